// A lighthouse on its rock, the keeper's house at its foot, the sea behind.
import { css, mix, type Rgb } from '../../draw/color.ts'
import { blob, horizontal, line, type Point, poly, soft, vertical } from '../../draw/pen.ts'
import { drawGrass, drawRock, drawWater } from '../nature.ts'
import { type SetPainter, type Stage, WIDE } from '../stage.ts'
import { sky } from './shared.ts'

/** Where the tower stands, its height, and half its width at the foot and at the gallery. */
const TOWER = { x: 1290, foot: 648, height: 470, wide: 62, narrow: 40 } as const
const BANDS = 5
const LAMP: Rgb = [255, 238, 190]

/** Half the tower's width at a share of its height. */
const half = (share: number): number => TOWER.wide + (TOWER.narrow - TOWER.wide) * share
const heightOf = (share: number): number => TOWER.foot - TOWER.height * share
const band = (from: number, to: number): Point[] => [
  [TOWER.x - half(from), heightOf(from)],
  [TOWER.x + half(from), heightOf(from)],
  [TOWER.x + half(to), heightOf(to)],
  [TOWER.x - half(to), heightOf(to)],
]

function tower(pen: Parameters<typeof blob>[0], stage: Stage): void {
  const { x } = TOWER
  const left = x - TOWER.wide
  const right = x + TOWER.wide
  for (let i = 0; i < BANDS; i++) {
    const color = i % 2 === 0 ? '#e8e2d6' : '#b5483f'
    const shaded = horizontal(pen, left, right, [
      [0, stage.dim(color, 0.08)],
      [0.6, stage.lit(color, 0.08)],
      [1, stage.c(color, 0.08)],
    ])
    poly(pen, band(i / BANDS, (i + 1) / BANDS), shaded)
  }
  // A door and two windows, one above the other.
  for (const [share, size] of [
    [0.03, 30],
    [0.42, 16],
    [0.76, 14],
  ] as const)
    poly(
      pen,
      [
        [x - size / 2, heightOf(share)],
        [x + size / 2, heightOf(share)],
        [x + size / 2, heightOf(share) - size * 1.7],
        [x - size / 2, heightOf(share) - size * 1.7],
      ],
      css(stage.dim('#3d4650')),
    )
  const top = heightOf(1)
  // The lantern's light goes round above the gallery.
  const lit = /night|dusk|evening/.test(stage.light.hour)
  const glass = lit ? mix(stage.c('#f2dfa2'), LAMP, 0.8) : stage.lit('#a9c3cc')
  if (stage.night) {
    soft(pen, x, top - 44, 620, 60, LAMP, 0.22)
    soft(pen, x, top - 44, 190, 150, LAMP, 0.3)
  }
  pen.fillStyle = css(glass)
  pen.fillRect(x - 27, top - 70, 54, 60)
  const iron = css(stage.dim('#2f3338'))
  for (const offset of [-27, -9, 9, 27])
    line(
      pen,
      [
        [x + offset, top - 70],
        [x + offset, top - 10],
      ],
      iron,
      4,
    )
  pen.fillStyle = iron
  pen.fillRect(x - 54, top - 12, 108, 14)
  line(
    pen,
    [
      [x - 52, top - 34],
      [x + 52, top - 34],
    ],
    iron,
    3,
  )
  for (let offset = -52; offset <= 52; offset += 26)
    line(
      pen,
      [
        [x + offset, top - 34],
        [x + offset, top - 10],
      ],
      iron,
      3,
    )
  blob(
    pen,
    [
      [x - 40, top - 68],
      [x, top - 118],
      [x + 40, top - 68],
    ],
    css(stage.c('#8f3a34')),
  )
  line(
    pen,
    [
      [x, top - 112],
      [x, top - 140],
    ],
    iron,
    4,
  )
}

function house(pen: Parameters<typeof blob>[0], stage: Stage): void {
  pen.fillStyle = vertical(pen, 560, 660, [
    [0, stage.lit('#e6dfd0', 0.06)],
    [1, stage.c('#cfc6b4', 0.06)],
  ])
  pen.fillRect(1010, 562, 190, 98)
  poly(
    pen,
    [
      [992, 566],
      [1050, 506],
      [1160, 506],
      [1218, 566],
    ],
    css(stage.dim('#6d4a40')),
  )
  const pane = stage.night ? css([255, 214, 140]) : css(stage.dim('#5c7480'))
  for (const x of [1036, 1150]) {
    pen.fillStyle = pane
    pen.fillRect(x, 590, 26, 32)
  }
  pen.fillStyle = css(stage.dim('#5a3f34'))
  pen.fillRect(1088, 596, 30, 64)
}

export const lighthouse: SetPainter = stage => [
  sky(stage, 520),
  {
    depth: 6,
    paint: pen => {
      drawWater(pen, stage, 518, 720)
      for (const [x, size] of [
        [120, 70],
        [420, 40],
        [1720, 80],
      ] as const)
        drawRock(pen, stage, x, 526, size, 0.5, '#6d7580')
    },
  },
  {
    depth: 2.4,
    paint: pen => {
      blob(
        pen,
        [
          [760, 720],
          [880, 672],
          [1000, 652],
          [1200, 646],
          [1420, 650],
          [1560, 690],
          [1640, 720],
          [1600, 800],
          [800, 800],
        ],
        vertical(pen, 646, 760, [
          [0, stage.lit('#7d8a5e', 0.1)],
          [0.35, stage.c('#75706a', 0.1)],
          [1, stage.dim('#56524e', 0.1)],
        ]),
      )
      house(pen, stage)
      tower(pen, stage)
      for (const [x, size] of [
        [820, 34],
        [960, 22],
        [1480, 30],
        [1590, 40],
      ] as const)
        drawRock(pen, stage, x, 716, size, 0.1, '#66625e')
    },
  },
  {
    depth: 0,
    paint: pen => {
      const { r } = stage
      blob(
        pen,
        [
          [WIDE.left - 100, 728],
          [200, 712],
          [760, 730],
          [1300, 716],
          [WIDE.right + 100, 730],
          [WIDE.right + 100, WIDE.bottom],
          [WIDE.left - 100, WIDE.bottom],
        ],
        vertical(pen, 710, 960, [
          [0, stage.lit('#8d9a68')],
          [0.5, stage.c('#75824f')],
          [1, stage.dim('#5d6a40')],
        ]),
      )
      // The path that feet have worn towards the door.
      blob(
        pen,
        [
          [760, 960],
          [1000, 960],
          [1090, 800],
          [1130, 722],
          [1096, 722],
          [980, 800],
        ],
        css(stage.c('#b29a70')),
      )
      for (let i = 0; i < 9; i++) drawRock(pen, stage, r.in(WIDE.left, WIDE.right), r.in(742, 772), r.in(10, 34), 0)
      drawGrass(pen, stage, 880, 950, 60, '#7c8a52')
    },
  },
]
