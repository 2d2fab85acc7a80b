// One character, or one voice, of the series that reaches the node: picked by portrait and name, kept by key.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { Check, ChevronDown, UserRound } from 'lucide-react'
import { useId } from 'react'
import { thumbnailUrl } from '../../api/http.ts'
import { useDocument, useEditor, useItems, useSession } from '../../hooks.ts'
import { type PeopleKind, type Person, peopleReaching } from '../../state/edit/people.ts'
import { type ControlProps, MIXED, nameOf } from './props.ts'

export const CharacterControl = (props: ControlProps) => <PersonControl {...props} kind="character" />
export const VoiceControl = (props: ControlProps) => <PersonControl {...props} kind="voice" />

/** What an empty value is called. */
const NOBODY: Readonly<Record<PeopleKind, string>> = { character: 'everyone', voice: 'the speaker’s own' }

function PersonControl({ kind, ...props }: ControlProps & { kind: PeopleKind }) {
  const { field, compact, onChange } = props
  const shown = useId()
  const people = usePeople(kind, field.node)
  const value = field.mixed ? undefined : String(field.value ?? '')
  const chosen = people.find(person => person.id === value)
  const unlisted = value === undefined ? MIXED : value === '' ? NOBODY[kind] : `${value} (not in the series)`
  if (compact)
    return (
      <span className="choice">
        <select
          {...nameOf(props)}
          className="input"
          value={value ?? ''}
          onChange={event => onChange(event.target.value)}
        >
          {!chosen && value !== '' && <option value={value ?? ''}>{unlisted}</option>}
          <option value="">{NOBODY[kind]}</option>
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <ChevronDown size={13} aria-hidden />
      </span>
    )
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button
          type="button"
          {...nameOf(props)}
          {...(props.labelledBy ? { 'aria-labelledby': `${props.labelledBy} ${shown}` } : {})}
          className="input person-pick"
        >
          <Portrait person={chosen} />
          <span className="clip" id={shown}>
            {chosen?.name ?? unlisted}
          </span>
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu still person-menu" align="start" sideOffset={4}>
          <Menu.RadioGroup value={value ?? MIXED} onValueChange={onChange}>
            {[{ id: '', name: NOBODY[kind], detail: '' }, ...people].map(person => (
              <Menu.RadioItem key={person.id} value={person.id}>
                <Portrait person={person} />
                <span className="person-words">
                  {person.name}
                  {person.detail && <small className="clip">{person.detail}</small>}
                </span>
                <Menu.ItemIndicator>
                  <Check size={13} aria-hidden />
                </Menu.ItemIndicator>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          {people.length === 0 && (
            <p className="field-note">No series reaches this node yet: wire a Series Bible upstream of it.</p>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Portrait({ person }: { person: Person | undefined }) {
  if (person?.portrait) return <img className="portrait" src={thumbnailUrl(person.portrait, 96)} alt="" />
  return (
    <span className="portrait" aria-hidden>
      {person && person.id !== '' ? person.name.slice(0, 1) : <UserRound size={13} />}
    </span>
  )
}

/** The people, worked out anew when the graph is wired otherwise or results arrive. */
function usePeople(kind: PeopleKind, node: string): readonly Person[] {
  const { items } = useEditor()
  const document = useDocument(state => state.document)
  const specs = useSession(session => session.catalog.specs)
  useItems(each => each.outputsVersion)
  return peopleReaching(kind, node, document, specs, items)
}
