// Limbs and hands: ribbons of cloth and skin with round light on them.
import { css, mix, type Rgb } from '../draw/color.ts'
import { line, type Pen, type Point, through } from '../draw/pen.ts'
import type { Light, Tones } from '../light/light.ts'
import type { HandShape } from './pose.ts'

/**
 * Fills a band of varying half width along a path; lit from one side, with a contour. An `open` one grows out of what it
 * starts in: no contour there, and its first third takes the colour of what that is, `root`.
 */
export function ribbon(
  pen: Pen,
  path: readonly Point[],
  widths: readonly number[],
  tones: Tones,
  light: Light,
  contour = 0.5,
  open = false,
  root?: Rgb,
): void {
  const n = path.length
  const a: Point[] = []
  const b: Point[] = []
  for (let i = 0; i < n; i++) {
    const [x, y] = path[i] as Point
    const [px, py] = path[Math.max(0, i - 1)] as Point
    const [nx, ny] = path[Math.min(n - 1, i + 1)] as Point
    const length = Math.hypot(nx - px, ny - py) || 1
    const w = widths[i] as number
    a.push([x - ((ny - py) / length) * w, y + ((nx - px) / length) * w])
    b.push([x + ((ny - py) / length) * w, y - ((nx - px) / length) * w])
  }
  const outline = [...a, ...b.reverse()]
  let x0 = Number.POSITIVE_INFINITY
  let x1 = Number.NEGATIVE_INFINITY
  for (const [x] of outline) {
    if (x < x0) x0 = x
    if (x > x1) x1 = x
  }
  pen.beginPath()
  through(pen, outline, true)
  const fade = light.side < 0 ? pen.createLinearGradient(x0, 0, x1, 0) : pen.createLinearGradient(x1, 0, x0, 0)
  fade.addColorStop(0, css(mix(tones.base, tones.light, 0.5)))
  fade.addColorStop(0.4, css(tones.base))
  fade.addColorStop(1, css(mix(tones.base, tones.shade, 0.8)))
  pen.fillStyle = fade
  pen.fill()
  const [start, end] = [path[0] as Point, path[2] as Point]
  if (root && start !== end) {
    const blend = pen.createLinearGradient(start[0], start[1], end[0], end[1])
    blend.addColorStop(0, css(root, 0.95))
    blend.addColorStop(0.22, css(root, 0.8))
    blend.addColorStop(0.62, css(root, 0))
    pen.fillStyle = blend
    pen.fill()
  }
  if (contour > 0) {
    if (open) {
      pen.beginPath()
      through(pen, [...a.slice(1), ...b.slice(0, -1)])
    }
    pen.strokeStyle = css(tones.line, contour)
    pen.lineWidth = 2.2
    pen.stroke()
  }
}

/** A hand at the wrist, pointing along `angle` (radians, 0 to the right). `s` mirrors the thumb. `size` 1 is an adult's. */
export function drawHand(
  pen: Pen,
  at: Point,
  angle: number,
  shape: HandShape,
  s: number,
  size: number,
  skin: Tones,
): void {
  pen.save()
  pen.translate(at[0], at[1])
  pen.rotate(angle)
  pen.scale(size, s * size)
  const fingers: (readonly Point[])[] = []
  const bases = [-11.5, -4, 3.5, 10.5]
  const lengths = [27, 31, 29, 22]
  bases.forEach((y, i) => {
    const x = 33 - Math.abs(i - 1.3) * 1.8
    const length = lengths[i] as number
    if (shape === 'fist' || shape === 'hold')
      fingers.push([
        [x - 4, y * 1.05],
        [x + 5, y * 1.12],
        [x + 1, y * 1.05],
      ])
    else if (shape === 'point' && i > 0)
      fingers.push([
        [x - 3, y * 1.05],
        [x + 5, y * 1.1],
        [x, y],
      ])
    else if (shape === 'point')
      fingers.push([
        [x, y],
        [x + length * 1.05, y - 1],
      ])
    else if (shape === 'open')
      fingers.push([
        [x, y * 1.1],
        [x + length * 0.55, y * 1.5],
        [x + length, y * 1.85],
      ])
    else
      fingers.push([
        [x, y],
        [x + length * 0.55, y * 0.95 + 1],
        [x + length * 0.88, y * 0.8 + 5],
      ])
  })
  const thumb: readonly Point[] =
    shape === 'fist' || shape === 'hold'
      ? [
          [9, -13],
          [22, -17],
          [33, -9],
        ]
      : shape === 'open'
        ? [
            [8, -12],
            [20, -25],
            [31, -33],
          ]
        : [
            [8, -12],
            [22, -21],
            [35, -19],
          ]
  const palm: readonly Point[] = [
    [-4, -11],
    [10, -15.5],
    [30, -15],
    [37, -6],
    [37, 7],
    [29, 14],
    [10, 13],
    [-4, 10],
  ]
  const path = (points: readonly Point[]): void => {
    pen.beginPath()
    through(pen, points)
    pen.stroke()
  }
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  const outline = css(skin.line, 0.75)
  pen.strokeStyle = outline
  pen.lineWidth = 12.5
  for (const f of fingers) path(f)
  pen.lineWidth = 13.5
  path(thumb)
  pen.beginPath()
  through(pen, palm, true)
  pen.fillStyle = css(skin.base)
  pen.lineWidth = 3
  pen.stroke()
  pen.fill()
  pen.strokeStyle = css(mix(skin.base, skin.light, 0.3))
  pen.lineWidth = 9.4
  for (const f of fingers) path(f)
  for (let i = 1; i < fingers.length; i++) {
    const f = fingers[i] as readonly Point[]
    line(
      pen,
      f.map(([x, y]) => [x, y - 4.2] as const),
      css(skin.deep, 0.42),
      1.4,
    )
  }
  pen.strokeStyle = css(skin.base)
  pen.lineWidth = 10.4
  path(thumb)
  line(
    pen,
    [
      [10, -8],
      [20, -12],
      [28, -10],
    ],
    css(skin.deep, 0.28),
    1.6,
  )
  pen.restore()
}
