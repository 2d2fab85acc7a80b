// Run, in amber: how much it would do, how far it is, and a way to stop it.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, LoaderCircle, Play, Square } from 'lucide-react'
import { seconds } from '../canvas/words.ts'
import { useEditor, useItems, useSelection, useSession } from '../hooks.ts'
import { rerollSelection, runOnward, runSelection } from '../state/actions/run.ts'
import { dollars, type RunChoice, WHOLE_GRAPH } from '../state/run/choice.ts'
import { countRun, isOver } from '../state/run/runs.ts'

export function RunButton() {
  const editor = useEditor()
  const run = useSession(session => session.run)
  const starting = useSession(session => session.starting)
  const plan = useSession(session => session.plan)
  const ready = useSession(session => session.phase === 'ready')
  const errors = useSession(session => session.problems.filter(problem => problem.severity === 'error').length)
  const going = run !== undefined && !isOver(run.status)
  const counts = run && going ? countRun(run) : undefined
  const spent = useItems(items => (going ? items.nodes().reduce((sum, id) => sum + items.node(id).spentUsd, 0) : 0))
  const toRun = plan?.items.filter(item => item.state !== 'cached').length
  return (
    <div className="run">
      <span className="run-words" aria-live="polite">
        {counts ? (
          <>
            <span className="mono">
              {counts.finished} of {counts.total}
            </span>
            {spent > 0 && (
              <span className="mono" title="What services charged so far">
                {' '}
                · {dollars(spent)}
              </span>
            )}
            {counts.failed > 0 && <span className="bad"> · {counts.failed} failed</span>}
          </>
        ) : errors > 0 ? (
          <button type="button" className="bad" onClick={() => editor.shell.setState({ problems: true })}>
            {errors} {errors === 1 ? 'problem' : 'problems'}
          </button>
        ) : toRun === 0 ? (
          'Up to date'
        ) : toRun !== undefined && plan ? (
          <button
            type="button"
            className="mono"
            title="Estimated from the last runs. Look at what would run, and why"
            onClick={() => editor.shell.setState({ dialog: 'run', choice: WHOLE_GRAPH })}
          >
            ≈ {seconds(plan.seconds)}
            {plan.costUsd > 0 && ` · ${dollars(plan.costUsd)}`}
          </button>
        ) : null}
      </span>
      {going ? (
        <button
          type="button"
          className="run-main stop"
          title="Cancel the run"
          onClick={() => void editor.runner.cancel()}
        >
          <Square size={11} fill="currentColor" aria-hidden />
          Cancel
        </button>
      ) : (
        <button
          type="button"
          className="run-main"
          disabled={!ready || starting}
          title="Run the whole graph (Ctrl Enter)"
          onClick={() => void editor.start()}
        >
          {starting ? (
            <LoaderCircle size={14} className="turning" aria-hidden />
          ) : (
            <Play size={13} fill="currentColor" aria-hidden />
          )}
          Run
          {toRun !== undefined && toRun > 0 && <span className="run-count mono">{toRun}</span>}
          <span className="run-key">Ctrl ↵</span>
        </button>
      )}
      {!going && <RunMenu />}
      {counts && counts.total > 0 && (
        <span className="run-bar" style={{ width: `${(counts.finished / counts.total) * 100}%` }} />
      )}
    </div>
  )
}

function RunMenu() {
  const editor = useEditor()
  const selected = useSelection(selection => selection.nodes.length)
  const item = useSelection(selection => selection.key)
  const here = item ? 'item' : 'to'
  const look = (choice: Partial<RunChoice>): void =>
    editor.shell.setState({ dialog: 'run', choice: { ...WHOLE_GRAPH, ...choice } })
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="run-more" aria-label="More ways to run" title="More ways to run">
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu still" align="end" sideOffset={6}>
          <Menu.Item onSelect={() => void editor.start()}>
            Run everything that changed<span className="key">Ctrl ↵</span>
          </Menu.Item>
          <Menu.Item disabled={selected === 0} onSelect={() => runSelection(editor)}>
            Run to here<span className="key">R</span>
          </Menu.Item>
          <Menu.Item disabled={selected === 0} onSelect={() => runOnward(editor)}>
            Run from here on
          </Menu.Item>
          <Menu.Item disabled={selected === 0 || !item} onSelect={() => runSelection(editor, { item: true })}>
            Run this item
          </Menu.Item>
          <Menu.Separator />
          <Menu.Item disabled={selected === 0} onSelect={() => rerollSelection(editor)}>
            Make another take of it<span className="key">Shift R</span>
          </Menu.Item>
          <Menu.Item disabled={selected === 0} onSelect={() => look({ scope: here, takes: 3 })}>
            Re-roll several takes…
          </Menu.Item>
          <Menu.Item disabled={selected === 0} onSelect={() => look({ scope: here, force: true })}>
            Force…
          </Menu.Item>
          <Menu.Item onSelect={() => look({})}>What would run, and why…</Menu.Item>
          <Menu.Separator />
          <Menu.Item disabled={selected !== 1} onSelect={() => editor.shell.setState({ dialog: 'wedge' })}>
            Sweep params of it: a wedge…
          </Menu.Item>
          <Menu.Item onSelect={() => editor.shell.setState({ dialog: 'runs' })}>Queue and history…</Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
