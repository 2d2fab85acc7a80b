// The wires that close the gap when a node is deleted: its inputs handed to where its outputs went.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { Wire } from '../document/commands.ts'

/**
 * Bridges over a node: for each output, the first input of the same type that is wired hands its wire on.
 * @param fits says whether a wire would be accepted once the node is gone
 */
export function bridgesOver(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  id: string,
  fits: (from: string, to: string) => boolean,
): Wire[] {
  const node = document.nodes.find(each => each.id === id)
  const spec = node && specs.get(node.type)
  if (!spec) return []
  const bridges: Wire[] = []
  for (const output of spec.outputs) {
    const targets = document.edges.filter(edge => edge.from === `${id}.${output.name}`).map(edge => edge.to)
    if (targets.length === 0) continue
    for (const input of spec.inputs.filter(each => each.type === output.type)) {
      const source = document.edges.find(edge => edge.to === `${id}.${input.name}`)?.from
      if (!source) continue
      for (const to of targets) {
        const kind = specs
          .get(document.nodes.find(each => each.id === splitEnd(to).node)?.type ?? '')
          ?.inputs.find(each => each.name === splitEnd(to).port)?.kind
        if (fits(source, to)) bridges.push({ from: source, to, alone: kind === 'one' || kind === undefined })
      }
      break
    }
  }
  return bridges
}
