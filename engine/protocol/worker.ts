// The worker protocol: JSON messages over one WebSocket at /api/workers, checked on both ends with these schemas.
import { z } from 'zod'

export const PROTOCOL_VERSION = 1

/** 64 hex digits: SHA-256 of a file's bytes. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What a runner offers. `slots` is how many jobs of it may run at once in this worker. */
export const Offer = z.object({
  capability: z.string().max(100),
  runner: z.string().max(100),
  models: z.array(z.string().max(300)).default([]),
  slots: z.number().int().min(1).max(64).default(1),
})
export type Offer = z.infer<typeof Offer>

const JobId = z.string().min(1).max(200)
/** A lease: raised each time a job is handed out, so that only the current holder's `done` counts. */
const Lease = z.number().int().min(1)

export const JobInput = z.object({
  name: z.string().max(200),
  digest: Digest,
  mime: z.string().max(100),
  /** Path on the server, such as `/api/artifacts/<digest>`. */
  url: z.string().max(2000),
})
export type JobInput = z.infer<typeof JobInput>

export const JobOutput = z.object({
  name: z.string().max(200),
  digest: Digest,
  mime: z.string().max(100),
  bytes: z.number().int().min(0),
  facts: z.record(z.string(), z.unknown()).default({}),
})
export type JobOutput = z.infer<typeof JobOutput>

/** Worker → server. */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    protocol: z.number().int(),
    name: z.string().max(200),
    gpus: z.array(z.object({ name: z.string().max(200), vramMiB: z.number() })).default([]),
    offers: z.array(Offer),
    /** How many jobs the process takes at once over all its offers; without it only the offers' own slots count. */
    slots: z.number().int().min(1).max(256).optional(),
    running: z.array(z.object({ jobId: JobId, lease: Lease })).default([]),
  }),
  z.object({ type: z.literal('accepted'), jobId: JobId, lease: Lease }),
  z.object({
    type: z.literal('progress'),
    jobId: JobId,
    lease: Lease,
    step: z.number(),
    total: z.number(),
    message: z.string().max(2000).optional(),
    /** A small preview as a data URI. */
    preview: z.string().max(400_000).optional(),
  }),
  z.object({
    type: z.literal('checkpoint'),
    jobId: JobId,
    lease: Lease,
    name: z.string().max(200),
    value: z.unknown(),
  }),
  z.object({
    type: z.literal('done'),
    jobId: JobId,
    lease: Lease,
    outputs: z.array(JobOutput),
    facts: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({
    type: z.literal('failed'),
    jobId: JobId,
    lease: Lease,
    kind: z.enum(['transient', 'permanent']),
    message: z.string().max(20_000),
    detail: z.string().max(200_000).optional(),
  }),
  z.object({ type: z.literal('pong') }),
])
export type FromWorker = z.infer<typeof FromWorker>

/** Server → worker. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), workerId: z.string(), heartbeatMs: z.number().int().min(100) }),
  z.object({
    type: z.literal('job'),
    jobId: JobId,
    lease: Lease,
    capability: z.string(),
    runner: z.string(),
    params: z.record(z.string(), z.unknown()),
    inputs: z.array(JobInput),
    checkpoints: z.record(z.string(), z.unknown()).default({}),
  }),
  /** The outcome of a job has arrived (or no longer counts): the worker may forget it. */
  z.object({ type: z.literal('ack'), jobId: JobId, lease: Lease }),
  /** With a lease, only if the worker holds the job under that lease. */
  z.object({ type: z.literal('cancel'), jobId: JobId, lease: Lease.optional() }),
  z.object({ type: z.literal('drain') }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('refused'), reason: z.string() }),
])
export type ToWorker = z.infer<typeof ToWorker>
