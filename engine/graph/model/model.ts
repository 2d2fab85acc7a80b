// The model of a document: its nodes with their specs, wires resolved through bypassed nodes, and every stream's shape.
import type { Problem } from '../../protocol/events.ts'
import type { GraphDocument, GraphNode } from '../document.ts'
import { type NodeSpec, portsOf } from '../spec.ts'
import { finish, STRIDE, type Steps } from '../steps.ts'
import { type NodeModel, nodeTitle, type Wire } from './parts.ts'
import { LONE, shapeOf } from './shapes.ts'
import type { Scope } from './subgraph.ts'
import { type NodeGraph, nodeGraphSteps, orderOf } from './topology.ts'
import { type OutputTypes, outputTypes, withArticle } from './types.ts'
import { type Incoming, isHop, readWires, throughHops } from './wires.ts'

export { type NodeModel, nodeTitle, type Wire } from './parts.ts'

export interface GraphModel {
  /** Known, wired nodes in topological order; bypassed and unknown ones, and those on a cycle or below one, are not in it. */
  readonly nodes: ReadonlyMap<string, NodeModel>
  /** Every node of the document, as wired there. */
  readonly graph: NodeGraph
  /** Who needs whom, after bypasses. */
  readonly needs: NodeGraph
  readonly problems: readonly Problem[]
  /** Where the wires into a port come from, through bypassed nodes and pieces of wire. */
  sources(node: string, port: string): readonly Wire[]
  /** The type of an output where it stands. */
  readonly typeOf: OutputTypes
}

const NO_WIRES: ReadonlyMap<string, readonly Wire[]> = new Map()
const NO_PARAMS: ReadonlyMap<string, Wire> = new Map()
const NO_ROOT: readonly Wire[] = []

/** Reads a document against the node specs. Never throws; what is wrong is in `problems`, each with its place. */
export const modelOf = (
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  scopes?: ReadonlyMap<string, Scope>,
): GraphModel => finish(modelSteps(document, specs, scopes))

/** The same in steps. */
export function* modelSteps(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  scopes: ReadonlyMap<string, Scope> = new Map(),
): Steps<GraphModel> {
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
  let hasHops = false
  const take = (node: GraphNode): void => {
    if (documentNodes.has(node.id))
      report('duplicate-id', `Two nodes have the id ${node.id}; give one another id`, node.id)
    else documentNodes.set(node.id, node)
    const spec = specs.get(node.type)
    if (isHop(node, spec)) hasHops = true
    if (!spec)
      report(
        'unknown-node',
        `${nodeTitle(node)}: no node of type ${node.type} is installed here; it is kept as it is but cannot run`,
        node.id,
      )
  }
  let count = 0
  for (const node of document.nodes) {
    if (++count % STRIDE === 0) yield
    take(node)
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

  const typeOf = outputTypes(document.edges, documentNodes, specs)
  const { incoming, pairs } = yield* readWires(document, documentNodes, specs, typeOf, report)
  const resolved = hasHops ? yield* throughHops(incoming, documentNodes, specs, typeOf, report) : incoming
  const sources = (node: string, port: string): readonly Wire[] => resolved.get(node)?.get(port) ?? []
  const roots = scopes.size > 0 ? rootsOf(document, specs, scopes, sources) : NO_ROOTS
  const graph = yield* nodeGraphSteps(documentNodes.keys(), roots.size > 0 ? [...pairs, ...rootWires(roots)] : pairs)
  const needs = hasHops ? yield* nodeGraphSteps(documentNodes.keys(), resolvedWires(resolved, roots)) : graph
  yield
  const { order, cycle } = orderOf(graph)
  if (cycle) reportCycle(cycle)
  const nodes = new Map<string, NodeModel>()
  const model = (id: string): void => {
    const node = documentNodes.get(id) as GraphNode
    const spec = specs.get(node.type)
    if (!spec || isHop(node, spec)) return
    const ports = resolved.get(id) ?? NO_WIRES
    const known = portsOf(spec).inputs
    let inputs = ports
    let params = NO_PARAMS
    for (const port of ports.keys())
      if (!known.has(port)) {
        ;({ inputs, params } = sortedOut(ports, spec))
        break
      }
    const made = { id, node, spec, inputs, params, root: roots.get(id) ?? NO_ROOT, shape: LONE }
    made.shape = shapeOf(made, nodes, (text, port) => report('shape', text, id, port))
    nodes.set(id, made)
    if (node.mode === 'muted') return
    for (const input of spec.inputs)
      if (
        !input.optional &&
        !inputs.has(input.name) &&
        !(input.kind === 'many' && input.minimum === 0 && input.tolerant)
      )
        report(
          'missing-input',
          `${nodeTitle(node, spec)} needs ${(input.accepts ?? [input.type]).map(withArticle).join(' or ')} on ${input.name}; wire one in`,
          id,
          input.name,
        )
  }
  for (const id of order) {
    if (++count % STRIDE === 0) yield
    model(id)
  }
  return { nodes, graph, needs, problems, sources, typeOf }
}

/** The wires into inputs, and those into params. */
function sortedOut(ports: ReadonlyMap<string, readonly Wire[]>, spec: NodeSpec): Pick<NodeModel, 'inputs' | 'params'> {
  const known = portsOf(spec).inputs
  const inputs = new Map<string, readonly Wire[]>()
  const params = new Map<string, Wire>()
  for (const [port, wires] of ports) {
    if (known.has(port)) inputs.set(port, wires)
    else if (wires[0]) params.set(port, wires[0])
  }
  return { inputs, params }
}

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

function* resolvedWires(resolved: Incoming, roots: Roots): Generator<readonly [string, string]> {
  for (const [to, ports] of resolved)
    for (const wires of ports.values()) for (const wire of wires) yield [wire.node, to] as const
  yield* rootWires(roots)
}
