// The episode's loudness: measured, brought to its target, encoded, and measured again on the encoded file.
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { deterministic, type FfmpegCommand, runFfmpeg } from '../../media/ffmpeg/index.ts'
import { INTEGRATED_FILTER, type Loudness, measureLoudness, parseLoudness } from '../../media/measure/loudness.ts'
import { SAMPLE_RATE } from '../../media/sound/wav.ts'
import { TruePeakLimiter } from './limit.ts'

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

/**
 * Writes the mix to a file, interleaved 32-bit float stereo at 48 kHz without a header. Resolves to
 * its integrated loudness (LUFS), measured on the way, and to what the mix returned.
 */
export async function recordMix<T>(
  mix: AsyncGenerator<Buffer, T>,
  out: string,
  options: { signal: AbortSignal; seconds: number; onProgress?: (fraction: number) => void },
): Promise<{ integrated: number; mixed: T }> {
  const log: string[] = []
  const mixed = await piped(
    mix,
    command =>
      command
        .output(out)
        .outputOptions('-af', INTEGRATED_FILTER, '-ar', String(SAMPLE_RATE))
        .outputOptions(...RAW),
    {
      signal: options.signal,
      durationSeconds: options.seconds,
      onProgress: options.onProgress,
      onLine: line => log.push(line),
      what: 'mixing the sound',
    },
  )
  return { integrated: parseLoudness(log).integrated, mixed }
}

/** Sound as it goes from one program to another, and how it is read there. */
const RAW = ['-c:a', 'pcm_f32le', '-f', 'f32le']
export const RAW_INPUT = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2']

/** Runs ffmpeg on sound that comes as interleaved 32-bit float stereo at 48 kHz. Resolves to what the sound returned. */
async function piped<T>(
  sound: AsyncGenerator<Buffer, T>,
  build: (command: FfmpegCommand) => FfmpegCommand,
  options: Parameters<typeof runFfmpeg>[1],
): Promise<T> {
  const source = new PassThrough()
  // Whoever breaks it off is heard through the promises below.
  source.on('error', () => {})
  const encoding = runFfmpeg(command => build(command.input(source).inputOptions(...RAW_INPUT)), options)
  const feeding = feed(sound, source)
  // When ffmpeg fails it reads no further: the writer must not wait for it.
  encoding.catch(error => source.destroy(error as Error))
  const [returned] = await Promise.all([feeding, encoding])
  return returned
}

/** Writes a mix into a stream as fast as its reader takes it. Resolves to what the mix returned. */
async function feed<T>(mix: AsyncGenerator<Buffer, T>, into: PassThrough): Promise<T> {
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
 * ceiling meet a true-peak limiter, instead of loudnorm's dynamic mode, which moves the balance between music and speech.
 * What the limiter takes is made up for before anything is encoded, since that costs by far the most; then the encoded file
 * is measured, and gain and ceiling are corrected until it holds. Resolves to the file, what it measures, and the gain in
 * dB that was laid on the mix.
 * @param mix as `recordMix` wrote it; `samples` is how many the file has
 */
export async function master(
  mix: { readonly file: string; readonly integrated: number; readonly samples: number },
  target: LoudnessTarget,
  folder: string,
  options: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<{ file: string; loudness: Loudness; gain: number }> {
  const { signal } = options
  const isAudible = mix.integrated > INAUDIBLE_LUFS
  let gain = isAudible ? target.integrated - mix.integrated : 0
  let ceiling = target.truePeak - CODEC_HEADROOM_DB
  const limiter = new TruePeakLimiter(mix.file, signal)
  let ride = await limiter.ride(gain, ceiling)
  if (isAudible && ride) {
    gain += target.integrated - (await loudnessOf(limiter.levelled(gain, ride), signal))
    ride = await limiter.ride(gain, ceiling)
  }
  for (let round = 1; ; round++) {
    const file = join(folder, `sound-${round}.m4a`)
    await encodeSound(limiter.levelled(gain, ride), file, mix.samples, options)
    const loudness = await measureLoudness(file, signal)
    if (!isAudible || round === MOST_ROUNDS) return { file, loudness, gain }
    const short = target.integrated - loudness.integrated
    const over = loudness.truePeak - target.truePeak
    if (Math.abs(short) <= TOLERANCE_LU && over <= 0) return { file, loudness, gain }
    if (Math.abs(short) > TOLERANCE_LU) gain += short
    if (over > 0) ceiling -= over + 0.1
    ride = await limiter.ride(gain, ceiling)
  }
}

/** The integrated loudness of sound, in LUFS. */
async function loudnessOf(sound: AsyncGenerator<Buffer, void>, signal: AbortSignal): Promise<number> {
  const log: string[] = []
  await piped(sound, command => command.output('-').outputOptions('-af', INTEGRATED_FILTER, '-f', 'null'), {
    signal,
    onLine: line => log.push(line),
    what: 'measuring the limited mix',
  })
  return parseLoudness(log).integrated
}

function encodeSound(
  sound: AsyncGenerator<Buffer, void>,
  out: string,
  samples: number,
  options: { signal: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<void> {
  return piped(
    sound,
    command =>
      deterministic(
        command
          .output(out)
          .outputOptions('-af', `apad,atrim=end_sample=${samples}`)
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
