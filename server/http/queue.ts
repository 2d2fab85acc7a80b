// The queue of runs, what waits for a person, and tasks that cost money.
import { z } from '@hono/zod-openapi'
import { DecideApproval } from '../../engine/protocol/api.ts'
import { answer, body, idParam, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'
import { ApprovalInfoSchema, DecisionInfoSchema, PaidTaskInfoSchema, QueueInfoSchema } from './schemas.ts'

const tag = { tags: ['Queue'] }

export function queueRoutes({ engine, live }: Services) {
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/queue',
        summary: 'Runs that wait or go on, in order.',
        responses: { 200: answer('The queue.', QueueInfoSchema) },
      }),
      c => c.json(engine.queue(), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'patch',
        path: '/api/queue',
        summary: 'Pauses the whole queue or lets it go on. It stays as it is across restarts.',
        request: { body: body(z.object({ paused: z.boolean() })) },
        responses: { 200: answer('The queue.', QueueInfoSchema) },
      }),
      c => {
        engine.pauseQueue(c.req.valid('json').paused)
        return c.json(engine.queue(), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/approvals',
        summary: 'What waits for a decision.',
        responses: { 200: answer('The items.', z.array(ApprovalInfoSchema)) },
      }),
      c => c.json(engine.approvals(), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/approvals',
        summary:
          'Lets a value pass, puts another in its place, or rejects it, also before anybody waits for it. It holds for this graph, node, key and value.',
        request: { body: body(DecideApproval) },
        responses: { 200: answer('What still waits.', z.array(ApprovalInfoSchema)) },
      }),
      c => {
        const decision = c.req.valid('json')
        engine.decide(decision)
        live.publish({ type: 'decision', id: decision.graphId })
        return c.json(engine.approvals(), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/graphs/{id}/decisions',
        summary:
          'What people decided about values of a graph: shots they approved or rejected, and answers to Approve.',
        request: { params: idParam },
        responses: { 200: answer('The decisions, the earliest first.', z.array(DecisionInfoSchema)) },
      }),
      c => c.json(engine.decisions(c.req.valid('param').id), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/tasks',
        summary: 'Paid tasks that a service has or may have.',
        responses: { 200: answer('The tasks.', z.array(PaidTaskInfoSchema)) },
      }),
      c => c.json(engine.tasks(), 200),
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/tasks/{token}',
        summary: 'Says what became of a task that nobody knows of after a crash.',
        request: {
          params: z.object({ token: z.string().max(64) }),
          body: body(
            z.object({
              task: z
                .string()
                .max(400)
                .nullable()
                .openapi({ description: 'Its id at the service; null: never submitted.' }),
            }),
          ),
        },
        responses: { 200: answer('The tasks.', z.array(PaidTaskInfoSchema)) },
      }),
      c => {
        try {
          engine.settleTask(c.req.valid('param').token, c.req.valid('json').task)
        } catch (error) {
          throw new Fault(409, error instanceof Error ? error.message : String(error))
        }
        return c.json(engine.tasks(), 200)
      },
    )
}
