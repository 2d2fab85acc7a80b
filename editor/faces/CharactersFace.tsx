// The cast: a portrait and a name for each character.

import { isObject } from '../../engine/graph/json.ts'
import { thumbnailUrl } from '../api/http.ts'
import type { FaceProps } from './types.ts'
import { isLook, type LookView } from './values.ts'

export function CharactersFace({ values, shown, focus }: FaceProps) {
  const looks = shown.item.outputs
    .filter(output => isLook(output.value))
    .map(output => ({ key: output.key, value: output.value as unknown as LookView }))
  const listed =
    looks.length > 0
      ? looks
      : values
          .filter(each => isLook(each.value))
          .map(each => ({ key: each.key, value: each.value as unknown as LookView }))
  if (listed.length > 0)
    return (
      <ul className="cast nowheel nodrag">
        {listed.map(({ key, value }) => (
          <li key={key}>
            <button type="button" tabIndex={-1} title={`${value.name}: ${value.appearance}`} onClick={() => focus(key)}>
              {value.references[0] ? (
                <img
                  src={thumbnailUrl(value.references[0].digest, 200)}
                  alt={value.name}
                  loading="lazy"
                  draggable={false}
                />
              ) : (
                <span className="initial">{value.name.slice(0, 1)}</span>
              )}
              <span className="name clip">{value.name}</span>
            </button>
          </li>
        ))}
      </ul>
    )
  const characters: unknown[] =
    isObject(shown.value) && Array.isArray(shown.value.characters) ? shown.value.characters : []
  return (
    <ul className="cast nowheel nodrag">
      {characters.filter(isObject).map(character => (
        <li key={String(character.id)}>
          <span className="person" title={String(character.appearance ?? '')}>
            <span className="initial">{String(character.name ?? '?').slice(0, 1)}</span>
            <span className="name clip">{String(character.name ?? '')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
