// Any JSON value, as text: kept as typed until it is JSON.
import { type ControlProps, MIXED, nameOf } from './props.ts'
import { TypedProblem } from './TypedProblem.tsx'
import { useTyped } from './useTyped.ts'

export function JsonControl(props: ControlProps) {
  const { field, compact } = props
  const shown = field.mixed ? '' : (JSON.stringify(field.value, null, 2) ?? '')
  const [text, type, done] = useTyped(shown)
  const problem = text === shown ? undefined : jsonProblem(text)
  return (
    <>
      <textarea
        {...nameOf(props)}
        className="input mono nowheel"
        rows={compact ? 2 : 6}
        value={text}
        placeholder={field.mixed ? MIXED : undefined}
        spellCheck={false}
        aria-invalid={problem !== undefined || field.problem !== undefined}
        onChange={event => {
          type(event.target.value)
          // What is not JSON yet leaves the value as it is; the message below says so.
          if (jsonProblem(event.target.value) === undefined) props.onChange(JSON.parse(event.target.value))
        }}
        onBlur={() => problem === undefined && done()}
      />
      <TypedProblem problem={problem} compact={compact} />
    </>
  )
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return `This is no JSON yet: ${error instanceof Error ? error.message : 'it cannot be read'}`
  }
}
