// Sub-graphs: a saved graph as a node. Before a run they are laid open, so that the engine knows nodes and wires only.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../document.ts'
import type { InputKind } from '../ports.ts'
import type { InputSpec, NodeSpec, OutputSpec } from '../spec.ts'
import { modelOf } from './model.ts'
import type { Dimension } from './parts.ts'
import { outputShape } from './shapes.ts'

/** The type of a sub-graph's node is this and the saved graph's id; its version is the revision. */
export const SUBGRAPH = 'graph/'
/** A piece of wire that is an input of the graph it stands in. */
export const GRAPH_INPUT = 'flow/graph-input'
/** A piece of wire that is an output of the graph it stands in. */
export const GRAPH_OUTPUT = 'flow/graph-output'
/** How deep sub-graphs may lie in each other. */
const DEEPEST = 16

/** The saved graph that a sub-graph's node stands for; undefined when there is none. */
export type LoadGraph = (id: string, revision: number) => GraphDocument | undefined

/** A sub-graph laid open. The ids of its nodes begin with its own and a slash. */
export interface Scope {
  readonly id: string
  /** Ids of its required single inputs: the items they bring are the keys that it runs for. */
  readonly drivers: readonly string[]
  /** Ids of its output nodes. */
  readonly outputs: readonly string[]
}

export interface Expanded {
  readonly document: GraphDocument
  readonly scopes: ReadonlyMap<string, Scope>
  /** Sub-graph nodes that could not be laid open, with the reason. */
  readonly refused: readonly { readonly node: string; readonly message: string }[]
}

const NO_SCOPES: ReadonlyMap<string, Scope> = new Map()

/** The name that a graph input or output has as a port. */
const portName = (node: GraphNode): string => (typeof node.params.name === 'string' && node.params.name) || node.id

/** Lays every sub-graph of a document open. A muted one stays as it is, and a bypassed one too: neither runs. */
export function expandGraph(document: GraphDocument, load: LoadGraph): Expanded {
  if (!document.nodes.some(isOpenable)) return { document, scopes: NO_SCOPES, refused: [] }
  const scopes = new Map<string, Scope>()
  const refused: { node: string; message: string }[] = []
  const open = (graph: GraphDocument, prefix: string, within: readonly string[]): Parts => {
    const parts: Parts = { nodes: [], edges: [] }
    const ports = new Map<string, { inputs: Map<string, string>; outputs: Map<string, string> }>()
    for (const node of graph.nodes) {
      const id = prefix + node.id
      const inner = isOpenable(node) ? load(node.type.slice(SUBGRAPH.length), node.version) : undefined
      const isLoop = inner !== undefined && (within.includes(inner.id) || within.length >= DEEPEST)
      if (!inner || isLoop) {
        if (isLoop) refused.push({ node: id, message: `${node.title || inner.name} would lie within itself` })
        parts.nodes.push(prefix ? { ...node, id } : node)
        continue
      }
      const below = open(inner, `${id}/`, [...within, inner.id])
      parts.nodes.push(...below.nodes)
      parts.edges.push(...below.edges)
      const inputs = inner.nodes.filter(({ type }) => type === GRAPH_INPUT)
      const outputs = inner.nodes.filter(({ type }) => type === GRAPH_OUTPUT)
      const named = (nodes: readonly GraphNode[]) => new Map(nodes.map(port => [portName(port), `${id}/${port.id}`]))
      ports.set(node.id, { inputs: named(inputs), outputs: named(outputs) })
      scopes.set(id, {
        id,
        drivers: inputs
          .filter(({ params }) => kindOf(params) === 'one' && !params.optional)
          .map(port => `${id}/${port.id}`),
        outputs: outputs.map(port => `${id}/${port.id}`),
      })
    }
    for (const edge of graph.edges) {
      const from = splitEnd(edge.from)
      const to = splitEnd(edge.to)
      const source = ports.get(from.node)?.outputs.get(from.port)
      const target = ports.get(to.node)?.inputs.get(to.port)
      parts.edges.push({
        from: source === undefined ? prefix + edge.from : `${source}.value`,
        to: target === undefined ? prefix + edge.to : `${target}.value`,
      })
    }
    return parts
  }
  const parts = open(document, '', [document.id])
  return { document: { ...document, ...parts }, scopes, refused }
}

interface Parts {
  readonly nodes: GraphNode[]
  readonly edges: GraphEdge[]
}

/** Whether a node is a sub-graph that a run lays open. */
export const isOpenable = (node: GraphNode): boolean => node.mode === 'active' && node.type.startsWith(SUBGRAPH)

const kindOf = (params: GraphNode['params']): InputKind =>
  params.kind === 'many' || params.kind === 'lookup' ? params.kind : 'one'

/** Whether a graph can stand as a node in others: it has an input or an output of its own. */
export const isSubgraph = (document: GraphDocument): boolean =>
  document.nodes.some(({ type }) => type === GRAPH_INPUT || type === GRAPH_OUTPUT)

/** How an output emits the dimensions that its stream has beyond those that the sub-graph runs for. */
const emitted = ([dimension, ...below]: readonly string[]): Pick<OutputSpec, 'kind' | 'dimension' | 'below'> =>
  dimension === undefined ? { kind: 'one' } : { kind: 'many', dimension, ...(below.length > 0 ? { below } : {}) }

/** Names for the dimensions of one graph: their own, unless two splitters mint one name, which must not join outside. */
function dimensionNames(): (dimension: Dimension) => string {
  const minters = new Map<string, string>()
  return ({ name, node }) => {
    const minter = minters.get(name)
    if (minter === undefined) minters.set(name, node)
    return minter === undefined || minter === node ? name : `${name} of ${node}`
  }
}

/** The declaration of a saved graph as a node. The types of its outputs are those of what is wired to them. */
export function subgraphSpec(
  document: GraphDocument,
  revision: number,
  specs: ReadonlyMap<string, NodeSpec>,
): NodeSpec {
  const across = (a: GraphNode, b: GraphNode) => a.at[1] - b.at[1] || a.at[0] - b.at[0]
  const inputs = document.nodes.filter(({ type }) => type === GRAPH_INPUT).sort(across)
  const outputs = document.nodes.filter(({ type }) => type === GRAPH_OUTPUT).sort(across)
  const model = modelOf(document, specs)
  const { sources } = model
  const nameOf = dimensionNames()
  const describe = ({ params }: GraphNode) => (typeof params.description === 'string' ? params.description : '')
  return {
    type: `${SUBGRAPH}${document.id}`,
    version: revision,
    title: document.name,
    category: 'Graphs',
    summary: document.description || `The graph ${document.name} as a node.`,
    inputs: inputs.map(
      (node): InputSpec => ({
        name: portName(node),
        type: typeof node.params.type === 'string' ? node.params.type : 'Any',
        kind: kindOf(node.params),
        optional: node.params.optional === true,
        lazy: false,
        tolerant: false,
        minimum: 0,
        description: describe(node),
      }),
    ),
    params: [],
    outputs: outputs.map((node): OutputSpec => {
      const wire = sources(node.id, 'value')[0]
      const source = wire && document.nodes.find(({ id }) => id === wire.node)
      const port = source && specs.get(source.type)?.outputs.find(({ name }) => name === wire.port)
      const type = wire && port?.typed ? model.typeOf(wire.node, wire.port) : (port?.type ?? 'Any')
      const inner = wire && model.nodes.get(wire.node)
      const deeper = inner ? outputShape(inner, wire.port, model.nodes).map(nameOf) : []
      const isInput = source?.type === GRAPH_INPUT
      return {
        name: portName(node),
        type: isInput ? String(source.params.type ?? 'Any') : type,
        ...emitted(deeper),
        description: describe(node),
      }
    }),
    by: [],
    regenerable: false,
    face: 'graph',
  }
}
