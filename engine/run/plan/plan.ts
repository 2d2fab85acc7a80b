// A plan: what a request would execute, why, and what it would take, found out without executing anything.
import type { GraphDocument, GraphNode } from '../../graph/document.ts'
import { canonical } from '../../graph/json.ts'
import { depth } from '../../graph/keys.ts'
import type { PlanInfo, StartRun } from '../../protocol/api.ts'
import type { Problem } from '../../protocol/events.ts'
import type { Store } from '../../store/store.ts'
import type { Take } from '../../store/takes.ts'
import { Budget } from '../budget.ts'
import type { EngineParts, Planned, RunHost } from '../host.ts'
import { Evaluation } from '../item/evaluation.ts'
import { Stop } from '../stop.ts'
import { type Program, type ProgramNode, parseParams } from './program.ts'
import { Asked } from './targets.ts'

/** Seconds assumed for an item that nobody has measured and whose node declares no expectation. */
const UNKNOWN_SECONDS = 0.1

/** A plan that was made, kept so that the next one of the same graph looks only at what changed. */
export interface Planning {
  readonly request: StartRun
  readonly problems: readonly Problem[]
  readonly program: Program
  readonly asked: Asked
  readonly evaluation: Evaluation
  /** What was found of each node, by its place in the program. */
  readonly found: (FoundItems | undefined)[]
  readonly lastTime: LastTime
  /** What the store held then. */
  readonly storeVersion: number
}

type Item = PlanInfo['items'][number]
/** A planned item, with what is told of it where that does not change any more. */
type Found = Planned & { told?: Item }
/** Of most nodes there is one item: it needs no list. */
type FoundItems = Found | Map<string, Found>
type LastTime = (node: string) => { count: number; seconds: number; cost: number } | undefined

/** Starts planning: nothing is evaluated yet. */
export function planningOf(
  parts: EngineParts,
  request: StartRun,
  program: Program,
  problems: readonly Problem[],
  current: ReadonlyMap<string, Take | string>,
): Planning {
  const { store } = parts
  const asked = new Asked(request.targets, program)
  const found: Planning['found'] = []
  const never = new Stop()
  const host: RunHost = {
    ...parts,
    inFlight: new Map(),
    runId: 'plan',
    graphId: request.graph.id,
    program,
    budget: new Budget(),
    rank: 0,
    stop: never,
    planning: item => {
      const { place } = item.node
      const known = found[place]
      if (known instanceof Map) known.set(foundName(item), item)
      else if (!known || foundName(known) === foundName(item)) found[place] = item
      else
        found[place] = new Map([
          [foundName(known), known],
          [foundName(item), item],
        ])
    },
    frozen: new Set(request.frozen),
    emit: () => {},
    joined: new Set(),
    isStopped: () => false,
    gate: () => undefined,
    isAsked: (node, key) => asked.has(node, key),
    isForced: (node, key) => request.force && asked.has(node, key),
    previous: (node, key) => {
      const take = current.get(`${node}\n${key}`)
      return typeof take === 'string' ? store.takes.byId(take) : take
    },
    record: () => {},
    countAttempt: () => 1,
  }
  const evaluation = new Evaluation(host)
  const lastTime = lastTimes(store, current, program)
  return { request, problems, program, asked, evaluation, found, lastTime, storeVersion: store.takes.version }
}

const foundName = ({ key, take }: Found): string => `${key}\n${take}`

/** Evaluates what has not been evaluated yet, and says what was found. */
export async function planInfo(planning: Planning): Promise<PlanInfo> {
  const { request, asked, evaluation, found, problems, lastTime } = planning
  await asked.evaluate(evaluation)
  if (request.takes > 0) await asked.reroll(evaluation, request.takes)

  let approximate = false
  let seconds = 0
  let costUsd = 0
  const items: Item[] = []
  const tell = (planned: Found) => {
    planned.told ??= toldOf(planned, lastTime)
    if (planned.state === 'unknown') approximate = true
    seconds += planned.told.seconds
    costUsd += planned.told.costUsd
    items.push(planned.told)
  }
  for (const some of found)
    if (some instanceof Map) some.forEach(tell)
    else if (some) tell(some)
  return { problems, items, seconds, costUsd, approximate }
}

function toldOf({ node, key, state, why, take, params }: Found, lastTime: LastTime): Item {
  const known = params ?? node.base?.params
  // A stream whose keys are not known yet is one entry here: it is counted as it was last time.
  const last = state === 'cached' ? undefined : lastTime(node.id)
  const count = state === 'cached' ? 0 : depth(key) < node.shape.length ? Math.max(1, last?.count ?? 1) : 1
  return {
    node: node.id,
    key,
    state,
    why,
    ...(take > 0 ? { take } : {}),
    seconds: count * (last?.seconds ?? node.node.expectSeconds ?? UNKNOWN_SECONDS),
    costUsd: count && count * ((known && node.node.expectCost?.(known)) ?? last?.cost ?? 0),
  }
}

/** How a node's items did last time: their number, and the seconds and the price of one. Asked only where something runs. */
function lastTimes(store: Store, current: ReadonlyMap<string, Take | string>, program: Program): LastTime {
  let first: Map<string, { count: number; take: Take | string }> | undefined
  const told = new Map<string, ReturnType<LastTime>>()
  return node => {
    if (!first) {
      first = new Map()
      for (const [item, take] of current) {
        const id = item.slice(0, item.indexOf('\n'))
        const known = first.get(id)
        if (known) known.count++
        else if (program.nodes.has(id)) first.set(id, { count: 1, take })
      }
    }
    const known = first.get(node)
    if (!told.has(node)) {
      const take = typeof known?.take === 'string' ? store.takes.byId(known.take) : known?.take
      told.set(node, known && take ? { count: known.count, seconds: take.seconds, cost: take.cost } : undefined)
    }
    return told.get(node)
  }
}

/**
 * The nodes whose params, overrides, edits or pins differ between two documents that are otherwise alike; undefined when
 * they differ in more than that.
 */
function changedNodes(before: GraphDocument, after: GraphDocument): GraphNode[] | undefined {
  if (before.nodes.length !== after.nodes.length || before.edges.length !== after.edges.length) return undefined
  if (before.edges !== after.edges)
    for (let at = 0; at < after.edges.length; at++) {
      const [a, b] = [before.edges[at], after.edges[at]]
      if (a?.from !== b?.from || a?.to !== b?.to) return undefined
    }
  const changed: GraphNode[] = []
  for (let at = 0; at < after.nodes.length; at++) {
    const [a, b] = [before.nodes[at] as GraphNode, after.nodes[at] as GraphNode]
    if (a === b) continue
    if (a.id !== b.id || a.type !== b.type || a.version !== b.version || a.mode !== b.mode) return undefined
    if (canonical(a.params) !== canonical(b.params)) changed.push(b)
  }
  for (const part of ['overrides', 'edits', 'pins'] as const) {
    const [a, b] = [before[part] as Record<string, unknown>, after[part] as Record<string, unknown>]
    if (a === b) continue
    for (const id of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (canonical(a[id] ?? null) === canonical(b[id] ?? null)) continue
      const node = after.nodes.find(candidate => candidate.id === id)
      if (node && !changed.includes(node)) changed.push(node)
    }
  }
  return changed
}

/** Whether two requests ask the same of two graphs. */
const asksAlike = ({ graph: a, ...before }: StartRun, { graph: b, ...after }: StartRun): boolean =>
  a.id === b.id && canonical(before) === canonical(after)

/**
 * Brings a plan that was made up to date with another request, so that only the changed nodes and what lies downstream
 * of them are looked at again; undefined when too much is different. Readers, decisions and effects are outside of what
 * can be seen here: a plan that met any is not used again.
 */
export function replan(
  planning: Planning,
  request: StartRun,
  version: number,
  valid: (node: GraphNode) => boolean,
): Planning | undefined {
  const { program, evaluation, found } = planning
  if (planning.storeVersion !== version || evaluation.sawOutside || !asksAlike(planning.request, request))
    return undefined
  const changed = changedNodes(planning.request.graph, request.graph)
  if (!changed?.every(valid)) return undefined
  const dirty = new Set<ProgramNode>()
  for (const { id } of changed) {
    const own = program.nodes.get(id)
    if (own) markBelow(own, program, dirty)
  }
  // What is only asked for on demand may not be asked for any more: what was found there would be told as if it were.
  for (const { inputs } of dirty) if (inputs.some(({ spec }) => spec.lazy || spec.kind === 'lookup')) return undefined
  program.document = request.graph
  for (const node of changed) {
    const own = program.nodes.get(node.id)
    if (!own) continue
    own.model = { ...own.model, node }
    if (own.params.length === 0) own.base = parseParams(own.node, node.params)
  }
  evaluation.forget(dirty)
  for (const node of dirty) found[node.place] = undefined
  return { ...planning, request }
}

/** A node and everything that it reaches. */
function markBelow(node: ProgramNode, program: Program, marked: Set<ProgramNode>): void {
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (marked.has(next)) continue
    marked.add(next)
    open.push(...program.readers(next))
  }
}
