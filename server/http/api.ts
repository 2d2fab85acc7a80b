// What the routes share: the services behind them, and how a route is declared.
import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { AnyNode } from '../../engine/graph/define.ts'
import type { PortType } from '../../engine/graph/ports.ts'
import type { WhyInfo } from '../../engine/protocol/api.ts'
import type { GraphCard } from '../../engine/protocol/library.ts'
import type { EngineApi } from '../../engine/run/api.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'
import type { Makers } from '../../engine/store/makers.ts'
import type { GraphCatalog } from '../catalog.ts'
import type { Choices } from '../choices.ts'
import type { Hub } from '../hub/hub.ts'
import type { Secrets } from '../library/secrets.ts'
import type { Stock } from '../library/stock.ts'
import type { Live } from '../live.ts'
import type { Probe } from '../providers.ts'
import type { UserNodes } from '../usernodes/usernodes.ts'
import { schemaFault } from './errors.ts'
import { ErrorSchema } from './schemas.ts'

/** What the server's routes stand on. */
export interface Services {
  readonly engine: EngineApi
  readonly library: {
    readonly nodes: ReadonlyMap<string, AnyNode>
    readonly portTypes: readonly PortType[]
  }
  readonly userNodes: UserNodes
  /** Explains an item of a run; undefined when there is no such run. */
  readonly why: (run: string, node: string, key: string) => WhyInfo | undefined
  readonly artifacts: ArtifactStore
  readonly makers: Makers
  readonly stock: Stock
  /** The saved graphs as cards. */
  readonly cards: () => GraphCard[]
  readonly secrets: Secrets
  /** Has the worker that the server brought along start again, once it is idle, so that it reads new settings. */
  readonly refreshWorker: () => void
  readonly catalog: GraphCatalog
  readonly hub: Hub
  readonly live: Live
  readonly choices: Choices
  readonly probes: readonly Probe[]
  /** The data folder. */
  readonly data: string
  readonly version: string
  /** The folder of the templates that the editor offers. */
  readonly templates: string
  /** The built editor. */
  readonly editor: string
}

/** What the guard found out about the one who asks. */
export interface Env {
  Variables: { who: 'client' | 'worker' }
}

/** A group of routes whose bodies and queries are checked, each refusal listing every problem. */
export const routes = (): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook: result => {
      if (!result.success) throw schemaFault(result.error as never)
    },
  })

/** A route's description, with the error answer that every route may give. */
export function route<const R extends RouteConfig>(config: R) {
  return createRoute({
    ...config,
    responses: { ...config.responses, default: { description: 'What went wrong, in words.', ...jsonOf(ErrorSchema) } },
  }) as ReturnType<typeof createRoute<R['path'], R>>
}

/** `application/json` with a schema, for a request or an answer. */
export const jsonOf = <S extends z.ZodType>(schema: S) => ({ content: { 'application/json': { schema } } })

export const answer = <S extends z.ZodType>(description: string, schema: S) => ({ description, ...jsonOf(schema) })

export const body = <S extends z.ZodType>(schema: S) => ({ ...jsonOf(schema), required: true })

export const idParam = z.object({ id: z.string().min(1).max(200) })
export const digestParam = z.object({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'an artifact is named by 64 hex digits')
    .openapi({ description: 'SHA-256 of the bytes, 64 hex digits.' }),
})
