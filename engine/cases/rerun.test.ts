// Re-run semantics: ranges, from here on, frozen nodes, private attempts under some items, pieces of wire.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectionProblem } from '../graph/model/connect.ts'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const film = (more: Record<string, unknown> = {}) =>
  graph(
    {
      text: ['t/text', { text: 'a:one|b:two?|c:three|d:four?' }],
      split: ['t/split'],
      map: ['t/map'],
      second: ['t/map', { suffix: '' }],
      polish: ['t/polish'],
      other: ['t/length'],
    },
    [
      'text.text > split.text',
      'split.parts > map.part',
      'map.part > second.part',
      'second.part > polish.parts',
      'polish.text > other.text',
    ],
    more,
  )

describe('targets', () => {
  it('takes a range of items, in item order, whichever end is named first', async () => {
    const run = await rig.run(film(), { targets: [{ node: 'map', key: 'c', through: 'b' }] })
    expect(run.executed).toEqual(['text', 'split', 'map/b', 'map/c'])
    const forced = await rig.run(film(), { targets: [{ node: 'map', key: 'b', through: 'c' }], force: true })
    expect(forced.executed).toEqual(['map/b', 'map/c'])
    const fromFirst = await rig.run(film(), { targets: [{ node: 'map', through: 'c' }] })
    expect(fromFirst.executed).toEqual(['map/a'])
  })

  it('names the end of a range that is not there', async () => {
    const run = await rig.run(film(), { targets: [{ node: 'map', key: 'b', through: 'zz' }] })
    expect(run.status).toBe('partial')
    expect(run.status_('map/b')?.message).toContain('zz')
  })

  it('runs from here on: the node, one item of it, and all that is downstream', async () => {
    await rig.run(film())
    const run = await rig.run(film(), { targets: [{ node: 'second', key: 'b', onward: true }], force: true })
    expect(run.executed).toEqual(['second/b'])
    const changed = graph(
      Object.fromEntries(
        film().nodes.map(node => [node.id, [node.type, node.id === 'second' ? { suffix: '.' } : node.params]]),
      ),
      film().edges.map(edge => `${edge.from} > ${edge.to}`),
    )
    const onward = await rig.run(changed, { targets: [{ node: 'second', onward: true }] })
    expect(onward.executed.at(-1)).toBe('other')
    expect((await rig.run(changed)).executed).toEqual([])
  })

  it('plans the same set that it then runs', async () => {
    const targets = [{ node: 'map', key: 'b', through: 'c' }]
    await rig.run(film(), { targets: [{ node: 'split' }] })
    const plan = await rig.engine.plan({ graph: film(), targets })
    expect(plan.items.filter(item => item.state === 'run').map(item => item.key)).toEqual(['b', 'c'])
  })
})

describe('frozen nodes', () => {
  it('do not execute: what of them is stored is used, the rest is not made yet', async () => {
    const rough = graph(
      { text: ['t/text', { text: 'a:one|b:two' }], split: ['t/split'], map: ['t/map'], cut: ['t/rough'] },
      ['text.text > split.text', 'split.parts > map.part', 'map.part > cut.parts'],
    )
    await rig.run(rough, { targets: [{ node: 'map', key: 'a' }] })
    const run = await rig.run(rough, { targets: [{ node: 'cut' }], frozen: ['map'] })
    expect(run.executed).toEqual(['cut'])
    expect(run.value('cut.text')).toBe('a b!')
    expect(run.status_('map/b')).toEqual({ status: 'blocked', message: 'not made yet' })
    expect((await rig.run(rough)).value('cut.text')).toBe('a b')
  })
})

describe('private attempts under some items', () => {
  it('make only those again, and what gathers them', async () => {
    const run = await rig.run(film())
    expect(run.value('polish.text')).toBe('one two?! three four?!')
    // The first pass of `second` finds what `map` made; only b and d are made again.
    expect(run.executed.filter(item => item.startsWith('second/')).sort()).toEqual(['second/b', 'second/d'])
    expect(run.executed.filter(item => item.startsWith('map/'))).toHaveLength(4)
  })

  it('leave pinned items alone and say so', async () => {
    const first = await rig.run(film())
    const take = first.results.find(result => result.node === 'second' && result.key === 'b')?.take as string
    const run = await rig.run(film({ pins: { second: { b: take } } }), { targets: [{ node: 'polish' }], force: true })
    expect(run.value('polish.text')).toBe('one two? three four?!')
    const polish = run.events.findLast(event => event.type === 'item' && event.node === 'polish')
    expect(polish?.type === 'item' && polish.warnings?.join()).toContain('second is pinned at b')
  })
})

describe('a piece of wire', () => {
  const wired = (kind: string) =>
    graph(
      { text: ['t/text', { text: 'a:one|b:two' }], split: ['t/split'], w: ['t/wire'], v: ['t/wire'], end: [kind] },
      [
        'text.text > split.text',
        'split.parts > w.in',
        'w.out > v.in',
        ...(kind === 't/map' ? ['v.out > end.part'] : []),
      ],
    )

  it('is never run and changes no result', async () => {
    const run = await rig.run(wired('t/map'))
    expect(run.status).toBe('done')
    expect(run.executed).toEqual(['text', 'split', 'end/a', 'end/b'])
  })

  it('carries the type and shape of what it comes from', () => {
    const specs = (rig.engine as unknown as { specs: Map<string, never> }).specs
    expect(connectionProblem(wired('t/map'), specs, 'v.out', 'end.part')).toBeUndefined()
    expect(connectionProblem(wired('t/upper'), specs, 'v.out', 'end.text')).toContain('takes a Text')
  })
})

describe('what a loop is told of its makers', () => {
  it('is the params of the item at hand, overrides included', async () => {
    const looped = graph(
      {
        text: ['t/text', { text: 'a:1|b:2' }],
        split: ['t/split'],
        map: ['t/map', { suffix: '7' }],
        score: ['t/score'],
        loop: ['t/refine'],
      },
      [
        'text.text > split.text',
        'split.parts > map.part',
        'map.part > score.part',
        'map.part > loop.part',
        'score.score > loop.score',
      ],
      { overrides: { map: { b: { suffix: '8' } } } },
    )
    const told: Record<string, unknown> = {}
    rig.hook = ({ node, key, ctx }) => {
      if (node === 'loop') told[key] = ctx.regenerable('part')[0]?.params.suffix
    }
    await rig.run(looped)
    expect(told).toEqual({ a: '7', b: '8' })
  })
})
