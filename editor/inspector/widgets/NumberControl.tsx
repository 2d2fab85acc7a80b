// A number with its unit. Arrow keys step; a value out of range is kept as typed and said to be wrong.
import { type ControlProps, nameOf } from './props.ts'
import { useTyped } from './useTyped.ts'

export function NumberControl(props: ControlProps) {
  const { field, onChange } = props
  const { param } = field
  const [text, type, done] = useTyped(String(field.value ?? ''))
  const step = param.step ?? (param.schema.type === 'integer' ? 1 : 0.1)
  const change = (typed: string): void => {
    type(typed)
    const value = Number(typed.replace(',', '.'))
    if (typed.trim() !== '' && Number.isFinite(value)) onChange(value)
  }
  const nudge = (by: number): void => {
    const now = typeof field.value === 'number' ? field.value : 0
    const next = Number((now + by * step).toFixed(6))
    onChange(
      Math.min(param.maximum ?? Number.MAX_SAFE_INTEGER, Math.max(param.minimum ?? -Number.MAX_SAFE_INTEGER, next)),
    )
  }
  return (
    <span className="number">
      <input
        {...nameOf(props)}
        className="input mono"
        type="text"
        inputMode="decimal"
        value={text}
        aria-invalid={field.problem !== undefined}
        onChange={event => change(event.target.value)}
        onBlur={done}
        onKeyDown={event => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          nudge((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1))
        }}
      />
      {param.unit && <span className="unit">{param.unit}</span>}
    </span>
  )
}
