// Order of a graph: topological order, cycles, and what lies upstream of what. All of it linear in nodes and wires.
import { finish, STRIDE, type Steps } from '../steps.ts'

/** A directed graph of node ids. Parallel wires are harmless; self-loops are left out (they are reported elsewhere). */
export class NodeGraph {
  readonly names: readonly string[]
  private readonly places: ReadonlyMap<string, number>
  /** The places below each place, all in one list, and where each one's own begin; the same for those above. */
  readonly below: Neighbors
  readonly above: Neighbors

  constructor(places: ReadonlyMap<string, number>, starts: readonly number[], ends: readonly number[]) {
    this.names = [...places.keys()]
    this.places = places
    this.below = neighborsOf(places.size, starts, ends)
    this.above = neighborsOf(places.size, ends, starts)
  }

  hasNode(id: string): boolean {
    return this.places.has(id)
  }
  placeOf(id: string): number | undefined {
    return this.places.get(id)
  }
}

/** Neighbors of `place` are `list[from[place]]` up to, without, `list[from[place + 1]]`, in the order of the wires. */
interface Neighbors {
  readonly from: Int32Array
  readonly list: Int32Array
}

function neighborsOf(count: number, starts: readonly number[], ends: readonly number[]): Neighbors {
  const from = new Int32Array(count + 1)
  for (const start of starts) from[start + 1] = (from[start + 1] as number) + 1
  for (let place = 0; place < count; place++) from[place + 1] = (from[place + 1] as number) + (from[place] as number)
  const next = from.slice()
  const list = new Int32Array(starts.length)
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] as number
    const free = next[start] as number
    list[free] = ends[at] as number
    next[start] = free + 1
  }
  return { from, list }
}

/** @param wires by node ids; those whose ends are not among `ids` are left out */
export function* nodeGraphSteps(
  ids: Iterable<string>,
  wires: Iterable<readonly [from: string, to: string]>,
): Steps<NodeGraph> {
  const places = new Map<string, number>()
  for (const id of ids) {
    if (!places.has(id)) places.set(id, places.size)
    if (places.size % STRIDE === 0) yield
  }
  const starts: number[] = []
  const ends: number[] = []
  for (const [from, to] of wires) {
    const start = places.get(from)
    const end = places.get(to)
    if (start === undefined || end === undefined || start === end) continue
    starts.push(start)
    ends.push(end)
    if (starts.length % STRIDE === 0) yield
  }
  return new NodeGraph(places, starts, ends)
}
/** The same at once. */
export const nodeGraph = (ids: Iterable<string>, wires: Iterable<readonly [from: string, to: string]>): NodeGraph =>
  finish(nodeGraphSteps(ids, wires))

/**
 * Topological order (Kahn's algorithm, in document order where there is a choice), and, where there are cycles, the ids
 * of one in wire order. What lies on a cycle or below one is not in the order.
 */
export function orderOf(graph: NodeGraph): { order: string[]; cycle?: string[] } {
  const count = graph.names.length
  const { from, list } = graph.below
  const left = new Int32Array(count)
  const order = new Int32Array(count)
  let found = 0
  for (let place = 0; place < count; place++) {
    left[place] = (graph.above.from[place + 1] as number) - (graph.above.from[place] as number)
    if (left[place] === 0) order[found++] = place
  }
  for (let at = 0; at < found; at++) {
    const place = order[at] as number
    for (let next = from[place] as number; next < (from[place + 1] as number); next++) {
      const other = list[next] as number
      left[other] = (left[other] as number) - 1
      if (left[other] === 0) order[found++] = other
    }
  }
  const names = Array.from(order.subarray(0, found), place => graph.names[place] as string)
  return found < count ? { order: names, cycle: cycleIn(graph, left) } : { order: names }
}

/** Walks back from any node that could not be ordered (all of those have something `left`): it must close on itself. */
function cycleIn(graph: NodeGraph, left: Int32Array): string[] {
  const { from, list } = graph.above
  const path: number[] = []
  const at = new Map<number, number>()
  let place = left.findIndex(degree => degree > 0)
  while (place >= 0 && !at.has(place)) {
    at.set(place, path.length)
    path.push(place)
    const above = list.subarray(from[place] as number, from[place + 1] as number)
    place = above.find(other => (left[other] as number) > 0) ?? -1
  }
  return path
    .slice(at.get(place) ?? 0)
    .reverse()
    .map(other => graph.names[other] as string)
}

/** True when a wire `from` → `to` would close a cycle. */
export const closesCycle = (graph: NodeGraph, from: string, to: string): boolean =>
  from === to || downstreamOf(graph, [to]).has(from)

/** Every node that reaches one of `targets`, targets included. */
export const upstreamOf = (graph: NodeGraph, targets: Iterable<string>): Set<string> =>
  new Set(finish(reachSteps(graph, targets, graph.above)).names())

/** The same in steps, for who only asks whether a node is among them. */
export const upstreamSteps = (graph: NodeGraph, targets: Iterable<string>): Steps<Reached> =>
  reachSteps(graph, targets, graph.above)

/** Every node that one of `sources` reaches, sources included. */
export const downstreamOf = (graph: NodeGraph, sources: Iterable<string>): Set<string> =>
  new Set(finish(reachSteps(graph, sources, graph.below)).names())

/** Nodes of a graph, by a mark for each: a set of a hundred thousand names takes a tenth of a second. */
class Reached {
  private readonly graph: NodeGraph
  private readonly order: readonly number[]
  private readonly marks: Uint8Array

  constructor(graph: NodeGraph, order: readonly number[], marks: Uint8Array) {
    this.graph = graph
    this.order = order
    this.marks = marks
  }
  has(id: string): boolean {
    const place = this.graph.placeOf(id)
    return place !== undefined && this.marks[place] === 1
  }
  *names(): Generator<string> {
    for (const place of this.order) yield this.graph.names[place] as string
  }
}

function* reachSteps(graph: NodeGraph, ids: Iterable<string>, { from, list }: Neighbors): Steps<Reached> {
  const marks = new Uint8Array(graph.names.length)
  const order: number[] = []
  const open: number[] = []
  for (const id of ids) {
    const place = graph.placeOf(id)
    if (place === undefined || marks[place] === 1) continue
    marks[place] = 1
    open.push(place)
  }
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    order.push(place)
    if (order.length % STRIDE === 0) yield
    for (let at = from[place] as number; at < (from[place + 1] as number); at++) {
      const next = list[at] as number
      if (marks[next] === 1) continue
      marks[next] = 1
      open.push(next)
    }
  }
  return new Reached(graph, order, marks)
}
