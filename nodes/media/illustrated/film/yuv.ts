// Drawn pictures as the encoder takes them: RGBA to planar 4:2:0, BT.709, limited range.
import { conversionModule, STEP } from './simd.ts'
import { CHROMA_SHIFT, CHROMA_START, LUMA_SHIFT, LUMA_START, U, V, Y } from './weights.ts'

/** Takes the pixels of a picture, opaque or premultiplied; gives a new buffer with its Y, U and V planes. */
export type Converter = (rgba: Uint8Array) => Buffer

/** Bytes of a picture in 4:2:0. Odd sizes lose their last column or row. */
const even = (size: number): number => Math.max(2, size - (size % 2))

/**
 * A converter for pictures of one size. Chroma is the mean of 2 × 2 pixels. Piping 4:2:0 instead of RGBA spares the
 * encoder's process half of what it costs beside encoding.
 */
export const yuvConverter = (width: number, height: number): Converter =>
  width % STEP === 0 && height % 2 === 0 ? vectors(width, height) : scalar(width, height)

/** Rows that are copied and converted together: few enough to stay in the processor's cache in between. */
const STRIP = 16

/** By vectors of 16 pixels. */
function vectors(width: number, height: number): Converter {
  const area = width * height
  const y = width * STRIP * 4
  const u = y + area
  const v = u + area / 4
  const pages = Math.ceil((v + area / 4) / 65536)
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(conversionModule(pages)))
  const memory = new Uint8Array((exports.memory as WebAssembly.Memory).buffer)
  const convert = exports.convert as (rgba: number, y: number, u: number, v: number, w: number, h: number) => void
  return rgba => {
    for (let row = 0; row < height; row += STRIP) {
      const rows = Math.min(STRIP, height - row)
      memory.set(rgba.subarray(row * width * 4, (row + rows) * width * 4))
      const quarter = (row * width) / 4
      convert(0, y + row * width, u + quarter, v + quarter, width, rows)
    }
    return Buffer.from(memory.subarray(y, y + area * 1.5))
  }
}

/** Pixel by pixel, for other widths: the same arithmetic, so the same bytes. */
export function scalar(width: number, height: number): Converter {
  const [w, h] = [even(width), even(height)]
  const weigh = (rgba: Uint8Array, at: number, [r, g, b]: readonly [number, number, number]): number =>
    (rgba[at] as number) * r + (rgba[at + 1] as number) * g + (rgba[at + 2] as number) * b
  return rgba => {
    const out = Buffer.alloc(w * h * 1.5)
    for (let row = 0; row < h; row++)
      for (let x = 0; x < w; x++) out[row * w + x] = (weigh(rgba, (row * width + x) * 4, Y) + LUMA_START) >> LUMA_SHIFT
    const quarter = (w * h) / 4
    for (const [plane, weights] of [U, V].entries())
      for (let row = 0; row < h; row += 2)
        for (let x = 0; x < w; x += 2) {
          const at = (row * width + x) * 4
          const below = at + width * 4
          const sum =
            weigh(rgba, at, weights) +
            weigh(rgba, at + 4, weights) +
            weigh(rgba, below, weights) +
            weigh(rgba, below + 4, weights)
          out[w * h + plane * quarter + (row / 2) * (w / 2) + x / 2] = (sum + CHROMA_START) >> CHROMA_SHIFT
        }
    return out
  }
}
