// The inspector with nothing selected: the graph's name, what the next run would do, and its run's numbers.
import { History } from 'lucide-react'
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
  const revision = useSession(session => session.revision)
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
        <section className="revisions">
          <button
            type="button"
            className="button small"
            disabled={revision < 2}
            onClick={() => editor.shell.setState({ dialog: 'revisions' })}
          >
            <History size={13} aria-hidden /> Revisions <span className="mono">{revision}</span>
          </button>
        </section>
      </div>
    </>
  )
}
