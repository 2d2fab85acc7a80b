// Walking: where everyone is on their way through a scene.
import type { SceneValue } from '../../../types.ts'
import { clamp } from '../draw/pen.ts'
import { hash } from '../draw/random.ts'

/** Everyone walks together: how far from their marks they are at a moment, in units of the set. */
export interface Walk {
  readonly heading: -1 | 1
  /** When they arrive, in seconds; 0 when nobody walks. */
  readonly until: number
  /** How much of the way a wide camera goes along. */
  readonly follow: number
  at(seconds: number): number
}

/** Walking pace in units of the set a second: a step of the drawn legs is as long. */
const PACE = 74
/** The longest way across the set. */
const WAY = 980

/** Whether, whither and how long the people of a scene of `seconds` walk. */
export function walkOf(scene: SceneValue, seconds: number): Walk {
  const action = scene.action.toLowerCase()
  const camera = scene.camera.toLowerCase()
  const walks =
    /\b(walk|stroll|march|approach|wander|pac(?:e|es|ing)\b|head(?:s|ing) (?:to|down|through|toward)|cross(?:es|ing))/.test(
      action,
    ) && /track|follow|walk|steadicam|wide|full/.test(camera)
  const heading = /\bleft\b/.test(camera) ? -1 : /\bright\b/.test(camera) || hash(scene.id) & 2 ? 1 : -1
  const until = walks ? Math.min(seconds, WAY / PACE) : 0
  return {
    heading,
    until,
    follow: /track|follow|steadicam/.test(camera) ? 0.85 : 0.3,
    at: t => (walks ? heading * PACE * (clamp(t, 0, until) - until / 2) : 0),
  }
}
