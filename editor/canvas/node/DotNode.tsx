// A bend in a wire: a dot that is dragged by its middle, and wired at its sides.
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { type DotNode as DotFlow, looksSame } from '../flow/adapter.ts'
import { usePortFits } from './usePortFits.ts'

export const DotNode = memo(function DotNode({ id, data, selected }: NodeProps<DotFlow>) {
  const { geometry, family } = data
  const fits = usePortFits(id, geometry)
  return (
    <div className="dot drag" data-family={family} data-selected={selected || undefined} data-fits={fits.state}>
      {geometry.inputs.map(port => (
        <Handle
          key={port.name}
          id={port.name}
          type="target"
          role="img"
          position={Position.Left}
          className="dot-port"
          data-fit={fits.of(port.name)}
          aria-label="Reroute, in"
        />
      ))}
      {geometry.outputs.map(port => (
        <Handle
          key={port.name}
          id={port.name}
          type="source"
          role="img"
          position={Position.Right}
          className="dot-port"
          data-fit={fits.of(`>${port.name}`)}
          aria-label="Reroute, out"
        />
      ))}
    </div>
  )
}, looksSame)
