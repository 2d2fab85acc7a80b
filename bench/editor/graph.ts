// A graph of the size that the editor promises to keep smooth: pilots side by side, and pairs of small nodes.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../../engine/graph/document.ts'

const BOARD = 700

/** Copies of a graph and text → preview pairs, as many of each as make `nodes` nodes and about `wires` wires. */
export function bigGraph(
  pilot: GraphDocument,
  size: { readonly nodes: number; readonly wires: number },
): GraphDocument {
  const perCopy = { nodes: pilot.nodes.length, wires: pilot.edges.length }
  // copies·n + 2·pairs = nodes and copies·w + pairs = wires
  const copies = Math.max(
    0,
    Math.min(
      Math.floor(size.nodes / perCopy.nodes),
      Math.round((size.wires - size.nodes / 2) / (perCopy.wires - perCopy.nodes / 2)),
    ),
  )
  const right = Math.max(...pilot.nodes.map(node => node.at[0])) + BOARD
  const bottom = Math.max(...pilot.nodes.map(node => node.at[1])) + BOARD
  const columns = Math.ceil(Math.sqrt((copies * bottom) / right))
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  for (let copy = 0; copy < copies; copy++) {
    const end = (value: string): string => `${splitEnd(value).node}-${copy}.${splitEnd(value).port}`
    const dx = (copy % columns) * right
    const dy = Math.floor(copy / columns) * bottom
    for (const node of pilot.nodes)
      nodes.push({ ...node, id: `${node.id}-${copy}`, at: [node.at[0] + dx, node.at[1] + dy] })
    for (const edge of pilot.edges) edges.push({ from: end(edge.from), to: end(edge.to) })
  }
  const wide = Math.floor((columns * right) / BOARD)
  const top = Math.ceil(copies / columns) * bottom
  for (let pair = 0; nodes.length + 2 <= size.nodes; pair++) {
    const at = [(pair % wide) * BOARD, top + Math.floor(pair / wide) * 330] as const
    const small = (id: string, type: string, x: number): GraphNode => ({
      id,
      type,
      version: 1,
      at: [at[0] + x, at[1]],
      params: {},
      mode: 'active',
    })
    nodes.push(small(`text-${pair}`, 'flow/text', 0), small(`preview-${pair}`, 'flow/preview', 330))
    edges.push({ from: `text-${pair}.text`, to: `preview-${pair}.value` })
  }
  return { ...pilot, id: 'bench', name: 'A thousand nodes', nodes, edges, frames: [], notes: [], overrides: {} }
}
