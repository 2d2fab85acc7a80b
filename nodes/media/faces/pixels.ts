// RGB pictures in memory and the few operations that face models need of them: warps, crops, grey thumbnails.

/** A picture of 8-bit RGB, rows first, without padding. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** x, y, width, height in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** `x' = a·x + b·y + c`, `y' = d·x + e·y + f`. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Channel values `(v − mean) / divisor`; nets that normalise for themselves take 0 and 1. */
export interface Scaling {
  readonly mean: number
  readonly divisor: number
}
const AS_IS: Scaling = { mean: 0, divisor: 1 }

/**
 * Samples `picture` through `toSource` (which maps the output's pixel coordinates to the picture's) into planar RGB
 * floats, as nets take them. Shrinking averages 2 × 2 or 3 × 3 samples a pixel; else it is bilinear. Outside is black.
 */
export function warp(
  picture: Picture,
  toSource: Affine,
  width: number,
  height: number,
  { mean, divisor }: Scaling = AS_IS,
): Float32Array {
  const into = new Float32Array(3 * width * height)
  const [a, b, c, d, e, f] = toSource
  const taps = Math.max(1, Math.min(3, Math.round(0.8 * Math.sqrt(Math.abs(a * e - b * d)))))
  if (taps > 1 && b === 0 && d === 0) shrink(picture, toSource, width, height, taps, into)
  else if (taps > 1) average(picture, toSource, width, height, taps, into)
  else bilinear(picture, [a, b, c + (a + b) / 2 - 0.5, d, e, f + (d + e) / 2 - 0.5], width, height, into)
  if (mean !== 0 || divisor !== 1)
    for (let i = 0; i < into.length; i++) into[i] = ((into[i] as number) - mean) / divisor
  return into
}

/** `average` where nothing is turned, as whole pictures and detection crops are: columns are looked up, not reckoned. */
function shrink(picture: Picture, toSource: Affine, width: number, height: number, taps: number, into: Float32Array) {
  const [a, , c, , e, f] = toSource
  const { data, width: columns, height: rows } = picture
  const plane = width * height
  const share = 1 / (taps * taps)
  const offsets = Int32Array.from({ length: width * taps }, (_, i) => {
    const column = Math.floor(a * ((i + 0.5) / taps) + c)
    return column < 0 || column >= columns ? -1 : column * 3
  })
  const sums = new Int32Array(width * 3)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let tap = 0; tap < taps; tap++) {
      const row = Math.floor(e * (y + (tap + 0.5) / taps) + f)
      if (row < 0 || row >= rows) continue
      const line = row * columns * 3
      for (let x = 0, i = 0, to = 0; x < width; x++, to += 3) {
        let red = 0
        let green = 0
        let blue = 0
        for (let end = i + taps; i < end; i++) {
          const offset = offsets[i] as number
          if (offset < 0) continue
          const from = line + offset
          red += data[from] as number
          green += data[from + 1] as number
          blue += data[from + 2] as number
        }
        sums[to] = (sums[to] as number) + red
        sums[to + 1] = (sums[to + 1] as number) + green
        sums[to + 2] = (sums[to + 2] as number) + blue
      }
    }
    for (let x = 0, at = y * width; x < width; x++, at++) {
      into[at] = (sums[x * 3] as number) * share
      into[at + plane] = (sums[x * 3 + 1] as number) * share
      into[at + 2 * plane] = (sums[x * 3 + 2] as number) * share
    }
  }
}

/** Averages `taps²` nearest pixels spread evenly over each output pixel. */
function average(picture: Picture, toSource: Affine, width: number, height: number, taps: number, into: Float32Array) {
  const [a, b, c, d, e, f] = toSource
  const { data, width: columns, height: rows } = picture
  const plane = width * height
  const share = 1 / (taps * taps)
  for (let row = 0; row < height * taps; row++) {
    const py = (row + 0.5) / taps
    const left = b * py + c
    const top = e * py + f
    const line = Math.floor(row / taps) * width
    for (let x = 0; x < width; x++) {
      let red = 0
      let green = 0
      let blue = 0
      for (let tap = 0; tap < taps; tap++) {
        const px = x + (tap + 0.5) / taps
        const sx = Math.floor(a * px + left)
        const sy = Math.floor(d * px + top)
        if (sx < 0 || sy < 0 || sx >= columns || sy >= rows) continue
        const from = (sy * columns + sx) * 3
        red += data[from] as number
        green += data[from + 1] as number
        blue += data[from + 2] as number
      }
      const at = line + x
      into[at] = (into[at] as number) + red * share
      into[at + plane] = (into[at + plane] as number) + green * share
      into[at + 2 * plane] = (into[at + 2 * plane] as number) + blue * share
    }
  }
}

/** Interpolates between the four nearest pixels; `toSource` maps pixel indices to pixel indices. */
function bilinear(picture: Picture, toSource: Affine, width: number, height: number, into: Float32Array) {
  const [a, b, c, d, e, f] = toSource
  const { data, width: columns, height: rows } = picture
  const plane = width * height
  const edge = (column: number, row: number, channel: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? 0
      : (data[(row * columns + column) * 3 + channel] as number)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const sx = a * x + b * y + c
      const sy = d * x + e * y + f
      const left = Math.floor(sx)
      const top = Math.floor(sy)
      const right = sx - left
      const bottom = sy - top
      const w00 = (1 - right) * (1 - bottom)
      const w10 = right * (1 - bottom)
      const w01 = (1 - right) * bottom
      const w11 = right * bottom
      if (left >= 0 && top >= 0 && left + 1 < columns && top + 1 < rows) {
        const up = (top * columns + left) * 3
        const low = up + columns * 3
        into[at] =
          w00 * (data[up] as number) +
          w10 * (data[up + 3] as number) +
          w01 * (data[low] as number) +
          w11 * (data[low + 3] as number)
        into[at + plane] =
          w00 * (data[up + 1] as number) +
          w10 * (data[up + 4] as number) +
          w01 * (data[low + 1] as number) +
          w11 * (data[low + 4] as number)
        into[at + 2 * plane] =
          w00 * (data[up + 2] as number) +
          w10 * (data[up + 5] as number) +
          w01 * (data[low + 2] as number) +
          w11 * (data[low + 5] as number)
      } else if (left >= -1 && top >= -1 && left < columns && top < rows)
        for (let channel = 0; channel < 3; channel++)
          into[at + channel * plane] =
            w00 * edge(left, top, channel) +
            w10 * edge(left + 1, top, channel) +
            w01 * edge(left, top + 1, channel) +
            w11 * edge(left + 1, top + 1, channel)
    }
}

/** The warp that fits the `box` of a picture into `width × height` pixels, stretching when the shapes differ. */
export const boxToPixels = (box: Box, width: number, height: number): Affine => [
  box.width / width,
  0,
  box.x,
  0,
  box.height / height,
  box.y,
]

/** A grey thumbnail of `columns × rows` means, 0…255, from at most 16 pixels a cell: enough to notice a cut. */
export function thumbnail(picture: Picture, columns = 32, rows = 18): Float32Array {
  const out = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let tap = 0; tap < 16; tap++) {
        const x = Math.floor(((column + ((tap & 3) + 0.5) / 4) * picture.width) / columns)
        const y = Math.floor(((row + ((tap >> 2) + 0.5) / 4) * picture.height) / rows)
        const at = (y * picture.width + x) * 3
        sum +=
          0.2126 * (picture.data[at] as number) +
          0.7152 * (picture.data[at + 1] as number) +
          0.0722 * (picture.data[at + 2] as number)
      }
      out[row * columns + column] = sum / 16
    }
  return out
}

/** Mean absolute difference of two thumbnails, 0…255. */
export function difference(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / a.length
}

/** Intersection over union. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  const both = width * height
  return both / (a.width * a.height + b.width * b.height - both)
}

/** Keeps the best of overlapping detections: greedy non-maximum suppression. */
export function suppress<T extends { readonly box: Box; readonly score: number }>(
  found: readonly T[],
  most: number,
): T[] {
  const kept: T[] = []
  for (const candidate of [...found].sort((a, b) => b.score - a.score))
    if (kept.every(other => overlap(candidate.box, other.box) <= most)) kept.push(candidate)
  return kept
}
