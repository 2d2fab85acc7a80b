// Items as a run tells of them: status, progress, order, and who is told of a change.
import { describe, expect, it, vi } from 'vitest'
import type { ResultInfo } from '../../../engine/protocol/api.ts'
import { ItemStore } from './items.ts'

const store = (): ItemStore => new ItemStore(flush => flush())
const result = (
  node: string,
  key: string,
  take: string,
  outputs: [port: string, key: string, value?: unknown][] = [],
): ResultInfo => ({
  node,
  key,
  take,
  seconds: 1,
  costUsd: 0,
  warnings: [],
  outputs: outputs.map(([port, at, value]) => ({ port, key: at, digest: 'd', value: (value ?? 1) as never })),
})

describe('an item', () => {
  it('keeps in sight what an earlier take made until the new one is there', () => {
    const items = store()
    items.results([result('shots', 'sc_1', 'old', [['clip', 'sc_1', 'old clip']])])
    items.apply([{ type: 'item', node: 'shots', key: 'sc_1', status: 'running' }])
    expect(items.item('shots', 'sc_1')).toMatchObject({ status: 'running', take: 'old' })
    expect(items.item('shots', 'sc_1')?.outputs[0]?.value).toBe('old clip')
    items.apply([{ type: 'item', node: 'shots', key: 'sc_1', status: 'done', take: 'new', seconds: 2 }])
    items.results([result('shots', 'sc_1', 'new', [['clip', 'sc_1', 'new clip']])])
    expect(items.item('shots', 'sc_1')).toMatchObject({ status: 'done', take: 'new', seconds: 2 })
    expect(items.item('shots', 'sc_1')?.outputs[0]?.value).toBe('new clip')
  })

  it('is not overwritten by a take that came in late', () => {
    const items = store()
    items.apply([{ type: 'item', node: 'shots', key: 'sc_1', status: 'done', take: 'second' }])
    items.results([result('shots', 'sc_1', 'first', [['clip', 'sc_1', 'stale']])])
    expect(items.item('shots', 'sc_1')).toMatchObject({ take: 'second', outputs: [] })
  })

  it('that was running when its run ended is no longer running', () => {
    const items = store()
    items.apply([
      { type: 'item', node: 'shots', key: 'sc_1', status: 'running' },
      { type: 'progress', node: 'shots', key: 'sc_1', fraction: 0.4 },
    ])
    items.settle()
    expect(items.item('shots', 'sc_1')?.status).toBe('cancelled')
    expect(items.progress('shots').size).toBe(0)
  })
})

describe('the items of a node', () => {
  it('stand in the order in which the splitter emitted their keys, whatever order they end in', () => {
    const items = store()
    items.results([
      result('split', '', 't', [
        ['scenes', 'sc_b'],
        ['scenes', 'sc_a'],
        ['scenes', 'sc_c'],
      ]),
    ])
    for (const key of ['sc_c', 'sc_a', 'sc_b'])
      items.apply([{ type: 'item', node: 'shots', key, status: 'done', take: key }])
    expect(items.node('shots').items.map(item => item.key)).toEqual(['sc_b', 'sc_a', 'sc_c'])
  })

  it('do so too when the results of other nodes come first, by key', () => {
    const items = store()
    items.results([
      result('shots', 'sc_a', 'ta', [['clip', 'sc_a']]),
      result('shots', 'sc_b', 'tb', [['clip', 'sc_b']]),
      result('split', '', 't', [
        ['scenes', 'sc_b'],
        ['scenes', 'sc_a'],
      ]),
    ])
    expect(items.node('shots').items.map(item => item.key)).toEqual(['sc_b', 'sc_a'])
  })

  it('below several scenes stay together by scene', () => {
    const items = store()
    items.results([
      result('split', '', 't', [
        ['scenes', 'sc_a'],
        ['scenes', 'sc_b'],
      ]),
      result('lines', 'sc_b', 't', [['lines', 'sc_b/l_1']]),
      result('lines', 'sc_a', 't', [
        ['lines', 'sc_a/l_2'],
        ['lines', 'sc_a/l_3'],
      ]),
    ])
    for (const key of ['sc_b/l_1', 'sc_a/l_3', 'sc_a/l_2'])
      items.apply([{ type: 'item', node: 'tts', key, status: 'done', take: key }])
    expect(items.node('tts').items.map(item => item.key)).toEqual(['sc_a/l_2', 'sc_a/l_3', 'sc_b/l_1'])
  })

  it('are counted by how they stand', () => {
    const items = store()
    const status = ['done', 'cached', 'pinned', 'failed', 'running', 'queued', 'absent', 'blocked'] as const
    items.apply(status.map((each, at) => ({ type: 'item', node: 'n', key: `k${at}`, status: each, seconds: 2 })))
    const view = items.node('n')
    expect(view.counts).toEqual({
      total: 8,
      made: 1,
      cached: 2,
      failed: 1,
      running: 1,
      waiting: 1,
      absent: 1,
      blocked: 1,
    })
    expect(view.seconds).toBe(2)
  })
})

describe('listeners', () => {
  it('of a node hear of that node only, and its view stays the same object through progress', () => {
    const items = store()
    items.apply([
      { type: 'item', node: 'a', key: '', status: 'running' },
      { type: 'item', node: 'b', key: '', status: 'running' },
    ])
    const heard = vi.fn()
    items.subscribe('a', heard)
    const view = items.node('a')
    items.apply([{ type: 'progress', node: 'b', key: '', fraction: 0.5 }])
    expect(heard).not.toHaveBeenCalled()
    items.apply([{ type: 'progress', node: 'a', key: '', fraction: 0.5 }])
    expect(heard).toHaveBeenCalledTimes(1)
    expect(items.node('a')).toBe(view)
    expect(items.progress('a').get('')?.fraction).toBe(0.5)
  })

  it('are told once for many events of one flush', () => {
    let flush: (() => void) | undefined
    const items = new ItemStore(run => {
      flush = run
    })
    const heard = vi.fn()
    items.subscribe('a', heard)
    for (let at = 0; at < 100; at++)
      items.apply([{ type: 'progress', node: 'a', key: `k${at % 5}`, fraction: at / 100 }])
    expect(heard).not.toHaveBeenCalled()
    flush?.()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('keep their take when a re-roll or a loop makes another one', () => {
    const items = store()
    items.apply([
      { type: 'item', node: 'a', key: '', status: 'done', take: 'own' },
      { type: 'item', node: 'a', key: '', status: 'running', attempt: 1 },
      { type: 'item', node: 'a', key: '', status: 'done', take: 'other', attempt: 1 },
    ])
    expect(items.item('a', '')).toMatchObject({ status: 'done', take: 'own', attempt: 1 })
  })

  it('hear of a plan where it says something new', () => {
    const items = store()
    items.apply([{ type: 'item', node: 'a', key: 'k', status: 'done', take: 't' }])
    items.plan([{ node: 'a', key: 'k', state: 'run', why: 'scene.text changed' }])
    expect(items.node('a').planned.get('k')).toEqual({ state: 'run', why: 'scene.text changed' })
    items.plan([])
    expect(items.node('a').planned.size).toBe(0)
  })
})
