// The whole page: top bar, the view, the inspector, the status bar, and what floats above them.
import './shell.css'
import { LoaderCircle, Unplug } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { Boundary } from '../Boundary.tsx'
import { Canvas } from '../canvas/Canvas.tsx'
import { Unreadable } from '../faces/Unreadable.tsx'
import { useDocument, useEditor, useSelection, useSession, useShell } from '../hooks.ts'
import { Inspector } from '../inspector/Inspector.tsx'
import { Palettes } from '../palette/Palettes.tsx'
import { writeAddress } from './address.ts'
import { Broken } from './Broken.tsx'
import { DropTarget } from './DropTarget.tsx'
import { HoverCard } from './HoverCard.tsx'
import { LazyDialogs } from './LazyDialogs.tsx'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { StatusBar } from './StatusBar.tsx'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './useShortcuts.ts'

const Dailies = lazy(() => import('../dailies/Dailies.tsx'))
const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }))

export function App() {
  const editor = useEditor()
  const phase = useSession(session => session.phase)
  const view = useShell(shell => shell.view)
  const inspector = useInspector()
  const selected = useSelection(selection => selection.nodes)
  useShortcuts(editor)
  useAddress()
  useLeaving()
  useConflict()
  if (phase === 'failed') return <Failed />
  return (
    <div className="app" data-view={view}>
      <TopBar />
      <Offline />
      <div className="middle" data-inspector={(inspector && view === 'graph') || undefined}>
        <main className="view">
          <Boundary shows={view} fallback={(error, retry) => <Broken error={error} retry={retry} />}>
            {phase === 'loading' ? (
              <Loading />
            ) : view === 'graph' ? (
              <Canvas />
            ) : (
              <Suspense fallback={<Loading />}>
                <Dailies />
              </Suspense>
            )}
          </Boundary>
          <ProblemsPanel />
        </main>
        {inspector && phase === 'ready' && (
          <Boundary shows={selected} fallback={error => <InspectorBroken error={error} />}>
            <Inspector />
          </Boundary>
        )}
      </div>
      <StatusBar />
      <Palettes />
      <LazyDialogs />
      <HoverCard />
      <Toasts />
      <FirstTour />
      <Said />
      <DropTarget />
    </div>
  )
}

/** The inspector stands beside the canvas while something is selected, unless a person decided otherwise. */
function useInspector(): boolean {
  const wish = useShell(shell => shell.inspector)
  const view = useShell(shell => shell.view)
  const selected = useSelection(selection => selection.nodes.length > 0)
  return wish === 'open' || (wish === 'auto' && selected && view === 'graph')
}

/** The address follows the graph and the view; the title follows the name. */
function useAddress(): void {
  const graph = useDocument(state => state.document.id)
  const name = useDocument(state => state.document.name)
  const view = useShell(shell => shell.view)
  const ready = useSession(session => session.phase === 'ready')
  useEffect(() => {
    if (ready) history.replaceState(null, '', writeAddress({ graph, view }))
    document.title = ready ? `${name} · Reelgraph` : 'Reelgraph'
  }, [graph, view, name, ready])
}

/** A tab that is closed or hidden saves first. */
function useLeaving(): void {
  const editor = useEditor()
  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState !== 'hidden') return
      editor.history.flush()
      void editor.saver.flush({ keepalive: true })
    }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [editor])
}

/** A conflict is shown when it comes up; until it is settled, the state of saving leads to it. */
function useConflict(): void {
  const editor = useEditor()
  const theirs = useSession(({ save }) => (save.state === 'conflict' ? save.theirs : undefined))
  useEffect(() => {
    if (theirs) editor.shell.setState({ dialog: 'conflict' })
  }, [editor, theirs])
}

function Loading() {
  return (
    <div className="state-page" role="status">
      <LoaderCircle size={20} className="turning" aria-hidden />
      <p>Opening…</p>
    </div>
  )
}

function Failed() {
  const editor = useEditor()
  const failure = useSession(session => session.failure)
  return (
    <div className="state-page" role="alert">
      <Unplug size={26} aria-hidden />
      <h1>Reelgraph could not be opened</h1>
      <p>{failure}</p>
      <p className="faint">
        Start the server with <kbd>npm start</kbd> and try again. Nothing is lost: graphs and takes lie in the server's
        data folder.
      </p>
      <button type="button" className="button primary" onClick={() => void editor.boot(undefined)}>
        Try again
      </button>
    </div>
  )
}

/** The panel beside the canvas, when what it shows cannot be read. Another selection tries again. */
function InspectorBroken({ error }: { error: Error }) {
  return (
    <aside className="inspector" aria-label="Inspector">
      <Unreadable what="This panel" error={error} />
    </aside>
  )
}

function Offline() {
  const connected = useSession(session => session.connected)
  const ready = useSession(session => session.phase === 'ready')
  if (connected || !ready) return null
  return (
    <div className="offline" role="status">
      <LoaderCircle size={14} className="turning" aria-hidden />
      The server does not answer. Your changes are kept here and are saved as soon as it is back.
    </div>
  )
}

/** The tour, which is fetched by who takes it. */
function FirstTour() {
  const asked = useShell(shell => shell.tour !== undefined)
  return asked ? (
    <Suspense fallback={null}>
      <Tour />
    </Suspense>
  ) : null
}

/** What was done from the keyboard, for those who cannot see it. */
function Said() {
  const said = useShell(shell => shell.said)
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  )
}
