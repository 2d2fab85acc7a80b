// Rate conversion of short sounds by windowed sinc, with no shift in time.

/** Half the length of the kernel in input samples (at equal or higher output rates). */
const REACH = 16

/**
 * Converts `samples` to another rate. Sample 0 stays at time 0, so event times in seconds stay true.
 * Kaiser-windowed sinc (β = 9), cut at 94 % of the lower Nyquist frequency.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples.slice()
  const divisor = gcd(from, to)
  const up = to / divisor
  const down = from / divisor
  const cutoff = 0.94 * Math.min(1, to / from)
  const reach = Math.ceil(REACH / Math.min(1, to / from))
  const kernels = Array.from({ length: up }, (_, phase) => kernel(phase / up, reach, cutoff))
  const out = new Float32Array(Math.ceil((samples.length * up) / down))
  for (let i = 0; i < out.length; i++) {
    const position = i * down
    const base = Math.floor(position / up)
    const taps = kernels[position % up] as Float32Array
    const first = base - reach + 1
    let sum = 0
    const begin = Math.max(0, -first)
    const end = Math.min(taps.length, samples.length - first)
    for (let k = begin; k < end; k++) sum += (taps[k] as number) * (samples[first + k] as number)
    out[i] = sum
  }
  return out
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

function kernel(fraction: number, reach: number, cutoff: number): Float32Array {
  const taps = new Float32Array(2 * reach)
  let sum = 0
  for (let k = 0; k < taps.length; k++) {
    const x = k - reach + 1 - fraction
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x * cutoff) / (Math.PI * x * cutoff)
    const edge = Math.min(1, Math.abs(x) / reach)
    const tap = sinc * (bessel0(9 * Math.sqrt(1 - edge * edge)) / bessel0(9))
    taps[k] = tap
    sum += tap
  }
  for (let k = 0; k < taps.length; k++) taps[k] = (taps[k] as number) / sum
  return taps
}

/** The modified Bessel function of order zero, by its power series. */
function bessel0(x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; k < 40 && term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}
