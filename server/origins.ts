// Which take made a file: read by nodes that hand files over, such as Export, for their sidecars.
import { z } from 'zod'
import type { Json } from '../engine/graph/json.ts'
import type { TakeInfo } from '../engine/protocol/api.ts'
import type { EngineApi, Reader } from '../engine/run/api.ts'
import type { Origin } from '../nodes/cut/export/sidecar.ts'

/** Graphs whose results are searched, those that ran last first. */
const MOST_GRAPHS = 20

const Asked = z.object({ digests: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(10_000) })

/**
 * Answers, for each digest that a known take has among its outputs, with the earliest such take: its node's type, who
 * served it, its params and prompt, and what it cost. Nothing of when or where, so that the same work answers the same.
 */
export const originsReader =
  (engine: () => EngineApi): Reader =>
  async argument => {
    const { digests } = Asked.parse(argument)
    const wanted = new Set(digests)
    const found = new Map<string, TakeInfo & { type: string }>()
    const api = engine()
    const graphs = [...new Set(api.runs({ limit: 200 }).map(run => run.graphId))].slice(0, MOST_GRAPHS)
    const consider = (take: TakeInfo, type: string) => {
      for (const digest of namedIn(take, wanted)) {
        const known = found.get(digest)
        if (!known || take.createdAt < known.createdAt) found.set(digest, { ...take, type })
      }
    }
    for (const graph of graphs) {
      const run = api.runs({ graphId: graph, limit: 1 })[0]
      const document = run && api.runDocument(run.id)
      const typeOf = new Map(document?.nodes.map(node => [node.id, node.type]))
      const results = api.results(graph)
      for (const { take: id, node } of results) {
        const take = api.take(id)
        if (take) consider(take, typeOf.get(node) ?? '')
      }
      // What a loop made is an attempt, not the item's own take.
      if (found.size < wanted.size)
        for (const { node, key } of results)
          for (const take of api.takes(graph, node, key)) consider(take, typeOf.get(node) ?? '')
      if (found.size === wanted.size) break
    }
    return digests.flatMap((digest): Origin[] => {
      const take = found.get(digest)
      if (!take) return []
      const { type, served, params, notes, costUsd } = take
      return [
        {
          digest,
          type,
          ...(served === undefined ? {} : { served }),
          params: params as Record<string, Json>,
          ...(typeof notes.prompt === 'string' ? { prompt: notes.prompt } : {}),
          costUsd,
        },
      ]
    })
  }

/** The wanted digests that a take's outputs name. */
function namedIn(take: TakeInfo, wanted: ReadonlySet<string>): string[] {
  const text = JSON.stringify(take.outputs)
  return [...new Set(text.match(/[0-9a-f]{64}/g) ?? [])].filter(digest => wanted.has(digest))
}
