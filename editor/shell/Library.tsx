// The library: templates to start from, and the graphs that are saved.
import { FilePlus2, FileUp, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { GraphInfo } from '../../engine/protocol/api.ts'
import { ApiError, type TemplateInfo } from '../api/http.ts'
import { useDocument, useEditor } from '../hooks.ts'
import { DialogHeader, DialogShell } from './DialogShell.tsx'

export function Library() {
  return (
    <DialogShell name="library" className="wide library">
      <Shelves />
    </DialogShell>
  )
}

interface Stock {
  readonly templates: readonly TemplateInfo[]
  readonly graphs: readonly GraphInfo[]
  readonly failure?: string
}

function Shelves() {
  const editor = useEditor()
  const current = useDocument(state => state.document.id)
  const file = useRef<HTMLInputElement>(null)
  const [stock, setStock] = useState<Stock>()
  const [search, setSearch] = useState('')
  useEffect(() => {
    let here = true
    Promise.all([editor.api.templates(), editor.api.graphs()]).then(
      ([templates, graphs]) =>
        here && setStock({ templates, graphs: [...graphs].sort((a, b) => b.updatedAt - a.updatedAt) }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setStock({ templates: [], graphs: [], failure: error.message })
      },
    )
    return () => {
      here = false
    }
  }, [editor])
  const act = async (action: () => Promise<void>): Promise<void> => {
    editor.shell.setState({ dialog: undefined })
    try {
      await action()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
    }
  }
  const words = search.toLowerCase()
  const graphs = stock?.graphs.filter(graph => graph.name.toLowerCase().includes(words)) ?? []
  return (
    <>
      <DialogHeader title="Graphs">
        <button type="button" className="button" onClick={() => void act(() => editor.createEmpty())}>
          <FilePlus2 size={14} aria-hidden /> Empty graph
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <FileUp size={14} aria-hidden /> Open a file
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,.mp4,.png,.wav"
          onChange={event => {
            const chosen = event.target.files?.[0]
            if (chosen) void act(() => editor.importFile(chosen))
          }}
        />
      </DialogHeader>
      <div className="body">
        {stock?.failure && <p className="field-problem">{stock.failure}</p>}
        <h3>Start from a template</h3>
        <ul className="templates">
          {stock?.templates.map(template => (
            <li key={template.id}>
              <button type="button" onClick={() => void act(() => editor.createFromTemplate(template.id))}>
                <strong>{template.name}</strong>
                <span>{template.description}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="library-search">
          <h3>Saved graphs</h3>
          <label className="search">
            <Search size={13} aria-hidden />
            <span className="visually-hidden">Search saved graphs</span>
            <input value={search} placeholder="Search" onChange={event => setSearch(event.target.value)} />
          </label>
        </div>
        {stock && graphs.length === 0 && (
          <p className="empty">{search ? 'No graph has these words in its name.' : 'No graph is saved yet.'}</p>
        )}
        <ul className="graphs">
          {graphs.map(graph => (
            <li key={graph.id} data-current={graph.id === current || undefined}>
              <button type="button" onClick={() => void act(() => editor.openGraph(graph.id))}>
                <strong className="clip">{graph.name || 'Untitled'}</strong>
                <span>
                  {graph.id === current
                    ? 'open'
                    : new Date(graph.updatedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
                </span>
                <span className="mono">revision {graph.revision}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
