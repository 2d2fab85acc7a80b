// A few things at a time, in order of results.

/** Maps with at most `limit` calls in flight; the first failure stops the rest from starting. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  let failed = false
  const lane = async () => {
    while (next < items.length && !failed) {
      const index = next++
      try {
        results[index] = await map(items[index] as T, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.min(limit, items.length) }, lane)
  const settled = await Promise.allSettled(lanes)
  const failure = settled.find(lane => lane.status === 'rejected')
  if (failure) throw failure.reason
  return results
}
