// What the palette offers, and in which order.
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../state/catalog.ts'
import { pilot } from '../testing/pilot.ts'
import { NODES } from '../testing/specs.ts'
import { findNodes, offer, search } from './offer.ts'

const catalog = catalogOf(NODES)
const titles = (typed: string): string[] =>
  search(offer(pilot(), catalog, {}), typed).flatMap(group => group.specs.map(spec => spec.title))

describe('the palette', () => {
  it('lists every node by category, in the order an episode is made', () => {
    const groups = offer(pilot(), catalog, {})
    expect(groups.map(group => group.category)).toEqual([
      'Story',
      'Cast',
      'Picture',
      'Identity',
      'Sound',
      'Cut',
      'Flow',
    ])
    expect(groups.flatMap(group => group.specs)).toHaveLength(NODES.nodes.length)
  })

  it('puts the node whose name is typed first, before nodes that only mention it', () => {
    expect(titles('text')[0]).toBe('Text')
    expect(titles('seed')[0]).toBe('Seed')
    expect(titles('video')[0]).toBe('Video Gen')
    expect(titles('lfc')[0]).toBe('Last-Frame Chain')
    expect(titles('vgen')).toContain('Video Gen')
    expect(titles('clip extend')[0]).toBe('Last-Frame Chain')
    expect(titles('zebra')).toEqual([])
  })

  it('with a wire in hand offers only what takes or gives its type', () => {
    const takes = offer(pilot(), catalog, { loose: { end: 'shots.clip', side: 'output', type: 'Clip' } })
    expect(takes.flatMap(group => group.specs.map(spec => spec.type)).sort()).toEqual([
      'cut/assemble',
      'flow/preview',
      'identity/idr-validate',
      'identity/refine-loop',
      'picture/last-frame-chain',
    ])
    const gives = offer(pilot(), catalog, { loose: { end: 'qc.episode', side: 'input', type: 'Episode' } })
    expect(gives.flatMap(group => group.specs.map(spec => spec.type))).toContain('cut/assemble')
  })

  it('on a wire offers what can stand between its ends', () => {
    const between = offer(pilot(), catalog, { edge: { from: 'shots.clip', to: 'chain.clip' } })
    expect(between.flatMap(group => group.specs.map(spec => spec.type))).toEqual([
      'picture/last-frame-chain',
      'identity/refine-loop',
      'flow/preview',
    ])
  })

  it('finds nodes that are there already', () => {
    expect(findNodes(pilot(), catalog, 'refine', 6).map(node => node.id)).toEqual(['refine'])
    expect(findNodes(pilot(), catalog, 'x', 6)).toEqual([])
  })
})
