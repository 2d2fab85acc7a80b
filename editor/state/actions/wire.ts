// Drawing wires, and the bends in them.
import type { GraphDocument, GraphNode } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { connect, edgeId, insertOnWire, remove } from '../document/commands.ts'
import type { Choice } from '../edit/choices.ts'
import { type LooseEnd, refusal, type Specs, wiresThrough, wireTo } from '../edit/connection.ts'
import type { Editor } from '../editor.ts'
import { snap } from './grid.ts'
import { newNode } from './place.ts'

/** Draws a wire, or says why not. */
export function wire(editor: Editor, from: string, to: string, instead?: string): void {
  const problem = refusal(editor.document, editor.specs, { end: from, side: 'output', type: '' }, to)
  if (problem) editor.shell.toast('bad', problem)
  else editor.run(connect, { ...wireTo(editor.document, editor.specs, from, to), ...(instead ? { instead } : {}) })
}

/** A bend in a wire: a piece of wire without anything to set, drawn as a dot. */
export const isBend = (spec: NodeSpec | undefined): boolean => spec?.wire === true && spec.params.length === 0

/** Bends a wire at a point of the canvas. */
export function addReroute(editor: Editor, edge: { from: string; to: string }, at: readonly [number, number]): void {
  const spec = [...editor.specs.values()].find(isBend)
  if (!spec) return
  const node = newNode(editor.document, spec, [at[0] - 11, at[1] - 11])
  const wires = wiresThrough(editor.document, editor.specs, edge, node)
  if (!wires) return
  editor.run(insertOnWire, { edge: edgeId(edge), node, wires, label: 'Add reroute' })
  editor.select({ nodes: [node.id] })
}

/** The wires that put a node that is there, and has none yet, onto a wire; undefined when it does not fit. */
export function wiresOnto(document: GraphDocument, specs: Specs, edge: { from: string; to: string }, node: GraphNode) {
  if (!isFree(document, node.id)) return undefined
  return wiresThrough({ ...document, nodes: document.nodes.filter(each => each.id !== node.id) }, specs, edge, node)
}

/** Whether a node has no wires. */
export function isFree(document: GraphDocument, id: string): boolean {
  const own = `${id}.`
  return !document.edges.some(({ from, to }) => from.startsWith(own) || to.startsWith(own))
}

/** Drops a node, moved there, onto a wire: one undo step. */
export function dropOnWire(editor: Editor, id: string, edge: string, at: readonly [number, number]): boolean {
  const node = editor.node(id)
  const found = editor.document.edges.find(each => edgeId(each) === edge)
  const wires = node && found && wiresOnto(editor.document, editor.specs, found, node)
  if (!node || !wires) return false
  editor.run(insertOnWire, { edge, node: { ...node, at: [snap(at[0]), snap(at[1])] }, wires })
  return true
}

/** Wires the loose end to a choice, or takes the wire between them away. */
export function choose(editor: Editor, loose: LooseEnd, choice: Choice): void {
  const [from, to] = loose.side === 'output' ? [loose.end, choice.end] : [choice.end, loose.end]
  if (choice.wired) editor.run(remove, { edges: [edgeId({ from, to })] })
  else wire(editor, from, to)
}

/** Opens the list of the selected node's ports, to wire from. */
export function wireFrom(editor: Editor): void {
  const node = editor.selection.getState().nodes.at(-1)
  if (node !== undefined) editor.shell.setState({ wiring: { node } })
  else editor.shell.toast('info', 'Select a node first: the arrow keys do.')
}
