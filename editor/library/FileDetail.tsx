// One file: shown, played, where it comes from, who needs it, and what may be done with it.
import { Download, Locate, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ArtifactInfo, Held } from '../../engine/protocol/library.ts'
import { artifactUrl, thumbnailUrl } from '../api/http.ts'
import { bytes } from '../canvas/words.ts'
import { DownloadLink } from '../faces/DownloadLink.tsx'
import { useEditor, useLabels } from '../hooks.ts'
import { useNodeTitle } from '../runs/useNodeTitle.ts'
import { labelFor } from '../state/run/labels.ts'
import { showTab } from '../state/tabs.ts'
import { DeleteQuestion } from './DeleteQuestion.tsx'
import { useDoing } from './useDoing.ts'
import { ago } from './words.ts'

/** What holding means for deleting. */
const HELD: Readonly<Record<Held, { readonly why: string; readonly firm: boolean }>> = {
  pinned: { why: 'A saved graph pins the take it belongs to, so it stays.', firm: true },
  used: { why: 'A saved graph loads it, so it stays.', firm: true },
  paid: { why: 'A service charged for it: making it again would cost money.', firm: false },
  final: { why: 'It belongs to a finished episode.', firm: false },
  brought: { why: 'Nobody here made it, so it could not be made again.', firm: false },
}

export function FileDetail({ file, again }: { file: ArtifactInfo; again: () => void }) {
  const editor = useEditor()
  const doing = useDoing()
  const [asking, setAsking] = useState(false)
  const held = file.held === null ? undefined : HELD[file.held]
  const maker = file.made[0]
  const titleOf = useNodeTitle()
  const labels = useLabels()
  /** Of another graph than the open one only the node's id is known here. */
  const name = (graph: string, node: string): string => (graph === editor.document.id ? titleOf(node) : node)
  const home = maker?.graph ?? file.uses[0]?.graph
  const go = (graph: string, node: string, key?: string): void =>
    void doing.close(async () => {
      if (graph !== editor.document.id) await showTab(editor, graph)
      editor.shell.setState({ view: 'graph', inspector: 'open', tab: 'items' })
      editor.focus(key || undefined, node)
      requestAnimationFrame(() => editor.canvas?.reveal(node))
    })
  return (
    <aside className="file-detail" aria-label={file.name}>
      <div className="file-stage">
        {file.kind === 'image' && <img src={thumbnailUrl(file.digest, 640)} alt={file.name} />}
        {file.kind === 'video' && (
          // biome-ignore lint/a11y/useMediaCaption: a single shot; captions belong to the finished episode
          <video src={artifactUrl(file.digest)} poster={thumbnailUrl(file.digest, 640)} controls preload="none" />
        )}
        {file.kind === 'audio' && (
          // biome-ignore lint/a11y/useMediaCaption: a stem or a line without captions of its own
          <audio src={artifactUrl(file.digest)} controls preload="none" aria-label={file.name} />
        )}
      </div>
      <h3 className="clip" title={file.name}>
        {file.name}
      </h3>
      <p className="faint">
        {file.mime} · <span className="mono">{bytes(file.bytes)}</span> · {ago(file.createdAt)}
      </p>
      <dl className="file-facts">
        {file.made.map(({ take, graph, graphName, node, key, served, costUsd }) => (
          <div key={`${take} ${graph} ${node} ${key}`}>
            <dt>{served ? `Made by ${served}` : 'Made'}</dt>
            <dd>
              <button type="button" className="link" onClick={() => go(graph, node, key)}>
                <Locate size={12} aria-hidden /> {graphName} · {name(graph, node)}
              </button>
              {key && <span className="faint"> {graph === editor.document.id ? labelFor(labels, key).long : key}</span>}
              {costUsd > 0 && <span className="mono"> ${costUsd.toFixed(2)}</span>}
            </dd>
          </div>
        ))}
        {file.uses.map(({ graph, graphName, node }) => (
          <div key={`${graph} ${node}`}>
            <dt>{file.held === 'pinned' ? 'Pinned in' : 'Loaded by'}</dt>
            <dd>
              <button type="button" className="link" onClick={() => go(graph, node)}>
                <Locate size={12} aria-hidden /> {graphName} · {name(graph, node)}
              </button>
            </dd>
          </div>
        ))}
        {file.made.length === 0 && file.uses.length === 0 && (
          <div>
            <dt>Made</dt>
            <dd>{file.held === 'brought' ? 'brought in from outside' : 'on the way to something else'}</dd>
          </div>
        )}
        <div>
          <dt>Digest</dt>
          <dd className="mono faint" title={file.digest}>
            {file.digest.slice(0, 16)}…
          </dd>
        </div>
      </dl>
      {held && <p className="field-note">{held.why}</p>}
      <div className="file-actions">
        <DownloadLink digest={file.digest} name={file.name} graph={home} className="button small">
          <Download size={13} aria-hidden /> Download
        </DownloadLink>
        {!held?.firm && (
          <button type="button" className="button small danger" onClick={() => setAsking(true)}>
            <Trash2 size={13} aria-hidden /> Delete
          </button>
        )}
      </div>
      {asking && (
        <DeleteQuestion
          name={file.name}
          words={held ? `${held.why} Delete it all the same?` : 'It is made again when something needs it. Delete it?'}
          onDelete={() =>
            void doing.try(() => editor.api.deleteFile(file.digest, held !== undefined)).then(done => done && again())
          }
          onKeep={() => setAsking(false)}
        />
      )}
    </aside>
  )
}
