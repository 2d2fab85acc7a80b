// The skin of a face: its form in light and shade, nose, ears, lines, freckles, marks and wounds.
import { css, darken, lighten, mix, rgb } from '../draw/color.ts'
import { blob, lerp, line, type Pen, type Point, soft, through, within } from '../draw/pen.ts'
import { hash, random } from '../draw/random.ts'
import type { Traits } from '../figure/traits.ts'
import { eyeX } from './eyes.ts'
import type { Head } from './geometry.ts'
import type { Palette } from './palette.ts'

/** What has happened to a face. */
export interface Condition {
  readonly blood: boolean
  readonly bruise: boolean
  readonly bandage: boolean
  readonly dirt: boolean
  readonly wet: boolean
  readonly tired: boolean
}

export const UNHARMED: Condition = {
  blood: false,
  bruise: false,
  bandage: false,
  dirt: false,
  wet: false,
  tired: false,
}

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
    if (detail > 0.15) drawLines(pen, traits, head, palette)
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

function drawLines(pen: Pen, traits: Traits, head: Head, palette: Palette): void {
  const { skin } = palette
  const smile = Math.max(0, head.pose.smile)
  const age = traits.wrinkles
  const fold = 0.1 + age * 0.5 + smile * 0.3
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

function drawNose(pen: Pen, traits: Traits, head: Head, palette: Palette, detail: number): void {
  const { skin, side } = palette
  const { face } = traits
  const baseY = 45 * face.noseLength
  const w = 14.5 * face.noseWidth
  const root = head.on(0, -12, 3)
  const tip = head.at(0, baseY - 7, 98)
  const base = head.at(0, baseY + 2, 84)
  const wing = (s: number) => head.at(s * w, baseY - 2, 74)
  const shadowSide = -side
  const sw = wing(shadowSide)
  const lw = wing(side)
  // The shaded flank of the bridge.
  pen.save()
  pen.beginPath()
  pen.moveTo(root.x + shadowSide * 11, root.y - 14)
  pen.bezierCurveTo(
    root.x + shadowSide * 5,
    root.y + 4,
    tip.x + shadowSide * 5,
    tip.y - 24,
    tip.x + shadowSide * 6,
    tip.y - 3,
  )
  pen.lineTo(sw.x + shadowSide * 1.5, sw.y + 2)
  pen.bezierCurveTo(
    sw.x + shadowSide * 1,
    sw.y - 20,
    root.x + shadowSide * 15,
    root.y + 12,
    root.x + shadowSide * 11,
    root.y - 14,
  )
  const flank = pen.createLinearGradient(0, root.y - 14, 0, base.y)
  flank.addColorStop(0, css(skin.shade, 0.04))
  flank.addColorStop(1, css(skin.shade, 0.5 * Math.min(1.1, face.noseBridge)))
  pen.fillStyle = flank
  pen.fill()
  pen.restore()
  soft(pen, lerp(root.x, tip.x, 0.5) + shadowSide * 9, lerp(root.y, tip.y, 0.55), 10, 30, skin.shade, 0.5)
  soft(pen, base.x, base.y + 9, w * 1.5, 8, skin.shade, 0.62)
  soft(pen, tip.x + shadowSide * 3, tip.y + 1, w * 0.95, 11, skin.shade, 0.32)
  if (detail > 0.2) {
    // Bridge and tip catch the key.
    line(
      pen,
      [
        [root.x + side * 1.5, root.y - 6],
        [lerp(root.x, tip.x, 0.5) + side * 2, lerp(root.y, tip.y, 0.5)],
        [tip.x + side * 1.5, tip.y - 8],
      ],
      css(lighten(skin.light, 0.2), 0.34 * face.noseBridge),
      4.2,
    )
    soft(pen, tip.x + side * 2.5, tip.y - 4, 6.5 * face.noseWidth, 6, lighten(skin.light, 0.35), 0.62)
  }
  const contour = css(mix(skin.deep, skin.line, 0.45), 0.72)
  // Wings and nostrils
  line(
    pen,
    [
      [sw.x + shadowSide * 0.5, sw.y - 8],
      [sw.x + shadowSide * 2.4, sw.y - 1],
      [sw.x - shadowSide * 1.5, sw.y + 4],
    ],
    contour,
    2,
  )
  line(
    pen,
    [
      [lw.x + side * 0.5, lw.y - 7],
      [lw.x + side * 2, lw.y - 1],
      [lw.x - side * 1.5, lw.y + 4],
    ],
    css(skin.deep, 0.5),
    1.7,
  )
  for (const s of [-1, 1]) {
    const n = head.at(s * w * 0.47, baseY + 1.5, 84)
    pen.save()
    pen.translate(n.x, n.y)
    pen.rotate(s * 0.22)
    pen.beginPath()
    pen.ellipse(0, 0, 4.6 * face.noseWidth * Math.max(0.5, n.sx), 2.2, 0, 0, 7)
    pen.fillStyle = css(mix(skin.line, palette.mouth, 0.3), 0.78)
    pen.fill()
    pen.restore()
  }
  line(
    pen,
    [
      [base.x - w * 0.42, base.y + 2.6],
      [base.x, base.y + 4.6],
      [base.x + w * 0.42, base.y + 2.6],
    ],
    css(skin.deep, 0.55),
    1.7,
  )
}

/** Wounds, dirt, rain and tiredness over the finished skin. */
export function drawCondition(pen: Pen, traits: Traits, head: Head, palette: Palette, condition: Condition): void {
  const r = random(hash(`${traits.id} marks`))
  const s = r() < 0.5 ? -1 : 1
  within(pen, head.outline, () => {
    if (condition.tired)
      for (const e of [-1, 1]) {
        const p = head.on(e * eyeX(traits), 17)
        soft(pen, p.x, p.y, 21, 9, mix(palette.skin.deep, rgb('#5a3a5c'), 0.4), 0.55)
      }
    if (condition.bruise) {
      const p = head.on(s * 45, 22)
      soft(pen, p.x, p.y, 22, 17, rgb('#5b2f58'), 0.62)
      soft(pen, p.x + 6, p.y + 8, 18, 13, rgb('#8a5a30'), 0.35)
    }
    if (condition.dirt)
      for (let i = 0; i < 7; i++) {
        const p = head.on(r.in(-58, 58), r.in(-70, 90))
        soft(pen, p.x, p.y, r.in(10, 26), r.in(6, 14), rgb('#3a2c20'), r.in(0.3, 0.55))
      }
    if (condition.blood) {
      const p = head.on(s * 34, -50)
      line(
        pen,
        [
          [p.x - 9, p.y - 5],
          [p.x + 10, p.y + 4],
        ],
        css(rgb('#6e0f12')),
        4,
      )
      const q = head.on(s * 39, 0)
      line(
        pen,
        [
          [p.x + 4, p.y],
          [p.x + 8, p.y + 18],
          [q.x + 6, q.y - 10],
        ],
        css(rgb('#8c1418'), 0.9),
        3,
      )
    }
    if (condition.wet)
      for (let i = 0; i < 9; i++) {
        const p = head.on(r.in(-56, 56), r.in(-60, 90))
        line(
          pen,
          [
            [p.x, p.y],
            [p.x + 0.5, p.y + r.in(4, 9)],
          ],
          'rgba(255,255,255,0.5)',
          1.6,
        )
      }
  })
  if (condition.bandage) {
    const [l, rr] = [head.edge(-62), head.edge(-44)]
    const m0 = head.on(0, -66, 2)
    const m1 = head.on(0, -44, 2)
    blob(pen, [l[0], [m0.x, m0.y], l[1], rr[1], [m1.x, m1.y], rr[0]], css(mix(palette.teeth, palette.skin.base, 0.12)))
    line(pen, [l[0], [m0.x, m0.y + 10], rr[1]], css(palette.skin.deep, 0.3), 1.5)
    const p = head.on(s * 30, -55, 3)
    soft(pen, p.x, p.y, 11, 8, rgb('#8c1418'), 0.75)
  }
}
