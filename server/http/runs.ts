// Runs: validate, plan, start, list, cancel, and what they made.
import { z } from '@hono/zod-openapi'
import { StartRun } from '../../engine/protocol/api.ts'
import { InvalidGraphError } from '../../engine/run/api.ts'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { documentOf } from './documents.ts'
import { Fault } from './errors.ts'
import { Document, PlanInfoSchema, ProblemSchema, ResultInfoSchema, RunInfoSchema, StartRunSchema } from './schemas.ts'

const tag = { tags: ['Runs'] }

/** Problems of a graph as a refusal. */
async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidGraphError) throw new Fault(400, error.message, { problems: error.problems })
    throw error
  }
}

export function runRoutes({ engine }: Services) {
  const startOf = (request: z.infer<typeof StartRunSchema>): StartRun => ({
    ...request,
    graph: documentOf(request.graph),
  })
  const infoOf = (id: string) => {
    const info = engine.running(id)?.info() ?? engine.runInfo(id)
    if (!info) throw new Fault(404, `There is no run ${JSON.stringify(id)}.`)
    return info
  }
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/validate',
        summary: 'Every problem of a document.',
        request: { body: body(z.object({ document: Document })) },
        responses: { 200: answer('The problems.', z.object({ problems: z.array(ProblemSchema) })) },
      }),
      async c => c.json({ problems: await engine.validate(documentOf(c.req.valid('json').document)) }, 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/plan',
        summary: 'What would run and why, without running anything.',
        request: { body: body(StartRunSchema) },
        responses: { 200: answer('The plan.', PlanInfoSchema) },
      }),
      async c => c.json(await refusing(() => engine.plan(startOf(c.req.valid('json')))), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/runs',
        summary: 'Starts a run; 400 with every problem when the graph cannot run.',
        request: { body: body(StartRunSchema) },
        responses: { 201: answer('Started.', RunInfoSchema) },
      }),
      async c => {
        const handle = await refusing(() => engine.start(startOf(c.req.valid('json'))))
        return c.json(handle.info(), 201)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/runs',
        summary: 'Runs, newest first.',
        request: {
          query: z.object({
            graph: z.string().max(200).optional(),
            limit: z.coerce.number().int().min(1).max(1000).default(50),
          }),
        },
        responses: { 200: answer('The runs.', z.array(RunInfoSchema)) },
      }),
      c => {
        const { graph, limit } = c.req.valid('query')
        return c.json(engine.runs({ limit, ...(graph === undefined ? {} : { graphId: graph }) }), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/runs/{id}',
        summary: 'One run.',
        request: { params: idParam },
        responses: { 200: answer('The run.', RunInfoSchema) },
      }),
      c => c.json(infoOf(c.req.valid('param').id), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/runs/{id}/document',
        summary: 'The document that a run ran.',
        request: { params: idParam },
        responses: { 200: answer('The document.', Document) },
      }),
      c => {
        const { id } = c.req.valid('param')
        infoOf(id)
        return c.json(engine.runDocument(id), 200) as never
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/runs/{id}/results',
        summary: 'The items that a run made or found.',
        request: { params: idParam },
        responses: { 200: answer('The results.', z.array(ResultInfoSchema)) },
      }),
      c => {
        const { id } = c.req.valid('param')
        infoOf(id)
        return c.json(engine.runResults(id), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'patch',
        path: '/api/runs/{id}',
        summary: 'Pauses a run or lets it go on; changes its place in the queue.',
        request: {
          params: idParam,
          body: body(
            z.object({
              paused: z.boolean().optional().openapi({ description: 'Items that are running end; no others begin.' }),
              priority: StartRun.shape.priority.removeDefault().optional(),
              move: z
                .enum(['first', 'last'])
                .optional()
                .openapi({ description: 'Among waiting runs of its priority.' }),
            }),
          ),
        },
        responses: { 200: answer('The run.', RunInfoSchema) },
      }),
      c => {
        const { id } = c.req.valid('param')
        const { paused, priority, move } = c.req.valid('json')
        const handle = engine.running(id)
        if (!handle) {
          infoOf(id)
          throw new Fault(409, 'This run has ended; only a run that waits or goes on can be paused or moved.')
        }
        if (paused !== undefined) handle.pause(paused)
        if (priority !== undefined) handle.prioritise(priority)
        if (move !== undefined) engine.moveRun(id, move)
        return c.json(handle.info(), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/runs/{id}/cancel',
        summary: 'Stops a run, one of its nodes, or one item. Finished items stay.',
        request: {
          params: idParam,
          body: body(z.object({ node: z.string().max(200).optional(), key: z.string().max(400).optional() })),
        },
        responses: { 200: answer('The run.', RunInfoSchema) },
      }),
      c => {
        const { id } = c.req.valid('param')
        const { node, key } = c.req.valid('json')
        const handle = engine.running(id)
        // Cancelling what has ended already is no error: the run is as asked.
        if (handle) handle.cancel(node === undefined ? undefined : { node, ...(key === undefined ? {} : { key }) })
        return c.json(infoOf(id), 200)
      },
    )
}
