// Artifacts over HTTP: read with ranges, store by digest, download with the graph inside, thumbnails.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { PermanentError } from '../../engine/graph/context.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'
import { canEmbed, embedGraph } from '../../nodes/media/embed.ts'
import type { GraphCatalog } from '../catalog.ts'
import type { Thumbnails } from '../thumbnails.ts'
import { answer, digestParam, type Env, route, routes } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { attachment, sendFile } from './files.ts'
import { limited } from './limit.ts'

/** The largest artifact that a worker may send, in bytes. */
const LARGEST = 16 * 1024 ** 3

/** An artifact's bytes never change under its name. */
const FOREVER = { 'cache-control': 'private, max-age=31536000, immutable' }

/** Types that a browser may show in place; everything else is offered as a file. */
const SHOWN = /^(image\/(png|jpeg|webp|gif|avif)|video\/|audio\/|text\/(plain|vtt)|application\/json)/

const ArtifactInfo = z.object({ digest: z.string(), mime: z.string(), bytes: z.number().int() }).openapi('ArtifactRef')

export interface ArtifactServices {
  readonly artifacts: ArtifactStore
  readonly thumbnails: Thumbnails
  readonly catalog: Pick<GraphCatalog, 'text'>
}

export function artifactRoutes({ artifacts, thumbnails, catalog }: ArtifactServices): OpenAPIHono<Env> {
  const tag = { tags: ['Artifacts'] }
  const found = (digest: string) => {
    const info = artifacts.info(digest)
    if (!info || !artifacts.has(digest)) throw new Fault(404, `There is no artifact ${digest}.`)
    return info
  }

  /** A copy of an artifact with a saved graph in it, for a person to keep. */
  async function download(
    request: Request,
    digest: string,
    name: string,
    graph: string | undefined,
  ): Promise<Response> {
    const info = found(digest)
    const headers = { 'content-disposition': attachment(name), 'cache-control': 'no-store' }
    const plain = () => sendFile(request, artifacts.path(digest), { mime: info.mime, etag: digest, headers })
    if (graph === undefined || !canEmbed(info.mime)) return plain()
    const text = catalog.text(graph)
    if (text === undefined) throw new Fault(404, `There is no graph ${JSON.stringify(graph)} to put into the file.`)
    const folder = await artifacts.scratch()
    const drop = () => void rm(folder, { recursive: true, force: true })
    try {
      const file = join(folder, 'copy')
      await embedGraph(artifacts.path(digest), info.mime, documentOf(JSON.parse(text)), file)
      return await sendFile(request, file, { mime: info.mime, etag: `${digest}-${Date.now()}`, headers, onClose: drop })
    } catch (error) {
      drop()
      throw error
    }
  }

  return (
    routes()
      // Hono answers a HEAD by its GET route.
      .openapi(
        route({
          ...tag,
          method: 'get',
          path: '/api/artifacts/{digest}',
          summary: 'The bytes of an artifact (ranges, HEAD); with ?download, a copy to keep, with the graph inside.',
          request: {
            params: digestParam,
            query: z.object({
              download: z.string().min(1).max(200).optional().openapi({ description: 'The file name to offer.' }),
              graph: z.string().max(200).optional().openapi({ description: 'A saved graph to embed in the copy.' }),
            }),
          },
          responses: { 200: { description: 'The bytes.' }, 206: { description: 'The asked part.' } },
        }),
        async c => {
          const { digest } = c.req.valid('param')
          const { download: name, graph } = c.req.valid('query')
          if (name !== undefined) return download(c.req.raw, digest, name, graph)
          const { mime } = found(digest)
          const headers = SHOWN.test(mime) ? FOREVER : { ...FOREVER, 'content-disposition': 'attachment' }
          return sendFile(c.req.raw, artifacts.path(digest), { mime, etag: digest, headers })
        },
      )
      .openapi(
        route({
          ...tag,
          method: 'put',
          path: '/api/artifacts/{digest}',
          summary: 'Stores bytes under their own digest.',
          request: { params: digestParam },
          responses: { 201: answer('Stored.', ArtifactInfo), 200: answer('It was there already.', ArtifactInfo) },
        }),
        async c => {
          const { digest } = c.req.valid('param')
          const known = artifacts.has(digest) ? artifacts.info(digest) : undefined
          if (known) {
            await c.req.raw.body?.cancel()
            return c.json(known, 200)
          }
          const mime = (c.req.header('content-type') ?? 'application/octet-stream').slice(0, 100)
          if (!/^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(mime)) throw new Fault(415, `${mime} is no media type.`)
          const bytes = c.req.raw.body ? Readable.fromWeb(limited(c.req.raw.body, LARGEST) as never) : Readable.from([])
          try {
            return c.json(await artifacts.receive(bytes, mime, digest), 201)
          } catch (error) {
            if (error instanceof Fault) throw error
            throw new Fault(400, error instanceof Error ? error.message : 'The transfer failed.')
          }
        },
      )
      .openapi(
        route({
          ...tag,
          method: 'get',
          path: '/api/artifacts/{digest}/thumbnail',
          summary: 'A small JPEG of an image, or of a clip at a time.',
          request: {
            params: digestParam,
            query: z.object({
              width: z.coerce.number().int().min(16).max(1920).default(320),
              at: z.coerce.number().min(0).max(86_400).default(0).openapi({ description: 'Seconds.' }),
            }),
          },
          responses: { 200: { description: 'A JPEG.', content: { 'image/jpeg': { schema: z.string() } } } },
        }),
        async c => {
          const { digest } = c.req.valid('param')
          const { width, at } = c.req.valid('query')
          const { mime } = found(digest)
          if (!/^(image|video)\//.test(mime)) throw new Fault(415, `An artifact of type ${mime} has no picture.`)
          const file = await thumbnails.make(digest, width, at).catch(error => {
            if (error instanceof PermanentError) throw new Fault(415, error.message)
            if (!existsSync(artifacts.path(digest))) throw new Fault(404, `There is no artifact ${digest}.`)
            throw error
          })
          return sendFile(c.req.raw, file, { mime: 'image/jpeg', etag: `${digest}-${width}-${at}`, headers: FOREVER })
        },
      )
  )
}
