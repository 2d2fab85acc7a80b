// The Log tab: what the node's items said in this session's run.
import { useLabels, useSession } from '../hooks.ts'
import { labelFor } from '../state/run/labels.ts'

export function LogTab({ node }: { node: string }) {
  const log = useSession(session => session.run?.log)
  const labels = useLabels()
  const lines = (log ?? []).filter(line => line.node === node)
  if (lines.length === 0) return <p className="empty">This node has said nothing in the last run.</p>
  return (
    <ol className="log">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <li key={at} data-kind={line.kind}>
          <span className="mono faint">{new Date(line.at).toLocaleTimeString()}</span>
          {line.key !== '' && <span className="log-key">{labelFor(labels, line.key).long}</span>}
          <span>{line.message}</span>
        </li>
      ))}
    </ol>
  )
}
