// Share bundles out and in.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from '@hono/zod-openapi'
import type { BundleReceipt } from '../../../engine/protocol/library.ts'
import { adoptBundle } from '../../library/bundle/adopt.ts'
import { gather } from '../../library/bundle/gather.ts'
import { BundleError, openBundle } from '../../library/bundle/read.ts'
import { reportOf } from '../../library/bundle/report.ts'
import { writeBundle } from '../../library/bundle/write.ts'
import type { Thumbnails } from '../../thumbnails.ts'
import { answer, idParam, route, routes, type Services } from '../api.ts'
import { Fault } from '../errors.ts'
import { attachment } from '../files.ts'
import { limited } from '../limit.ts'
import { GraphInfoSchema } from '../schemas.ts'

const tag = { tags: ['Library'] }

/** The largest zip that a person may bring, in bytes. */
const LARGEST = 32 * 1024 ** 3

const ReceiptSchema: z.ZodType<BundleReceipt> = z
  .object({
    graph: GraphInfoSchema,
    graphs: z.number().openapi({ description: 'Graphs inside it that came along.' }),
    files: z.number().openapi({ description: 'Files that were stored.' }),
    known: z.number().openapi({ description: 'Files that were here already.' }),
    takes: z.number(),
    problems: z.array(z.string()).openapi({ description: 'What could not be taken over, in words.' }),
  })
  .openapi('BundleReceipt')

const zip = {
  description: 'A zip.',
  content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
}

export function bundleRoutes({ engine, catalog, artifacts, makers, live }: Services, thumbnails: Thumbnails) {
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/bundle',
        summary:
          'A share bundle: the graph, the graphs inside it, the files it loads, pinned and imported takes, and a report.',
        request: { params: idParam },
        responses: { 200: zip },
      }),
      async c => {
        const { id } = c.req.valid('param')
        const source = { engine, catalog, artifacts, makers }
        const gathered = gather(id, source)
        const info = catalog.info(id)
        if (!gathered || !info) throw new Fault(404, `There is no graph ${JSON.stringify(id)}.`)
        const at = new Date(info.updatedAt)
        const report = await reportOf(id, gathered, source, thumbnails, at)
        const name = gathered.document.name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').trim() || 'graph'
        return new Response(Readable.toWeb(writeBundle(gathered, report, artifacts, at)) as ReadableStream, {
          headers: {
            'content-type': 'application/zip',
            'content-disposition': attachment(`${name}.reelgraph.zip`),
            'cache-control': 'no-store',
          },
        })
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/bundles',
        summary: 'Opens a share bundle as a new graph: every file is checked against its digest before it is kept.',
        request: { body: zip },
        responses: { 201: answer('Opened.', ReceiptSchema) },
      }),
      async c => {
        if (!c.req.raw.body) throw new Fault(400, 'There is no file in the request.')
        const folder = await artifacts.scratch()
        try {
          const file = join(folder, 'bundle.zip')
          await pipeline(Readable.fromWeb(limited(c.req.raw.body, LARGEST) as never), createWriteStream(file))
          const opened = await openBundle(file)
          try {
            const saved = ({ id, revision }: BundleReceipt['graph']) => live.publish({ type: 'graph', id, revision })
            return c.json(await adoptBundle(opened, { engine, catalog, artifacts, saved }), 201)
          } finally {
            opened.close()
          }
        } catch (error) {
          if (error instanceof BundleError) throw new Fault(422, error.message)
          throw error
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      },
    )
}
