// The Docs tab: the declaration, to be read.
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { PortMark } from '../canvas/marks.tsx'
import { useSession } from '../hooks.ts'
import { familyOf } from '../state/catalog.ts'

export function DocsTab({ spec }: { spec: NodeSpec }) {
  const catalog = useSession(session => session.catalog)
  return (
    <div className="docs">
      <p>{spec.summary}</p>
      {spec.inputs.length > 0 && <h3>Inputs</h3>}
      <dl>
        {spec.inputs.map(port => (
          <div key={port.name}>
            <dt>
              <PortMark kind={port.kind} family={familyOf(catalog, port.type)} />
              {port.name}
              <small>
                {port.type}
                {port.kind === 'many' ? ', any number' : port.kind === 'lookup' ? ', asked by key' : ''}
                {port.optional ? ', optional' : ''}
              </small>
            </dt>
            <dd>{port.description}</dd>
          </div>
        ))}
      </dl>
      {spec.outputs.length > 0 && <h3>Outputs</h3>}
      <dl>
        {spec.outputs.map(port => (
          <div key={port.name}>
            <dt>
              <PortMark kind={port.kind} family={familyOf(catalog, port.type)} />
              {port.name}
              <small>
                {port.type}
                {port.dimension ? `, one per ${port.dimension}` : ''}
              </small>
            </dt>
            <dd>{port.description}</dd>
          </div>
        ))}
      </dl>
      {spec.params.length > 0 && <h3>Params</h3>}
      <dl>
        {spec.params.map(param => (
          <div key={param.name}>
            <dt>
              {param.title}
              <small className="mono">{param.name}</small>
            </dt>
            <dd>{param.description}</dd>
          </div>
        ))}
      </dl>
      <p className="mono faint">
        {spec.type} · version {spec.version}
      </p>
    </div>
  )
}
