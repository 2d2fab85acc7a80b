// A head's two layers that belong to the face: the complexion, and the features that act.
import type { Pen } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import { drawBeard, drawHairShadow } from './beard.ts'
import { type Condition, drawCondition } from './condition.ts'
import { type DrawEye, drawBrows, drawEyes } from './eyes.ts'
import type { Head } from './geometry.ts'
import { drawMouth } from './mouth.ts'
import type { Palette } from './palette.ts'
import { drawEar, drawLines, drawSkin } from './skin.ts'

/** What the skin shows: ears, skin and nose, beard, marks. The pen stands at the head's origin between the eyes. */
export function drawComplexion(
  pen: Pen,
  traits: Traits,
  head: Head,
  palette: Palette,
  condition: Condition,
  detail: number,
): void {
  const covered = traits.outfit.hat === 'hijab' || ['bob', 'long', 'wavy', 'fringe'].includes(traits.hair.style)
  const turned = Math.abs(head.pose.yaw) > 0.12
  const near: -1 | 1 = head.pose.yaw > 0 ? -1 : 1
  if (!covered) {
    drawEar(pen, traits, head, palette, turned ? (near === 1 ? -1 : 1) : -1)
    if (!turned) drawEar(pen, traits, head, palette, 1)
  }
  drawSkin(pen, traits, head, palette, detail)
  if (!covered && turned) drawEar(pen, traits, head, palette, near)
  const { style } = traits.hair
  if (style !== 'bald') {
    const depth = style === 'fringe' ? 40 : style === 'receding' || style === 'buzz' ? -10 : 10
    drawHairShadow(pen, head, palette.skin, depth)
  }
  drawBeard(pen, traits, head, palette.hair, palette.skin.base, detail)
  drawCondition(pen, traits, head, palette, condition)
}

/** What moves in a face: lines, mouth, eyes and brows. */
export function drawFeatures(
  pen: Pen,
  traits: Traits,
  head: Head,
  palette: Palette,
  detail: number,
  eye: DrawEye,
): void {
  if (detail > 0.15) drawLines(pen, traits, head, palette)
  drawMouth(pen, traits, head, palette, detail)
  drawEyes(pen, traits, head, eye)
  drawBrows(pen, traits, head, palette.brow, detail)
}
