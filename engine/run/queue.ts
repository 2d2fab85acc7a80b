// The queue of runs: which may go on, in which order. Slots go to the run that is first.

/** A run in the queue. */
export interface Queued {
  readonly id: string
  /** Higher goes first. −9…9 */
  priority: number
  /** Lets the run begin. `rank` is added to its items' priorities: lower goes first. */
  readonly begin: (rank: number) => void
}

/** Item priorities of one run lie within this span, so that those of two runs never mix. */
const SPAN = 1e12

export class RunQueue {
  private readonly line: Queued[] = []
  private readonly active = new Map<string, number>()
  private readonly limit: number
  private gates = new Set<() => void>()
  private isPaused: boolean

  /** @param limit how many runs go on side by side at most */
  constructor(limit: number, paused = false) {
    this.limit = limit
    this.isPaused = paused
  }

  get paused(): boolean {
    return this.isPaused
  }

  /** Ids of waiting runs, in order. */
  get waiting(): readonly string[] {
    return this.line.map(run => run.id)
  }

  add(run: Queued): void {
    this.line.push(run)
    this.order()
    this.pump()
  }

  /** A run has ended, or was cancelled while it waited. */
  remove(id: string): void {
    const at = this.line.findIndex(run => run.id === id)
    if (at >= 0) this.line.splice(at, 1)
    this.active.delete(id)
    this.pump()
  }

  /** Moves a waiting run among those of its new priority to the end. */
  prioritise(id: string, priority: number): void {
    const at = this.line.findIndex(run => run.id === id)
    const [run] = at < 0 ? [] : this.line.splice(at, 1)
    if (!run) return
    run.priority = priority
    this.line.push(run)
    this.order()
  }

  /** Puts a waiting run before or behind the others of its priority. */
  move(id: string, to: 'first' | 'last'): void {
    const at = this.line.findIndex(run => run.id === id)
    const [run] = at < 0 ? [] : this.line.splice(at, 1)
    if (!run) return
    if (to === 'first') this.line.unshift(run)
    else this.line.push(run)
    this.order()
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    const gates = this.gates
    this.gates = new Set()
    for (const open of gates) open()
    this.pump()
  }

  /** Resolves at once, or when the queue is no longer paused. @throws the signal's reason when it aborts first */
  async gate(signal: AbortSignal): Promise<void> {
    while (this.isPaused) {
      signal.throwIfAborted()
      await new Promise<void>(resolve => {
        const open = () => {
          signal.removeEventListener('abort', open)
          this.gates.delete(open)
          resolve()
        }
        this.gates.add(open)
        signal.addEventListener('abort', open, { once: true })
      })
    }
    signal.throwIfAborted()
  }

  /** A stable sort: what is alike keeps its order. */
  private order(): void {
    this.line.sort((a, b) => b.priority - a.priority)
  }

  private pump(): void {
    while (!this.isPaused && this.active.size < this.limit) {
      const run = this.line.shift()
      if (!run) return
      const place = Math.max(-1, ...this.active.values()) + 1
      this.active.set(run.id, place)
      run.begin(place * SPAN - run.priority * 100 * SPAN)
    }
  }
}
