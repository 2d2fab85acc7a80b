// Undo that outlives the page: each graph's steps are kept by the browser, and taken up again for the same document.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { canonical } from '../../../engine/graph/json.ts'
import { whenIdle } from '../idle.ts'
import type { DocumentStore, Step } from './document.ts'

export interface History {
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

/** Where histories lie between visits. */
export interface HistoryBox {
  get(id: string): string | undefined
  /** Keeps a text under a graph's id; a full storage may forget other graphs' first. */
  set(id: string, text: string): void
}

/** The most a graph's history may take, in UTF-16 units: browsers give a page about 5 million in all. */
export const HISTORY_UNITS = 700_000
/** How long after the last step the history is written, in ms. */
const QUIET_MS = 400

/** Steps are patches: they fit only the document they were made on, which this names. Not for secrets. */
export function fingerprint(document: GraphDocument): string {
  const { nodes, edges, ...rest } = document
  return hash([canonical(rest), ...nodes.map(nameOf), ...edges.map(nameOf)].join())
}

const names = new WeakMap<object, string>()

/** The name of a part of a document. Parts are never changed but replaced, so that each is looked at once. */
function nameOf(part: object): string {
  const known = names.get(part)
  if (known !== undefined) return known
  const name = hash(canonical(part))
  names.set(part, name)
  return name
}

/** 64 bits, FNV-like. */
function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  return `${text.length}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`
}

/** The text to keep: when it is over `limit`, the oldest undo steps go first, then the farthest redo steps. */
export function packHistory(document: GraphDocument, history: History, limit = HISTORY_UNITS): string {
  const name = fingerprint(document)
  const pack = (steps: readonly string[]): string => `[${steps.join(',')}]`
  const kept = { undo: [] as string[], redo: [] as string[] }
  let room = limit - name.length - 40
  for (const side of ['undo', 'redo'] as const)
    for (const step of history[side].toReversed()) {
      const text = textOf(step)
      room -= text.length + 1
      if (room < 0) break
      kept[side].unshift(text)
    }
  return `{"of":${JSON.stringify(name)},"undo":${pack(kept.undo)},"redo":${pack(kept.redo)}}`
}

const texts = new WeakMap<Step, string>()
function textOf(step: Step): string {
  const text = texts.get(step) ?? JSON.stringify(step)
  texts.set(step, text)
  return text
}

/** The history of exactly this document; none when the document was changed elsewhere since, or the text is damaged. */
export function unpackHistory(text: string | undefined, document: GraphDocument): History | undefined {
  if (text === undefined) return undefined
  try {
    const { of, undo, redo } = JSON.parse(text) as { of?: unknown; undo?: unknown; redo?: unknown }
    if (of !== fingerprint(document) || !Array.isArray(undo) || !Array.isArray(redo)) return undefined
    return { undo, redo }
  } catch {
    return undefined
  }
}

/** Writes the open graph's history a moment after each step. `flush` writes at once: before the page goes. */
export function keepHistory(documents: DocumentStore, box: HistoryBox): { flush(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending = false
  const flush = (): void => {
    clearTimeout(timer)
    if (!pending) return
    pending = false
    const { document, undo, redo } = documents.getState()
    box.set(document.id, packHistory(document, { undo, redo }))
  }
  const unsubscribe = documents.subscribe((state, before) => {
    if (state.undo === before.undo && state.redo === before.redo) return
    // Opening a graph is no step of it, and must not forget what is kept.
    if (state.document.id !== before.document.id) {
      clearTimeout(timer)
      pending = false
      return
    }
    pending = true
    clearTimeout(timer)
    timer = setTimeout(() => whenIdle(flush), QUIET_MS)
  })
  return {
    flush,
    stop: () => {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** Histories in the browser's storage; a full or forbidden one only loses them. */
export function browserHistories(storage: Storage): HistoryBox {
  const PREFIX = 'reelgraph.history.'
  return {
    get: id => {
      try {
        return storage.getItem(PREFIX + id) ?? undefined
      } catch {
        return undefined
      }
    },
    set: (id, text) => {
      const write = (): boolean => {
        try {
          storage.setItem(PREFIX + id, text)
          return true
        } catch {
          return false
        }
      }
      if (write()) return
      for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name)
      write()
    },
  }
}
