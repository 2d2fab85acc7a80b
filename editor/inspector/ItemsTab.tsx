// The Items tab: every item of the node, with its status, its time, and what can be done with it alone.
import { CircleStop, Dices, Pin, PinOff, Play, SlidersHorizontal } from 'lucide-react'
import type { GraphNode } from '../../engine/graph/document.ts'
import { STATUS_WORDS, StatusMark } from '../canvas/marks.tsx'
import { seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useProgress, useSelection, useSpec } from '../hooks.ts'
import { reroll } from '../state/actions/run.ts'
import { pin } from '../state/document/item-commands.ts'
import { dollars } from '../state/run/choice.ts'
import type { Item, NodeItems } from '../state/run/items.ts'
import { labelFor } from '../state/run/labels.ts'
import { DormantItems } from './DormantItems.tsx'
import { hasThumb, ItemThumb } from './ItemThumb.tsx'

export function ItemsTab({ node }: { node: GraphNode }) {
  const view = useNodeItems(node.id)
  const focus = useSelection(selection => selection.key)
  const thumbs = view.items.some(hasThumb)
  const spec = useSpec(node.type)
  const titleOf = (param: string): string => spec?.params.find(each => each.name === param)?.title ?? param
  return (
    <>
      {view.items.length === 0 ? (
        <p className="empty">Nothing has been made yet. Run the graph, and each item appears here.</p>
      ) : (
        <ul className="item-list">
          {view.items.map(item => (
            <Row
              key={item.key}
              node={node.id}
              item={item}
              planned={view.planned.get(item.key)}
              thumbs={thumbs}
              titleOf={titleOf}
              inFocus={item.key === focus}
            />
          ))}
        </ul>
      )}
      <DormantItems node={node.id} items={view.items} />
    </>
  )
}

function Row({
  node,
  item,
  planned,
  thumbs,
  titleOf,
  inFocus,
}: {
  node: string
  item: Item
  planned: ReturnType<NodeItems['planned']['get']>
  thumbs: boolean
  /** What people call a param. */
  titleOf: (param: string) => string
  inFocus: boolean
}) {
  const editor = useEditor()
  const labels = useLabels()
  const own = useDocument(state => state.document.overrides[node]?.[item.key])
  const pinned = useDocument(state => state.document.pins[item.inner ?? node]?.[item.key])
  return (
    <li data-focus={inFocus || undefined}>
      <button type="button" className="item-row" onClick={() => editor.focus(inFocus ? undefined : item.key, node)}>
        <ItemThumb item={item} room={thumbs} />
        <span className="item-words">
          <span className="clip">
            {pinned !== undefined && <Pin size={11} className="pin-mark" aria-label="pinned" />}
            {labelFor(labels, item.key).long || 'The result'}
          </span>
          <span className="item-state" data-status={item.status}>
            <StatusMark status={item.status} />
            {planned?.state === 'run' && item.status !== 'failed' && item.status !== 'blocked'
              ? planned.why || 'would run again'
              : item.status === 'waiting'
                ? `${STATUS_WORDS.waiting}: ${item.message ?? ''}`
                : (item.message ?? STATUS_WORDS[item.status])}
          </span>
          {own && <span className="item-note">{Object.keys(own).map(titleOf).join(', ')} set for this item</span>}
          {item.warnings.map(warning => (
            <span className="item-warning" key={warning}>
              {warning}
            </span>
          ))}
        </span>
        <ItemTime node={node} item={item} />
      </button>
      <ItemActions node={node} item={item} pinned={pinned} own={own !== undefined} />
    </li>
  )
}

function ItemTime({ node, item }: { node: string; item: Item }) {
  const fraction = useProgress(node).get(item.key)?.fraction
  if (item.status === 'running')
    return <span className="mono item-time">{fraction === undefined ? '' : `${Math.round(fraction * 100)} %`}</span>
  return (
    <span className="mono item-time">
      {item.seconds ? seconds(item.seconds) : ''}
      {item.costUsd ? <small>{dollars(item.costUsd)}</small> : null}
    </span>
  )
}

/** What can be done with one item; over the row's end while the pointer or the focus is on it, so that nothing moves. */
function ItemActions({
  node,
  item,
  pinned,
  own,
}: {
  node: string
  item: Item
  pinned: string | undefined
  own: boolean
}) {
  const editor = useEditor()
  const of = item.inner ?? node
  const { take } = item
  const going = item.status === 'running' || item.status === 'queued'
  const actions = [
    item.key !== '' && {
      icon: SlidersHorizontal,
      title: own ? 'Change what is set for this item' : 'Set params for this item alone',
      run: () => {
        editor.focus(item.key, node)
        editor.shell.setState({ tab: 'params' })
      },
    },
    !going && {
      icon: Dices,
      title: 'Make another take of this item',
      run: () => reroll(editor, [{ node, key: item.key }]),
    },
    (take !== undefined || pinned !== undefined) && {
      icon: pinned === undefined ? Pin : PinOff,
      title: pinned === undefined ? 'Pin: use this take, whatever changes' : 'Unpin',
      run: () => editor.run(pin, { node: of, key: item.key, take: pinned === undefined ? take : undefined }),
    },
    going
      ? { icon: CircleStop, title: 'Cancel this item', run: () => void editor.runner.cancel({ node, key: item.key }) }
      : { icon: Play, title: 'Run this item', run: () => void editor.start([{ node, key: item.key }]) },
  ].filter(action => action !== false)
  return (
    <span className="item-actions">
      {actions.map(({ icon: Icon, title, run }) => (
        <button key={title} type="button" className="icon-button" title={title} aria-label={title} onClick={run}>
          <Icon size={13} aria-hidden />
        </button>
      ))}
    </span>
  )
}
