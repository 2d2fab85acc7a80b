// The session: which graph is open, how it stands with the server, and what its runs do.
import { createStore } from 'zustand/vanilla'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { HealthInfo, PlanInfo } from '../../engine/protocol/api.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import type { MissingInfo } from '../../engine/protocol/library.ts'
import type { SavedGraph } from '../api/http.ts'
import { type Catalog, EMPTY_CATALOG } from './catalog.ts'
import type { RunView } from './run/runs.ts'

export type SaveState =
  | { readonly state: 'saved'; readonly at?: number }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  | { readonly state: 'offline' }
  | { readonly state: 'failed'; readonly message: string }
  /** Someone else saved in between: theirs is kept beside ours until a person decides. */
  | { readonly state: 'conflict'; readonly theirs: SavedGraph }

export interface Session {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly failure: string | undefined
  readonly catalog: Catalog
  readonly revision: number
  readonly save: SaveState
  readonly run: RunView | undefined
  /** A run was asked for and has not been answered. */
  readonly starting: boolean
  readonly plan: PlanInfo | undefined
  /** What the document's own check finds; live. */
  readonly problems: readonly Problem[]
  readonly health: HealthInfo | undefined
  /** What the open graph names and this server lacks; undefined until it is known. */
  readonly missing: MissingInfo | undefined
  readonly connected: boolean
  /** Raised when somebody decided about something of the open graph. */
  readonly decided: number
}

export const createSessionStore = () =>
  createStore<Session>(() => ({
    phase: 'loading',
    failure: undefined,
    catalog: EMPTY_CATALOG,
    revision: 0,
    save: { state: 'saved' },
    run: undefined,
    starting: false,
    plan: undefined,
    problems: [],
    health: undefined,
    missing: undefined,
    connected: true,
    decided: 0,
  }))
export type SessionStore = ReturnType<typeof createSessionStore>

export const emptyDocument = (id: string, name = 'Untitled'): GraphDocument => ({
  format: 'reelgraph',
  version: 1,
  id,
  name,
  description: '',
  nodes: [],
  edges: [],
  overrides: {},
  edits: {},
  pins: {},
  frames: [],
  notes: [],
})

/**
 * True when a run makes the same of both: positions, titles and colours do not count. Parts that are another object count
 * as another value, since what did not change keeps its identity.
 */
export const sameMeaning = (a: GraphDocument, b: GraphDocument): boolean =>
  a.id === b.id &&
  a.edges === b.edges &&
  a.overrides === b.overrides &&
  a.edits === b.edits &&
  a.pins === b.pins &&
  a.nodes.length === b.nodes.length &&
  a.nodes.every((node, at) => {
    const other = b.nodes[at]
    return (
      node === other ||
      (node.id === other?.id &&
        node.type === other.type &&
        node.version === other.version &&
        node.params === other.params &&
        node.mode === other.mode)
    )
  })
