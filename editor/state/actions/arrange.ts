// Laying out what is selected: tidy, align, distribute.
import { move, type Positions } from '../document/commands.ts'
import { tidy } from '../edit/tidy.ts'
import type { Editor } from '../editor.ts'

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
