// One param of a wedge: whether it is swept, and over which values.
import type { ParamSpec } from '../../engine/graph/spec.ts'
import { kindsFor, type Sweep } from './values.ts'

const KINDS: Readonly<Record<Sweep['kind'], string>> = { list: 'values', range: 'a range', seeds: 'seeds' }

export function SweepFields({
  param,
  sweep,
  problem,
  onChange,
  onBegin,
}: {
  param: ParamSpec
  sweep: Sweep | undefined
  problem: string | undefined
  onChange: (sweep: Sweep | undefined) => void
  onBegin: () => void
}) {
  const number = (name: 'from' | 'to' | 'steps' | 'seeds', words: string) =>
    sweep && (
      <label className="sweep-number">
        {words}
        <input
          type="number"
          className="input mono"
          step="any"
          aria-label={`${param.title}: ${words}`}
          value={sweep[name]}
          onChange={event => onChange({ ...sweep, [name]: Number(event.target.value) })}
        />
      </label>
    )
  return (
    <>
      <label className="sweep-name" title={param.description}>
        <input
          type="checkbox"
          checked={sweep !== undefined}
          onChange={event => (event.target.checked ? onBegin() : onChange(undefined))}
        />
        {param.title}
      </label>
      {sweep && (
        <div className="sweep">
          <select
            className="input"
            aria-label={`How ${param.title} is swept`}
            value={sweep.kind}
            onChange={event => onChange({ ...sweep, kind: event.target.value as Sweep['kind'] })}
          >
            {kindsFor(param).map(kind => (
              <option key={kind} value={kind}>
                {KINDS[kind]}
              </option>
            ))}
          </select>
          {sweep.kind === 'list' && (
            <textarea
              className="input mono"
              rows={param.widget === 'multiline' ? 3 : 1}
              aria-label={`Values of ${param.title}`}
              placeholder={param.widget === 'multiline' ? 'one on each line' : 'between commas'}
              aria-invalid={problem ? true : undefined}
              value={sweep.words}
              onChange={event => onChange({ ...sweep, words: event.target.value })}
            />
          )}
          {sweep.kind === 'range' && (
            <>
              {number('from', 'from')}
              {number('to', 'to')}
              {number('steps', 'steps')}
            </>
          )}
          {sweep.kind === 'seeds' && number('seeds', 'how many')}
        </div>
      )}
      {problem && <p className="field-problem">{problem}</p>}
    </>
  )
}
