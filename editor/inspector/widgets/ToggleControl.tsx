// Yes or no; of several nodes that differ, a press says yes to all.
import { type ControlProps, MIXED, nameOf } from './props.ts'

const BOTH = { role: 'checkbox', 'aria-checked': 'mixed' } as const

export function ToggleControl(props: ControlProps) {
  const { value, mixed } = props.field
  const on = value === true && !mixed
  return (
    <button
      type="button"
      {...(mixed ? BOTH : { role: 'switch', 'aria-checked': on })}
      {...nameOf(props)}
      className="toggle"
      title={mixed ? MIXED : undefined}
      onClick={() => props.onChange(!on)}
    >
      <span />
    </button>
  )
}
