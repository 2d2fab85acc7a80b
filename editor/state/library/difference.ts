// What differs between two versions of a graph: for a map of its nodes and wires, and in words.
import { type GraphDocument, type GraphNode, splitEnd } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { edgeId } from '../document/commands.ts'
import { type Label, labelFor } from '../run/labels.ts'

export type NodeChange = 'added' | 'removed' | 'changed' | 'moved' | 'same'
export type WireChange = 'added' | 'removed' | 'same'

export interface Difference {
  /** Nodes of both versions, those that are gone where they stood. */
  readonly nodes: readonly { readonly node: GraphNode; readonly title: string; readonly change: NodeChange }[]
  readonly wires: readonly { readonly from: string; readonly to: string; readonly change: WireChange }[]
  readonly lines: readonly {
    readonly kind: 'added' | 'removed' | 'changed'
    readonly text: string
    /** The node that it is about. */
    readonly node?: string
  }[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What became of `before` in `after`. @param labels what people call the items */
export function differenceOf(
  before: GraphDocument,
  after: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  labels: ReadonlyMap<string, Label>,
): Difference {
  const old = new Map(before.nodes.map(node => [node.id, node]))
  const now = new Map(after.nodes.map(node => [node.id, node]))
  const titleOf = (node: GraphNode): string => node.title || (specs.get(node.type)?.title ?? node.type)
  const name = (id: string): string => {
    const node = now.get(id) ?? old.get(id)
    return node ? titleOf(node) : id
  }
  const lines: Difference['lines'][number][] = []
  const nodes: Difference['nodes'][number][] = []
  if (before.name !== after.name) lines.push({ kind: 'changed', text: `The graph is called “${after.name}” now` })
  if (before.description !== after.description) lines.push({ kind: 'changed', text: 'The description is another' })
  if (!same(before.tags ?? [], after.tags ?? []))
    lines.push({ kind: 'changed', text: `Tags: ${after.tags?.join(', ') || 'none'}` })
  let moved = 0
  for (const node of after.nodes) {
    const was = old.get(node.id)
    const title = titleOf(node)
    if (!was) {
      nodes.push({ node, title, change: 'added' })
      lines.push({ kind: 'added', text: `${title} was added`, node: node.id })
      continue
    }
    const words = nodeWords(was, node, specs.get(node.type))
    for (const text of words) lines.push({ kind: 'changed', text: `${title}: ${text}`, node: node.id })
    const wentElsewhere = !same(was.at, node.at)
    if (wentElsewhere) moved++
    nodes.push({ node, title, change: words.length > 0 ? 'changed' : wentElsewhere ? 'moved' : 'same' })
  }
  for (const node of before.nodes) {
    if (now.has(node.id)) continue
    nodes.push({ node, title: titleOf(node), change: 'removed' })
    lines.push({ kind: 'removed', text: `${titleOf(node)} was removed`, node: node.id })
  }
  const { wires, words } = wireWords(before, after, name, id => old.has(id) && now.has(id))
  lines.push(...words)
  const ofItems = itemWords({
    before,
    after,
    name,
    labels,
    spec: id => specs.get((now.get(id) ?? old.get(id))?.type ?? ''),
  })
  lines.push(...ofItems)
  if (moved > 0) lines.push({ kind: 'changed', text: `${moved === 1 ? '1 node was' : `${moved} nodes were`} moved` })
  const framesDiffer = !same(before.frames, after.frames)
  const notesDiffer = !same(before.notes, after.notes)
  if (framesDiffer || notesDiffer)
    lines.push({
      kind: 'changed',
      text:
        framesDiffer && notesDiffer
          ? 'Frames and notes are others'
          : framesDiffer
            ? 'Frames are others'
            : 'Notes are others',
    })
  const items = new Set(ofItems.map(line => line.node))
  return {
    nodes: nodes.map(each =>
      items.has(each.node.id) && (each.change === 'same' || each.change === 'moved')
        ? { ...each, change: 'changed' as const }
        : each,
    ),
    wires,
    lines,
  }
}

function nodeWords(was: GraphNode, node: GraphNode, spec: NodeSpec | undefined): string[] {
  const words: string[] = []
  if (was.type !== node.type) words.push(`it is ${spec?.title ?? node.type} now, not ${was.type}`)
  else if (was.version !== node.version) words.push(`version ${was.version} → ${node.version}`)
  if ((was.title ?? '') !== (node.title ?? '')) words.push(`renamed from “${was.title || (spec?.title ?? was.type)}”`)
  if (was.mode !== node.mode) words.push(node.mode === 'active' ? `no longer ${was.mode}` : node.mode)
  return [...words, ...paramWords(was.params, node.params, spec)]
}

type Params = Readonly<Record<string, unknown>>

function paramWords(was: Params, is: Params, spec: NodeSpec | undefined): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(param => {
    if (same(was[param], is[param])) return []
    const declared = spec?.params.find(each => each.name === param)
    const shown = (value: unknown): string => short(value === undefined ? declared?.default : value)
    const title = declared?.title ?? param
    const [a, b] = [shown(was[param]), shown(is[param])]
    return [a === b ? `${title} is another` : `${title} ${a} → ${b}`]
  })
}

/** The longest text that is shown as it is, in letters. */
const SHOWN = 42

function short(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') {
    const line = value.replace(/\s+/g, ' ').trim()
    return `“${line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line}”`
  }
  if (typeof value !== 'object') return String(value)
  const text = JSON.stringify(value)
  return text.length <= SHOWN ? text : Array.isArray(value) ? `${value.length} entries` : 'other values'
}

function wireWords(
  before: GraphDocument,
  after: GraphDocument,
  name: (id: string) => string,
  inBoth: (id: string) => boolean,
) {
  const old = new Set(before.edges.map(edgeId))
  const now = new Set(after.edges.map(edgeId))
  const gone = before.edges.filter(edge => !now.has(edgeId(edge)))
  const fresh = after.edges.filter(edge => !old.has(edgeId(edge)))
  const words: Difference['lines'][number][] = []
  const said = new Set<string>()
  const end = (text: string): string => {
    const { node, port } = splitEnd(text)
    return `${name(node)} · ${port}`
  }
  for (const edge of fresh) {
    const { node } = splitEnd(edge.to)
    const instead = gone.find(each => each.to === edge.to && !said.has(edgeId(each)))
    if (instead) {
      said.add(edgeId(instead))
      words.push({
        kind: 'changed',
        text: `${end(edge.to)} comes from ${end(edge.from)} now, not from ${end(instead.from)}`,
        node,
      })
    } else if (inBoth(node) && inBoth(splitEnd(edge.from).node))
      words.push({ kind: 'added', text: `A wire from ${end(edge.from)} to ${end(edge.to)}`, node })
  }
  for (const edge of gone)
    if (!said.has(edgeId(edge)) && inBoth(splitEnd(edge.from).node) && inBoth(splitEnd(edge.to).node))
      words.push({
        kind: 'removed',
        text: `No wire from ${end(edge.from)} to ${end(edge.to)}`,
        node: splitEnd(edge.to).node,
      })
  const wires: Difference['wires'][number][] = [
    ...after.edges.map(edge => ({ ...edge, change: old.has(edgeId(edge)) ? ('same' as const) : ('added' as const) })),
    ...gone.map(edge => ({ ...edge, change: 'removed' as const })),
  ]
  return { wires, words }
}

/** Overrides, edits and pins: how many items of which node. */
function itemWords({
  before,
  after,
  name,
  labels,
  spec,
}: {
  before: GraphDocument
  after: GraphDocument
  name: (id: string) => string
  labels: ReadonlyMap<string, Label>
  spec: (id: string) => NodeSpec | undefined
}) {
  const words: Difference['lines'][number][] = []
  const params = (graph: GraphDocument, id: string): Params => graph.nodes.find(each => each.id === id)?.params ?? {}
  for (const [member, what] of [
    ['overrides', 'params of its own'],
    ['edits', 'an edit'],
    ['pins', 'a pinned take'],
  ] as const) {
    const [a, b] = [before[member] as Record<string, object>, after[member] as Record<string, object>]
    for (const node of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [was, is] = [a[node] ?? {}, b[node] ?? {}] as Record<string, unknown>[]
      const keys = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter(
        key => !same(was?.[key], is?.[key]),
      )
      const [key = ''] = keys
      if (keys.length === 0) continue
      const kind = keys.every(each => was?.[each] === undefined)
        ? 'added'
        : keys.every(each => is?.[each] === undefined)
          ? 'removed'
          : 'changed'
      const item = [name(node), labelFor(labels, key).long].filter(Boolean).join(', ')
      if (keys.length === 1 && member === 'overrides') {
        const [from, to] = [params(before, node), params(after, node)]
        const own = paramWords(
          { ...from, ...(was?.[key] as Params) },
          { ...from, ...(is?.[key] as Params) },
          spec(node),
        )
        if (own.length > 0 && same(from, to)) {
          for (const text of own) words.push({ kind, text: `${item}: ${text}`, node })
          continue
        }
      }
      const verb = kind === 'added' ? 'got' : kind === 'removed' ? 'lost' : 'changed'
      const who = keys.length === 1 ? `${item}:` : `${name(node)}: ${keys.length} items`
      words.push({ kind, text: `${who} ${verb} ${keys.length === 1 ? what : MANY[member]}`, node })
    }
  }
  return words
}

const MANY = { overrides: 'params of their own', edits: 'edits', pins: 'pinned takes' } as const
