// The WebSockets: workers, the events of a run, and news for editors.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { NumberedEvent, RunStatus } from '../../engine/protocol/events.ts'
import type { EngineApi } from '../../engine/run/api.ts'
import type { Hub } from '../hub/hub.ts'
import type { Live, LiveMessage } from '../live.ts'
import { judge, type Policy } from './guard.ts'

export interface SocketServices {
  readonly engine: Pick<EngineApi, 'follow' | 'runInfo'>
  readonly hub: Pick<Hub, 'accept' | 'workers'>
  readonly live: Live
  readonly policy: Policy
}

/** The largest message of a worker (a report in `facts`) and of a client (who has nothing to say), in bytes. */
const FROM_WORKER = 32 * 1024 ** 2
const FROM_CLIENT = 4 * 1024

/** Unsent bytes above which a follower is left behind, and below which it is caught up again. */
const HIGH_WATER = 1024 ** 2
const LOW_WATER = 128 * 1024
const CATCH_UP_MS = 50

/** Answers the server's upgrade requests. Returns the function that ends every connection. */
export function serveSockets(server: Server, { engine, hub, live, policy }: SocketServices): () => void {
  const workers = new WebSocketServer({ noServer: true, maxPayload: FROM_WORKER })
  const clients = new WebSocketServer({ noServer: true, maxPayload: FROM_CLIENT })

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://server')
    const verdict = judge(
      {
        method: 'GET',
        path: url.pathname,
        isUpgrade: true,
        header: name => {
          const value = request.headers[name]
          return Array.isArray(value) ? value.join(', ') : value
        },
      },
      policy,
    )
    if (!verdict.ok) {
      refuse(socket, verdict.status, verdict.message)
      return
    }
    const run = /^\/api\/runs\/([^/]{1,200})\/events$/.exec(url.pathname)?.[1]
    if (url.pathname === '/api/workers')
      workers.handleUpgrade(request, socket, head, client => hub.accept(client, verdict.name))
    else if (verdict.who === 'worker') refuse(socket, 403, "A worker's token opens no other socket.")
    else if (url.pathname === '/api/live') clients.handleUpgrade(request, socket, head, client => tellNews(client))
    else if (run !== undefined && engine.runInfo(run)) {
      const after = Number(url.searchParams.get('after') ?? 0)
      if (Number.isSafeInteger(after) && after >= 0)
        clients.handleUpgrade(request, socket, head, client => tellRun(client, run, after))
      else refuse(socket, 400, '"after" must be the number of the last event that was seen.')
    } else refuse(socket, 404, `There is no socket at ${url.pathname}.`)
  }

  function tellNews(client: WebSocket): void {
    const send = (message: LiveMessage): void => {
      // News are states, not a history: a client that cannot keep up connects again and asks.
      if (client.bufferedAmount > HIGH_WATER * 8) client.close(1013)
      else client.send(JSON.stringify(message))
    }
    const stop = live.subscribe(send)
    client.on('close', stop)
    client.on('error', () => client.terminate())
    send({ type: 'workers', workers: hub.workers() })
  }

  /** Replays and follows a run. A slow client is left behind and caught up from the journal, at its own speed. */
  function tellRun(client: WebSocket, run: string, after: number): void {
    let seen = after
    let stop: (() => void) | undefined
    let pause: NodeJS.Timeout | undefined
    let open = true
    const follow = (): void => {
      pause = undefined
      if (!open) return
      if (client.bufferedAmount > LOW_WATER) {
        pause = setTimeout(follow, CATCH_UP_MS)
        return
      }
      let behind = false
      const unfollow = engine.follow(run, seen, events => {
        if (!open || behind) return
        const first = events[0]
        const fresh = first && first.seq > seen ? events : events.filter(event => event.seq > seen)
        const last = fresh.at(-1)
        if (!last) return
        seen = last.seq
        client.send(textOf(fresh), { binary: false })
        // Nothing follows the last word of a run: a normal close tells the client not to come back.
        if (fresh.some(event => event.type === 'run' && isLast(event.status))) client.close(1000)
        if (client.bufferedAmount <= HIGH_WATER) return
        behind = true
        stop?.()
        stop = undefined
        pause = setTimeout(follow, CATCH_UP_MS)
      })
      // The replay may have left the client behind before there was anything to stop.
      if (behind || !open) unfollow()
      else stop = unfollow
    }
    client.on('close', () => {
      open = false
      clearTimeout(pause)
      stop?.()
    })
    client.on('error', () => client.terminate())
    follow()
  }

  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    for (const client of [...clients.clients, ...workers.clients]) client.close(1001)
    for (const client of [...clients.clients, ...workers.clients]) client.terminate()
  }
}

/** What is told of a run at once, as it travels: made once for all who follow. */
const texts = new WeakMap<readonly NumberedEvent[], Buffer>()
function textOf(events: readonly NumberedEvent[]): Buffer {
  let text = texts.get(events)
  if (!text) {
    text = Buffer.from(JSON.stringify(events))
    texts.set(events, text)
  }
  return text
}

const isLast = (status: RunStatus): boolean => status !== 'queued' && status !== 'running'

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ error: { message } })
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
