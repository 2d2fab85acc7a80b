// The document store: the open graph, and the one way to change it. One command is one undo step.
import { isDraft, isModified, original, produce } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { type Change, change, difference } from './difference.ts'

/** How many steps can be undone. */
export const UNDO_DEPTH = 200
/** Changes of one thing (typing, dragging a slider) within this many ms are one step. */
const MERGE_MS = 1500

/** A user action on the document. `apply` changes the draft it is given and nothing else. */
export interface Command<A> {
  /** What the undo list says. */
  readonly label: string | ((args: A) => string)
  readonly apply: (draft: GraphDocument, args: A) => void
  /** Steps in a row with the same answer become one, as typing in a field does. */
  readonly merge?: (args: A) => string | undefined
}

/** A named command; the type of its arguments is inferred. */
export const command = <A>(definition: Command<A>): Command<A> => definition

/** What a list holds, to look things up in: things of a draft become drafts as they are read, thousands of them to find one. */
export const plain = <T>(list: T[]): readonly T[] =>
  isDraft(list) && !isModified(list) ? ((original(list as unknown) as T[] | undefined) ?? list) : list

/** The things of a list that have one of these ids, to be changed. */
export function those<T extends { readonly id: string }>(list: T[], ids: Iterable<string>): T[] {
  const wanted = new Set(ids)
  return plain(list).flatMap(({ id }, at) => (wanted.has(id) ? [list[at] as T] : []))
}

export interface Step {
  readonly label: string
  readonly forward: readonly Change[]
  readonly back: readonly Change[]
  readonly merge?: string
  readonly at: number
}

export interface DocumentState {
  readonly document: GraphDocument
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Runs a command. Does nothing, and adds no step, when it changes nothing. */
  run<A>(command: Command<A>, args: A): void
  undo(): string | undefined
  redo(): string | undefined
  /** Opens another document; its history starts empty, or with the steps that led to it. */
  open(document: GraphDocument, history?: Pick<DocumentState, 'undo' | 'redo'>): void
}

/** @param now milliseconds, for deciding what belongs to one step */
export function createDocumentStore(document: GraphDocument, now: () => number = Date.now): DocumentStore {
  const store = createStore<DocumentState>(() => ({ document, undo: [], redo: [] }))
  return Object.assign(store, {
    run<A>(command: Command<A>, args: A) {
      const state = store.getState()
      const next = produce(state.document, draft => {
        command.apply(draft as GraphDocument, args)
      })
      const made = difference(state.document, next)
      if (made.length === 0) return
      const label = typeof command.label === 'string' ? command.label : command.label(args)
      const merge = command.merge?.(args)
      const at = now()
      const last = state.undo.at(-1)
      const joins = merge !== undefined && last?.merge === merge && at - last.at < MERGE_MS && state.redo.length === 0
      const base = joins ? change(state.document, last.back) : state.document
      const step: Step = {
        label,
        forward: joins ? difference(base, next) : made,
        back: difference(next, base),
        at,
        ...(merge === undefined ? {} : { merge }),
      }
      const before = joins ? state.undo.slice(0, -1) : state.undo
      store.setState({ document: next, undo: [...before, step].slice(-UNDO_DEPTH), redo: [] })
    },
    undo() {
      const state = store.getState()
      const step = state.undo.at(-1)
      if (!step) return undefined
      store.setState({
        document: change(state.document, step.back),
        undo: state.undo.slice(0, -1),
        redo: [...state.redo, step],
      })
      return step.label
    },
    redo() {
      const state = store.getState()
      const step = state.redo.at(-1)
      if (!step) return undefined
      store.setState({
        document: change(state.document, step.forward),
        undo: [...state.undo, step],
        redo: state.redo.slice(0, -1),
      })
      return step.label
    },
    open(next: GraphDocument, history = { undo: [], redo: [] }) {
      store.setState({ document: next, ...history })
    },
  })
}
