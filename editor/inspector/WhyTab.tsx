// The Why tab: why the item in focus ran, was found, or did not come to be in the last run, and what changed.
import { useEffect, useState } from 'react'
import type { GraphNode } from '../../engine/graph/document.ts'
import type { WhyChange, WhyInfo, WhyTake } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { StatusMark } from '../canvas/marks.tsx'
import { seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useLabels, useNodeItems, useSelection, useSession } from '../hooks.ts'
import { dollars } from '../state/run/choice.ts'
import { labelFor } from '../state/run/labels.ts'
import { focused } from '../state/selection.ts'

export function WhyTab({ node }: { node: GraphNode }) {
  const { items } = useNodeItems(node.id)
  const focus = useSelection(selection => selection.key)
  const labels = useLabels()
  const run = useSession(session => session.run?.id)
  const item = focused(items, focus)
  const asked = useWhy(run, item?.inner ?? node.id, item?.key ?? '', `${item?.status} ${item?.take}`)
  if (run === undefined) return <p className="empty">Run the graph, and the reasons of each item appear here.</p>
  if (asked.failure) return <p className="field-problem">{asked.failure}</p>
  const { why } = asked
  if (!why) return <p className="empty">Asking…</p>
  return (
    <div className="why">
      <p className="why-head">
        {why.status === 'not-reached' ? (
          <span className="mute">not reached</span>
        ) : (
          <StatusMark status={why.status} word />
        )}
        {why.key !== '' && <span className="clip">{labelFor(labels, why.key).long}</span>}
      </p>
      <p className="why-words">{why.why}</p>
      {why.changes.length > 0 && (
        <section aria-label="What changed">
          <h3>What changed</h3>
          <ul className="why-changes">
            {why.changes.map(change => (
              <Change key={`${change.what} ${change.name}`} change={change} />
            ))}
          </ul>
        </section>
      )}
      {why.take && <Made title="This take" take={why.take} />}
      {why.before && why.before.id !== why.take?.id && <Made title="The take before" take={why.before} />}
    </div>
  )
}

const WHAT = {
  param: 'Param',
  input: 'Input',
  read: 'What it read',
  version: 'Version of the node',
  code: 'Code of the node',
} as const

/** Digests are shown by their beginning. */
function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 8) : text
}

function Change({ change }: { change: WhyChange }) {
  const editor = useEditor()
  const labels = useLabels()
  const nodes = useDocument(state => state.document.nodes)
  const specs = useSession(session => session.catalog.specs)
  return (
    <li>
      <span className="why-what">
        {WHAT[change.what]} <strong>{change.name}</strong>
      </span>
      <span className="why-values mono">
        <del>{shownValue(change.before)}</del>
        <span aria-hidden> → </span>
        <span className="visually-hidden">became</span>
        <ins>{shownValue(change.after)}</ins>
      </span>
      {change.from.map(source => {
        const [top = source.node] = source.node.split('/')
        const node = nodes.find(each => each.id === top)
        const edited = source.before !== undefined && source.before === source.after
        return (
          <button
            key={`${source.node} ${source.key}`}
            type="button"
            className="why-source"
            disabled={!node}
            title="Go to this item"
            onClick={() => editor.focus(source.key || undefined, top)}
          >
            from {node?.title ?? specs.get(node?.type ?? '')?.title ?? source.node}
            {source.key !== '' && ` · ${labelFor(labels, source.key).long}`}
            <span className="mono faint">
              {edited
                ? ' edited by hand'
                : ` take ${source.before?.slice(0, 8) ?? 'none'} → ${source.after?.slice(0, 8) ?? 'none'}`}
            </span>
          </button>
        )
      })}
    </li>
  )
}

function Made({ title, take }: { title: string; take: WhyTake }) {
  return (
    <section className="why-take">
      <h3>{title}</h3>
      <dl className="facts-list">
        {take.served && (
          <div>
            <dt>Provider</dt>
            <dd>{take.served}</dd>
          </div>
        )}
        <div>
          <dt>Took</dt>
          <dd className="mono">{seconds(take.seconds)}</dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd className="mono">{dollars(take.cost)}</dd>
        </div>
        <div>
          <dt>Made</dt>
          <dd>{new Date(take.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}</dd>
        </div>
        <div>
          <dt>Take</dt>
          <dd className="mono">{take.id.slice(0, 12)}</dd>
        </div>
      </dl>
      {take.why && <p className="field-note">Made because {take.why}</p>}
    </section>
  )
}

/** The reasons, asked again when `state` says that the item became another. */
function useWhy(
  run: string | undefined,
  node: string,
  key: string,
  state: string,
): { why?: WhyInfo; failure?: string } {
  const editor = useEditor()
  const [answer, setAnswer] = useState<{ why?: WhyInfo; failure?: string }>({})
  useEffect(() => {
    void state
    if (run === undefined) return
    let here = true
    editor.api.why(run, node, key).then(
      why => here && setAnswer({ why }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setAnswer({ failure: error.message })
      },
    )
    return () => {
      here = false
    }
  }, [editor, run, node, key, state])
  return answer
}
