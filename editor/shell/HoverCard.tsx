// What is under the pointer on a row of cells: the item's name, its status, its picture.
import { StatusMark } from '../canvas/marks.tsx'
import { seconds } from '../canvas/words.ts'
import { useLabels, useNodeItems, useShell } from '../hooks.ts'
import { ItemThumb } from '../inspector/ItemThumb.tsx'
import { labelFor } from '../state/run/labels.ts'
import type { Hover } from '../state/shell.ts'

export function HoverCard() {
  const hover = useShell(shell => shell.hover)
  return hover ? <Card hover={hover} /> : null
}

const WIDTH = 232

function Card({ hover }: { hover: Hover }) {
  const view = useNodeItems(hover.node)
  const labels = useLabels()
  const item = view.items.find(each => each.key === hover.key)
  if (!item) return null
  const planned = view.planned.get(item.key)
  const left = Math.max(8, Math.min(window.innerWidth - WIDTH - 8, hover.x - WIDTH / 2))
  return (
    <div className="hover-card" role="tooltip" style={{ left, top: hover.y + 8, width: WIDTH }}>
      <ItemThumb item={item} />
      <strong className="clip">{labelFor(labels, item.key).long || 'The result'}</strong>
      <span className="item-state">
        <StatusMark status={item.status} word />
        {item.seconds ? <span className="mono"> {seconds(item.seconds)}</span> : null}
      </span>
      {item.message && <span className="hover-message">{item.message}</span>}
      {planned?.state === 'run' && item.status !== 'failed' && item.status !== 'blocked' && (
        <span className="hover-message">{planned.why || 'changed since'}</span>
      )}
      {item.key && <span className="mono faint">{item.key}</span>}
    </div>
  )
}
