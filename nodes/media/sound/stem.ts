// One stem of a scene: sounds of any format, conformed, levelled and laid at their times, exactly as long as asked.
import type { AudioValue } from '../../types.ts'
import { deterministic, runFfmpeg } from '../ffmpeg/index.ts'
import { PeakCollector } from './loudness.ts'
import { SAMPLE_RATE, wavBlocks } from './wav.ts'

export interface StemPart {
  /** A sound file of any format that ffmpeg reads. */
  readonly path: string
  /** How many channels it has. */
  readonly channels: number
  /** Seconds from the start of the stem. */
  readonly start: number
}

export interface StemSettings {
  /** Length of the stem in samples at 48 kHz. */
  readonly frames: number
  /** dB on the whole stem. */
  readonly gainDb: number
  /** Brings each part within ±3 dB of this integrated loudness (LUFS), which still tells whispers from shouts. */
  readonly toLufs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** How far a levelled part may stay from its target, in LU, and the most it is ever raised, in dB. */
const SPARED = 3
const MOST_GAIN = 18
/** Quieter than this is silence, or too short to have a loudness. */
const UNMEASURED = -69

/**
 * Writes a stem (WAV, 48 kHz, stereo, 16 bit) of exactly `frames` samples: what reaches beyond is cut, the rest is silence.
 * A mono part lies in the middle at −3 dB a side, so that its loudness stays what it was. ffmpeg streams, so nothing long
 * lies in memory. @throws PermanentError when a part is no sound that can be read.
 */
export async function makeStem(
  path: string,
  parts: readonly StemPart[],
  settings: StemSettings,
): Promise<Pick<AudioValue, 'sampleRate' | 'channels' | 'duration' | 'peaks'>> {
  const { frames, toLufs, signal } = settings
  const gains = toLufs === undefined ? parts.map(() => 0) : await levelling(parts, toLufs, signal)
  await runFfmpeg(
    command => {
      command.input(`anullsrc=r=${SAMPLE_RATE}:cl=stereo`).inputFormat('lavfi')
      for (const part of parts) command.input(part.path)
      return deterministic(
        command
          .complexFilter(stemGraph(parts, gains, settings))
          .output(path)
          .outputOptions('-map', '[stem]', '-c:a', 'pcm_s16le', '-f', 'wav'),
      )
    },
    { signal, what: 'laying out a stem' },
  )
  const peaks = new PeakCollector(frames)
  for await (const block of wavBlocks(path)) peaks.add(block.channels)
  return { sampleRate: SAMPLE_RATE, channels: 2, duration: frames / SAMPLE_RATE, peaks: peaks.peaks() }
}

function stemGraph(parts: readonly StemPart[], gains: readonly number[], { frames, gainDb }: StemSettings): string {
  const laid = parts.map(({ start, channels }, index) => {
    const sides = channels === 1 ? 'pan=stereo|c0=0.70710678*c0|c1=0.70710678*c0' : 'aformat=channel_layouts=stereo'
    const gain = `volume=${(gainDb + (gains[index] ?? 0)).toFixed(2)}dB:precision=float`
    const delay = `adelay=delays=${Math.round(start * SAMPLE_RATE)}S:all=1`
    return `[${index + 1}:a:0]aresample=${SAMPLE_RATE},aformat=sample_fmts=fltp,${sides},${gain},${delay}[part${index}]`
  })
  const inputs = parts.map((_, index) => `[part${index}]`).join('')
  // The limiter only acts when levels were raised beyond full scale.
  const mix =
    `[0:a:0]${inputs}amix=inputs=${parts.length + 1}:normalize=0:dropout_transition=0,` +
    `alimiter=limit=0.97:level=false:latency=true,atrim=end_sample=${frames},asetpts=PTS-STARTPTS[stem]`
  return [...laid, mix].join(';')
}

/** The gain in dB for each part, measured (EBU R 128) by one ffmpeg for all of them. */
async function levelling(
  parts: readonly StemPart[],
  target: number,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  if (parts.length === 0) return []
  const loudness: number[] = parts.map(() => Number.NEGATIVE_INFINITY)
  let current = -1
  await runFfmpeg(
    command => {
      for (const part of parts) command.input(part.path)
      const meters = parts.map((_, index) => `[${index}:a:0]ebur128=framelog=verbose,anullsink`)
      // The meters swallow their sound, and ffmpeg wants an output.
      const nothing = `anullsrc=r=${SAMPLE_RATE}:cl=mono:d=0.1[nothing]`
      return command
        .complexFilter([...meters, nothing].join(';'))
        .output('-')
        .outputOptions('-map', '[nothing]', '-f', 'null')
    },
    {
      signal,
      what: 'measuring the lines',
      onLine: line => {
        const summary = /Parsed_ebur128_(\d+) @.*Summary/.exec(line)
        if (summary) current = Number(summary[1])
        const measured = /^\s*I:\s+(-?[\d.]+) LUFS/.exec(line)
        // Filters are numbered over the whole graph: each part has two.
        if (measured && current >= 0) loudness[current / 2] = Number(measured[1])
      },
    },
  )
  return loudness.map(lufs => {
    if (!(lufs > UNMEASURED)) return 0
    const kept = Math.min(target + SPARED, Math.max(target - SPARED, lufs))
    return Math.min(MOST_GAIN, kept - lufs)
  })
}
