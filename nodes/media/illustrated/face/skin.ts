// The skin of a face: its form in light and shade, ears, lines, freckles and marks.
import { css, darken, mix, rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, soft, through, within } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Traits } from '../figure/traits.ts'
import { eyeX } from './eyes.ts'
import type { Head } from './geometry.ts'
import { drawNose } from './nose.ts'
import type { Palette } from './palette.ts'

export function drawEar(pen: Pen, traits: Traits, head: Head, palette: Palette, side: -1 | 1): void {
  const size = traits.face.ears
  const spot = head.at(side * (head.half(6) + 1), 12, -12)
  const [l, r] = head.edge(12)
  const x = side < 0 ? Math.max(spot.x, l[0] - 3) : Math.min(spot.x, r[0] + 3)
  pen.save()
  pen.translate(x, spot.y)
  pen.scale(side * size, size)
  const shape: Point[] = [
    [-6, -20],
    [4, -25],
    [13, -19],
    [13, -4],
    [8, 10],
    [3, 21],
    [-4, 20],
    [-8, 4],
  ]
  blob(pen, shape, css(mix(palette.skin.base, palette.skin.shade, 0.3)))
  pen.beginPath()
  through(pen, shape, true)
  pen.strokeStyle = css(palette.skin.line, 0.45)
  pen.lineWidth = 1.6
  pen.stroke()
  line(
    pen,
    [
      [0, -16],
      [7, -14],
      [7, -2],
      [2, 8],
      [0, 13],
    ],
    css(palette.skin.deep, 0.5),
    2.4,
  )
  soft(pen, 2, -1, 6, 10, palette.skin.deep, 0.4)
  pen.restore()
}

/** The head's skin with its soft modelling. */
export function drawSkin(pen: Pen, traits: Traits, head: Head, palette: Palette, detail: number): void {
  const { skin } = palette
  const side = palette.side
  const { wrinkles } = traits
  within(pen, head.outline, () => {
    const far = head.edge(0)
    const [x0, x1] = side < 0 ? [far[0][0], far[1][0]] : [far[1][0], far[0][0]]
    const body = pen.createLinearGradient(lerp(x0, x1, -0.1), -90, lerp(x0, x1, 1.08), 70)
    body.addColorStop(0, css(mix(skin.light, skin.base, 0.25)))
    body.addColorStop(0.42, css(skin.base))
    body.addColorStop(0.78, css(mix(skin.base, skin.shade, 0.5)))
    body.addColorStop(1, css(skin.shade))
    pen.fillStyle = body
    pen.fillRect(-140, -150, 280, 320)
    const at = (x: number, y: number) => head.on(x, y)
    const spot = (x: number, y: number, rx: number, ry: number, color: typeof skin.base, alpha: number): void => {
      const p = at(x, y)
      soft(pen, p.x, p.y, rx * Math.max(0.5, p.sx), ry, color, alpha)
    }
    // Form: temples and jaw turn away, brow and cheekbones catch light.
    spot(-side * 66, 40, 36, 80, skin.shade, 0.55)
    spot(side * 74, 46, 22, 70, skin.shade, 0.3)
    spot(0, 112, 62, 26, skin.shade, 0.5)
    spot(0, -108, 88, 44, skin.shade, 0.5)
    spot(side * 20, -52, 50, 34, skin.light, 0.55)
    spot(side * 40, 30, 26, 20, skin.light, 0.5)
    spot(-side * 34, 30, 20, 18, skin.light, 0.22)
    spot(0, 97, 17, 13, skin.light, 0.42)
    const flush = 0.2 + head.pose.flush * 0.35 + (traits.youth > 0.3 ? 0.12 : 0)
    for (const s of [-1, 1]) {
      spot(s * 41, 40, 27, 20, palette.blush, flush)
      // Sockets
      const ex = eyeX(traits)
      spot(s * (ex - 3), -9, 27, 15, skin.shade, 0.62)
      spot(s * (ex - 13), -5, 12, 13, skin.deep, 0.22)
      spot(s * ex, 13, 22, 8, skin.shade, 0.24 + wrinkles * 0.2)
    }
    if (traits.freckles && detail > 0.3) {
      const r = random(hash(traits.id))
      for (let i = 0; i < 34; i++) {
        const p = at((r() < 0.5 ? -1 : 1) * r.in(3, 56), r.in(16, 44))
        pen.fillStyle = css(mix(skin.shade, rgb('#9c5a34'), 0.45), r.in(0.3, 0.65))
        pen.beginPath()
        pen.arc(p.x, p.y, r.in(0.8, 1.7), 0, 7)
        pen.fill()
      }
    }
  })
  drawNose(pen, traits, head, palette, detail)
  if (traits.mole !== 0 && detail > 0.2) {
    const p = head.on(traits.mole * 31, 58)
    pen.fillStyle = css(darken(skin.deep, 0.25), 0.85)
    pen.beginPath()
    pen.arc(p.x, p.y, 1.9, 0, 7)
    pen.fill()
  }
  if (traits.scar) {
    const points: Point[] = [
      [46, -38],
      [50, -12],
      [47, 16],
      [52, 44],
    ].map(([x, y]) => {
      const p = head.on(side * -(x as number), y as number)
      return [p.x, p.y]
    })
    line(pen, points, css(mix(skin.light, rgb('#e8a090'), 0.5), 0.85), 3)
    line(
      pen,
      points.map(([x, y]) => [x + 1.5, y] as const),
      css(skin.deep, 0.5),
      1.2,
    )
  }
  // A contour that belongs to the skin: darker where it turns from the light.
  pen.beginPath()
  through(pen, head.outline, true)
  pen.strokeStyle = css(skin.line, 0.42)
  pen.lineWidth = 1.8
  pen.stroke()
}

/** The lines that age and feeling draw: folds, crow's feet, a frown. */
export function drawLines(pen: Pen, traits: Traits, head: Head, palette: Palette): void {
  const { skin } = palette
  const smile = Math.max(0, head.pose.smile)
  const age = traits.wrinkles
  const fold = 0.07 + age * 0.5 + smile * (0.14 + age * 0.2)
  const curve = (points: readonly (readonly [number, number])[], alpha: number, width: number): void => {
    if (alpha < 0.05) return
    const path = points.map(([x, y]) => {
      const p = head.on(x, y)
      return [p.x, p.y] as const
    })
    line(pen, path, css(skin.deep, alpha), width)
  }
  const nose = 44 * traits.face.noseLength
  for (const s of [-1, 1]) {
    curve(
      [
        [s * 19, nose - 2],
        [s * 29, nose + 12],
        [s * 35, nose + 26 - smile * 3],
      ],
      fold * 0.7,
      2,
    )
    if (age > 0.25) {
      curve(
        [
          [s * (eyeX(traits) + 22), -3],
          [s * (eyeX(traits) + 31), -8],
        ],
        age * 0.5,
        1.4,
      )
      curve(
        [
          [s * (eyeX(traits) + 23), 2],
          [s * (eyeX(traits) + 32), 2],
        ],
        age * 0.5,
        1.4,
      )
      curve(
        [
          [s * (eyeX(traits) + 21), 6],
          [s * (eyeX(traits) + 29), 11],
        ],
        age * 0.4,
        1.3,
      )
      curve(
        [
          [s * 16, 13],
          [s * 30, 19],
          [s * 44, 15],
        ],
        age * 0.5,
        1.6,
      )
      curve(
        [
          [s * 30, 84],
          [s * 35, 94],
          [s * 33, 101],
        ],
        age * 0.35,
        1.8,
      )
    }
  }
  if (age > 0.2)
    for (const [i, y] of [-72, -60, -49].entries())
      curve(
        [
          [-34 + i * 3, y + 2],
          [-12, y - 1],
          [14, y],
          [34 - i * 2, y + 3],
        ],
        age * 0.42,
        1.6,
      )
  if (head.pose.pinch > 0.2)
    for (const s of [-1, 1])
      curve(
        [
          [s * 5.5, -32],
          [s * 6.5, -22],
        ],
        head.pose.pinch * 0.6,
        1.8,
      )
  if (head.pose.browInner > 0.35)
    curve(
      [
        [-22, -58],
        [0, -61],
        [22, -58],
      ],
      head.pose.browInner * 0.35,
      1.8,
    )
}
