// A number between two ends: a slider, and the number beside it to be typed, with its unit.
import { type ControlProps, nameOf } from './props.ts'
import { TypedProblem } from './TypedProblem.tsx'
import { useTypedNumber } from './useTyped.ts'

export function SliderControl(props: ControlProps) {
  const { field, onChange, compact } = props
  const { param, mixed } = field
  const minimum = param.minimum ?? 0
  const maximum = param.maximum ?? 1
  const value = typeof field.value === 'number' ? field.value : minimum
  const whole = param.schema.type === 'integer'
  const step = param.step ?? (whole ? 1 : (maximum - minimum) / 100)
  const typed = useTypedNumber(mixed ? '' : value.toFixed(decimalsOf(step, value)), onChange)
  const share = (Math.min(maximum, Math.max(minimum, value)) - minimum) / (maximum - minimum || 1)
  return (
    <>
      <span className="slider" data-mixed={mixed || undefined}>
        <input
          {...nameOf(props)}
          type="range"
          min={minimum}
          max={maximum}
          step={step}
          value={value}
          title={`${minimum} … ${maximum}${param.unit ? ` ${param.unit}` : ''}`}
          style={{ ['--filled' as string]: mixed ? '0%' : `${share * 100}%` }}
          onChange={event => onChange(Number(event.target.value))}
        />
        <span className="slider-value">
          <input
            aria-label={`${param.title}, as a number`}
            className="mono"
            type="text"
            inputMode="decimal"
            value={typed.text}
            placeholder={mixed ? 'several' : undefined}
            aria-invalid={field.problem !== undefined || typed.problem !== undefined}
            onChange={event => typed.type(event.target.value)}
            onBlur={typed.done}
          />
          {param.unit && <span className="unit">{param.unit}</span>}
        </span>
      </span>
      <TypedProblem problem={typed.problem} compact={compact} />
    </>
  )
}

/** How many decimals a number is shown with: those of its step, and those that were typed beyond it, three at most. */
export function decimalsOf(step: number, value: number): number {
  const of = (number: number): number => (String(Number(number.toFixed(3))).split('.')[1] ?? '').length
  return Math.min(3, Math.max(of(step), of(value)))
}
