// The wire that is being drawn, and, over a port that does not fit, the reason in words.
import type { ConnectionLineComponentProps } from '@xyflow/react'
import { useEditor, useSession, useShell } from '../../hooks.ts'
import { familyOf } from '../../state/catalog.ts'
import { refusal } from '../../state/edit/connection.ts'
import type { FlowNode } from '../flow/adapter.ts'
import { useZoom } from '../flow/distance.ts'
import { pathOf } from './path.ts'

export function WireInHand(props: ConnectionLineComponentProps<FlowNode>) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, toHandle, connectionStatus } = props
  const editor = useEditor()
  const loose = useShell(shell => shell.loose)
  const zoom = useZoom()
  const family = useSession(session => familyOf(session.catalog, loose?.type ?? ''))
  const style = useShell(shell => shell.links)
  const path = pathOf(style, {
    sourceX: fromX,
    sourceY: fromY,
    targetX: toX,
    targetY: toY,
    sourcePosition: fromPosition,
    targetPosition: toPosition,
  })
  const reason =
    connectionStatus === 'invalid' && toHandle && loose
      ? refusal(editor.document, editor.specs, loose, `${toHandle.nodeId}.${toHandle.id}`)
      : undefined
  return (
    <g className="wire in-hand" data-family={family} data-status={connectionStatus ?? undefined}>
      <path className="react-flow__edge-path" d={path} />
      {reason && (
        <foreignObject x={toX + 14} y={toY + 10} width={300} height={120} style={{ overflow: 'visible' }}>
          <p className="refusal" style={{ scale: String(1 / zoom) }}>
            {reason}
          </p>
        </foreignObject>
      )}
    </g>
  )
}
