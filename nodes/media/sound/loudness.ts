// Loudness as broadcast measures it (ITU-R BS.1770-4, EBU R 128), block by block, and the peaks that draw a waveform.
import { Biquad, type Coefficients } from './filters.ts'
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
  readonly #filters: { shelf: Biquad; highpass: Biquad }[]
  /** Mean square of each 100 ms, summed over channels. */
  readonly #steps: number[] = []
  #sum = 0
  #count = 0
  /** The highest absolute sample so far. */
  peak = 0
  constructor(channels: number) {
    this.#filters = Array.from({ length: channels }, () => ({
      shelf: new Biquad(SHELF),
      highpass: new Biquad(HIGHPASS),
    }))
  }

  add(block: readonly Float32Array[]): void {
    const frames = block[0]?.length ?? 0
    for (let i = 0; i < frames; i++) {
      for (let channel = 0; channel < this.#filters.length; channel++) {
        const x = (block[channel] as Float32Array)[i] as number
        const magnitude = x < 0 ? -x : x
        if (magnitude > this.peak) this.peak = magnitude
        const filter = this.#filters[channel] as { shelf: Biquad; highpass: Biquad }
        const y = filter.highpass.step(filter.shelf.step(x))
        this.#sum += y * y
      }
      if (++this.#count === STEP) {
        this.#steps.push(this.#sum / STEP)
        this.#sum = 0
        this.#count = 0
      }
    }
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
    for (let i = 0; i < length; i++, this.#at++) {
      const span = Math.min(this.#peaks.length - 1, Math.floor((this.#at * this.#peaks.length) / this.#frames))
      for (const channel of block) {
        const magnitude = Math.abs(channel[i] as number)
        if (magnitude > (this.#peaks[span] as number)) this.#peaks[span] = magnitude
      }
    }
  }
  /** 0…1, three decimals. */
  peaks(): number[] {
    return Array.from(this.#peaks, peak => Math.min(1, Math.round(peak * 1000) / 1000))
  }
}
