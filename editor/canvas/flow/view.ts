// Where the view stands: fitted around what covers the canvas, moved only when a selected node would be hidden.
import type { ReactFlowInstance } from '@xyflow/react'
import { useEffect } from 'react'
import { useSelection } from '../../hooks.ts'
import type { FlowEdge, FlowNode } from './adapter.ts'

const FIT = { maxZoom: 1, minZoom: 0.1 } as const

/** Room that is left around what is shown whole, in px: the inspector covers the right edge, the controls the bottom. */
export const fitting = () =>
  ({
    ...FIT,
    padding: { top: '24px', bottom: '64px', left: '24px', right: `${24 + covered()}px` },
  }) as const
/** How much of the canvas the inspector covers, in px. */
const covered = (): number => document.querySelector<HTMLElement>('.inspector')?.offsetWidth ?? 0
/** The length of a movement of the view, in ms. */
export const glide = (ms: number): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms)

/** A node that is selected does not stay under the inspector: the view moves aside, and only then. */
export function useUncovered(flow: ReactFlowInstance<FlowNode, FlowEdge>): void {
  const id = useSelection(selection => (selection.nodes.length === 1 ? selection.nodes[0] : undefined))
  useEffect(() => {
    const node = id && flow.getNode(id)
    const canvas = document.querySelector<HTMLElement>('.canvas')
    if (!node || !canvas || covered() === 0) return
    const { x, y, zoom } = flow.getViewport()
    const free = canvas.offsetWidth - covered() - 24
    const left = node.position.x * zoom + x
    const right = left + (node.width ?? 0) * zoom
    if (right <= free || left > canvas.offsetWidth) return
    void flow.setViewport({ x: x - Math.min(right - free, left - 24), y, zoom }, { duration: glide(160) })
  }, [flow, id])
}
