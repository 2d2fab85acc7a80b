// Why: each way an item may run, be found or be skipped is explained, with what changed and where it came from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WhyInfo } from '../../protocol/api.ts'
import { graph, openRig, type Rig, target } from '../../testing/rig.ts'
import { explain } from './why.ts'

let catalog: Record<string, string>
let rig: Rig
beforeEach(async () => {
  catalog = { ava: 'red hair' }
  rig = await openRig({ readers: { catalog: async name => catalog[String(name)] ?? '' } })
})
afterEach(() => rig.close())

const why = (run: { id: string }, node: string, key = ''): WhyInfo => {
  const info = explain(rig.store, run.id, node, key)
  if (!info) throw new Error('no such run')
  return info
}
const chain = (text = 'hi', suffix = '', more: object = {}) =>
  graph(
    { a: ['t/text', { text }], b: ['t/upper', { suffix }], c: ['t/length'] },
    ['a.text > b.text', 'b.text > c.text'],
    {
      ...more,
    },
  )
const takeOf = (run: { results: readonly { node: string; key: string; take: string }[] }, node: string, key = '') =>
  run.results.find(result => result.node === node && result.key === key)?.take

describe('why', () => {
  it('says first time, and found because nothing changed', async () => {
    const first = await rig.run(chain())
    expect(why(first, 'b')).toMatchObject({ status: 'done', why: 'It ran: first time.', changes: [] })
    expect(why(first, 'b').before).toBeUndefined()
    const second = await rig.run(chain())
    expect(why(second, 'b')).toMatchObject({
      status: 'cached',
      why: 'It was found: nothing that it depends on has changed since its take was made.',
      take: { id: takeOf(first, 'b'), why: 'first time', cost: 0 },
    })
  })

  it('names the param, with what it was and is', async () => {
    await rig.run(chain())
    const run = await rig.run(chain('hi', '!'))
    expect(why(run, 'b')).toMatchObject({
      why: 'It ran: suffix changed.',
      changes: [{ what: 'param', name: 'suffix', before: '', after: '!', from: [] }],
    })
    const back = await rig.run(chain())
    expect(why(back, 'b')).toMatchObject({
      status: 'cached',
      why: 'It was found, in another take than before: suffix is as it was when that take was made.',
    })
  })

  it('names the input, with the values and the takes that they came from', async () => {
    const before = await rig.run(chain('hi'))
    const after = await rig.run(chain('ho'))
    expect(why(after, 'b').changes).toEqual([
      {
        what: 'input',
        name: 'text',
        before: 'hi',
        after: 'ho',
        from: [{ node: 'a', key: '', before: takeOf(before, 'a'), after: takeOf(after, 'a') }],
      },
    ])
    // Two letters stay two letters: what comes behind is told apart.
    expect(why(after, 'c')).toMatchObject({ status: 'done', changes: [{ name: 'text', before: 'HI', after: 'HO' }] })
  })

  it('shows long values by their digest', async () => {
    await rig.run(chain('x'.repeat(500)))
    const run = await rig.run(chain('y'.repeat(500)))
    expect(why(run, 'b').changes[0]?.after).toMatch(/^[0-9a-f]{64}$/)
    expect(why(run, 'a').changes[0]).toMatchObject({
      what: 'param',
      after: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    })
  })

  it('says that an edit changed an input whose take is the same', async () => {
    const first = await rig.run(chain('hi'))
    const output = first.results.find(result => result.node === 'a')?.outputs[0]
    const edited = await rig.run(
      chain('hi', '', { edits: { a: { '': { text: { base: output?.digest, patch: 'yo' } } } } }),
    )
    const take = takeOf(first, 'a')
    expect(why(edited, 'b').changes).toMatchObject([
      { name: 'text', before: 'hi', from: [{ before: take, after: take }] },
    ])
  })

  it('names the item of a gathered list, and the asked item of a lookup', async () => {
    const cast = (text: string) =>
      graph(
        {
          t: ['t/text', { text: '1:ava|2:ben' }],
          split: ['t/split'],
          cast: ['t/cast', { text }],
          look: ['t/map'],
          ask: ['t/ask'],
          say: ['t/map'],
          all: ['t/join'],
        },
        [
          't.text > split.text',
          'split.parts > ask.part',
          'cast.people > look.part',
          'look.part > ask.people',
          'look.part > all.parts',
          'split.parts > say.part',
        ],
      )
    const before = await rig.run(cast('ava:red|ben:grey'))
    const after = await rig.run(cast('ava:blue|ben:grey'))
    expect(why(after, 'ask', '1')).toMatchObject({
      why: 'It ran: something it read changed.',
      changes: [
        {
          what: 'read',
          name: 'people ava',
          before: { id: 'ava', text: 'red' },
          after: { id: 'ava', text: 'blue' },
          from: [
            { node: 'look', key: 'ava', before: takeOf(before, 'look', 'ava'), after: takeOf(after, 'look', 'ava') },
          ],
        },
      ],
    })
    expect(why(after, 'ask', '2').status).toBe('cached')
    expect(why(after, 'all').changes).toMatchObject([
      { what: 'input', name: 'parts', from: [{ node: 'look', key: 'ava' }] },
    ])
    expect(why(after, 'ask', '9').why).toBe('The node has no item 9 in this run. It has 1, 2.')
  })

  it('names what was read from outside the graph', async () => {
    const read = graph({ r: ['t/read', { entry: 'ava' }] })
    await rig.run(read)
    catalog.ava = 'blue hair'
    expect(why(await rig.run(read), 'r')).toMatchObject({ changes: [{ what: 'read', name: 'catalog ava' }] })
  })

  it('says forced, failed, blocked, absent, muted, pinned and not needed', async () => {
    const first = await rig.run(chain())
    expect(why(await rig.run(chain(), { force: true, targets: [target('c')] }), 'c').why).toBe(
      'It ran: asked to run again.',
    )
    const pinned = await rig.run(chain('other', '', { pins: { b: { '': takeOf(first, 'b') } } }))
    expect(why(pinned, 'b')).toMatchObject({ status: 'pinned', take: { id: takeOf(first, 'b') } })
    expect(why(pinned, 'a').why).toBe('It was not needed: nothing that this run was asked for depends on the node.')
    rig.hook = ({ node }) => {
      if (node === 'b') throw new Error('no ink')
    }
    const failed = await rig.run(chain('new'))
    rig.hook = undefined
    expect(why(failed, 'b').why).toBe('It failed: Upper: no ink.')
    expect(why(failed, 'c').why).toBe('It could not run: it waits on text: b failed: Upper: no ink.')
    const filtered = graph(
      { t: ['t/text', { text: '1:yes|2:no' }], split: ['t/split'], f: ['t/filter', { word: 'yes' }], m: ['t/map'] },
      ['t.text > split.text', 'split.parts > f.part', 'f.part > m.part'],
    )
    expect(why(await rig.run(filtered), 'm', '2').why).toMatch(/^It is absent/)
    const muted = {
      ...chain(),
      nodes: chain().nodes.map(node => (node.id === 'b' ? { ...node, mode: 'muted' as const } : node)),
    }
    expect(why(await rig.run(muted), 'b').why).toBe('It was skipped: the node is muted.')
    expect(why(first, 'nobody').why).toBe('There is no node nobody in the graph of this run.')
    expect(explain(rig.store, 'run_none', 'a', '')).toBeUndefined()
  })
})
