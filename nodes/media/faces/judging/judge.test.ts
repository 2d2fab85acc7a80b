import { describe, expect, it } from 'vitest'
import type { ObservedFrame, Sighting } from '../track.ts'
import type { Known } from './cast.ts'
import { judge } from './judge.ts'

// Descriptions are single numbers here; likeness falls with their distance, and 0.2 apart is the equal-error point.
const known = (id: string, value: number, expected: boolean): Known => ({
  id,
  name: id.toUpperCase(),
  expected,
  likeness: description => 1 - Math.abs((description[0] as number) - value),
  large: { equal: 0.8, confident: 0.9, separation: 4 },
  small: { equal: 0.7, confident: 0.8, separation: 3 },
})
const face = (value: number, track = 0, eyes = 60): Sighting => ({
  track,
  eyes,
  box: { x: 10, y: 20, width: 30, height: 40 },
  description: Float32Array.of(value),
})
const clip = (count: number, faces: (frame: number) => Sighting[], unclear = 0): ObservedFrame[] =>
  Array.from({ length: count }, (_, index) => ({ frame: index * 12, faces: faces(index), unclear }))
const run = (observed: ObservedFrame[], cast: Known[], more: { joins?: number[]; unjudged?: number } = {}) =>
  judge(observed, cast, {
    model: 'test',
    threshold: 0.7,
    fps: 24,
    joins: more.joins ?? [],
    scale: 2,
    unjudged: more.unjudged ?? 0,
  })

describe('a clip with the expected person', () => {
  it('passes, with a point of the curve for each face in the clip’s own pixels', () => {
    const report = run(
      clip(10, () => [face(1.02)]),
      [known('ava', 1, true)],
    )
    expect(report.verdict).toBe('pass')
    expect(report.characters.ava).toMatchObject({ name: 'AVA', raw: 0.98, verdict: 'pass' })
    expect(report.samples).toHaveLength(10)
    expect(report.samples[2]).toMatchObject({ frame: 24, time: 1, character: 'ava', box: [20, 40, 60, 80] })
  })
  it('drifts when the median falls below the threshold', () => {
    const report = run(
      clip(10, index => [face(index < 4 ? 1 : 1.3)]),
      [known('ava', 1, true)],
    )
    expect(report.verdict).toBe('drift')
  })
  it('is not called drifting for a look or two that are not quite likely enough', () => {
    const seen = (looks: number) =>
      run(
        clip(10, index => (index < looks ? [face(1.17)] : [])),
        [known('ava', 1, true)],
      )
    expect(seen(2).characters.ava?.median).toBeLessThan(0.7)
    expect(seen(2).verdict).toBe('pass')
    expect(seen(3).verdict).toBe('drift')
  })
  it('drifts when only a part of it is somebody else, although the median holds', () => {
    const report = run(
      clip(10, index => [face(index < 8 ? 1 : 1.5)]),
      [known('ava', 1, true)],
    )
    expect(report.characters.ava?.median).toBeGreaterThan(0.7)
    expect(report.characters.ava?.verdict).toBe('drift')
  })
  it('drifts when another face stands there for a second, however long the clip', () => {
    const swapped = (from: number, to: number) =>
      run(
        clip(60, index => [face(index >= from && index <= to ? 1.9 : 1.02)]),
        [known('ava', 1, true)],
      )
    const report = swapped(20, 22)
    expect(report.characters.ava?.p10).toBeGreaterThan(0.7)
    expect(report.verdict).toBe('drift')
    expect(report.drifts).toEqual([{ character: 'ava', from: 10, to: 11 }])
    // One sample is a blink, a smear, a turn of the head.
    expect(swapped(20, 20).verdict).toBe('pass')
  })
  it('says from which join it drifts, and none when it is wrong from the start', () => {
    const cast = [known('ava', 1, true)]
    const late = clip(12, index => [face(index < 6 ? 1 : 1.3)])
    expect(run(late, cast, { joins: [36, 72, 108] }).driftFrom).toBe(72)
    // A part in which only a stretch is lost is lost, although its median holds.
    const stretch = clip(24, index => [face(index > 15 && index < 19 ? 1.5 : 1.02)])
    expect(run(stretch, cast, { joins: [96, 192] }).driftFrom).toBe(192)
    const always = clip(12, () => [face(1.3)])
    expect(run(always, cast, { joins: [36, 72] }).driftFrom).toBeNull()
  })
})

it('a small face is judged by what small pictures of the character give', () => {
  const scores = [60, 27, 21].map(
    eyes =>
      run(
        clip(3, () => [face(1.2, 0, eyes)]),
        [known('ava', 1, true)],
      ).characters.ava?.median,
  )
  expect(scores[0]).toBe(0.5)
  expect(scores[1]).toBeGreaterThan(0.5)
  expect(scores[2]).toBe(0.85)
})

describe('nobody to judge', () => {
  it('is no failure', () => {
    const report = run(
      clip(5, () => []),
      [known('ava', 1, true)],
    )
    expect(report.verdict).toBe('no-face')
    expect(report.characters.ava).toMatchObject({ median: null, p10: null, raw: null, verdict: 'no-face' })
    expect(report.framesWithFaces).toBe(0)
  })
  it('holds for one character while another is judged', () => {
    const report = run(
      clip(5, () => [face(2)]),
      [known('ava', 1, true), known('ravi', 2, true)],
    )
    expect(report.characters.ava?.verdict).toBe('no-face')
    expect(report.characters.ravi?.verdict).toBe('pass')
    expect(report.verdict).toBe('pass')
  })
})

describe('more people', () => {
  const cast = [known('ava', 1, true), known('ravi', 2, true), known('lee', 3, false)]
  it('are told apart by the best total, however the faces are ordered', () => {
    const report = run(
      clip(6, index => (index % 2 ? [face(1, 0), face(2, 1)] : [face(2, 1), face(1, 0)])),
      cast,
    )
    expect(report.verdict).toBe('pass')
    expect(report.samples.map(sample => sample.raw)).toEqual(Array(12).fill(1))
    expect(report.characters.lee).toBeUndefined()
  })
  it('are recognised when they are in the cast but not in the scene', () => {
    const report = run(
      clip(6, () => [face(1, 0), face(2, 1), face(3, 2)]),
      cast,
    )
    expect(report.verdict).toBe('pass')
    expect(report.characters.lee).toMatchObject({ verdict: 'pass' })
  })
  it('are extra when nobody knows them', () => {
    const report = run(
      clip(6, () => [face(1, 0), face(2, 1), face(9, 2)]),
      cast,
    )
    expect(report.verdict).toBe('extra-person')
    expect(report.samples.filter(sample => sample.character === null)).toHaveLength(6)
  })
  it('do not count when they flit through a single frame of many', () => {
    const report = run(
      clip(20, index => [face(1, 0), face(2, 1), ...(index === 7 ? [face(9, 2)] : [])]),
      cast,
    )
    expect(report.verdict).toBe('pass')
  })
  it('are not blamed for a character whose references could not be used', () => {
    const report = run(
      clip(6, () => [face(1, 0), face(9, 1)]),
      [known('ava', 1, true)],
      { unjudged: 1 },
    )
    expect(report.verdict).toBe('pass')
  })
})

describe('a face in another’s place', () => {
  it('is drift of the one who is expected, even when it is a known face', () => {
    const report = run(
      clip(6, () => [face(3)]),
      [known('ava', 1, true), known('lee', 3, false)],
    )
    expect(report.characters.ava?.verdict).toBe('drift')
    expect(report.verdict).toBe('drift')
  })
  it('is nobody’s drift while the expected face is there but turned away', () => {
    const report = run(
      clip(6, () => [face(3)], 1),
      [known('ava', 1, true), known('lee', 3, false)],
    )
    expect(report.characters.ava?.verdict).toBe('no-face')
    expect(report.characters.lee?.verdict).toBe('pass')
  })
})
