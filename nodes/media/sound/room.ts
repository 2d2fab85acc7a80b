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

/**
 * The wet sound of a room: 8 delay lines that feed one another through a Householder matrix (J.-M. Jot, 1991), each with
 * the gain that gives the asked decay and a low-pass for the walls.
 */
export class Room {
  readonly #lines: Float32Array[]
  readonly #gains: number[]
  readonly #states = new Float64Array(LINES.length)
  readonly #outs = new Float64Array(LINES.length)
  readonly #damping: number
  readonly #diffusers: Float32Array[]
  readonly #history: Float32Array
  readonly #predelay: number
  readonly #early: { samples: number; gain: number; side: number }[]
  #at = 0
  constructor(settings: RoomSettings, sampleRate = 48_000) {
    const lengths = LINES.map(length => Math.max(17, Math.round((length * settings.size * sampleRate) / 48_000)))
    this.#lines = lengths.map(length => new Float32Array(length))
    this.#diffusers = DIFFUSERS.map(length => new Float32Array(Math.max(7, Math.round(length * settings.size))))
    this.#gains = lengths.map(length => 10 ** ((-3 * length) / (settings.seconds * sampleRate)))
    this.#damping = Math.exp((-2 * Math.PI * settings.brightness) / sampleRate)
    this.#predelay = Math.round((settings.predelay ?? 0) * sampleRate)
    this.#early = EARLY.map(tap => ({ ...tap, samples: Math.round(tap.samples * settings.size) + 1 }))
    this.#history = new Float32Array(8192 + this.#predelay)
  }

  /** Adds the room's answer to `input`, scaled by `gain`, to `left` and `right`. All blocks have one length. */
  run(input: Float32Array, left: Float32Array, right: Float32Array, gain: number): void {
    const lines = this.#lines
    const outs = this.#outs
    const states = this.#states
    const history = this.#history
    const damping = this.#damping
    for (let i = 0; i < input.length; i++, this.#at++) {
      history[this.#at % history.length] = input[i] as number
      let x = history[(this.#at - this.#predelay + history.length) % history.length] as number
      for (const diffuser of this.#diffusers) {
        const slot = this.#at % diffuser.length
        const held = diffuser[slot] as number
        const into = x + 0.65 * held
        diffuser[slot] = into
        x = held - 0.65 * into
      }
      let sum = 0
      for (let k = 0; k < lines.length; k++) {
        const line = lines[k] as Float32Array
        const raw = line[this.#at % line.length] as number
        const soft = raw + damping * ((states[k] as number) - raw)
        states[k] = soft
        const out = soft * (this.#gains[k] as number)
        outs[k] = out
        sum += out
      }
      const shared = (-2 / lines.length) * sum
      let l = 0
      let r = 0
      for (let k = 0; k < lines.length; k++) {
        const line = lines[k] as Float32Array
        const out = outs[k] as number
        line[this.#at % line.length] = out + shared + (k & 1 ? -x : x) * 0.5
        if (k & 1) r += k & 2 ? -out : out
        else l += k & 2 ? -out : out
      }
      for (const tap of this.#early) {
        const echo =
          (history[(this.#at - this.#predelay - tap.samples + 2 * history.length) % history.length] as number) *
          tap.gain
        if (tap.side === 0) l += echo * 0.5
        else r += echo * 0.5
      }
      left[i] = (left[i] as number) + gain * l
      right[i] = (right[i] as number) + gain * r
    }
  }
}
