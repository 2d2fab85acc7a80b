// How the landmarks of a photographed face move when it speaks, blinks and feels.
import { clamp, type Point } from '../../draw/pen.ts'
import { type FacePose, REST } from '../../face/geometry.ts'

/** What a landmark pose takes of a whole pose. */
export type FaceMoves = Pick<
  FacePose,
  'blink' | 'browInner' | 'browOuter' | 'pinch' | 'lids' | 'smile' | 'jaw' | 'round' | 'press' | 'bite'
>

/** A mouth wide open. */
export const MOUTH_OPEN: FaceMoves = { ...REST, jaw: 0.7 }

/** How far the lips part at jaw 1, in head units: about as the drawn mouth (face/mouth.ts). */
const GAP = 25
/** How far the chin drops at jaw 1. */
const DROP = 14
const BROW = 5.6

/** How the jaw line follows the chin, from ear to ear. */
const JAW = [0, 0.06, 0.16, 0.32, 0.54, 0.76, 0.92, 0.98, 1, 0.98, 0.92, 0.76, 0.54, 0.32, 0.16, 0.06, 0]

/** The gap between the lips of a photograph in head units. */
export const restGap = (marks: readonly Point[]): number =>
  Math.max(0, (marks[66] as Point)[1] - (marks[62] as Point)[1])

/** How far the lips stand apart for a pose, in head units. A photographed smile that shows teeth keeps them at rest. */
export function gapOf(marks: readonly Point[], face: FaceMoves): number {
  const rest = restGap(marks) < 5 ? 0 : restGap(marks)
  const keep = clamp(0.5 + face.smile * 0.8, 0.12, 1) * (1 - face.press)
  const jaw = clamp(face.jaw)
  return rest * keep * (1 - jaw) + GAP * jaw * (1 + 0.12 * Math.max(0, face.round))
}

/** How far each of the 68 landmarks moves from its place on the photograph, in head units: x and y after each other. */
export function landmarkMoves(marks: readonly Point[], face: FaceMoves): Float64Array {
  const moves = new Float64Array(136)
  const by = (i: number, dx: number, dy: number): void => {
    moves[2 * i] = (moves[2 * i] as number) + dx
    moves[2 * i + 1] = (moves[2 * i + 1] as number) + dy
  }
  const x = (i: number): number => (marks[i] as Point)[0]
  const y = (i: number): number => (marks[i] as Point)[1]
  mouth(marks, face, by)
  const jaw = clamp(face.jaw) * DROP
  for (let i = 0; i <= 16; i++) by(i, 0, jaw * (JAW[i] as number))
  // Brows: from the nose outward.
  for (const [side, inner, step] of [
    [-1, 21, -1],
    [1, 22, 1],
  ] as const)
    for (let k = 0; k < 5; k++) {
      const out = k / 4
      const i = inner + step * k
      by(
        i,
        -side * 2.4 * face.pinch * Math.max(0, 1 - out * 1.6),
        -BROW * (face.browInner * (1 - out) + face.browOuter * out) + 2.2 * face.pinch * (1 - out * 0.7),
      )
    }
  // Lids: an upper lid closes onto the lower one; feelings narrow or widen the eye.
  const shut = clamp(face.blink + Math.max(0, -face.lids) * 0.28 * (1 - face.blink))
  const wide = Math.max(0, face.lids) * (1 - face.blink)
  for (const [upper, lower] of [
    [37, 41],
    [38, 40],
    [43, 47],
    [44, 46],
  ] as const) {
    const opening = Math.max(0, y(lower) - y(upper))
    by(upper, (x(lower) - x(upper)) * shut * 0.5, opening * shut * 0.97 - wide * 2.2)
    by(lower, 0, -opening * shut * 0.03 - Math.max(0, face.smile) * 1.2 * (1 - face.blink) + wide * 0.6)
  }
  return moves
}

function mouth(marks: readonly Point[], face: FaceMoves, by: (i: number, dx: number, dy: number) => void): void {
  const rest = restGap(marks)
  const change = gapOf(marks, face) - rest
  const low = change > 0 ? change * 0.86 : change * 0.62
  const up = change > 0 ? -change * 0.14 : -change * 0.38
  const middle = ((marks[48] as Point)[0] + (marks[54] as Point)[0]) / 2
  for (const [i, share] of [
    [65, 0.86],
    [66, 1],
    [67, 0.86],
    [56, 0.9],
    [57, 1],
    [58, 0.9],
    [55, 0.66],
    [59, 0.66],
  ] as const)
    by(i, 0, low * share)
  for (const [i, share] of [
    [61, 0.9],
    [62, 1],
    [63, 0.9],
    [50, 0.8],
    [51, 0.9],
    [52, 0.8],
    [49, 0.4],
    [53, 0.4],
  ] as const)
    by(i, 0, up * share)
  for (const i of [48, 54, 60, 64]) by(i, 0, Math.max(0, low) * 0.3)
  // Rounded lips draw together, spread ones apart.
  const narrow = face.round > 0 ? -0.3 * face.round : -0.1 * face.round
  for (let i = 48; i < 68; i++) by(i, ((marks[i] as Point)[0] - middle) * (narrow - clamp(face.jaw) * 0.05), 0)
  for (const i of [50, 51, 52]) by(i, 0, -1.6 * Math.max(0, face.round) + 2.6 * face.press)
  for (const i of [56, 57, 58]) by(i, 0, 1.6 * Math.max(0, face.round) - 3 * face.press - 2.5 * face.bite)
  for (const i of [65, 66, 67]) by(i, 0, -2.5 * face.bite)
  const s = face.smile
  for (const [left, right, share] of [
    [48, 54, 1],
    [60, 64, 0.95],
    [49, 53, 0.5],
    [59, 55, 0.6],
  ] as const) {
    const across = (s > 0 ? 4.2 : 1.2) * s * share
    const rise = (s > 0 ? -5.4 : -5) * s * share
    by(left, -across, rise)
    by(right, across, rise)
  }
}
