// The HTTP application: guard, limits, routes, documentation, and errors in words.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Log } from '../log.ts'
import type { Thumbnails } from '../thumbnails.ts'
import type { Wedges } from '../wedges.ts'
import type { Env, Services } from './api.ts'
import { artifactRoutes } from './artifacts.ts'
import { docsPage } from './docs.ts'
import { editorRoutes } from './editor.ts'
import { answerError, Fault } from './errors.ts'
import { graphRoutes } from './graphs.ts'
import { cookieName, isEqual, judge, type Policy } from './guard.ts'
import { infoRoutes } from './info.ts'
import { interopRoutes } from './interop.ts'
import { bundleRoutes } from './library/bundles.ts'
import { connectionRoutes } from './library/connections.ts'
import { missingRoutes } from './library/missing.ts'
import { stockRoutes } from './library/stock.ts'
import { tooLarge } from './limit.ts'
import { queueRoutes } from './queue.ts'
import { roughCutRoutes } from './roughcut.ts'
import { runRoutes } from './runs.ts'
import { takeRoutes } from './takes.ts'
import { uploadRoutes } from './uploads.ts'
import { userNodeRoutes } from './usernodes.ts'
import { wedgeRoutes } from './wedges.ts'
import { whyRoutes } from './why.ts'

/** The largest JSON body, in bytes: a graph of 100,000 small nodes fits. */
const LARGEST_JSON = 32 * 1024 ** 2

export interface AppOptions extends Services {
  readonly policy: Policy
  readonly thumbnails: Thumbnails
  readonly wedges: Wedges
  readonly log: Log
}

export function createApp(options: AppOptions): OpenAPIHono<Env> {
  const { policy, log } = options
  const app = new OpenAPIHono<Env>()

  app.use(async (c, next) => {
    const verdict = judge(
      { method: c.req.method, path: c.req.path, header: name => c.req.header(name), isUpgrade: false },
      policy,
    )
    if (!verdict.ok) throw new Fault(verdict.status, verdict.message)
    c.set('who', verdict.who)
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('x-frame-options', 'DENY')
    // Whatever an artifact holds, it runs nothing here.
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })

  // A body is JSON unless its route takes bytes. Saying so is what a form of another site cannot do.
  app.use('/api/*', async (c, next) => {
    const takesBytes = /^\/api\/(uploads|import|bundles|artifacts\/.*)$/.test(c.req.path)
    if (!takesBytes && /^(POST|PUT|PATCH)$/.test(c.req.method)) {
      const length = Number(c.req.header('content-length') ?? Number.NaN)
      if (length > LARGEST_JSON) throw tooLarge(LARGEST_JSON)
      if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
        if (length > 0 || c.req.header('transfer-encoding'))
          throw new Fault(415, 'Send the body as JSON, with "Content-Type: application/json".')
      } else if (Number.isNaN(length)) throw new Fault(411, 'Say how long the body is (Content-Length).')
    }
    await next()
  })

  app.get('/', async (c, next) => {
    const token = c.req.query('token')
    if (token === undefined) return next()
    if (policy.token === undefined || !isEqual(token, policy.token))
      throw new Fault(401, 'This token is not known here.')
    const port = /:(\d+)$/.exec(c.req.header('host') ?? '')?.[1] ?? '80'
    const cookie = `${cookieName(port)}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`
    // Without the token in the address bar and the history.
    return c.body(null, 302, { location: '/', 'set-cookie': cookie })
  })

  app.route('/', infoRoutes(options))
  app.route('/', graphRoutes(options))
  app.route('/', runRoutes(options))
  app.route('/', roughCutRoutes(options))
  app.route('/', queueRoutes(options))
  app.route('/', takeRoutes(options))
  app.route('/', wedgeRoutes(options, options.wedges))
  app.route('/', artifactRoutes(options))
  app.route('/', stockRoutes(options))
  app.route('/', connectionRoutes(options))
  app.route('/', bundleRoutes(options, options.thumbnails))
  app.route('/', missingRoutes(options))
  app.route('/', uploadRoutes(options))
  app.route('/', interopRoutes(options))
  app.route('/', userNodeRoutes(options))
  app.route('/', whyRoutes(options))

  const describe = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Reelgraph',
        version: options.version,
        description:
          'Besides these routes there are WebSockets: /api/runs/{id}/events?after=<seq> sends arrays of numbered run events, ' +
          'replayed and then live; /api/live sends news of graphs, runs and workers; /api/workers is for workers.',
      },
    })
  app.get('/api/openapi.json', c => c.json(describe()))
  app.get('/api/docs', c => {
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    return c.html(docsPage(describe()))
  })
  app.all('/api/*', c => {
    throw new Fault(404, `There is nothing at ${c.req.method} ${c.req.path}.`)
  })
  app.route('/', editorRoutes(options.editor))

  app.onError((error, c) => answerError(error, c, log))
  return app
}
