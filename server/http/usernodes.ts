// User nodes: which folders there are, and whether they are trusted.
import { z } from '@hono/zod-openapi'
import type { UserNodesInfo } from '../../engine/protocol/library.ts'
import { UserNodesError } from '../usernodes/usernodes.ts'
import { answer, idParam, jsonOf, route, routes, type Services } from './api.ts'
import { Fault } from './errors.ts'

const tag = { tags: ['User nodes'] }

const UserNodesSchema: z.ZodType<UserNodesInfo> = z
  .object({
    folder: z.string().openapi({ description: 'The folder below <data>/nodes.' }),
    state: z.enum(['untrusted', 'ready', 'broken']),
    digest: z.string().openapi({ description: 'SHA-256 of what it holds now.' }),
    changed: z.boolean().openapi({ description: 'It holds other code than when it was trusted.' }),
    types: z.array(z.string()).openapi({ description: 'The node types that it offers now.' }),
    problem: z.string().optional(),
  })
  .openapi('UserNodes')

const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserNodesError) throw new Fault(error.kind === 'missing' ? 404 : 409, error.message)
    throw error
  }
}

export function userNodeRoutes({ userNodes }: Pick<Services, 'userNodes'>) {
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/user-nodes',
        summary: 'The folders of user nodes, trusted or not.',
        responses: { 200: answer('The folders.', z.array(UserNodesSchema)) },
      }),
      async c => {
        await userNodes.scan()
        return c.json(userNodes.folders(), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/user-nodes/{id}/trust',
        summary: 'Trusts a folder by name: its code is loaded, now and whenever it changes.',
        request: {
          params: idParam,
          body: jsonOf(
            z.object({
              digest: z.string().optional().openapi({ description: 'What was seen: other content is refused (409).' }),
            }),
          ),
        },
        responses: { 200: answer('The folder.', UserNodesSchema) },
      }),
      async c => {
        const { digest } = c.req.valid('json') ?? {}
        return c.json(await refusing(() => userNodes.trust(c.req.valid('param').id, digest)), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'post',
        path: '/api/user-nodes/{id}/untrust',
        summary: 'Trusts a folder no longer: its nodes are gone at once.',
        request: { params: idParam },
        responses: { 200: answer('The folder.', UserNodesSchema) },
      }),
      async c => c.json(await refusing(() => userNodes.untrust(c.req.valid('param').id)), 200),
    )
}
