// What is said or noted, item by item: lines with their speakers, states of scenes, voices.
import { isObject } from '../../../engine/graph/json.ts'
import { useLabels, useSelection } from '../../hooks.ts'
import { speakerOf } from '../../state/run/labels.ts'
import { agree } from '../../state/selection.ts'
import type { FaceProps } from '../types.ts'

/** More than this would only cost time: the face scrolls, the Items tab lists all. */
const MOST = 60

export function LinesFace({ values, focus }: FaceProps) {
  const key = useSelection(selection => selection.key)
  const near = key ? values.filter(each => each.key !== '' && agree(each.key, key)) : []
  const listed = (near.length > 0 ? near : values).slice(0, MOST)
  return (
    <ul className="lines nowheel nodrag">
      {listed.map(({ key: at, value }) => (
        <li key={at}>
          <button type="button" tabIndex={-1} onClick={() => focus(at)}>
            <Line value={value} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Line({ value }: { value: unknown }) {
  const labels = useLabels()
  if (!isObject(value)) return <span className="clip">{String(value)}</span>
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '')
  if (text('speaker'))
    return (
      <>
        <span className="speaker">{speakerOf(labels, text('speaker'))}</span> {text('text')}
      </>
    )
  if (text('name')) return <span>{text('name')}</span>
  const people = isObject(value.characters) ? Object.entries(value.characters) : []
  return (
    <>
      <span className="speaker">{[text('place'), text('hour'), text('mood')].filter(Boolean).join(' · ')}</span>{' '}
      {people
        .map(([id, state]) => `${labels.get(id)?.short ?? id}: ${isObject(state) ? String(state.wardrobe ?? '') : ''}`)
        .join('; ')}
    </>
  )
}
