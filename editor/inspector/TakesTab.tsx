// The Takes tab: every take of the item in focus; pin one, compare two, look into how each was made.
import { ChevronRight, Dices, Pin, PinOff, SquareSplitHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { seconds } from '../canvas/words.ts'
import { Verdict } from '../faces/CurveFace.tsx'
import { isReport } from '../faces/values.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useSelection } from '../hooks.ts'
import { reroll } from '../state/actions/run.ts'
import { pin } from '../state/document/item-commands.ts'
import { labelFor } from '../state/run/labels.ts'
import { focused } from '../state/selection.ts'
import { ItemThumb } from './ItemThumb.tsx'
import { seenTakes, TakeCompare } from './TakeCompare.tsx'

export function TakesTab({ node }: { node: GraphNode }) {
  const editor = useEditor()
  const { items } = useNodeItems(node.id)
  const focus = useSelection(selection => selection.key)
  const labels = useLabels()
  const item = focused(items, focus)
  const pinned = useDocument(state => (item ? state.document.pins[node.id]?.[item.key] : undefined))
  const takes = useTakes(node.id, item?.key, item?.take)
  const [comparing, setComparing] = useState(false)
  if (!item) return <p className="empty">Takes appear here after the first run.</p>
  const seen = seenTakes(takes.list ?? [])
  return (
    <>
      <div className="takes-head">
        <span className="clip">{labelFor(labels, item.key).long || 'The result'}</span>
        {seen.length > 1 && (
          <button
            type="button"
            className="button small compare-toggle"
            aria-pressed={comparing}
            title="Two takes over each other, with a wipe"
            onClick={() => setComparing(!comparing)}
          >
            <SquareSplitHorizontal size={13} aria-hidden /> Compare
          </button>
        )}
        <button
          type="button"
          className="button small"
          title="Make another take of this item (Shift R)"
          onClick={() => reroll(editor, [{ node: node.id, key: item.key }])}
        >
          <Dices size={13} aria-hidden /> Another take
        </button>
      </div>
      {comparing && seen.length > 1 && (
        <TakeCompare
          key={item.key}
          takes={seen}
          current={pinned ?? item.take}
          pinned={pinned}
          onPin={take => editor.run(pin, { node: node.id, key: item.key, take })}
        />
      )}
      {takes.failure && <p className="field-problem">{takes.failure}</p>}
      {takes.list?.length === 0 && <p className="empty">There is no take yet.</p>}
      <ol className="takes">
        {takes.list?.map((take, at) => {
          const current = pinned ? pinned === take.take : take.take === item.take
          return (
            <li key={take.take} data-current={current || undefined}>
              <div className="take-row">
                <ItemThumb item={take} />
                <span className="take-words">
                  <span>
                    Take {(takes.list?.length ?? 0) - at}
                    {take.params.seed !== undefined && (
                      <span className="mono faint"> seed {String(take.params.seed)}</span>
                    )}
                  </span>
                  <span className="item-state clip">
                    {take.outputs.map(
                      output => isReport(output.value) && <Verdict key={output.port} report={output.value} />,
                    )}
                    {take.served ?? ''} {take.seconds > 0 && <span className="mono">{seconds(take.seconds)}</span>}
                  </span>
                </span>
                <button
                  type="button"
                  className="icon-button"
                  aria-pressed={pinned === take.take}
                  title={pinned === take.take ? 'Unpin' : 'Pin: use this take, whatever changes'}
                  aria-label={pinned === take.take ? 'Unpin this take' : 'Pin this take'}
                  onClick={() =>
                    editor.run(pin, {
                      node: node.id,
                      key: item.key,
                      take: pinned === take.take ? undefined : take.take,
                    })
                  }
                >
                  {pinned === take.take ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
                </button>
              </div>
              <TakeNotes take={take} />
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** How a take was made: its warnings, its final prompt, what was sent and what came back. */
function TakeNotes({ take }: { take: TakeInfo }) {
  const notes = Object.entries(take.notes ?? {})
  return (
    <div className="take-notes">
      {take.warnings.map(warning => (
        <p className="item-warning" key={warning}>
          {warning}
        </p>
      ))}
      {[...notes, ['params', take.params] as const].map(([name, value]) => (
        <details key={name}>
          <summary>
            <ChevronRight size={12} aria-hidden /> {name}
          </summary>
          <pre className="mono">{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
        </details>
      ))}
    </div>
  )
}

/** The takes of an item; asked again when another one becomes current. */
function useTakes(
  node: string,
  key: string | undefined,
  current: string | undefined,
): { list?: TakeInfo[]; failure?: string } {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const [state, setState] = useState<{ list?: TakeInfo[]; failure?: string }>({})
  useEffect(() => {
    void current
    if (key === undefined) return
    let here = true
    editor.api.takes(graph, node, key).then(
      list => here && setState({ list }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setState({ failure: error.message })
      },
    )
    return () => {
      here = false
    }
  }, [editor, graph, node, key, current])
  return state
}
