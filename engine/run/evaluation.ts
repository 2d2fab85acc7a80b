// Evaluation: from the targets back, each item at most once, found in the store or executed.
import type { Json } from '../graph/json.ts'
import { childKey, depth, inherit, type Key, prefixKey, segments } from '../graph/keys.ts'
import { nodeTitle, type Shape, sameDimension } from '../graph/model.ts'
import type { StoredOutput, Take } from '../store/takes.ts'
import { contextSeed, resultKey, takeSeed } from './digests.ts'
import { applyEdits } from './edits.ts'
import { share, verifyReads } from './execute.ts'
import { filesOf } from './files.ts'
import type { RunHost } from './host.ts'
import { Inputs } from './inputs.ts'
import { ABSENT, type Branches, type Failure, type Outcome } from './outcome.ts'
import { type ProgramNode, parseParams } from './program.ts'
import { after, every, type Soon } from './soon.ts'
import type { Stop } from './stop.ts'
import { streamBranches } from './streams.ts'
import { whyRun } from './why.ts'
import type { Evaluating, Overlay, Work } from './work.ts'

/** An attempt's overlay, and the evaluation it lies over. */
interface Overlaid extends Overlay {
  readonly parent: Evaluation
}

/** An item that was asked for, and what became of it. */
interface Reached {
  readonly key: Key
  readonly outcome: Outcome
}

/** Beyond this many evaluations started inside each other, the next one waits a turn: long chains must not fill the stack. */
const NESTING = 200

export class Evaluation implements Evaluating {
  readonly host: RunHost
  readonly overlay: Overlaid | undefined
  private readonly instances = new Map<ProgramNode, Map<Key, Soon<Outcome>>>()
  private readonly enumerations = new Map<ProgramNode, Map<Key, Soon<Branches>>>()
  /** The takes of items that are done, for finding who made a file. */
  private readonly known = new Map<ProgramNode, Map<Key, Take>>()
  private nesting = 0
  /** Whether a stored result counted because of something outside the graph: a reader, a decision, an effect. */
  sawOutside = false

  constructor(host: RunHost, overlay?: Overlaid) {
    this.host = host
    this.overlay = overlay
  }

  get attempt(): number {
    return this.overlay?.attempt ?? 0
  }

  overlaid(overlay: Overlay): Evaluation {
    return new Evaluation(this.host, { ...overlay, parent: this })
  }

  /** Forgets what became of these nodes' items, so that they are looked at again. */
  forget(nodes: Iterable<ProgramNode>): void {
    for (const node of nodes) {
      this.instances.delete(node)
      this.enumerations.delete(node)
      this.known.delete(node)
    }
  }

  /** What becomes of one item. Never rejects. */
  instance(node: ProgramNode, key: Key): Soon<Outcome> {
    if (this.overlay && !this.isAffected(this.overlay, node, key)) return this.overlay.parent.instance(node, key)
    let byKey = this.instances.get(node)
    if (!byKey) {
      byKey = new Map()
      this.instances.set(node, byKey)
    }
    let outcome = byKey.get(key)
    if (!outcome) {
      this.nesting++
      outcome =
        this.nesting > NESTING ? Promise.resolve().then(() => this.evaluate(node, key)) : this.evaluate(node, key)
      this.nesting--
      const instances = byKey
      instances.set(key, outcome)
      // Who asks later need not wait a turn.
      if (outcome instanceof Promise) void outcome.then(settled => instances.set(key, settled))
    }
    return outcome
  }

  /** The segments of a node's items below a prefix, from the streams that drive it. */
  branches(node: ProgramNode, prefix: Key): Soon<Branches> {
    if (this.overlay && !this.overlay.affected.has(node.id)) return this.overlay.parent.branches(node, prefix)
    let byPrefix = this.enumerations.get(node)
    if (!byPrefix) {
      byPrefix = new Map()
      this.enumerations.set(node, byPrefix)
    }
    let branches = byPrefix.get(prefix)
    if (!branches) {
      branches = this.enumerate(node, prefix)
      byPrefix.set(prefix, branches)
    }
    return branches
  }

  /** Evaluates every item of a node at or below `prefix`, each as soon as its key is known. */
  all(node: ProgramNode, prefix: Key): Soon<readonly Reached[]> {
    if (depth(prefix) === node.shape.length)
      return after(this.instance(node, prefix), outcome => [{ key: prefix, outcome }])
    return after(this.branches(node, prefix), ({ segments: keys, failure }) => {
      const below = every(keys.map(segment => this.all(node, childKey(prefix, segment))))
      if (failure)
        this.reportFailure(node, prefix, { ...failure, cause: failure.cause === 'error' ? 'blocked' : failure.cause })
      return after(below, lists => (failure ? [...lists.flat(), { key: prefix, outcome: failure }] : lists.flat()))
    })
  }

  private enumerate(node: ProgramNode, prefix: Key): Soon<Branches> {
    const drivers = node.drivers[depth(prefix)] ?? []
    return after(every(drivers.map(stream => streamBranches(this, stream, prefix))), found => {
      if (found.length === 1) return found[0] as Branches
      const index = new Map<string, number>()
      for (const branches of found)
        for (const segment of branches.segments) if (!index.has(segment)) index.set(segment, index.size)
      const failure = found.find(branches => branches.failure)?.failure
      return { segments: [...index.keys()], index, ...(failure ? { failure } : {}) }
    })
  }

  private isAffected(overlay: Overlaid, node: ProgramNode, key: Key): boolean {
    if (!overlay.affected.has(node.id) || !agrees(node, key, overlay.reader.shape, overlay.key)) return false
    const { under } = overlay
    return !under || under.keys.some(asked => agrees(node, key, under.shape, asked))
  }

  private evaluate(node: ProgramNode, key: Key): Soon<Outcome> {
    const { host } = this
    try {
      if (node.model.node.mode === 'muted') return ABSENT
      const pinned = this.pinned(node, key)
      if (pinned) return this.settle(node, key, pinned, 'pinned')
      if (host.stop.stopped) return this.cancelled(node, key)
      const inputs = new Inputs(this, node, key)
      const outcome = after(inputs.load(), blocked => {
        const turn = host.breath.due()
        return turn
          ? turn.then(() => this.evaluateWith(node, key, inputs, blocked))
          : this.evaluateWith(node, key, inputs, blocked)
      })
      return outcome instanceof Promise ? outcome.catch(error => this.broken(node, key, error)) : outcome
    } catch (error) {
      return this.broken(node, key, error)
    }
  }

  private evaluateWith(node: ProgramNode, key: Key, inputs: Inputs, blocked: Failure | undefined): Soon<Outcome> {
    if (blocked) return this.reportFailure(node, key, blocked)
    if (inputs.isAbsent) {
      this.host.emit({ type: 'item', node: node.id, key, status: 'absent' })
      return ABSENT
    }
    return this.findOrExecute(this.workOf(node, key, inputs))
  }

  private broken(node: ProgramNode, key: Key, error: unknown): Outcome {
    if (this.host.stop.stopped) return this.cancelled(node, key)
    return this.reportFailure(node, key, {
      status: 'failed',
      cause: 'error',
      message: `${nodeTitle(node.model.node, node.model.spec)}: ${error instanceof Error ? error.message : String(error)}`,
      root: { node: node.id, key },
    })
  }

  async remake(digest: string): Promise<Failure | undefined> {
    const maker = this.makerOf(digest)
    if (!maker) return undefined
    const { node, key } = maker
    const inputs = new Inputs(this, node, key)
    const blocked = await inputs.load()
    if (blocked) return blocked
    const work = this.workOf(node, key, inputs)
    const shared = this.host.inFlight.get(work.resultKey) ?? share(this, { ...work, why: 'its file had been evicted' })
    shared.join(this.host.stopOf(node.id, key))
    const made = await shared.promise
    if ('status' in made) return made
    if (this.host.store.artifacts.has(digest)) return undefined
    return {
      status: 'failed',
      cause: 'error',
      message: `${nodeTitle(node.model.node, node.model.spec)} was made again, since its file had been evicted, and came out differently; run once more to go on with the new one`,
      root: { node: node.id, key },
    }
  }

  /** The item whose outputs name a file, the furthest upstream of those that do. */
  private makerOf(digest: string): { node: ProgramNode; key: Key } | undefined {
    for (const node of this.host.program.nodes.values())
      for (const [key, { outputs }] of this.known.get(node) ?? [])
        if (filesOf(outputs).includes(digest)) return { node, key }
    return this.overlay?.parent.makerOf(digest)
  }

  private workOf(node: ProgramNode, key: Key, inputs: Inputs): Work {
    const effective = this.effectiveParams(node, key, inputs.params)
    const digests = inputs.digestText
    return {
      node,
      key,
      params: effective.params,
      inputs,
      resultKey: resultKey(node.node, effective.text, digests),
      seed: () => contextSeed(effective.params.seed, digests),
      why: '',
      priority: () => this.priority(node, key),
      attempt: this.attempt,
    }
  }

  private findOrExecute(work: Work): Soon<Outcome> {
    const forced = this.isForced(work)
    if (!forced) {
      // By far the most of a second run: a take that read nothing beyond its key needs no second look.
      const take = this.host.store.takes.forResult(work.resultKey)[0]
      if (take?.reads.length === 0 && this.isWhole(work.node, work.key, take))
        return this.settle(work.node, work.key, take, 'cached')
    }
    return this.searchOrExecute(work, forced)
  }

  private async searchOrExecute(work: Work, wasForced: boolean): Promise<Outcome> {
    const { host } = this
    const { node, key } = work
    for (let forced = wasForced; ; forced = false) {
      if (!forced)
        for (const take of host.store.takes.forResult(work.resultKey))
          if (this.isWhole(node, key, take) && (await verifyReads(this, work, take)))
            return this.settle(node, key, take, 'cached')
      const why = whyRun(host.previous(node.id, key), work, forced)
      if (host.planning) {
        host.planning({ node, key, why, state: 'run', take: this.attempt, params: work.params })
        return { status: 'failed', cause: 'unknown', message: '', root: { node: node.id, key } }
      }
      if (host.frozen.has(node.id))
        return this.reportFailure(node, key, {
          status: 'failed',
          cause: 'blocked',
          message: 'not made yet',
          root: { node: node.id, key },
        })
      const stop = host.stopOf(node.id, key)
      if (stop.stopped) return this.cancelled(node, key)
      const found = host.inFlight.get(work.resultKey)
      const shared = found ?? share(this, { ...work, why })
      shared.join(stop)
      const made = await unlessStopped(shared.promise, stop)
      if (made === undefined) return this.cancelled(node, key)
      if ('status' in made) return this.reportFailure(node, key, made)
      // Somebody else's take counts only if what it read holds here too, so it is looked up like any stored one.
      if (!found) return this.settle(node, key, made, 'done')
    }
  }

  private isForced({ node, key, params }: Work): boolean {
    // Another seed is another result already; without one the item is simply made again.
    if (this.overlay) return this.overlay.reseed === true && !('seed' in params)
    return this.host.isForced(node.id, key)
  }

  /** What is asked for itself must have its files; elsewhere they may be gone until somebody needs them. */
  private isWhole(node: ProgramNode, key: Key, take: Take): boolean {
    const { artifacts } = this.host.store
    return !this.host.isAsked(node.id, key) || filesOf(take.outputs).every(artifacts.has)
  }

  /** An item has its take: tell, record, and hand its outputs on with a person's edits applied. */
  private settle(node: ProgramNode, key: Key, take: Take, how: 'done' | 'cached' | 'pinned'): Outcome {
    const { host } = this
    host.planning?.({ node, key, why: '', state: 'cached', take: this.attempt })
    host.record(node.id, key, take, this.attempt)
    host.emit({
      type: 'item',
      node: node.id,
      key,
      status: how,
      take: take.id,
      seconds: take.seconds,
      ...(take.meta.served === undefined ? {} : { served: take.meta.served }),
      ...(how === 'done' && take.meta.why ? { message: take.meta.why } : {}),
      ...(take.meta.warnings.length > 0 ? { warnings: take.meta.warnings } : {}),
      ...(this.attempt > 0 ? { attempt: this.attempt } : {}),
    })
    const edits = host.program.document.edits[node.id]
    const outputs: Record<string, StoredOutput> = edits ? applyEdits(take.outputs, edits, key, node.node) : take.outputs
    if (take.reads.some(read => read.kind === 'reader' || read.kind === 'decision' || read.kind === 'effect'))
      this.sawOutside = true
    let known = this.known.get(node)
    if (!known) {
      known = new Map()
      this.known.set(node, known)
    }
    known.set(key, take)
    return { status: 'ok', outputs, take: take.id }
  }

  private pinned(node: ProgramNode, key: Key): Take | undefined {
    const pins = this.host.program.document.pins[node.id]
    const id = pins && Object.hasOwn(pins, key) ? pins[key] : undefined
    return id === undefined ? undefined : this.host.store.takes.byId(id)
  }

  paramsOf(node: ProgramNode, key: Key): Record<string, unknown> {
    return {
      ...node.base?.params,
      ...node.model.node.params,
      ...inherit(this.host.program.document.overrides[node.id], key),
      ...this.patchesFor(node, key),
    }
  }

  private effectiveParams(node: ProgramNode, key: Key, wired: Readonly<Record<string, unknown>> | undefined) {
    const own = inherit(this.host.program.document.overrides[node.id], key)
    const patch = this.overlay?.patches[node.id]
    const inherited = this.overlay ? this.overlay.parent.patchesFor(node, key) : undefined
    const overlay = this.overlay
    if (node.base && !overlay && Object.keys(own).length === 0) return node.base
    const given = { ...node.model.node.params, ...wired, ...own, ...inherited, ...patch }
    const effective = parseParams(node.node, given)
    if (!overlay?.reseed || !('seed' in effective.params)) return effective
    return parseParams(node.node, { ...given, seed: takeSeed(effective.params.seed, overlay.attempt) })
  }

  /** The patches of this evaluation and those it lies in, outermost first. */
  private patchesFor(node: ProgramNode, key: Key): Readonly<Record<string, Json>> | undefined {
    if (!this.overlay || !this.isAffected(this.overlay, node, key)) return undefined
    return { ...this.overlay.parent.patchesFor(node, key), ...this.overlay.patches[node.id] }
  }

  /** Items of earlier scenes first, so that they come out one by one; within one, the longest remaining way first. */
  private async priority(node: ProgramNode, key: Key): Promise<number> {
    const { rank } = this.host
    if (key === '') return rank - node.rank
    const branches = await this.branches(node, '')
    const place = branches.index.get(prefixKey(key, 1)) ?? 0
    return rank + (place + 1) * 1_000_000 - node.rank
  }

  private cancelled(node: ProgramNode, key: Key): Outcome {
    return this.reportFailure(node, key, {
      status: 'failed',
      cause: 'cancelled',
      message: 'Cancelled',
      root: { node: node.id, key },
    })
  }

  /** Tells why an item is not there, once, and gives what those who need it are told. */
  reportFailure(node: ProgramNode, key: Key, failure: Failure): Failure {
    const { host } = this
    if (failure.cause === 'unknown')
      host.planning?.({ node, key, why: 'depends on what has to run first', state: 'unknown', take: this.attempt })
    else
      host.emit({
        type: 'item',
        node: node.id,
        key,
        status: failure.cause === 'error' ? 'failed' : failure.cause,
        message: failure.message,
        ...(this.attempt > 0 ? { attempt: this.attempt } : {}),
      })
    return failure
  }
}

/** Whether an item's key has the same segments as `other`, a key of `shape`, on every dimension that both have. */
function agrees(node: ProgramNode, key: Key, shape: Shape, other: Key): boolean {
  if (other === '' || node.shape.length === 0) return true
  const own = segments(key)
  const theirs = segments(other)
  return node.shape.every((dimension, level) => {
    const place = shape.findIndex(candidate => sameDimension(candidate, dimension))
    return place < 0 || place >= theirs.length || own[level] === theirs[place]
  })
}

/** What a promise that never rejects gives, or undefined as soon as the item is stopped. */
const unlessStopped = <T>(promise: Promise<T>, stop: Stop): Promise<T | undefined> =>
  new Promise(resolve => {
    void promise.then(resolve)
    stop.onStop(() => resolve(undefined))
  })
