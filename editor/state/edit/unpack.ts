// A sub-graph's node taken apart: what is inside stands in the graph again, wired as it was through the node's ports.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../../../engine/graph/document.ts'
import { GRAPH_INPUT, GRAPH_OUTPUT } from '../../../engine/graph/model/subgraph.ts'
import { freshId } from '../document/ids.ts'

export interface Unpacked {
  readonly document: GraphDocument
  /** The nodes that took the place of the sub-graph's. */
  readonly nodes: readonly string[]
  /** Their ids by those that they had inside. */
  readonly ids: ReadonlyMap<string, string>
}

/**
 * The document with what is inside a sub-graph's node in its place: around where the node stood, with the overrides, edits
 * and pins that it had as `node/inner id`. Ids that are taken become others.
 * @param inner the saved graph that the node stands for
 */
export function unpack(document: GraphDocument, sub: GraphNode, inner: GraphDocument): Unpacked {
  const hop = ({ type }: GraphNode): boolean => type === GRAPH_INPUT || type === GRAPH_OUTPUT
  const moved = inner.nodes.filter(node => !hop(node))
  const taken = new Set(
    [...document.nodes.filter(node => node !== sub), ...document.frames, ...document.notes].map(each => each.id),
  )
  const mint = (id: string): string => {
    const own = taken.has(id) ? freshId(id, taken) : id
    taken.add(own)
    return own
  }
  const ids = new Map(moved.map(node => [node.id, mint(node.id)]))

  const xs = moved.map(node => node.at[0])
  const ys = moved.map(node => node.at[1])
  const middle = (all: readonly number[]): number => Math.round((Math.min(...all) + Math.max(...all)) / 2)
  const dx = moved.length > 0 ? sub.at[0] - middle(xs) : 0
  const dy = moved.length > 0 ? sub.at[1] - middle(ys) : 0
  const shift = <T extends { box: [number, number, number, number]; id: string }>(thing: T): T => ({
    ...thing,
    id: mint(thing.id),
    box: [thing.box[0] + dx, thing.box[1] + dy, thing.box[2], thing.box[3]],
  })

  const portOf = new Map(inner.nodes.filter(hop).map(node => [node.id, String(node.params.name || node.id)]))
  const outside = (port: string): string[] =>
    document.edges.filter(edge => edge.to === `${sub.id}.${port}`).map(edge => edge.from)
  /** The ends that a wire inside really comes from: those outside when it comes in by a port. */
  const sources = (from: string): string[] => {
    const { node, port } = splitEnd(from)
    const name = portOf.get(node)
    return name === undefined ? [`${ids.get(node) ?? node}.${port}`] : outside(name)
  }
  const within = inner.edges.flatMap((edge): GraphEdge[] => {
    const to = splitEnd(edge.to)
    const id = ids.get(to.node)
    return id === undefined ? [] : sources(edge.from).map(from => ({ ...edge, from, to: `${id}.${to.port}` }))
  })
  const around = document.edges.flatMap((edge): GraphEdge[] => {
    const from = splitEnd(edge.from)
    if (splitEnd(edge.to).node === sub.id) return []
    if (from.node !== sub.id) return [edge]
    return inner.edges
      .filter(each => portOf.get(splitEnd(each.to).node) === from.port)
      .flatMap(each => sources(each.from))
      .map(source => ({ ...edge, from: source }))
  })
  const renamed = <T>(byNode: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(byNode).map(([id, value]) => {
        const [outer, first = '', ...rest] = id.split('/')
        return [outer === sub.id && ids.has(first) ? [ids.get(first), ...rest].join('/') : id, value]
      }),
    )
  return {
    document: {
      ...document,
      nodes: document.nodes.flatMap(node =>
        node !== sub
          ? [node]
          : moved.map(each => ({
              ...each,
              id: ids.get(each.id) ?? each.id,
              at: [each.at[0] + dx, each.at[1] + dy] as [number, number],
            })),
      ),
      edges: [...around, ...within],
      overrides: renamed(document.overrides),
      edits: renamed(document.edits),
      pins: renamed(document.pins),
      frames: [...document.frames, ...inner.frames.map(shift)],
      notes: [...document.notes, ...inner.notes.map(shift)],
    },
    nodes: [...ids.values()],
    ids,
  }
}
