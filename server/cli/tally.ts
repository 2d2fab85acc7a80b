// What happened in a run, counted from its events.
import type { ItemStatus, NumberedEvent } from '../../engine/protocol/events.ts'

export interface Item {
  readonly node: string
  readonly key: string
  status: ItemStatus
  seconds: number
  served: string | undefined
  message: string | undefined
  warnings: readonly string[]
  /** 0…1, while it runs. */
  fraction: number
}

export interface Tally {
  /** By node id, in the order the plan names them. */
  readonly nodes: ReadonlyMap<string, ReadonlyMap<string, Item>>
  readonly items: () => Item[]
  /** @returns the items whose state changed */
  take(events: readonly NumberedEvent[]): Item[]
}

/** States after which nothing more is heard of an item in a run. */
export const isOver = (status: ItemStatus): boolean => !['queued', 'running', 'retrying', 'waiting'].includes(status)

export function createTally(): Tally {
  const nodes = new Map<string, Map<string, Item>>()
  const itemOf = (node: string, key: string): Item => {
    const items = nodes.get(node) ?? new Map<string, Item>()
    nodes.set(node, items)
    const item: Item = items.get(key) ?? {
      node,
      key,
      status: 'queued',
      seconds: 0,
      served: undefined,
      message: undefined,
      warnings: [],
      fraction: 0,
    }
    items.set(key, item)
    return item
  }
  return {
    nodes,
    items: () => [...nodes.values()].flatMap(items => [...items.values()]),
    take: events => {
      const changed = new Set<Item>()
      for (const event of events) {
        if (event.type === 'plan')
          for (const { id } of event.nodes) nodes.set(id, nodes.get(id) ?? new Map<string, Item>())
        if (event.type === 'progress') {
          const item = itemOf(event.node, event.key)
          item.fraction = event.fraction
          item.message = event.message
        }
        // Private attempts of a loop are told with their number; the item itself ends without one.
        if (event.type !== 'item' || event.attempt !== undefined) continue
        const isNew = !nodes.get(event.node)?.has(event.key)
        const item = itemOf(event.node, event.key)
        if (isNew || item.status !== event.status) changed.add(item)
        item.status = event.status
        item.seconds = event.seconds ?? item.seconds
        item.served = event.served ?? item.served
        item.message = event.message
        item.warnings = event.warnings ?? item.warnings
      }
      return [...changed]
    },
  }
}
