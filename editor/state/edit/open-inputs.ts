// A graph that stands as a node in others, looked at alone: what its Graph Inputs leave open is for whoever uses it to wire.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import { GRAPH_INPUT } from '../../../engine/graph/model/subgraph.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { Problem } from '../../../engine/protocol/events.ts'

/** More bends than this in one wire are a circle. */
const MOST_BENDS = 50

/** The problems without those of inputs that read from a Graph Input, straight or through bends. */
export function withoutOpenInputs(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  problems: Problem[],
): Problem[] {
  const types = new Map(document.nodes.map(({ id, type }) => [id, type]))
  if (![...types.values()].includes(GRAPH_INPUT)) return problems
  const into = new Map(document.edges.map(({ from, to }) => [to, splitEnd(from).node]))
  const isOpen = (end: string, bends = 0): boolean => {
    const source = into.get(end)
    const type = types.get(source ?? '') ?? ''
    return (
      type === GRAPH_INPUT ||
      (specs.get(type)?.wire === true && bends < MOST_BENDS && isOpen(`${source}.value`, bends + 1))
    )
  }
  return problems.filter(({ code, node, port }) => code !== 'missing-input' || !isOpen(`${node}.${port}`))
}
