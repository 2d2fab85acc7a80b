// The episode's scenes side by side, each as long as it lasts, with its state.

import { STATUS_WORDS } from '../../canvas/marks.tsx'
import { slateOf } from '../../faces/values.ts'
import { useSelection } from '../../hooks.ts'
import { useDeskState } from '../context.ts'
import { cutFrames } from '../cutting.ts'
import { reviewOf } from '../desk.ts'
import type { Row } from '../rows.ts'

export function SceneStrip({ rows, onGo }: { rows: readonly Row[]; onGo: (key: string) => void }) {
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  const decisions = useDeskState(state => state.decisions)
  const judged = (row: Row): string | undefined => {
    const review = reviewOf(row, decisions)
    return review && !review.earlier ? review.kind : undefined
  }
  return (
    <div className="scene-strip">
      {rows.map(row => (
        <button
          key={row.key}
          type="button"
          className="mono"
          style={{ flexGrow: cutFrames(row.scene, row.decision) }}
          data-focus={row.key === focus || undefined}
          data-status={row.status}
          data-verdict={row.report?.verdict}
          data-review={judged(row)}
          title={`Scene ${slateOf(row.scene)}: ${row.scene.action}${row.status ? ` (${STATUS_WORDS[row.status]})` : ''}`}
          onClick={() => onGo(row.key)}
        >
          {slateOf(row.scene)}
        </button>
      ))}
    </div>
  )
}
