// Which worker gets a job.
import { describe, expect, test } from 'vitest'
import { type Candidate, choose, freeSlots, offers, type Wanted } from './choose.ts'

const offer = (capability: string, slots = 1, runner = 'illustrated', models: string[] = []) => ({
  capability,
  runner,
  models,
  slots,
})
const worker = (changes: Partial<Candidate> = {}): Candidate => ({
  offers: [offer('video.generate', 2)],
  slots: undefined,
  running: [],
  holds: new Set(),
  draining: false,
  ...changes,
})
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  capability: 'video.generate',
  runner: undefined,
  model: undefined,
  inputs: [],
  ...changes,
})
const busy = (count: number, capability = 'video.generate') =>
  Array.from({ length: count }, () => ({ capability, runner: 'illustrated' }))

describe('slots', () => {
  test('an offer has its own, and the process has a total over all offers', () => {
    const shared = worker({ offers: [offer('video.generate', 2), offer('speech.generate', 2)], slots: 2 })
    expect(freeSlots(shared, offer('video.generate', 2))).toBe(2)
    const full = { ...shared, running: [...busy(1), ...busy(1, 'speech.generate')] }
    expect(freeSlots(full, offer('video.generate', 2))).toBe(0)
    expect(choose([full], wanted())).toBeUndefined()
    const apart = { ...full, slots: undefined }
    expect(choose([apart], wanted())?.worker).toBe(apart)
  })

  test('a full or draining worker gets nothing, and only a draining one counts as unable', () => {
    const full = worker({ running: busy(2) })
    const leaving = worker({ draining: true })
    expect(choose([full, leaving], wanted())).toBeUndefined()
    expect(offers(full, wanted())).toBe(true)
    expect(offers(leaving, wanted())).toBe(false)
  })
})

describe('the best of several', () => {
  test('has the model loaded, before anything else', () => {
    const near = worker({ holds: new Set(['aa']) })
    const loaded = worker({ offers: [offer('video.generate', 1, 'comfyui', ['wan-2.2'])] })
    const job = wanted({ model: 'wan-2.2', inputs: [{ digest: 'aa', bytes: 5 }] })
    expect(choose([near, loaded], job)).toMatchObject({ worker: loaded, runner: 'comfyui' })
  })

  test('holds most bytes of the inputs, then has most free slots, then came first', () => {
    const small = worker({ holds: new Set(['aa']) })
    const large = worker({ holds: new Set(['bb']), running: busy(1) })
    const job = wanted({
      inputs: [
        { digest: 'aa', bytes: 10 },
        { digest: 'bb', bytes: 1000 },
      ],
    })
    expect(choose([small, large], job)?.worker).toBe(large)
    const idle = worker()
    expect(choose([worker({ running: busy(1) }), idle, worker()], wanted())?.worker).toBe(idle)
  })

  test('does what was asked for by name', () => {
    const drawn = worker()
    const other = worker({ offers: [offer('video.generate', 1, 'comfyui')] })
    expect(choose([drawn, other], wanted({ runner: 'comfyui' }))).toMatchObject({ worker: other, runner: 'comfyui' })
    expect(choose([drawn], wanted({ runner: 'comfyui' }))).toBeUndefined()
    expect(choose([drawn], wanted({ capability: 'lora.train' }))).toBeUndefined()
  })
})
