// What the server and the process of a folder of user nodes say to each other over Node's IPC channel.
import type { PoolName } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import type { NodeSpec, PortTypeSpec } from '../../engine/graph/spec.ts'

/** A declaration without its code. */
export interface DescribedNode {
  readonly spec: NodeSpec
  readonly pool?: PoolName
  readonly expectSeconds?: number
  /** Expected price of one item with default params, in US dollars. */
  readonly expectCost?: number
}

/** A port type that a module brings, with the JSON Schema of its values. */
export interface DescribedPortType extends PortTypeSpec {
  readonly schema: { readonly [key: string]: Json }
}

/** What a module declares. */
export interface Described {
  readonly nodes: readonly DescribedNode[]
  readonly portTypes: readonly DescribedPortType[]
  readonly limits: { readonly seconds: number; readonly memoryMiB: number }
}

/** How an input reaches the process: as it is, or asked for when needed. */
export type SentInput =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'lazy' }
  | { readonly kind: 'lookup' }

/** One item to run. */
export interface SentItem {
  readonly item: number
  readonly type: string
  readonly inputs: Readonly<Record<string, SentInput>>
  readonly params: unknown
  readonly key: string
  readonly nodeId: string
  readonly seed: number
  /** What `ctx.regenerable` answers, by input. */
  readonly regenerable: Readonly<Record<string, unknown>>
}

/** An error as it travels. `call` names the answer that it came from, so that the server finds its own error again. */
export interface SentError {
  readonly kind: 'transient' | 'permanent' | 'error'
  readonly message: string
  readonly stack: string
  readonly retryAfterMs?: number
  readonly call?: number
}

export type ToNodes =
  | {
      readonly type: 'load'
      /** The module, and the folder that it is in, with the digest that the folder must have. */
      readonly file: string
      readonly folder: string
      readonly digest: string
      /** Where artifacts lie. */
      readonly artifacts: string
    }
  | { readonly type: 'run'; readonly item: SentItem }
  | { readonly type: 'abort'; readonly item: number; readonly reason: string }
  | { readonly type: 'answer'; readonly call: number; readonly value?: unknown; readonly error?: SentError }
  /** Runs a function that a call handed over, such as that of `ctx.step`. */
  | {
      readonly type: 'invoke'
      readonly item: number
      readonly invocation: number
      readonly fn: number
      readonly args: unknown[]
    }
  | { readonly type: 'ping'; readonly ping: number }

export type FromNodes =
  | { readonly type: 'loaded'; readonly described: Described }
  | { readonly type: 'broken'; readonly message: string }
  | {
      readonly type: 'call'
      readonly item: number
      readonly call: number
      readonly method: string
      readonly args: unknown[]
    }
  | {
      readonly type: 'say'
      readonly item: number
      readonly method: 'progress' | 'log' | 'served' | 'warn' | 'note' | 'spent'
      readonly args: unknown[]
    }
  | { readonly type: 'invoked'; readonly invocation: number; readonly value?: unknown; readonly error?: SentError }
  | { readonly type: 'done'; readonly item: number; readonly outputs: unknown }
  | { readonly type: 'failed'; readonly item: number; readonly error: SentError }
  | { readonly type: 'pong'; readonly ping: number }

/** Stands for a function among the arguments of a call. */
export interface SentFunction {
  readonly __function__: number
}
export const isSentFunction = (value: unknown): value is SentFunction =>
  typeof value === 'object' && value !== null && '__function__' in value && Object.keys(value).length === 1
