// Evaluation: from the targets back, each item at most once, found in the store or executed.
import type { Json } from '../../graph/json.ts'
import { childKey, depth, inherit, type Key, prefixKey, segments } from '../../graph/keys.ts'
import { nodeTitle } from '../../graph/model/model.ts'
import { type Shape, sameDimension } from '../../graph/model/shapes.ts'
import type { RunEvent } from '../../protocol/events.ts'
import type { RecordedRead, StoredOutput, Take } from '../../store/takes.ts'
import { filesOf } from '../files.ts'
import type { RunHost } from '../host.ts'
import { type ProgramNode, parseParams } from '../plan/program.ts'
import { whyRun } from '../plan/why.ts'
import { resultKey, takeSeed } from './digests.ts'
import { applyEdits } from './edits.ts'
import { Execution, Joined } from './execute.ts'
import { Inputs } from './inputs.ts'
import { ABSENT, type Branches, type Failure, type Outcome } from './outcome.ts'
import { verifyReads } from './reads.ts'
import { after, every, type Soon } from './soon.ts'
import { streamBranches } from './streams.ts'
import type { Evaluating, Overlay, Work } from './work.ts'

/** An attempt's overlay, and the evaluation it lies over. */
interface Overlaid extends Overlay {
  readonly parent: Evaluation
}

/** An item that was asked for, and what became of it. */
export interface Reached {
  readonly key: Key
  readonly outcome: Outcome
}

/** Beyond this many evaluations started inside each other, the next one waits a turn: long chains must not fill the stack. */
const NESTING = 200

export class Evaluation implements Evaluating {
  readonly host: RunHost
  readonly overlay: Overlaid | undefined
  /** What is known of each node, by its place in the program. */
  private readonly reached: (NodeItems | undefined)[] = []
  private nesting = 0
  private walked = false
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
    for (const node of nodes) this.reached[node.place] = undefined
  }

  private itemsOf(node: ProgramNode): NodeItems {
    let items = this.reached[node.place]
    if (!items) {
      items = new NodeItems()
      this.reached[node.place] = items
    }
    return items
  }

  /** What becomes of one item. Never rejects. */
  instance(node: ProgramNode, key: Key): Soon<Outcome> {
    if (this.overlay && !this.isAffected(this.overlay, node, key)) return this.overlay.parent.instance(node, key)
    const items = this.itemsOf(node)
    const known = items.get(key)
    if (known) return known
    this.nesting++
    const outcome =
      this.nesting > NESTING ? Promise.resolve().then(() => this.evaluate(node, key)) : this.evaluate(node, key)
    this.nesting--
    items.set(key, outcome)
    // Who asks later need not wait a turn.
    if (outcome instanceof Promise) void outcome.then(settled => items.set(key, settled))
    return outcome
  }

  /** The segments of a node's items below a prefix, from the streams that drive it. */
  branches(node: ProgramNode, prefix: Key): Soon<Branches> {
    if (this.overlay && !this.overlay.affected.has(node.id)) return this.overlay.parent.branches(node, prefix)
    const { branches } = this.itemsOf(node)
    const known = branches.get(prefix)
    if (known) return known
    const found = this.enumerate(node, prefix)
    branches.set(prefix, found)
    if (found instanceof Promise) void found.then(settled => branches.set(prefix, settled))
    return found
  }

  /** Evaluates every item of a node at or below `prefix`, each as soon as its key is known. */
  all(node: ProgramNode, prefix: Key): Soon<readonly Reached[]> {
    if (depth(prefix) === node.shape.length)
      return after(this.instance(node, prefix), outcome => [{ key: prefix, outcome }])
    return after(this.branches(node, prefix), branches => {
      if (branches.failure) {
        const { failure } = branches
        this.reportFailure(node, prefix, { ...failure, cause: failure.cause === 'error' ? 'blocked' : failure.cause })
      }
      return this.allBelow(node, prefix, branches, [], 0)
    })
  }

  /** Goes through the items below a prefix from place `at` on, with a turn of the event loop between two when it is time. */
  private allBelow(
    node: ProgramNode,
    prefix: Key,
    branches: Branches,
    below: Soon<readonly Reached[]>[],
    at: number,
  ): Soon<readonly Reached[]> {
    for (let next = at; next < branches.segments.length; next++) {
      below.push(this.all(node, childKey(prefix, branches.segments[next] as string)))
      const turn = this.host.breath.between()
      if (turn) return turn.then(() => this.allBelow(node, prefix, branches, below, next + 1))
    }
    const { failure } = branches
    return after(every(below), lists => (failure ? [...lists.flat(), { key: prefix, outcome: failure }] : lists.flat()))
  }

  /**
   * Evaluates the lone values that these targets need for certain, from the sources on: what is stored is found without
   * a promise, however long the graph, and the event loop has its turns in between. What else they need is asked for as ever.
   */
  async walk(targets: Iterable<ProgramNode>): Promise<void> {
    // Once: afterwards little is left to be found.
    if (this.walked) return
    this.walked = true
    const certain = new Set<ProgramNode>()
    const open = [...targets]
    for (let node = open.pop(); node; node = open.pop()) {
      if (certain.has(node) || node.shape.length > 0) continue
      certain.add(node)
      const turn = this.host.breath.between()
      if (turn) await turn
      if (node.model.node.mode === 'muted' || this.pinned(node, '')) continue
      for (const { streams } of node.eager) for (const { source } of streams) open.push(source)
      for (const { stream } of node.params) open.push(stream.source)
    }
    for (const node of this.host.program.nodes.values()) {
      if (!certain.has(node)) continue
      void this.instance(node, '')
      const turn = this.host.breath.between()
      if (turn) await turn
    }
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
      const loaded = inputs.load()
      const turn = loaded instanceof Promise ? undefined : host.breath.due()
      if (!(loaded instanceof Promise) && !turn) return this.evaluateWith(node, key, inputs, loaded)
      return this.evaluateLater(node, key, inputs, loaded)
    } catch (error) {
      return this.broken(node, key, error)
    }
  }

  private async evaluateLater(
    node: ProgramNode,
    key: Key,
    inputs: Inputs,
    loading: Soon<Failure | undefined>,
  ): Promise<Outcome> {
    try {
      // Without a wait where there is nothing to wait for: items of a list take their turn in its order.
      const blocked = loading instanceof Promise ? await loading : loading
      const turn = this.host.breath.due()
      if (turn) await turn
      return await this.evaluateWith(node, key, inputs, blocked)
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
    work.why = 'its file had been evicted'
    const made = await this.made(work, this.host.inFlight.get(work.resultKey))
    if (made === undefined) return this.cancelled(node, key)
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
    const { program, store } = this.host
    for (const node of program.nodes.values())
      for (const [key, outcome] of this.reached[node.place]?.entries() ?? []) {
        if (outcome instanceof Promise || outcome.status !== 'ok') continue
        // A person's edit may have put another file in the place of the one that was made.
        const outputs = program.document.edits[node.id] ? store.takes.byId(outcome.take)?.outputs : outcome.outputs
        if (filesOf(outputs).includes(digest)) return { node, key }
      }
    return this.overlay?.parent.makerOf(digest)
  }

  private workOf(node: ProgramNode, key: Key, inputs: Inputs): Work {
    const { params, text } = this.effectiveParams(node, key, inputs.params)
    const found = resultKey(node.node, text, inputs.digestText)
    return { node, key, params, inputs, resultKey: found, why: '', attempt: this.attempt }
  }

  private findOrExecute(work: Work): Soon<Outcome> {
    const { node, key } = work
    const forced = this.isForced(work)
    if (!forced)
      for (const take of this.host.store.takes.forResult(work.resultKey)) {
        if (!this.isWhole(node, key, take)) continue
        // By far the most of a second run: a take that read nothing beyond its key needs no second look.
        if (take.reads.length > 0) return this.verifyOrExecute(work)
        return this.settle(node, key, take, 'cached')
      }
    return this.execute(work, forced)
  }

  private async verifyOrExecute(work: Work): Promise<Outcome> {
    const { node, key } = work
    for (const take of this.host.store.takes.forResult(work.resultKey))
      if (this.isWhole(node, key, take) && (await verifyReads(this, work, take)))
        return this.settle(node, key, take, 'cached')
    return this.execute(work, false)
  }

  private execute(work: Work, forced: boolean): Soon<Outcome> {
    const { host } = this
    const { node, key } = work
    work.why = whyRun(host.previous(node.id, key), work, forced)
    if (host.planning) {
      host.planning({ node, key, why: work.why, state: 'run', take: this.attempt, params: work.params })
      return { status: 'failed', cause: 'unknown', message: '', root: { node: node.id, key } }
    }
    if (host.frozen.has(node.id))
      return this.reportFailure(node, key, {
        status: 'failed',
        cause: 'blocked',
        message: 'not made yet',
        root: { node: node.id, key },
      })
    if (host.isStopped(node.id, key)) return this.cancelled(node, key)
    return this.outcomeOf(work, host.inFlight.get(work.resultKey))
  }

  private async outcomeOf(work: Work, found: Execution | undefined): Promise<Outcome> {
    const { node, key } = work
    const made = await this.made(work, found)
    if (made === undefined) return this.cancelled(node, key)
    if ('status' in made) return this.reportFailure(node, key, made)
    // Somebody else's take counts only if what it read holds here too, so it is looked up like any stored one.
    return found ? this.verifyOrExecute(work) : this.settle(node, key, made, 'done')
  }

  /** Joins an execution, or begins one. Resolves to undefined as soon as the item is stopped. */
  private made(work: Work, found: Execution | undefined): Promise<Take | Failure | undefined> {
    const execution = found ?? new Execution(this, work)
    const made = new Promise<Take | Failure | undefined>(resolve => {
      execution.join(new Joined(this.host, work.node.id, work.key, execution, resolve))
    })
    if (!found) void execution.run()
    return made
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
    host.emit(settled(node, key, take, how, this.attempt))
    const edits = host.program.document.edits[node.id]
    const outputs: Record<string, StoredOutput> = edits ? applyEdits(take.outputs, edits, key, node.node) : take.outputs
    if (take.reads.length > 0 && take.reads.some(isOutside)) this.sawOutside = true
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
    const { overlay } = this
    const overrides = this.host.program.document.overrides[node.id]
    const own = overrides ? inherit(overrides, key) : NOTHING
    if (node.base && !overlay && Object.keys(own).length === 0) return node.base
    const inherited = overlay?.parent.patchesFor(node, key)
    const given = { ...node.model.node.params, ...wired, ...own, ...inherited, ...overlay?.patches[node.id] }
    const effective = parseParams(node.node, given)
    if (!overlay?.reseed || !('seed' in effective.params)) return effective
    return parseParams(node.node, { ...given, seed: takeSeed(effective.params.seed, overlay.attempt) })
  }

  /** The patches of this evaluation and those it lies in, outermost first. */
  private patchesFor(node: ProgramNode, key: Key): Readonly<Record<string, Json>> | undefined {
    if (!this.overlay || !this.isAffected(this.overlay, node, key)) return undefined
    return { ...this.overlay.parent.patchesFor(node, key), ...this.overlay.patches[node.id] }
  }

  /**
   * Items of earlier scenes first, so that they come out one by one; but a node more that lies after an item counts as much
   * as a scene: what has a short way to go fills the gaps of what has a long one.
   */
  async priority({ node, key }: Work): Promise<number> {
    const { rank } = this.host
    if (key === '') return rank - node.rank
    const branches = await this.branches(node, '')
    const place = branches.index.get(prefixKey(key, 1)) ?? 0
    return rank + place + 1 - node.rank
  }

  private cancelled(node: ProgramNode, key: Key): Failure {
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

const NOTHING: Readonly<Record<string, unknown>> = {}

const isOutside = (read: RecordedRead) => read.kind === 'reader' || read.kind === 'decision' || read.kind === 'effect'

function settled(node: ProgramNode, key: Key, take: Take, status: 'done' | 'cached' | 'pinned', attempt: number) {
  const event: Writable<Extract<RunEvent, { type: 'item' }>> = {
    type: 'item',
    node: node.id,
    key,
    status,
    take: take.id,
    seconds: take.seconds,
  }
  const { served, warnings } = take.said
  if (served !== undefined) event.served = served
  if (status === 'done' && take.meta.why) event.message = take.meta.why
  if (warnings.length > 0) event.warnings = [...warnings]
  if (attempt > 0) event.attempt = attempt
  return event
}
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** What an evaluation knows of one node: what became of its items, and which it has. */
class NodeItems {
  private lone: Soon<Outcome> | undefined
  private keyed: Map<Key, Soon<Outcome>> | undefined
  private enumerated: Map<Key, Soon<Branches>> | undefined

  get(key: Key): Soon<Outcome> | undefined {
    return key === '' ? this.lone : this.keyed?.get(key)
  }
  set(key: Key, outcome: Soon<Outcome>): void {
    if (key === '') this.lone = outcome
    else {
      this.keyed ??= new Map()
      this.keyed.set(key, outcome)
    }
  }
  *entries(): Generator<readonly [Key, Soon<Outcome>]> {
    if (this.lone) yield ['', this.lone]
    if (this.keyed) yield* this.keyed
  }
  /** The segments below a prefix. */
  get branches(): Map<Key, Soon<Branches>> {
    this.enumerated ??= new Map()
    return this.enumerated
  }
}
