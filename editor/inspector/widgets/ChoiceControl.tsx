// One of several: from the declaration, or read live from the server (models, checkpoints, voices).
import { ChevronDown, RefreshCw } from 'lucide-react'
import type { Choice } from '../../api/http.ts'
import { type ControlProps, MIXED, nameOf } from './props.ts'
import { useChoices } from './useChoices.ts'

export function ChoiceControl(props: ControlProps) {
  const { field, compact, onChange } = props
  const { param, mixed } = field
  const live = useChoices(param.choicesFrom)
  const value = mixed ? '' : String(field.value ?? '')
  const listed: readonly Choice[] =
    param.choices?.map(choice => ({ value: choice, label: words(choice) })) ?? live.choices
  // Nothing chosen is a choice where it is the default: the workflow's own, the first that is installed.
  const free = param.default === ''
  const known = listed.some(choice => choice.value === value) || (free && value === '')
  const note =
    live.failure ??
    (param.choicesFrom && !live.asking && listed.length === 0 ? 'Nothing is listed: its service does not answer.' : '')
  return (
    <>
      <span className="choice" data-live={param.choicesFrom && !compact ? true : undefined}>
        <select
          {...nameOf(props)}
          className="input"
          value={value}
          aria-invalid={field.problem !== undefined}
          onChange={event => onChange(event.target.value)}
        >
          {free && <option value="">default</option>}
          {!known && (
            <option value={value}>{mixed ? MIXED : value === '' ? 'choose…' : `${value} (not listed)`}</option>
          )}
          {listed.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown size={13} aria-hidden />
        {param.choicesFrom && !compact && (
          <button
            type="button"
            className="icon-button"
            title="Read the list again"
            aria-label={`Read the list of ${param.title} again`}
            onClick={live.again}
          >
            <RefreshCw size={13} className={live.asking ? 'turning' : undefined} aria-hidden />
          </button>
        )}
      </span>
      {note && !compact && <p className="field-note">{note}</p>}
    </>
  )
}

const words = (choice: string): string => choice.replace(/[-_]/g, ' ')
