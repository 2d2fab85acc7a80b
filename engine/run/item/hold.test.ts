import { expect, it } from 'vitest'
import { Pools } from '../pools.ts'
import { Hold } from './hold.ts'

const clock = { now: () => 0, sleep: async () => {} }
const { signal } = new AbortController()

/** A pool of two slots, one of which an item holds, and how many are free. */
async function held() {
  const pools = new Pools({ cpu: 2 }, clock)
  const acquire = () => pools.acquire('cpu', 0, signal)
  const hold = new Hold(acquire, clock.now)
  await hold.take()
  const free = async (): Promise<number> => {
    const taken = []
    while (pools.isFree('cpu')) taken.push(await acquire())
    for (const slot of taken) slot.release()
    return taken.length
  }
  return { hold, free }
}
const promise = () => {
  let end = (): void => {}
  let fail = (_: Error): void => {}
  const pending = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { pending, end, fail }
}

it('holds one slot after branches that waited side by side, however often', async () => {
  const { hold, free } = await held()
  expect(await free()).toBe(1)
  for (let round = 0; round < 3; round++) {
    const [a, b] = [promise(), promise()]
    const both = Promise.all([hold.waiting(() => a.pending), hold.waiting(() => b.pending)])
    expect(await free()).toBe(2)
    a.end()
    await Promise.resolve()
    expect(await free()).toBe(2)
    b.end()
    await both
    expect(await free()).toBe(1)
  }
  hold.end()
  expect(await free()).toBe(2)
})

it('takes no slot for a branch that outlives a failed item', async () => {
  const { hold, free } = await held()
  const [a, b] = [promise(), promise()]
  const left = hold.waiting(() => b.pending)
  const both = Promise.all([hold.waiting(() => a.pending), left])
  a.fail(new Error('no'))
  await expect(both).rejects.toThrow('no')
  hold.end()
  b.end()
  await left
  expect(await free()).toBe(2)
})

it('gives a slot back that comes while another branch has begun to wait', async () => {
  const { hold, free } = await held()
  const [a, b] = [promise(), promise()]
  const first = hold.waiting(() => a.pending)
  a.end()
  const second = first.then(() => {})
  await Promise.resolve()
  const other = hold.waiting(() => b.pending)
  await second
  b.end()
  await other
  expect(await free()).toBe(1)
  hold.end()
  expect(await free()).toBe(2)
})
