// What people bring: media files, which become port values, and files with a graph inside.
import { createWriteStream } from 'node:fs'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from '@hono/zod-openapi'
import { PermanentError } from '../../engine/graph/context.ts'
import { extractGraph } from '../../nodes/media/embed.ts'
import { AudioValue, ClipValue, ImageValue } from '../../nodes/types.ts'
import { takeIn } from '../intake.ts'
import { answer, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { limited } from './limit.ts'
import { boundaryOf, MultipartError, readMultipart } from './multipart.ts'
import { Document } from './schemas.ts'

/** The largest file that a person may bring, in bytes. */
const LARGEST = 4 * 1024 ** 3

/** The largest graph as JSON, in bytes. */
const LARGEST_GRAPH = 32 * 1024 ** 2

const Uploaded = z.union([
  ImageValue.extend({ kind: z.literal('image') }),
  ClipValue.extend({ kind: z.literal('clip') }),
  AudioValue.extend({ kind: z.literal('audio') }),
])

/** Said of bytes only: a form would be read into memory by its validation. */
const bytes = {
  description: 'The bytes, or a multipart/form-data form with one file.',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

export function uploadRoutes({ artifacts }: Pick<Services, 'artifacts'>) {
  const tag = { tags: ['Files'] }

  /** Gives `work` the request's file in a folder that is removed afterwards. */
  async function withFile<T>(request: Request, work: (file: string, folder: string) => Promise<T>): Promise<T> {
    const folder = await artifacts.scratch()
    try {
      const file = join(folder, 'upload')
      await save(request, file)
      if ((await stat(file)).size === 0) throw new Fault(422, 'The file is empty.')
      return await work(file, folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return routes()
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/uploads',
        summary: 'Takes an image, a clip or a sound in (multipart, or the bytes alone) and answers it as a port value.',
        request: { body: bytes },
        responses: { 201: answer('The value.', Uploaded) },
      }),
      c =>
        withFile(c.req.raw, async (file, folder) => {
          try {
            return c.json(await takeIn(artifacts, file, folder), 201)
          } catch (error) {
            if (error instanceof PermanentError) throw new Fault(422, error.message)
            throw error
          }
        }),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/import',
        summary: 'The graph in a JSON file, or inside an exported MP4, PNG or WAV.',
        request: { body: bytes },
        responses: { 200: answer('The graph.', z.object({ document: Document })) },
      }),
      c => withFile(c.req.raw, async file => c.json({ document: await graphIn(file) }, 200)),
    )
}

/** Streams a request's file to disk: the first file of a form, or the whole body. */
async function save(request: Request, file: string): Promise<void> {
  if (!request.body) throw new Fault(400, 'There is no file in the request.')
  const type = request.headers.get('content-type') ?? undefined
  const body = Readable.fromWeb(limited(request.body, LARGEST) as never)
  const boundary = boundaryOf(type)
  if (boundary === undefined) {
    if (/^multipart\//i.test(type ?? '')) throw new Fault(400, 'The form names no boundary.')
    await pipeline(body, createWriteStream(file))
    return
  }
  const parts = readMultipart(body, boundary)
  let found = false
  try {
    await pipeline(async function* () {
      let inside = false
      for await (const event of parts) {
        if (event.type === 'part') inside = !found && event.head.filename !== undefined
        if (inside) found = true
        if (event.type === 'data' && inside) yield event.bytes
      }
    }, createWriteStream(file))
  } catch (error) {
    if (error instanceof MultipartError) throw new Fault(400, error.message)
    throw error
  }
  if (!found) throw new Fault(400, 'The form holds no file.')
}

async function graphIn(file: string) {
  const handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0).finally(() => handle.close())
  const start = buffer
    .toString('utf8', 0, bytesRead)
    .replace(/^\ufeff/, '')
    .trimStart()
  try {
    if (start.startsWith('{') || start.startsWith('[')) {
      if ((await stat(file)).size > LARGEST_GRAPH) throw new Fault(413, 'The graph is larger than 32 MiB.')
      return documentOf(JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')))
    }
    const found = await extractGraph(file)
    if (found !== undefined) return documentOf(found)
  } catch (error) {
    if (error instanceof Fault) throw error.status === 400 ? new Fault(422, error.message, error) : error
    if (error instanceof SyntaxError) throw new Fault(422, `The file is no valid JSON: ${error.message}`)
    if (error instanceof PermanentError) throw new Fault(422, error.message)
    throw error
  }
  throw new Fault(
    422,
    'There is no graph in this file. Exported MP4, PNG and WAV files carry one, and JSON files are one.',
  )
}
