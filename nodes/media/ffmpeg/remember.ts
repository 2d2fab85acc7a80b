// What was read from a file is true for as long as the file is the same: programs that read it need not be started again.
import { stat } from 'node:fs/promises'

/**
 * Remembers what was read from the last `most` files. A file is known by its device, inode, size and time of change, so a
 * rename keeps what is known of it, and any change of its content loses it.
 */
export function fileMemory<T>(most: number): {
  /** What is known of a file under the first of these words that anything is known under; else what `read` gives. */
  recall(path: string, words: readonly [string, ...string[]], read: () => Promise<T>): Promise<T>
} {
  const kept = new Map<string, T>()
  return {
    recall: async (path, words, read) => {
      const file = await identity(path)
      if (file === undefined) return read()
      const word = words.find(word => kept.has(`${word} ${file}`)) ?? words[0]
      const name = `${word} ${file}`
      const found = kept.get(name)
      const value = found ?? (await read())
      // Again as the latest.
      kept.delete(name)
      kept.set(name, value)
      if (kept.size > most) kept.delete(kept.keys().next().value as string)
      return value
    },
  }
}

/** Undefined for what is no file: whoever reads it will say so. */
async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found?.isFile() ? [found.dev, found.ino, found.size, found.mtimeNs].join(':') : undefined
}
