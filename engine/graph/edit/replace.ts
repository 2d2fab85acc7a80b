// Nodes that can stand in for one that is not here: found by what is wired to it, by names, and by the params they share.
import { type GraphDocument, type GraphNode, splitEnd } from '../document.ts'
import { typesFit } from '../model/types.ts'
import { paramProblem } from '../model/validate.ts'
import { inputOrParam } from '../model/wires.ts'
import type { NodeSpec } from '../spec.ts'

/** A node in place of another: what becomes of ports and params. */
export interface Standin {
  readonly type: string
  readonly title: string
  /** Old port or param → new one, for every wire that stays. */
  readonly ports: Readonly<Record<string, string>>
  /** Wired ports that it has nothing for: their wires go. */
  readonly lost: readonly string[]
  /** Params that keep their value. */
  readonly kept: readonly string[]
}

/** What counts for how much: a wire that stays is worth more than a name, and a lost one costs more than it is worth. */
const WORTH = { wire: 4, same: 1, lost: -5, word: 2, param: 0.5, unwired: -1 }

/** The best stand-ins for a node, the best first; those that keep nothing of it are left out. @param most how many */
export function standinsFor(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  node: GraphNode,
  most = 4,
): Standin[] {
  const wires = wiresOf(document, specs, node)
  const wanted = wordsOf(`${node.type} ${node.title ?? ''}`)
  const ranked: { standin: Standin; score: number }[] = []
  for (const spec of specs.values()) {
    if (spec.wire) continue
    const ports: Record<string, string> = {}
    const lost: string[] = []
    const taken = new Set<string>()
    for (const { port, type } of wires.inputs) {
      const fit = inputFor(spec, port, type, taken)
      if (fit === undefined) lost.push(port)
      else {
        ports[port] = fit
        taken.add(fit)
      }
    }
    for (const { port, takers } of wires.outputs) {
      const fits = spec.outputs.filter(output => takers.every(taker => !taker || !typesFit(output.type, taker)))
      const fit = fits.find(output => output.name === port) ?? fits[0]
      if (fit) ports[port] = fit.name
      else lost.push(port)
    }
    const kept = Object.entries(node.params).flatMap(([name, value]) => {
      const param = spec.params.find(each => each.name === name)
      return param && !paramProblem(param, value) ? [name] : []
    })
    const words = [...wordsOf(`${spec.type} ${spec.title}`)].filter(word => wanted.has(word)).length
    const unwired = spec.inputs.filter(
      input => !input.optional && input.kind !== 'lookup' && !taken.has(input.name),
    ).length
    const wired = Object.keys(ports).length
    if (wired === 0 && words === 0) continue
    const score =
      wired * WORTH.wire +
      Object.entries(ports).filter(([from, to]) => from === to).length * WORTH.same +
      lost.length * WORTH.lost +
      words * WORTH.word +
      kept.length * WORTH.param +
      unwired * WORTH.unwired
    if (score > 0) ranked.push({ standin: { type: spec.type, title: spec.title, ports, lost, kept }, score })
  }
  return ranked
    .sort((a, b) => b.score - a.score || a.standin.type.localeCompare(b.standin.type))
    .slice(0, most)
    .map(({ standin }) => standin)
}

/** Puts stand-ins in place of nodes, in a copy of the document. Wires, params and overrides that do not fit go. */
export function replaceNodes(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  chosen: ReadonlyMap<string, Standin>,
): Pick<GraphDocument, 'nodes' | 'edges' | 'overrides' | 'edits' | 'pins'> {
  const without = <T>(byNode: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(byNode).filter(([node]) => !chosen.has(node)))
  const only = (params: Record<string, unknown>, kept: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(params).filter(([name]) => kept.includes(name)))
  const moved = (end: string): string | undefined => {
    const { node, port } = splitEnd(end)
    const standin = chosen.get(node)
    if (!standin) return end
    const to = standin.ports[port]
    return to === undefined ? undefined : `${node}.${to}`
  }
  return {
    nodes: document.nodes.map(node => {
      const standin = chosen.get(node.id)
      if (!standin) return node
      const version = specs.get(standin.type)?.version ?? 1
      return { ...node, type: standin.type, version, params: only(node.params, standin.kept) }
    }),
    edges: document.edges.flatMap(edge => {
      const from = moved(edge.from)
      const to = moved(edge.to)
      return from === undefined || to === undefined ? [] : [{ ...edge, from, to }]
    }),
    overrides: Object.fromEntries(
      Object.entries(document.overrides).flatMap(([node, byKey]) => {
        const standin = chosen.get(node)
        if (!standin) return [[node, byKey]]
        const rest = Object.entries(byKey)
          .map(([key, params]) => [key, only(params, standin.kept)] as const)
          .filter(([, params]) => Object.keys(params).length > 0)
        return rest.length > 0 ? [[node, Object.fromEntries(rest)]] : []
      }),
    ),
    // What another kind of node made is neither an edit nor a take of this one.
    edits: without(document.edits),
    pins: without(document.pins),
  }
}

interface Wires {
  /** With the type that comes in, when it is known. */
  readonly inputs: readonly { readonly port: string; readonly type: string | undefined }[]
  /** With the ports that take it, where they are known. */
  readonly outputs: readonly {
    readonly port: string
    readonly takers: readonly ({ readonly type: string } | undefined)[]
  }[]
}

function wiresOf(document: GraphDocument, specs: ReadonlyMap<string, NodeSpec>, node: GraphNode): Wires {
  const types = new Map(document.nodes.map(each => [each.id, specs.get(each.type)]))
  const inputs = new Map<string, string | undefined>()
  const outputs = new Map<string, ({ type: string } | undefined)[]>()
  for (const edge of document.edges) {
    const from = splitEnd(edge.from)
    const to = splitEnd(edge.to)
    if (to.node === node.id)
      inputs.set(to.port, types.get(from.node)?.outputs.find(output => output.name === from.port)?.type)
    if (from.node !== node.id) continue
    const spec = types.get(to.node)
    const list = outputs.get(from.port) ?? []
    list.push(spec && inputOrParam(spec, to.port))
    outputs.set(from.port, list)
  }
  return {
    inputs: [...inputs].map(([port, type]) => ({ port, type })),
    outputs: [...outputs].map(([port, takers]) => ({ port, takers })),
  }
}

/** The port of the same name when it fits, else the first free one that does. A type that is not known fits by name only. */
function inputFor(
  spec: NodeSpec,
  port: string,
  type: string | undefined,
  taken: ReadonlySet<string>,
): string | undefined {
  const same = inputOrParam(spec, port)
  if (same && !taken.has(same.name) && (type === undefined || !typesFit(type, same))) return same.name
  if (type === undefined) return undefined
  return [...spec.inputs, ...spec.params].find(input => !taken.has(input.name) && !typesFit(type, input))?.name
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word.length > 2),
  )
