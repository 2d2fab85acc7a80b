// Soft percussion for tension and movement.
import { Biquad, coefficients, type FilterShape } from '../sound/filters.ts'
import { between, type Chance } from '../sound/random.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'

/** A drum skin: a tone that falls from `from` to `to` Hz, with the slap of the hand. */
function skin(from: number, to: number, seconds: number, slap: number, random: Chance): Float32Array {
  const out = new Float32Array(Math.round(seconds * SAMPLE_RATE))
  const hand = new Biquad(coefficients('lowpass', SAMPLE_RATE, 900, 0.7))
  let phase = 0
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    const left = 1 - i / out.length
    phase += (2 * Math.PI * (to + (from - to) * Math.exp(-t / 0.045))) / SAMPLE_RATE
    const tone = Math.sin(phase) * Math.exp((-4.6 * t) / seconds) * left
    const knock = hand.step(between(random, -1, 1)) * slap * Math.exp(-t / 0.018)
    out[i] = (tone * 0.75 + knock) * Math.min(1, i / 96)
  }
  return out
}

/** Filtered noise with an exponential fall. */
function hiss(
  shape: FilterShape,
  hertz: number,
  q: number,
  seconds: number,
  attack: number,
  random: Chance,
): Float32Array {
  const out = new Float32Array(Math.round(seconds * SAMPLE_RATE))
  const filter = new Biquad(coefficients(shape, SAMPLE_RATE, hertz, q))
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    const rise = t < attack ? t / attack : Math.exp((-6 * (t - attack)) / (seconds - attack))
    out[i] = filter.step(between(random, -1, 1)) * rise * (1 - i / out.length)
  }
  return out
}

/** A small wooden block: two tones that die within a blink. */
function tick(hertz: number, random: Chance): Float32Array {
  const out = new Float32Array(Math.round(0.07 * SAMPLE_RATE))
  const phase = random() * Math.PI
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE
    const envelope = Math.exp(-t / 0.011) * Math.min(1, i / 72) * (1 - i / out.length)
    out[i] =
      (Math.sin(2 * Math.PI * hertz * t) + 0.5 * Math.sin(2 * Math.PI * hertz * 1.47 * t + phase)) * envelope * 0.6
  }
  return out
}

/** What each drum is called in a score. */
export const DRUMS = {
  taiko: random => skin(118, 56, 0.9, 0.5, random),
  tom: random => skin(170, 92, 0.5, 0.45, random),
  heart: random => skin(74, 44, 0.42, 0.15, random),
  timpani: random => skin(100, 82, 1.6, 0.3, random),
  snare: random => hiss('bandpass', 1900, 0.6, 0.19, 0.002, random),
  shaker: random => hiss('highpass', 6200, 0.7, 0.1, 0.022, random),
  brush: random => hiss('bandpass', 3800, 0.5, 0.2, 0.03, random),
  clock: random => tick(1150, random),
  clockLow: random => tick(860, random),
  /** A cymbal rolled with soft mallets: one second of swell, two of ring. */
  swell: random => hiss('highpass', 3600, 0.6, 3, 1, random),
} as const satisfies Record<string, (random: Chance) => Float32Array>
export type DrumName = keyof typeof DRUMS
