// What a graph lacks here: each thing explained, with what can take its place. All choices together are one undo step.
import './library.css'
import { CircleHelp, FileX2, Plug } from 'lucide-react'
import { useState } from 'react'
import type { MissingInfo } from '../../engine/protocol/library.ts'
import { useDocument, useEditor, useSession } from '../hooks.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { setParam } from '../state/document/commands.ts'
import { mendMissing } from '../state/library/mend.ts'
import { countMissing, readMissing } from '../state/library/missing.ts'
import { useDoing } from './useDoing.ts'

export function Missing() {
  return (
    <DialogShell name="missing" className="wide missing" first=".lack-choice :is(button, select, input)">
      <DialogHeader title="What this graph lacks here" />
      <Lacks />
    </DialogShell>
  )
}

/** No stand-in: the thing stays in the graph as it is. */
const STAYS = ''

function Lacks() {
  const editor = useEditor()
  const missing = useSession(session => session.missing)
  const [nodes, setNodes] = useState<Readonly<Record<string, string>>>({})
  const [providers, setProviders] = useState<Readonly<Record<string, string>>>({})
  const close = (): void => editor.shell.setState({ dialog: undefined })
  if (!missing || countMissing(missing) === 0)
    return (
      <>
        <div className="body">
          <p className="shelf-state">Nothing is missing any more.</p>
        </div>
        <div className="actions">
          <button type="button" className="button primary" onClick={close}>
            Go on
          </button>
        </div>
      </>
    )
  const standin = (lack: MissingInfo['nodes'][number]) =>
    lack.replacements.find(each => each.type === (nodes[lack.node] ?? STAYS))
  const chosenNodes = missing.nodes.flatMap(lack => {
    const found = standin(lack)
    return found ? [[lack.node, found] as const] : []
  })
  const chosenProviders = missing.providers.flatMap(lack => {
    const to = providers[`${lack.node} ${lack.value}`] ?? lack.instead[0] ?? STAYS
    return to === STAYS ? [] : [[lack.node, { param: lack.param, from: lack.value, to }] as const]
  })
  const chosen = chosenNodes.length + chosenProviders.length
  const apply = async (): Promise<void> => {
    await mendMissing(editor, { nodes: new Map(chosenNodes), providers: new Map(chosenProviders) })
    if (countMissing(editor.session.getState().missing) === 0) close()
    editor.shell.toast('good', 'Replaced. Undo brings back what was there.')
  }
  return (
    <>
      <div className="body">
        <p className="missing-note">
          What is not replaced stays in the graph untouched, also when it is saved, and works again where it is known.
        </p>
        <ul className="lacks">
          {missing.nodes.map(lack => (
            <NodeLack
              key={lack.node}
              lack={lack}
              chosen={nodes[lack.node] ?? STAYS}
              choose={type => setNodes({ ...nodes, [lack.node]: type })}
            />
          ))}
          {missing.providers.map(lack => (
            <ProviderLack
              key={`${lack.node} ${lack.value}`}
              lack={lack}
              chosen={providers[`${lack.node} ${lack.value}`] ?? lack.instead[0] ?? STAYS}
              choose={value => setProviders({ ...providers, [`${lack.node} ${lack.value}`]: value })}
            />
          ))}
          {missing.files.map(lack => (
            <FileLack key={`${lack.node} ${lack.digest}`} lack={lack} />
          ))}
        </ul>
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={close}>
          Leave it as it is
        </button>
        <button type="button" className="button primary" disabled={chosen === 0} onClick={() => void apply()}>
          {chosen === 0 ? 'Choose what to replace' : `Replace ${chosen}`}
        </button>
      </div>
    </>
  )
}

function NodeLack({
  lack,
  chosen,
  choose,
}: {
  lack: MissingInfo['nodes'][number]
  chosen: string
  choose: (type: string) => void
}) {
  const editor = useEditor()
  const doing = useDoing()
  const title = useDocument(state => state.document.nodes.find(node => node.id === lack.node)?.title)
  const standin = lack.replacements.find(each => each.type === chosen)
  const trust = (folder: string): void =>
    void doing.try(async () => {
      const found = (await editor.api.userFolders()).find(each => each.folder === folder)
      if (found) await editor.api.trust(folder, found.digest)
      await readMissing(editor)
    })
  return (
    <li className="lack">
      <CircleHelp size={16} aria-hidden />
      <div>
        <strong>{title || lack.node}</strong> <span className="mono faint">{lack.type}</span>
        <p>{lack.why}</p>
        {standin && (
          <p className="field-note">
            {Object.keys(standin.ports).length > 0 &&
              `Keeps the wires of ${Object.entries(standin.ports)
                .map(([from, to]) => (from === to ? from : `${from} (as ${to})`))
                .join(', ')}. `}
            {standin.kept.length > 0 && `Keeps ${standin.kept.join(', ')}. `}
            {standin.lost.length > 0 && `Has nothing for ${standin.lost.join(', ')}: those wires go.`}
          </p>
        )}
      </div>
      <div className="lack-choice">
        {lack.folder && (
          <button type="button" className="button small" onClick={() => trust(lack.folder ?? '')}>
            Trust “{lack.folder}”
          </button>
        )}
        {lack.replacements.length > 0 ? (
          <select
            className="input compact"
            aria-label={`Instead of ${title || lack.node}`}
            value={chosen}
            onChange={event => choose(event.target.value)}
          >
            <option value={STAYS}>leave it</option>
            {lack.replacements.map((each, index) => (
              <option key={each.type} value={each.type}>
                {each.title}
                {index === 0 ? ' (closest)' : ''}
              </option>
            ))}
          </select>
        ) : (
          !lack.folder && <span className="faint">nothing here resembles it</span>
        )}
      </div>
    </li>
  )
}

function ProviderLack({
  lack,
  chosen,
  choose,
}: {
  lack: MissingInfo['providers'][number]
  chosen: string
  choose: (value: string) => void
}) {
  return (
    <li className="lack">
      <Plug size={16} aria-hidden />
      <div>
        <strong>{lack.title}</strong> <span className="faint">asks for</span> <span className="mono">{lack.value}</span>
        <p>{lack.why}</p>
      </div>
      <div className="lack-choice">
        <select
          className="input compact"
          aria-label={`Provider of ${lack.title}`}
          value={chosen}
          onChange={event => choose(event.target.value)}
        >
          <option value={STAYS}>leave it</option>
          {lack.instead.map(value => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      </div>
    </li>
  )
}

function FileLack({ lack }: { lack: MissingInfo['files'][number] }) {
  const editor = useEditor()
  const doing = useDoing()
  const take = (file: File): void =>
    void doing.try(async () => {
      const value = await editor.api.upload(file)
      editor.run(setParam, { nodes: [lack.node], name: lack.param, value, title: 'File' })
      await readMissing(editor)
    })
  return (
    <li className="lack">
      <FileX2 size={16} aria-hidden />
      <div>
        <strong>{lack.title}</strong> <span className="mono faint">{lack.digest.slice(0, 12)}</span>
        <p>
          Its file{lack.mime ? ` (${lack.mime})` : ''} is not stored here. A share bundle brings files along; or choose
          another.
        </p>
      </div>
      <div className="lack-choice">
        <label className="button small">
          Choose a file
          <input
            className="visually-hidden"
            type="file"
            accept={lack.mime ? `${lack.mime.split('/')[0]}/*` : undefined}
            onChange={event => {
              const file = event.target.files?.[0]
              if (file) take(file)
            }}
          />
        </label>
      </div>
    </li>
  )
}
