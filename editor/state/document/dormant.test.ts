// What is kept for items that are gone.
import { describe, expect, it } from 'vitest'
import { pilot } from '../../testing/pilot.ts'
import { createDocumentStore } from './document.ts'
import { dormantKeys } from './dormant.ts'
import { dropItem } from './item-commands.ts'

const document = {
  ...pilot(),
  overrides: { shots: { sc_1: { seed: 9 }, sc_gone: { seed: 5, tier: 'final' } } },
  edits: { shots: { sc_gone: { clip: { base: 'd', patch: {} } } } },
  pins: { shots: { sc_2: 't2', sc_lost: 't3' } },
}

describe('what is kept for items that are gone', () => {
  it('is listed by key, with what it is', () => {
    expect(dormantKeys(document, 'shots', ['sc_1', 'sc_2'])).toEqual([
      { key: 'sc_gone', what: ['seed, tier set', 'an edit'] },
      { key: 'sc_lost', what: ['a pinned take'] },
    ])
  })
  it('is unknown before there are items, and a key above or below an item is not gone', () => {
    expect(dormantKeys(document, 'shots', [])).toEqual([])
    expect(dormantKeys(document, 'shots', ['sc_1/l_1', 'sc_2', 'sc_gone/l_4', 'sc_lost'])).toEqual([])
  })
  it('is thrown away as one step', () => {
    const store = createDocumentStore(document)
    store.run(dropItem, { node: 'shots', key: 'sc_gone' })
    expect(dormantKeys(store.getState().document, 'shots', ['sc_1', 'sc_2'])).toEqual([
      { key: 'sc_lost', what: ['a pinned take'] },
    ])
    expect(store.getState().document.edits).toEqual({})
    store.undo()
    expect(store.getState().document).toEqual(document)
  })
})
