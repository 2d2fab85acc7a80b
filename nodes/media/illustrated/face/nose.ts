// The nose.
import { css, mix } from '../draw/color.ts'
import { lerp, line, type Pen, soft } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import type { Head } from './geometry.ts'
import type { Palette } from './palette.ts'

/** The nose: a shaded flank, a lit bridge and tip, wings and nostrils. */
export function drawNose(pen: Pen, traits: Traits, head: Head, palette: Palette, detail: number): void {
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
      css(mix(skin.light, [255, 240, 225], 0.12), 0.3 * face.noseBridge),
      4.2,
    )
    soft(pen, tip.x + side * 2.5, tip.y - 4, 6.5 * face.noseWidth, 6, mix(skin.light, [255, 240, 225], 0.22), 0.6)
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
