// The time that an item has for its own work: it stands still while the item waits for the server.

export class Clock {
  private left: number
  private readonly onOver: () => void
  private timer: NodeJS.Timeout | undefined
  private startedAt = 0
  /** Calls that are out; more than one may be. */
  private out = 1

  /** Stands until `resume`. @param ms the time that there is @param onOver called once, when it is used up */
  constructor(ms: number, onOver: () => void) {
    this.left = ms
    this.onOver = onOver
  }

  get isPaused(): boolean {
    return this.out > 0
  }

  pause(): void {
    if (this.out++ > 0) return
    clearTimeout(this.timer)
    this.left -= performance.now() - this.startedAt
  }

  resume(): void {
    if (--this.out > 0) return
    this.startedAt = performance.now()
    this.timer = setTimeout(this.onOver, Math.max(0, this.left))
  }

  /** For good. */
  stop(): void {
    clearTimeout(this.timer)
    this.out = Number.POSITIVE_INFINITY
  }
}
