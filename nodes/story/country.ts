// The country that a story plays in, for what is seen beyond the places of its scenes.

import { type Landscape, landscapeOf } from '../media/landscape.ts'

/** How a scene says it. */
const SAID: Readonly<Record<Landscape, string>> = {
  space: 'outer space',
  desert: 'desert',
  peaks: 'mountains',
  sea: 'sea',
  trees: 'forest',
  village: 'village',
  hills: 'countryside',
  city: 'city',
}

/**
 * The country of a story in a few words, such as `mountains`: what its setting names, else its premise, else most of its
 * places; else the setting itself, which may be a town that whoever draws it knows. Empty when nothing tells.
 */
export function countryOf(
  story: { readonly setting: string; readonly premise: string },
  places: readonly string[] = [],
): string {
  const named = (text: string): string | undefined => {
    const found = landscapeOf(text)
    return found && SAID[found]
  }
  const told = named(story.setting)
  if (told !== undefined) return told
  const setting = story.setting.trim().slice(0, 200)
  if (setting) return setting
  const counts = new Map<string, number>()
  for (const place of places) {
    const country = named(place)
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  return named(story.premise) ?? (most && most[1] * 2 > places.length ? most[0] : '')
}
