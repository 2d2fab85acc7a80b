// The identity of the faces in a clip: references described, frames looked at, verdict given.
import { hash } from 'node:crypto'
import type { FaceReportValue } from '../../types.ts'
import type { Descriptions } from './described.ts'
import { clipFacts, glanceFrames, glanceNumbers, sampleFrames, sampleNumbers } from './frames.ts'
import { type CastMember, calibrateCast } from './judging/cast.ts'
import { builtInImpostors } from './judging/impostors.ts'
import { judge, leastP10 } from './judging/judge.ts'
import type { FaceModels } from './models/choose.ts'
import type { Picture } from './pixels.ts'
import type { Reference } from './references.ts'
import { type ReferenceFile, referenceMemory } from './remembered.ts'
import { type ObservedFrame, observer } from './track.ts'

export interface IdentifyRequest {
  /** The clip's file. */
  readonly clip: string
  readonly threshold: number
  readonly samplesPerSecond: number
  readonly joins: readonly number[]
  /** Everyone with references; `files` in the order front first, each with its content's digest. */
  readonly cast: readonly {
    readonly id: string
    readonly name: string
    readonly expected: boolean
    readonly files: readonly ReferenceFile[]
  }[]
}

export interface Identified {
  readonly report: FaceReportValue
  /** In words for people, such as references without a face. */
  readonly warnings: readonly string[]
}

/** Below this separation (d′) of a character from everyone else, a pass says little. */
const LEAST_SEPARATION = 2
/**
 * Up to so many samples a second a first look at the key frames may be enough: at what was asked for beyond that, all is
 * looked at.
 */
const MOST_GLANCED = 2
/** Frames that are judged together while a first look goes on. */
const LATEST = 6
/** How far over the threshold every character's median must lie for the first look to be enough. */
const PLAINLY = 0.1

/**
 * A function that judges clips. It remembers references by digest, so that a cast is described once however many scenes
 * it plays in.
 * @param kept where descriptions outlive this process
 */
export function identifier(models: FaceModels, kept?: Descriptions) {
  const described = referenceMemory(models, kept)
  /** @throws PermanentError when the clip or a reference cannot be read; the signal's reason when cancelled */
  return async (
    request: IdentifyRequest,
    signal: AbortSignal,
    progress: (done: number, total: number, message: string) => void = () => {},
  ): Promise<Identified> => {
    const warnings: string[] = []
    const facts = await clipFacts(request.clip, signal)
    const numbers = sampleNumbers(facts, request.samplesPerSecond)
    const references = request.cast.reduce((sum, member) => sum + member.files.length, 0)
    let done = 0
    const total = references + numbers.length
    const step = (message: string) => progress(Math.min(++done, total), total, message)
    // Processes beside each other begin with different ones, so that each finds what another has described.
    const all = request.cast.flatMap(({ expected, files }) => files.map(file => ({ ...file, expected })))
    const first = all.length > 0 ? Number.parseInt(hash('sha256', request.clip).slice(0, 8), 16) % all.length : 0
    for (const { path, digest, expected } of kept ? [...all.slice(first), ...all.slice(0, first)] : []) {
      signal.throwIfAborted()
      await described({ path, digest }, expected).catch(() => {})
    }
    const cast: CastMember[] = []
    for (const { id, name, expected, files } of request.cast) {
      const usable: Reference[] = []
      for (const [index, file] of files.entries()) {
        signal.throwIfAborted()
        const reference = await described(file, expected).catch((error: Error) => {
          warnings.push(`Reference ${index + 1} of ${name} cannot be read: ${error.message}`)
          return null
        })
        if (reference) usable.push(reference)
        else if (reference === undefined)
          warnings.push(`Reference ${index + 1} of ${name} shows no face that can be used.`)
        step(`Reading the references of ${name}`)
      }
      if (usable.length === 0 && expected)
        warnings.push(`${name} has no usable reference: whoever stands for ${name} in this clip cannot be judged.`)
      cast.push({ id, name, expected, references: usable })
    }
    const known = calibrateCast(cast, models.embedder, builtInImpostors(models.embedder.key))
    for (const { name, expected, large } of known)
      if (expected && large.separation < LEAST_SEPARATION)
        warnings.push(
          `${name} looks so much like others that a match says little (separation ${large.separation.toFixed(1)}): give references that differ more.`,
        )
    const expected = cast.filter(member => member.expected)
    const judged = (observed: readonly ObservedFrame[], scale: number): FaceReportValue =>
      judge(observed, known, {
        model: models.embedder.name,
        threshold: request.threshold,
        fps: facts.fps,
        joins: request.joins,
        scale,
        unjudged: expected.filter(member => member.references.length === 0).length,
      })
    /** Looks at the frames that `read` hands over and judges them; `seen` hears of the latest ones. */
    const looked = async (
      read: (see: (frame: number, picture: Picture) => Promise<void>) => Promise<void>,
      seen?: (report: FaceReportValue) => void,
    ): Promise<{ report: FaceReportValue; observed: readonly ObservedFrame[] }> => {
      const observed: ObservedFrame[] = []
      const look = observer(models, expected.length, facts.fps)
      let scale = 1
      await read(async (frame, picture) => {
        scale = facts.width / picture.width
        observed.push(await look(frame, picture))
        seen?.(judged(observed.slice(-LATEST), scale))
        step('Looking at faces')
      })
      return { report: judged(observed, scale), observed }
    }
    const { samplesPerSecond } = request
    const keys = samplesPerSecond > 1 && samplesPerSecond <= MOST_GLANCED ? glanceNumbers(facts) : undefined
    if (keys) {
      const doubt = new AbortController()
      const either = AbortSignal.any([signal, doubt.signal])
      const glance = await looked(
        see => glanceFrames(request.clip, facts, keys, either, see),
        report => {
          if (isDoubtful(report)) doubt.abort()
        },
      ).catch((error: unknown) => {
        signal.throwIfAborted()
        if (!doubt.signal.aborted) throw error
        return undefined
      })
      if (glance && !doubt.signal.aborted && isPlain(glance.report, glance.observed))
        return { report: glance.report, warnings }
    }
    const { report } = await looked(see => sampleFrames(request.clip, facts, samplesPerSecond, signal, see))
    return { report, warnings }
  }
}

/**
 * Whether a closer look could judge otherwise: a face is nobody's, or for once as unlike its character as a face may
 * not be for long, or a character is near the threshold as a whole.
 */
const isDoubtful = ({ threshold, samples, characters }: FaceReportValue): boolean =>
  samples.some(sample => sample.character === null || sample.score < leastP10(threshold)) ||
  Object.values(characters).some(({ median }) => median !== null && median < Math.min(0.95, threshold + PLAINLY))

/** Whether a first look leaves no doubt: every face is known and plainly itself, or there is none at all. */
const isPlain = (report: FaceReportValue, observed: readonly ObservedFrame[]): boolean =>
  report.verdict === 'pass'
    ? !isDoubtful(report)
    : report.verdict === 'no-face' && observed.every(({ faces, unclear }) => faces.length === 0 && unclear === 0)
