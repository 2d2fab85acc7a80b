// The engine on layered graphs of trivial nodes, with keys, events and durable results, beside a floor that has none of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { AnyNode } from '../engine/graph/define.ts'
import type { GraphDocument } from '../engine/graph/document.ts'

/** The engine as it is built and shipped, not as the tests compile it. */
const built = <T>(path: string): Promise<T> => import(new URL(`../dist/node/engine/${path}.js`, import.meta.url).href)
const { defineNode } = await built<typeof import('../engine/graph/define.ts')>('graph/define')
const { parseDocument } = await built<typeof import('../engine/graph/parse.ts')>('graph/parse')
const { definePortType, many, one } = await built<typeof import('../engine/graph/ports.ts')>('graph/ports')
const { createEngine } = await built<typeof import('../engine/run/engine.ts')>('run/engine')
const { openStore } = await built<typeof import('../engine/store/store.ts')>('store/store')

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
function keyed(scenes: number, steps: number): GraphDocument {
  const list = [
    { id: 'text', type: 'b/text', params: { text: Array.from({ length: scenes }, (_, at) => `s${at}`).join(' ') } },
    { id: 'split', type: 'b/split', params: {} },
    ...Array.from({ length: steps }, (_, at) => ({ id: `m${at}`, type: 'b/map', params: { word: `w${at}` } })),
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

/** Runs a document on a store that stays open only for this run, as after a restart; ms, and how many items ran. */
async function ours(folder: string, document: GraphDocument): Promise<{ ms: number; done: number; prepare: number }> {
  const store = openStore(folder)
  const engine = createEngine({
    store,
    library: { nodes, portTypes: [Text] },
    dispatcher: { dispatch: () => Promise.reject(new Error('no workers here')) },
  })
  const began = performance.now()
  const run = engine.start({ graph: document, targets: [], allowPartial: false, force: false })
  const prepare = performance.now() - began
  const info = await run.finished
  const ms = performance.now() - began
  await engine.close()
  if (info.status !== 'done') throw new Error(`The run ended ${info.status}: ${info.problems[0]?.message}`)
  return { ms, done: info.counts.done, prepare }
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

async function bench(
  name: string,
  document: GraphDocument,
  change: (document: GraphDocument, round: number) => GraphDocument,
): Promise<void> {
  const times: Record<'floor' | 'cold' | 'cached' | 'leaf', number[]> = { floor: [], cold: [], cached: [], leaf: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))
    try {
      times.floor.push(floor(document))
      times.cold.push((await ours(folder, document)).ms)
      const cached = await ours(folder, document)
      if (cached.done !== 0) throw new Error(`${cached.done} items ran a second time`)
      times.cached.push(cached.ms)
      times.leaf.push((await ours(folder, change(document, round))).ms)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const base = median(times.floor)
  const row = (label: string, values: number[]) =>
    `${label.padEnd(34)}${ms(median(values)).padStart(10)}${`${(median(values) / base).toFixed(0)}×`.padStart(8)}`
  console.log(`\n${name}`)
  console.log(row('floor: Kahn and a map', times.floor))
  console.log(row('Reelgraph, cold, durable', times.cold))
  console.log(row('Reelgraph, cached, after a restart', times.cached))
  console.log(row('Reelgraph, one leaf changed', times.leaf))
}

const changeLast = (document: GraphDocument, round: number): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node, at) =>
    at === document.nodes.length - 1 ? { ...node, params: { ...node.params, word: `changed ${round}` } } : node,
  ),
})

console.log(
  `engine: medians of ${ROUNDS} rounds, each on a new data folder; × is the ratio to the floor of the same run`,
)
for (const count of [1000, 10_000])
  await bench(`layered graph, ${count} nodes, ${WIDTH} wide`, layered(count), changeLast)
await bench('keyed: 300 scenes × 40 nodes, 12,000 items', keyed(300, 40), changeLast)
