// Saved graphs and templates: list, read, save with conflict detection, revisions.
import { z } from '@hono/zod-openapi'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { keptDocument } from './documents.ts'
import { Fault } from './errors.ts'
import { Document, GraphCardSchema, GraphInfoSchema, ResultInfoSchema, TakeInfoSchema } from './schemas.ts'

const WithDocument = z.object({ document: Document }).openapi('WithDocument')
const notThere = (id: string): Fault => new Fault(404, `There is no graph ${JSON.stringify(id)}.`)

/** A row of the catalog and its document as one JSON text, so that the document stays byte for byte. */
const withText = (info: object, text: string): Response =>
  new Response(`${JSON.stringify(info).slice(0, -1)},"document":${text}}`, {
    headers: { 'content-type': 'application/json' },
  })

export function graphRoutes({ catalog, cards, engine, live }: Services) {
  const tag = { tags: ['Graphs'] }
  const found = (id: string, revision?: number): Response => {
    const info =
      revision === undefined ? catalog.info(id) : catalog.revisions(id).find(row => row.revision === revision)
    const text = catalog.text(id, revision)
    if (!info) throw revision === undefined ? notThere(id) : new Fault(404, `Graph ${id} has no revision ${revision}.`)
    return withText(info, text ?? 'null')
  }
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs',
        summary: 'The saved graphs, newest first; with ?cards=true also their words, tags, and what they look like.',
        request: { query: z.object({ cards: z.enum(['true', 'false']).optional() }) },
        responses: { 200: answer('The graphs.', z.array(z.union([GraphCardSchema, GraphInfoSchema]))) },
      }),
      c => c.json(c.req.valid('query').cards === 'true' ? cards() : catalog.list(), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/graphs',
        summary: 'Saves a new graph under its id.',
        request: { body: body(WithDocument) },
        responses: { 201: answer('Saved.', GraphInfoSchema) },
      }),
      async c => {
        const { document, text } = keptDocument((await c.req.json()).document)
        const info = catalog.create({ id: document.id, name: document.name, text })
        if (!info)
          throw new Fault(
            409,
            `There is a graph ${document.id} already: save it with PUT, or give this one another id.`,
            {
              more: { current: catalog.info(document.id) },
            },
          )
        live.publish({ type: 'graph', id: info.id, revision: info.revision })
        return c.json(info, 201)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}',
        summary: 'A graph with its document.',
        request: { params: idParam },
        responses: { 200: answer('The graph.', z.intersection(GraphInfoSchema, WithDocument)) },
      }),
      c => found(c.req.valid('param').id) as never,
    )
    .openapi(
      route({
        ...tag,
        method: 'put',
        path: '/api/graphs/{id}',
        summary:
          'Saves a graph on top of the revision it was made from; 409 with the current one when that has moved on.',
        request: {
          params: idParam,
          body: body(z.object({ document: Document, baseRevision: z.number().int().min(0) })),
        },
        responses: { 200: answer('Saved.', GraphInfoSchema) },
      }),
      async c => {
        const { id } = c.req.valid('param')
        const { document, text } = keptDocument((await c.req.json()).document)
        if (document.id !== id)
          throw new Fault(
            400,
            `The document's id is ${JSON.stringify(document.id)}, but it was sent to ${JSON.stringify(id)}.`,
          )
        const before = catalog.info(id)?.revision
        const outcome = catalog.save({ id, name: document.name, text }, c.req.valid('json').baseRevision)
        if (!outcome) throw notThere(id)
        if ('conflict' in outcome)
          throw new Fault(
            409,
            `This graph was saved elsewhere meanwhile: it is at revision ${outcome.conflict.revision}. Load that, or save yours under another name.`,
            { more: { current: outcome.conflict } },
          )
        if (outcome.saved.revision !== before) live.publish({ type: 'graph', id, revision: outcome.saved.revision })
        return c.json(outcome.saved, 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'delete',
        path: '/api/graphs/{id}',
        summary: 'Deletes a graph and its revisions. What it made stays in the store.',
        request: { params: idParam },
        responses: { 204: { description: 'Deleted.' } },
      }),
      c => {
        const { id } = c.req.valid('param')
        const revision = catalog.info(id)?.revision
        if (revision === undefined || !catalog.remove(id)) throw notThere(id)
        live.publish({ type: 'graph', id, revision, deleted: true })
        return c.body(null, 204)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/revisions',
        summary: "A graph's revisions, newest first.",
        request: { params: idParam },
        responses: { 200: answer('The revisions.', z.array(GraphInfoSchema)) },
      }),
      c => {
        const { id } = c.req.valid('param')
        const revisions = catalog.revisions(id)
        if (revisions.length === 0) throw notThere(id)
        return c.json(revisions, 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/revisions/{revision}',
        summary: 'One revision with its document.',
        request: { params: idParam.extend({ revision: z.coerce.number().int().min(1) }) },
        responses: { 200: answer('The revision.', z.intersection(GraphInfoSchema, WithDocument)) },
      }),
      c => found(c.req.valid('param').id, c.req.valid('param').revision) as never,
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/results',
        summary: 'The current outputs of every item of the graph that has some.',
        request: { params: idParam },
        responses: { 200: answer('The results.', z.array(ResultInfoSchema)) },
      }),
      c => c.json(engine.results(c.req.valid('param').id), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/takes',
        summary: 'Every take of an item, newest first.',
        request: {
          params: idParam,
          query: z.object({ node: z.string().max(200), key: z.string().max(400).default('') }),
        },
        responses: { 200: answer('The takes.', z.array(TakeInfoSchema)) },
      }),
      c => {
        const { node, key } = c.req.valid('query')
        return c.json(engine.takes(c.req.valid('param').id, node, key), 200)
      },
    )
}
