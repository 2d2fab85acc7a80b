// New things on the canvas: nodes from the palette and from files, frames and notes.
import type { GraphDocument, GraphNode } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { add, insertOnWire } from '../document/commands.ts'
import { freshId } from '../document/ids.ts'
import { fittingPorts, wiresThrough, wireTo } from '../edit/connection.ts'
import type { Editor } from '../editor.ts'
import type { PaletteRequest } from '../shell.ts'
import { GRID, snap } from './grid.ts'

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

/**
 * Opens what a file holds: a graph as a new one, a workflow of ComfyUI as a node of the open graph, if that has nodes.
 * @throws ApiError when the file holds neither
 */
export async function openFile(editor: Editor, file: File): Promise<void> {
  const found = await editor.api.importFile(file)
  const spec = found.node && editor.specs.get(found.node.type)
  if (!found.node || !spec || editor.document.nodes.length === 0) return editor.openImported(file.name, found)
  const { title, params } = found.node
  const node = newNode(editor.document, spec, placeFor(editor))
  editor.run(add, { label: `Add ${file.name}`, nodes: [{ ...node, title: title.slice(0, 60), params }] })
  editor.select({ nodes: [node.id] })
  const first = found.problems[0]?.message
  editor.shell.toast(first ? 'info' : 'good', first ?? `${file.name} is a node now, with bindings to look at.`)
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
