// What a run is to be, and what its plan comes to.
import { describe, expect, it } from 'vitest'
import type { PlanInfo } from '../../../engine/protocol/api.ts'
import { dollars, scopesFor, summarise, targetsOf } from './choice.ts'

describe('the parts of a graph that can be run', () => {
  it('follow what is selected', () => {
    expect(scopesFor({ nodes: [], key: undefined })).toEqual(['all'])
    expect(scopesFor({ nodes: ['a'], key: undefined })).toEqual(['all', 'to', 'from'])
    expect(scopesFor({ nodes: ['a'], key: 'x' })).toEqual(['all', 'to', 'from', 'item'])
  })

  it('become targets', () => {
    const selection = { nodes: ['a', 'b'], key: 'x' }
    expect(targetsOf('all', selection)).toEqual([])
    expect(targetsOf('to', selection)).toEqual([{ node: 'a' }, { node: 'b' }])
    expect(targetsOf('from', { nodes: ['a'], key: 'x' })).toEqual([{ node: 'a', onward: true }])
    expect(targetsOf('item', { nodes: ['a'], key: 'x' })).toEqual([{ node: 'a', key: 'x' }])
  })
})

describe('a plan', () => {
  it('is counted by what happens, and by node with each reason once', () => {
    const item = (node: string, state: 'run' | 'cached' | 'unknown', why: string) => ({
      node,
      key: '',
      state,
      why,
      seconds: state === 'cached' ? 0 : 2,
      costUsd: state === 'cached' ? 0 : 0.5,
    })
    const plan: PlanInfo = {
      problems: [],
      items: [
        item('a', 'cached', ''),
        item('b', 'run', 'seed changed'),
        item('b', 'run', 'seed changed'),
        item('c', 'unknown', ''),
      ],
      seconds: 6,
      costUsd: 1.5,
      approximate: true,
    }
    expect(summarise(plan)).toEqual({
      run: 2,
      cached: 1,
      unknown: 1,
      nodes: [
        { node: 'b', items: 2, seconds: 4, costUsd: 1, reasons: ['seed changed'] },
        { node: 'c', items: 1, seconds: 2, costUsd: 0.5, reasons: [] },
      ],
    })
  })

  it('says money as people write it', () => {
    expect([0, 0.004, 0.05, 1.2, 12].map(dollars)).toEqual(['$0', '$0.004', '$0.05', '$1.20', '$12.00'])
  })
})
