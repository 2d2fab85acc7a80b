// ENGINE CASES 5, 6, 20–22: what is found before anything runs, and what survives.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectionProblem } from '../graph/model/connect.ts'
import { parseDocument } from '../graph/parse.ts'
import { InvalidGraphError } from '../run/api.ts'
import { graph, openRig, type Rig, target } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const problemsOf = async (work: () => Promise<unknown>) => {
  try {
    await work()
  } catch (error) {
    if (error instanceof InvalidGraphError) return error.problems
    throw error
  }
  throw new Error('It ran')
}

describe('case 5: validation', () => {
  it('reports all problems at once, each with node, port, what was received and what was expected', async () => {
    const document = graph(
      {
        a: ['t/text', { text: 7 }],
        n: ['t/number', { value: 1000, mode: 'z' }],
        u: ['t/upper'],
        gone: ['t/removed'],
        l: ['t/length'],
        m: ['t/upper'],
      },
      ['n.value > u.text', 'a.text > l.nowhere', 'gone.out > m.text'],
    )
    const problems = await problemsOf(() => rig.run(document))
    const said = problems.map(problem => [problem.node, problem.port, problem.message])
    expect(said).toContainEqual(['a', 'text', 'Text: text is 7; expected text'])
    expect(said).toContainEqual(['n', 'value', 'Number: value is 1000; the most is 100'])
    expect(said).toContainEqual(['n', 'mode', 'Number: mode is "z"; it must be one of a, b'])
    expect(said).toContainEqual(['u', 'text', 'Upper: text takes a Text, but the wire from Number brings a Number'])
    expect(said).toContainEqual(['l', 'nowhere', 'Length has no input nowhere; it has text'])
    expect(said).toContainEqual(['l', 'text', 'Length needs a Text on text; wire one in'])
    expect(problems.find(problem => problem.node === 'gone')?.code).toBe('unknown-node')
    expect(rig.executed).toEqual([])
  })

  it('names the nodes of a real cycle', async () => {
    const problems = await problemsOf(() =>
      rig.run(graph({ a: ['t/upper'], b: ['t/upper'] }, ['a.text > b.text', 'b.text > a.text'])),
    )
    expect(problems[0]?.message).toMatch(/Upper → Upper → Upper is a cycle/)
  })

  it('refuses two wires in a single port and duplicate ids', async () => {
    const document = graph({ a: ['t/text'], b: ['t/text'], u: ['t/upper'] }, ['a.text > u.text', 'b.text > u.text'])
    document.nodes.push({ ...(document.nodes[0] as (typeof document.nodes)[number]) })
    const codes = (await problemsOf(() => rig.run(document))).map(problem => problem.code)
    expect(codes).toEqual(expect.arrayContaining(['two-wires', 'duplicate-id']))
  })

  it('checks only what the targets need', async () => {
    const document = graph({ a: ['t/text'], u: ['t/upper'], broken: ['t/number', { value: -1 }] }, ['a.text > u.text'])
    expect((await rig.run(document, { targets: [target('u')] })).status).toBe('done')
  })

  it('runs what a cycle elsewhere does not touch, and of all only what lies before it when that is allowed', async () => {
    const document = graph(
      { a: ['t/text', { text: 'x' }], u: ['t/upper'], x: ['t/upper'], y: ['t/upper'], below: ['t/upper'] },
      ['a.text > u.text', 'a.text > x.text', 'y.text > x.suffix', 'x.text > y.text', 'y.text > below.text'],
    )
    expect((await rig.run(document, { targets: [target('u')] })).value('u.text')).toBe('X')
    expect((await problemsOf(() => rig.run(document))).map(problem => problem.code)).toContain('cycle')
    const run = await rig.run(document, { allowPartial: true })
    expect([run.status, run.value('u.text'), run.value('below.text')]).toEqual(['done', 'X', undefined])
    expect(rig.engine.runInfo(run.id)?.problems[0]).toMatchObject({ code: 'cycle', severity: 'warning' })
  })

  it('checks overrides too', async () => {
    const document = graph({ n: ['t/number'] }, [], { overrides: { n: { sc_1: { value: 500 } } } })
    expect(await problemsOf(() => rig.run(document))).toMatchObject([{ node: 'n', port: 'value', key: 'sc_1' }])
  })
})

describe('case 6: two outputs, one broken', () => {
  const document = graph({ a: ['t/text', { text: 'x' }], good: ['t/upper'], bad: ['t/upper'] }, ['a.text > good.text'])

  it('runs the good one alone', async () => {
    expect((await rig.run(document, { targets: [target('good')] })).value('good.text')).toBe('X')
  })

  it('reports the broken one and runs nothing when both are asked for', async () => {
    expect(await problemsOf(() => rig.run(document))).toMatchObject([{ node: 'bad', code: 'missing-input' }])
    expect(rig.executed).toEqual([])
  })

  it('runs what is whole with allowPartial and keeps the problem as a warning', async () => {
    const run = await rig.run(document, { allowPartial: true })
    expect(run.value('good.text')).toBe('X')
    expect(rig.engine.runInfo(run.id)?.problems).toMatchObject([{ node: 'bad', severity: 'warning' }])
  })
})

describe('case 8: shapes are refused at the wire with the reason', () => {
  const specs = () => (rig.engine as unknown as { specs: Map<string, never> }).specs
  const document = graph(
    {
      ta: ['t/text', { text: 'a:1' }],
      sa: ['t/split', {}, { title: 'Left' }],
      tb: ['t/text', { text: 'b:1' }],
      sb: ['t/split', {}, { title: 'Right' }],
      pair: ['t/pair'],
      lines: ['t/lines'],
      upper: ['t/upper'],
      join: ['t/join'],
    },
    ['ta.text > sa.text', 'tb.text > sb.text', 'sa.parts > pair.a', 'sa.parts > lines.part'],
  )

  it('two unrelated splitters never join', () => {
    expect(connectionProblem(document, specs(), 'sb.parts', 'pair.b')).toMatch(/per part .* from different splitters/)
    expect(connectionProblem(document, specs(), 'sa.parts', 'pair.b')).toBeUndefined()
  })

  it('a deeper stream does not fit an optional single input', () => {
    expect(connectionProblem(document, specs(), 'lines.lines', 'join.head')).toMatch(/gather it first/)
    expect(connectionProblem(document, specs(), 'lines.lines', 'join.parts')).toBeUndefined()
  })

  it('types that do not fit, and cycles, are refused in words', () => {
    expect(connectionProblem(document, specs(), 'ta.text', 'pair.a')).toBe('a takes a Part, not Text')
    expect(connectionProblem(document, specs(), 'sa.parts', 'ta.text')).toBe('text takes a Text, not Part')
    expect(connectionProblem(document, specs(), 'upper.text', 'upper.suffix')).toMatch(/cycle/)
  })
})

describe('case 20: muted and bypassed nodes', () => {
  const nodes = (mode: string): Parameters<typeof graph>[0] => ({
    a: ['t/text', { text: 'x' }],
    u: ['t/upper', {}, { mode }],
    l: ['t/length'],
  })

  it('a bypassed node hands its matching type through', async () => {
    const run = await rig.run(
      graph({ ...nodes('bypassed'), u2: ['t/upper', { suffix: '!' }] }, [
        'a.text > u.text',
        'u.text > u2.text',
        'u.text > l.text',
      ]),
    )
    expect(run.value('u2.text')).toBe('X!')
    expect(run.executed).not.toContain('u')
  })

  it('a long row of bypassed nodes is followed in no time, and one that ends in itself brings nothing', async () => {
    const row = Array.from({ length: 20_000 }, (_, at) => `u${at}`)
    const document = graph(
      {
        a: ['t/text', { text: 'x' }],
        ...Object.fromEntries(row.map(id => [id, ['t/upper', {}, { mode: 'bypassed' }]])),
        end: ['t/upper'],
      },
      [
        'a.text > u0.text',
        ...row.slice(1).map((id, at) => `u${at}.text > ${id}.text`),
        `${row.at(-1)}.text > end.text`,
      ],
    )
    expect((await rig.run(document)).value('end.text')).toBe('X')
    const ring = graph(nodes('bypassed'), ['u.text > u.text', 'u.text > l.text'])
    expect((await problemsOf(() => rig.run(ring))).map(problem => problem.code)).toContain('missing-input')
  })

  it('a muted node acts as absent', async () => {
    const run = await rig.run(graph(nodes('muted'), ['a.text > u.text', 'u.text > l.text']))
    expect(run.status_('l')).toMatchObject({ status: 'absent' })
    expect(run.status).toBe('done')
    expect(run.executed).toEqual([])
  })

  it('a bypass without a matching type is an error that says so', async () => {
    const document = graph(
      { a: ['t/text'], l: ['t/length', {}, { mode: 'bypassed' }], m: ['t/blend'], b: ['t/text'] },
      ['a.text > l.text', 'l.value > m.mask', 'a.text > m.a', 'b.text > m.b'],
    )
    const problems = await problemsOf(() => rig.run(document))
    expect(problems.map(problem => problem.message)).toContainEqual(
      'Length is bypassed, but has no Number input to hand through to value; mute it or rewire',
    )
  })
})

describe('case 21: unknown nodes', () => {
  it('survive a load and a save byte for byte, and only runs that need them fail', async () => {
    const source = JSON.stringify({
      format: 'reelgraph',
      version: 1,
      id: 'g',
      name: 'n',
      description: '',
      nodes: [
        { id: 'a', type: 't/text', version: 1, at: [0, 0], params: { text: 'x' }, mode: 'active' },
        {
          id: 'z',
          type: 'someone/else',
          version: 3,
          at: [1, 2],
          params: { deep: { list: [1, { a: null }] } },
          mode: 'active',
          theirs: true,
        },
      ],
      edges: [{ from: 'a.text', to: 'z.what', theirs: 1 }],
      overrides: {},
      edits: {},
      pins: {},
      frames: [],
      notes: [],
      extension: { kept: [1, 2] },
    })
    const parsed = parseDocument(JSON.parse(source))
    if ('problems' in parsed) throw new Error('not parsed')
    expect(JSON.parse(JSON.stringify(parsed.document))).toEqual(JSON.parse(source))
    expect((await rig.run(parsed.document, { targets: [target('a')] })).status).toBe('done')
    expect(await problemsOf(() => rig.run(parsed.document))).toMatchObject([{ code: 'unknown-node', node: 'z' }])
  })
})

describe('case 22: migrations', () => {
  it('loads the draft format', () => {
    const parsed = parseDocument({
      format: 'reelgraph',
      version: 0,
      id: 'old',
      nodes: [
        { id: 'a', kind: 't/text', x: 4, y: 5, params: {} },
        { id: 'u', kind: 't/upper' },
      ],
      links: [{ source: 'a.text', target: 'u.text' }],
    })
    expect(parsed).toMatchObject({
      document: {
        version: 1,
        nodes: [
          { id: 'a', type: 't/text', at: [4, 5] },
          { id: 'u', type: 't/upper' },
        ],
        edges: [{ from: 'a.text', to: 'u.text' }],
      },
    })
  })

  it('refuses what is newer, or no graph at all, in words', () => {
    expect(parseDocument({ format: 'reelgraph', version: 99 })).toMatchObject({ problems: [{ code: 'newer-version' }] })
    expect(parseDocument([])).toMatchObject({ problems: [{ code: 'not-a-graph' }] })
    expect(parseDocument({ format: 'reelgraph', version: 1, id: 'a b', nodes: [{}] })).toMatchObject({
      problems: [{}, {}, {}],
    })
  })
})

describe('wires past a loop', () => {
  const looped = (from: string) =>
    graph(
      {
        text: ['t/text', { text: 'a:one5' }],
        split: ['t/split'],
        map: ['t/map'],
        score: ['t/score'],
        loop: ['t/refine'],
        join: ['t/join'],
      },
      [
        'text.text > split.text',
        'split.parts > map.part',
        'map.part > score.part',
        'map.part > loop.part',
        'score.score > loop.score',
        `${from} > join.parts`,
      ],
    )

  it('are warned of, and stop nothing', async () => {
    const warnings = async (from: string) =>
      (await rig.engine.validate(looped(from))).filter(problem => problem.code === 'past-loop')
    expect(await warnings('loop.part')).toEqual([])
    expect(await warnings('map.part')).toMatchObject([
      {
        severity: 'warning',
        node: 'join',
        port: 'parts',
        message: expect.stringContaining('Join takes parts from Map, past Refine'),
      },
    ])
    expect((await rig.run(looped('map.part'))).status).toBe('done')
  })
})
