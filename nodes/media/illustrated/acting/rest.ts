// An actor doing nothing: for portraits and tests.
import { REST } from '../face/geometry.ts'
import type { Moment } from './performance.ts'

const HANGING = { from: 'down', to: 'down', t: 0 } as const

export const REST_MOMENT: Moment = {
  face: REST,
  turn: 0,
  left: HANGING,
  right: HANGING,
  breath: 0,
  sway: 0,
  bob: 0,
  walk: null,
  speaking: false,
}
