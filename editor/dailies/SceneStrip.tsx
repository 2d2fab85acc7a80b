// The episode's scenes side by side, each as long as it lasts, with its state.

import { STATUS_WORDS } from '../canvas/marks.tsx'
import { useSelection } from '../hooks.ts'
import type { Row } from './rows.ts'

export function SceneStrip({ rows, onGo }: { rows: readonly Row[]; onGo: (key: string) => void }) {
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  return (
    <div className="scene-strip">
      {rows.map(row => (
        <button
          key={row.key}
          type="button"
          className="mono"
          style={{ flexGrow: row.scene.frames }}
          data-focus={row.key === focus || undefined}
          data-status={row.status}
          data-verdict={row.report?.verdict}
          title={`Scene ${row.scene.number}: ${row.scene.action}${row.status ? ` (${STATUS_WORDS[row.status]})` : ''}`}
          onClick={() => onGo(row.key)}
        >
          {String(row.scene.number).padStart(2, '0')}
        </button>
      ))}
    </div>
  )
}
