// The stock of files: listed with where they come from, and deleted by request.
import { z } from '@hono/zod-openapi'
import type { ArtifactInfo, ArtifactPage, Held } from '../../../engine/protocol/library.ts'
import { answer, digestParam, route, routes, type Services } from '../api.ts'
import { Fault } from '../errors.ts'

const tag = { tags: ['Artifacts'] }

const Kind = z.enum(['image', 'video', 'audio', 'text', 'other'])
const place = { graph: z.string(), graphName: z.string(), node: z.string() }

const RowSchema: z.ZodType<ArtifactInfo> = z
  .object({
    digest: z.string(),
    mime: z.string(),
    kind: Kind,
    bytes: z.number(),
    createdAt: z.number().openapi({ description: 'ms since the epoch' }),
    usedAt: z.number(),
    name: z.string().openapi({ description: 'A readable file name.' }),
    made: z.array(
      z.object({ take: z.string(), ...place, key: z.string(), served: z.string().optional(), costUsd: z.number() }),
    ),
    uses: z.array(z.object(place)),
    held: z
      .enum(['pinned', 'used', 'paid', 'final', 'brought'])
      .nullable()
      .openapi({ description: 'Why it is not simply deleted; null: it is made again when it is needed.' }),
  })
  .openapi('Artifact')

const PageSchema: z.ZodType<ArtifactPage> = z
  .object({
    total: z.number(),
    bytes: z.number(),
    kinds: z.record(Kind, z.number()),
    rows: z.array(RowSchema),
  })
  .openapi('Artifacts')

/** Why a file stays, as a sentence. */
const WHY: Readonly<Record<Held, string>> = {
  pinned: 'A saved graph pins the take it belongs to; remove the pin first.',
  used: 'A saved graph loads it; choose another file there first.',
  paid: 'A service charged for it.',
  final: 'It belongs to a finished episode.',
  brought: 'Nobody here made it, so it could not be made again.',
}

export function stockRoutes({ stock }: Pick<Services, 'stock'>) {
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/artifacts',
        summary: 'The stored files: kind, size, who made them, which graphs need them.',
        request: {
          query: z.object({
            kind: Kind.optional(),
            graph: z.string().max(200).optional().openapi({ description: 'Made in this graph, or used by it.' }),
            search: z
              .string()
              .max(200)
              .optional()
              .openapi({ description: 'Words of name, node, item, graph, provider.' }),
            held: z
              .enum(['true', 'false'])
              .optional()
              .openapi({ description: 'Only those that are held, or are not.' }),
            sort: z.enum(['newest', 'largest', 'used']).default('newest'),
            offset: z.coerce.number().int().min(0).default(0),
            limit: z.coerce.number().int().min(1).max(200).default(60),
          }),
        },
        responses: { 200: answer('The files.', PageSchema) },
      }),
      c => {
        const { held, ...question } = c.req.valid('query')
        return c.json(stock.list({ ...question, held: held === undefined ? undefined : held === 'true' }), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'delete',
        path: '/api/artifacts/{digest}',
        summary:
          'Deletes a file. One that a saved graph pins or loads is refused; paid, final and brought ones need ?held=true. ' +
          'What needs it again has it made again.',
        request: {
          params: digestParam,
          query: z.object({
            held: z.enum(['true', 'false']).optional().openapi({ description: 'Also one that is held otherwise.' }),
          }),
        },
        responses: { 200: answer('Deleted.', z.object({ deleted: z.string(), bytes: z.number() })) },
      }),
      c => {
        // A worker's token opens the files of jobs: to read and to bring, not to take away.
        if (c.get('who') === 'worker') throw new Fault(403, 'A worker may not delete files.')
        const { digest } = c.req.valid('param')
        const file = stock.find(digest)
        if (!file) throw new Fault(404, `There is no artifact ${digest}.`)
        const firm = file.held === 'pinned' || file.held === 'used'
        if (file.held !== null && (firm || c.req.valid('query').held !== 'true')) throw new Fault(409, WHY[file.held])
        stock.remove(digest)
        return c.json({ deleted: digest, bytes: file.bytes }, 200)
      },
    )
}
