// A workflow as ComfyUI's editor saves it (nodes with positions and widget values) made into the API form that it runs.
import type { ApiForm } from '../../../engine/graph/edit/apiform.ts'
import { isObject, type Json } from '../../../engine/graph/json.ts'
import type { Problem } from '../../../engine/protocol/events.ts'
import { CONTROLS, type ObjectInfo, widgetSlots } from './object-info.ts'

/** `LiteGraph`'s modes of a node. */
const NEVER = 2
const BYPASS = 4

/** Nodes that exist in the editor only. */
const NOTES = new Set(['Note', 'MarkdownNote'])

interface EditorNode {
  readonly id: string
  readonly type: string
  readonly title: string | undefined
  readonly mode: number
  readonly inputs: readonly {
    readonly name: string
    readonly type: unknown
    readonly link: string | undefined
    readonly widget: string | undefined
  }[]
  readonly outputs: readonly { readonly type: unknown }[]
  readonly values: readonly Json[] | Readonly<Record<string, Json>>
}

interface Link {
  readonly from: string
  readonly slot: number
}

/** Whether JSON is a workflow in the editor's form. */
export const isEditorForm = (json: unknown): json is { nodes: unknown[]; links: unknown[] } =>
  isObject(json) && Array.isArray(json.nodes) && Array.isArray(json.links)

/**
 * The workflow in API form. Reroutes and primitive nodes dissolve, muted nodes are left out, bypassed ones are wired
 * through, as the editor itself does.
 * @param info what the connected ComfyUI says of its nodes; without it the names of widgets come from the file, where
 * newer editors write them
 * @returns the workflow with warnings, or every reason why it cannot be had
 */
export function fromEditorForm(
  json: { nodes: unknown[]; links: unknown[]; [member: string]: unknown },
  info: ObjectInfo | undefined,
): { workflow: ApiForm; problems: Problem[] } | { errors: Problem[] } {
  const problems: Problem[] = []
  const report = (severity: 'error' | 'warning', code: string, message: string, node: string) =>
    problems.push({ severity, code, message, node })
  const nodes = new Map<string, EditorNode>()
  for (const raw of json.nodes) {
    const node = readNode(raw)
    if (node) nodes.set(node.id, node)
  }
  const links = readLinks(json.links)
  const subgraphs = new Set(
    isObject(json.definitions) && Array.isArray(json.definitions.subgraphs)
      ? json.definitions.subgraphs.map(definition => (isObject(definition) ? definition.id : undefined))
      : [],
  )

  /** Where a wire really comes from: through reroutes, bypassed nodes and the values of primitive nodes. */
  const follow = (id: string | undefined): { link: readonly [string, number] } | { value: Json } | undefined => {
    let link = id === undefined ? undefined : links.get(id)
    for (let hops = 0; link && hops <= nodes.size; hops++) {
      const source = nodes.get(link.from)
      if (!source || source.mode === NEVER) return undefined
      if (source.type === 'PrimitiveNode') return { value: firstValue(source) }
      let input: EditorNode['inputs'][number] | undefined
      if (source.type === 'Reroute') input = source.inputs[0]
      else if (source.mode === BYPASS) input = through(source, link.slot)
      else return { link: [source.id, link.slot] }
      link = input?.link === undefined ? undefined : links.get(input.link)
    }
    return undefined
  }

  const workflow: Record<string, { class_type: string; inputs: Record<string, Json>; _meta?: { title: string } }> = {}
  for (const node of nodes.values()) {
    if (node.mode === NEVER || node.mode === BYPASS || isVirtual(node)) continue
    const title = node.title ?? node.type
    if (/^workflow[>/]/.test(node.type) || subgraphs.has(node.type)) {
      const what = subgraphs.has(node.type) ? 'a subgraph' : 'a group node'
      report(
        'error',
        'group',
        `${title} is ${what}, which only ComfyUI's editor can take apart: unpack it there, or use “Export (API)”`,
        node.id,
      )
      continue
    }
    const named = widgetValues(node, info, message => report('warning', 'widgets', message, node.id))
    if ('missing' in named) {
      report('error', 'unknown-node', `${title}: ${named.missing}`, node.id)
      continue
    }
    const inputs = new Map<string, Json>(named.values)
    for (const input of node.inputs) {
      if (input.link === undefined) continue
      const source = follow(input.link)
      if (!source) continue
      if ('value' in source) inputs.set(input.name, literal(source.value))
      else inputs.set(input.name, [...source.link])
    }
    workflow[node.id] = {
      class_type: node.type,
      inputs: Object.fromEntries(inputs),
      ...(node.title && node.title !== node.type ? { _meta: { title: node.title } } : {}),
    }
  }
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length > 0) return { errors }
  if (Object.keys(workflow).length === 0)
    return { errors: [{ severity: 'error', code: 'empty', message: 'There is no node in this workflow that runs' }] }
  return { workflow, problems }
}

const isVirtual = ({ type }: EditorNode): boolean => NOTES.has(type) || type === 'Reroute' || type === 'PrimitiveNode'

/** A bypassed node hands an output what comes in of the same type: in the same place first, then anywhere. */
function through(node: EditorNode, slot: number): EditorNode['inputs'][number] | undefined {
  const type = node.outputs[slot]?.type
  const fits = (input: EditorNode['inputs'][number] | undefined) =>
    input !== undefined && (input.type === type || input.type === '*' || type === '*')
  const same = node.inputs[slot]
  return fits(same) ? same : node.inputs.find(fits)
}

const firstValue = (node: EditorNode): Json =>
  (Array.isArray(node.values) ? node.values[0] : Object.values(node.values)[0]) ?? null

/** A list is wrapped, so that it is not taken for a link. */
const literal = (value: Json): Json => (Array.isArray(value) ? { __value__: value } : value)

/** The values of a node's widgets by name. */
function widgetValues(
  node: EditorNode,
  info: ObjectInfo | undefined,
  warn: (message: string) => void,
): { values: [string, Json][] } | { missing: string } {
  if (!Array.isArray(node.values))
    return {
      values: Object.entries(node.values).flatMap(([name, value]) => (isSaved(name) ? [[name, literal(value)]] : [])),
    }
  const values = node.values
  const known = info && Object.hasOwn(info, node.type) ? info[node.type] : undefined
  const inFile = node.inputs.flatMap(input => (input.widget === undefined ? [] : [input.widget]))
  let slots = known && widgetSlots(known)
  // The file's own order is the editor's, which a node's script may have changed.
  const names = slots?.flatMap(slot => slot.name ?? [])
  if (slots && names && inFile.length === names.length && names.every(name => inFile.includes(name))) {
    const byName = new Map(slots.map(slot => [slot.name, slot]))
    const button = slots.filter(slot => slot.name === undefined)
    slots = [...inFile.flatMap(name => byName.get(name) ?? []), ...button]
  }
  if (!slots) {
    if (values.length > 0 && inFile.length === 0)
      return {
        missing: info
          ? `the connected ComfyUI has no node type ${node.type}, so its values cannot be named: install it there, or use “Export (API)”`
          : `the names of its values are not in this file: connect a ComfyUI (COMFYUI_URL), or use “Export (API)”`,
      }
    slots = inFile.map(name => ({ name, hasControl: false }))
  }
  const found: [string, Json][] = []
  let at = 0
  for (const { name } of slots) {
    if (at >= values.length) break
    const value = values[at++] as Json
    if (name !== undefined) found.push([name, literal(value)])
    // A seed's value may be followed by what becomes of it after a run: some files have it, some do not.
    if (typeof value === 'number' && CONTROLS.has(values[at])) at++
  }
  if (known && values.length < slots.filter(slot => slot.name !== undefined).length)
    warn(`${node.title ?? node.type}: the file has fewer values than the node has widgets; look whether they are right`)
  return { values: found }
}

const isSaved = (name: string): boolean => name !== 'videopreview' && name !== '__proto__'

/** A name or number as text; undefined for all else, which a file may put in its place. */
const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

function readNode(raw: unknown): EditorNode | undefined {
  const id = isObject(raw) ? idOf(raw.id) : undefined
  if (!isObject(raw) || id === undefined || typeof raw.type !== 'string') return undefined
  const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : [])
  return {
    id,
    type: raw.type,
    title: typeof raw.title === 'string' && raw.title !== '' ? raw.title : undefined,
    mode: typeof raw.mode === 'number' ? raw.mode : 0,
    inputs: list(raw.inputs).map(input => ({
      name: idOf(input.name) ?? '',
      type: input.type,
      link: idOf(input.link),
      widget: isObject(input.widget) && typeof input.widget.name === 'string' ? input.widget.name : undefined,
    })),
    outputs: list(raw.outputs).map(output => ({ type: output.type })),
    values: Array.isArray(raw.widgets_values)
      ? (raw.widgets_values as Json[])
      : isObject(raw.widgets_values)
        ? (raw.widgets_values as Record<string, Json>)
        : [],
  }
}

/** Links as lists `[id, node, slot, to, slot, type]`, or as objects in newer files. */
function readLinks(raw: readonly unknown[]): Map<string, Link> {
  const links = new Map<string, Link>()
  for (const entry of raw) {
    const [id, from, slot] = Array.isArray(entry)
      ? entry
      : isObject(entry)
        ? [entry.id, entry.origin_id, entry.origin_slot]
        : []
    const [link, node] = [idOf(id), idOf(from)]
    if (link === undefined || node === undefined || typeof slot !== 'number') continue
    links.set(link, { from: node, slot })
  }
  return links
}
