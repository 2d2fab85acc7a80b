// The engine on layered graphs of trivial nodes, with keys, events and durable results, beside a floor that has none of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { AnyNode } from '../engine/graph/define.ts'
import type { GraphDocument } from '../engine/graph/document.ts'
import { followers } from './followers.ts'
import { baklava, type PlainNode, rete } from './peers.ts'

/** The engine as it is built and shipped, not as the tests compile it. */
const built = <T>(path: string): Promise<T> => import(new URL(`../dist/node/${path}.js`, import.meta.url).href)
const { defineNode } = await built<typeof import('../engine/graph/define.ts')>('engine/graph/define')
const { parseDocument } = await built<typeof import('../engine/graph/parse.ts')>('engine/graph/parse')
const { definePortType, many, one } = await built<typeof import('../engine/graph/ports.ts')>('engine/graph/ports')
const { createEngine } = await built<typeof import('../engine/run/engine.ts')>('engine/run/engine')
const { splitEnd } = await built<typeof import('../engine/graph/document.ts')>('engine/graph/document')
const { openStore } = await built<typeof import('../engine/store/store.ts')>('engine/store/store')
const { serveSockets } = await built<typeof import('../server/http/sockets.ts')>('server/http/sockets')

const ROUNDS = 3
const WIDTH = 100

const Text = definePortType({ name: 'Text', family: 'value', description: 'Words.', schema: z.string() })
const nodes = new Map<string, AnyNode>(
  [
    defineNode({
      type: 'b/text',
      version: 1,
      title: 'Text',
      category: 'Bench',
      summary: 'A text.',
      inputs: {},
      params: z.object({ text: z.string().default('') }),
      outputs: { text: one(Text) },
      run: async ({ params }) => ({ text: params.text }),
    }),
    defineNode({
      type: 'b/join',
      version: 1,
      title: 'Join',
      category: 'Bench',
      summary: 'Two texts and a word, cut short.',
      inputs: { a: one(Text), b: one(Text) },
      params: z.object({ word: z.string().default('') }),
      outputs: { text: one(Text) },
      run: async ({ inputs, params }) => ({ text: compute(inputs.a, inputs.b, params.word) }),
    }),
    defineNode({
      type: 'b/split',
      version: 1,
      title: 'Split',
      category: 'Bench',
      summary: 'Scenes of a text.',
      inputs: { text: one(Text) },
      params: z.object({}),
      outputs: { scenes: many(Text, 'scene') },
      run: async ({ inputs }) => ({ scenes: inputs.text.split(' ').map(word => ({ segment: word, value: word })) }),
    }),
    defineNode({
      type: 'b/map',
      version: 1,
      title: 'Map',
      category: 'Bench',
      summary: 'A text with a word.',
      inputs: { a: one(Text) },
      params: z.object({ word: z.string().default('') }),
      outputs: { text: one(Text) },
      // The scene's name stays, so that no two of the 12,000 items are the same work.
      run: async ({ inputs, params }) => ({ text: `${inputs.a.split(' ')[0]} ${params.word}` }),
    }),
    defineNode({
      type: 'b/tick',
      version: 1,
      title: 'Tick',
      category: 'Bench',
      summary: 'A text with a word, after a while.',
      inputs: { a: one(Text) },
      params: z.object({ word: z.string().default(''), ms: z.number().default(0) }),
      outputs: { text: one(Text) },
      run: async ({ inputs, params }) => {
        await delay(params.ms)
        return { text: `${inputs.a.split(' ')[0]} ${params.word}` }
      },
    }),
  ].map(node => [node.type, node]),
)

/** The work of a trivial node: small, and its output differs from node to node. */
const compute = (a: string, b: string, word: string): string => `${word}${a.slice(0, 12)}${b.slice(0, 12)}`

function documentOf(
  name: string,
  list: { id: string; type: string; params: Record<string, unknown> }[],
  edges: { from: string; to: string }[],
): GraphDocument {
  const parsed = parseDocument({ format: 'reelgraph', version: 1, id: name, name, nodes: list, edges })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.document
}

/** A layered graph: every node takes two of the layer before. */
function layered(count: number): GraphDocument {
  const list: { id: string; type: string; params: Record<string, unknown> }[] = []
  const edges: { from: string; to: string }[] = []
  for (let at = 0; at < count; at++) {
    const layer = Math.floor(at / WIDTH)
    list.push(
      layer === 0
        ? { id: `n${at}`, type: 'b/text', params: { text: `t${at}` } }
        : { id: `n${at}`, type: 'b/join', params: { word: `w${at}` } },
    )
    if (layer === 0) continue
    const before = (layer - 1) * WIDTH
    edges.push(
      { from: `n${before + (at % WIDTH)}.text`, to: `n${at}.a` },
      { from: `n${before + ((at * 7 + 3) % WIDTH)}.text`, to: `n${at}.b` },
    )
  }
  return documentOf('layered', list, edges)
}

/** Scenes through a chain of nodes: `scenes` × `steps` items. */
function keyed(scenes: number, steps: number, ms?: number): GraphDocument {
  const list = [
    { id: 'text', type: 'b/text', params: { text: Array.from({ length: scenes }, (_, at) => `s${at}`).join(' ') } },
    { id: 'split', type: 'b/split', params: {} },
    ...Array.from({ length: steps }, (_, at) => ({
      id: `m${at}`,
      type: ms === undefined ? 'b/map' : 'b/tick',
      params: { word: `w${at}`, ...(ms === undefined ? {} : { ms }) },
    })),
  ]
  const edges = [
    { from: 'text.text', to: 'split.text' },
    { from: 'split.scenes', to: 'm0.a' },
    ...Array.from({ length: steps - 1 }, (_, at) => ({ from: `m${at}.text`, to: `m${at + 1}.a` })),
  ]
  return documentOf('keyed', list, edges)
}

/** Kahn's algorithm and a map of values: no keys, no store, no events, no concurrency. */
function floor(document: GraphDocument): number {
  const began = performance.now()
  const inputs = new Map<string, string[]>(document.nodes.map(node => [node.id, []]))
  const below = new Map<string, string[]>(document.nodes.map(node => [node.id, []]))
  const degree = new Map<string, number>(document.nodes.map(node => [node.id, 0]))
  for (const edge of document.edges) {
    const from = edge.from.slice(0, edge.from.indexOf('.'))
    const to = edge.to.slice(0, edge.to.indexOf('.'))
    inputs.get(to)?.push(from)
    below.get(from)?.push(to)
    degree.set(to, (degree.get(to) ?? 0) + 1)
  }
  const params = new Map(document.nodes.map(node => [node.id, node.params]))
  const ready = document.nodes.filter(node => degree.get(node.id) === 0).map(node => node.id)
  const values = new Map<string, string>()
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const [a = '', b = ''] = (inputs.get(id) ?? []).map(input => values.get(input) ?? '')
    const own = params.get(id)
    values.set(id, own?.text === undefined ? compute(a, b, String(own?.word)) : String(own.text))
    for (const next of below.get(id) ?? []) {
      const left = (degree.get(next) ?? 0) - 1
      degree.set(next, left)
      if (left === 0) ready.push(next)
    }
  }
  return performance.now() - began
}

interface Timed {
  readonly ms: number
  readonly done: number
  /** The longest time that the event loop stood still, in ms. */
  readonly blocked: number
}

function open(folder: string) {
  const store = openStore(folder, { inThread: true })
  return createEngine({
    store,
    library: { nodes, portTypes: [Text] },
    dispatcher: { dispatch: () => Promise.reject(new Error('no workers here')), offers: async () => false },
  })
}

/** Runs a document on a store that stays open only for this run, as after a restart. */
async function ours(folder: string, document: GraphDocument): Promise<Timed> {
  const engine = open(folder)
  // As in a server that stands: the thread that writes has opened.
  await delay(300)
  const lag = watchLoop()
  const began = performance.now()
  const run = await engine.start({ graph: document })
  const info = await run.finished
  const ms = performance.now() - began
  const blocked = lag()
  await engine.close()
  if (info.status !== 'done') throw new Error(`The run ended ${info.status}: ${info.problems[0]?.message}`)
  return { ms, done: info.counts.done, blocked }
}

/** Runs a document while so many clients, in a process of their own, follow it through the server's WebSockets. */
async function watched(document: GraphDocument, clients: number): Promise<{ ms: number; events: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))
  const engine = open(folder)
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = serveSockets(server, {
    engine,
    hub: { accept: () => {}, workers: () => [] },
    live: { subscribe: () => () => {}, publish: () => {} },
    policy: { token: undefined, ownerToken: 'bench', names: [], workerOf: () => undefined },
  })
  try {
    engine.pauseQueue(true)
    const run = await engine.start({ graph: document })
    const following =
      clients === 0 ? undefined : await followers(`ws://127.0.0.1:${port}/api/runs/${run.id}/events`, clients)
    const began = performance.now()
    engine.pauseQueue(false)
    const info = await run.finished
    const ms = performance.now() - began
    if (info.status !== 'done') throw new Error(`The run ended ${info.status}: ${info.problems[0]?.message}`)
    const events = following ? await following.heard() : 0
    return { ms, events }
  } finally {
    stop()
    server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** ms to plan a graph of which one leaf changed since the last plan. */
async function warmPlan(folder: string, document: GraphDocument): Promise<number> {
  const engine = open(folder)
  await engine.plan({ graph: document })
  const changed = changeLast(document, 999)
  const began = performance.now()
  const plan = await engine.plan({ graph: changed })
  const ms = performance.now() - began
  await engine.close()
  if (!plan.items.some(item => item.state === 'run')) throw new Error('The plan did not see the change')
  return ms
}

/** Watches the event loop; the function it returns gives the longest standstill since, in ms. */
function watchLoop(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 1)
    last = now
  }, 1)
  return () => {
    clearInterval(timer)
    return Math.max(longest, performance.now() - last - 1)
  }
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

/** What a graph is meant to take, in ms, by what was measured. Absolute times are the machine's: they are judged on a quiet one, and beside the floor. */
type Goals = Readonly<Record<string, number>>
/** The longest that the event loop may stand still, in ms. */
const STANDSTILL = 50
const COLD = 'Reelgraph, cold, durable'
const CACHED = 'Reelgraph, cached, after a restart'
const WARM = 'Reelgraph, one leaf changed, warm plan'

/** What the floor takes for 10,000 nodes, in ms, on the machine that the goals were set for. */
const REFERENCE_FLOOR = 15

const verdict = (value: number, goal: number): string =>
  value <= goal ? 'met' : `missed by ${(value / goal).toFixed(1)}×`
/** A goal in ms, and, where the floor was measured beside it, what it is on a machine as fast or slow as this one. */
function judged(value: number, goal: number | undefined, floor?: number): string {
  if (goal === undefined) return ''
  const here = `   goal ≤ ${goal} ms: ${verdict(value, goal)}`
  if (floor === undefined) return here
  const times = goal / REFERENCE_FLOOR
  return `${here}; ≤ ${times.toFixed(1)}× the floor: ${verdict(value / floor, times)}`
}

interface Options {
  readonly goals?: Goals
  /** Whether the goals were set beside this graph's floor. */
  readonly toFloor?: boolean
  readonly rounds?: number
  /** Other engines, by what they are called. */
  readonly peers?: Readonly<Record<string, () => Promise<number>>>
}

async function bench(
  name: string,
  document: GraphDocument,
  { rounds = ROUNDS, peers = {}, goals = {}, toFloor = false }: Options = {},
): Promise<void> {
  const times = new Map<string, number[]>()
  let blocked = 0
  const note = (label: string, value: number) => times.set(label, [...(times.get(label) ?? []), value])
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))
    try {
      note(FLOOR, Math.min(floor(document), floor(document), floor(document)))
      const cold = await ours(folder, document)
      note(COLD, cold.ms)
      const cached = await ours(folder, document)
      if (cached.done !== 0) throw new Error(`${cached.done} items ran a second time`)
      note(CACHED, cached.ms)
      note('Reelgraph, one leaf changed, run', (await ours(folder, changeLast(document, round))).ms)
      note(WARM, await warmPlan(folder, document))
      blocked = Math.max(blocked, cold.blocked, cached.blocked)
      for (const [peer, run] of Object.entries(peers)) note(`${peer}, cold, nothing kept`, await run())
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  if (!perNode.has(document.nodes.length)) perNode.set(document.nodes.length, median(times.get(COLD) ?? []))
  const base = median(times.get(FLOOR) ?? [])
  console.log(`\n${name}`)
  for (const [label, values] of times)
    console.log(
      `${label.padEnd(40)}${ms(median(values)).padStart(10)}${`${(median(values) / base).toFixed(0)}×`.padStart(9)}${judged(median(values), goals[label], toFloor ? base : undefined)}`,
    )
  console.log(`the event loop never stood still for longer than ${ms(blocked)}${judged(blocked, STANDSTILL)}`)
}

/** How much longer than alone a run may take while ten clients follow it: what is within the noise of two runs. */
const SLOWED = 1.05

/** Events told to ten clients while a keyed graph runs, beside the same run with nobody looking. */
async function clientsBench(name: string, document: GraphDocument, goal?: { perSecond: number }): Promise<void> {
  const alone: number[] = []
  const followed: number[] = []
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    alone.push((await watched(document, 0)).ms)
    const run = await watched(document, 10)
    followed.push(run.ms)
    rates.push(run.events / 10 / (run.ms / 1000))
  }
  const rate = median(rates)
  const slowed = median(followed) / median(alone)
  console.log(`\n${name}`)
  console.log(
    `${'events to each of ten clients'.padEnd(40)}${`${rate.toFixed(0)} /s`.padStart(10)}${goal ? `   goal ≥ ${goal.perSecond} /s: ${rate >= goal.perSecond ? 'met' : 'missed'}` : ''}`,
  )
  console.log(
    `${'the run, beside one nobody follows'.padEnd(40)}${`${slowed.toFixed(2)}×`.padStart(10)}${goal ? `   goal ≤ ${SLOWED}×: ${slowed <= SLOWED ? 'met' : 'missed'}` : ''}`,
  )
}

/** What a node may cost at most in a graph ten times as large, beside what it costs in the smaller one: caches are not endless. */
const LINEAR = 1.5
const perNode = new Map<number, number>()

/** Whether the cost of a node stays what it is however large the graph is. */
function linearity(): void {
  console.log('\ncost of one node, cold')
  let last: number | undefined
  for (const [nodes, cold] of perNode) {
    const us = (cold / nodes) * 1000
    const growth = last === undefined ? undefined : us / last
    console.log(
      `${`${nodes.toLocaleString('en')} nodes`.padEnd(40)}${`${us.toFixed(0)} µs`.padStart(10)}${growth === undefined ? '' : `   ${growth.toFixed(2)}× the graph before: goal ≤ ${LINEAR}×: ${growth <= LINEAR ? 'met' : 'missed'}`}`,
    )
    last = us
  }
}

const FLOOR = 'floor: Kahn and a map'
const changeLast = (document: GraphDocument, round: number): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node, at) =>
    at === document.nodes.length - 1 ? { ...node, params: { ...node.params, word: `changed ${round}` } } : node,
  ),
})

/** A layered graph as the other engines take it. */
function plain(document: GraphDocument): PlainNode[] {
  const from = new Map<string, string[]>(document.nodes.map(node => [node.id, []]))
  for (const edge of document.edges) from.get(splitEnd(edge.to).node)?.push(splitEnd(edge.from).node)
  return document.nodes.map(({ id, params }) => ({
    id,
    word: String(params.word ?? params.text),
    from: from.get(id) ?? [],
  }))
}
const peersOf = (document: GraphDocument) => ({
  'rete-engine': () => rete(plain(document), compute),
  '@baklavajs/engine': () => baklava(plain(document), compute),
})

console.log(
  `engine: medians of ${ROUNDS} rounds, each on a new data folder; × is the ratio to the floor of the same run`,
)
const small = layered(1000)
await bench(`layered graph, 1,000 nodes, ${WIDTH} wide`, small, { peers: peersOf(small) })
const middle = layered(10_000)
await bench(`layered graph, 10,000 nodes, ${WIDTH} wide`, middle, {
  goals: { [COLD]: 500, [CACHED]: 200, [WARM]: 20 },
  toFloor: true,
})
await bench(`the same once, beside others`, middle, { rounds: 1, peers: peersOf(middle) })
await bench(`layered graph, 100,000 nodes, ${WIDTH} wide`, layered(100_000), { rounds: 1 })
linearity()
const items = keyed(300, 40)
await bench('keyed: 300 scenes × 40 nodes, 12,000 items', items, { goals: { [COLD]: 1000 } })
// 150 scenes in step: 300 events every 260 ms or so, which is 1,000 a second and some.
await clientsBench('ten clients that follow a run of 1,000 events a second', keyed(150, 10, 250), { perSecond: 1000 })
await clientsBench('ten clients that follow 12,000 items as fast as they are made', items)
