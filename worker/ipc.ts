// What the worker and its child processes say to each other over Node's IPC channel.
import type { JobInput } from '../engine/protocol/worker.ts'

/** A file of runners and what they do, as a child found it. */
export interface RunnerInfo {
  readonly file: string
  readonly name: string
  readonly capabilities: readonly string[]
}

/** One job for a child. */
export interface ChildJob {
  /** The module whose default export is the runner. */
  readonly file: string
  readonly capability: string
  readonly params: Record<string, unknown>
  readonly inputs: Record<string, { path: string; digest: JobInput['digest']; mime: string }>
  readonly folder: string
  readonly checkpoints: Record<string, unknown>
}

/** Worker → child. */
export type ToChild =
  | { readonly type: 'describe'; readonly files: readonly string[] }
  | { readonly type: 'run'; readonly job: ChildJob }
  | { readonly type: 'abort' }

/** Child → worker. */
export type FromChild =
  | { readonly type: 'described'; readonly runners: readonly RunnerInfo[]; readonly broken: readonly string[] }
  | {
      readonly type: 'progress'
      readonly step: number
      readonly total: number
      readonly message?: string
      readonly preview?: string
    }
  | { readonly type: 'checkpoint'; readonly name: string; readonly value: unknown }
  | {
      readonly type: 'done'
      readonly outputs: Readonly<Record<string, { path: string; mime: string; facts: Record<string, unknown> }>>
      readonly facts: Record<string, unknown>
    }
  | {
      readonly type: 'failed'
      readonly kind: 'transient' | 'permanent'
      readonly message: string
      readonly detail: string
    }
