// One of several: from the declaration, or read live from the server (voices, checkpoints).
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiError, type Choice } from '../../api/http.ts'
import { useEditor } from '../../hooks.ts'
import { type ControlProps, nameOf } from './props.ts'

export function ChoiceControl(props: ControlProps) {
  const { field, onChange } = props
  const { param } = field
  const live = useChoices(param.choicesFrom)
  const value = String(field.value ?? '')
  const listed: readonly Choice[] =
    param.choices?.map(choice => ({ value: choice, label: words(choice) })) ?? live.choices
  const known = listed.some(choice => choice.value === value)
  return (
    <span className="choice">
      <select
        {...nameOf(props)}
        className="input"
        value={value}
        aria-invalid={field.problem !== undefined}
        onChange={event => onChange(event.target.value)}
      >
        {!known && <option value={value}>{value === '' ? 'choose…' : `${value} (not listed)`}</option>}
        {listed.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown size={13} aria-hidden />
      {live.failure && !props.compact && <span className="field-note">{live.failure}</span>}
    </span>
  )
}

const words = (choice: string): string => choice.replace(/[-_]/g, ' ')

/** The choices of a name, asked once each time the field is shown. */
function useChoices(name: string | undefined): { choices: readonly Choice[]; failure?: string } {
  const { api } = useEditor()
  const [state, setState] = useState<{ choices: readonly Choice[]; failure?: string }>({ choices: [] })
  useEffect(() => {
    if (!name) return
    let here = true
    api.choices(name).then(
      choices => here && setState({ choices }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setState({ choices: [], failure: `The list could not be read: ${error.message}` })
      },
    )
    return () => {
      here = false
    }
  }, [api, name])
  return state
}
