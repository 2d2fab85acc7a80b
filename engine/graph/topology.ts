// Order of a graph: topological order, cycles, and what lies upstream of what. All of it linear in nodes and wires.

/** A directed graph of node ids. Parallel wires are harmless; self-loops are left out (they are reported elsewhere). */
export class NodeGraph {
  private readonly below = new Map<string, string[]>()
  private readonly above = new Map<string, string[]>()

  constructor(ids: Iterable<string>, wires: Iterable<readonly [from: string, to: string]>) {
    for (const id of ids) {
      this.below.set(id, [])
      this.above.set(id, [])
    }
    for (const [from, to] of wires) {
      const out = this.below.get(from)
      const into = this.above.get(to)
      if (!out || !into || from === to) continue
      out.push(to)
      into.push(from)
    }
  }

  hasNode(id: string): boolean {
    return this.below.has(id)
  }
  ids(): IterableIterator<string> {
    return this.below.keys()
  }
  outOf(id: string): readonly string[] {
    return this.below.get(id) ?? []
  }
  into(id: string): readonly string[] {
    return this.above.get(id) ?? []
  }
}

/** @param wires by node ids; those whose ends are not among `ids` are left out */
export const nodeGraph = (ids: Iterable<string>, wires: Iterable<readonly [from: string, to: string]>): NodeGraph =>
  new NodeGraph(ids, wires)

/** Topological order (Kahn's algorithm, in document order where there is a choice), or the ids of one cycle in wire order. */
export function orderOf(graph: NodeGraph): { order: string[] } | { cycle: string[] } {
  const { order, left } = kahn(graph)
  return left.size === 0 ? { order } : { cycle: cycleIn(graph, left) }
}

/** What can be ordered, and what cannot: every node of `left` lies on a cycle or below one. */
function kahn(graph: NodeGraph): { order: string[]; left: ReadonlyMap<string, number> } {
  const left = new Map<string, number>()
  const order: string[] = []
  for (const id of graph.ids()) {
    const degree = graph.into(id).length
    if (degree === 0) order.push(id)
    else left.set(id, degree)
  }
  for (let at = 0; at < order.length; at++)
    for (const next of graph.outOf(order[at] as string)) {
      const degree = (left.get(next) as number) - 1
      if (degree === 0) {
        left.delete(next)
        order.push(next)
      } else left.set(next, degree)
    }
  return { order, left }
}

/** Walks back from any node that could not be ordered: it must close on itself. */
function cycleIn(graph: NodeGraph, left: ReadonlyMap<string, number>): string[] {
  const path: string[] = []
  const at = new Map<string, number>()
  let id = left.keys().next().value
  while (id !== undefined && !at.has(id)) {
    at.set(id, path.length)
    path.push(id)
    id = graph.into(id).find(neighbor => left.has(neighbor))
  }
  return path.slice(id === undefined ? 0 : at.get(id)).reverse()
}

/** True when a wire `from` → `to` would close a cycle. */
export const closesCycle = (graph: NodeGraph, from: string, to: string): boolean =>
  from === to || downstreamOf(graph, [to]).has(from)

/** Every node that reaches one of `targets`, targets included. */
export const upstreamOf = (graph: NodeGraph, targets: Iterable<string>): Set<string> =>
  reached(graph, targets, id => graph.into(id))

/** Every node that one of `sources` reaches, sources included. */
export const downstreamOf = (graph: NodeGraph, sources: Iterable<string>): Set<string> =>
  reached(graph, sources, id => graph.outOf(id))

function reached(graph: NodeGraph, from: Iterable<string>, neighbors: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>()
  const open = [...from].filter(id => graph.hasNode(id))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const neighbor of neighbors(id)) if (!seen.has(neighbor)) open.push(neighbor)
  }
  return seen
}
