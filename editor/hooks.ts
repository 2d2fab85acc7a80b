// React's way into the editor core: the context, and one hook for each store.
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { NodeSpec } from '../engine/graph/spec.ts'
import type { DocumentState } from './state/document/document.ts'
import type { Editor } from './state/editor.ts'
import type { NodeItems, Progress } from './state/run/items.ts'
import { keptLabels, type Label } from './state/run/labels.ts'
import type { Selection } from './state/selection.ts'
import type { Session } from './state/session.ts'
import type { Shell } from './state/shell.ts'

const EditorContext = createContext<Editor | undefined>(undefined)
export const EditorProvider = EditorContext.Provider

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('Editor components belong inside an EditorProvider')
  return editor
}

export const useDocument = <T>(select: (state: DocumentState) => T): T => useStore(useEditor().documents, select)
export const useSelection = <T>(select: (selection: Selection) => T): T => useStore(useEditor().selection, select)
export const useSession = <T>(select: (session: Session) => T): T => useStore(useEditor().session, select)
export const useShell = <T>(select: (shell: Shell) => T): T => useStore(useEditor().shell, select)

export const useSpec = (type: string | undefined): NodeSpec | undefined =>
  useSession(session => (type === undefined ? undefined : session.catalog.specs.get(type)))

/** A node's items. Re-renders when one of them changes its state, not on progress. */
export function useNodeItems(node: string): NodeItems {
  const { items } = useEditor()
  const subscribe = useCallback((listener: () => void) => items.subscribe(node, listener), [items, node])
  return useSyncExternalStore(subscribe, () => items.node(node))
}

/** The progress of a node's running items. */
export function useProgress(node: string): ReadonlyMap<string, Progress> {
  const { items } = useEditor()
  const subscribe = useCallback((listener: () => void) => items.subscribe(node, listener), [items, node])
  return useSyncExternalStore(subscribe, () => items.progress(node))
}

/** Something read from the items of several nodes; re-renders only when the answer is another one. */
export function useItems<T>(read: (items: Editor['items']) => T): T {
  const { items } = useEditor()
  return useSyncExternalStore(items.subscribeAll, () => read(items))
}

/** The names that people have for items. Re-renders only when one of them is another. */
export function useLabels(): ReadonlyMap<string, Label> {
  const { items } = useEditor()
  const catalog = useSession(session => session.catalog)
  useItems(each => each.outputsVersion)
  return useDocument(state => keptLabels(state.document, catalog, items))
}
