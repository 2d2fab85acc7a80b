// The API form of a graph, as ComfyUI's clients write it: `{id: {class_type, inputs: {name: literal | [node, port]}}}`.
import type { Problem } from '../../protocol/events.ts'
import { DOCUMENT_VERSION, type GraphDocument, type GraphNode, splitEnd } from '../document.ts'
import { isObject, type Json } from '../json.ts'
import { modelOf, nodeTitle } from '../model/model.ts'
import { nodeGraph, orderOf } from '../model/topology.ts'
import { parseDocument } from '../parse.ts'
import type { NodeSpec } from '../spec.ts'

/** A node in API form. */
export interface ApiNode {
  readonly class_type: string
  /**
   * Literals by param, links `[node id, output]` by port; several wires into one port are a list of links. A literal
   * list is wrapped as `{"__value__": […]}`, as ComfyUI does, so that it is never taken for a link.
   */
  readonly inputs: { readonly [name: string]: Json }
  readonly _meta?: { readonly title?: string; readonly version?: number }
}
export type ApiForm = { readonly [id: string]: ApiNode }

const WRAPPED = '__value__'

/** Whether a JSON value has the API form: an object of nodes that each name a `class_type`. */
export function isApiForm(json: unknown): json is Record<string, { class_type: string; [member: string]: unknown }> {
  if (!isObject(json)) return false
  const nodes = Object.values(json)
  return nodes.length > 0 && nodes.every(node => isObject(node) && typeof node.class_type === 'string')
}

/**
 * A document in API form, and what that form cannot say, each in words. Muted nodes are left out with their wires and
 * bypassed ones are wired through, so that the form runs what the document would.
 */
export function toApiForm(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
): { form: ApiForm; lost: Problem[] } {
  const lost: Problem[] = []
  const lose = (code: string, message: string, node?: string, port?: string) =>
    lost.push({
      severity: 'warning',
      code,
      message,
      ...(node === undefined ? {} : { node }),
      ...(port === undefined ? {} : { port }),
    })
  const kept = new Map<string, GraphNode>()
  for (const node of document.nodes) {
    const title = nodeTitle(node, specs.get(node.type))
    if (kept.has(node.id)) lose('duplicate-id', `Two nodes have the id ${node.id}; only the first is in it`, node.id)
    else if (node.mode === 'active') kept.set(node.id, node)
    else if (node.mode === 'muted') lose('muted', `${title} is muted, so it and its wires are left out`, node.id)
    else lose('bypassed', `${title} is bypassed, so it is left out and wired through`, node.id)
  }
  const links = new Map<string, Map<string, (readonly [string, string])[]>>()
  for (const { from, to } of wiresOf(document, specs)) {
    const start = splitEnd(from)
    const end = splitEnd(to)
    if (!kept.has(start.node) || !kept.has(end.node)) continue
    const ports = links.get(end.node) ?? new Map<string, (readonly [string, string])[]>()
    links.set(end.node, ports)
    ports.set(end.port, [...(ports.get(end.port) ?? []), [start.node, start.port]])
  }
  const form: [string, ApiNode][] = []
  for (const [id, node] of kept) {
    const inputs = new Map<string, Json>()
    const wired = links.get(id)
    for (const [name, value] of Object.entries(node.params)) {
      if (value === undefined) continue
      if (wired?.has(name))
        lose(
          'hidden-value',
          `${nodeTitle(node, specs.get(node.type))}: the value of ${name} under its wire is left out`,
          id,
          name,
        )
      else inputs.set(name, literal(value as Json))
    }
    for (const [port, found] of wired ?? [])
      inputs.set(port, found.length === 1 ? [...(found[0] as readonly [string, string])] : found.map(link => [...link]))
    const meta = {
      ...(node.title ? { title: node.title } : {}),
      ...(node.version === (specs.get(node.type)?.version ?? 1) ? {} : { version: node.version }),
    }
    form.push([
      id,
      {
        class_type: node.type,
        inputs: Object.fromEntries(inputs),
        ...(Object.keys(meta).length > 0 ? { _meta: meta } : {}),
      },
    ])
  }
  const counted = (what: string, byNode: Readonly<Record<string, object>>) => {
    for (const [id, items] of Object.entries(byNode))
      if (kept.has(id) && Object.keys(items).length > 0)
        lose(what, `The ${what} of ${nodeTitle(kept.get(id) as GraphNode)} are left out`, id)
  }
  counted('overrides', document.overrides)
  counted('edits', document.edits)
  counted('pins', document.pins)
  const own = { frames: document.frames.length, notes: document.notes.length }
  for (const [what, count] of Object.entries(own)) if (count > 0) lose(what, `The ${what} of the canvas are left out`)
  for (const member of Object.keys(document))
    if (!MEMBERS.has(member)) lose('member', `“${member}” of the document is left out`)
  return { form: Object.fromEntries(form), lost }
}

const MEMBERS = new Set([
  ...['format', 'version', 'id', 'name', 'description', 'nodes', 'edges'],
  ...['overrides', 'edits', 'pins', 'frames', 'notes'],
])

/** The wires as they work: through bypassed nodes. */
function wiresOf(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
): readonly { from: string; to: string }[] {
  if (!document.nodes.some(node => node.mode === 'bypassed')) return document.edges
  const { nodes } = modelOf(document, specs)
  const resolved = [...nodes.values()].flatMap(node => [
    ...[...node.inputs].flatMap(([port, wires]) =>
      wires.map(wire => ({ from: `${wire.node}.${wire.port}`, to: `${node.id}.${port}` })),
    ),
    ...[...node.params].map(([port, wire]) => ({ from: `${wire.node}.${wire.port}`, to: `${node.id}.${port}` })),
  ])
  // Nodes of unknown types are not in the model: their wires stay as drawn.
  return [...resolved, ...document.edges.filter(edge => !nodes.has(splitEnd(edge.to).node))]
}

const literal = (value: Json): Json =>
  Array.isArray(value) || (isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, WRAPPED))
    ? { [WRAPPED]: value }
    : value

const unwrapped = (value: Json): Json =>
  isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, WRAPPED) ? (value[WRAPPED] as Json) : value

/** Columns and rows of imported nodes on the canvas, in px. */
const COLUMN = 340
const ROW = 240

/**
 * A document from the API form (also as the body of ComfyUI's `POST /prompt`), laid out from left to right. Outputs may
 * be named, or numbered in the order of the declaration. What had to be changed is in `problems`; with `errors`
 * there is no document.
 */
export function fromApiForm(
  json: unknown,
  specs: ReadonlyMap<string, NodeSpec>,
  { id, name }: { readonly id: string; readonly name: string },
): { document: GraphDocument; problems: Problem[] } | { errors: Problem[] } {
  const form = isObject(json) && isApiForm(json.prompt) ? json.prompt : json
  if (!isApiForm(form)) return { errors: [error('This is no graph in API form: every member must name a class_type')] }
  const problems: Problem[] = []
  const warn = (code: string, message: string, node: string, port?: string) =>
    problems.push({ severity: 'warning', code, message, node, ...(port === undefined ? {} : { port }) })

  const ids = freshIds(Object.keys(form))
  for (const [old, fresh] of ids)
    if (old !== fresh) warn('renamed', `The node ${JSON.stringify(old)} is called ${fresh} here`, fresh)
  const nodes: Record<string, unknown>[] = []
  const edges: { from: string; to: string }[] = []
  for (const [key, raw] of Object.entries(form)) {
    const nodeId = ids.get(key) as string
    const spec = specs.get(raw.class_type)
    if (raw.inputs !== undefined && !isObject(raw.inputs)) {
      problems.push({ ...error(`The inputs of ${nodeId} are no object`), node: nodeId })
      continue
    }
    const params: [string, Json][] = []
    for (const [input, value] of Object.entries(raw.inputs ?? {}) as [string, Json][]) {
      const links = linksOf(value, ids)
      if (links)
        for (const [source, port] of links) {
          const type = (form[source] as { class_type: string }).class_type
          const output = typeof port === 'number' ? (specs.get(type)?.outputs[port]?.name ?? String(port)) : port
          edges.push({ from: `${ids.get(source)}.${output}`, to: `${nodeId}.${input}` })
        }
      else if (input === '__proto__') warn('param', `${nodeId} has an input of an impossible name, left out`, nodeId)
      else {
        if (spec?.inputs.some(port => port.name === input))
          warn('literal', `${nodeId}: ${input} is a port; wire a value in instead of writing one`, nodeId, input)
        params.push([input, unwrapped(value)])
      }
    }
    const meta = isObject(raw._meta) ? raw._meta : {}
    nodes.push({
      id: nodeId,
      type: raw.class_type,
      version: Number.isInteger(meta.version) && Number(meta.version) > 0 ? meta.version : (spec?.version ?? 1),
      ...(typeof meta.title === 'string' && meta.title !== '' ? { title: meta.title.slice(0, 200) } : {}),
      params: Object.fromEntries(params),
    })
  }
  const broken = problems.filter(problem => problem.severity === 'error')
  if (broken.length > 0) return { errors: broken }
  const places = layout(
    nodes.map(node => node.id as string),
    edges,
  )
  const parsed = parseDocument({
    format: 'reelgraph',
    version: DOCUMENT_VERSION,
    id,
    name: name.slice(0, 200),
    nodes: nodes.map(node => ({ ...node, at: places.get(node.id as string) })),
    edges,
  })
  return 'document' in parsed ? { document: parsed.document, problems } : { errors: parsed.problems }
}

const error = (message: string): Problem => ({ severity: 'error', code: 'api-form', message })

/** An id of a document for every id of the form: its own where that is allowed. */
function freshIds(keys: readonly string[]): Map<string, string> {
  const isFit = (id: string) => /^[^\s./]{1,128}$/.test(id) && !(id in {})
  const taken = new Set(keys.filter(isFit))
  return new Map(
    keys.map(key => {
      if (isFit(key)) return [key, key]
      const base = `n_${key.replace(/[\s./]+/g, '_').slice(0, 100)}`
      let fresh = base
      for (let count = 2; taken.has(fresh) || !isFit(fresh); count++) fresh = `${base}_${count}`
      taken.add(fresh)
      return [key, fresh]
    }),
  )
}

type Link = readonly [source: string, port: string | number]

/** The links that an input holds, or undefined when it is a literal. */
function linksOf(value: Json, ids: ReadonlyMap<string, string>): readonly Link[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const own = linkOf(value, ids)
  if (own) return [own]
  const all = value.map(entry => linkOf(entry, ids))
  return all.every(link => link !== undefined) ? all : undefined
}

function linkOf(value: Json | undefined, ids: ReadonlyMap<string, string>): Link | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [source, port] = value
  const key = typeof source === 'number' ? String(source) : source
  if (typeof key !== 'string' || !ids.has(key)) return undefined
  if (typeof port === 'string') return [key, port]
  return typeof port === 'number' && Number.isInteger(port) && port >= 0 ? [key, port] : undefined
}

/** From left to right by distance from the sources, each column from the top. */
function layout(ids: readonly string[], edges: readonly { from: string; to: string }[]): Map<string, [number, number]> {
  const wires = edges.map(({ from, to }) => [splitEnd(from).node, splitEnd(to).node] as const)
  const sorted = orderOf(nodeGraph(ids, wires))
  const depth = new Map(ids.map(id => [id, 0]))
  const above = new Map<string, string[]>()
  for (const [from, to] of wires) above.set(to, [...(above.get(to) ?? []), from])
  if (!sorted.cycle)
    for (const id of sorted.order)
      depth.set(id, Math.max(0, ...(above.get(id) ?? []).map(source => (depth.get(source) ?? 0) + 1)))
  const filled = new Map<number, number>()
  return new Map(
    ids.map(id => {
      const column = depth.get(id) ?? 0
      const row = filled.get(column) ?? 0
      filled.set(column, row + 1)
      return [id, [column * COLUMN, row * ROW]]
    }),
  )
}
