// How far two series that rise and fall together lie apart in time: correlation over lags. Pure.

/** Something measured at times that need not be even. Seconds. */
export interface Series {
  readonly times: Float64Array
  readonly values: Float64Array
}

/** Something measured at an even rate from time 0 on. */
export interface Signal {
  /** Values a second. */
  readonly rate: number
  readonly values: Float64Array
}

/** Pearson's r of a series with a signal that lies `lag` ms later, for each lag from −`span` to +`span`. */
export interface LagCurve {
  /** ms */
  readonly span: number
  /** ms between two lags. */
  readonly step: number
  readonly r: Float64Array
}

/** Correlates over lags. Where either does not vary at all, r is 0. */
export function lagCurve(series: Series, signal: Signal, span = 500, step = 5): LagCurve {
  const r = new Float64Array(Math.round((2 * span) / step) + 1)
  for (let at = 0; at < r.length; at++) r[at] = correlation(series, signal, (at * step - span) / 1000)
  return { span, step, r }
}

function correlation({ times, values }: Series, { rate, values: other }: Signal, lag: number): number {
  let n = 0
  let a = 0
  let b = 0
  let aa = 0
  let bb = 0
  let ab = 0
  for (let i = 0; i < times.length; i++) {
    const place = ((times[i] as number) + lag) * rate
    const before = Math.floor(place)
    // What lies beyond either end of the sound is not known, and not taken for silence.
    if (before < 0 || before + 1 >= other.length) continue
    const part = place - before
    const y = (other[before] as number) * (1 - part) + (other[before + 1] as number) * part
    const x = values[i] as number
    n++
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }
  // Half of the series at least: a few pairs correlate by chance.
  if (n < 8 || n < times.length / 2) return 0
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n)
  return spread > 1e-12 ? (ab - (a * b) / n) / Math.sqrt(spread) : 0
}

export interface Peak {
  readonly r: number
  /** ms by which the signal lies later than the series, by a parabola through the highest lag and its neighbours. */
  readonly lag: number
  /** True when the highest lag is the first or the last: the true one may lie beyond. */
  readonly atEdge: boolean
}

/** The highest correlation. */
export function peakOf({ r, span, step }: LagCurve): Peak {
  let at = 0
  for (let i = 1; i < r.length; i++) if ((r[i] as number) > (r[at] as number)) at = i
  const top = r[at] as number
  const before = r[at - 1]
  const after = r[at + 1]
  if (before === undefined || after === undefined) return { r: top, lag: at * step - span, atEdge: true }
  const bend = before - 2 * top + after
  const shift = bend < 0 ? (before - after) / (2 * bend) : 0
  return { r: top, lag: (at + shift) * step - span, atEdge: false }
}

/** The mean of curves over the same lags, each with its weight. */
export function meanCurve(curves: readonly { readonly curve: LagCurve; readonly weight: number }[]): LagCurve {
  const [first] = curves
  if (!first) throw new RangeError('There is no curve to take the mean of')
  const r = new Float64Array(first.curve.r.length)
  const total = curves.reduce((sum, { weight }) => sum + weight, 0)
  for (const { curve, weight } of curves)
    for (let i = 0; i < r.length; i++) r[i] = (r[i] as number) + ((curve.r[i] as number) * weight) / total
  return { ...first.curve, r }
}
