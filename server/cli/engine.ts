// The engine as the commands use it: in this process, or in the server that has the data folder already.
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WebSocket } from 'ws'
import { specOf } from '../../engine/graph/define.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { ErrorBody, NodesInfo, PlanInfo, ResultInfo, RunInfo, RunRequest } from '../../engine/protocol/api.ts'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import { type HostOptions, openHost } from '../host.ts'
import { type Intake, takeIn } from '../intake.ts'
import { LockedError } from '../lock.ts'
import { newToken } from '../tokens.ts'
import { UsageError } from './usage.ts'

/** A run that was started. */
export interface StartedRun {
  readonly id: string
  readonly finished: Promise<RunInfo>
  cancel(): void
}

export interface CommandEngine {
  readonly specs: ReadonlyMap<string, NodeSpec>
  plan(request: RunRequest): Promise<PlanInfo>
  /** @param listener hears every event from the first on @throws InvalidGraphError */
  start(request: RunRequest, listener: (events: readonly NumberedEvent[]) => void): Promise<StartedRun>
  results(run: string): Promise<ResultInfo[]>
  /** Takes a copy of a local file into the store. @throws UsageError when there is none, or it is no media file */
  takeFile(path: string): Promise<Intake>
  /** A local file with an artifact's bytes, for reading, until the engine is closed. */
  file(digest: string): Promise<string>
  close(): Promise<void>
}

/**
 * Opens the data folder, or connects to the server that has it.
 * @param setting what a host is opened with besides
 * @throws LockedError when a process has the folder that cannot be asked
 */
export async function openEngine(data: string, setting: Partial<HostOptions>): Promise<CommandEngine> {
  try {
    return await ownEngine(data, setting)
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    const { url, token } = error.holder
    if (url === undefined || token === undefined) throw error
    return remoteEngine(url, token)
  }
}

async function ownEngine(data: string, setting: Partial<HostOptions>): Promise<CommandEngine> {
  const host = await openHost({
    data,
    what: 'reelgraph run',
    // Nobody but this user's processes and its worker has business with this host.
    token: newToken(),
    worker: { lazy: true },
    hub: { patienceMs: 60_000 },
    ...setting,
  })
  return {
    specs: new Map([...host.library.nodes].map(([type, node]) => [type, specOf(node)])),
    plan: request => host.engine.plan(request),
    start: async (request, listener) => {
      const handle = await host.engine.start(request)
      const unfollow = host.engine.follow(handle.id, 0, listener)
      return { id: handle.id, finished: handle.finished.finally(unfollow), cancel: () => handle.cancel() }
    },
    results: async run => host.engine.runResults(run),
    takeFile: async path => {
      const scratch = await host.store.artifacts.scratch()
      try {
        const copy = join(scratch, 'file')
        await copyFile(path, copy).catch(unreadable(path))
        return await takeIn(host.store.artifacts, copy, scratch).catch(unreadable(path))
      } finally {
        await rm(scratch, { recursive: true, force: true })
      }
    },
    file: async digest => host.store.artifacts.path(digest),
    close: () => host.close(),
  }
}

/** Turns whatever is wrong with a file that the user named into words. */
const unreadable =
  (path: string) =>
  (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  }

async function remoteEngine(url: string, token: string): Promise<CommandEngine> {
  const headers = { authorization: `Bearer ${token}` }
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-files-'))

  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const request =
      body === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(new URL(path, url), request)
    if (response.ok) return (await response.json()) as T
    const { error } = (await response.json()) as ErrorBody
    if (error.problems) throw new InvalidGraphError(error.problems)
    throw new Error(error.message)
  }

  /** Follows a run until its last word. */
  const follow = (id: string, listener: (events: readonly NumberedEvent[]) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(new URL(`/api/runs/${id}/events`, url.replace(/^http/, 'ws')), { headers })
      socket.on('message', data => listener(JSON.parse(String(data)) as NumberedEvent[]))
      socket.on('error', reject)
      socket.on('close', code =>
        code === 1000
          ? resolve()
          : reject(new Error(`The server at ${url} stopped; it resumes the run when it starts again.`)),
      )
    })

  const { nodes } = await ask<NodesInfo>('/api/nodes')
  return {
    specs: new Map(nodes.map(spec => [spec.type, spec])),
    plan: request => ask('/api/plan', request),
    start: async (request, listener) => {
      const { id } = await ask<RunInfo>('/api/runs', request)
      const finished = follow(id, listener).then(() => ask<RunInfo>(`/api/runs/${id}`))
      return { id, finished, cancel: () => void ask(`/api/runs/${id}/cancel`, {}) }
    },
    results: run => ask(`/api/runs/${run}/results`),
    takeFile: async path => {
      const size = (await stat(path).catch(unreadable(path))).size
      const request: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': String(size) },
        body: Readable.toWeb(createReadStream(path)) as never,
        duplex: 'half',
      }
      const response = await fetch(new URL('/api/uploads', url), request)
      if (response.ok) return (await response.json()) as Intake
      throw new UsageError(`${path}: ${((await response.json()) as ErrorBody).error.message}`)
    },
    file: async digest => {
      const response = await fetch(new URL(`/api/artifacts/${digest}`, url), { headers })
      if (!response.ok || !response.body) throw new Error(`The server does not give the file ${digest}.`)
      const file = join(folder, digest)
      await pipeline(Readable.fromWeb(response.body as never), createWriteStream(file))
      return file
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
