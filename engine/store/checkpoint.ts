// Writes the database's log back into it in a thread of its own: the disk takes its time for that, and the event loop has none.
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Sizes of the log, in bytes. */
export interface LogSizes {
  /** After so much more it is written back beside the work. */
  readonly due: number
  /** While work is faster than that, it never ends and begins anew: from here on commits wait until it has. */
  readonly most: number
}
const SIZES: LogSizes = { due: 8 * 2 ** 20, most: 64 * 2 ** 20 }
const IDLE = 0
const WORKING = 1
/** How long closing waits for what the thread is writing, in ms. */
const PATIENCE_MS = 10_000

/** The thread. It is plain text, so that it runs alike from sources and built; its connection lives for one checkpoint only. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = require(workerData.module)
const state = new Int32Array(workerData.state)
parentPort.on('message', () => {
  try {
    const db = new Database(workerData.file, { fileMustExist: true })
    try {
      db.pragma('wal_checkpoint(PASSIVE)')
    } finally {
      db.close()
    }
  } catch {
    // A full disk, say: the log is kept, and the next time is soon.
  }
  Atomics.store(state, 0, ${IDLE})
  Atomics.notify(state, 0)
})
`

export interface Checkpoints {
  /** Something was committed: writes the log back when there is enough of it. */
  committed(): void
  /** Whether the next commit should wait, since the log is being written back whole. Ask again a little later. */
  isBehind(): boolean
  /** Waits for what is being written, so that the file can be closed. */
  close(): void
}

/**
 * Sees to the log of the database in `file`, whose connection must not write it back by itself.
 * @param fellOut called when there can be no thread: from then on the connection must do it
 */
export function openCheckpoints(file: string, fellOut: () => void, sizes = SIZES): Checkpoints {
  const log = `${file}-wal`
  const shared = new SharedArrayBuffer(4)
  const state = new Int32Array(shared)
  let thread: Worker | undefined
  let hasFallenOut = false
  /** The log's size when it was last written back; it grows on, or starts anew and smaller. */
  let written = 0
  const start = (): Worker => {
    const module = createRequire(import.meta.url).resolve('better-sqlite3')
    const worker = new Worker(THREAD, { eval: true, execArgv: [], workerData: { file, module, state: shared } })
    worker.unref()
    worker.on('error', () => {
      hasFallenOut = true
      Atomics.store(state, 0, IDLE)
      fellOut()
    })
    return worker
  }
  const isWorking = () => Atomics.load(state, 0) === WORKING
  const size = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const writeBack = (bytes: number): void => {
    written = bytes
    Atomics.store(state, 0, WORKING)
    thread ??= start()
    thread.postMessage('go')
  }
  /** All of the log is being written back, or was: the next commit starts it anew. */
  let isWhole = false
  return {
    committed: () => {
      if (hasFallenOut || isWorking()) return
      const bytes = size()
      if (bytes < written) written = 0
      if (bytes - written >= sizes.due) writeBack(bytes)
    },
    isBehind: () => {
      if (hasFallenOut) return false
      const bytes = size()
      if (bytes < sizes.most) return false
      if (isWorking()) return true
      isWhole = !isWhole
      if (isWhole) writeBack(bytes)
      return isWhole
    },
    close: () => {
      Atomics.wait(state, 0, WORKING, PATIENCE_MS)
      void thread?.terminate()
    },
  }
}
