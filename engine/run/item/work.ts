// What evaluation, execution and a node's context share: an item's work, and private attempts.
import type { Json } from '../../graph/json.ts'
import type { Key } from '../../graph/keys.ts'
import type { Shape } from '../../graph/model/shapes.ts'
import type { RunHost } from '../host.ts'
import type { ProgramNode } from '../plan/program.ts'
import type { Inputs } from './inputs.ts'
import type { Failure } from './outcome.ts'
import type { Source } from './streams.ts'

/** A private attempt: the same graph with other params for some nodes, seen by one item of a loop. */
export interface Overlay {
  /** The nodes between the patched ones and the loop: only these are evaluated anew. */
  readonly affected: ReadonlySet<string>
  readonly patches: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly reader: ProgramNode
  readonly key: Key
  /** When set, only items that agree with one of these keys, whose dimensions are `shape`, are evaluated anew. */
  readonly under?: { readonly shape: Shape; readonly keys: readonly Key[] }
  readonly attempt: number
  /** Re-roll: the affected items are made anew, with another seed where they have one. */
  readonly reseed?: boolean
}

/** What an item is about to do, once its inputs are known. */
export interface Work {
  readonly node: ProgramNode
  readonly key: Key
  readonly params: Readonly<Record<string, unknown>>
  readonly inputs: Inputs
  readonly resultKey: string
  /** Told with the item, once it is known that it has to run. */
  why: string
  readonly attempt: number
}

/** An evaluation, as the items it executes see it. */
export interface Evaluating extends Source {
  readonly host: RunHost
  /** The same graph evaluated once more with other params for some nodes; everything else is this evaluation's. */
  overlaid(overlay: Overlay): Source
  /** Lower goes first. Only asked for where there is something to wait for. */
  priority(work: Work): Promise<number>
  /** An item's params as far as they are known before its wires: with overrides, and the patches of the attempt it is in. */
  paramsOf(node: ProgramNode, key: Key): Record<string, unknown>
  /** Runs whichever item made the file `digest` again. Resolves to what went wrong, if the file is not there then. */
  remake(digest: string): Promise<Failure | undefined>
}
