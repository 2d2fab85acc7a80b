// One stem of a scene: sounds of any format, conformed, levelled and laid at their times, exactly as long as asked.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AudioValue } from '../../types.ts'
import { conformedSound } from './conformed.ts'
import { Limiter } from './dynamics.ts'
import { fromDb } from './filters.ts'
import { LoudnessMeter, PeakCollector } from './loudness.ts'
import { openWav, SAMPLE_RATE, type WavFile, WavWriter } from './wav.ts'

export interface StemPart {
  /** A sound file of any format that ffmpeg reads. */
  readonly path: string
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
/** Quieter than this is silence. */
const UNMEASURED = -69
/** The highest sample of a stem: only levels that were raised beyond full scale meet the limiter. */
const CEILING = 0.97
/** Frames that are laid before others have their turn: a few milliseconds of work. */
const BLOCK = 16_384
/** What a mono part gets on either side, so that its loudness stays what it was. */
const MIDDLE = Math.SQRT1_2

/** A part that is open: where it begins, in frames, and what is laid on it. */
interface Laid {
  readonly file: WavFile
  readonly start: number
  readonly gain: number
}

/**
 * Writes a stem (WAV, 48 kHz, stereo, 16 bit) of exactly `frames` samples: what reaches beyond is cut, the rest is silence.
 * A mono part lies in the middle at −3 dB a side. Nothing long lies in memory.
 * @throws PermanentError when a part is no sound that can be read
 */
export async function makeStem(
  path: string,
  parts: readonly StemPart[],
  { frames, gainDb, toLufs, signal }: StemSettings,
): Promise<Pick<AudioValue, 'sampleRate' | 'channels' | 'duration' | 'peaks'>> {
  const files: WavFile[] = []
  const laid: Laid[] = []
  const writer = await WavWriter.create(path, SAMPLE_RATE, 2)
  try {
    for (const [index, part] of parts.entries()) {
      const file = await openWav(await conformedSound(part.path, `${path}.part-${index}.wav`, signal))
      files.push(file)
      const level = toLufs === undefined ? 0 : await levelling(file, toLufs, signal)
      laid.push({ file, start: Math.round(part.start * SAMPLE_RATE), gain: fromDb(level) })
    }
    const peaks = new PeakCollector(frames)
    const limiter = new Limiter(2, CEILING)
    // The limiter's sound comes late: as much silence is laid at the end, and as much dropped at the start.
    let late = Limiter.LOOKAHEAD
    for (let from = 0; from < frames + Limiter.LOOKAHEAD; from += BLOCK) {
      signal?.throwIfAborted()
      const block = await layBlock(
        laid,
        from,
        Math.min(BLOCK, frames + Limiter.LOOKAHEAD - from),
        frames,
        fromDb(gainDb),
      )
      limiter.run(block)
      const ready = block.map(side => side.subarray(Math.min(late, side.length)))
      late = Math.max(0, late - block[0].length)
      peaks.add(ready)
      await writer.write(ready)
      await nextTurn()
    }
    return { sampleRate: SAMPLE_RATE, channels: 2, duration: frames / SAMPLE_RATE, peaks: peaks.peaks() }
  } finally {
    await Promise.all([writer.close(), ...files.map(file => file.close())])
  }
}

/** What is heard in `count` frames from `from` on; silence from `end` on. */
async function layBlock(
  laid: readonly Laid[],
  from: number,
  count: number,
  end: number,
  level: number,
): Promise<[Float32Array, Float32Array]> {
  const sides: [Float32Array, Float32Array] = [new Float32Array(count), new Float32Array(count)]
  for (const { file, start, gain } of laid) {
    const first = Math.max(from, start)
    const last = Math.min(from + count, start + file.frames, end)
    if (last <= first) continue
    const { channels } = await file.read(first - start, last - first)
    const own = level * gain * (channels.length === 1 ? MIDDLE : 1)
    for (const [side, into] of sides.entries()) {
      const samples = (channels[side] ?? channels[0]) as Float32Array
      const at = first - from
      for (let i = 0; i < samples.length; i++) into[at + i] = (into[at + i] as number) + own * (samples[i] as number)
    }
  }
  return sides
}

/** The gain in dB that brings a part near the target. */
async function levelling(file: WavFile, target: number, signal: AbortSignal | undefined): Promise<number> {
  const meter = new LoudnessMeter(file.channels)
  for (let from = 0; from < file.frames; from += BLOCK) {
    signal?.throwIfAborted()
    meter.add((await file.read(from, Math.min(BLOCK, file.frames - from))).channels)
    await nextTurn()
  }
  const lufs = meter.integrated()
  if (!(lufs > UNMEASURED)) return 0
  const kept = Math.min(target + SPARED, Math.max(target - SPARED, lufs))
  return Math.min(MOST_GAIN, kept - lufs)
}
