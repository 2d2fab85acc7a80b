// Two versions of a graph side by side, in words and as marks on a map.
import { describe, expect, it } from 'vitest'
import { GraphDocument } from '../../../engine/graph/document.ts'
import { SPECS } from '../../testing/specs.ts'
import { differenceOf } from './difference.ts'

const specs = new Map(SPECS.map(spec => [spec.type, spec]))
const before = GraphDocument.parse({
  format: 'reelgraph',
  version: 1,
  id: 'g',
  name: 'Pilot',
  nodes: [
    { id: 'story', type: 'story/story-prompt', at: [0, 0] },
    { id: 'script', type: 'story/llm-script', at: [300, 0], params: { seed: 7 } },
    { id: 'spare', type: 'story/story-prompt', at: [0, 300], title: 'Spare' },
    { id: 'gone', type: 'theirs/thing', at: [600, 0] },
  ],
  edges: [
    { from: 'story.story', to: 'script.story' },
    { from: 'script.script', to: 'gone.in' },
  ],
  pins: { script: { '': 'a' } },
})
const change = (patch: (document: GraphDocument) => void): GraphDocument => {
  const next = structuredClone(before)
  patch(next)
  return next
}
const labels = new Map([['sc_1', { short: '1', long: 'Scene 1 · lab, dusk' }]])
const words = (after: GraphDocument) => differenceOf(before, after, specs, labels).lines.map(line => line.text)

describe('the difference of two versions', () => {
  it('is nothing when nothing changed', () => {
    const { lines, nodes } = differenceOf(before, structuredClone(before), specs, labels)
    expect(lines).toEqual([])
    expect(nodes.every(each => each.change === 'same')).toBe(true)
  })

  it('names nodes that came and went, where they stand', () => {
    const after = change(next => {
      next.nodes = next.nodes.filter(node => node.id !== 'gone')
      next.edges = next.edges.filter(edge => edge.to !== 'gone.in')
      next.nodes.push({ id: 'new', type: 'story/scene-splitter', version: 1, at: [900, 0], params: {}, mode: 'active' })
    })
    const { nodes, lines } = differenceOf(before, after, specs, labels)
    expect(lines.map(line => line.text)).toEqual(['Scene Splitter was added', 'theirs/thing was removed'])
    expect(nodes.find(each => each.node.id === 'gone')).toMatchObject({ change: 'removed', node: { at: [600, 0] } })
  })

  it('says which param had which value, the default where none was set', () => {
    const after = change(next => {
      const script = next.nodes[1] as GraphDocument['nodes'][number]
      script.params = {}
      script.mode = 'muted'
      script.title = 'Writer'
    })
    expect(words(after)).toEqual(['Writer: renamed from “LLM Script”', 'Writer: muted', 'Writer: Seed 7 → 0'])
  })

  it('tells a wire that was moved from one that is new', () => {
    const moved = change(next => {
      next.edges[0] = { from: 'spare.story', to: 'script.story' }
    })
    expect(words(moved)).toEqual(['LLM Script · story comes from Spare · story now, not from Story Prompt · story'])
    const cut = change(next => {
      next.edges.shift()
    })
    expect(words(cut)).toEqual(['No wire from Story Prompt · story to LLM Script · story'])
  })

  it('counts what belongs to items, and what was only moved', () => {
    const after = change(next => {
      next.pins = {}
      next.overrides = { script: { sc_1: { seed: 1 }, sc_2: { seed: 2 } } }
      ;(next.nodes[0] as GraphDocument['nodes'][number]).at = [10, 10]
    })
    expect(words(after)).toEqual([
      'LLM Script: 2 items got params of their own',
      'LLM Script: lost a pinned take',
      '1 node was moved',
    ])
  })
  it('names a single item as people do, and what is set for it', () => {
    const after = change(next => {
      next.overrides = { script: { sc_1: { seed: 99 } } }
      next.pins = { script: { '': 'a', sc_1: 'b' } }
    })
    expect(words(after)).toEqual([
      'LLM Script, Scene 1 · lab, dusk: Seed 7 → 99',
      'LLM Script, Scene 1 · lab, dusk: got a pinned take',
    ])
    const { nodes } = differenceOf(before, after, specs, labels)
    expect(nodes.find(each => each.node.id === 'script')?.change).toBe('changed')
  })
})
