// Loudness, peaks, clipping, silence and embedded captions of a film, from one decode of its sound.
import { readFile } from 'node:fs/promises'
import { readRaw } from '../ffmpeg/index.ts'
import { LOUDNESS_FILTER, type Loudness, parseLoudness } from './loudness.ts'
import { type Span, SpanCollector } from './spans.ts'

export interface SoundMeasure {
  readonly loudness: Loudness
  /** Where the waveform is cut off at full scale. */
  readonly clipped: readonly Span[]
  readonly silent: readonly Span[]
  /** Mean level of each hundredth of a second, in dBFS; −120 for silence. */
  readonly levels: Float32Array
  /** The first subtitle stream as SubRip; undefined when there is none. */
  readonly captions: string | undefined
}

const RATE = 48_000
/** Levels a second. */
export const LEVELS_PER_SECOND = 100
const WINDOW = RATE / LEVELS_PER_SECOND
/** A sample this near to full scale, this often in a row, is a cut-off peak. */
const FULL_SCALE = 0.997
const FLAT_SAMPLES = 3

/**
 * Measures the first sound stream.
 * @param options.captionsTo where to write the embedded captions; none are read without it
 * @param options.silenceBelow dBFS (mean of 10 ms)
 */
export async function measureSound(
  file: string,
  options: {
    readonly shortestSilence: number
    readonly silenceBelow: number
    readonly captionsTo?: string | undefined
    readonly signal?: AbortSignal
    readonly duration?: number
    readonly onProgress?: (fraction: number) => void
  },
): Promise<SoundMeasure> {
  const log: string[] = []
  const levels: number[] = []
  const silent = new SpanCollector(LEVELS_PER_SECOND, options.shortestSilence)
  const clipped = new SpanCollector(LEVELS_PER_SECOND, 0)
  let power = 0
  let inWindow = 0
  let isClipped = false
  const flat = [0, 0]
  const closeWindow = () => {
    const level = 10 * Math.log10(Math.max(power / (2 * inWindow), 1e-12))
    levels.push(level)
    silent.add(level < options.silenceBelow)
    clipped.add(isClipped)
    power = 0
    inWindow = 0
    isClipped = false
  }
  let rest = Buffer.alloc(0)
  const take = (chunk: Buffer) => {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const whole = data.length - (data.length % 8)
    for (let at = 0; at < whole; at += 8) {
      for (let channel = 0; channel < 2; channel++) {
        const value = data.readFloatLE(at + 4 * channel)
        power += value * value
        flat[channel] = Math.abs(value) >= FULL_SCALE ? (flat[channel] as number) + 1 : 0
        if ((flat[channel] as number) >= FLAT_SAMPLES) isClipped = true
      }
      if (++inWindow === WINDOW) closeWindow()
    }
    rest = Buffer.from(data.subarray(whole))
  }
  await readRaw(
    take,
    sink => command => {
      command
        .input(file)
        .output(sink)
        .outputOptions('-map', '0:a:0', '-af', LOUDNESS_FILTER, '-ac', '2', '-ar', String(RATE), '-f', 'f32le')
      return options.captionsTo
        ? command.output(options.captionsTo).outputOptions('-map', '0:s:0', '-c:s', 'srt', '-f', 'srt')
        : command
    },
    {
      signal: options.signal,
      onLine: line => log.push(line),
      onProgress: options.onProgress,
      durationSeconds: options.duration,
      what: 'measuring the sound',
    },
  )
  if (inWindow > 0) closeWindow()
  return {
    loudness: parseLoudness(log),
    clipped: clipped.spans(),
    silent: silent.spans(),
    levels: Float32Array.from(levels),
    captions: options.captionsTo ? await readFile(options.captionsTo, 'utf8') : undefined,
  }
}
