// What is known of every item, outside React's state: a progress event re-renders only the face that reads its node.
import { arrange, type StreamPatch } from '../../../engine/graph/edit/arrange.ts'
import type { ResultInfo } from '../../../engine/protocol/api.ts'
import type { ItemStatus, OutputValue, RunEvent } from '../../../engine/protocol/events.ts'
import { type Exit, foldItems, morePlanned, outerOf } from './fold.ts'

/** What the next run would do with an item. */
export type PlanState = 'cached' | 'run' | 'unknown'

export interface Item {
  readonly key: string
  readonly status: ItemStatus
  readonly take?: string
  readonly seconds?: number
  /** What services charged for its take, in US dollars. */
  readonly costUsd?: number
  /** When it began to run, in ms since the epoch. */
  readonly startedAt?: number
  readonly served?: string
  readonly message?: string
  readonly warnings: readonly string[]
  readonly attempt?: number
  readonly outputs: readonly OutputValue[]
  /** (a sub-graph's item) The node inside that it speaks for, such as `sub/video`. */
  readonly inner?: string
}

export interface Progress {
  readonly fraction: number
  readonly message?: string
  readonly preview?: string
}

export interface Counts {
  readonly total: number
  readonly running: number
  readonly waiting: number
  readonly made: number
  readonly cached: number
  readonly failed: number
  readonly blocked: number
  readonly absent: number
}

/** A node's items in order, and what can be said of all of them. Replaced, never changed. */
export interface NodeItems {
  readonly items: readonly Item[]
  readonly counts: Counts
  /** Seconds spent on what was made, summed. */
  readonly seconds: number
  /** What services charged for what is there, in US dollars. */
  readonly costUsd: number
  /** What those cost that the run at hand made, in US dollars. */
  readonly spentUsd: number
  /** Seconds that one item takes, by the last plan that had some to run. */
  readonly expected?: number
  /** The provider that served most items. */
  readonly served?: string
  readonly planned: ReadonlyMap<string, { readonly state: PlanState; readonly why: string }>
}

export const NO_ITEMS: NodeItems = {
  items: [],
  counts: { total: 0, running: 0, waiting: 0, made: 0, cached: 0, failed: 0, blocked: 0, absent: 0 },
  seconds: 0,
  costUsd: 0,
  spentUsd: 0,
  planned: new Map(),
}
const NO_PROGRESS: ReadonlyMap<string, Progress> = new Map()

interface Entry {
  items: Map<string, Item>
  progress: ReadonlyMap<string, Progress>
  planned: NodeItems['planned']
  expected: number | undefined
  view: NodeItems | undefined
}

type Listener = () => void

/** @param schedule runs a flush soon and once, such as `requestAnimationFrame` */
export class ItemStore {
  readonly #nodes = new Map<string, Entry>()
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #all = new Set<Listener>()
  readonly #touched = new Set<string>()
  readonly #order = new Map<string, number>()
  #patches: readonly StreamPatch[] = []
  #ranks: ReadonlyMap<string, number> | undefined
  /** The nodes inside sub-graphs, by the node that stands for them, in the order in which they run. */
  readonly #inside = new Map<string, Set<string>>()
  /** Which output inside a sub-graph is which of its own. */
  readonly #exits = new Map<string, readonly Exit[]>()
  readonly #schedule: (flush: () => void) => void
  #scheduled = false
  #version = 0
  #outputsVersion = 0

  constructor(schedule: (flush: () => void) => void) {
    this.#schedule = schedule
  }

  /** What is known of a node's items. The same object until something changes. */
  node(id: string): NodeItems {
    const entry = this.#nodes.get(id)
    if (!entry) return NO_ITEMS
    entry.view ??= this.#look(entry)
    return entry.view
  }

  /** The progress of the node's running items. */
  progress(id: string): ReadonlyMap<string, Progress> {
    return this.#nodes.get(id)?.progress ?? NO_PROGRESS
  }

  item(node: string, key: string): Item | undefined {
    return this.#nodes.get(node)?.items.get(key)
  }

  /** The nodes of the graph of which anything is known. */
  nodes(): string[] {
    return [...this.#nodes.keys()].filter(id => outerOf(id) === id)
  }

  /** Raised whenever an item changes its state or its outputs, not on progress. */
  get version(): number {
    return this.#version
  }

  /** Raised when outputs arrive or go, for what is worked out from the values of several nodes. */
  get outputsVersion(): number {
    return this.#outputsVersion
  }

  subscribe = (node: string, listener: Listener): (() => void) => {
    const set = this.#listeners.get(node) ?? new Set()
    this.#listeners.set(node, set)
    set.add(listener)
    return () => set.delete(listener)
  }

  /** Told after every flush, whatever changed. */
  subscribeAll = (listener: Listener): (() => void) => {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  /** Takes in what a run says of its items. */
  apply(events: readonly (RunEvent & { readonly at?: number })[]): void {
    for (const event of events) {
      if (event.type === 'item') {
        const entry = this.#entry(event.node)
        const before = entry.items.get(event.key)
        const extra = isExtra(event, before)
        const sameTake = event.take === undefined || event.take === before?.take || extra
        entry.items.set(event.key, {
          key: event.key,
          status: event.status,
          warnings: event.warnings ?? [],
          // What an earlier take made stays in sight until the new one is there.
          outputs: before?.outputs ?? [],
          ...pick(before && sameTake ? before : undefined, ['take', 'seconds', 'costUsd', 'served']),
          ...pick(event, extra ? ['message', 'attempt'] : ['take', 'seconds', 'served', 'message', 'attempt']),
        })
        if (event.status === 'running') this.#started(event.node, event.key, event)
        else this.#noProgress(event.node, event.key)
        this.#fold(event.node, event.key)
        this.#touch(event.node)
      } else if (event.type === 'plan') {
        for (const { id } of event.nodes) this.#isInside(id)
      } else if (event.type === 'progress') {
        const entry = this.#entry(event.node)
        const { fraction, message, preview } = event
        const before = entry.progress.get(event.key)
        const now: Progress = {
          fraction,
          ...(message === undefined ? {} : { message }),
          ...((preview ?? before?.preview) ? { preview: preview ?? before?.preview ?? '' } : {}),
        }
        for (const id of new Set([event.node, outerOf(event.node)])) {
          const shown = this.#entry(id)
          shown.progress = new Map(shown.progress).set(event.key, now)
          this.#touch(id, false)
        }
      }
    }
  }

  /** Takes in stored results: of a graph opened again, or of takes just made. */
  results(results: readonly ResultInfo[]): void {
    if (results.length > 0) this.#outputsVersion++
    for (const result of results) {
      const entry = this.#entry(result.node)
      const before = entry.items.get(result.key)
      if (before?.take !== undefined && before.take !== result.take && before.status !== 'queued') continue
      // What stands at the item's own key says nothing of order: results come by node and key.
      for (const output of result.outputs) if (output.key !== result.key) this.#place(output.key)
      entry.items.set(result.key, {
        key: result.key,
        status: before?.status ?? 'cached',
        take: result.take,
        seconds: before?.seconds ?? result.seconds,
        costUsd: result.costUsd,
        warnings: result.warnings,
        outputs: result.outputs,
        ...pick(result, ['served']),
        ...pick(before, ['message', 'attempt']),
      })
      this.#fold(result.node, result.key)
      this.#touch(result.node)
    }
  }

  /** Takes in what the next run would do; what is not listed is forgotten. */
  plan(items: readonly { node: string; key: string; state: PlanState; why: string; seconds?: number }[]): void {
    const byNode = new Map<string, Map<string, { state: PlanState; why: string }>>()
    for (const { node, key, state, why } of items)
      for (const id of new Set([node, outerOf(node)])) {
        const keys: Map<string, { state: PlanState; why: string }> = byNode.get(id) ?? new Map()
        if (id === node || morePlanned(keys.get(key)?.state, state)) keys.set(key, { state, why })
        byNode.set(id, keys)
      }
    this.#expect(items)
    for (const id of new Set([...this.#nodes.keys(), ...byNode.keys()])) {
      const entry = this.#entry(id)
      const planned = byNode.get(id) ?? new Map()
      if (samePlan(planned, entry.planned)) continue
      entry.planned = planned
      this.#touch(id)
    }
  }

  /** Says how people arranged streams: items stand in that order, also those that nothing has emitted. */
  arrange(patches: readonly StreamPatch[]): void {
    if (JSON.stringify(patches) === JSON.stringify(this.#patches)) return
    this.#patches = patches
    this.#ranks = undefined
    for (const id of [...this.#nodes.keys()]) this.#touch(id)
  }

  /** Says which outputs inside a sub-graph are its own: they show on its node. */
  exits(outer: string, exits: readonly Exit[]): void {
    this.#exits.set(outer, exits)
    for (const node of this.#inside.get(outer) ?? [])
      for (const key of this.#nodes.get(node)?.items.keys() ?? []) this.#fold(node, key)
    this.#outputsVersion++
  }

  /** A run that ended leaves nothing running. */
  settle(): void {
    for (const [id, entry] of this.#nodes) {
      let changed = entry.progress.size > 0
      entry.progress = NO_PROGRESS
      for (const [key, item] of entry.items)
        if (UNSETTLED.has(item.status)) {
          entry.items.set(key, { ...item, status: item.outputs.length > 0 ? 'cached' : 'cancelled' })
          changed = true
        }
      if (changed) this.#touch(id)
    }
  }

  /** Forgets everything: another graph is opened. */
  clear(): void {
    const ids = [...this.#nodes.keys()]
    this.#nodes.clear()
    this.#order.clear()
    this.#ranks = undefined
    this.#inside.clear()
    this.#exits.clear()
    this.#outputsVersion++
    for (const id of ids) this.#touch(id)
  }

  /** Keeps how long an item of each node is expected to take, until another plan says otherwise. */
  #expect(items: readonly { node: string; state: PlanState; seconds?: number }[]): void {
    const sums = new Map<string, { seconds: number; count: number }>()
    for (const { node, state, seconds = 0 } of items) {
      if (state === 'cached' || seconds <= 0) continue
      const sum = sums.get(node) ?? { seconds: 0, count: 0 }
      sums.set(node, { seconds: sum.seconds + seconds, count: sum.count + 1 })
    }
    for (const [id, { seconds, count }] of sums) this.#entry(id).expected = seconds / count
  }

  /** Notes when an item began: the events of a run carry the server's time, so that a run joined late is timed right. */
  #started(id: string, key: string, event: { readonly at?: number }): void {
    const { items } = this.#entry(id)
    const item = items.get(key)
    if (item && event.at !== undefined) items.set(key, { ...item, startedAt: event.at })
  }

  #entry(id: string): Entry {
    let entry = this.#nodes.get(id)
    if (!entry) {
      entry = {
        items: new Map(),
        progress: NO_PROGRESS,
        planned: NO_ITEMS.planned,
        expected: undefined,
        view: undefined,
      }
      this.#nodes.set(id, entry)
    }
    return entry
  }

  /** Remembers which nodes stand inside a sub-graph, and in which order they run. */
  #isInside(id: string): Set<string> | undefined {
    const outer = outerOf(id)
    if (outer === id) return undefined
    const inside = this.#inside.get(outer) ?? new Set()
    this.#inside.set(outer, inside)
    return inside.add(id)
  }

  /** Brings the item of a sub-graph's node up to date with one inside. */
  #fold(id: string, key: string): void {
    const inside = this.#isInside(id)
    if (!inside) return
    const outer = outerOf(id)
    const items = [...inside].flatMap((node): [string, Item][] => {
      const item = this.#nodes.get(node)?.items.get(key)
      return item ? [[node, item]] : []
    })
    if (items.length === 0) return
    const folded = foldItems(items, this.#exits.get(outer))
    this.#entry(outer).items.set(key, folded)
    if (folded.status !== 'running') this.#noProgress(outer, key)
    this.#touch(outer)
  }

  #noProgress(id: string, key: string): void {
    const entry = this.#entry(id)
    if (!entry.progress.has(key)) return
    const progress = new Map(entry.progress)
    progress.delete(key)
    entry.progress = progress
  }

  /** Remembers the order in which a splitter emitted its keys: order is data beside the key. */
  #place(key: string): void {
    if (key === '' || this.#order.has(key)) return
    this.#order.set(key, this.#order.size)
    this.#ranks = undefined
  }

  /** The place of every key. */
  #rankOf(): ReadonlyMap<string, number> {
    if (this.#patches.length === 0) return this.#order
    // What is left out of the episode keeps its place among what is known.
    const kept = (patch: StreamPatch): StreamPatch => ({
      order: patch.order ?? [],
      items: Object.fromEntries(Object.entries(patch.items ?? {}).filter(([, value]) => value !== null)),
    })
    if (!this.#ranks) {
      const order = this.#patches.reduce((keys, patch) => arrange(keys, kept(patch)), [...this.#order.keys()])
      this.#ranks = new Map(order.map((key, at) => [key, at]))
    }
    return this.#ranks
  }

  #touch(id: string, view = true): void {
    const entry = this.#nodes.get(id)
    if (entry && view) entry.view = undefined
    if (view) this.#version++
    this.#touched.add(id)
    if (this.#scheduled) return
    this.#scheduled = true
    this.#schedule(() => this.#flush())
  }

  #flush(): void {
    this.#scheduled = false
    const touched = [...this.#touched]
    this.#touched.clear()
    for (const id of touched) for (const listener of this.#listeners.get(id) ?? []) listener()
    for (const listener of this.#all) listener()
  }

  #look(entry: Entry): NodeItems {
    const ranks = this.#rankOf()
    const rank = (key: string): number => ranks.get(key) ?? Number.MAX_SAFE_INTEGER
    const items = [...entry.items.values()]
      .map((item, at) => ({ item, at }))
      .sort((a, b) => compareKeys(a.item.key, b.item.key, rank) || a.at - b.at)
      .map(({ item }) => item)
    const counts = { total: items.length, running: 0, waiting: 0, made: 0, cached: 0, failed: 0, blocked: 0, absent: 0 }
    const served = new Map<string, number>()
    let seconds = 0
    let costUsd = 0
    let spentUsd = 0
    for (const item of items) {
      counts[KIND[item.status]]++
      if (item.status === 'done') seconds += item.seconds ?? 0
      costUsd += item.costUsd ?? 0
      if (item.status === 'done') spentUsd += item.costUsd ?? 0
      if (item.served !== undefined) served.set(item.served, (served.get(item.served) ?? 0) + 1)
    }
    const most = [...served].sort((a, b) => b[1] - a[1])[0]?.[0]
    return {
      items,
      counts,
      seconds,
      costUsd,
      spentUsd,
      planned: entry.planned,
      ...(entry.expected === undefined ? {} : { expected: entry.expected }),
      ...(most === undefined ? {} : { served: most }),
    }
  }
}

const samePlan = (a: NodeItems['planned'], b: NodeItems['planned']): boolean =>
  a.size === b.size && [...a].every(([key, { state, why }]) => b.get(key)?.state === state && b.get(key)?.why === why)

/** A re-roll or a loop made another take: the one that the item has stays until a person pins or chooses another. */
export const isExtra = (
  event: { readonly take?: string; readonly attempt?: number },
  known: { readonly take?: string } | undefined,
): boolean => event.take !== undefined && (event.attempt ?? 0) > 0 && known?.take !== undefined

/** What an item that a run left behind cannot still be. */
const UNSETTLED: ReadonlySet<ItemStatus> = new Set(['running', 'queued', 'retrying', 'waiting'])

const KIND: Readonly<Record<ItemStatus, Exclude<keyof Counts, 'total'>>> = {
  queued: 'waiting',
  retrying: 'waiting',
  waiting: 'waiting',
  running: 'running',
  done: 'made',
  cached: 'cached',
  pinned: 'cached',
  absent: 'absent',
  cancelled: 'absent',
  failed: 'failed',
  blocked: 'blocked',
}

/** Compares keys segment by segment, each by where its splitter emitted it. */
function compareKeys(a: string, b: string, rank: (key: string) => number): number {
  if (a === b) return 0
  let at = 0
  for (;;) {
    const endA = a.indexOf('/', at)
    const endB = b.indexOf('/', at)
    const headA = endA < 0 ? a : a.slice(0, endA)
    const headB = endB < 0 ? b : b.slice(0, endB)
    if (headA !== headB) return rank(headA) - rank(headB)
    if (endA < 0 || endB < 0) return endA < 0 ? -1 : 1
    at = endA + 1
  }
}

function pick<T extends object, K extends keyof T>(source: T | undefined, names: readonly K[]): Partial<Pick<T, K>> {
  const result: Partial<Pick<T, K>> = {}
  if (source) for (const name of names) if (source[name] !== undefined) result[name] = source[name]
  return result
}
