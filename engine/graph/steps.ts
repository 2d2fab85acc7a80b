// Long computations in steps: run to their end at once, or a few milliseconds at a time by who has an event loop to mind.

/** Yields wherever it may be interrupted, and returns what it computes. */
export type Steps<T> = Generator<undefined, T, undefined>

/** How many nodes or wires are looked at between two places where a computation may be interrupted. */
export const STRIDE = 256

/** Runs steps to their end without an interruption. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
