// Stand-ins for nodes that are not here: found by wires, names and params, put in their place in one go.
import { describe, expect, it } from 'vitest'
import { GraphDocument } from '../document.ts'
import type { InputSpec, NodeSpec, OutputSpec, ParamSpec } from '../spec.ts'
import { replaceNodes, standinsFor } from './replace.ts'

const input = (name: string, type: string, optional = false): InputSpec => ({
  name,
  type,
  kind: 'one',
  optional,
  lazy: false,
  tolerant: false,
  minimum: 0,
  description: '',
})
const output = (name: string, type: string): OutputSpec => ({ name, type, kind: 'one', description: '' })
const amount: ParamSpec = {
  name: 'amount',
  type: 'Number',
  widget: 'slider',
  title: 'Amount',
  description: '',
  default: 1,
  schema: { type: 'number', minimum: 0, maximum: 1 },
  minimum: 0,
  maximum: 1,
}
const spec = (type: string, parts: Partial<NodeSpec>): NodeSpec => ({
  type,
  version: 3,
  title: type,
  category: '',
  summary: '',
  inputs: [],
  params: [],
  outputs: [],
  by: [],
  regenerable: false,
  face: 'plain',
  ...parts,
})
const specs = new Map(
  [
    spec('picture/load', { outputs: [output('image', 'Image')] }),
    spec('picture/grade', {
      inputs: [input('source', 'Image')],
      params: [amount],
      outputs: [output('image', 'Image')],
    }),
    spec('picture/blend', {
      inputs: [input('under', 'Image'), input('over', 'Image')],
      outputs: [output('image', 'Image')],
    }),
    spec('sound/gain', { inputs: [input('audio', 'Audio')], outputs: [output('audio', 'Audio')] }),
    spec('picture/show', { inputs: [input('picture', 'Image')] }),
  ].map(each => [each.type, each]),
)
const document = GraphDocument.parse({
  format: 'reelgraph',
  version: 1,
  id: 'g',
  nodes: [
    { id: 'load', type: 'picture/load' },
    { id: 'odd', type: 'theirs/grade-film', params: { amount: 0.4, secret: 'x' } },
    { id: 'show', type: 'picture/show' },
  ],
  edges: [
    { from: 'load.image', to: 'odd.picture' },
    { from: 'odd.graded', to: 'show.picture' },
  ],
  overrides: { odd: { sc_1: { amount: 0.1, secret: 'y' } } },
  pins: { odd: { sc_1: 'a' }, load: { '': 'b' } },
})
const odd = document.nodes[1] as GraphDocument['nodes'][number]

describe('stand-ins', () => {
  it('are those that keep most wires, names and params, the best first', () => {
    const found = standinsFor(document, specs, odd)
    expect(found[0]).toEqual({
      type: 'picture/grade',
      title: 'picture/grade',
      ports: { picture: 'source', graded: 'image' },
      lost: [],
      kept: ['amount'],
    })
    expect(found.map(each => each.type)).not.toContain('sound/gain')
  })

  it('are judged by their names alone where nothing is wired', () => {
    const alone = { ...document, edges: [] }
    expect(standinsFor(alone, specs, odd).map(each => each.type)).toEqual(['picture/grade'])
  })

  it('are none for a node that nothing resembles', () => {
    const alone = { ...document, edges: [] }
    expect(standinsFor(alone, specs, { ...odd, type: 'theirs/zebra' })).toEqual([])
  })
})

describe('replacing', () => {
  it('moves wires, keeps what fits, and leaves every other node as it is', () => {
    const best = standinsFor(document, specs, odd)[0]
    const next = replaceNodes(document, specs, new Map([['odd', best as NonNullable<typeof best>]]))
    expect(next.nodes[1]).toMatchObject({ id: 'odd', type: 'picture/grade', version: 3, params: { amount: 0.4 } })
    expect(next.nodes[0]).toBe(document.nodes[0])
    expect(next.edges).toEqual([
      { from: 'load.image', to: 'odd.source' },
      { from: 'odd.image', to: 'show.picture' },
    ])
    expect(next.overrides).toEqual({ odd: { sc_1: { amount: 0.1 } } })
    expect(next.pins).toEqual({ load: { '': 'b' } })
  })

  it('drops the wires that have no place, and says which beforehand', () => {
    const two = { ...document, edges: [...document.edges, { from: 'load.image', to: 'odd.second' }] }
    const grade = standinsFor(two, specs, odd).find(each => each.type === 'picture/grade')
    expect(grade?.lost).toEqual(['second'])
    const next = replaceNodes(two, specs, new Map([['odd', grade as NonNullable<typeof grade>]]))
    expect(next.edges).toHaveLength(2)
  })
})
