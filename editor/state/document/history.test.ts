// Undo outlives the page: the steps come back for the very document they were made on, and never for another.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pilot } from '../../testing/pilot.ts'
import { renameGraph } from './commands.ts'
import { createDocumentStore, UNDO_DEPTH } from './document.ts'
import { keepHistory, packHistory, unpackHistory } from './history.ts'

/** A store in which the graph got these names, one step each. */
function renamed(names: readonly string[]) {
  let now = 0
  const store = createDocumentStore(pilot(), () => {
    now += 10_000
    return now
  })
  for (const name of names) store.run(renameGraph, { name })
  return store
}

describe('a kept history', () => {
  it('undoes and redoes after a reload what was done before it', () => {
    const first = renamed(['One', 'Two', 'Three'])
    first.undo()
    const { document, undo, redo } = first.getState()
    const saved = JSON.parse(JSON.stringify(document))
    const again = createDocumentStore(pilot())
    again.open(saved, unpackHistory(packHistory(document, { undo, redo }), saved))
    again.redo()
    expect(again.getState().document.name).toBe('Three')
    for (let step = 0; step < 3; step++) again.undo()
    expect(again.getState().document).toEqual(pilot())
  })

  it('is not taken for a document that was changed elsewhere', () => {
    const { document, undo, redo } = renamed(['One']).getState()
    const text = packHistory(document, { undo, redo })
    expect(unpackHistory(text, { ...document, name: 'Theirs' })).toBeUndefined()
    expect(unpackHistory(text.slice(0, -9), document)).toBeUndefined()
  })

  it('keeps all 200 steps, and the newest of them when they are too large', () => {
    const state = renamed(Array.from({ length: UNDO_DEPTH + 5 }, (_, at) => `Name ${at}`)).getState()
    expect(unpackHistory(packHistory(state.document, state), state.document)?.undo).toHaveLength(UNDO_DEPTH)
    const small = packHistory(state.document, state, 2000)
    expect(small.length).toBeLessThanOrEqual(2000)
    const undo = unpackHistory(small, state.document)?.undo ?? []
    expect(undo.length).toBeGreaterThan(2)
    expect(undo).toEqual(state.undo.slice(-undo.length))
  })
})

describe('keeping a history', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('writes once after a pause, and nothing when another graph is opened', () => {
    const kept: string[] = []
    const store = renamed([])
    const keeper = keepHistory(store, { get: () => undefined, set: id => kept.push(id) })
    store.run(renameGraph, { name: 'A' })
    store.run(renameGraph, { name: 'B' })
    vi.advanceTimersByTime(1000)
    expect(kept).toEqual(['pilot'])
    store.open({ ...pilot(), id: 'other' })
    vi.advanceTimersByTime(1000)
    keeper.flush()
    expect(kept).toEqual(['pilot'])
  })
})
