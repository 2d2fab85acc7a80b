// A node seen from far: its name in large letters, its state, and its picture, so that a whole graph stays legible and quick.
import type { GraphNode } from '../../../engine/graph/document.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import { thumbnailUrl } from '../../api/http.ts'
import { useNodeItems, useSelection } from '../../hooks.ts'
import { stillOf } from '../../inspector/ItemThumb.tsx'
import { focused } from '../../state/selection.ts'
import type { NodeGeometry } from '../flow/geometry.ts'
import { CategoryIcon } from '../marks.tsx'
import { stateOf } from './cell-buckets.ts'

export function FarFace({
  node,
  spec,
  geometry,
}: {
  node: GraphNode
  spec: NodeSpec | undefined
  geometry: NodeGeometry
}) {
  const view = useNodeItems(node.id)
  const key = useSelection(selection => selection.key)
  const item = focused(view.items, key, each => each.outputs.some(output => stillOf(output.value) !== undefined))
  const still = node.collapsed ? undefined : item?.outputs.map(output => stillOf(output.value)).find(Boolean)
  const size = Math.min(34, Math.max(22, geometry.width / 9.5))
  return (
    <div className="far drag" data-state={stateOf(view)} data-still={still ? true : undefined}>
      <span className="far-title">
        <CategoryIcon category={spec?.category} size={size} />
        <span style={{ fontSize: size }}>{node.title || spec?.title || node.type}</span>
      </span>
      {still && <img src={thumbnailUrl(still.digest, 320, still.at)} alt="" draggable={false} />}
    </div>
  )
}
