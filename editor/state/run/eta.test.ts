// How long a node still takes.
import { describe, expect, it } from 'vitest'
import { roughly, secondsLeft } from './eta.ts'
import { ItemStore } from './items.ts'

/** A node of three items: statuses, when each began, and how far it is. */
const looked = (
  items: readonly { status: 'queued' | 'running' | 'done'; seconds?: number; at?: number; share?: number }[],
) => {
  const store = new ItemStore(flush => flush())
  store.plan([{ node: 'n', key: 'k0', state: 'run', why: '', seconds: 30 }])
  store.plan([])
  for (const [index, { status, seconds, at = 0, share }] of items.entries()) {
    const key = `k${index}`
    store.apply([{ type: 'item', node: 'n', key, status, at, ...(seconds ? { seconds } : {}) }])
    if (share !== undefined) store.apply([{ type: 'progress', node: 'n', key, fraction: share }])
  }
  return secondsLeft(store.node('n'), store.progress('n'), 10_000)
}

describe('the time that is left', () => {
  it('is unknown while nothing runs', () => {
    expect(looked([{ status: 'queued' }])).toBeUndefined()
  })
  it('follows the plan before anything says more', () => {
    expect(looked([{ status: 'running' }, { status: 'queued' }])).toBe(60)
  })
  it('follows the pace of what runs once it is some way in', () => {
    // 10 s for a quarter: 40 s each, three quarters and one whole are left.
    expect(looked([{ status: 'running', share: 0.25 }, { status: 'queued' }])).toBe(70)
  })
  it('follows what items took, as many at once as run now', () => {
    const items = [
      { status: 'done', seconds: 8 },
      { status: 'running', share: 0.5 },
      { status: 'running', share: 0.5 },
      { status: 'queued' },
    ] as const
    expect(looked(items)).toBe(8)
  })
  it('is told no finer than it is known', () => {
    expect([0.2, 7.4, 43, 200, 6000].map(roughly)).toEqual(['≈ 1 s', '≈ 7 s', '≈ 45 s', '≈ 3 m', '≈ 1.7 h'])
  })
})
