// What became of an item: the words that evaluation, streams and execution share.
import type { Json } from '../../graph/json.ts'
import type { Key } from '../../graph/keys.ts'
import type { StoredOutput } from '../../store/takes.ts'

/** Why something is not there. `unknown` occurs only while planning: it would have to run first. */
export interface Failure {
  readonly status: 'failed'
  readonly cause: 'error' | 'blocked' | 'cancelled' | 'unknown'
  readonly message: string
  /** Where it began. */
  readonly root: { readonly node: string; readonly key: Key }
}

export interface Done {
  readonly status: 'ok'
  readonly outputs: { readonly [port: string]: StoredOutput }
  readonly take: string
}

export type Outcome = Done | Failure | { readonly status: 'absent' }

/** One item of a stream. `missing`: the stream is complete and never had it. */
export type Item =
  | { readonly status: 'present'; readonly value: Json; readonly digest: string }
  | { readonly status: 'absent' }
  | { readonly status: 'missing' }
  | Failure

/** The segments below a prefix, in order, once all are known. */
export interface Branches {
  readonly segments: readonly string[]
  /** Place of each segment. */
  readonly index: ReadonlyMap<string, number>
  /** Set when some could not be known, and why. */
  readonly failure?: Failure
}

export const ABSENT = { status: 'absent' } as const
export const MISSING = { status: 'missing' } as const

/** Thrown into a node's `run` when something it asks for cannot be had, so that the item ends as blocked, not failed. */
export class BlockedError extends Error {
  override name = 'BlockedError'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Thrown into a node's `run` when a file it asks for was evicted, so that it is made again. */
export class EvictedError extends Error {
  override name = 'EvictedError'
  readonly digest: string
  constructor(digest: string) {
    super(
      `The file ${digest.slice(0, 12)}… is no longer in the artifact store; run the node that made it again, or load it anew`,
    )
    this.digest = digest
  }
}
