// News for every open editor: saved graphs, runs, workers.
import type { RunInfo, WorkerInfo } from '../engine/protocol/api.ts'

export type LiveMessage =
  | { readonly type: 'graph'; readonly id: string; readonly revision: number; readonly deleted?: true }
  | { readonly type: 'run'; readonly run: RunInfo }
  | { readonly type: 'workers'; readonly workers: readonly WorkerInfo[] }

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
