// A room around a sound: early reflections and a feedback delay network, stereo, block by block.

/** Delay lengths in samples at 48 kHz: primes, so that echoes never pile up. */
const LINES = [1481, 1693, 1873, 2089, 2311, 2557, 2801, 3067] as const
/** All-pass delays that smear the input, so that drums do not rattle (M. Schroeder, 1962). */
const DIFFUSERS = [142, 107, 379, 277] as const
const EARLY = [
  { samples: 337, gain: 0.55, side: 0 },
  { samples: 521, gain: 0.48, side: 1 },
  { samples: 769, gain: 0.38, side: 0 },
  { samples: 947, gain: 0.34, side: 1 },
  { samples: 1249, gain: 0.26, side: 0 },
  { samples: 1511, gain: 0.22, side: 1 },
] as const

export interface RoomSettings {
  /** Seconds until the tail has fallen by 60 dB. */
  readonly seconds: number
  /** Scale of the delay lengths: 0.3 a cabin, 1 a hall. */
  readonly size: number
  /** Hz above which the walls swallow the sound. */
  readonly brightness: number
  /** Seconds before the tail begins. */
  readonly predelay?: number
}

/** Samples that pass through one delay line before the next has its turn, at most: never more than the shortest is long. */
const BLOCK = 256

/** A ring of samples and the place of the next one. */
interface Ring {
  readonly samples: Float32Array
  at: number
}
const ring = (length: number): Ring => ({ samples: new Float32Array(length), at: 0 })

/**
 * The wet sound of a room: 8 delay lines that feed one another through a Householder matrix (J.-M. Jot, 1991), each with
 * the gain that gives the asked decay and a low-pass for the walls.
 */
export class Room {
  readonly #lines: Ring[]
  readonly #gains: number[]
  readonly #states = new Float64Array(LINES.length)
  readonly #damping: number
  readonly #diffusers: Ring[]
  readonly #history: Ring
  readonly #predelay: number
  readonly #early: { samples: number; gain: number; side: number }[]
  readonly #block: number
  /** What goes into the tail, what comes out of each line, their sum, and what is heard, for the block in hand. */
  readonly #diffused: Float64Array
  readonly #outs: Float64Array[]
  readonly #sum: Float64Array
  readonly #heard: readonly [left: Float64Array, right: Float64Array]
  constructor(settings: RoomSettings, sampleRate = 48_000) {
    const lengths = LINES.map(length => Math.max(17, Math.round((length * settings.size * sampleRate) / 48_000)))
    this.#lines = lengths.map(ring)
    this.#diffusers = DIFFUSERS.map(length => ring(Math.max(7, Math.round(length * settings.size))))
    this.#gains = lengths.map(length => 10 ** ((-3 * length) / (settings.seconds * sampleRate)))
    this.#damping = Math.exp((-2 * Math.PI * settings.brightness) / sampleRate)
    this.#predelay = Math.round((settings.predelay ?? 0) * sampleRate)
    this.#early = EARLY.map(tap => ({ ...tap, samples: Math.round(tap.samples * settings.size) + 1 }))
    this.#history = ring(8192 + this.#predelay)
    this.#block = Math.min(BLOCK, ...lengths)
    const block = () => new Float64Array(this.#block)
    this.#diffused = block()
    this.#outs = lengths.map(block)
    this.#sum = block()
    this.#heard = [block(), block()]
  }

  /** Adds the room's answer to `input`, scaled by `gain`, to `left` and `right`. All blocks have one length. */
  run(input: Float32Array, left: Float32Array, right: Float32Array, gain: number): void {
    const [l, r] = this.#heard
    for (let from = 0; from < input.length; from += this.#block) {
      const count = Math.min(this.#block, input.length - from)
      const began = this.#history.at
      write(this.#history, input, from, count)
      this.#diffuse(began, count)
      this.#circulate(count)
      l.fill(0)
      r.fill(0)
      for (let k = 0; k < this.#outs.length; k++) {
        const out = this.#outs[k] as Float64Array
        const side = k & 1 ? r : l
        const sign = k & 2 ? -1 : 1
        for (let i = 0; i < count; i++) side[i] = (side[i] as number) + sign * (out[i] as number)
      }
      for (const tap of this.#early) this.#echo(tap, began, count)
      for (let i = 0; i < count; i++) {
        left[from + i] = (left[from + i] as number) + gain * (l[i] as number)
        right[from + i] = (right[from + i] as number) + gain * (r[i] as number)
      }
    }
  }

  /** The place in the history that lies `samples` before `place`. */
  #behind(place: number, samples: number): number {
    const { length } = this.#history.samples
    return (place - samples + 2 * length) % length
  }

  #diffuse(began: number, count: number): void {
    const history = this.#history.samples
    const diffused = this.#diffused
    let slot = this.#behind(began, this.#predelay)
    for (let i = 0; i < count; i++) {
      diffused[i] = history[slot] as number
      if (++slot === history.length) slot = 0
    }
    for (const diffuser of this.#diffusers) {
      const { samples } = diffuser
      let { at } = diffuser
      for (let i = 0; i < count; i++) {
        const held = samples[at] as number
        const into = (diffused[i] as number) + 0.65 * held
        samples[at] = into
        diffused[i] = held - 0.65 * into
        if (++at === samples.length) at = 0
      }
      diffuser.at = at
    }
  }

  /** One block through all delay lines: what leaves them, and what is fed back. */
  #circulate(count: number): void {
    const sum = this.#sum.fill(0)
    const damping = this.#damping
    for (let k = 0; k < this.#lines.length; k++) {
      const { samples, at } = this.#lines[k] as Ring
      const out = this.#outs[k] as Float64Array
      const gain = this.#gains[k] as number
      let state = this.#states[k] as number
      let slot = at
      for (let i = 0; i < count; i++) {
        const raw = samples[slot] as number
        state = raw + damping * (state - raw)
        const leaves = state * gain
        out[i] = leaves
        sum[i] = (sum[i] as number) + leaves
        if (++slot === samples.length) slot = 0
      }
      this.#states[k] = state
    }
    const share = -2 / this.#lines.length
    const diffused = this.#diffused
    for (let k = 0; k < this.#lines.length; k++) {
      const line = this.#lines[k] as Ring
      const { samples } = line
      const out = this.#outs[k] as Float64Array
      const sign = k & 1 ? -0.5 : 0.5
      let { at } = line
      for (let i = 0; i < count; i++) {
        samples[at] = (out[i] as number) + share * (sum[i] as number) + sign * (diffused[i] as number)
        if (++at === samples.length) at = 0
      }
      line.at = at
    }
  }

  #echo(tap: { samples: number; gain: number; side: number }, began: number, count: number): void {
    const history = this.#history.samples
    const side = this.#heard[tap.side === 0 ? 0 : 1]
    let slot = this.#behind(began, this.#predelay + tap.samples)
    for (let i = 0; i < count; i++) {
      side[i] = (side[i] as number) + (history[slot] as number) * tap.gain * 0.5
      if (++slot === history.length) slot = 0
    }
  }
}

function write(into: Ring, input: Float32Array, from: number, count: number): void {
  const { samples } = into
  for (let i = 0; i < count; i++) {
    samples[into.at] = input[from + i] as number
    if (++into.at === samples.length) into.at = 0
  }
}
