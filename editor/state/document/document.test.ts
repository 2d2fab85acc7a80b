// One command is one undo step, and undoing everything brings back the document that was opened.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { pilot } from '../../testing/pilot.ts'
import {
  add,
  collapse,
  connect,
  edgeId,
  editFrame,
  editNote,
  move,
  remove,
  rename,
  setColor,
  setMode,
  setParam,
} from './commands.ts'
import { createDocumentStore, type DocumentStore, UNDO_DEPTH } from './document.ts'
import { dropEdit, edit, override, pin, reseed } from './item-commands.ts'

const open = (clock: { now: number } = { now: 0 }): DocumentStore => createDocumentStore(pilot(), () => clock.now)
const node = (store: DocumentStore, id: string) => store.getState().document.nodes.find(each => each.id === id)

describe('a command', () => {
  it('is one undo step, however much it changes', () => {
    const store = open()
    const before = store.getState().document
    store.run(remove, { nodes: ['shots', 'chain'] })
    expect(store.getState().undo).toHaveLength(1)
    expect(node(store, 'shots')).toBeUndefined()
    expect(store.getState().document.edges.some(edge => edge.from.startsWith('shots.'))).toBe(false)
    expect(store.undo()).toBe('Delete 2 nodes')
    expect(store.getState().document).toEqual(before)
  })

  it('that changes nothing adds no step', () => {
    const store = open()
    store.run(move, { nodes: { shots: node(store, 'shots')?.at as [number, number] } })
    store.run(setMode, { nodes: ['shots'], mode: 'active' })
    store.run(connect, { from: 'shots.clip', to: 'chain.clip', alone: true })
    expect(store.getState().undo).toHaveLength(0)
  })

  it('joins the step before it while the same thing is typed, and not after a pause', () => {
    const clock = { now: 0 }
    const store = open(clock)
    for (const text of ['A', 'Av', 'Ava']) {
      clock.now += 200
      store.run(setParam, { nodes: ['prompt'], name: 'premise', value: text })
    }
    expect(store.getState().undo).toHaveLength(1)
    clock.now += 5000
    store.run(setParam, { nodes: ['prompt'], name: 'premise', value: 'Ava runs' })
    expect(store.getState().undo).toHaveLength(2)
    store.undo()
    expect(node(store, 'prompt')?.params.premise).toBe('Ava')
    store.undo()
    expect(node(store, 'prompt')?.params.premise).toContain('Ava discovers')
  })

  it('does not join a step that was undone and done again differently', () => {
    const store = open()
    store.run(rename, { id: 'shots', title: 'One' })
    store.undo()
    store.run(rename, { id: 'shots', title: 'Two' })
    expect(store.getState().undo).toHaveLength(1)
    expect(store.getState().redo).toHaveLength(0)
  })

  it('keeps the identity of what it does not touch, so that nothing else is drawn again', () => {
    const store = open()
    const other = node(store, 'bible')
    store.run(setParam, { nodes: ['prompt'], name: 'premise', value: 'x' })
    expect(node(store, 'bible')).toBe(other)
  })

  it('remembers a bounded number of steps', () => {
    const store = open()
    for (let at = 0; at < UNDO_DEPTH + 20; at++) store.run(move, { nodes: { shots: [at, at] } })
    expect(store.getState().undo).toHaveLength(UNDO_DEPTH)
  })
})

describe('connecting', () => {
  it('replaces the wire of a port that takes one', () => {
    const store = open()
    store.run(connect, { from: 'chain.clip', to: 'idr.clip', alone: true })
    expect(store.getState().undo).toHaveLength(0)
    store.run(connect, { from: 'shots.clip', to: 'idr.clip', alone: true })
    expect(store.getState().document.edges.filter(edge => edge.to === 'idr.clip')).toEqual([
      { from: 'shots.clip', to: 'idr.clip' },
    ])
  })

  it('adds to a port that gathers', () => {
    const store = open()
    store.run(connect, { from: 'chain.clip', to: 'assemble.clips', alone: false })
    expect(store.getState().document.edges.filter(edge => edge.to === 'assemble.clips')).toHaveLength(2)
  })
})

describe('changes to one item', () => {
  it('re-rolling gives an item, or a whole node, another seed in one step', () => {
    const store = open()
    const before = store.getState().document
    store.run(reseed, {
      items: [
        { node: 'shots', key: 'sc_1', seed: 8 },
        { node: 'chain', key: '', seed: 3 },
      ],
    })
    expect(store.getState().document.overrides.shots).toEqual({ sc_1: { seed: 8 } })
    expect(store.getState().document.nodes.find(node => node.id === 'chain')?.params.seed).toBe(3)
    store.undo()
    expect(store.getState().document).toEqual(before)
  })

  it('leave nothing behind when they are taken back', () => {
    const store = open()
    const before = store.getState().document
    store.run(override, { node: 'shots', key: 'sc_1', name: 'seed', value: 99 })
    store.run(edit, { node: 'split', key: 'sc_1', port: 'scenes', base: 'd', patch: { action: 'x' } })
    store.run(pin, { node: 'shots', key: 'sc_1', take: 't1' })
    expect(store.getState().document.overrides.shots?.sc_1).toEqual({ seed: 99 })
    store.run(override, { node: 'shots', key: 'sc_1', name: 'seed', value: undefined })
    store.run(dropEdit, { node: 'split', key: 'sc_1', port: 'scenes' })
    store.run(pin, { node: 'shots', key: 'sc_1', take: undefined })
    expect(store.getState().document).toEqual(before)
  })
})

/** Any action a person may take, on nodes and wires that may or may not be there. */
const anyAction = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), id: fc.nat(19), x: fc.integer({ min: -500, max: 500 }) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.nat(19) }),
  fc.record({ kind: fc.constant('cut' as const), edge: fc.nat(40) }),
  fc.record({ kind: fc.constant('connect' as const), a: fc.nat(19), b: fc.nat(19), alone: fc.boolean() }),
  fc.record({
    kind: fc.constant('param' as const),
    id: fc.nat(19),
    value: fc.option(fc.integer(), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('mode' as const),
    id: fc.nat(19),
    mode: fc.constantFrom('muted', 'bypassed', 'active'),
  }),
  fc.record({ kind: fc.constant('collapse' as const), id: fc.nat(19), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('color' as const),
    id: fc.nat(19),
    color: fc.option(fc.constant('#aabbcc'), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('add' as const), id: fc.nat(1000) }),
  fc.record({ kind: fc.constant('frame' as const), title: fc.string({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('note' as const), text: fc.string({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('override' as const), id: fc.nat(19), value: fc.option(fc.nat(), { nil: undefined }) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('redo' as const) }),
)
type Action = typeof anyAction extends fc.Arbitrary<infer T> ? T : never

function act(store: DocumentStore, action: Action): void {
  const { nodes, edges } = store.getState().document
  const id = (at: number): string => nodes[at % Math.max(1, nodes.length)]?.id ?? 'nobody'
  switch (action.kind) {
    case 'move':
      store.run(move, { nodes: { [id(action.id)]: [action.x, action.x] }, frames: { f1: [action.x, 0] } })
      break
    case 'remove':
      store.run(remove, { nodes: [id(action.id)] })
      break
    case 'cut': {
      const edge = edges[action.edge % Math.max(1, edges.length)]
      if (edge) store.run(remove, { edges: [edgeId(edge)] })
      break
    }
    case 'connect':
      store.run(connect, { from: `${id(action.a)}.x`, to: `${id(action.b)}.y`, alone: action.alone })
      break
    case 'param':
      store.run(setParam, { nodes: [id(action.id)], name: 'p', value: action.value })
      break
    case 'mode':
      store.run(setMode, { nodes: [id(action.id)], mode: action.mode as 'muted' })
      break
    case 'collapse':
      store.run(collapse, { nodes: [id(action.id)], collapsed: action.on })
      break
    case 'color':
      store.run(setColor, { nodes: [id(action.id)], color: action.color })
      break
    case 'add':
      store.run(add, {
        label: 'Add',
        nodes: [
          { id: `n${action.id}-${nodes.length}`, type: 'a/b', version: 1, at: [0, 0], params: {}, mode: 'active' },
        ],
      })
      break
    case 'frame':
      store.run(editFrame, { id: 'f1', title: action.title })
      break
    case 'note':
      store.run(editNote, { id: 'nowhere', text: action.text })
      break
    case 'override':
      store.run(override, { node: id(action.id), key: 'sc_1', name: 'seed', value: action.value })
      break
    case 'undo':
      store.undo()
      break
    case 'redo':
      store.redo()
      break
  }
}

describe('undo', () => {
  it('of everything brings back the opened document, and redo of everything the last one', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), actions => {
        let time = 0
        const opened = pilot()
        const store = createDocumentStore(opened, () => (time += 700))
        for (const action of actions) act(store, action)
        while (store.redo() !== undefined);
        const last: GraphDocument = store.getState().document
        while (store.undo() !== undefined);
        expect(store.getState().document).toEqual(opened)
        while (store.redo() !== undefined);
        expect(store.getState().document).toEqual(last)
      }),
      { numRuns: 150 },
    )
  })
})
