// Reference portraits: one person before a calm background, as the casting board shows them.
import type { PortraitJob } from '../jobs.ts'
import { REST_MOMENT } from './acting/rest.ts'
import { css, darken, lighten, mix } from './draw/color.ts'
import { type Pen, soft } from './draw/pen.ts'
import { REST } from './face/geometry.ts'
import { actorOf, actorPainter } from './figure/actor.ts'
import { HEAD_SCALE } from './figure/head-sprites.ts'
import { ownHue, traitsOf } from './figure/traits.ts'
import { studioLight, tones } from './light/light.ts'

export const PORTRAITS = ['front', 'left', 'right', 'smile'] as const
export type Portrait = (typeof PORTRAITS)[number]

const POSES: Record<Portrait, { yaw: number; turn: number; smile: number; gazeX: number; jaw: number }> = {
  front: { yaw: 0, turn: 0, smile: 0.06, gazeX: 0, jaw: 0 },
  left: { yaw: -0.3, turn: -0.55, smile: 0.08, gazeX: -0.1, jaw: 0 },
  right: { yaw: 0.3, turn: 0.55, smile: 0.08, gazeX: 0.1, jaw: 0 },
  smile: { yaw: 0.06, turn: 0.1, smile: 0.75, gazeX: 0, jaw: 0.16 },
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
      face: { ...REST, yaw: pose.yaw, smile: pose.smile, gazeX: pose.gazeX, jaw: pose.jaw },
    },
    width / 2,
    height * 0.46 - actor.headY * scale,
    scale,
    false,
  )
}
