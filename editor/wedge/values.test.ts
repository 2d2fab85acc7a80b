// What a person writes for a sweep becomes values.
import { describe, expect, it } from 'vitest'
import type { ParamSpec } from '../../engine/graph/spec.ts'
import { firstSweep, kindsFor, valuesOf } from './values.ts'

const param = (over: Partial<ParamSpec>): ParamSpec => ({
  name: 'p',
  type: 'Number',
  widget: 'number',
  title: 'Strength',
  description: '',
  default: 0,
  schema: { type: 'number' },
  ...over,
})
const sweep = firstSweep(param({}), 0)

describe('a sweep', () => {
  it('reads lists by the type of the param', () => {
    expect(valuesOf(param({}), { ...sweep, words: '1, 2.5,' }, 0).values).toEqual([1, 2.5])
    const text = param({ type: 'Text', widget: 'text', schema: { type: 'string' } })
    expect(valuesOf(text, { ...sweep, words: 'noir, comedy' }, '').values).toEqual(['noir', 'comedy'])
    expect(valuesOf(text, { ...sweep, words: 'a, b\nc' }, '').values).toEqual(['a, b', 'c'])
    const toggle = param({ type: 'Boolean', widget: 'toggle', schema: { type: 'boolean' } })
    expect(valuesOf(toggle, firstSweep(toggle, true), true).values).toEqual([true, false])
  })

  it('goes over a range with both ends, each value once', () => {
    expect(valuesOf(param({}), { ...sweep, kind: 'range', from: 0, to: 1, steps: 3 }, 0).values).toEqual([0, 0.5, 1])
    expect(valuesOf(param({ step: 1 }), { ...sweep, kind: 'range', from: 1, to: 3, steps: 9 }, 0).values).toEqual([
      1, 2, 3,
    ])
  })

  it('counts seeds on from the param’s own', () => {
    const seed = param({ widget: 'seed', step: 1 })
    expect(kindsFor(seed)[0]).toBe('seeds')
    expect(valuesOf(seed, { ...firstSweep(seed, 7), seeds: 3 }, 7).values).toEqual([7, 8, 9])
  })

  it('says what is wrong in words', () => {
    expect(valuesOf(param({}), { ...sweep, words: '' }, 0).problem).toBe('Write at least one value.')
    expect(valuesOf(param({}), { ...sweep, words: 'much' }, 0).problem).toBe('Strength is not a number')
    expect(
      valuesOf(param({ schema: { type: 'number', maximum: 1 }, maximum: 1 }), { ...sweep, words: '2' }, 0).problem,
    ).toMatch(/^Strength /)
  })
})
