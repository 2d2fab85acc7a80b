// What an episode must measure, and what it does: measurements in, checks out. Pure.
import { segments } from '../../../engine/graph/keys.ts'
import { CAPTION_LIMITS, type Caption, textWidth } from '../../media/captions.ts'
import type { PacketTimes, Probe } from '../../media/ffmpeg/index.ts'
import type { PictureMeasure } from '../../media/measure/picture.ts'
import { LEVELS_PER_SECOND, type SoundMeasure } from '../../media/measure/sound.ts'
import type { Span } from '../../media/measure/spans.ts'
import { parseSrt } from '../../media/subtitles.ts'
import type { EpisodeValue, FaceReportValue, QcCheck } from '../../types.ts'

export interface QcTargets {
  /** LUFS, and how far the episode may be from it in LU. */
  readonly targetLufs: number
  readonly toleranceLu: number
  /** dBTP */
  readonly truePeak: number
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
}

/** What the file is measured against. */
export interface QcExpectation {
  readonly episode: EpisodeValue
  /** Frames that the script gives the episode. */
  readonly frames: number
  /** Scenes in which someone speaks, by key. */
  readonly spoken: readonly string[]
  readonly reports: readonly { readonly key: string; readonly value: FaceReportValue }[]
  readonly targets: QcTargets
}

/** A check, and the scenes that it speaks against. */
export interface Finding extends QcCheck {
  readonly scenes: readonly string[]
}

/** dBTP that a reading of the file may lie over the target by rounding of the meter. */
const PEAK_GRACE_DB = 0.05
/** dB by which speech stands over music (DESIGN §10). */
const SPEECH_OVER_MUSIC_DB = 9
/** Share of a caption's time in which something must be heard, and how loud that is (dBFS). */
const HEARD_SHARE = 0.3
const HEARD_DBFS = -50

/** Every check that can be made from what is known. */
export function checkEpisode(facts: QcFacts, expected: QcExpectation): Finding[] {
  const captions = parseSrt(facts.sound.captions ?? '')
  return [
    ...fileChecks(facts, expected),
    ...soundChecks(facts, expected),
    ...spanChecks(facts, expected),
    ...captionChecks(captions, facts, expected),
    ...contentChecks(facts, expected),
  ]
}

const finding = (
  metric: string,
  pass: boolean,
  value: string,
  target: string,
  where: readonly string[] = [],
  scenes: readonly string[] = [],
): Finding => ({ metric, pass, value, target, where: pass ? [] : [...where], scenes: pass ? [] : scenes })

const clock = (seconds: number): string => `${seconds.toFixed(2)} s`
const decimals = (value: number): string => value.toFixed(1)

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
  const over = episode.speechOverMusic
  return [
    finding(
      'loudness',
      Math.abs(integrated - targets.targetLufs) <= targets.toleranceLu + 1e-6,
      `${decimals(integrated)} LUFS, range ${decimals(range)} LU`,
      `${decimals(targets.targetLufs)} ± ${targets.toleranceLu} LUFS`,
    ),
    finding(
      'peaks',
      truePeak <= targets.truePeak + PEAK_GRACE_DB && sound.clipped.length === 0,
      `${decimals(truePeak)} dBTP, ${sound.clipped.length === 0 ? 'no' : sound.clipped.length} clipped`,
      `≤ ${decimals(targets.truePeak)} dBTP, none clipped`,
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
            [over.scene],
          ),
        ]
      : []),
  ]
}

function spanChecks({ picture, sound }: QcFacts, { episode, targets }: QcExpectation): Finding[] {
  const check = (metric: string, found: readonly Span[], longest: number): Finding => {
    const placed = found.flatMap(span => {
      const scene = sceneAt(episode, (span.start + span.end) / 2)
      // A slate stands still and is silent: that the scene is missing is said once, by its own check.
      return scene?.missing ? [] : [{ span, key: scene?.key ?? '' }]
    })
    const length = placed.reduce((sum, { span }) => sum + span.end - span.start, 0)
    return finding(
      metric,
      placed.length === 0,
      placed.length === 0 ? 'none' : `${decimals(length)} s`,
      `none of ${longest} s or more`,
      placed.map(({ span, key }) => `${key} ${decimals(span.start)}–${decimals(span.end)} s`.trim()),
      placed.map(({ key }) => key).filter(Boolean),
    )
  }
  return [
    check('black', picture.black, targets.longestBlack),
    check('frozen', picture.frozen, targets.longestFrozen),
    check('silence', sound.silent, targets.longestSilence),
  ]
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
      `${tallest} lines of ${widest} characters`,
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
    ),
    finding(
      'caption text',
      same && silent.length === 0,
      `${shown.length} captions${same ? '' : ', not what is said'}`,
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
      missing,
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

function identityCheck(reports: QcExpectation['reports']): Finding {
  const failed = reports.filter(({ value }) => value.verdict === 'drift' || value.verdict === 'extra-person')
  const medians = reports.flatMap(({ value }) => Object.values(value.characters).flatMap(({ median }) => median ?? []))
  const strangers = reports.filter(({ value }) => value.verdict === 'extra-person').length
  const thresholds = [...new Set(reports.map(({ value }) => value.threshold))].sort((a, b) => a - b)
  return finding(
    'identity',
    failed.length === 0,
    [
      medians.length === 0 ? 'no face to judge' : `lowest median ${Math.min(...medians).toFixed(2)}`,
      ...(strangers > 0 ? [`strangers in ${strangers} of ${reports.length} shots`] : []),
    ].join(', '),
    `≥ ${thresholds.join(' or ')} in every shot, no strangers`,
    failed.map(
      ({ key, value }) => `${key} ${value.verdict === 'drift' ? driftOf(value) : 'a stranger is in the picture'}`,
    ),
    failed.map(({ key }) => key),
  )
}

const driftOf = (report: FaceReportValue): string =>
  Object.values(report.characters)
    .filter(({ verdict }) => verdict === 'drift')
    .map(({ name, median }) => `${name} ${median?.toFixed(2) ?? 'not assessable'}`)
    .join(', ') || 'drift'

type PlacedScene = EpisodeValue['scenes'][number]

const isIn = ({ video }: EpisodeValue, { start, frames }: PlacedScene, seconds: number): boolean =>
  seconds >= start / video.fps - 1e-3 && seconds < (start + frames) / video.fps

const sceneAt = (episode: EpisodeValue, seconds: number): PlacedScene | undefined =>
  episode.scenes.find(scene => isIn(episode, scene, seconds))

/** Scene segments that any failed check speaks against, in the order of the episode. */
export function flagged(findings: readonly Finding[], episode: EpisodeValue): string[] {
  const keys = new Set(findings.flatMap(({ scenes }) => scenes.map(key => segments(key)[0] ?? '')))
  return episode.scenes.map(({ key }) => segments(key)[0] ?? '').filter(segment => keys.has(segment))
}
