// Who may speak to the server: the rules against DNS rebinding, cross-site requests and strangers.
import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'

export interface Policy {
  /** What a client must show; undefined only when the server listens on loopback alone. */
  readonly token: string | undefined
  /** What opens the server to other processes of the same user, who alone may read it from the lock file. */
  readonly ownerToken: string
  /** Names besides loopback's and IP addresses that a Host header may give. */
  readonly names: readonly string[]
  /** The name that belongs to a worker's token. */
  readonly workerOf: (token: string) => string | undefined
}

/** The parts of a request that the rules look at. `path` without the query. */
export interface Approach {
  readonly method: string
  readonly path: string
  readonly header: (name: string) => string | undefined
  readonly isUpgrade: boolean
}

export type Verdict =
  | { readonly ok: true; readonly who: 'client' | 'worker'; readonly name?: string }
  | { readonly ok: false; readonly status: 401 | 403 | 421; readonly message: string }

/** The cookie that `/?token=` sets. The port is part of its name because cookies know no ports. */
export const cookieName = (port: number | string): string => `reelgraph-${port}`

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True for addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  LOOPBACK.has(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** What a worker's token opens: its socket, and the files of jobs. */
const isWorkerPath = (path: string): boolean => path === '/api/workers' || /^\/api\/artifacts\/[0-9a-f]{64}$/.test(path)

/** Judges a request. Paths outside `/api` hold only the editor's files; they need no token. */
export function judge(approach: Approach, policy: Policy): Verdict {
  const host = approach.header('host') ?? ''
  // Another name in Host than ours means that a page made its own name point here (DNS rebinding).
  if (!knownHost(host, policy.names))
    return {
      ok: false,
      status: 421,
      message: `This server does not answer to the name ${JSON.stringify(host)}. Use its address, or start it with --allow-host <name>.`,
    }
  const origin = approach.header('origin')
  if (origin !== undefined && !sameOrigin(origin, host))
    return { ok: false, status: 403, message: `Requests from the site ${origin} are refused.` }
  const site = approach.header('sec-fetch-site')
  const isPage = approach.header('sec-fetch-mode') === 'navigate' && approach.method === 'GET'
  if ((site === 'cross-site' || site === 'same-site') && !isPage)
    return { ok: false, status: 403, message: 'Requests from other sites are refused.' }

  const bearer = /^Bearer (.+)$/i.exec(approach.header('authorization') ?? '')?.[1]
  const shown = bearer ?? cookies(approach.header('cookie')).get(cookieName(portOf(host)))
  if (
    shown !== undefined &&
    [policy.token, policy.ownerToken].some(token => token !== undefined && isEqual(shown, token))
  )
    return { ok: true, who: 'client' }
  const worker = bearer === undefined ? undefined : policy.workerOf(bearer)
  if (worker !== undefined && isWorkerPath(approach.path)) return { ok: true, who: 'worker', name: worker }
  if (bearer !== undefined && worker === undefined)
    return { ok: false, status: 401, message: 'This token is not known here.' }
  if (policy.token === undefined) return { ok: true, who: 'client' }
  if (!approach.path.startsWith('/api/') && !approach.isUpgrade) return { ok: true, who: 'client' }
  return {
    ok: false,
    status: 401,
    message: 'This server needs its token: open /?token=<token> once, or send "Authorization: Bearer <token>".',
  }
}

/** Equal in constant time. */
export function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function knownHost(host: string, names: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  // An IP address cannot be made to point elsewhere, so it is always ours.
  return LOOPBACK.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0 || names.includes(name)
}

const portOf = (host: string): string => /:(\d+)$/.exec(host)?.[1] ?? '80'

const sameOrigin = (origin: string, host: string): boolean =>
  URL.canParse(origin) && new URL(origin).host.toLowerCase() === host.toLowerCase()

function cookies(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) found.set(part.slice(0, at).trim(), decode(part.slice(at + 1).trim()))
  }
  return found
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
