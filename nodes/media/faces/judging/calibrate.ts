// Turns a model's raw similarity into a score that means the same for every model and character.
import type { Prior } from '../models/recogniser.ts'

/**
 * A calibrated scale: `score(raw) = 1 / (1 + exp(−ln(0.85/0.15) · (raw − equal) / (confident − equal)))`, so that 0.5 lies
 * at `equal` and 0.85 at `confident`. It rises with the raw similarity, so the order of faces never changes.
 */
export interface Calibration {
  /** The equal-error point: where as many pictures of the character fall below as of others rise above. */
  readonly equal: number
  /** From here on it is a confident match. */
  readonly confident: number
  /** How far apart the character and everyone else are, in deviations (d′ as in signal detection theory). */
  readonly separation: number
}

/** Between two scales, `share` 0 … 1 of the way. */
export function between(a: Calibration, b: Calibration, share: number): Calibration {
  const mix = (from: number, to: number): number => from + (to - from) * share
  return {
    equal: mix(a.equal, b.equal),
    confident: mix(a.confident, b.confident),
    separation: mix(a.separation, b.separation),
  }
}

/** The score at `confident`. */
export const CONFIDENT = 0.85
const STEEPNESS = Math.log(CONFIDENT / (1 - CONFIDENT))

/** How many observations the model's prior counts for: with few references it leads, with many it fades. */
const PRIOR_WEIGHT = 12
/** Deviations from the mean that one in a thousand others exceeds (normal distribution). */
const ONE_IN_A_THOUSAND = 3.09
/** The confident point lies at least this share of the way from the equal-error point to the genuine mean. */
const LEAST_WAY = 0.35

/**
 * Calibrates a character's scale from two samples of raw similarities to the character's own centre, each blended with
 * the model's prior as pseudo-observations and described by mean and deviation:
 *
 * - `equal` is where both z-scores agree: `(μg·σi + μi·σg) / (σg + σi)`, the equal-error point of two normal distributions
 *   (Green & Swets, Signal Detection Theory, 1966);
 * - `confident` is one deviation below the genuine mean (five of six pictures of the character reach it), or where one in
 *   a thousand others would come, whichever is higher, but never above the genuine mean.
 *
 * @param genuine similarities of pictures of the character, each to a centre made without it
 * @param impostor similarities of pictures of other people to the character's centre
 * @param shift how much lower the character's own pictures come out under the conditions this scale is for (0 or less)
 */
export function calibrate(
  genuine: readonly number[],
  impostor: readonly number[],
  priors: { readonly genuine: Prior; readonly impostor: Prior },
  shift = 0,
): Calibration {
  const near = blend(genuine, priors.genuine, -1)
  const own: Prior = { ...near, mean: near.mean + Math.min(0, shift) }
  const other = blend(impostor, priors.impostor, 1)
  // Others that look more like the character than the character does: nothing can be told, but the scale must still rise.
  const gap = Math.max(own.mean - other.mean, 1e-3)
  const equal = other.mean + (gap * other.deviation) / (own.deviation + other.deviation)
  const high = other.mean + gap
  const wanted = Math.max(high - own.deviation, other.mean + ONE_IN_A_THOUSAND * other.deviation)
  const confident = Math.min(high, Math.max(wanted, equal + LEAST_WAY * (high - equal)))
  return {
    equal,
    confident,
    separation: (own.mean - other.mean) / Math.sqrt((own.deviation ** 2 + other.deviation ** 2) / 2),
  }
}

/** The calibrated score of a raw similarity, 0…1. */
export const score = ({ equal, confident }: Calibration, raw: number): number =>
  1 / (1 + Math.exp((-STEEPNESS * (raw - equal)) / (confident - equal)))

/**
 * Mean and deviation of a sample and a prior together, the prior counting for `PRIOR_WEIGHT` observations. The deviation is
 * that of the side that faces the other sample (−1 below the mean, 1 above): both are skewed, and only those sides meet.
 */
function blend(sample: readonly number[], prior: Prior, side: -1 | 1): Prior {
  const n = sample.length
  const mean = (sample.reduce((sum, value) => sum + value, 0) + PRIOR_WEIGHT * prior.mean) / (n + PRIOR_WEIGHT)
  const facing = sample.filter(value => side * (value - mean) > 0)
  const squares =
    facing.reduce((sum, value) => sum + (value - mean) ** 2, 0) +
    PRIOR_WEIGHT * (prior.deviation ** 2 + (prior.mean - mean) ** 2)
  return { mean, deviation: Math.sqrt(squares / (facing.length + PRIOR_WEIGHT)) }
}

/** The value below which a share `at` (0…1) of the values lies, interpolated. @throws RangeError without values */
export function quantile(values: readonly number[], at: number): number {
  if (values.length === 0) throw new RangeError('There is no quantile of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const place = at * (sorted.length - 1)
  const low = Math.floor(place)
  const below = sorted[low] as number
  return below + (place - low) * ((sorted[low + 1] ?? below) - below)
}
