// Loudness as broadcast measures it (ITU-R BS.1770-4, EBU R 128), block by block, and the peaks that draw a waveform.
import type { Coefficients } from './filters.ts'
import { SAMPLE_RATE } from './wav.ts'

/** The K-weighting of BS.1770-4 at 48 kHz, tables 1 and 2. */
const SHELF: Coefficients = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
}
const HIGHPASS: Coefficients = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 }

/** A quarter of the 400 ms gating block: blocks overlap by 75 %. */
const STEP = SAMPLE_RATE / 10

/** Measures integrated loudness and the sample peak of what passes by, at 48 kHz. */
export class LoudnessMeter {
  /** What the two filters of each channel remember. */
  readonly #states: Float64Array
  /** Mean square of each 100 ms, summed over channels. */
  readonly #steps: number[] = []
  #sum = 0
  #count = 0
  /** The highest absolute sample so far. */
  peak = 0
  constructor(channels: number) {
    this.#states = new Float64Array(channels * 4)
  }

  add(block: readonly Float32Array[]): void {
    const frames = block[0]?.length ?? 0
    for (let from = 0; from < frames; ) {
      const until = Math.min(frames, from + STEP - this.#count)
      for (const [channel, samples] of block.entries()) this.#weigh(samples, from, until, channel)
      this.#count += until - from
      from = until
      if (this.#count === STEP) {
        this.#steps.push(this.#sum / STEP)
        this.#sum = 0
        this.#count = 0
      }
    }
  }

  /** Adds the power of a channel behind both filters (two sections, transposed direct form II). */
  #weigh(samples: Float32Array, from: number, until: number, channel: number): void {
    const states = this.#states
    let [s1 = 0, s2 = 0, h1 = 0, h2 = 0] = states.subarray(channel * 4)
    let sum = 0
    let peak = this.peak
    for (let i = from; i < until; i++) {
      const x = samples[i] as number
      const magnitude = x < 0 ? -x : x
      if (magnitude > peak) peak = magnitude
      const y = SHELF.b0 * x + s1
      s1 = SHELF.b1 * x - SHELF.a1 * y + s2
      s2 = SHELF.b2 * x - SHELF.a2 * y
      const z = HIGHPASS.b0 * y + h1
      h1 = HIGHPASS.b1 * y - HIGHPASS.a1 * z + h2
      h2 = HIGHPASS.b2 * y - HIGHPASS.a2 * z
      sum += z * z
    }
    states.set([s1, s2, h1, h2], channel * 4)
    this.peak = peak
    this.#sum += sum
  }

  /** LUFS with both gates; for sounds shorter than 400 ms the ungated loudness of all of it; −Infinity for silence. */
  integrated(): number {
    const steps = this.#steps
    const blocks: number[] = []
    for (let i = 3; i < steps.length; i++)
      blocks.push(
        ((steps[i] as number) + (steps[i - 1] as number) + (steps[i - 2] as number) + (steps[i - 3] as number)) / 4,
      )
    if (blocks.length === 0) {
      const total = steps.reduce((sum, step) => sum + step * STEP, this.#sum)
      return loudness(total / Math.max(1, steps.length * STEP + this.#count))
    }
    const mean = (above: number) => {
      const kept = blocks.filter(block => loudness(block) > above)
      return kept.length === 0 ? Number.NEGATIVE_INFINITY : loudness(kept.reduce((a, b) => a + b, 0) / kept.length)
    }
    return mean(Math.max(-70, mean(-70) - 10))
  }
}

const loudness = (meanSquare: number): number =>
  meanSquare <= 0 ? Number.NEGATIVE_INFINITY : -0.691 + 10 * Math.log10(meanSquare)

/** Collects the highest absolute sample of each of `count` equal spans of a sound of known length. */
export class PeakCollector {
  readonly #peaks: Float64Array
  readonly #frames: number
  #at = 0
  constructor(frames: number, count = 200) {
    this.#peaks = new Float64Array(count)
    this.#frames = Math.max(1, frames)
  }
  add(block: readonly Float32Array[]): void {
    const length = block[0]?.length ?? 0
    const spans = this.#peaks.length
    for (let from = 0; from < length; ) {
      const span = Math.min(spans - 1, Math.floor((this.#at * spans) / this.#frames))
      const left = span === spans - 1 ? length : Math.ceil(((span + 1) * this.#frames) / spans) - this.#at
      const until = Math.min(length, from + left)
      for (const channel of block)
        this.#peaks[span] = Math.max(this.#peaks[span] as number, highest(channel, from, until))
      this.#at += until - from
      from = until
    }
  }
  /** 0…1, three decimals. */
  peaks(): number[] {
    return Array.from(this.#peaks, peak => Math.min(1, Math.round(peak * 1000) / 1000))
  }
}

/** The highest absolute sample in `[from, until)`. */
function highest(samples: Float32Array, from: number, until: number): number {
  let most = 0
  for (let i = from; i < until; i++) {
    const magnitude = Math.abs(samples[i] as number)
    if (magnitude > most) most = magnitude
  }
  return most
}
