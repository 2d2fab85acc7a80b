// Dailies: the episode on top, a row for each scene under it, and between them how one scene goes into the next.
import './dailies.css'
import './row/row.css'
import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { EpisodePlayer, type PlayerHandle } from '../faces/media/EpisodePlayer.tsx'
import { useDocument, useEditor, useItems, useSelection, useSession } from '../hooks.ts'
import { ChosenBar } from './ChosenBar.tsx'
import { CompareTakes } from './CompareTakes.tsx'
import { DeskProvider } from './context.ts'
import { Desk } from './desk.ts'
import { Joint } from './row/Joint.tsx'
import { SceneRow } from './row/SceneRow.tsx'
import { type DailiesView, dailiesOf } from './rows.ts'
import { StreamNotice } from './StreamNotice.tsx'
import { EpisodeFacts } from './top/EpisodeFacts.tsx'
import { SceneStrip } from './top/SceneStrip.tsx'
import { useDailiesKeys } from './useDailiesKeys.ts'

export default function Dailies() {
  const editor = useEditor()
  const [desk] = useState(() => new Desk(editor))
  const view = useView()
  desk.view = view
  useDailiesKeys(desk)
  useDecisions(desk)
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  const anchor = useAnchor(desk)
  const chosen = useMemo(() => {
    void anchor
    void focus
    return new Set(view.rows.length > 0 && anchor !== undefined ? desk.chosen.map(row => row.key) : [])
  }, [desk, view, focus, anchor])
  if (view.rows.length === 0) return <Empty />
  const transitions = view.cutter?.transitions ?? NO_TRANSITIONS
  return (
    <DeskProvider value={desk}>
      <div className="dailies">
        <Top desk={desk} view={view} />
        <StreamNotice view={view} />
        <ol className="rows" aria-label="Scenes">
          {view.rows.map((row, at) => (
            <Fragment key={row.key}>
              <SceneRow
                row={row}
                focus={row.key === focus}
                chosen={chosen.has(row.key)}
                canTrim={view.cutter !== undefined}
              />
              <Joint row={row} next={view.rows[at + 1]} transitions={transitions} />
            </Fragment>
          ))}
        </ol>
        <ChosenBar rows={view.rows} />
        <CompareTakes />
      </div>
    </DeskProvider>
  )
}

const NO_TRANSITIONS: readonly string[] = []

/** The rows, put together again when something changes; those that did not stay the same objects. */
function useView(): DailiesView {
  const editor = useEditor()
  const document = useDocument(state => state.document)
  const catalog = useSession(session => session.catalog)
  const version = useItems(items => items.version)
  const last = useRef<DailiesView>(undefined)
  return useMemo(() => {
    void version
    last.current = dailiesOf(document, catalog, editor.items, last.current)
    return last.current
  }, [document, catalog, editor, version])
}

function useAnchor(desk: Desk): string | undefined {
  const [anchor, setAnchor] = useState(desk.store.getState().anchor)
  useEffect(() => desk.store.subscribe(state => setAnchor(state.anchor)), [desk])
  return anchor
}

/** What was judged, read when the graph is opened and whenever somebody judges. */
function useDecisions(desk: Desk): void {
  const graph = useDocument(state => state.document.id)
  const decided = useSession(session => session.decided)
  const connected = useSession(session => session.connected)
  useEffect(() => {
    void [graph, decided]
    if (connected) void desk.readDecisions()
  }, [desk, graph, decided, connected])
}

function Top({ desk, view }: { desk: Desk; view: DailiesView }) {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const running = useSession(session => session.run?.status === 'running')
  const show = useCallback(
    (key: string): void => {
      editor.focus(key)
      document.getElementById(`row-${key}`)?.scrollIntoView({ block: 'nearest' })
    },
    [editor],
  )
  const handle = useCallback(
    (player: PlayerHandle | null) => {
      desk.player.current = player
    },
    [desk],
  )
  return (
    <section className="dailies-top" aria-label="The episode">
      <div className="dailies-player" onPointerDown={() => desk.store.setState({ drives: 'episode' })}>
        {view.episode ? (
          <EpisodePlayer episode={view.episode} graph={graph} onScene={show} handle={handle} />
        ) : (
          <div className="no-episode">
            <p>{running ? 'The episode is cut when its shots are there.' : 'No episode yet.'}</p>
            {view.rows.some(row => row.shot) && <p className="faint">A rough cut shows what there is.</p>}
          </div>
        )}
      </div>
      <div className="dailies-facts">
        <h2>{view.episode?.title ?? editor.document.name}</h2>
        <SceneStrip
          rows={view.rows}
          onGo={key => {
            show(key)
            desk.store.setState({ anchor: undefined, drives: 'episode' })
            desk.player.current?.scene(key)
          }}
        />
        <EpisodeFacts view={view} />
      </div>
    </section>
  )
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
