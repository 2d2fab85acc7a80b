// Tidy: a layered layout from left to right by dagre, loaded when it is first asked for.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import type { Positions } from '../document/commands.ts'

/**
 * New positions for nodes, whose top left corner stays where it was.
 * @param ids the nodes to lay out; every node when empty
 * @param size the node's width and height in px
 */
export async function tidy(
  document: GraphDocument,
  ids: readonly string[],
  size: (id: string) => readonly [number, number],
): Promise<Positions> {
  const { graphlib, layout } = await import('@dagrejs/dagre')
  const chosen = document.nodes.filter(node => ids.length === 0 || ids.includes(node.id))
  const known = new Set(chosen.map(node => node.id))
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 44, ranksep: 88, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of chosen) {
    const [width, height] = size(node.id)
    graph.setNode(node.id, { width, height })
  }
  for (const edge of document.edges) {
    const from = splitEnd(edge.from).node
    const to = splitEnd(edge.to).node
    if (known.has(from) && known.has(to)) graph.setEdge(from, to, {}, `${edge.from}>${edge.to}`)
  }
  layout(graph)
  const placed = chosen.map(node => {
    const at = graph.node(node.id) as { x: number; y: number; width: number; height: number }
    return { id: node.id, x: at.x - at.width / 2, y: at.y - at.height / 2 }
  })
  const left = Math.min(...placed.map(each => each.x)) - Math.min(...chosen.map(node => node.at[0]))
  const top = Math.min(...placed.map(each => each.y)) - Math.min(...chosen.map(node => node.at[1]))
  const snap = (value: number): number => Math.round(value / 22) * 22
  return Object.fromEntries(placed.map(each => [each.id, [snap(each.x - left), snap(each.y - top)] as const]))
}
