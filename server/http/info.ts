// What the server is and has: health, the node library, templates, choices, workers.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { specOf } from '../../engine/graph/define.ts'
import type { HealthInfo, NodesInfo } from '../../engine/protocol/api.ts'
import type { TemplateInfo } from '../../engine/protocol/library.ts'
import { locateFfmpeg } from '../../nodes/media/ffmpeg/index.ts'
import { readTemplates, templateInfo, templatePicture } from '../library/templates.ts'
import { subgraphSpecs } from '../subgraphs.ts'
import { answer, idParam, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'
import { sendFile } from './files.ts'
import { Document, HealthInfoSchema, NodesInfoSchema, WorkerInfoSchema } from './schemas.ts'

const tag = { tags: ['Server'] }

const TemplateSchema: z.ZodType<TemplateInfo> = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    nodes: z.number(),
    picture: z.boolean().openapi({ description: 'Whether /api/templates/{id}/picture has one.' }),
    needs: z
      .array(
        z.object({
          kind: z.enum(['words', 'file', 'capability']),
          text: z.string(),
          served: z.boolean().optional().openapi({ description: '(capability) Something serves it now.' }),
        }),
      )
      .openapi({ description: 'What a person brings, and what must be served.' }),
  })
  .openapi('Template')

/** Port types in JSON form. */
export const portTypesInfo = (portTypes: Services['library']['portTypes']): NodesInfo['portTypes'] =>
  portTypes.map(({ name, family, description }) => ({ name, family, description }))

/** The library in JSON form. */
export const nodesInfo = ({ nodes, portTypes }: Services['library']): NodesInfo => ({
  portTypes: portTypesInfo(portTypes),
  nodes: [...nodes.values()].map(specOf),
})

export function infoRoutes(services: Services) {
  const { hub, choices, templates } = services
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/health',
        summary: 'Version, data folder, ffmpeg, workers and what serves each capability.',
        responses: { 200: answer('Health.', HealthInfoSchema) },
      }),
      async c => {
        const workers = hub.workers()
        const ffmpeg = await locateFfmpeg().then(
          ({ version }) => version,
          () => null,
        )
        const served = new Map<string, HealthInfo['providers'][number]>()
        for (const worker of workers)
          for (const { capability, runner } of worker.offers)
            served.set(`${runner} ${capability}`, {
              name: runner,
              capability,
              ok: true,
              detail: `on worker ${worker.name}`,
            })
        const others = await Promise.all(services.probes.map(probe => probe(c.req.raw.signal)))
        return c.json(
          {
            version: services.version,
            data: services.data,
            ffmpeg,
            workers,
            providers: [...served.values(), ...others],
          },
          200,
        )
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/nodes',
        summary: 'Every node and port type: the declarations in JSON form.',
        responses: { 200: answer('The library.', NodesInfoSchema) },
      }),
      c => {
        const { specs } = services.engine
        const nodes = [...specs.values(), ...subgraphSpecs(services.catalog, specs)]
        return c.json({ portTypes: portTypesInfo(services.library.portTypes), nodes }, 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/templates',
        summary: 'The graphs that the editor offers to start from.',
        responses: {
          200: answer('The templates.', z.array(TemplateSchema)),
        },
      }),
      async c => {
        const offered = new Set(hub.workers().flatMap(worker => worker.offers.map(offer => offer.capability)))
        const answering = await Promise.all(services.probes.map(probe => probe(c.req.raw.signal)))
        for (const { ok, capability } of answering) if (ok) offered.add(capability)
        const serves = (capability: string) => offered.has(capability)
        return c.json(
          readTemplates(templates).map(template => templateInfo(templates, template, services.engine.specs, serves)),
          200,
        )
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/templates/{id}/picture',
        summary: 'A picture of what a template makes.',
        request: { params: idParam },
        responses: { 200: { description: 'A JPEG.', content: { 'image/jpeg': { schema: z.string() } } } },
      }),
      c => {
        const { id } = c.req.valid('param')
        const known = readTemplates(templates).find(template => template.id === id)
        if (!known || !existsSync(templatePicture(templates, known.id)))
          throw new Fault(404, `There is no picture of a template ${JSON.stringify(id)}.`)
        return sendFile(c.req.raw, templatePicture(templates, known.id), {
          mime: 'image/jpeg',
          etag: `${known.id}-${services.version}`,
          headers: { 'cache-control': 'private, max-age=3600' },
        })
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/templates/{id}',
        summary: "A template's document.",
        request: { params: idParam },
        responses: { 200: answer('The document.', Document) },
      }),
      c => {
        const { id } = c.req.valid('param')
        // Looked up among the listed names, so that no path from a client reaches the file system.
        const known = readTemplates(templates).find(template => template.id === id)
        if (!known) throw new Fault(404, `There is no template ${JSON.stringify(id)}.`)
        return c.json(JSON.parse(readFileSync(join(templates, `${known.id}.json`), 'utf8')), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/choices/{id}',
        summary: 'A list of choices read live, such as the models of a running Ollama; empty when it is not there.',
        request: { params: idParam },
        responses: { 200: answer('The choices.', z.array(z.string())) },
      }),
      async c => {
        const { id } = c.req.valid('param')
        const list = await choices.read(id)
        if (!list)
          throw new Fault(
            404,
            `There is no list of choices ${JSON.stringify(id)}: there are ${choices.names.join(', ')}.`,
          )
        return c.json([...list], 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/workers',
        summary: 'The connected workers. Workers themselves connect here by WebSocket.',
        responses: { 200: answer('The workers.', z.array(WorkerInfoSchema)) },
      }),
      c => c.json(hub.workers(), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/workers/{id}/drain',
        summary: 'Gives a worker no more jobs; it leaves when it has finished what it has.',
        request: { params: idParam },
        responses: { 200: answer('The workers.', z.array(WorkerInfoSchema)) },
      }),
      c => {
        const { id } = c.req.valid('param')
        if (!hub.drain(id)) throw new Fault(404, `There is no worker ${JSON.stringify(id)}.`)
        return c.json(hub.workers(), 200)
      },
    )
}
