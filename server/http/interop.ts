// Graphs for other programs.
import { z } from '@hono/zod-openapi'
import { specOf } from '../../engine/graph/define.ts'
import { toApiForm } from '../../engine/graph/edit/apiform.ts'
import { answer, body, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Document, ProblemSchema } from './schemas.ts'

const ApiFormSchema = z
  .record(
    z.string(),
    z.object({
      class_type: z.string(),
      inputs: z.record(z.string(), z.unknown()),
      _meta: z.object({ title: z.string().optional(), version: z.number().optional() }).optional(),
    }),
  )
  .openapi('ApiForm')

export function interopRoutes({ library }: Pick<Services, 'library'>) {
  return routes().openapi(
    route({
      tags: ['Files'],
      method: 'post',
      path: '/api/export/api-form',
      summary: 'A graph in API form, {id: {class_type, inputs}}, and what that form cannot say.',
      request: { body: body(z.object({ document: Document })) },
      responses: {
        200: answer('The graph.', z.object({ form: ApiFormSchema, problems: z.array(ProblemSchema) })),
      },
    }),
    c => {
      const specs = new Map([...library.nodes].map(([type, node]) => [type, specOf(node)]))
      const { form, lost } = toApiForm(documentOf(c.req.valid('json').document), specs)
      return c.json({ form, problems: lost }, 200) as never
    },
  )
}
