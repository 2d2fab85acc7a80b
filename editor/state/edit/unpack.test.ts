// A sub-graph taken apart is the graph that it was made of.
import { describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { extractSubgraph } from '../../../engine/graph/edit/extract.ts'
import { GRAPH_INPUT, GRAPH_OUTPUT } from '../../../engine/graph/model/subgraph.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { pilot } from '../../testing/pilot.ts'
import { SPECS } from '../../testing/specs.ts'
import { unpack } from './unpack.ts'

const preview = SPECS.find(spec => spec.type === 'flow/preview') as NodeSpec
/** The declarations with those of a graph's own inputs and outputs. */
const specs = new Map(
  [...SPECS, { ...preview, type: GRAPH_INPUT, wire: true }, { ...preview, type: GRAPH_OUTPUT, wire: true }].map(
    spec => [spec.type, spec],
  ),
)

const made = (document: GraphDocument, ids: string[]) => {
  const extraction = extractSubgraph(document, ids, specs, { graphId: 'g_part', name: 'Part' })
  if ('refused' in extraction) throw new Error(extraction.refused)
  return extraction
}
const apart = ({ outer, inner, node }: ReturnType<typeof made>) => {
  const sub = outer.nodes.find(each => each.id === node)
  if (!sub) throw new Error('the node is not there')
  return unpack(outer, sub, inner)
}
const wires = (document: GraphDocument) => document.edges.map(edge => `${edge.from} ${edge.to}`).sort()
const places = (document: GraphDocument) => Object.fromEntries(document.nodes.map(node => [node.id, node.at]))

describe('a sub-graph that is unpacked', () => {
  it('leaves the very graph that it was made of, with overrides and pins', () => {
    const document: GraphDocument = {
      ...pilot(),
      overrides: { shots: { sc_1: { seed: 9 } }, voices: { '': { rate: 1 } } },
      pins: { shots: { sc_1: 'take' } },
    }
    const { document: again, nodes } = apart(made(document, ['shots', 'chain']))
    expect([...nodes].sort()).toEqual(['chain', 'shots'])
    expect(wires(again)).toEqual(wires(document))
    expect(places(again)).toEqual(places(document))
    expect(again.overrides).toEqual(document.overrides)
    expect(again.pins).toEqual(document.pins)
  })

  it('gives other ids to nodes whose own are taken in the meantime, and stands around where its node was moved', () => {
    const extraction = made(pilot(), ['shots', 'chain'])
    const { outer, node } = extraction
    const taken = outer.nodes.find(each => each.id === 'script')
    if (!taken) throw new Error('the pilot has no script')
    const moved = {
      ...extraction,
      outer: {
        ...outer,
        nodes: [
          ...outer.nodes.map(each =>
            each.id === node ? { ...each, at: [each.at[0] + 50, each.at[1]] as [number, number] } : each,
          ),
          { ...taken, id: 'shots' },
        ],
      },
    }
    const { document } = apart(moved)
    const was = pilot().nodes.find(each => each.id === 'shots')
    expect(document.nodes.find(each => each.id === 'shots-2')?.at).toEqual([(was?.at[0] ?? 0) + 50, was?.at[1]])
    expect(document.edges.some(edge => edge.from.startsWith('shots-2.'))).toBe(true)
    expect(new Set(document.nodes.map(each => each.id)).size).toBe(document.nodes.length)
  })
})
