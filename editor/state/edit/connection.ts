// What fits where: the engine's connection rule, asked for the wire in hand, a dropped wire, or a node body.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../../../engine/graph/document.ts'
import { connectionProblem } from '../../../engine/graph/model/connect.ts'
import { typesFit } from '../../../engine/graph/model/types.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { Wire } from '../document/commands.ts'

export type Specs = ReadonlyMap<string, NodeSpec>

/** One end of a wire that is being drawn: an output looks for inputs, an input for outputs. */
export interface LooseEnd {
  readonly end: string
  readonly side: 'output' | 'input'
  readonly type: string
}

/** True when the port takes one wire only: single inputs and params. */
export function takesOne(spec: NodeSpec | undefined, port: string): boolean {
  const input = spec?.inputs.find(each => each.name === port)
  return input ? input.kind === 'one' : true
}

export const wireTo = (document: GraphDocument, specs: Specs, from: string, to: string): Wire => {
  const dot = to.indexOf('.')
  const node = document.nodes.find(each => each.id === to.slice(0, dot))
  return { from, to, alone: takesOne(node && specs.get(node.type), to.slice(dot + 1)) }
}

/** Why the loose end may not be wired to `other`, or `undefined`. */
export function refusal(document: GraphDocument, specs: Specs, loose: LooseEnd, other: string): string | undefined {
  const part = partAround(document, [splitEnd(loose.end).node, splitEnd(other).node])
  return loose.side === 'output'
    ? connectionProblem(part, specs, loose.end, other)
    : connectionProblem(part, specs, other, loose.end)
}

/** How many nodes a graph may have before only the part of it that matters is looked at. */
const WHOLE = 60

/**
 * The part of a document that hangs together with any of `ids`: a wire between them changes nothing elsewhere, so that the
 * rule's answer is the same, at the cost of that part.
 */
export function partAround(document: GraphDocument, ids: readonly string[]): GraphDocument {
  if (document.nodes.length <= WHOLE) return document
  const beside = neighboursOf(document.edges)
  const part = new Set(ids)
  for (const id of part) for (const next of beside.get(id) ?? []) part.add(next)
  return {
    ...document,
    nodes: document.nodes.filter(node => part.has(node.id)),
    edges: document.edges.filter(edge => part.has(splitEnd(edge.to).node)),
  }
}

const neighbours = new WeakMap<readonly GraphEdge[], ReadonlyMap<string, readonly string[]>>()

/** Who is wired to whom; worked out once for each state of the wires. */
function neighboursOf(edges: readonly GraphEdge[]): ReadonlyMap<string, readonly string[]> {
  const known = neighbours.get(edges)
  if (known) return known
  const beside = new Map<string, string[]>()
  const note = (a: string, b: string): void => {
    const list = beside.get(a)
    if (list) list.push(b)
    else beside.set(a, [b])
  }
  for (const edge of edges) {
    const from = splitEnd(edge.from).node
    const to = splitEnd(edge.to).node
    note(from, to)
    note(to, from)
  }
  neighbours.set(edges, beside)
  return beside
}

/** A port's names and types as the palette's chips and a node body's menu need them. */
export interface Fit {
  readonly port: string
  readonly type: string
  readonly param: boolean
}

/** The ports of a declaration that the loose end's type fits, inputs before params. Cheap: shapes are not looked at. */
export function portsFitting(spec: NodeSpec, loose: LooseEnd): Fit[] {
  if (loose.side === 'input')
    return spec.outputs
      .filter(output => typesFit(output.type, { type: loose.type }) === undefined)
      .map(output => ({ port: output.name, type: output.type, param: false }))
  const fits = (type: string): boolean => typesFit(loose.type, { type }) === undefined
  const exact = (type: string): number => (type === loose.type ? 0 : 1)
  return [
    ...spec.inputs
      .filter(input => fits(input.type))
      .sort((a, b) => exact(a.type) - exact(b.type))
      .map(input => ({ port: input.name, type: input.type, param: false })),
    ...spec.params
      .filter(param => fits(param.type))
      .map(param => ({ port: param.name, type: param.type, param: true })),
  ]
}

/** The ports of a node that the loose end may be wired to, by the whole rule. */
export const fittingPorts = (document: GraphDocument, specs: Specs, node: GraphNode, loose: LooseEnd): Fit[] => {
  const spec = specs.get(node.type)
  if (!spec) return []
  return portsFitting(spec, loose).filter(fit => !refusal(document, specs, loose, `${node.id}.${fit.port}`))
}

/** The wires that put a new node onto an existing wire, or `undefined` when it does not fit there. */
export function wiresThrough(
  document: GraphDocument,
  specs: Specs,
  edge: { from: string; to: string },
  node: GraphNode,
): Wire[] | undefined {
  const spec = specs.get(node.type)
  if (!spec) return undefined
  const without = {
    ...document,
    nodes: [...document.nodes, node],
    edges: document.edges.filter(each => each.from !== edge.from || each.to !== edge.to),
  }
  const input = spec.inputs.find(each => !connectionProblem(without, specs, edge.from, `${node.id}.${each.name}`))
  if (!input) return undefined
  const first = { from: edge.from, to: `${node.id}.${input.name}` }
  const half = { ...without, edges: [...without.edges, first] }
  const output = spec.outputs.find(each => !connectionProblem(half, specs, `${node.id}.${each.name}`, edge.to))
  if (!output) return undefined
  return [first, { from: `${node.id}.${output.name}`, to: edge.to }].map(wire =>
    wireTo(half, specs, wire.from, wire.to),
  )
}
