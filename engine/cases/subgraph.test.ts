// Sub-graphs: a saved graph as a node, with its own key as the root.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../graph/document.ts'
import { connectionProblem } from '../graph/model/connect.ts'
import { isSubgraph, subgraphSpec } from '../graph/model/subgraph.ts'
import type { NodeSpec } from '../graph/spec.ts'
import { graph, openRig, type Rig } from '../testing/rig.ts'

const saved = new Map<string, GraphDocument>()
let rig: Rig
beforeEach(async () => {
  saved.clear()
  rig = await openRig({ graphs: (id, revision) => saved.get(`${id}@${revision}`) })
})
afterEach(() => rig.close())

/** Splits a part into lines and joins what each of them became: one text for each part it is given. */
const inner = (suffix = '') =>
  graph(
    {
      in: ['flow/graph-input', { name: 'part', type: 'Part' }],
      lines: ['t/lines'],
      map: ['t/map', { suffix }],
      all: ['t/join'],
      loose: ['t/join'],
      out: ['flow/graph-output', { name: 'text' }],
    },
    [
      'in.value > lines.part',
      'lines.lines > map.part',
      'map.part > all.parts',
      'map.part > loose.parts',
      'all.text > out.value',
    ],
    { id: 'inner', name: 'Join the lines' },
  )
const outer = (more: Record<string, unknown> = {}, version = 1) =>
  graph(
    {
      text: ['t/text', { text: 'a:p:1;q:2|b:r:3' }],
      split: ['t/split'],
      sub: ['graph/inner', {}, { version }],
      up: ['t/upper'],
    },
    ['text.text > split.text', 'split.parts > sub.part', 'sub.text > up.text'],
    more,
  )

describe('a sub-graph', () => {
  it('runs once for each of its items: what gathers inside gathers below its key', async () => {
    saved.set('inner@1', inner())
    const run = await rig.run(outer())
    expect(run.status).toBe('done')
    expect(run.value('up.text@a')).toBe('A/P#0=1 A/Q#0=2')
    expect(run.value('up.text@b')).toBe('B/R#0=3')
    expect(run.executed).toContain('sub/map/a/q')
    expect(run.executed.some(item => item.startsWith('sub/loose'))).toBe(false)
    expect((await rig.run(outer())).executed).toEqual([])
  })

  it('takes overrides for its own nodes, and is the revision it was placed with', async () => {
    saved.set('inner@1', inner())
    saved.set('inner@2', inner('!'))
    await rig.run(outer())
    const changed = await rig.run(outer({ overrides: { 'sub/map': { b: { suffix: '?' } } } }))
    expect(changed.value('up.text@b')).toBe('B/R#0=3?')
    expect(changed.executed).toEqual(['sub/map/b/r', 'sub/all/b', 'up/b'])
    expect((await rig.run(outer({}, 2))).value('up.text@a')).toBe('A/P#0=1! A/Q#0=2!')
  })

  it('can be a target, planned, and cancelled like any node', async () => {
    saved.set('inner@1', inner())
    const plan = await rig.engine.plan({ graph: outer(), targets: [{ node: 'sub', key: 'a' }] })
    expect(plan.problems).toEqual([])
    const run = await rig.run(outer(), { targets: [{ node: 'sub', key: 'a' }] })
    expect(run.executed.filter(item => item.startsWith('sub/all'))).toEqual(['sub/all/a'])
  })

  it('lies within others, but not within itself', async () => {
    saved.set('inner@1', inner())
    saved.set(
      'middle@1',
      graph(
        {
          in: ['flow/graph-input', { name: 'part' }],
          deep: ['graph/inner'],
          out: ['flow/graph-output', { name: 'text' }],
        },
        ['in.value > deep.part', 'deep.text > out.value'],
        { id: 'middle', name: 'Middle' },
      ),
    )
    const nested = outer()
    const run = await rig.run({
      ...nested,
      nodes: nested.nodes.map(node => (node.id === 'sub' ? { ...node, type: 'graph/middle' } : node)),
    })
    expect(run.value('up.text@b')).toBe('B/R#0=3')
    expect(run.executed).toContain('sub/deep/all/a')
    saved.set('inner@1', graph({ me: ['graph/inner'] }, [], { id: 'inner' }))
    await expect(rig.run(outer())).rejects.toThrow('within itself')
  })

  it('says what is wrong inside and what is not there', async () => {
    await expect(rig.run(outer())).rejects.toThrow('graph/inner')
    const broken = inner()
    saved.set('inner@1', { ...broken, edges: broken.edges.filter(edge => edge.to !== 'lines.part') })
    await expect(rig.run(outer())).rejects.toThrow('Lines needs a Part on part')
  })

  it('declares itself: inputs as they are named, outputs with the type of what is wired to them', () => {
    const specs = (rig.engine as unknown as { specs: Map<string, never> }).specs
    expect(isSubgraph(inner())).toBe(true)
    expect(isSubgraph(outer())).toBe(false)
    expect(subgraphSpec(inner(), 3, specs)).toMatchObject({
      type: 'graph/inner',
      version: 3,
      title: 'Join the lines',
      inputs: [{ name: 'part', type: 'Part', kind: 'one', optional: false }],
      outputs: [{ name: 'text', type: 'Text', kind: 'one' }],
    })
  })

  it('says how much deeper its streams are than what it runs for, so that wires to them are judged as they will run', async () => {
    const deep = graph(
      {
        in: ['flow/graph-input', { name: 'text', type: 'Text' }],
        split: ['t/split'],
        lines: ['t/lines'],
        twin: ['t/split'],
        parts: ['flow/graph-output', { name: 'parts' }],
        out: ['flow/graph-output', { name: 'lines' }, { at: [0, 1] }],
        twins: ['flow/graph-output', { name: 'twins' }, { at: [0, 2] }],
      },
      [
        'in.value > split.text',
        'in.value > twin.text',
        'split.parts > lines.part',
        'split.parts > parts.value',
        'lines.lines > out.value',
        'twin.parts > twins.value',
      ],
      { id: 'inner', name: 'Deep' },
    )
    saved.set('inner@1', deep)
    const specs = new Map((rig.engine as unknown as { specs: Map<string, NodeSpec> }).specs)
    const spec = subgraphSpec(deep, 1, specs)
    expect(spec.outputs).toMatchObject([
      { name: 'parts', type: 'Part', kind: 'many', dimension: 'part' },
      { name: 'lines', type: 'Part', kind: 'many', dimension: 'part', below: ['line'] },
      { name: 'twins', type: 'Part', kind: 'many', dimension: 'part of twin' },
    ])
    specs.set('graph/inner', spec)
    const around = graph(
      {
        text: ['t/text', { text: 'a:p:1;q:2|b:r:3' }],
        sub: ['graph/inner'],
        map: ['t/map'],
        pair: ['t/pair'],
        all: ['t/join'],
      },
      ['text.text > sub.text', 'sub.lines > map.part', 'sub.parts > pair.a', 'map.part > all.parts'],
    )
    expect(connectionProblem(around, specs, 'map.part', 'all.head')).toMatch(/per part and line.*gather it first/)
    expect(connectionProblem(around, specs, 'sub.parts', 'pair.b')).toBeUndefined()
    expect(connectionProblem(around, specs, 'sub.twins', 'pair.b')).toMatch(/different splitters/)
    const run = await rig.run({
      ...around,
      nodes: around.nodes.filter(node => node.id !== 'pair'),
      edges: around.edges.filter(edge => edge.to !== 'pair.a'),
    })
    expect(run.executed).toContain('map/a/q')
  })
})
