// A variant that is adopted is one step, and undone as one.
import { expect, it } from 'vitest'
import { createDocumentStore } from '../state/document/document.ts'
import { emptyDocument } from '../state/session.ts'
import { adoptVariant, variantWords } from './adopt.ts'

it('writes all its params, of the node and of one item, in one undo step', () => {
  const node = {
    id: 'n',
    type: 't',
    version: 1,
    at: [0, 0] as [number, number],
    params: { seed: 1 },
    mode: 'active' as const,
  }
  const before = { ...emptyDocument('g'), nodes: [node] }
  const store = createDocumentStore(before)
  store.run(adoptVariant, {
    words: 'seed 7 · strength 0.5',
    settings: [
      { node: 'n', param: 'seed', value: 7 },
      { node: 'n', param: 'strength', key: 'x', value: 0.5 },
    ],
  })
  expect(store.getState().document.nodes[0]?.params).toEqual({ seed: 7 })
  expect(store.getState().document.overrides).toEqual({ n: { x: { strength: 0.5 } } })
  expect(store.getState().undo.map(step => step.label)).toEqual(['Adopt seed 7 · strength 0.5'])
  store.undo()
  expect(store.getState().document).toEqual(before)
})

it('is named by what it sets and the item by its name, not its key', () => {
  const labels = new Map([['sc_x', { short: '2', long: 'Scene 2 · lab, dusk' }]])
  const settings = [
    { node: 'n', param: 'seed', key: 'sc_x', value: 7 },
    { node: 'n', param: 'tier', key: 'sc_x', value: 'draft' },
  ]
  expect(variantWords({ words: 'Seed 7 · Tier draft', settings }, labels)).toBe(
    'Seed 7 · Tier draft · Scene 2 · lab, dusk',
  )
  expect(variantWords({ words: 'Seed 7', settings: [{ node: 'n', param: 'seed', value: 7 }] }, labels)).toBe('Seed 7')
})
