// The API's answers as zod schemas: what OpenAPI shows. Each is checked against its type in engine/protocol.
import { z } from '@hono/zod-openapi'
import { GraphDocument } from '../../engine/graph/document.ts'
import type { Json } from '../../engine/graph/json.ts'
import {
  type ApprovalInfo,
  type DecisionInfo,
  type ErrorBody,
  type GraphInfo,
  type HealthInfo,
  type NodesInfo,
  type PaidTaskInfo,
  type PlanInfo,
  type QueueInfo,
  type ResultInfo,
  type RunInfo,
  StartRun,
  type TakeComparison,
  type TakeInfo,
  Target,
  type WorkerInfo,
} from '../../engine/protocol/api.ts'
import type { OutputValue, Problem } from '../../engine/protocol/events.ts'
import type { GraphCard } from '../../engine/protocol/library.ts'

const json = z.any().openapi({ description: 'Any JSON value.' }) as z.ZodType<Json>
const loose = z.record(z.string(), z.unknown())

/** A document of any version; `documentOf` checks it, after migration, with every problem in words. */
export const Document = z
  .unknown()
  .openapi('GraphDocument', z.toJSONSchema(GraphDocument, { io: 'input', unrepresentable: 'any' }) as never)

export const ProblemSchema: z.ZodType<Problem> = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string().openapi({ description: 'A stable code, such as missing-input.' }),
    message: z.string(),
    node: z.string().optional(),
    port: z.string().optional(),
    key: z.string().optional(),
  })
  .openapi('Problem')

export const ErrorSchema: z.ZodType<ErrorBody> = z
  .object({ error: z.object({ message: z.string(), problems: z.array(ProblemSchema).optional() }) })
  .openapi('Error')

export const StartRunSchema = StartRun.extend({ graph: Document }).openapi('StartRun')

export const RunInfoSchema: z.ZodType<RunInfo> = z
  .object({
    id: z.string(),
    graphId: z.string(),
    graphName: z.string(),
    status: z.enum(['queued', 'running', 'done', 'partial', 'failed', 'cancelled']),
    targets: z.array(Target),
    priority: z.number().openapi({ description: 'Place in the queue, −9…9: higher goes first.' }),
    paused: z.boolean(),
    costUsd: z.number().openapi({ description: 'What services charged so far, in US dollars.' }),
    capUsd: z.number().nullable(),
    createdAt: z.number().openapi({ description: 'ms since the epoch' }),
    finishedAt: z.number().optional(),
    counts: z.object({
      done: z.number(),
      cached: z.number(),
      failed: z.number(),
      blocked: z.number(),
      absent: z.number(),
    }),
    problems: z.array(ProblemSchema),
  })
  .openapi('RunInfo')

export const PlanInfoSchema: z.ZodType<PlanInfo> = z
  .object({
    problems: z.array(ProblemSchema),
    items: z.array(
      z.object({
        node: z.string(),
        key: z.string(),
        state: z.enum(['cached', 'run', 'unknown']),
        why: z.string(),
        take: z.number().optional().openapi({ description: 'Which of the extra takes, counted from 1.' }),
        seconds: z.number(),
        costUsd: z.number(),
      }),
    ),
    seconds: z.number().openapi({ description: 'Estimated seconds of work.' }),
    costUsd: z.number().openapi({ description: 'Estimated US dollars.' }),
    approximate: z.boolean().openapi({ description: 'Some items are not known yet and were counted as last time.' }),
  })
  .openapi('PlanInfo')

const OutputValueSchema: z.ZodType<OutputValue> = z
  .object({ port: z.string(), key: z.string(), digest: z.string(), value: json })
  .openapi('OutputValue')

const result = {
  node: z.string(),
  key: z.string(),
  take: z.string(),
  served: z.string().optional().openapi({ description: 'Which provider served it.' }),
  seconds: z.number(),
  costUsd: z.number().openapi({ description: 'What services charged for it, in US dollars.' }),
  warnings: z.array(z.string()),
  outputs: z.array(OutputValueSchema),
}
export const ResultInfoSchema: z.ZodType<ResultInfo> = z.object(result).openapi('ResultInfo')
export const TakeInfoSchema: z.ZodType<TakeInfo> = z
  .object({
    ...result,
    createdAt: z.number(),
    resultKey: z.string(),
    chosen: z.boolean(),
    attempt: z.number().openapi({ description: 'Which attempt of a loop or re-roll; 0 for the item itself.' }),
    imported: z.boolean(),
    evicted: z.boolean().openapi({ description: 'Some files were evicted; they are made again when needed.' }),
    notes: loose,
    params: loose,
  })
  .openapi('TakeInfo')

export const TakeComparisonSchema: z.ZodType<TakeComparison> = z
  .object({
    params: z.array(z.object({ name: z.string(), a: z.unknown(), b: z.unknown() })),
    inputs: z.array(z.string()).openapi({ description: 'Ports whose content differs.' }),
    outputs: z.array(z.string()),
    served: z.tuple([z.string(), z.string()]),
    seconds: z.tuple([z.number(), z.number()]),
    costUsd: z.tuple([z.number(), z.number()]),
  })
  .openapi('TakeComparison')

export const QueueInfoSchema: z.ZodType<QueueInfo> = z
  .object({ paused: z.boolean(), runs: z.array(RunInfoSchema) })
  .openapi('Queue')

export const ApprovalInfoSchema: z.ZodType<ApprovalInfo> = z
  .object({ graphId: z.string(), node: z.string(), key: z.string(), digest: z.string() })
  .openapi('Approval')

export const DecisionInfoSchema: z.ZodType<DecisionInfo> = z
  .object({
    node: z.string(),
    key: z.string(),
    digest: z.string(),
    kind: z.enum(['pass', 'edit', 'reject']),
    reason: z.string().optional(),
    decidedAt: z.number(),
  })
  .openapi('Decision')

export const PaidTaskInfoSchema: z.ZodType<PaidTaskInfo> = z
  .object({
    token: z.string(),
    name: z.string(),
    task: z.string().nullable(),
    state: z.enum(['intent', 'submitted', 'done', 'closed']),
    graphId: z.string(),
    node: z.string(),
    key: z.string(),
    createdAt: z.number(),
  })
  .openapi('PaidTask')

export const GraphInfoSchema: z.ZodType<GraphInfo> = z
  .object({
    id: z.string(),
    name: z.string(),
    revision: z.number().int().openapi({ description: 'Counted from 1.' }),
    updatedAt: z.number().openapi({ description: 'ms since the epoch' }),
  })
  .openapi('GraphInfo')

export const GraphCardSchema: z.ZodType<GraphCard> = z
  .object({
    id: z.string(),
    name: z.string(),
    revision: z.number().int(),
    updatedAt: z.number(),
    description: z.string(),
    tags: z.array(z.string()),
    nodes: z.number().openapi({ description: 'How many nodes it has.' }),
    picture: z
      .object({ digest: z.string(), mime: z.string() })
      .nullable()
      .openapi({ description: 'The last picture or clip that it made.' }),
    layout: z
      .array(z.object({ at: z.tuple([z.number(), z.number()]), type: z.string() }))
      .openapi({ description: 'Where its nodes stand, at most 80.' }),
  })
  .openapi('GraphCard')

const portSpec = {
  name: z.string(),
  type: z.string(),
  description: z.string(),
}
export const NodesInfoSchema: z.ZodType<NodesInfo> = z
  .object({
    portTypes: z.array(
      z.object({
        name: z.string(),
        family: z.enum(['story', 'picture', 'clip', 'sound', 'report', 'value', 'any']),
        description: z.string(),
      }),
    ),
    nodes: z.array(
      z.object({
        type: z.string(),
        version: z.number(),
        title: z.string(),
        category: z.string(),
        summary: z.string(),
        inputs: z.array(
          z.object({
            ...portSpec,
            kind: z.enum(['one', 'many', 'lookup']),
            optional: z.boolean(),
            lazy: z.boolean(),
            tolerant: z.boolean(),
            shapes: z.boolean().optional(),
            minimum: z.number(),
          }),
        ),
        params: z.array(
          z.object({
            name: z.string(),
            type: z.enum(['Text', 'Number', 'Boolean', 'Json']),
            widget: z.enum([
              'text',
              'multiline',
              'number',
              'slider',
              'seed',
              'toggle',
              'choice',
              'color',
              'file',
              'json',
              'characters',
              'character',
              'voice',
            ]),
            title: z.string(),
            description: z.string(),
            default: json,
            schema: z.record(z.string(), json),
            minimum: z.number().optional(),
            maximum: z.number().optional(),
            step: z.number().optional(),
            unit: z.string().optional(),
            choices: z.array(z.string()).optional(),
            choicesFrom: z.string().optional(),
            accept: z.string().optional(),
            showIf: z.object({ param: z.string(), in: z.array(json) }).optional(),
            face: z.boolean().optional(),
            badge: z.boolean().optional(),
          }),
        ),
        outputs: z.array(
          z.object({
            ...portSpec,
            kind: z.enum(['one', 'many']),
            dimension: z.string().optional(),
            like: z.string().optional(),
          }),
        ),
        by: z.array(z.string()),
        regenerable: z.boolean(),
        capabilities: z.array(z.string()).optional(),
        face: z.string(),
      }),
    ),
  })
  .openapi('NodesInfo')

export const WorkerInfoSchema: z.ZodType<WorkerInfo> = z
  .object({
    id: z.string(),
    name: z.string(),
    offers: z.array(z.object({ capability: z.string(), runner: z.string(), slots: z.number() })),
    running: z.number(),
    gpus: z.array(z.object({ name: z.string(), vramMiB: z.number() })),
  })
  .openapi('WorkerInfo')

export const HealthInfoSchema: z.ZodType<HealthInfo> = z
  .object({
    version: z.string(),
    data: z.string(),
    ffmpeg: z.string().nullable(),
    workers: z.array(WorkerInfoSchema),
    providers: z.array(z.object({ name: z.string(), capability: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .openapi('HealthInfo')
