// Where each scene lies on the episode, and which frames are copied and which are encoded. Pure.
import type { SceneValue } from '../../types.ts'

/** A scene on the episode's timeline. All lengths in frames. */
export interface Shot {
  /** The scene's item key. */
  readonly key: string
  readonly scene: SceneValue
  readonly start: number
  readonly frames: number
  /** Frames over which it dissolves into the next shot, while the next one's first frames are seen. */
  readonly tail: number
}

export interface Timeline {
  readonly fps: number
  readonly frames: number
  readonly shots: readonly Shot[]
}

/** Frames of the shortest dissolve: over one frame there is nothing to see but a cut. */
const SHORTEST_DISSOLVE = 2

/**
 * Lays the scenes one after another. The last has no tail; a tail longer than the next scene is shortened to it.
 * @throws Error when there is no scene or their frame rates differ.
 */
export function layTimeline(scenes: readonly { readonly key: string; readonly value: SceneValue }[]): Timeline {
  const first = scenes[0]
  if (!first) throw new Error('There is no scene to assemble: wire the Scene Splitter into `scenes`')
  const { fps } = first.value
  let start = 0
  const shots = scenes.map(({ key, value }, index): Shot => {
    if (value.fps !== fps)
      throw new Error(
        `Scene ${value.number} runs at ${value.fps} frames a second and scene ${first.value.number} at ${fps}`,
      )
    const tail = Math.min(value.tailFrames, scenes[index + 1]?.value.frames ?? 0)
    const shot = { key, scene: value, start, frames: value.frames, tail: tail < SHORTEST_DISSOLVE ? 0 : tail }
    start += value.frames
    return shot
  })
  return { fps, frames: start, shots }
}

/** A shot's prepared clip: at least `frames + tail` frames of the episode's format. */
export interface ShotSource {
  readonly path: string
  readonly frames: number
  /** Its IDR frames, ascending, the first being 0; empty when nothing of it may be copied. */
  readonly keyFrames: readonly number[]
}

/** Frames `from`…`to` (not with) of a shot's clip, taken as they are. */
export interface CopySegment {
  readonly kind: 'copy'
  readonly shot: number
  readonly from: number
  readonly to: number
}

/**
 * Frames to encode: `from`…`to` of a shot's clip, then, where `into` is set, a dissolve of `tail` frames into the first
 * frames of the next shot's clip, which goes on up to `into`. `to` counts without the dissolve.
 */
export interface EncodeSegment {
  readonly kind: 'encode'
  readonly shot: number
  readonly from: number
  readonly to: number
  readonly tail: number
  readonly into: number | undefined
}

export type Segment = CopySegment | EncodeSegment

/**
 * Cuts the episode into pieces: the middle of every shot from IDR frame to IDR frame is copied, the dissolves and the
 * frames between them and the nearest IDR frames are encoded. An encode segment never touches more than two clips.
 */
export function cutSegments(timeline: Timeline, sources: readonly ShotSource[]): Segment[] {
  const segments: Segment[] = []
  const { shots } = timeline
  /** Frames of the current shot that earlier segments have shown. */
  let shown = 0
  shots.forEach((shot, index) => {
    const keys = sources[index]?.keyFrames ?? []
    // Copying ends at an IDR frame, or with the clip.
    const copyTo =
      sources[index]?.frames === shot.frames ? shot.frames : (keys.findLast(key => key <= shot.frames) ?? 0)
    if (keys.includes(shown) && copyTo > shown) {
      segments.push({ kind: 'copy', shot: index, from: shown, to: copyTo })
      shown = copyTo
    }
    if (shot.tail === 0) {
      if (shown < shot.frames)
        segments.push({ kind: 'encode', shot: index, from: shown, to: shot.frames, tail: 0, into: undefined })
      shown = 0
      return
    }
    const next = shots[index + 1]
    const nextKeys = sources[index + 1]?.keyFrames ?? []
    const limit = next ? next.frames : shot.tail
    // Up to the next shot's first IDR frame after the dissolve, when something is left to copy from there.
    const resume = nextKeys.find(key => key >= shot.tail && key < limit)
    const into = resume ?? shot.tail
    segments.push({ kind: 'encode', shot: index, from: shown, to: shot.frames, tail: shot.tail, into })
    shown = into
  })
  return segments
}

/** How many frames a segment gives. */
export const segmentFrames = (segment: Segment): number =>
  segment.kind === 'copy'
    ? segment.to - segment.from
    : segment.to - segment.from + (segment.into === undefined ? 0 : segment.into)
