// Renders a scene's design: beds, walls, happenings and the space around them, in blocks.
import { Biquad, coefficients, fromDb } from '../filters.ts'
import { BLOCK, type StereoBlock } from '../master.ts'
import { chance } from '../random.ts'
import { Room } from '../room.ts'
import { SAMPLE_RATE } from '../wav.ts'
import type { BedName, Design } from './choose.ts'
import { HAPPENINGS, type HappeningName } from './happenings.ts'
import { birds, city, crickets, crowd, electronics, machine, room } from './places.ts'
import { type BedMaker, fire, rain, sea, stream, wind } from './weather.ts'

/** Each bed and the dB that bring it to about −36 LUFS (a room's air to −40): a calm background under speech at −20. */
export const BEDS: Readonly<Record<BedName, { make: BedMaker; trim: number }>> = {
  wind: { make: wind, trim: -25 },
  rain: { make: rain, trim: -15 },
  sea: { make: sea, trim: -22 },
  fire: { make: fire, trim: -23 },
  stream: { make: stream, trim: -20.5 },
  room: { make: room, trim: -26 },
  city: { make: city, trim: -22 },
  machine: { make: machine, trim: -18.5 },
  electronics: { make: electronics, trim: -18.5 },
  crowd: { make: crowd, trim: -5.5 },
  birds: { make: birds, trim: -6.5 },
  crickets: { make: crickets, trim: -5 },
}

/** The peak of a happening in dBFS at 0 dB, by how loud the thing is beside a person who speaks. */
const PEAKS: Readonly<Record<HappeningName, number>> = {
  footsteps: -19,
  'soft footsteps': -23,
  'running steps': -17,
  door: -16,
  knock: -15,
  heartbeat: -15,
  thunder: -10,
  explosion: -8,
  'breaking glass': -15,
  bell: -19,
  beeps: -26,
  clock: -25,
  'passing car': -19,
  splash: -18,
}

/** Plays a design for ever. The same design and seed give the same samples. */
export function* render(design: Design, seed: number): Generator<StereoBlock> {
  const beds = design.beds.map(({ name, gain, outside, strength }) => ({
    fill: BEDS[name].make(chance(seed, `bed ${name}`), strength),
    gain: fromDb(gain + BEDS[name].trim),
    // A wall takes the highs and some of the rest.
    wall: outside ? [0, 1].map(() => new Biquad(coefficients('lowpass', SAMPLE_RATE, 800, 0.6))) : [],
    through: outside ? fromDb(-2) : 1,
  }))
  const happenings = design.happenings.map(({ name, gain, at, pan }, index) => {
    const angle = ((pan + 1) * Math.PI) / 4
    const samples = HAPPENINGS[name](chance(seed, `happening ${index} ${name}`))
    const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-6)
    const level = (fromDb(gain + PEAKS[name]) / peak) * Math.SQRT2
    return {
      samples,
      start: Math.round(at * SAMPLE_RATE),
      left: level * Math.cos(angle),
      right: level * Math.sin(angle),
    }
  })
  const space = new Room({ ...design.space, brightness: 4500, predelay: 0.008 })
  const low = [0, 1].map(() => new Biquad(coefficients('highpass', SAMPLE_RATE, 30, 0.7)))
  // Before the first of them the room has nothing to answer.
  const first = Math.min(...happenings.map(({ start }) => start))
  for (let at = 0; ; at += BLOCK) {
    const left = new Float32Array(BLOCK)
    const right = new Float32Array(BLOCK)
    for (const bed of beds) {
      const l = new Float32Array(BLOCK)
      const r = new Float32Array(BLOCK)
      bed.fill(l, r)
      bed.wall[0]?.run(l)
      bed.wall[1]?.run(r)
      for (let i = 0; i < BLOCK; i++) {
        left[i] = (left[i] as number) + bed.gain * bed.through * (l[i] as number)
        right[i] = (right[i] as number) + bed.gain * bed.through * (r[i] as number)
      }
    }
    const dry = new Float32Array(BLOCK)
    for (const { samples, start, left: gainLeft, right: gainRight } of happenings) {
      const from = Math.max(0, start - at)
      const until = Math.min(BLOCK, start + samples.length - at)
      for (let i = from; i < until; i++) {
        const x = samples[at + i - start] as number
        left[i] = (left[i] as number) + x * gainLeft
        right[i] = (right[i] as number) + x * gainRight
        dry[i] = (dry[i] as number) + x * (gainLeft + gainRight) * 0.5
      }
    }
    if (at + BLOCK > first) space.run(dry, left, right, 0.22)
    low[0]?.run(left)
    low[1]?.run(right)
    yield [left, right]
  }
}
