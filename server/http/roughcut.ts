// The rough cut of a run or a graph, at any time: one request, another run.
import { z } from '@hono/zod-openapi'
import { specOf } from '../../engine/graph/define.ts'
import type { GraphDocument } from '../../engine/graph/document.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import { roughCut } from '../rough-cut.ts'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { Document, RunInfoSchema } from './schemas.ts'

export function roughCutRoutes({ engine, library }: Services) {
  const start = async (document: GraphDocument) => {
    const specs = new Map([...library.nodes].map(([type, node]) => [type, specOf(node)]))
    const request = roughCut(document, specs)
    if (!request)
      throw new Fault(400, 'This graph has no node that can cut with slates: add an Assemble node for its scenes.')
    try {
      return (await engine.start(request)).info()
    } catch (error) {
      if (error instanceof InvalidGraphError) throw new Fault(400, error.message, { problems: error.problems })
      throw error
    }
  }
  return routes()
    .openapi(
      route({
        tags: ['Runs'],
        method: 'post',
        path: '/api/rough-cut',
        summary: 'Cuts what is made of a graph so far, as it is trimmed and ordered now, with slates for the rest.',
        request: { body: body(z.object({ graph: Document })) },
        responses: { 201: answer('The run that cuts it.', RunInfoSchema) },
      }),
      async c => c.json(await start(documentOf(c.req.valid('json').graph)), 201),
    )
    .openapi(
      route({
        tags: ['Runs'],
        method: 'post',
        path: '/api/runs/{id}/rough-cut',
        summary: 'Cuts what a run has made so far, with slates for the rest; also while it goes on. Generates nothing.',
        request: { params: idParam },
        responses: { 201: answer('The run that cuts it.', RunInfoSchema) },
      }),
      async c => {
        const { id } = c.req.valid('param')
        const document = engine.runDocument(id)
        if (!document) throw new Fault(404, `There is no run ${JSON.stringify(id)}.`)
        return c.json(await start(document), 201)
      },
    )
}
