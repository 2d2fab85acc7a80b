// Which types wires may carry: several for one port, and outputs typed like an input.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { graph } from '../../testing/rig.ts'
import { type AnyNode, defineNode, specOf } from '../define.ts'
import { anyOf, definePortType, many, one } from '../ports.ts'
import { connectionProblem } from './connect.ts'
import { modelOf } from './model.ts'

const type = (name: string) => definePortType({ name, family: 'value', description: name, schema: z.string() })
const [Any, Image, Clip, Sound] = ['Any', 'Image', 'Clip', 'Sound'].map(type) as [
  any: ReturnType<typeof type>,
  image: ReturnType<typeof type>,
  clip: ReturnType<typeof type>,
  sound: ReturnType<typeof type>,
]
const node = (name: string, inputs: AnyNode['inputs'], outputs: AnyNode['outputs']) =>
  defineNode({
    type: name,
    version: 1,
    title: name,
    category: 'Test',
    summary: 'For tests.',
    inputs,
    params: z.object({}),
    outputs,
    run: async () => ({}),
  } as never)
const specs = new Map(
  [
    node('image', {}, { out: one(Image) }),
    node('clip', {}, { out: one(Clip) }),
    node('sound', {}, { out: one(Sound) }),
    node('resize', { picture: one(anyOf(Image, Clip)) }, { picture: one(Any).typedAs('picture') }),
    node('switch', { a: one(Any).optional(), b: one(Any).optional() }, { value: one(Any).typedAs('a', 'b') }),
    node('play', { clip: one(Clip) }, { clip: one(Clip) }),
    node('all', { pictures: many(anyOf(Image, Clip)) }, { count: one(Any) }),
  ].map(declared => [declared.type, specOf(declared)]),
)
const nodes = Object.fromEntries([...specs.keys()].map(name => [name, [name]])) as Parameters<typeof graph>[0]
const refusal = (edges: string[], from: string, to: string) => connectionProblem(graph(nodes, edges), specs, from, to)

describe('a port that takes some types only', () => {
  it('takes each of them and no other, and says so', () => {
    expect(refusal([], 'image.out', 'resize.picture')).toBeUndefined()
    expect(refusal([], 'clip.out', 'all.pictures')).toBeUndefined()
    expect(refusal([], 'sound.out', 'resize.picture')).toBe('picture takes an Image or a Clip, not Sound')
    expect(
      modelOf(graph(nodes, ['sound.out > resize.picture']), specs).problems.map(problem => problem.message),
    ).toEqual(
      expect.arrayContaining([
        'resize: picture takes an Image or a Clip, but the wire from sound brings a Sound',
        'resize needs an Image or a Clip on picture; wire one in',
      ]),
    )
  })

  it('checks values against each of them', () => {
    const schema = anyOf(
      definePortType({ name: 'N', family: 'value', description: '', schema: z.number() }),
      Image,
    ).schema
    expect([1, 'a', true].map(value => schema.safeParse(value).success)).toEqual([true, true, false])
  })
})

describe('an output typed like an input', () => {
  it('has the type of what comes in, through as many nodes as there are', () => {
    const edges = ['image.out > resize.picture', 'resize.picture > switch.a']
    expect(refusal(edges, 'switch.value', 'play.clip')).toBe('clip takes a Clip, not Image')
    expect(
      refusal(['clip.out > resize.picture', 'resize.picture > switch.a'], 'switch.value', 'play.clip'),
    ).toBeUndefined()
    expect(
      modelOf(graph(nodes, [...edges, 'switch.value > play.clip']), specs).problems.map(problem => problem.code),
    ).toContain('type')
  })

  it('fits every port while nothing comes in, or different types do', () => {
    expect(refusal([], 'switch.value', 'play.clip')).toBeUndefined()
    expect(refusal(['image.out > switch.a', 'clip.out > switch.b'], 'switch.value', 'play.clip')).toBeUndefined()
    expect(refusal(['image.out > switch.a', 'image.out > switch.b'], 'switch.value', 'play.clip')).toMatch(/not Image/)
  })

  it('ends where wires go round, and in a row of any length', () => {
    expect(
      refusal(['switch.value > resize.picture', 'resize.picture > switch.a'], 'switch.value', 'play.clip'),
    ).toBeUndefined()
    const row = Array.from({ length: 5000 }, (_, at) => `r${at}`)
    const long = graph(
      { image: ['image'], play: ['play'], ...Object.fromEntries(row.map(id => [id, ['resize']])) } as Parameters<
        typeof graph
      >[0],
      ['image.out > r0.picture', ...row.slice(1).map((id, at) => `r${at}.picture > ${id}.picture`)],
    )
    expect(connectionProblem(long, specs, 'r4999.picture', 'play.clip')).toMatch(/not Image/)
  })

  it('names an input that is there', () => {
    expect(() => node('wrong', {}, { out: one(Any).typedAs('nothing') })).toThrow('typed as nothing, which is no input')
  })
})
