// The Items tab: every item of the node, with its status, its time and why the next run would make it again.
import { CircleStop, Play } from 'lucide-react'
import type { GraphNode } from '../../engine/graph/document.ts'
import { STATUS_WORDS, StatusMark } from '../canvas/marks.tsx'
import { seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useProgress, useSelection } from '../hooks.ts'
import type { Item } from '../state/run/items.ts'
import { labelFor } from '../state/run/labels.ts'
import { hasThumb, ItemThumb } from './ItemThumb.tsx'

export function ItemsTab({ node }: { node: GraphNode }) {
  const editor = useEditor()
  const view = useNodeItems(node.id)
  const focus = useSelection(selection => selection.key)
  const labels = useLabels()
  const overrides = useDocument(state => state.document.overrides[node.id])
  const thumbs = view.items.some(hasThumb)
  if (view.items.length === 0)
    return <p className="empty">Nothing has been made yet. Run the graph, and each item appears here.</p>
  return (
    <ul className="item-list">
      {view.items.map(item => {
        const planned = view.planned.get(item.key)
        return (
          <li key={item.key} data-focus={item.key === focus || undefined}>
            <button
              type="button"
              className="item-row"
              onClick={() => editor.focus(item.key === focus ? undefined : item.key, node.id)}
            >
              <ItemThumb item={item} room={thumbs} />
              <span className="item-words">
                <span className="clip">{labelFor(labels, item.key).long || 'The result'}</span>
                <span className="item-state" data-status={item.status}>
                  <StatusMark status={item.status} />
                  {planned?.state === 'run' && item.status !== 'failed'
                    ? planned.why || 'would run again'
                    : item.status === 'waiting'
                      ? `${STATUS_WORDS.waiting}: ${item.message ?? ''}`
                      : (item.message ?? STATUS_WORDS[item.status])}
                </span>
                {overrides?.[item.key] && (
                  <span className="item-note">
                    {Object.keys(overrides[item.key] ?? {}).join(', ')} set for this item
                  </span>
                )}
                {item.warnings.map(warning => (
                  <span className="item-warning" key={warning}>
                    {warning}
                  </span>
                ))}
              </span>
              <ItemTime node={node.id} item={item} />
            </button>
            <ItemAction node={node.id} item={item} />
          </li>
        )
      })}
    </ul>
  )
}

function ItemTime({ node, item }: { node: string; item: Item }) {
  const fraction = useProgress(node).get(item.key)?.fraction
  if (item.status === 'running')
    return <span className="mono item-time">{fraction === undefined ? '' : `${Math.round(fraction * 100)} %`}</span>
  return <span className="mono item-time">{item.seconds ? seconds(item.seconds) : ''}</span>
}

function ItemAction({ node, item }: { node: string; item: Item }) {
  const editor = useEditor()
  if (item.status === 'running' || item.status === 'queued')
    return (
      <button
        type="button"
        className="icon-button"
        title="Cancel this item"
        aria-label="Cancel this item"
        onClick={() => void editor.runner.cancel({ node, key: item.key })}
      >
        <CircleStop size={13} aria-hidden />
      </button>
    )
  return (
    <button
      type="button"
      className="icon-button"
      title="Run this item"
      aria-label="Run this item"
      onClick={() => void editor.start([{ node, key: item.key }])}
    >
      <Play size={12} fill="currentColor" aria-hidden />
    </button>
  )
}
