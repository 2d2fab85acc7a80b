// What a wire in hand, a dropped wire and a deleted node do, by the engine's own rule.
import { describe, expect, it } from 'vitest'
import { pilot } from '../../testing/pilot.ts'
import { SPECS } from '../../testing/specs.ts'
import { freshId } from '../document/ids.ts'
import { bridgesOver } from './bridge.ts'
import { copy, paste, readFragment } from './clipboard.ts'
import { fittingPorts, portsFitting, refusal, wiresThrough, wireTo } from './connection.ts'

const specs = new Map(SPECS.map(spec => [spec.type, spec]))
const document = pilot()
const node = (id: string) => {
  const found = document.nodes.find(each => each.id === id)
  if (!found) throw new Error(`the fixture lost ${id}`)
  return found
}
const clip = { end: 'shots.clip', side: 'output', type: 'Clip' } as const

describe('a wire in hand', () => {
  it('is refused with a reason that names the types', () => {
    expect(refusal(document, specs, clip, 'voices.line')).toMatch(/Line.*Clip/)
  })

  it('is refused where it would close a cycle', () => {
    expect(refusal(document, specs, { end: 'chain.clip', side: 'output', type: 'Clip' }, 'shots.first')).toBeDefined()
    expect(refusal(document, specs, { end: 'refine.clip', side: 'output', type: 'Clip' }, 'chain.clip')).toMatch(
      /cycle/,
    )
  })

  it('from a list of lines does not fit a port that runs once per scene', () => {
    expect(refusal(document, specs, { end: 'voices.audio', side: 'output', type: 'Audio' }, 'mix.music')).toBeDefined()
  })

  it('finds the ports of a node that it fits, inputs before params', () => {
    expect(fittingPorts(document, specs, node('refine'), clip).map(fit => fit.port)).toEqual(['clip'])
    const seed = { end: 'seed.value', side: 'output', type: 'Number' } as const
    const withSeed = { ...document, nodes: [...document.nodes, { ...node('export'), id: 'seed', type: 'flow/seed' }] }
    expect(fittingPorts(withSeed, specs, node('shots'), seed).map(fit => [fit.port, fit.param])).toEqual([
      ['seed', true],
      ['identityStrength', true],
    ])
  })

  it('from an input looks for outputs', () => {
    const open = { end: 'chain.clip', side: 'input', type: 'Clip' } as const
    const video = specs.get('picture/video-gen')
    expect(video && portsFitting(video, open).map(fit => fit.port)).toEqual(['clip'])
  })

  it('knows whether its port takes one wire or many', () => {
    expect(wireTo(document, specs, 'chain.clip', 'idr.clip').alone).toBe(true)
    expect(wireTo(document, specs, 'chain.clip', 'assemble.clips').alone).toBe(false)
    expect(wireTo(document, specs, 'seed.value', 'shots.seed').alone).toBe(true)
  })
})

describe('a node put on a wire', () => {
  it('takes what came and hands it on', () => {
    const chain = { ...node('chain'), id: 'second' }
    expect(wiresThrough(document, specs, { from: 'shots.clip', to: 'chain.clip' }, chain)).toEqual([
      { from: 'shots.clip', to: 'second.clip', alone: true },
      { from: 'second.clip', to: 'chain.clip', alone: true },
    ])
  })

  it('does not fit where it takes or gives something else', () => {
    expect(
      wiresThrough(document, specs, { from: 'shots.clip', to: 'chain.clip' }, { ...node('voices'), id: 'x' }),
    ).toBeUndefined()
  })
})

describe('a deleted node', () => {
  it('is bridged by handing its input to where its output went', () => {
    expect(bridgesOver(document, specs, new Set(['chain']), () => true)).toEqual([
      { from: 'shots.clip', to: 'idr.clip', alone: true },
      { from: 'shots.clip', to: 'refine.clip', alone: true },
    ])
  })

  it('leaves a gap where nothing of the same type came in', () => {
    expect(bridgesOver(document, specs, new Set(['voices']), () => true)).toEqual([])
  })

  it('closes the gap over several that hang on each other, with one wire', () => {
    expect(bridgesOver(document, specs, new Set(['chain', 'refine']), () => true)).toContainEqual(
      expect.objectContaining({ from: 'shots.clip', to: 'assemble.clips' }),
    )
  })
})

describe('a copied piece', () => {
  const fragment = copy(document, { nodes: ['shots', 'chain'], frames: ['f2'], notes: [] })

  it('travels as text and is read back', () => {
    expect(readFragment(JSON.stringify(fragment))).toEqual(fragment)
    expect(readFragment('{"hello":1}')).toBeUndefined()
    expect(readFragment('not json')).toBeUndefined()
    expect(readFragment('null')).toBeUndefined()
  })

  it('gets new ids, keeps its own wires, and moves as a whole', () => {
    const pasted = paste(document, fragment, [0, 0], false)
    expect(pasted.nodes.map(each => each.id)).toEqual(['shots-2', 'chain-2'])
    expect(pasted.wires).toEqual([{ from: 'shots-2.clip', to: 'chain-2.clip', alone: false }])
    const apart = node('chain').at[0] - node('shots').at[0]
    expect((pasted.nodes[1]?.at[0] ?? 0) - (pasted.nodes[0]?.at[0] ?? 0)).toBe(apart)
    expect(new Set([...document.frames, ...pasted.frames].map(frame => frame.id)).size).toBe(document.frames.length + 1)
  })

  it('with incoming wires hangs where the original hung', () => {
    const wires = paste(document, fragment, [0, 0], true).wires.map(wire => `${wire.from} ${wire.to}`)
    expect(wires).toContain('split.scenes shots-2.scene')
    expect(wires).not.toContain('shots.clip chain-2.clip')
  })
})

describe('a new id', () => {
  it('is readable and free', () => {
    expect(freshId('picture/video-gen', new Set())).toBe('video-gen')
    expect(freshId('video-gen-2', new Set(['video-gen', 'video-gen-2']))).toBe('video-gen-3')
  })
})
