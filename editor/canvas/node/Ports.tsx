// The names beside a node's ports. The ports themselves are handles of the node.
import { type NodeGeometry, PORT_ROW } from '../flow/geometry.ts'
import type { PortFits } from './usePortFits.ts'

export function Ports({ geometry, fits }: { geometry: NodeGeometry; fits: PortFits }) {
  const onFace = new Set(geometry.params.map(each => each.param.name))
  const inputs = geometry.inputs.filter(port => !onFace.has(port.name))
  return (
    <>
      {inputs.map(port => (
        <span
          key={`i${port.name}`}
          className="port-name in clip"
          data-optional={port.optional || undefined}
          data-fit={fits.of(port.name)}
          style={{ top: port.y - PORT_ROW / 2 }}
          title={`${port.type}${port.optional ? ', optional' : ''}${port.description ? `\n${port.description}` : ''}`}
        >
          {port.name}
        </span>
      ))}
      {geometry.outputs.map(port => (
        <span
          key={`o${port.name}`}
          className="port-name out clip"
          data-fit={fits.of(`>${port.name}`)}
          style={{ top: port.y - PORT_ROW / 2 }}
          title={`${port.type}${port.description ? `\n${port.description}` : ''}`}
        >
          {port.name}
        </span>
      ))}
    </>
  )
}
