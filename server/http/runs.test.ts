// Graphs and runs over HTTP and WebSocket, with the real engine, hub and worker.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type GraphDocument, MOST_NODES } from '../../engine/graph/document.ts'
import type { GraphInfo, PlanInfo, ResultInfo } from '../../engine/protocol/api.ts'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import type { LiveMessage } from '../live.ts'
import { type HostBench, openHostBench, send, trialGraph } from '../testing/host.ts'
import { until } from '../testing/hub.ts'

let bench: HostBench
beforeAll(async () => {
  bench = await openHostBench()
})
afterAll(() => bench.close())

/** A socket and what it heard. */
async function listen<T = NumberedEvent[]>(path: string) {
  const socket = new WebSocket(`${bench.host.url.replace('http', 'ws')}${path}`)
  const heard: T[] = []
  socket.on('message', data => heard.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  return { socket, heard }
}
const ended = (id: string) =>
  until(() => (bench.host.engine.running(id) ? undefined : bench.host.engine.runInfo(id)), 20_000)

test('a run goes through a worker; its events come in order, and again from any point', async () => {
  const news = await listen<LiveMessage>('/api/live')
  const started = await bench.call('POST', '/api/runs', { graph: trialGraph('g1') })
  expect(started.status).toBe(201)
  const { id } = started.json
  const live = await listen(`/api/runs/${id}/events`)
  const info = await ended(id)
  expect(info).toMatchObject({ status: 'done', counts: { done: 5, failed: 0 } })

  const results: ResultInfo[] = (await bench.call('GET', `/api/runs/${id}/results`)).json
  const joined = results.find(result => result.node === 'join')
  expect(joined?.outputs[0]?.value).toBe('ONE TWO THREE')
  expect((await bench.call('GET', '/api/graphs/g1/results')).json).toHaveLength(5)
  const take = await bench.call('GET', `/api/takes/${joined?.take}`)
  expect(take.json).toMatchObject({ take: joined?.take })
  expect((await bench.call('GET', '/api/graphs/g1/takes?node=shout&key=w1')).json[0]).toMatchObject({ served: 'trial' })

  const events = (): NumberedEvent[] => live.heard.flat()
  await until(() => events().some(event => event.type === 'run' && event.status === 'done'))
  const numbers = events().map(event => event.seq)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(new Set(numbers).size).toBe(numbers.length)
  const middle = events()[Math.floor(numbers.length / 2)]?.seq ?? 0
  const again = await listen(`/api/runs/${id}/events?after=${middle}`)
  const journaled = events().filter(event => event.type !== 'progress' && event.seq > middle)
  await until(() => again.heard.flat().length >= journaled.length)
  expect(again.heard.flat().map(event => event.seq)).toEqual(journaled.map(event => event.seq))
  await until(() => news.heard.some(message => message.type === 'run' && message.run.status === 'done'))
  await until(() => news.heard.some(message => message.type === 'workers' && message.workers.length === 1))
  for (const { socket } of [live, again, news]) socket.close()
})

test('the same again executes nothing, also after the server was restarted', async () => {
  const counts = async () => {
    const { json } = await bench.call('POST', '/api/runs', { graph: trialGraph('g1') })
    return (await ended(json.id)).counts
  }
  expect(await counts()).toMatchObject({ done: 0, cached: 5 })
  await bench.reopen()
  expect(await counts()).toMatchObject({ done: 0, cached: 5 })
  const plan: PlanInfo = (await bench.call('POST', '/api/plan', { graph: trialGraph('g1') })).json
  expect(plan.items.map(item => item.state)).toEqual(Array(5).fill('cached'))
})

test('a graph that cannot run is refused with every problem', async () => {
  const graph = trialGraph('g2')
  graph.nodes.push({ id: 'odd', type: 'no/such' } as GraphDocument['nodes'][number])
  graph.edges.push({ from: 'odd.out', to: 'join.words' }, { from: 'words.words', to: 'join.nothing' })
  const refused = await bench.call('POST', '/api/runs', { graph })
  expect(refused.status).toBe(400)
  expect(refused.json.error.problems.length).toBeGreaterThan(1)
  expect(refused.json.error.message).toContain('no/such')
  const validated = await bench.call('POST', '/api/validate', { document: graph })
  expect(validated.json.problems.length).toBeGreaterThan(1)
})

test('cancelling an item, and then the run, reaches the worker', async () => {
  const gate = join(bench.folder, 'gate')
  const { json } = await bench.call('POST', '/api/runs', {
    graph: trialGraph('g3', { capability: 'trial.wait', until: gate }, 'a b'),
  })
  const { socket, heard } = await listen(`/api/runs/${json.id}/events`)
  await until(() => heard.flat().filter(event => event.type === 'progress').length >= 2)
  await bench.call('POST', `/api/runs/${json.id}/cancel`, { node: 'shout', key: 'w0' })
  await until(() =>
    heard.flat().some(event => event.type === 'item' && event.key === 'w0' && event.status === 'cancelled'),
  )
  await until(() => bench.host.hub.workers()[0]?.running === 1)
  await bench.call('POST', `/api/runs/${json.id}/cancel`, {})
  expect((await ended(json.id)).status).toBe('cancelled')
  await until(() => bench.host.hub.workers()[0]?.running === 0)
  expect((await bench.call('POST', `/api/runs/${json.id}/cancel`, {})).status).toBe(200)
  socket.close()
})

test('a client that does not read never slows the run, and gets every event when it does', async () => {
  const many = Array.from({ length: 400 }, (_, index) => `word-${index}-${'x'.repeat(800)}`).join(' ')
  const graph: GraphDocument = {
    ...trialGraph('g4', {}, many),
    nodes: trialGraph('g4', {}, many).nodes.filter(node => node.id !== 'shout'),
    edges: [{ from: 'words.words', to: 'join.words' }],
  }
  const { json } = await bench.call('POST', '/api/runs', { graph })
  const slow = await listen(`/api/runs/${json.id}/events`)
  slow.socket.pause()
  await ended(json.id)
  slow.socket.resume()
  await until(() => slow.heard.flat().some(event => event.type === 'run' && event.status === 'done'))
  const seen = slow.heard.flat().map(event => event.seq)
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
  slow.socket.close()
})

test('a graph is saved byte for byte, unknown types and members and all, and conflicts are told', async () => {
  const news = await listen<LiveMessage>('/api/live')
  const text =
    '{"zeta":1,"format":"reelgraph","version":1,"nodes":[{"strange":{"__proto__":{"polluted":true}},"type":"of/later","id":"n","params":{"__proto__":{"polluted":1},"constructor":2}}],"id":"kept","name":"Kept 日本語 🎬"}'
  const document = JSON.parse(text)
  const created = await bench.call('POST', '/api/graphs', { document })
  expect(created.json).toMatchObject({ id: 'kept', revision: 1, name: 'Kept 日本語 🎬' })
  const loaded = await bench.call('GET', '/api/graphs/kept')
  expect(String(loaded.bytes)).toContain(`"document":${text}}`)
  expect('polluted' in {}).toBe(false)

  expect((await bench.call('POST', '/api/graphs', { document })).status).toBe(409)
  const changed = { ...document, name: 'Changed' }
  expect((await bench.call('PUT', '/api/graphs/kept', { document: changed, baseRevision: 1 })).json.revision).toBe(2)
  const conflict = await bench.call('PUT', '/api/graphs/kept', { document, baseRevision: 1 })
  expect(conflict.status).toBe(409)
  expect(conflict.json).toMatchObject({ current: { revision: 2 } })
  expect((await bench.call('GET', '/api/graphs/kept/revisions')).json.map((row: GraphInfo) => row.revision)).toEqual([
    2, 1,
  ])
  expect((await bench.call('GET', '/api/graphs/kept/revisions/1')).json.document.name).toBe('Kept 日本語 🎬')
  expect((await bench.call('GET', '/api/graphs')).json[0]).toMatchObject({ id: 'kept', revision: 2 })
  await until(() => news.heard.some(message => message.type === 'graph' && message.revision === 2))
  expect((await bench.call('DELETE', '/api/graphs/kept')).status).toBe(204)
  expect((await bench.call('GET', '/api/graphs/kept')).status).toBe(404)
  news.socket.close()
})

test('hostile documents get a 4xx in words, in bounded time', async () => {
  const deep = `{"format":"reelgraph","version":1,"id":"x","extra":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const cases: unknown[] = [
    null,
    [],
    'graph',
    { format: 'other' },
    { format: 'reelgraph', version: 7, id: 'x' },
    { format: 'reelgraph', version: 1, id: '../../etc', nodes: [] },
    { format: 'reelgraph', version: 1, id: 'x', nodes: [{ id: 'a b', type: '' }, 4, null] },
    { format: 'reelgraph', version: 1, id: 'x', nodes: 'n', edges: {}, pins: [] },
    { format: 'reelgraph', version: -3, id: 'x' },
    { format: 'reelgraph', version: 1e308, id: 'x' },
  ]
  for (const document of [...cases.map(value => JSON.stringify(value)), deep]) {
    for (const [path, body] of [
      ['/api/graphs', `{"document":${document}}`],
      ['/api/validate', `{"document":${document}}`],
      ['/api/runs', `{"graph":${document}}`],
    ] as const) {
      const answer = await bench.call('POST', path, body)
      expect([400, 422]).toContain(answer.status)
      expect(answer.json.error.message.length).toBeGreaterThan(10)
    }
  }
  const wide = {
    ...trialGraph('wide'),
    nodes: Array.from({ length: MOST_NODES + 1 }, (_, i) => ({ id: `n${i}`, type: 'a/b' })),
  }
  expect((await bench.call('POST', '/api/validate', { document: wide })).status).toBe(400)
  const broken = await bench.call('POST', '/api/runs', '{"graph":')
  expect(broken.status).toBe(400)
})

test('a local worker killed in the middle of a job is replaced, and the item is tried again', async () => {
  const own = await openHostBench({ hub: { graceMs: 100 } })
  try {
    const gate = join(own.folder, 'gate')
    const graph = trialGraph('killed', { capability: 'trial.wait', until: gate }, 'a')
    const { json } = await own.call('POST', '/api/runs', { graph })
    await until(() => own.host.hub.workers()[0]?.running === 1)
    const killed = own.host.worker?.pid ?? 0
    process.kill(killed, 'SIGKILL')
    writeFileSync(gate, 'opened')
    const info = await until(() => {
      const now = own.host.engine.runInfo(json.id)
      return now?.status === 'done' && now
    })
    expect(info.counts).toMatchObject({ done: 3, failed: 0 })
    expect(own.host.worker?.pid).not.toBe(killed)
  } finally {
    await own.close()
  }
})

test('bodies that are too large or no JSON are refused before they are read', async () => {
  const refused = async (headers: Record<string, string>, body: string | Buffer) =>
    (await send(`${bench.host.url}/api/runs`, { method: 'POST', headers, body })).status
  const large = Buffer.alloc(33 * 1024 ** 2, ' ')
  expect(await refused({ 'content-type': 'application/json', 'content-length': String(large.length) }, large)).toBe(413)
  expect(await refused({ 'content-type': 'application/json', 'transfer-encoding': 'chunked' }, '{}')).toBe(411)
  expect(await refused({ 'content-type': 'text/plain', 'content-length': '2' }, '{}')).toBe(415)
  expect(await refused({ 'content-type': 'application/json', 'content-length': '1' }, '{')).toBe(400)
})
