// Where each scene lies on the episode, and which frames are copied and which are encoded. Pure.
import { type SceneValue, slateOf, type Transition } from '../../types.ts'

/** A scene on the episode's timeline. All lengths in frames. */
export interface Shot {
  /** The scene's item key. */
  readonly key: string
  readonly scene: SceneValue
  readonly start: number
  readonly frames: number
  /** Frames over which it goes into the next shot, while the next one's first frames are seen. */
  readonly tail: number
  /** Frames of its clip and its sound that go by before it is seen. */
  readonly head: number
  readonly transition: Transition
  /** Frames that its clip has when it is whole. */
  readonly material: number
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
        `Scene ${slateOf(value)} runs at ${value.fps} frames a second and scene ${slateOf(first.value)} at ${fps}`,
      )
    const within = Math.min(value.tailFrames, scenes[index + 1]?.value.frames ?? 0)
    const tail = within < SHORTEST_DISSOLVE ? 0 : within
    const { head = 0, transition = 'dissolve', material = value.frames + tail } = value.cut ?? {}
    const shot = { key, scene: value, start, frames: value.frames, tail, head, transition, material }
    start += value.frames
    return shot
  })
  return { fps, frames: start, shots }
}

/** A shot's prepared clip: at least `head + frames + tail` frames of the episode's format. */
export interface ShotSource {
  readonly path: string
  /** SHA-256 of the file. */
  readonly digest: string
  readonly frames: number
  /** Its IDR frames, ascending, the first being 0; empty when nothing of it may be copied. */
  readonly keyFrames: readonly number[]
}

/** Frames `from`…`to` (not with) of a shot's clip, taken as they are. All frames of segments count from the clip's first. */
export interface CopySegment {
  readonly kind: 'copy'
  readonly shot: number
  readonly from: number
  readonly to: number
}

/**
 * Frames to encode: `from`…`to` of a shot's clip, then, where `into` is set, a transition of `tail` frames into the first
 * frames seen of the next shot, of which `into` are shown. `to` counts without the transition.
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
 * Cuts the episode into pieces: the middle of every shot from IDR frame to IDR frame is copied, the transitions and the
 * frames between them, or a trim, and the nearest IDR frames are encoded. An encode segment never touches more than two
 * clips.
 */
export function cutSegments(timeline: Timeline, sources: readonly ShotSource[]): Segment[] {
  const segments: Segment[] = []
  const { shots } = timeline
  /** Frames of the current shot, from its head, that earlier segments have shown. */
  let before = 0
  shots.forEach((shot, index) => {
    const source = sources[index]
    const keys = source?.keyFrames ?? []
    const end = shot.head + shot.frames
    let shown = shot.head + before
    // Copying begins at an IDR frame, and ends at one or with the clip.
    const copyTo = source?.frames === end ? end : (keys.findLast(key => key <= end) ?? 0)
    const copyFrom = keys.find(key => key >= shown && key < copyTo)
    if (copyFrom !== undefined) {
      if (copyFrom > shown)
        segments.push({ kind: 'encode', shot: index, from: shown, to: copyFrom, tail: 0, into: undefined })
      segments.push({ kind: 'copy', shot: index, from: copyFrom, to: copyTo })
      shown = copyTo
    }
    if (shot.tail === 0) {
      if (shown < end) segments.push({ kind: 'encode', shot: index, from: shown, to: end, tail: 0, into: undefined })
      before = 0
      return
    }
    const next = shots[index + 1]
    const nextHead = next?.head ?? 0
    const limit = next ? next.frames : shot.tail
    // Up to the next shot's first IDR frame after the transition, when something is left to copy from there.
    const resume = (sources[index + 1]?.keyFrames ?? []).find(
      key => key - nextHead >= shot.tail && key - nextHead < limit,
    )
    const into = resume === undefined ? shot.tail : resume - nextHead
    segments.push({ kind: 'encode', shot: index, from: shown, to: end, tail: shot.tail, into })
    before = into
  })
  return segments
}

/** How many frames a segment gives. */
export const segmentFrames = (segment: Segment): number =>
  segment.kind === 'copy'
    ? segment.to - segment.from
    : segment.to - segment.from + (segment.into === undefined ? 0 : segment.into)
