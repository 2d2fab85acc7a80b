// What an episode must measure, and what it does: measurements in, checks out. Pure.
import { CAPTION_LIMITS, type Caption, textWidth } from '../../media/captions.ts'
import type { PacketTimes, Probe } from '../../media/ffmpeg/index.ts'
import type { FilmFacts } from '../../media/measure/job.ts'
import type { PictureMeasure } from '../../media/measure/picture.ts'
import { LEVELS_PER_SECOND, type SoundMeasure } from '../../media/measure/sound.ts'
import type { Span } from '../../media/measure/spans.ts'
import { parseSrt } from '../../media/subtitles.ts'
import type { EpisodeValue, FaceReportValue } from '../../types.ts'
import { SPEECH_OVER_MUSIC_DB } from '../assemble/duck.ts'
import {
  type Blame,
  clock,
  counted,
  decimals,
  type Finding,
  finding,
  isIn,
  sceneAt,
  type Unmeasured,
} from './finding.ts'
import { facesCheck, identityCheck, offsetCheck } from './people.ts'

export interface QcTargets {
  /** How far the episode may be from its own loudness target, in LU. */
  readonly toleranceLu: number
  /** Seconds. */
  readonly longestBlack: number
  readonly longestFrozen: number
  readonly longestSilence: number
}

/** What was measured on the file. */
export interface QcFacts {
  readonly probe: Probe
  readonly packets: PacketTimes
  readonly fastStart: boolean
  readonly picture: PictureMeasure
  readonly sound: SoundMeasure
  /** Who is seen in it, and how far sound and picture lie apart; undefined when that was not looked at. */
  readonly film: FilmFacts | undefined
}

/** What the file is measured against. */
export interface QcExpectation {
  readonly episode: EpisodeValue
  /** Frames that the script gives the episode. */
  readonly frames: number
  /** Scenes in which someone speaks, by key. */
  readonly spoken: readonly string[]
  /** The characters that each scene has in the picture, by its key; undefined when nobody's face is known. */
  readonly cast: ReadonlyMap<string, readonly string[]> | undefined
  readonly reports: readonly { readonly key: string; readonly value: FaceReportValue }[]
  readonly targets: QcTargets
}

/** dBTP that a reading of the file may lie over the target by rounding of the meter. */
const PEAK_GRACE_DB = 0.05
/** Share of a caption's time in which something must be heard, and how loud that is (dBFS). */
const HEARD_SHARE = 0.3
const HEARD_DBFS = -50

/** Every check that can be made from what is known, and those that cannot. */
export function checkEpisode(
  facts: QcFacts,
  expected: QcExpectation,
): { findings: Finding[]; unmeasured: Unmeasured[] } {
  const captions = parseSrt(facts.sound.captions ?? '')
  const all = [
    ...fileChecks(facts, expected),
    ...soundChecks(facts, expected),
    ...spanChecks(facts, expected),
    ...captionChecks(captions, facts, expected),
    ...contentChecks(facts, expected),
    ...filmChecks(facts, expected),
  ]
  return {
    findings: all.filter(check => 'pass' in check),
    unmeasured: all.filter(check => 'why' in check),
  }
}

function fileChecks({ probe, packets, fastStart }: QcFacts, { episode, frames }: QcExpectation): Finding[] {
  const { video, audio } = probe
  const { fps } = episode.video
  const counted = packets.times.length
  const lasting = counted === 0 ? 0 : (packets.times[counted - 1] ?? 0) - (packets.times[0] ?? 0) + 1 / fps
  const uneven = Array.from(packets.times)
    .flatMap((time, index, times) =>
      index > 0 && Math.abs(time - (times[index - 1] ?? 0) - 1 / fps) > 1e-3 ? [time] : [],
    )
    .slice(0, 5)
  const colours = video
    ? [video.colorSpace, video.colorPrimaries, video.colorTransfer, video.colorRange].join(' ')
    : 'no picture'
  const format = `${video?.codec} ${video?.pixelFormat} ${colours}, ${audio?.codec} ${audio?.sampleRate} Hz, ${audio?.channels} channels`
  const wanted = 'h264 yuv420p bt709 bt709 bt709 tv, aac 48000 Hz, 2 channels'
  const offset = (audio?.duration ?? 0) - lasting
  return [
    finding('length', counted === frames, `${counted} frames`, `${frames} frames`, [clock(lasting)]),
    finding(
      'frame rate',
      packets.constantRate && video !== undefined && Math.abs(video.fps - fps) < 1e-6,
      packets.constantRate
        ? `${video?.fps} frames a second`
        : `${packets.shortestStep.toFixed(4)} to ${packets.longestStep.toFixed(4)} s between frames`,
      `constant ${fps} frames a second`,
      uneven.map(clock),
    ),
    finding('format', format === wanted, format, wanted),
    finding('fast start', fastStart, fastStart ? 'index first' : 'index last', 'index first'),
    finding(
      'sound length',
      Math.abs(offset) <= Math.max(1 / fps, 0.045),
      `${offset >= 0 ? '+' : ''}${Math.round(offset * 1000)} ms`,
      'as long as the picture, within a frame or 45 ms',
    ),
  ]
}

function soundChecks({ sound }: QcFacts, { episode, targets }: QcExpectation): Finding[] {
  const { integrated, truePeak, range } = sound.loudness
  const { target } = episode
  const over = episode.speechOverMusic
  return [
    finding(
      'loudness',
      Math.abs(integrated - target.integrated) <= targets.toleranceLu + 1e-6,
      `${decimals(integrated)} LUFS, range ${decimals(range)} LU`,
      `${decimals(target.integrated)} ± ${targets.toleranceLu} LUFS`,
    ),
    finding(
      'peaks',
      truePeak <= target.truePeak + PEAK_GRACE_DB && sound.clipped.length === 0,
      `${decimals(truePeak)} dBTP, ${sound.clipped.length === 0 ? 'no' : sound.clipped.length} clipped`,
      `≤ ${decimals(target.truePeak)} dBTP, none clipped`,
      sound.clipped.slice(0, 10).map(span => clock(span.start)),
    ),
    ...(over
      ? [
          finding(
            'speech over music',
            over.worst >= SPEECH_OVER_MUSIC_DB,
            `${decimals(over.overall)} dB, ${decimals(over.worst)} dB in the worst scene`,
            `≥ ${SPEECH_OVER_MUSIC_DB} dB`,
            [over.scene],
            [{ key: over.scene, amount: SPEECH_OVER_MUSIC_DB - over.worst }],
          ),
        ]
      : []),
  ]
}

function spanChecks({ picture, sound }: QcFacts, { episode, targets }: QcExpectation): Finding[] {
  const check = (metric: string, found: readonly Span[], longest: number): Finding => {
    const placed = found.flatMap(span => sharesOf(span, longest, episode))
    const length = placed.reduce((sum, { span }) => sum + span.end - span.start, 0)
    return finding(
      metric,
      placed.length === 0,
      placed.length === 0 ? 'none' : `${decimals(length)} s`,
      `none of ${longest} s or more`,
      placed.map(({ span, key }) => `${key} ${decimals(span.start)}–${decimals(span.end)} s`.trim()),
      placed.flatMap(({ span, key }): Blame[] => (key ? [{ key, amount: span.end - span.start }] : [])),
    )
  }
  return [
    check('black', picture.black, targets.longestBlack),
    check('frozen', picture.frozen, targets.longestFrozen),
    check('silence', sound.silent, targets.longestSilence),
  ]
}

/**
 * What a stretch takes of each scene, where that is long enough by itself or half of the stretch. A slate stands still and
 * is silent: that the scene is missing is said once, by its own check.
 */
function sharesOf(span: Span, longest: number, episode: EpisodeValue): { key: string; span: Span }[] {
  const { fps } = episode.video
  const shares = episode.scenes.flatMap(({ key, start, frames, missing }) => {
    const share = { start: Math.max(span.start, start / fps), end: Math.min(span.end, (start + frames) / fps) }
    const isShare = share.end - share.start >= Math.min(longest, (span.end - span.start) / 2) - 1e-6
    return isShare ? [{ key, span: share, missing }] : []
  })
  return shares.length === 0 ? [{ key: '', span }] : shares.filter(({ missing }) => !missing)
}

type Shown = Omit<Caption, 'speaker'>

function captionChecks(shown: readonly Shown[], { sound }: QcFacts, { episode, spoken }: QcExpectation): Finding[] {
  const speed = (caption: Shown) => textWidth(caption.text) / Math.max(0.001, caption.end - caption.start)
  const at = (captions: readonly Shown[]) => captions.slice(0, 10).map(caption => clock(caption.start))
  const widest = Math.max(0, ...shown.flatMap(caption => caption.text.split('\n').map(textWidth)))
  const tallest = Math.max(0, ...shown.map(caption => caption.text.split('\n').length))
  const fastest = Math.max(0, ...shown.map(speed))
  const { lineWidth, lines, speed: limit, shortest, longest } = CAPTION_LIMITS
  const large = shown.filter(
    ({ text }) => text.split('\n').length > lines || text.split('\n').some(line => textWidth(line) > lineWidth),
  )
  // Captions inside MP4 are timed to the millisecond.
  const fast = shown.filter(caption => speed(caption) > limit * 1.01)
  const mistimed = shown.filter(({ start, end }, index) => {
    const length = end - start
    const overlaps = (shown[index + 1]?.start ?? Number.POSITIVE_INFINITY) < end - 0.001
    return length < shortest - 0.002 || length > longest + 0.002 || overlaps || !isHeard(sound, start, end)
  })
  const unheard = shown.filter(({ start, end }) => !isHeard(sound, start, end))
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const same =
    letters(shown.map(caption => caption.text).join('')) === letters(episode.captions.map(c => c.text).join(''))
  const silent = spoken.filter(key => {
    const scene = episode.scenes.find(candidate => candidate.key === key)
    return scene !== undefined && !scene.missing && !shown.some(({ start }) => isIn(episode, scene, start))
  })
  return [
    finding(
      'caption size',
      large.length === 0,
      `${counted(tallest, 'line')} of ${widest} characters`,
      `≤ ${lines} lines of ${lineWidth}`,
      at(large),
    ),
    finding(
      'caption speed',
      fast.length === 0,
      `${decimals(fastest)} characters a second`,
      `≤ ${limit} characters a second`,
      at(fast),
    ),
    finding(
      'caption times',
      mistimed.length === 0,
      mistimed.length === 0 ? `${shown.length} in time` : `${mistimed.length} of ${shown.length} mistimed`,
      `${shortest.toFixed(2)} to ${longest} s, one after another, while something is heard`,
      at(mistimed),
      unheard.flatMap(({ start, end }): Blame[] => {
        const scene = sceneAt(episode, (start + end) / 2)
        return scene ? [{ key: scene.key, amount: end - start }] : []
      }),
    ),
    finding(
      'caption text',
      same && silent.length === 0,
      `${counted(shown.length, 'caption')}${same ? '' : ', not what is said'}`,
      'what is said, in every scene with speech',
      silent,
    ),
  ]
}

/** True when enough of a stretch is loud enough to be heard. */
function isHeard({ levels }: SoundMeasure, start: number, end: number): boolean {
  const part = levels.subarray(Math.floor(start * LEVELS_PER_SECOND), Math.ceil(end * LEVELS_PER_SECOND))
  let heard = 0
  for (const level of part) if (level > HEARD_DBFS) heard++
  return heard >= part.length * HEARD_SHARE
}

function contentChecks({ probe }: QcFacts, { episode, reports }: QcExpectation): Finding[] {
  const { fps } = episode.video
  const missing = episode.scenes.filter(scene => scene.missing).map(scene => scene.key)
  const chapters = probe.chapters.map(chapter => Math.round(chapter.start * fps))
  const misplaced = episode.scenes.filter((scene, index) => chapters[index] !== scene.start)
  return [
    finding(
      'scenes',
      missing.length === 0,
      `${episode.scenes.length - missing.length} of ${episode.scenes.length}`,
      `${episode.scenes.length}, none missing`,
      missing,
      missing.map(key => ({ key, amount: 1 })),
    ),
    finding(
      'chapters',
      misplaced.length === 0 && chapters.length === episode.scenes.length,
      `${chapters.length}${misplaced.length > 0 ? `, ${misplaced.length} not at its scene` : ''}`,
      `${episode.scenes.length}, one at each scene's start`,
      misplaced.map(scene => scene.key),
    ),
    ...(reports.length > 0 ? [identityCheck(reports)] : []),
  ]
}

function filmChecks({ film }: QcFacts, { episode, cast }: QcExpectation): (Finding | Unmeasured)[] {
  if (!film) return []
  return [offsetCheck(film.sync, episode), ...(cast ? [facesCheck(film.faces, cast, episode)] : [])]
}
