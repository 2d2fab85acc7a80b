// Small graphs for tests of the editor: nodes where they stand, and wires as pairs of ends.
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'

/** An active node at (x, y). */
export const step = (
  id: string,
  type: string,
  x: number,
  y: number,
  params: Record<string, unknown> = {},
): GraphNode => ({ id, type, version: 1, at: [x, y], params, mode: 'active' })

/** A document as a client may send it: what it leaves out has its default. */
export const graphOf = (
  id: string,
  name: string,
  nodes: readonly GraphNode[],
  wires: readonly (readonly [from: string, to: string])[],
): Pick<GraphDocument, 'format' | 'version' | 'id' | 'name' | 'nodes' | 'edges'> => ({
  format: 'reelgraph',
  version: 1,
  id,
  name,
  nodes: [...nodes],
  edges: wires.map(([from, to]) => ({ from, to })),
})
