// Decisions of people: asked for by items that wait, kept by (graph, node, key, digest of the value).
import type { Key } from '../graph/keys.ts'
import type { Decision, Ledger } from '../store/ledger.ts'

/** What waits for a person's decision. */
export interface Waiting {
  readonly graphId: string
  readonly node: string
  readonly key: Key
  /** Digest of the value to decide on. */
  readonly digest: string
}

const name = (asked: Waiting) => `${asked.graphId}\n${asked.node}\n${asked.key}\n${asked.digest}`

export class Approvals {
  private readonly ledger: Ledger
  private readonly waiters = new Map<string, { asked: Waiting; wake: Set<() => void> }>()

  constructor(ledger: Ledger) {
    this.ledger = ledger
  }

  decision(asked: Waiting): Decision | undefined {
    return this.ledger.decision(asked.graphId, asked.node, asked.key, asked.digest)
  }

  /** The decision, as soon as there is one. @throws the signal's reason when it aborts first */
  async wait(asked: Waiting, signal: AbortSignal): Promise<Decision> {
    for (;;) {
      const decision = this.decision(asked)
      if (decision) return decision
      signal.throwIfAborted()
      await new Promise<void>(resolve => {
        const waiter = this.waiters.get(name(asked)) ?? { asked, wake: new Set() }
        this.waiters.set(name(asked), waiter)
        const wake = () => {
          signal.removeEventListener('abort', wake)
          waiter.wake.delete(wake)
          if (waiter.wake.size === 0) this.waiters.delete(name(asked))
          resolve()
        }
        waiter.wake.add(wake)
        signal.addEventListener('abort', wake, { once: true })
      })
    }
  }

  /** Decides, or with `undefined` takes a decision back. Whoever waits goes on. */
  decide(asked: Waiting, decision: Decision | undefined, at: number): void {
    const { graphId, node, key, digest } = asked
    if (decision) this.ledger.decide(graphId, node, key, digest, decision, at)
    else this.ledger.undecide(graphId, node, key, digest)
    for (const wake of [...(this.waiters.get(name(asked))?.wake ?? [])]) wake()
  }

  /** What waits now, in this process. */
  waiting(): Waiting[] {
    return [...this.waiters.values()].map(waiter => waiter.asked)
  }
}
