// A head in its layers: the complexion, the features that act, and all of it at once for stills.
import type { Pen } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import { drawHairBack } from '../hair/back.ts'
import { drawHairFront } from '../hair/front.ts'
import type { Light } from '../light/light.ts'
import { drawBeard, drawGlasses, drawHairShadow } from './beard.ts'
import { type Condition, drawCondition } from './condition.ts'
import { drawBrows, drawEyes } from './eyes.ts'
import { type FacePose, type Head, headOf } from './geometry.ts'
import { drawMouth } from './mouth.ts'
import type { Palette } from './palette.ts'
import { drawEar, drawSkin } from './skin.ts'

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

/** What moves in a face: mouth, eyes and brows. */
export function drawFeatures(pen: Pen, traits: Traits, head: Head, palette: Palette, detail: number): void {
  drawMouth(pen, traits, head, palette, detail)
  drawEyes(pen, traits, head, palette, detail)
  drawBrows(pen, traits, head, palette.brow, detail)
}

/** A whole head in one go, for stills. */
export function drawHead(
  pen: Pen,
  traits: Traits,
  pose: FacePose,
  palette: Palette,
  light: Light,
  condition: Condition,
): void {
  const head = headOf(traits.face, pose)
  drawHairBack(pen, traits, head, palette.hair, 1)
  drawComplexion(pen, traits, head, palette, condition, 1)
  drawFeatures(pen, traits, head, palette, 1)
  drawHairFront(pen, traits, head, palette.hair, light, 1)
  drawGlasses(pen, traits, head)
}
