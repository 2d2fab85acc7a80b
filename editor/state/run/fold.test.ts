// What happens inside a sub-graph shows on its node.
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../engine/protocol/events.ts'
import { foldItems } from './fold.ts'
import { ItemStore } from './items.ts'

const said = (node: string, key: string, status: 'running' | 'done' | 'failed' | 'cached' | 'waiting'): RunEvent => ({
  type: 'item',
  node,
  key,
  status,
})

describe('a sub-graph’s node', () => {
  it('has the worst status of what is inside, under the same keys', () => {
    const items = new ItemStore(flush => flush())
    items.apply([said('sub/a', 'x', 'done'), said('sub/b', 'x', 'running'), said('sub/a', 'y', 'cached')])
    expect(items.node('sub').items.map(item => [item.key, item.status])).toEqual([
      ['x', 'running'],
      ['y', 'cached'],
    ])
    items.apply([said('sub/b', 'x', 'failed')])
    expect(items.item('sub', 'x')).toMatchObject({ status: 'failed', inner: 'sub/b' })
    expect(items.node('sub').counts).toMatchObject({ total: 2, failed: 1, cached: 1 })
  })

  it('shows the outputs of the last inside, by the order in which they run', () => {
    const items = new ItemStore(flush => flush())
    items.apply([
      {
        type: 'plan',
        nodes: [
          { id: 'sub/a', shape: [] },
          { id: 'sub/b', shape: [] },
        ],
        warnings: [],
      },
    ])
    const result = (node: string) => ({
      node,
      key: '',
      take: `of ${node}`,
      seconds: 2,
      costUsd: 0,
      warnings: [],
      outputs: [{ port: 'out', key: '', digest: 'd', value: node }],
    })
    items.results([result('sub/b'), result('sub/a')])
    expect(items.item('sub', '')).toMatchObject({ take: 'of sub/b', seconds: 4, outputs: [{ value: 'sub/b' }] })
  })

  it('is the only one that the graph speaks of, and tells nested ones together', () => {
    const items = new ItemStore(flush => flush())
    items.apply([said('sub/deep/a', '', 'waiting'), said('plain', '', 'done')])
    expect(items.nodes()).toEqual(['sub', 'plain'])
    expect(items.item('sub', '')?.status).toBe('waiting')
  })

  it('shows progress inside until it is over', () => {
    const items = new ItemStore(flush => flush())
    items.apply([said('sub/a', '', 'running'), { type: 'progress', node: 'sub/a', key: '', fraction: 0.5 }])
    expect(items.progress('sub').get('')?.fraction).toBe(0.5)
    items.apply([said('sub/a', '', 'done')])
    expect(items.progress('sub').size).toBe(0)
  })

  it('counts as work to do when one inside is', () => {
    const items = new ItemStore(flush => flush())
    items.plan([
      { node: 'sub/a', key: '', state: 'run', why: 'a param changed' },
      { node: 'sub/b', key: '', state: 'cached', why: '' },
    ])
    expect(items.node('sub').planned.get('')).toEqual({ state: 'run', why: 'a param changed' })
  })

  it('keeps the words of the one that is in trouble', () => {
    const item = (status: 'done' | 'failed', message?: string) => ({
      key: '',
      status,
      warnings: [],
      outputs: [],
      ...(message ? { message } : {}),
    })
    expect(
      foldItems([
        ['sub/a', item('failed', 'no voice')],
        ['sub/b', item('done')],
      ]),
    ).toMatchObject({ status: 'failed', message: 'no voice' })
  })
})
