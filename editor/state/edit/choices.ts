// What a loose end may be wired to, anywhere in the graph: the list that the keyboard wires from.
import { type GraphDocument, type GraphNode, splitEnd } from '../../../engine/graph/document.ts'
import { edgeId } from '../document/commands.ts'
import { type LooseEnd, portsFitting, refusal, type Specs } from './connection.ts'

/** A port that a loose end may be wired to. */
export interface Choice {
  readonly end: string
  readonly node: GraphNode
  readonly port: string
  readonly type: string
  readonly param: boolean
  /** A wire between the two is there already. */
  readonly wired: boolean
}

/** How many are looked at with the whole rule. */
const MOST = 80

/** Free inputs come first, then by how near their nodes are; what is wired to it already comes last. */
export function choicesFor(document: GraphDocument, specs: Specs, loose: LooseEnd): Choice[] {
  const own = splitEnd(loose.end).node
  const at = document.nodes.find(node => node.id === own)?.at ?? [0, 0]
  const taken = new Set(document.edges.map(edge => (loose.side === 'output' ? edge.to : edge.from)))
  const wires = new Set(document.edges.map(edgeId))
  const found = document.nodes
    .filter(node => node.id !== own)
    .flatMap(node => {
      const spec = specs.get(node.type)
      if (!spec) return []
      const far = Math.hypot(node.at[0] - at[0], node.at[1] - at[1])
      return portsFitting(spec, loose).map(fit => {
        const end = `${node.id}.${fit.port}`
        const wired = wires.has(loose.side === 'output' ? `${loose.end}>${end}` : `${end}>${loose.end}`)
        const free = loose.side === 'output' && !taken.has(end) && !fit.param
        const exact = fit.type === loose.type
        const rank = (wired ? 5 : free && exact ? 1 : exact && !fit.param ? 2 : free ? 3 : 4) * 1e6 + far
        return { choice: { end, node, port: fit.port, type: fit.type, param: fit.param, wired }, rank }
      })
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
  return found
    .map(each => each.choice)
    .filter(choice => choice.wired || refusal(document, specs, loose, choice.end) === undefined)
}
