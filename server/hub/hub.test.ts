// The hub and real worker processes over a real socket: jobs, leases, losses, cancels.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { PermanentError, TransientError } from '../../engine/graph/context.ts'
import { type HubBench, isAlive, openHubBench, until, type Worker } from '../testing/hub.ts'

const ready = (bench: HubBench, count = 1) => until(() => bench.hub.workers().length === count)

describe('a worker process', () => {
  let bench: HubBench
  let worker: Worker
  beforeAll(async () => {
    bench = await openHubBench({ graceMs: 400, patienceMs: 400 })
    worker = bench.worker()
    await ready(bench)
  })
  afterAll(() => bench.close())

  test('gets its inputs, does the job, and its output lies in the store', async () => {
    const text = await bench.store.artifacts.put('hello there', 'text/plain')
    const job = bench.job('trial.shout', { inputs: { text } })
    const { outputs, facts, servedBy } = await job.result
    expect(servedBy).toBe('trial')
    expect(outputs.shout).toMatchObject({ mime: 'text/plain', bytes: 11, facts: { letters: 11 } })
    expect(String(await bench.store.artifacts.read(outputs.shout?.digest ?? ''))).toBe('HELLO THERE')
    expect(facts.pid).not.toBe(process.pid)
    expect(job.messages).toContain('half way')
  })

  test('offers every capability of its runners with all its slots, and takes no more jobs than it has slots', async () => {
    const [info] = bench.hub.workers()
    expect(info?.offers).toContainEqual({ capability: 'trial.wait', runner: 'trial', slots: 2 })
    const gates = [0, 1].map(index => join(bench.folder, `gate-slots-${index}`))
    const waiting = gates.map(until => bench.job('trial.wait', { params: { until } }))
    await Promise.all(waiting.map(job => job.said(/pid/)))
    const third = bench.job('trial.shout', { params: { text: 'me too' } })
    const urgent = bench.job('trial.shout', { params: { text: 'me first' }, priority: -1 })
    const order: string[] = []
    const both = [third.result.then(() => order.push('third')), urgent.result.then(() => order.push('urgent'))]
    await until(() => bench.hub.workers()[0]?.running === 2)
    expect([...third.messages, ...urgent.messages]).toEqual([])
    // One slot is free: the two go one after the other, the urgent one first.
    writeFileSync(gates[0] ?? '', 'open')
    await Promise.all(both)
    expect(order).toEqual(['urgent', 'third'])
    writeFileSync(gates[1] ?? '', 'open')
    await Promise.all(waiting.map(job => job.result))
  })

  test('says whether a capability is offered', async () => {
    expect(await Promise.all(['trial.shout', 'trial.nothing'].map(bench.hub.offers))).toEqual([true, false])
  })

  test('passes faults on as what they are', async () => {
    await expect(bench.job('trial.transient').result).rejects.toThrow(new TransientError('come back later'))
    const permanent = await bench.job('trial.permanent').result.catch(error => error)
    expect(permanent).toBeInstanceOf(PermanentError)
    expect(permanent.message).toBe('this will never do')
  })

  test('survives a crash of its child: the job fails as transient, the next one gets a fresh child', async () => {
    const error = await bench.job('trial.crash').result.catch(fault => fault)
    expect(error).toBeInstanceOf(TransientError)
    expect(error.message).toMatch(/child process was killed by SIGABRT/)
    await expect(bench.job('trial.shout', { params: { text: 'on' } }).result).resolves.toMatchObject({
      servedBy: 'trial',
    })
    expect(worker.process.exitCode).toBeNull()
  })

  test('kills a job that ignores its cancel, with everything it started', async () => {
    const job = bench.job('trial.stubborn')
    const pid = Number(await job.said(/^\d+$/))
    expect(isAlive(pid)).toBe(true)
    job.cancel()
    await expect(job.result).rejects.toThrow('cancelled by the test')
    await until(() => !isAlive(pid))
    await until(() => bench.hub.workers()[0]?.running === 0)
  })

  test('hands saved checkpoints to the next try of the same job', async () => {
    await expect(bench.job('trial.checkpoint', { id: 'chk' }).result).rejects.toThrow('stopped after the checkpoint')
    await expect(bench.job('trial.checkpoint', { id: 'chk' }).result).resolves.toMatchObject({ facts: { step: 41 } })
  })

  test('gives out no file that a runner did not make in its folder', async () => {
    await expect(bench.job('trial.escape').result).rejects.toThrow(/outside of its job's folder/)
  })

  test('leaves no job folder behind', async () => {
    await until(() => readdirSync(join(bench.folder, 'trial', 'worker-cache', 'jobs')).length === 0)
  })

  test('is not asked for what it does not offer: the error says which capability, and what to do', async () => {
    const error = await bench.job('hologram.generate').result.catch(fault => fault)
    expect(error).toBeInstanceOf(PermanentError)
    expect(error.message).toMatch(/No connected worker offers hologram\.generate\. Connected: trial\..*npm run worker/)
    await expect(bench.job('trial.shout', { runner: 'comfyui' }).result).rejects.toThrow(/trial\.shout by comfyui/)
  })

  test('that is drained takes no more and leaves when it is done', async () => {
    const gate = join(bench.folder, 'gate-drain')
    const job = bench.job('trial.wait', { params: { until: gate } })
    await job.said(/pid/)
    expect(bench.hub.drain(bench.hub.workers()[0]?.id ?? '')).toBe(true)
    const late = bench.job('trial.shout', { params: { text: 'late' } })
    await expect(late.result).rejects.toThrow(/No connected worker offers/)
    writeFileSync(gate, 'open')
    await job.result
    expect(await worker.ended).toBe(0)
  })
})

test('a job waits for a worker that is on its way, however long it takes, and no longer for one that is not', async () => {
  let coming = true
  let asked = 0
  const expecting = () => {
    asked++
    return coming
  }
  const bench = await openHubBench({ patienceMs: 20, expecting })
  try {
    const job = bench.job('trial.shout', { params: { text: 'late' } })
    await until(() => asked >= 3)
    bench.worker()
    expect((await job.result).servedBy).toBe('trial')
    const other = bench.job('trial.unknown')
    const before = asked
    await until(() => asked > before)
    coming = false
    await expect(other.result).rejects.toThrow(/No connected worker offers trial.unknown/)
  } finally {
    await bench.close()
  }
})

describe('losing things', () => {
  let bench: HubBench
  beforeAll(async () => {
    bench = await openHubBench({ graceMs: 1500, patienceMs: 3000 })
  })
  afterAll(() => bench.close())

  test('a worker killed in the middle of a job: the job fails as transient after the grace, and no child is left', async () => {
    const worker = bench.worker({ name: 'victim' })
    await ready(bench)
    const job = bench.job('trial.stubborn')
    const grandchild = Number(await job.said(/^\d+$/))
    const before = Date.now()
    worker.process.kill('SIGKILL')
    const error = await job.result.catch(fault => fault)
    expect(error).toBeInstanceOf(TransientError)
    expect(error.message).toMatch(/Worker victim was lost/)
    expect(Date.now() - before).toBeGreaterThan(1000)
    await until(() => !isAlive(grandchild))
  })

  test('a lost connection: the worker comes back with its running job, and the result counts', async () => {
    bench.worker({ name: 'faithful' })
    await ready(bench)
    const gate = join(bench.folder, 'gate-lost')
    const job = bench.job('trial.wait', { params: { until: gate } })
    const pid = await job.said(/pid/)
    const sockets = bench.hub.workers().map(worker => worker.id)
    bench.cut()
    await until(() => !bench.hub.workers().some(worker => sockets.includes(worker.id)))
    await ready(bench)
    writeFileSync(gate, 'still here')
    const { facts } = await job.result
    expect(facts.said).toBe('still here')
    expect(pid).toBe(`pid ${facts.pid}`)
  })

  test('a restarted server: a job asked for again goes on where it runs, even when it has ended meanwhile', async () => {
    await ready(bench)
    const gate = join(bench.folder, 'gate-restart')
    const first = bench.job('trial.wait', { id: 'durable', params: { until: gate } })
    const pid = await first.said(/pid/)
    const other = bench.job('trial.wait', { id: 'ended', params: { until: `${gate}-2` } })
    await other.said(/pid/)
    await bench.restart()
    writeFileSync(`${gate}-2`, 'ended without a server')
    await ready(bench)
    const again = bench.job('trial.wait', { id: 'durable', params: { until: gate } })
    const collected = bench.job('trial.wait', { id: 'ended', params: { until: '/nowhere' } })
    writeFileSync(gate, 'kept')
    expect((await collected.result).facts.said).toBe('ended without a server')
    const { facts, servedBy } = await again.result
    expect(facts).toMatchObject({ said: 'kept', pid: Number(pid.split(' ')[1]) })
    expect(servedBy).toBe('trial')
  })
})

describe('the protocol', () => {
  let bench: HubBench
  beforeAll(async () => {
    bench = await openHubBench({ graceMs: 150, patienceMs: 5000, heartbeatMs: 100 })
  })
  afterAll(() => bench.close())

  /** A worker made by hand. */
  const connect = async (hello: object = {}, accepts = true) => {
    const socket = new WebSocket(bench.url.replace('http', 'ws'))
    const received: Record<string, unknown>[] = []
    socket.on('message', data => {
      const message = JSON.parse(String(data))
      received.push(message)
      if (accepts && message.type === 'job')
        socket.send(JSON.stringify({ type: 'accepted', jobId: message.jobId, lease: message.lease }))
    })
    const closed = new Promise<number>(resolve => socket.on('close', resolve))
    await new Promise(resolve => socket.on('open', resolve))
    const send = (message: object) => socket.send(JSON.stringify(message))
    send({
      type: 'hello',
      protocol: 1,
      name: 'by hand',
      offers: [{ capability: 'hand.made', runner: 'hand', slots: 1 }],
      ...hello,
    })
    const got = (type: string) => until(() => received.find(message => message.type === type))
    return { socket, send, received, got, closed }
  }

  test('a done under an old lease does not count, and is told to stop', async () => {
    const slow = await connect()
    const job = bench.job('hand.made', { id: 'leased' })
    const old = await slow.got('job')
    slow.socket.terminate()
    await expect(job.result).rejects.toThrow(/was lost/)

    const next = await connect()
    const again = bench.job('hand.made', { id: 'leased' })
    const fresh = await next.got('job')
    expect(fresh.lease).toBeGreaterThan(old.lease as number)
    const late = await connect({ offers: [], running: [{ jobId: 'leased', lease: old.lease }] })
    expect(await late.got('cancel')).toMatchObject({ jobId: 'leased', lease: old.lease })
    late.send({ type: 'done', jobId: 'leased', lease: old.lease, outputs: [], facts: { who: 'late' } })
    await late.got('ack')
    next.send({ type: 'done', jobId: 'leased', lease: fresh.lease, outputs: [], facts: { who: 'current' } })
    expect((await again.result).facts).toEqual({ who: 'current' })
    next.socket.terminate()
    late.socket.terminate()
  })

  test('a done whose file never arrived is a passing fault', async () => {
    const worker = await connect()
    const job = bench.job('hand.made')
    const { jobId, lease } = await worker.got('job')
    const outputs = [{ name: 'clip', digest: 'a'.repeat(64), mime: 'video/mp4', bytes: 3 }]
    worker.send({ type: 'done', jobId, lease, outputs })
    const error = await job.result.catch(fault => fault)
    expect(error).toBeInstanceOf(TransientError)
    expect(error.message).toMatch(/"clip", but the file never arrived/)
    worker.socket.terminate()
  })

  test('a worker that does not take a job loses it', async () => {
    const worker = await connect({}, false)
    const job = bench.job('hand.made')
    await expect(job.result).rejects.toThrow(/by hand did not take the job/)
    expect(await worker.got('cancel')).toBeDefined()
    worker.socket.terminate()
  })

  test('what is no message of the protocol ends the connection with a reason', async () => {
    const worker = await connect()
    await worker.got('welcome')
    worker.send({ type: 'progress', jobId: 7 })
    expect(await worker.got('refused')).toMatchObject({ reason: expect.stringMatching(/no message/) })
    expect(await worker.closed).toBe(1008)
    const other = await connect({ protocol: 99 })
    expect(await other.got('refused')).toMatchObject({ reason: expect.stringMatching(/version 1.*version 99/) })
  })

  test('a worker that falls silent is lost', async () => {
    const worker = await connect()
    await worker.got('welcome')
    // ping frames are not answered by hand: only a pong message counts
    await worker.closed
    await until(() => bench.hub.workers().length === 0)
  })

  test('of two workers, the one that holds the input gets the job', async () => {
    const text = await bench.store.artifacts.put('locality', 'text/plain')
    const offers = [{ capability: 'hand.made', runner: 'hand', slots: 4 }]
    const [one, two] = [await connect({ name: 'one', offers }), await connect({ name: 'two', offers })]
    await Promise.all([one.got('welcome'), two.got('welcome')])
    const keep = [one, two].map(worker => setInterval(() => worker.send({ type: 'pong' }), 50))
    const jobs = [bench.job('hand.made', { inputs: { text } })]
    const holder = await until(() => [one, two].find(worker => worker.received.some(({ type }) => type === 'job')))
    for (let i = 0; i < 3; i++) jobs.push(bench.job('hand.made', { inputs: { text } }))
    await until(() => holder.received.filter(({ type }) => type === 'job').length === 4)
    for (const job of jobs) job.cancel()
    keep.map(timer => clearInterval(timer))
    one.socket.terminate()
    two.socket.terminate()
  })
})

test('a capability is offered as soon as the worker that is asked for is there, and not when none is on its way', async () => {
  let starting = false
  let needed = 0
  const bench = await openHubBench({
    expecting: () => starting,
    onNeed: () => {
      needed++
    },
  })
  expect([await bench.hub.offers('trial.shout'), needed]).toEqual([false, 1])
  starting = true
  const offered = bench.hub.offers('trial.shout')
  bench.worker()
  expect(await offered).toBe(true)
  await bench.close()
})
