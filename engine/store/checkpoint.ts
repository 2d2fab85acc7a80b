// Writes the database's log back into it in a thread of its own: the disk takes its time for that, and the event loop has none.
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Bytes of log after which it is written back. */
const DUE_BYTES = 8 * 2 ** 20
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
  /** Waits for what is being written, so that the file can be closed. */
  close(): void
}

/**
 * Sees to the log of the database in `file`, whose connection must not write it back by itself.
 * @param fellOut called when there can be no thread: from then on the connection must do it
 */
export function openCheckpoints(file: string, fellOut: () => void): Checkpoints {
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
  return {
    committed: () => {
      if (hasFallenOut || Atomics.load(state, 0) === WORKING) return
      const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
      if (size < written) written = 0
      if (size - written < DUE_BYTES) return
      written = size
      Atomics.store(state, 0, WORKING)
      thread ??= start()
      thread.postMessage('go')
    },
    close: () => {
      Atomics.wait(state, 0, WORKING, PATIENCE_MS)
      void thread?.terminate()
    },
  }
}
