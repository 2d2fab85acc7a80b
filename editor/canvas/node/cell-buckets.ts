// Per-item cells: what each shows, and how many items share one when there are more than fit.
import type { ItemStatus } from '../../../engine/protocol/events.ts'
import type { Item, NodeItems } from '../../state/run/items.ts'
import { WORST } from '../../state/run/worst.ts'

export interface Cell {
  readonly first: Item
  /** The worst status of the items in it. */
  readonly status: ItemStatus
  /** The next run would make it again. */
  readonly changed: boolean
  readonly count: number
}

/** Items in order as at most `max` cells, each of the same number of items. */
export function cellsOf({ items, planned }: NodeItems, max: number): Cell[] {
  const each = Math.max(1, Math.ceil(items.length / max))
  const cells: Cell[] = []
  for (let at = 0; at < items.length; at += each) {
    const group = items.slice(at, at + each)
    const worst = group.reduce((a, b) => (WORST.indexOf(b.status) < WORST.indexOf(a.status) ? b : a))
    cells.push({
      first: worst,
      status: worst.status,
      changed: group.some(item => planned.get(item.key)?.state === 'run'),
      count: group.length,
    })
  }
  return cells
}

/** One word for all items of a node. */
export type State = 'failed' | 'running' | 'idle' | 'done' | 'cached'

/** What needs attention first. */
export function stateOf({ counts }: NodeItems): State {
  if (counts.failed + counts.blocked > 0) return 'failed'
  if (counts.running > 0) return 'running'
  if (counts.total === 0 || counts.waiting > 0) return 'idle'
  return counts.made > 0 ? 'done' : 'cached'
}
