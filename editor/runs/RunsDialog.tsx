// The queue and the history: what waits and goes on, in order, and what has run.
import './runs.css'
import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '../api/http.ts'
import { useDocument, useEditor } from '../hooks.ts'
import { DialogHeader, DialogShell } from '../shell/DialogShell.tsx'
import { isOver } from '../state/run/runs.ts'
import { History } from './History.tsx'
import { QueueRow } from './QueueRow.tsx'
import { usePolled } from './usePolled.ts'

export function RunsDialog() {
  return (
    <DialogShell name="runs" className="wide runs">
      <DialogHeader title="Runs" />
      <div className="body">
        <Panels />
      </div>
    </DialogShell>
  )
}

function Panels() {
  const editor = useEditor()
  const graph = useDocument(state => state.document.id)
  const [every, setEvery] = useState(false)
  const queue = usePolled(() => editor.api.queue(), 'queue')
  const history = usePolled(() => editor.api.runs(every ? undefined : graph), every ? 'all' : graph)
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
    }
    queue.again()
    history.again()
  }
  const paused = queue.value?.paused ?? false
  const past = history.value?.filter(run => isOver(run.status)) ?? []
  return (
    <>
      <section aria-label="Queue">
        <div className="runs-head">
          <h3>Queue</h3>
          {paused && <span className="runs-paused">paused: nothing else begins</span>}
          <button
            type="button"
            className="button small"
            disabled={!queue.value}
            onClick={() => void act(() => editor.api.pauseQueue(!paused))}
          >
            {paused ? (
              <Play size={12} fill="currentColor" aria-hidden />
            ) : (
              <Pause size={12} fill="currentColor" aria-hidden />
            )}
            {paused ? 'Resume the queue' : 'Pause the queue'}
          </button>
        </div>
        {queue.failure && <p className="field-problem">{queue.failure}</p>}
        {queue.value?.runs.length === 0 && <p className="empty">Nothing waits and nothing goes on.</p>}
        <ol className="run-list">
          {queue.value?.runs.map(run => (
            <QueueRow key={run.id} run={run} act={work => void act(work)} />
          ))}
        </ol>
      </section>
      <section aria-label="History">
        <div className="runs-head">
          <h3>History</h3>
          <label>
            <input type="checkbox" checked={every} onChange={event => setEvery(event.target.checked)} /> of all graphs
          </label>
        </div>
        {history.failure && <p className="field-problem">{history.failure}</p>}
        {history.value && past.length === 0 && <p className="empty">Nothing has run to its end yet.</p>}
        <History runs={past} />
      </section>
    </>
  )
}
