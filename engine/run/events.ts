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
  /** The newest picture of an item that was not due to be told: it goes with the next progress. */
  private readonly held = new Map<string, string>()

  constructor(runId: string, store: Store, now: () => number) {
    this.runId = runId
    this.store = store
    this.now = now
    this.seq = store.journal.lastSeq(runId)
  }

  /** Numbers an event and queues it: it is journaled, then told, together with the results written before it. */
  emit(event: RunEvent): void {
    const told = event.type === 'progress' ? this.due(event) : event
    if (!told) return
    // The event is ours from now on: thousands of copies are time and garbage.
    const numbered = told as { seq?: number; at?: number }
    numbered.seq = ++this.seq
    numbered.at = this.now()
    this.queued.push(told as NumberedEvent)
    this.schedule()
  }

  /** What happened after `after`, then what happens: in order, each event once. */
  follow(after: number, listener: Listener): () => void {
    const past = this.store.journal.after(this.runId, after)
    if (past.length > 0) listener(past)
    // Events may be journaled already and not yet told: those have just been heard of.
    const last = past.at(-1)?.seq ?? after
    const hear: Listener = events => {
      const fresh = (events[0]?.seq ?? 0) > last ? events : events.filter(event => event.seq > last)
      if (fresh.length > 0) listener(fresh)
    }
    this.listeners.add(hear)
    return () => this.listeners.delete(hear)
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    this.store.group.add(
      () => {
        this.journaled = this.queued.length
        return this.store.journal.happened(
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

  /** Progress that may be told now, with the newest picture; undefined when it comes too soon after the last. */
  private due(event: RunEvent & { type: 'progress' }): RunEvent | undefined {
    const item = `${event.node}\n${event.key}`
    const now = this.now()
    if (event.fraction < 1 && now - (this.lastProgress.get(item) ?? 0) < PROGRESS_INTERVAL_MS) {
      // A generator tells of a step, and of its picture a moment later: dropped, no picture would ever be seen.
      if (event.preview !== undefined) this.held.set(item, event.preview)
      return undefined
    }
    this.lastProgress.set(item, now)
    const preview = event.preview ?? this.held.get(item)
    this.held.delete(item)
    return preview === undefined ? event : { ...event, preview }
  }
}
