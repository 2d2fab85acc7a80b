// Rooms, streets, machines, crowds and creatures: beds that say where we are.
import { Biquad, coefficients, smoothing } from '../filters.ts'
import { between, type Chance, pick } from '../random.ts'
import { SAMPLE_RATE } from '../wav.ts'
import { Pink, Sparks, Wander, white } from './noise.ts'
import type { BedMaker } from './weather.ts'

/** The air of a quiet room. */
export const room: BedMaker = random => {
  const sides = [0, 1].map(() => ({
    noise: new Pink(random),
    low: new Biquad(coefficients('lowpass', SAMPLE_RATE, 320, 0.5)),
  }))
  const breath = new Wander(random, 5)
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      const level = 0.8 + 0.3 * breath.next()
      for (let index = 0; index < sides.length; index++) {
        const side = sides[index] as (typeof sides)[number]
        const x = side.noise.next()
        const out = index === 0 ? left : right
        out[i] = (out[i] as number) + (side.low.step(x) + 0.03 * x) * level
      }
    }
  }
}

/** A far city: a low roar with cars that pass from side to side. */
export const city: BedMaker = (random, strength) => {
  const roar = [0, 1].map(() => ({
    noise: new Pink(random),
    low: new Biquad(coefficients('lowpass', SAMPLE_RATE, 260, 0.5)),
  }))
  const cars = Array.from({ length: 1 + Math.round(2 * strength) }, () => ({
    noise: new Pink(random),
    tyres: new Biquad(coefficients('bandpass', SAMPLE_RATE, 620, 0.5)),
    at: between(random, -6, 1),
    seconds: between(random, 4, 7),
    way: random() < 0.5 ? -1 : 1,
    gain: between(random, 0.25, 0.6),
  }))
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      for (let index = 0; index < roar.length; index++) {
        const side = roar[index] as (typeof roar)[number]
        const out = index === 0 ? left : right
        out[i] = (out[i] as number) + side.low.step(side.noise.next())
      }
      for (const car of cars) {
        car.at += 1 / SAMPLE_RATE
        if (car.at > car.seconds) {
          car.at = -between(random, 1, 7) / (0.5 + strength)
          car.seconds = between(random, 4, 7)
          car.way = random() < 0.5 ? -1 : 1
          car.gain = between(random, 0.25, 0.6)
        }
        const x = car.noise.next()
        if (car.at < 0) continue
        const place = car.at / car.seconds
        const near = Math.sin(Math.PI * place) ** 3
        const y = car.tyres.step(x) * near * car.gain
        const angle = ((car.way * (2 * place - 1) + 1) * Math.PI) / 4
        left[i] = (left[i] as number) + y * Math.cos(angle)
        right[i] = (right[i] as number) + y * Math.sin(angle)
      }
    }
  }
}

/** Mains hum, a fan and slowly beating motors. */
export const machine: BedMaker = (random, strength) => {
  const base = pick(random, [50, 55, 60])
  const tones = [1, 2, 3, 4, 6].map(k => ({
    phase: random() * 2 * Math.PI,
    step: (2 * Math.PI * base * k * between(random, 0.998, 1.002)) / SAMPLE_RATE,
    gain: (k === 2 ? 0.3 : 0.16) / k ** 0.5,
    pan: between(random, 0.35, 0.65),
    beat: new Wander(random, 2.5),
  }))
  const fan = [0, 1].map(() => ({
    noise: new Pink(random),
    band: new Biquad(coefficients('bandpass', SAMPLE_RATE, 480, 0.5)),
  }))
  return (left, right) => {
    for (let i = 0; i < left.length; i++) {
      for (const tone of tones) {
        tone.phase += tone.step
        const y = Math.sin(tone.phase) * tone.gain * (0.4 + 0.6 * tone.beat.next()) * (0.35 + 0.5 * strength)
        left[i] = (left[i] as number) + y * (1 - tone.pan)
        right[i] = (right[i] as number) + y * tone.pan
      }
      for (let index = 0; index < fan.length; index++) {
        const side = fan[index] as (typeof fan)[number]
        const out = index === 0 ? left : right
        out[i] = (out[i] as number) + side.band.step(side.noise.next()) * 0.5
      }
    }
  }
}

/** Instruments that think: air, faint hum and rare soft blips. */
export const electronics: BedMaker = (random, strength) => {
  const hum = machine(random, 0.2 + 0.3 * strength)
  const blips = new Sparks()
  const queue: { in: number; hertz: number; pan: number }[] = []
  const pair = { left: 0, right: 0 }
  return (left, right) => {
    hum(left, right)
    for (let i = 0; i < left.length; i++) {
      if (random() < (0.12 + 0.35 * strength) / SAMPLE_RATE) {
        const hertz = pick(random, [1175, 1319, 1568, 1760, 2093])
        const pan = between(random, -0.7, 0.7)
        for (let k = 0; k < 1 + Math.floor(random() * 3); k++)
          queue.push({ in: Math.round(k * 0.11 * SAMPLE_RATE), hertz, pan })
      }
      for (const blip of queue) if (blip.in-- === 0) blips.add(blip.hertz, 0.09, 0.06, blip.pan)
      while (queue[0] && queue[0].in < 0) queue.shift()
      pair.left = 0
      pair.right = 0
      blips.step(pair)
      left[i] = (left[i] as number) + pair.left
      right[i] = (right[i] as number) + pair.right
    }
  }
}

/** Vowels as two resonances in Hz (G. Peterson and H. Barney, 1952). */
const VOWELS = [
  [730, 1090],
  [530, 1840],
  [390, 1990],
  [570, 840],
  [440, 1020],
  [300, 870],
] as const

/** Many people who talk at once: pulses through changing vowels, none of them a word. */
export const crowd: BedMaker = (random, strength) => {
  const follow = smoothing(0.03, SAMPLE_RATE)
  const talkers = Array.from({ length: 8 + Math.round(8 * strength) }, () => ({
    phase: random(),
    hertz: between(random, 95, 230),
    first: new Biquad(coefficients('bandpass', SAMPLE_RATE, 500, 4)),
    second: new Biquad(coefficients('bandpass', SAMPLE_RATE, 1500, 6)),
    level: 0,
    target: 0,
    rest: Math.floor(random() * SAMPLE_RATE),
    gain: between(random, 0.4, 1),
    pan: between(random, -0.9, 0.9),
    melody: new Wander(random, 0.6),
  }))
  return (left, right) => {
    for (const talker of talkers) {
      const cos = Math.cos(((talker.pan + 1) * Math.PI) / 4)
      const sin = Math.sin(((talker.pan + 1) * Math.PI) / 4)
      for (let i = 0; i < left.length; i++) {
        if (--talker.rest <= 0) {
          const speaks = talker.target === 0 ? random() < 0.7 : random() < 0.86
          talker.target = speaks ? between(random, 0.3, 1) : 0
          talker.rest = Math.round((speaks ? between(random, 0.09, 0.26) : between(random, 0.3, 1.4)) * SAMPLE_RATE)
          const [f1, f2] = pick(random, VOWELS)
          talker.first.set(coefficients('bandpass', SAMPLE_RATE, f1, 4))
          talker.second.set(coefficients('bandpass', SAMPLE_RATE, f2, 6))
        }
        talker.level += follow * (talker.target - talker.level)
        talker.phase += (talker.hertz * (0.85 + 0.35 * talker.melody.next())) / SAMPLE_RATE
        if (talker.phase >= 1) talker.phase -= 1
        // A soft glottal pulse with some breath.
        const pulse = talker.phase < 0.4 ? Math.sin((Math.PI * talker.phase) / 0.4) ** 2 : 0
        const x = (pulse - 0.2 + 0.12 * white(random)) * talker.level * talker.gain
        const y = talker.first.step(x) + 0.5 * talker.second.step(x)
        left[i] = (left[i] as number) + y * cos * 0.3
        right[i] = (right[i] as number) + y * sin * 0.3
      }
    }
  }
}

/** Songbirds: each has a phrase of its own that it repeats from its own tree. */
export const birds: BedMaker = (random, strength) => {
  const singers = Array.from({ length: 2 + Math.round(3 * strength) }, () => ({
    phrase: phrase(random),
    pan: between(random, -0.9, 0.9),
    gain: between(random, 0.03, 0.14),
    wait: Math.round(between(random, 0.2, 3) * SAMPLE_RATE),
    at: -1,
    phase: 0,
  }))
  return (left, right) => {
    for (const singer of singers) {
      const cos = Math.cos(((singer.pan + 1) * Math.PI) / 4)
      const sin = Math.sin(((singer.pan + 1) * Math.PI) / 4)
      for (let i = 0; i < left.length; i++) {
        if (singer.at < 0) {
          if (--singer.wait > 0) continue
          singer.at = 0
        }
        const t = singer.at++ / SAMPLE_RATE
        const chirp = singer.phrase.find(({ from, seconds }) => t >= from && t < from + seconds)
        if (chirp) {
          const x = (t - chirp.from) / chirp.seconds
          const hertz =
            chirp.low + (chirp.high - chirp.low) * (chirp.up ? x : 1 - x) + chirp.trill * Math.sin(2 * Math.PI * 28 * t)
          singer.phase += (2 * Math.PI * hertz) / SAMPLE_RATE
          const y = Math.sin(singer.phase) * Math.sin(Math.PI * x) ** 1.5 * singer.gain
          left[i] = (left[i] as number) + y * cos
          right[i] = (right[i] as number) + y * sin
        } else if (t > (singer.phrase.at(-1)?.from ?? 0) + 0.5) {
          singer.at = -1
          singer.wait = Math.round(between(random, 1.2, 5.5) * SAMPLE_RATE)
        }
      }
    }
  }
}

function phrase(
  random: Chance,
): { from: number; seconds: number; low: number; high: number; up: boolean; trill: number }[] {
  const centre = between(random, 2600, 5200)
  const chirps = []
  let from = 0
  for (let i = 0; i < 2 + Math.floor(random() * 4); i++) {
    const seconds = between(random, 0.05, 0.16)
    const low = centre * between(random, 0.8, 1)
    chirps.push({
      from,
      seconds,
      low,
      high: low * between(random, 1.08, 1.5),
      up: random() < 0.5,
      trill: random() < 0.3 ? 160 : 0,
    })
    from += seconds + between(random, 0.03, 0.12)
  }
  return chirps
}

/** Crickets: each scrapes three or four pulses, twice a second, at its own pitch. */
export const crickets: BedMaker = (random, strength) => {
  const singers = Array.from({ length: 3 + Math.round(4 * strength) }, () => ({
    hertz: between(random, 3900, 4900),
    rate: between(random, 1.5, 2.3),
    pulses: 3 + Math.floor(random() * 2),
    pan: between(random, -0.95, 0.95),
    gain: between(random, 0.02, 0.08),
    phase: 0,
    clock: random(),
  }))
  return (left, right) => {
    for (const singer of singers) {
      const cos = Math.cos(((singer.pan + 1) * Math.PI) / 4)
      const sin = Math.sin(((singer.pan + 1) * Math.PI) / 4)
      for (let i = 0; i < left.length; i++) {
        singer.clock += singer.rate / SAMPLE_RATE
        if (singer.clock >= 1) singer.clock -= 1
        singer.phase += (2 * Math.PI * singer.hertz) / SAMPLE_RATE
        const pulse = (singer.clock / singer.rate) * 32
        if (pulse >= singer.pulses) continue
        const y = Math.sin(singer.phase) * Math.sin(Math.PI * (pulse % 1)) ** 2 * singer.gain
        left[i] = (left[i] as number) + y * cos
        right[i] = (right[i] as number) + y * sin
      }
    }
  }
}
