// Drawings that serve more than one frame: what moves slowly is drawn on twos, as animators do, what moves fast on ones.
import { HEAD_SCALE } from '../figure/head-sprites.ts'
import type { Moment } from './performance.ts'

/** Units of the wide frame, which has 900 rows, by which something may have moved unseen. Every tier shows the same drawings. */
const UNSEEN = 1
/** Units a frame from which on a movement is fast: two pixels of 720 rows. */
const FAST = 2.5

/**
 * The frame whose drawing a frame shows: itself, or one before it. Frames before `first` show their own.
 * @param stands what is seen in a frame @param moved how many units of the wide frame something in the picture has moved from
 * one to the other, at most; infinite where it must be drawn anew
 */
export function onTwos<T>(
  first: number,
  stands: (frame: number) => T,
  moved: (from: T, to: T) => number,
): (frame: number) => number {
  const shown: number[] = []
  let last = first
  let seen: T | undefined
  return frame => {
    if (frame < first) return frame
    for (let i = first + shown.length; i <= frame; i++) {
      const now = stands(i)
      const far = seen === undefined ? Number.POSITIVE_INFINITY : moved(seen, now)
      if (far >= FAST || (far >= UNSEEN && i - last >= 2)) {
        last = i
        seen = now
      }
      shown.push(last)
    }
    return shown[frame - first] as number
  }
}

/** Units of a head from its axis to the tip of the nose, and to the crown. */
const NOSE = 95
const CROWN = 112
/** Units of a head that parts of a face move over their range: from the way that features are drawn. */
const FEATURES = {
  gazeX: 8,
  gazeY: 4,
  blink: 18,
  browInner: 9,
  browOuter: 9,
  pinch: 5,
  lids: 5,
  smile: 9,
  jaw: 15,
  round: 8,
  press: 5,
  bite: 5,
  flush: 4,
} as const
/** Units of a body that a hand goes from one gesture to the other, and a foot in a radian of a step. */
const REACH = 200
const STEP = 52

/** How far a person has moved between two moments, at most, in units of the wide frame. @param scale such units to a unit of the body */
export function movedBetween(a: Moment, b: Moment, scale: number): number {
  if (
    a.left.from !== b.left.from ||
    a.left.to !== b.left.to ||
    a.right.from !== b.right.from ||
    a.right.to !== b.right.to
  )
    return Number.POSITIVE_INFINITY
  if ((a.walk === null) !== (b.walk === null)) return Number.POSITIVE_INFINITY
  const change = (of: (moment: Moment) => number): number => of(b) - of(a)
  const head = (name: keyof Moment['face']): number => change(({ face }) => face[name]) * HEAD_SCALE
  const x = change(({ sway, turn, face }) => sway + turn * 9 - face.roll * 40)
  const y = change(({ bob, breath }) => bob - breath * 2.1)
  const ways = [
    x + head('yaw') * NOSE,
    x + head('roll') * CROWN,
    y + head('pitch') * NOSE,
    y,
    change(({ turn }) => turn) * 18,
    change(({ left }) => left.t) * REACH,
    change(({ right }) => right.t) * REACH,
    change(({ walk }) => walk ?? 0) * STEP,
  ]
  for (const [name, units] of Object.entries(FEATURES) as [keyof typeof FEATURES, number][])
    ways.push(head(name) * units)
  return Math.max(...ways.map(Math.abs)) * scale
}
