// What a run tells, and to whom.
import { describe, expect, it } from 'vitest'
import type { NumberedEvent } from '../protocol/events.ts'
import type { Store } from '../store/store.ts'
import { RunEvents } from './events.ts'

/** A run whose clock stands where it is set, on a store that commits at once. */
function run() {
  let now = 1000
  const store = {
    journal: { lastSeq: () => 0, happened: () => undefined, after: () => [] },
    group: {
      add: (write: () => void, after: () => void) => {
        write()
        after()
      },
    },
  } as unknown as Store
  const events = new RunEvents('r', store, () => now)
  const heard: NumberedEvent[] = []
  events.follow(0, more => void heard.push(...more))
  const tell = (ms: number, fraction: number, preview?: string): void => {
    now += ms
    events.emit({ type: 'progress', node: 'n', key: '', fraction, ...(preview ? { preview } : {}) })
  }
  return { heard, tell }
}

describe('progress', () => {
  it('is told at most ten times a second for an item', () => {
    const { heard, tell } = run()
    for (let at = 0; at < 20; at++) tell(10, at / 40)
    expect(heard).toHaveLength(2)
  })

  it('keeps the picture that came too soon after its step, and tells it with the next', () => {
    const { heard, tell } = run()
    tell(0, 0.1)
    tell(5, 0.1, 'first')
    tell(5, 0.1, 'second')
    tell(200, 0.2)
    tell(200, 0.3)
    expect(heard.map(event => event.type === 'progress' && event.preview)).toEqual([undefined, 'second', undefined])
  })
})

describe('who begins to follow', () => {
  it('hears an event once that is journaled already and about to be told', () => {
    const journal: NumberedEvent[] = []
    const committed: (() => void)[] = []
    const store = {
      journal: {
        lastSeq: () => 0,
        happened: (_: string, events: NumberedEvent[]) => void journal.push(...events),
        after: (_: string, seq: number) => journal.filter(event => event.seq > seq),
      },
      group: {
        add: (write: () => void, told: () => void) => {
          committed.push(() => {
            write()
            return told
          })
        },
      },
    } as unknown as Store
    const events = new RunEvents('r', store, () => 1000)
    const tellNext = (between: () => void): void => {
      const told = committed.shift()?.() as unknown as () => void
      between()
      told()
    }
    const heard: string[] = []
    const status = (word: 'running' | 'done') => events.emit({ type: 'run', status: word })
    status('running')
    tellNext(() => events.follow(0, more => void heard.push(...more.map(event => `${event.seq} ${event.type}`))))
    expect(heard).toEqual(['1 run'])
    status('done')
    tellNext(() => {})
    expect(heard).toEqual(['1 run', '2 run'])
  })
})
