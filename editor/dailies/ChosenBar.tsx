// What can be done with several chosen scenes at once.
import { Check, Dices, Pin, RotateCw, X } from 'lucide-react'
import { slateOf } from '../faces/values.ts'
import { useChosen, useDesk } from './context.ts'
import type { Row } from './rows.ts'

export function ChosenBar({ rows }: { rows: readonly Row[] }) {
  const desk = useDesk()
  const chosen = useChosen(rows)
  const [first, last] = [chosen[0], chosen.at(-1)]
  if (!first || !last || chosen.length < 2) return null
  const changed = chosen.filter(row => row.changed > 0).length
  return (
    <section className="chosen-bar" aria-label="Chosen scenes">
      <strong>
        Scenes {slateOf(first.scene)}–{slateOf(last.scene)}
      </strong>
      <span className="faint">{chosen.length} chosen</span>
      <button type="button" className="button small" disabled={changed === 0} onClick={() => desk.run()}>
        <RotateCw size={12} aria-hidden /> {changed > 0 ? `Run ${changed} changed` : 'Nothing changed'}
      </button>
      <button type="button" className="button small" onClick={() => desk.shootAgain()}>
        <Dices size={13} aria-hidden /> Shoot again
      </button>
      <button type="button" className="button small" onClick={() => desk.runOnward()}>
        From {slateOf(first.scene)} on
      </button>
      <button type="button" className="button small" onClick={() => desk.approve()}>
        <Check size={13} aria-hidden /> Approve
      </button>
      <button type="button" className="button small" onClick={() => desk.pin()}>
        <Pin size={12} aria-hidden /> Pin
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Choose one scene only"
        onClick={() => desk.store.setState({ anchor: undefined })}
      >
        <X size={13} aria-hidden />
      </button>
    </section>
  )
}
