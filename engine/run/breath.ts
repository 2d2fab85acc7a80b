// Breathing: long passes over cached items give the event loop back every few milliseconds.

/** How long work may go on without a turn of the event loop, in ms. */
const SLICE_MS = 10

/** Resolves after a turn of the event loop. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

export class Breath {
  private until = 0
  private turn: Promise<void> | undefined

  /** When a turn is due, the promise of it, for everyone who asks meanwhile; undefined while there is time left. */
  due(): Promise<void> | undefined {
    if (this.turn) return this.turn
    if (performance.now() < this.until) return undefined
    this.turn = nextTurn().then(() => {
      this.turn = undefined
      this.until = performance.now() + SLICE_MS
    })
    return this.turn
  }
}
