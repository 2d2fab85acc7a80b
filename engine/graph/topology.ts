// Order of a graph: topological order, cycles, and what lies upstream of what.
import { DirectedGraph } from 'graphology'
import { topologicalSort, willCreateCycle } from 'graphology-dag'

export type NodeGraph = DirectedGraph

/** A directed graph of node ids; parallel wires count once, self-loops are left out (they are reported elsewhere). */
export function nodeGraph(ids: Iterable<string>, wires: Iterable<readonly [from: string, to: string]>): NodeGraph {
  const graph = new DirectedGraph()
  for (const id of ids) graph.mergeNode(id)
  for (const [from, to] of wires) if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.mergeEdge(from, to)
  return graph
}

/** Topological order, or the ids of one cycle in wire order. Linear in nodes and wires. */
export function orderOf(graph: NodeGraph): { order: string[] } | { cycle: string[] } {
  try {
    return { order: topologicalSort(graph) }
  } catch {
    return { cycle: findCycle(graph) }
  }
}

/** True when a wire `from` → `to` would close a cycle. */
export const closesCycle = (graph: NodeGraph, from: string, to: string): boolean =>
  from === to || (!graph.hasDirectedEdge(from, to) && willCreateCycle(graph, from, to))

/** Every node that reaches one of `targets`, targets included. */
export const upstreamOf = (graph: NodeGraph, targets: Iterable<string>): Set<string> =>
  reached(graph, targets, (id, visit) => graph.forEachInNeighbor(id, visit))

/** Every node that one of `sources` reaches, sources included. */
export const downstreamOf = (graph: NodeGraph, sources: Iterable<string>): Set<string> =>
  reached(graph, sources, (id, visit) => graph.forEachOutNeighbor(id, visit))

function reached(
  graph: NodeGraph,
  from: Iterable<string>,
  neighbors: (id: string, visit: (neighbor: string) => void) => void,
): Set<string> {
  const seen = new Set<string>()
  const open = [...from].filter(id => graph.hasNode(id))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    neighbors(id, neighbor => {
      if (!seen.has(neighbor)) open.push(neighbor)
    })
  }
  return seen
}

/** Walks back from any node that Kahn's algorithm cannot remove: it must close on itself. */
function findCycle(graph: NodeGraph): string[] {
  const degree = new Map<string, number>()
  const ready: string[] = []
  graph.forEachNode(id => {
    degree.set(id, graph.inDegree(id))
    if (graph.inDegree(id) === 0) ready.push(id)
  })
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    degree.delete(id)
    graph.forEachOutNeighbor(id, next => {
      const left = (degree.get(next) ?? 0) - 1
      degree.set(next, left)
      if (left === 0) ready.push(next)
    })
  }
  const path: string[] = []
  const at = new Map<string, number>()
  let id = degree.keys().next().value
  while (id !== undefined && !at.has(id)) {
    at.set(id, path.length)
    path.push(id)
    id = graph.findInNeighbor(id, neighbor => degree.has(neighbor))
  }
  return path.slice(id === undefined ? 0 : at.get(id)).reverse()
}
