// Makes a synthesised voice pleasant: tone, de-essing, light compression and a little room.
import { compress, deEss } from '../sound/dynamics.ts'
import { Biquad, coefficients, type FilterShape, fromDb, smoothing } from '../sound/filters.ts'
import { LoudnessMeter } from '../sound/loudness.ts'
import { between, type Chance } from '../sound/random.ts'
import { Room } from '../sound/room.ts'
import { SAMPLE_RATE } from '../sound/wav.ts'
import type { Acting } from './acting.ts'

/** Loudness of a neutral line in LUFS. */
export const SPEECH_LUFS = -20
/** Highest sample of a line: −2 dBFS. */
const CEILING = fromDb(-2)

/**
 * Brings eSpeak NG's spectrum towards the long-term average of people's speech (D. Byrne et al., "An international
 * comparison of long-term average speech spectra", 1994).
 */
const TONE: readonly { shape: FilterShape; hertz: number; q: number; gain: number }[] = [
  { shape: 'highpass', hertz: 70, q: 0.7, gain: 0 },
  { shape: 'lowshelf', hertz: 330, q: 0.6, gain: 3 },
  { shape: 'peak', hertz: 2400, q: 0.5, gain: -3.5 },
  { shape: 'lowpass', hertz: 9500, q: 0.7, gain: 0 },
]

/** Polishes mono 48 kHz speech in place, with the breath (0…1) and the level (dB on top of `SPEECH_LUFS`) of the acting. */
export function polish(samples: Float32Array, acting: Pick<Acting, 'breath' | 'level'>, random: Chance): void {
  for (const { shape, hertz, q, gain } of TONE)
    new Biquad(coefficients(shape, SAMPLE_RATE, hertz, q, gain)).run(samples)
  breathe(samples, acting.breath, random)
  deEss(samples, SAMPLE_RATE, 5000, 10)
  setLoudness(samples, SPEECH_LUFS)
  compress(samples, SAMPLE_RATE, { thresholdDb: -22, ratio: 2.2, attack: 0.008, release: 0.12 })
  const dry = samples.slice()
  const room = new Room({ seconds: 0.28, size: 0.32, brightness: 4200, predelay: 0.006 })
  const side = new Float32Array(samples.length)
  room.run(dry, samples, side, 0.1)
  setLoudness(samples, SPEECH_LUFS + acting.level)
}

/** Air that passes with the voice: noise between 1.5 and 6 kHz that follows how loud the voice is. */
function breathe(samples: Float32Array, breath: number, random: Chance): void {
  const high = new Biquad(coefficients('highpass', SAMPLE_RATE, 1500))
  const low = new Biquad(coefficients('lowpass', SAMPLE_RATE, 6000))
  const rise = smoothing(0.006, SAMPLE_RATE)
  const fall = smoothing(0.045, SAMPLE_RATE)
  let level = 0
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number
    const size = Math.abs(x)
    level += (size > level ? rise : fall) * (size - level)
    samples[i] = x + low.step(high.step(between(random, -1, 1))) * level * breath * 0.35
  }
}

/** Scales in place to an integrated loudness; what would pass the ceiling is bent softly below it. */
function setLoudness(samples: Float32Array, lufs: number): void {
  const meter = new LoudnessMeter(1)
  meter.add([samples])
  const loudness = meter.integrated()
  if (!Number.isFinite(loudness)) return
  const gain = fromDb(lufs - loudness)
  const knee = 0.7 * CEILING
  for (let i = 0; i < samples.length; i++) {
    const x = (samples[i] as number) * gain
    const size = Math.abs(x)
    samples[i] =
      size <= knee ? x : Math.sign(x) * (knee + (CEILING - knee) * Math.tanh((size - knee) / (CEILING - knee)))
  }
}
