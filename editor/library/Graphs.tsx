// The saved graphs: found by words and tags, with the last thing that each of them made.
import { FolderOpen, History, Search, Share2, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { GraphCard } from '../../engine/protocol/library.ts'
import { thumbnailUrl } from '../api/http.ts'
import { bundleUrl } from '../api/library.ts'
import { count } from '../canvas/words.ts'
import { useDocument, useEditor, useSession } from '../hooks.ts'
import { setTags } from '../state/library/share.ts'
import { dropTab, showTab } from '../state/tabs.ts'
import { DeleteQuestion } from './DeleteQuestion.tsx'
import { GraphSketch } from './GraphSketch.tsx'
import { Pending } from './Pending.tsx'
import { useDoing } from './useDoing.ts'
import { useLoaded } from './useLoaded.ts'
import { ago } from './words.ts'

export function Graphs() {
  const editor = useEditor()
  const current = useDocument(state => state.document.id)
  const revision = useSession(session => session.revision)
  const cards = useLoaded(`${current} ${revision}`, () => editor.api.cards())
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState<string>()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const tags = [...new Set(cards.value?.flatMap(card => card.tags) ?? [])].sort((a, b) => a.localeCompare(b))
  const fits = (card: GraphCard): boolean => {
    const text = `${card.name} ${card.description} ${card.tags.join(' ')}`.toLowerCase()
    return words.every(word => text.includes(word)) && (tag === undefined || card.tags.includes(tag))
  }
  const shown = cards.value?.filter(fits) ?? []
  return (
    <>
      <div className="shelf-tools">
        <label className="search">
          <Search size={13} aria-hidden />
          <span className="visually-hidden">Search saved graphs</span>
          <input value={search} placeholder="Name, tag, words" onChange={event => setSearch(event.target.value)} />
        </label>
        <ul className="tags" aria-label="Tags">
          {tags.map(each => (
            <li key={each}>
              <button
                type="button"
                className="tag"
                aria-pressed={each === tag}
                onClick={() => setTag(each === tag ? undefined : each)}
              >
                {each}
              </button>
            </li>
          ))}
        </ul>
        <span className="grow" />
        <span className="faint">{cards.value && `${shown.length} of ${cards.value.length}`}</span>
      </div>
      <Pending
        of={cards}
        isEmpty={list => list.filter(fits).length === 0}
        empty={
          cards.value?.length === 0 ? (
            <p>No graph is saved yet. Begin with a template, or with an empty graph.</p>
          ) : (
            <p>No graph has {tag ? `the tag “${tag}”` : 'these words'}. Clear the search to see all of them.</p>
          )
        }
      />
      <ul className="graph-cards">
        {shown.map(card => (
          <Card key={card.id} card={card} isOpen={card.id === current} again={cards.again} />
        ))}
      </ul>
    </>
  )
}

function Card({ card, isOpen, again }: { card: GraphCard; isOpen: boolean; again: () => void }) {
  const editor = useEditor()
  const doing = useDoing()
  const [deleting, setDeleting] = useState(false)
  const name = card.name || 'Untitled'
  return (
    <li className="graph-card" data-current={isOpen || undefined}>
      <button
        type="button"
        className="graph-picture"
        aria-label={`Open ${name}`}
        onClick={() => void doing.close(() => showTab(editor, card.id))}
      >
        {card.picture ? (
          <img
            src={thumbnailUrl(card.picture.digest, 360, card.picture.mime.startsWith('video/') ? 1 : undefined)}
            alt=""
            loading="lazy"
          />
        ) : (
          <GraphSketch layout={card.layout} />
        )}
      </button>
      <div className="graph-words">
        <strong className="clip" title={name}>
          {name}
        </strong>
        <span className="faint">
          {isOpen ? 'open now' : ago(card.updatedAt)} · {count(card.nodes, 'node')} · revision{' '}
          <span className="mono">{card.revision}</span>
        </span>
        <Tags card={card} again={again} />
      </div>
      <div className="graph-actions">
        <button
          type="button"
          className="icon-button"
          title="Open"
          aria-label={`Open ${name} in a tab`}
          onClick={() => void doing.close(() => showTab(editor, card.id))}
        >
          <FolderOpen size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          title="Revisions"
          aria-label={`Revisions of ${name}`}
          onClick={() =>
            void doing.try(async () => {
              await showTab(editor, card.id)
              editor.shell.setState({ dialog: 'revisions' })
            })
          }
        >
          <History size={14} aria-hidden />
        </button>
        <a
          className="icon-button"
          title="Share bundle (zip)"
          aria-label={`Share bundle of ${name}`}
          href={bundleUrl(card.id)}
          download
        >
          <Share2 size={14} aria-hidden />
        </a>
        <button
          type="button"
          className="icon-button"
          title={isOpen ? 'An open graph cannot be deleted' : 'Delete'}
          aria-label={`Delete ${name}`}
          disabled={isOpen}
          onClick={() => setDeleting(true)}
        >
          <Trash2 size={14} aria-hidden />
        </button>
      </div>
      {deleting && (
        <DeleteQuestion
          name={name}
          words={`Delete it with its ${count(card.revision, 'revision')}? What it made stays in the store until room is wanted.`}
          onDelete={() =>
            void doing.try(async () => {
              await editor.api.deleteGraph(card.id)
              dropTab(editor, card.id)
              again()
            })
          }
          onKeep={() => setDeleting(false)}
        />
      )}
    </li>
  )
}

function Tags({ card, again }: { card: GraphCard; again: () => void }) {
  const editor = useEditor()
  const doing = useDoing()
  const [typed, setTyped] = useState('')
  const change = (tags: readonly string[]): void =>
    void doing.try(async () => {
      await setTags(editor, card.id, tags)
      again()
    })
  return (
    <ul className="tags small" aria-label={`Tags of ${card.name}`}>
      {card.tags.map(tag => (
        <li key={tag} className="tag">
          {tag}
          <button
            type="button"
            aria-label={`Remove the tag ${tag} from ${card.name}`}
            onClick={() => change(card.tags.filter(each => each !== tag))}
          >
            <X size={10} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <form
          onSubmit={event => {
            event.preventDefault()
            const tag = typed.trim().slice(0, 40)
            setTyped('')
            if (tag !== '' && !card.tags.includes(tag)) change([...card.tags, tag].slice(0, 24))
          }}
        >
          <input
            className="tag-input"
            value={typed}
            placeholder="+ tag"
            aria-label={`Add a tag to ${card.name}`}
            onChange={event => setTyped(event.target.value)}
          />
        </form>
      </li>
    </ul>
  )
}
