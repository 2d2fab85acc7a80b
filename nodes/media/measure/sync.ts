// Whether sound and picture of a film run together: mouths seen in its frames against the voice heard in its sound.
import { type Detector, eyeDistance, type Face } from '../faces/models/recogniser.ts'
import { type Box, difference, type Picture, thumbnail } from '../faces/pixels.ts'
import { decodeFrames, type PacketTimes } from '../ffmpeg/index.ts'
import type { FilmFacts, SyncWindow } from './job.ts'
import { type LagCurve, lagCurve, meanCurve, peakOf, type Signal } from './offset.ts'

/** A film that is being looked at. */
export interface Film {
  readonly file: string
  readonly width: number
  readonly height: number
  readonly packets: PacketTimes
  /** Seconds that ffmpeg subtracts from every time of the file. */
  readonly begins: number
  readonly signal: AbortSignal
}

/** A large face where the sound moves as speech does: perhaps someone who speaks. */
export interface Speaker {
  /** A key frame, counted in the order they are shown, and when that is. */
  readonly frame: number
  readonly time: number
  /** Where the face is, and the distance between its eyes, in the film's own pixels. */
  readonly box: Box
  readonly eyes: number
  /** How much the sound moves from there on. */
  readonly life: number
}

/**
 * ms by which mouths open after the voice's envelope rises when all is in time: measured over rendered close-ups of six
 * voices (14 to 40), and taken off every reading. Filmed lips move a little earlier.
 */
const LIP_LAG = 28
/** r from which a window is used. Mouths against other people's words, or music, stay below it. */
const USABLE = 0.5
/** Seconds of a window, and how long a face must be followed for one. */
const LONGEST = 5
const SHORTEST = 2
/** Windows that are enough, and how many are tried to get them. */
const ENOUGH = 3
const MOST_TRIED = 6
/** Seconds between the starts of two windows, so that they tell of different scenes; less in a short film. */
const APART = 10
const APART_SHARE = 0.4
/** The square in which a face is followed: times its box, and at most so many pixels. */
const CROP_SPAN = 3
const MOST_CROP = 384
/** Pixels between the eyes in the film's own picture below which lips are too small to tell open from shut. */
const LEAST_EYES = 24
/** Mean difference of grey thumbnails, of 255, from which a frame belongs to another shot. */
const CUT = 18

/**
 * Measures the offset from the encoded film alone: the lips of likely speakers are followed through every frame, and their
 * opening (inner lips over eye distance) is correlated with the voice's envelope over ±500 ms. Frame i is taken to be at
 * the time it is first shown.
 */
export async function measureSync(
  film: Film,
  speakers: readonly Speaker[],
  voice: Signal,
  detector: Detector,
): Promise<FilmFacts['sync']> {
  const worth = ({ life, eyes }: Speaker) => life * Math.min(eyes, 4 * LEAST_EYES)
  const candidates = speakers.filter(({ eyes }) => eyes >= LEAST_EYES).sort((a, b) => worth(b) - worth(a))
  const apart = Math.min(APART, (film.packets.times.at(-1) ?? 0) * APART_SHARE)
  const tried: { window: SyncWindow; curve: LagCurve; weight: number }[] = []
  for (const candidate of candidates) {
    if (tried.length >= MOST_TRIED || tried.filter(({ window }) => window.usable).length >= ENOUGH) break
    if (tried.some(({ window }) => Math.abs(window.start - candidate.time) < apart)) continue
    const mouth = await followMouth(film, candidate, detector)
    const last = mouth.times.at(-1) ?? candidate.time
    if (last - candidate.time < SHORTEST) continue
    const curve = lagCurve(mouth, voice)
    const peak = peakOf(curve)
    tried.push({
      window: {
        start: round(candidate.time),
        end: round(last),
        r: round(peak.r),
        offset: round(-peak.lag - LIP_LAG),
        usable: peak.r >= USABLE && !peak.atEdge,
      },
      curve,
      weight: mouth.times.length,
    })
  }
  const windows = tried.map(({ window }) => window).sort((a, b) => a.start - b.start)
  const used = tried.filter(({ window }) => window.usable)
  return { offset: used.length > 0 ? round(-peakOf(meanCurve(used)).lag - LIP_LAG) : null, windows }
}

const round = (value: number): number => Math.round(value * 1e3) / 1e3

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
})

/** How far the mouth is open in every frame from a speaker's on, until the face or the shot ends. */
async function followMouth(film: Film, from: Speaker, detector: Detector) {
  const crop = cropAround(film, from.box)
  const scale = Math.min(1, MOST_CROP / Math.max(crop.width, crop.height))
  const size = { width: Math.round(crop.width * scale), height: Math.round(crop.height * scale) }
  const { packets, begins } = film
  const times: number[] = []
  const values: number[] = []
  let box = scaled({ ...from.box, x: from.box.x - crop.x, y: from.box.y - crop.y }, scale)
  let before: Float32Array | undefined
  const ended = new Error('The shot has ended')
  const step = packets.times.length > 1 ? (packets.longestStep + packets.shortestStep) / 2 : 0
  try {
    await decodeFrames(film.file, {
      ...size,
      pixelFormat: 'rgb24',
      // Half a frame early, so that rounding cannot miss the first.
      filter: `crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}`,
      inputOptions: ['-ss', Math.max(0, from.time - step / 2).toFixed(6), '-t', LONGEST.toFixed(3)],
      signal: film.signal,
      onFrame: async (data, index) => {
        const time = packets.times[from.frame + index]
        const picture: Picture = { ...size, data }
        const now = thumbnail(picture)
        const face = before && difference(before, now) > CUT ? undefined : await detector.follow(picture, box)
        before = now
        const open = face && mouthOpening(face)
        if (!face || open === undefined || time === undefined) throw ended
        box = face.box
        times.push(time - begins)
        values.push(open)
      },
    })
  } catch (error) {
    if (error !== ended) throw error
  }
  return { times: Float64Array.from(times), values: Float64Array.from(values) }
}

/** A square around a face, as much of it as the film has, on even pixels. */
function cropAround({ width, height }: Film, face: Box): Box {
  const side = Math.max(face.width, face.height) * CROP_SPAN
  const even = (pixels: number) => 2 * Math.floor(pixels / 2)
  const x = even(Math.max(0, face.x + face.width / 2 - side / 2))
  const y = even(Math.max(0, face.y + face.height / 2 - side / 2))
  return { x, y, width: even(Math.min(width - x, side)), height: even(Math.min(height - y, side)) }
}

/** The gap between the inner lips as a share of the eyes' distance (iBUG 300-W points 62 and 66). */
function mouthOpening(face: Face): number | undefined {
  const upper = face.outline?.[62]
  const lower = face.outline?.[66]
  const eyes = eyeDistance(face)
  return upper && lower && eyes > 0 ? (lower.y - upper.y) / eyes : undefined
}
