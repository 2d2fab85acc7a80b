// Spectrum and pitch of a sound: what tests and checks measure voices and music by.

/** In-place radix-2 FFT. `re` and `im` have one power-of-two length. */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      const r = re[i] as number
      re[i] = re[j] as number
      re[j] = r
      const m = im[i] as number
      im[i] = im[j] as number
      im[j] = m
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    const half = size >> 1
    for (let k = 0; k < half; k++) {
      const angle = (-2 * Math.PI * k) / size
      const wr = Math.cos(angle)
      const wi = Math.sin(angle)
      for (let i = k; i < n; i += size) {
        const j = i + half
        const xr = (re[j] as number) * wr - (im[j] as number) * wi
        const xi = (re[j] as number) * wi + (im[j] as number) * wr
        re[j] = (re[i] as number) - xr
        im[j] = (im[i] as number) - xi
        re[i] = (re[i] as number) + xr
        im[i] = (im[i] as number) + xi
      }
    }
  }
}

/** Mean power of each frequency bin over the sound (Hann window of `size`, half overlap). Bin k lies at k·rate/size Hz. */
export function powerSpectrum(samples: Float32Array, size = 4096): Float64Array {
  const power = new Float64Array(size / 2)
  const window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
  let frames = 0
  for (let at = 0; at + size <= Math.max(samples.length, size); at += size / 2, frames++) {
    const re = new Float64Array(size)
    for (let i = 0; i < size; i++) re[i] = (samples[at + i] ?? 0) * (window[i] as number)
    const im = new Float64Array(size)
    fft(re, im)
    for (let k = 0; k < power.length; k++)
      power[k] = (power[k] as number) + (re[k] as number) ** 2 + (im[k] as number) ** 2
  }
  for (let k = 0; k < power.length; k++) power[k] = (power[k] as number) / Math.max(1, frames)
  return power
}

/** The spectral centroid in Hz: where the balance of the power lies. */
export function centroid(samples: Float32Array, sampleRate: number): number {
  const power = powerSpectrum(samples)
  let sum = 0
  let weighted = 0
  for (let k = 1; k < power.length; k++) {
    sum += power[k] as number
    weighted += ((power[k] as number) * k * sampleRate) / (2 * power.length)
  }
  return sum === 0 ? 0 : weighted / sum
}

/**
 * The fundamental frequency in Hz of each voiced 40 ms frame, every 20 ms, by normalised autocorrelation between 60 and
 * 450 Hz. Frames under `clarity` (0…1) count as unvoiced and are left out.
 */
export function fundamentals(samples: Float32Array, sampleRate: number, clarity = 0.85): number[] {
  const step = Math.max(1, Math.floor(sampleRate / 12_000))
  const rate = sampleRate / step
  const coarse = new Float32Array(Math.floor(samples.length / step))
  for (let i = 0; i < coarse.length; i++) {
    let sum = 0
    for (let k = 0; k < step; k++) sum += samples[i * step + k] as number
    coarse[i] = sum / step
  }
  const size = Math.round(0.04 * rate)
  const shortest = Math.floor(rate / 450)
  const longest = Math.ceil(rate / 60)
  const found: number[] = []
  for (let at = 0; at + size + longest < coarse.length; at += Math.round(0.02 * rate)) {
    let energy = 0
    for (let i = 0; i < size; i++) energy += (coarse[at + i] as number) ** 2
    if (energy / size < 1e-5) continue
    const scores = new Float64Array(longest + 2)
    for (let lag = shortest - 1; lag <= longest + 1; lag++) {
      let cross = 0
      let other = 0
      for (let i = 0; i < size; i++) {
        const y = coarse[at + i + lag] ?? 0
        cross += (coarse[at + i] as number) * y
        other += y * y
      }
      scores[lag] = cross / Math.sqrt(energy * other + 1e-12)
    }
    let best = 0
    for (let lag = shortest; lag <= longest; lag++) best = Math.max(best, scores[lag] as number)
    if (best < clarity) continue
    // The first peak near the best one: later peaks are its multiples.
    for (let lag = shortest; lag <= longest; lag++) {
      const here = scores[lag] as number
      const before = scores[lag - 1] as number
      const after = scores[lag + 1] as number
      if (here < 0.93 * best || here < before || here < after) continue
      const curve = before - 2 * here + after
      found.push(rate / (lag + (curve === 0 ? 0 : (0.5 * (before - after)) / curve)))
      break
    }
  }
  return found
}

/** The middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length === 0
    ? Number.NaN
    : sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
