// The layout of an MP4 file: what a player needs to know before it has the whole file.
import { open } from 'node:fs/promises'

/** Boxes looked at before giving up: files have a handful. */
const MOST_BOXES = 1000

/** True when the index (`moov`) lies before the media data (`mdat`), so that playing can start at once. */
export async function isFastStart(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(16)
    let at = 0
    for (let box = 0; box < MOST_BOXES && at + 8 <= size; box++) {
      await file.read(head, 0, 16, at)
      const name = head.toString('latin1', 4, 8)
      if (name === 'moov') return true
      if (name === 'mdat') return false
      const short = head.readUInt32BE(0)
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
      if (length < 8) return false
      at += length
    }
    return false
  } finally {
    await file.close()
  }
}
