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

export type Line = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'

interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function selectedBoxes(editor: Editor): Box[] {
  return editor.selection.getState().nodes.flatMap(id => {
    const node = editor.node(id)
    const [width, height] = editor.canvas?.size(id) ?? [0, 0]
    return node ? [{ id, x: node.at[0], y: node.at[1], width, height }] : []
  })
}

/** Aligns the selected nodes to the outermost of them, or to the middle of all. */
export function align(editor: Editor, line: Line): void {
  const boxes = selectedBoxes(editor)
  if (boxes.length < 2) return
  const left = Math.min(...boxes.map(box => box.x))
  const right = Math.max(...boxes.map(box => box.x + box.width))
  const top = Math.min(...boxes.map(box => box.y))
  const bottom = Math.max(...boxes.map(box => box.y + box.height))
  const place = ({ x, y, width, height }: Box): readonly [number, number] => {
    switch (line) {
      case 'left':
        return [left, y]
      case 'center':
        return [Math.round((left + right - width) / 2), y]
      case 'right':
        return [right - width, y]
      case 'top':
        return [x, top]
      case 'middle':
        return [x, Math.round((top + bottom - height) / 2)]
      case 'bottom':
        return [x, bottom - height]
    }
  }
  editor.run(move, { label: 'Align', nodes: Object.fromEntries(boxes.map(box => [box.id, place(box)])) })
}

/** Makes the gaps between the selected nodes equal; the outermost two stay. */
export function distribute(editor: Editor, way: 'across' | 'down'): void {
  const boxes = selectedBoxes(editor)
  if (boxes.length < 3) return
  const start = (box: Box): number => (way === 'across' ? box.x : box.y)
  const length = (box: Box): number => (way === 'across' ? box.width : box.height)
  const sorted = boxes.sort((a, b) => start(a) - start(b))
  const first = sorted[0] as Box
  const last = sorted.at(-1) as Box
  const filled = sorted.reduce((sum, box) => sum + length(box), 0)
  const gap = (start(last) + length(last) - start(first) - filled) / (sorted.length - 1)
  let at = start(first)
  const nodes: Record<string, readonly [number, number]> = {}
  for (const box of sorted) {
    nodes[box.id] = way === 'across' ? [Math.round(at), box.y] : [box.x, Math.round(at)]
    at += length(box) + gap
  }
  editor.run(move, { label: 'Distribute', nodes: nodes satisfies Positions })
}
