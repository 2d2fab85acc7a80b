// Changing what is selected: deleting, muting, collapsing.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import { collapse, remove, setMode } from '../document/commands.ts'
import { bridgesOver } from '../edit/bridge.ts'
import { refusal } from '../edit/connection.ts'
import type { Editor } from '../editor.ts'
import { isBend } from './wire.ts'

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
  // A bend is a piece of wire: the wire stays when it goes.
  const bridged = bridge ? gone : new Set(nodes.filter(id => isBend(specs.get(editor.node(id)?.type ?? ''))))
  const bridges = bridgesOver(document, specs, bridged, fits)
  editor.run(remove, { nodes, edges, frames, notes, bridges })
  editor.select({})
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

export function selectAll(editor: Editor): void {
  const { nodes, frames, notes } = editor.document
  editor.select({
    nodes: nodes.map(each => each.id),
    frames: frames.map(each => each.id),
    notes: notes.map(each => each.id),
  })
}
