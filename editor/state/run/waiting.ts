// Items that wait for a person, and the values that they ask about.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import type { Json } from '../../../engine/graph/json.ts'
import type { ItemStore } from './items.ts'

/** An item that waits for a decision. */
export interface WaitingItem {
  /** The node of the graph. */
  readonly node: string
  readonly key: string
  /** The node that asks: the same, or one inside a sub-graph. */
  readonly asks: string
  readonly question: string
}

/** What waits, in the graph's own order of nodes. */
export const waitingItems = (items: ItemStore, document: GraphDocument): WaitingItem[] =>
  document.nodes.flatMap(({ id }) =>
    items
      .node(id)
      .items.flatMap(item =>
        item.status === 'waiting'
          ? [{ node: id, key: item.key, asks: item.inner ?? id, question: item.message ?? 'Is this right?' }]
          : [],
      ),
  )

/** The value with this digest among what the items made; undefined when it is not known here. */
export function valueWith(digest: string, items: ItemStore, document: GraphDocument): { value: Json } | undefined {
  for (const { id } of document.nodes)
    for (const item of items.node(id).items)
      for (const output of item.outputs) if (output.digest === digest) return { value: output.value }
  return undefined
}
