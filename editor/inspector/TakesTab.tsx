// The Takes tab: every take of the item in focus; pin one, compare two, look into how each was made.
import { CircleCheck, Dices, FileUp, Pin, PinOff, SquareSplitHorizontal, Trash2 } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { seconds } from '../canvas/words.ts'
import { Verdict } from '../faces/reports/CurveFace.tsx'
import { isReport } from '../faces/values.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useSelection, useSession } from '../hooks.ts'
import { reroll } from '../state/actions/run.ts'
import { pin } from '../state/document/item-commands.ts'
import { dollars } from '../state/run/choice.ts'
import { bringTake } from '../state/run/imports.ts'
import { labelFor } from '../state/run/labels.ts'
import { focused } from '../state/selection.ts'
import { ItemThumb } from './ItemThumb.tsx'
import { RerollMany } from './RerollMany.tsx'
import { TakeNotes } from './TakeNotes.tsx'

const TakeCompare = lazy(async () => ({ default: (await import('./TakeCompare.tsx')).TakeCompare }))

export function TakesTab({ node }: { node: GraphNode }) {
  const editor = useEditor()
  const { items } = useNodeItems(node.id)
  const focus = useSelection(selection => selection.key)
  const labels = useLabels()
  const item = focused(items, focus)
  const of = item?.inner ?? node.id
  const key = item?.key ?? ''
  const pinned = useDocument(state => (item ? state.document.pins[of]?.[key] : undefined))
  const takes = useTakes(of, key, item?.take)
  const [comparing, setComparing] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const list = takes.list ?? []
  const bring = async (dropped: File | undefined): Promise<void> => {
    if (!dropped) return
    if (await bringTake(editor, of, key, dropped)) takes.again()
  }
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      takes.again()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
    }
  }
  return (
    <section
      className="takes-tab"
      aria-label="Takes"
      data-over={over || undefined}
      data-drop="own"
      onDragOver={event => {
        if (event.dataTransfer.types.includes('Files')) setOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={event => {
        setOver(false)
        const dropped = event.dataTransfer.files[0]
        if (!dropped) return
        event.preventDefault()
        void bring(dropped)
      }}
    >
      <div className="takes-head">
        <span className="clip">{labelFor(labels, key).long || 'The result'}</span>
        {list.length > 1 && (
          <button
            type="button"
            className="button small compare-toggle"
            aria-pressed={comparing}
            title="Two takes over each other, with a wipe, and what differs"
            onClick={() => setComparing(!comparing)}
          >
            <SquareSplitHorizontal size={13} aria-hidden /> Compare
          </button>
        )}
        <button
          type="button"
          className="button small"
          title="Make another take of this item, with the next seed (Shift R)"
          onClick={() => reroll(editor, [{ node: of, key }])}
        >
          <Dices size={13} aria-hidden /> Another take
        </button>
      </div>
      <div className="takes-more">
        <RerollMany node={of} item={key} />
        <button
          type="button"
          className="button small quiet"
          title="A file of your own becomes a take of this item and is pinned; dropping it here does the same"
          onClick={() => file.current?.click()}
        >
          <FileUp size={13} aria-hidden /> From a file
        </button>
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="A file that becomes a take"
          onChange={event => {
            void bring(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {comparing && list.length > 1 && (
        <Suspense fallback={null}>
          <TakeCompare
            key={`${of} ${key}`}
            takes={list}
            current={pinned ?? item?.take}
            pinned={pinned}
            onPin={take => editor.run(pin, { node: of, key, take })}
          />
        </Suspense>
      )}
      {takes.failure && <p className="field-problem">{takes.failure}</p>}
      {takes.list?.length === 0 && (
        <p className="empty">There is no take yet. Run the graph, or drop a file here to use it as one.</p>
      )}
      <ol className="takes">
        {list.map((take, at) => (
          <TakeRow
            key={take.take}
            take={take}
            number={list.length - at}
            current={pinned ? pinned === take.take : take.take === item?.take}
            pinned={pinned === take.take}
            canChoose={list.some(other => other !== take && other.resultKey === take.resultKey)}
            onPin={() => editor.run(pin, { node: of, key, take: pinned === take.take ? undefined : take.take })}
            onChoose={() =>
              void act(async () => {
                const chosen = await editor.api.chooseTake(take.take)
                const shown = list.find(other => other.take === item?.take)
                if (shown?.resultKey === take.resultKey) editor.runner.show(chosen, of, key, 'cached')
              })
            }
            onDelete={() => void act(() => editor.api.deleteTake(take.take))}
          />
        ))}
      </ol>
    </section>
  )
}

function TakeRow({
  take,
  number,
  current,
  pinned,
  canChoose,
  onPin,
  onChoose,
  onDelete,
}: {
  take: TakeInfo
  number: number
  current: boolean
  pinned: boolean
  canChoose: boolean
  onPin: () => void
  onChoose: () => void
  onDelete: () => void
}) {
  const [asking, setAsking] = useState(false)
  return (
    <li data-current={current || undefined}>
      <div className="take-row">
        <ItemThumb item={take} />
        <span className="take-words">
          <span>
            Take {number}
            {take.params.seed !== undefined && <span className="mono faint"> seed {String(take.params.seed)}</span>}
          </span>
          <span className="item-state clip">
            {take.outputs.map(output => isReport(output.value) && <Verdict key={output.port} report={output.value} />)}
            {take.served ?? ''} {take.seconds > 0 && <span className="mono">{seconds(take.seconds)}</span>}
            {take.costUsd > 0 && <span className="mono">{dollars(take.costUsd)}</span>}
          </span>
          <TakeMarks take={take} pinned={pinned} />
        </span>
        {canChoose && (
          <button
            type="button"
            className="icon-button"
            aria-pressed={take.chosen}
            disabled={take.chosen}
            title={take.chosen ? 'Chosen among the takes of this result' : 'Choose: current whatever is made later'}
            aria-label={take.chosen ? `Take ${number} is chosen` : `Choose take ${number}`}
            onClick={onChoose}
          >
            <CircleCheck size={14} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-pressed={pinned}
          title={pinned ? 'Unpin' : 'Pin: use this take, whatever changes'}
          aria-label={pinned ? 'Unpin this take' : 'Pin this take'}
          onClick={onPin}
        >
          {pinned ? <PinOff size={14} aria-hidden /> : <Pin size={14} aria-hidden />}
        </button>
        <button
          type="button"
          className="icon-button"
          disabled={pinned}
          title={pinned ? 'A pinned take is kept; unpin it first' : 'Delete this take for good'}
          aria-label={`Delete take ${number}`}
          onClick={() => setAsking(true)}
        >
          <Trash2 size={13} aria-hidden />
        </button>
      </div>
      {asking && (
        <div className="take-confirm" role="alertdialog" aria-label={`Delete take ${number}?`}>
          <span>Delete take {number} for good?</span>
          <button
            type="button"
            className="button small danger"
            onClick={() => {
              setAsking(false)
              onDelete()
            }}
          >
            Delete
          </button>
          <button
            type="button"
            className="button small quiet"
            // biome-ignore lint/a11y/noAutofocus: the question was just asked for, and the safe answer is at hand
            autoFocus
            onClick={() => setAsking(false)}
          >
            Keep
          </button>
        </div>
      )}
      <TakeNotes take={take} open={current} />
    </li>
  )
}

/** Where a take comes from and what became of it, in a word each. */
function TakeMarks({ take, pinned }: { take: TakeInfo; pinned: boolean }) {
  const marks = [
    pinned && ['pinned', 'Used whatever changes'],
    take.chosen && ['chosen', 'Chosen among the takes of this result'],
    take.imported && ['imported', 'Brought from outside'],
    take.attempt > 0 && !take.imported && [`attempt ${take.attempt}`, 'Made by a loop or a re-roll'],
    take.evicted && ['files removed', 'Its files made room; they are made again when needed'],
  ].filter(mark => mark !== false)
  if (marks.length === 0) return null
  return (
    <span className="take-marks">
      {marks.map(([word, title]) => (
        <span key={word} title={title}>
          {word}
        </span>
      ))}
    </span>
  )
}

/** The takes of an item; asked again when another one becomes current, and when a run ends. */
function useTakes(
  node: string,
  key: string,
  current: string | undefined,
): { list?: readonly TakeInfo[]; failure?: string; again: () => void } {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const run = useSession(session => `${session.run?.id} ${session.run?.status}`)
  const [state, setState] = useState<{ list?: readonly TakeInfo[]; failure?: string }>({})
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn(count => count + 1), [])
  useEffect(() => {
    void [current, run, turn]
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
  }, [editor, graph, node, key, current, run, turn])
  return { ...state, again }
}
