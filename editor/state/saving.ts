// Autosave: every change reaches the server as a revision, survives a closed tab, and never overwrites another's.
import type { GraphDocument } from '../../engine/graph/document.ts'
import { canonical } from '../../engine/graph/json.ts'
import { type Api, ApiError } from '../api/http.ts'
import type { DocumentStore } from './document/document.ts'
import { whenIdle } from './idle.ts'
import type { SessionStore } from './session.ts'

/** How long after the last change a save starts, in ms. */
const QUIET_MS = 700
const RETRY_MS = 3000
/** The longest that a draft waits for the browser to have time for it, in ms. */
const DRAFT_MS = 250
/** Changes that come faster than this, in ms, share a draft: each is the whole graph. */
const DRAFT_EVERY_MS = 500

/** A change that the server does not have yet, kept by the browser. */
export interface Draft {
  readonly baseRevision: number
  readonly document: GraphDocument
}
/** Whether two documents say the same, however their members are ordered: a page that closes leaves a draft of what it just saved. */
export const isSameGraph = (a: GraphDocument, b: GraphDocument): boolean => canonical(a) === canonical(b)

export interface DraftBox {
  get(id: string): Draft | undefined
  set(id: string, draft: Draft): void
  remove(id: string): void
}

export interface Saver {
  /** Saves now, unless nothing changed. The draft is kept before this returns. */
  flush(options?: { keepalive?: boolean }): Promise<void>
  /** The document was just opened at this revision: what is in the store counts as saved. */
  opened(document: GraphDocument, revision: number): void
  /** Resolves a conflict: our version becomes the next revision. */
  keepMine(): Promise<void>
  readonly dirty: boolean
  stop(): void
}

export function createSaver(options: {
  readonly api: Api
  readonly documents: DocumentStore
  readonly session: SessionStore
  readonly drafts: DraftBox
  readonly now: () => number
}): Saver {
  const { api, documents, session, drafts, now } = options
  let saved = documents.getState().document
  let timer: ReturnType<typeof setTimeout> | undefined
  let going: Promise<void> | undefined
  /** What has to be kept as a draft still waits for a quiet moment. */
  let unkept = false
  let forgetDraft = (): void => undefined
  /** When the last one was kept. */
  let kept = Number.NEGATIVE_INFINITY
  const dirty = (): boolean => documents.getState().document !== saved
  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  /** Keeps what the server does not have: a large graph takes some ms to write, which nobody is made to wait for. */
  const keepDraft = (): void => {
    unkept = false
    kept = now()
    const { document } = documents.getState()
    if (document.id === saved.id && dirty())
      drafts.set(document.id, { baseRevision: session.getState().revision, document })
  }

  /** @returns takes it back, if it was not done yet */
  const keepDraftSoon = (): (() => void) => {
    const wait = kept + DRAFT_EVERY_MS - now()
    if (wait <= 0) return whenIdle(keepDraft, DRAFT_MS)
    let forget = (): void => clearTimeout(soon)
    const soon = setTimeout(() => {
      forget = whenIdle(keepDraft, DRAFT_MS)
    }, wait)
    return () => forget()
  }

  /** The server has this document, as this revision. */
  const adopt = (document: GraphDocument, revision: number): void => {
    saved = document
    session.setState({ revision, save: dirty() ? { state: 'unsaved' } : { state: 'saved', at: now() } })
    if (dirty()) later(QUIET_MS)
    else drafts.remove(document.id)
  }

  const save = async (keepalive: boolean): Promise<void> => {
    const document = documents.getState().document
    const { revision } = session.getState()
    session.setState({ save: { state: 'saving' } })
    try {
      const info = await api.saveGraph(document, revision, { keepalive })
      adopt(document, info.revision)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status === 409) {
        const theirs = await api.graph(document.id)
        if (isSameGraph(document, theirs.document)) adopt(document, theirs.revision)
        else session.setState({ save: { state: 'conflict', theirs } })
      } else if (error.offline) {
        session.setState({ save: { state: 'offline' } })
        later(RETRY_MS)
      } else session.setState({ save: { state: 'failed', message: error.message } })
    }
  }

  const flush = async (how: { keepalive?: boolean } = {}): Promise<void> => {
    clearTimeout(timer)
    if (unkept) {
      forgetDraft()
      keepDraft()
    }
    while (going) await going
    if (!dirty() || session.getState().save.state === 'conflict') return
    going = save(how.keepalive ?? false).finally(() => {
      going = undefined
    })
    await going
  }

  const stop = documents.subscribe((state, before) => {
    if (state.document === before.document || state.document.id !== saved.id || !dirty()) return
    if (!unkept) {
      unkept = true
      forgetDraft = keepDraftSoon()
    }
    if (session.getState().save.state === 'conflict') return
    if (session.getState().save.state !== 'offline') session.setState({ save: { state: 'unsaved' } })
    later(QUIET_MS)
  })

  return {
    flush,
    opened: (document, revision) => {
      clearTimeout(timer)
      forgetDraft()
      unkept = false
      saved = document
      session.setState({ revision, save: { state: 'saved' } })
    },
    keepMine: async () => {
      const { save: state } = session.getState()
      if (state.state !== 'conflict') return
      session.setState({ revision: state.theirs.revision, save: { state: 'unsaved' } })
      await flush()
    },
    get dirty() {
      return dirty()
    },
    stop: () => {
      clearTimeout(timer)
      forgetDraft()
      stop()
    },
  }
}

/** Drafts in the browser's storage; a full or forbidden storage only loses the safety net. */
export function browserDrafts(storage: Storage): DraftBox {
  const name = (id: string): string => `reelgraph.draft.${id}`
  return {
    get: id => {
      try {
        const text = storage.getItem(name(id))
        return text ? (JSON.parse(text) as Draft) : undefined
      } catch {
        return undefined
      }
    },
    set: (id, draft) => {
      try {
        storage.setItem(name(id), JSON.stringify(draft))
      } catch {
        storage.removeItem(name(id))
      }
    },
    remove: id => storage.removeItem(name(id)),
  }
}
