// A node seen from far: its name in large letters and its state, so that a whole graph stays legible and quick.
import type { GraphNode } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { useNodeItems } from '../hooks.ts'
import type { NodeGeometry } from './geometry.ts'
import { CategoryIcon } from './marks.tsx'

export function FarFace({
  node,
  spec,
  geometry,
}: {
  node: GraphNode
  spec: NodeSpec | undefined
  geometry: NodeGeometry
}) {
  const { counts } = useNodeItems(node.id)
  const state =
    counts.failed + counts.blocked > 0
      ? 'failed'
      : counts.running > 0
        ? 'running'
        : counts.total > 0 && counts.waiting === 0
          ? counts.made > 0
            ? 'done'
            : 'cached'
          : 'idle'
  const size = Math.min(36, Math.max(20, geometry.width / 10))
  return (
    <div className="far drag" data-state={state}>
      <CategoryIcon category={spec?.category} size={size} />
      <span style={{ fontSize: size }}>{node.title || spec?.title || node.type}</span>
    </div>
  )
}
