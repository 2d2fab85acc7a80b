// The model of a document: its nodes with their specs, wires resolved through bypassed nodes, and every stream's shape.
import type { Problem } from '../protocol/events.ts'
import { type GraphDocument, type GraphNode, splitEnd } from './document.ts'
import type { InputSpec, NodeSpec, OutputSpec, ParamSpec } from './spec.ts'
import type { Scope } from './subgraph.ts'
import { type NodeGraph, nodeGraph, orderOf } from './topology.ts'
import { typesFit } from './types.ts'

/** One axis of a stream: its name and the node that minted it, so that two unrelated splitters never join. */
export interface Dimension {
  readonly name: string
  readonly node: string
}
/** A stream's axes, outermost first. A lone value has none. */
export type Shape = readonly Dimension[]

/** A wire's source, after bypassed nodes have handed it through. */
export interface Wire {
  readonly node: string
  readonly port: string
}

export interface NodeModel {
  readonly id: string
  readonly node: GraphNode
  readonly spec: NodeSpec
  /** By input name, in document order. */
  readonly inputs: ReadonlyMap<string, readonly Wire[]>
  /** By param name. */
  readonly params: ReadonlyMap<string, Wire>
  /** In a sub-graph: the streams whose items it runs for. A node that gathers there does so for each of them. */
  readonly root: readonly Wire[]
  readonly shape: Shape
}

export interface GraphModel {
  /** Known, wired nodes in topological order; bypassed and unknown ones are not in it. */
  readonly nodes: ReadonlyMap<string, NodeModel>
  /** Every node of the document, as wired there. */
  readonly graph: NodeGraph
  /** Who needs whom, after bypasses. */
  readonly needs: NodeGraph
  readonly problems: readonly Problem[]
  /** Where the wires into a port come from, through bypassed nodes and pieces of wire. */
  sources(node: string, port: string): readonly Wire[]
}

export const sameDimension = (a: Dimension, b: Dimension): boolean => a.name === b.name && a.node === b.node
export const isLeading = (part: Shape, whole: Shape): boolean =>
  part.length <= whole.length && part.every((dimension, index) => sameDimension(dimension, whole[index] as Dimension))
/** `per scene and line`, `as one value`. */
export const describeShape = (shape: Shape): string =>
  shape.length === 0 ? 'as one value' : `per ${shape.map(dimension => dimension.name).join(' and ')}`

/** The stream that an output emits. */
export function outputShape(model: NodeModel, port: string, nodes: ReadonlyMap<string, NodeModel>): Shape {
  const output = model.spec.outputs.find(candidate => candidate.name === port)
  if (!output || output.kind === 'one') return model.shape
  const gathered = output.like === undefined ? undefined : model.inputs.get(output.like)?.[0]
  const source = gathered && nodes.get(gathered.node)
  if (gathered && source) {
    const stream = outputShape(source, gathered.port, nodes)
    return [...model.shape, ...stream.filter(dimension => !model.shape.some(own => sameDimension(own, dimension)))]
  }
  return [...model.shape, { name: output.dimension ?? output.name, node: model.id }]
}

export const nodeTitle = (node: GraphNode, spec?: NodeSpec): string => node.title || spec?.title || node.type

/** Whether wires go through a node as if it were not there: it is bypassed, or it is a piece of wire. */
export const isHop = (node: GraphNode, spec: NodeSpec | undefined): boolean =>
  node.mode === 'bypassed' || (spec?.wire === true && node.mode === 'active')

/** Reads a document against the node specs. Never throws; what is wrong is in `problems`, each with its place. */
export function modelOf(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  scopes: ReadonlyMap<string, Scope> = new Map(),
): GraphModel {
  const problems: Problem[] = []
  const report = (code: string, message: string, node?: string, port?: string) =>
    problems.push({
      severity: 'error',
      code,
      message,
      ...(node === undefined ? {} : { node }),
      ...(port === undefined ? {} : { port }),
    })

  const documentNodes = new Map<string, GraphNode>()
  for (const node of document.nodes) {
    if (documentNodes.has(node.id))
      report('duplicate-id', `Two nodes have the id ${node.id}; give one another id`, node.id)
    else documentNodes.set(node.id, node)
    if (!specs.has(node.type))
      report(
        'unknown-node',
        `${nodeTitle(node)}: no node of type ${node.type} is installed here; it is kept as it is but cannot run`,
        node.id,
      )
  }

  /** The cycle in words, at each of its first nodes: a long one must not make a long list of long messages. */
  const reportCycle = (cycle: readonly string[]) => {
    const shown = cycle.slice(0, 12)
    const names = shown.map(id => {
      const node = documentNodes.get(id) as GraphNode
      return nodeTitle(node, specs.get(node.type))
    })
    const way =
      cycle.length > shown.length
        ? [...names, `… ${cycle.length - shown.length} more …`, names[0]]
        : [...names, names[0]]
    for (const id of shown)
      report('cycle', `${way.join(' → ')} is a cycle; remove one of its wires (loops are made by Refine Loop)`, id)
  }

  const incoming = readWires(document, documentNodes, specs, report)
  const resolved = throughBypasses(incoming, documentNodes, specs, report)
  const sources = (node: string, port: string): readonly Wire[] => resolved.get(node)?.get(port) ?? []
  const roots = scopes.size > 0 ? rootsOf(document, specs, scopes, sources) : NO_ROOTS
  const graph = nodeGraph(documentNodes.keys(), rawWires(document, roots))
  const hasHops = document.nodes.some(node => isHop(node, specs.get(node.type)))
  const needs = hasHops ? nodeGraph(documentNodes.keys(), resolvedWires(resolved, roots)) : graph
  const sorted = orderOf(graph)
  const nodes = new Map<string, NodeModel>()
  if ('cycle' in sorted) {
    reportCycle(sorted.cycle)
    return { nodes, graph, needs, problems, sources }
  }
  for (const id of sorted.order) {
    const node = documentNodes.get(id) as GraphNode
    const spec = specs.get(node.type)
    if (!spec || isHop(node, spec)) continue
    const ports = resolved.get(id) ?? new Map<string, Wire[]>()
    const inputs = new Map<string, Wire[]>()
    const params = new Map<string, Wire>()
    for (const [port, wires] of ports) {
      if (spec.inputs.some(input => input.name === port)) inputs.set(port, wires)
      else if (wires[0]) params.set(port, wires[0])
    }
    const draft = { id, node, spec, inputs, params, root: roots.get(id) ?? [], shape: [] as Shape }
    const shape = shapeOf(draft, nodes, message => report('shape', message.text, id, message.port))
    nodes.set(id, { ...draft, shape })
    if (node.mode !== 'muted')
      for (const input of spec.inputs)
        if (
          !input.optional &&
          !inputs.has(input.name) &&
          !(input.kind === 'many' && input.minimum === 0 && input.tolerant)
        )
          report(
            'missing-input',
            `${nodeTitle(node, spec)} needs ${article(input.type)} on ${input.name}; wire one in`,
            id,
            input.name,
          )
  }
  return { nodes, graph, needs, problems, sources }
}

type Report = (code: string, message: string, node?: string, port?: string) => void

type Roots = ReadonlyMap<string, readonly Wire[]>
const NO_ROOTS: Roots = new Map()

/** What drives the nodes of sub-graphs that gather: the streams into the required inputs of the graphs they stand in. */
function rootsOf(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  scopes: ReadonlyMap<string, Scope>,
  sources: (node: string, port: string) => readonly Wire[],
): Roots {
  const roots = new Map<string, readonly Wire[]>()
  for (const { id, type } of document.nodes) {
    if (!id.includes('/') || !specs.get(type)?.inputs.some(input => input.kind === 'many')) continue
    const wires: Wire[] = []
    for (let at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1))
      for (const driver of scopes.get(id.slice(0, at))?.drivers ?? []) wires.push(...sources(driver, 'value'))
    roots.set(id, wires)
  }
  return roots
}

function* rootWires(roots: Roots): Generator<readonly [string, string]> {
  for (const [id, wires] of roots) for (const wire of wires) if (wire.node !== id) yield [wire.node, id] as const
}

function* rawWires(document: GraphDocument, roots: Roots): Generator<readonly [string, string]> {
  for (const edge of document.edges) yield [splitEnd(edge.from).node, splitEnd(edge.to).node] as const
  yield* rootWires(roots)
}

function* resolvedWires(
  resolved: ReadonlyMap<string, ReadonlyMap<string, readonly Wire[]>>,
  roots: Roots,
): Generator<readonly [string, string]> {
  for (const [to, ports] of resolved)
    for (const wires of ports.values()) for (const wire of wires) yield [wire.node, to] as const
  yield* rootWires(roots)
}

/** The document's wires by target node and port, those that cannot be left out with the reason. */
function readWires(
  document: GraphDocument,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  report: Report,
): Map<string, Map<string, Wire[]>> {
  const incoming = new Map<string, Map<string, Wire[]>>()
  for (const edge of document.edges) {
    const from = splitEnd(edge.from)
    const to = splitEnd(edge.to)
    const source = nodes.get(from.node)
    const target = nodes.get(to.node)
    if (!source || !target) {
      report(
        'dangling-wire',
        `The wire ${edge.from} → ${edge.to} ends at a node that is not there; remove it`,
        target?.id ?? source?.id,
      )
      continue
    }
    const sourceSpec = specs.get(source.type)
    const targetSpec = specs.get(target.type)
    const output = sourceSpec?.outputs.find(port => port.name === from.port)
    const input = targetSpec && inputOrParam(targetSpec, to.port)
    if (sourceSpec && !output)
      report(
        'unknown-port',
        `${nodeTitle(source, sourceSpec)} has no output ${from.port}; it has ${list(sourceSpec.outputs)}`,
        source.id,
        from.port,
      )
    if (targetSpec && !input)
      report(
        'unknown-port',
        `${nodeTitle(target, targetSpec)} has no input ${to.port}; it has ${list([...targetSpec.inputs, ...targetSpec.params])}`,
        target.id,
        to.port,
      )
    if (targetSpec && !input) continue
    if (output && input) {
      const misfit = typesFit(output.type, input)
      if (misfit) {
        report(
          'type',
          `${nodeTitle(target, targetSpec)}: ${to.port} ${misfit}, but the wire from ${nodeTitle(source, sourceSpec)} brings ${article(output.type)}`,
          target.id,
          to.port,
        )
        continue
      }
    }
    if (!incoming.has(to.node)) incoming.set(to.node, new Map())
    const ports = incoming.get(to.node) as Map<string, Wire[]>
    const wires = ports.get(to.port)
    if (!wires) ports.set(to.port, [from])
    else if (input && 'kind' in input && input.kind !== 'one') wires.push(from)
    else
      report(
        'two-wires',
        `${nodeTitle(target, targetSpec)}: ${to.port} takes one wire, but two are in it; remove one`,
        target.id,
        to.port,
      )
  }
  return incoming
}

/** An input, or a param seen as an optional single input. */
export function inputOrParam(spec: NodeSpec, name: string): InputSpec | ParamSpec | undefined {
  return spec.inputs.find(input => input.name === name) ?? spec.params.find(param => param.name === name)
}

/** Follows every wire back through bypassed nodes to one that runs. */
function throughBypasses(
  incoming: ReadonlyMap<string, ReadonlyMap<string, readonly Wire[]>>,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  report: Report,
): Map<string, Map<string, Wire[]>> {
  const told = new Set<string>()
  const follow = (wire: Wire): readonly Wire[] => {
    let open: Wire[] = [wire]
    for (let hops = 0; hops <= nodes.size; hops++) {
      const bypassed = open.find(candidate => {
        const node = nodes.get(candidate.node)
        return node && isHop(node, specs.get(node.type))
      })
      if (!bypassed) return open
      const node = nodes.get(bypassed.node) as GraphNode
      const spec = specs.get(node.type)
      const output = spec?.outputs.find(port => port.name === bypassed.port)
      const match = spec && output && matchingInput(spec, output)
      if (spec && output && !match && !told.has(`${node.id}.${output.name}`)) {
        told.add(`${node.id}.${output.name}`)
        report(
          'bypass',
          `${nodeTitle(node, spec)} is bypassed, but has no ${output.type} input to hand through to ${output.name}; mute it or rewire`,
          node.id,
          output.name,
        )
      }
      const through = match ? (incoming.get(node.id)?.get(match.name) ?? []) : []
      open = open.flatMap(candidate => (candidate === bypassed ? [...through] : [candidate]))
    }
    return []
  }
  /** What comes out of a hop has the type of what went in, so it is looked at once more where it arrives. */
  const fits = (source: Wire, id: string, port: string): boolean => {
    const from = nodes.get(source.node)
    const to = nodes.get(id) as GraphNode
    const spec = specs.get(to.type)
    const output = from && specs.get(from.type)?.outputs.find(candidate => candidate.name === source.port)
    const input = spec && inputOrParam(spec, port)
    const misfit = output && input && typesFit(output.type, input)
    if (!from || !misfit) return true
    report(
      'type',
      `${nodeTitle(to, spec)}: ${port} ${misfit}, but the wire from ${nodeTitle(from, specs.get(from.type))} brings ${article(output.type)}`,
      id,
      port,
    )
    return false
  }
  const resolved = new Map<string, Map<string, Wire[]>>()
  for (const [id, ports] of incoming) {
    const mine = new Map<string, Wire[]>()
    for (const [port, wires] of ports) {
      const followed = wires.flatMap(wire => {
        const sources = follow(wire)
        return sources[0] === wire ? sources : sources.filter(source => fits(source, id, port))
      })
      if (followed.length > 0) mine.set(port, followed)
    }
    resolved.set(id, mine)
  }
  return resolved
}

const matchingInput = (spec: NodeSpec, output: OutputSpec): InputSpec | undefined =>
  spec.inputs.find(input => input.kind === output.kind && input.type === output.type) ??
  spec.inputs.find(input => input.kind !== 'lookup' && input.type === output.type)

/** A node's shape: the longest among its required single inputs; all the other single ones must lead into it. */
function shapeOf(
  model: NodeModel,
  nodes: ReadonlyMap<string, NodeModel>,
  refuse: (message: { text: string; port: string }) => void,
): Shape {
  const title = nodeTitle(model.node, model.spec)
  const stream = (wire: Wire): Shape | undefined => {
    const source = nodes.get(wire.node)
    return source && outputShape(source, wire.port, nodes)
  }
  let shape: Shape = []
  let deepest = ''
  for (const wire of model.root) {
    const theirs = stream(wire)
    if (theirs && theirs.length > shape.length) shape = theirs
  }
  const base = shape.length
  const required = model.spec.inputs.filter(input => input.kind === 'one' && !input.optional && !input.lazy)
  for (const input of required) {
    const incoming = model.inputs.get(input.name)?.[0]
    const theirs = incoming && stream(incoming)
    if (theirs && theirs.length > shape.length) {
      shape = theirs
      deepest = input.name
    }
  }
  if (shape.length === base && required.length === 0 && model.spec.by.length > 0) {
    for (const input of model.spec.inputs) {
      if (input.kind !== 'many') continue
      for (const wire of model.inputs.get(input.name) ?? []) {
        const theirs = stream(wire) ?? []
        const last = theirs.findLastIndex(dimension => model.spec.by.includes(dimension.name))
        if (last + 1 > shape.length) {
          shape = theirs.slice(0, last + 1)
          deepest = input.name
        }
      }
    }
  }
  const check = (port: string, wire: Wire) => {
    const theirs = stream(wire)
    if (!theirs || isLeading(theirs, shape)) return
    refuse({
      port,
      text:
        theirs.length > shape.length
          ? `${title}: ${port} comes ${describeShape(theirs)}, but the node runs ${shape.length ? describeShape(shape) : 'once'}; gather it first, or use a port that takes many`
          : `${title}: ${port} comes ${describeShape(theirs)} and ${deepest} ${describeShape(shape)}, from different splitters; single inputs of one node must agree`,
    })
  }
  for (const input of model.spec.inputs)
    if (input.kind === 'one') for (const wire of model.inputs.get(input.name) ?? []) check(input.name, wire)
  for (const [param, wire] of model.params) check(param, wire)
  for (const output of model.spec.outputs) {
    const wires = output.like === undefined ? [] : (model.inputs.get(output.like) ?? [])
    const gathered = wires.map(wire =>
      (stream(wire) ?? []).filter(dimension => !shape.some(own => sameDimension(own, dimension))),
    )
    const first = gathered[0]
    if (output.like === undefined || !first) continue
    if (first.length !== 1)
      refuse({
        port: output.like,
        text: `${title}: ${output.like} comes ${describeShape(first)}, but ${output.name} is emitted again under its keys, so it must come per exactly one dimension more than the node runs`,
      })
    else if (gathered.some(other => !isLeading(other, first) || other.length !== 1))
      refuse({
        port: output.like,
        text: `${title}: the wires into ${output.like} come from different splitters, but ${output.name} is emitted again under their keys; wire in one kind`,
      })
  }
  return shape
}

const list = (ports: readonly { name: string }[]): string => ports.map(port => port.name).join(', ') || 'none'
const article = (type: string): string => `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`
