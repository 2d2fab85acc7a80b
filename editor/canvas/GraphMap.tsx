// The map of the graph in the lower right corner.
import { MiniMap } from '@xyflow/react'
import { useSession } from '../hooks.ts'
import { nodeFamily } from '../state/catalog.ts'
import type { FlowNode } from './flow/adapter.ts'

export function GraphMap() {
  const catalog = useSession(session => session.catalog)
  return (
    <MiniMap<FlowNode>
      pannable
      zoomable
      ariaLabel="Map of the graph"
      position="bottom-right"
      style={{ width: 168, height: 108 }}
      nodeBorderRadius={8}
      nodeStrokeWidth={0}
      maskColor="var(--minimap-mask)"
      bgColor="var(--panel)"
      nodeColor={node =>
        node.type === 'step'
          ? `var(--family-${nodeFamily(catalog, catalog.specs.get(node.data.node.type))})`
          : 'var(--line)'
      }
      nodeClassName={node => `map-${node.type}`}
    />
  )
}
