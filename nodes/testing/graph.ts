// Small graphs of real nodes, run by the real engine on a real store: for tests of how nodes behave on wires.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyNode } from '../../engine/graph/define.ts'
import { parseDocument } from '../../engine/graph/parse.ts'
import { createEngine } from '../../engine/run/engine.ts'
import { openStore } from '../../engine/store/store.ts'
import { loadLibrary } from '../library.ts'

/** What a run of a small graph gave. */
export interface GraphReport {
  readonly status: string
  /** `node` or `node/key` of every item that ran, sorted. */
  readonly ran: readonly string[]
  /** Messages of the items that failed, and of the graph's problems. */
  readonly problems: readonly string[]
  /** The values of an output, `node.port`, by item key. */
  values(end: string): Record<string, unknown>
}

export interface GraphRig {
  /** Nodes by id as `[type, params]`, edges as `a.x > b.y`. */
  run(
    nodes: Record<string, readonly [type: string, params?: Record<string, unknown>, more?: Record<string, unknown>]>,
    edges?: readonly string[],
    targets?: readonly string[],
  ): Promise<GraphReport>
  close(): Promise<void>
}

/** @param extra nodes of the test's own, beside the library's */
export async function graphRig(extra: readonly AnyNode[] = []): Promise<GraphRig> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-nodes-'))
  const library = await loadLibrary()
  const nodes = new Map([...library.nodes, ...extra.map(node => [node.type, node] as const)])
  const store = openStore(folder)
  let count = 0
  const engine = createEngine({
    store,
    library: { nodes, portTypes: library.portTypes },
    dispatcher: {
      offers: async () => false,
      dispatch: async capability => {
        throw new Error(`No worker offers ${capability}`)
      },
    },
    pools: { cpu: 2 },
    newId: () => `run_${process.pid}_${Math.trunc(performance.now() * 1000)}_${count++}`,
  })
  return {
    run: async (declared, edges = [], targets = []) => {
      const parsed = parseDocument({
        format: 'reelgraph',
        version: 1,
        id: 'g',
        name: 'test',
        nodes: Object.entries(declared).map(([id, [type, params, more]]) => ({
          id,
          type,
          params: params ?? {},
          ...more,
        })),
        edges: edges.map(edge => {
          const [from, to] = edge.split(' > ')
          return { from, to }
        }),
      })
      if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
      const ran: string[] = []
      const problems: string[] = []
      const run = await engine.start({
        graph: parsed.document,
        targets: targets.map(node => ({ node })),
        allowPartial: false,
        force: false,
      })
      engine.follow(run.id, 0, batch => {
        for (const event of batch) {
          if (event.type !== 'item') continue
          if (event.status === 'running') ran.push(event.key ? `${event.node}/${event.key}` : event.node)
          if (event.status === 'failed') problems.push(event.message ?? '')
        }
      })
      const info = await run.finished
      const results = engine.runResults(run.id)
      return {
        status: info.status,
        ran: ran.sort(),
        problems,
        values: end => {
          const found: Record<string, unknown> = {}
          for (const result of results)
            for (const output of result.outputs)
              if (`${result.node}.${output.port}` === end) found[output.key] = output.value
          return found
        },
      }
    },
    close: async () => {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
