// From faces seen in a clip to a verdict: who is who, how well each character was kept, and from where it drifts.
import type { FaceReportValue, Verdict } from '../../../types.ts'
import type { ObservedFrame, Sighting } from '../track.ts'
import { assign } from './assign.ts'
import { quantile, score } from './calibrate.ts'
import { type Known, scaleFor } from './cast.ts'

export interface JudgeOptions {
  /** Of the recogniser, for the report. */
  readonly model: string
  /** Calibrated score that a character's median must reach, 0…1. */
  readonly threshold: number
  readonly fps: number
  /** Frame numbers where parts of a chained clip begin. */
  readonly joins: readonly number[]
  /** Clip pixels for each pixel of the observed frames. */
  readonly scale: number
  /** How many characters the scene expects that have no usable reference: as many faces are nobody's fault. */
  readonly unjudged: number
}

/** The 10th percentile must reach the equal-error point, or a lower threshold: a face may not be someone else's for long. */
export const leastP10 = (threshold: number): number => Math.min(0.5, threshold)
/** A score under which a face is plainly another one, and the seconds from which that fails however long the clip is. */
const LOST = 0.2
const LOST_SECONDS = 0.9
/** Bad samples with no more seconds than this between them are one stretch. */
const STRETCH_GAP = 1.1
/** From this score on a face is recognised as somebody the scene does not have. */
const RECOGNISED = 0.5
/** A stranger counts when seen in this share of the sampled frames, and in two at least where there are as many. */
const STRANGER_SHARE = 0.1

type Sample = FaceReportValue['samples'][number]
interface Measured {
  readonly sighting: Sighting
  readonly raw: readonly number[]
  readonly scores: readonly number[]
}

/**
 * Judges a clip. Each frame's faces are given to the characters that the scene expects, one to one, by the best total of
 * their tracks' mean scores; faces that are left over are recognised as other members of the cast, or are strangers.
 * A character that is never assessable is `no-face`, which is no failure.
 */
export function judge(
  observed: readonly ObservedFrame[],
  cast: readonly Known[],
  options: JudgeOptions,
): FaceReportValue {
  const frames = observed.map(({ frame, faces, unclear }) => ({
    frame,
    unclear,
    faces: faces.map((sighting): Measured => {
      const raw = cast.map(member => member.likeness(sighting.description))
      return {
        sighting,
        raw,
        scores: raw.map((value, index) => score(scaleFor(cast[index] as Known, sighting.eyes), value)),
      }
    }),
  }))
  const trackMeans = meansByTrack(frames.flatMap(frame => frame.faces))
  const samples: Sample[] = []
  let strangerFrames = 0
  for (const { frame, faces, unclear } of frames) {
    const who = nameFaces(faces, cast, trackMeans, unclear > 0)
    if (who.filter(member => member < 0).length > options.unjudged) strangerFrames++
    for (const [index, { sighting, raw, scores }] of faces.entries()) {
      const member = who[index] as number
      const nearest = member >= 0 ? member : scores.indexOf(Math.max(...scores))
      const { x, y, width, height } = sighting.box
      samples.push({
        frame,
        time: round(frame / options.fps),
        character: member >= 0 ? (cast[member] as Known).id : null,
        score: round(scores[nearest] ?? 0),
        raw: round(raw[nearest] ?? 0),
        box: [x, y, width, height].map(value => Math.round(value * options.scale)) as Sample['box'],
      })
    }
  }
  const characters: FaceReportValue['characters'] = {}
  const drifts: NonNullable<FaceReportValue['drifts']> = []
  for (const { id, name, expected } of cast) {
    const own = samples.filter(sample => sample.character === id)
    if (own.length === 0 && !expected) continue
    const scores = own.map(sample => sample.score)
    const median = scores.length > 0 ? quantile(scores, 0.5) : null
    const p10 = scores.length > 0 ? quantile(scores, 0.1) : null
    const isLost = stretches(own, LOST).some(({ from, to }) => to - from >= LOST_SECONDS)
    const kept = median !== null && holds(scores, options.threshold) && !isLost
    if (median !== null && !kept && expected) {
      const limit = median < options.threshold ? options.threshold : leastP10(options.threshold)
      for (const stretch of stretches(own, limit)) drifts.push({ character: id, ...stretch })
    }
    characters[id] = {
      name,
      median: median === null ? null : round(median),
      p10: p10 === null ? null : round(p10),
      raw:
        own.length > 0
          ? round(
              quantile(
                own.map(sample => sample.raw),
                0.5,
              ),
            )
          : null,
      // Somebody who was recognised without being expected was recognised: nothing has drifted.
      verdict: median === null ? 'no-face' : kept || !expected ? 'pass' : 'drift',
    }
  }
  const strangers = strangerFrames >= Math.min(2, frames.length) && strangerFrames >= STRANGER_SHARE * frames.length
  const drifting = Object.keys(characters).filter(id => characters[id]?.verdict === 'drift')
  const verdict: Verdict =
    drifting.length > 0
      ? 'drift'
      : strangers && strangerFrames > 0
        ? 'extra-person'
        : Object.values(characters).some(character => character.verdict === 'pass')
          ? 'pass'
          : 'no-face'
  return {
    verdict,
    threshold: options.threshold,
    model: options.model,
    characters,
    samples,
    driftFrom: firstDriftingJoin(samples, drifting, options.joins, options.threshold),
    drifts,
    sampledFrames: frames.length,
    framesWithFaces: frames.filter(frame => frame.faces.length > 0).length,
  }
}

/** For each track the mean score for each cast member. */
function meansByTrack(faces: readonly Measured[]): Map<number, number[]> {
  const tracks = new Map<number, (readonly number[])[]>()
  for (const { sighting, scores } of faces) tracks.set(sighting.track, [...(tracks.get(sighting.track) ?? []), scores])
  return new Map(
    [...tracks].map(([track, rows]) => [
      track,
      (rows[0] as readonly number[]).map(
        (_, index) => rows.reduce((sum, row) => sum + (row[index] as number), 0) / rows.length,
      ),
    ]),
  )
}

/**
 * For each face of a frame the index of its cast member, or −1 for a stranger.
 * @param someUnclear a face was seen that cannot be judged: an expected character may be that one, so a face that is
 *   plainly somebody else's need not stand for it
 */
function nameFaces(
  faces: readonly Measured[],
  cast: readonly Known[],
  trackMeans: ReadonlyMap<number, readonly number[]>,
  someUnclear: boolean,
): number[] {
  const gain = (face: Measured, member: number): number => trackMeans.get(face.sighting.track)?.[member] ?? 0
  const indices = cast.map((_, index) => index)
  const expected = indices.filter(index => cast[index]?.expected)
  const others = indices.filter(index => !cast[index]?.expected)
  // A small constant: an expected character takes even a face that hardly looks like it, for that is what drift is.
  const first = assign(faces.map(face => expected.map(member => gain(face, member) + 1e-3)))
  const who = first.map(column => (column >= 0 ? (expected[column] as number) : -1))
  const open = faces
    .map((_, index) => index)
    .filter(index => {
      const member = who[index] as number
      return member < 0 || (someUnclear && gain(faces[index] as Measured, member) < RECOGNISED)
    })
  const second = assign(
    open.map(index =>
      others.map(member => {
        const value = gain(faces[index] as Measured, member)
        return value >= RECOGNISED ? value : 0
      }),
    ),
  )
  for (const [row, index] of open.entries()) {
    const column = second[row] as number
    if (column >= 0) who[index] = others[column] as number
  }
  return who
}

/** From so many looks on there is a median; fewer are held against what a tenth of many may be. */
const FEW = 3
/** Whether scores keep a character: their median and their 10th percentile. */
const holds = (scores: readonly number[], threshold: number): boolean =>
  quantile(scores, 0.5) >= (scores.length < FEW ? leastP10(threshold) : threshold) &&
  quantile(scores, 0.1) >= leastP10(threshold)

/** The stretches of time, in seconds, in which every sample of a character lies under a limit. */
function stretches(own: readonly Sample[], limit: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let isOpen = false
  for (const { time, score } of own) {
    const last = out.at(-1)
    if (score >= limit) isOpen = false
    else if (isOpen && last && time - last.to <= STRETCH_GAP) last.to = time
    else out.push({ from: time, to: time })
    if (score < limit) isOpen = true
  }
  return out
}

/** The first join whose part loses somebody while every part before it holds; null when there is none. */
function firstDriftingJoin(
  samples: readonly Sample[],
  drifting: readonly string[],
  joins: readonly number[],
  threshold: number,
): number | null {
  const starts = [0, ...[...joins].filter(join => join > 0).sort((a, b) => a - b)]
  for (const [part, start] of starts.entries()) {
    const end = starts[part + 1] ?? Number.POSITIVE_INFINITY
    const isKept = drifting.every(id => {
      const own = samples.filter(sample => sample.character === id && sample.frame >= start && sample.frame < end)
      const scores = own.map(sample => sample.score)
      return scores.length === 0 || holds(scores, threshold)
    })
    if (!isKept) return part === 0 ? null : start
  }
  return null
}

/** Four digits are enough, and keep reports small and equal. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4
