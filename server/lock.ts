// One process for a data folder: a lock file that says who holds it, and that a crash does not leave locked.
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who has a data folder. */
export interface Holder {
  readonly pid: number
  /** When the process started, as Linux counts it: tells it from a later process with the same id. */
  readonly started: string
  readonly what: string
  /** Where it serves, and what opens it to other processes of the same user. */
  readonly url?: string
  readonly token?: string
}

/** Another process works in the data folder. */
export class LockedError extends Error {
  override name = 'LockedError'
  readonly holder: Holder
  constructor(folder: string, holder: Holder) {
    super(
      `The data folder ${folder} is in use by ${holder.what} (process ${holder.pid}). ` +
        'Stop that first, or choose another folder with REELGRAPH_DATA.',
    )
    this.holder = holder
  }
}

export interface Lock {
  /** Tells other processes of the same user where this one serves. */
  announce(url: string, token: string): void
  release(): void
}

/**
 * Takes the lock of a data folder.
 * @param what who asks, such as `a Reelgraph server`
 * @throws LockedError
 */
export function lockFolder(folder: string, what: string): Lock {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  const mine = `${file}.${process.pid}`
  const me: Holder = { pid: process.pid, started: startOf(process.pid), what }
  const write = (holder: Holder): void => writeFileSync(mine, JSON.stringify(holder), { mode: 0o600 })
  write(me)
  for (;;)
    try {
      // A link appears whole or not at all, and never in place of another.
      linkSync(mine, file)
      rmSync(mine, { force: true })
      return {
        announce: (url, token) => {
          write({ ...me, url, token })
          renameSync(mine, file)
        },
        release: () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = read(file)
      if (holder && isRunning(holder)) {
        rmSync(mine, { force: true })
        throw new LockedError(folder, holder)
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
