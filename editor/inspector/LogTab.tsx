// The Log tab: what the node's items said in the last run, and what became of each; of the item in focus, or of all.
import { CircleAlert, CircleCheck, CircleX, Info, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useLabels, useNodeItems, useSelection, useSession } from '../hooks.ts'
import { labelFor } from '../state/run/labels.ts'
import type { LogLine } from '../state/run/runs.ts'
import { agree } from '../state/selection.ts'

const MARKS: Readonly<Record<LogLine['kind'], typeof Info>> = {
  log: Info,
  warning: CircleAlert,
  error: CircleX,
  started: Play,
  made: CircleCheck,
  again: RotateCw,
}

export function LogTab({ node }: { node: string }) {
  const log = useSession(session => session.run?.log)
  const focus = useSelection(selection => selection.key)
  const { items } = useNodeItems(node)
  const labels = useLabels()
  const [all, setAll] = useState(false)
  const of = focus !== undefined && focus !== '' && items.some(item => agree(item.key, focus)) ? focus : undefined
  const lines = (log ?? []).filter(line => line.node === node || line.node.startsWith(`${node}/`))
  const shown = of === undefined || all ? lines : lines.filter(line => agree(line.key, of))
  return (
    <>
      {of !== undefined && (
        <div className="item-scope">
          <span className="clip">{all ? 'All items' : `Only ${labelFor(labels, of).long}`}</span>
          <button type="button" className="button small quiet" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Only the item in focus' : 'All items'}
          </button>
        </div>
      )}
      {shown.length === 0 ? (
        <p className="empty">
          {log === undefined
            ? 'Run the graph, and what its items say appears here.'
            : 'Nothing ran here in the last run: every item was there already.'}
        </p>
      ) : (
        <ol className="log">
          {shown.map((line, at) => {
            const Mark = MARKS[line.kind]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
              <li key={at} data-kind={line.kind}>
                <Mark size={12} aria-label={line.kind} />
                <span className="mono faint">{new Date(line.at).toLocaleTimeString([], { hour12: false })}</span>
                {line.key !== '' && (of === undefined || all) && (
                  <span className="log-key">{labelFor(labels, line.key).long}</span>
                )}
                <span className="log-words">{line.message}</span>
              </li>
            )
          })}
        </ol>
      )}
    </>
  )
}
