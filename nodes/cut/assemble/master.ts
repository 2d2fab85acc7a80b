// The episode's loudness: measured, brought to its target, encoded, and measured again on the encoded file.
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { deterministic, runFfmpeg } from '../../media/ffmpeg/index.ts'
import { LOUDNESS_FILTER, type Loudness, measureLoudness, parseLoudness } from '../../media/measure/loudness.ts'
import { SAMPLE_RATE } from '../../media/sound/wav.ts'

export interface LoudnessTarget {
  /** Integrated loudness in LUFS (EBU R128, ITU-R BS.1770). */
  readonly integrated: number
  /** Highest true peak in dBTP. */
  readonly truePeak: number
}

/** AAC overshoots what it is given; most material stays within this many dB. */
const CODEC_HEADROOM_DB = 0.5
/** LU by which the encoded file may miss the target before the gain is corrected. */
const TOLERANCE_LU = 0.2
const MOST_ROUNDS = 4
/** Below this there is nothing to bring up: silence, or noise under the gate of BS.1770. */
const INAUDIBLE_LUFS = -60

/** Writes the mix to a 32-bit float WAV and measures it on the way. Resolves to what the mix returned. */
export async function recordMix<T>(
  mix: AsyncGenerator<Buffer, T>,
  out: string,
  options: { signal: AbortSignal; seconds: number; onProgress?: (fraction: number) => void },
): Promise<{ loudness: Loudness; mixed: T }> {
  const source = new PassThrough()
  // Whoever breaks it off is heard through the promises below.
  source.on('error', () => {})
  const log: string[] = []
  const encoding = runFfmpeg(
    command =>
      command
        .input(source)
        .inputOptions('-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2')
        .output(out)
        .outputOptions('-af', LOUDNESS_FILTER, '-ar', String(SAMPLE_RATE), '-c:a', 'pcm_f32le')
        .outputOptions('-f', 'wav', '-rf64', 'auto', '-fflags', '+bitexact'),
    {
      signal: options.signal,
      durationSeconds: options.seconds,
      onProgress: options.onProgress,
      onLine: line => log.push(line),
      what: 'mixing the sound',
    },
  )
  const feeding = feed(mix, source)
  // When ffmpeg fails it reads no further: the writer must not wait for it.
  encoding.catch(error => source.destroy(error as Error))
  const [mixed] = await Promise.all([feeding, encoding])
  return { loudness: parseLoudness(log), mixed }
}

/** Writes a mix into a stream as fast as its reader takes it. Resolves to what the mix returned. */
export async function feed<T>(mix: AsyncGenerator<Buffer, T>, into: PassThrough): Promise<T> {
  try {
    for (;;) {
      const step = await mix.next()
      if (step.done) {
        into.end()
        return step.value
      }
      // The callback waits until ffmpeg has taken most of it, and gets the error when the stream was destroyed.
      await new Promise<void>((resolve, reject) => {
        into.write(step.value, error => (error ? reject(error) : resolve()))
      })
    }
  } catch (error) {
    into.destroy(error as Error)
    throw error
  }
}

/**
 * Encodes the mix as AAC at the target. A plain gain, as loudnorm does in linear mode; only peaks that would pass the
 * ceiling meet a true-peak limiter (at four times the rate), instead of loudnorm's dynamic mode, which moves the balance
 * between music and speech. What the limiter takes is made up for before anything is encoded, since that costs by far the
 * most; then the encoded file is measured, and gain and ceiling are corrected until it holds. Resolves to the file, what
 * it measures, and the gain in dB that was laid on the mix.
 */
export async function master(
  mix: { readonly file: string; readonly loudness: Loudness; readonly samples: number },
  target: LoudnessTarget,
  folder: string,
  options: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<{ file: string; loudness: Loudness; gain: number }> {
  const isAudible = mix.loudness.integrated > INAUDIBLE_LUFS
  const limits = (gain: number, ceiling: number) => (mix.loudness.truePeak + gain > ceiling ? ceiling : undefined)
  let gain = isAudible ? target.integrated - mix.loudness.integrated : 0
  let ceiling = target.truePeak - CODEC_HEADROOM_DB
  if (isAudible && limits(gain, ceiling) !== undefined) {
    const limited = await measureLimited(mix.file, levelFilters(gain, ceiling), options.signal)
    gain += target.integrated - limited
  }
  for (let round = 1; ; round++) {
    const file = join(folder, `sound-${round}.m4a`)
    await encodeSound(mix.file, file, levelFilters(gain, limits(gain, ceiling)), mix.samples, options)
    const loudness = await measureLoudness(file, options.signal)
    if (!isAudible || round === MOST_ROUNDS) return { file, loudness, gain }
    const short = target.integrated - loudness.integrated
    const over = loudness.truePeak - target.truePeak
    if (Math.abs(short) <= TOLERANCE_LU && over <= 0) return { file, loudness, gain }
    if (Math.abs(short) > TOLERANCE_LU) gain += short
    if (over > 0) ceiling -= over + 0.1
  }
}

/** The filters that lay a gain (dB) on the mix and, with a ceiling (dBTP), limit it. */
function levelFilters(gain: number, ceiling: number | undefined): readonly string[] {
  const volume = `volume=${gain.toFixed(3)}dB:precision=float`
  if (ceiling === undefined) return [volume]
  const limit = (10 ** (ceiling / 20)).toFixed(6)
  return [
    volume,
    `aresample=${4 * SAMPLE_RATE}`,
    `alimiter=limit=${limit}:attack=5:release=80:level=false:latency=true`,
    `aresample=${SAMPLE_RATE}`,
  ]
}

/** The integrated loudness (LUFS) of a file behind filters. */
async function measureLimited(file: string, filters: readonly string[], signal: AbortSignal): Promise<number> {
  const log: string[] = []
  await runFfmpeg(
    command =>
      command
        .input(file)
        .output('-')
        .outputOptions('-af', [...filters, 'ebur128=framelog=verbose'].join(','), '-f', 'null'),
    { signal, onLine: line => log.push(line), what: 'measuring the limited mix' },
  )
  return parseLoudness(log).integrated
}

async function encodeSound(
  file: string,
  out: string,
  filters: readonly string[],
  samples: number,
  options: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<void> {
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(file)
          .output(out)
          .outputOptions('-af', [...filters, `apad,atrim=end_sample=${samples}`].join(','))
          .outputOptions('-c:a', 'aac', '-b:a', '192k', '-ar', String(SAMPLE_RATE), '-ac', '2', '-f', 'mp4'),
      ),
    {
      signal: options.signal,
      onProgress: options.onProgress,
      durationSeconds: samples / SAMPLE_RATE,
      what: 'encoding the sound',
    },
  )
}
