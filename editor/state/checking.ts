// Checks the document a moment after it changed, and asks what the next run would do: never while a person waits for a frame.
import type { GraphDocument } from '../../engine/graph/document.ts'
import { readStreamPatch, type StreamPatch } from '../../engine/graph/edit/arrange.ts'
import { keptModelSteps } from '../../engine/graph/model/kept.ts'
import { validateSteps } from '../../engine/graph/model/validate.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { Steps } from '../../engine/graph/steps.ts'
import type { Problem } from '../../engine/protocol/events.ts'
import { type Api, ApiError } from '../api/http.ts'
import type { DocumentStore } from './document/document.ts'
import { withoutOpenInputs } from './edit/open-inputs.ts'
import { inIdleTurns } from './idle.ts'
import { exitsOf } from './run/exits.ts'
import type { ItemStore } from './run/items.ts'
import { type SessionStore, sameMeaning } from './session.ts'
import { graphInside } from './tabs.ts'

/** How long after the last change the document is checked, and how long that may wait for time, in ms. */
const QUIET_MS = 120
const CHECK_MS = 400

export interface Checker {
  /** The document is another one: what differs in meaning is checked. */
  changed(): void
  /** The node library changed: everything is checked. */
  again(): void
  /** Another graph was opened: nothing is known of it. */
  opened(): void
  stop(): void
}

export function createChecker(options: {
  readonly api: Api
  readonly documents: DocumentStore
  readonly session: SessionStore
  readonly items: ItemStore
  /** Asks what would run. */
  readonly plan: () => void
}): Checker {
  const { api, documents, session, items, plan } = options
  /** The sub-graphs whose outputs are known, by node. */
  const exits = new Map<string, string>()
  /** The document that the problems are of. */
  let checked: GraphDocument | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let forget: (() => void) | undefined

  /** Reads where the outputs of the sub-graphs come from. Without it, they only show on nodes as soon as it is known. */
  const readExits = async (): Promise<void> => {
    const load = async (id: string, revision: number) => (await api.revision(id, revision)).document
    const isWire = (type: string) => session.getState().catalog.specs.get(type)?.wire === true
    for (const node of documents.getState().document.nodes) {
      const place = `${node.id} ${node.type} ${node.version}`
      if (graphInside(node.type) === undefined || exits.get(node.id) === place) continue
      exits.set(node.id, place)
      try {
        items.exits(node.id, await exitsOf(node, load, isWire))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        exits.delete(node.id)
      }
    }
  }

  const changed = (): void => {
    clearTimeout(timer)
    forget?.()
    timer = setTimeout(() => {
      if (session.getState().phase !== 'ready') return
      const { document } = documents.getState()
      items.arrange(streamPatches(document))
      if (checked && sameMeaning(document, checked)) return plan()
      const told = (problems: Problem[]): void => {
        checked = document
        session.setState({ problems })
        void readExits()
        plan()
      }
      forget = inIdleTurns(checkSteps(document, session.getState().catalog.specs), told, CHECK_MS)
    }, QUIET_MS)
  }

  return {
    changed,
    again: () => {
      checked = undefined
      changed()
    },
    opened: () => {
      exits.clear()
      checked = undefined
      changed()
    },
    stop: () => {
      clearTimeout(timer)
      forget?.()
    },
  }
}

/** Every problem of a document. */
function* checkSteps(document: GraphDocument, specs: ReadonlyMap<string, NodeSpec>): Steps<Problem[]> {
  const problems = yield* validateSteps(document, specs, undefined, yield* keptModelSteps(document, specs))
  return withoutOpenInputs(document, specs, problems)
}

/** How people arranged the streams of a graph. What cannot be read is left to the run to complain about. */
function streamPatches(document: GraphDocument): StreamPatch[] {
  return Object.values(document.edits).flatMap(byKey =>
    Object.values(byKey[''] ?? {}).flatMap(({ patch }) => {
      try {
        return [readStreamPatch(patch)]
      } catch {
        return []
      }
    }),
  )
}
