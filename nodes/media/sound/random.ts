// Seeded chance for sound: the same seed and name give the same stream on every machine.

/** A stream of numbers in [0, 1). */
export type Chance = () => number

/** FNV-1a over UTF-16 code units, folded with `seed`: 32 unsigned bits. */
export function hash32(seed: number, name: string): number {
  let h = (2166136261 ^ seed) >>> 0
  for (let i = 0; i < name.length; i++) {
    h ^= name.charCodeAt(i)
    h = Math.imul(h, 16777619) >>> 0
  }
  h ^= h >>> 15
  h = Math.imul(h, 2246822519) >>> 0
  h ^= h >>> 13
  return h >>> 0
}

/** A stream for one purpose: streams of other names are independent, so adding one changes no other (mulberry32). */
export function chance(seed: number, name: string): Chance {
  let state = hash32(seed, name)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A number in [low, high). */
export const between = (random: Chance, low: number, high: number): number => low + (high - low) * random()

/** One of `choices`. @throws RangeError when there are none. */
export function pick<T>(random: Chance, choices: readonly T[]): T {
  if (choices.length === 0) throw new RangeError('Nothing to pick from')
  return choices[Math.floor(random() * choices.length)] as T
}
