// A colour, picked or typed as #rrggbb.
import { type ControlProps, nameOf } from './props.ts'
import { useTyped } from './useTyped.ts'

export function ColorControl(props: ControlProps) {
  const value = String(props.field.value ?? '#000000')
  const [text, type, done] = useTyped(value)
  return (
    <span className="color">
      <input {...nameOf(props)} type="color" value={value} onChange={event => props.onChange(event.target.value)} />
      <input
        aria-label={`${props.field.param.title}, as text`}
        className="input mono"
        type="text"
        value={text}
        onChange={event => {
          type(event.target.value)
          if (/^#[0-9a-f]{6}$/i.test(event.target.value)) props.onChange(event.target.value)
        }}
        onBlur={done}
      />
    </span>
  )
}
