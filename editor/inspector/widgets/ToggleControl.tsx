// Yes or no.
import { type ControlProps, nameOf } from './props.ts'

export function ToggleControl(props: ControlProps) {
  const on = props.field.value === true
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      {...nameOf(props)}
      className="toggle"
      onClick={() => props.onChange(!on)}
    >
      <span />
    </button>
  )
}
