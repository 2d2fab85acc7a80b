// Run events: what a client learns of a run, in order, each with its sequence number.
import type { Json } from '../graph/json.ts'
import type { Key } from '../graph/keys.ts'

/**
 * An item's state. `queued` waits for a slot, `retrying` for a backoff, `waiting` for a person; `cached` was found, `done` was made;
 * `absent` was filtered or muted; `blocked` needs something that failed; `cancelled` was stopped.
 */
export type ItemStatus =
  | 'queued'
  | 'running'
  | 'retrying'
  | 'waiting'
  | 'done'
  | 'cached'
  | 'pinned'
  | 'absent'
  | 'failed'
  | 'blocked'
  | 'cancelled'

export type RunStatus = 'queued' | 'running' | 'done' | 'partial' | 'failed' | 'cancelled'

/** A problem in words for people, with where it is. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** A stable code, such as `missing-input`. */
  readonly code: string
  readonly message: string
  readonly node?: string
  readonly port?: string
  readonly key?: Key
}

/** One output value of an item as clients see it. */
export interface OutputValue {
  readonly port: string
  /** The item's key: the node's key, and one more segment for a `many` output. */
  readonly key: Key
  /** SHA-256 of the value's canonical JSON. */
  readonly digest: string
  readonly value: Json
}

export type RunEvent =
  | { readonly type: 'run'; readonly status: RunStatus; readonly message?: string; readonly seconds?: number }
  /** Sent once after planning: the nodes that take part, and their shapes as dimension names. */
  | {
      readonly type: 'plan'
      readonly nodes: readonly { id: string; shape: readonly string[] }[]
      readonly warnings: readonly Problem[]
    }
  | {
      readonly type: 'item'
      readonly node: string
      readonly key: Key
      readonly status: ItemStatus
      readonly take?: string
      /** Seconds it ran. */
      readonly seconds?: number
      /** Which provider served it, such as `illustrated` or `embedded writer`. */
      readonly served?: string
      readonly message?: string
      readonly warnings?: readonly string[]
      readonly attempt?: number
    }
  /** Coalesced to at most ten a second for each item; never journaled. */
  | {
      readonly type: 'progress'
      readonly node: string
      readonly key: Key
      readonly fraction: number
      readonly message?: string
      readonly preview?: string
    }
  | { readonly type: 'log'; readonly node: string; readonly key: Key; readonly message: string }

/** An event as it travels: numbered from 1 within its run, with the time in ms since the epoch. */
export type NumberedEvent = RunEvent & { readonly seq: number; readonly at: number }
