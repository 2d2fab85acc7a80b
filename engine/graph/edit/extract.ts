// A selection of nodes as a sub-graph: the graph that it becomes, and the graph that it stands in from then on.
import { type GraphDocument, type GraphEdge, type GraphNode, splitEnd } from '../document.ts'
import { type GraphModel, modelOf, nodeTitle, type Wire } from '../model/model.ts'
import type { Shape } from '../model/shapes.ts'
import { expandGraph, GRAPH_INPUT, GRAPH_OUTPUT, SUBGRAPH, subgraphSpec } from '../model/subgraph.ts'
import { downstreamOf, nodeGraph, upstreamOf } from '../model/topology.ts'
import { inputOrParam, isHop } from '../model/wires.ts'
import type { InputKind } from '../ports.ts'
import type { NodeSpec } from '../spec.ts'

export interface ExtractOptions {
  /** The id that the new graph is saved under. */
  readonly graphId: string
  readonly name: string
  readonly description?: string
  /** The revision that the new graph is saved as, which its node names (default 1). */
  readonly revision?: number
  /** The id of the sub-graph's node (default: made of the name). Refused when the document has it already. */
  readonly nodeId?: string
}

export interface Extraction {
  /** The graph to save as `graphId`: the chosen nodes with a Graph Input or Output for each wire that was cut. */
  readonly inner: GraphDocument
  /** The document with the sub-graph's node in place of the chosen ones. */
  readonly outer: GraphDocument
  /** The id of the sub-graph's node in `outer`. */
  readonly node: string
}

/** Between the columns and rows of ports beside the nodes, in px. */
const COLUMN = 340
const ROW = 187

/**
 * Makes a sub-graph of the nodes `nodeIds` (duplicates are harmless). Overrides, edits and pins stay in the outer document
 * under `node/inner id`, so they hold as before; frames and notes go along when everything they lie around does. What it
 * gives runs exactly what the document did: same shapes, same wires in the same order, same result keys. Where that cannot be, or the
 * nodes do not make a graph of their own, it is refused with the reason, as a sentence for the person who chose them.
 */
export function extractSubgraph(
  document: GraphDocument,
  nodeIds: Iterable<string>,
  specs: ReadonlyMap<string, NodeSpec>,
  options: ExtractOptions,
): Extraction | { readonly refused: string } {
  const before = modelOf(document, specs)
  const chosen = new Set(nodeIds)
  const refused = whyNot(document, chosen, specs, before, options)
  if (refused !== undefined) return { refused }
  // A single port makes the sub-graph run once for each of its items, also where it gathers inside; where the document
  // gathers over all of them instead, the port has to take them all.
  let because = ''
  for (const shaped of ['one', 'many'] as const) {
    const made = build(document, chosen, specs, before, options, shaped)
    const differs = difference(before, made, specs)
    if (differs === undefined) return made
    because ||= differs
  }
  return { refused: because }
}

function whyNot(
  document: GraphDocument,
  chosen: ReadonlySet<string>,
  specs: ReadonlyMap<string, NodeSpec>,
  model: GraphModel,
  { graphId, nodeId }: ExtractOptions,
): string | undefined {
  if (chosen.size === 0) return 'Nothing is chosen: choose the nodes that shall become a graph of their own'
  const byId = new Map(document.nodes.map(node => [node.id, node]))
  const title = (id: string) => {
    const node = byId.get(id)
    return node ? nodeTitle(node, specs.get(node.type)) : id
  }
  for (const id of chosen) {
    const node = byId.get(id)
    if (!node) return `There is no node ${id} in this graph`
    if (node.type === GRAPH_INPUT || node.type === GRAPH_OUTPUT)
      return `${title(id)} is a port of this graph itself, so it cannot go into another one; leave it out`
    if (node.type === SUBGRAPH + graphId) return `${title(id)} is the graph ${graphId}: it would lie within itself`
  }
  if (nodeId !== undefined && byId.has(nodeId) && !chosen.has(nodeId))
    return `There is a node ${nodeId} already; give the sub-graph another id`
  const cycle = model.problems.find(({ code }) => code === 'cycle' || code === 'duplicate-id')
  if (cycle) return `First mend this: ${cycle.message}`
  const graph = nodeGraph(byId.keys(), wiresBetween(document))
  const above = upstreamOf(graph, chosen)
  const between = [...downstreamOf(graph, chosen)].filter(id => above.has(id) && !chosen.has(id))
  if (between.length > 0) {
    const shown = between.slice(0, 3).map(title).join(', ')
    return `${shown}${between.length > 3 ? ` and ${between.length - 3} more` : ''} ${between.length > 1 ? 'lie' : 'lies'} between the chosen nodes: taking from some and feeding others. Choose ${between.length > 1 ? 'them' : 'it'} too`
  }
  for (const { to } of document.edges.filter(edge => crosses(edge, chosen) === 'in')) {
    const end = splitEnd(to)
    const node = byId.get(end.node) as GraphNode
    const spec = specs.get(node.type)
    if (!spec)
      return `${title(end.node)} is of an unknown type, so nothing is known of what ${end.port} takes; leave it out`
    if (!inputOrParam(spec, end.port)) return `${title(end.node)} has no input ${end.port}; remove the wire first`
  }
  return undefined
}

function* wiresBetween({ edges }: GraphDocument): Generator<readonly [string, string]> {
  for (const { from, to } of edges) yield [splitEnd(from).node, splitEnd(to).node]
}

function crosses(edge: GraphEdge, chosen: ReadonlySet<string>): 'in' | 'out' | 'within' | 'outside' {
  const from = chosen.has(splitEnd(edge.from).node)
  const to = chosen.has(splitEnd(edge.to).node)
  return from ? (to ? 'within' : 'out') : to ? 'in' : 'outside'
}

/** A port of the new graph. */
interface NewPort {
  readonly id: string
  readonly name: string
  /** What it stands beside, for its place on the canvas. */
  readonly y: number
}
interface NewInput extends NewPort {
  readonly from: string
  readonly kind: InputKind
  type: string
  optional: boolean
}

function build(
  document: GraphDocument,
  chosen: ReadonlySet<string>,
  specs: ReadonlyMap<string, NodeSpec>,
  model: GraphModel,
  { graphId, name, description = '', revision = 1, nodeId }: ExtractOptions,
  shaped: 'one' | 'many',
): Extraction {
  const byId = new Map(document.nodes.map(node => [node.id, node]))
  const moved = document.nodes.filter(node => chosen.has(node.id))
  const left = document.nodes.filter(node => !chosen.has(node.id))
  const sub = nodeId ?? fresh(slug(name), new Set(left.map(node => node.id)))
  const ids = new Set(chosen)
  const names = new Set<string>()
  const port = (node: string, wanted: string): NewPort => {
    const own = fresh(portNameOf(wanted), names)
    names.add(own)
    const id = fresh(own, ids)
    ids.add(id)
    return { id, name: own, y: byId.get(node)?.at[1] ?? 0 }
  }

  const inputs = new Map<string, NewInput>()
  const outputs = new Map<string, NewPort>()
  const innerEdges: GraphEdge[] = []
  const outerEdges: GraphEdge[] = []
  for (const edge of document.edges) {
    const way = crosses(edge, chosen)
    if (way === 'within') innerEdges.push(edge)
    else if (way === 'outside') outerEdges.push(edge)
    else if (way === 'in') {
      const wanted = wantedBy(edge, byId, specs, model, shaped)
      const group = `${edge.from}\n${wanted.kind}`
      let input = inputs.get(group)
      if (!input) {
        const end = splitEnd(edge.to)
        input = { ...port(end.node, end.port), from: edge.from, ...wanted }
        inputs.set(group, input)
        outerEdges.push({ ...edge, to: `${sub}.${input.name}` })
      }
      input.optional &&= wanted.optional
      if (input.type !== wanted.type) input.type = 'Any'
      innerEdges.push({ ...edge, from: `${input.id}.value` })
    } else {
      outerEdges.push({ ...edge, from: `${sub}.${outputOf(edge.from).name}` })
    }
  }
  function outputOf(from: string): NewPort {
    let output = outputs.get(from)
    if (!output) {
      const end = splitEnd(from)
      output = port(end.node, end.port)
      outputs.set(from, output)
      innerEdges.push({ from, to: `${output.id}.value` })
    }
    return output
  }
  // What nobody takes was asked for by a run of the whole graph; inside, it counts only if it leads out.
  const taken = new Set(document.edges.map(edge => splitEnd(edge.from).node))
  for (const node of moved) {
    const spec = specs.get(node.type)
    if (!spec || node.mode !== 'active' || isHop(node, spec) || taken.has(node.id)) continue
    for (const output of spec.outputs) outputOf(`${node.id}.${output.name}`)
  }

  const xs = moved.map(node => node.at[0])
  const ys = moved.map(node => node.at[1])
  const [top, first, last] = [Math.min(...ys), Math.min(...xs), Math.max(...xs)]
  const column = (ports: Iterable<NewPort>, x: number, type: string, params: (of: NewPort) => GraphNode['params']) =>
    [...ports]
      .sort((a, b) => a.y - b.y)
      .map(
        (of, row): GraphNode => ({
          id: of.id,
          type,
          version: specs.get(type)?.version ?? 1,
          at: [x, top + row * ROW],
          params: { name: of.name, ...params(of) },
          mode: 'active',
        }),
      )
  const goes = areasThatGo(document, chosen)
  const inner: GraphDocument = {
    format: 'reelgraph',
    version: document.version,
    id: graphId,
    name,
    description,
    nodes: [
      ...column(inputs.values(), first - COLUMN, GRAPH_INPUT, of => {
        const { type, kind, optional } = of as NewInput
        return { type, kind, ...(optional ? { optional } : {}) }
      }),
      ...moved,
      ...column(outputs.values(), last + COLUMN, GRAPH_OUTPUT, () => ({})),
    ],
    edges: innerEdges,
    overrides: {},
    edits: {},
    pins: {},
    frames: document.frames.filter(goes),
    notes: document.notes.filter(goes),
  }
  const within = <T>(byNode: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(byNode).map(([id, value]) => [
        chosen.has(id.split('/', 1)[0] as string) ? `${sub}/${id}` : id,
        value,
      ]),
    )
  const node: GraphNode = {
    id: sub,
    type: SUBGRAPH + graphId,
    version: revision,
    title: name.slice(0, 200),
    at: [Math.round((first + last) / 2), Math.round((top + Math.max(...ys)) / 2)],
    params: {},
    mode: 'active',
  }
  const at = document.nodes.findIndex(({ id }) => chosen.has(id))
  const outer: GraphDocument = {
    ...document,
    nodes: [...left.slice(0, at), node, ...left.slice(at)],
    edges: outerEdges,
    overrides: within(document.overrides),
    edits: within(document.edits),
    pins: within(document.pins),
    frames: document.frames.filter(frame => !goes(frame)),
    notes: document.notes.filter(note => !goes(note)),
  }
  return { inner, outer, node: sub }
}

/** What the port that a cut wire comes in by has to be. */
function wantedBy(
  edge: GraphEdge,
  byId: ReadonlyMap<string, GraphNode>,
  specs: ReadonlyMap<string, NodeSpec>,
  model: GraphModel,
  shaped: 'one' | 'many',
): { kind: InputKind; type: string; optional: boolean } {
  const end = splitEnd(edge.to)
  const input = inputOrParam(specs.get(byId.get(end.node)?.type ?? '') as NodeSpec, end.port)
  const start = splitEnd(edge.from)
  const source = byId.get(start.node)
  const known = model.sources(end.node, end.port)[0]
  const typeOf = (wire: Wire | undefined) =>
    wire && specs.has(byId.get(wire.node)?.type ?? '') ? model.typeOf(wire.node, wire.port) : undefined
  const comes = source?.type === GRAPH_INPUT ? String(source.params.type ?? 'Any') : (typeOf(known) ?? typeOf(start))
  const type = comes === undefined || comes === 'Any' ? (input?.type ?? 'Any') : comes
  if (!input || !('kind' in input)) return { kind: 'one', type, optional: true }
  const reads = known && model.nodes.get(known.node)
  const isShaped = (reads?.shape.length ?? 0) > 0 || isMany(specs, byId, known)
  return {
    kind: input.kind === 'one' && isShaped ? shaped : input.kind,
    type,
    // A lazy port does not drive its node, nor may it drive the sub-graph.
    optional: input.optional || input.lazy || (input.kind === 'many' && input.minimum === 0 && input.tolerant),
  }
}

const isMany = (
  specs: ReadonlyMap<string, NodeSpec>,
  byId: ReadonlyMap<string, GraphNode>,
  wire: Wire | undefined,
): boolean =>
  specs.get(byId.get(wire?.node ?? '')?.type ?? '')?.outputs.find(output => output.name === wire?.port)?.kind === 'many'

/** Frames and notes that lie around chosen nodes only, or within such a frame. */
function areasThatGo(document: GraphDocument, chosen: ReadonlySet<string>) {
  type Area = { readonly box: readonly [number, number, number, number] }
  const holds = ({ box: [x, y, width, height] }: Area, at: readonly [number, number]) =>
    at[0] >= x && at[1] >= y && at[0] <= x + width && at[1] <= y + height
  const frames = document.frames.filter(frame => {
    const held = document.nodes.filter(node => holds(frame, node.at))
    return held.length > 0 && held.every(node => chosen.has(node.id))
  })
  return (area: Area) => frames.some(frame => frame === area || holds(frame, [area.box[0], area.box[1]]))
}

/** Why the extraction would not do what the document does; undefined when it does. */
function difference(
  before: GraphModel,
  { inner, outer, node }: Extraction,
  specs: ReadonlyMap<string, NodeSpec>,
): string | undefined {
  const { document: open, scopes } = expandGraph(outer, id => (id === inner.id ? inner : undefined))
  const after = modelOf(open, specs, scopes)
  const inside = new Set(inner.nodes.map(({ id }) => id))
  const renamed = (id: string) => (after.nodes.has(id) || !inside.has(id) ? id : `${node}/${id}`)
  const words = (shape: Shape) => shape.map(dimension => `${dimension.name} of ${renamed(dimension.node)}`).join()
  const ends = (wires: readonly Wire[]) => wires.map(wire => `${renamed(wire.node)}.${wire.port}`).join()
  for (const own of before.nodes.values()) {
    const now = after.nodes.get(renamed(own.id))
    const name = nodeTitle(own.node, own.spec)
    if (!now) return `${name} would be lost`
    if (words(now.shape) !== words(own.shape))
      return `${name} gathers over more than the chosen nodes see: as a graph of their own they would run once for each of the items that come in. Choose what it gathers from too, or leave it out`
    for (const { name: port } of [...own.spec.inputs, ...own.spec.params]) {
      const was = own.inputs.get(port) ?? (own.params.has(port) ? [own.params.get(port) as Wire] : [])
      const is = now.inputs.get(port) ?? (now.params.has(port) ? [now.params.get(port) as Wire] : [])
      if (ends(was) !== ends(is)) return `The wires into ${port} of ${name} would be others`
    }
  }
  const folded = new Map(specs).set(SUBGRAPH + inner.id, subgraphSpec(inner, 1, specs))
  const told = new Set(before.problems.map(problem => problem.message))
  const fresh = modelOf(outer, folded).problems.find(problem => !told.has(problem.message))
  return fresh && `As one node they could not be wired as they are: ${fresh.message}`
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'graph'

/** A port's name: a small letter, then letters and digits. */
const portNameOf = (wanted: string): string => {
  const plain = wanted.replace(/[^A-Za-z0-9]/g, '').slice(0, 36)
  return /^[A-Za-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : `port${plain}`
}

function fresh(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base) && !(base in {})) return base
  for (let count = 2; ; count++) if (!taken.has(`${base}${count}`)) return `${base}${count}`
}
