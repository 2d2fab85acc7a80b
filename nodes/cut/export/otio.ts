// The cut as OpenTimelineIO JSON: https://opentimelineio.readthedocs.io/en/stable/tutorials/otio-serialized-schema.html
import type { Json } from '../../../engine/graph/json.ts'
import type { EpisodeValue, Transition } from '../../types.ts'
import { shotName } from './names.ts'

const time = (frames: number, rate: number): Json => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value: frames })
const range = (start: number, frames: number, rate: number): Json => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(frames, rate),
})

interface Media {
  readonly file: string
  readonly frames: number
  readonly rate: number
}

const clip = (name: string, media: Media, source: Json, metadata: Json = {}): Json => ({
  OTIO_SCHEMA: 'Clip.1',
  name,
  metadata,
  effects: [],
  markers: [],
  source_range: source,
  media_reference: {
    OTIO_SCHEMA: 'ExternalReference.1',
    name: '',
    metadata: {},
    target_url: encodeURI(media.file),
    available_range: range(0, media.frames, media.rate),
  },
})

/** In at the cut, out after it: the outgoing shot goes on under the incoming one. OTIO names the dissolve alone. */
const joint = (transition: Transition, frames: number, rate: number): Json => ({
  OTIO_SCHEMA: 'Transition.1',
  name: transition.charAt(0).toUpperCase() + transition.slice(1).replaceAll('-', ' '),
  metadata: transition === 'dissolve' ? {} : { reelgraph: { transition } },
  transition_type: transition === 'dissolve' ? 'SMPTE_Dissolve' : 'Custom_Transition',
  in_offset: time(0, rate),
  out_offset: time(frames, rate),
})

const track = (name: string, kind: 'Video' | 'Audio', children: readonly Json[]): Json => ({
  OTIO_SCHEMA: 'Track.1',
  name,
  kind,
  metadata: {},
  effects: [],
  markers: [],
  source_range: null,
  children: [...children],
})

/**
 * One video track of the scenes' own clips with their transitions (scenes without one point into the episode), and an audio
 * track for each stem, or the episode's sound where there are none. Files are named without folders, so that the
 * timeline finds them beside itself.
 */
export function toOtio(
  episode: EpisodeValue,
  base: string,
  stems: readonly { readonly role: string; readonly name: string }[],
  shots: boolean,
): string {
  const { fps, frames } = episode.video
  const whole = { file: `${base}.mp4`, frames, rate: fps }
  const picture = episode.scenes.flatMap((scene, index): Json[] => {
    const file = shots ? shotName(episode, index, base) : undefined
    const metadata = { reelgraph: { scene: scene.key, missing: scene.missing } }
    const own =
      file && scene.clip
        ? clip(
            scene.title,
            { file, frames: scene.clip.frames, rate: scene.clip.fps },
            range(scene.head, scene.frames, fps),
            metadata,
          )
        : clip(scene.title, whole, range(scene.start, scene.frames, fps), metadata)
    // Inside the episode's own file the transition is in the picture already.
    const joins = file && scene.tail > 0 && index < episode.scenes.length - 1
    return [own, ...(joins ? [joint(scene.transition, scene.tail, fps)] : [])]
  })
  const sound =
    stems.length > 0
      ? stems.map(({ role, name }) =>
          track(role, 'Audio', [clip(role, { file: name, frames, rate: fps }, range(0, frames, fps))]),
        )
      : [track('mix', 'Audio', [clip('mix', whole, range(0, frames, fps))])]
  const timeline: Json = {
    OTIO_SCHEMA: 'Timeline.1',
    name: episode.title,
    metadata: {},
    global_start_time: null,
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      name: 'tracks',
      metadata: {},
      effects: [],
      markers: [],
      source_range: null,
      children: [track('picture', 'Video', picture), ...sound],
    },
  }
  return `${JSON.stringify(timeline, null, 2)}\n`
}
