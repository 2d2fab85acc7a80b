// Takes: one, two side by side, choosing, deleting, bringing one from outside; and making room on the disk.
import { z } from '@hono/zod-openapi'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { GraphCatalog } from '../catalog.ts'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { TakeComparisonSchema, TakeInfoSchema } from './schemas.ts'

const tag = { tags: ['Takes'] }
const takeId = z.string().regex(/^[0-9a-f]{64}$/, 'a take id is 64 hex digits')

/** Refusals of the engine, in its own words. */
function refused<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(400, error instanceof Error ? error.message : String(error))
  }
}

/** The takes that saved graphs pin. */
export function pinnedTakes(catalog: GraphCatalog): Set<string> {
  const pinned = new Set<string>()
  for (const { id } of catalog.list()) {
    const { pins } = JSON.parse(catalog.text(id) ?? '{}') as Partial<GraphDocument>
    for (const byKey of Object.values(pins ?? {})) for (const take of Object.values(byKey)) pinned.add(take)
  }
  return pinned
}

export function takeRoutes({ engine, catalog }: Services) {
  const found = (id: string) => {
    const take = engine.take(id)
    if (!take) throw new Fault(404, `There is no take ${JSON.stringify(id)}.`)
    return take
  }
  const pinned = () => pinnedTakes(catalog)
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/takes/compare',
        summary: 'What differs between two takes.',
        request: { query: z.object({ a: takeId, b: takeId }) },
        responses: { 200: answer('What differs.', TakeComparisonSchema) },
      }),
      c => {
        const { a, b } = c.req.valid('query')
        found(a)
        found(b)
        return c.json(engine.compareTakes(a, b), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/takes/{id}',
        summary: 'One take with its notes: final prompt, raw request and response.',
        request: { params: idParam },
        responses: { 200: answer('The take.', TakeInfoSchema) },
      }),
      c => c.json(found(c.req.valid('param').id), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/takes/{id}/choose',
        summary: 'Makes a take the current one of its result, whatever was made later.',
        request: { params: idParam },
        responses: { 200: answer('The take.', TakeInfoSchema) },
      }),
      c => {
        const { id } = c.req.valid('param')
        found(id)
        engine.chooseTake(id)
        return c.json(found(id), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'delete',
        path: '/api/takes/{id}',
        summary: 'Forgets a take for good. A pinned one is refused.',
        request: { params: idParam },
        responses: { 200: answer('Done.', z.object({ deleted: z.string() })) },
      }),
      c => {
        const { id } = c.req.valid('param')
        found(id)
        if (pinned().has(id)) throw new Fault(409, 'This take is pinned in a graph; remove the pin first.')
        engine.deleteTake(id)
        return c.json({ deleted: id }, 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/graphs/{id}/takes/follow',
        summary:
          'Lists the takes of nodes under other ids too: as when they went into a sub-graph, or came out of one.',
        request: {
          params: idParam,
          body: body(
            z.object({
              ids: z
                .record(z.string().max(1000), z.string().max(1000))
                .openapi({ description: 'New ids by the old ones.' }),
            }),
          ),
        },
        responses: { 200: answer('Done.', z.object({ graph: z.string() })) },
      }),
      c => {
        const { id } = c.req.valid('param')
        engine.followTakes(id, c.req.valid('json').ids)
        return c.json({ graph: id }, 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/graphs/{id}/takes',
        summary: 'Takes values from outside (an uploaded clip, say) as a take of an item, to be pinned there.',
        request: {
          params: idParam,
          body: body(
            z.object({
              node: z.string().max(200),
              key: z.string().max(400).default(''),
              outputs: z.record(z.string(), z.unknown()).openapi({ description: 'Values by output port.' }),
              label: z.string().max(300).default('').openapi({ description: 'Such as the name of the file.' }),
            }),
          ),
        },
        responses: { 200: answer('The take.', TakeInfoSchema) },
      }),
      c => {
        const { id } = c.req.valid('param')
        const { node: nodeId, key, outputs, label } = c.req.valid('json')
        const text = catalog.text(id)
        const node = text === undefined ? undefined : documentOf(JSON.parse(text)).nodes.find(({ id }) => id === nodeId)
        if (!node) throw new Fault(404, `The saved graph ${JSON.stringify(id)} has no node ${JSON.stringify(nodeId)}.`)
        return c.json(
          refused(() => engine.importTake(id, node, key, outputs, label)),
          200,
        )
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/gc',
        summary:
          'Removes files of old results, least recently used first, down to a budget. Pinned, paid and final ones stay.',
        request: {
          body: body(
            z.object({ budgetBytes: z.number().min(0).openapi({ description: 'Bytes of files that may stay.' }) }),
          ),
        },
        responses: {
          200: answer('What was removed.', z.object({ files: z.number(), bytes: z.number(), left: z.number() })),
        },
      }),
      c => c.json(engine.collect(c.req.valid('json').budgetBytes, pinned()), 200),
    )
}
