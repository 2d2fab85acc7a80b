// What a document keeps for items that are no longer made.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { agree } from '../selection.ts'

export interface Dormant {
  readonly key: string
  /** In words: which params are set, that an edit or a pinned take is kept. */
  readonly what: readonly string[]
}

/**
 * The keys of a node's overrides, edits and pins that agree with none of its items. None while there are no items: before a
 * run nobody knows what there will be.
 */
export function dormantKeys(document: GraphDocument, node: string, keys: readonly string[]): Dormant[] {
  if (keys.length === 0) return []
  const found = new Map<string, string[]>()
  const note = (key: string, what: string): void => {
    if (key === '' || keys.some(each => agree(each, key))) return
    found.set(key, [...(found.get(key) ?? []), what])
  }
  for (const [key, params] of Object.entries(document.overrides[node] ?? {}))
    note(key, `${Object.keys(params).join(', ')} set`)
  for (const key of Object.keys(document.edits[node] ?? {})) note(key, 'an edit')
  for (const key of Object.keys(document.pins[node] ?? {})) note(key, 'a pinned take')
  return [...found].map(([key, what]) => ({ key, what }))
}
