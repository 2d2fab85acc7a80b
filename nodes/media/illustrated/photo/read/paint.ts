// A painter's finish for photographs: flat strokes with kept edges, so that they sit in a drawn world.
import { boxed } from './matte.ts'

/** Share of the painted picture over the photographed one. */
const PAINTED = 0.72

/**
 * A Kuwahara filter with soft choice (M. Kuwahara, 1976; G. Papari, 2007): each pixel takes the mean of those quarters
 * of its neighbourhood that vary least. Planar RGB, 0…255.
 * @param reach side of a quarter in pixels
 */
export function painted(planes: Float32Array, width: number, height: number, reach: number): Float32Array {
  const half = Math.max(1, Math.round(reach / 2))
  const size = width * height
  const channels = [0, 1, 2].map(c => planes.subarray(c * size, (c + 1) * size))
  const means = channels.map(channel => boxed(channel, width, height, half))
  const grey = new Float32Array(size)
  for (let i = 0; i < size; i++)
    grey[i] =
      0.299 * (channels[0]?.[i] as number) + 0.587 * (channels[1]?.[i] as number) + 0.114 * (channels[2]?.[i] as number)
  const mean = boxed(grey, width, height, half)
  const square = boxed(
    grey.map(value => value * value),
    width,
    height,
    half,
  )
  const weight = new Float32Array(size)
  for (let i = 0; i < size; i++) {
    const variance = Math.max(0, (square[i] as number) - (mean[i] as number) ** 2)
    weight[i] = 1 / (2 + variance) ** 2
  }
  const out = new Float32Array(planes.length)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - half)
      const right = Math.min(width - 1, x + half)
      const top = Math.max(0, y - half) * width
      const bottom = Math.min(height - 1, y + half) * width
      let total = 0
      let r = 0
      let g = 0
      let b = 0
      for (const j of [top + left, top + right, bottom + left, bottom + right]) {
        const w = weight[j] as number
        total += w
        r += w * (means[0]?.[j] as number)
        g += w * (means[1]?.[j] as number)
        b += w * (means[2]?.[j] as number)
      }
      const own = [r / total, g / total, b / total]
      for (let c = 0; c < 3; c++)
        out[c * size + i] = (own[c] as number) * PAINTED + (channels[c]?.[i] as number) * (1 - PAINTED)
    }
  return out
}

/**
 * Colours of half-covered pixels replaced by those of the covered ones near them: what shines through hair is the old
 * background. @param reach pixels
 */
export function cleaned(
  planes: Float32Array,
  alpha: Float32Array,
  width: number,
  height: number,
  reach: number,
): Float32Array {
  const size = width * height
  const solid = alpha.map(value => (value > 0.97 ? 1 : value ** 6 * 0.02))
  const out = Float32Array.from(planes)
  let near = boxed(solid, width, height, reach)
  near = boxed(near, width, height, reach)
  for (let c = 0; c < 3; c++) {
    const channel = planes.subarray(c * size, (c + 1) * size)
    let sum = boxed(
      channel.map((value, i) => value * (solid[i] as number)),
      width,
      height,
      reach,
    )
    sum = boxed(sum, width, height, reach)
    for (let i = 0; i < size; i++) {
      const a = alpha[i] as number
      if (a > 0.97 || (near[i] as number) < 1e-5) continue
      const own = Math.max(0, (a - 0.75) / 0.25)
      out[c * size + i] = (channel[i] as number) * own + ((sum[i] as number) / (near[i] as number)) * (1 - own)
    }
  }
  return out
}
