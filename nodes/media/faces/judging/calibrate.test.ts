import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate, quantile, score } from './calibrate.ts'

const priors = { genuine: { mean: 0.8, deviation: 0.06 }, impostor: { mean: 0.5, deviation: 0.1 } }

/** Evenly spread values around a middle. */
const around = (middle: number, spread: number, count = 200): number[] =>
  Array.from({ length: count }, (_, i) => middle + spread * ((2 * i) / (count - 1) - 1))

describe('the calibrated scale', () => {
  it('puts 0.5 where as many of the character’s pictures are missed as others are taken', () => {
    const genuine = around(0.8, 0.15, 2000)
    const impostor = around(0.5, 0.2, 2000)
    const scale = calibrate(genuine, impostor, priors)
    const missed = genuine.filter(value => score(scale, value) < 0.5).length / genuine.length
    const taken = impostor.filter(value => score(scale, value) >= 0.5).length / impostor.length
    expect(Math.abs(missed - taken)).toBeLessThan(0.03)
  })
  it('calls at least an average picture of the character a confident match', () => {
    const scale = calibrate(around(0.8, 0.1), around(0.5, 0.2), priors)
    expect(score(scale, 0.8)).toBeGreaterThanOrEqual(0.85)
  })
  it('asks for more where others come near', () => {
    const easy = calibrate(around(0.8, 0.1), around(0.3, 0.1), priors)
    const hard = calibrate(around(0.8, 0.1), around(0.65, 0.1), priors)
    expect(hard.equal).toBeGreaterThan(easy.equal)
    expect(hard.separation).toBeLessThan(easy.separation)
  })
  it('asks for less where the character’s own pictures come out lower', () => {
    const near = calibrate(around(0.8, 0.1), around(0.4, 0.1), priors)
    const far = calibrate(around(0.8, 0.1), around(0.4, 0.1), priors, -0.1)
    expect(far.equal).toBeLessThan(near.equal)
    expect(far.confident).toBeLessThan(near.confident)
    expect(far.separation).toBeLessThan(near.separation)
  })
  it('lies on the model’s own numbers when a character has only a reference or two', () => {
    const bare = calibrate([], [], priors)
    expect(bare.equal).toBeCloseTo((0.8 * 0.1 + 0.5 * 0.06) / 0.16, 6)
  })
  it('rises with the raw similarity, whatever the samples', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(values, values, (genuine, impostor) => {
        const scale = calibrate(genuine, impostor, priors)
        const scores = [-1, -0.5, 0, 0.5, 1].map(raw => score(scale, raw))
        expect(scores).toEqual([...scores].sort((a, b) => a - b))
        expect(scores.every(value => value >= 0 && value <= 1)).toBe(true)
        expect(score(scale, scale.equal)).toBeCloseTo(0.5, 9)
        expect(score(scale, scale.confident)).toBeCloseTo(0.85, 9)
      }),
    )
  })
})

it('quantiles are interpolated', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.1)).toBe(2)
  expect(() => quantile([], 0.5)).toThrow(RangeError)
})
