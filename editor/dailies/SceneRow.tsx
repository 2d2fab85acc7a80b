// One scene: its slate, its shot, its words to be read and rewritten, its voice, its likeness, its takes.
import { Dices, Pin, RotateCw, Undo2 } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { ApiError, thumbnailUrl } from '../api/http.ts'
import { StatusMark } from '../canvas/marks.tsx'
import { HoverClip } from '../faces/ClipFace.tsx'
import { Curve, Verdict } from '../faces/CurveFace.tsx'
import { slug } from '../faces/values.ts'
import { Waveform } from '../faces/WaveformFace.tsx'
import { useDocument, useEditor, useItems, useProgress } from '../hooks.ts'
import { stillOf } from '../inspector/ItemThumb.tsx'
import { reroll } from '../state/actions/run.ts'
import { dropEdit, pin } from '../state/document/item-commands.ts'
import type { Row } from './rows.ts'
import { SceneWords } from './SceneWords.tsx'

export const SceneRow = memo(function SceneRow({ row, focus }: { row: Row; focus: boolean }) {
  const editor = useEditor()
  const { scene, key } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move the focus from row to row
    <li className="row" id={`row-${key}`} data-focus={focus || undefined} onClick={() => !focus && editor.focus(key)}>
      <div className="slate">
        <span className="slate-number mono">{String(scene.number).padStart(2, '0')}</span>
        <span className="mono faint">{(scene.frames / scene.fps).toFixed(1)} s</span>
        {row.status && <StatusMark status={row.status} />}
      </div>
      <div className="row-shot">
        {row.shot ? (
          <HoverClip key={row.shot.clip.digest} clip={row.shot.clip} label="" />
        ) : (
          <div className="no-shot">{row.status === 'failed' ? 'failed' : 'no shot yet'}</div>
        )}
        {row.maker && <Making node={row.maker} item={key} />}
      </div>
      <div className="row-words">
        <span className="slug">{slug(scene)}</span>
        <SceneWords row={row} />
        {row.edited && (
          <button
            type="button"
            className="row-edited"
            onClick={() => editor.run(dropEdit, { node: row.source.node, key, port: row.source.port })}
          >
            <Undo2 size={11} aria-hidden /> edited, take back
          </button>
        )}
        {row.status === 'failed' && row.message && <p className="field-problem">{row.message}</p>}
      </div>
      <div className="row-voices">
        {row.voices.slice(0, 3).map(voice => (
          <Waveform key={voice.digest} sound={voice} />
        ))}
        {row.voices.length > 3 && <span className="faint">and {row.voices.length - 3} more lines</span>}
        {row.voices.length === 0 && <span className="faint">no voice yet</span>}
      </div>
      <div className="row-likeness">
        {row.report ? (
          <>
            <Curve report={row.report} />
            <Verdict report={row.report} />
          </>
        ) : (
          <span className="faint">not measured yet</span>
        )}
      </div>
      <Takes row={row} />
      <div className="row-actions">
        {row.changed > 0 && <span className="row-changed">changed</span>}
        <button
          type="button"
          className="button small"
          title="Run what changed in this scene"
          onClick={() => void editor.start([{ node: row.shot?.node ?? row.maker ?? row.source.node, key }])}
        >
          <RotateCw size={12} aria-hidden /> Run
        </button>
        {row.maker && (
          <button
            type="button"
            className="button small quiet"
            title="Shoot it again with another seed (R)"
            onClick={() => row.maker && reroll(editor, [{ node: row.maker, key }])}
          >
            <Dices size={12} aria-hidden /> Re-roll
          </button>
        )}
      </div>
    </li>
  )
})

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

/** The takes of the shot, newest first; a click pins one. */
function Takes({ row }: { row: Row }) {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const node = row.maker
  const pinned = useDocument(state => (node ? state.document.pins[node]?.[row.key] : undefined))
  const current = useItems(items => (node ? items.item(node, row.key)?.take : undefined))
  const [takes, setTakes] = useState<readonly TakeInfo[]>([])
  useEffect(() => {
    if (!node || current === undefined) return
    let here = true
    editor.api.takes(graph, node, row.key).then(
      list => here && setTakes(list),
      error => {
        // Without its list of takes a row still shows its shot.
        if (!(error instanceof ApiError)) throw error
      },
    )
    return () => {
      here = false
    }
  }, [editor, graph, node, row.key, current])
  return (
    <ul className="row-takes" aria-label={`Takes of scene ${row.scene.number}`}>
      {takes.slice(0, 4).map((take, at) => {
        const still = take.outputs.map(output => stillOf(output.value)).find(each => each !== undefined)
        const chosen = pinned ? pinned === take.take : take.take === current
        return (
          <li key={take.take}>
            <button
              type="button"
              data-current={chosen || undefined}
              title={`Take ${takes.length - at}${take.served ? `, ${take.served}` : ''}. ${pinned === take.take ? 'Click to unpin.' : 'Click to pin.'}`}
              aria-pressed={pinned === take.take}
              onClick={event => {
                event.stopPropagation()
                if (node) editor.run(pin, { node, key: row.key, take: pinned === take.take ? undefined : take.take })
              }}
            >
              {still ? (
                <img src={thumbnailUrl(still.digest, 160, still.at)} alt={`Take ${takes.length - at}`} loading="lazy" />
              ) : (
                `Take ${takes.length - at}`
              )}
              {pinned === take.take && <Pin size={11} aria-label="pinned" />}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
