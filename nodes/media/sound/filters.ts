// Filters that keep their state between blocks: biquads, one-pole smoothing and a DC blocker.

/** Coefficients of a second-order section, a0 = 1. */
export interface Coefficients {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

export type FilterShape = 'lowpass' | 'highpass' | 'bandpass' | 'peak' | 'lowshelf' | 'highshelf'

/**
 * Biquad coefficients after R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients".
 * @param frequency Hz, held below 49 % of the rate @param q resonance; for shelves the slope is `q` too @param gainDb for peak and shelves
 */
export function coefficients(
  shape: FilterShape,
  sampleRate: number,
  frequency: number,
  q = Math.SQRT1_2,
  gainDb = 0,
): Coefficients {
  const w = (2 * Math.PI * Math.min(Math.max(frequency, 1), sampleRate * 0.49)) / sampleRate
  const cos = Math.cos(w)
  const alpha = Math.sin(w) / (2 * q)
  const a = 10 ** (gainDb / 40)
  const shelf = 2 * Math.sqrt(a) * alpha
  const make = (b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Coefficients => ({
    b0: b0 / a0,
    b1: b1 / a0,
    b2: b2 / a0,
    a1: a1 / a0,
    a2: a2 / a0,
  })
  switch (shape) {
    case 'lowpass':
      return make((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)
    case 'highpass':
      return make((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)
    case 'bandpass':
      return make(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha)
    case 'peak':
      return make(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a)
    case 'lowshelf':
      return make(
        a * (a + 1 - (a - 1) * cos + shelf),
        2 * a * (a - 1 - (a + 1) * cos),
        a * (a + 1 - (a - 1) * cos - shelf),
        a + 1 + (a - 1) * cos + shelf,
        -2 * (a - 1 + (a + 1) * cos),
        a + 1 + (a - 1) * cos - shelf,
      )
    case 'highshelf':
      return make(
        a * (a + 1 + (a - 1) * cos + shelf),
        -2 * a * (a - 1 + (a + 1) * cos),
        a * (a + 1 + (a - 1) * cos - shelf),
        a + 1 - (a - 1) * cos + shelf,
        2 * (a - 1 - (a + 1) * cos),
        a + 1 - (a - 1) * cos - shelf,
      )
  }
}

/** A second-order section with its memory (transposed direct form II). */
export class Biquad {
  #c: Coefficients
  #z1 = 0
  #z2 = 0
  constructor(c: Coefficients) {
    this.#c = c
  }
  /** Changes the filter while it runs: for slow sweeps. */
  set(c: Coefficients): void {
    this.#c = c
  }
  step(x: number): number {
    const c = this.#c
    const y = c.b0 * x + this.#z1
    this.#z1 = c.b1 * x - c.a1 * y + this.#z2
    this.#z2 = c.b2 * x - c.a2 * y
    return y
  }
  /** Filters in place. */
  run(block: Float32Array | Float64Array): void {
    const { b0, b1, b2, a1, a2 } = this.#c
    let z1 = this.#z1
    let z2 = this.#z2
    for (let i = 0; i < block.length; i++) {
      const x = block[i] as number
      const y = b0 * x + z1
      z1 = b1 * x - a1 * y + z2
      z2 = b2 * x - a2 * y
      block[i] = y
    }
    this.#z1 = z1
    this.#z2 = z2
  }
}

/** The per-sample factor of a one-pole smoother that covers 63 % of a step in `seconds`. */
export const smoothing = (seconds: number, sampleRate: number): number => 1 - Math.exp(-1 / (seconds * sampleRate))

export const fromDb = (db: number): number => 10 ** (db / 20)
