// How a body stands, in units of the head: the neck's base is the origin, x right, y down, and the sole is about 1065 below.
import { lerp, type Point } from '../draw/pen.ts'
import type { Traits } from './traits.ts'

export type HandShape = 'relaxed' | 'fist' | 'open' | 'point' | 'hold'

export interface ArmPose {
  /** Where the wrist is. */
  readonly wrist: Point
  /** 1 bends the elbow outward, −1 inward. */
  readonly bend: number
  readonly hand: HandShape
  /** Turns the hand from the forearm's line, in radians. */
  readonly twist: number
}

export interface BodyPose {
  /** −1…1: left to right. The nearer shoulder grows and the middle line moves. */
  readonly turn: number
  readonly left: ArmPose
  readonly right: ArmPose
  /** Walking phase in radians, or null when standing. */
  readonly walk: number | null
  readonly back: boolean
}

/** A body's measures. */
export interface Frame {
  readonly shoulder: number
  readonly chest: number
  readonly waist: number
  readonly hip: number
  readonly waistY: number
  readonly hipY: number
  readonly crotch: number
  readonly knee: number
  readonly ankle: number
  readonly sole: number
  readonly upperArm: number
  readonly foreArm: number
  /** Height of the head's origin above the neck's base (negative). */
  readonly headY: number
  readonly neck: number
  /** Body units to head units: small for children, whose heads are large for their bodies. */
  readonly body: number
}

export function frameOf(traits: Traits): Frame {
  const { shoulders, girth } = traits.build
  const female = traits.gender === 'female' && traits.age > 13
  const k = 1 - traits.youth * 0.3
  const legs = 1 - traits.youth * 0.14
  return {
    shoulder: 138 * shoulders * lerp(1, girth, 0.25) * k,
    chest: 106 * girth * lerp(1, shoulders, 0.5) * k,
    waist: (female ? 82 : 96) * girth * k,
    hip: (female ? 108 : 102) * girth * k,
    waistY: 275 * k,
    hipY: 385 * k,
    crotch: 430 * k,
    knee: 735 * k * legs,
    ankle: 1005 * k * legs,
    sole: 1060 * k * legs,
    upperArm: 198 * k,
    foreArm: 180 * k,
    headY: -(112 * traits.face.length + 33 - traits.youth * 12),
    neck: (female ? 35 : 44) * lerp(1, girth, 0.5) * (1 - traits.youth * 0.25),
    body: k,
  }
}

const arm = (x: number, y: number, bend = 1, hand: HandShape = 'relaxed', twist = 0): ArmPose => ({
  wrist: [x, y],
  bend,
  hand,
  twist,
})

/** Arms of a gesture for a body of these measures; `s` −1 is the left arm on the picture, 1 the right. */
export function gesture(name: Gesture, frame: Frame, s: -1 | 1): ArmPose {
  const k = frame.body
  const side = frame.shoulder
  switch (name) {
    case 'down':
      return arm(s * (side + 6), 418 * k, 1, 'relaxed', 0)
    case 'hip':
      return arm(s * (frame.hip - 2), 318 * k, 1, 'fist', -s * 0.9)
    case 'pocket':
      return arm(s * (frame.hip + 2), 380 * k, 0.55, 'fist', s * 0.35)
    case 'clasp':
      return arm(s * 12, 372 * k, 1, 'relaxed', s * 0.55)
    case 'talk':
      return arm(s * (side + 6), 262 * k, 1, 'open', s * 0.5)
    case 'offer':
      return arm(s * (side + 54), 216 * k, 1, 'open', s * 0.3)
    case 'point':
      return arm(s * (side + 96), 126 * k, 1, 'point', s * 0.25)
    case 'chest':
      return arm(s * 34, 150 * k, 1, 'relaxed', s * 0.2)
    case 'chin':
      return arm(s * 38, 22 * k, 1, 'relaxed', s * 0.1)
    case 'fist':
      return arm(s * (side - 12), 156 * k, 1, 'fist', 0)
    case 'fold':
      return arm(-s * 52, (s < 0 ? 196 : 216) * k, 1, 'relaxed', 0)
    case 'hold':
      return arm(s * (side - 30), 262 * k, 1, 'hold', s * 0.3)
    case 'raise':
      return arm(s * (side + 58), 34 * k, 1, 'open', -s * 0.2)
  }
}
export type Gesture =
  | 'down'
  | 'hip'
  | 'pocket'
  | 'clasp'
  | 'talk'
  | 'offer'
  | 'point'
  | 'chest'
  | 'chin'
  | 'fist'
  | 'fold'
  | 'hold'
  | 'raise'

/** Between two arm poses. */
export const blendArm = (a: ArmPose, b: ArmPose, t: number): ArmPose => ({
  wrist: [lerp(a.wrist[0], b.wrist[0], t), lerp(a.wrist[1], b.wrist[1], t)],
  bend: lerp(a.bend, b.bend, t),
  hand: t < 0.5 ? a.hand : b.hand,
  twist: lerp(a.twist, b.twist, t),
})

/**
 * The elbow between shoulder and wrist, and the wrist when the arm is too short to reach. The elbow hangs low and away
 * from the body; an arm that comes toward the viewer is foreshortened rather than spread wide.
 */
export function elbow(
  shoulder: Point,
  wrist: Point,
  upper: number,
  fore: number,
  side: number,
  bend: number,
): { elbow: Point; wrist: Point } {
  const dx = wrist[0] - shoulder[0]
  const dy = wrist[1] - shoulder[1]
  const far = Math.hypot(dx, dy) || 1
  const reach = Math.min(far, (upper + fore) * 0.985)
  const ux = dx / far
  const uy = dy / far
  const along = Math.max(reach * 0.3, (upper * upper - fore * fore + reach * reach) / (2 * reach))
  const out = Math.min(upper * 0.62, Math.sqrt(Math.max(0, upper * upper - along * along))) * 0.72 * bend
  const a: Point = [shoulder[0] + ux * along - uy * out, shoulder[1] + uy * along + ux * out]
  const b: Point = [shoulder[0] + ux * along + uy * out, shoulder[1] + uy * along - ux * out]
  const low = ([x, y]: Point): number => y + side * x * 0.7
  return { elbow: low(a) > low(b) ? a : b, wrist: [shoulder[0] + ux * reach, shoulder[1] + uy * reach] }
}
