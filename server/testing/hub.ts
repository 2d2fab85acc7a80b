// A hub behind a real socket, with a real artifact store, and real worker processes: for tests.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { WebSocketServer } from 'ws'
import type { JobRequest, JobResult } from '../../engine/graph/context.ts'
import { openStore, type Store } from '../../engine/store/store.ts'
import type { Env } from '../http/api.ts'
import { artifactRoutes } from '../http/artifacts.ts'
import { answerError } from '../http/errors.ts'
import { openCheckpoints } from '../hub/checkpoints.ts'
import { createHub, type Hub, type HubOptions } from '../hub/hub.ts'
import { workerCommand } from '../local-worker.ts'

/** The folder of the runner that tests use. */
export const TRIAL_RUNNERS = fileURLToPath(new URL('../../worker/testing/runners', import.meta.url))

export interface HubBench {
  readonly hub: Hub
  readonly store: Store
  readonly folder: string
  readonly url: string
  /** A worker process with the trial runner. */
  worker(options?: { slots?: number; name?: string; cores?: number }): Worker
  /** Dispatches a job and keeps what it says on its way. */
  job(capability: string, options?: Partial<JobRequest> & { id?: string; priority?: number }): Sent
  /** Cuts every connection, as a network would. */
  cut(): void
  /** Ends this hub as a crash would, and opens another on the same port and store. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface Sent {
  readonly result: Promise<JobResult>
  readonly messages: string[]
  cancel(): void
  /** Resolves with the first progress message that fits. */
  said(pattern: RegExp): Promise<string>
}

export interface Worker {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly ended: Promise<number | null>
}

let count = 0

/** Resolves when `check` gives a value, asked every 10 ms. @throws Error after `ms` */
export async function until<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 60_000,
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const value = await check()
    if (value) return value
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for ${check}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function openHubBench(options: Partial<HubOptions> = {}): Promise<HubBench> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-hub-'))
  const store = openStore(join(folder, 'data'))
  const workers: Worker[] = []
  let stop: () => Promise<void> = async () => {}
  let hub: Hub
  let port = 0
  let cut = (): void => {}

  const start = async (): Promise<void> => {
    hub = createHub({
      artifacts: store.artifacts,
      checkpoints: openCheckpoints(join(folder, 'checkpoints')),
      heartbeatMs: 200,
      ...options,
    })
    const mine = hub
    const app = new OpenAPIHono<Env>()
    app.route(
      '/',
      artifactRoutes({
        artifacts: store.artifacts,
        catalog: { text: () => undefined },
        thumbnails: { make: () => Promise.reject(new Error('not in this test')) },
      }),
    )
    app.onError((error, c) => answerError(error, c, { info() {}, warn() {}, error: console.error }))
    const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
    const sockets = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, client => mine.accept(client)),
    )
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
    cut = () => {
      for (const client of sockets.clients) client.terminate()
    }
    stop = async () => {
      cut()
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    }
  }
  await start()

  return {
    get hub() {
      return hub
    },
    store,
    folder,
    url: `http://127.0.0.1:${port}`,
    worker: ({ slots = 2, name = 'trial' } = {}) => {
      const { program, args } = workerCommand()
      const child = spawn(
        program,
        [
          ...args,
          ...['--server', `http://127.0.0.1:${port}`, '--runners', TRIAL_RUNNERS, '--only', '--attached'],
          ...['--slots', String(slots), '--name', name, '--data', join(folder, name)],
        ],
        { stdio: ['pipe', 'inherit', 'pipe'] },
      )
      const lines: string[] = []
      createInterface({ input: child.stderr }).on('line', line => lines.push(line))
      const worker: Worker = {
        process: child,
        lines,
        ended: new Promise(resolve => child.on('exit', code => resolve(code))),
      }
      workers.push(worker)
      return worker
    },
    job: (capability, { id, priority = 0, ...request } = {}) => {
      const controller = new AbortController()
      const messages: string[] = []
      const result = hub.dispatch(capability, {
        params: {},
        ...request,
        jobId: id ?? `job-${count++}`,
        priority,
        signal: controller.signal,
        onTaken: () => {},
        onProgress: (_fraction, message) => void (message && messages.push(message)),
      })
      result.catch(() => {})
      return {
        result,
        messages,
        cancel: () => controller.abort(new Error('cancelled by the test')),
        said: pattern => until(() => messages.find(message => pattern.test(message))),
      }
    },
    cut: () => cut(),
    restart: async () => {
      await stop()
      await start()
    },
    close: async () => {
      for (const worker of workers) worker.process.stdin?.end()
      await Promise.all(workers.map(worker => worker.ended))
      hub.close()
      await stop()
      store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
