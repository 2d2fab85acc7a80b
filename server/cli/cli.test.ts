// The command line: settings, displays and exports as functions, and runs with a real host and worker.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { specOf } from '../../engine/graph/define.ts'
import { GraphDocument } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { ResultInfo } from '../../engine/protocol/api.ts'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { openArtifacts } from '../../engine/store/artifacts.ts'
import { openDatabase } from '../../engine/store/database.ts'
import { extractGraph } from '../../nodes/media/embed.ts'
import { openHost } from '../host.ts'
import { workerCommand } from '../local-worker.ts'
import { TRIAL_LIBRARY, trialGraph } from '../testing/host.ts'
import { TRIAL_RUNNERS, until } from '../testing/hub.ts'
import { episodeGraph } from './episode.ts'
import { exportFiles, filesOf, products } from './export.ts'
import { applySetting, parseTarget } from './graph.ts'
import { paintFor, seconds } from './paint.ts'
import { showProgress } from './progress.ts'
import { runCommand } from './run.ts'
import { UsageError } from './usage.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const specs = new Map([...TRIAL_LIBRARY.nodes].map(([type, node]) => [type, specOf(node)]))
const plain = paintFor({})

describe('--set and --target', () => {
  const graph = trialGraph('set')

  const noFile = () => Promise.reject(new Error('no file here'))
  const set = (setting: string, library = specs) => applySetting(graph, setting, library, noFile)
  const withParam = (changes: object) => {
    const spec = specs.get('trial/words') as NodeSpec
    return new Map([['trial/words', { ...spec, params: [{ ...spec.params[0], name: 'n', ...changes }] } as NodeSpec]])
  }

  test('set a param, or the param of one item, read as its type', async () => {
    expect((await set('words.text=123 = "quoted"')).nodes[0]?.params).toEqual({ text: '123 = "quoted"' })
    expect(graph.nodes[0]?.params).toEqual({ text: 'one two three' })
    expect((await set('shout/w1.until=/there')).overrides).toEqual({ shout: { w1: { until: '/there' } } })
    const numbers = withParam({ type: 'Number' })
    expect((await set('words.n=7', numbers)).nodes[0]?.params.n).toBe(7)
    await expect(set('words.n=seven', numbers)).rejects.toThrow(/n must be a number/)
  })

  test('a path for a param that names a file becomes the file in the store', async () => {
    const files = withParam({ type: 'Json', widget: 'file' })
    const take = async (path: string) => ({ digest: 'd', from: path })
    const changed = await applySetting(graph, 'words.n=./ava smiles.png', files, take)
    expect(changed.nodes[0]?.params.n).toEqual({ digest: 'd', from: './ava smiles.png' })
    expect((await set('words.n={"digest":"x"}', files)).nodes[0]?.params.n).toEqual({ digest: 'x' })
  })

  test('what is not there is named, with what is', async () => {
    await expect(set('wrds.text=x')).rejects.toThrow(/no node wrds.*words, shout, join/)
    await expect(set('words.txt=x')).rejects.toThrow(/no param txt. It has text/)
    await expect(set('words')).rejects.toThrow(UsageError)
    expect(parseTarget('shout/w1/x', graph)).toEqual({ node: 'shout', key: 'w1/x' })
    expect(() => parseTarget('nobody', graph)).toThrow(UsageError)
  })
})

describe('the display', () => {
  const events = [
    {
      type: 'plan',
      nodes: [
        { id: 'words', shape: [] },
        { id: 'shout', shape: ['word'] },
      ],
      warnings: [],
    },
    { type: 'item', node: 'words', key: '', status: 'cached' },
    { type: 'item', node: 'shout', key: 'w0', status: 'done', seconds: 2.04, served: 'trial' },
    { type: 'item', node: 'shout', key: 'w1', status: 'running' },
    { type: 'progress', node: 'shout', key: 'w1', fraction: 0.5, message: 'half way' },
    { type: 'item', node: 'shout', key: 'w2', status: 'failed', message: 'no voice' },
  ].map((event, index) => ({ ...event, seq: index + 1, at: 0 })) as unknown as NumberedEvent[]

  test('on a terminal a line for each node redraws itself in place', () => {
    const text: string[] = []
    const screen = { columns: 80, write: (more: string) => void text.push(more) }
    const progress = showProgress(screen, new Map([['shout', 'Shout']]), plain)
    progress.take(events)
    progress.end()
    const lines = text.join('').split('\n')
    expect(lines[0]).toMatch(/words +━{14} +1\/1 +1 cached/)
    expect(lines[1]).toMatch(/Shout +━{12}── +2\/3 +1 failed, half way/)
    progress.end()
    expect(text.at(-1)?.startsWith('\u001b[2A\u001b[J')).toBe(true)
  })

  test('on a small terminal finished nodes make room, and all are shown at the end', async () => {
    const text: string[] = []
    const progress = showProgress({ columns: 80, rows: 7, write: more => void text.push(more) }, new Map(), plain)
    const ids = Array.from({ length: 9 }, (_, index) => `n${index}`)
    const plan = { type: 'plan', nodes: ids.map(id => ({ id, shape: [] })), warnings: [], seq: 1, at: 0 }
    const ended = ids
      .slice(0, 6)
      .map((node, index) => ({ type: 'item', node, key: '', status: 'done', seq: index + 2, at: 0 }))
    progress.take([plan, ...ended] as unknown as NumberedEvent[])
    await until(() => text.length > 0)
    expect(text[0]?.match(/n\d/g)).toEqual(['n4', 'n5', 'n6', 'n7', 'n8'])
    progress.end()
    expect(text[1]?.match(/n\d/g)).toEqual(ids)
  })

  test('elsewhere a plain line for each item that has ended', () => {
    const text: string[] = []
    const screen = { columns: undefined, write: (more: string) => void text.push(more) }
    showProgress(screen, new Map(), plain).take(events)
    expect(text.join('').split('\n')).toEqual([
      'cached    words',
      'done      shout/w0  2.0 s  trial',
      'failed    shout/w2  no voice',
      '',
    ])
  })

  test('times are short, and colour is only for terminals', () => {
    expect([0.04, 9.96, 59.4, 185, 3599].map(seconds)).toEqual(['0.0 s', '10.0 s', '59 s', '3 min 05 s', '59 min 59 s'])
    expect(paintFor({ isTTY: true }, {}).red('x')).toBe('\u001b[31mx\u001b[39m')
    expect(paintFor({ isTTY: true }, { NO_COLOR: '1' }).red('x')).toBe('x')
  })
})

describe('exports', () => {
  const output = (name: string, type: string) => ({ name, type, kind: 'one' as const, description: '' })
  const spec = (type: string, outputs: NodeSpec['outputs']): [string, NodeSpec] => [
    type,
    { type, outputs, params: [] } as unknown as NodeSpec,
  ]
  const library = new Map([
    spec('t/shot', [output('clip', 'Clip')]),
    spec('t/cut', [output('episode', 'Episode'), output('poster', 'Image')]),
    spec('t/qc', [output('episode', 'Episode'), output('report', 'QcReport')]),
    spec('t/look', []),
  ])
  const graph = GraphDocument.parse({
    ...trialGraph('x'),
    nodes: ['shot', 'cut', 'qc', 'look'].map(id => ({ id, type: `t/${id}` })),
    edges: [
      { from: 'shot.clip', to: 'cut.clips' },
      { from: 'cut.episode', to: 'qc.episode' },
      { from: 'qc.episode', to: 'look.any' },
    ],
  })

  test('of a whole graph are the last episode and what nobody else uses; of a target all it makes', () => {
    expect([...products(graph, [], library)]).toEqual([['qc', ['episode']]])
    expect([...products(graph, [{ node: 'cut' }], library)]).toEqual([['cut', ['episode', 'poster']]])
    expect([...products(graph, [{ node: 'shot', key: 'sc_1' }], library)]).toEqual([['shot', ['clip']]])
  })

  test('have readable names and carry the graph', async () => {
    const db = openDatabase(join(folder, 'export.db'))
    const artifacts = openArtifacts(join(folder, 'export-artifacts'), db)
    const film = join(folder, 'film.mp4')
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'color=size=32x32:rate=8:duration=0.5',
      '-pix_fmt',
      'yuv420p',
      film,
    ])
    const video = {
      ...(await artifacts.adopt(film, 'video/mp4')),
      width: 32,
      height: 32,
      fps: 8,
      frames: 4,
      duration: 0.5,
    }
    const srt = await artifacts.put('1\n', 'application/x-subrip')
    const vtt = await artifacts.put('WEBVTT\n', 'text/vtt')
    const episode = {
      title: 'E',
      video,
      srt,
      vtt,
      loudness: { integrated: -16, truePeak: -1, range: 5 },
      scenes: [],
      captions: [],
    }
    const result = (node: string, port: string, key: string, value: unknown): ResultInfo =>
      ({ node, key, outputs: [{ port, key, digest: 'd', value }], warnings: [] }) as unknown as ResultInfo
    const results = [result('qc', 'episode', '', episode), result('shot', 'clip', 'sc_1/l_2', video)]
    const chosen = new Map([
      ['qc', ['episode']],
      ['shot', ['clip']],
    ])
    const files = filesOf(results, chosen, graph, library)
    const out = join(folder, 'out')
    const written = await exportFiles(files, out, graph, async digest => artifacts.path(digest))
    expect(written.map(({ file }) => file)).toEqual(['episode.mp4', 'episode.srt', 'episode.vtt', 'shot_sc_1_l_2.mp4'])
    expect(await extractGraph(join(out, 'episode.mp4'))).toMatchObject({ nodes: [{ id: 'shot' }, {}, {}, {}] })
    expect(readFileSync(join(out, 'episode.vtt'), 'utf8')).toBe('WEBVTT\n')
    db.close()
  })
})

describe('reelgraph run', () => {
  const run = async (graph: GraphDocument, options: object = {}) => {
    const text: string[] = []
    const terminal = {
      out: (more: string) => void text.push(more),
      paint: plain,
      columns: undefined,
      onInterrupt: () => () => {},
    }
    const code = await runCommand(
      async () => graph,
      {
        data: join(folder, 'data'),
        set: [],
        target: [],
        out: undefined,
        dry: false,
        force: false,
        takes: 0,
        cap: undefined,
        json: false,
        list: true,
        ...options,
      },
      terminal,
      { library: TRIAL_LIBRARY, worker: { lazy: true, slots: 2, runners: [TRIAL_RUNNERS], only: true } },
    )
    return { code, text: text.join('') }
  }

  test('says what would run, runs it, and finds it all the second time without starting a worker', async () => {
    const dry = await run(trialGraph('cli'), { dry: true })
    expect(dry.text).toMatch(/run +words/)
    expect(dry).toMatchObject({ code: 0, text: expect.stringMatching(/\d+ would run, 0 are there/) })
    const first = await run(trialGraph('cli'), { out: join(folder, 'run-out') })
    expect(first.code).toBe(0)
    expect(first.text).toMatch(/done +shout\/w2.*trial/)
    expect(first.text).toMatch(/Executed 5 items:\n {2}words/)
    expect(first.text).toMatch(/done: 5 executed, 0 cached, 0 failed/)
    expect(readdirSync(join(folder, 'run-out'))).toEqual(['report.json'])
    const report = JSON.parse(readFileSync(join(folder, 'run-out', 'report.json'), 'utf8'))
    expect(report).toMatchObject({ status: 'done', providers: { trial: 3 }, cached: [] })
    const before = Date.now()
    const second = await run(trialGraph('cli'))
    expect(second.text).toMatch(/done: 0 executed, 5 cached, 0 failed/)
    expect(second.text).toContain('Executed 0 items:')
    expect(Date.now() - before).toBeLessThan(2000)
    const changed = await run(trialGraph('cli'), { set: ['words.text=one two four'] })
    expect(changed.text).toMatch(/Executed 3 items:\n {2}words\n {2}shout\/w2 {2}trial\n {2}join/)
  })

  test('goes to the server that has the data folder, and gives the same', async () => {
    const data = join(folder, 'served')
    const host = await openHost({
      data,
      what: 'a test server',
      library: TRIAL_LIBRARY,
      worker: { slots: 2, runners: [TRIAL_RUNNERS], only: true },
    })
    try {
      const first = await run(trialGraph('cli'), { data })
      expect(first).toMatchObject({ code: 0, text: expect.stringMatching(/done: 5 executed, 0 cached, 0 failed/) })
      expect((await run(trialGraph('cli'), { data })).text).toMatch(/done: 0 executed, 5 cached/)
      expect((await run(trialGraph('cli'), { data, dry: true })).text).toMatch(/0 would run, 5 are there/)
      expect(host.engine.runs()).toHaveLength(2)
      const broken = { ...trialGraph('cli'), edges: [{ from: 'words.no', to: 'shout.word' }] }
      await expect(run(broken, { data })).rejects.toThrow(UsageError)
    } finally {
      await host.close()
    }
  })

  test('ends with 1 when an item failed, and says why', async () => {
    const { code, text } = await run(trialGraph('cli-fails', { capability: 'trial.permanent' }, 'one'))
    expect(code).toBe(1)
    expect(text).toMatch(/failed +shout\/w0 +Shout: this will never do/)
  })

  test('prints JSON and nothing else with --json', async () => {
    const { text } = await run(trialGraph('cli'), { json: true, target: ['join'] })
    expect(JSON.parse(text)).toMatchObject({ status: 'done', results: expect.any(Array) })
  })

  test('refuses a graph that cannot run with every problem', async () => {
    const graph = trialGraph('cli')
    const broken = GraphDocument.parse({
      ...graph,
      nodes: [...graph.nodes, { id: 'odd', type: 'no/such' }],
      edges: [...graph.edges, { from: 'odd.out', to: 'join.words' }],
    })
    await expect(run(broken)).rejects.toThrow(UsageError)
    await expect(run(broken)).rejects.toThrow(/no\/such/)
  })
})

test('an episode puts the words into the Story Prompt and the seed into every node that has one', () => {
  const seeded = { type: 'trial/words', params: [{ name: 'seed' }] } as unknown as NodeSpec
  const graph = trialGraph('ep')
  const story = {
    ...graph,
    nodes: [...graph.nodes, { id: 'story', type: 'story/story-prompt', params: { tone: 'dry' } }],
  } as unknown as GraphDocument
  const words = {
    premise: 'Ava wakes',
    seconds: 36,
    genre: 'noir',
    theme: undefined,
    setting: undefined,
    tone: undefined,
    seed: 9,
  }
  const made = episodeGraph(story, words, new Map([['trial/words', seeded]]))
  // Another story has another tone; the same one keeps what the graph says of it.
  expect(made.nodes.find(node => node.id === 'story')?.params).toEqual({
    premise: 'Ava wakes',
    seconds: 36,
    genre: 'noir',
  })
  const again = episodeGraph(made, { ...words, genre: undefined, seed: undefined }, new Map())
  expect(again.nodes.find(node => node.id === 'story')?.params.genre).toBe('noir')
  expect(made.nodes.find(node => node.id === 'words')?.params.seed).toBe(9)
  expect(() => episodeGraph(graph, words, new Map())).toThrow(/no Story Prompt/)
})

describe('the process', () => {
  const { program, args } = workerCommand()
  const cli = (...more: string[]) =>
    spawnSync(program, [...args.slice(0, -1), join(import.meta.dirname, '..', 'cli.ts'), ...more], {
      encoding: 'utf8',
      env: { ...process.env, REELGRAPH_DATA: join(folder, 'process') },
    })

  test('uses 2 for a wrong command, a wrong option and a wrong graph, in words', () => {
    const file = join(folder, 'wrong.json')
    writeFileSync(file, JSON.stringify({ ...trialGraph('wrong'), nodes: [{ id: 'odd', type: 'no/such' }], edges: [] }))
    expect(cli('fly')).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no command fly') })
    expect(cli('run', '--fast')).toMatchObject({ status: 2, stderr: expect.stringContaining('--fast') })
    expect(cli('validate', file)).toMatchObject({ status: 2, stdout: expect.stringContaining('no/such') })
    expect(cli('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: reelgraph') })
  })
})
