// A plan: what a request would execute, why, and what it would take, found out without executing anything.
import type { PlanInfo, StartRun } from '../protocol/api.ts'
import type { Problem } from '../protocol/events.ts'
import { Budget } from './budget.ts'
import { Evaluation } from './evaluation.ts'
import type { EngineParts, Planned, RunHost } from './host.ts'
import type { Program, ProgramNode } from './program.ts'
import { Stop } from './stop.ts'
import { Asked } from './targets.ts'

/** Seconds assumed for an item that nobody has measured and whose node declares no expectation. */
const UNKNOWN_SECONDS = 0.1

export async function planOf(
  parts: EngineParts,
  request: StartRun,
  program: Program,
  problems: readonly Problem[],
): Promise<PlanInfo> {
  const { store } = parts
  const asked = new Asked(request.targets, program)
  const current = store.takes.current(request.graph.id)
  const found = new Map<string, Planned>()
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
    planning: item => found.set(`${item.node.id}\n${item.key}\n${item.take}`, item),
    frozen: new Set(request.frozen),
    emit: () => {},
    stopOf: () => never,
    gate: () => undefined,
    isAsked: (node, key) => asked.has(node, key),
    isForced: (node, key) => request.force && asked.has(node, key),
    previous: (node, key) => {
      const take = current.get(`${node}\n${key}`)
      return take === undefined ? undefined : store.takes.byId(take)
    },
    record: () => {},
    countAttempt: () => 1,
  }
  const evaluation = new Evaluation(host)
  await asked.evaluate(evaluation)
  if (request.takes > 0) await asked.reroll(evaluation, request.takes)

  /** How the node's items did last time: their number, and the seconds and the price of one. */
  const last = new Map<string, { count: number; seconds: number; cost: number }>()
  for (const [item, id] of current) {
    const node = item.slice(0, item.indexOf('\n'))
    if (!program.nodes.has(node)) continue
    const known = last.get(node)
    if (known) known.count++
    else {
      const take = store.takes.byId(id)
      if (take) last.set(node, { count: 1, seconds: take.seconds, cost: take.cost })
    }
  }
  const priceOf = (node: ProgramNode, params: Planned['params']) => {
    const known = params ?? node.base?.params
    return (known && node.node.expectCost?.(known)) ?? last.get(node.id)?.cost ?? 0
  }
  let approximate = false
  const items = [...found.values()].map(({ node, key, state, why, take, params }): PlanInfo['items'][number] => {
    const items = { node: node.id, key, state, why, ...(take > 0 ? { take } : {}) }
    if (state === 'cached') return { ...items, seconds: 0, costUsd: 0 }
    // A stream whose keys are not known yet is one entry here: it is counted as it was last time.
    const isOpen = key.split('/').filter(Boolean).length < node.shape.length
    const count = isOpen ? Math.max(1, last.get(node.id)?.count ?? 1) : 1
    if (state === 'unknown') approximate = true
    const seconds = last.get(node.id)?.seconds ?? node.node.expectSeconds ?? UNKNOWN_SECONDS
    return { ...items, seconds: seconds * count, costUsd: priceOf(node, params) * count }
  })
  const sum = (of: 'seconds' | 'costUsd') => items.reduce((total, item) => total + item[of], 0)
  return { problems, items, seconds: sum('seconds'), costUsd: sum('costUsd'), approximate }
}
