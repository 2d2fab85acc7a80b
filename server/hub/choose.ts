// Which worker gets a job: pure rules over what workers offer, hold and have free.
import type { Offer } from '../../engine/protocol/worker.ts'

/** A worker as the rules see it. */
export interface Candidate {
  readonly offers: readonly Offer[]
  /** Jobs at once over all offers; undefined when only the offers' own slots count. */
  readonly slots: number | undefined
  /** What it runs now. */
  readonly running: readonly { readonly capability: string; readonly runner: string }[]
  /** Digests of files that it has had in hand. */
  readonly holds: ReadonlySet<string>
  readonly draining: boolean
}

/** A job as the rules see it. */
export interface Wanted {
  readonly capability: string
  /** Asked for by name, or undefined for any. */
  readonly runner: string | undefined
  /** `params.model`, when the job names one. */
  readonly model: string | undefined
  readonly inputs: readonly { readonly digest: string; readonly bytes: number }[]
}

const fits = (offer: Offer, job: Wanted): boolean =>
  offer.capability === job.capability && (job.runner === undefined || offer.runner === job.runner)

/** Whether a worker could do the job, now or when a slot is free. */
export const offers = (worker: Candidate, job: Wanted): boolean =>
  !worker.draining && worker.offers.some(offer => fits(offer, job))

/** How many more jobs of an offer a worker takes now. */
export function freeSlots(worker: Candidate, offer: Offer): number {
  const same = worker.running.filter(job => job.capability === offer.capability && job.runner === offer.runner).length
  const left = offer.slots - same
  return worker.slots === undefined ? left : Math.min(left, worker.slots - worker.running.length)
}

/**
 * The best worker with a free slot, and the runner to ask: one that has the model loaded goes first, then the one that
 * already holds most bytes of the inputs, then the one with most free slots, then the one that came first.
 */
export function choose<W extends Candidate>(
  workers: Iterable<W>,
  job: Wanted,
): { readonly worker: W; readonly runner: string } | undefined {
  let best: { worker: W; runner: string; rank: readonly number[] } | undefined
  for (const worker of workers) {
    if (worker.draining) continue
    let held: number | undefined
    for (const offer of worker.offers) {
      if (!fits(offer, job)) continue
      const free = freeSlots(worker, offer)
      if (free <= 0) continue
      held ??= job.inputs.reduce((sum, input) => sum + (worker.holds.has(input.digest) ? input.bytes : 0), 0)
      const rank = [job.model !== undefined && offer.models.includes(job.model) ? 1 : 0, held, free]
      if (!best || isHigher(rank, best.rank)) best = { worker, runner: offer.runner, rank }
    }
  }
  return best
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}
