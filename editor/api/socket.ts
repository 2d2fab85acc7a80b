// Live connections: a socket that comes back by itself, and a run's events without gaps or repeats.
import type { NumberedEvent } from '../../engine/protocol/events.ts'

/** The part of WebSocket that is used, so that tests can bring their own. */
export interface SocketLike {
  onopen: ((event: never) => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  close(): void
}
export type OpenSocket = (path: string) => SocketLike

/** Opens a socket to the server of this page. */
export const openSocket: OpenSocket = path => {
  const url = new URL(path, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(url) as unknown as SocketLike
}

/** How long to wait before try `attempt` (from 0), in ms: 0.4 s doubling to 8 s. */
export const backoff = (attempt: number): number => Math.min(8000, 400 * 2 ** attempt)

/** What a close by the server with this code means: 1000 and 4xxx are its last word, the rest is worth another try. */
const final = (code: number): boolean => code === 1000 || (code >= 4000 && code < 5000)

export interface KeptSocket {
  close(): void
}

/** Keeps a socket open: `path` is asked again at every connection, so that it can say where to go on. */
export function keepOpen(options: {
  readonly open: OpenSocket
  readonly path: () => string
  readonly onMessage: (message: unknown) => void
  readonly onState?: (connected: boolean) => void
  readonly onEnd?: () => void
}): KeptSocket {
  let closed = false
  let attempt = 0
  let socket: SocketLike | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const connect = (): void => {
    if (closed) return
    const current = options.open(options.path())
    socket = current
    current.onopen = () => {
      attempt = 0
      options.onState?.(true)
    }
    current.onmessage = event => {
      if (!closed) options.onMessage(JSON.parse(String(event.data)))
    }
    current.onclose = event => {
      if (closed) return
      if (final(event.code)) {
        closed = true
        options.onEnd?.()
        return
      }
      options.onState?.(false)
      timer = setTimeout(connect, backoff(attempt++))
    }
  }
  connect()
  return {
    close: () => {
      closed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}

/** Follows a run from event `after` on. Every event arrives once and in order, also over lost connections. */
export function followRun(
  open: OpenSocket,
  run: string,
  after: number,
  onEvents: (events: readonly NumberedEvent[]) => void,
  onState?: (connected: boolean) => void,
): KeptSocket {
  let seen = after
  return keepOpen({
    open,
    path: () => `/api/runs/${encodeURIComponent(run)}/events?after=${seen}`,
    ...(onState ? { onState } : {}),
    onMessage: message => {
      const batch = (Array.isArray(message) ? message : [message]) as NumberedEvent[]
      const fresh = batch.filter(event => event.seq > seen)
      const last = fresh.at(-1)
      if (!last) return
      seen = last.seq
      onEvents(fresh)
    },
  })
}
