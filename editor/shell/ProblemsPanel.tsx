// The problems list: what is wrong with the graph or with its last run; a click goes to where it is.
import { CircleAlert, TriangleAlert, X } from 'lucide-react'
import type { Problem } from '../../engine/protocol/events.ts'
import { useDocument, useEditor, useLabels, useSession, useShell } from '../hooks.ts'
import { labelFor } from '../state/run/labels.ts'
import { problemsOf } from '../state/run/runs.ts'

export function ProblemsPanel() {
  const open = useShell(shell => shell.problems)
  return open ? <Panel /> : null
}

function Panel() {
  const editor = useEditor()
  const found = useSession(session => session.problems)
  const run = useSession(session => session.run)
  const problems = [...found, ...problemsOf(run)].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  )
  return (
    <section className="problems" aria-label="Problems">
      <header>
        <h2>Problems</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          title="Close"
          onClick={() => editor.shell.setState({ problems: false })}
        >
          <X size={14} aria-hidden />
        </button>
      </header>
      {problems.length === 0 ? (
        <p className="empty">Nothing is wrong with this graph or its last run.</p>
      ) : (
        <ul>
          {problems.map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may be there twice
            <Row key={at} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ problem }: { problem: Problem }) {
  const editor = useEditor()
  const node = useDocument(state => state.document.nodes.find(each => each.id === problem.node))
  const spec = useSession(session => session.catalog.specs.get(node?.type ?? ''))
  const labels = useLabels()
  return (
    <li data-severity={problem.severity}>
      <button
        type="button"
        disabled={!node}
        onClick={() => {
          if (!node) return
          editor.focus(problem.key, node.id)
          editor.shell.setState({
            view: 'graph',
            inspector: 'auto',
            tab: problem.key === undefined ? 'params' : 'items',
          })
          requestAnimationFrame(() => editor.canvas?.fit([node.id]))
        }}
      >
        {problem.severity === 'error' ? (
          <CircleAlert size={14} aria-label="Error" />
        ) : (
          <TriangleAlert size={14} aria-label="Warning" />
        )}
        {node && <strong>{node.title ?? spec?.title ?? node.type}</strong>}
        {problem.key && <span className="faint">{labelFor(labels, problem.key).long}</span>}
        <span className="problem-text">{problem.message}</span>
      </button>
    </li>
  )
}
