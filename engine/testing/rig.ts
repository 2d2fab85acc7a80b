// A rig for engine tests: the small node pack, a store on disk, an engine, and what it executed, in order.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../graph/context.ts'
import type { GraphDocument } from '../graph/document.ts'
import type { LoadGraph } from '../graph/model/subgraph.ts'
import { parseDocument } from '../graph/parse.ts'
import type { ResultInfo, StartRun, Target } from '../protocol/api.ts'
import type { NumberedEvent } from '../protocol/events.ts'
import type { Dispatcher, Effect, EngineApi, Reader } from '../run/api.ts'
import { createEngine } from '../run/engine.ts'
import type { Clock } from '../run/host.ts'
import { openStore, type Store } from '../store/store.ts'
import { File, outside, type Service } from './outside.ts'
import { Num, Part, pack, Text } from './pack.ts'

/** What a test wants to do when a node runs: look, wait, or throw. */
export type Hook = (run: {
  type: string
  node: string
  key: string
  ctx: NodeContext
  params: Record<string, unknown>
}) => unknown

export interface Rig {
  readonly engine: EngineApi
  readonly store: Store
  /** `node` or `node/key` of every executed item, in order. */
  readonly executed: string[]
  readonly folder: string
  hook: Hook | undefined
  /** What the paid nodes buy from. */
  service: Service
  /** Runs and waits; `executed` is emptied first. */
  run(document: GraphDocument, options?: Partial<StartRun>): Promise<RunReport>
  /** Closes the engine and opens it again on the same folder. */
  restart(): Promise<void>
  /** Leaves the engine as a crash would, and opens another one on the same folder. */
  suspend(): Promise<void>
  close(): Promise<void>
}

export interface RunReport {
  readonly id: string
  readonly status: string
  readonly executed: readonly string[]
  readonly events: readonly NumberedEvent[]
  readonly results: readonly ResultInfo[]
  /** The value of an output, `node.port` or `node.port@key`. */
  value(end: string): unknown
  /** The last status of an item, `node` or `node/key`. */
  status_(item: string): { status: string; message?: string } | undefined
}

/** A graph from lines: nodes by id as `[type, params]`, edges as `a.x > b.y`. */
export function graph(
  nodes: Record<string, [type: string, params?: Record<string, unknown>, more?: Record<string, unknown>]>,
  edges: readonly string[] = [],
  more: Record<string, unknown> = {},
): GraphDocument {
  const parsed = parseDocument({
    format: 'reelgraph',
    version: 1,
    id: 'g',
    name: 'test',
    nodes: Object.entries(nodes).map(([id, [type, params, rest]]) => ({ id, type, params: params ?? {}, ...rest })),
    edges: edges.map(edge => {
      const [from, to] = edge.split(' > ')
      return { from, to }
    }),
    ...more,
  })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.document
}

export interface RigOptions {
  readonly clock?: Clock
  readonly pools?: Record<string, number>
  readonly readers?: Record<string, Reader>
  readonly effects?: Record<string, Effect>
  readonly graphs?: LoadGraph
  readonly dispatcher?: Dispatcher
  readonly folder?: string
}

const noWorkers: Dispatcher = {
  offers: async () => false,
  dispatch: async capability => {
    throw new Error(`No worker offers ${capability}`)
  },
}

/** Opens a rig in a new folder (or the given one). */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'reelgraph-engine-')))
  const executed: string[] = []
  const ran = async (type: string, ctx: NodeContext, params: Record<string, unknown>) => {
    executed.push(type.startsWith('step ') ? type : ctx.key ? `${ctx.nodeId}/${ctx.key}` : ctx.nodeId)
    await rig.hook?.({ type, node: ctx.nodeId, key: ctx.key, ctx, params })
  }
  const nodes = new Map([...pack(ran), ...outside(ran, () => rig.service)].map(node => [node.type, node]))
  const open = () => {
    const store = openStore(folder)
    let count = 0
    const engine = createEngine({
      store,
      library: { nodes, portTypes: [Text, Num, Part, File] },
      dispatcher: options.dispatcher ?? noWorkers,
      pools: { cpu: 2, gpu: 2, ...options.pools },
      ...(options.readers ? { readers: options.readers } : {}),
      ...(options.graphs ? { graphs: options.graphs } : {}),
      ...(options.effects ? { effects: options.effects } : {}),
      ...(options.clock ? { clock: options.clock } : {}),
      newId: () => `run_${process.pid}_${Math.trunc(performance.now() * 1000)}_${count++}`,
    })
    return { store, engine }
  }
  let opened = open()
  const rig: Rig = {
    get engine() {
      return opened.engine
    },
    get store() {
      return opened.store
    },
    executed,
    folder,
    hook: undefined,
    service: {
      submit: () => Promise.reject(new PermanentError('there is no service in this test')),
      collect: async task => task,
    },
    run: async (document, request = {}) => {
      executed.length = 0
      const events: NumberedEvent[] = []
      const run = await opened.engine.start({
        graph: document,
        targets: [],
        allowPartial: false,
        force: false,
        ...request,
      })
      opened.engine.follow(run.id, 0, batch => events.push(...batch))
      const info = await run.finished
      const results = opened.engine.runResults(run.id)
      return {
        id: run.id,
        status: info.status,
        executed: [...executed],
        events,
        results,
        value: end => {
          const [port, key = ''] = end.split('@')
          for (const result of results)
            for (const output of result.outputs)
              if (`${result.node}.${output.port}` === port && output.key === key) return output.value
          return undefined
        },
        status_: item => {
          const last = events.findLast(
            event => event.type === 'item' && (event.key ? `${event.node}/${event.key}` : event.node) === item,
          )
          return last?.type === 'item'
            ? { status: last.status, ...(last.message === undefined ? {} : { message: last.message }) }
            : undefined
        },
      }
    },
    restart: async () => {
      await opened.engine.close()
      opened = open()
    },
    suspend: async () => {
      opened.store.close()
      opened = open()
    },
    close: async () => {
      await opened.engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return rig
}

export const target = (node: string, key?: string): Target => (key === undefined ? { node } : { node, key })

/** A clock that stands still until everything waits, then jumps to the next sleeper: no real time passes. */
export function virtualClock(): Clock & { sleepers: number } {
  let now = 1_000_000
  const sleeping: { at: number; wake: () => void }[] = []
  let settling: NodeJS.Immediate | undefined
  const advance = () => {
    settling = undefined
    sleeping.sort((a, b) => a.at - b.at)
    const next = sleeping.shift()
    if (!next) return
    now = Math.max(now, next.at)
    next.wake()
    schedule()
  }
  /** A few turns of the event loop, so that whatever is ready to run has run. */
  const schedule = (turns = 8) => {
    if (settling) clearImmediate(settling)
    settling = setImmediate(() => (turns > 0 ? schedule(turns - 1) : advance()))
  }
  return {
    get sleepers() {
      return sleeping.length
    },
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const entry = { at: now + ms, wake: resolve }
        sleeping.push(entry)
        signal.addEventListener('abort', () => {
          const at = sleeping.indexOf(entry)
          if (at >= 0) sleeping.splice(at, 1)
          reject(signal.reason)
        })
        schedule()
      }),
  }
}
