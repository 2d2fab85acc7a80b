// ENGINE CASES 12, 19, 24, 29 and what belongs to them: takes, approvals, eviction, effects, paid steps, re-rolls.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PermanentError, TransientError } from '../graph/context.ts'
import type { Json } from '../graph/json.ts'
import type { Effect } from '../run/api.ts'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
const records = new Map<string, { value: Json; digest: string }>()
const memory: Effect = {
  digest: async id => records.get(id)?.digest,
  apply: async (id, value, digest) => {
    applied.push(`${id}=${value}`)
    records.set(id, { value, digest })
  },
}
const applied: string[] = []
beforeEach(async () => {
  records.clear()
  applied.length = 0
  rig = await openRig({ effects: { memory } })
})
afterEach(() => rig.close())

const upper = (params: Record<string, unknown> = {}) =>
  graph({ text: ['t/text', { text: 'a' }], up: ['t/upper', params] }, ['text.text > up.text'])

describe('case 12: takes', () => {
  it('lists them, compares two, chooses one, deletes one', async () => {
    const flip = graph({ flip: ['t/flip'] })
    const first = await rig.run(flip)
    const second = await rig.run(flip, { force: true })
    expect([first.value('flip.text'), second.value('flip.text')]).toEqual(['1', '2'])
    const [newest, oldest] = rig.engine.takes('g', 'flip', '')
    expect(rig.engine.compareTakes(newest?.take as string, oldest?.take as string)).toMatchObject({
      params: [],
      inputs: [],
      outputs: ['text'],
    })
    rig.engine.chooseTake(oldest?.take as string)
    await rig.restart()
    expect((await rig.run(flip)).value('flip.text')).toBe('1')
    rig.engine.deleteTake(oldest?.take as string)
    expect((await rig.run(flip)).value('flip.text')).toBe('2')
    expect(() => rig.engine.chooseTake(oldest?.take as string)).toThrow('deleted')
  })

  it('says which params and inputs differ', async () => {
    const a = await rig.run(upper())
    const b = await rig.run(upper({ suffix: '!', seed: 4 }))
    const of = (run: typeof a) => run.results.find(result => result.node === 'up')?.take as string
    expect(rig.engine.compareTakes(of(a), of(b)).params).toEqual([
      { name: 'seed', a: 0, b: 4 },
      { name: 'suffix', a: '', b: '!' },
    ])
  })

  it('takes values from outside, checked, and uses them where they are pinned', async () => {
    await rig.run(upper())
    const node = upper().nodes[1] as never
    expect(() => rig.engine.importTake('g', node, '', { text: 7 }, '')).toThrow('text')
    expect(() => rig.engine.importTake('g', node, '', { nothing: 'x' }, '')).toThrow('no output nothing')
    const take = rig.engine.importTake('g', node, '', { text: 'mine' }, 'mine.txt')
    expect(take).toMatchObject({ imported: true, served: 'imported', notes: { file: 'mine.txt' } })
    expect((await rig.run(upper())).value('up.text')).toBe('A')
    const pinned = await rig.run({ ...upper(), pins: { up: { '': take.take } } })
    expect(pinned.value('up.text')).toBe('mine')
    expect(pinned.executed).toEqual([])
  })

  it('follow nodes into a sub-graph and out again, and stay where they were', async () => {
    await rig.run(upper())
    await rig.run(upper({ suffix: '!' }))
    const listed = (node: string) => rig.engine.takes('g', node, '').map(take => take.take)
    const own = listed('up')
    expect(own).toHaveLength(2)
    rig.engine.followTakes('g', { up: 'sub/up' })
    rig.engine.followTakes('g', { up: 'sub/up' })
    expect([listed('sub/up'), listed('up')]).toEqual([own, own])
    // What lies within goes along; a node whose name only begins alike does not.
    rig.engine.followTakes('g', { sub: 'other', su: 'wrong' })
    expect([listed('other/up'), listed('wrong/up'), listed('wrongb/up')]).toEqual([own, [], []])
  })

  it('re-rolls: makes n more takes with other seeds, and leaves the item as it is', async () => {
    const film = graph({ text: ['t/text', { text: 'a:x|b:y' }], split: ['t/split'], dice: ['t/dice'] }, [
      'text.text > split.text',
      'split.parts > dice.part',
    ])
    const first = await rig.run(film)
    const plan = await rig.engine.plan({ graph: film, targets: [{ node: 'dice', key: 'b' }], takes: 3 })
    expect(plan.items.filter(item => item.state === 'run').map(item => `${item.key} ${item.take}`)).toEqual([
      'b 1',
      'b 2',
      'b 3',
    ])
    const run = await rig.run(film, { targets: [{ node: 'dice', key: 'b' }], takes: 3 })
    expect(run.executed).toEqual(['dice/b', 'dice/b', 'dice/b'])
    const takes = rig.engine.takes('g', 'dice', 'b')
    expect(new Set(takes.map(take => JSON.stringify(take.outputs))).size).toBe(4)
    expect(takes.filter(take => take.attempt > 0)).toHaveLength(3)
    expect((await rig.run(film)).value('dice.part@b')).toEqual(first.value('dice.part@b'))
    // The same takes again are found, not made.
    expect((await rig.run(film, { targets: [{ node: 'dice', key: 'b' }], takes: 3 })).executed).toEqual([])
  })
})

describe('case 19: approve', () => {
  const asking = (text = 'a') =>
    graph({ text: ['t/text', { text }], ok: ['t/approve'], up: ['t/upper'] }, [
      'text.text > ok.text',
      'ok.text > up.text',
    ])
  const waiting = async () => {
    for (;;) {
      const [asked] = rig.engine.approvals()
      if (asked) return asked
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  it('waits across a restart, then lets pass, and remembers', async () => {
    await rig.engine.start({ graph: asking() })
    await waiting()
    await rig.suspend()
    const [resumed] = await rig.engine.resume()
    const asked = await waiting()
    rig.engine.decide({ ...asked, decision: { kind: 'pass' } })
    expect((await resumed?.finished)?.status).toBe('done')
    const again = await rig.run(asking())
    expect(again.executed).toEqual([])
    expect(again.value('up.text')).toBe('A')
  })

  it('takes an edit, a rejection with its reason, and asks anew for another value', async () => {
    const first = await rig.engine.start({ graph: asking() })
    rig.engine.decide({ ...(await waiting()), decision: { kind: 'edit', value: 'edited' } })
    expect((await first.finished).status).toBe('done')
    expect((await rig.run(asking())).value('up.text')).toBe('EDITED')
    const second = await rig.engine.start({ graph: asking('b') })
    rig.engine.decide({ ...(await waiting()), decision: { kind: 'reject', reason: 'too long' } })
    const ended = await second.finished
    expect(ended.status).toBe('partial')
    expect(ended.problems.map(problem => problem.message).join()).toContain('rejected: too long')
  })

  it('can be taken back, and holds no slot while it waits', async () => {
    const run = await rig.engine.start({ graph: asking() })
    const asked = await waiting()
    const other = await rig.run(
      graph({ text: ['t/text', { text: 'z' }], slow: ['t/slow'] }, ['text.text > slow.text'], { id: 'h' }),
    )
    expect(other.status).toBe('done')
    rig.engine.decide({ ...asked, decision: { kind: 'pass' } })
    await run.finished
    rig.engine.decide({ ...asked, decision: null })
    const again = await rig.engine.start({ graph: asking() })
    await waiting()
    again.cancel()
    expect((await again.finished).status).toBe('cancelled')
  })
})

describe('case 24: eviction', () => {
  const films = (words: string) =>
    graph({ text: ['t/text', { text: words }], split: ['t/split'], file: ['t/file'], size: ['t/size'] }, [
      'text.text > split.text',
      'split.parts > file.part',
      'file.file > size.file',
    ])

  it('removes bytes, never rows: downstream still hits, and what is needed is made again', async () => {
    await rig.run(films('a:one|b:two'))
    expect(rig.engine.collect(0, [], -1).files).toBe(2)
    expect((await rig.run(films('a:one|b:two'))).executed).toEqual([])
    // Another reader of the same files needs their bytes: they are made again, and only theirs.
    const more = films('a:one|b:two')
    const wider = {
      ...more,
      nodes: more.nodes.map(node => (node.id === 'size' ? { ...node, params: { add: 1 } } : node)),
    }
    const run = await rig.run(wider, { targets: [{ node: 'size', key: 'a' }] })
    expect(run.status).toBe('done')
    // `size` asks, `file` makes its bytes again, `size` starts over.
    expect(run.executed).toEqual(['size/a', 'file/a', 'size/a'])
  })

  it('makes a target again whose own files are gone', async () => {
    await rig.run(films('a:one|b:two'))
    rig.engine.collect(0, [], -1)
    const run = await rig.run(films('a:one|b:two'), { targets: [{ node: 'file', key: 'b' }] })
    expect(run.executed).toEqual(['file/b'])
  })

  it('leaves pinned, paid and final files, and takes the least recently used first', async () => {
    const run = await rig.run(films('a:one|b:two|c:three'))
    const of = (key: string) => run.results.find(result => result.node === 'file' && result.key === key)
    const digest = (key: string) => String((of(key)?.outputs[0]?.value as { digest?: string } | undefined)?.digest)
    await rig.run(graph({ paid: ['t/paid-file'], final: ['t/final'] }, [], { id: 'p' }))
    rig.store.artifacts.touch(digest('b'))
    const pinned = [of('a')?.take as string]
    const total = rig.engine.collect(Number.MAX_SAFE_INTEGER, pinned, -1).left
    expect(rig.engine.collect(total - 1, pinned, -1).files).toBe(1)
    expect(rig.store.artifacts.has(digest('c'))).toBe(false)
    expect(rig.store.artifacts.has(digest('b'))).toBe(true)
    rig.engine.collect(0, pinned, -1)
    expect(rig.store.artifacts.has(digest('a'))).toBe(true)
    expect(rig.store.artifacts.has(digest('b'))).toBe(false)
    expect((await rig.run(graph({ paid: ['t/paid-file'], final: ['t/final'] }, [], { id: 'p' }))).executed).toEqual([])
  })

  it('keeps JSON of over 64 KiB beside the database', async () => {
    const long = 'x'.repeat(200_000)
    const big = graph({ text: ['t/text', { text: long }], up: ['t/upper'] }, ['text.text > up.text'])
    await rig.run(big)
    await rig.restart()
    const again = await rig.run(big)
    expect(again.executed).toEqual([])
    expect(again.value('up.text')).toBe(long.toUpperCase())
  })
})

describe('case 29: effects', () => {
  const remember = (text: string) =>
    graph({ text: ['t/text', { text }], mem: ['t/remember'] }, ['text.text > mem.text'])

  it('apply once, replace when re-made, and apply again when the record is gone', async () => {
    await rig.run(remember('one'))
    await rig.run(remember('one'))
    expect(applied).toEqual(['ep/1=one'])
    await rig.run(remember('two'))
    expect(records.get('ep/1')?.value).toBe('two')
    records.delete('ep/1')
    const run = await rig.run(remember('two'))
    expect(run.executed).toEqual([])
    expect(applied).toEqual(['ep/1=one', 'ep/1=two', 'ep/1=two'])
    records.delete('ep/1')
    await rig.engine.plan({ graph: remember('two') })
    expect(records.size).toBe(0)
  })
})

describe('paid steps', () => {
  const paid = () => graph({ buy: ['t/buy'] })
  const calls: string[] = []
  beforeEach(() => {
    calls.length = 0
  })

  it('submit once: a run that is started again polls the task it had', async () => {
    rig.service = {
      submit: async token => {
        calls.push(`submit ${token.length}`)
        return 'task-1'
      },
      collect: async task => {
        calls.push(`collect ${task}`)
        if (calls.length === 2) throw new TransientError('the line broke')
        return 'bought'
      },
    }
    const run = await rig.run(paid())
    expect(run.value('buy.text')).toBe('bought')
    expect(calls).toEqual(['submit 64', 'collect task-1', 'collect task-1'])
    expect((await rig.run(paid())).executed).toEqual([])
    const again = await rig.run(paid(), { force: true })
    expect(again.status).toBe('done')
    expect(calls.filter(call => call.startsWith('submit'))).toHaveLength(2)
  })

  it('looks an intent without an id up, and waits for a person where that is not possible', async () => {
    rig.service = {
      submit: async () => {
        throw new Error('the process was killed here')
      },
      collect: async task => task,
    }
    expect((await rig.run(paid())).status).toBe('failed')
    const stuck = await rig.run(paid())
    expect(stuck.status_('buy')?.message).toContain('may have been submitted')
    const [task] = rig.engine.tasks()
    rig.engine.settleTask(task?.token as string, 'task-7')
    expect((await rig.run(paid())).value('buy.text')).toBe('task-7')
  })

  it('ends the attempt of a task that failed for good', async () => {
    let tasks = 0
    rig.service = {
      submit: async () => `task-${++tasks}`,
      collect: async task => {
        if (task === 'task-1') throw new PermanentError('refused by the content policy')
        return task
      },
    }
    expect((await rig.run(paid())).status).toBe('failed')
    expect((await rig.run(paid())).value('buy.text')).toBe('task-2')
  })

  it('never go over the cost cap together', async () => {
    rig.service = { submit: async () => 'task', collect: async () => 'bought' }
    const three = graph({ text: ['t/text', { text: 'a:1|b:2|c:3' }], split: ['t/split'], each: ['t/buy-each'] }, [
      'text.text > split.text',
      'split.parts > each.part',
    ])
    const plan = await rig.engine.plan({ graph: three, targets: [{ node: 'split' }] })
    expect(plan.costUsd).toBe(0)
    const run = await rig.run(three, { capUsd: 0.5 })
    expect(run.status).toBe('partial')
    expect(rig.engine.runInfo(run.id)?.costUsd).toBeCloseTo(0.4)
    expect(run.events.filter(event => event.type === 'item' && event.status === 'blocked')).toHaveLength(1)
    expect(run.events.findLast(event => event.type === 'run')).toMatchObject({
      message: expect.stringMatching(
        /would cost about \$0\.20, which goes over the cap of \$0\.50: .*; raise the cap to go on$/,
      ),
    })
    const known = await rig.engine.plan({ graph: three })
    expect(known.costUsd).toBeCloseTo(0.2)
  })
})

describe('the queue', () => {
  it('orders runs by priority, holds while paused, and is the same after a restart', async () => {
    const one = (id: string) => graph({ text: ['t/text', { text: id }] }, [], { id })
    rig.engine.pauseQueue(true)
    const runs = ['low', 'first', 'high'].map((id, at) =>
      rig.engine.start({ graph: one(id), priority: [-1, 0, 5][at] as number }),
    )
    const ids = (await Promise.all(runs)).map(run => run.id)
    await Promise.resolve()
    expect(rig.engine.queue().runs.map(run => run.graphId)).toEqual(['high', 'first', 'low'])
    expect(rig.engine.queue().runs.every(run => run.status === 'queued')).toBe(true)
    rig.engine.moveRun(ids[0] as string, 'first')
    rig.engine.running(ids[0] as string)?.prioritise(9)
    await rig.suspend()
    rig.executed.length = 0
    const resumed = await rig.engine.resume()
    await Promise.resolve()
    expect(rig.engine.queue()).toMatchObject({ paused: true })
    expect(rig.engine.queue().runs.map(run => run.graphId)).toEqual(['low', 'high', 'first'])
    rig.engine.pauseQueue(false)
    for (const run of resumed) expect((await run.finished).status).toBe('done')
    expect(rig.engine.queue().runs).toEqual([])
  })

  it('holds one run before its next items, and cancels one that waits', async () => {
    let hold: (() => void) | undefined
    rig.hook = ({ node }) => (node === 'text' ? new Promise<void>(resolve => (hold = resolve)) : undefined)
    const run = await rig.engine.start({ graph: upper() })
    while (!hold) await new Promise(resolve => setTimeout(resolve, 2))
    run.pause(true)
    hold()
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(rig.executed).toEqual(['text'])
    expect(run.info().paused).toBe(true)
    run.pause(false)
    expect((await run.finished).status).toBe('done')
    rig.engine.pauseQueue(true)
    const waiting = await rig.engine.start({ graph: upper({ suffix: 'x' }) })
    waiting.cancel()
    expect((await waiting.finished).status).toBe('cancelled')
  })

  it('keeps a provider within its rate', async () => {
    const { Pools } = await import('../run/pools.ts')
    let now = 0
    const waits: number[] = []
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        waits.push(ms)
        now += ms
      },
    }
    const pools = new Pools({ 'net:slow': { slots: 5, perMinute: 30 } }, clock)
    for (let at = 0; at < 3; at++) (await pools.acquire('net:slow', 0, new AbortController().signal)).release()
    expect(waits).toEqual([2000, 2000])
  })
})
