// The processes of one folder's code: items are spread over a few, and one that was near a crash runs again alone.
import { availableParallelism } from 'node:os'
import type { NodeContext } from '../../engine/graph/context.ts'
import type { AnyNode } from '../../engine/graph/define.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { BystanderError, type Call, type Code, type NodesProcess, startProcess } from './process.ts'
import type { Described, SentInput } from './protocol.ts'

export interface Crew {
  readonly described: Described
  /** The `run` of a declaration. */
  runner(spec: NodeSpec): AnyNode['run']
  /** Ends every process; what runs is told so. */
  close(): void
}

/** Processes at once, and items that do something at once in each. */
const MOST_PROCESSES = Math.min(4, availableParallelism())
const MOST_ACTIVE = 8
/** How long a process without work is kept, in ms. */
const IDLE_MS = 60_000

/** Loads a folder's code. @throws Error why not, as the end of a sentence about it */
export async function openCrew(code: Code, say: (line: string) => void): Promise<Crew> {
  const waiting: (() => void)[] = []
  /** Room may have come up: those who wait longest look. */
  const changed = (): void => {
    for (const look of waiting.splice(0, MOST_ACTIVE)) look()
  }
  // The first process tells the limits; a module that asks for another amount of memory gets another.
  let first: NodesProcess | undefined = await startProcess(code, DEFAULT_MIB, say, changed)
  const { described } = first
  if (described.limits.memoryMiB !== DEFAULT_MIB) {
    first.kill()
    first = undefined
  }
  const processes = new Set<NodesProcess>(first ? [first] : [])
  const idle = new Map<NodesProcess, NodeJS.Timeout>()
  let starting = 0
  let closed = false
  if (first) rest(first)

  async function start(): Promise<NodesProcess> {
    const made = await startProcess(code, described.limits.memoryMiB, say, changed).catch(error => {
      throw new Error(`the folder ${code.name} cannot be loaded again: ${error.message}`)
    })
    if (closed) made.kill()
    return made
  }

  /** A process with room, starting one when all that there are have work. */
  async function room(signal: AbortSignal): Promise<NodesProcess> {
    for (;;) {
      signal.throwIfAborted()
      if (closed) throw new Error(`the folder ${code.name} was closed`)
      for (const known of processes) if (!known.isOpen) processes.delete(known)
      const best = [...processes].sort((a, b) => a.active - b.active)[0]
      if (best && (best.active === 0 || (best.active < MOST_ACTIVE && processes.size + starting >= MOST_PROCESSES)))
        return best
      if (processes.size + starting < MOST_PROCESSES) {
        starting++
        try {
          const made = await start()
          processes.add(made)
          return made
        } finally {
          starting--
          changed()
        }
      }
      await new Promise<void>(resolve => {
        waiting.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }

  function rest(process: NodesProcess): void {
    clearTimeout(idle.get(process))
    const timer = setTimeout(() => {
      idle.delete(process)
      if (process.size > 0) return
      processes.delete(process)
      process.kill()
    }, IDLE_MS)
    timer.unref()
    idle.set(process, timer)
  }

  async function run(call: Call): Promise<unknown> {
    const process = await room(call.ctx.signal)
    clearTimeout(idle.get(process))
    try {
      return await process.run(call)
    } catch (error) {
      if (!(error instanceof BystanderError)) throw error
    } finally {
      rest(process)
    }
    // It may have been this item or another: by itself it can only be itself.
    const own = await start()
    try {
      return await own.run(call)
    } finally {
      own.kill()
    }
  }

  return {
    described,
    runner: spec => async (args: { inputs: Record<string, unknown>; params: unknown; ctx: NodeContext }) => {
      const { inputs, params, ctx } = args
      const sent: Record<string, SentInput> = {}
      const regenerable: Record<string, unknown> = {}
      for (const { name, kind, lazy } of spec.inputs) {
        sent[name] =
          kind === 'lookup' ? { kind: 'lookup' } : lazy ? { kind: 'lazy' } : { kind: 'value', value: inputs[name] }
        regenerable[name] = ctx.regenerable(name)
      }
      const item = {
        type: spec.type,
        inputs: sent,
        params,
        key: ctx.key,
        nodeId: ctx.nodeId,
        seed: ctx.seed,
        regenerable,
      }
      return (await run({ item, inputs, ctx })) as Record<string, unknown>
    },
    close: () => {
      closed = true
      for (const look of waiting.splice(0)) look()
      for (const timer of idle.values()) clearTimeout(timer)
      for (const process of processes) process.kill()
    },
  }
}

/** MiB of a module that says nothing of memory. */
const DEFAULT_MIB = 1024
