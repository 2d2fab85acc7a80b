// Where the view stands: fitted around what covers the canvas, moved only when a selected node would be hidden.
import { getViewportForBounds, type ReactFlowInstance, useReactFlow, type Viewport } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useDocument, useEditor, useSelection } from '../../hooks.ts'
import type { Editor } from '../../state/editor.ts'
import type { FlowEdge, FlowNode } from './adapter.ts'
import { around } from './rect.ts'
import type { Scene } from './scene.ts'

const MIN_ZOOM = 0.08
/** What the smallest page leaves for a graph that is seen whole, in px. */
const LEAST_ROOM = 400
export const MAX_ZOOM = 2.5

/** The least zoom: small enough that a graph of any size can be seen whole. */
export function minZoom(scene: Scene): number {
  const all = around(scene.rects.values())
  return all ? Math.min(MIN_ZOOM, LEAST_ROOM / Math.max(all.width, all.height)) : MIN_ZOOM
}

/** What the controls cover of the lower left corner, with some air, in px. */
const CORNER = { width: 256, height: 64 }

/** The viewport that shows things whole, or everything. The inspector covers the right edge, the controls a corner. */
export function fitted(scene: Scene, ids?: readonly string[]): Viewport {
  const page = document.querySelector<HTMLElement>('.canvas') ?? document.querySelector<HTMLElement>('.view')
  const [width, height] = [page?.clientWidth || innerWidth, page?.clientHeight || innerHeight]
  const rects = ids?.flatMap(id => scene.rects.get(id) ?? []) ?? [...scene.rects.values()]
  const bounds = around(rects) ?? { x: -400, y: -300, width: 800, height: 600 }
  const above = (bottom: number): Viewport =>
    getViewportForBounds(bounds, width, height, Math.min(0.1, minZoom(scene)), ids ? 1.1 : 1, {
      top: '24px',
      bottom: `${bottom}px`,
      left: '24px',
      right: `${24 + covered()}px`,
    })
  const whole = above(24)
  const { x, y, zoom } = whole
  const cornered = rects.some(
    rect => rect.x * zoom + x < CORNER.width && (rect.y + rect.height) * zoom + y > height - CORNER.height,
  )
  return cornered ? above(CORNER.height) : whole
}

/** How much of the canvas the inspector covers, in px. */
const covered = (): number => document.querySelector<HTMLElement>('.inspector')?.offsetWidth ?? 0
/** The length of a movement of the view, in ms. */
export const glide = (ms: number): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms)

/** What the canvas does for actions that stand outside it; the first view of each graph. */
export function useCanvasView(scene: Scene): void {
  const editor = useEditor()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const graph = useDocument(state => state.document.id)
  const latest = useRef(scene)
  latest.current = scene
  useEffect(() => {
    editor.canvas = {
      // In the next frame what was just changed is part of the scene.
      fit: ids =>
        void requestAnimationFrame(() => flow.setViewport(fitted(latest.current, ids), { duration: glide(160) })),
      center: () => {
        const box = document.querySelector('.canvas')?.getBoundingClientRect()
        const { x, y } = flow.screenToFlowPosition(
          box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 },
        )
        return [x, y]
      },
      reveal: id =>
        void requestAnimationFrame(() => {
          const rect = latest.current.rects.get(id)
          const page = document.querySelector<HTMLElement>('.canvas')
          if (!rect || !page) return
          const { x, y, zoom } = flow.getViewport()
          const left = rect.x * zoom + x
          const top = rect.y * zoom + y
          const seen =
            left >= 0 &&
            top >= 0 &&
            left + rect.width * zoom <= page.offsetWidth - covered() &&
            top + rect.height * zoom <= page.offsetHeight - 40
          if (seen) return
          void flow.setViewport(
            {
              x: (page.offsetWidth - covered()) / 2 - (rect.x + rect.width / 2) * zoom,
              y: page.offsetHeight / 2 - (rect.y + rect.height / 2) * zoom,
              zoom,
            },
            { duration: glide(120) },
          )
        }),
      size: id => {
        const rect = latest.current.rects.get(id)
        return rect ? [rect.width, rect.height] : [0, 0]
      },
      zoom: by =>
        void (by === 'in'
          ? flow.zoomIn({ duration: glide(120) })
          : by === 'out'
            ? flow.zoomOut({ duration: glide(120) })
            : flow.zoomTo(1, { duration: glide(120) })),
    }
    return () => {
      editor.canvas = undefined
    }
  }, [editor, flow])

  // A graph that is opened is shown whole; one that is shown again, as it was left.
  useEffect(() => {
    void graph
    void flow.setViewport(firstView(editor, latest.current))
  }, [editor, flow, graph])
}

/** Where the view of a graph begins. */
export function firstView(editor: Editor, scene: Scene): Viewport {
  return editor.viewports.get(editor.document.id) ?? fitted(scene)
}

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
