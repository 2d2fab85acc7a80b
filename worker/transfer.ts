// Moves a job's files: inputs from the server (or straight from a shared store), outputs to it, checked by digest.
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { PermanentError, TransientError } from '../engine/graph/context.ts'
import type { JobInput, JobOutput } from '../engine/protocol/worker.ts'
import { digestFile } from '../engine/store/artifacts.ts'

export interface Transfer {
  /** A local file with an input's bytes. @throws TransientError when the server does not give it */
  fetch(input: JobInput, signal: AbortSignal): Promise<string>
  /** Sends a file to the server, unless it has it. @throws TransientError */
  store(file: string, mime: string, signal: AbortSignal): Promise<Pick<JobOutput, 'digest' | 'bytes'>>
  /** Removes the longest unused cached inputs until the cache is below its budget. */
  trim(): Promise<void>
}

export interface TransferOptions {
  /** The server, such as `http://127.0.0.1:7700`. */
  readonly server: string
  readonly token: string | undefined
  /** Where inputs are kept. */
  readonly cache: string
  /** Where the server's artifacts lie, when this machine shares its store. */
  readonly shared: ((digest: string) => string) | undefined
  /** Bytes the cache may hold. */
  readonly budget: number
}

/** How often and how long (ms) a transfer is tried again while the server cannot be reached. */
const RETRIES = [300, 1000, 3000, 8000, 15_000]

export function createTransfer(options: TransferOptions): Transfer {
  const headers: Record<string, string> = options.token ? { authorization: `Bearer ${options.token}` } : {}
  const fetching = new Map<string, Promise<string>>()
  const cached = (digest: string): string => join(options.cache, digest.slice(0, 2), digest)

  async function download(input: JobInput, signal: AbortSignal): Promise<string> {
    const file = cached(input.digest)
    const part = `${file}.part`
    await mkdir(dirname(file), { recursive: true })
    await persistently(signal, async () => {
      const have = existsSync(part) ? (await stat(part)).size : 0
      const response = await fetch(new URL(input.url, options.server), {
        headers: have ? { ...headers, range: `bytes=${have}-` } : headers,
        signal,
      })
      if (response.status === 416) await rm(part, { force: true })
      if (!response.ok || !response.body) throw refusal(`The input "${input.name}"`, response)
      const append = response.status === 206 && have > 0
      await pipeline(Readable.fromWeb(response.body as never), createWriteStream(part, { flags: append ? 'a' : 'w' }), {
        signal,
      })
    })
    const digest = await digestFile(part)
    if (digest !== input.digest) {
      await rm(part, { force: true })
      throw new TransientError(`The input "${input.name}" arrived with other bytes than it was asked for.`)
    }
    await rename(part, file)
    return file
  }

  return {
    fetch: async (input, signal) => {
      const near = options.shared?.(input.digest)
      if (near && existsSync(near)) return near
      const file = cached(input.digest)
      if (existsSync(file)) {
        const now = new Date()
        await utimes(file, now, now)
        return file
      }
      // Two jobs that need the same file share its download; if the first is cancelled, the other starts over.
      const others = fetching.get(input.digest)
      if (others)
        try {
          return await others
        } catch {
          signal.throwIfAborted()
        }
      const mine = download(input, signal).finally(() => {
        if (fetching.get(input.digest) === mine) fetching.delete(input.digest)
      })
      fetching.set(input.digest, mine)
      return mine
    },
    store: async (file, mime, signal) => {
      const { size } = await stat(file)
      const digest = await digestFile(file)
      const url = new URL(`/api/artifacts/${digest}`, options.server)
      await persistently(signal, async () => {
        const head = await fetch(url, { method: 'HEAD', headers, signal })
        if (head.ok) return
        const put: RequestInit & { duplex: 'half' } = {
          method: 'PUT',
          headers: { ...headers, 'content-type': mime, 'content-length': String(size) },
          body: Readable.toWeb(createReadStream(file)) as never,
          duplex: 'half',
          signal,
        }
        const response = await fetch(url, put)
        if (!response.ok) throw refusal('An output', response)
        await response.body?.cancel()
      })
      return { digest, bytes: size }
    },
    trim: () => trim(options.cache, options.budget),
  }
}

function refusal(what: string, response: Response): Error {
  const text = `${what} could not be moved: the server answered ${response.status} ${response.statusText}.`
  return response.status >= 500 || response.status === 416 || response.status === 429
    ? new TransientError(text)
    : new PermanentError(text)
}

/** Tries again while the server cannot be reached or is in trouble. */
async function persistently(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      const wait = RETRIES[attempt]
      if (error instanceof PermanentError) throw error
      if (wait === undefined)
        throw error instanceof TransientError
          ? error
          : new TransientError(`The server could not be reached to move a file: ${reason(error)}`, { cause: error })
      await sleep(wait, undefined, { signal })
    }
}

const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

async function trim(cache: string, budget: number): Promise<void> {
  if (!existsSync(cache)) return
  const entries = (await readdir(cache, { recursive: true, withFileTypes: true })).filter(
    entry => entry.isFile() && /^[0-9a-f]{64}(\.part)?$/.test(entry.name),
  )
  const files = await Promise.all(
    entries.map(async entry => {
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = await stat(path)
      return { path, size, mtimeMs }
    }),
  )
  files.sort((a, b) => b.mtimeMs - a.mtimeMs)
  let sum = 0
  for (const { path, size } of files) {
    sum += size
    if (sum > budget) await rm(path, { force: true })
  }
}
