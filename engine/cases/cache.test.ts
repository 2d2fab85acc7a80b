// ENGINE CASES 1–4, 25–27: what is made once, and what a change reaches.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const chain = (text = 'hi', params: Record<string, Record<string, unknown>> = {}) =>
  graph({ a: ['t/text', { text, ...params.a }], b: ['t/upper', params.b], c: ['t/upper', params.c], n: ['t/length'] }, [
    'a.text > b.text',
    'b.text > c.text',
    'c.text > n.text',
  ])

describe('case 1: full cache', () => {
  it('executes nothing the second time, nor after a restart, and still lists its outputs', async () => {
    const first = await rig.run(chain())
    expect(first.executed).toEqual(['a', 'b', 'c', 'n'])
    expect(first.status).toBe('done')
    const second = await rig.run(chain())
    expect(second.executed).toEqual([])
    expect(second.value('n.value')).toBe(2)
    await rig.restart()
    const third = await rig.run(chain())
    expect(third.executed).toEqual([])
    expect(third.value('c.text')).toBe('HI')
    expect(
      rig.engine
        .results('g')
        .map(result => result.node)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'n'])
  })

  it('does not count ids, titles or positions', async () => {
    await rig.run(chain())
    const renamed = graph(
      { x: ['t/text', { text: 'hi' }, { at: [900, 4], title: 'Other' }], y: ['t/upper'] },
      ['x.text > y.text'],
      { id: 'another' },
    )
    const run = await rig.run(renamed)
    expect(run.executed).toEqual([])
    expect(run.value('y.text')).toBe('HI')
  })
})

describe('case 2: partial cache', () => {
  it('executes only the changed node and what its output reaches', async () => {
    await rig.run(chain())
    expect((await rig.run(chain('hi', { c: { suffix: '!' } }))).executed).toEqual(['c', 'n'])
  })
})

describe('case 3: early cutoff', () => {
  it('stops where the output bytes stay the same', async () => {
    await rig.run(chain())
    expect((await rig.run(chain('hi', { a: { unused: 'x' } }))).executed).toEqual(['a'])
    expect((await rig.run(chain('HI'))).executed).toEqual(['a'])
  })
})

describe('case 4: lazy inputs', () => {
  const blend = (mask: number, b: string) =>
    graph(
      {
        a: ['t/text', { text: 'A' }],
        b: ['t/text', { text: b }],
        mask: ['t/number', { value: mask }],
        blend: ['t/blend'],
      },
      ['a.text > blend.a', 'b.text > blend.b', 'mask.value > blend.mask'],
    )

  it('never runs the unused branch, and a change in it invalidates nothing', async () => {
    expect([...(await rig.run(blend(0, 'B'))).executed].sort()).toEqual(['a', 'blend', 'mask'])
    expect((await rig.run(blend(0, 'C'))).executed).toEqual([])
  })

  it('runs the branch once it is asked for, and follows its changes', async () => {
    const run = await rig.run(blend(1, 'B'))
    expect(run.value('blend.text')).toBe('AB')
    expect(run.executed).toContain('b')
    expect((await rig.run(blend(1, 'B'))).executed).toEqual([])
    const changed = await rig.run(blend(1, 'C'))
    expect([...changed.executed].sort()).toEqual(['b', 'blend'])
    expect(changed.value('blend.text')).toBe('AC')
  })
})

describe('case 25: recorded reads', () => {
  const story = (ava: string, ravi: string) =>
    graph(
      {
        text: ['t/text', { text: 's1:ava|s2:ravi|s3:ava,ravi' }],
        split: ['t/split'],
        cast: ['t/cast', { text: `ava:${ava}|ravi:${ravi}` }],
        ask: ['t/ask'],
      },
      ['text.text > split.text', 'split.parts > ask.part', 'cast.people > ask.people'],
    )

  it('re-makes only the items that looked the changed one up', async () => {
    const first = await rig.run(story('Ava', 'Ravi'))
    expect(first.value('ask.text@s3')).toBe('Ava&Ravi')
    const moustache = await rig.run(story('Ava', 'Ravi with a moustache'))
    expect([...moustache.executed].sort()).toEqual(['ask/s2', 'ask/s3', 'cast'])
  })

  it('counts what was read last, when the same bytes were made of something else', async () => {
    const document = story('Ava', 'Ravi')
    await rig.run(document)
    const edited = { ...document, edits: { cast: { ava: { people: { base: '', patch: { id: 'another' } } } } } }
    const again = await rig.run(edited)
    expect([...again.executed].sort()).toEqual(['ask/s1', 'ask/s3'])
    expect(again.value('ask.text@s3')).toBe('Ava&Ravi')
    expect((await rig.run(edited)).executed).toEqual([])
    await rig.restart()
    expect((await rig.run(edited)).executed).toEqual([])
  })

  it('names a looked-up key that is not there', async () => {
    const run = await rig.run(
      graph(
        {
          text: ['t/text', { text: 's1:nobody' }],
          split: ['t/split'],
          cast: ['t/cast', { text: 'ava:Ava' }],
          ask: ['t/ask'],
        },
        ['text.text > split.text', 'split.parts > ask.part', 'cast.people > ask.people'],
      ),
    )
    expect(run.status_('ask/s1')).toMatchObject({ status: 'failed', message: 'Ask: people has no nobody' })
  })

  it('re-makes exactly the items whose catalog entry changed', async () => {
    await rig.close()
    const catalog: Record<string, string> = { ava: 'brown', ravi: 'black' }
    rig = await openRig({ readers: { catalog: async entry => catalog[String(entry)] ?? null } })
    const document = graph({ one: ['t/read', { entry: 'ava' }], two: ['t/read', { entry: 'ravi' }] })
    await rig.run(document)
    catalog.ravi = 'grey'
    const run = await rig.run(document)
    expect(run.executed).toEqual(['two'])
    expect(run.value('two.text')).toBe('grey')
    catalog.ravi = 'black'
    expect((await rig.run(document)).executed).toEqual([])
  })
})

describe('case 26: auto', () => {
  it('keeps finished work when another provider comes up', async () => {
    await rig.close()
    let server = 'first'
    rig = await openRig({
      dispatcher: {
        dispatch: async () => ({ outputs: {}, facts: { text: `by ${server}` }, servedBy: server }),
        offers: async () => true,
      },
    })
    const document = graph({ job: ['t/job'] })
    const run = await rig.run(document)
    expect(run.results[0]?.served).toBe('first')
    server = 'second'
    const again = await rig.run(document)
    expect(again.executed).toEqual([])
    expect(again.results[0]?.served).toBe('first')
  })
})

describe('case 27: steps', () => {
  it('re-makes the changed step and those built on it, not the ones before', async () => {
    const document = (words: string) => graph({ chain: ['t/chain', { words }] })
    await rig.run(document('one two three'))
    const run = await rig.run(document('one two four'))
    expect(run.executed).toEqual(['chain', 'step four'])
    expect(run.value('chain.text')).toBe('one.two.four.')
  })
})
