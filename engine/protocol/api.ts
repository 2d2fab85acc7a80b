// The HTTP API's bodies, shared by the server, the CLI and the editor.
import { z } from 'zod'
import { GraphDocument } from '../graph/document.ts'
import type { NodeSpec, PortTypeSpec } from '../graph/spec.ts'
import type { OutputValue, Problem, RunStatus } from './events.ts'

/**
 * What to run: a node, one item of it (a prefix takes all below it) or a range of items; with `onward` also everything
 * downstream of it.
 */
export const Target = z.object({
  node: z.string().max(200),
  key: z.string().max(400).optional().describe('One item; a prefix takes all below it.'),
  through: z.string().max(400).optional().describe('The last item of a range that begins at `key`, in item order.'),
  onward: z.boolean().optional().describe('From here on: also everything downstream.'),
})
export type Target = z.infer<typeof Target>

/** `POST /api/runs` */
export const StartRun = z.object({
  graph: GraphDocument,
  targets: z.array(Target).max(10_000).default([]).describe('What to run; empty for the whole graph.'),
  allowPartial: z.boolean().default(false).describe('Runs the targets that are whole although others are broken.'),
  force: z
    .boolean()
    .default(false)
    .describe(
      'Ignores stored results of the targets and makes them anew, as another take where they come out otherwise.',
    ),
  frozen: z
    .array(z.string().max(200))
    .max(50_000)
    .default([])
    .describe('Nodes that may not execute: of them only what is stored counts (a rough cut of what is there).'),
})
export type StartRun = z.infer<typeof StartRun>
/** A run as its caller asks for it: all but the graph has a default. */
export type RunRequest = Pick<StartRun, 'graph'> & Partial<Omit<StartRun, 'graph'>>

/** `GET /api/runs/:id` and the rows of `GET /api/runs` */
export interface RunInfo {
  readonly id: string
  readonly graphId: string
  readonly graphName: string
  readonly status: RunStatus
  readonly targets: readonly Target[]
  /** ms since the epoch */
  readonly createdAt: number
  readonly finishedAt?: number
  /** Items by how they ended. */
  readonly counts: {
    readonly done: number
    readonly cached: number
    readonly failed: number
    readonly blocked: number
    readonly absent: number
  }
  readonly problems: readonly Problem[]
}

/** `POST /api/plan`: what would run, without running it. */
export interface PlanInfo {
  readonly problems: readonly Problem[]
  readonly items: readonly {
    readonly node: string
    readonly key: string
    readonly state: 'cached' | 'run' | 'unknown'
    readonly why: string
  }[]
  /** Estimated seconds, from the last runs and the nodes' declared expectations. */
  readonly seconds: number
}

/** `GET /api/nodes` */
export interface NodesInfo {
  readonly portTypes: readonly PortTypeSpec[]
  readonly nodes: readonly NodeSpec[]
}

/** `GET /api/graphs` rows; `GET /api/graphs/:id` adds `document`. */
export interface GraphInfo {
  readonly id: string
  readonly name: string
  /** Counted from 1. A save names the revision it was made on; another one in between is a conflict (409). */
  readonly revision: number
  readonly updatedAt: number
}

/** `GET /api/graphs/:id/results`: the current outputs of every item that has some, for a graph opened again. */
export interface ResultInfo {
  readonly node: string
  readonly key: string
  readonly take: string
  readonly served?: string
  readonly seconds: number
  readonly warnings: readonly string[]
  readonly outputs: readonly OutputValue[]
}

/** `GET /api/takes/:id` */
export interface TakeInfo extends ResultInfo {
  readonly createdAt: number
  readonly resultKey: string
  /** Final prompt, raw request and response and whatever else the node noted. */
  readonly notes: Record<string, unknown>
  readonly params: Record<string, unknown>
}

/** Every error body. */
export interface ErrorBody {
  readonly error: { readonly message: string; readonly problems?: readonly Problem[] }
}

/** `GET /api/health` */
export interface HealthInfo {
  readonly version: string
  readonly data: string
  readonly ffmpeg: string | null
  readonly workers: readonly WorkerInfo[]
  readonly providers: readonly {
    readonly name: string
    readonly capability: string
    readonly ok: boolean
    readonly detail: string
  }[]
}

export interface WorkerInfo {
  readonly id: string
  readonly name: string
  readonly offers: readonly { readonly capability: string; readonly runner: string; readonly slots: number }[]
  readonly running: number
  readonly gpus: readonly { readonly name: string; readonly vramMiB: number }[]
}
