// An item's hold on a slot of its pool: given back while the item waits for something else, so that loops and lazy inputs cannot starve a pool.
import { NO_SLOT, type Slot } from '../pools.ts'

export class Hold {
  /** ms in which the item waited: branches that wait side by side count once. */
  pausedMs = 0
  private slot: Slot = NO_SLOT
  /** Branches of the item that wait. */
  private waits = 0
  private since = 0
  private ended = false
  private readonly acquire: (() => Promise<Slot>) | undefined
  private readonly now: () => number

  /** @param acquire waits for a slot; an item of the pool `light` needs none */
  constructor(acquire: (() => Promise<Slot>) | undefined, now: () => number) {
    this.acquire = acquire
    this.now = now
  }

  /** Waits for a slot. @throws what `acquire` throws */
  async take(): Promise<void> {
    const slot = await this.acquire?.()
    if (!slot) return
    // Meanwhile another branch may wait, or have taken one, or the item may have failed.
    if (this.waits > 0 || this.ended) return slot.release()
    this.slot.release()
    this.slot = slot
  }

  /** Does `wait` without a slot; the last of the branches that wait takes one again. */
  readonly waiting = async <T>(wait: () => Promise<T>): Promise<T> => {
    if (this.waits++ === 0) {
      this.slot.release()
      this.since = this.now()
    }
    try {
      return await wait()
    } finally {
      if (--this.waits === 0) {
        this.pausedMs += this.now() - this.since
        if (this.acquire && !this.ended) await this.take()
      }
    }
  }

  /** The item needs no slot any more. */
  end(): void {
    this.ended = true
    this.slot.release()
  }
}
