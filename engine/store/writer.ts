// Commits groups of rows in a thread of its own: a disk that takes its time stops no event loop.
import { createRequire } from 'node:module'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

/** What a column takes. */
export type Cell = string | number | null

/** Rows in the order in which they are written: which statement each is for, and its cells. */
export interface Rows {
  readonly statements: number[]
  readonly cells: (readonly Cell[])[]
}

/** Places of what both threads see: the last group that has ended, and the last that is committed, counted from 1. */
const ENDED = 0
const COMMITTED = 1
/** How long somebody waits, event loop and all, for rows that are being committed, in ms. */
const PATIENCE_MS = 60_000

/** The thread. It is plain text, so that it runs alike from sources and built. */
const THREAD = `
const { workerData } = require('node:worker_threads')
const { file, module, pragmas, statements, port } = workerData
const state = new Int32Array(workerData.state)
const Database = require(module)
const db = new Database(file, { fileMustExist: true })
for (const pragma of pragmas) db.pragma(pragma)
const prepared = statements.map(sql => db.prepare(sql))
const commit = db.transaction(({ statements, cells }) => {
  for (let at = 0; at < cells.length; at++) prepared[statements[at]].run(cells[at])
})
let group = 0
port.on('message', rows => {
  group++
  let refusal
  try {
    if (rows) {
      commit(rows)
      Atomics.store(state, ${COMMITTED}, group)
    } else db.close()
  } catch (error) {
    refusal = String(error.message ?? error)
  }
  port.postMessage({ refusal })
  Atomics.store(state, ${ENDED}, group)
  Atomics.notify(state, ${ENDED})
})
port.postMessage('open')
`

/** Why the database refused rows; undefined once they are committed. */
type Refusal = Error | undefined

export interface WriterOptions {
  readonly file: string
  /** How its connection is set. */
  readonly pragmas: readonly string[]
  /** SQL of the statements that rows may be for. */
  readonly statements: readonly string[]
  /** Told when it can take rows. */
  readonly opened: () => void
  /** Told how the rows that were sent last ended, unless somebody waited for them. */
  readonly ended: (refusal: Refusal) => void
  /** Told when the thread is no more, and whether the rows that were sent last are committed. */
  readonly lost: (isCommitted: boolean) => void
}

/** Takes rows, one group after the other. */
export interface Writer {
  /** Begins to commit rows. Only once those before have ended. */
  send(rows: Rows): void
  /** Waits until what was sent has ended; the event loop stands meanwhile. @throws when that takes a minute */
  wait(): Refusal
  /** Ends the thread, whose rows must have ended. */
  close(): void
}

/** Starts a thread that writes to the database in `file`, beside the connection that reads it. */
export function openWriter(options: WriterOptions): Writer {
  const { file, pragmas, statements } = options
  const state = new Int32Array(new SharedArrayBuffer(8))
  let sent = 0
  const { port1: port, port2 } = new MessageChannel()
  const module = createRequire(import.meta.url).resolve('better-sqlite3')
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { file, module, pragmas, statements, port: port2, state: state.buffer },
    transferList: [port2],
  })
  let isOpen = false
  const lost = () => {
    isOpen = false
    port.close()
    options.lost(Atomics.load(state, COMMITTED) === sent)
  }
  thread.unref()
  thread.on('error', lost)
  port.on('message', (said: 'open' | { refusal?: string }) => {
    if (said === 'open') {
      isOpen = true
      options.opened()
      return
    }
    options.ended(refusalOf(said))
  })
  port.unref()
  const send = (rows: Rows | undefined): void => {
    sent++
    // The process does not end while rows are on their way.
    port.ref()
    port.postMessage(rows)
  }
  const refusalOf = (said: { refusal?: string } | undefined): Refusal => {
    port.unref()
    return said?.refusal === undefined ? undefined : new Error(said.refusal)
  }
  const wait = (): Refusal => {
    for (let ended = Atomics.load(state, ENDED); ended < sent; ended = Atomics.load(state, ENDED))
      if (Atomics.wait(state, ENDED, ended, PATIENCE_MS) === 'timed-out')
        throw new Error(`Nothing could be written to ${file} for ${PATIENCE_MS / 1000} s: the disk does not answer`)
    return refusalOf(receiveMessageOnPort(port)?.message)
  }
  return {
    send,
    wait,
    close: () => {
      thread.removeListener('error', lost)
      if (isOpen) {
        send(undefined)
        wait()
      }
      port.close()
      void thread.terminate()
    },
  }
}
