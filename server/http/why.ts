// Why an item ran, was found, or did not come to be.
import { z } from '@hono/zod-openapi'
import type { WhyInfo } from '../../engine/protocol/api.ts'
import { answer, idParam, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'

const json = z.any().openapi({ description: 'A digest, or the value where it is short.' })

const Take = z.object({
  id: z.string(),
  createdAt: z.number().openapi({ description: 'ms since the epoch' }),
  seconds: z.number(),
  cost: z.number().openapi({ description: 'US dollars' }),
  served: z.string().optional(),
  why: z.string().openapi({ description: 'Why it was made, when it was made.' }),
})

const WhySchema: z.ZodType<WhyInfo> = z
  .object({
    run: z.string(),
    node: z.string(),
    key: z.string(),
    status: z.enum([
      ...(['queued', 'running', 'retrying', 'waiting', 'done', 'cached', 'pinned', 'absent'] as const),
      ...(['failed', 'blocked', 'cancelled', 'not-reached'] as const),
    ]),
    why: z.string().openapi({ description: 'In words for people.' }),
    take: Take.optional(),
    before: Take.optional().openapi({ description: 'What the item had before this run.' }),
    changes: z.array(
      z.object({
        what: z.enum(['param', 'input', 'read', 'version', 'code']),
        name: z.string(),
        before: json.optional(),
        after: json.optional(),
        from: z
          .array(
            z.object({
              node: z.string(),
              key: z.string(),
              before: z.string().optional(),
              after: z.string().optional(),
            }),
          )
          .openapi({ description: 'The items it came from, with their takes before and after.' }),
      }),
    ),
  })
  .openapi('Why')

export function whyRoutes({ why }: Pick<Services, 'why'>) {
  return routes().openapi(
    route({
      tags: ['Runs'],
      method: 'get',
      path: '/api/runs/{id}/why',
      summary: 'Why an item ran, was found, or did not come to be: what changed, from which take to which.',
      request: {
        params: idParam,
        query: z.object({
          node: z.string().min(1).max(200),
          key: z.string().max(400).default('').openapi({ description: "The item's key; empty for a lone one." }),
        }),
      },
      responses: { 200: answer('The reasons.', WhySchema) },
    }),
    c => {
      const { id } = c.req.valid('param')
      const { node, key } = c.req.valid('query')
      const info = why(id, node, key)
      if (!info) throw new Fault(404, `There is no run ${JSON.stringify(id)}.`)
      return c.json(info, 200)
    },
  )
}
