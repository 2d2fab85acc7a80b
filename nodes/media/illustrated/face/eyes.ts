// Eyes and brows: lids that close, irises that look, lashes, catch lights.
import { css, darken, lighten, mix, type Rgb } from '../draw/color.ts'
import { line, type Pen, type Point, soft, taper } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import type { FacePose, Head } from './geometry.ts'
import type { Palette } from './palette.ts'

/** Where the eyes stand. */
export const eyeX = (traits: Traits): number => 32.5 * traits.face.eyeSpacing * (0.45 + 0.55 * traits.face.width)

/** Draws one eye with the pen where it stands. `narrow` is how much of its width the head's turn leaves. */
export type DrawEye = (pen: Pen, pose: FacePose, side: -1 | 1, narrow: number) => void

/** Draws both eyes where they stand. */
export function drawEyes(pen: Pen, traits: Traits, head: Head, draw: DrawEye): void {
  for (const side of [-1, 1] as const) {
    if (traits.eyepatch && side === 1) {
      drawPatch(pen, traits, head)
      continue
    }
    const spot = head.on(side * eyeX(traits), 1, -5)
    pen.save()
    pen.translate(spot.x, spot.y)
    draw(pen, head.pose, side, spot.sx)
    pen.restore()
  }
}

/** Half the width of an eye. */
export const eyeHalf = (traits: Traits): number => 19.2 * traits.face.eyeSize

/** One eye, drawn anew. `detail` 0…1 leaves out what is too small to see. */
export function drawEye(
  pen: Pen,
  traits: Traits,
  pose: FacePose,
  palette: Palette,
  side: -1 | 1,
  narrow: number,
  detail: number,
): void {
  const { face } = traits
  const a = eyeHalf(traits)
  const widen = 1 + pose.lids * (pose.lids > 0 ? 0.28 : 0.34)
  const smileLift = Math.max(0, pose.smile) * 0.22
  const hU = 10.9 * face.eyeSize * face.eyeOpen * widen
  const hL = 7.2 * face.eyeSize * face.eyeOpen * (1 - smileLift + Math.min(0, pose.lids) * 0.35)
  const shut = pose.blink
  const up = hU * (1 - shut) - hL * 0.72 * shut + Math.max(0, pose.gazeY) * -2.4 * (1 - shut)
  const tilt = face.eyeTilt * a
  const inner: Point = [-a, 2.2 + tilt * 0.35]
  const outer: Point = [a, -0.6 - tilt]
  const lid = (lift: number): readonly [Point, Point] => [
    [-a * 0.62, -up * 1.22 - lift],
    [a * 0.42, -up * 1.42 - tilt * 0.5 - lift],
  ]
  pen.save()
  pen.scale(side * narrow, 1)
  const [u1, u2] = lid(0)
  const eyeShape = (): void => {
    pen.beginPath()
    pen.moveTo(inner[0], inner[1])
    pen.bezierCurveTo(u1[0], u1[1], u2[0], u2[1], outer[0], outer[1])
    pen.bezierCurveTo(a * 0.55, hL * 1.28, -a * 0.5, hL * 1.34, inner[0], inner[1])
    pen.closePath()
  }
  if (shut < 0.93) {
    pen.save()
    eyeShape()
    pen.clip()
    const white = pen.createLinearGradient(0, -hU, 0, hL)
    white.addColorStop(0, css(palette.eyeShade))
    white.addColorStop(0.45, css(palette.eyeWhite))
    white.addColorStop(1, css(mix(palette.eyeWhite, palette.skin.base, 0.16)))
    pen.fillStyle = white
    pen.fillRect(-a - 2, -hU * 1.5, a * 2 + 4, hU * 1.5 + hL * 1.5)
    soft(pen, -a * 0.95, 2.5, 6, 5, palette.inner, 0.55)
    const r = 10.9 * face.eyeSize
    const gx = side * pose.gazeX * a * 0.44
    const gy = -1.7 + pose.gazeY * 4
    const iris = pen.createRadialGradient(gx, gy + r * 0.25, r * 0.1, gx, gy, r)
    iris.addColorStop(0, css(lighten(palette.iris, 0.32)))
    iris.addColorStop(0.55, css(palette.iris))
    iris.addColorStop(0.84, css(darken(palette.iris, 0.3)))
    iris.addColorStop(1, css(darken(palette.iris, 0.66)))
    pen.fillStyle = iris
    pen.beginPath()
    pen.arc(gx, gy, r, 0, 7)
    pen.fill()
    pen.fillStyle = css(darken(palette.iris, 0.9))
    pen.beginPath()
    pen.arc(gx, gy, r * 0.45, 0, 7)
    pen.fill()
    // The lid's shadow lies over white and iris alike.
    const shadow = pen.createLinearGradient(0, -hU * 1.1, 0, hL * 0.2)
    shadow.addColorStop(0, css(palette.skin.deep, 0.72))
    shadow.addColorStop(0.5, css(palette.skin.deep, 0.22))
    shadow.addColorStop(1, css(palette.skin.deep, 0))
    pen.fillStyle = shadow
    pen.fillRect(-a - 2, -hU * 1.5, a * 2 + 4, hU * 2.4)
    pen.fillStyle = css(palette.catchLight, 0.95)
    pen.beginPath()
    pen.ellipse(gx + side * palette.side * r * 0.34, gy - r * 0.34, r * 0.24, r * 0.27, 0, 0, 7)
    pen.fill()
    pen.fillStyle = css(palette.catchLight, 0.4)
    pen.beginPath()
    pen.arc(gx - side * palette.side * r * 0.36, gy + r * 0.42, r * 0.13, 0, 7)
    pen.fill()
    pen.restore()
  }
  // The closed lid is skin.
  if (shut > 0.05) {
    pen.beginPath()
    pen.moveTo(inner[0], inner[1])
    pen.bezierCurveTo(-a * 0.62, -hU * 1.25, a * 0.42, -hU * 1.45 - tilt * 0.5, outer[0], outer[1])
    pen.bezierCurveTo(u2[0], u2[1], u1[0], u1[1], inner[0], inner[1])
    pen.closePath()
    pen.fillStyle = css(mix(palette.skin.base, palette.skin.shade, 0.35))
    pen.fill()
  }
  if (detail > 0.3 && shut < 0.8) {
    const crease = 4.5 + 3.5 * (1 - traits.wrinkles)
    const [c1, c2] = lid(crease)
    pen.beginPath()
    pen.moveTo(inner[0] + 3, inner[1] - crease * 0.6)
    pen.bezierCurveTo(c1[0], c1[1], c2[0], c2[1], outer[0] + 2, outer[1] - crease * 0.35)
    pen.strokeStyle = css(palette.skin.line, 0.36)
    pen.lineWidth = 1.7
    pen.stroke()
  }
  // Upper lash line: a crescent, heavier toward the outer corner.
  const thick = 2.2 + 1.9 * traits.lashes
  pen.beginPath()
  pen.moveTo(inner[0], inner[1])
  pen.bezierCurveTo(
    u1[0],
    u1[1] - thick * 0.35,
    u2[0],
    u2[1] - thick * 1.1,
    outer[0] + 2 + traits.lashes * 2.6,
    outer[1] - 0.8 - traits.lashes * 2.4,
  )
  pen.bezierCurveTo(u2[0] + 1, u2[1] + thick * 0.6, u1[0], u1[1] + thick * 0.5, inner[0], inner[1])
  pen.closePath()
  pen.fillStyle = css(palette.lash)
  pen.fill()
  if (detail > 0.3) {
    if (traits.lashes > 0.5 && shut < 0.7)
      for (const [t, size] of [
        [0.72, 4.4],
        [0.86, 5.2],
      ] as const) {
        const x =
          lid(0)[1][0] * (1 - t) * 3 * t * t +
          outer[0] * t * t * t +
          inner[0] * (1 - t) ** 3 +
          u1[0] * 3 * t * (1 - t) ** 2
        const y =
          u2[1] * (1 - t) * 3 * t * t + outer[1] * t * t * t + inner[1] * (1 - t) ** 3 + u1[1] * 3 * t * (1 - t) ** 2
        taper(
          pen,
          [
            [x - 1, y],
            [x + size * 0.5, y - size * 0.35],
            [x + size, y - size],
          ],
          css(palette.lash),
          1.8,
          0.2,
        )
      }
    pen.beginPath()
    pen.moveTo(outer[0], outer[1] + 0.6)
    pen.bezierCurveTo(a * 0.55, hL * 1.32, -a * 0.4, hL * 1.36, inner[0] + 4, inner[1] + 1.2)
    pen.strokeStyle = css(palette.skin.line, 0.42 + 0.2 * traits.lashes)
    pen.lineWidth = 1.3
    pen.stroke()
    const bag = 0.12 + traits.wrinkles * 0.3
    line(
      pen,
      [
        [-a * 0.7, hL * 1.1 + 5],
        [0, hL * 1.25 + 8],
        [a * 0.75, hL * 0.7 + 4],
      ],
      css(palette.skin.shade, bag),
      2,
    )
  }
  pen.restore()
}

function drawPatch(pen: Pen, traits: Traits, head: Head): void {
  const spot = head.on(eyeX(traits), 1, 2)
  const left = head.on(-50, -46, 3)
  const right = head.on(66, -20, 3)
  line(
    pen,
    [
      [left.x, left.y],
      [spot.x - 6, spot.y - 16],
      [spot.x, spot.y],
    ],
    '#17130f',
    5,
  )
  line(
    pen,
    [
      [spot.x, spot.y - 6],
      [right.x, right.y],
    ],
    '#17130f',
    5,
  )
  pen.save()
  pen.translate(spot.x, spot.y)
  pen.scale(spot.sx, 1)
  pen.beginPath()
  pen.ellipse(0, 2, 25, 22, 0, 0, 7)
  pen.fillStyle = '#1f1914'
  pen.fill()
  pen.strokeStyle = '#3a3028'
  pen.lineWidth = 1.5
  pen.stroke()
  pen.restore()
}

/** Draws both brows. */
export function drawBrows(pen: Pen, traits: Traits, head: Head, color: Rgb, detail: number): void {
  const { face } = traits
  const { pose } = head
  for (const side of [-1, 1] as const) {
    const spot = head.on(side * (eyeX(traits) + 1), -25 + face.browHeight - (pose.lids > 0 ? pose.lids * 2.5 : 0), 4)
    pen.save()
    pen.translate(spot.x, spot.y)
    pen.scale(side * spot.sx, 1)
    const pinch = pose.pinch
    const inY = 2.4 - pose.browInner * 9 + pinch * 3 + face.browTilt * 18
    const outY = 3 - pose.browOuter * 7 - face.browTilt * 14
    const midY = (inY + outY) / 2 - 6.5 * face.browArch - (pose.browOuter + pose.browInner) * 1.4
    const points: Point[] = [
      [-21 - pinch * 4, inY],
      [-8 - pinch * 2, inY * 0.55 + midY * 0.5],
      [7, midY],
      [18, midY * 0.55 + outY * 0.42],
      [26, outY],
    ]
    taper(pen, points, css(color), 7.6 * face.browThickness, 0.3)
    if (detail > 0.55)
      for (let i = 0; i < 6; i++) {
        const t = i / 6
        const x = -19 - pinch * 3 + t * 34
        const y = inY * (1 - t) + midY * t + (t > 0.75 ? 2 : 0)
        line(
          pen,
          [
            [x, y + 2.5 * face.browThickness],
            [x + 5, y - 3.2 * face.browThickness],
          ],
          css(darken(color, 0.25), 0.55),
          1.1,
        )
      }
    pen.restore()
  }
}
