// How a take's camera operator plays a planned shot: where the frame sits, when the move starts, how far it goes.
import type { Take } from '../acting/take.ts'
import { clamp, lerp } from '../draw/pen.ts'
import { random, scramble } from '../draw/random.ts'
import { WIDE } from '../sets/stage.ts'
import type { View } from './path.ts'
import type { Shot } from './plan.ts'

export interface Operated {
  readonly shot: Shot
  readonly base: View
  /** The moment of the move, 0…1, at a moment of the shot. */
  readonly pace: (t: number) => number
}

/** How far from its planned place a frame may sit, in shares of its width and height. */
const ASIDE = 0.03
const HIGHER = 0.016
/** Close up, a face keeps its room. */
const CLOSE = 0.4
/** The tightest and the widest that a planned framing is taken. */
const TIGHT = 1.045
const LOOSE = 0.965

/**
 * The shot as a take plays it: size, subject and the direction of the move stay what the scene asks. A shot that runs over
 * a join of parts is played as planned, since the other part has another seed. A camera that stands stays where it is.
 * @param index of the shot in the scene
 */
export function operated(shot: Shot, index: number, base: View, take: Take, fps: number): Operated {
  const { move } = shot
  const moves = move.push !== 1 || move.pan !== 0 || move.rise !== 0
  if (!moves || !take.owns(shot.from / fps, shot.to / fps)) return { shot, base, pace: t => t }
  const r = random(scramble(take.seed ^ scramble(index + 4099)))
  const room = base.zoom > 2.6 ? CLOSE : 1
  const zoom = base.zoom * r.in(lerp(1, LOOSE, room), lerp(1, TIGHT, room))
  const width = WIDE.width / zoom
  const height = WIDE.height / zoom
  const reach = r.in(0.75, 1.3)
  // A move that hesitates, or one that settles early.
  const bend = r.in(0.72, 1.4)
  return {
    shot: {
      ...shot,
      move: {
        ...move,
        push: move.push ** reach,
        pan: move.pan * reach + (move.pan === 0 ? r.in(-0.012, 0.012) : 0),
        rise: move.rise * reach + (move.rise === 0 ? r.in(-0.012, 0.012) : 0),
      },
    },
    base: {
      x: base.x + r.in(-ASIDE, ASIDE) * room * width,
      y: base.y + r.in(-HIGHER, HIGHER) * room * height,
      zoom,
    },
    pace: t => clamp(t) ** bend,
  }
}
