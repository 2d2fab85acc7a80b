// Two versions of a graph laid over each other: what came, went and changed stands out from what stayed.
import { useMemo } from 'react'
import { splitEnd } from '../../engine/graph/document.ts'
import type { Difference, NodeChange } from '../state/library/difference.ts'

/** A node's usual size on the canvas, in px. */
const WIDTH = 264
const HEIGHT = 140
const MARGIN = 80

const GLYPHS: Readonly<Record<NodeChange, string>> = { added: '+', removed: '−', changed: '~', moved: '', same: '' }

/** @param lit the node that a line is about, under the pointer */
export function RevisionMap({ difference, lit }: { difference: Difference; lit: string | undefined }) {
  const { nodes, wires } = difference
  const places = useMemo(() => new Map(nodes.map(({ node }) => [node.id, node.at])), [nodes])
  const xs = nodes.map(({ node }) => node.at[0])
  const ys = nodes.map(({ node }) => node.at[1])
  if (nodes.length === 0) return <p className="shelf-state">Both are empty.</p>
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN]
  const [width, height] = [Math.max(...xs) + WIDTH + MARGIN - left, Math.max(...ys) + HEIGHT + MARGIN - top]
  const counts = (change: NodeChange): number => nodes.filter(each => each.change === change).length
  return (
    <figure className="revision-map">
      <svg
        viewBox={`${left} ${top} ${width} ${height}`}
        role="img"
        aria-label={`Map: ${counts('added')} nodes added, ${counts('removed')} removed, ${counts('changed')} changed`}
      >
        {wires.map(({ from, to, change }) => {
          const a = places.get(splitEnd(from).node)
          const b = places.get(splitEnd(to).node)
          if (!a || !b) return null
          const [x1, y1, x2, y2] = [a[0] + WIDTH, a[1] + HEIGHT / 2, b[0], b[1] + HEIGHT / 2]
          const bend = Math.max(40, Math.abs(x2 - x1) / 2)
          return (
            <path
              key={`${change} ${from} ${to}`}
              data-change={change}
              d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            />
          )
        })}
        {nodes.map(({ node, title, change }) => (
          <g key={node.id} data-change={change} data-lit={node.id === lit || undefined}>
            <rect x={node.at[0]} y={node.at[1]} width={WIDTH} height={HEIGHT} rx={22} />
            <text x={node.at[0] + WIDTH / 2} y={node.at[1] + HEIGHT / 2 + 12}>
              {title.length > 16 ? `${title.slice(0, 15)}…` : title}
            </text>
            {GLYPHS[change] && (
              <>
                <circle cx={node.at[0] + WIDTH} cy={node.at[1]} r={34} />
                <text className="glyph" x={node.at[0] + WIDTH} y={node.at[1] + 17}>
                  {GLYPHS[change]}
                </text>
              </>
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <span data-change="added">+ added</span>
        <span data-change="removed">− removed</span>
        <span data-change="changed">~ changed</span>
        <span data-change="same">unchanged</span>
      </figcaption>
    </figure>
  )
}
