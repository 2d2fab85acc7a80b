// Any JSON value, as text: kept as typed until it is JSON.
import { type ControlProps, nameOf } from './props.ts'
import { useTyped } from './useTyped.ts'

export function JsonControl(props: ControlProps) {
  const [text, type, done] = useTyped(JSON.stringify(props.field.value, null, 2) ?? '')
  let problem: string | undefined
  try {
    JSON.parse(text)
  } catch (error) {
    problem = error instanceof Error ? error.message : 'This is no JSON.'
  }
  return (
    <>
      <textarea
        {...nameOf(props)}
        className="input mono nowheel"
        rows={props.compact ? 2 : 6}
        value={text}
        spellCheck={false}
        aria-invalid={problem !== undefined || props.field.problem !== undefined}
        onChange={event => {
          type(event.target.value)
          try {
            props.onChange(JSON.parse(event.target.value))
          } catch {
            // Not JSON yet: the message below says so, and the value stays.
          }
        }}
        onBlur={() => problem === undefined && done()}
      />
      {problem && !props.compact && <p className="field-problem">{problem}</p>}
    </>
  )
}
