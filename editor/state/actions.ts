// What a person can do to the selection, for shortcuts, menus and buttons alike.
import { type GraphDocument, type GraphNode, splitEnd } from '../../engine/graph/document.ts'
import { inherit } from '../../engine/graph/keys.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { Target } from '../../engine/protocol/api.ts'
import { add, collapse, connect, insertOnWire, move, type Positions, remove, setMode } from './document/commands.ts'
import { freshId } from './document/ids.ts'
import { reseed } from './document/item-commands.ts'
import { bridgesOver } from './edit/bridge.ts'
import { copy, type Fragment, paste, readFragment } from './edit/clipboard.ts'
import { fittingPorts, refusal, takesOne, wiresThrough, wireTo } from './edit/connection.ts'
import { tidy } from './edit/tidy.ts'
import type { Editor } from './editor.ts'
import type { PaletteRequest } from './shell.ts'

const GRID = 22
const snap = (value: number): number => Math.round(value / GRID) * GRID

const takenIds = (document: GraphDocument): Set<string> =>
  new Set([...document.nodes, ...document.frames, ...document.notes].map(thing => thing.id))

/** A new node of a declaration, with its defaults left out. */
export const newNode = (document: GraphDocument, spec: NodeSpec, at: readonly [number, number]): GraphNode => ({
  id: freshId(spec.type, takenIds(document)),
  type: spec.type,
  version: spec.version,
  at: [snap(at[0]), snap(at[1])],
  params: {},
  mode: 'active',
})

/** Adds the node that was chosen in the palette, wired to what was in hand. One undo step. */
export function place(editor: Editor, spec: NodeSpec, request: PaletteRequest): void {
  const { document, specs } = editor
  const at = request.at ?? placeFor(editor)
  const left = request.loose?.side === 'input' ? at[0] - 308 : at[0]
  const node = newNode(document, spec, [left, at[1] - 44])
  if (request.edge) {
    const wires = wiresThrough(document, specs, request.edge, node)
    if (wires) editor.run(insertOnWire, { edge: `${request.edge.from}>${request.edge.to}`, node, wires })
    else editor.shell.toast('bad', `${spec.title} does not fit on that wire.`)
    if (!wires) return
  } else {
    const { loose } = request
    const withNode = { ...document, nodes: [...document.nodes, node] }
    const fit = loose && fittingPorts(withNode, specs, node, loose)[0]
    const end = fit && `${node.id}.${fit.port}`
    const wire =
      loose &&
      end &&
      (loose.side === 'output' ? wireTo(withNode, specs, loose.end, end) : wireTo(withNode, specs, end, loose.end))
    editor.run(add, { label: `Add ${spec.title}`, nodes: [node], wires: wire ? [wire] : [] })
  }
  editor.select({ nodes: [node.id] })
}

/** Stores a media file and adds the node that loads it; answers false when no node takes such a file. */
export async function loadFile(editor: Editor, file: File): Promise<boolean> {
  const takes = (accept: string | undefined): boolean =>
    (accept ?? '').split(',').some(kind => {
      const [family, exact] = kind.trim().split('/')
      return file.type !== '' && (exact === '*' ? file.type.startsWith(`${family}/`) : kind.trim() === file.type)
    })
  for (const spec of editor.specs.values()) {
    const param =
      spec.inputs.length === 0 ? spec.params.find(each => each.widget === 'file' && takes(each.accept)) : undefined
    if (!param) continue
    const node = newNode(editor.document, spec, placeFor(editor))
    const value = await editor.api.upload(file)
    const params = { [param.name]: value }
    editor.run(add, { label: `Add ${file.name}`, nodes: [{ ...node, title: file.name.slice(0, 60), params }] })
    editor.select({ nodes: [node.id] })
    return true
  }
  return false
}

/** Where a node goes that was asked for from the keyboard: beside the selected one, else in the middle, on free ground. */
function placeFor(editor: Editor): readonly [number, number] {
  const size = (id: string): readonly [number, number] => editor.canvas?.size(id) ?? [264, 220]
  const beside = editor.node(editor.selection.getState().nodes.at(-1) ?? '')
  const middle = editor.canvas?.center() ?? [0, 0]
  const x = beside ? beside.at[0] + size(beside.id)[0] + 4 * GRID : middle[0] - 132
  let y = beside ? beside.at[1] + 2 * GRID : middle[1] - 88
  for (let tries = 0; tries < 60; tries++) {
    const under = editor.document.nodes.find(node => {
      const [width, height] = size(node.id)
      const [left, top] = node.at
      return x < left + width + GRID && x + 264 + GRID > left && y - 44 < top + height + GRID && y + 200 > top
    })
    if (!under) break
    y = under.at[1] + size(under.id)[1] + 2 * GRID + 44
  }
  return [x, y]
}

/** Draws a wire, or says why not. */
export function wire(editor: Editor, from: string, to: string, instead?: string): void {
  const problem = refusal(editor.document, editor.specs, { end: from, side: 'output', type: '' }, to)
  if (problem) editor.shell.toast('bad', problem)
  else editor.run(connect, { ...wireTo(editor.document, editor.specs, from, to), ...(instead ? { instead } : {}) })
}

/** Deletes what is selected; with `bridge`, wires around what goes. */
export function removeSelection(editor: Editor, bridge = false): void {
  const { nodes, edges, frames, notes } = editor.selection.getState()
  if (nodes.length + edges.length + frames.length + notes.length === 0) return
  const { document, specs } = editor
  const gone = new Set(nodes)
  const rest: GraphDocument = {
    ...document,
    nodes: document.nodes.filter(node => !gone.has(node.id)),
    edges: document.edges.filter(edge => !gone.has(splitEnd(edge.from).node) && !gone.has(splitEnd(edge.to).node)),
  }
  const fits = (from: string, to: string): boolean => !refusal(rest, specs, { end: from, side: 'output', type: '' }, to)
  const bridges = bridge ? nodes.flatMap(id => bridgesOver(document, specs, id, fits)) : []
  editor.run(remove, { nodes, edges, frames, notes, bridges })
  editor.select({})
}

/** What is selected as text for the clipboard, or `undefined` when nothing is. */
export function copySelection(editor: Editor): string | undefined {
  const selection = editor.selection.getState()
  if (selection.nodes.length + selection.frames.length + selection.notes.length === 0) return undefined
  return JSON.stringify(copy(editor.document, selection))
}

/** Pastes clipboard text; answers false when it is no piece of a graph. */
export function pasteText(editor: Editor, text: string, incoming = false): boolean {
  const fragment = readFragment(text)
  if (!fragment) return false
  const [x, y] = editor.canvas?.center() ?? [0, 0]
  put(editor, fragment, [snap(x - 130), snap(y - 90)], incoming, 'Paste')
  return true
}

export function duplicate(editor: Editor, incoming = false): void {
  const selection = editor.selection.getState()
  const fragment = copy(editor.document, selection)
  const corners = [
    ...fragment.nodes.map(node => node.at),
    ...[...fragment.frames, ...fragment.notes].map(thing => thing.box),
  ]
  if (corners.length === 0) return
  const left = Math.min(...corners.map(corner => corner[0]))
  const top = Math.min(...corners.map(corner => corner[1]))
  put(editor, fragment, [left + 2 * GRID, top + 2 * GRID], incoming, 'Duplicate')
}

function put(
  editor: Editor,
  fragment: Fragment,
  at: readonly [number, number],
  incoming: boolean,
  label: string,
): void {
  const pasted = paste(editor.document, fragment, at, incoming)
  const specs = new Map(pasted.nodes.map(node => [node.id, editor.specs.get(node.type)]))
  const wires = pasted.wires.map(each => {
    const end = splitEnd(each.to)
    return { ...each, alone: takesOne(specs.get(end.node), end.port) }
  })
  editor.run(add, { label, ...pasted, wires })
  editor.select({
    nodes: pasted.nodes.map(node => node.id),
    frames: pasted.frames.map(frame => frame.id),
    notes: pasted.notes.map(note => note.id),
  })
}

/** Mutes or bypasses the selected nodes, or makes them active when they all are. */
export function toggleMode(editor: Editor, mode: 'muted' | 'bypassed'): void {
  const { nodes } = editor.selection.getState()
  if (nodes.length === 0) return
  const all = nodes.every(id => editor.node(id)?.mode === mode)
  editor.run(setMode, { nodes, mode: all ? 'active' : mode })
}

export function toggleCollapse(editor: Editor): void {
  const { nodes } = editor.selection.getState()
  if (nodes.length === 0) return
  editor.run(collapse, { nodes, collapsed: !nodes.every(id => editor.node(id)?.collapsed) })
}

/** Puts a frame around the selected nodes, or an empty one in the middle of the view. */
export function frameSelection(editor: Editor): void {
  const { document } = editor
  const chosen = document.nodes.filter(node => editor.selection.getState().nodes.includes(node.id))
  const id = freshId('frame', takenIds(document))
  const [x, y] = editor.canvas?.center() ?? [0, 0]
  const rects = chosen.map(node => [node.at[0], node.at[1], ...(editor.canvas?.size(node.id) ?? [240, 200])] as const)
  const left = Math.min(...rects.map(rect => rect[0])) - GRID
  const top = Math.min(...rects.map(rect => rect[1])) - 2 * GRID
  const right = Math.max(...rects.map(rect => rect[0] + (rect[2] ?? 0))) + GRID
  const bottom = Math.max(...rects.map(rect => rect[1] + (rect[3] ?? 0))) + GRID
  const box: [number, number, number, number] =
    rects.length > 0 ? [left, top, right - left, bottom - top] : [snap(x) - 220, snap(y) - 132, 440, 264]
  editor.run(add, { label: 'Add frame', frames: [{ id, title: 'Frame', box }] })
  editor.select({ frames: [id] })
}

export function addNote(editor: Editor, at?: readonly [number, number]): void {
  const [x, y] = at ?? editor.canvas?.center() ?? [0, 0]
  const id = freshId('note', takenIds(editor.document))
  editor.run(add, { label: 'Add note', notes: [{ id, text: '', box: [snap(x), snap(y), 242, 132] }] })
  editor.select({ notes: [id] })
}

/** Lays out the selected nodes, or the whole graph, from left to right. */
export async function tidyGraph(editor: Editor): Promise<void> {
  const { nodes } = editor.selection.getState()
  const ids = nodes.length > 1 ? nodes : []
  if (editor.document.nodes.length === 0) return
  const positions = await tidy(editor.document, ids, id => editor.canvas?.size(id) ?? [264, 200])
  editor.run(move, { label: 'Tidy', nodes: positions })
  if (ids.length === 0) editor.canvas?.fit()
}

export type Edge = 'left' | 'right' | 'top' | 'bottom'

/** Aligns the selected nodes to the outermost of them. */
export function align(editor: Editor, edge: Edge): void {
  const { nodes } = editor.selection.getState()
  const rects = nodes.flatMap(id => {
    const node = editor.node(id)
    const [width, height] = editor.canvas?.size(id) ?? [0, 0]
    return node ? [{ id, x: node.at[0], y: node.at[1], width, height }] : []
  })
  if (rects.length < 2) return
  const line = {
    left: Math.min(...rects.map(rect => rect.x)),
    right: Math.max(...rects.map(rect => rect.x + rect.width)),
    top: Math.min(...rects.map(rect => rect.y)),
    bottom: Math.max(...rects.map(rect => rect.y + rect.height)),
  }[edge]
  const to: Positions = Object.fromEntries(
    rects.map(rect => [
      rect.id,
      edge === 'left'
        ? [line, rect.y]
        : edge === 'right'
          ? [line - rect.width, rect.y]
          : edge === 'top'
            ? [rect.x, line]
            : [rect.x, line - rect.height],
    ]),
  )
  editor.run(move, { label: 'Align', nodes: to })
}

export function selectAll(editor: Editor): void {
  const { nodes, frames, notes } = editor.document
  editor.select({
    nodes: nodes.map(each => each.id),
    frames: frames.map(each => each.id),
    notes: notes.map(each => each.id),
  })
}

/** Runs the selected nodes, for the item in focus when `item` says so. */
export function runSelection(editor: Editor, options: { item?: boolean } = {}): void {
  const targets = selectedTargets(editor, options.item ?? false)
  if (targets.length > 0) void editor.start(targets)
}

/** Another take of the selected nodes, or of their item in focus. */
export function rerollSelection(editor: Editor): void {
  reroll(editor, selectedTargets(editor, true))
}

function selectedTargets(editor: Editor, item: boolean): Target[] {
  const { nodes, key } = editor.selection.getState()
  return nodes.map(node => (item && key ? { node, key } : { node }))
}

/** The largest seed there is, plus one. */
const SEEDS = 2 ** 32

/**
 * Makes another take: with the next seed where the node has one (kept in the graph, so that the take can be made again),
 * else by running it although its result is there. One undo step.
 */
export function reroll(editor: Editor, targets: readonly Target[]): void {
  if (targets.length === 0) return
  const items = targets.flatMap(({ node: id, key = '' }) => {
    const node = editor.document.nodes.find(candidate => candidate.id === id)
    const param =
      node && editor.specs.get(node.type)?.params.find(each => each.widget === 'seed' && each.name === 'seed')
    if (!node || !param) return []
    const { seed = node.params.seed ?? param.default } = inherit(editor.document.overrides[id], key)
    return [{ node: id, key, seed: ((typeof seed === 'number' ? seed : 0) + 1) % SEEDS }]
  })
  if (items.length > 0) editor.run(reseed, { items })
  void editor.start([...targets], items.length > 0 ? {} : { force: true })
}

/** Pins the current take of the item in focus, or lets it go. */
export function togglePin(
  editor: Editor,
  pinTake: (node: string, key: string, take: string | undefined) => void,
): void {
  const { nodes, key } = editor.selection.getState()
  for (const node of nodes) {
    const item = editor.items.item(node, key ?? '') ?? editor.items.item(node, '')
    if (!item?.take) continue
    const pinned = editor.document.pins[node]?.[item.key]
    pinTake(node, item.key, pinned ? undefined : item.take)
  }
}
