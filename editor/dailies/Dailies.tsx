// Dailies: the episode on top, and a row for each scene: slate, shot, words, voice, likeness, takes, re-run.
import './dailies.css'
import { useEffect, useMemo, useRef } from 'react'
import { EpisodePlayer, type PlayerHandle } from '../faces/EpisodePlayer.tsx'
import { useDocument, useEditor, useItems, useSelection, useSession } from '../hooks.ts'
import { reroll } from '../state/actions/run.ts'
import { pin } from '../state/document/item-commands.ts'
import { EpisodeFacts } from './EpisodeFacts.tsx'
import { type DailiesView, dailiesOf } from './rows.ts'
import { SceneRow } from './SceneRow.tsx'
import { SceneStrip } from './SceneStrip.tsx'

export default function Dailies() {
  const editor = useEditor()
  const document = useDocument(state => state.document)
  const catalog = useSession(session => session.catalog)
  const version = useItems(items => items.version)
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  const player = useRef<PlayerHandle>(null)
  const view = useMemo(() => {
    void version
    return dailiesOf(document, catalog, editor.items)
  }, [document, catalog, editor, version])
  const show = (key: string): void => editor.focus(key)
  useKeys(view, player, focus)
  if (view.rows.length === 0) return <Empty />
  return (
    <div className="dailies">
      <section className="dailies-top" aria-label="The episode">
        <div className="dailies-player">
          {view.episode ? (
            <EpisodePlayer episode={view.episode} graph={document.id} onScene={show} handle={player} />
          ) : (
            <div className="no-episode">
              <p>The episode is cut when its shots are there.</p>
            </div>
          )}
        </div>
        <div className="dailies-facts">
          <h2>{view.episode?.title ?? document.name}</h2>
          <SceneStrip
            rows={view.rows}
            onGo={key => {
              show(key)
              player.current?.scene(key)
            }}
          />
          <EpisodeFacts view={view} />
        </div>
      </section>
      <ol className="rows">
        {view.rows.map(row => (
          <SceneRow key={row.key} row={row} focus={row.key === focus} />
        ))}
      </ol>
    </div>
  )
}

/** J K L for the player, arrows for the rows, R and P for the shot in focus. */
function useKeys(
  view: DailiesView,
  player: { readonly current: PlayerHandle | null },
  focus: string | undefined,
): void {
  const editor = useEditor()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || editor.shell.getState().dialog) return
      const at = view.rows.findIndex(row => row.key === focus)
      const row = view.rows[at]
      const go = (to: number): void => {
        const next = view.rows[Math.max(0, Math.min(view.rows.length - 1, to))]
        if (!next) return
        editor.focus(next.key)
        document.getElementById(`row-${next.key}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
      }
      const actions: Record<string, () => void> = {
        k: () => player.current?.toggle(),
        j: () => player.current?.skip(-5),
        l: () => player.current?.skip(5),
        arrowdown: () => go(at + 1),
        arrowup: () => go(at < 0 ? 0 : at - 1),
        r: () => {
          if (row?.maker) reroll(editor, [{ node: row.maker, key: row.key }])
        },
        p: () => {
          const item = row?.maker ? editor.items.item(row.maker, row.key) : undefined
          if (!row?.maker || !item?.take) return
          const pinned = editor.document.pins[row.maker]?.[row.key]
          editor.run(pin, { node: row.maker, key: row.key, take: pinned ? undefined : item.take })
        },
      }
      const action = actions[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [editor, view, player, focus])
}

function Empty() {
  const editor = useEditor()
  const run = useSession(session => session.run?.status === 'running')
  return (
    <div className="state-page">
      <h1>{run ? 'The script is being written' : 'No scenes yet'}</h1>
      <p>
        {run
          ? 'Its scenes appear here one by one.'
          : 'Dailies shows a row for each scene of the script. Run the graph to write and shoot it.'}
      </p>
      {!run && (
        <button type="button" className="button primary" onClick={() => void editor.start()}>
          Run
        </button>
      )}
    </div>
  )
}
