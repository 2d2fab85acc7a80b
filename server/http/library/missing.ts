// What a document names that is not here, and what to take instead.
import { z } from '@hono/zod-openapi'
import type { MissingInfo } from '../../../engine/protocol/library.ts'
import { missingOf } from '../../library/missing.ts'
import { subgraphSpecs } from '../../subgraphs.ts'
import { answer, body, route, routes, type Services } from '../api.ts'
import { documentOf } from '../documents.ts'
import { Document } from '../schemas.ts'

const at = { node: z.string(), title: z.string(), param: z.string() }

const MissingSchema: z.ZodType<MissingInfo> = z
  .object({
    nodes: z.array(
      z.object({
        node: z.string(),
        type: z.string(),
        why: z.string(),
        folder: z.string().optional().openapi({ description: 'A folder of user nodes that is here but not trusted.' }),
        replacements: z.array(
          z.object({
            type: z.string(),
            title: z.string(),
            ports: z.record(z.string(), z.string()).openapi({ description: 'Old port or param → new one.' }),
            lost: z.array(z.string()).openapi({ description: 'Wired ports that it has nothing for.' }),
            kept: z.array(z.string()).openapi({ description: 'Params that keep their value.' }),
          }),
        ),
      }),
    ),
    providers: z.array(z.object({ ...at, value: z.string(), why: z.string(), instead: z.array(z.string()) })),
    files: z.array(z.object({ ...at, digest: z.string(), mime: z.string() })),
  })
  .openapi('Missing')

export function missingRoutes({ engine, catalog, userNodes, hub, probes, artifacts, data }: Services) {
  return routes().openapi(
    route({
      tags: ['Library'],
      method: 'post',
      path: '/api/missing',
      summary: 'Nodes, providers and files that a document names and this server lacks, with replacements.',
      request: { body: body(z.object({ document: Document })) },
      responses: { 200: answer('What is missing.', MissingSchema) },
    }),
    async c => {
      const document = documentOf(c.req.valid('json').document)
      const named = document.nodes.some(
        ({ params }) => typeof params.provider === 'string' && params.provider !== 'auto',
      )
      // Services are only asked when the document names one.
      const health = named ? await Promise.all(probes.map(probe => probe(c.req.raw.signal))) : []
      const specs = new Map(engine.specs)
      for (const spec of subgraphSpecs(catalog, engine.specs)) specs.set(spec.type, spec)
      const here = { specs, folders: userNodes.folders(), workers: hub.workers(), health, artifacts, data }
      return c.json(missingOf(document, here), 200)
    },
  )
}
