// The wires of a document: checked where they end, and followed back through what hands them on.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../document.ts'
import { type InputSpec, type NodeSpec, type OutputSpec, type ParamSpec, portsOf } from '../spec.ts'
import { STRIDE, type Steps } from '../steps.ts'
import { nodeTitle, type Wire } from './parts.ts'
import { type OutputTypes, typesFit, withArticle } from './types.ts'

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

const list = (ports: readonly { name: string }[]): string => ports.map(port => port.name).join(', ') || 'none'

/** The document's wires, those that cannot be left out with the reason, and all of them as pairs of node ids. */
export function* readWires(
  document: GraphDocument,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  typeOf: OutputTypes,
  report: Report,
): Steps<{ incoming: Incoming; pairs: readonly (readonly [from: string, to: string])[] }> {
  const incoming = new Map<string, Map<string, Wire[]>>()
  const pairs: (readonly [string, string])[] = []
  const read = (edge: GraphEdge): void => {
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
      return
    }
    // The nodes' own ids from here on: equal strings that are the same one are found faster.
    pairs.push([source.id, target.id])
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
    if (targetSpec && !input) {
      report(
        'unknown-port',
        `${nodeTitle(target, targetSpec)} has no input ${to.port}; it has ${list([...targetSpec.inputs, ...targetSpec.params])}`,
        target.id,
        to.port,
      )
      return
    }
    if (output && input) {
      const type = output.typed ? typeOf(source.id, output.name) : output.type
      const misfit = typesFit(type, input)
      if (misfit) {
        report(
          'type',
          `${nodeTitle(target, targetSpec)}: ${to.port} ${misfit}, but the wire from ${nodeTitle(source, sourceSpec)} brings ${withArticle(type)}`,
          target.id,
          to.port,
        )
        return
      }
    }
    const port = input?.name ?? to.port
    const wire: Wire = { node: source.id, port: output?.name ?? from.port }
    let ports = incoming.get(target.id)
    if (!ports) {
      ports = new Map()
      incoming.set(target.id, ports)
    }
    const wires = ports.get(port)
    if (!wires) ports.set(port, [wire])
    else if (input && 'kind' in input && input.kind !== 'one') wires.push(wire)
    else
      report(
        'two-wires',
        `${nodeTitle(target, targetSpec)}: ${port} takes one wire, but two are in it; remove one`,
        target.id,
        port,
      )
  }
  let count = 0
  for (const edge of document.edges) {
    if (++count % STRIDE === 0) yield
    read(edge)
  }
  return { incoming, pairs }
}

/** The wires that may run through hops in all, beside four for each wire that is drawn: two lists into a hop, and so on, double each time. */
const MOST_THROUGH = 100_000
const NONE: readonly Wire[] = []

/** Follows every wire back through hops to a node that runs. */
export function* throughHops(
  incoming: Incoming,
  nodes: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  typeOf: OutputTypes,
  report: Report,
): Steps<Incoming> {
  /** Of each output of a hop, the wires into what it hands on; undefined for nodes that run. */
  const into = new Map<string, readonly Wire[] | undefined>()
  const behind = (wire: Wire): readonly Wire[] | undefined => {
    const name = `${wire.node}.${wire.port}`
    const known = into.get(name)
    if (known || into.has(name)) return known
    const node = nodes.get(wire.node)
    const spec = node && specs.get(node.type)
    if (!node || !isHop(node, spec)) {
      into.set(name, undefined)
      return undefined
    }
    const output = spec?.outputs.find(port => port.name === wire.port)
    const match = spec && output && matchingInput(spec, output)
    if (spec && output && !match)
      report(
        'bypass',
        `${nodeTitle(node, spec)} is bypassed, but has no ${output.type} input to hand through to ${output.name}; mute it or rewire`,
        node.id,
        output.name,
      )
    const wires = (match && incoming.get(node.id)?.get(match.name)) || NONE
    into.set(name, wires)
    return wires
  }
  /** What comes out of each output of a hop: nothing while it is looked for, so that a cycle of hops ends. */
  const found = new Map<string, readonly Wire[]>()
  let left = MOST_THROUGH
  for (const ports of incoming.values()) for (const wires of ports.values()) left += 4 * wires.length
  const outOf = (wire: Wire, wires: readonly Wire[]): readonly Wire[] => {
    if (wires.length === 1) {
      const [only] = wires as [Wire]
      return behind(only) ? (found.get(`${only.node}.${only.port}`) ?? NONE) : wires
    }
    const all: Wire[] = []
    for (const next of wires)
      if (behind(next)) all.push(...(found.get(`${next.node}.${next.port}`) ?? NONE))
      else all.push(next)
    left -= all.length
    if (left >= 0) return all
    report('bypass', `Too many wires run through ${wire.node}: nothing is handed on; rewire`, wire.node, wire.port)
    return NONE
  }
  const follow = (first: Wire): readonly Wire[] => {
    const open = [first]
    for (let wire = open.at(-1); wire; wire = open.at(-1)) {
      const name = `${wire.node}.${wire.port}`
      const wires = behind(wire) ?? NONE
      const isNew = !found.has(name)
      if (isNew) {
        found.set(name, NONE)
        for (const next of wires) if (behind(next) && !found.has(`${next.node}.${next.port}`)) open.push(next)
        if (open.at(-1) !== wire) continue
      }
      // Met a second time, everything before it is known. A third time it may have come through another.
      if (isNew || found.get(name) === NONE) found.set(name, outOf(wire, wires))
      open.pop()
    }
    return found.get(`${first.node}.${first.port}`) ?? NONE
  }
  /** What comes out of a hop has the type of what went in, so it is looked at once more where it arrives. */
  const fits = (source: Wire, id: string, port: string): boolean => {
    const from = nodes.get(source.node)
    const to = nodes.get(id) as GraphNode
    const spec = specs.get(to.type)
    const output = from && specs.get(from.type)?.outputs.find(candidate => candidate.name === source.port)
    const input = spec && inputOrParam(spec, port)
    const type = output ? typeOf(source.node, output.name) : 'Any'
    const misfit = input && typesFit(type, input)
    if (!from || !misfit) return true
    report(
      'type',
      `${nodeTitle(to, spec)}: ${port} ${misfit}, but the wire from ${nodeTitle(from, specs.get(from.type))} brings ${withArticle(type)}`,
      id,
      port,
    )
    return false
  }
  const resolved = new Map<string, ReadonlyMap<string, readonly Wire[]>>()
  for (const [id, ports] of incoming) {
    let mine: Map<string, readonly Wire[]> | undefined
    for (const [port, wires] of ports) {
      if (!wires.some(behind)) continue
      const followed = wires.flatMap(wire =>
        behind(wire) ? follow(wire).filter(source => fits(source, id, port)) : [wire],
      )
      mine ??= new Map(ports)
      if (followed.length > 0) mine.set(port, followed)
      else mine.delete(port)
    }
    resolved.set(id, mine ?? ports)
    if (resolved.size % STRIDE === 0) yield
  }
  return resolved
}

const matchingInput = (spec: NodeSpec, output: OutputSpec): InputSpec | undefined =>
  spec.inputs.find(input => input.kind === output.kind && input.type === output.type) ??
  spec.inputs.find(input => input.kind !== 'lookup' && input.type === output.type)
