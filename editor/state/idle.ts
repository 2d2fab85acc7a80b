// Work that may wait until nobody waits for a frame.
import { finish, type Steps } from '../../engine/graph/steps.ts'

/** The longest that such work waits on a busy page, in ms. */
const LATEST_MS = 1000

/**
 * Does something as soon as the browser has nothing better to do; outside browsers at once.
 * @returns takes it back, if it was not done yet
 */
export function whenIdle(work: () => void, latest = LATEST_MS): () => void {
  if (typeof requestIdleCallback !== 'function') {
    work()
    return () => undefined
  }
  const id = requestIdleCallback(work, { timeout: latest })
  return () => cancelIdleCallback(id)
}

/**
 * How much is done of long work each time it is its turn, in ms: at least the first, which is less than a frame that somebody
 * may wait for; at most the second, though the browser offers up to 50: a key that is pressed meanwhile waits for its end.
 */
const TURN_MS = [4, 8] as const

/**
 * Does long work in turns, each when the browser has nothing better to do, and hands on what it comes to.
 * @param latest the longest that one turn waits on a busy page, in ms
 * @returns takes back what was not done yet
 */
export function inIdleTurns<T>(steps: Steps<T>, then: (value: T) => void, latest: number): () => void {
  if (typeof requestIdleCallback !== 'function') {
    then(finish(steps))
    return () => undefined
  }
  const turn = (deadline: IdleDeadline): void => {
    const [least, most] = TURN_MS
    const end = performance.now() + Math.min(most, Math.max(least, deadline.timeRemaining() - least))
    while (performance.now() < end) {
      const step = steps.next()
      if (!step.done) continue
      then(step.value)
      return
    }
    id = requestIdleCallback(turn, { timeout: latest })
  }
  let id = requestIdleCallback(turn, { timeout: latest })
  return () => cancelIdleCallback(id)
}
