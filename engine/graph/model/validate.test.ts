// Validation of a document that is being edited: it says what a first look at it would, and looks at what changed only.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from '../../testing/pack.ts'
import { graph } from '../../testing/rig.ts'
import { specOf } from '../define.ts'
import type { GraphDocument } from '../document.ts'
import type { NodeSpec } from '../spec.ts'
import { keptModel } from './kept.ts'
import { validateDocument } from './validate.ts'

const specs = new Map(pack(async () => {}).map(node => [node.type, specOf(node)]))
const start = () =>
  graph(
    {
      text: ['t/text', { text: 'a:1|b:2' }],
      split: ['t/split'],
      map: ['t/map'],
      refine: ['t/refine'],
      join: ['t/join'],
      number: ['t/number', { value: 3 }],
    },
    [
      'text.text > split.text',
      'split.parts > map.part',
      'map.part > refine.part',
      'map.part > join.parts',
      'refine.part > join.parts',
      'number.value > refine.score',
    ],
  )
const param = (document: GraphDocument, id: string, name: string, value: unknown): GraphDocument => ({
  ...document,
  nodes: document.nodes.map(node => (node.id === id ? { ...node, params: { ...node.params, [name]: value } } : node)),
})

type Change = (document: GraphDocument, specs: Map<string, NodeSpec>) => GraphDocument
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(3, 500, 'x').map(
    (value): Change =>
      document =>
        param(document, 'number', 'value', value),
  ),
  fc.constantFrom('Z', '').map(
    (title): Change =>
      document => ({ ...document, nodes: document.nodes.map(node => (node.id === 'map' ? { ...node, title } : node)) }),
  ),
  fc.constantFrom('active', 'muted', 'bypassed').map(
    (mode): Change =>
      document => ({ ...document, nodes: document.nodes.map(node => (node.id === 'map' ? { ...node, mode } : node)) }),
  ),
  fc.nat(5).map(
    (at): Change =>
      document => ({ ...document, edges: document.edges.filter((_, index) => index !== at) }),
  ),
  fc.constant<Change>(document => ({ ...document, overrides: { number: { a: { value: -1 } } } })),
  fc.constant<Change>(document => ({ ...document, nodes: [...document.nodes, ...document.nodes.slice(0, 1)] })),
  fc.constant<Change>((document, own) => {
    own.delete('t/refine')
    return document
  }),
  // As it comes from a client: equal, but other objects.
  fc.constant<Change>(document => JSON.parse(JSON.stringify(document))),
)

describe('validation of an edited document', () => {
  it('finds what a first look finds, whatever changed before', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 8 }), sequence => {
        const own = new Map(specs)
        let document = start()
        for (const change of sequence) {
          document = change(document, own)
          const fresh = JSON.parse(JSON.stringify(document)) as GraphDocument
          expect(validateDocument(document, own)).toEqual(validateDocument(fresh, new Map(own)))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('reads the wires once as long as only params change', () => {
    const document = start()
    const before = keptModel(document, specs)
    const changed = param(document, 'map', 'suffix', '!')
    const after = keptModel(changed, specs)
    expect(after.graph).toBe(before.graph)
    expect(after.problems).toBe(before.problems)
    expect(after.nodes.get('map')?.node.params.suffix).toBe('!')
    expect([...after.nodes.keys()]).toEqual([...before.nodes.keys()])
    expect(after.nodes.get('split')).toBe(before.nodes.get('split'))
    const rewired = { ...changed, edges: changed.edges.slice(1) }
    expect(keptModel(rewired, specs).graph).not.toBe(before.graph)
  })
})
