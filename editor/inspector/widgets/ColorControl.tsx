// A colour, picked or typed as #rrggbb.
import { type ControlProps, MIXED, nameOf } from './props.ts'
import { TypedProblem } from './TypedProblem.tsx'
import { useTyped } from './useTyped.ts'

const HEX = /^#[0-9a-f]{6}$/i

export function ColorControl(props: ControlProps) {
  const { field, compact, onChange } = props
  const value = String(field.value ?? '#000000')
  const shown = field.mixed ? '' : value
  const [text, type, done] = useTyped(shown)
  const wrong = text !== shown && !HEX.test(text)
  return (
    <>
      <span className="color">
        <input
          {...nameOf(props)}
          type="color"
          value={HEX.test(value) ? value.toLowerCase() : '#000000'}
          onChange={event => onChange(event.target.value)}
        />
        <input
          aria-label={`${field.param.title}, as text`}
          className="input mono"
          type="text"
          spellCheck={false}
          value={text}
          placeholder={field.mixed ? MIXED : undefined}
          aria-invalid={wrong || field.problem !== undefined}
          onChange={event => {
            type(event.target.value)
            if (HEX.test(event.target.value)) onChange(event.target.value)
          }}
          onBlur={done}
        />
      </span>
      <TypedProblem
        problem={wrong ? 'A colour is # and six hex digits, such as #f2b544.' : undefined}
        compact={compact}
      />
    </>
  )
}
