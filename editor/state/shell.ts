// What is open around the graph: the view, the palette, dialogs, tabs, toasts. Nothing of it is saved with a document.
import { createStore } from 'zustand/vanilla'
import type { LooseEnd } from './edit/connection.ts'

export type Theme = 'dark' | 'light'
export type View = 'graph' | 'dailies'
export type Tab = 'params' | 'items' | 'takes' | 'log' | 'docs'
export type Dialog = 'library' | 'help' | 'conflict' | 'connections'

export interface Toast {
  readonly id: number
  readonly kind: 'info' | 'good' | 'bad'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** The search palette: where a chosen node goes, and what it must fit. */
export interface PaletteRequest {
  /** On the canvas, in px; the middle of the view when missing. */
  readonly at?: readonly [number, number]
  readonly loose?: LooseEnd
  /** A wire that the node is put on. */
  readonly edge?: { readonly from: string; readonly to: string }
}

/** An item that the pointer is over, and where on the page. */
export interface Hover {
  readonly node: string
  readonly key: string
  readonly x: number
  readonly y: number
}

export interface Shell {
  readonly view: View
  readonly theme: Theme
  readonly palette: PaletteRequest | undefined
  readonly dialog: Dialog | undefined
  readonly tab: Tab
  /** `auto` shows it while something is selected, `open` always, `closed` never. */
  readonly inspector: 'auto' | 'open' | 'closed'
  readonly minimap: boolean
  readonly problems: boolean
  readonly toasts: readonly Toast[]
  readonly hover: Hover | undefined
  /** The wire in hand. */
  readonly loose: LooseEnd | undefined
  /** The node whose title is being edited. */
  readonly renaming: string | undefined
}

export function createShellStore(initial: { theme: Theme; view: View }) {
  const store = createStore<Shell>(() => ({
    ...initial,
    palette: undefined,
    dialog: undefined,
    tab: 'params',
    inspector: 'auto',
    minimap: true,
    problems: false,
    toasts: [],
    hover: undefined,
    loose: undefined,
    renaming: undefined,
  }))
  let count = 0
  return Object.assign(store, {
    /** Says something for a few seconds; failures stay until they are closed. */
    toast(kind: Toast['kind'], text: string, action?: Toast['action']): void {
      const id = ++count
      const toasts = store.getState().toasts.filter(each => each.text !== text)
      store.setState({ toasts: [...toasts, { id, kind, text, ...(action ? { action } : {}) }].slice(-4) })
    },
    dismiss(id: number): void {
      store.setState({ toasts: store.getState().toasts.filter(each => each.id !== id) })
    },
  })
}
export type ShellStore = ReturnType<typeof createShellStore>
