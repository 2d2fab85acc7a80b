// Which outputs inside a sub-graph are its own: read from the graphs that its node stands for.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import { GRAPH_OUTPUT, SUBGRAPH } from '../../../engine/graph/model/subgraph.ts'
import type { Exit } from './fold.ts'

/** How many steps a wire is followed: through wires, and into graphs within graphs. */
const DEEPEST = 64

/**
 * The exits of a sub-graph's node. @param load a saved graph at a revision
 * @param isWire says that a node of this type hands its one input through
 */
export async function exitsOf(
  { id, type, version }: { readonly id: string; readonly type: string; readonly version: number },
  load: (graph: string, revision: number) => Promise<GraphDocument>,
  isWire: (type: string) => boolean,
): Promise<Exit[]> {
  const nameOf = (node: GraphDocument['nodes'][number]): string =>
    (typeof node.params.name === 'string' && node.params.name) || node.id
  /** The output that an end inside `graph` comes from in the end; undefined when it comes from the graph's own inputs. */
  const origin = async (
    graph: GraphDocument,
    prefix: string,
    end: string,
    left: number,
  ): Promise<Omit<Exit, 'port'> | undefined> => {
    const { node: name, port } = splitEnd(end)
    const node = graph.nodes.find(each => each.id === name)
    if (!node || left === 0) return undefined
    if (isWire(node.type)) {
      const before = graph.edges.find(edge => splitEnd(edge.to).node === name)
      return before && origin(graph, prefix, before.from, left - 1)
    }
    if (!node.type.startsWith(SUBGRAPH)) return { node: `${prefix}${name}`, from: port }
    const inner = await load(node.type.slice(SUBGRAPH.length), node.version)
    const out = inner.nodes.find(each => each.type === GRAPH_OUTPUT && nameOf(each) === port)
    const into = inner.edges.find(edge => splitEnd(edge.to).node === out?.id)
    return into && origin(inner, `${prefix}${name}/`, into.from, left - 1)
  }
  const graph = await load(type.slice(SUBGRAPH.length), version)
  const exits = await Promise.all(
    graph.nodes
      .filter(node => node.type === GRAPH_OUTPUT)
      .map(async node => {
        const into = graph.edges.find(edge => splitEnd(edge.to).node === node.id)
        const found = into && (await origin(graph, `${id}/`, into.from, DEEPEST))
        return found ? [{ port: nameOf(node), ...found }] : []
      }),
  )
  return exits.flat()
}
