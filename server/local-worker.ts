// The worker that the server brings along: a process of its own, on the same protocol as any other.
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Log } from './log.ts'

export interface LocalWorkerOptions {
  readonly server: string
  readonly token: string
  readonly data: string
  /** Where the server's artifacts lie: the worker reads them in place. */
  readonly artifacts: string
  readonly slots: number | undefined
  /** Folders with more runners. */
  readonly runners: readonly string[]
  /** Leaves the built-in runners out. */
  readonly only: boolean
  readonly log: Log
}

export interface LocalWorker {
  readonly pid: number | undefined
  /** It was started lately and may still be on its way to the server: a slow machine loads it for a while. */
  readonly starting: boolean
  /** Closes the worker's pipe, which ends it and all its children. */
  stop(): Promise<void>
}

/** How soon a worker that ended by itself is started again, in ms: doubled from the first to the last. */
const RESTART = { first: 500, last: 30_000 }

/** What does not come up within this time, in ms, hangs. */
const STARTING = 180_000

/** A worker that lived this long was well, in ms. */
const WELL = 60_000

export function startLocalWorker(options: LocalWorkerOptions): LocalWorker {
  const { log } = options
  let child: ChildProcess
  let startedAt = 0
  let stopping = false
  let wait = RESTART.first
  let restart: NodeJS.Timeout | undefined

  const start = (): void => {
    startedAt = Date.now()
    const { program, args } = workerCommand()
    child = spawn(
      program,
      [
        ...args,
        ...['--server', options.server, '--name', 'local', '--attached'],
        ...['--data', options.data, '--shared', options.artifacts],
        ...(options.slots === undefined ? [] : ['--slots', String(options.slots)]),
        ...options.runners.flatMap(folder => ['--runners', folder]),
        ...(options.only ? ['--only'] : []),
      ],
      // A process group of its own: Ctrl+C in a terminal is for the server, which ends its worker in order.
      {
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
        env: { ...process.env, REELGRAPH_WORKER_TOKEN: options.token },
      },
    )
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', line => log.info(line))
    child.stdin?.on('error', () => {})
    child.on('error', error => log.error(`The local worker could not be started: ${error.message}`))
    child.on('exit', (code, signal) => {
      if (stopping) return
      if (Date.now() - startedAt > WELL) wait = RESTART.first
      log.warn(`The local worker ended (${signal ?? `code ${code}`}); it is started again in ${wait} ms`)
      restart = setTimeout(start, wait)
      wait = Math.min(RESTART.last, wait * 2)
    })
  }
  start()

  return {
    get pid() {
      return child.pid
    },
    get starting() {
      return child.exitCode === null && child.signalCode === null && Date.now() - startedAt < STARTING
    },
    stop: async () => {
      stopping = true
      clearTimeout(restart)
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
      child.stdin?.end()
      const patience = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(patience)
    },
  }
}

/** How to start the worker process, from the sources as from the build. */
export function workerCommand(): { program: string; args: string[] } {
  const isSource = import.meta.url.endsWith('.ts')
  const entry = fileURLToPath(new URL(`../worker/main.${isSource ? 'ts' : 'js'}`, import.meta.url))
  const loader = isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return { program: process.execPath, args: [...loader, entry] }
}
