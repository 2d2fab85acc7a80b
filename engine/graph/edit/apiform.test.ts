// The API form: what goes out comes back, what cannot go out is named, and anything at all gets an answer.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from '../../testing/pack.ts'
import { specOf } from '../define.ts'
import { GraphDocument } from '../document.ts'
import { validateDocument } from '../model/validate.ts'
import { fromApiForm, toApiForm } from './apiform.ts'

const specs = new Map(pack(async () => {}).map(node => [node.type, specOf(node)]))
const types = [...specs.keys(), 'somebody/elses']
const to = { id: 'g', name: 'Graph' }

const ids = ['1', '10', '2', 'split', 'video', 'ä-1']
const literal = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  // What could be taken for a link, or for its own wrapping.
  fc.tuple(fc.constantFrom(...ids), fc.constantFrom('text', 0)),
  fc.array(fc.tuple(fc.constantFrom(...ids), fc.constant('text')), { maxLength: 2 }),
  fc.record({ __value__: fc.jsonValue({ maxDepth: 1 }) }),
)
const params = fc.dictionary(fc.constantFrom('text', 'suffix', 'value', 'seed', 'constructor'), literal)
/** Documents that the API form can say whole: unique ids, every node active, nothing under a wire. */
const sayable = fc
  .record({
    nodes: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        type: fc.constantFrom(...types),
        params,
        version: fc.integer({ min: 1, max: 3 }),
      }),
      { selector: node => node.id, minLength: 1 },
    ),
    wires: fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('text', 'value', '0', 'a.b'),
        fc.nat(),
        fc.constantFrom('in', 'parts', 'suffix', 'x.y'),
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ nodes, wires }) => {
    const at = (index: number) => nodes[index % nodes.length] as (typeof nodes)[number]
    const edges = wires.map(([from, output, target, input]) => ({
      from: `${at(from).id}.${output}`,
      to: `${at(target).id}.${input}`,
    }))
    for (const { to } of edges) {
      const dot = to.indexOf('.')
      const node = nodes.find(candidate => candidate.id === to.slice(0, dot))
      if (node) delete node.params[to.slice(dot + 1)]
    }
    return GraphDocument.parse(
      JSON.parse(JSON.stringify({ format: 'reelgraph', version: 1, id: 'g', name: 'Graph', nodes, edges })),
    )
  })

/** What a document says, whatever the order of its nodes and the place on the canvas: wires in order by port. */
const meaning = (document: GraphDocument) => {
  const wires = new Map<string, string[]>()
  for (const { from, to } of document.edges) wires.set(to, [...(wires.get(to) ?? []), from])
  return {
    nodes: Object.fromEntries(document.nodes.map(({ at: _, ...node }) => [node.id, node])),
    wires: Object.fromEntries([...wires].sort()),
  }
}

describe('the API form', () => {
  it('comes back as the same graph', () => {
    fc.assert(
      fc.property(sayable, document => {
        const { form, lost } = toApiForm(document, specs)
        expect(lost).toEqual([])
        const back = fromApiForm(JSON.parse(JSON.stringify(form)), specs, to)
        if (!('document' in back)) throw new Error(JSON.stringify(back.errors))
        expect(meaning(back.document)).toEqual(meaning(document))
        expect(toApiForm(back.document, specs).form).toEqual(form)
      }),
      { numRuns: 500 },
    )
  })

  it('is links and literals', () => {
    const document = GraphDocument.parse({
      format: 'reelgraph',
      version: 1,
      id: 'g',
      nodes: [
        { id: 'a', type: 't/text', title: 'Words', params: { text: 'hello' } },
        { id: 'b', type: 't/upper', params: { list: ['a', 'text'] } },
        { id: 'c', type: 't/join' },
      ],
      edges: [
        { from: 'a.text', to: 'b.text' },
        { from: 'b.text', to: 'c.parts' },
        { from: 'a.text', to: 'c.parts' },
      ],
    })
    expect(toApiForm(document, specs).form).toEqual({
      a: { class_type: 't/text', inputs: { text: 'hello' }, _meta: { title: 'Words' } },
      b: { class_type: 't/upper', inputs: { list: { __value__: ['a', 'text'] }, text: ['a', 'text'] } },
      c: {
        class_type: 't/join',
        inputs: {
          parts: [
            ['b', 'text'],
            ['a', 'text'],
          ],
        },
      },
    })
  })

  it('names what it cannot say: overrides, edits, pins, muted and bypassed nodes, what lies under a wire', () => {
    const document = GraphDocument.parse({
      format: 'reelgraph',
      version: 1,
      id: 'g',
      nodes: [
        { id: 'a', type: 't/text', params: { text: 'x' } },
        { id: 'up', type: 't/upper', mode: 'bypassed' },
        { id: 'b', type: 't/upper', params: { suffix: '!' } },
        { id: 'm', type: 't/upper', mode: 'muted' },
      ],
      edges: [
        { from: 'a.text', to: 'up.text' },
        { from: 'up.text', to: 'b.text' },
        { from: 'a.text', to: 'b.suffix' },
        { from: 'b.text', to: 'm.text' },
      ],
      overrides: { b: { k: { suffix: '?' } } },
      edits: { a: { '': { text: { base: 'd', patch: 'y' } } } },
      pins: { a: { '': 'take' } },
      notes: [{ id: 'n', text: 'see', box: [0, 0, 1, 1] }],
      futureThing: 1,
    })
    const { form, lost } = toApiForm(document, specs)
    expect(form.b?.inputs).toEqual({ text: ['a', 'text'], suffix: ['a', 'text'] })
    expect(Object.keys(form)).toEqual(['a', 'b'])
    expect(lost.map(problem => problem.code).sort()).toEqual(
      ['bypassed', 'edits', 'hidden-value', 'member', 'muted', 'notes', 'overrides', 'pins'].sort(),
    )
    expect(lost.find(problem => problem.code === 'hidden-value')?.message).toMatch(/suffix/)
  })

  it('reads what clients write: numbered outputs, number ids, a prompt around it, odd ids', () => {
    const read = fromApiForm(
      {
        client_id: 'x',
        prompt: {
          '3': { class_type: 't/text', inputs: { text: 'x' }, _meta: { title: 'Say' } },
          '57:8': { class_type: 't/upper', inputs: { text: [3, 0], suffix: ['not', 'a link'] } },
          'a b.c': { class_type: 't/upper', inputs: { text: ['57:8', 'text'] } },
        },
      },
      specs,
      to,
    )
    if (!('document' in read)) throw new Error('refused')
    expect(read.document.edges).toEqual([
      { from: '3.text', to: '57:8.text' },
      { from: '57:8.text', to: 'n_a_b_c.text' },
    ])
    expect(read.document.nodes.map(node => [node.id, node.title, node.at])).toEqual([
      ['3', 'Say', [0, 0]],
      ['57:8', undefined, [340, 0]],
      ['n_a_b_c', undefined, [680, 0]],
    ])
    expect(read.problems.map(problem => problem.code)).toEqual(['renamed'])
    expect(validateDocument(read.document, specs).map(problem => problem.port)).toEqual(['suffix'])
  })

  it('never throws, whatever it is handed', () => {
    const strange = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', '', 'a', 'a.b', ' ', 'x'.repeat(300)),
      fc.jsonValue({ maxDepth: 3 }),
    )
    const form = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom('__proto__', 'constructor', 'a', 'b', 'a.b', 'a b', '', 'x'.repeat(300), '7'),
        fc.record(
          {
            class_type: fc.oneof(
              { weight: 9, arbitrary: fc.constantFrom(...types, '', 'x'.repeat(999)) },
              { weight: 1, arbitrary: strange },
            ),
            inputs: fc.oneof(
              {
                weight: 9,
                arbitrary: fc.dictionary(
                  fc.constantFrom('text', '__proto__', 'parts', ''),
                  fc.oneof(
                    strange,
                    fc.tuple(strange, strange),
                    fc.tuple(fc.constantFrom('a', 'b', '7', 7), fc.constantFrom(0, 1, -1, 'text', 1e9)),
                  ),
                ),
              },
              { weight: 1, arbitrary: strange },
            ),
            _meta: strange,
          },
          { requiredKeys: ['class_type'] },
        ),
      ),
    )
    let read = 0
    fc.assert(
      fc.property(form, json => {
        const answer = fromApiForm(JSON.parse(JSON.stringify(json)), specs, to)
        if ('document' in answer) {
          read++
          validateDocument(answer.document, specs)
        } else expect(answer.errors.every(problem => problem.message !== '')).toBe(true)
        expect(({} as Record<string, unknown>).class_type).toBeUndefined()
      }),
      { numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(100)
  })
})
