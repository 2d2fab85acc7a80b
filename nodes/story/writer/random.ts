// Choices made by a seeded hash: the same seed gives the same choices, and nothing is chosen twice in an episode.

/** 32-bit FNV-1a with a final avalanche (MurmurHash3 fmix32), so that near strings give far numbers. */
export function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Chooses without repetition. Every choice has a name, so that one more choice elsewhere leaves the others alone. */
export interface Chooser {
  /** A number in 0…1 for `name`. */
  chance(name: string): number
  /** The entry of `list` that `name` draws; entries drawn before come again only when all have been drawn. */
  pick<T>(name: string, list: readonly T[]): T
  /** Like `pick`, but `undefined` when every entry has been drawn. */
  fresh<T>(name: string, list: readonly T[]): T | undefined
  /** The whole list in the order that `name` draws, what was drawn before last. Draws nothing. */
  order<T>(name: string, list: readonly T[]): T[]
  /** Marks an entry as drawn. */
  use(entry: unknown): void
  /** True when the entry has been drawn. */
  used(entry: unknown): boolean
}

/** @param seed any text: the premise and the seed number */
export function chooser(seed: string): Chooser {
  const drawn = new Map<unknown, number>()
  const order = <T>(name: string, list: readonly T[]): T[] =>
    list
      .map((entry, index) => ({ entry, times: drawn.get(entry) ?? 0, rank: hash32(`${seed}|${name}|${index}`) }))
      .sort((a, b) => a.times - b.times || a.rank - b.rank)
      .map(({ entry }) => entry)
  const use = (entry: unknown): void => {
    drawn.set(entry, (drawn.get(entry) ?? 0) + 1)
  }
  const pick = <T>(name: string, list: readonly T[]): T => {
    const [first] = order(name, list)
    if (first === undefined) throw new RangeError(`Nothing to choose from for ${name}`)
    use(first)
    return first
  }
  return {
    chance: name => hash32(`${seed}|${name}`) / 0x100000000,
    pick,
    fresh: (name, list) => {
      const left = list.filter(entry => !drawn.has(entry))
      return left.length > 0 ? pick(name, left) : undefined
    },
    order,
    use,
    used: entry => drawn.has(entry),
  }
}
