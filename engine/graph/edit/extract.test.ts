// A selection as a sub-graph: it does exactly what the nodes did, or it is refused with the reason.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { graph, openRig, type Rig } from '../../testing/rig.ts'
import { type GraphDocument, GraphDocument as Schema } from '../document.ts'
import { validateDocument } from '../model/validate.ts'
import { type Extraction, extractSubgraph } from './extract.ts'

const saved = new Map<string, GraphDocument>()
let rig: Rig
beforeEach(async () => {
  saved.clear()
  rig = await openRig({ graphs: id => saved.get(id) })
})
afterEach(() => rig.close())

const options = { graphId: 'g_new', name: 'My Part' }
const extract = (document: GraphDocument, ids: string[], more = {}) =>
  extractSubgraph(document, ids, rig.engine.specs, { ...options, ...more })
const made = (document: GraphDocument, ids: string[], more = {}): Extraction => {
  const extraction = extract(document, ids, more)
  if ('refused' in extraction) throw new Error(extraction.refused)
  return extraction
}
const reason = (document: GraphDocument, ids: string[], more = {}): string => {
  const extraction = extract(document, ids, more)
  return 'refused' in extraction ? extraction.refused : 'it was made'
}

/** Parts of a text, lines of each, changed and joined per part, and everything in one text at the end. */
const story = (more: Record<string, unknown> = {}) =>
  graph(
    {
      text: ['t/text', { text: 'a:p:1;q:2|b:r:3' }],
      split: ['t/split'],
      lines: ['t/lines'],
      map: ['t/map', { suffix: '!' }, { at: [300, 100] }],
      each: ['t/each', {}, { at: [600, 40] }],
      up: ['t/upper'],
      all: ['t/join'],
    },
    [
      'text.text > split.text',
      'split.parts > lines.part',
      'lines.lines > map.part',
      'split.parts > each.part',
      'map.part > each.lines',
      'each.text > up.text',
      'split.parts > all.parts',
      'map.part > all.parts',
      'split.parts > all.parts',
    ],
    more,
  )

/** Runs a document, then what became of it: nothing may be made a second time. */
async function sameRun(document: GraphDocument, { inner, outer }: Extraction): Promise<void> {
  const before = await rig.run(document)
  expect(before.status).toBe('done')
  // What goes over the wire to the server and back is the same document.
  saved.set(inner.id, Schema.parse(JSON.parse(JSON.stringify(inner))))
  const after = await rig.run(Schema.parse(JSON.parse(JSON.stringify(outer))))
  expect(after.status).toBe('done')
  expect(after.executed).toEqual([])
  const values = (report: typeof before) => report.results.map(({ take, key }) => `${key} ${take}`).sort()
  expect(values(after)).toEqual(values(before))
}

describe('extracting a sub-graph', () => {
  it('makes a port for each stream that crosses, once, and keeps the order of wires', async () => {
    const document = story()
    const { inner, outer, node } = made(document, ['lines', 'map'])
    expect(node).toBe('my-part')
    expect(inner.nodes.filter(({ type }) => type.startsWith('flow/')).map(({ id, params }) => [id, params])).toEqual([
      ['part', { name: 'part', type: 'Part', kind: 'one' }],
      ['part2', { name: 'part2' }],
    ])
    expect(outer.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'text.text > split.text',
      'split.parts > my-part.part',
      'split.parts > each.part',
      'my-part.part2 > each.lines',
      'each.text > up.text',
      'split.parts > all.parts',
      'my-part.part2 > all.parts',
      'split.parts > all.parts',
    ])
    expect(outer.nodes.map(({ id }) => id)).toEqual(['text', 'split', 'my-part', 'each', 'up', 'all'])
    await sameRun(document, { inner, outer, node })
  })

  it('runs as before where it gathers inside, per item or over all of them', async () => {
    const document = story()
    await sameRun(document, made(document, ['lines', 'map', 'each']))
    const gathering = made(document, ['map', 'all'])
    expect(
      gathering.inner.nodes.filter(({ type }) => type === 'flow/graph-input').map(({ params }) => params.kind),
    ).toEqual(['many', 'many'])
    await sameRun(document, gathering)
    await sameRun(document, made(document, ['all', 'each', 'up']))
  })

  it('leads out what nobody takes, so that a run of the whole graph still makes it', async () => {
    const document = story()
    const { inner, outer } = made(document, ['each', 'up'])
    expect(inner.edges.map(({ from, to }) => `${from} > ${to}`)).toContain('up.text > text.value')
    expect(outer.edges.some(({ from }) => from.startsWith('my-part'))).toBe(false)
    await sameRun(document, { inner, outer, node: 'my-part' })
  })

  it('keeps overrides, edits and pins in force, and takes frames and notes along', async () => {
    const plain = await rig.run(story())
    const pin = plain.results.find(({ node, key }) => node === 'map' && key === 'b/r')?.take
    const document = story({
      overrides: { map: { a: { suffix: '?' } }, up: { '': { suffix: '.' } } },
      edits: { lines: { 'a/p': { lines: { base: 'x', patch: { text: 'one' } } } } },
      pins: { map: { 'b/r': pin } },
      frames: [
        { id: 'f', box: [290, 90, 100, 100] },
        { id: 'rest', box: [-10, -10, 2000, 2000] },
      ],
      notes: [{ id: 'n', box: [300, 110, 10, 10] }],
    })
    const { inner, outer, node } = made(document, ['lines', 'map'], { nodeId: 'sub' })
    expect(outer.overrides).toEqual({ 'sub/map': { a: { suffix: '?' } }, up: { '': { suffix: '.' } } })
    expect(Object.keys(outer.edits)).toEqual(['sub/lines'])
    expect(outer.pins).toEqual({ 'sub/map': { 'b/r': pin } })
    expect([inner.frames.map(({ id }) => id), inner.notes.map(({ id }) => id)]).toEqual([['f'], ['n']])
    expect([outer.frames.map(({ id }) => id), outer.notes]).toEqual([['rest'], []])
    await sameRun(document, { inner, outer, node })
  })

  it('takes muted and bypassed nodes, wires into params, and what reaches it through a bypass', async () => {
    const document = graph(
      {
        word: ['t/text', { text: '!' }],
        text: ['t/text', { text: 'x' }],
        by: ['t/upper', {}, { mode: 'bypassed' }],
        a: ['t/upper'],
        off: ['t/upper', {}, { mode: 'muted' }],
        b: ['t/upper'],
      },
      ['text.text > by.text', 'by.text > a.text', 'word.text > a.suffix', 'a.text > off.text', 'a.text > b.text'],
    )
    await sameRun(document, made(document, ['by', 'a', 'off']))
    const { inner, outer, node } = made(document, ['a', 'b'])
    expect(inner.nodes.find(({ id }) => id === 'suffix')?.params).toMatchObject({ type: 'Text', optional: true })
    await sameRun(document, { inner, outer, node })
  })

  it('can be done again with what it made', async () => {
    const document = story()
    const first = made(document, ['lines', 'map'])
    saved.set(first.inner.id, first.inner)
    const specs = new Map(rig.engine.specs)
    const { subgraphSpec } = await import('../model/subgraph.ts')
    specs.set('graph/g_new', subgraphSpec(first.inner, 1, specs))
    const second = extractSubgraph(first.outer, [first.node, 'each'], specs, { graphId: 'g_2', name: 'Outer' })
    if ('refused' in second) throw new Error(second.refused)
    await sameRun(document, second)
    expect(extractSubgraph(first.outer, [first.node], specs, options)).toEqual({
      refused: 'My Part is the graph g_new: it would lie within itself',
    })
  })

  it('refuses what cannot be, and says why', () => {
    expect(reason(story(), [])).toMatch(/Nothing is chosen/)
    expect(reason(story(), ['nobody'])).toMatch(/no node nobody/)
    expect(reason(story(), ['split', 'map'])).toMatch(/^Lines lies between the chosen nodes/)
    expect(reason(story(), ['map'], { nodeId: 'text' })).toMatch(/already/)
    const strange = graph({ t: ['t/text'], s: ['some/body'], i: ['flow/graph-input'] }, ['t.text > s.in'])
    expect(reason(strange, ['s'])).toMatch(/unknown type/)
    expect(reason(strange, ['i'])).toMatch(/port of this graph/)
    const loop = graph({ a: ['t/upper'], b: ['t/upper'] }, ['a.text > b.text', 'b.text > a.text'])
    expect(reason(loop, ['a'])).toMatch(/First mend this/)
  })

  it('leaves no new problem behind, whatever is chosen', () => {
    const document = story()
    const ids = document.nodes.map(({ id }) => id)
    let count = 0
    for (let choice = 1; choice < 2 ** ids.length; choice++) {
      const extraction = extract(
        document,
        ids.filter((_, at) => (choice >> at) & 1),
      )
      if ('refused' in extraction) continue
      count++
      expect(
        validateDocument(extraction.inner, rig.engine.specs).filter(({ code }) => code !== 'missing-input'),
      ).toEqual([])
    }
    expect(count).toBeGreaterThan(30)
  })
})
