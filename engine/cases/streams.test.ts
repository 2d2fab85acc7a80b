// ENGINE CASES 7, 8: keyed streams, and what is present, absent, failed or missing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const scenes = (
  count: number,
  change: Record<number, string> = {},
  order = Array.from({ length: count }, (_, at) => at),
) => order.map(at => `s${at}:${change[at] ?? `scene ${at}`}`).join('|')

describe('case 7: keyed map', () => {
  const mapped = (text: string) =>
    graph(
      {
        text: ['t/text', { text }],
        split: ['t/split'],
        a: ['t/map', { suffix: '1' }],
        b: ['t/map', { suffix: '2' }],
        c: ['t/map', { suffix: '3' }],
      },
      ['text.text > split.text', 'split.parts > a.part', 'a.part > b.part', 'b.part > c.part'],
    )
  const items = (executed: readonly string[]) => executed.filter(item => item.includes('/'))

  it('runs 15 scenes through three nodes as 45 items, and one changed scene as 3', async () => {
    expect(items((await rig.run(mapped(scenes(15)))).executed)).toHaveLength(45)
    const changed = await rig.run(mapped(scenes(15, { 7: 'another text' })))
    expect(items(changed.executed)).toEqual(['a/s7', 'b/s7', 'c/s7'])
    expect(changed.value('c.part@s7')).toEqual({ id: 's7', text: 'another text123' })
  })

  it('makes only the inserted scene when one is inserted in the middle', async () => {
    await rig.run(mapped(scenes(15)))
    const inserted = [0, 1, 2, 3, 4, 5, 6, 99, 7, 8, 9, 10, 11, 12, 13, 14]
    expect(items((await rig.run(mapped(scenes(16, {}, inserted)))).executed)).toEqual(['a/s99', 'b/s99', 'c/s99'])
  })
})

describe('case 8: shapes', () => {
  const base = {
    text: ['t/text', { text: 's1:a:one;b:two|s2:c:three|s3:' }],
    split: ['t/split'],
    lines: ['t/lines'],
  } satisfies Parameters<typeof graph>[0]
  const wires = ['text.text > split.text', 'split.parts > lines.part']

  it('a lone value meets scenes, and a list with its own dimension reaches a scene node whole', async () => {
    const run = await rig.run(
      graph({ ...base, cast: ['t/cast', { text: 'x:X|y:Y' }], each: ['t/each'], all: ['t/each'] }, [
        ...wires,
        'split.parts > each.part',
        'lines.lines > each.lines',
        'split.parts > all.part',
        'cast.people > all.lines',
      ]),
    )
    expect(run.value('each.text@s1')).toBe('s1[s1/a s1/b]')
    expect(run.value('each.text@s3')).toBe('s3[]')
    expect(run.value('all.text@s2')).toBe('s2[x y]')
  })

  it('gathers everything in document order, wires first', async () => {
    const run = await rig.run(
      graph({ ...base, join: ['t/join'] }, [...wires, 'lines.lines > join.parts', 'split.parts > join.parts']),
    )
    expect(run.value('join.text')).toMatch(/^s1\/a#0=one s1\/b#0=two s2\/c#0=three s1#1=.* s2#1=.* s3#1=$/)
  })

  it('`by` gathers once per named dimension, also where a list is empty', async () => {
    const run = await rig.run(graph({ ...base, by: ['t/by'] }, [...wires, 'lines.lines > by.lines']))
    expect(run.value('by.text@s1')).toBe('s1/a s1/b')
    expect(run.value('by.text@s3')).toBe('')
  })

  it('a dimension emitted again joins with the first; a key left out is missing, and named', async () => {
    const run = await rig.run(
      graph({ ...base, keep: ['t/keep', { drop: 's2' }], pair: ['t/pair'] }, [
        ...wires,
        'split.parts > keep.parts',
        'split.parts > pair.a',
        'keep.parts > pair.b',
      ]),
    )
    expect(run.value('pair.text@s1')).toBeDefined()
    expect(run.status_('pair/s2')).toMatchObject({ status: 'failed' })
    expect(run.status_('pair/s2')?.message).toContain(
      'Pair has no b for s2: Keep.parts is complete and never made that item',
    )
    expect(run.status).toBe('partial')
  })

  it('a missing item on an optional port is undefined', async () => {
    const run = await rig.run(
      graph({ ...base, keep: ['t/keep', { drop: 's2' }], pair: ['t/pair'] }, [
        ...wires,
        'split.parts > keep.parts',
        'split.parts > pair.a',
        'split.parts > pair.b',
        'keep.parts > pair.c',
      ]),
    )
    expect(run.value('pair.text@s2')).toBe('c:three+c:three')
    expect(run.value('pair.text@s1')).toBe('a:one;b:two+a:one;b:two+a:one;b:two')
  })

  it('a filtered item is absent below, dropped by a gather, undefined on an optional port', async () => {
    const run = await rig.run(
      graph({ ...base, some: ['t/filter', { word: 'one' }], below: ['t/map'], join: ['t/join'], pair: ['t/pair'] }, [
        ...wires,
        'split.parts > some.part',
        'some.part > below.part',
        'below.part > join.parts',
        'split.parts > pair.a',
        'split.parts > pair.b',
        'some.part > pair.c',
      ]),
    )
    expect(run.status_('below/s2')).toMatchObject({ status: 'absent' })
    expect(run.value('join.text')).toBe('s1#0=a:one;b:two')
    expect(run.value('pair.text@s2')).toBe('c:three+c:three')
    expect(run.status).toBe('done')
  })

  it('a failed item blocks what needs it, on an optional port too, and a tolerant gather goes on', async () => {
    rig.hook = ({ node, key }) => {
      if (node === 'bad' && key === 's2') throw new Error('no light')
    }
    const run = await rig.run(
      graph({ ...base, bad: ['t/map'], pair: ['t/pair'], join: ['t/join'], rough: ['t/rough'] }, [
        ...wires,
        'split.parts > bad.part',
        'split.parts > pair.a',
        'split.parts > pair.b',
        'bad.part > pair.c',
        'bad.part > join.parts',
        'bad.part > rough.parts',
      ]),
    )
    expect(run.status_('pair/s2')).toEqual({
      status: 'blocked',
      message: 'waits on c: bad at s2 failed: Map: no light',
    })
    expect(run.status_('join')).toMatchObject({ status: 'blocked' })
    expect(run.value('rough.text')).toBe('s1 s2! s3')
    expect(run.value('pair.text@s1')).toBeDefined()
  })

  it('a key emitted twice is an error that names it', async () => {
    const run = await rig.run(
      graph({ text: ['t/text', { text: 's1:a|s1:b' }], split: ['t/split'], map: ['t/map'] }, [
        'text.text > split.text',
        'split.parts > map.part',
      ]),
    )
    expect(run.status_('split')?.message).toContain('emits the key s1 twice')
    expect(run.status_('map')).toMatchObject({ status: 'blocked' })
    expect(run.status).toBe('partial')
  })

  it('refuses fewer items than a gather needs', async () => {
    const run = await rig.run(
      graph({ text: ['t/text', { text: '' }], split: ['t/split'], join: ['t/join'] }, [
        'text.text > split.text',
        'split.parts > join.parts',
        'split.parts > join.need',
      ]),
    )
    expect(run.status_('join')?.message).toBe('Join needs at least 1 on need, but got 0')
  })

  it('an optional input that shapes its node runs it per item where it is wired, absent items included', async () => {
    const document = graph(
      {
        text: ['t/text', { text: 'a:one|b:two' }],
        split: ['t/split'],
        filter: ['t/filter', { word: 'o' }],
        each: ['t/maybe'],
        none: ['t/filter', { word: 'w' }],
        half: ['t/maybe'],
        alone: ['t/maybe'],
      },
      [
        'text.text > split.text',
        'split.parts > filter.part',
        'filter.part > each.part',
        'split.parts > none.part',
        'none.part > half.part',
      ],
    )
    const run = await rig.run(document)
    expect(['a', 'b'].map(key => run.value(`each.text@${key}`))).toEqual(['one', 'two'])
    expect(['a', 'b'].map(key => run.value(`half.text@${key}`))).toEqual(['nothing', 'two'])
    expect(run.value('alone.text')).toBe('nothing')
  })

  it('any param is also a port', async () => {
    const run = await rig.run(
      graph(
        { ...base, map: ['t/map', { suffix: 'unused' }], word: ['t/text', { text: '?' }] },
        [...wires, 'split.parts > map.part', 'word.text > map.suffix'],
        {
          overrides: { map: { s2: { suffix: '!' } } },
        },
      ),
    )
    expect(run.value('map.part@s1')).toMatchObject({ text: 'a:one;b:two?' })
    expect(run.value('map.part@s2')).toMatchObject({ text: 'c:three!' })
  })
})

describe('case 12: overrides, edits and pins change only their item', () => {
  const document = (more: Record<string, unknown> = {}, text = 's1:one|s2:two') =>
    graph(
      { text: ['t/text', { text }], split: ['t/split'], map: ['t/map'], low: ['t/map', { suffix: '.' }] },
      ['text.text > split.text', 'split.parts > map.part', 'map.part > low.part'],
      more,
    )

  it('an override re-makes one item', async () => {
    await rig.run(document())
    expect((await rig.run(document({ overrides: { map: { s2: { suffix: '!' } } } }))).executed).toEqual([
      'map/s2',
      'low/s2',
    ])
  })

  it('an edit is what downstream sees, survives an upstream change, and goes away when it is removed', async () => {
    await rig.run(document())
    const edits = { split: { s2: { parts: { base: 'x', patch: { text: 'TWO' } } } } }
    const edited = await rig.run(document({ edits }))
    expect(edited.executed).toEqual(['map/s2', 'low/s2'])
    expect(edited.value('low.part@s2')).toMatchObject({ text: 'TWO.' })
    const changed = await rig.run(document({ edits }, 's1:one|s2:second'))
    expect(changed.value('low.part@s2')).toMatchObject({ text: 'TWO.' })
    expect(changed.executed).toEqual(['text', 'split'])
    expect((await rig.run(document())).executed).toEqual([])
  })

  it('an edit of a whole stream puts in, leaves out and reorders, and only what depends on that is made', async () => {
    const cut = (more: Record<string, unknown> = {}, text = 's1:one|s2:two|s3:three') =>
      graph(
        { text: ['t/text', { text }], split: ['t/split'], map: ['t/map'], join: ['t/join'] },
        ['text.text > split.text', 'split.parts > map.part', 'map.part > join.parts'],
        more,
      )
    const changed = (patch: unknown) => ({ edits: { split: { '': { parts: { base: 's1 s2 s3', patch } } } } })
    await rig.run(cut())
    const moved = await rig.run(cut(changed({ order: ['s3', 's1', 's2'] })))
    expect(moved.executed).toEqual(['join'])
    expect(moved.value('join.text')).toBe('s3#0=three s1#0=one s2#0=two')
    const patch = { order: ['s3', 's1', 'mine'], items: { mine: { id: 'mine', text: 'new' }, s2: null } }
    const mine = await rig.run(cut(changed(patch)))
    expect(mine.executed).toEqual(['map/mine', 'join'])
    expect(mine.value('join.text')).toBe('s3#0=three s1#0=one mine#0=new')
    // A part that is written since stands behind the one that it follows.
    const written = await rig.run(cut(changed(patch), 's1:one|s4:four|s2:two|s3:three'))
    expect(written.value('join.text')).toBe('s3#0=three s1#0=one s4#0=four mine#0=new')
    expect((await rig.run(cut())).executed).toEqual([])
    const broken = await rig.run(cut(changed({ items: { mine: 3 } })))
    expect(broken.status_('split')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('edit of parts at mine'),
    })
  })

  it('a pinned take survives an upstream change; un-pinned it is made anew', async () => {
    const first = await rig.run(document())
    const take = first.results.find(result => result.node === 'map' && result.key === 's1')?.take as string
    const pinned = await rig.run(document({ pins: { map: { s1: take } } }, 's1:changed|s2:two'))
    expect(pinned.value('low.part@s1')).toMatchObject({ text: 'one.' })
    expect(pinned.status_('map/s1')).toMatchObject({ status: 'pinned' })
    expect(pinned.executed).toEqual(['text', 'split'])
    expect((await rig.run(document({}, 's1:changed|s2:two'))).executed).toEqual(['map/s1', 'low/s1'])
  })
})
