// One process for a data folder: a lock file that says who holds it, and that a crash does not leave locked.
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process works in the data folder. */
export class LockedError extends Error {
  override name = 'LockedError'
}

interface Holder {
  readonly pid: number
  /** When the process started, as Linux counts it: tells it from a later process with the same id. */
  readonly started: string
  readonly what: string
}

/**
 * Takes the lock of a data folder.
 * @param what who asks, such as `reelgraph serve`
 * @returns the function that gives it back
 * @throws LockedError
 */
export function lockFolder(folder: string, what: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid), what } satisfies Holder))
  for (;;)
    try {
      // A link appears whole or not at all, and never in place of another.
      linkSync(mine, file)
      rmSync(mine, { force: true })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = read(file)
      if (holder && isRunning(holder)) {
        rmSync(mine, { force: true })
        throw new LockedError(
          `The data folder ${folder} is in use by ${holder.what} (process ${holder.pid}). ` +
            'Stop that first, or choose another folder with REELGRAPH_DATA.',
        )
      }
      rmSync(file, { force: true })
    }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isRunning(holder: Holder): boolean {
  if (!Number.isInteger(holder.pid)) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return startOf(holder.pid) === holder.started
}

/** Field 22 of /proc/<pid>/stat; '' where there is no /proc. */
function startOf(pid: number): string {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return ''
  try {
    const text = readFileSync(file, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
