// Large JSON beside the database: what is over 64 KiB lies in a file named by its digest, and the row names the file.
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The most bytes of JSON that lie in a row. */
const ROW_BYTES = 64 * 1024

export interface LargeText {
  /** What the row holds for a text: the text, or the name of its file. The file is durable before this returns. */
  pack(text: string): string
  /** The text for what a row holds. @throws when the file is gone */
  unpack(cell: string): string
}

/** Texts in `folder`. A cell that names a file is `@<sha256>`; JSON never begins with `@`. */
export function openLargeText(folder: string): LargeText {
  const path = (digest: string) => join(folder, digest.slice(0, 2), `${digest.slice(2)}.json`)
  return {
    pack: text => {
      if (text.length * 3 <= ROW_BYTES || Buffer.byteLength(text) <= ROW_BYTES) return text
      const digest = createHash('sha256').update(text).digest('hex')
      const file = path(digest)
      if (!existsSync(file)) {
        mkdirSync(dirname(file), { recursive: true })
        const temporary = `${file}.${process.pid}`
        const handle = openSync(temporary, 'w')
        try {
          writeSync(handle, text)
          fsyncSync(handle)
        } finally {
          closeSync(handle)
        }
        renameSync(temporary, file)
      }
      return `@${digest}`
    },
    unpack: cell => (cell.startsWith('@') ? readFileSync(path(cell.slice(1)), 'utf8') : cell),
  }
}
