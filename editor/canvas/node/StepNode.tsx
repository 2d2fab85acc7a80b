// A node on the canvas, read from top to bottom: what it is, its items, its ports, what it made, what is going on.
import { Handle, type NodeProps, NodeResizeControl, Position } from '@xyflow/react'
import { ArrowDownRight } from 'lucide-react'
import { memo } from 'react'
import { Face } from '../../faces/Face.tsx'
import { useDocument, useEditor, useSession, useSpec } from '../../hooks.ts'
import { familyOf, nodeFamily } from '../../state/catalog.ts'
import { resizeNode } from '../../state/document/commands.ts'
import { looksSame, type StepNode as StepFlow } from '../flow/adapter.ts'
import { useFar } from '../flow/distance.ts'
import type { NodeGeometry } from '../flow/geometry.ts'
import { SMALL } from '../flow/near.ts'
import { Cells } from './Cells.tsx'
import { useDetail } from './detail.ts'
import { FaceParams } from './FaceParams.tsx'
import { FarFace } from './FarFace.tsx'
import { NodeFooter } from './NodeFooter.tsx'
import { NodeHeader } from './NodeHeader.tsx'
import { Ports } from './Ports.tsx'
import { usePortFits } from './usePortFits.ts'

export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepFlow>) {
  const { node, geometry } = data
  const far = useFar()
  const editor = useEditor()
  const spec = useSpec(node.type)
  const family = useSession(session => nodeFamily(session.catalog, spec))
  const broken = useSession(session =>
    session.problems.some(
      problem => problem.node === id && problem.severity === 'error' && problem.code !== 'missing-input',
    ),
  )
  const pinned = useDocument(state => id in state.document.pins)
  const fits = usePortFits(id, geometry)
  const detail = useDetail(useDocument(state => state.document.nodes.length > SMALL))
  return (
    <article
      className="node"
      data-mode={node.mode}
      data-family={family}
      data-selected={selected || undefined}
      data-broken={broken || !spec || undefined}
      data-collapsed={node.collapsed || undefined}
      data-fits={fits.state}
      data-far={far || undefined}
      style={node.color ? { ['--tint' as string]: node.color } : undefined}
    >
      {far || !detail ? (
        <FarFace node={node} spec={spec} geometry={geometry} />
      ) : (
        <>
          <NodeHeader node={node} spec={spec} pinned={pinned} />
          <Cells node={id} />
          {!node.collapsed && (
            <>
              <Ports geometry={geometry} fits={fits} />
              <FaceParams node={node} geometry={geometry} />
              <Face node={node} spec={spec} geometry={geometry} />
              <NodeFooter node={node} spec={spec} />
            </>
          )}
        </>
      )}
      {detail && <PortHandles geometry={geometry} fits={fits} />}
      {!far && detail && !node.collapsed && spec && (
        <NodeResizeControl minWidth={180} minHeight={120} position="bottom-right" className="resize">
          <button
            type="button"
            tabIndex={-1}
            aria-label="Resize"
            className="resize-grip"
            title="Drag to resize; double-click for its own size"
            onDoubleClick={() => editor.run(resizeNode, { id, size: undefined })}
          >
            <ArrowDownRight size={11} aria-hidden />
          </button>
        </NodeResizeControl>
      )}
    </article>
  )
}, looksSame)

function PortHandles({ geometry, fits }: { geometry: NodeGeometry; fits: ReturnType<typeof usePortFits> }) {
  const catalog = useSession(session => session.catalog)
  return (
    <>
      {geometry.inputs.map(port => (
        <Handle
          key={`i${port.name}`}
          id={port.name}
          type="target"
          role="img"
          position={Position.Left}
          className={port.param ? 'port param' : 'port'}
          style={{ top: port.y }}
          data-kind={port.kind}
          data-family={familyOf(catalog, port.type)}
          data-fit={fits.of(port.name)}
          aria-label={`Input ${port.name}, ${port.type}`}
        />
      ))}
      {geometry.outputs.map(port => (
        <Handle
          key={`o${port.name}`}
          id={port.name}
          type="source"
          role="img"
          position={Position.Right}
          className="port"
          style={{ top: port.y }}
          data-kind={port.kind}
          data-family={familyOf(catalog, port.type)}
          data-fit={fits.of(`>${port.name}`)}
          aria-label={`Output ${port.name}, ${port.type}`}
        />
      ))}
    </>
  )
}
