// The wires that close the gap when nodes are deleted: their inputs handed to where their outputs went.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { Wire } from '../document/commands.ts'

/**
 * Bridges over nodes: for each output, the first input of the same type that is wired hands its wire on.
 * @param gone the nodes that go together, in whatever order they hang on each other
 * @param fits says whether a wire would be accepted once they are gone
 */
export function bridgesOver(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  gone: ReadonlySet<string>,
  fits: (from: string, to: string) => boolean,
): Wire[] {
  const specOf = (id: string): NodeSpec | undefined =>
    specs.get(document.nodes.find(node => node.id === id)?.type ?? '')
  /** Where the value of an output comes from, once the nodes that go hand it through. */
  const source = (end: string, hops = 0): string | undefined => {
    const { node, port } = splitEnd(end)
    if (!gone.has(node)) return end
    const spec = specOf(node)
    const type = spec?.outputs.find(output => output.name === port)?.type
    if (hops > gone.size) return undefined
    for (const input of spec?.inputs.filter(each => each.type === type) ?? []) {
      const from = document.edges.find(edge => edge.to === `${node}.${input.name}`)?.from
      if (from !== undefined) return source(from, hops + 1)
    }
    return undefined
  }
  return document.edges.flatMap(({ from, to }): Wire[] => {
    const end = splitEnd(to)
    if (!gone.has(splitEnd(from).node) || gone.has(end.node)) return []
    const start = source(from)
    if (start === undefined || !fits(start, to)) return []
    const kind = specOf(end.node)?.inputs.find(each => each.name === end.port)?.kind
    return [{ from: start, to, alone: kind === 'one' || kind === undefined }]
  })
}
