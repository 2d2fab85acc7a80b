// The HTTP API's bodies, shared by the server, the CLI and the editor.
import { z } from 'zod'
import { GraphDocument } from '../graph/document.ts'
import { WedgeAxis, WedgeMode, type WedgeSetting } from '../graph/edit/wedge.ts'
import type { Json } from '../graph/json.ts'
import type { NodeSpec, PortTypeSpec } from '../graph/spec.ts'
import type { ItemStatus, OutputValue, Problem, RunStatus } from './events.ts'

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
  takes: z
    .number()
    .int()
    .min(0)
    .max(32)
    .default(0)
    .describe('Re-roll: makes that many more takes of the targets, each with another seed; the current ones stay.'),
  priority: z.number().int().min(-9).max(9).default(0).describe('Place in the queue: higher goes first.'),
  capUsd: z
    .number()
    .min(0)
    .nullable()
    .default(null)
    .describe('The most that services may charge, in US dollars: what is spent and what is reserved together.'),
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
  /** Place in the queue: higher goes first. −9…9 */
  readonly priority: number
  /** Paused by itself, whatever the queue does. */
  readonly paused: boolean
  /** What services charged so far, in US dollars, and the most they may. */
  readonly costUsd: number
  readonly capUsd: number | null
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
    /** Which of the extra takes, counted from 1. */
    readonly take?: number
    /** Estimated seconds and US dollars; 0 for what is cached. */
    readonly seconds: number
    readonly costUsd: number
  }[]
  /** Estimated seconds, from the last runs and the nodes' declared expectations. */
  readonly seconds: number
  /** Estimated US dollars. */
  readonly costUsd: number
  /** Some items are not known yet, and were counted as in the last run. */
  readonly approximate: boolean
}

/** `POST /api/wedges` */
export const StartWedge = z.object({
  graph: GraphDocument,
  axes: z.array(WedgeAxis).min(1).max(8),
  mode: WedgeMode.default('grid').describe('grid: every combination; list: the first values together, and so on.'),
  target: z.string().max(200).describe('The node whose output is looked at.'),
  key: z.string().max(400).default('').describe('Only this item of it.'),
  priority: StartRun.shape.priority,
  capUsd: StartRun.shape.capUsd,
})
export type StartWedge = z.infer<typeof StartWedge>

/** `GET /api/wedges/:id` */
export interface WedgeInfo {
  readonly id: string
  readonly graphId: string
  readonly name: string
  readonly target: string
  readonly key: string
  /** ms since the epoch */
  readonly createdAt: number
  readonly variants: readonly {
    readonly settings: readonly WedgeSetting[]
    /** Such as `seed 7 · tier final`. */
    readonly words: string
    readonly run: RunInfo | null
    /** What the variant made of the target. */
    readonly results: readonly ResultInfo[]
  }[]
}

/** `GET /api/queue` */
export interface QueueInfo {
  readonly paused: boolean
  /** Runs that wait or go on, in order. */
  readonly runs: readonly RunInfo[]
}

/** `GET /api/approvals` */
export interface ApprovalInfo {
  readonly graphId: string
  readonly node: string
  readonly key: string
  /** Digest of the value to decide on. */
  readonly digest: string
}

/** `GET /api/graphs/:id/decisions`: what people decided about values of a graph. */
export interface DecisionInfo {
  readonly node: string
  readonly key: string
  /** Digest of the value that it holds for: another value asks anew. */
  readonly digest: string
  readonly kind: 'pass' | 'edit' | 'reject'
  /** Why it was rejected. */
  readonly reason?: string
  /** ms since the epoch */
  readonly decidedAt: number
}

/** `POST /api/approvals`: the value need not be waited for. */
export const DecideApproval = z.object({
  graphId: z.string().max(128),
  node: z.string().max(200),
  key: z.string().max(400).default(''),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('pass') }),
      z.object({ kind: z.literal('edit'), value: z.unknown() }),
      z.object({ kind: z.literal('reject'), reason: z.string().max(2000).default('') }),
    ])
    .nullable()
    .describe('null takes a decision back.'),
})
export type DecideApproval = z.infer<typeof DecideApproval>

/** `GET /api/tasks`: paid tasks that a service has or may have. */
export interface PaidTaskInfo {
  readonly token: string
  readonly name: string
  readonly task: string | null
  /** `intent`: nobody knows whether the service has it. */
  readonly state: 'intent' | 'submitted' | 'done' | 'closed'
  readonly graphId: string
  readonly node: string
  readonly key: string
  readonly createdAt: number
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
  /** What services charged for it, in US dollars. */
  readonly costUsd: number
  readonly warnings: readonly string[]
  readonly outputs: readonly OutputValue[]
}

/** `GET /api/takes/:id` */
export interface TakeInfo extends ResultInfo {
  readonly createdAt: number
  readonly resultKey: string
  /** A person chose it among the takes of the same result. */
  readonly chosen: boolean
  /** Which attempt of a loop or re-roll made it; 0 for the item itself. */
  readonly attempt: number
  /** Brought from outside, not made here. */
  readonly imported: boolean
  /** Some of its files were evicted; they are made again when needed. */
  readonly evicted: boolean
  /** Final prompt, raw request and response and whatever else the node noted. */
  readonly notes: Record<string, unknown>
  readonly params: Record<string, unknown>
}

/** `GET /api/takes/compare`: what differs between two takes, the values of `a` and `b` side by side. */
export interface TakeComparison {
  readonly params: readonly { readonly name: string; readonly a: unknown; readonly b: unknown }[]
  /** Inputs whose content differs, by port. */
  readonly inputs: readonly string[]
  /** Outputs whose content differs, by port. */
  readonly outputs: readonly string[]
  readonly served: readonly [string, string]
  readonly seconds: readonly [number, number]
  readonly costUsd: readonly [number, number]
}

/** `GET /api/runs/:id/why`: why an item ran, was found, or did not come to be, in a run that is journaled. */
export interface WhyInfo {
  readonly run: string
  readonly node: string
  readonly key: string
  readonly status: ItemStatus | 'not-reached'
  /** One or two sentences for people. */
  readonly why: string
  /** What the item has since this run. */
  readonly take?: WhyTake
  /** What it had before this run. */
  readonly before?: WhyTake
  /** What is other than in the take before. */
  readonly changes: readonly WhyChange[]
}

export interface WhyTake {
  readonly id: string
  readonly createdAt: number
  readonly seconds: number
  readonly cost: number
  readonly served?: string
  /** Why it was made, when it was made. */
  readonly why: string
}

export interface WhyChange {
  /** `input` a wire's value, `read` what it asked for while it ran, `code` of a user's node. */
  readonly what: 'param' | 'input' | 'read' | 'version' | 'code'
  /** The param, the port, the lookup with its key, or the reader. */
  readonly name: string
  /** Digests, or values where they are short; undefined where there was nothing. */
  readonly before?: Json
  readonly after?: Json
  /** The items that it came from: their takes before and after. An equal pair was changed by a person's edit. */
  readonly from: readonly {
    readonly node: string
    readonly key: string
    readonly before?: string
    readonly after?: string
  }[]
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
