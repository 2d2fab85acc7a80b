// The files of the data folder: what each is, who made it where, who needs it, and what may be deleted.
import { FileText, Music, Package, Pin, Search } from 'lucide-react'
import { useState } from 'react'
import type { ArtifactInfo, ArtifactKind } from '../../engine/protocol/library.ts'
import { thumbnailUrl } from '../api/http.ts'
import type { FilesQuestion } from '../api/library.ts'
import { bytes, count } from '../canvas/words.ts'
import { useDocument, useEditor, useSession } from '../hooks.ts'
import { FileDetail } from './FileDetail.tsx'
import { Pending } from './Pending.tsx'
import { useLoaded } from './useLoaded.ts'

const PAGE = 60

const KINDS: readonly { id: ArtifactKind; title: string }[] = [
  { id: 'video', title: 'Clips' },
  { id: 'image', title: 'Pictures' },
  { id: 'audio', title: 'Sounds' },
  { id: 'text', title: 'Texts' },
  { id: 'other', title: 'Other' },
]

export function Files() {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const [question, setQuestion] = useState<FilesQuestion>({ sort: 'newest', limit: PAGE })
  const [chosen, setChosen] = useState<string>()
  const run = useSession(session => session.run?.status)
  const files = useLoaded(`${JSON.stringify(question)} ${run}`, () => editor.api.files(question))
  const page = files.value
  const ask = (more: Partial<FilesQuestion>): void => setQuestion({ ...question, limit: PAGE, ...more })
  const shown = page?.rows.find(row => row.digest === chosen)
  return (
    <div className="file-shelf">
      <div className="shelf-tools">
        <label className="search">
          <Search size={13} aria-hidden />
          <span className="visually-hidden">Search files</span>
          <input
            value={question.search ?? ''}
            placeholder="Node, item, graph, maker"
            onChange={event => ask({ search: event.target.value })}
          />
        </label>
        <fieldset className="segments" aria-label="Kind">
          <legend className="visually-hidden">Kind</legend>
          <button
            type="button"
            aria-pressed={question.kind === undefined}
            onClick={() => ask({ kind: undefined as never })}
          >
            All
          </button>
          {KINDS.filter(({ id }) => (page?.kinds[id] ?? 0) > 0 || question.kind === id).map(({ id, title }) => (
            <button key={id} type="button" aria-pressed={question.kind === id} onClick={() => ask({ kind: id })}>
              {title} <span className="mono faint">{page?.kinds[id]}</span>
            </button>
          ))}
        </fieldset>
        <label className="shelf-check">
          <input
            type="checkbox"
            checked={question.graph !== undefined}
            onChange={event => ask({ graph: event.target.checked ? graph : (undefined as never) })}
          />
          of this graph
        </label>
        <span className="grow" />
        <label>
          <span className="visually-hidden">Order</span>
          <select
            className="input compact"
            value={question.sort}
            onChange={event => ask({ sort: event.target.value as NonNullable<FilesQuestion['sort']> })}
          >
            <option value="newest">newest first</option>
            <option value="largest">largest first</option>
            <option value="used">last used first</option>
          </select>
        </label>
      </div>
      <div className="files-body">
        <div className="files-list">
          <Pending
            of={files}
            isEmpty={value => value.rows.length === 0}
            empty={
              question.search || question.kind || question.graph ? (
                <p>No file fits. Clear the search, or look at all kinds.</p>
              ) : (
                <p>No file is stored yet. Run a graph, or drop a picture on the canvas.</p>
              )
            }
          />
          <ul className="file-grid">
            {page?.rows.map(row => (
              <li key={row.digest}>
                <button
                  type="button"
                  className="file-card"
                  aria-pressed={row.digest === chosen}
                  onClick={() => setChosen(row.digest)}
                >
                  <span className="file-picture">
                    <Picture file={row} />
                    {row.held === 'pinned' && <Pin size={12} className="file-pin" aria-label="pinned" />}
                  </span>
                  <span className="clip">{row.name}</span>
                  <span className="faint mono">{bytes(row.bytes)}</span>
                </button>
              </li>
            ))}
          </ul>
          {page && page.rows.length < page.total && (
            <button
              type="button"
              className="button more"
              onClick={() => setQuestion({ ...question, limit: Math.min(200, (question.limit ?? PAGE) + PAGE) })}
              disabled={(question.limit ?? PAGE) >= 200}
            >
              {(question.limit ?? PAGE) >= 200 ? 'Search to see the others' : 'Show more'}
            </button>
          )}
        </div>
        {shown ? (
          <FileDetail key={shown.digest} file={shown} again={files.again} />
        ) : (
          <aside className="file-detail empty-detail">
            <p className="faint">
              {page ? `${count(page.total, 'file')}, ${bytes(page.bytes)}. Choose one to see where it comes from.` : ''}
            </p>
          </aside>
        )}
      </div>
    </div>
  )
}

function Picture({ file }: { file: ArtifactInfo }) {
  if (file.kind === 'image' || file.kind === 'video')
    return <img src={thumbnailUrl(file.digest, 240)} alt="" loading="lazy" />
  const Icon = file.kind === 'audio' ? Music : file.kind === 'text' ? FileText : Package
  return <Icon size={22} aria-hidden />
}
