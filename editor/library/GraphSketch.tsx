// A graph from far: its nodes as blocks in the colours of their families. Stands in for a picture that is not there yet.
import type { GraphCard } from '../../engine/protocol/library.ts'
import { useSession } from '../hooks.ts'
import { nodeFamily } from '../state/catalog.ts'

/** A node's usual size on the canvas, in px. */
const WIDTH = 264
const HEIGHT = 150
const MARGIN = 60

export function GraphSketch({ layout }: { layout: GraphCard['layout'] }) {
  const catalog = useSession(session => session.catalog)
  if (layout.length === 0) return <span className="sketch-empty">empty</span>
  const xs = layout.map(({ at }) => at[0])
  const ys = layout.map(({ at }) => at[1])
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN]
  const width = Math.max(...xs) + WIDTH + MARGIN - left
  const height = Math.max(...ys) + HEIGHT + MARGIN - top
  return (
    <svg className="sketch" viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      {layout.map(({ at, type }) => (
        <rect
          key={`${at[0]} ${at[1]} ${type}`}
          x={at[0]}
          y={at[1]}
          width={WIDTH}
          height={HEIGHT}
          rx={Math.max(14, width / 120)}
          fill={`var(--family-${nodeFamily(catalog, catalog.specs.get(type))})`}
        />
      ))}
    </svg>
  )
}
