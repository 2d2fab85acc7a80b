// One process of a folder of user nodes, seen from the server: started, loaded, watched, and killed with all it started.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type NodeContext, PermanentError, TransientError } from '../../engine/graph/context.ts'
import { endWithUs } from '../../nodes/media/ffmpeg/guard.ts'
import { answerCall } from './calls.ts'
import { Clock } from './clock.ts'
import type { Described, FromNodes, SentError, SentItem, ToNodes } from './protocol.ts'

/** What a process is started for. */
export interface Code {
  readonly name: string
  readonly folder: string
  readonly file: string
  readonly digest: string
  readonly artifacts: string
}

/** An item's process ended through no fault that can be laid on this item: it may run again, alone. */
export class BystanderError extends Error {
  override name = 'BystanderError'
}

export interface Call {
  readonly item: Omit<SentItem, 'item'>
  readonly inputs: Readonly<Record<string, unknown>>
  readonly ctx: NodeContext
}

export interface NodesProcess {
  readonly described: Described
  /** Items that do something now; those that wait for the server do not count. */
  readonly active: number
  readonly size: number
  /** False once it has ended, or is only to finish what it has. */
  readonly isOpen: boolean
  /** @throws the node's error, BystanderError, or the signal's reason */
  run(call: Call): Promise<unknown>
  kill(): void
}

interface Running {
  readonly call: Call
  readonly clock: Clock
  /** Errors of calls, so that the engine gets its own back. */
  readonly errors: Map<number, unknown>
  readonly settle: (end: { outputs: unknown } | { error: unknown }) => void
}

const CHILD = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url))

/** How long a module may take to load, in ms. */
const LOADING_MS = 30_000
/** How long an item that was told to stop may take to do so, in ms. */
const COURTESY_MS = 1000
/** How often the memory of a busy process is looked at, in ms. */
const MEMORY_MS = 500

/** The environment without whatever keys it holds: what programs need, and what is meant for user nodes. */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passes =
    /^(PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy|REELGRAPH_NODE_\w+)$/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => passes.test(name)))
}

/**
 * Starts a process and loads the module.
 * @param changed called when there may be room for another item
 * @throws Error why it could not be loaded, as the end of a sentence about it
 */
export async function startProcess(
  code: Code,
  memoryMiB: number,
  say: (line: string) => void,
  changed: () => void,
): Promise<NodesProcess> {
  const isSource = CHILD.endsWith('.ts')
  const child: ChildProcess = fork(CHILD, [], {
    env: environment(process.env),
    cwd: code.folder,
    execArgv: [
      ...(isSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []),
      `--max-old-space-size=${memoryMiB}`,
    ],
    serialization: 'advanced',
    // The leader of a group of its own, which can be killed as one.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // A loop that never ends hears nothing of our end.
  const letGo = child.pid === undefined ? () => {} : endWithUs(child.pid)
  const words: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.trim() === '') continue
        words.push(line)
        if (words.length > 40) words.shift()
        say(line)
      }
    })
  const items = new Map<number, Running>()
  const pings = new Map<number, () => void>()
  const invocations = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let counter = 0
  let isOpen = true
  let ended = false
  /** Why we killed it, if we did, and whether whose fault that is has been said already. */
  let reason: string | undefined
  let isBlamed = false

  const send = (message: ToNodes): void => {
    if (child.connected) child.send(message, () => {})
  }
  const kill = (): void => {
    isOpen = false
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      child.kill('SIGKILL')
    }
  }
  child.on('error', () => {})
  child.on('exit', (status, signal) => {
    isOpen = false
    ended = true
    clearInterval(memory)
    letGo()
    kill()
    const why = reason ?? endOf(status, signal, words, memoryMiB)
    const alone = items.size === 1 && !isBlamed
    for (const { settle } of items.values())
      settle({ error: alone ? new PermanentError(why) : new BystanderError(why) })
    changed()
  })
  const memory = setInterval(() => {
    if (items.size === 0) return
    const used = residentMiB(child.pid)
    if (used === undefined || used <= memoryMiB) return
    reason = `it used more than its ${memoryMiB} MiB of memory (limits.memoryMiB)`
    kill()
  }, MEMORY_MS)
  memory.unref()

  const described = await new Promise<Described>((resolve, reject) => {
    const late = setTimeout(() => {
      kill()
      reject(new Error(`it took longer than ${LOADING_MS / 1000} s to load`))
    }, LOADING_MS)
    child.once('exit', (status, signal) => {
      clearTimeout(late)
      reject(new Error(`${endOf(status, signal, words, memoryMiB)} while it was loaded`))
    })
    child.on('message', (message: FromNodes) => {
      if (message.type !== 'loaded' && message.type !== 'broken') return
      clearTimeout(late)
      if (message.type === 'loaded') return resolve(message.described)
      kill()
      reject(new Error(message.message))
    })
    send({ type: 'load', ...code })
  })
  child.on('message', (message: FromNodes) => heard(message))
  // Nobody waits for an idle process.
  child.unref()
  child.channel?.unref()
  for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref()

  function heard(message: FromNodes): void {
    if (message.type === 'pong') {
      pings.get(message.ping)?.()
      return
    }
    if (message.type === 'invoked') {
      const waiting = invocations.get(message.invocation)
      invocations.delete(message.invocation)
      if (message.error) waiting?.reject(new Error(message.error.message))
      else waiting?.resolve(message.value)
      return
    }
    if (message.type === 'loaded' || message.type === 'broken') return
    const running = items.get(message.item)
    if (!running) return
    if (message.type === 'done') running.settle({ outputs: message.outputs })
    else if (message.type === 'failed') running.settle({ error: errorOf(message.error, running) })
    else if (message.type === 'say') (running.call.ctx[message.method] as (...args: unknown[]) => void)(...message.args)
    else void answer(message, running)
  }

  /** A call to the context: while it is out, the item's time stands still. */
  async function answer(message: Extract<FromNodes, { type: 'call' }>, running: Running): Promise<void> {
    const { item, call } = message
    running.clock.pause()
    changed()
    try {
      const invoke = (fn: number, args: unknown[]): Promise<unknown> => {
        running.clock.resume()
        return new Promise<unknown>((resolve, reject) => {
          const invocation = ++counter
          invocations.set(invocation, { resolve, reject })
          send({ type: 'invoke', item, invocation, fn, args })
        }).finally(() => running.clock.pause())
      }
      const value = await answerCall(running.call, message.method, message.args, invoke, code.digest)
      send({ type: 'answer', call, value })
    } catch (error) {
      running.errors.set(call, error)
      send({ type: 'answer', call, error: sentError(error, call) })
    } finally {
      running.clock.resume()
    }
  }

  const isAlive = (): Promise<boolean> =>
    new Promise(resolve => {
      const ping = ++counter
      const give = (alive: boolean) => {
        clearTimeout(patience)
        pings.delete(ping)
        resolve(alive)
      }
      const patience = setTimeout(() => give(false), COURTESY_MS)
      pings.set(ping, () => give(true))
      send({ type: 'ping', ping })
    })

  /** Tells an item to stop; when it does not, gives it up: alone if the process still listens, else with the process. */
  async function stop(item: number, running: Running, error: Error): Promise<void> {
    send({ type: 'abort', item, reason: error.message })
    const gone = new Promise<void>(resolve => setTimeout(resolve, COURTESY_MS).unref())
    const alive = await isAlive()
    await gone
    if (!items.has(item) || ended) return
    // What goes on in there cannot be stopped by itself: nothing new goes in, and it ends with what it has.
    isOpen = false
    const others = [...items].filter(([id, other]) => id !== item && !other.clock.isPaused)
    if (alive || others.length === 0) {
      isBlamed = true
      running.settle({ error })
    }
    if (!alive) kill()
  }

  return {
    described,
    get active() {
      return [...items.values()].filter(running => !running.clock.isPaused).length
    },
    get size() {
      return items.size
    },
    get isOpen() {
      return isOpen
    },
    kill,
    run: call =>
      new Promise((resolve, reject) => {
        const item = ++counter
        const seconds = described.limits.seconds
        const { signal } = call.ctx
        const onAbort = () => void stop(item, running, asError(signal.reason))
        const clock = new Clock(seconds * 1000, () => {
          void stop(item, running, new PermanentError(`it took longer than its ${seconds} s (limits.seconds)`))
        })
        const running: Running = {
          call,
          clock,
          errors: new Map(),
          settle: end => {
            if (!items.delete(item)) return
            clock.stop()
            signal.removeEventListener('abort', onAbort)
            if (items.size === 0 && !isOpen) kill()
            changed()
            if ('outputs' in end) resolve(end.outputs)
            else reject(signal.aborted ? signal.reason : end.error)
          },
        }
        items.set(item, running)
        if (signal.aborted) return running.settle({ error: signal.reason })
        signal.addEventListener('abort', onAbort, { once: true })
        clock.resume()
        if (ended) running.settle({ error: new BystanderError('its process has ended') })
        else send({ type: 'run', item: { ...call.item, item } })
      }),
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)))

function errorOf(error: SentError, running: Running): unknown {
  if (error.call !== undefined && running.errors.has(error.call)) return running.errors.get(error.call)
  if (error.kind === 'transient')
    return new TransientError(
      error.message,
      error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs },
    )
  running.call.ctx.log(error.stack)
  return new PermanentError(error.message)
}

function sentError(error: unknown, call: number): SentError {
  const { name, message, stack = '' } = asError(error)
  const retryAfterMs = error instanceof TransientError ? error.retryAfterMs : undefined
  return {
    kind: name === 'TransientError' ? 'transient' : name === 'PermanentError' ? 'permanent' : 'error',
    message,
    stack,
    call,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}

/** How a process ended by itself, as the end of a sentence about it. */
function endOf(
  status: number | null,
  signal: NodeJS.Signals | null,
  words: readonly string[],
  memoryMiB: number,
): string {
  if (words.some(line => /heap out of memory|allocation failed/i.test(line)))
    return `it used more than its ${memoryMiB} MiB of memory (limits.memoryMiB)`
  const how = signal ? `was ended by ${signal}` : `ended with code ${status}`
  const last = words.findLast(line => /^\w*Error\b/.test(line)) ?? words.at(-1)
  return last === undefined ? `its process ${how}` : `its process ${how}: ${last.trim()}`
}

/** MiB of memory that a process has in RAM; undefined where the system does not tell so. */
function residentMiB(pid: number | undefined): number | undefined {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / 1024 ** 2
  } catch {
    return undefined
  }
}
