// Executing one item: a slot, the node's own run, retries, and a take at the end, for everyone who needs this result.
import { TransientError } from '../../graph/context.ts'
import { canonical, type Json } from '../../graph/json.ts'
import type { Key } from '../../graph/keys.ts'
import { nodeTitle } from '../../graph/model/model.ts'
import { type RecordedRead, type Take, takeId } from '../../store/takes.ts'
import type { RunHost } from '../host.ts'
import { Stop } from '../stop.ts'
import { contextFor, type ItemContext } from './context.ts'
import { Hold } from './hold.ts'
import { BlockedError, EvictedError, type Failure } from './outcome.ts'
import { checkOutputs } from './outputs.ts'
import type { Evaluating, Work } from './work.ts'

/** Attempts at an item whose faults are transient, the first one included. */
const TRIES = 4
const FIRST_BACKOFF_MS = 1000
const LONGEST_BACKOFF_MS = 60_000
/** Work longer than this is committed as soon as it can be, instead of with its group. */
const URGENT_SECONDS = 1

/** An item that waits for a result being made, in whatever run. */
export class Joined {
  readonly node: string
  readonly key: Key
  private readonly host: RunHost
  private readonly execution: Execution
  private tell: ((made: Take | Failure | undefined) => void) | undefined

  constructor(
    host: RunHost,
    node: string,
    key: Key,
    execution: Execution,
    tell: (made: Take | Failure | undefined) => void,
  ) {
    this.host = host
    this.node = node
    this.key = key
    this.execution = execution
    this.tell = tell
    host.joined.add(this)
  }

  /** The result is there, or cannot be had. */
  done(made: Take | Failure | undefined): void {
    this.host.joined.delete(this)
    this.tell?.(made)
    this.tell = undefined
  }

  /** The item was cancelled: it is told at once, and the work stops when nobody else wants it. */
  stop(): void {
    if (!this.tell) return
    this.done(undefined)
    this.execution.leave()
  }
}

/** A result being made. While it is, equal work elsewhere finds it in `host.inFlight` and joins. */
export class Execution {
  private readonly evaluation: Evaluating
  private readonly work: Work
  private readonly stop = new Stop()
  private readonly joined: Joined[] = []
  private wanted = 0

  constructor(evaluation: Evaluating, work: Work) {
    this.evaluation = evaluation
    this.work = work
    evaluation.host.inFlight.set(work.resultKey, this)
  }

  join(item: Joined): void {
    this.wanted++
    this.joined.push(item)
  }

  /** It is stopped only when everybody who joined has left. */
  leave(): void {
    if (--this.wanted === 0) this.stop.stop(new Error('Cancelled'))
  }

  /** Makes the result and tells everyone who joined. Never rejects. */
  async run(): Promise<void> {
    const made = await this.attempts()
    this.evaluation.host.inFlight.delete(this.work.resultKey)
    for (const item of this.joined) item.done(made)
  }

  private async attempts(): Promise<Take | Failure> {
    const { work, stop } = this
    const root = { node: work.node.id, key: work.key }
    const cancelled: () => Failure = () => ({ status: 'failed', cause: 'cancelled', message: 'Cancelled', root })
    let restored: Set<string> | undefined
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(attempt)
      } catch (error) {
        if (error instanceof EvictedError && !stop.stopped && !restored?.has(error.digest)) {
          // The file was evicted: whoever made it makes it again, then this item starts over.
          restored ??= new Set()
          restored.add(error.digest)
          const failure = await this.evaluation.remake(error.digest)
          if (failure) return failure
          attempt--
          continue
        }
        if (stop.stopped) return cancelled()
        if (error instanceof BlockedError) return error.failure
        const message = describe(work, error)
        if (!(error instanceof TransientError) || attempt === TRIES)
          return { status: 'failed', cause: 'error', message, root }
        if (!(await this.backOff(error, message, attempt))) return cancelled()
      }
    }
  }

  /** Waits before the next attempt; false when it was cancelled meanwhile. */
  private async backOff(error: TransientError, message: string, attempt: number): Promise<boolean> {
    const { host } = this.evaluation
    const backoff =
      Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1)) * (0.5 + host.clock.random() / 2)
    const wait = error.retryAfterMs ?? backoff
    host.emit({
      type: 'item',
      node: this.work.node.id,
      key: this.work.key,
      status: 'retrying',
      message: `${message}; trying again in ${(wait / 1000).toFixed(1)} s`,
    })
    try {
      await host.clock.sleep(wait, this.stop.signal)
      return true
    } catch {
      return false
    }
  }

  /** Runs the item once in its slot and stores the take. */
  private async once(attempt: number): Promise<Take> {
    const { evaluation, work, stop } = this
    const { host } = evaluation
    const { node, key } = work
    const price = host.budget.isCapped
      ? (node.node.expectCost?.(work.params) ?? host.previous(node.id, key)?.cost ?? 0)
      : 0
    const refused = host.budget.reserve(price, nodeTitle(node.model.node, node.model.spec))
    if (refused !== undefined)
      throw new BlockedError({ status: 'failed', cause: 'blocked', message: refused, root: { node: node.id, key } })
    const once = new Once(evaluation, work, stop, attempt)
    try {
      const gate = host.gate(stop)
      if (gate) await gate
      if (once.pool !== 'light') await once.takeSlot()
      once.began = host.clock.now()
      host.emit({
        type: 'item',
        node: node.id,
        key,
        status: 'running',
        message: work.why,
        ...(work.attempt > 0 ? { attempt: work.attempt } : {}),
      })
      const inputs = work.inputs.forRun(once.recorded, once.waiting)
      const result = await node.node.run(new RunArguments(inputs, work.params, once))
      stop.throwIfStopped()
      return once.store(result, inputs)
    } finally {
      host.budget.settle(price, once.context?.cost() ?? 0)
      once.hold.end()
      if (once.context) await once.context.close()
    }
  }
}

/** What `run` is given. Its context is made when it is asked for: many nodes never do. */
class RunArguments {
  readonly inputs: Record<string, unknown>
  readonly params: Readonly<Record<string, unknown>>
  private readonly once: Once
  constructor(inputs: Record<string, unknown>, params: Readonly<Record<string, unknown>>, once: Once) {
    this.inputs = inputs
    this.params = params
    this.once = once
  }
  get ctx() {
    return this.once.contextOf().ctx
  }
}

/** One attempt at an item: its slot, its time, and what it read and said. */
class Once {
  private readonly evaluation: Evaluating
  private readonly work: Work
  readonly stop: Stop
  readonly attempt: number
  readonly pool: string
  /** ms since the epoch */
  began = 0
  readonly hold: Hold
  context: ItemContext | undefined
  private reads: Map<string, RecordedRead> | undefined

  constructor(evaluation: Evaluating, work: Work, stop: Stop, attempt: number) {
    this.evaluation = evaluation
    this.work = work
    this.stop = stop
    this.attempt = attempt
    const { pools, clock } = evaluation.host
    const pool = work.node.node.pool ?? 'light'
    this.pool = pool
    this.hold = new Hold(
      pool === 'light' ? undefined : async () => pools.acquire(pool, await evaluation.priority(work), stop.signal),
      () => clock.now(),
    )
  }

  /** Gives the slot back while a branch waits for something else. */
  get waiting(): Hold['waiting'] {
    return this.hold.waiting
  }

  contextOf(): ItemContext {
    this.context ??= contextFor(this.evaluation, this.work, this)
    return this.context
  }

  async takeSlot(): Promise<void> {
    const { host } = this.evaluation
    const { node, key } = this.work
    if (!host.pools.isFree(this.pool)) host.emit({ type: 'item', node: node.id, key, status: 'queued' })
    await this.hold.take()
  }

  readonly recorded = (read: RecordedRead): void => {
    this.reads ??= new Map()
    this.reads.set(canonical([read.kind, read.name, read.argument ?? null]), read)
  }

  /** @throws PermanentError when what was made is not what the node declares */
  store(result: Record<string, unknown>, inputs: Record<string, unknown>): Take {
    const { host } = this.evaluation
    const { node, params, resultKey, why } = this.work
    const { context } = this
    // An item's own time: not what it waited for other items or a free worker, but what workers did for it.
    const seconds = Math.max(0, host.clock.now() - this.began - this.hold.pausedMs + (context?.workedMs() ?? 0)) / 1000
    const outputs = checkOutputs(node.node, result, inputs)
    const said = context?.said() ?? SAID_NOTHING
    const take: Take = {
      id: takeId(resultKey, outputs),
      resultKey,
      outputs,
      reads: this.reads ? [...this.reads.values()] : NO_READS,
      said,
      meta: {
        ...said,
        params: params as Record<string, Json>,
        inputs: this.work.inputs.digests,
        why,
        type: `${node.node.type}@${node.node.version}`,
      },
      seconds,
      cost: context?.cost() ?? 0,
      keep: node.node.keep ?? false,
      createdAt: this.began,
    }
    host.store.takes.add(take, seconds > URGENT_SECONDS || take.cost > 0)
    if (context?.isPaid()) {
      // What was paid for is durable before its payment counts as used up.
      host.store.group.flush()
      host.store.ledger.close(resultKey)
    }
    return take
  }
}

const NO_READS: readonly RecordedRead[] = []
const SAID_NOTHING = { warnings: [], notes: {} } as const

function describe(work: Work, error: unknown): string {
  const title = nodeTitle(work.node.model.node, work.node.model.spec)
  return `${title}: ${error instanceof Error ? error.message : String(error)}`
}
