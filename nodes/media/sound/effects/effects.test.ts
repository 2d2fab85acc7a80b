import { describe, expect, it } from 'vitest'
import { SceneValue } from '../../../types.ts'
import { LoudnessMeter } from '../loudness.ts'
import { BLOCK } from '../master.ts'
import { chance } from '../random.ts'
import { centroid } from '../spectrum.ts'
import { SAMPLE_RATE } from '../wav.ts'
import { type BedName, type Design, design } from './choose.ts'
import { HAPPENINGS, type HappeningName } from './happenings.ts'
import { BEDS, render } from './render.ts'

const scene = (over: Partial<SceneValue>): SceneValue =>
  SceneValue.parse({
    id: 'sc',
    number: 1,
    interior: true,
    place: 'room',
    hour: 'day',
    weather: '',
    action: 'They talk.',
    camera: 'wide',
    mood: 'calm',
    characters: [],
    utterances: [],
    frames: 240,
    tailFrames: 0,
    fps: 24,
    ...over,
  })
const chosen = (over: Partial<SceneValue>, seconds = 10) => design(scene(over), seconds, 0.5, chance(1, 'design'))
const beds = (over: Partial<SceneValue>) => chosen(over).beds.map(({ name }) => name)
const happens = (over: Partial<SceneValue>) => chosen(over).happenings.map(({ name }) => name)

const QUIET: Design = { beds: [], happenings: [], space: { seconds: 0.5, size: 0.5 } }
const hear = (over: Partial<Design>, seconds: number, seed = 5): Float32Array[] => {
  const frames = seconds * SAMPLE_RATE
  const sides = [new Float32Array(frames), new Float32Array(frames)]
  let at = 0
  for (const block of render({ ...QUIET, ...over }, seed)) {
    const length = Math.min(BLOCK, frames - at)
    for (const [index, side] of sides.entries()) side.set((block[index] as Float32Array).subarray(0, length), at)
    at += length
    if (at >= frames) break
  }
  return sides
}
const bed = (name: BedName, outside = false) => ({ name, gain: 0, outside, strength: 0.5 })

describe('what a scene sounds like', () => {
  it.each<[string, Partial<SceneValue>, BedName[]]>([
    ['a lab', { place: 'secret lab' }, ['electronics', 'room']],
    ['a quiet room', { place: 'bedroom' }, ['room']],
    ['a night in the forest', { interior: false, place: 'pine forest', hour: 'night' }, ['crickets', 'wind']],
    ['a morning in the park', { interior: false, place: 'park', hour: 'morning' }, ['birds', 'wind']],
    ['a rainy street', { interior: false, place: 'city street', weather: 'heavy rain' }, ['rain', 'city']],
    ['a storm from inside a lighthouse', { place: 'lighthouse', weather: 'storm' }, ['rain', 'wind', 'sea', 'room']],
    ['a market', { interior: false, place: 'night market' }, ['crowd']],
    ['a campfire on the beach', { interior: false, place: 'beach', action: 'They sit by the fire.' }, ['sea', 'fire']],
  ])('%s', (_, over, expected) => {
    expect(beds(over)).toEqual(expected)
  })

  it('has what happens in it, in the order of the telling', () => {
    expect(happens({ action: 'Ava opens the door and walks in. An alarm beeps, then something explodes.' })).toEqual([
      'door',
      'footsteps',
      'beeps',
      'explosion',
    ])
    const times = chosen({ action: 'Ava opens the door and walks in. An alarm beeps.' }).happenings.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.every(at => at >= 0 && at < 10)).toBe(true)
  })

  it('does not hear words inside other words', () => {
    expect(happens({ action: 'Ava is outdoors, heartless, and a window sways.' })).toEqual([])
    expect(beds({ place: 'barren plateau', interior: false })).toEqual(['wind'])
    expect(beds({ place: 'old café', action: 'Rain? No: a window.' })).toEqual(['rain', 'crowd', 'room'])
  })
})

describe('sounds', () => {
  it.each(Object.keys(BEDS) as BedName[])(
    'the bed %s is a calm background on both sides, without clipping or an offset',
    name => {
      const sides = hear({ beds: [bed(name)] }, 8)
      const meter = new LoudnessMeter(2)
      meter.add(sides)
      expect(meter.integrated()).toBeGreaterThan(-45)
      expect(meter.integrated()).toBeLessThan(-32)
      expect(meter.peak).toBeLessThan(0.25)
      for (const side of sides) {
        expect(side.every(Number.isFinite)).toBe(true)
        expect(Math.abs(side.reduce((sum, x) => sum + x, 0) / side.length)).toBeLessThan(2e-4)
        expect(side.reduce((sum, x) => sum + x * x, 0)).toBeGreaterThan(0.05)
      }
    },
  )

  it.each(Object.keys(HAPPENINGS) as HappeningName[])('%s begins and ends in silence', name => {
    const samples = HAPPENINGS[name](chance(3, name))
    const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    expect(peak).toBeGreaterThan(0.1)
    expect(samples.every(Number.isFinite)).toBe(true)
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.05 * peak)
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.005 * peak)
  })

  it('are the same for the same seed and others for another', () => {
    const design: Partial<Design> = {
      beds: [bed('rain'), bed('birds')],
      happenings: [{ name: 'door', gain: 0, at: 0.5, pan: 0.2 }],
    }
    expect(hear(design, 2)).toEqual(hear(design, 2))
    expect(hear(design, 2, 6)).not.toEqual(hear(design, 2))
  })

  it('happen when and where they were placed', () => {
    const [left, right] = hear({ happenings: [{ name: 'knock', gain: 0, at: 1, pan: -0.8 }] }, 3) as [
      Float32Array,
      Float32Array,
    ]
    const first = left.findIndex(x => Math.abs(x) > 0.002) / SAMPLE_RATE
    expect(Math.abs(first - 1)).toBeLessThan(0.02)
    const power = (side: Float32Array) => side.reduce((sum, x) => sum + x * x, 0)
    expect(power(left)).toBeGreaterThan(4 * power(right))
  })

  it('come darker and softer through a wall', () => {
    const [open] = hear({ beds: [bed('rain')] }, 3) as [Float32Array]
    const [walled] = hear({ beds: [bed('rain', true)] }, 3) as [Float32Array]
    expect(centroid(walled, SAMPLE_RATE)).toBeLessThan(0.5 * centroid(open, SAMPLE_RATE))
  })
})
