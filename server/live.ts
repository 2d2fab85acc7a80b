// News for every open editor: saved graphs, runs, decisions, workers.
import type { NodesInfo, RunInfo, WorkerInfo } from '../engine/protocol/api.ts'

export type LiveMessage =
  | { readonly type: 'graph'; readonly id: string; readonly revision: number; readonly deleted?: true }
  | { readonly type: 'run'; readonly run: RunInfo }
  /** Somebody approved or rejected something of a graph. */
  | { readonly type: 'decision'; readonly id: string }
  | { readonly type: 'workers'; readonly workers: readonly WorkerInfo[] }
  /** User nodes changed: those that are new or other, the types that are gone, and every port type. */
  | ({ readonly type: 'nodes'; readonly removed: readonly string[] } & NodesInfo)

export interface Live {
  publish(message: LiveMessage): void
  /** Returns the function that stops it. */
  subscribe(listener: (message: LiveMessage) => void): () => void
}

export function createLive(): Live {
  const listeners = new Set<(message: LiveMessage) => void>()
  return {
    publish: message => {
      for (const listener of listeners) listener(message)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
