// The params that matter most, on the node itself: the same controls as in the inspector, in little.

import { useMemo } from 'react'
import type { GraphNode } from '../../../engine/graph/document.ts'
import { useDocument, useEditor, useSpec } from '../../hooks.ts'
import { Control } from '../../inspector/Control.tsx'
import { setParam } from '../../state/document/commands.ts'
import { setSeedMode } from '../../state/document/seed-commands.ts'
import { fieldsOf, wiresInto } from '../../state/form.ts'
import type { NodeGeometry } from '../flow/geometry.ts'

export function FaceParams({ node, geometry }: { node: GraphNode; geometry: NodeGeometry }) {
  if (geometry.params.length === 0) return null
  return <Rows node={node} geometry={geometry} />
}

function Rows({ node, geometry }: { node: GraphNode; geometry: NodeGeometry }) {
  const editor = useEditor()
  const spec = useSpec(node.type)
  // Only a wire into this node makes it look again.
  const wired = useDocument(({ document: { edges } }) =>
    geometry.params.map(({ param }) => wiresInto(edges).get(`${node.id}.${param.name}`) ?? '').join(' '),
  )
  const fields = useMemo(() => {
    void wired
    const found = spec ? fieldsOf({ spec, node, edges: editor.document.edges }) : []
    return new Map(found.map(field => [field.param.name, field]))
  }, [editor, spec, node, wired])
  return geometry.params.map(({ param, y, height }) => {
    const field = fields.get(param.name)
    if (!field) return null
    return (
      <div
        key={param.name}
        className="face-param nodrag nokey"
        data-widget={param.widget}
        style={{ top: y, height }}
        title={field.problem ?? param.description}
        data-problem={field.problem ? true : undefined}
      >
        <span className="face-param-name clip">{param.title}</span>
        {field.wire ? (
          <span className="wired mono clip">{field.wire}</span>
        ) : (
          <Control
            field={field}
            compact
            onChange={value => editor.run(setParam, { nodes: [node.id], name: param.name, value, title: param.title })}
            onSeedMode={mode => editor.run(setSeedMode, { nodes: [node.id], name: param.name, mode })}
          />
        )}
      </div>
    )
  })
}
