// Work that may wait until nobody waits for a frame.

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
