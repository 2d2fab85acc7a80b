// A take: what a seed may change of a scene, and where the scene alone decides, so that parts join without a seam.
import { ease } from '../draw/pen.ts'

export interface Take {
  readonly seed: number
  /** How far the seed decides at a moment of the scene, in seconds: 0 at the joins of parts … 1 between them. */
  share(seconds: number): number
  /** Whether what lasts from one moment to another belongs to this take alone, in seconds. */
  owns(from: number, to: number): boolean
}

/** The scene as written, whatever the seed. */
export const AS_WRITTEN: Take = { seed: 0, share: () => 0, owns: () => false }

/** Seconds from a join to where the seed decides alone. */
const RAMP = 1.5

export interface Part {
  readonly seed: number
  readonly fps: number
  /** The part's first frame on the scene's timeline, its frames, and those of the whole scene. */
  readonly startFrame: number
  readonly frames: number
  readonly sceneFrames: number
  /** Whether a cut begins it, so that nothing goes on from the part before. */
  readonly keyframe: boolean
}

/**
 * The take that a part of a scene plays. The part before was made with another seed and the part after will be, so what
 * goes on over a join is the scene's own there; where a scene begins or ends nothing has to meet.
 */
export function takeOf({ seed, fps, startFrame, frames, sceneFrames, keyframe }: Part): Take {
  const start = startFrame / fps
  const end = startFrame + frames >= sceneFrames ? Number.POSITIVE_INFINITY : (startFrame + frames) / fps
  const ramp = Math.min(RAMP, frames / fps / 3)
  const isFirst = startFrame === 0 || keyframe
  return {
    seed,
    share: seconds => {
      if (seconds < start || seconds > end) return 0
      const since = isFirst ? 1 : ease((seconds - start) / ramp)
      return end === Number.POSITIVE_INFINITY ? since : since * ease((end - seconds) / ramp)
    },
    owns: (from, to) => (startFrame === 0 || from >= start) && to <= end,
  }
}
