// A run in a line: its graph, how it stands, what it counted, what it cost, when and how long.
import type { RunInfo } from '../../engine/protocol/api.ts'
import { seconds } from '../canvas/words.ts'
import { dollars } from '../state/run/choice.ts'

export const RUN_WORDS = {
  queued: 'waiting',
  running: 'running',
  done: 'finished',
  partial: 'finished in part',
  failed: 'failed',
  cancelled: 'cancelled',
} as const

export function RunFacts({ run }: { run: RunInfo }) {
  const { done, cached, failed, blocked } = run.counts
  return (
    <span className="run-facts">
      <strong className="clip">{run.graphName || 'Untitled'}</strong>
      <span className="run-line">
        <span data-run={run.status}>{run.paused ? 'paused' : RUN_WORDS[run.status]}</span>
        <span>
          {done} made, {cached} cached
          {failed > 0 && <span className="bad">, {failed} failed</span>}
          {blocked > 0 && `, ${blocked} blocked`}
        </span>
        <span className="mono" title="What services charged">
          {dollars(run.costUsd)}
          {run.capUsd !== null && ` of ${dollars(run.capUsd)}`}
        </span>
        {run.finishedAt !== undefined && (
          <span className="mono">{seconds((run.finishedAt - run.createdAt) / 1000)}</span>
        )}
        <span className="faint">
          {new Date(run.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
      </span>
    </span>
  )
}
