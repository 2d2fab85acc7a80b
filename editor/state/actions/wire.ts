// Drawing wires.
import { connect } from '../document/commands.ts'
import { refusal, wireTo } from '../edit/connection.ts'
import type { Editor } from '../editor.ts'

/** Draws a wire, or says why not. */
export function wire(editor: Editor, from: string, to: string, instead?: string): void {
  const problem = refusal(editor.document, editor.specs, { end: from, side: 'output', type: '' }, to)
  if (problem) editor.shell.toast('bad', problem)
  else editor.run(connect, { ...wireTo(editor.document, editor.specs, from, to), ...(instead ? { instead } : {}) })
}
