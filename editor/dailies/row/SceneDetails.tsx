// What a scene is beside its words: where, when, the camera, who is in it, how long it is. Kept as an edit, like words.
import { X } from 'lucide-react'
import { useMemo } from 'react'
import { slateOf } from '../../faces/values.ts'
import { useEditor, useItems } from '../../hooks.ts'
import { useDesk } from '../context.ts'
import type { Row } from '../rows.ts'
import { useRewrite } from './useRewrite.ts'

const HOURS = ['dawn', 'morning', 'day', 'afternoon', 'dusk', 'night']
/** Seconds. */
const SHORTEST = 1
const LONGEST = 60

export function SceneDetails({ row }: { row: Row }) {
  const desk = useDesk()
  const rewrite = useRewrite(row)
  const people = usePeople()
  const { scene } = row
  const slate = slateOf(scene)
  const text = (name: 'place' | 'camera' | 'mood', label: string) => (
    <label>
      {label}
      <input
        className="input"
        key={scene[name]}
        defaultValue={scene[name]}
        onBlur={event => {
          const typed = event.target.value.trim()
          if (typed !== '' && typed !== scene[name]) rewrite({ [name]: typed })
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </label>
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click in the form is not one on the row
    <section
      className="scene-details"
      aria-label={`Details of scene ${slate}`}
      onClick={event => event.stopPropagation()}
    >
      <label>
        Inside
        <select
          className="input"
          value={scene.interior ? 'INT' : 'EXT'}
          onChange={event => rewrite({ interior: event.target.value === 'INT' })}
        >
          <option>INT</option>
          <option>EXT</option>
        </select>
      </label>
      {text('place', 'Place')}
      <label>
        Hour
        <select className="input" value={scene.hour} onChange={event => rewrite({ hour: event.target.value })}>
          {[...new Set([...HOURS, scene.hour])].map(hour => (
            <option key={hour}>{hour}</option>
          ))}
        </select>
      </label>
      {text('camera', 'Camera')}
      {text('mood', 'Mood')}
      <label>
        Length, s
        <input
          className="input mono"
          type="number"
          min={SHORTEST}
          max={LONGEST}
          step={0.5}
          key={scene.frames}
          defaultValue={(scene.frames / scene.fps).toFixed(1)}
          title="Another length than the script has is shot anew; to shorten what is shot, trim it"
          onBlur={event => {
            const seconds = Math.max(SHORTEST, Math.min(LONGEST, Number(event.target.value)))
            const frames = Math.round(seconds * scene.fps)
            if (Number.isFinite(frames) && frames !== scene.frames) rewrite({ frames })
          }}
        />
      </label>
      {people.length > 0 && (
        <fieldset>
          <legend>In the picture</legend>
          {people.map(person => (
            <label key={person.id}>
              <input
                type="checkbox"
                checked={scene.characters.includes(person.id)}
                onChange={event =>
                  rewrite({
                    characters: event.target.checked
                      ? [...scene.characters, person.id]
                      : scene.characters.filter(id => id !== person.id),
                  })
                }
              />
              {person.name}
            </label>
          ))}
        </fieldset>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Close the details"
        onClick={() => desk.store.setState({ details: undefined })}
      >
        <X size={13} aria-hidden />
      </button>
    </section>
  )
}

/** The cast, as whatever made their looks knows them. */
function usePeople(): readonly { readonly id: string; readonly name: string }[] {
  const editor = useEditor()
  const version = useItems(items => items.outputsVersion)
  return useMemo(() => {
    void version
    const people = new Map<string, string>()
    for (const node of editor.document.nodes) {
      const ports =
        editor.specs.get(node.type)?.outputs.filter(port => port.type === 'Look' && port.kind === 'many') ?? []
      for (const item of editor.items.node(node.id).items)
        for (const output of item.outputs) {
          const look = output.value as { id?: unknown; name?: unknown } | null
          if (ports.some(port => port.name === output.port) && typeof look?.id === 'string')
            people.set(look.id, typeof look.name === 'string' ? look.name : look.id)
        }
    }
    return [...people].map(([id, name]) => ({ id, name }))
  }, [editor, version])
}
