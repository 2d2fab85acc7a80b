// A true-peak limiter as a planned ride: where the sound would pass its ceiling is known before a sample of it is touched.
import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fromDb, smoothing } from '../../media/sound/filters.ts'
import { SAMPLE_RATE } from '../../media/sound/wav.ts'

/** Frames (a sample of each channel) in a step of the ride: 1.3 ms. */
const STEP = 64
/** Steps over which the gain has come down before a peak arrives: 5 ms. */
const AHEAD = 4
/** Seconds in which a gain that is let go comes back by 63 %. */
const RELEASE = 0.08
/** Frames that are looked at or levelled before others have their turn: a millisecond or two of work. */
const CHUNK = 256 * STEP
const CHANNELS = 2

/**
 * Between two samples a wave may stand higher than at either. It is found at four times the rate, as ITU-R BS.1770-4,
 * annex 2, asks: at each quarter a sinc of 32 samples under a Hann window.
 */
const REACH = 16
const QUARTERS = [1 / 4, 1 / 2, 3 / 4].map(at =>
  Float64Array.from({ length: 2 * REACH }, (_, tap) => {
    const t = tap - (REACH - 1) - at
    const turn = (Math.PI * t) / REACH
    const window = 0.5 + 0.5 * Math.cos(turn)
    return (Math.sin(Math.PI * t) / (Math.PI * t)) * window
  }),
)
/** The limiter's gain where each step begins, 0…1, and at the end of the last. */
export type Ride = Float32Array

/** Peaks are found for gains up to this many times the one that was asked for, so that a correction finds them known. */
const ROOM = fromDb(1)

/**
 * A limiter for one mix. It lowers the level within 5 ms before a peak, holds it over the peak, and lets it go in 80 ms, both
 * channels alike; nothing is changed where nothing would pass.
 */
export class TruePeakLimiter {
  private readonly file: string
  private readonly signal: AbortSignal
  private known: { readonly peaks: Float32Array; readonly above: number } | undefined

  /** @param file interleaved 32-bit float stereo at 48 kHz, without a header */
  constructor(file: string, signal: AbortSignal) {
    this.file = file
    this.signal = signal
  }

  /**
   * Plans the ride.
   * @param gain laid on the mix, in dB
   * @param ceiling the highest true peak, in dBTP
   * @returns undefined when nothing passes the ceiling
   */
  async ride(gain: number, ceiling: number): Promise<Ride | undefined> {
    const most = fromDb(ceiling - gain)
    if (!this.known || most < this.known.above) {
      const above = most / ROOM
      this.known = { peaks: await peaksOf(this.file, above, this.signal), above }
    }
    const needs = this.known.peaks.map(peak => (peak > most ? most / peak : 1))
    return needs.every(need => need === 1) ? undefined : rideOf(needs)
  }

  /** The mix with a gain (dB) and a ride laid on it, block by block as it lies in its file. */
  levelled(gain: number, ride: Ride | undefined): AsyncGenerator<Buffer, void> {
    return levelled(this.file, fromDb(gain), ride, this.signal)
  }
}

/** The gain at the steps' beginnings that is nowhere above what a step needs, from one end of the step to the other. */
export function rideOf(needs: Float32Array): Ride {
  const back = smoothing(RELEASE, SAMPLE_RATE / STEP)
  const ride = new Float32Array(needs.length + 1)
  const held = new Float32Array(AHEAD).fill(1)
  let sum = AHEAD
  let gain = 1
  for (let at = -AHEAD; at <= needs.length; at++) {
    // From the step before, whose end this is, to the furthest that is seen: the mean of these is below each one's need.
    let lowest = 1
    for (let step = at - 1; step <= at + AHEAD - 1; step++) lowest = Math.min(lowest, needs[step] ?? 1)
    gain = Math.min(lowest, gain + back * (1 - gain))
    const slot = (at + AHEAD) % AHEAD
    sum += gain - (held[slot] as number)
    held[slot] = gain
    if (at >= 0) ride[at] = Math.min(1, sum / AHEAD)
  }
  return ride
}

/**
 * The highest true peak of each step. Where it cannot pass `most` it is only known to be below.
 * @param most linear
 */
async function peaksOf(file: string, most: number, signal: AbortSignal): Promise<Float32Array> {
  const handle = await open(file)
  try {
    const frames = Math.floor((await handle.stat()).size / (4 * CHANNELS))
    const peaks = new Float32Array(Math.ceil(frames / STEP))
    for (let from = 0; from < frames; from += CHUNK) {
      signal.throwIfAborted()
      const around = await readFrames(handle, from - REACH, CHUNK + 2 * REACH, frames)
      for (let step = 0; step < CHUNK / STEP && from / STEP + step < peaks.length; step++)
        peaks[from / STEP + step] = peakOf(around, step * STEP, most)
      await nextTurn()
    }
    return peaks
  } finally {
    await handle.close()
  }
}

/** Waves are looked for between samples of which one is at least this share of what counts: beside lower ones they are rare, and slight. */
const NEAR = 0.5

/** The true peak of a step that begins `REACH` frames after `at`. */
function peakOf(around: Float32Array, at: number, most: number): number {
  const from = (at + REACH) * CHANNELS
  const end = from + STEP * CHANNELS
  const near = most * NEAR
  let peak = 0
  for (let i = from; i < end; i++) {
    const own = Math.abs(around[i] as number)
    if (own > peak) peak = own
    if (own < near && Math.abs(around[i + CHANNELS] as number) < near) continue
    const first = i - (REACH - 1) * CHANNELS
    for (const taps of QUARTERS) {
      let between = 0
      for (let tap = 0; tap < 2 * REACH; tap++)
        between += (taps[tap] as number) * (around[first + tap * CHANNELS] as number)
      const size = Math.abs(between)
      if (size > peak) peak = size
    }
  }
  return peak
}

async function* levelled(
  file: string,
  level: number,
  ride: Ride | undefined,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const handle = await open(file)
  try {
    const frames = Math.floor((await handle.stat()).size / (4 * CHANNELS))
    for (let from = 0; from < frames; from += CHUNK) {
      signal.throwIfAborted()
      const count = Math.min(CHUNK, frames - from)
      const block = await readFrames(handle, from, count, frames)
      for (let at = 0; at < count; at += STEP) {
        const step = (from + at) / STEP
        const now = ride?.[step] ?? 1
        const slope = ((ride?.[step + 1] ?? 1) - now) / STEP
        const end = Math.min(count, at + STEP)
        for (let frame = at; frame < end; frame++) {
          const own = level * (now + slope * (frame - at))
          for (let i = frame * CHANNELS; i < (frame + 1) * CHANNELS; i++) block[i] = (block[i] as number) * own
        }
      }
      yield Buffer.from(block.buffer, 0, count * 4 * CHANNELS)
      await nextTurn()
    }
  } finally {
    await handle.close()
  }
}

/** Frames of a file; silence before its first and after its last. */
async function readFrames(handle: FileHandle, from: number, count: number, frames: number): Promise<Float32Array> {
  const block = new Float32Array(count * CHANNELS)
  const first = Math.max(0, from)
  const last = Math.min(frames, from + count)
  const offset = (first - from) * CHANNELS * 4
  for (let read = 0, wanted = (last - first) * CHANNELS * 4; read < wanted; ) {
    const bytes = new Uint8Array(block.buffer, offset + read, wanted - read)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, first * CHANNELS * 4 + read)
    if (bytesRead === 0) throw new Error('The mix ended early while it was read; run the node again')
    read += bytesRead
  }
  return block
}
