// Things that hands hold. Drawn at the palm, along the forearm's direction.
import { css, lighten, mix, type Rgb, rgb } from '../draw/color.ts'
import { blob, line, type Pen, poly, soft } from '../draw/pen.ts'
import { type Light, tones } from '../light/light.ts'

export type Held =
  | 'book'
  | 'lantern'
  | 'phone'
  | 'tablet'
  | 'sword'
  | 'cup'
  | 'gun'
  | 'paper'
  | 'torch'
  | 'key'
  | 'staff'
  | 'flower'
  | 'vial'
  | 'bag'
  | 'tool'
  | 'box'
  | 'camera'
  | 'orb'

const WORDS: readonly (readonly [RegExp, Held])[] = [
  [/\b(book|diary|journal|notebook|ledger|tome|grimoire|manual)\b/, 'book'],
  [/\b(lantern|oil lamp|candle)\b/, 'lantern'],
  [/\b(phone|smartphone|radio|walkie|communicator|receiver|remote)\b/, 'phone'],
  [/\b(tablet|clipboard|laptop|datapad|screen)\b/, 'tablet'],
  [/\b(sword|blade|dagger|knife|katana|rapier|machete)\b/, 'sword'],
  [/\b(cup|mug|glass|goblet|tea|coffee|bottle|drink)\b/, 'cup'],
  [/\b(gun|pistol|revolver|blaster|rifle|weapon)\b/, 'gun'],
  [
    /\b(letter|paper|map|note|photo(?:graph)?|scroll|document|folder|file|ticket|blueprint|postcard|envelope|newspaper|drawing)s?\b/,
    'paper',
  ],
  [/\b(torch|flashlight)\b/, 'torch'],
  [/\b(keys?|keycard|badge|amulet|pendant|ring|coin|medal|watch|compass)\b/, 'key'],
  [/\b(staff|cane|stick|spear|wand|broom|rod|oar|umbrella)\b/, 'staff'],
  [/\b(flowers?|rose|bouquet|plant|seedling)\b/, 'flower'],
  [/\b(vial|flask|syringe|potion|test tube|serum|sample|jar)\b/, 'vial'],
  [/\b(bag|suitcase|briefcase|basket|case)\b/, 'bag'],
  [/\b(wrench|hammer|screwdriver|tools?|axe|shovel|pickaxe|crowbar)\b/, 'tool'],
  [/\b(camera|binoculars|telescope)\b/, 'camera'],
  [/\b(orb|crystal|stone|gem|sphere|artifact|artefact|relic|shard|device)\b/, 'orb'],
  [/\b(box|chest|parcel|package|gift)\b/, 'box'],
]

/** The thing that words name, if a hand can hold it. */
export const heldOf = (words: string): Held | undefined =>
  WORDS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1]

/** Draws a thing at the palm of a hand. Sizes are in units of the head (a head is 224 high). */
export function drawHeld(pen: Pen, kind: Held, x: number, y: number, angle: number, light: Light): void {
  const c = (hex: string): Rgb => tones(rgb(hex), light).base
  const fill = (hex: string): string => css(c(hex))
  const glow = (hex: string, r: number, a: number): void => soft(pen, 0, 0, r, r, rgb(hex), a)
  pen.save()
  pen.translate(x, y)
  switch (kind) {
    case 'book':
      pen.rotate(-0.15)
      poly(
        pen,
        [
          [-46, -64],
          [46, -58],
          [46, 44],
          [-46, 50],
        ],
        fill('#7a3327'),
      )
      poly(
        pen,
        [
          [40, -57],
          [50, -53],
          [50, 42],
          [40, 43],
        ],
        fill('#e6dcc4'),
      )
      line(
        pen,
        [
          [-28, -40],
          [24, -37],
        ],
        fill('#c9a24a'),
        5,
      )
      line(
        pen,
        [
          [-28, -28],
          [10, -26],
        ],
        fill('#c9a24a'),
        4,
      )
      break
    case 'lantern':
      glow('#ffce73', 190, 0.5)
      line(
        pen,
        [
          [0, 0],
          [-18, 22],
          [0, 26],
          [18, 22],
          [0, 0],
        ],
        fill('#3a332c'),
        4,
      )
      poly(
        pen,
        [
          [-24, 26],
          [24, 26],
          [30, 96],
          [-30, 96],
        ],
        css(rgb('#ffdf94'), 0.92),
      )
      soft(pen, 0, 66, 20, 30, rgb('#fffbe0'), 1)
      for (const s of [-27, 0, 27])
        line(
          pen,
          [
            [s * 0.85, 26],
            [s, 96],
          ],
          fill('#2f2924'),
          5,
        )
      poly(
        pen,
        [
          [-32, 94],
          [32, 94],
          [28, 108],
          [-28, 108],
        ],
        fill('#2f2924'),
      )
      break
    case 'phone':
    case 'tablet': {
      const k = kind === 'tablet' ? 1.9 : 1
      pen.rotate(-0.12)
      glow('#9fd0ff', 70 * k, 0.28)
      pen.fillStyle = fill('#1c1f24')
      pen.beginPath()
      pen.roundRect(-22 * k, -52 * k, 44 * k, 78 * k, 7)
      pen.fill()
      pen.fillStyle = css(rgb('#bfe0ff'), 0.85)
      pen.fillRect(-18 * k, -46 * k, 36 * k, 66 * k)
      for (let i = 0; i < 4; i++)
        line(
          pen,
          [
            [-12 * k, (-34 + i * 13) * k],
            [(i % 2 ? 6 : 11) * k, (-34 + i * 13) * k],
          ],
          css(rgb('#4a7296')),
          3,
        )
      break
    }
    case 'sword':
      pen.rotate(angle + 0.15)
      poly(
        pen,
        [
          [20, -8],
          [250, -5],
          [276, 1],
          [250, 7],
          [20, 9],
        ],
        fill('#c9d2da'),
      )
      line(
        pen,
        [
          [26, 0],
          [250, 1],
        ],
        css(lighten(c('#dfe7ee'), 0.4)),
        2,
      )
      poly(
        pen,
        [
          [12, -34],
          [24, -34],
          [24, 35],
          [12, 35],
        ],
        fill('#b58f3a'),
      )
      line(
        pen,
        [
          [-28, 0],
          [12, 0],
        ],
        fill('#4a3020'),
        13,
      )
      break
    case 'cup':
      poly(
        pen,
        [
          [-22, -44],
          [22, -44],
          [18, 18],
          [-18, 18],
        ],
        fill('#d9d3c6'),
      )
      poly(
        pen,
        [
          [-22, -44],
          [-6, -44],
          [-5, 18],
          [-18, 18],
        ],
        css(lighten(c('#e6e1d6'), 0.3)),
      )
      line(
        pen,
        [
          [21, -30],
          [36, -24],
          [34, -2],
          [19, 2],
        ],
        fill('#cfc8ba'),
        6,
      )
      break
    case 'gun':
      pen.rotate(angle)
      poly(
        pen,
        [
          [0, -18],
          [92, -18],
          [92, -2],
          [30, 2],
          [22, 34],
          [-4, 30],
        ],
        fill('#2a2d33'),
      )
      line(
        pen,
        [
          [6, -15],
          [88, -15],
        ],
        css(lighten(c('#3a3e46'), 0.25)),
        3,
      )
      break
    case 'paper':
      pen.rotate(0.12)
      poly(
        pen,
        [
          [-40, -70],
          [38, -66],
          [42, 34],
          [-36, 38],
        ],
        css(lighten(c('#e9dfc6'), 0.1)),
      )
      for (let i = 0; i < 6; i++)
        line(
          pen,
          [
            [-26, -50 + i * 14],
            [i % 3 === 2 ? 4 : 26, -48 + i * 14],
          ],
          css(c('#6a604c'), 0.7),
          2.4,
        )
      break
    case 'torch':
      pen.rotate(angle)
      poly(
        pen,
        [
          [90, -12],
          [520, -150],
          [520, 150],
          [90, 14],
        ],
        css(rgb('#fff2c4'), 0.13),
      )
      line(
        pen,
        [
          [-10, 0],
          [70, 0],
        ],
        fill('#33363c'),
        20,
      )
      poly(
        pen,
        [
          [68, -16],
          [92, -21],
          [92, 22],
          [68, 17],
        ],
        fill('#4a4e56'),
      )
      soft(pen, 94, 0, 26, 26, rgb('#fff6d8'), 0.95)
      break
    case 'key':
      line(
        pen,
        [
          [0, 2],
          [0, 44],
        ],
        fill('#d0aa48'),
        4,
      )
      soft(pen, 0, 56, 20, 20, rgb('#ffd873'), 0.7)
      pen.beginPath()
      pen.arc(0, 56, 12, 0, 7)
      pen.strokeStyle = fill('#d9b552')
      pen.lineWidth = 6
      pen.stroke()
      break
    case 'staff':
      line(
        pen,
        [
          [6, -330],
          [2, 0],
          [-4, 560],
        ],
        fill('#5b4128'),
        14,
      )
      line(
        pen,
        [
          [4, -320],
          [0, 0],
          [-6, 540],
        ],
        css(lighten(c('#7a5a38'), 0.2)),
        4,
      )
      break
    case 'flower':
      for (const [dx, dy] of [
        [-20, -74],
        [4, -92],
        [26, -70],
      ] as const) {
        line(
          pen,
          [
            [0, 12],
            [dx * 0.4, -30],
            [dx, dy],
          ],
          fill('#4d7a3f'),
          4,
        )
        for (let i = 0; i < 5; i++)
          soft(pen, dx + Math.cos(i * 1.26) * 9, dy + Math.sin(i * 1.26) * 9, 10, 10, c('#e0526a'), 1)
        soft(pen, dx, dy, 6, 6, c('#f4c84a'), 1)
      }
      break
    case 'vial':
      glow('#7ff0c0', 80, 0.5)
      pen.fillStyle = css(rgb('#c9f5e4'), 0.7)
      pen.beginPath()
      pen.roundRect(-11, -58, 22, 74, 10)
      pen.fill()
      pen.fillStyle = css(rgb('#3fd79a'), 0.95)
      pen.beginPath()
      pen.roundRect(-9, -26, 18, 40, 8)
      pen.fill()
      poly(
        pen,
        [
          [-12, -66],
          [12, -66],
          [10, -54],
          [-10, -54],
        ],
        fill('#6a4a30'),
      )
      break
    case 'bag':
      line(
        pen,
        [
          [-22, 26],
          [-14, 4],
          [14, 4],
          [22, 26],
        ],
        fill('#3a2a1e'),
        7,
      )
      blob(
        pen,
        [
          [-72, 28],
          [72, 28],
          [76, 128],
          [-76, 128],
        ],
        fill('#6b4a30'),
      )
      line(
        pen,
        [
          [-70, 60],
          [70, 60],
        ],
        fill('#4a3220'),
        5,
      )
      break
    case 'tool':
      pen.rotate(angle)
      line(
        pen,
        [
          [-24, 0],
          [96, 0],
        ],
        fill('#8a6a42'),
        12,
      )
      poly(
        pen,
        [
          [84, -30],
          [112, -30],
          [112, 24],
          [84, 18],
        ],
        fill('#8b929a'),
      )
      break
    case 'camera':
      poly(
        pen,
        [
          [-44, -30],
          [44, -30],
          [44, 26],
          [-44, 26],
        ],
        fill('#24262b'),
      )
      pen.beginPath()
      pen.arc(0, -2, 21, 0, 7)
      pen.fillStyle = fill('#50565f')
      pen.fill()
      soft(pen, -5, -8, 12, 12, rgb('#aee0ff'), 0.8)
      break
    case 'orb':
      glow('#8fd8ff', 150, 0.5)
      soft(pen, 0, -16, 40, 40, rgb('#e6fbff'), 1)
      pen.beginPath()
      pen.arc(0, -16, 27, 0, 7)
      pen.fillStyle = css(mix(rgb('#6fc4ff'), c('#9fd8ff'), 0.3), 0.75)
      pen.fill()
      soft(pen, -8, -26, 12, 12, [255, 255, 255], 0.9)
      break
    case 'box':
      poly(
        pen,
        [
          [-52, -52],
          [52, -52],
          [52, 22],
          [-52, 22],
        ],
        fill('#8a6238'),
      )
      line(
        pen,
        [
          [-52, -28],
          [52, -28],
        ],
        fill('#5a3d20'),
        5,
      )
      soft(pen, 0, -26, 10, 10, c('#e0bd5a'), 1)
      break
  }
  pen.restore()
}
