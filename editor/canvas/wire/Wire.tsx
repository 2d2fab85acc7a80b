// A wire: quiet until it is hovered, selected or carries items; its colour is its value's family.
import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { memo, useCallback, useSyncExternalStore } from 'react'
import { useEditor, useShell } from '../../hooks.ts'
import type { FlowEdge } from '../flow/adapter.ts'
import { pathOf } from './path.ts'

export const Wire = memo(function Wire(props: EdgeProps<FlowEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props
  const carrying = useCarrying(data?.into ?? '')
  const style = useShell(shell => shell.links)
  const onto = useShell(shell => shell.onto === id)
  const path = pathOf(style, { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })
  return (
    <g
      className="wire"
      data-family={data?.family}
      data-selected={selected || undefined}
      data-carrying={carrying || undefined}
      data-param={data?.param || undefined}
      data-onto={onto || undefined}
      data-hidden={style === 'hidden' || undefined}
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
