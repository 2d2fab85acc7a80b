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
  const area = width * height
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < WIDTH; x++) {
      let [luma, u, v] = [0, 0, 0]
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const column = Math.floor(((x + dx) * width) / WIDTH)
        const row = Math.floor(((y + dy) * height) / rows)
        const small = (row >> 1) * (width / 2) + (column >> 1)
        luma += data[row * width + column] as number
        u += data[area + small] as number
        v += data[area * 1.25 + small] as number
      }
      const grey = (luma / 4 - 16) * (255 / 219)
      const [blue, red] = [u / 4 - 128, v / 4 - 128]
      const at = (y * WIDTH + x) * 4
      picture.data[at] = grey + 1.793 * red
      picture.data[at + 1] = grey - 0.213 * blue - 0.533 * red
      picture.data[at + 2] = grey + 2.112 * blue
      picture.data[at + 3] = 255
    }
  pen.putImageData(picture, 0, 0)
  return `data:image/jpeg;base64,${canvas.encodeSync('jpeg', 70).toString('base64')}`
}
