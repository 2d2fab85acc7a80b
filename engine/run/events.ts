// The event stream of a run: numbered once, journaled in groups, told to everyone who follows.
import type { NumberedEvent, RunEvent } from '../protocol/events.ts'
import type { Store } from '../store/store.ts'

type Listener = (events: readonly NumberedEvent[]) => void

/** At most ten progress events a second for each item. */
const PROGRESS_INTERVAL_MS = 100

export class RunEvents {
  private readonly runId: string
  private readonly store: Store
  private readonly now: () => number
  private seq: number
  private queued: NumberedEvent[] = []
  private journaled = 0
  private scheduled = false
  private readonly listeners = new Set<Listener>()
  private readonly lastProgress = new Map<string, number>()

  constructor(runId: string, store: Store, now: () => number) {
    this.runId = runId
    this.store = store
    this.now = now
    this.seq = store.journal.lastSeq(runId)
  }

  /** Numbers an event and queues it: it is journaled, then told, together with the results written before it. */
  emit(event: RunEvent): void {
    if (event.type === 'progress' && !this.isDue(`${event.node}\n${event.key}`, event.fraction)) return
    this.queued.push({ ...event, seq: ++this.seq, at: this.now() })
    this.schedule()
  }

  /** What happened after `after`, then what happens: in order, each event once. */
  follow(after: number, listener: Listener): () => void {
    const past = this.store.journal.after(this.runId, after)
    if (past.length > 0) listener(past)
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    this.store.group.add(
      () => {
        this.journaled = this.queued.length
        this.store.journal.append(
          this.runId,
          this.queued.filter(event => event.type !== 'progress'),
        )
      },
      () => this.tell(),
    )
  }

  /** Tells what was journaled; what came in between (from a listener, say) waits for the next group. */
  private tell(): void {
    const events = this.queued.splice(0, this.journaled)
    this.scheduled = false
    if (this.queued.length > 0) this.schedule()
    for (const listener of this.listeners) listener(events)
  }

  private isDue(item: string, fraction: number): boolean {
    const now = this.now()
    if (fraction < 1 && now - (this.lastProgress.get(item) ?? 0) < PROGRESS_INTERVAL_MS) return false
    this.lastProgress.set(item, now)
    return true
  }
}
