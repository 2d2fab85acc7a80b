// What people bring: media files, which become port values, and files with a graph inside.
import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from '@hono/zod-openapi'
import { PermanentError } from '../../engine/graph/context.ts'
import { specOf } from '../../engine/graph/define.ts'
import { AudioValue, ClipValue, ImageValue } from '../../nodes/types.ts'
import { ImportError, importFile } from '../imports.ts'
import { takeIn } from '../intake.ts'
import { answer, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'
import { limited } from './limit.ts'
import { boundaryOf, MultipartError, readMultipart } from './multipart.ts'
import { Document, ProblemSchema } from './schemas.ts'

/** The largest file that a person may bring, in bytes. */
const LARGEST = 4 * 1024 ** 3

const Uploaded = z.union([
  ImageValue.extend({ kind: z.literal('image') }),
  ClipValue.extend({ kind: z.literal('clip') }),
  AudioValue.extend({ kind: z.literal('audio') }),
  z
    .object({
      kind: z.literal('lut'),
      digest: z.string(),
      mime: z.string(),
      bytes: z.number(),
      title: z.string(),
      size: z.number(),
    })
    .openapi({ description: 'A colour look-up table in the .cube form.' }),
])

const ImportedSchema = z
  .object({
    kind: z.enum(['reelgraph', 'api', 'comfyui']),
    document: Document,
    node: z
      .object({ type: z.string(), title: z.string(), params: z.record(z.string(), z.unknown()) })
      .optional()
      .openapi({ description: '(comfyui) The proposed node, for putting it into another graph.' }),
    problems: z.array(ProblemSchema).openapi({ description: 'What could not be taken over, or should be looked at.' }),
  })
  .openapi('Imported')

/** Said of bytes only: a form would be read into memory by its validation. */
const bytes = {
  description: 'The bytes, or a multipart/form-data form with one file.',
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
}

export function uploadRoutes({ artifacts, library }: Pick<Services, 'artifacts' | 'library'>) {
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
        summary:
          'Takes an image, a clip, a sound or a .cube LUT in (multipart, or the bytes alone) and answers it as a port value.',
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
        summary:
          'What a file holds: a graph (JSON, API form, or inside an exported MP4, PNG or WAV), or a workflow of ComfyUI ' +
          '(JSON in either form, or a picture that it saved), which becomes a node with proposed bindings.',
        request: {
          body: bytes,
          query: z.object({ name: z.string().max(200).optional().openapi({ description: "The file's name." }) }),
        },
        responses: { 200: answer('What was found.', ImportedSchema) },
      }),
      c =>
        withFile(c.req.raw, async file => {
          const { name } = c.req.valid('query')
          const specs = new Map([...library.nodes].map(([type, node]) => [type, specOf(node)]))
          try {
            return c.json(await importFile(file, { specs, ...(name === undefined ? {} : { name }) }), 200) as never
          } catch (error) {
            if (!(error instanceof ImportError)) throw error
            const isLarge = error.problems[0]?.code === 'too-large'
            throw new Fault(isLarge ? 413 : 422, error.message, { problems: error.problems })
          }
        }),
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
