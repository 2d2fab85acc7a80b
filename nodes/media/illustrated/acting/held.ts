// A performance held back: calmer where the face is pulled to the references, turned less where the picture is to be steady.
import type { ShotPart } from '../../jobs.ts'
import { ease, lerp } from '../draw/pen.ts'
import { type FacePose, REST } from '../face/geometry.ts'
import type { Moment } from './performance.ts'

/** What full reference weight leaves of an expression: a picture that is always the reference does not play. */
const LEAST_EXPRESSION = 0.45
/** What a steady part leaves of turns and nods. */
const STEADY = 0.35
const SECONDS = 1.5

const EXPRESSION: readonly (keyof FacePose)[] = ['browInner', 'browOuter', 'pinch', 'lids', 'smile', 'flush']
const TURNS: readonly (keyof FacePose)[] = ['yaw', 'pitch', 'roll']

/** A performance under what the parts of the scene ask for. Lips still say every word. */
export function held(
  play: (seconds: number) => Moment,
  parts: readonly ShotPart[],
  fps: number,
): (seconds: number) => Moment {
  if (parts.every(part => part.referenceWeight === 0 && part.framing !== 'steadier')) return play
  const calm = (part: ShotPart | undefined) => lerp(1, LEAST_EXPRESSION, part?.referenceWeight ?? 0)
  const turn = (part: ShotPart | undefined) => (part?.framing === 'steadier' ? STEADY : 1)
  return seconds => {
    const moment = play(seconds)
    const index = Math.max(
      0,
      parts.findLastIndex(part => seconds * fps >= part.startFrame),
    )
    const part = parts[index] as ShotPart
    const t = ease((seconds - part.startFrame / fps) / SECONDS)
    const from = index === 0 ? part : parts[index - 1]
    const expression = lerp(calm(from), calm(part), t)
    const turns = lerp(turn(from), turn(part), t)
    if (expression === 1 && turns === 1) return moment
    const face = { ...moment.face }
    for (const name of EXPRESSION) face[name] = lerp(REST[name], face[name], expression)
    for (const name of TURNS) face[name] *= turns
    return { ...moment, face, turn: moment.turn * turns }
  }
}
