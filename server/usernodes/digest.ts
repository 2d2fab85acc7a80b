// The digest of a folder of user nodes: of every file's path and bytes, so that any change of code is another digest.
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** More than any module needs; a folder that holds a film by mistake must not keep the server busy. */
const MOST_FILES = 2000
const MOST_BYTES = 64 * 1024 ** 2

/**
 * The files that count: all but hidden ones and `node_modules`, whose content a lock file in the folder stands for.
 * @throws Error when there are too many
 */
async function filesOf(folder: string): Promise<string[]> {
  const found: string[] = []
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) found.push(path)
      if (found.length > MOST_FILES) throw new Error(`it has more than ${MOST_FILES} files; keep only its code there`)
    }
  }
  await walk('')
  return found.sort()
}

/** SHA-256 over paths and bytes, in hex. @throws Error when the folder is too large or cannot be read */
export async function digestFolder(folder: string): Promise<string> {
  const hash = createHash('sha256')
  let total = 0
  for (const path of await filesOf(folder)) {
    const bytes = await readFile(join(folder, path))
    total += bytes.length
    if (total > MOST_BYTES)
      throw new Error(`it holds more than ${MOST_BYTES / 1024 ** 2} MiB; keep only its code there`)
    hash.update(`${Buffer.byteLength(path)} ${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Changes whenever a file is written, added or removed: cheap to look at often. */
export async function signatureOf(folder: string): Promise<string> {
  const parts: string[] = []
  for (const path of await filesOf(folder)) {
    const { mtimeMs, size, ino } = await stat(join(folder, path))
    parts.push(`${path} ${mtimeMs} ${size} ${ino}`)
  }
  return parts.join('\n')
}
