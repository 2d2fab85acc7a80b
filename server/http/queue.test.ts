// The queue, approvals, takes, sub-graphs and eviction over HTTP.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GraphDocument } from '../../engine/graph/document.ts'
import type { ApprovalInfo, TakeInfo } from '../../engine/protocol/api.ts'
import { type HostBench, openHostBench, trialGraph } from '../testing/host.ts'
import { until } from '../testing/hub.ts'

let bench: HostBench
beforeAll(async () => {
  bench = await openHostBench()
})
afterAll(() => bench.close())

const ended = (id: string) =>
  until(() => (bench.host.engine.running(id) ? undefined : bench.host.engine.runInfo(id)), 20_000)
const document = (id: string, nodes: unknown[], edges: [string, string][]) =>
  GraphDocument.parse({
    format: 'reelgraph',
    version: 1,
    id,
    name: id,
    nodes,
    edges: edges.map(([from, to]) => ({ from, to })),
  })

test('runs wait while the queue is paused, across a restart, in the order of their priority', async () => {
  expect((await bench.call('PATCH', '/api/queue', { paused: true })).json).toEqual({ paused: true, runs: [] })
  const low = (await bench.call('POST', '/api/runs', { graph: trialGraph('low', {}, 'low'), priority: -2 })).json
  const high = (await bench.call('POST', '/api/runs', { graph: trialGraph('high', {}, 'high'), priority: 3 })).json
  expect((await bench.call('GET', '/api/queue')).json.runs.map((run: { id: string }) => run.id)).toEqual([
    high.id,
    low.id,
  ])
  await bench.call('PATCH', `/api/runs/${low.id}`, { priority: 9 })
  expect((await bench.call('GET', '/api/queue')).json.runs[0]).toMatchObject({
    id: low.id,
    priority: 9,
    status: 'queued',
  })
  await bench.call('PATCH', '/api/queue', { paused: false })
  expect(await ended(low.id)).toMatchObject({ status: 'done' })
  expect(await ended(high.id)).toMatchObject({ status: 'done' })
  expect((await bench.call('PATCH', `/api/runs/${low.id}`, { paused: true })).status).toBe(409)
})

test('a person decides on a value over the API', async () => {
  const asking = document(
    'asking',
    [
      { id: 'words', type: 'trial/words', params: { text: 'yes' } },
      { id: 'ok', type: 'flow/approve' },
      { id: 'join', type: 'trial/join' },
    ],
    [
      ['words.words', 'ok.value'],
      ['ok.value', 'join.words'],
    ],
  )
  const { id } = (await bench.call('POST', '/api/runs', { graph: asking })).json
  const waiting = await until(
    async () => (await bench.call('GET', '/api/approvals')).json[0] as ApprovalInfo | undefined,
  )
  expect(waiting).toMatchObject({ graphId: 'asking', node: 'ok', key: 'w0' })
  const bad = await bench.call('POST', '/api/approvals', { ...waiting, decision: { kind: 'perhaps' } })
  expect(bad.status).toBe(400)
  await bench.call('POST', '/api/approvals', { ...waiting, decision: { kind: 'edit', value: 'no' } })
  expect(await ended(id)).toMatchObject({ status: 'done' })
  const { digest } = waiting
  expect((await bench.call('GET', '/api/graphs/asking/decisions')).json).toMatchObject([
    { node: 'ok', key: 'w0', digest, kind: 'edit' },
  ])
  const early = { graphId: 'asking', node: 'words', key: '', digest: 'a'.repeat(64) }
  await bench.call('POST', '/api/approvals', { ...early, decision: { kind: 'reject', reason: 'dull' } })
  expect((await bench.call('GET', '/api/graphs/asking/decisions')).json[1]).toMatchObject({
    kind: 'reject',
    reason: 'dull',
  })
  await bench.call('POST', '/api/approvals', { ...early, decision: null })
  expect((await bench.call('GET', '/api/graphs/asking/decisions')).json).toHaveLength(1)
  const results = (await bench.call('GET', `/api/runs/${id}/results`)).json
  expect(results.find((result: { node: string }) => result.node === 'join').outputs[0].value).toBe('no')
})

test('takes are compared, chosen, brought from outside and deleted', async () => {
  const graph = trialGraph('shelf')
  await bench.call('POST', '/api/graphs', { document: graph })
  await ended((await bench.call('POST', '/api/runs', { graph })).json.id)
  const louder = trialGraph('shelf', {}, 'one two four')
  await ended((await bench.call('POST', '/api/runs', { graph: louder })).json.id)
  const takes: TakeInfo[] = (await bench.call('GET', '/api/graphs/shelf/takes?node=shout&key=w2')).json
  expect(takes.map(take => take.outputs[0]?.value)).toEqual(['FOUR', 'THREE'])
  const [a, b] = takes.map(take => take.take)
  expect((await bench.call('GET', `/api/takes/compare?a=${a}&b=${b}`)).json).toMatchObject({
    inputs: ['word'],
    outputs: ['louder'],
  })
  expect((await bench.call('POST', `/api/takes/${b}/choose`)).json.chosen).toBe(true)
  const wrong = await bench.call('POST', '/api/graphs/shelf/takes', {
    node: 'shout',
    key: 'w2',
    outputs: { louder: 5 },
  })
  expect(wrong.status).toBe(400)
  expect(wrong.json.error.message).toContain('louder')
  const mine = (
    await bench.call('POST', '/api/graphs/shelf/takes', {
      node: 'shout',
      key: 'w2',
      outputs: { louder: 'MINE' },
      label: 'mine.txt',
    })
  ).json
  const pinned = { ...graph, pins: { shout: { w2: mine.take } } }
  await bench.call('PUT', '/api/graphs/shelf', { document: pinned, baseRevision: 1 })
  const { id } = (await bench.call('POST', '/api/runs', { graph: pinned })).json
  expect(await ended(id)).toMatchObject({ status: 'done' })
  expect((await bench.call('DELETE', `/api/takes/${mine.take}`)).status).toBe(409)
  expect((await bench.call('DELETE', `/api/takes/${b}`)).status).toBe(200)
  expect((await bench.call('GET', `/api/takes/${b}`)).status).toBe(404)
})

test('files of old results go down to a budget, and what is needed is made again', async () => {
  const swept = await bench.call('POST', '/api/gc', { budgetBytes: 0 })
  expect(swept.status).toBe(200)
  // What was used within the last minute stays.
  expect(swept.json.files).toBe(0)
})

test('a saved graph with inputs and outputs of its own is a node in others', async () => {
  const inner = document(
    'loud',
    [
      { id: 'in', type: 'flow/graph-input', params: { name: 'word', type: 'Text' } },
      { id: 'shout', type: 'trial/shout' },
      { id: 'out', type: 'flow/graph-output', params: { name: 'louder' } },
    ],
    [
      ['in.value', 'shout.word'],
      ['shout.louder', 'out.value'],
    ],
  )
  expect((await bench.call('POST', '/api/graphs', { document: inner })).status).toBe(201)
  const { nodes } = (await bench.call('GET', '/api/nodes')).json
  expect(nodes.find((node: { type: string }) => node.type === 'graph/loud')).toMatchObject({
    version: 1,
    inputs: [{ name: 'word', type: 'Text' }],
    outputs: [{ name: 'louder', type: 'Text' }],
  })
  const outer = document(
    'outer',
    [
      { id: 'words', type: 'trial/words' },
      { id: 'sub', type: 'graph/loud', version: 1 },
      { id: 'join', type: 'trial/join' },
    ],
    [
      ['words.words', 'sub.word'],
      ['sub.louder', 'join.words'],
    ],
  )
  expect((await bench.call('POST', '/api/validate', { document: outer })).json.problems).toEqual([])
  const { id } = (await bench.call('POST', '/api/runs', { graph: outer })).json
  expect(await ended(id)).toMatchObject({ status: 'done' })
  const results = (await bench.call('GET', `/api/runs/${id}/results`)).json
  expect(results.find((result: { node: string }) => result.node === 'join').outputs[0].value).toBe('ONE TWO THREE')
  expect(results.some((result: { node: string }) => result.node === 'sub/shout')).toBe(true)
})

test('a wedge sweeps a param, shows its variants side by side, and one of them is adopted', async () => {
  const graph = trialGraph('swept')
  await bench.call('POST', '/api/graphs', { document: graph })
  const wedge = { graph, axes: [{ node: 'words', param: 'text', values: ['one two', 'one six'] }], target: 'join' }
  const plans = (await bench.call('POST', '/api/wedges/plan', wedge)).json
  expect(plans).toHaveLength(2)
  const bad = await bench.call('POST', '/api/wedges/plan', {
    ...wedge,
    axes: [{ node: 'none', param: 'x', values: [1] }],
  })
  expect(bad.status).toBe(400)
  const { id, variants } = (await bench.call('POST', '/api/wedges', wedge)).json
  for (const variant of variants) await ended(variant.run.id)
  const made = (await bench.call('GET', `/api/wedges/${id}`)).json
  expect(
    made.variants.map(
      (variant: { results: { outputs: { value: string }[] }[] }) => variant.results[0]?.outputs[0]?.value,
    ),
  ).toEqual(['ONE TWO', 'ONE SIX'])
  expect((await bench.call('GET', '/api/wedges?graph=swept')).json).toHaveLength(1)
  const sheet = await bench.call('GET', `/api/wedges/${id}/sheet.png`)
  expect(sheet.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect((await bench.call('POST', `/api/wedges/${id}/adopt`, { variant: 1, baseRevision: 1 })).json.revision).toBe(2)
  const saved = (await bench.call('GET', '/api/graphs/swept')).json.document
  expect(saved.nodes[0].params.text).toBe('one six')
  expect((await bench.call('POST', `/api/wedges/${id}/adopt`, { variant: 0, baseRevision: 1 })).status).toBe(409)
})
