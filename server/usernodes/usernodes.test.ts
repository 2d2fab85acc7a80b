// User nodes in a real server: off until trusted, loaded while it runs, and a bad one hurts nothing but itself.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GraphDocument } from '../../engine/graph/document.ts'
import type { ResultInfo, RunInfo } from '../../engine/protocol/api.ts'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { bundled } from '../../engine/testing/bundled.ts'
import { type HostBench, openBuiltBench, TRIAL_LIBRARY } from '../testing/host.ts'
import { TRIAL_RUNNERS, until } from '../testing/hub.ts'

let bench: HostBench
let runners: Awaited<ReturnType<typeof bundled>>
beforeAll(async () => {
  runners = await bundled(join(TRIAL_RUNNERS, 'trial.runner.ts'))
  bench = await openBuiltBench({
    library: TRIAL_LIBRARY,
    worker: { slots: 2, runners: [runners.folder], only: true },
  })
})
afterAll(async () => {
  await bench.close()
  rmSync(runners.folder, { recursive: true, force: true })
})

const path = (folder: string) => join(bench.folder, 'data', 'nodes', folder)
function write(folder: string, code: string, file = 'index.mjs') {
  mkdirSync(path(folder), { recursive: true })
  writeFileSync(join(path(folder), file), code)
}
/** A module with one node of an input `text` and an output `text`. */
const module_ = (type: string, run: string, more = '') => `
import { defineNode, lookup, many, one, Text, z, TransientError, Image, Seed, definePortType } from 'reelgraph/node'
${more.includes('export const limits') ? '' : 'export const limits = { seconds: 20 }'}
${more}
export default defineNode({
  type: '${type}', version: 1, title: '${type.replace('/', ' ')}', category: 'Mine', summary: 'A trial.',
  inputs: { text: one(Text), all: many(Text).optional(), lazy: one(Text).optional().lazy(), by: lookup(Text).optional() },
  params: z.object({ times: z.number().int().min(1).max(9).default(2), seed: Seed }),
  outputs: { text: one(Text) },
  run: ${run},
})`

const list = async () =>
  (await bench.call('GET', '/api/user-nodes')).json as {
    folder: string
    state: string
    changed: boolean
    digest: string
    types: string[]
    problem?: string
  }[]
const of = async (folder: string) => (await list()).find(info => info.folder === folder)
const trust = (folder: string, body: object = {}) => bench.call('POST', `/api/user-nodes/${folder}/trust`, body)
async function make(folder: string, run: string, more = '') {
  write(folder, module_(`mine/${folder}`, run, more))
  const answer = await trust(folder)
  expect(answer.json, JSON.stringify(answer.json)).toMatchObject({ state: 'ready', types: [`mine/${folder}`] })
}

const graphOf = (id: string, types: readonly string[], text = 'a b c') =>
  GraphDocument.parse({
    format: 'reelgraph',
    version: 1,
    id,
    nodes: [
      { id: 'words', type: 'trial/words', params: { text } },
      ...types.map((type, index) => ({ id: `n${index}`, type })),
      { id: 'join', type: 'trial/join' },
    ],
    edges: [
      ...types.flatMap((_, index) => [
        { from: index === 0 ? 'words.words' : `n${index - 1}.text`, to: `n${index}.text` },
        ...(index === 0 ? ['all', 'by'].map(port => ({ from: 'words.words', to: `n0.${port}` })) : []),
      ]),
      { from: `n${types.length - 1}.text`, to: 'join.words' },
    ],
  })

async function run(graph: GraphDocument) {
  const started = await bench.call('POST', '/api/runs', { graph })
  if (started.status !== 201) throw new Error(started.json.error.message)
  const { id } = started.json as RunInfo
  const info = (await bench.host.engine.running(id)?.finished) ?? (bench.host.engine.runInfo(id) as RunInfo)
  const events: NumberedEvent[] = []
  bench.host.engine.follow(id, 0, more => events.push(...more))
  const results = bench.host.engine.runResults(id)
  const failures = events.flatMap(event =>
    event.type === 'item' && event.status === 'failed' ? [`${event.node}: ${event.message}`] : [],
  )
  return { info, results, events, failures, value: (node: string, key = '') => valueIn(results, node, key) }
}
const valueIn = (results: readonly ResultInfo[], node: string, key: string) =>
  results.find(result => result.node === node && result.key === key)?.outputs[0]?.value

test('a folder is off until it is trusted by name, and off again when it is not', async () => {
  write(
    'loud',
    module_('mine/loud', `async ({ inputs, params }) => ({ text: inputs.text.toUpperCase().repeat(params.times) })`),
  )
  expect(await of('loud')).toMatchObject({ state: 'untrusted', types: [], changed: false })
  const graph = graphOf('off', ['mine/loud'])
  await expect(run(graph)).rejects.toThrow(/no node of type mine\/loud/)
  expect((await trust('../loud')).status).toBe(404)
  expect((await trust('loud', { digest: 'f'.repeat(64) })).status).toBe(409)
  expect((await trust('loud', { digest: (await of('loud'))?.digest })).json).toMatchObject({ state: 'ready' })
  expect(statSync(join(bench.folder, 'data', 'trusted-nodes.json')).mode & 0o777).toBe(0o600)
  const spec = (await bench.call('GET', '/api/nodes')).json.nodes.find(
    (node: { type: string }) => node.type === 'mine/loud',
  )
  expect(spec).toMatchObject({
    title: 'mine loud',
    params: [{ name: 'times', maximum: 9, widget: 'number' }, { widget: 'seed' }],
  })
  const ran = await run(graph)
  expect(ran.value('join')).toBe('AA BB CC')
  expect(
    (
      await bench.call('POST', '/api/validate', {
        document: { ...graph, nodes: graph.nodes.map(node => ({ ...node, params: { ...node.params, times: 99 } })) },
      })
    ).json.problems,
  ).toMatchObject([{ code: 'param', port: 'times' }])

  await bench.call('POST', '/api/user-nodes/loud/untrust', {})
  expect(await of('loud')).toMatchObject({ state: 'untrusted', types: [] })
  await expect(run(graph)).rejects.toThrow(/no node of type mine\/loud/)
  await trust('loud')
  expect((await run(graph)).info.counts).toMatchObject({ cached: 5, done: 0 })
})

test('a change is picked up without a restart, reported, told to editors, and makes only its own results anew', async () => {
  await make('hot', `async ({ inputs }) => ({ text: inputs.text + '1' })`)
  const graph = graphOf('hot', ['mine/hot'])
  expect((await run(graph)).value('join')).toBe('a1 b1 c1')
  const news: unknown[] = []
  const { WebSocket } = await import('ws')
  const socket = new WebSocket(`${bench.host.url.replace('http', 'ws')}/api/live`)
  socket.on('message', data => news.push(JSON.parse(String(data))))
  await new Promise(resolve => socket.once('open', resolve))
  write('hot', module_('mine/hot', `async ({ inputs }) => ({ text: inputs.text + '2' })`))
  await until(() => news.some(message => (message as { type: string }).type === 'nodes'))
  socket.close()
  expect(news.find(message => (message as { type: string }).type === 'nodes')).toMatchObject({
    removed: [],
    nodes: [{ type: 'mine/hot' }],
  })
  expect(await of('hot')).toMatchObject({ state: 'ready', changed: true })
  const again = await run(graph)
  expect(again.value('join')).toBe('a2 b2 c2')
  expect(again.info.counts).toMatchObject({ cached: 1, done: 4 })
  expect((await bench.call('GET', `/api/runs/${again.info.id}/why?node=n0&key=w0`)).json).toMatchObject({
    why: 'It ran: the code of the node changed.',
    changes: [{ what: 'code' }],
  })

  // Broken code is reported, and the last good code goes on serving.
  write('hot', 'export default 1 +')
  expect(await of('hot')).toMatchObject({
    state: 'broken',
    types: ['mine/hot'],
    problem: expect.stringMatching(/hot cannot be loaded.*SyntaxError/),
  })
  expect((await run(graph)).info.counts).toMatchObject({ cached: 5 })
  rmSync(path('hot'), { recursive: true })
  expect(await of('hot')).toBeUndefined()
  await expect(run(graph)).rejects.toThrow(/no node of type mine\/hot/)
})

test('a run that began with the old code ends with it, and the next has the new', async () => {
  const flag = join(bench.folder, 'go-on')
  const waiting = (mark: string) => `async ({ inputs }) => {
      const { existsSync } = await import('node:fs')
      while (inputs.text === 'a' && !existsSync('${flag}')) await new Promise(resolve => setTimeout(resolve, 20))
      return { text: inputs.text + '${mark}' }
    }`
  await make('turns', waiting('1'))
  const graph = graphOf('turns', ['mine/turns', 'mine/turns'], 'a')
  const { id } = (await bench.call('POST', '/api/runs', { graph })).json as RunInfo
  const handle = bench.host.engine.running(id)
  write('turns', module_('mine/turns', waiting('2')))
  expect(await of('turns')).toMatchObject({ state: 'ready', changed: true })
  writeFileSync(flag, '')
  expect((await handle?.finished)?.status).toBe('done')
  expect(valueIn(bench.host.engine.runResults(id), 'n1', 'w0')).toBe('a11')
  expect((await run(graph)).value('n1', 'w0')).toBe('a22')
})

test('inputs, files, lookups, lazy inputs, steps, jobs, notes and progress work from where it runs', async () => {
  await make(
    'all',
    `async ({ inputs, params, ctx }) => {
      const file = await ctx.artifacts.put(inputs.text, 'text/plain')
      const folder = await ctx.artifacts.scratch()
      const { writeFile, readFile } = await import('node:fs/promises')
      await writeFile(folder + '/b', 'adopted')
      const other = await ctx.artifacts.adopt(folder + '/b', 'text/plain')
      const step = await ctx.step('once', [inputs.text], async () => ({ length: inputs.text.length }))
      const job = await ctx.dispatch('trial.shout', { params: {}, inputs: { text: file } })
      const shout = Buffer.from(await ctx.artifacts.read(job.outputs.shout.digest)).toString()
      const keys = await inputs.by.keys()
      const [first] = await inputs.by.get([keys[0]])
      ctx.progress(0.5, 'half way'); ctx.warn('careful'); ctx.note('prompt', { said: inputs.text }); ctx.served('me')
      console.log('from the console', inputs.text)
      return { text: [ctx.key, ctx.seed > 0, (await readFile(ctx.artifacts.path(other.digest))).toString(), step.length, shout,
        inputs.all.map(item => item.value).join('+'), await inputs.lazy(), first, ctx.artifacts.has('x'), ctx.signal.aborted, params.times].join(',') }
    }`,
  )
  const { results, events, value, failures } = await run(graphOf('all', ['mine/all'], 'hi you'))
  expect(failures).toEqual([])
  expect(value('n0', 'w0')).toBe('w0,true,adopted,2,HI,hi,,hi,false,false,2')
  const result = results.find(item => item.node === 'n0' && item.key === 'w0')
  expect(result).toMatchObject({ served: 'me', warnings: ['careful'] })
  expect(bench.host.engine.take(result?.take ?? '')?.notes).toMatchObject({ prompt: { said: 'hi' } })
  expect(events.filter(event => event.type === 'log').map(event => event.message)).toContain('from the console hi')
})

test('one that throws, or returns the wrong type, is reported by name and hurts nothing else', async () => {
  await make(
    'throws',
    `async ({ inputs }) => { if (inputs.text === 'b') throw new Error('no b here'); return { text: inputs.text } }`,
  )
  const thrown = await run(graphOf('throws', ['mine/throws']))
  expect(thrown.info.status).toBe('partial')
  expect(thrown.failures).toEqual(['n0: mine throws: no b here'])
  expect(valueIn(thrown.results, 'n0', 'w2')).toBe('c')
  await make('wrong', 'async () => ({ text: 7 })')
  expect((await run(graphOf('wrong', ['mine/wrong'], 'a'))).failures).toEqual([
    expect.stringMatching(/mine wrong: the output text is not of type Text/),
  ])
  await make('odd', 'async () => ({ text: () => 1 })')
  expect((await run(graphOf('odd', ['mine/odd'], 'a'))).failures).toEqual([
    expect.stringMatching(/mine odd: what it returned cannot be sent/),
  ])
})

test('one that loops forever ends at its time limit, alone: items beside it are finished', async () => {
  const limit = 'export const limits = { seconds: 1.5 }'
  await make(
    'loops',
    `async ({ inputs }) => { await null; if (inputs.text === 'loop') for (;;); return { text: inputs.text } }`,
    limit,
  )
  const began = Date.now()
  const looped = await run(graphOf('loops', ['mine/loops'], 'a loop b c d e'))
  expect(looped.failures).toEqual(['n0: mine loops: it took longer than its 1.5 s (limits.seconds)'])
  expect(['w0', 'w2', 'w3', 'w4', 'w5'].map(key => looped.value('n0', key))).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(Date.now() - began).toBeLessThan(30_000)
  await make(
    'hangs',
    `({ inputs }) => inputs.text === 'hang' ? new Promise(() => setInterval(() => {}, 1000)) : { text: inputs.text }`,
    limit,
  )
  const hung = await run(graphOf('hangs', ['mine/hangs'], 'a hang b'))
  expect(hung.failures).toEqual(['n0: mine hangs: it took longer than its 1.5 s (limits.seconds)'])
  expect(hung.value('n0', 'w2')).toBe('b')
})

test('one that ends its process, or takes too much memory, is named; others are not blamed', async () => {
  await make(
    'dies',
    `async ({ inputs }) => {
      if (inputs.text === 'exit') process.exit(3)
      if (inputs.text === 'abort') process.kill(process.pid, 'SIGSEGV')
      if (inputs.text === 'late') { setTimeout(() => { throw new Error('too late') }, 50); await new Promise(() => {}) }
      await new Promise(resolve => setTimeout(resolve, 300))
      return { text: inputs.text }
    }`,
  )
  const died = await run(graphOf('dies', ['mine/dies'], 'a exit b abort late c'))
  expect(died.failures.sort()).toEqual([
    'n0: mine dies: its process ended with code 1: Error: too late',
    'n0: mine dies: its process ended with code 3',
    'n0: mine dies: its process was ended by SIGSEGV',
  ])
  expect(['w0', 'w2', 'w5'].map(key => died.value('n0', key))).toEqual(['a', 'b', 'c'])
  await make(
    'eats',
    `async () => { const all = []; for (;;) { all.push(Buffer.alloc(8 << 20, 1)); await new Promise(resolve => setTimeout(resolve, 5)) } }`,
    'export const limits = { seconds: 30, memoryMiB: 256 }',
  )
  expect((await run(graphOf('eats', ['mine/eats'], 'a'))).failures).toEqual([
    'n0: mine eats: it used more than its 256 MiB of memory (limits.memoryMiB)',
  ])
})

test("a transient fault is tried again, a cancel reaches it, and it sees none of the server's keys", async () => {
  process.env.REELGRAPH_NODE_GREETING = 'hello'
  process.env.SOME_API_KEY = 'secret'
  const before = process.env.TMPDIR
  process.env.TMPDIR = bench.folder
  await make(
    'again',
    `async ({ inputs, ctx }) => {
      if (inputs.text === 'wait') await new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(new Error('stopped'))))
      const { appendFileSync, readFileSync } = await import('node:fs')
      appendFileSync(process.env.TMPDIR + '/tries', '.')
      if (readFileSync(process.env.TMPDIR + '/tries').length < 2) throw new TransientError('busy', { retryAfterMs: 10 })
      return { text: [process.env.REELGRAPH_NODE_GREETING, process.env.SOME_API_KEY].join() }
    }`,
  )
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  const { value, events } = await run(graphOf('again', ['mine/again'], 'x'))
  expect(value('n0', 'w0')).toBe('hello,')
  expect(
    events.some(event => event.type === 'item' && event.status === 'retrying' && /busy/.test(event.message ?? '')),
  ).toBe(true)
  const { id } = (await bench.call('POST', '/api/runs', { graph: graphOf('cancel', ['mine/again'], 'wait') }))
    .json as RunInfo
  const seen: NumberedEvent[] = []
  bench.host.engine.follow(id, 0, more => seen.push(...more))
  await until(() => seen.some(event => event.type === 'item' && event.node === 'n0' && event.status === 'running'))
  const handle = bench.host.engine.running(id)
  await bench.call('POST', `/api/runs/${id}/cancel`, {})
  expect((await handle?.finished)?.status).toBe('cancelled')
})

test('a module that is none, throws, never ends, or takes a type that is there, is named with the reason', async () => {
  const problem = async (folder: string, code: string) => {
    write(folder, code)
    return (await trust(folder)).json.problem
  }
  expect(await problem('none', 'export const x = 1')).toMatch(/none cannot be loaded: it exports no node/)
  expect(await problem('boom', 'throw new Error("boom")')).toMatch(/boom cannot be loaded: boom/)
  expect(await problem('taken', module_('trial/words', 'async () => ({})'))).toMatch(/trial\/words, which is built in/)
  expect(
    await problem(
      'types',
      module_('mine/types', 'async () => ({})').replace(
        'text: one(Text) },\n  run',
        'text: one(Text), text2: many(Text) },\n  run',
      ),
    ),
  ).toMatch(/output text2 emits many, so it needs a dimension/)
  expect(
    await problem('bad-limits', module_('mine/bl', 'async () => ({})', 'export const limits = { seconds: -1 }')),
  ).toMatch(/limits are wrong: seconds/)
  mkdirSync(path('empty'))
  expect((await trust('empty')).json.problem).toMatch(/it has no module: write index.js/)
})

test('a module may bring port types of its own, and several nodes', async () => {
  write(
    'palette',
    `import { defineNode, definePortType, one, Text, z } from 'reelgraph/node'
    const Palette = definePortType({ name: 'Palette', family: 'picture', description: 'Colours.', schema: z.object({ colors: z.array(z.string()) }) })
    const common = { version: 1, category: 'Mine', summary: 'Colours.', params: z.object({}) }
    export const read = defineNode({ ...common, type: 'mine/read-palette', title: 'Read', inputs: { text: one(Text) }, outputs: { palette: one(Palette) },
      run: async ({ inputs }) => ({ palette: inputs.text === 'bad' ? { colors: 'red' } : { colors: [inputs.text] } }) })
    export const show = defineNode({ ...common, type: 'mine/show-palette', title: 'Show', inputs: { palette: one(Palette) }, outputs: { text: one(Text) },
      run: async ({ inputs }) => ({ text: inputs.palette.colors[0] }) })`,
  )
  expect((await trust('palette')).json.types).toEqual(['mine/read-palette', 'mine/show-palette'])
  const nodes = (await bench.call('GET', '/api/nodes')).json
  expect(nodes.portTypes.at(-1)).toEqual({ name: 'Palette', family: 'picture', description: 'Colours.' })
  const graph = graphOf('palette', ['mine/read-palette', 'mine/show-palette'], 'red bad')
  const wired = {
    ...graph,
    edges: graph.edges
      .filter(edge => !/n0\.(all|by)/.test(edge.to))
      .map(edge => ({
        from: edge.from.replace('n0.text', 'n0.palette'),
        to: edge.to.replace('n1.text', 'n1.palette'),
      })),
  }
  const { value, failures } = await run(GraphDocument.parse(wired))
  expect(value('n1', 'w0')).toBe('red')
  expect(failures).toEqual([expect.stringMatching(/Read: the output palette is not of type Palette/)])
})
