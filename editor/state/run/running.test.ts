// What a run made is fetched as it happens, and put where the run's events say it belongs.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TakeInfo } from '../../../engine/protocol/api.ts'
import type { RunEvent } from '../../../engine/protocol/events.ts'
import { type Api, ApiError } from '../../api/http.ts'
import type { SocketLike } from '../../api/socket.ts'
import { pilot } from '../../testing/pilot.ts'
import { createDocumentStore } from '../document/document.ts'
import { createSessionStore } from '../session.ts'
import { ItemStore } from './items.ts'
import { createRunner, placeTake } from './running.ts'

const take = (id: string, outputs: [port: string, key: string][]): TakeInfo => ({
  node: '',
  key: '',
  take: id,
  seconds: 1,
  warnings: [],
  createdAt: 0,
  resultKey: '',
  costUsd: 0,
  chosen: false,
  attempt: 0,
  imported: false,
  evicted: false,
  notes: {},
  params: {},
  outputs: outputs.map(([port, key]) => ({ port, key, digest: 'd', value: `${id} ${port}` })),
})

function stage() {
  const takes = new Map<string, TakeInfo>()
  let away = false
  let seq = 0
  const sockets: SocketLike[] = []
  const items = new ItemStore(flush => flush())
  const session = createSessionStore()
  session.setState({ phase: 'ready' })
  const info = {
    id: 'r',
    graphId: 'pilot',
    graphName: '',
    status: 'running' as const,
    targets: [],
    createdAt: 0,
    counts: { done: 0, cached: 0, failed: 0, blocked: 0, absent: 0 },
    problems: [],
  }
  const api = {
    startRun: async () => info,
    take: async (id: string) => {
      if (away) throw new ApiError(0, 'away')
      const found = takes.get(id)
      if (!found) throw new ApiError(404, 'no such take')
      return found
    },
    results: async () => [],
    runs: async () => [],
    plan: vi.fn(async () => ({ problems: [], items: [], seconds: 0 })),
  }
  const ended = vi.fn()
  const runner = createRunner({
    api: api as unknown as Api,
    open: () => {
      const socket: SocketLike = { onopen: null, onmessage: null, onclose: null, close: () => undefined }
      sockets.push(socket)
      return socket
    },
    documents: createDocumentStore(pilot()),
    session,
    items,
    onEnd: ended,
    onError: message => {
      throw new Error(message)
    },
  })
  const tell = (...events: RunEvent[]): void =>
    sockets.at(-1)?.onmessage?.({ data: JSON.stringify(events.map(event => ({ ...event, seq: ++seq, at: 0 }))) })
  return { takes, items, session, runner, api, ended, tell, goAway: (now: boolean) => (away = now) }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a run that is followed', () => {
  it('shows what an item made while the others still run', async () => {
    const { takes, items, runner, tell } = stage()
    takes.set(
      't1',
      take('t1', [
        ['lines', 'l_1'],
        ['lines', 'l_2'],
      ]),
    )
    await runner.start()
    tell({ type: 'item', node: 'lines', key: 'sc_a', status: 'done', take: 't1' })
    // More events keep coming: what was made is fetched all the same.
    for (let at = 0; at < 10; at++) {
      await vi.advanceTimersByTimeAsync(20)
      tell({ type: 'progress', node: 'shots', key: 'sc_a', fraction: at / 10 })
    }
    expect(items.item('lines', 'sc_a')?.outputs.map(output => output.key)).toEqual(['sc_a/l_1', 'sc_a/l_2'])
  })

  it('asks again for what it could not fetch while the server was away', async () => {
    const { takes, items, runner, tell, goAway } = stage()
    takes.set('t1', take('t1', [['clip', '']]))
    await runner.start()
    goAway(true)
    tell({ type: 'item', node: 'shots', key: 'sc_a', status: 'done', take: 't1' })
    await vi.advanceTimersByTimeAsync(500)
    expect(items.item('shots', 'sc_a')?.outputs).toEqual([])
    goAway(false)
    await vi.advanceTimersByTimeAsync(3000)
    expect(items.item('shots', 'sc_a')?.outputs[0]?.value).toBe('t1 clip')
  })

  it('ends once, leaves nothing running, and asks what the next one would do', async () => {
    const { session, items, runner, tell, ended, api } = stage()
    await runner.start()
    tell({ type: 'run', status: 'running' }, { type: 'item', node: 'shots', key: 'sc_a', status: 'running' })
    tell({ type: 'run', status: 'cancelled' })
    expect(ended.mock.calls).toEqual([['cancelled']])
    expect(items.node('shots').counts.running).toBe(0)
    expect(session.getState().run?.status).toBe('cancelled')
    await vi.advanceTimersByTimeAsync(1000)
    expect(api.plan).toHaveBeenCalledTimes(1)
  })
})

describe('a take', () => {
  it('gets its place from the item that it was made for', () => {
    const placed = placeTake(
      take('t', [
        ['clip', ''],
        ['parts', 'p_1'],
      ]),
      'shots',
      'sc_a',
    )
    expect(placed).toMatchObject({ node: 'shots', key: 'sc_a' })
    expect(placed.outputs.map(output => output.key)).toEqual(['sc_a', 'sc_a/p_1'])
    expect(placeTake(take('t', [['scenes', 'sc_a']]), 'split', '').outputs[0]?.key).toBe('sc_a')
  })
})
