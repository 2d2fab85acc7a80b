// The order in which statuses need attention, for whatever stands for several items at once.
import type { ItemStatus } from '../../../engine/protocol/events.ts'

/** What needs attention first comes first. */
export const WORST: readonly ItemStatus[] = [
  'failed',
  'blocked',
  'waiting',
  'running',
  'retrying',
  'queued',
  'cancelled',
  'done',
  'pinned',
  'cached',
  'absent',
]
