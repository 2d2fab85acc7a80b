// The status bar: who works, what is going on, what is wrong, and how the graph stands with the server.
import {
  Bell,
  BellRing,
  CircleAlert,
  CircleCheck,
  CloudOff,
  Hand,
  ListOrdered,
  LoaderCircle,
  PackageX,
  TriangleAlert,
} from 'lucide-react'
import { count, seconds } from '../canvas/words.ts'
import { useDocument, useEditor, useItems, useSession, useShell } from '../hooks.ts'
import { countMissing } from '../state/library/missing.ts'
import { switchNotify } from '../state/library/notify.ts'
import { countRun, isOver, problemsOf } from '../state/run/runs.ts'
import { waitingItems } from '../state/run/waiting.ts'

export function StatusBar() {
  return (
    <footer className="status-bar">
      <Workers />
      <RunState />
      <WaitsForYou />
      <span className="grow" />
      <Lacks />
      <Notify />
      <Runs />
      <Problems />
      <SaveState />
    </footer>
  )
}

function Workers() {
  const editor = useEditor()
  const health = useSession(session => session.health)
  const connected = useSession(session => session.connected)
  const workers = health?.workers ?? []
  const state = !connected ? 'bad' : workers.length > 0 ? 'good' : 'idle'
  return (
    <button
      type="button"
      className="status-workers"
      data-state={state}
      onClick={() => editor.shell.setState({ dialog: 'library', shelf: 'providers' })}
      title="Workers and providers"
    >
      <span className="dot" aria-hidden="true" />
      {!connected
        ? 'offline'
        : workers.length === 0
          ? 'no worker'
          : workers.length === 1
            ? `worker ${workers[0]?.name}`
            : `${workers.length} workers`}
    </button>
  )
}

function RunState() {
  const run = useSession(session => session.run)
  const nodes = useDocument(state => state.document.nodes)
  const specs = useSession(session => session.catalog.specs)
  const busy = useItems(items =>
    items
      .nodes()
      .filter(id => items.node(id).counts.running > 0)
      .join(' '),
  )
  if (!run) return <span className="faint">Nothing has run yet</span>
  const counts = countRun(run)
  if (!isOver(run.status)) {
    const titles = busy
      .split(' ')
      .filter(Boolean)
      .map(id => {
        const node = nodes.find(each => each.id === id)
        return node?.title ?? specs.get(node?.type ?? '')?.title ?? id
      })
    return (
      <>
        <span className="status-run">
          {counts.running > 0
            ? `${counts.running} running`
            : run.status === 'queued'
              ? 'waiting for its turn'
              : [...run.items.values()].includes('waiting')
                ? 'waits for a decision'
                : 'starting'}
          {counts.total - counts.finished - counts.running > 0 &&
            ` · ${counts.total - counts.finished - counts.running} waiting`}
        </span>
        <span className="clip status-doing">{titles.slice(0, 3).join(', ')}</span>
      </>
    )
  }
  if (run.items.size === 0) return null
  return (
    <span className="clip" data-status={run.status}>
      {run.status === 'done'
        ? 'Finished'
        : run.status === 'partial'
          ? 'Finished in part'
          : run.status === 'failed'
            ? 'Failed'
            : 'Cancelled'}
      {run.seconds !== undefined && ` in ${seconds(run.seconds)}`} · {counts.made} made, {counts.cached} cached
      {counts.failed > 0 && `, ${counts.failed} failed`}
    </span>
  )
}

/** Items that wait for a decision; a click goes to the first. */
function WaitsForYou() {
  const editor = useEditor()
  const waiting = useItems(items =>
    items.nodes().reduce((sum, id) => sum + items.node(id).items.filter(item => item.status === 'waiting').length, 0),
  )
  if (waiting === 0) return null
  return (
    <button
      type="button"
      className="status-waits"
      onClick={() => {
        const first = waitingItems(editor.items, editor.document)[0]
        if (!first) return
        editor.focus(first.key || undefined, first.node)
        editor.shell.setState({ view: 'graph', inspector: 'open', tab: 'items' })
        requestAnimationFrame(() => editor.canvas?.reveal(first.node))
      }}
    >
      <Hand size={13} aria-hidden />
      {count(waiting, 'item')} {waiting === 1 ? 'waits' : 'wait'} for you
    </button>
  )
}

/** What the graph lacks here; a click explains it. */
function Lacks() {
  const editor = useEditor()
  const lacks = useSession(session => countMissing(session.missing))
  if (lacks === 0) return null
  return (
    <button
      type="button"
      className="status-lacks"
      title="Nodes, providers or files that are not here"
      onClick={() => editor.shell.setState({ dialog: 'missing' })}
    >
      <PackageX size={13} aria-hidden />
      {lacks === 1 ? '1 thing is missing' : `${lacks} things are missing`}
    </button>
  )
}

/** Whether the desktop says that a run is finished while this page is out of sight. */
function Notify() {
  const editor = useEditor()
  const on = useShell(shell => shell.notify)
  const Icon = on ? BellRing : Bell
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label="Tell me when a run is finished"
      title={on ? 'A finished run is told while this page is out of sight' : 'Tell me when a run is finished'}
      onClick={() => void switchNotify(editor)}
    >
      <Icon size={13} aria-hidden />
    </button>
  )
}

function Runs() {
  const editor = useEditor()
  return (
    <button
      type="button"
      title="What waits and goes on, and what has run"
      onClick={() => editor.shell.setState({ dialog: 'runs' })}
    >
      <ListOrdered size={13} aria-hidden />
      Runs
    </button>
  )
}

function Problems() {
  const editor = useEditor()
  const open = useShell(shell => shell.problems)
  const found = useSession(session => session.problems)
  const run = useSession(session => session.run)
  const all = [...found, ...problemsOf(run)]
  const errors = all.filter(problem => problem.severity === 'error').length
  const warnings = all.length - errors
  return (
    <button
      type="button"
      className="status-problems"
      aria-expanded={open}
      data-kind={errors > 0 ? 'error' : warnings > 0 ? 'warning' : undefined}
      onClick={() => editor.shell.setState({ problems: !open })}
    >
      {errors > 0 ? (
        <CircleAlert size={13} aria-hidden />
      ) : warnings > 0 ? (
        <TriangleAlert size={13} aria-hidden />
      ) : (
        <CircleCheck size={13} aria-hidden />
      )}
      {all.length === 0
        ? 'No problems'
        : [errors > 0 && count(errors, 'problem'), warnings > 0 && count(warnings, 'warning')]
            .filter(Boolean)
            .join(', ')}
    </button>
  )
}

function SaveState() {
  const editor = useEditor()
  const save = useSession(session => session.save)
  const revision = useSession(session => session.revision)
  const detail = revision > 0 ? `Revision ${revision}` : undefined
  switch (save.state) {
    case 'saved':
      return (
        <span title={detail}>
          {save.at === undefined
            ? 'Saved'
            : `Saved ${new Date(save.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`}
        </span>
      )
    case 'unsaved':
      return <span>Unsaved</span>
    case 'saving':
      return (
        <span className="status-save">
          <LoaderCircle size={12} className="turning" aria-hidden /> Saving
        </span>
      )
    case 'offline':
      return (
        <span className="status-save bad">
          <CloudOff size={13} aria-hidden /> Kept here, not saved
        </span>
      )
    case 'failed':
      return (
        <button
          type="button"
          className="status-save bad"
          title={save.message}
          onClick={() => void editor.saver.flush()}
        >
          <CircleAlert size={13} aria-hidden /> Not saved: try again
        </button>
      )
    case 'conflict':
      return (
        <button type="button" className="status-save bad" onClick={() => editor.shell.setState({ dialog: 'conflict' })}>
          <CircleAlert size={13} aria-hidden /> Conflict: choose a version
        </button>
      )
  }
}
