// ENGINE CASES 10, 11, 13, 18: faults, retries, refine, and what clients are told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PermanentError, TransientError } from '../graph/context.ts'
import type { NumberedEvent } from '../protocol/events.ts'
import { graph, openRig, type Rig, target, virtualClock } from '../testing/rig.ts'

let rig: Rig
const clock = virtualClock()
beforeEach(async () => {
  rig = await openRig({ clock })
})
afterEach(() => rig.close())

const fifteen = Array.from({ length: 15 }, (_, at) => `s${at + 1}:text ${at + 1}`).join('|')

describe('case 10: item failure', () => {
  it('14 of 15 finish, the gather is blocked with the reason, and after the fix one item is made', async () => {
    const document = graph(
      { text: ['t/text', { text: fifteen }], split: ['t/split'], map: ['t/map'], join: ['t/join'] },
      ['text.text > split.text', 'split.parts > map.part', 'map.part > join.parts'],
    )
    rig.hook = ({ node, key }) => {
      if (node === 'map' && key === 's7') throw new PermanentError('the prompt was refused')
    }
    const run = await rig.run(document)
    expect(run.status).toBe('partial')
    expect(run.results.filter(result => result.node === 'map')).toHaveLength(14)
    expect(run.status_('join')).toEqual({
      status: 'blocked',
      message: 'waits on parts: map at s7 failed: Map: the prompt was refused',
    })
    rig.hook = undefined
    const fixed = await rig.run(document)
    expect(fixed.executed).toEqual(['map/s7', 'join'])
    expect(fixed.status).toBe('done')
  })
})

describe('case 11: retry', () => {
  const document = graph({ a: ['t/text', { text: 'x' }] })

  it('tries transient faults again with growing waits', async () => {
    let tries = 0
    rig.hook = () => {
      if (++tries <= 2) throw new TransientError('503 busy')
    }
    const began = clock.now()
    const run = await rig.run(document)
    expect(run.status).toBe('done')
    expect(tries).toBe(3)
    expect(clock.now() - began).toBe(750 + 1500)
    expect(run.events.filter(event => event.type === 'item' && event.status === 'retrying')).toHaveLength(2)
  })

  it('honours Retry-After', async () => {
    let tries = 0
    rig.hook = () => {
      if (++tries === 1) throw new TransientError('429', { retryAfterMs: 7000 })
    }
    const began = clock.now()
    await rig.run(document)
    expect(clock.now() - began).toBe(7000)
  })

  it('never tries permanent faults again, and gives up on transient ones after four tries', async () => {
    let tries = 0
    rig.hook = () => {
      tries++
      throw new PermanentError('quota')
    }
    expect((await rig.run(document)).status).toBe('failed')
    expect(tries).toBe(1)
    tries = 0
    rig.hook = () => {
      tries++
      throw new TransientError('busy')
    }
    expect((await rig.run(document)).status).toBe('failed')
    expect(tries).toBe(4)
  })
})

describe('case 13: refine', () => {
  const loop = (digits: string, more: Record<string, unknown> = {}, refine: Record<string, unknown> = {}) =>
    graph(
      {
        text: ['t/text', { text: 's1:a1|s2:b9' }],
        split: ['t/split'],
        map: ['t/map'],
        score: ['t/score'],
        refine: ['t/refine', { least: 5, digits, ...refine }],
      },
      [
        'text.text > split.text',
        'split.parts > map.part',
        'map.part > score.part',
        'map.part > refine.part',
        'score.score > refine.score',
      ],
      more,
    )

  it('re-evaluates the generator for the failing item alone and stops when the score is high enough', async () => {
    const run = await rig.run(loop('27'))
    expect(run.value('refine.score@s1')).toBe(7)
    // In which order they come to an end nobody promises.
    const made = run.executed.filter(item => item.startsWith('map')).sort()
    expect(made).toEqual(['map/s1', 'map/s1', 'map/s1', 'map/s2'])
    expect(run.executed.filter(item => item === 'score/s2')).toHaveLength(1)
  })

  it('keeps the best attempt although later ones are worse, at most three times, attempts visible as takes', async () => {
    const run = await rig.run(loop('342'))
    expect(run.value('refine.score@s1')).toBe(4)
    const takes = rig.engine.takes('g', 'map', 's1')
    expect(takes).toHaveLength(4)
    const current = rig.engine.results('g').find(result => result.node === 'map' && result.key === 's1')
    expect(current?.outputs[0]?.value).toMatchObject({ text: 'a1' })
  })

  it('executes nothing the second time', async () => {
    await rig.run(loop('27'))
    expect((await rig.run(loop('27'))).executed).toEqual([])
  })

  it('never patches a pinned item, and says so', async () => {
    const first = await rig.run(loop('27', {}, { tries: 0 }))
    const take = first.results.find(result => result.node === 'map' && result.key === 's1')?.take as string
    const run = await rig.run(loop('27', { pins: { map: { s1: take } } }))
    expect(run.value('refine.score@s1')).toBe(1)
    const item = run.events.findLast(event => event.type === 'item' && event.node === 'refine' && event.key === 's1')
    expect(item).toMatchObject({ warnings: [expect.stringContaining('map is pinned')] })
  })

  it('stops after six attempts for one item over all loops', async () => {
    const run = await rig.run(loop('0000000000', {}, { tries: 10 }))
    expect(run.executed.filter(item => item === 'map/s1').length).toBeLessThanOrEqual(7)
    expect(run.status).toBe('done')
  })
})

describe('case 18: events', () => {
  it('two clients see every event in order, once; a reconnect gets the rest', async () => {
    const document = graph({ text: ['t/text', { text: fifteen }], split: ['t/split'], map: ['t/map'] }, [
      'text.text > split.text',
      'split.parts > map.part',
    ])
    const run = await rig.engine.start({ graph: document, targets: [], allowPartial: false, force: false })
    const one: NumberedEvent[] = []
    const two: NumberedEvent[] = []
    rig.engine.follow(run.id, 0, batch => one.push(...batch))
    const stop = rig.engine.follow(run.id, 0, batch => {
      two.push(...batch)
      if (two.length > 5) stop()
    })
    await run.finished
    const seqs = one.map(event => event.seq)
    expect(seqs).toEqual(seqs.map((_, at) => at + 1))
    expect(one.at(-1)).toMatchObject({ type: 'run', status: 'done' })
    const rest: NumberedEvent[] = []
    rig.engine.follow(run.id, two.at(-1)?.seq ?? 0, batch => rest.push(...batch))
    expect([...two, ...rest]).toEqual(one)
    await rig.restart()
    const replay: NumberedEvent[] = []
    rig.engine.follow(run.id, 0, batch => replay.push(...batch))
    expect(replay).toEqual(one)
  })

  it('coalesces progress and never journals it', async () => {
    rig.hook = ({ ctx }) => {
      for (let at = 0; at < 1000; at++) ctx.progress(at / 1000)
    }
    const run = await rig.run(graph({ a: ['t/text', { text: 'x' }] }), { targets: [target('a')] })
    expect(run.events.filter(event => event.type === 'progress').length).toBeLessThanOrEqual(2)
    const journaled: NumberedEvent[] = []
    rig.engine.follow(run.id, 0, batch => journaled.push(...batch))
    expect(journaled.some(event => event.type === 'progress')).toBe(false)
  })
})

describe('planning', () => {
  it('says what would run and why, without running it', async () => {
    const document = (suffix: string) =>
      graph({ text: ['t/text', { text: 's1:a|s2:b' }], split: ['t/split'], map: ['t/map', { suffix }] }, [
        'text.text > split.text',
        'split.parts > map.part',
      ])
    const fresh = await rig.engine.plan({ graph: document(''), targets: [], allowPartial: false, force: false })
    expect(fresh.items.map(item => `${item.node} ${item.state}`)).toEqual(['text run', 'split unknown', 'map unknown'])
    await rig.run(document(''))
    const changed = await rig.engine.plan({ graph: document('!'), targets: [], allowPartial: false, force: false })
    expect(changed.items.filter(item => item.state === 'run')).toMatchObject([
      { node: 'map', key: 's1', why: 'suffix changed' },
      { node: 'map', key: 's2', why: 'suffix changed' },
    ])
    expect(fresh.approximate).toBe(true)
    expect(changed.approximate).toBe(false)
    expect(rig.executed).toEqual(['text', 'split', 'map/s1', 'map/s2'])
  })
})
