// A frame of planes as a PNG picture, for whoever goes on from it.
import { crc32, deflateSync } from 'node:zlib'
import type { Planes } from './veil.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** PNG (ISO/IEC 15948), 9.2: each byte is stored as its difference to the one above. */
const UP = 2

/** RGB at 8 bits. BT.709, limited range. Packed fast rather than small: an eighth of the time for an eighth more bytes. */
export function still({ data, width, height }: Planes): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(filtered({ data, width, height }), { level: 1 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function filtered({ data, width, height }: Planes): Uint8Array {
  const row = width * 3
  const out = new Uint8Array((row + 1) * height)
  let [above, own] = [new Uint8ClampedArray(row), new Uint8ClampedArray(row)]
  const [u, v] = [width * height, width * height * 1.25]
  for (let y = 0; y < height; y++) {
    const small = (y >> 1) * (width / 2)
    for (let x = 0; x < width; x++) {
      const grey = ((data[y * width + x] as number) - 16) * (255 / 219)
      const blue = (data[u + small + (x >> 1)] as number) - 128
      const red = (data[v + small + (x >> 1)] as number) - 128
      own[x * 3] = grey + 1.793 * red
      own[x * 3 + 1] = grey - 0.213 * blue - 0.533 * red
      own[x * 3 + 2] = grey + 2.112 * blue
    }
    const start = y * (row + 1)
    out[start] = UP
    for (let i = 0; i < row; i++) out[start + 1 + i] = (own[i] as number) - (above[i] as number)
    ;[above, own] = [own, above]
  }
  return out
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), out.length - 4)
  return out
}
