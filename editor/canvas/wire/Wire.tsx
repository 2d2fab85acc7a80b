// A wire: quiet until it is hovered, selected or carries items; its colour is its value's family.
import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo, useCallback, useSyncExternalStore } from 'react'
import { useEditor } from '../../hooks.ts'
import type { FlowEdge } from '../flow/adapter.ts'

export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const { data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props
  const carrying = useCarrying(data?.into ?? '')
  const [path] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, curvature: 0.32 })
  return (
    <g
      className="wire"
      data-family={data?.family}
      data-selected={selected || undefined}
      data-carrying={carrying || undefined}
      data-param={data?.param || undefined}
    >
      <BaseEdge path={path} interactionWidth={18} />
    </g>
  )
})

/** True while the node at the wire's end has items running. */
function useCarrying(node: string): boolean {
  const { items } = useEditor()
  const subscribe = useCallback((listener: () => void) => items.subscribe(node, listener), [items, node])
  return useSyncExternalStore(subscribe, () => items.node(node).counts.running > 0)
}
