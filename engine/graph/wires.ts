// The wires of a document: checked where they end, and followed back through what hands them on.
import { type GraphDocument, type GraphNode, splitEnd } from './document.ts'
import { nodeTitle, type Wire } from './parts.ts'
import { type InputSpec, type NodeSpec, type OutputSpec, type ParamSpec, portsOf } from './spec.ts'
import { typesFit } from './types.ts'

export type Report = (code: string, message: string, node?: string, port?: string) => void

/** Wires by target node and port, in document order. */
export type Incoming = ReadonlyMap<string, ReadonlyMap<string, readonly Wire[]>>

/** Whether wires go through a node as if it were not there: it is bypassed, or it is a piece of wire. */
export const isHop = (node: GraphNode, spec: NodeSpec | undefined): boolean =>
  node.mode === 'bypassed' || (spec?.wire === true && node.mode === 'active')

/** An input, or a param seen as an optional single input. */
export function inputOrParam(spec: NodeSpec, name: string): InputSpec | ParamSpec | undefined {
  const { inputs, params } = portsOf(spec)
  return inputs.get(name) ?? params.get(name)
}

export const article = (type: string): string => `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`
const list = (ports: readonly { name: string }[]): string => ports.map(port => port.name).join(', ') || 'none'

/** The document's wires, those that cannot be left out with the reason, and all of them as pairs of node ids. */
export function readWires(
  document: GraphDocument,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  report: Report,
): { incoming: Incoming; pairs: readonly (readonly [from: string, to: string])[] } {
  const incoming = new Map<string, Map<string, Wire[]>>()
  const pairs: (readonly [string, string])[] = []
  for (const edge of document.edges) {
    const from = splitEnd(edge.from)
    const to = splitEnd(edge.to)
    pairs.push([from.node, to.node])
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
    const output = sourceSpec && portsOf(sourceSpec).outputs.get(from.port)
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
    let ports = incoming.get(to.node)
    if (!ports) {
      ports = new Map()
      incoming.set(to.node, ports)
    }
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
  return { incoming, pairs }
}

/** Follows every wire back through hops to a node that runs. */
export function throughHops(
  incoming: Incoming,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  report: Report,
): Incoming {
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
