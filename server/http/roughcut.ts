// The rough cut of a run, at any time: one request, another run.
import { specOf } from '../../engine/graph/define.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import { roughCut } from '../rough-cut.ts'
import { answer, idParam, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'
import { RunInfoSchema } from './schemas.ts'

export function roughCutRoutes({ engine, library }: Services) {
  return routes().openapi(
    route({
      tags: ['Runs'],
      method: 'post',
      path: '/api/runs/{id}/rough-cut',
      summary: 'Cuts what a run has made so far, with slates for the rest; also while it goes on. Generates nothing.',
      request: { params: idParam },
      responses: { 201: answer('The run that cuts it.', RunInfoSchema) },
    }),
    c => {
      const { id } = c.req.valid('param')
      const document = engine.runDocument(id)
      if (!document) throw new Fault(404, `There is no run ${JSON.stringify(id)}.`)
      const specs = new Map([...library.nodes].map(([type, node]) => [type, specOf(node)]))
      const request = roughCut(document, specs)
      if (!request)
        throw new Fault(400, 'This graph has no node that can cut with slates: add an Assemble node for its scenes.')
      try {
        return c.json(engine.start(request).info(), 201)
      } catch (error) {
        if (error instanceof InvalidGraphError) throw new Fault(400, error.message, { problems: error.problems })
        throw error
      }
    },
  )
}
