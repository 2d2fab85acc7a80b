// Run, in amber: how much it would do, how far it is, and a way to stop it.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, LoaderCircle, Play, Square } from 'lucide-react'
import { seconds } from '../canvas/words.ts'
import { useEditor, useSelection, useSession } from '../hooks.ts'
import { rerollSelection, runSelection } from '../state/actions/run.ts'
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
  const toRun = plan?.items.filter(item => item.state !== 'cached').length
  return (
    <div className="run">
      <span className="run-words" aria-live="polite">
        {counts ? (
          <>
            <span className="mono">
              {counts.finished} of {counts.total}
            </span>
            {counts.failed > 0 && <span className="bad"> · {counts.failed} failed</span>}
          </>
        ) : errors > 0 ? (
          <button type="button" className="bad" onClick={() => editor.shell.setState({ problems: true })}>
            {errors} {errors === 1 ? 'problem' : 'problems'}
          </button>
        ) : toRun === 0 ? (
          'Up to date'
        ) : toRun !== undefined && plan ? (
          <span className="mono" title="Estimated from the last runs">
            ≈ {seconds(plan.seconds)}
          </span>
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
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button type="button" className="run-more" aria-label="More ways to run" title="More ways to run">
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={6}>
          <Menu.Item onSelect={() => void editor.start()}>
            Run everything that changed<span className="key">Ctrl ↵</span>
          </Menu.Item>
          <Menu.Item
            onSelect={() => {
              editor.select({})
              editor.shell.setState({ inspector: 'open' })
            }}
          >
            What would run, and why
          </Menu.Item>
          <Menu.Separator />
          <Menu.Item disabled={selected === 0} onSelect={() => runSelection(editor)}>
            Run selected nodes<span className="key">R</span>
          </Menu.Item>
          <Menu.Item disabled={selected === 0 || !item} onSelect={() => runSelection(editor, { item: true })}>
            Run the item in focus
          </Menu.Item>
          <Menu.Item disabled={selected === 0} onSelect={() => rerollSelection(editor)}>
            Make another take of it<span className="key">Shift R</span>
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
