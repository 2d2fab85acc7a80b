// Air, water and fire: beds that never repeat.
import { Biquad, coefficients } from '../filters.ts'
import { between, type Chance } from '../random.ts'
import { SAMPLE_RATE } from '../wav.ts'
import { Pink, Sparks, Wander, white } from './noise.ts'

/** A continuous sound: adds the next samples to both sides. `strength` 0…1 was given when it was made. */
export type Bed = (left: Float32Array, right: Float32Array) => void
export type BedMaker = (random: Chance, strength: number) => Bed

/** Filters that move are set anew every so many samples. */
const SWEEP = 64

/** Gusts: noise through two wandering resonances on each side. */
export const wind: BedMaker = (random, strength) => {
  const gust = new Wander(random, 3.5)
  const shift = new Wander(random, 2.2)
  const sides = [0, 1].map(() => ({
    noise: new Pink(random),
    low: new Biquad(coefficients('bandpass', SAMPLE_RATE, 260, 0.6)),
    high: new Biquad(coefficients('bandpass', SAMPLE_RATE, 700, 2.5)),
    own: new Wander(random, 1.7),
  }))
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      const blow = gust.next()
      const tilt = shift.next()
      for (let index = 0; index < sides.length; index++) {
        const side = sides[index] as (typeof sides)[number]
        const own = side.own.next()
        if (i % SWEEP === 0) {
          side.low.set(coefficients('bandpass', SAMPLE_RATE, 170 + 260 * blow + 60 * own, 0.6))
          side.high.set(coefficients('bandpass', SAMPLE_RATE, 480 + 620 * blow * (0.6 + 0.4 * tilt), 3))
        }
        const x = side.noise.next()
        const y =
          side.low.step(x) * (0.35 + 0.9 * blow) +
          side.high.step(x) * (0.1 + 0.8 * strength) * blow * blow * (0.5 + own)
        const out = index === 0 ? left : right
        out[i] = (out[i] as number) + y
      }
    }
  }
}

/** A curtain of far drops with single near ones. */
export const rain: BedMaker = (random, strength) => {
  const sides = [0, 1].map(() => ({
    body: new Biquad(coefficients('highpass', SAMPLE_RATE, 900, 0.5)),
    top: new Biquad(coefficients('lowpass', SAMPLE_RATE, 7500, 0.6)),
    floor: new Biquad(coefficients('bandpass', SAMPLE_RATE, 340, 0.5)),
    noise: new Pink(random),
  }))
  const drops = new Sparks()
  const swell = new Wander(random, 4)
  const rate = (30 + 160 * strength) / SAMPLE_RATE
  const pair = { left: 0, right: 0 }
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      const level = 0.8 + 0.4 * swell.next()
      pair.left = 0
      pair.right = 0
      if (random() < rate)
        drops.add(
          between(random, 1500, 5200),
          between(random, 0.006, 0.03),
          0.16 * random() ** 2,
          between(random, -0.9, 0.9),
        )
      drops.step(pair)
      for (let index = 0; index < sides.length; index++) {
        const side = sides[index] as (typeof sides)[number]
        const curtain =
          side.top.step(side.body.step(white(random))) * 0.12 + side.floor.step(side.noise.next()) * 0.5 * strength
        const out = index === 0 ? left : right
        out[i] = (out[i] as number) + curtain * level + (index === 0 ? pair.left : pair.right)
      }
    }
  }
}

/** Waves that rise, break with foam, and draw back. */
export const sea: BedMaker = (random, strength) => {
  const waves = [0, 1].map(index => ({
    noise: new Pink(random),
    filter: new Biquad(coefficients('lowpass', SAMPLE_RATE, 500)),
    foam: new Biquad(coefficients('highpass', SAMPLE_RATE, 2600, 0.5)),
    phase: 0.35 * index,
    period: between(random, 6.5, 9),
  }))
  return (left, right) => {
    for (let i = 0; i < left.length; i++)
      for (let index = 0; index < waves.length; index++) {
        const wave = waves[index] as (typeof waves)[number]
        wave.phase += 1 / (wave.period * SAMPLE_RATE)
        if (wave.phase >= 1) {
          wave.phase -= 1
          wave.period = between(random, 6, 9.5)
        }
        // Slow rise, break at two thirds, long hiss back.
        const rise = wave.phase < 0.66 ? (wave.phase / 0.66) ** 2 : Math.exp(-(wave.phase - 0.66) * 7)
        const smooth = wave.phase < 0.02 ? rise + Math.exp(-0.34 * 7) * (1 - wave.phase / 0.02) : rise
        if (i % SWEEP === 0)
          wave.filter.set(coefficients('lowpass', SAMPLE_RATE, 240 + 1700 * smooth * (0.5 + 0.5 * strength), 0.6))
        const x = wave.noise.next()
        const y = wave.filter.step(x) * (0.35 + smooth) + wave.foam.step(x) * 0.35 * smooth * smooth
        const [near, far] = index === 0 ? [left, right] : [right, left]
        near[i] = (near[i] as number) + 0.8 * y
        far[i] = (far[i] as number) + 0.35 * y
      }
  }
}

/** A low roar, hiss, and crackles in bursts. */
export const fire: BedMaker = (random, strength) => {
  const roar = new Pink(random)
  const low = new Biquad(coefficients('lowpass', SAMPLE_RATE, 170))
  const hiss = new Biquad(coefficients('bandpass', SAMPLE_RATE, 3800, 0.5))
  const flicker = new Wander(random, 0.25)
  const bursts = new Wander(random, 0.7)
  const sparks = new Sparks()
  const pair = { left: 0, right: 0 }
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      const busy = bursts.next() ** 3
      if (random() < ((4 + 60 * strength) * busy) / SAMPLE_RATE) {
        const gain = 0.9 * random() ** 3
        const pan = between(random, -0.6, 0.6)
        sparks.add(between(random, 900, 4200), between(random, 0.002, 0.012), gain, pan)
        sparks.add(between(random, 300, 800), 0.012, gain * 0.6, pan)
      }
      pair.left = 0
      pair.right = 0
      sparks.step(pair)
      const body = low.step(roar.next()) * (0.8 + 0.8 * flicker.next()) + hiss.step(white(random)) * 0.012
      left[i] = (left[i] as number) + body + pair.left
      right[i] = (right[i] as number) + body + pair.right
    }
  }
}

/** Running water: a soft rush and bubbles whose pitch tells their size (M. Minnaert, 1933). */
export const stream: BedMaker = (random, strength) => {
  const rush = [0, 1].map(() => new Biquad(coefficients('bandpass', SAMPLE_RATE, 1500, 0.35)))
  const noise = [new Pink(random), new Pink(random)]
  const bubbles = new Sparks()
  const pair = { left: 0, right: 0 }
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      if (random() < (40 + 90 * strength) / SAMPLE_RATE)
        bubbles.add(
          between(random, 380, 1900),
          between(random, 0.015, 0.06),
          0.07 * random(),
          between(random, -0.8, 0.8),
        )
      pair.left = 0
      pair.right = 0
      bubbles.step(pair)
      left[i] = (left[i] as number) + (rush[0]?.step(noise[0]?.next() ?? 0) ?? 0) * 0.5 + pair.left
      right[i] = (right[i] as number) + (rush[1]?.step(noise[1]?.next() ?? 0) ?? 0) * 0.5 + pair.right
    }
  }
}
