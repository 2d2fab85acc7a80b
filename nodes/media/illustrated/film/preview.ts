// A small RGB picture of planes, for people who watch a clip being made.
import { createCanvas } from '@napi-rs/canvas'
import type { Planes } from './veil.ts'

/** Columns of the picture. */
const WIDTH = 160

/** A JPEG as a data URI. Each pixel is the mean of four spread over its block. BT.709, limited range. */
export function preview({ data, width, height }: Planes): string {
  const rows = Math.max(1, Math.round((WIDTH * height) / width))
  const canvas = createCanvas(WIDTH, rows)
  const pen = canvas.getContext('2d')
  const picture = pen.createImageData(WIDTH, rows)
  // A getter of the native object: once, not for each byte.
  const pixels = picture.data
  const area = width * height
  const columns = taps(WIDTH, width)
  const lines = taps(rows, height)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < WIDTH; x++) {
      let [luma, u, v] = [0, 0, 0]
      for (let tap = 0; tap < 4; tap++) {
        const column = columns[x * 2 + (tap & 1)] as number
        const row = lines[y * 2 + (tap >> 1)] as number
        const small = (row >> 1) * (width / 2) + (column >> 1)
        luma += data[row * width + column] as number
        u += data[area + small] as number
        v += data[area * 1.25 + small] as number
      }
      const grey = (luma / 4 - 16) * (255 / 219)
      const [blue, red] = [u / 4 - 128, v / 4 - 128]
      const at = (y * WIDTH + x) * 4
      pixels[at] = grey + 1.793 * red
      pixels[at + 1] = grey - 0.213 * blue - 0.533 * red
      pixels[at + 2] = grey + 2.112 * blue
      pixels[at + 3] = 255
    }
  pen.putImageData(picture, 0, 0)
  return `data:image/jpeg;base64,${canvas.encodeSync('jpeg', 70).toString('base64')}`
}

/** Where two places of each of `count` parts of a side of `size` pixels lie: a quarter from either end. */
const taps = (count: number, size: number): Int32Array =>
  Int32Array.from({ length: count * 2 }, (_, i) => (((i >> 1) + 0.25 + (i & 1) * 0.5) * size) / count)
