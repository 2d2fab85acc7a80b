// One scene: its slate, its shot, its words to be read and rewritten, its voice, its likeness, its takes, its judgement.
import { GripVertical, Undo2 } from 'lucide-react'
import { type DragEvent, memo, useCallback, useState } from 'react'
import { STATUS_WORDS, StatusMark } from '../../canvas/marks.tsx'
import { count, seconds } from '../../canvas/words.ts'
import { Waveform } from '../../faces/media/WaveformFace.tsx'
import { Curve, Verdict } from '../../faces/reports/CurveFace.tsx'
import { slateOf, slug } from '../../faces/values.ts'
import { useEditor, useItems, useProgress } from '../../hooks.ts'
import { dropEdit } from '../../state/document/item-commands.ts'
import { dollars } from '../../state/run/choice.ts'
import { useDesk, useDeskState } from '../context.ts'
import { cutFrames } from '../cutting.ts'
import type { ShotHandle } from '../desk.ts'
import type { Row } from '../rows.ts'
import type { TrimEnd } from '../trim.ts'
import { ReviewButtons } from './ReviewButtons.tsx'
import { RowMenu } from './RowMenu.tsx'
import { SceneDetails } from './SceneDetails.tsx'
import { SceneWords } from './SceneWords.tsx'
import { ShotPlayer } from './ShotPlayer.tsx'
import { TakesStrip } from './TakesStrip.tsx'

/** What a dragged row is, to whoever it is dragged over. */
export const DRAGGED_SCENE = 'application/x-reelgraph-scene'

/** Voices that a row shows before it is asked for all. */
const FEW_VOICES = 3

interface RowProps {
  readonly row: Row
  readonly focus: boolean
  /** One of several chosen rows. */
  readonly chosen: boolean
  /** The cut can be decided on. */
  readonly canTrim: boolean
}

export const SceneRow = memo(function SceneRow({ row, focus, chosen, canTrim }: RowProps) {
  const desk = useDesk()
  const { scene, key } = row
  const [over, setOver] = useState<'file' | 'scene'>()
  const details = useDeskState(state => state.details === key)
  const register = useCallback(
    (handle: ShotHandle | null) => {
      if (handle) desk.shots.set(key, handle)
      else desk.shots.delete(key)
    },
    [desk, key],
  )
  const trim = {
    spanAt: (end: TrimEnd, to: number) => desk.spanAt(row, end, to),
    keep: (end: TrimEnd, to: number) => desk.trim(key, end, to),
  }
  const dragged = (event: DragEvent): 'file' | 'scene' | undefined =>
    event.dataTransfer.types.includes('Files')
      ? 'file'
      : event.dataTransfer.types.includes(DRAGGED_SCENE)
        ? 'scene'
        : undefined
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move the focus from row to row
    <li
      className="row"
      id={`row-${key}`}
      data-focus={focus || undefined}
      data-chosen={chosen || undefined}
      data-over={over}
      data-drop="own"
      onClick={event => {
        if (event.shiftKey) desk.choose(key, true)
        else if (!focus || chosen) desk.choose(key)
      }}
      onDragOver={event => {
        const what = dragged(event)
        if (what) event.preventDefault()
        setOver(what)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined)
      }}
      onDrop={event => {
        setOver(undefined)
        const what = dragged(event)
        if (!what) return
        event.preventDefault()
        const file = event.dataTransfer.files[0]
        const moved = event.dataTransfer.getData(DRAGGED_SCENE)
        if (what === 'file' && file) void desk.bring(row, file)
        else if (moved && moved !== key) {
          const keys = desk.chosen.some(each => each.key === moved) ? desk.chosen.map(each => each.key) : [moved]
          desk.place(keys, key)
        }
      }}
    >
      <div className="slate">
        <span
          className="grip"
          draggable
          title="Drag to another place (Alt ↑, Alt ↓)"
          aria-hidden
          onDragStart={event => {
            event.dataTransfer.setData(DRAGGED_SCENE, key)
            event.dataTransfer.effectAllowed = 'move'
            const element = event.currentTarget.closest('.row')
            if (element) event.dataTransfer.setDragImage(element, 24, 24)
          }}
        >
          <GripVertical size={14} />
        </span>
        <span className="slate-number mono">{slateOf(scene)}</span>
        <Length row={row} />
        <Steps row={row} />
      </div>
      <div className="row-shot">
        {row.shot ? (
          <ShotPlayer row={row} handle={register} trim={canTrim ? trim : undefined} />
        ) : (
          <div className="no-shot" data-status={row.status}>
            {row.status === 'failed'
              ? 'failed'
              : row.status === 'running' || row.status === 'queued'
                ? 'in the making'
                : 'no shot yet'}
            {row.status !== 'running' && <span>run it, or drop a clip here</span>}
          </div>
        )}
        {row.maker && <Making node={row.maker} item={key} />}
        {over === 'file' && <span className="drop-words">Becomes a take of scene {slateOf(scene)}, and is pinned</span>}
      </div>
      <div className="row-words">
        <span className="slug">{slug(scene)}</span>
        <SceneWords row={row} />
        {details && <SceneDetails row={row} />}
        <Marks row={row} />
        {row.status === 'failed' && row.message && <p className="field-problem">{row.message}</p>}
      </div>
      <Voices row={row} />
      <div className="row-likeness">
        {row.report ? (
          <>
            {row.report.samples.length > 0 && <Curve report={row.report} />}
            <Verdict report={row.report} />
          </>
        ) : (
          <span className="faint">not measured yet</span>
        )}
      </div>
      <TakesStrip row={row} />
      <div className="row-actions">
        <ReviewButtons row={row} />
        <RowMenu row={row} />
        <span className="row-cost mono" title="Time and money in what this scene consists of">
          {row.seconds > 0 && seconds(row.seconds)}
          {row.costUsd > 0 && ` · ${dollars(row.costUsd)}`}
        </span>
      </div>
    </li>
  )
})

/** How long the scene is as it is cut, and what was trimmed of it. */
function Length({ row }: { row: Row }) {
  const { scene, decision } = row
  const frames = cutFrames(scene, decision)
  const off = (frames - scene.frames) / scene.fps
  return (
    <span className="slate-length mono" title={`${frames} frames of ${scene.frames}`}>
      {(frames / scene.fps).toFixed(1)} s
      {off !== 0 && (
        <b>
          {off < 0 ? '−' : '+'}
          {Math.abs(off).toFixed(1)}
        </b>
      )}
    </span>
  )
}

/** A mark for each node of the scene, so that one sees where it stands. */
function Steps({ row }: { row: Row }) {
  if (row.steps.length === 0) return null
  return (
    <ul className="steps" aria-label={`How scene ${slateOf(row.scene)} stands`}>
      {row.steps.map(step => (
        <li
          key={step.node}
          title={`${step.title}: ${STATUS_WORDS[step.status]}${step.status === 'failed' && step.message ? `. ${step.message}` : ''}`}
        >
          <StatusMark status={step.status} />
        </li>
      ))}
    </ul>
  )
}

/** What is other than the script has it, and what a run would do. */
function Marks({ row }: { row: Row }) {
  const editor = useEditor()
  if (!row.edited && !row.added && row.changed === 0 && !row.waiting) return null
  return (
    <p className="row-marks">
      {row.waiting && <span className="waits">waits for you</span>}
      {row.added && <span className="kept">put in</span>}
      {row.edited && (
        <button
          type="button"
          className="kept"
          onClick={() => editor.run(dropEdit, { node: row.source.node, key: row.key, port: row.source.port })}
        >
          <Undo2 size={11} aria-hidden /> edited, take back
        </button>
      )}
      {row.changed > 0 && <span className="row-changed">{count(row.changed, 'step')} to run</span>}
    </p>
  )
}

function Voices({ row }: { row: Row }) {
  const [all, setAll] = useState(false)
  const more = row.voices.length - FEW_VOICES
  return (
    <div className="row-voices">
      {(all ? row.voices : row.voices.slice(0, FEW_VOICES)).map(voice => (
        <Waveform key={voice.digest} sound={voice} />
      ))}
      {more > 0 && (
        <button type="button" className="more-voices" onClick={() => setAll(!all)}>
          {all ? 'show fewer' : `and ${count(more, 'more line')}`}
        </button>
      )}
      {row.voices.length === 0 && (
        <span className="faint">{row.scene.utterances.length === 0 ? 'nobody speaks' : 'no voice yet'}</span>
      )}
    </div>
  )
}

/** How far the shot is while it is being made. */
function Making({ node, item }: { node: string; item: string }) {
  const progress = useProgress(node).get(item)
  const running = useItems(items => items.item(node, item)?.status === 'running')
  if (!running) return null
  return (
    <>
      {progress?.preview && <img className="live-preview" src={progress.preview} alt="In the making" />}
      <span className="making">
        <span style={{ width: `${(progress?.fraction ?? 0.02) * 100}%` }} />
      </span>
    </>
  )
}
