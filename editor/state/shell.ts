// What is open around the graph: the view, the palette, dialogs, tabs, toasts. Nothing of it is saved with a document.
import { createStore } from 'zustand/vanilla'
import type { LooseEnd } from './edit/connection.ts'
import { type RunChoice, WHOLE_GRAPH } from './run/choice.ts'

export type Theme = 'dark' | 'light'
export type View = 'graph' | 'dailies'
export type Tab = 'params' | 'items' | 'takes' | 'why' | 'log' | 'docs'
export type Dialog = 'library' | 'revisions' | 'missing' | 'help' | 'conflict' | 'run' | 'runs' | 'wedge' | 'compare'
/** A shelf of the library. */
export type Shelf = 'templates' | 'graphs' | 'files' | 'nodes' | 'providers'

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
  /** Looks for nodes that are in the graph instead of new ones. */
  readonly find?: boolean
}

/** How wires are drawn. */
export type LinkStyle = 'curve' | 'straight' | 'square' | 'hidden'

/** Wiring from the keyboard: a node whose ports are asked for, or the port that a wire is drawn from. */
export interface WiringRequest {
  readonly node: string
  readonly loose?: LooseEnd
}

/** The menu under the right mouse button, or the menu key: where, and over what. */
export interface MenuRequest {
  readonly x: number
  readonly y: number
  /** The same point on the canvas. */
  readonly at: readonly [number, number]
  readonly over: 'node' | 'wire' | 'canvas'
  readonly edge?: { readonly from: string; readonly to: string }
}

/** A graph that is open in a tab. */
export interface OpenGraph {
  readonly id: string
  readonly name: string
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
  /** The shelf that the library shows. */
  readonly shelf: Shelf
  /** What the next run is to be, while a person looks at it before starting it. */
  readonly choice: RunChoice
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
  /** The wire that a dragged node would go onto. */
  readonly onto: string | undefined
  readonly wiring: WiringRequest | undefined
  readonly menu: MenuRequest | undefined
  readonly links: LinkStyle
  /** A finished run is told by the desktop. */
  readonly notify: boolean
  /** Things stand on the grid. */
  readonly snap: boolean
  /** The graphs in tabs, in order. */
  readonly tabs: readonly OpenGraph[]
  /** The graphs that were gone through to get into a sub-graph, the outermost first. */
  readonly trail: readonly OpenGraph[]
  /** The step of the tour, from 0. */
  readonly tour: number | undefined
  /** What was done from the keyboard, for screen readers. */
  readonly said: string
}

export function createShellStore(initial: { theme: Theme; view: View }) {
  const store = createStore<Shell>(() => ({
    ...initial,
    palette: undefined,
    dialog: undefined,
    shelf: 'graphs',
    choice: WHOLE_GRAPH,
    tab: 'params',
    inspector: 'auto',
    minimap: true,
    problems: false,
    toasts: [],
    hover: undefined,
    loose: undefined,
    renaming: undefined,
    onto: undefined,
    wiring: undefined,
    menu: undefined,
    links: 'curve',
    notify: false,
    snap: true,
    tabs: [],
    trail: [],
    tour: undefined,
    said: '',
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

/** What of the shell a person chose for good, by name. */
const CHOSEN = ['links', 'snap', 'minimap', 'notify'] as const

/** Takes up what was chosen on an earlier visit, and remembers what is chosen from now on. */
export function recallShell(
  shell: ShellStore,
  memory: { get(name: string): string | undefined; set(name: string, value: string): void },
): void {
  for (const name of CHOSEN) {
    const kept = memory.get(name)
    if (kept === undefined) continue
    try {
      shell.setState({ [name]: JSON.parse(kept) })
    } catch {
      // What cannot be read was not chosen here.
    }
  }
  shell.subscribe((state, before) => {
    for (const name of CHOSEN) if (state[name] !== before[name]) memory.set(name, JSON.stringify(state[name]))
    if (state.tabs !== before.tabs) memory.set('tabs', JSON.stringify(state.tabs.map(tab => tab.id)))
  })
}
