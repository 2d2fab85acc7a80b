// Wedges over HTTP: plan, start, look at, adopt.
import { z } from '@hono/zod-openapi'
import { WedgeAxis, withSettings } from '../../engine/graph/edit/wedge.ts'
import { StartWedge, type WedgeInfo } from '../../engine/protocol/api.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import type { Wedges } from '../wedges.ts'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { Document, GraphInfoSchema, PlanInfoSchema, ResultInfoSchema, RunInfoSchema } from './schemas.ts'

const tag = { tags: ['Wedges'] }
const Setting = WedgeAxis.omit({ values: true }).extend({ value: z.any() })
const StartWedgeSchema = StartWedge.extend({ graph: Document }).openapi('StartWedge')
const WedgeInfoSchema = z
  .object({
    id: z.string(),
    graphId: z.string(),
    name: z.string(),
    target: z.string(),
    key: z.string(),
    createdAt: z.number(),
    variants: z.array(
      z.object({
        settings: z.array(Setting),
        words: z.string().openapi({ description: 'What the variant sets, in words.' }),
        run: RunInfoSchema.nullable(),
        results: z.array(ResultInfoSchema).openapi({ description: 'Of the target.' }),
      }),
    ),
  })
  .openapi('Wedge') as unknown as z.ZodType<WedgeInfo>

export function wedgeRoutes({ catalog, live }: Services, wedges: Wedges) {
  const refusing = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof InvalidGraphError) throw new Fault(400, error.message, { problems: error.problems })
      throw new Fault(400, error instanceof Error ? error.message : String(error))
    }
  }
  const found = (id: string): WedgeInfo => {
    const wedge = wedges.find(id)
    if (!wedge) throw new Fault(404, `There is no wedge ${JSON.stringify(id)}.`)
    return wedge
  }
  const requestOf = (json: z.infer<typeof StartWedgeSchema>): StartWedge => ({
    ...json,
    graph: documentOf(json.graph),
  })
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/wedges/plan',
        summary: 'What each variant would execute and cost. They share results, so the sum is the most.',
        request: { body: body(StartWedgeSchema) },
        responses: {
          200: answer('The plans.', z.array(z.object({ settings: z.array(Setting), plan: PlanInfoSchema }))),
        },
      }),
      async c => {
        const request = requestOf(c.req.valid('json'))
        await refusing(() =>
          withSettings(
            request.graph,
            request.axes.map(axis => ({ ...axis, value: null })),
          ),
        )
        return c.json(await wedges.plan(request), 200) as never
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/wedges',
        summary: 'Sweeps params: a run for each variant.',
        request: { body: body(StartWedgeSchema) },
        responses: { 201: answer('The wedge.', WedgeInfoSchema) },
      }),
      async c => c.json(await refusing(() => wedges.start(requestOf(c.req.valid('json')))), 201) as never,
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/wedges',
        summary: 'The wedges of a graph, newest first.',
        request: { query: z.object({ graph: z.string().max(200) }) },
        responses: { 200: answer('The wedges.', z.array(WedgeInfoSchema)) },
      }),
      c => c.json(wedges.list(c.req.valid('query').graph), 200) as never,
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/wedges/{id}',
        summary: 'One wedge: its variants, their runs and what they made.',
        request: { params: idParam },
        responses: { 200: answer('The wedge.', WedgeInfoSchema) },
      }),
      c => c.json(found(c.req.valid('param').id), 200) as never,
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/wedges/{id}/sheet.png',
        summary: 'A contact sheet of the variants.',
        request: { params: idParam },
        responses: { 200: { description: 'The sheet.', content: { 'image/png': { schema: z.string() } } } },
      }),
      async c => {
        const { id } = c.req.valid('param')
        found(id)
        const sheet = await wedges.sheet(id)
        return c.body(new Uint8Array(sheet ?? []), 200, { 'content-type': 'image/png' })
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/wedges/{id}/adopt',
        summary: 'Writes a variant’s params into the saved graph, as a new revision.',
        request: {
          params: idParam,
          body: body(
            z.object({
              variant: z.number().int().min(0).openapi({ description: 'Its place, counted from 0.' }),
              baseRevision: z.number().int().min(1),
            }),
          ),
        },
        responses: { 200: answer('The new revision.', GraphInfoSchema) },
      }),
      async c => {
        const { variant, baseRevision } = c.req.valid('json')
        const wedge = found(c.req.valid('param').id)
        const settings = wedge.variants[variant]?.settings
        if (!settings) throw new Fault(404, `This wedge has ${wedge.variants.length} variants; there is no ${variant}.`)
        const text = catalog.text(wedge.graphId)
        if (text === undefined) throw new Fault(404, `The graph ${JSON.stringify(wedge.graphId)} is not saved here.`)
        const document = await refusing(() => withSettings(documentOf(JSON.parse(text)), settings))
        const outcome = catalog.save(
          { id: wedge.graphId, name: document.name, text: JSON.stringify(document) },
          baseRevision,
        )
        if (!outcome) throw new Fault(404, `The graph ${JSON.stringify(wedge.graphId)} is not saved here.`)
        if ('conflict' in outcome)
          throw new Fault(
            409,
            `This graph was saved elsewhere meanwhile: it is at revision ${outcome.conflict.revision}.`,
            {
              more: { current: outcome.conflict },
            },
          )
        live.publish({ type: 'graph', id: wedge.graphId, revision: outcome.saved.revision })
        return c.json(outcome.saved, 200)
      },
    )
}
