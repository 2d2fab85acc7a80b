// The form that follows from a declaration.
import { describe, expect, it } from 'vitest'
import type { GraphNode } from '../../engine/graph/document.ts'
import { param, SPECS } from '../testing/specs.ts'
import { fieldsOf, sharedFields, sharedParams } from './form.ts'

const spec = SPECS.find(each => each.type === 'picture/video-gen')
if (!spec) throw new Error('the fixture lost its video node')
const node = (params: Record<string, unknown>): GraphNode => ({
  id: 'shots',
  type: spec.type,
  version: 1,
  at: [0, 0],
  params,
  mode: 'active',
})
const field = (fields: ReturnType<typeof fieldsOf>, name: string) => fields.find(each => each.param.name === name)

describe('a form', () => {
  it('says of each value where it comes from', () => {
    const fields = fieldsOf({
      spec,
      node: node({ tier: 'final' }),
      edges: [{ from: 'seed.value', to: 'shots.seed' }],
      key: 'sc_1/l_2',
      overrides: { sc_1: { identityStrength: 0.5 }, sc_2: { tier: 'draft' } },
    })
    expect(fields.map(each => [each.param.name, each.value, each.source])).toEqual([
      ['tier', 'final', 'node'],
      ['seed', 0, 'wire'],
      ['identityStrength', 0.5, 'item'],
    ])
    expect(field(fields, 'seed')?.wire).toBe('seed.value')
  })

  it('names what is wrong with a value, with the number and the unit', () => {
    const wrong = fieldsOf({ spec, node: node({ identityStrength: 2, tier: 'best', seed: 1.5 }), edges: [] })
    expect(field(wrong, 'identityStrength')?.problem).toMatch(/Identity strength is 2.*most is 1/)
    expect(field(wrong, 'tier')?.problem).toMatch(/one of draft, preview, final/)
    expect(field(wrong, 'seed')?.problem).toMatch(/whole number/)
    expect(fieldsOf({ spec, node: node({ seed: 4 }), edges: [] }).every(each => each.problem === undefined)).toBe(true)
  })

  it('does not complain of a value that a wire replaces', () => {
    const fields = fieldsOf({ spec, node: node({ seed: 'x' }), edges: [{ from: 'seed.value', to: 'shots.seed' }] })
    expect(field(fields, 'seed')?.problem).toBeUndefined()
  })

  it('hides a field until the other one has the value it waits for', () => {
    const shy = {
      ...spec,
      params: [
        param('mode', { widget: 'choice', choices: ['plain', 'fancy'], default: 'plain' }),
        param('detail', { showIf: { param: 'mode', in: ['fancy'] } }),
      ],
    }
    expect(fieldsOf({ spec: shy, node: node({}), edges: [] }).map(each => each.param.name)).toEqual(['mode'])
    expect(fieldsOf({ spec: shy, node: node({ mode: 'fancy' }), edges: [] })).toHaveLength(2)
  })

  it('of several nodes has the params that they share', () => {
    const music = SPECS.find(each => each.type === 'sound/music')
    if (!music) throw new Error('the fixture lost its music node')
    expect(sharedParams([spec, music]).map(each => each.name)).toEqual(['seed'])
  })
})

describe('the form of several nodes', () => {
  const two = (a: Record<string, unknown>, b: Record<string, unknown>, edges: { from: string; to: string }[] = []) =>
    sharedFields(
      [
        { node: node(a), spec },
        { node: { ...node(b), id: 'others' }, spec },
      ],
      edges,
    )
  it('says where they hold different values', () => {
    const fields = two({ tier: 'final', seed: 3 }, { tier: 'draft', seed: 3 })
    expect(field(fields, 'tier')).toMatchObject({ mixed: true, source: 'node' })
    expect(field(fields, 'seed')).toMatchObject({ value: 3, source: 'node' })
    expect(field(fields, 'seed')?.mixed).toBeUndefined()
  })
  it('counts a default and the same value set by hand as one', () => {
    expect(field(two({}, { seed: 0 }), 'seed')?.mixed).toBeUndefined()
  })
  it('tells of a problem that any of them has, and of a wire into any', () => {
    const fields = two({}, { identityStrength: 7 }, [{ from: 'seed.seed', to: 'others.seed' }])
    expect(field(fields, 'identityStrength')?.problem).toContain('the most is 1')
    expect(field(fields, 'seed')).toMatchObject({ source: 'wire', wire: 'seed.seed' })
  })
})
