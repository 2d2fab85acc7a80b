// The worker's side of the protocol: connects out, stays connected, and does the jobs it is handed.
import { mkdir, rm } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { WebSocket } from 'ws'
import { type FromWorker, type Offer, PROTOCOL_VERSION, ToWorker } from '../engine/protocol/worker.ts'
import { type Children, RunnerFailure } from './children.ts'
import type { Gpu } from './gpus.ts'
import type { RunnerInfo } from './ipc.ts'
import type { Transfer } from './transfer.ts'

type JobMessage = Extract<ToWorker, { type: 'job' }>
type Outcome = Extract<FromWorker, { type: 'done' | 'failed' }>

export interface ClientOptions {
  /** The server, such as `http://127.0.0.1:7700`. */
  readonly server: string
  readonly token: string | undefined
  readonly name: string
  /** Jobs at once, over all runners. */
  readonly slots: number
  readonly runners: readonly RunnerInfo[]
  readonly gpus: readonly Gpu[]
  readonly children: Children
  readonly transfer: Transfer
  /** Where jobs get their folders. */
  readonly folder: string
  readonly log: (message: string) => void
}

export interface Client {
  /** Resolves when the worker has been drained, or rejects when the server refuses it for good. */
  readonly ended: Promise<void>
  /** Aborts every job, ends the connection and every child. */
  stop(): void
}

interface Held {
  readonly lease: number
  readonly controller: AbortController
  /** Kept until the server has acknowledged it. */
  outcome?: Outcome
}

/** Waits between tries to connect: doubled from the first to the last, in ms. */
const BACKOFF = { first: 250, last: 10_000 }

/** Least time between two progress messages of a job, in ms. */
const PROGRESS_MS = 100

export function connectWorker(options: ClientOptions): Client {
  const { children, transfer, log } = options
  const held = new Map<string, Held>()
  let socket: WebSocket | undefined
  let stopped = false
  let draining = false
  let backoff = BACKOFF.first
  let folders = 0
  let retry: NodeJS.Timeout | undefined
  let end: { resolve: () => void; reject: (error: Error) => void } = { resolve: () => {}, reject: () => {} }
  const ended = new Promise<void>((resolve, reject) => {
    end = { resolve, reject }
  })

  const offers = options.runners.flatMap(runner =>
    runner.capabilities.map(
      (capability): Offer => ({
        capability,
        runner: runner.name,
        models: [],
        slots: Math.min(64, options.slots),
      }),
    ),
  )

  const send = (message: FromWorker): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  // Connection ------------------------------------------------------------------------------------------------------

  function connect(): void {
    const url = new URL('/api/workers', options.server)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const connection = new WebSocket(url, {
      headers: options.token ? { authorization: `Bearer ${options.token}` } : {},
      handshakeTimeout: 10_000,
    })
    socket = connection
    let silence: NodeJS.Timeout | undefined
    let refused = ''
    let problem = ''
    connection.on('open', () =>
      send({
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        name: options.name,
        gpus: [...options.gpus],
        offers,
        slots: options.slots,
        running: [...held].map(([jobId, { lease }]) => ({ jobId, lease })),
      }),
    )
    connection.on('message', data => {
      const message = parse(String(data))
      if (!message) return log('The server said something that is not of the worker protocol; it was ignored.')
      if (message.type === 'refused') refused = message.reason
      if (message.type === 'welcome') {
        backoff = BACKOFF.first
        log(`Connected to ${options.server} as ${message.workerId}`)
        for (const { outcome } of held.values()) if (outcome) send(outcome)
        silence = setInterval(() => connection.terminate(), message.heartbeatMs * 3)
      }
      silence?.refresh()
      handle(message)
    })
    connection.on('unexpected-response', (_request, response) => {
      if (response.statusCode === 401 || response.statusCode === 403)
        refused = `the server answered ${response.statusCode}: check the token (--token or REELGRAPH_WORKER_TOKEN)`
      problem = `the server answered ${response.statusCode}`
      response.resume()
      connection.terminate()
    })
    connection.on('error', error => {
      problem ||= error.message
    })
    connection.on('close', () => {
      clearInterval(silence)
      if (stopped) return
      if (refused) {
        stop()
        return end.reject(new Error(`The server refused this worker: ${refused}`))
      }
      if (backoff === BACKOFF.first)
        log(`Not connected to ${options.server}${problem ? ` (${problem})` : ''}; trying again`)
      // A little chance keeps many workers from knocking at the same moment.
      retry = setTimeout(connect, backoff * (0.75 + Math.random() / 2))
      backoff = Math.min(BACKOFF.last, backoff * 2)
    })
  }

  function handle(message: ToWorker): void {
    if (message.type === 'ping') send({ type: 'pong' })
    else if (message.type === 'job') void work(message)
    else if (message.type === 'cancel') {
      const job = held.get(message.jobId)
      if (job && (message.lease === undefined || message.lease === job.lease)) {
        job.controller.abort(new Error('The job was cancelled.'))
        // Nobody waits for an outcome that was ready already.
        if (job.outcome) forget(message.jobId, job)
      }
    } else if (message.type === 'ack') {
      const job = held.get(message.jobId)
      if (job?.lease === message.lease) forget(message.jobId, job)
    } else if (message.type === 'drain') {
      draining = true
      leaveWhenIdle()
    }
  }

  const forget = (jobId: string, job: Held): void => {
    if (held.get(jobId) === job) held.delete(jobId)
    leaveWhenIdle()
  }

  const leaveWhenIdle = (): void => {
    if (!draining || held.size > 0 || stopped) return
    log('Drained: nothing left to do')
    stop()
    end.resolve()
  }

  // Jobs ------------------------------------------------------------------------------------------------------------

  async function work(message: JobMessage): Promise<void> {
    const { jobId, lease } = message
    held.get(jobId)?.controller.abort(new Error('The job was handed out again.'))
    const job: Held = { lease, controller: new AbortController() }
    held.set(jobId, job)
    send({ type: 'accepted', jobId, lease })
    const folder = join(options.folder, `${process.pid}-${folders++}`)
    try {
      job.outcome = await make(message, folder, job.controller.signal)
    } catch (error) {
      const { kind, text, detail } = faultOf(error)
      job.outcome = {
        type: 'failed',
        jobId,
        lease,
        kind,
        message: text.slice(0, 20_000),
        detail: detail.slice(0, 200_000),
      }
    } finally {
      await rm(folder, { recursive: true, force: true }).catch(() => {})
    }
    if (stopped) return
    send(job.outcome)
  }

  async function make(message: JobMessage, folder: string, signal: AbortSignal): Promise<Outcome> {
    const { jobId, lease, capability } = message
    const runner = options.runners.find(
      candidate => candidate.name === message.runner && candidate.capabilities.includes(capability),
    )
    if (!runner)
      throw new RunnerFailure({
        type: 'failed',
        kind: 'permanent',
        message: `This worker has no runner ${message.runner} for ${capability}.`,
        detail: '',
      })
    await mkdir(folder, { recursive: true })
    const inputs = Object.fromEntries(
      await Promise.all(
        message.inputs.map(async input => [
          input.name,
          { path: await transfer.fetch(input, signal), digest: input.digest, mime: input.mime },
        ]),
      ),
    )
    let toldAt = Number.NEGATIVE_INFINITY
    const made = await children.run(
      {
        file: runner.file,
        capability,
        params: message.params,
        inputs,
        folder,
        checkpoints: message.checkpoints,
      },
      signal,
      {
        progress: ({ step, total, message: text, preview }) => {
          // A frame at a time is more than anyone can see; the last step is always told.
          const now = performance.now()
          if (step < total && now - toldAt < PROGRESS_MS) return
          toldAt = now
          send({
            type: 'progress',
            jobId,
            lease,
            step,
            total,
            ...(text === undefined ? {} : { message: text.slice(0, 2000) }),
            ...(preview === undefined || preview.length > 400_000 ? {} : { preview }),
          })
        },
        checkpoint: (name, value) => send({ type: 'checkpoint', jobId, lease, name, value }),
      },
    )
    const outputs: Extract<Outcome, { type: 'done' }>['outputs'] = []
    for (const [name, { path, mime, facts }] of Object.entries(made.outputs)) {
      if (!isInside(folder, path))
        throw new Error(`The runner ${runner.name} gave "${name}" as a file outside of its job's folder.`)
      outputs.push({ name, mime, facts, ...(await transfer.store(path, mime, signal)) })
    }
    return { type: 'done', jobId, lease, outputs, facts: made.facts }
  }

  function stop(): void {
    if (stopped) return
    stopped = true
    clearTimeout(retry)
    for (const { controller } of held.values()) controller.abort(new Error('The worker was stopped.'))
    children.close()
    socket?.terminate()
  }

  connect()
  return { ended, stop }
}

function parse(text: string): ToWorker | undefined {
  try {
    return ToWorker.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function faultOf(error: unknown): { kind: 'transient' | 'permanent'; text: string; detail: string } {
  if (error instanceof RunnerFailure) return { kind: error.kind, text: error.message, detail: error.detail }
  if (!(error instanceof Error)) return { kind: 'permanent', text: String(error), detail: '' }
  const passing = error.name === 'TransientError' || error.name === 'AbortError'
  return { kind: passing ? 'transient' : 'permanent', text: error.message, detail: error.stack ?? '' }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}
