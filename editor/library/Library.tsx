// The library: templates, saved graphs, files, nodes, and what serves what, each on a shelf of its own.
import './library.css'
import { Blocks, FilePlus2, FileUp, Film, FolderOpen, LayoutTemplate, type LucideIcon, Plug } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { useEditor, useShell } from '../hooks.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { openShared } from '../state/library/share.ts'
import type { Shelf } from '../state/shell.ts'
import { Files } from './Files.tsx'
import { Graphs } from './Graphs.tsx'
import { Nodes } from './Nodes.tsx'
import { Providers } from './Providers.tsx'
import { Templates } from './Templates.tsx'
import { useDoing } from './useDoing.ts'

const SHELVES: readonly { id: Shelf; title: string; icon: LucideIcon; shows: () => React.ReactNode }[] = [
  { id: 'templates', title: 'Templates', icon: LayoutTemplate, shows: () => <Templates /> },
  { id: 'graphs', title: 'Graphs', icon: FolderOpen, shows: () => <Graphs /> },
  { id: 'files', title: 'Files', icon: Film, shows: () => <Files /> },
  { id: 'nodes', title: 'Nodes', icon: Blocks, shows: () => <Nodes /> },
  { id: 'providers', title: 'Workers and providers', icon: Plug, shows: () => <Providers /> },
]

export function Library() {
  return (
    <DialogShell name="library" className="library" first='.shelf-list [aria-selected="true"]'>
      <Shelves />
    </DialogShell>
  )
}

function Shelves() {
  const editor = useEditor()
  const shelf = useShell(shell => shell.shelf)
  const file = useRef<HTMLInputElement>(null)
  const doing = useDoing()
  const shown = SHELVES.find(each => each.id === shelf) ?? SHELVES[0]
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = SHELVES.findIndex(each => each.id === shelf)
    const next = SHELVES[(at + by + SHELVES.length) % SHELVES.length]
    if (!next) return
    editor.shell.setState({ shelf: next.id })
    document.getElementById(`shelf-${next.id}`)?.focus()
  }
  return (
    <>
      <DialogHeader title="Library">
        <button type="button" className="button" onClick={() => void doing.close(() => editor.createEmpty())}>
          <FilePlus2 size={14} aria-hidden /> Empty graph
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <FileUp size={14} aria-hidden /> Open a file
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="Open a file"
          accept=".json,.mp4,.png,.wav,.zip"
          onChange={event => {
            const chosen = event.target.files?.[0]
            if (chosen) void doing.close(() => openShared(editor, chosen))
          }}
        />
      </DialogHeader>
      <div className="shelves">
        <div role="tablist" aria-orientation="vertical" aria-label="Shelves" className="shelf-list" onKeyDown={step}>
          {SHELVES.map(({ id, title, icon: Icon }) => (
            <button
              key={id}
              id={`shelf-${id}`}
              type="button"
              role="tab"
              aria-selected={id === shelf}
              aria-controls="shelf"
              tabIndex={id === shelf ? 0 : -1}
              onClick={() => editor.shell.setState({ shelf: id })}
            >
              <Icon size={15} aria-hidden />
              {title}
            </button>
          ))}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <div role="tabpanel" id="shelf" aria-labelledby={`shelf-${shelf}`} className="shelf" tabIndex={0}>
          {shown?.shows()}
        </div>
      </div>
    </>
  )
}
