// A run that waits or goes on: pause it, give it another place, cancel it.
import { ArrowDownToLine, ArrowUpToLine, CircleStop, Pause, Play } from 'lucide-react'
import type { RunInfo } from '../../engine/protocol/api.ts'
import { useEditor } from '../hooks.ts'
import { RunFacts } from './RunFacts.tsx'

/** @param act does something about the run, and reads the queue again */
export function QueueRow({ run, act }: { run: RunInfo; act: (work: () => Promise<unknown>) => void }) {
  const { api } = useEditor()
  const name = run.graphName || 'Untitled'
  return (
    <li>
      <RunFacts run={run} />
      <label className="run-priority">
        Priority
        <input
          type="number"
          className="input mono"
          aria-label={`Priority of ${name}`}
          min={-9}
          max={9}
          value={run.priority}
          onChange={event => {
            const priority = Math.max(-9, Math.min(9, Math.round(Number(event.target.value)) || 0))
            act(() => api.changeRun(run.id, { priority }))
          }}
        />
      </label>
      <span className="run-buttons">
        <button
          type="button"
          className="icon-button"
          title={run.paused ? 'Go on' : 'Pause: items that run end, no others begin'}
          aria-label={run.paused ? `Go on with ${name}` : `Pause ${name}`}
          onClick={() => act(() => api.changeRun(run.id, { paused: !run.paused }))}
        >
          {run.paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
        </button>
        <button
          type="button"
          className="icon-button"
          title="Move to the front of its priority"
          aria-label={`Move ${name} first`}
          onClick={() => act(() => api.changeRun(run.id, { move: 'first' }))}
        >
          <ArrowUpToLine size={13} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          title="Move to the end of its priority"
          aria-label={`Move ${name} last`}
          onClick={() => act(() => api.changeRun(run.id, { move: 'last' }))}
        >
          <ArrowDownToLine size={13} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          title="Cancel this run; what is finished stays"
          aria-label={`Cancel ${name}`}
          onClick={() => act(() => api.cancel(run.id))}
        >
          <CircleStop size={13} aria-hidden />
        </button>
      </span>
    </li>
  )
}
