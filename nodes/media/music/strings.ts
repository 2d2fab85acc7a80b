// Struck and plucked instruments: sounds that are made once and ring, from physics rather than samples.
import { Biquad, coefficients } from '../sound/filters.ts'
import { between, type Chance } from '../sound/random.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'

/** A note as an instrument plays it. */
export interface Tone {
  readonly hertz: number
  /** Seconds until the player lets go. */
  readonly seconds: number
  /** 0…1 */
  readonly velocity: number
}

interface Partial {
  readonly hertz: number
  readonly gain: number
  /** Seconds until it has fallen by 60 dB. */
  readonly decay: number
}

/**
 * Sums decaying partials, each a rotating pointer (no table, no drift worth hearing), and damps them when let go.
 * @param release seconds until a damped note has fallen by 60 dB
 */
function ring(partials: readonly Partial[], tone: Tone, release: number, random: Chance, attack: number): Float32Array {
  const audible = partials.filter(({ hertz, gain }) => hertz < SAMPLE_RATE * 0.42 && gain > 1e-4)
  const longest = Math.max(0.05, ...audible.map(({ decay }) => decay))
  const seconds = Math.min(longest, tone.seconds + release)
  const out = new Float32Array(Math.ceil(seconds * SAMPLE_RATE))
  for (const { hertz, gain, decay } of audible) {
    const fall = 10 ** (-3 / (decay * SAMPLE_RATE))
    const angle = (2 * Math.PI * hertz) / SAMPLE_RATE
    const cos = Math.cos(angle) * fall
    const sin = Math.sin(angle) * fall
    const phase = 2 * Math.PI * random()
    let x = gain * Math.cos(phase)
    let y = gain * Math.sin(phase)
    for (let i = 0; i < out.length; i++) {
      out[i] = (out[i] as number) + y
      const next = x * cos - y * sin
      y = x * sin + y * cos
      x = next
    }
  }
  shape(out, tone.seconds, release, attack)
  return out
}

/** Fades a note in over `attack` and, once let go, down by 60 dB in `release` seconds, to nothing at its last sample. */
function shape(out: Float32Array, held: number, release: number, attack: number): void {
  const rise = Math.max(1, Math.round(attack * SAMPLE_RATE))
  for (let i = 0; i < rise && i < out.length; i++)
    out[i] = (out[i] as number) * (0.5 - 0.5 * Math.cos((Math.PI * i) / rise))
  const from = Math.round(held * SAMPLE_RATE)
  const damp = 10 ** (-3 / (release * SAMPLE_RATE))
  let gain = 1
  for (let i = from; i < out.length; i++) {
    gain *= damp
    out[i] = (out[i] as number) * gain
  }
  const end = Math.min(out.length, Math.round(0.02 * SAMPLE_RATE))
  for (let i = 0; i < end; i++) out[out.length - 1 - i] = (out[out.length - 1 - i] as number) * (i / end)
}

/** A felt-damped piano: stretched partials of two strings, darker when soft, with the knock of the key. */
export function piano(tone: Tone, random: Chance): Float32Array {
  const { hertz, velocity } = tone
  const stiffness = 0.00035 * (hertz / 261) ** 1.2
  const partials: Partial[] = []
  for (let k = 1; k <= 22; k++) {
    const at = hertz * k * Math.sqrt(1 + stiffness * k * k)
    const felt = 1 / (1 + (at / 4200) ** 2)
    const gain = Math.abs(Math.sin((k * Math.PI) / 7.6)) * k ** -(1 + 0.8 * (1 - velocity)) * 0.5 * felt
    const decay = (7.5 * (hertz / 130) ** -0.55) / (1 + 0.28 * (k - 1))
    for (const detune of [-0.00022, 0.00027]) partials.push({ hertz: at * (1 + detune), gain: gain * 0.5, decay })
  }
  const out = ring(partials, tone, 0.4, random, 0.004)
  const thump = new Biquad(coefficients('lowpass', SAMPLE_RATE, 380, 0.8))
  const length = Math.min(out.length, 2400)
  for (let i = 0; i < length; i++)
    out[i] =
      (out[i] as number) +
      thump.step(between(random, -1, 1)) * 0.25 * velocity * (1 - i / length) ** 2 * Math.min(1, i / 90)
  return out
}

export const celesta = (tone: Tone, random: Chance): Float32Array =>
  ring(
    [
      { hertz: tone.hertz, gain: 0.5, decay: 2.6 },
      { hertz: tone.hertz * 2.002, gain: 0.16, decay: 1.7 },
      { hertz: tone.hertz * 4.01, gain: 0.16 * tone.velocity, decay: 0.8 },
      { hertz: tone.hertz * 6.85, gain: 0.05 * tone.velocity, decay: 0.25 },
    ],
    tone,
    1.4,
    random,
    0.002,
  )

export const marimba = (tone: Tone, random: Chance): Float32Array =>
  ring(
    [
      { hertz: tone.hertz, gain: 0.6, decay: 0.9 },
      { hertz: tone.hertz * 3.98, gain: 0.2 * tone.velocity, decay: 0.22 },
      { hertz: tone.hertz * 9.6, gain: 0.08 * tone.velocity, decay: 0.06 },
    ],
    { ...tone, seconds: 1 },
    0.5,
    random,
    0.002,
  )

/**
 * A plucked string (K. Karplus and A. Strong, 1983; tuned by the all-pass of D. Jaffe and J. Smith): a burst of noise
 * that runs round a delay line and loses its highs.
 * @param decay seconds until the fundamental has fallen by 60 dB @param brightness 0…1 @param place of the finger, 0…0.5
 */
function pluck(
  tone: Tone,
  random: Chance,
  decay: number,
  brightness: number,
  place: number,
  release: number,
): Float32Array {
  const seconds = Math.min(decay, tone.seconds + release)
  const out = new Float32Array(Math.ceil(seconds * SAMPLE_RATE))
  const damping = 0.5 - 0.42 * brightness
  // The loop's low-pass delays by `damping` samples.
  const period = SAMPLE_RATE / tone.hertz - damping
  const whole = Math.floor(period - 0.3)
  const fraction = period - whole
  const allpass = (1 - fraction) / (1 + fraction)
  const loss = 10 ** (-3 / (decay * tone.hertz))
  const line = Float32Array.from({ length: whole }, () => between(random, -1, 1))
  const cutoff = 600 + 4200 * brightness * (0.35 + 0.65 * tone.velocity)
  const soft = new Biquad(coefficients('lowpass', SAMPLE_RATE, cutoff, 0.6))
  // Twice round, so that the end of the burst flows into its beginning: a seam would tick once a period.
  for (const x of line) soft.step(x)
  for (let i = 0; i < whole; i++) line[i] = soft.step(line[i] as number)
  const shift = Math.max(1, Math.round(whole * place))
  const plucked = line.map((x, i) => x - (line[(i + shift) % whole] as number))
  let level = 0
  for (const x of plucked) level += x * x
  const scale = 0.32 / Math.sqrt(level / whole + 1e-9)
  for (let i = 0; i < whole; i++) line[i] = (plucked[i] as number) * scale
  let before = 0
  let allIn = 0
  let allOut = 0
  const loop = (x: number): number => {
    const filtered = (x * (1 - damping) + before * damping) * loss
    before = x
    allOut = allpass * (filtered - allOut) + allIn
    allIn = filtered
    return allOut
  }
  // The loop's filters have heard the burst before it sounds, or their first answer would be a tick.
  for (const x of line) loop(x)
  let at = 0
  for (let i = 0; i < out.length; i++) {
    const x = line[at] as number
    out[i] = x
    line[at] = loop(x)
    at = at + 1 === whole ? 0 : at + 1
  }
  shape(out, tone.seconds, release, 0.003)
  return out
}

export const guitar = (tone: Tone, random: Chance): Float32Array =>
  pluck(tone, random, Math.min(5, 3.6 * (196 / tone.hertz) ** 0.4), 0.42, 0.22, 0.35)
export const harp = (tone: Tone, random: Chance): Float32Array =>
  pluck(
    { ...tone, seconds: Math.max(tone.seconds, 1.2) },
    random,
    Math.min(5, 3 * (262 / tone.hertz) ** 0.5),
    0.62,
    0.4,
    0.8,
  )
export const pizzicato = (tone: Tone, random: Chance): Float32Array =>
  pluck({ ...tone, seconds: 0.14 }, random, 0.75 * Math.min(1.6, (220 / tone.hertz) ** 0.4), 0.3, 0.3, 0.4)
/** A plucked double bass. */
export const bassPluck = (tone: Tone, random: Chance): Float32Array =>
  pluck({ ...tone, seconds: Math.min(tone.seconds, 0.5) }, random, 1.8, 0.14, 0.3, 0.25)
