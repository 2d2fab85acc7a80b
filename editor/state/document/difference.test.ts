// What an action leaves in the undo list is as small as the action, and gives back exactly what was there.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { pilot } from '../../testing/pilot.ts'
import { remove, setParam } from './commands.ts'
import { change, difference } from './difference.ts'
import { createDocumentStore } from './document.ts'

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const thing = fc.record(
  { id: name, at: fc.tuple(fc.integer(), fc.integer()), params: fc.dictionary(name, fc.jsonValue({ maxDepth: 1 })) },
  { requiredKeys: ['id'] },
)
/** States as JSON has them: there, -0 is 0. */
const state = fc
  .record(
    {
      name: fc.string(),
      nodes: fc.uniqueArray(thing, { selector: each => each.id }),
      edges: fc.uniqueArray(fc.record({ from: name, to: name }), { selector: each => `${each.from}>${each.to}` }),
      pins: fc.dictionary(name, fc.dictionary(name, fc.string())),
    },
    { requiredKeys: ['nodes', 'edges'] },
  )
  .map(value => JSON.parse(JSON.stringify(value)) as object)

/** A graph of a thousand nodes, and as many wires. */
const large = (): GraphDocument => {
  const [like] = pilot().nodes
  if (!like) throw new Error('the pilot has no nodes')
  return {
    ...pilot(),
    nodes: Array.from({ length: 1000 }, (_, at) => ({ ...like, id: `n${at}`, params: { text: 'x'.repeat(5000) } })),
    edges: Array.from({ length: 999 }, (_, at) => ({ from: `n${at}.story`, to: `n${at + 1}.text` })),
  }
}

describe('the difference of two states', () => {
  it('makes one of the other, also after it was kept as text', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(change(a, difference(a, b))).toEqual(b)
        expect(change(b, JSON.parse(JSON.stringify(difference(b, a))))).toEqual(a)
      }),
      { numRuns: 60 },
    )
  })

  it('holds for lists that share most of what is in them', () => {
    const lists = fc
      .uniqueArray(thing, { selector: each => each.id })
      .chain(all => fc.tuple(fc.shuffledSubarray(all), fc.shuffledSubarray(all)))
    fc.assert(
      fc.property(lists, ([a, b]) => {
        expect(change({ nodes: a }, difference({ nodes: a }, { nodes: b }))).toEqual({ nodes: b })
      }),
      { numRuns: 60 },
    )
  })

  it('is nothing when they say the same, and touches nothing else', () => {
    fc.assert(
      fc.property(state, a => difference(a, structuredClone(a)).length === 0),
      { numRuns: 60 },
    )
    const before = pilot()
    const after = change(before, [{ at: ['nodes', 0, 'params', 'premise'], value: 'x' }])
    expect(after.nodes[1]).toBe(before.nodes[1])
    expect(after.edges).toBe(before.edges)
    expect(before.nodes[0]?.params.premise).not.toBe('x')
  })

  it('is small for a small action on a large graph', () => {
    const store = createDocumentStore(large())
    store.run(remove, { nodes: ['n500'] })
    const [step] = store.getState().undo
    expect(JSON.stringify(step).length).toBeLessThan(6000)
    store.undo()
    expect(store.getState().document).toEqual(large())
  })

  it('is one change for a text that was typed letter by letter', () => {
    const store = createDocumentStore(pilot(), () => 0)
    for (let letters = 1; letters <= 300; letters++)
      store.run(setParam, { nodes: ['prompt'], name: 'premise', value: 'a'.repeat(letters) })
    const { undo } = store.getState()
    expect(undo).toHaveLength(1)
    expect(undo[0]?.forward).toEqual([{ at: ['nodes', 0, 'params', 'premise'], value: 'a'.repeat(300) }])
  })
})
