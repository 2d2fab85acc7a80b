// The inspector with nothing selected: the graph's name, what the next run would do, and its run's numbers.
import { useEffect, useState } from 'react'
import type { GraphInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useSession } from '../hooks.ts'
import { RUN_WORDS } from '../runs/RunFacts.tsx'
import { renameGraph } from '../state/document/commands.ts'
import { countRun } from '../state/run/runs.ts'

export function GraphPanel() {
  const editor = useEditor()
  const name = useDocument(state => state.document.name)
  const description = useDocument(state => state.document.description)
  const nodes = useDocument(state => state.document.nodes)
  const edges = useDocument(state => state.document.edges.length)
  const plan = useSession(session => session.plan)
  const run = useSession(session => session.run)
  const specs = useSession(session => session.catalog.specs)
  const counts = run && run.items.size > 0 ? countRun(run) : undefined
  const toRun = plan?.items.filter(item => item.state === 'run') ?? []
  const perNode = new Map<string, typeof toRun>()
  for (const item of toRun) perNode.set(item.node, [...(perNode.get(item.node) ?? []), item])
  return (
    <>
      <header className="inspector-head">
        <input
          className="name-input"
          aria-label="Graph name"
          value={name}
          onChange={event => editor.run(renameGraph, { name: event.target.value })}
        />
        <p>{description || 'Select a node to change it.'}</p>
      </header>
      <div className="tab-body graph-panel">
        <dl className="facts-list">
          <div>
            <dt>Nodes</dt>
            <dd className="mono">{nodes.length}</dd>
          </div>
          <div>
            <dt>Wires</dt>
            <dd className="mono">{edges}</dd>
          </div>
          {counts && run && (
            <>
              <div>
                <dt>Last run</dt>
                <dd>{RUN_WORDS[run.status]}</dd>
              </div>
              <div>
                <dt>Items made</dt>
                <dd className="mono">{counts.made}</dd>
              </div>
              <div>
                <dt>From the cache</dt>
                <dd className="mono">{counts.cached}</dd>
              </div>
              {run.seconds !== undefined && (
                <div>
                  <dt>Took</dt>
                  <dd className="mono">{seconds(run.seconds)}</dd>
                </div>
              )}
            </>
          )}
        </dl>
        {plan && (
          <section className="next-run">
            <h3>The next run</h3>
            {toRun.length === 0 ? (
              <p>Nothing would run: everything is up to date.</p>
            ) : (
              <ul>
                {[...perNode].map(([id, items]) => {
                  const node = nodes.find(each => each.id === id)
                  return (
                    <li key={id}>
                      <button type="button" onClick={() => editor.select({ nodes: [id] })}>
                        <span className="clip">{node?.title ?? specs.get(node?.type ?? '')?.title ?? id}</span>
                        <span className="mono">{items.length}</span>
                      </button>
                      {items[0]?.why && <small>{items[0].why}</small>}
                    </li>
                  )
                })}
              </ul>
            )}
          </section>
        )}
        <Revisions />
      </div>
    </>
  )
}

/** How many revisions are listed. */
const REVISIONS = 12

/** The graph as it was: each save is kept, and can be brought back. */
function Revisions() {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const current = useSession(session => session.revision)
  const [list, setList] = useState<readonly GraphInfo[]>([])
  useEffect(() => {
    void current
    let here = true
    editor.api.revisions(graph).then(
      revisions => here && setList(revisions),
      error => {
        // Without the list there is only nothing to restore from.
        if (!(error instanceof ApiError)) throw error
      },
    )
    return () => {
      here = false
    }
  }, [editor, graph, current])
  if (list.length < 2) return null
  return (
    <section className="revisions">
      <h3>Revisions</h3>
      <ol>
        {list.slice(0, REVISIONS).map(each => (
          <li key={each.revision}>
            <span className="mono">{each.revision}</span>
            <span>{new Date(each.updatedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}</span>
            {each.revision === current ? (
              <span className="faint">now</span>
            ) : (
              <button
                type="button"
                className="button small quiet"
                onClick={() => void editor.restoreRevision(each.revision)}
              >
                Restore
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
