// Reference portraits: one person before a calm background, as the casting board shows them.
import type { PortraitJob } from '../jobs.ts'
import { FACES } from './acting/emotions.ts'
import { REST_MOMENT } from './acting/rest.ts'
import { css, darken, lighten, mix } from './draw/color.ts'
import { type Pen, soft } from './draw/pen.ts'
import { type FacePose, REST } from './face/geometry.ts'
import { actorOf, actorPainter } from './figure/actor.ts'
import { HEAD_SCALE } from './figure/head-sprites.ts'
import { ownHue, traitsOf } from './figure/traits.ts'
import { studioLight, tones } from './light/light.ts'

/**
 * A model sheet: from the front and the sides, and with the expressions that change a face most. Against all eight the same
 * people are recognised in films where, against the first four, half of the scenes at night or in grief were not.
 */
export const PORTRAITS = ['front', 'left', 'right', 'smile', 'sad', 'stern', 'talk', 'alarm'] as const
export type Portrait = (typeof PORTRAITS)[number]

const POSES: Record<Portrait, { readonly turn: number; readonly face: Partial<FacePose> }> = {
  front: { turn: 0, face: { smile: 0.06 } },
  left: { turn: -0.55, face: { yaw: -0.3, smile: 0.08, gazeX: -0.1 } },
  right: { turn: 0.55, face: { yaw: 0.3, smile: 0.08, gazeX: 0.1 } },
  smile: { turn: 0.1, face: { yaw: 0.06, smile: 0.75, jaw: 0.16 } },
  sad: { turn: 0.3, face: { ...FACES.sad, yaw: 0.2, gazeX: 0.3 } },
  talk: { turn: -0.5, face: { yaw: -0.3, jaw: 0.5, smile: 0.05, browOuter: 0.15, browInner: 0.2, gazeX: -0.3 } },
  alarm: { turn: 0.5, face: { ...FACES.afraid, yaw: 0.3, jaw: 0.45, gazeX: 0.3 } },
  stern: { turn: -0.3, face: { ...FACES.angry, yaw: -0.2, gazeX: -0.3 } },
}

/** Draws one portrait over the whole of the job's size. */
export function drawPortrait(pen: Pen, job: PortraitJob, name: Portrait): void {
  const { width, height, look, state } = job
  const light = studioLight(job.hour)
  const actor = actorOf(traitsOf(look, state?.wardrobe), light, state ?? undefined)
  const ground = mix(tones(ownHue(look.id), light).base, [120, 126, 136], 0.55)
  const fade = pen.createLinearGradient(0, 0, 0, height)
  fade.addColorStop(0, css(lighten(ground, 0.08)))
  fade.addColorStop(1, css(darken(ground, 0.3)))
  pen.fillStyle = fade
  pen.fillRect(0, 0, width, height)
  soft(pen, width * (light.side < 0 ? 0.4 : 0.6), height * 0.4, width * 0.75, height * 0.6, lighten(ground, 0.35), 0.6)
  // The head takes a good half of the height.
  const scale = Math.min(height * 0.5, width * 0.62) / (224 * HEAD_SCALE)
  const pose = POSES[name]
  const painter = actorPainter(actor, scale, (height * 0.62) / scale)
  painter.draw(
    pen,
    {
      ...REST_MOMENT,
      turn: pose.turn,
      face: { ...REST, ...pose.face },
    },
    width / 2,
    height * 0.46 - actor.headY * scale,
    scale,
    false,
  )
}
