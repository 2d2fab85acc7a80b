// A cell for each item of a node: its status by colour and shape, its progress, and a click that puts it in focus.
import { memo, useMemo } from 'react'
import { useEditor, useNodeItems, useProgress, useSelection } from '../../hooks.ts'
import { agree } from '../../state/selection.ts'
import { STATUS_WORDS } from '../marks.tsx'
import { cellsOf } from './cell-buckets.ts'

const MOST_CELLS = 48

export const Cells = memo(function Cells({ node }: { node: string }) {
  const editor = useEditor()
  const view = useNodeItems(node)
  const focus = useSelection(selection => selection.key)
  const cells = useMemo(() => cellsOf(view, MOST_CELLS), [view])
  if (cells.length === 0) return <div className="cells drag" aria-hidden="true" data-empty />
  return (
    <div
      className="cells"
      data-many={cells.length > 24 || undefined}
      onPointerLeave={() => editor.shell.setState({ hover: undefined })}
    >
      {cells.map(cell => (
        <button
          key={cell.first.key}
          type="button"
          className="cell nodrag"
          data-status={cell.status}
          data-changed={cell.changed || undefined}
          data-focus={
            (focus !== undefined && focus !== '' && cell.first.key !== '' && agree(cell.first.key, focus)) || undefined
          }
          aria-label={`${cell.first.key || 'Result'}: ${STATUS_WORDS[cell.status]}${cell.changed ? ', changed since' : ''}`}
          tabIndex={-1}
          onPointerEnter={event => {
            const box = event.currentTarget.getBoundingClientRect()
            editor.shell.setState({ hover: { node, key: cell.first.key, x: box.left + box.width / 2, y: box.bottom } })
          }}
          onClick={event => {
            event.stopPropagation()
            editor.focus(cell.first.key, node)
          }}
        >
          {(cell.status === 'running' || cell.status === 'retrying') && (
            <CellProgress node={node} item={cell.first.key} />
          )}
        </button>
      ))}
    </div>
  )
})

/** How far a running item is: the one thing on a node that re-renders with progress. */
function CellProgress({ node, item }: { node: string; item: string }) {
  const fraction = useProgress(node).get(item)?.fraction ?? 0
  return <span className="cell-progress" style={{ width: `${Math.max(0.06, fraction) * 100}%` }} />
}
