// The planned shots as a part of the scene may be asked to show them: wider, steadier, or with a cut where it begins.
import type { ShotPart } from '../../jobs.ts'
import type { Shot } from './plan.ts'
import { type Size, STILL } from './words.ts'

/** One size wider, for the same person. */
const WIDER: Readonly<Record<Size, Size>> = {
  close: 'chest',
  chest: 'medium',
  medium: 'full',
  shoulder: 'medium',
  two: 'two',
  full: 'full',
  wide: 'wide',
  behind: 'behind',
}
/** What a cut within one shot goes to: another size of the same person, so that it reads as an edit and not as a jump. */
const CUT_TO: Readonly<Record<Size, Size>> = {
  close: 'chest',
  chest: 'close',
  medium: 'chest',
  full: 'medium',
  shoulder: 'chest',
  two: 'chest',
  wide: 'medium',
  behind: 'medium',
}
/** How much of the camera's movement a steady part keeps. */
const STEADY = 0.3

/** The shots of a scene whose parts were asked for as `parts` say, in their order. */
export function reframed(shots: readonly Shot[], parts: readonly ShotPart[]): readonly Shot[] {
  let out = shots
  for (const [index, part] of parts.entries()) {
    const changes = part.framing !== (parts[index - 1]?.framing ?? 'auto')
    if (part.startFrame > 0 && (part.keyframe || changes)) out = split(out, part.startFrame, part.keyframe)
    const end = parts[index + 1]?.startFrame ?? Number.POSITIVE_INFINITY
    if (part.framing !== 'auto')
      out = out.map(shot =>
        shot.from >= part.startFrame && shot.from < end
          ? part.framing === 'wider'
            ? { ...shot, size: WIDER[shot.size] }
            : steady(shot)
          : shot,
      )
  }
  return out
}

/** Cuts the shot that runs over a frame. */
const split = (shots: readonly Shot[], at: number, isKeyframe: boolean): readonly Shot[] =>
  shots.flatMap(shot => {
    if (shot.from >= at || shot.to <= at) return [shot]
    const size = isKeyframe && shot.focus.length > 0 ? CUT_TO[shot.size] : shot.size
    const focus = size === shot.size ? shot.focus : shot.focus.slice(0, 1)
    return [
      { ...shot, to: at },
      { ...shot, from: at, size, focus },
    ]
  })

function steady(shot: Shot): Shot {
  const { move } = shot
  const push = 1 + (move.push - 1) * STEADY
  return { ...shot, move: { ...STILL, height: move.height, push, pan: move.pan * STEADY, rise: move.rise * STEADY } }
}
