// The NodeContext of one item: everything a node may do, bound to its run.
import { rm } from 'node:fs/promises'
import { type NodeContext, PermanentError } from '../../graph/context.ts'
import type { Json } from '../../graph/json.ts'
import { isUnder, type Key, segments } from '../../graph/keys.ts'
import { sameDimension } from '../../graph/model/shapes.ts'
import { downstreamOf, nodeGraph, upstreamOf } from '../../graph/model/topology.ts'
import type { RecordedRead, TakeMeta } from '../../store/takes.ts'
import { filesOf } from '../files.ts'
import { ATTEMPTS_PER_ITEM } from '../host.ts'
import type { Program, ProgramNode } from '../plan/program.ts'
import type { Stop } from '../stop.ts'
import { contextSeed, digestOf, sha256 } from './digests.ts'
import { Inputs } from './inputs.ts'
import { jobNotes } from './jobnotes.ts'
import { BlockedError, EvictedError } from './outcome.ts'
import { paidOnce } from './paid.ts'
import { applyEffect } from './reads.ts'
import type { Evaluating, Work } from './work.ts'

/** What the context of an item needs of its execution. */
interface Executing {
  readonly stop: Stop
  /** Which try this is, for job ids. */
  readonly attempt: number
  readonly waiting: <T>(work: () => Promise<T>) => Promise<T>
  readonly recorded: (read: RecordedRead) => void
}

export interface ItemContext {
  readonly ctx: NodeContext
  /** What the node said while it ran. */
  said(): Pick<TakeMeta, 'served' | 'warnings' | 'notes'>
  /** US dollars that services charged. */
  cost(): number
  /** Whether it did a paid step. */
  isPaid(): boolean
  /** ms that workers spent on its jobs. */
  workedMs(): number
  /** Removes the item's scratch folders. */
  close(): Promise<void>
}

export function contextFor(evaluation: Evaluating, work: Work, execution: Executing): ItemContext {
  const { host } = evaluation
  const { node, key } = work
  const { stop, waiting, recorded } = execution
  const { artifacts } = host.store
  const folders: string[] = []
  const warnings: string[] = []
  const notes: Record<string, Json> = {}
  /** Who the node says did the work; when it says nothing, the runners that its jobs went to. */
  const served = new Set<string>()
  const runners = new Set<string>()
  const kept = jobNotes()
  let jobs = 0
  let workedMs = 0
  let cost = 0
  let isPaid = false
  const demand = (digest: string) => {
    if (!artifacts.has(digest)) throw new EvictedError(digest)
    artifacts.touch(digest)
  }

  const ctx: NodeContext = {
    key,
    nodeId: node.id,
    get seed() {
      return contextSeed(work.params.seed, work.inputs.digestText)
    },
    get signal() {
      return stop.signal
    },
    artifacts: {
      path: digest => {
        demand(digest)
        return artifacts.path(digest)
      },
      has: artifacts.has,
      adopt: artifacts.adopt,
      put: artifacts.put,
      read: digest => {
        demand(digest)
        return artifacts.read(digest)
      },
      scratch: async () => {
        const folder = await artifacts.scratch()
        folders.push(folder)
        return folder
      },
    },
    progress: (fraction, message, preview) =>
      host.emit({
        type: 'progress',
        node: node.id,
        key,
        fraction: Math.min(1, Math.max(0, fraction)),
        ...(message === undefined ? {} : { message }),
        ...(preview === undefined ? {} : { preview }),
      }),
    log: message => host.emit({ type: 'log', node: node.id, key, message }),
    served: provider => served.add(provider),
    warn: message => {
      if (!warnings.includes(message)) warnings.push(message)
    },
    note: (name, value) => {
      notes[name] = value
    },
    dispatch: async (capability, job) => {
      for (const input of Object.values(job.inputs ?? {})) demand(input.digest)
      const jobId = sha256(`${work.resultKey} ${execution.attempt} ${capability} ${jobs++} ${digestOf(job)}`).slice(
        0,
        32,
      )
      let takenAt: number | undefined
      const onTaken = () => {
        takenAt ??= host.clock.now()
      }
      const priority = await evaluation.priority(work)
      const answered = kept.sent(capability, job)
      const result = await waiting(() =>
        host.dispatcher.dispatch(capability, {
          ...job,
          onTaken,
          jobId,
          priority,
          signal: stop.signal,
          onProgress: ctx.progress,
        }),
      )
      if (takenAt !== undefined) workedMs += host.clock.now() - takenAt
      runners.add(result.servedBy)
      answered(result)
      return result
    },
    offers: capability => waiting(() => host.dispatcher.offers(capability)),
    step: async <T>(name: string, inputs: unknown, fn: () => Promise<T>): Promise<T> => {
      const stepKey = digestOf(['step', node.node.type, node.node.version, name, inputs, node.node.fingerprint])
      const stored = host.store.takes.step(stepKey)
      if (stored !== undefined && !filesOf(stored).some(file => !artifacts.has(file))) return stored as T
      const value = await fn()
      host.store.takes.addStep(stepKey, value as Json)
      return value
    },
    rerun: (ports, patches, { under } = {}) =>
      waiting(() => rerun(evaluation, work, { ports, patches, under }, message => ctx.warn(message))),
    regenerable: port => regenerableUpstream(evaluation, node, key, port),
    once: (name, paid) => {
      isPaid = true
      return waiting(() => paidOnce(host, work, name, paid, stop.signal))
    },
    spent: usd => {
      cost += usd
    },
    approve: async (value, question) => {
      const digest = digestOf(value)
      const asked = { graphId: host.graphId, node: node.id, key, digest }
      if (!host.approvals.decision(asked))
        host.emit({ type: 'item', node: node.id, key, status: 'waiting', message: question ?? 'waits for approval' })
      const decision = await waiting(() => host.approvals.wait(asked, stop.signal))
      recorded({ kind: 'decision', name: 'approve', argument: digest, digest: digestOf(decision) })
      if (decision.kind === 'reject')
        throw new PermanentError(`rejected${decision.reason ? `: ${decision.reason}` : ''}`)
      return decision.kind === 'edit' ? decision.value : value
    },
    effect: async (name, id, value) => {
      const read = { kind: 'effect', name, argument: { id, value }, digest: digestOf(value) } as const
      await waiting(() => applyEffect(host, read))
      recorded(read)
    },
    read: async <T = Json>(reader: string, argument: Json): Promise<T> => {
      const read = host.readers[reader]
      if (!read) throw new Error(`There is nothing here that reads ${reader}`)
      const value = await waiting(() => read(argument))
      recorded({ kind: 'reader', name: reader, argument, digest: digestOf(value) })
      return value as T
    },
  }
  return {
    ctx,
    said: () => {
      const by = served.size > 0 ? served : runners
      return { ...(by.size > 0 ? { served: [...by].join(' + ') } : {}), warnings, notes: { ...kept.notes, ...notes } }
    },
    cost: () => cost,
    isPaid: () => isPaid,
    workedMs: () => workedMs,
    close: async () => {
      await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
    },
  }
}

interface RerunRequest {
  readonly ports: readonly string[]
  readonly patches: Record<string, Record<string, Json>>
  readonly under: readonly Key[] | undefined
}

/** A private attempt: the node's inputs again, with other params upstream. */
async function rerun(
  evaluation: Evaluating,
  work: Work,
  { ports, patches, under }: RerunRequest,
  warn: (message: string) => void,
) {
  const { host } = evaluation
  const { node, key } = work
  const patched = Object.keys(patches).map(id => {
    const found = host.program.nodes.get(id)
    if (!found) throw new Error(`There is no node ${id} upstream to run again`)
    return found
  })
  const isPinned = (id: string, at: Key) =>
    Object.keys(host.program.document.pins[id] ?? {}).some(pin => isUnder(pin, at) || isUnder(at, pin))
  const free = (under ?? [key]).filter(at => {
    const pinned = patched.find(({ id }) => isPinned(id, at))
    if (pinned) warn(`${pinned.id} is pinned at ${at || 'its only item'}, so no other attempt was made`)
    return !pinned
  })
  const counted = free.map(at => ({ at, attempt: Math.max(...patched.map(({ id }) => host.countAttempt(id, at))) }))
  const within = counted.filter(({ attempt }) => attempt <= ATTEMPTS_PER_ITEM)
  if (within.length < counted.length) warn(`Stopped after ${ATTEMPTS_PER_ITEM} attempts for an item in this run`)
  if (within.length === 0) return undefined
  const attempt = Math.max(...within.map(item => item.attempt))
  const affected = between(
    host.program,
    patched.map(({ id }) => id),
    node,
    ports,
  )
  const deepest = patched.reduce((a, b) => (b.shape.length > a.shape.length ? b : a))
  const inner = evaluation.overlaid({
    affected,
    patches,
    reader: node,
    key,
    attempt,
    ...(under ? { under: { shape: deepest.shape, keys: within.map(({ at }) => at) } } : {}),
  })
  const inputs = new Inputs(inner, node, key)
  const failure = await inputs.load()
  if (failure) throw new BlockedError(failure)
  const values = inputs.forRun(
    () => {},
    work => work(),
  )
  const asked: Record<string, unknown> = {}
  for (const port of ports) {
    const value = values[port]
    asked[port] = typeof value === 'function' ? await value() : value
  }
  return { inputs: asked, attempt }
}

/** The nodes on a way from the patched ones to one of the reader's ports, the patched ones included. */
function between(
  program: Program,
  patched: readonly string[],
  reader: ProgramNode,
  ports: readonly string[],
): Set<string> {
  const starts = ports.flatMap(
    port => reader.inputs.find(input => input.spec.name === port)?.streams.map(stream => stream.source.id) ?? [],
  )
  const wires: [string, string][] = []
  for (const node of program.nodes.values())
    for (const stream of [...node.inputs.flatMap(input => input.streams), ...node.params.map(param => param.stream)])
      wires.push([stream.source.id, node.id])
  const graph = nodeGraph(program.nodes.keys(), wires)
  const above = upstreamOf(graph, starts)
  const below = downstreamOf(graph, patched)
  return new Set([...above].filter(id => below.has(id)))
}

/** Regenerable nodes upstream of a port, nearest first, with the params that their item here has now. */
function regenerableUpstream(evaluation: Evaluating, reader: ProgramNode, key: Key, port: string) {
  const { program } = evaluation.host
  const found: { node: string; type: string; params: Record<string, unknown> }[] = []
  const seen = new Set<string>()
  const own = segments(key)
  let ring = reader.inputs.find(input => input.spec.name === port)?.streams.map(stream => stream.source) ?? []
  while (ring.length > 0) {
    const next: ProgramNode[] = []
    for (const node of ring) {
      if (seen.has(node.id)) continue
      seen.add(node.id)
      if (node.node.regenerable && program.nodes.has(node.id)) {
        const places = node.shape.map(dimension => reader.shape.findIndex(other => sameDimension(other, dimension)))
        const shared = places.findIndex(place => place < 0)
        const at = (shared < 0 ? places : places.slice(0, shared)).map(place => own[place]).join('/')
        found.push({ node: node.id, type: node.node.type, params: evaluation.paramsOf(node, at) })
      }
      next.push(...node.inputs.flatMap(input => input.streams.map(stream => stream.source)))
    }
    ring = next
  }
  return found
}
