// What a run is to be before it starts: which part of the graph, anew or not, how many more takes, at what cost at most.
import type { PlanInfo, Target } from '../../../engine/protocol/api.ts'
import type { Selection } from '../selection.ts'

/** `to` the selected nodes and what they need, `from` them on, `item` only the one in focus. */
export type RunScope = 'all' | 'to' | 'from' | 'item'

export interface RunChoice {
  readonly scope: RunScope
  /** Ignores stored results of the targets. */
  readonly force: boolean
  /** How many more takes of the targets, 0…32. */
  readonly takes: number
  /** The most that services may charge, in US dollars. */
  readonly capUsd: number | null
}

export const WHOLE_GRAPH: RunChoice = { scope: 'all', force: false, takes: 0, capUsd: null }

/** The scopes that can be asked for with this selection. */
export const scopesFor = (selection: Pick<Selection, 'nodes' | 'key'>): RunScope[] => [
  'all',
  ...(selection.nodes.length > 0 ? (['to', 'from'] as const) : []),
  ...(selection.nodes.length > 0 && selection.key ? (['item'] as const) : []),
]

/** The targets of a scope; empty for the whole graph. */
export function targetsOf(scope: RunScope, { nodes, key }: Pick<Selection, 'nodes' | 'key'>): Target[] {
  switch (scope) {
    case 'all':
      return []
    case 'to':
      return nodes.map(node => ({ node }))
    case 'from':
      return nodes.map(node => ({ node, onward: true }))
    case 'item':
      return nodes.map(node => (key ? { node, key } : { node }))
  }
}

/** What a plan says, counted. */
export interface PlanSummary {
  readonly run: number
  readonly cached: number
  /** Not known before something else has run. */
  readonly unknown: number
  /** What would run, by node in the plan's order, with each reason once. */
  readonly nodes: readonly {
    readonly node: string
    readonly items: number
    readonly seconds: number
    readonly costUsd: number
    readonly reasons: readonly string[]
  }[]
}

export function summarise(plan: PlanInfo): PlanSummary {
  const counts = { run: 0, cached: 0, unknown: 0 }
  const nodes = new Map<string, { items: number; seconds: number; costUsd: number; reasons: Set<string> }>()
  for (const item of plan.items) {
    counts[item.state]++
    if (item.state === 'cached') continue
    const entry = nodes.get(item.node) ?? { items: 0, seconds: 0, costUsd: 0, reasons: new Set() }
    nodes.set(item.node, entry)
    entry.items++
    entry.seconds += item.seconds
    entry.costUsd += item.costUsd
    if (item.why) entry.reasons.add(item.why)
  }
  return {
    ...counts,
    nodes: [...nodes].map(([node, { reasons, ...entry }]) => ({ node, ...entry, reasons: [...reasons] })),
  }
}

/** US dollars: `$0.004`, `$1.20`, `$0`. */
export const dollars = (usd: number): string =>
  usd === 0 ? '$0' : usd < 0.1 ? `$${usd.toPrecision(1)}` : `$${usd.toFixed(2)}`
