// The mouth: lips with form, teeth and tongue behind them, shaped by speech and feeling.
import { css, darken, lighten, mix } from '../draw/color.ts'
import { line, type Pen, type Point, soft, through } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import type { Head } from './geometry.ts'
import type { Palette } from './palette.ts'

/** Draws the mouth. At `jaw` 1 the lips part by about a fifth of the face's half height. */
export function drawMouth(pen: Pen, traits: Traits, head: Head, palette: Palette, detail: number): void {
  const { face } = traits
  const { pose } = head
  // The upper lip stays with the skull: the spot is taken where the jaw does not reach yet.
  const spot = head.on(0, 68 + face.mouthHeight, 6)
  const lift = pose.jaw * 15 * 0.36
  const spread =
    1 + Math.max(0, -pose.round) * 0.16 - Math.max(0, pose.round) * 0.36 + Math.abs(pose.smile) * 0.1 - pose.jaw * 0.07
  const m = 25.5 * face.mouthWidth * spread
  const smile = pose.smile
  const corner = -smile * 6.2 + pose.press * 0.5
  const gap = pose.jaw * 27 * (1 + Math.max(0, pose.round) * 0.12)
  const thin = 1 - pose.press * 0.5
  const hu = 7.2 * face.lipUpper * thin * (1 + Math.max(0, pose.round) * 0.22) * (1 - Math.max(0, smile) * 0.14)
  const hl = 9.4 * face.lipLower * thin * (1 + Math.max(0, pose.round) * 0.15) * (1 - Math.max(0, smile) * 0.1)
  const upY = -gap * 0.16 - pose.bite * 1
  const lowY = gap * 0.84 + 0.4
  const lipSkin = palette.lips
  pen.save()
  pen.translate(spot.x, spot.y - lift)
  pen.scale(spot.sx, 1)
  // Shadow under the lower lip, and the dimples of a smile.
  soft(pen, 0, lowY + hl + 6, m * 0.66, 6.5, palette.skin.shade, 0.55)
  const upperEdge: Point[] = [
    [-m, corner],
    [-m * 0.5, upY + corner * 0.35 + 0.4],
    [0, upY + 1.1],
    [m * 0.5, upY + corner * 0.35 + 0.4],
    [m, corner],
  ]
  const lowerEdge: Point[] = [
    [m, corner],
    [m * 0.52, lowY * 0.94 + corner * 0.25],
    [0, lowY + 1],
    [-m * 0.52, lowY * 0.94 + corner * 0.25],
    [-m, corner],
  ]
  if (gap > 0.8) {
    pen.save()
    pen.beginPath()
    through(pen, upperEdge)
    through(pen, lowerEdge, false, false)
    pen.closePath()
    pen.clip()
    pen.fillStyle = css(palette.mouth)
    pen.fillRect(-m - 2, upY - 10, m * 2 + 4, gap + 24)
    const tongueTop = upY + gap * 0.62
    pen.fillStyle = css(palette.tongue)
    pen.beginPath()
    pen.ellipse(0, tongueTop + gap * 0.42, m * 0.66, gap * 0.4 + 2, 0, 0, 7)
    pen.fill()
    const teeth = Math.min(8, gap * 0.42) * (1 - Math.max(0, pose.round) * 0.7)
    if (teeth > 1) {
      pen.fillStyle = css(palette.teeth)
      pen.beginPath()
      pen.moveTo(-m * 0.86, upY - 6)
      pen.lineTo(m * 0.86, upY - 6)
      pen.bezierCurveTo(m * 0.74, upY + teeth + 1, m * 0.3, upY + teeth + 2.4, 0, upY + teeth + 2.4)
      pen.bezierCurveTo(-m * 0.3, upY + teeth + 2.4, -m * 0.74, upY + teeth + 1, -m * 0.86, upY - 6)
      pen.fill()
      const shade = pen.createLinearGradient(0, upY - 2, 0, upY + 7)
      shade.addColorStop(0, css(darken(palette.mouth, 0.4), 0.6))
      shade.addColorStop(1, css(palette.mouth, 0))
      pen.fillStyle = shade
      pen.fillRect(-m, upY - 8, m * 2, 16)
    }
    pen.restore()
  }
  const rim = Math.max(0, smile) * 1.2
  // Upper lip
  pen.beginPath()
  through(pen, upperEdge)
  pen.bezierCurveTo(m * 0.7, upY - hu * 0.5 + corner * 0.5, m * 0.42, upY - hu * 1.02, 6.5, upY - hu + rim)
  pen.quadraticCurveTo(0, upY - hu * 0.62 + rim, -6.5, upY - hu + rim)
  pen.bezierCurveTo(-m * 0.42, upY - hu * 1.02, -m * 0.7, upY - hu * 0.5 + corner * 0.5, -m, corner)
  pen.closePath()
  const top = pen.createLinearGradient(0, upY - hu, 0, upY + 1)
  top.addColorStop(0, css(mix(lipSkin.base, palette.skin.base, 0.25)))
  top.addColorStop(1, css(mix(lipSkin.shade, lipSkin.base, 0.35)))
  pen.fillStyle = top
  pen.fill()
  // Lower lip
  const lowerLip: Point[] = lowerEdge
  pen.beginPath()
  through(pen, lowerLip)
  pen.bezierCurveTo(-m * 0.72, lowY + hl * 0.72 + corner * 0.4, -m * 0.36, lowY + hl * 1.06, 0, lowY + hl)
  pen.bezierCurveTo(m * 0.36, lowY + hl * 1.06, m * 0.72, lowY + hl * 0.72 + corner * 0.4, m, corner)
  pen.closePath()
  const bottom = pen.createLinearGradient(0, lowY, 0, lowY + hl)
  bottom.addColorStop(0, css(lipSkin.base))
  bottom.addColorStop(0.4, css(mix(lipSkin.light, lipSkin.base, 0.35)))
  bottom.addColorStop(1, css(mix(lipSkin.shade, palette.skin.base, 0.3)))
  pen.fillStyle = bottom
  pen.fill()
  if (detail > 0.3) soft(pen, palette.side * 3, lowY + hl * 0.42, m * 0.3, 2.6, lighten(lipSkin.light, 0.5), 0.4)
  if (gap <= 2.2) {
    line(
      pen,
      [[-m - 1, corner - 0.2], ...upperEdge.slice(1, 4), [m + 1, corner - 0.2]],
      css(mix(lipSkin.line, palette.mouth, 0.5), 0.9 - gap * 0.2),
      1.9,
    )
  }
  if (detail > 0.25) {
    const dimple = 0.3 + Math.abs(smile) * 0.4
    for (const s of [-1, 1])
      line(
        pen,
        [
          [s * (m + 0.5), corner - 2],
          [s * (m + 2.4), corner + 0.6],
          [s * (m + 1), corner + 3],
        ],
        css(palette.skin.shade, dimple),
        1.8,
      )
  }
  pen.restore()
}
