// The node library: what is installed, by category, and the folders of user nodes with their trust.
import { CircleAlert, Search, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import type { UserNodesInfo } from '../../engine/protocol/library.ts'
import { PortMark } from '../canvas/marks.tsx'
import { count } from '../canvas/words.ts'
import { useEditor, useSession } from '../hooks.ts'
import { place } from '../state/actions/place.ts'
import { familyOf } from '../state/catalog.ts'
import { Pending } from './Pending.tsx'
import { useDoing } from './useDoing.ts'
import { useLoaded } from './useLoaded.ts'

export function Nodes() {
  const catalog = useSession(session => session.catalog)
  const [search, setSearch] = useState('')
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = useMemo(() => byCategory([...catalog.specs.values()]), [catalog])
  const fits = (spec: NodeSpec): boolean => {
    const text = `${spec.title} ${spec.type} ${spec.summary}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  const shown = groups
    .map(([category, specs]) => [category, specs.filter(fits)] as const)
    .filter(([, specs]) => specs.length > 0)
  return (
    <>
      <Folders />
      <div className="shelf-tools">
        <h3>Installed</h3>
        <label className="search">
          <Search size={13} aria-hidden />
          <span className="visually-hidden">Search nodes</span>
          <input value={search} placeholder="Name or what it does" onChange={event => setSearch(event.target.value)} />
        </label>
        <span className="grow" />
        <span className="faint">{count(catalog.specs.size, 'node')}</span>
      </div>
      {shown.length === 0 && <p className="empty">No node has these words.</p>}
      {shown.map(([category, specs]) => (
        <section key={category} className="node-group" aria-label={category}>
          <h4>{category}</h4>
          <ul>
            {specs.map(spec => (
              <Row key={spec.type} spec={spec} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function byCategory(specs: readonly NodeSpec[]): [string, NodeSpec[]][] {
  const groups = new Map<string, NodeSpec[]>()
  for (const spec of specs) groups.set(spec.category, [...(groups.get(spec.category) ?? []), spec])
  return [...groups]
    .map(([category, list]) => [category, list.sort((a, b) => a.title.localeCompare(b.title))] as [string, NodeSpec[]])
    .sort(([a], [b]) => a.localeCompare(b))
}

function Row({ spec }: { spec: NodeSpec }) {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  return (
    <li className="node-row">
      <span className="node-ports" aria-hidden="true">
        {spec.inputs.slice(0, 5).map(port => (
          <PortMark key={port.name} kind={port.kind} family={familyOf(catalog, port.type)} />
        ))}
        <span className="node-arrow">→</span>
        {spec.outputs.slice(0, 5).map(port => (
          <PortMark key={port.name} kind={port.kind} family={familyOf(catalog, port.type)} />
        ))}
      </span>
      <span className="node-about">
        <strong>{spec.title}</strong> <span className="mono faint">{spec.type}</span>
        <span>{spec.summary}</span>
      </span>
      <button
        type="button"
        className="button small"
        aria-label={`Add ${spec.title}`}
        onClick={() => {
          editor.shell.setState({ dialog: undefined, view: 'graph' })
          place(editor, spec, {})
        }}
      >
        Add
      </button>
    </li>
  )
}

const STATES: Readonly<Record<UserNodesInfo['state'], string>> = {
  untrusted: 'not trusted: none of its code runs',
  ready: 'trusted',
  broken: 'trusted, but it could not be loaded',
}

function Folders() {
  const editor = useEditor()
  const catalog = useSession(session => session.catalog)
  const health = useSession(session => session.health)
  const doing = useDoing()
  const folders = useLoaded(`${catalog.specs.size}`, () => editor.api.userFolders())
  return (
    <section className="user-folders" aria-label="User nodes">
      <div className="shelf-tools">
        <h3>Folders of your own</h3>
        <span className="faint clip mono">{health && `${health.data}/nodes`}</span>
      </div>
      <Pending
        of={folders}
        isEmpty={list => list.length === 0}
        empty={
          <p>
            No folder lies there yet. <kbd>npx reelgraph new-node my-node</kbd> writes one with a test.
          </p>
        }
      />
      <ul>
        {folders.value?.map(folder => {
          const trusted = folder.state !== 'untrusted'
          const Icon = folder.state === 'broken' ? CircleAlert : trusted ? ShieldCheck : ShieldQuestion
          return (
            <li key={folder.folder} className="user-folder" data-state={folder.state}>
              <Icon size={16} aria-hidden />
              <span className="node-about">
                <strong>{folder.folder}</strong>
                <span>
                  {STATES[folder.state]}
                  {folder.types.length > 0 && ` · ${folder.types.join(', ')}`}
                  {folder.changed && ' · it holds other code than when it was trusted'}
                </span>
                {folder.problem && <span className="bad">{folder.problem}</span>}
                <span className="mono faint">content {folder.digest.slice(0, 12)}</span>
              </span>
              <label className="switch">
                <input
                  type="checkbox"
                  role="switch"
                  checked={trusted}
                  aria-checked={trusted}
                  aria-label={`Trust ${folder.folder}`}
                  onChange={() =>
                    void doing
                      .try(() =>
                        trusted ? editor.api.untrust(folder.folder) : editor.api.trust(folder.folder, folder.digest),
                      )
                      .then(folders.again)
                  }
                />
                <span aria-hidden="true" />
              </label>
            </li>
          )
        })}
      </ul>
      {folders.value?.some(folder => folder.state === 'untrusted') && (
        <p className="field-note">
          Trust lets a folder's code run in processes of its own, without your keys, now and whenever it changes. Look
          at it first.
        </p>
      )}
    </section>
  )
}
