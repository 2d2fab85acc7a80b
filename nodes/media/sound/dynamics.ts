// Gentle control of level: a compressor, a de-esser, and a look-ahead limiter that never lets a sample past its ceiling.
import { Biquad, coefficients, fromDb, smoothing } from './filters.ts'

/** Compresses in place above `thresholdDb` (RMS, dBFS) by `ratio`, feed-forward with a soft knee of 6 dB. */
export function compress(
  samples: Float32Array,
  sampleRate: number,
  settings: { thresholdDb: number; ratio: number; attack: number; release: number },
): void {
  const attack = smoothing(settings.attack, sampleRate)
  const release = smoothing(settings.release, sampleRate)
  const average = smoothing(0.01, sampleRate)
  let power = 0
  let reduction = 0
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number
    power += average * (x * x - power)
    const over = 10 * Math.log10(power + 1e-12) - settings.thresholdDb
    const knee = over <= -3 ? 0 : over >= 3 ? over : (over + 3) ** 2 / 12
    const wanted = knee * (1 - 1 / settings.ratio)
    reduction += (wanted > reduction ? attack : release) * (wanted - reduction)
    samples[i] = x * fromDb(-reduction)
  }
}

/**
 * Turns down what lies above `frequency` while it is loud against the rest (hissing s), in place, by up to `mostDb`.
 * The sound is split by a first-order filter and its remainder, which add up to the original without a phase shift.
 */
export function deEss(samples: Float32Array, sampleRate: number, frequency: number, mostDb: number): void {
  const ear = new Biquad(coefficients('highpass', sampleRate, frequency))
  const split = smoothing(1 / (2 * Math.PI * frequency * 0.7), sampleRate)
  const follow = smoothing(0.004, sampleRate)
  let low = 0
  let sharp = 0
  let whole = 0
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number
    const h = ear.step(x)
    sharp += follow * (h * h - sharp)
    whole += follow * (x * x - whole)
    low += split * (x - low)
    const amount = Math.min(1, Math.max(0, (sharp / (whole + 1e-9) - 0.35) / 0.45))
    samples[i] = low + (x - low) * fromDb(-mostDb * amount)
  }
}

/**
 * Holds every sample within `ceiling` (0…1) by lowering the gain smoothly before a peak arrives. Sound comes out
 * `LOOKAHEAD` samples late; `flush` gives the rest.
 */
export class Limiter {
  static readonly LOOKAHEAD = 240
  readonly #delays: Float32Array[]
  readonly #needs: Float32Array
  readonly #ceiling: number
  readonly #release: number
  #sum: number
  #held = 1
  #at = 0
  constructor(channels: number, ceiling: number, sampleRate = 48_000) {
    this.#delays = Array.from({ length: channels }, () => new Float32Array(Limiter.LOOKAHEAD))
    this.#needs = new Float32Array(Limiter.LOOKAHEAD).fill(1)
    this.#sum = Limiter.LOOKAHEAD
    this.#ceiling = ceiling
    this.#release = smoothing(0.08, sampleRate)
  }

  /** Limits in place. */
  run(block: readonly Float32Array[]): void {
    const isAtRest = this.#held === 1 && this.#sum === Limiter.LOOKAHEAD
    if (isAtRest && block.every(channel => this.#isBelow(channel))) this.#pass(block)
    else this.#limit(block)
  }

  #isBelow(channel: Float32Array): boolean {
    const ceiling = this.#ceiling
    for (let i = 0; i < channel.length; i++) {
      const sample = channel[i] as number
      if (sample > ceiling || sample < -ceiling) return false
    }
    return true
  }

  /** What comes of a block that stays below the ceiling while nothing is held down: it is late, and nothing else. */
  #pass(block: readonly Float32Array[]): void {
    const size = Limiter.LOOKAHEAD
    for (let c = 0; c < block.length; c++) {
      const delay = this.#delays[c] as Float32Array
      const channel = block[c] as Float32Array
      let slot = this.#at % size
      for (let i = 0; i < channel.length; i++) {
        const late = delay[slot] as number
        delay[slot] = channel[i] as number
        channel[i] = late
        slot = slot + 1 === size ? 0 : slot + 1
      }
    }
    this.#at += block[0]?.length ?? 0
    this.#holdLeft = size
  }

  #limit(block: readonly Float32Array[]): void {
    const length = block[0]?.length ?? 0
    const size = Limiter.LOOKAHEAD
    for (let i = 0; i < length; i++, this.#at++) {
      let peak = 0
      for (const channel of block) peak = Math.max(peak, Math.abs(channel[i] as number))
      const need = peak > this.#ceiling ? this.#ceiling / peak : 1
      // The lowest need of the window ahead, then its moving average: the gain has fully fallen when the peak arrives.
      this.#held = Math.min(need, this.#held)
      const slot = this.#at % size
      this.#sum += this.#held - (this.#needs[slot] as number)
      this.#needs[slot] = this.#held
      this.#hold(need)
      const gain = Math.min(1, this.#sum / size)
      for (let c = 0; c < block.length; c++) {
        const delay = this.#delays[c] as Float32Array
        const channel = block[c] as Float32Array
        const late = delay[slot] as number
        delay[slot] = channel[i] as number
        const out = late * gain
        channel[i] = Math.max(-this.#ceiling, Math.min(this.#ceiling, out))
      }
    }
  }

  #holdLeft = 0
  /** Keeps the lowest gain for one window after a peak, then lets it rise. */
  #hold(need: number): void {
    if (need <= this.#held) this.#holdLeft = Limiter.LOOKAHEAD
    else if (this.#holdLeft > 0) this.#holdLeft--
    else this.#held += this.#release * (1 - this.#held)
  }
}
