// Chance that repeats: hashes, seeded streams and smooth noise, so that the same words and seed give the same picture.

/** FNV-1a over UTF-16 code units, mixed: 32 unsigned bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return scramble(h)
}

/** murmur3's finaliser: spreads 32 bits over 32 bits. */
export function scramble(bits: number): number {
  let h = bits | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A stream of numbers in 0…1. */
export interface Random {
  (): number
  /** A number in `low`…`high`. */
  in(low: number, high: number): number
  /** A whole number in 0…`count`−1. */
  index(count: number): number
  pick<T>(choices: readonly T[]): T
  /** True with probability `p`. */
  chance(p: number): boolean
  /** Starts the stream again from a seed. */
  restart(seed: number): void
}

/** A seeded stream (mulberry32). */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return Object.assign(next, {
    in: (low: number, high: number) => low + (high - low) * next(),
    index: (count: number) => Math.floor(next() * count),
    pick: <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T,
    chance: (p: number) => next() < p,
    restart: (seed: number) => {
      state = seed >>> 0
    },
  })
}

/** Smooth noise in −1…1 over `t`, one bump a unit; another `seed` is another curve. */
export function noise(seed: number, t: number): number {
  const at = Math.floor(t)
  const x = t - at
  const a = (scramble(seed ^ Math.imul(at, 0x9e3779b1)) / 4294967295) * 2 - 1
  const b = (scramble(seed ^ Math.imul(at + 1, 0x9e3779b1)) / 4294967295) * 2 - 1
  const s = x * x * x * (x * (x * 6 - 15) + 10)
  return a + (b - a) * s
}
