// Things that happen: short sounds that are placed once, each made by physics-like synthesis, mono.
import { Biquad, coefficients } from '../filters.ts'
import { between, type Chance } from '../random.ts'
import { SAMPLE_RATE } from '../wav.ts'
import { Pink, white } from './noise.ts'

export type Happening = (random: Chance) => Float32Array

const sound = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * SAMPLE_RATE))

/** Adds noise through a filter, with a raised-cosine attack and an exponential fall by 60 dB in `fall` seconds. */
function burst(
  out: Float32Array,
  at: number,
  settings: { gain: number; attack: number; fall: number; filter: Biquad; random: Chance },
): void {
  const from = Math.round(at * SAMPLE_RATE)
  const length = Math.min(out.length - from, Math.round((settings.attack + settings.fall) * SAMPLE_RATE))
  for (let i = 0; i < length; i++) {
    const t = i / SAMPLE_RATE
    const rise =
      t < settings.attack
        ? 0.5 - 0.5 * Math.cos((Math.PI * t) / settings.attack)
        : 10 ** ((-3 * (t - settings.attack)) / settings.fall)
    out[from + i] = (out[from + i] as number) + settings.filter.step(white(settings.random)) * rise * settings.gain
  }
}

/** Adds a decaying sine that may fall in pitch. */
function thud(out: Float32Array, at: number, settings: { from: number; to: number; fall: number; gain: number }): void {
  const start = Math.round(at * SAMPLE_RATE)
  const length = Math.min(out.length - start, Math.round(settings.fall * SAMPLE_RATE))
  let phase = 0
  for (let i = 0; i < length; i++) {
    const t = i / SAMPLE_RATE
    phase += (2 * Math.PI * (settings.to + (settings.from - settings.to) * Math.exp(-t / 0.03))) / SAMPLE_RATE
    const envelope = 10 ** ((-3 * t) / settings.fall) * Math.min(1, i / 60) * (1 - i / length)
    out[start + i] = (out[start + i] as number) + Math.sin(phase) * envelope * settings.gain
  }
}

const band = (hertz: number, q: number) => new Biquad(coefficients('bandpass', SAMPLE_RATE, hertz, q))
const lowpass = (hertz: number) => new Biquad(coefficients('lowpass', SAMPLE_RATE, hertz, 0.7))

/** Steps: heel and sole, `count` of them, `pace` a second, on hard or soft ground. */
const steps =
  (count: number, pace: number, soft: boolean): Happening =>
  random => {
    const out = sound(count / pace + 0.4)
    for (let i = 0; i < count; i++) {
      const at = i / pace + 0.03 * random()
      const strength = between(random, 0.7, 1) * (i % 2 === 0 ? 1 : 0.88)
      thud(out, at, { from: 130, to: 70, fall: 0.09, gain: 0.35 * strength })
      burst(out, at, {
        gain: (soft ? 0.5 : 0.9) * strength,
        attack: 0.001,
        fall: soft ? 0.16 : 0.05,
        filter: band(soft ? 1100 : 1900 + 300 * random(), 0.7),
        random,
      })
      burst(out, at + 0.07, {
        gain: (soft ? 0.3 : 0.4) * strength,
        attack: 0.006,
        fall: soft ? 0.2 : 0.07,
        filter: band(soft ? 2600 : 1300, 0.6),
        random,
      })
    }
    return out
  }

/** A latch, a slow hinge, and the leaf falling shut. */
const door: Happening = random => {
  const out = sound(2)
  burst(out, 0, { gain: 0.8, attack: 0.001, fall: 0.035, filter: band(2600, 2), random })
  burst(out, 0.09, { gain: 0.5, attack: 0.001, fall: 0.03, filter: band(1700, 2), random })
  // The hinge sticks and slips.
  const hinge = band(between(random, 620, 900), 14)
  let next = 0
  let impulse = 0
  const from = Math.round(0.2 * SAMPLE_RATE)
  const until = Math.round(0.95 * SAMPLE_RATE)
  for (let i = from; i < until; i++) {
    const x = (i - from) / (until - from)
    if (i >= next) {
      impulse = 1
      next = i + Math.round(SAMPLE_RATE / (38 + 90 * Math.sin(Math.PI * x) * between(random, 0.7, 1)))
    }
    out[i] = (out[i] as number) + hinge.step(impulse) * 1.6 * Math.sin(Math.PI * x)
    impulse = 0
  }
  thud(out, 1.15, { from: 150, to: 62, fall: 0.45, gain: 0.8 })
  burst(out, 1.15, { gain: 0.9, attack: 0.002, fall: 0.12, filter: lowpass(900), random })
  burst(out, 1.2, { gain: 0.4, attack: 0.001, fall: 0.03, filter: band(2300, 2), random })
  return out
}

const knock: Happening = random => {
  const out = sound(1.3)
  for (const at of [0, 0.24, 0.47]) {
    thud(out, at + 0.02 * random(), { from: 240, to: 165, fall: 0.13, gain: 0.7 })
    burst(out, at, { gain: 0.8, attack: 0.001, fall: 0.04, filter: band(900, 1), random })
  }
  return out
}

const heartbeat: Happening = () => {
  const out = sound(6)
  for (let i = 0; i < 6; i++) {
    for (const [after, strength] of [
      [0, 1],
      [0.3, 0.62],
    ] as const) {
      thud(out, i * 0.92 + after, { from: 78, to: 46, fall: 0.26, gain: 0.7 * strength })
      // Small loudspeakers only hear the octave above.
      thud(out, i * 0.92 + after, { from: 165, to: 94, fall: 0.16, gain: 0.35 * strength })
    }
  }
  return out
}

/** A crack, then rolling claps that sink into rumble. */
const thunder: Happening = random => {
  const out = sound(6.5)
  const noise = new Pink(random)
  const dark = lowpass(120)
  const mid = lowpass(420)
  const claps = Array.from({ length: 9 }, (_, i) => ({
    at: i === 0 ? 0.05 : between(random, 0.1, 3.2),
    gain: i === 0 ? 1 : between(random, 0.25, 0.8),
  }))
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    let level = 0
    for (const clap of claps) {
      const since = t - clap.at
      if (since > 0) level += clap.gain * Math.min(1, since / 0.04) * Math.exp(-since / 0.55)
    }
    const x = noise.next()
    out[i] =
      (dark.step(x) * 3 * (level + 0.35 * Math.exp(-t / 2.5)) + mid.step(x) * 0.9 * level * Math.exp(-t / 1.2)) *
      Math.min(1, (out.length - i) / 24_000) *
      Math.min(1, i / 480)
  }
  return out
}

const explosion: Happening = random => {
  const out = sound(3.5)
  thud(out, 0, { from: 110, to: 32, fall: 1.6, gain: 1 })
  burst(out, 0, { gain: 1.2, attack: 0.003, fall: 2.6, filter: lowpass(260), random })
  burst(out, 0, { gain: 0.7, attack: 0.002, fall: 0.5, filter: lowpass(1800), random })
  burst(out, 0.25, { gain: 0.2, attack: 0.3, fall: 2.4, filter: band(1400, 0.5), random })
  return out
}

/** Shards: many high partials that ring and fall. */
const shatter: Happening = random => {
  const out = sound(1.6)
  burst(out, 0, {
    gain: 0.8,
    attack: 0.001,
    fall: 0.06,
    filter: new Biquad(coefficients('highpass', SAMPLE_RATE, 2500)),
    random,
  })
  for (let i = 0; i < 34; i++) {
    const hertz = between(random, 2400, 9500)
    thud(out, 0.6 * random() ** 2, { from: hertz, to: hertz, fall: between(random, 0.05, 0.35), gain: 0.09 * random() })
  }
  return out
}

const chime: Happening = random => {
  const out = sound(3)
  const base = between(random, 380, 460)
  for (const [ratio, gain, fall] of [
    [1, 0.4, 2.8],
    [2.0, 0.22, 2],
    [2.41, 0.16, 1.6],
    [3.0, 0.12, 1.1],
    [4.5, 0.08, 0.7],
  ] as const)
    thud(out, 0, { from: base * ratio, to: base * ratio, fall, gain })
  return out
}

const beeps: Happening = random => {
  const out = sound(0.9)
  const hertz = between(random, 900, 1300)
  for (const [i, at] of [0, 0.16, 0.32].entries()) {
    const start = Math.round(at * SAMPLE_RATE)
    const length = Math.round(0.1 * SAMPLE_RATE)
    for (let k = 0; k < length; k++)
      out[start + k] =
        Math.sin((2 * Math.PI * hertz * (i === 2 ? 1.335 : 1) * k) / SAMPLE_RATE) *
        Math.sin((Math.PI * k) / length) ** 0.5 *
        0.25
  }
  return out
}

const ticking: Happening = random => {
  const out = sound(6)
  for (let i = 0; i < 12; i++)
    burst(out, i * 0.5, {
      gain: i % 2 === 0 ? 1 : 0.75,
      attack: 0.0005,
      fall: 0.03,
      filter: band(i % 2 === 0 ? 3100 : 2500, 7),
      random,
    })
  return out
}

/** A car that comes, passes and goes, its pitch falling as it passes. */
const car: Happening = random => {
  const out = sound(5)
  const noise = new Pink(random)
  const tyres = band(700, 0.5)
  let phase = 0
  for (let i = 0; i < out.length; i++) {
    const x = i / out.length
    const near = Math.sin(Math.PI * x) ** 3
    phase += (2 * Math.PI * (72 - 14 / (1 + Math.exp(-(x - 0.5) * 18)))) / SAMPLE_RATE
    const engine = Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.35 * Math.sin(3 * phase)
    out[i] = (tyres.step(noise.next()) * 1.1 + engine * 0.1) * near
  }
  return out
}

const splash: Happening = random => {
  const out = sound(1.6)
  burst(out, 0, { gain: 1, attack: 0.012, fall: 0.6, filter: band(1300, 0.4), random })
  burst(out, 0.05, {
    gain: 0.5,
    attack: 0.05,
    fall: 1.2,
    filter: new Biquad(coefficients('highpass', SAMPLE_RATE, 2800)),
    random,
  })
  for (let i = 0; i < 14; i++) {
    const hertz = between(random, 420, 1500)
    thud(out, between(random, 0.1, 1.1), { from: hertz * 0.8, to: hertz, fall: 0.06, gain: 0.1 * random() })
  }
  return out
}

/** What can happen, by name. */
export const HAPPENINGS = {
  footsteps: steps(6, 1.8, false),
  'soft footsteps': steps(6, 1.7, true),
  'running steps': steps(10, 3.1, false),
  door,
  knock,
  heartbeat,
  thunder,
  explosion,
  'breaking glass': shatter,
  bell: chime,
  beeps,
  clock: ticking,
  'passing car': car,
  splash,
} as const satisfies Record<string, Happening>
export type HappeningName = keyof typeof HAPPENINGS
