// Bowed, blown and held instruments: sounds that live as long as the player gives them breath.
import { recent } from '../recent.ts'
import { Biquad, coefficients, smoothing } from '../sound/filters.ts'
import { between, type Chance } from '../sound/random.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'
import type { Tone } from './strings.ts'

const TABLE = 2048

/** One period with the given strengths of partials 1, 2, 3 …, at an RMS of 0.25; partials above 18 kHz are left out. */
function period(hertz: number, strength: (partial: number, hertz: number) => number): Float32Array {
  const table = new Float32Array(TABLE + 1)
  const most = Math.min(60, Math.floor(18_000 / hertz))
  for (let k = 1; k <= most; k++) {
    const gain = strength(k, k * hertz)
    if (gain < 1e-4) continue
    // Spread phases keep the peak low. The sine is a pointer that turns by one step of the table.
    const phase = (Math.PI * k * k) / 7
    const cos = Math.cos((2 * Math.PI * k) / TABLE)
    const sin = Math.sin((2 * Math.PI * k) / TABLE)
    let x = gain * Math.cos(phase)
    let y = gain * Math.sin(phase)
    for (let i = 0; i < TABLE; i++) {
      table[i] = (table[i] as number) + y
      const next = x * cos - y * sin
      y = x * sin + y * cos
      x = next
    }
  }
  let power = 0
  for (let i = 0; i < TABLE; i++) power += (table[i] as number) ** 2
  const scale = 0.25 / Math.sqrt(power / TABLE + 1e-12)
  for (let i = 0; i < TABLE; i++) table[i] = (table[i] as number) * scale
  table[TABLE] = table[0] as number
  return table
}

interface Held {
  readonly strength: (partial: number, hertz: number) => number
  /** How the tone darkens when soft: strengths of the quiet spectrum; the note swells from it to `strength`. */
  readonly quiet?: (partial: number, hertz: number) => number
  /** Players, each a little out of tune (cents either way). */
  readonly players: number
  readonly detune: number
  /** Seconds. */
  readonly attack: number
  readonly release: number
  /** Cents and Hz; begins after the attack. */
  readonly vibrato: number
  readonly vibratoRate: number
  /** Noise of breath or bow, 0…1. */
  readonly air: number
  /** Repetitions a second of a bow that trembles; 0 for none. */
  readonly tremolo?: number
}

function hold(tone: Tone, random: Chance, held: Held): Float32Array {
  const attack = Math.min(held.attack, tone.seconds * 0.6)
  const out = new Float32Array(Math.ceil((tone.seconds + held.release) * SAMPLE_RATE))
  const full = period(tone.hertz, held.strength)
  // What a full tone has beyond a quiet one.
  const soft = held.quiet ? period(tone.hertz, held.quiet) : undefined
  const more = soft?.map((x, i) => (full[i] as number) - x)
  const envelope = swell(out.length, attack, tone.seconds, held.release)
  const { vibrato } = held
  const { velocity } = tone
  for (let player = 0; player < held.players; player++) {
    const cents =
      held.players === 1 ? 0 : held.detune * (-1 + (2 * player) / (held.players - 1)) + between(random, -1, 1)
    const base = (tone.hertz * 2 ** (cents / 1200) * TABLE) / SAMPLE_RATE
    const rate = (2 * Math.PI * held.vibratoRate * between(random, 0.92, 1.08)) / SAMPLE_RATE
    const drift = (2 * Math.PI * between(random, 0.13, 0.37)) / SAMPLE_RATE
    const start = 2 * Math.PI * random()
    let phase = TABLE * random()
    // Pitch moves slowly against the sample rate: every 32nd sample is enough.
    for (let from = 0; from < out.length; from += 32) {
      const since = from / SAMPLE_RATE - attack
      const depth = since <= 0 ? 0 : Math.min(1, since / 0.5)
      const bend =
        2 ** ((vibrato * depth * Math.sin(start + rate * from) + 1.5 * Math.sin(start + drift * from)) / 1200)
      const step = base * bend
      const until = Math.min(out.length, from + 32)
      phase =
        soft && more
          ? swelling(out, from, until, envelope, soft, more, velocity, phase, step)
          : steady(out, from, until, envelope, full, phase, step)
    }
  }
  if (held.air > 0) breathe(out, envelope, tone.hertz, held.air, random)
  if (held.tremolo) tremble(out, held.tremolo, random)
  const scale = tone.velocity / Math.sqrt(held.players)
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * scale
  return out
}

/** Adds a player's samples `[from, until)` of one period. @returns the phase after them, in samples of the table */
function steady(
  out: Float32Array,
  from: number,
  until: number,
  envelope: Float32Array,
  full: Float32Array,
  phase: number,
  step: number,
): number {
  let turn = phase
  for (let i = from; i < until; i++) {
    const at = turn | 0
    const low = full[at] as number
    out[i] = (out[i] as number) + (low + (turn - at) * ((full[at + 1] as number) - low)) * (envelope[i] as number)
    turn += step
    if (turn >= TABLE) turn -= TABLE
  }
  return turn
}

/** As `steady`, of a period that takes on more with its level. */
function swelling(
  out: Float32Array,
  from: number,
  until: number,
  envelope: Float32Array,
  soft: Float32Array,
  more: Float32Array,
  velocity: number,
  phase: number,
  step: number,
): number {
  let turn = phase
  for (let i = from; i < until; i++) {
    const at = turn | 0
    const part = turn - at
    const level = envelope[i] as number
    const a = soft[at] as number
    const b = more[at] as number
    const quiet = a + part * ((soft[at + 1] as number) - a)
    const rest = b + part * ((more[at + 1] as number) - b)
    out[i] = (out[i] as number) + (quiet + level * velocity * rest) * level
    turn += step
    if (turn >= TABLE) turn -= TABLE
  }
  return turn
}

/** A raised-cosine attack, a slow sag while held, and a raised-cosine release to nothing. */
function swell(length: number, attack: number, seconds: number, release: number): Float32Array {
  return swells.get([length, attack, seconds, release].join(), () => {
    const out = new Float32Array(length)
    const fade = Math.exp(-1 / (2 * SAMPLE_RATE))
    let sag = 0.15
    for (let i = 0; i < length; i++) {
      const t = i / SAMPLE_RATE
      const rise = t >= attack ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * t) / attack)
      const fall = t <= seconds ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, (t - seconds) / release))
      sag *= fade
      out[i] = rise * fall * (0.85 + sag)
    }
    return out
  })
}

/** Both sides of a section, and the notes of a chord, swell alike. */
const swells = recent<Float32Array>(4)

function breathe(out: Float32Array, envelope: Float32Array, hertz: number, air: number, random: Chance): void {
  const noise = new Float64Array(out.length)
  for (let i = 0; i < noise.length; i++) noise[i] = between(random, -1, 1)
  new Biquad(coefficients('bandpass', SAMPLE_RATE, Math.min(9000, hertz * 2.2), 0.7)).run(noise)
  for (let i = 0; i < out.length; i++)
    out[i] = (out[i] as number) + (noise[i] as number) * air * 0.5 * (envelope[i] as number)
}

function tremble(out: Float32Array, rate: number, random: Chance): void {
  const follow = smoothing(0.012, SAMPLE_RATE)
  let next = 0
  let target = 1
  let gain = 1
  for (let i = 0; i < out.length; i++) {
    if (i >= next) {
      target = target > 0.6 ? between(random, 0.3, 0.45) : between(random, 0.85, 1)
      next = i + (SAMPLE_RATE / (2 * rate)) * between(random, 0.85, 1.15)
    }
    gain += follow * (target - gain)
    out[i] = (out[i] as number) * gain
  }
}

/** Falls by 12 dB an octave above `hertz`. */
const below = (hertz: number) => (_: number, at: number) => 1 / (1 + (at / hertz) ** 2)
const saw = (k: number) => 1 / k
/** Strength of a spectrum with resonances, as a mouth or a fiddle's body has. */
const body = (peaks: readonly (readonly [hertz: number, width: number, gain: number])[]) => (at: number) =>
  peaks.reduce((sum, [hertz, width, gain]) => sum + gain / (1 + ((at - hertz) / width) ** 2), 0.12)
const fiddle = body([
  [280, 120, 0.7],
  [460, 150, 1],
  [1100, 500, 0.6],
  [2500, 900, 0.5],
])
const ah = body([
  [650, 110, 1],
  [1080, 130, 0.6],
  [2700, 250, 0.16],
])

const pad = { players: 4, detune: 7, attack: 0.7, release: 0.9, vibrato: 5, vibratoRate: 5.2, air: 0 }

export const HELD = {
  strings: {
    ...pad,
    strength: (k, at) => saw(k) * fiddle(at) * below(4600)(k, at),
    quiet: (k, at) => saw(k) * below(1500)(k, at),
  },
  warm: { ...pad, detune: 5, vibrato: 2, strength: (k, at) => k ** -1.4 * below(1200)(k, at) },
  glass: {
    ...pad,
    detune: 4,
    attack: 1,
    release: 1.6,
    vibrato: 3,
    vibratoRate: 3.1,
    air: 0.06,
    strength: k => ({ 1: 1, 2: 0.25, 3: 0.3, 5: 0.12, 8: 0.04 })[k] ?? 0,
  },
  choir: { ...pad, detune: 10, attack: 0.9, release: 1.2, vibrato: 9, air: 0.05, strength: (k, at) => saw(k) * ah(at) },
  brass: {
    ...pad,
    players: 3,
    detune: 4,
    attack: 0.16,
    release: 0.4,
    vibrato: 0,
    strength: (k, at) => saw(k) * below(3200)(k, at),
    quiet: (k, at) => saw(k) * below(420)(k, at),
  },
  tremolo: {
    ...pad,
    attack: 0.4,
    release: 0.6,
    tremolo: 7.5,
    air: 0.1,
    strength: (k, at) => saw(k) * fiddle(at) * below(2200)(k, at),
  },
  dark: {
    ...pad,
    detune: 9,
    attack: 1.3,
    release: 1.6,
    vibrato: 2,
    air: 0.08,
    strength: (k, at) => saw(k) * below(330)(k, at),
  },
  violin: {
    players: 2,
    detune: 3,
    attack: 0.12,
    release: 0.3,
    vibrato: 13,
    vibratoRate: 5.6,
    air: 0.03,
    strength: (k, at) => saw(k) * fiddle(at) * below(5400)(k, at),
    quiet: (k, at) => saw(k) * fiddle(at) * below(2000)(k, at),
  },
  flute: {
    players: 1,
    detune: 0,
    attack: 0.07,
    release: 0.16,
    vibrato: 9,
    vibratoRate: 4.9,
    air: 0.16,
    strength: k => ({ 1: 1, 2: 0.42, 3: 0.14, 4: 0.05, 5: 0.02 })[k] ?? 0,
    quiet: k => ({ 1: 1, 2: 0.15, 3: 0.04 })[k] ?? 0,
  },
  clarinet: {
    players: 1,
    detune: 0,
    attack: 0.05,
    release: 0.12,
    vibrato: 3,
    vibratoRate: 4.6,
    air: 0.03,
    strength: (k, at) => (k % 2 === 1 ? 1 : 0.12) * k ** -1.1 * below(2400)(k, at),
    quiet: k => (k % 2 === 1 ? k ** -2.2 : 0.03 / k),
  },
  horn: {
    players: 2,
    detune: 3,
    attack: 0.09,
    release: 0.28,
    vibrato: 3,
    vibratoRate: 4.8,
    air: 0,
    strength: (k, at) => k ** -0.8 * below(2300)(k, at),
    quiet: (k, at) => saw(k) * below(600)(k, at),
  },
  /** Double basses, bowed. */
  basses: {
    players: 2,
    detune: 3,
    attack: 0.18,
    release: 0.35,
    vibrato: 0,
    vibratoRate: 4,
    air: 0,
    strength: (k, at) => saw(k) * below(420)(k, at),
    quiet: (k, at) => saw(k) * below(180)(k, at),
  },
  /** A low tone that only breathes. */
  drone: {
    players: 3,
    detune: 6,
    attack: 1.5,
    release: 1.6,
    vibrato: 0,
    vibratoRate: 1,
    air: 0,
    strength: (k, at) => k ** -1.4 * below(220)(k, at),
  },
  /** Short bowed bass notes that drive. */
  staccato: {
    players: 2,
    detune: 3,
    attack: 0.012,
    release: 0.09,
    vibrato: 0,
    vibratoRate: 1,
    air: 0,
    strength: (k, at) => saw(k) * below(900)(k, at),
    quiet: (k, at) => saw(k) * below(260)(k, at),
  },
} as const satisfies Record<string, Held>
export type HeldName = keyof typeof HELD

/** Plays a held instrument. @param share of its players: one half sits on each side of a wide section */
export const held = (name: HeldName, tone: Tone, random: Chance, share = 1): Float32Array => {
  const section = HELD[name]
  return hold(tone, random, { ...section, players: Math.max(1, Math.round(section.players * share)) })
}
