// A program: the part of a graph that a run needs, with declarations at hand, ready to be evaluated.
import type { AnyNode } from '../graph/define.ts'
import { type GraphDocument, splitEnd } from '../graph/document.ts'
import { canonical, type Json } from '../graph/json.ts'
import { type GraphModel, type NodeModel, outputShape, type Shape, sameDimension, type Wire } from '../graph/model.ts'
import type { InputSpec } from '../graph/spec.ts'
import { upstreamOf } from '../graph/topology.ts'

/** A wire with what is known of its stream before anything runs. */
export interface Stream {
  readonly source: ProgramNode
  readonly port: string
  readonly shape: Shape
  /** For each dimension of the stream, its place in the reader's shape, or −1 when the reader does not share it. */
  readonly shared: readonly number[]
}

export interface ProgramNode {
  readonly id: string
  /** Its params change when a plan is brought up to date; nothing else of it does. */
  model: NodeModel
  readonly node: AnyNode
  readonly shape: Shape
  readonly inputs: readonly { readonly spec: InputSpec; readonly streams: readonly Stream[] }[]
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
export function sinks(document: GraphDocument, model: GraphModel, library: ReadonlyMap<string, AnyNode>): string[] {
  const wired = new Set(document.edges.map(edge => splitEnd(edge.from).node))
  const taken = new Set<string>()
  for (const node of model.nodes.values()) {
    for (const wires of node.inputs.values()) for (const wire of wires) taken.add(wire.node)
    for (const wire of node.params.values()) taken.add(wire.node)
  }
  return (
    document.nodes
      .filter(node => node.mode === 'active' && !library.get(node.type)?.wire && !taken.has(node.id))
      // What hangs loose inside a sub-graph is no part of what the sub-graph makes.
      .filter(node => !node.id.includes('/') || wired.has(node.id))
      .map(node => node.id)
  )
}

/** Compiles what `targets` need. The document must have no problems there. */
export function compile(
  document: GraphDocument,
  model: GraphModel,
  library: ReadonlyMap<string, AnyNode>,
  targets: readonly string[],
): Program {
  const needed = upstreamOf(model.needs, targets)
  const nodes = new Map<string, ProgramNode>()
  for (const nodeModel of model.nodes.values()) {
    if (!needed.has(nodeModel.id)) continue
    const node = library.get(nodeModel.spec.type)
    if (!node) continue
    const stream = (wire: Wire): Stream | undefined => {
      const source = nodes.get(wire.node)
      if (!source) return undefined
      const shape = outputShape(source.model, wire.port, model.nodes)
      return {
        source,
        port: wire.port,
        shape,
        shared: shape.map(dimension => nodeModel.shape.findIndex(own => sameDimension(own, dimension))),
      }
    }
    const inputs = nodeModel.spec.inputs.map(spec => ({
      spec,
      streams: (nodeModel.inputs.get(spec.name) ?? []).map(stream).filter(found => found !== undefined),
    }))
    const params = [...nodeModel.params].flatMap(([name, wire]) => {
      const found = stream(wire)
      return found ? [{ name, stream: found }] : []
    })
    const enumerating = inputs.filter(({ spec }) =>
      spec.kind === 'one' ? !spec.optional && !spec.lazy : nodeModel.spec.by.length > 0 && spec.kind === 'many',
    )
    nodes.set(nodeModel.id, {
      id: nodeModel.id,
      model: nodeModel,
      node,
      shape: nodeModel.shape,
      inputs,
      params,
      drivers: nodeModel.shape.map((_, depth) => {
        const enumerates = (candidate: Stream) => candidate.shape.length > depth && candidate.shared[depth] === depth
        const own = enumerating.flatMap(input => input.streams.filter(enumerates))
        return own.length > 0 ? own : nodeModel.root.flatMap(wire => stream(wire) ?? []).filter(enumerates)
      }),
      rank: 1,
      base: params.length === 0 ? parseParams(node, nodeModel.node.params) : undefined,
    })
  }
  for (const node of [...nodes.values()].reverse()) {
    const pass = (stream: Stream) => {
      if (stream.source.rank < node.rank + 1) stream.source.rank = node.rank + 1
    }
    for (const input of node.inputs) input.streams.forEach(pass)
    for (const param of node.params) pass(param.stream)
  }
  let readers: Map<ProgramNode, ProgramNode[]> | undefined
  return {
    document,
    nodes,
    targets,
    readers: node => {
      readers ??= readersOf(nodes.values())
      return readers.get(node) ?? []
    },
  }
}

/** Who reads from whom, also through drivers alone. */
function readersOf(nodes: Iterable<ProgramNode>): Map<ProgramNode, ProgramNode[]> {
  const readers = new Map<ProgramNode, ProgramNode[]>()
  for (const node of nodes) {
    const streams = [
      ...node.inputs.flatMap(input => input.streams),
      ...node.params.map(param => param.stream),
      ...node.drivers.flat(),
    ]
    for (const source of new Set(streams.map(stream => stream.source))) {
      const known = readers.get(source)
      if (known) known.push(node)
      else readers.set(source, [node])
    }
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
