// A number between two ends: a slider, and the number beside it to be typed.
import { type ControlProps, nameOf } from './props.ts'
import { useTyped } from './useTyped.ts'

export function SliderControl(props: ControlProps) {
  const { field, onChange } = props
  const { param } = field
  const minimum = param.minimum ?? 0
  const maximum = param.maximum ?? 1
  const value = typeof field.value === 'number' ? field.value : minimum
  const whole = param.schema.type === 'integer'
  const [text, type, done] = useTyped(whole ? String(value) : value.toFixed(2))
  const filled = ((Math.min(maximum, Math.max(minimum, value)) - minimum) / (maximum - minimum || 1)) * 100
  return (
    <span className="slider">
      <input
        {...nameOf(props)}
        type="range"
        min={minimum}
        max={maximum}
        step={param.step ?? (whole ? 1 : (maximum - minimum) / 100)}
        value={value}
        style={{ ['--filled' as string]: `${filled}%` }}
        onChange={event => onChange(Number(event.target.value))}
      />
      <input
        aria-label={`${param.title}, as a number`}
        className="slider-value mono"
        type="text"
        inputMode="decimal"
        value={text}
        aria-invalid={field.problem !== undefined}
        onChange={event => {
          type(event.target.value)
          const typed = Number(event.target.value.replace(',', '.'))
          if (event.target.value.trim() !== '' && Number.isFinite(typed)) onChange(typed)
        }}
        onBlur={done}
      />
      {param.unit && <span className="unit">{param.unit}</span>}
    </span>
  )
}
