// Seeds that move on when a run starts.
import { describe, expect, it } from 'vitest'
import type { GraphDocument, GraphNode } from '../../../engine/graph/document.ts'
import { pilot } from '../../testing/pilot.ts'
import { SPECS } from '../../testing/specs.ts'
import { createDocumentStore } from '../document/document.ts'
import { moveSeeds, setSeedMode } from '../document/seed-commands.ts'
import { seedMoves } from './seeds.ts'

const specs = new Map(SPECS.map(spec => [spec.type, spec]))
const made = () => true
const draw = () => 4242

/** The pilot with seeds that move: the shots take the next, the music a random one. */
function moving(change: (node: GraphNode) => Partial<GraphNode> = () => ({})): GraphDocument {
  const document = pilot()
  const seeds: Readonly<Record<string, 'next' | 'random'>> = { shots: 'next', music: 'random' }
  return {
    ...document,
    nodes: document.nodes.map(node => {
      const mode = seeds[node.id]
      return mode ? { ...node, params: { ...node.params, seed: 7 }, seeds: { seed: mode }, ...change(node) } : node
    }),
  }
}
const moves = (document: GraphDocument, targets: Parameters<typeof seedMoves>[2] = [], has = made) =>
  seedMoves(document, specs, targets, has, draw).map(({ node, value }) => [node, value])

describe('a run of the whole graph', () => {
  it('moves each seed as its node says', () => {
    expect(moves(moving())).toEqual([
      ['shots', 8],
      ['music', 4242],
    ])
  })
  it('leaves fixed seeds, and those of nodes that have made nothing yet or are muted', () => {
    expect(moves(pilot())).toEqual([])
    expect(moves(moving(), [], () => false)).toEqual([])
    expect(moves(moving(() => ({ mode: 'muted' })))).toEqual([])
  })
  it('leaves a seed that is wired in', () => {
    const document = moving()
    expect(moves({ ...document, edges: [...document.edges, { from: 'seed.value', to: 'shots.seed' }] })).toEqual([
      ['music', 4242],
    ])
  })
  it('begins again after the largest seed', () => {
    expect(moves(moving(() => ({ params: { seed: 2 ** 32 - 1 } })))[0]).toEqual(['shots', 0])
  })
})

describe('a run of targets', () => {
  it('moves the seeds of what takes part, and no others', () => {
    expect(moves(moving(), [{ node: 'chain' }])).toEqual([['shots', 8]])
    expect(moves(moving(), [{ node: 'split' }])).toEqual([])
  })
  it('with `onward` also those below', () => {
    expect(moves(moving(), [{ node: 'split', onward: true }]).map(([node]) => node)).toContain('shots')
  })
  it('moves none for a single item: that would change all the others', () => {
    expect(moves(moving(), [{ node: 'shots', key: 'sc_1' }])).toEqual([])
  })
})

describe('the document', () => {
  it('holds the seeds that the run uses, and one undo brings back those before', () => {
    const store = createDocumentStore(moving())
    store.run(moveSeeds, { moves: seedMoves(store.getState().document, specs, [], made, draw) })
    const seedOf = (id: string) => store.getState().document.nodes.find(node => node.id === id)?.params.seed
    expect([seedOf('shots'), seedOf('music')]).toEqual([8, 4242])
    store.undo()
    expect([seedOf('shots'), seedOf('music')]).toEqual([7, 7])
  })
  it('keeps how a seed moves, and nothing for a fixed one', () => {
    const store = createDocumentStore(pilot())
    const shots = () => store.getState().document.nodes.find(node => node.id === 'shots')
    store.run(setSeedMode, { nodes: ['shots'], name: 'seed', mode: 'random' })
    expect(shots()?.seeds).toEqual({ seed: 'random' })
    store.run(setSeedMode, { nodes: ['shots'], name: 'seed', mode: 'fixed' })
    expect(shots()).not.toHaveProperty('seeds')
  })
})
