// ENGINE CASES 9, 14–16, 28: when things run, and how they stop.
import { spawn } from 'node:child_process'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { graph, openRig, type Rig, type RigOptions, target, virtualClock } from '../testing/rig.ts'

let rig: Rig
const open = async (options: RigOptions = {}) => {
  rig = await openRig(options)
  return rig
}
afterEach(() => rig.close())

const parts = (count: number) => Array.from({ length: count }, (_, at) => `s${at + 1}:text ${at + 1}`).join('|')

describe('case 9: pipelining', () => {
  it('finishes item 1 in the third node before item 15 starts the first', async () => {
    const clock = virtualClock()
    await open({ clock, pools: { cpu: 2 } })
    rig.hook = async ({ type, ctx }) => {
      if (type === 't/slow') await clock.sleep(1000, ctx.signal)
    }
    const report = await rig.run(
      graph(
        {
          text: ['t/text', { text: parts(15) }],
          split: ['t/split'],
          pair: ['t/pair'],
          a: ['t/slow', { suffix: 'a' }],
          b: ['t/slow', { suffix: 'b' }],
          c: ['t/slow', { suffix: 'c' }],
        },
        [
          'text.text > split.text',
          'split.parts > pair.a',
          'split.parts > pair.b',
          'pair.text > a.text',
          'a.text > b.text',
          'b.text > c.text',
        ],
      ),
    )
    expect(report.status).toBe('done')
    expect(report.executed.indexOf('c/s1')).toBeGreaterThan(0)
    expect(report.executed.indexOf('c/s1')).toBeLessThan(report.executed.indexOf('a/s15'))
  })

  it('leaves what has a short way to go for the gaps, no farther behind than its way is shorter', async () => {
    const clock = virtualClock()
    await open({ clock, pools: { cpu: 1 } })
    let pairs = 0
    rig.hook = async ({ type, ctx }) => {
      if (type === 't/pair') pairs++
      if (type !== 't/slow') return
      // Nobody's turn is decided before all that can be done is waiting for it.
      while (pairs < 15) await turn()
      for (let turns = 0; turns < 50; turns++) await turn()
      await clock.sleep(1000, ctx.signal)
    }
    const ways = { a: 'pair.text', b: 'a.text', c: 'b.text', side: 'pair.text' }
    const report = await rig.run(
      graph(
        {
          text: ['t/text', { text: parts(15) }],
          split: ['t/split'],
          pair: ['t/pair'],
          ...Object.fromEntries(Object.keys(ways).map(name => [name, ['t/slow', { suffix: name }] as const])),
        },
        [
          'text.text > split.text',
          'split.parts > pair.a',
          'split.parts > pair.b',
          ...Object.entries(ways).map(([name, from]) => `${from} > ${name}.text`),
        ],
      ),
    )
    const order = (item: string): number => report.executed.indexOf(item)
    for (const scene of [3, 6, 10]) {
      expect(order(`side/s${scene}`)).toBeGreaterThan(order(`a/s${scene + 1}`))
      expect(order(`side/s${scene}`)).toBeLessThan(order(`a/s${scene + 4}`))
    }
  })
})

describe('case 14: identical work once', () => {
  it('executes equal keys in flight once, and both receive the result', async () => {
    const clock = virtualClock()
    await open({ clock })
    rig.hook = async ({ type, ctx }) => {
      if (type === 't/slow') await clock.sleep(500, ctx.signal)
    }
    const run = await rig.run(
      graph({ a: ['t/text', { text: 'x' }], one: ['t/slow'], two: ['t/slow'] }, [
        'a.text > one.text',
        'a.text > two.text',
      ]),
    )
    expect(run.executed.filter(item => item !== 'a')).toHaveLength(1)
    expect(run.value('one.text')).toBe('x')
    expect(run.value('two.text')).toBe('x')
  })

  it('aborts shared work only when the last run that wants it cancels', async () => {
    await open()
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let started = () => {}
    const running = new Promise<void>(resolve => {
      started = resolve
    })
    rig.hook = async ({ type, ctx }) => {
      if (type !== 't/slow') return
      started()
      await Promise.race([
        held,
        new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(ctx.signal.reason))),
      ])
    }
    const document = graph({ a: ['t/text', { text: 'x' }], one: ['t/slow'] }, ['a.text > one.text'])
    const request = { graph: document, targets: [], allowPartial: false, force: false }
    const first = await rig.engine.start(request)
    await running
    const second = await rig.engine.start(request)
    // What it needs is told as cached only after it has gone on to the work that is under way.
    await new Promise<void>(resolve => {
      rig.engine.follow(second.id, 0, events => {
        if (events.some(event => event.type === 'item' && event.node === 'a')) resolve()
      })
    })
    first.cancel()
    expect((await first.finished).status).toBe('cancelled')
    release()
    expect((await second.finished).status).toBe('done')
    expect(rig.executed.filter(item => item === 'one')).toHaveLength(1)
  })
})

describe('case 15: parallel', () => {
  it('takes as long as the longest of three, on a virtual clock', async () => {
    const clock = virtualClock()
    await open({ clock, pools: { cpu: 3 } })
    const times: Record<string, number> = { x: 300, y: 400, z: 500 }
    rig.hook = async ({ node, ctx }) => {
      if (times[node]) await clock.sleep(times[node], ctx.signal)
    }
    const began = clock.now()
    const run = await rig.run(
      graph(
        {
          a: ['t/text', { text: 'x' }],
          x: ['t/slow', { suffix: 'x' }],
          y: ['t/slow', { suffix: 'y' }],
          z: ['t/slow', { suffix: 'z' }],
        },
        ['a.text > x.text', 'a.text > y.text', 'a.text > z.text'],
      ),
    )
    expect(run.status).toBe('done')
    expect(clock.now() - began).toBe(500)
  })

  it('never runs three on two gpu slots', async () => {
    const clock = virtualClock()
    await open({ clock, pools: { gpu: 2 } })
    let running = 0
    let most = 0
    rig.hook = async ({ type, ctx }) => {
      if (type !== 't/gpu') return
      most = Math.max(most, ++running)
      await clock.sleep(100, ctx.signal)
      running--
    }
    const nodes: Parameters<typeof graph>[0] = {}
    const edges: string[] = []
    for (let at = 0; at < 6; at++) {
      nodes[`t${at}`] = ['t/text', { text: `${at}` }]
      nodes[`g${at}`] = ['t/gpu']
      edges.push(`t${at}.text > g${at}.text`)
    }
    expect((await rig.run(graph(nodes, edges))).status).toBe('done')
    expect(most).toBe(2)
  })
})

describe('case 16: cancel', () => {
  it('fires the signal at once, the child process is gone, finished items stay, the next run resumes', async () => {
    await open({ pools: { cpu: 1 } })
    let child: ReturnType<typeof spawn> | undefined
    let started = () => {}
    const running = new Promise<void>(resolve => {
      started = resolve
    })
    rig.hook = ({ node, ctx }) =>
      node !== 'slow'
        ? undefined
        : new Promise((resolve, reject) => {
            child = spawn('sleep', ['60'], { signal: ctx.signal })
            child.on('spawn', started)
            child.on('error', reject)
            child.on('exit', resolve)
          })
    const document = graph({ a: ['t/text', { text: 'x' }], b: ['t/upper'], slow: ['t/slow'] }, [
      'a.text > b.text',
      'b.text > slow.text',
    ])
    const run = await rig.engine.start({ graph: document, targets: [], allowPartial: false, force: false })
    await running
    run.cancel()
    const info = await run.finished
    expect(info.status).toBe('cancelled')
    if (child?.exitCode === null && child.signalCode === null)
      await new Promise(resolve => child?.once('exit', resolve))
    expect(child?.signalCode).toBe('SIGTERM')
    rig.hook = undefined
    expect((await rig.run(document)).executed).toEqual(['slow'])
  })

  it('cancels one item and lets the others go on', async () => {
    await open({ pools: { cpu: 4 } })
    let started = () => {}
    const running = new Promise<void>(resolve => {
      started = resolve
    })
    rig.hook = ({ node, key, ctx }) => {
      if (node !== 'map' || key !== 's2') return undefined
      started()
      return new Promise((_, reject) => ctx.signal.addEventListener('abort', () => reject(ctx.signal.reason)))
    }
    const document = graph({ text: ['t/text', { text: parts(3) }], split: ['t/split'], map: ['t/map'] }, [
      'text.text > split.text',
      'split.parts > map.part',
    ])
    const run = await rig.engine.start({ graph: document, targets: [], allowPartial: false, force: false })
    await running
    run.cancel(target('map', 's2'))
    const info = await run.finished
    expect(info.status).toBe('cancelled')
    expect(
      rig.engine
        .runResults(run.id)
        .filter(result => result.node === 'map')
        .map(result => result.key),
    ).toEqual(['s1', 's3'])
  })
})

describe('case 28: no deadlock', () => {
  it('nested refine loops finish with a pool of one slot that they all need', async () => {
    await open({ pools: { cpu: 1 } })
    const run = await rig.run(
      graph(
        {
          text: ['t/text', { text: 's1:a0|s2:b0' }],
          split: ['t/split'],
          map: ['t/map'],
          score: ['t/score'],
          inner: ['t/refine', { digits: '123', least: 3 }],
          outer: ['t/refine', { least: 9 }],
        },
        [
          'text.text > split.text',
          'split.parts > map.part',
          'map.part > score.part',
          'map.part > inner.part',
          'score.score > inner.score',
          'inner.part > outer.part',
          'inner.score > outer.score',
        ],
      ),
    )
    expect(run.status).toBe('done')
    expect(run.value('outer.score@s1')).toBe(3)
  })
})
