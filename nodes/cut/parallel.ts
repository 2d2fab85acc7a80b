// Work side by side that starts nothing new, and leaves nothing running, once a part of it has failed.

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

/**
 * Runs tasks side by side, each with a signal that aborts when `signal` does or another task fails. All have ended when
 * it settles.
 * @throws the first failure
 */
export async function together<T extends readonly unknown[]>(
  signal: AbortSignal,
  ...tasks: { readonly [K in keyof T]: (signal: AbortSignal) => Promise<T[K]> }
): Promise<T> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  let failure: { readonly error: unknown } | undefined
  const guarded = async (task: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> => {
    try {
      return await task(either)
    } catch (error) {
      failure ??= { error }
      stop.abort(error)
      return undefined
    }
  }
  const results = await Promise.all(tasks.map(guarded))
  if (failure) throw failure.error
  return results as unknown as T
}
