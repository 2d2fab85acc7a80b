// A whole head, drawn in its layers: hair behind, skin, features, hair before, glasses.
import type { Pen } from '../draw/pen.ts'
import type { Traits } from '../figure/traits.ts'
import { drawHairBack, drawHairFront } from '../hair/hair.ts'
import type { Light } from '../light/light.ts'
import { drawBeard, drawGlasses, drawHairShadow } from './beard.ts'
import { drawBrows, drawEyes } from './eyes.ts'
import { type FacePose, type Head, headOf } from './geometry.ts'
import { drawMouth } from './mouth.ts'
import type { Palette } from './palette.ts'
import { type Condition, drawCondition, drawEar, drawSkin } from './skin.ts'

/** The face without what surrounds it: ears, skin, features. The pen stands at the head's origin between the eyes. */
export function drawFace(
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
  if (traits.hair.style !== 'bald')
    drawHairShadow(
      pen,
      head,
      palette.skin,
      traits.hair.style === 'fringe' ? 40 : traits.hair.style === 'receding' || traits.hair.style === 'buzz' ? -10 : 10,
    )
  drawBeard(pen, traits, head, palette.hair, palette.skin.base, detail)
  drawMouth(pen, traits, head, palette, detail)
  drawEyes(pen, traits, head, palette, detail)
  drawBrows(pen, traits, head, palette.brow, detail)
  drawCondition(pen, traits, head, palette, condition)
}

/** Everything of a head in one go, for stills. */
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
  drawFace(pen, traits, head, palette, condition, 1)
  drawHairFront(pen, traits, head, palette.hair, light, 1)
  drawGlasses(pen, traits, head)
}
