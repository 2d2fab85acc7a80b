// What was made last, by name, up to a number of things.

export interface Recent<T> {
  has(name: string): boolean
  get(name: string, make: () => T): T
}

/** Remembers the values asked for last, by name. */
export function recent<T>(limit: number): Recent<T> {
  const kept = new Map<string, T>()
  return {
    has: name => kept.has(name),
    get(name, make) {
      const found = kept.get(name)
      const value = found ?? make()
      if (found !== undefined) kept.delete(name)
      else if (kept.size >= limit) kept.delete(kept.keys().next().value as string)
      kept.set(name, value)
      return value
    },
  }
}
