// Resource pools: slots that items hold while they run, given to the lowest priority number first.
import type { Clock } from './host.ts'

interface Waiting {
  readonly priority: number
  readonly order: number
  readonly grant: () => void
}

/** A binary heap by priority, then by arrival, so that equal work keeps its order. */
class WaitingLine {
  private readonly heap: Waiting[] = []
  private arrivals = 0

  push(priority: number, grant: () => void): Waiting {
    const entry = { priority, order: this.arrivals++, grant }
    this.heap.push(entry)
    for (let at = this.heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.before(at, parent)) break
      this.swap(at, parent)
      at = parent
    }
    return entry
  }

  pop(): Waiting | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (!first || !last || first === last) return first
    this.heap[0] = last
    for (let at = 0; ; ) {
      const left = at * 2 + 1
      const right = left + 1
      let least = at
      if (left < this.heap.length && this.before(left, least)) least = left
      if (right < this.heap.length && this.before(right, least)) least = right
      if (least === at) return first
      this.swap(at, least)
      at = least
    }
  }

  private before(a: number, b: number): boolean {
    const left = this.heap[a] as Waiting
    const right = this.heap[b] as Waiting
    return left.priority < right.priority || (left.priority === right.priority && left.order < right.order)
  }
  private swap(a: number, b: number): void {
    const held = this.heap[a] as Waiting
    this.heap[a] = this.heap[b] as Waiting
    this.heap[b] = held
  }
}

/** Slots, or slots and how many items may begin in a minute. */
export type PoolSize = number | { readonly slots: number; readonly perMinute: number }

class Pool {
  free: number
  /** ms between two beginnings; 0 when only slots count. */
  readonly spacing: number
  /** When the next item may begin. */
  next = 0
  readonly line = new WaitingLine()
  constructor(size: PoolSize) {
    this.free = typeof size === 'number' ? size : size.slots
    this.spacing = typeof size === 'number' ? 0 : 60_000 / size.perMinute
  }
}

/** What an item holds: released once, however often `release` is called. */
export interface Slot {
  release(): void
}

/** What an item of the pool `light` holds. */
export const NO_SLOT: Slot = { release: () => {} }

export class Pools {
  private readonly pools = new Map<string, Pool>()
  private readonly sizes: Readonly<Record<string, PoolSize>>
  private readonly clock: Pick<Clock, 'now' | 'sleep'>

  /** @param sizes slots and rates by pool name; `light` needs none, and a pool that is not named here has one slot */
  constructor(sizes: Readonly<Record<string, PoolSize>>, clock: Pick<Clock, 'now' | 'sleep'>) {
    this.sizes = sizes
    this.clock = clock
  }

  /** True when a slot can be had without waiting. */
  isFree(name: string): boolean {
    return name === 'light' || this.pool(name).free > 0
  }

  /** Waits for a slot. @throws the signal's reason when it aborts first. */
  async acquire(name: string, priority: number, signal: AbortSignal): Promise<Slot> {
    signal.throwIfAborted()
    if (name === 'light') return NO_SLOT
    const pool = this.pool(name)
    if (pool.free > 0) pool.free--
    else
      await new Promise<void>((resolve, reject) => {
        let settled = false
        const abort = () => {
          settled = true
          reject(signal.reason)
        }
        signal.addEventListener('abort', abort, { once: true })
        pool.line.push(priority, () => {
          signal.removeEventListener('abort', abort)
          if (settled) this.give(pool)
          else resolve()
        })
      })
    let held = true
    if (pool.spacing > 0) {
      const now = this.clock.now()
      const at = Math.max(now, pool.next)
      pool.next = at + pool.spacing
      if (at > now)
        await this.clock.sleep(at - now, signal).catch((error: unknown) => {
          this.give(pool)
          throw error
        })
    }
    return {
      release: () => {
        if (held) this.give(pool)
        held = false
      },
    }
  }

  private give(pool: Pool): void {
    const next = pool.line.pop()
    if (next) next.grant()
    else pool.free++
  }

  private pool(name: string): Pool {
    let pool = this.pools.get(name)
    if (!pool) {
      pool = new Pool(this.sizes[name] ?? 1)
      this.pools.set(name, pool)
    }
    return pool
  }
}
