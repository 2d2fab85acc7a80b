// Breathing: long passes over cached items give the event loop back every few milliseconds.
import type { Steps } from '../graph/steps.ts'

/** How long a pass goes on before it gives the loop a turn between two items, in ms. */
const SLICE_MS = 8
/** The same in the middle of one item's way upstream, where waiting makes a promise of everything below, in ms. */
const DEEP_MS = 25

/** Resolves after a turn of the event loop. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

export class Breath {
  private since = 0
  private turn: Promise<void> | undefined

  /** When a turn is overdue, the promise of it, for everyone who asks meanwhile; undefined while there is time left. */
  due(): Promise<void> | undefined {
    return this.after(DEEP_MS)
  }

  /**
   * The same for who stands between two items, where a turn costs nothing. It ends after the turns of the items before, so
   * that the next one does not overtake them.
   */
  between(): Promise<void> | undefined {
    return this.after(SLICE_MS)?.then(nextTurn)
  }

  /** Runs a long computation with a turn whenever one is due. */
  async through<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      const turn = this.between()
      if (turn) await turn
    }
  }

  private after(ms: number): Promise<void> | undefined {
    if (this.turn) return this.turn
    if (performance.now() < this.since + ms) return undefined
    this.turn = nextTurn().then(() => {
      this.turn = undefined
      this.since = performance.now()
    })
    return this.turn
  }
}
