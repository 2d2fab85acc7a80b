// A mixture of Gaussians over colours, fitted the same way every time.

/** Mean, inverse covariance (upper triangle xx xy xz yy yz zz) and log weight with the normalising factor. */
interface Part {
  readonly mean: readonly [number, number, number]
  readonly inverse: readonly [number, number, number, number, number, number]
  readonly log: number
}

/** The log density of a colour. */
export type ColourModel = (r: number, g: number, b: number) => number

/** Least variance of a part: what noise and compression leave of one colour. */
const LEAST_VARIANCE = 30

/**
 * Fits `count` Gaussians to colours by k-means from evenly spread quantiles of brightness. `samples` holds r, g, b after
 * each other. `undefined` for fewer than 20 samples.
 */
export function fitColours(samples: Float32Array, count: number): ColourModel | undefined {
  const n = samples.length / 3
  if (n < 20) return undefined
  const at = (i: number, c: number): number => samples[i * 3 + c] as number
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => at(a, 0) + at(a, 1) + at(a, 2) - at(b, 0) - at(b, 1) - at(b, 2) || a - b,
  )
  let centres = Array.from({ length: count }, (_, k) => {
    const i = order[Math.floor(((k + 0.5) / count) * n)] as number
    return [at(i, 0), at(i, 1), at(i, 2)]
  })
  const owner = new Uint8Array(n)
  for (let round = 0; round < 12; round++) {
    const sums = centres.map(() => [0, 0, 0, 0])
    for (let i = 0; i < n; i++) {
      let best = 0
      let least = Infinity
      for (let k = 0; k < centres.length; k++) {
        const centre = centres[k] as number[]
        const d =
          (at(i, 0) - (centre[0] as number)) ** 2 +
          (at(i, 1) - (centre[1] as number)) ** 2 +
          (at(i, 2) - (centre[2] as number)) ** 2
        if (d < least) {
          least = d
          best = k
        }
      }
      owner[i] = best
      const sum = sums[best] as number[]
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + at(i, c)
      sum[3] = (sum[3] as number) + 1
    }
    centres = centres.map((centre, k) => {
      const [r, g, b, size] = sums[k] as [number, number, number, number]
      return size > 0 ? [r / size, g / size, b / size] : centre
    })
  }
  const parts = centres.flatMap((centre, k): Part[] => {
    const [mr, mg, mb] = centre as [number, number, number]
    let size = 0
    const v = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < n; i++) {
      if (owner[i] !== k) continue
      const [r, g, b] = [at(i, 0) - mr, at(i, 1) - mg, at(i, 2) - mb]
      size++
      for (const [j, value] of [r * r, r * g, r * b, g * g, g * b, b * b].entries()) v[j] = (v[j] as number) + value
    }
    if (size < 4) return []
    const [xx, xy, xz, yy, yz, zz] = v.map(
      (value, j) => value / size + (j === 0 || j === 3 || j === 5 ? LEAST_VARIANCE : 0),
    ) as [number, number, number, number, number, number]
    const a = yy * zz - yz * yz
    const b = xz * yz - xy * zz
    const c = xy * yz - xz * yy
    const det = xx * a + xy * b + xz * c
    return [
      {
        mean: [mr, mg, mb],
        inverse: [
          a / det,
          b / det,
          c / det,
          (xx * zz - xz * xz) / det,
          (xy * xz - xx * yz) / det,
          (xx * yy - xy * xy) / det,
        ],
        log: Math.log(size / n) - 0.5 * Math.log(det),
      },
    ]
  })
  return (r, g, b) => {
    let best = -Infinity
    for (const { mean, inverse, log } of parts) {
      const x = r - mean[0]
      const y = g - mean[1]
      const z = b - mean[2]
      const value =
        log -
        0.5 *
          (inverse[0] * x * x +
            inverse[3] * y * y +
            inverse[5] * z * z +
            2 * (inverse[1] * x * y + inverse[2] * x * z + inverse[4] * y * z))
      if (value > best) best = value
    }
    return best
  }
}
