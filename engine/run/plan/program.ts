// A program: the part of a graph that a run needs, with declarations at hand, ready to be evaluated.
import type { AnyNode } from '../../graph/define.ts'
import { type GraphDocument, splitEnd } from '../../graph/document.ts'
import { canonical, type Json } from '../../graph/json.ts'
import type { GraphModel, NodeModel, Wire } from '../../graph/model/model.ts'
import { outputShape, type Shape, sameDimension } from '../../graph/model/shapes.ts'
import { upstreamSteps } from '../../graph/model/topology.ts'
import { type InputSpec, portsOf } from '../../graph/spec.ts'
import { STRIDE, type Steps } from '../../graph/steps.ts'

/** A wire with what is known of its stream before anything runs. */
export interface Stream {
  readonly source: ProgramNode
  readonly port: string
  readonly shape: Shape
  /** For each dimension of the stream, its place in the reader's shape, or −1 when the reader does not share it. */
  readonly shared: readonly number[]
}

/** An input with the wires into it. */
export interface ProgramInput {
  readonly spec: InputSpec
  readonly streams: readonly Stream[]
}

export interface ProgramNode {
  readonly id: string
  /** Its place among the program's nodes: what an evaluation keeps of it lies there. */
  readonly place: number
  /** Its params change when a plan is brought up to date; nothing else of it does. */
  model: NodeModel
  readonly node: AnyNode
  readonly shape: Shape
  readonly inputs: readonly ProgramInput[]
  /** Those of them that are read before the node runs. */
  readonly eager: readonly ProgramInput[]
  readonly params: readonly { readonly name: string; readonly stream: Stream }[]
  /** The streams that say which items the node has, by depth: `drivers[i]` enumerate the segments at depth i. */
  readonly drivers: readonly (readonly Stream[])[]
  /** Nodes on the longest way from here to a target. */
  rank: number
  /** Params without overrides, parsed, and their canonical text; absent while something is wired into a param. */
  base: { readonly params: Readonly<Record<string, unknown>>; readonly text: string } | undefined
}

export interface Program {
  document: GraphDocument
  /** In topological order. */
  readonly nodes: ReadonlyMap<string, ProgramNode>
  /** What is asked for: node ids. */
  readonly targets: readonly string[]
  /** The nodes that read from a node. */
  readers(node: ProgramNode): readonly ProgramNode[]
}

/**
 * The nodes that a whole-graph run asks for: those whose outputs nobody takes. Unknown nodes count too, so that a run
 * of the whole graph says that they cannot run.
 */
export function* sinks(
  document: GraphDocument,
  model: GraphModel,
  library: ReadonlyMap<string, AnyNode>,
): Steps<string[]> {
  let looked = 0
  const taken = new Set<string>()
  for (const node of model.nodes.values()) {
    if (++looked % STRIDE === 0) yield
    for (const wires of node.inputs.values()) for (const wire of wires) taken.add(wire.node)
    for (const wire of node.params.values()) taken.add(wire.node)
  }
  let wired: Set<string> | undefined
  const isWired = (id: string) => {
    wired ??= new Set(document.edges.map(edge => splitEnd(edge.from).node))
    return wired.has(id)
  }
  const last: string[] = []
  for (const { id, mode, type } of document.nodes) {
    if (++looked % STRIDE === 0) yield
    if (taken.has(id) || mode !== 'active' || library.get(type)?.wire) continue
    // What hangs loose inside a sub-graph is no part of what the sub-graph makes.
    if (!id.includes('/') || isWired(id)) last.push(id)
  }
  return last
}

const NO_PLACES: readonly number[] = []
const NO_STREAMS: readonly Stream[] = []
const NO_PARAMS: ProgramNode['params'] = []
const NO_DRIVERS: ProgramNode['drivers'] = []

/** Compiles what `targets` need. The document must have no problems there. */
export function* compile(
  document: GraphDocument,
  model: GraphModel,
  library: ReadonlyMap<string, AnyNode>,
  targets: readonly string[],
): Steps<Program> {
  const needed = yield* upstreamSteps(model.needs, targets)
  const nodes = new Map<string, ProgramNode>()
  for (const own of model.nodes.values()) {
    if (nodes.size % STRIDE === 0) yield
    const node = needed.has(own.id) ? library.get(own.spec.type) : undefined
    if (node) nodes.set(own.id, compileNode(own, node, nodes, model))
  }
  yield
  let ranked = 0
  for (const node of [...nodes.values()].reverse()) {
    if (++ranked % STRIDE === 0) yield
    const rank = node.rank + 1
    for (const input of node.inputs) for (const { source } of input.streams) if (source.rank < rank) source.rank = rank
    for (const { stream } of node.params) if (stream.source.rank < rank) stream.source.rank = rank
  }
  let readers: ReturnType<typeof readersOf> | undefined
  return {
    document,
    nodes,
    targets,
    readers: node => {
      readers ??= readersOf(nodes.values())
      return readers[node.place] ?? []
    },
  }
}

function compileNode(
  own: NodeModel,
  node: AnyNode,
  nodes: ReadonlyMap<string, ProgramNode>,
  model: GraphModel,
): ProgramNode {
  const streams = (wires: readonly Wire[] | undefined): readonly Stream[] => {
    if (!wires || wires.length === 0) return NO_STREAMS
    const found: Stream[] = []
    for (const { node: id, port } of wires) {
      const source = nodes.get(id)
      if (!source) continue
      const shape = outputShape(source.model, port, model.nodes)
      const shared =
        shape.length === 0
          ? NO_PLACES
          : shape.map(dimension => own.shape.findIndex(mine => sameDimension(mine, dimension)))
      found.push({ source, port, shape, shared })
    }
    return found
  }
  const inputs = own.spec.inputs.map(spec => ({ spec, streams: streams(own.inputs.get(spec.name)) }))
  const isEager = ({ spec }: ProgramInput) => !spec.lazy && spec.kind !== 'lookup'
  const params =
    own.params.size === 0
      ? NO_PARAMS
      : [...own.params].flatMap(([name, wire]) => streams([wire]).map(stream => ({ name, stream })))
  return {
    id: own.id,
    place: nodes.size,
    model: own,
    node,
    shape: own.shape,
    inputs,
    eager: inputs.every(isEager) ? inputs : inputs.filter(isEager),
    params,
    drivers: own.shape.length === 0 ? NO_DRIVERS : driversOf(own, inputs, streams(own.root)),
    rank: 1,
    base: params.length === 0 ? parseParams(node, own.node.params) : undefined,
  }
}

function driversOf(
  { spec, shape }: NodeModel,
  inputs: readonly ProgramInput[],
  root: readonly Stream[],
): ProgramNode['drivers'] {
  const { shaping } = portsOf(spec)
  const enumerating = inputs.filter(({ spec: input }) =>
    input.kind === 'one' ? shaping.includes(input) : spec.by.length > 0 && input.kind === 'many',
  )
  return shape.map((_, depth) => {
    const enumerates = (candidate: Stream) => candidate.shape.length > depth && candidate.shared[depth] === depth
    const own = enumerating.flatMap(input => input.streams.filter(enumerates))
    return own.length > 0 ? own : root.filter(enumerates)
  })
}

/** Who reads from whom, by place, also through drivers alone. */
function readersOf(nodes: Iterable<ProgramNode>): readonly (readonly ProgramNode[])[] {
  const readers: ProgramNode[][] = []
  for (const node of nodes) {
    readers.push([])
    const read = ({ source }: Stream) => {
      const known = readers[source.place]
      // A node's streams come one after another, so only the last reader can be it already.
      if (known && known.at(-1) !== node) known.push(node)
    }
    for (const { streams } of node.inputs) streams.forEach(read)
    for (const { stream } of node.params) read(stream)
    for (const streams of node.drivers) streams.forEach(read)
  }
  return readers
}

/** The params that the declaration knows, with defaults. @throws ZodError */
export function parseParams(
  node: AnyNode,
  given: Readonly<Record<string, unknown>>,
): { params: Record<string, unknown>; text: string } {
  const params = node.params.parse(given) as Record<string, Json>
  return { params, text: canonical(params) }
}
