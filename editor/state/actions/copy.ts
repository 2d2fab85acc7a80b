// Copy, paste and duplicate.
import { splitEnd } from '../../../engine/graph/document.ts'
import { add } from '../document/commands.ts'
import { copy, type Fragment, paste, readFragment } from '../edit/clipboard.ts'
import { takesOne } from '../edit/connection.ts'
import type { Editor } from '../editor.ts'
import { GRID, snap } from './grid.ts'

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
