// The top bar: the graph's name, the two views, what a run would take, and Run.
import { CircleHelp, FolderOpen, Moon, Redo2, Sun, Undo2 } from 'lucide-react'
import { useDocument, useEditor, useSession, useShell } from '../hooks.ts'
import { ShareMenu } from '../library/ShareMenu.tsx'
import type { View } from '../state/shell.ts'
import { GraphTabs } from './GraphTabs.tsx'
import { RunButton } from './RunButton.tsx'
import { setTheme } from './theme.ts'

export function TopBar() {
  const editor = useEditor()
  const undo = useDocument(state => state.undo.at(-1)?.label)
  const redo = useDocument(state => state.redo.at(-1)?.label)
  const ready = useSession(session => session.phase === 'ready')
  const theme = useShell(shell => shell.theme)
  return (
    <header className="top-bar">
      <h1 className="brand">
        Reel<em>graph</em>
      </h1>
      <button
        type="button"
        className="library-button"
        title="Library: graphs, templates, files, nodes, providers (Ctrl O)"
        aria-label="Library"
        onClick={() => editor.shell.setState({ dialog: 'library' })}
      >
        <FolderOpen size={15} aria-hidden />
      </button>
      {ready && <ShareMenu />}
      {ready && <GraphTabs />}
      <span className="top-group">
        <button
          type="button"
          className="icon-button"
          disabled={!undo}
          title={undo ? `Undo ${undo} (Ctrl Z)` : 'Nothing to undo'}
          aria-label="Undo"
          onClick={() => editor.undo()}
        >
          <Undo2 size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          disabled={!redo}
          title={redo ? `Redo ${redo} (Ctrl Shift Z)` : 'Nothing to redo'}
          aria-label="Redo"
          onClick={() => editor.redo()}
        >
          <Redo2 size={15} aria-hidden />
        </button>
      </span>
      <span className="grow" />
      <ViewSwitch />
      <span className="top-group">
        <button
          type="button"
          className="icon-button"
          title={theme === 'dark' ? 'Light theme' : 'Dark theme'}
          aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
          onClick={() => setTheme(editor, theme === 'dark' ? 'light' : 'dark')}
        >
          {theme === 'dark' ? <Sun size={15} aria-hidden /> : <Moon size={15} aria-hidden />}
        </button>
        <button
          type="button"
          className="icon-button"
          title="Help and shortcuts (?)"
          aria-label="Help and shortcuts"
          onClick={() => editor.shell.setState({ dialog: 'help' })}
        >
          <CircleHelp size={15} aria-hidden />
        </button>
      </span>
      <RunButton />
    </header>
  )
}

const VIEWS: readonly { id: View; title: string }[] = [
  { id: 'graph', title: 'Graph' },
  { id: 'dailies', title: 'Dailies' },
]

function ViewSwitch() {
  const editor = useEditor()
  const view = useShell(shell => shell.view)
  return (
    <nav className="view-switch" aria-label="View">
      {VIEWS.map(each => (
        <button
          key={each.id}
          type="button"
          aria-current={view === each.id ? 'page' : undefined}
          onClick={() => editor.shell.setState({ view: each.id })}
        >
          {each.title}
        </button>
      ))}
    </nav>
  )
}
