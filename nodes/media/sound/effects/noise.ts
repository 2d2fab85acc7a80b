// What natural sounds are made of: coloured noise, and values that wander.
import type { Chance } from '../random.ts'

/** White noise in −1…1. */
export const white = (random: Chance): number => 2 * random() - 1

/** Noise that falls by 3 dB an octave (P. Kellet's economy filter), about −1…1. */
export class Pink {
  readonly #random: Chance
  #a = 0
  #b = 0
  #c = 0
  constructor(random: Chance) {
    this.#random = random
  }
  next(): number {
    const w = white(this.#random)
    this.#a = 0.99765 * this.#a + w * 0.099046
    this.#b = 0.963 * this.#b + w * 0.2965164
    this.#c = 0.57 * this.#c + w * 1.0526913
    return (this.#a + this.#b + this.#c + w * 0.1848) * 0.22
  }
}

/** A value in 0…1 that wanders smoothly and takes a new direction every `seconds` or so. */
export class Wander {
  readonly #random: Chance
  readonly #step: number
  #from: number
  #to: number
  #at = 0
  #length: number
  constructor(random: Chance, seconds: number, sampleRate = 48_000) {
    this.#random = random
    this.#step = seconds * sampleRate
    this.#from = random()
    this.#to = random()
    this.#length = this.#step * (0.6 + 0.8 * random())
    this.#at = this.#length * random()
  }
  next(): number {
    if (++this.#at >= this.#length) {
      this.#at = 0
      this.#from = this.#to
      this.#to = this.#random()
      this.#length = this.#step * (0.6 + 0.8 * this.#random())
    }
    const x = this.#at / this.#length
    return this.#from + (this.#to - this.#from) * x * x * (3 - 2 * x)
  }
}

/** Short sounds that ring out on their own: drops, crackles, bubbles. Each is a decaying sine with its own place. */
export class Sparks {
  #live: { x: number; y: number; cos: number; sin: number; left: number; right: number; rest: number }[] = []

  /** @param decay seconds until it has fallen by 60 dB @param pan −1…1 */
  add(hertz: number, decay: number, gain: number, pan: number, sampleRate = 48_000): void {
    const fall = 10 ** (-3 / (decay * sampleRate))
    const angle = (2 * Math.PI * hertz) / sampleRate
    this.#live.push({
      x: gain,
      y: 0,
      cos: Math.cos(angle) * fall,
      sin: Math.sin(angle) * fall,
      left: Math.cos(((pan + 1) * Math.PI) / 4),
      right: Math.sin(((pan + 1) * Math.PI) / 4),
      rest: Math.ceil(decay * sampleRate),
    })
  }

  /** Adds the next sample of all of them to a pair of sides. */
  step(sides: { left: number; right: number }): void {
    let ended = false
    for (const spark of this.#live) {
      const next = spark.x * spark.cos - spark.y * spark.sin
      spark.y = spark.x * spark.sin + spark.y * spark.cos
      spark.x = next
      sides.left += spark.y * spark.left
      sides.right += spark.y * spark.right
      if (--spark.rest <= 0) ended = true
    }
    if (ended) this.#live = this.#live.filter(({ rest }) => rest > 0)
  }
}
