// One worker's connection: checked messages, heartbeats, and what the worker runs and holds.
import type { WebSocket } from 'ws'
import { FromWorker, type Offer, PROTOCOL_VERSION, type ToWorker } from '../../engine/protocol/worker.ts'
import type { Candidate } from './choose.ts'

type Hello = Extract<FromWorker, { type: 'hello' }>
type AfterHello = Exclude<FromWorker, { type: 'hello' | 'pong' }>

/** A greeted worker. */
export interface Session extends Candidate {
  readonly id: string
  readonly name: string
  readonly gpus: Hello['gpus']
  readonly offers: readonly Offer[]
  /** By job id; a cancelled job stays until the worker has said that it is over. */
  readonly jobs: Map<string, { readonly capability: string; readonly runner: string; readonly lease: number }>
  /** Files it has had in hand: the newest few thousand. */
  readonly holds: Set<string>
  draining: boolean
  send(message: ToWorker): void
  close(): void
}

export interface SessionEvents {
  /** The worker said who it is; it has been welcomed when this returns. */
  greeted(session: Session, running: Hello['running']): void
  message(session: Session, message: AfterHello): void
  /** The connection is gone, for whatever reason. */
  gone(session: Session): void
}

/** How many missed heartbeats make a connection a lost one. */
const MISSED = 3

/**
 * Speaks the worker protocol on a socket. Anything that is not of the protocol ends the connection with a reason.
 * @param heartbeatMs a ping this often; silence of three of them ends the connection
 */
export function speakTo(
  socket: WebSocket,
  options: { id: string; name: string | undefined; heartbeatMs: number },
  events: SessionEvents,
): void {
  let session: Session | undefined
  let heard = true
  let missed = 0
  const send = (message: ToWorker): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }
  const refuse = (reason: string): void => {
    send({ type: 'refused', reason })
    socket.close(1008)
  }
  const heartbeat = setInterval(() => {
    missed = heard ? 0 : missed + 1
    heard = false
    if (missed >= MISSED) socket.terminate()
    else if (session) send({ type: 'ping' })
  }, options.heartbeatMs)

  const greet = (hello: Hello): void => {
    if (hello.protocol !== PROTOCOL_VERSION) {
      refuse(
        `This server speaks version ${PROTOCOL_VERSION} of the worker protocol and the worker version ${hello.protocol}: install the same Reelgraph on both.`,
      )
      return
    }
    const jobs: Session['jobs'] = new Map()
    session = {
      id: options.id,
      name: options.name ?? hello.name,
      gpus: hello.gpus,
      offers: hello.offers,
      slots: hello.slots,
      jobs,
      get running() {
        return [...jobs.values()]
      },
      holds: new Set(),
      draining: false,
      send,
      close: () => socket.close(1001),
    }
    send({ type: 'welcome', workerId: session.id, heartbeatMs: options.heartbeatMs })
    events.greeted(session, hello.running)
  }

  socket.on('message', (data, isBinary) => {
    heard = true
    const message = isBinary ? undefined : parse(String(data))
    if (!message) return refuse('That was no message of the worker protocol.')
    if (message.type === 'hello') return session ? refuse('hello was said twice.') : greet(message)
    if (message.type === 'pong') return
    if (!session) return refuse('A worker says hello first.')
    events.message(session, message)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(heartbeat)
    if (session) events.gone(session)
  })
}

function parse(text: string): FromWorker | undefined {
  try {
    return FromWorker.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Keeps the newest digests that a worker has had in hand: a bounded memory, for locality only. */
export function remember(session: Session, digest: string): void {
  session.holds.delete(digest)
  session.holds.add(digest)
  const [oldest] = session.holds
  if (session.holds.size > 4096 && oldest !== undefined) session.holds.delete(oldest)
}
