// The flow nodes on real wires: what runs, what is absent, what each says when it cannot.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GraphRig, graphRig } from '../testing/graph.ts'

let rig: GraphRig
beforeAll(async () => {
  rig = await graphRig()
})
afterAll(() => rig.close())

const people = [
  { id: 'ava', name: 'Ava', age: 27 },
  { id: 'ravi', name: 'Ravi', age: 41 },
  { id: 'mo', name: 'Mo', age: 9 },
]
const stream = { json: ['flow/json', { json: people }], split: ['flow/split-list'] } as const
const wired = ['json.json > split.list']

describe('Switch', () => {
  const graph = (choose: unknown) =>
    rig.run(
      {
        a: ['flow/text', { text: 'draft' }],
        b: ['flow/text', { text: 'final' }],
        c: ['flow/expression', { expression: 'b' }],
        pick: ['flow/switch', { choose, names: 'draft, final, broken' }],
      },
      ['a.text > pick.input1', 'b.text > pick.input2', 'a.text > c.a', 'c.value > pick.input3'],
    )
  it('runs only what is chosen, by number, answer or name', async () => {
    const first = await graph(1)
    expect(first.values('pick.value')).toEqual({ '': 'draft' })
    // The third input could not be made, and nobody minds.
    expect(first.ran).toEqual(['a', 'pick'])
    expect((await graph(false)).values('pick.value')).toEqual({ '': 'final' })
    for (const choice of ['final', '2', 'no'])
      expect((await graph(choice)).values('pick.value')).toEqual({ '': 'final' })
  })
  it('fails with the reason when the chosen one cannot be made, and names unknown choices', async () => {
    expect((await graph('broken')).problems.join()).toContain('there is no b; known are a')
    expect((await graph('best')).problems.join()).toContain('“best” is none of the inputs’ names'.replace('’', "'"))
  })
  it('takes its choice from a wire', async () => {
    const run = await rig.run(
      {
        n: ['flow/number', { number: 7 }],
        isLarge: ['flow/compare', { operator: '>', with: 5 }],
        a: ['flow/text', { text: 'large' }],
        b: ['flow/text', { text: 'small' }],
        pick: ['flow/switch'],
      },
      ['n.number > isLarge.a', 'isLarge.yes > pick.choose', 'a.text > pick.input1', 'b.text > pick.input2'],
    )
    expect(run.values('pick.value')).toEqual({ '': 'large' })
    expect(run.ran).not.toContain('b')
  })
})

describe('Switch Items', () => {
  it('chooses a stream for each item, and makes nothing of the other', async () => {
    const run = await rig.run(
      {
        ...stream,
        loud: ['flow/expression', { expression: 'p.name | upper', names: 'p' }],
        soft: ['flow/expression', { expression: 'p.name | lower', names: 'p' }],
        isOld: ['flow/expression', { expression: 'p.age > 30', names: 'p' }],
        pick: ['flow/switch-items'],
      },
      [
        ...wired,
        'split.items > loud.a',
        'split.items > soft.a',
        'split.items > isOld.a',
        'split.items > pick.per',
        'isOld.boolean > pick.choose',
        'loud.text > pick.input1',
        'soft.text > pick.input2',
      ],
    )
    expect(run.values('pick.value')).toEqual({ ava: 'ava', ravi: 'RAVI', mo: 'mo' })
    expect(run.ran.filter(item => /^(loud|soft)/.test(item))).toEqual(['loud/ravi', 'soft/ava', 'soft/mo'])
  })
})

describe('streams', () => {
  it('are split under keys that stay, filtered by value, and gathered again', async () => {
    const run = await rig.run(
      {
        ...stream,
        adults: ['flow/filter-items', { keep: 'value.age >= 18' }],
        name: ['flow/take-member', { path: 'name' }],
        count: ['flow/count-items'],
        all: ['flow/gather-by'],
        n: ['flow/number'],
      },
      [
        ...wired,
        'split.items > adults.value',
        'adults.kept > name.value',
        'name.value > count.items',
        'name.value > all.items',
        'n.number > all.per',
      ],
    )
    expect(run.values('name.value')).toEqual({ ava: 'Ava', ravi: 'Ravi' })
    expect(run.values('adults.rest')).toEqual({ mo: people[2] })
    expect(run.values('count.count')).toEqual({ '': 2 })
    expect(run.values('all.list')).toEqual({ '': ['Ava', 'Ravi'] })
    expect(run.values('all.keys')).toEqual({ '': ['ava', 'ravi'] })
  })
  it('are chosen by place through Number Items, also when two values are equal', async () => {
    const run = await rig.run(
      {
        text: ['flow/text', { text: 'same\nsame\nother' }],
        split: ['flow/split-list'],
        places: ['flow/number-items'],
        keep: ['flow/filter-items', { keep: 'place.index < 1 or place.isLast', names: 'value, place' }],
      },
      ['text.text > split.list', 'split.items > places.items', 'split.items > keep.value', 'places.places > keep.b'],
    )
    expect(Object.values(run.values('keep.kept'))).toEqual(['same', 'other'])
    expect(Object.values(run.values('places.places')).map(place => (place as { number: number }).number)).toEqual([
      1, 2, 3,
    ])
  })
  it('give their nth item, counted from either end', async () => {
    const nth = (index: number) =>
      rig.run({ ...stream, nth: ['flow/nth-item', { index }] }, [...wired, 'split.items > nth.items'])
    expect((await nth(1)).values('nth.key')).toEqual({ '': 'ravi' })
    expect((await nth(-1)).values('nth.value')).toEqual({ '': people[2] })
    expect((await nth(5)).problems.join()).toContain('there is no item 5: the stream has 3')
  })
  it('are gathered per item of another stream', async () => {
    const scenes = [
      { id: 's1', lines: ['a', 'b'] },
      { id: 's2', lines: ['c'] },
    ]
    const run = await rig.run(
      {
        json: ['flow/json', { json: scenes }],
        split: ['flow/split-list'],
        lines: ['flow/take-member', { path: 'lines' }],
        each: ['flow/split-list'],
        loud: ['flow/expression', { expression: 'line | upper', names: 'line' }],
        by: ['flow/gather-by'],
      },
      [
        'json.json > split.list',
        'split.items > lines.value',
        'lines.value > each.list',
        'each.items > loud.a',
        'split.items > by.per',
        'loud.text > by.items',
      ],
    )
    expect(run.values('by.list')).toEqual({ s1: ['A', 'B'], s2: ['C'] })
  })
})

describe('Expression and Text Template', () => {
  it('work per item, with lone values beside them', async () => {
    const run = await rig.run(
      {
        ...stream,
        limit: ['flow/number', { number: 20 }],
        old: ['flow/expression', { expression: 'person.age - limit', names: 'person, limit' }],
        say: ['flow/text-template', { template: '{{p.name}} ({{p.age}})', names: 'p' }],
      },
      [...wired, 'split.items > old.a', 'limit.number > old.b', 'split.items > say.a'],
    )
    expect(run.values('old.number')).toEqual({ ava: 7, ravi: 21, mo: -11 })
    expect(run.values('say.text')).toEqual({ ava: 'Ava (27)', ravi: 'Ravi (41)', mo: 'Mo (9)' })
  })
  it('name what is missing and fail no other item', async () => {
    const run = await rig.run({ ...stream, say: ['flow/text-template', { template: '{{p.nick}}', names: 'p' }] }, [
      ...wired,
      'split.items > say.a',
    ])
    expect(run.problems).toHaveLength(3)
    expect(run.problems[0]).toBe('Text Template: line 1, at character 2: there is no “nick” in p: it has age, id, name')
  })
})

describe('Take Member', () => {
  const take = (params: Record<string, unknown>) =>
    rig.run({ json: ['flow/json', { json: { people } }], take: ['flow/take-member', params] }, [
      'json.json > take.value',
    ])
  it('follows names, places and all items', async () => {
    expect((await take({ path: 'people[-1].name' })).values('take.value')).toEqual({ '': 'Mo' })
    expect((await take({ path: 'people[*].age' })).values('take.value')).toEqual({ '': [27, 41, 9] })
  })
  it('fails, is absent or falls back where there is nothing', async () => {
    expect((await take({ path: 'peeple' })).problems.join()).toContain('there is no “peeple” in value: it has people')
    expect((await take({ path: 'peeple', missing: 'absent' })).values('take.value')).toEqual({})
    expect((await take({ path: 'peeple', missing: 'fallback', fallback: 3 })).values('take.value')).toEqual({ '': 3 })
    expect((await take({ path: 'people | count' })).problems.join()).toContain('more than a path')
  })
})

describe('Compare', () => {
  it.each([
    [3, '=', 3, true],
    ['a', '<', 'b', true],
    [3, '≥', 4, false],
    [[1, 2], 'contains', 2, true],
    ['ava', 'is in', ['ava', 'mo'], true],
    ['', 'is true', 0, false],
  ])('%j %s %j is %s', async (a, operator, b, yes) => {
    const run = await rig.run({ a: ['flow/json', { json: a }], ask: ['flow/compare', { operator, with: b }] }, [
      'a.json > ask.a',
    ])
    expect(run.values('ask.yes')).toEqual({ '': yes })
    expect(run.values('ask.no')).toEqual({ '': !yes })
  })
  it('says what it cannot compare', async () => {
    const run = await rig.run({ a: ['flow/json', { json: 'x' }], ask: ['flow/compare', { operator: '<', with: 3 }] }, [
      'a.json > ask.a',
    ])
    expect(run.problems.join()).toContain('the text "x" and the number 3 cannot be compared by <')
  })
})

describe('Reroute', () => {
  it('is a piece of wire: nothing runs there', async () => {
    const run = await rig.run(
      { t: ['flow/text', { text: 'hi' }], bend: ['flow/reroute'], say: ['flow/expression', { expression: 'a' }] },
      ['t.text > bend.value', 'bend.value > say.a'],
    )
    expect(run.values('say.text')).toEqual({ '': 'hi' })
    expect(run.ran).toEqual(['say', 't'])
  })
})
