// Executing one item: a slot, the node's own run, retries, and a take at the end.
import { PermanentError, TransientError } from '../graph/context.ts'
import type { AnyNode } from '../graph/define.ts'
import { canonical, type Json } from '../graph/json.ts'
import { SEGMENT, segments } from '../graph/keys.ts'
import { nodeTitle } from '../graph/model.ts'
import type { Emitted, Gathered } from '../graph/ports.ts'
import { type RecordedRead, type StoredOutput, type Take, takeId } from '../store/takes.ts'
import { applyEffect, contextFor } from './context.ts'
import { digestOf, sha256 } from './digests.ts'
import type { SharedWork } from './host.ts'
import { BlockedError, EvictedError, type Failure } from './outcome.ts'
import { NO_SLOT } from './pools.ts'
import { Stop } from './stop.ts'
import type { Evaluating, Work } from './work.ts'

/** Attempts at an item whose faults are transient, the first one included. */
const TRIES = 4
const FIRST_BACKOFF_MS = 1000
const LONGEST_BACKOFF_MS = 60_000
/** Work longer than this is committed at once instead of with its group. */
const URGENT_SECONDS = 1

/** Whether what a stored result read beyond its key still gives the same digests. */
export async function verifyReads(evaluation: Evaluating, work: Work, take: Take): Promise<boolean> {
  for (const read of take.reads) {
    let now: string | null | undefined
    if (read.kind === 'effect') {
      if (!evaluation.host.planning) await applyEffect(evaluation.host, read)
      continue
    }
    if (read.kind === 'decision') {
      const { graphId, approvals } = evaluation.host
      const decision = approvals.decision({ graphId, node: work.node.id, key: work.key, digest: String(read.argument) })
      now = decision && digestOf(decision)
    } else if (read.kind === 'reader') {
      const reader = evaluation.host.readers[read.name]
      now = reader && digestOf(await reader(read.argument ?? null))
    } else now = await work.inputs.reread(read)
    if (now !== read.digest) return false
  }
  return true
}

/** Starts an item's work and shows it to equal work elsewhere through `host.inFlight`. It never rejects. */
export function share(evaluation: Evaluating, work: Work): SharedWork {
  const { inFlight } = evaluation.host
  const stop = new Stop()
  let wanted = 0
  const shared: SharedWork = {
    promise: Promise.resolve()
      .then(() => attempts(evaluation, work, stop))
      .finally(() => inFlight.delete(work.resultKey)),
    join: item => {
      wanted++
      item.onStop(() => {
        if (--wanted === 0) stop.stop(new Error('Cancelled'))
      })
    },
  }
  inFlight.set(work.resultKey, shared)
  return shared
}

async function attempts(evaluation: Evaluating, work: Work, stop: Stop): Promise<Take | Failure> {
  const { host } = evaluation
  const { node, key } = work
  const root = { node: node.id, key }
  const restored = new Set<string>()
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(evaluation, work, stop, attempt)
    } catch (error) {
      if (error instanceof EvictedError && !stop.stopped && !restored.has(error.digest)) {
        // The file was evicted: whoever made it makes it again, then this item starts over.
        restored.add(error.digest)
        const failure = await evaluation.remake(error.digest)
        if (failure) return failure
        attempt--
        continue
      }
      if (stop.stopped) return { status: 'failed', cause: 'cancelled', message: 'Cancelled', root }
      if (error instanceof BlockedError) return error.failure
      const message = describe(work, error)
      if (!(error instanceof TransientError) || attempt === TRIES)
        return { status: 'failed', cause: 'error', message, root }
      const backoff =
        Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1)) * (0.5 + host.clock.random() / 2)
      const wait = error.retryAfterMs ?? backoff
      host.emit({
        type: 'item',
        node: node.id,
        key,
        status: 'retrying',
        message: `${message}; trying again in ${(wait / 1000).toFixed(1)} s`,
      })
      try {
        await host.clock.sleep(wait, stop.signal)
      } catch {
        return { status: 'failed', cause: 'cancelled', message: 'Cancelled', root }
      }
    }
  }
}

async function once(evaluation: Evaluating, work: Work, stop: Stop, attempt: number): Promise<Take> {
  const { host } = evaluation
  const { node, key } = work
  const price = node.node.expectCost?.(work.params) ?? 0
  const refused = host.budget.reserve(price)
  if (refused !== undefined)
    throw new BlockedError({ status: 'failed', cause: 'blocked', message: refused, root: { node: node.id, key } })
  let spent = 0
  try {
    return await made(evaluation, work, stop, attempt, usd => {
      spent = usd
    })
  } finally {
    host.budget.settle(price, spent)
  }
}

/** Runs the item once in its slot and stores the take. */
async function made(
  evaluation: Evaluating,
  work: Work,
  stop: Stop,
  attempt: number,
  spent: (usd: number) => void,
): Promise<Take> {
  const { host } = evaluation
  const { node, key } = work
  const pool = node.node.pool ?? 'light'
  const gate = host.gate(stop)
  if (gate) await gate
  if (!host.pools.isFree(pool)) host.emit({ type: 'item', node: node.id, key, status: 'queued' })
  const acquire = async () => host.pools.acquire(pool, await work.priority(), stop.signal)
  let slot = pool === 'light' ? NO_SLOT : await acquire()
  let pausedMs = 0
  /** Gives the slot back while the item waits for something else, so that loops and lazy inputs cannot starve a pool. */
  const waiting = async <T>(wait: () => Promise<T>): Promise<T> => {
    slot.release()
    const since = host.clock.now()
    try {
      return await wait()
    } finally {
      pausedMs += host.clock.now() - since
      if (pool !== 'light') slot = await acquire()
    }
  }
  const reads = new Map<string, RecordedRead>()
  const recorded = (read: RecordedRead) => reads.set(canonical([read.kind, read.name, read.argument ?? null]), read)
  const context = contextFor(evaluation, work, { stop, attempt, waiting, recorded })
  const began = host.clock.now()
  try {
    host.emit({
      type: 'item',
      node: node.id,
      key,
      status: 'running',
      message: work.why,
      ...(work.attempt > 0 ? { attempt: work.attempt } : {}),
    })
    const inputs = work.inputs.forRun(recorded, waiting)
    const result = await node.node.run({ inputs, params: work.params, ctx: context.ctx })
    stop.throwIfStopped()
    // An item's own time: not what it waited for other items or a free worker, but what workers did for it.
    const seconds = Math.max(0, host.clock.now() - began - pausedMs + context.workedMs()) / 1000
    const outputs = checkOutputs(node.node, result, inputs)
    const take: Take = {
      id: takeId(work.resultKey, outputs),
      resultKey: work.resultKey,
      outputs,
      reads: [...reads.values()],
      meta: {
        ...context.said(),
        params: work.params as Record<string, Json>,
        inputs: work.inputs.digests,
        why: work.why,
        type: `${node.node.type}@${node.node.version}`,
      },
      seconds,
      cost: context.cost(),
      keep: node.node.keep ?? false,
      createdAt: began,
    }
    host.store.takes.add(take, seconds > URGENT_SECONDS || take.cost > 0)
    if (context.isPaid()) host.store.ledger.close(work.resultKey)
    return take
  } finally {
    spent(context.cost())
    slot.release()
    await context.close()
  }
}

/** What `run` returned, checked against the declaration and digested. @throws Error naming the port */
export function checkOutputs(
  node: AnyNode,
  made: Record<string, unknown>,
  inputs: Record<string, unknown>,
): Record<string, StoredOutput> {
  const outputs: Record<string, StoredOutput> = {}
  for (const [name, port] of Object.entries(node.outputs)) {
    const value = made?.[name]
    const check = (candidate: unknown, where: string) => {
      const parsed = port.type.schema.safeParse(candidate)
      if (parsed.success) return
      const issue = parsed.error.issues[0]
      throw new PermanentError(
        `the output ${name}${where} is not of type ${port.type.name}: ${issue?.path.join('.') || 'value'}: ${issue?.message}`,
      )
    }
    if (port.kind !== 'many') {
      if (value === undefined) continue
      check(value, '')
      const text = canonical(value)
      outputs[name] = { kind: 'one', value: value as Json, digest: sha256(text) }
      continue
    }
    if (!Array.isArray(value)) throw new PermanentError(`the output ${name} must be a list of {segment, value}`)
    const seen = new Set<string>()
    const allowed = port.settings.like === undefined ? undefined : gatheredSegments(inputs[port.settings.like])
    const items = (value as Emitted<Json>[]).map(item => {
      if (!SEGMENT.test(item.segment))
        throw new PermanentError(
          `the output ${name} has the key ${JSON.stringify(item.segment)}; keys are 1–64 letters, digits, _ or -`,
        )
      if (seen.has(item.segment))
        throw new PermanentError(`the output ${name} emits the key ${item.segment} twice; keys must differ`)
      if (allowed && !allowed.has(item.segment))
        throw new PermanentError(
          `the output ${name} emits the key ${item.segment}, which ${port.settings.like} never had`,
        )
      seen.add(item.segment)
      check(item.value, ` at ${item.segment}`)
      return { segment: item.segment, value: item.value, digest: digestOf(item.value) }
    })
    outputs[name] = { kind: 'many', items }
  }
  return outputs
}

const gatheredSegments = (gathered: unknown): Set<string> =>
  new Set(
    (Array.isArray(gathered) ? (gathered as Gathered<unknown>[]) : []).map(entry => segments(entry.key).at(-1) ?? ''),
  )

function describe(work: Work, error: unknown): string {
  const title = nodeTitle(work.node.model.node, work.node.model.spec)
  return `${title}: ${error instanceof Error ? error.message : String(error)}`
}
