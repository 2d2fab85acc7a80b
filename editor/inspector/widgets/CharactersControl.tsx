// The cast of a series: a card for each character, opened to be edited.
import { ChevronRight, Plus, Trash2 } from 'lucide-react'
import { type ChangeEvent, useId, useState } from 'react'
import { isObject } from '../../../engine/graph/json.ts'
import type { ControlProps } from './props.ts'

type Person = Record<string, unknown>

const FIELDS = [
  { name: 'name', title: 'Name', rows: 1 },
  { name: 'role', title: 'Role', rows: 1 },
  { name: 'appearance', title: 'Appearance', rows: 3 },
  { name: 'clothing', title: 'Clothing', rows: 2 },
  { name: 'speakingStyle', title: 'Way of speaking', rows: 1 },
] as const

export function CharactersControl({ field, compact, onChange }: ControlProps) {
  const people: Person[] = (Array.isArray(field.value) ? field.value : []).filter(isObject)
  const [open, setOpen] = useState<string>()
  if (field.mixed) return <p className="field-note">The casts differ: select one node to edit its own.</p>
  if (compact)
    return <span className="wired clip">{people.map(person => String(person.name)).join(', ') || 'no one yet'}</span>
  const change = (at: number, patch: Person): void =>
    onChange(people.map((person, index) => (index === at ? { ...person, ...patch } : person)))
  return (
    <div className="people">
      {people.map((person, at) => {
        const id = String(person.id)
        const shown = open === id
        return (
          <section key={id} className="person-card" data-open={shown || undefined}>
            <header>
              <button type="button" aria-expanded={shown} onClick={() => setOpen(shown ? undefined : id)}>
                <ChevronRight size={13} aria-hidden />
                <span className="initial">{String(person.name ?? '?').slice(0, 1)}</span>
                <span className="person-name">
                  <strong>{String(person.name ?? 'Nameless')}</strong>
                  <small className="clip">{String(person.role || person.appearance || 'no description yet')}</small>
                </span>
              </button>
              <button
                type="button"
                className="icon-button"
                title={`Remove ${person.name}`}
                aria-label={`Remove ${person.name}`}
                onClick={() => onChange(people.filter((_, index) => index !== at))}
              >
                <Trash2 size={13} aria-hidden />
              </button>
            </header>
            {shown && (
              <div className="person-fields">
                {FIELDS.map(each => (
                  <PersonField
                    key={each.name}
                    {...each}
                    value={String(person[each.name] ?? '')}
                    onChange={value => change(at, { [each.name]: value })}
                  />
                ))}
                <div className="person-row">
                  <label>
                    Gender
                    <select
                      className="input"
                      value={String(person.gender ?? 'neutral')}
                      onChange={event => change(at, { gender: event.target.value })}
                    >
                      <option value="female">female</option>
                      <option value="male">male</option>
                      <option value="neutral">neutral</option>
                    </select>
                  </label>
                  <label>
                    Age
                    <input
                      className="input mono"
                      inputMode="numeric"
                      value={person.age === undefined ? '' : String(person.age)}
                      onChange={event => {
                        const age = Number.parseInt(event.target.value, 10)
                        change(at, { age: Number.isInteger(age) ? Math.min(120, Math.max(1, age)) : undefined })
                      }}
                    />
                  </label>
                </div>
                <label>
                  Personality, a trait each, with commas
                  <input
                    className="input"
                    defaultValue={(Array.isArray(person.personality) ? person.personality : []).join(', ')}
                    onBlur={event =>
                      change(at, {
                        personality: event.target.value
                          .split(',')
                          .map(trait => trait.trim())
                          .filter(Boolean),
                      })
                    }
                  />
                </label>
              </div>
            )}
          </section>
        )
      })}
      <button
        type="button"
        className="button small"
        onClick={() => {
          const person = newPerson(people)
          onChange([...people, person])
          setOpen(person.id)
        }}
      >
        <Plus size={13} aria-hidden /> Add a character
      </button>
    </div>
  )
}

function PersonField(props: { title: string; rows: number; value: string; onChange: (value: string) => void }) {
  const id = useId()
  const Element = props.rows > 1 ? 'textarea' : 'input'
  return (
    <div className="person-field">
      <label htmlFor={id}>{props.title}</label>
      <Element
        id={id}
        className="input"
        value={props.value}
        onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => props.onChange(event.target.value)}
        {...(props.rows > 1 ? { rows: props.rows } : {})}
      />
    </div>
  )
}

/** A character whose id is not taken yet: ids name a character in scripts, so they never change afterwards. */
function newPerson(people: readonly Person[]): Person & { id: string } {
  let count = people.length + 1
  while (people.some(person => person.id === `character_${count}`)) count++
  return { id: `character_${count}`, name: `Character ${count}`, gender: 'neutral', appearance: '', clothing: '' }
}
