// A run is followed without gaps or repeats, over connections that break.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NumberedEvent } from '../../engine/protocol/events.ts'
import { followRun, keepOpen, type SocketLike } from './socket.ts'

const event = (seq: number): NumberedEvent => ({ type: 'log', node: 'n', key: '', message: String(seq), seq, at: 0 })

function wires() {
  const opened: { path: string; socket: SocketLike }[] = []
  return {
    opened,
    open: (path: string): SocketLike => {
      const socket: SocketLike = { onopen: null, onmessage: null, onclose: null, close: () => undefined }
      opened.push({ path, socket })
      return socket
    },
    say: (...seqs: number[]) => opened.at(-1)?.socket.onmessage?.({ data: JSON.stringify(seqs.map(event)) }),
    drop: (code: number) => opened.at(-1)?.socket.onclose?.({ code }),
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a followed run', () => {
  it('goes on after the last event that was seen, and hears each event once', () => {
    const { opened, open, say, drop } = wires()
    const heard: number[] = []
    const states: boolean[] = []
    followRun(
      open,
      'r',
      0,
      events => heard.push(...events.map(each => each.seq)),
      state => states.push(state),
    )
    expect(opened[0]?.path).toBe('/api/runs/r/events?after=0')
    say(1, 2, 3)
    drop(1006)
    expect(states).toEqual([false])
    vi.advanceTimersByTime(500)
    expect(opened[1]?.path).toBe('/api/runs/r/events?after=3')
    say(2, 3, 4)
    say(5)
    expect(heard).toEqual([1, 2, 3, 4, 5])
  })

  it('waits longer after each failure, and not after a success', () => {
    const { opened, open, drop } = wires()
    keepOpen({ open, path: () => '/x', onMessage: () => undefined })
    drop(1006)
    vi.advanceTimersByTime(400)
    expect(opened).toHaveLength(2)
    drop(1006)
    vi.advanceTimersByTime(400)
    expect(opened).toHaveLength(2)
    vi.advanceTimersByTime(400)
    expect(opened).toHaveLength(3)
    opened[2]?.socket.onopen?.(undefined as never)
    drop(1006)
    vi.advanceTimersByTime(400)
    expect(opened).toHaveLength(4)
  })

  it('ends when the server says so, or when it is closed here', () => {
    const { opened, open, drop } = wires()
    const end = vi.fn()
    keepOpen({ open, path: () => '/x', onMessage: () => undefined, onEnd: end })
    drop(1000)
    vi.advanceTimersByTime(60_000)
    expect(end).toHaveBeenCalledTimes(1)
    expect(opened).toHaveLength(1)
    const kept = keepOpen({ open, path: () => '/y', onMessage: () => undefined })
    drop(1006)
    kept.close()
    vi.advanceTimersByTime(60_000)
    expect(opened).toHaveLength(2)
  })
})
