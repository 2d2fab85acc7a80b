// Looks at a finished film through its key frames: who is in it, and whether mouths and voices run together.
import { PermanentError } from '../../../engine/graph/context.ts'
import { type CastMember, calibrateCast, type Known } from '../faces/judging/cast.ts'
import { builtInImpostors } from '../faces/judging/impostors.ts'
import { judge } from '../faces/judging/judge.ts'
import type { FaceModels } from '../faces/models/choose.ts'
import type { Detector } from '../faces/models/recogniser.ts'
import type { Picture } from '../faces/pixels.ts'
import type { ReferenceFile, referenceMemory } from '../faces/remembered.ts'
import { type ObservedFrame, observer } from '../faces/track.ts'
import { decodeFrames, packetTimes, probe, startTime } from '../ffmpeg/index.ts'
import { type FilmFacts, LOOK_EVERY, type SeenFace } from './job.ts'
import type { Signal } from './offset.ts'
import type { PictureLimits } from './picture.ts'
import { type Glimpse, suspectSpans } from './suspect.ts'
import { type Film, measureSync, type Speaker } from './sync.ts'
import { liveliness, voiceEnvelope } from './voice.ts'

/** Width in pixels at which faces are looked for. */
const LOOK_WIDTH = 640
/** Frames in which the cast is looked for, at most. */
const MOST_LOOKS = 120
/** Frames in which speakers are looked for, those with the liveliest sound. */
const MOST_LIVELY = 32
/** Seconds of sound after a frame that tell how lively it is there. */
const HEARD = 4

export interface FilmRequest {
  readonly film: string
  /** Reference pictures of the cast as files, front first. */
  readonly cast: readonly { readonly id: string; readonly name: string; readonly files: readonly ReferenceFile[] }[]
  readonly lips: boolean
  /** What is looked for in the picture as a whole. */
  readonly limits: PictureLimits
}

/** What looks at films. */
export interface Inspectors {
  readonly models: FaceModels
  /** A detector that gives all 68 landmarks. */
  readonly mouths: Detector
  /** What describes references, and remembers them. */
  readonly describe: ReturnType<typeof referenceMemory>
}

/**
 * Inspects an encoded film.
 * @throws PermanentError when the file holds no picture or no sound
 */
export async function inspectFilm(
  { film: file, cast, lips, limits }: FilmRequest,
  { models, mouths, describe }: Inspectors,
  signal: AbortSignal,
  progress: (done: number, total: number, message: string) => void = () => {},
): Promise<FilmFacts> {
  const [{ video, audio, duration }, packets, begins] = await Promise.all([
    probe(file, { signal }),
    packetTimes(file, signal),
    startTime(file, signal),
  ])
  if (!video || !audio) throw new PermanentError('The film has no picture or no sound to look at')
  progress(0, 100, lips ? 'Listening for voices' : 'Looking at faces')
  const film: Film = { file, width: video.width, height: video.height, packets, begins, signal }
  const warnings: string[] = []
  // One waits for ffmpeg while the other computes.
  const [voice, known] = await Promise.all([
    lips ? voiceEnvelope(file, { signal, duration }) : undefined,
    knownCast(cast, models, describe, signal, warnings),
  ])
  const even = cast.length > 0 ? evenFrames(film) : []
  const lively = voice ? livelyFrames(film, voice) : []
  const looks = new Set([...even, ...lively])
  const { observed, glimpses } = await observe(film, looks, models, done =>
    progress(20 + 50 * done, 100, 'Looking at faces'),
  )
  const sync = voice
    ? await measureSync(film, speakersIn(film, observed, voice), voice, mouths)
    : { offset: null, windows: [] }
  progress(100, 100, 'Looking at faces')
  return {
    sync,
    faces: known.length > 0 ? seenFaces(film, observed, known, models) : [],
    suspect: suspectSpans(packets, glimpses, video.width * video.height, begins, limits),
    warnings,
  }
}

/** The largest face of each frame. */
const speakersIn = (film: Film, observed: readonly ObservedFrame[], voice: Signal): Speaker[] =>
  observed.flatMap(({ frame, faces }) => {
    const face = faces.toSorted((a, b) => b.eyes - a.eyes)[0]
    const time = timeOf(film, frame)
    return face ? [{ frame, time, box: face.box, eyes: face.eyes, life: liveliness(voice, time, time + HEARD) }] : []
  })

const timeOf = ({ packets, begins }: Film, frame: number): number => (packets.times[frame] ?? 0) - begins

/** Key frames about `LOOK_EVERY` apart. */
function evenFrames(film: Film): number[] {
  const { keyFrames, times } = film.packets
  const length = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const step = Math.max(LOOK_EVERY, length / MOST_LOOKS)
  let next = Number.NEGATIVE_INFINITY
  return keyFrames.filter(frame => {
    const time = timeOf(film, frame)
    if (time < next) return false
    next = time + step - 0.25
    return true
  })
}

/** The key frames after which the sound moves most, as speech does. */
const livelyFrames = (film: Film, voice: Signal): number[] =>
  film.packets.keyFrames
    .map(frame => ({ frame, life: liveliness(voice, timeOf(film, frame), timeOf(film, frame) + HEARD) }))
    .filter(({ life }) => life > 1e-3)
    .sort((a, b) => b.life - a.life)
    .slice(0, MOST_LIVELY)
    .map(({ frame }) => frame)

/** Pixels of a block of a glimpse, each way. */
const BLOCK = 4

/** The means of a picture's blocks: BT.709 luma in full range. */
function glimpseOf({ width, height, data }: Picture): Glimpse {
  const columns = Math.floor(width / BLOCK)
  const rows = Math.floor(height / BLOCK)
  const sums = new Float64Array(columns * rows)
  for (let y = 0; y < rows * BLOCK; y++)
    for (let x = 0, at = y * width * 3; x < columns * BLOCK; x++, at += 3) {
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)
      sums[block] =
        (sums[block] as number) +
        0.2126 * (data[at] as number) +
        0.7152 * (data[at + 1] as number) +
        0.0722 * (data[at + 2] as number)
    }
  return Uint8Array.from(sums, sum => sum / BLOCK ** 2)
}

/** Clear faces in the chosen key frames, in the film's own pixels, and a glimpse of every one. */
async function observe(
  film: Film,
  looks: ReadonlySet<number>,
  models: FaceModels,
  progress: (fraction: number) => void,
): Promise<{ observed: ObservedFrame[]; glimpses: Glimpse[] }> {
  const width = Math.min(LOOK_WIDTH, film.width)
  const size = { width, height: Math.max(1, Math.round((film.height * width) / film.width)) }
  const scale = film.width / width
  const { times } = film.packets
  const fps = (times.length - 1) / Math.max(1e-3, (times.at(-1) ?? 0) - (times[0] ?? 0))
  const look = observer(models, 0, fps)
  const found: ObservedFrame[] = []
  const glimpses: Glimpse[] = []
  await decodeFrames(film.file, {
    ...size,
    pixelFormat: 'rgb24',
    inputOptions: ['-threads', '1', '-skip_frame', 'nokey'],
    signal: film.signal,
    onFrame: async (data, index) => {
      glimpses.push(glimpseOf({ ...size, data }))
      const frame = film.packets.keyFrames[index]
      if (frame === undefined || !looks.has(frame)) return
      const { faces, unclear } = await look(frame, { ...size, data })
      found.push({
        frame,
        unclear,
        faces: faces.map(face => ({
          ...face,
          eyes: face.eyes * scale,
          box: {
            x: face.box.x * scale,
            y: face.box.y * scale,
            width: face.box.width * scale,
            height: face.box.height * scale,
          },
        })),
      })
      progress(found.length / looks.size)
    },
  })
  return { observed: found, glimpses }
}

async function knownCast(
  cast: FilmRequest['cast'],
  models: FaceModels,
  describe: Inspectors['describe'],
  signal: AbortSignal,
  warnings: string[],
): Promise<Known[]> {
  const members: CastMember[] = []
  for (const { id, name, files } of cast) {
    const references: CastMember['references'][number][] = []
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      // The first is altered too, so that a lone reference has something to be compared with.
      const reference = await describe(file, index === 0).catch((error: Error) => {
        warnings.push(`Reference ${index + 1} of ${name} cannot be read: ${error.message}`)
        return undefined
      })
      if (reference) references.push(reference)
    }
    if (references.length === 0) warnings.push(`${name} has no usable reference and is not looked for in the film`)
    members.push({ id, name, expected: false, references })
  }
  return calibrateCast(members, models.embedder, builtInImpostors(models.embedder.key))
}

/** Names the faces: whoever of the cast is recognised, scene or not. */
function seenFaces(
  film: Film,
  observed: readonly ObservedFrame[],
  known: readonly Known[],
  { embedder }: FaceModels,
): SeenFace[] {
  const { samples } = judge(observed, known, {
    model: embedder.name,
    threshold: 0.5,
    fps: 1,
    joins: [],
    scale: 1,
    unjudged: 0,
  })
  return samples.map(({ frame, character, score }) => ({ time: round(timeOf(film, frame)), character, score }))
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
