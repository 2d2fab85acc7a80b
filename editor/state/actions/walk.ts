// Going about the graph by keyboard: along wires, to neighbours, and moving what is selected by small steps.
import { type GraphNode, splitEnd } from '../../../engine/graph/document.ts'
import { move, type Positions } from '../document/commands.ts'
import type { Editor } from '../editor.ts'

export type Way = 'left' | 'right' | 'up' | 'down'

const titleOf = (editor: Editor, node: GraphNode): string =>
  node.title || editor.specs.get(node.type)?.title || node.type

/** Selects the node that lies that way: along a wire to the left and right, else the nearest on that side. */
export function walk(editor: Editor, way: Way): void {
  const { document } = editor
  const here = editor.node(editor.selection.getState().nodes.at(-1) ?? '')
  if (!here) {
    const [x, y] = editor.canvas?.center() ?? [0, 0]
    const first = document.nodes.reduce<GraphNode | undefined>(
      (best, node) =>
        !best || Math.hypot(node.at[0] - x, node.at[1] - y) < Math.hypot(best.at[0] - x, best.at[1] - y) ? node : best,
      undefined,
    )
    if (first) goTo(editor, first)
    return
  }
  const wired = document.edges.flatMap(edge => {
    const [from, to] = [splitEnd(edge.from).node, splitEnd(edge.to).node]
    const other = way === 'right' && from === here.id ? to : way === 'left' && to === here.id ? from : undefined
    return other === undefined ? [] : (editor.node(other) ?? [])
  })
  const next = nearest(here, wired.length > 0 ? wired : beside(here, document.nodes, way))
  if (next) goTo(editor, next)
}

/** Selects a node, brings it into view, and says so to those who cannot see it. */
export function goTo(editor: Editor, node: GraphNode): void {
  editor.select({ nodes: [node.id] })
  editor.canvas?.reveal(node.id)
  const into = editor.document.edges.filter(edge => splitEnd(edge.to).node === node.id).length
  const out = editor.document.edges.filter(edge => splitEnd(edge.from).node === node.id).length
  editor.shell.setState({ said: `${titleOf(editor, node)}, ${into} wires in, ${out} out` })
}

const nearest = (here: GraphNode, nodes: readonly GraphNode[]): GraphNode | undefined =>
  nodes.reduce<GraphNode | undefined>(
    (best, node) =>
      !best ||
      Math.hypot(node.at[0] - here.at[0], node.at[1] - here.at[1]) <
        Math.hypot(best.at[0] - here.at[0], best.at[1] - here.at[1])
        ? node
        : best,
    undefined,
  )

function beside(here: GraphNode, nodes: readonly GraphNode[], way: Way): GraphNode[] {
  return nodes.filter(node => {
    const dx = node.at[0] - here.at[0]
    const dy = node.at[1] - here.at[1]
    if (way === 'left' || way === 'right') return (way === 'right' ? dx : -dx) > Math.abs(dy) / 2
    return (way === 'down' ? dy : -dy) > Math.abs(dx) / 2
  })
}

const STEPS: Readonly<Record<Way, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** Moves what is selected by `px`. Steps in a row are one undo step. */
export function nudge(editor: Editor, way: Way, px: number): void {
  const { nodes, frames, notes } = editor.selection.getState()
  const [dx, dy] = [STEPS[way][0] * px, STEPS[way][1] * px]
  const { document } = editor
  const places = (things: readonly { id: string; box: readonly number[] }[], ids: readonly string[]): Positions =>
    Object.fromEntries(
      things
        .filter(thing => ids.includes(thing.id))
        .map(({ id, box }) => [id, [(box[0] ?? 0) + dx, (box[1] ?? 0) + dy] as const]),
    )
  const at: Positions = Object.fromEntries(
    document.nodes
      .filter(node => nodes.includes(node.id))
      .map(node => [node.id, [node.at[0] + dx, node.at[1] + dy] as const]),
  )
  editor.run(move, {
    nodes: at,
    frames: places(document.frames, frames),
    notes: places(document.notes, notes),
    nudge: true,
  })
}
