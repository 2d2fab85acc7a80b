// A number with its unit. Arrow keys step; a value out of range is kept as typed and said to be wrong.
import { type ControlProps, MIXED, nameOf } from './props.ts'
import { TypedProblem } from './TypedProblem.tsx'
import { useTypedNumber } from './useTyped.ts'

export function NumberControl(props: ControlProps) {
  const { field, onChange, compact } = props
  const { param, mixed } = field
  const typed = useTypedNumber(mixed ? '' : String(field.value ?? ''), onChange)
  const step = param.step ?? (param.schema.type === 'integer' ? 1 : 0.1)
  const nudge = (by: number): void => {
    const now = typeof field.value === 'number' ? field.value : 0
    const next = Number((now + by * step).toFixed(6))
    onChange(
      Math.min(param.maximum ?? Number.MAX_SAFE_INTEGER, Math.max(param.minimum ?? -Number.MAX_SAFE_INTEGER, next)),
    )
  }
  return (
    <>
      <span className="number" data-unit={param.unit || undefined}>
        <input
          {...nameOf(props)}
          className="input mono"
          type="text"
          inputMode="decimal"
          value={typed.text}
          placeholder={mixed ? MIXED : undefined}
          aria-invalid={field.problem !== undefined || typed.problem !== undefined}
          onChange={event => typed.type(event.target.value)}
          onBlur={typed.done}
          onKeyDown={event => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            nudge((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1))
          }}
        />
        {param.unit && <span className="unit">{param.unit}</span>}
      </span>
      <TypedProblem problem={typed.problem} compact={compact} />
    </>
  )
}
