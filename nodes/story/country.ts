// The country that a story plays in, for what is seen beyond the places of its scenes.

/** Words of landscape as stories have them, and how a scene says them; the rarer first, since cities are everywhere. */
const COUNTRIES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:outer space|space ?(?:ship|craft|station|port|colony)s?|starships?|star cruisers?|in(?:to)? orbit|orbital|asteroids?|(?:moon|lunar|mars) (?:base|station|colony)|on (?:the moon|mars)|(?:a|an|another|alien|distant|far|new|strange|unknown|ringed|nameless) planets?|colonists)\b/i,
    'outer space',
  ],
  [/\b(?:deserts?|dunes|oasis|sahara|outback|canyons?)\b/i, 'desert'],
  [
    /\b(?:mountains?|mountainous|alps|alpine|andes|himalayas?|ski (?:resort|lodge)|chalet|glaciers?|fjords?|highlands)\b/i,
    'mountains',
  ],
  [
    /\b(?:sea ?side|coasts?|coastal|islands?|beach(?:es)?|harbou?rs?|fishing (?:village|port|town)|lighthouses?|by the sea|at sea|ocean|ferry|port town|sea)\b/i,
    'sea',
  ],
  [/\b(?:(?:rain ?)?forests?|jungles?|woodlands?|in the woods|taiga)\b/i, 'forest'],
  [/\b(?:villages?|hamlets?|small towns?)\b/i, 'village'],
  [/\b(?:countryside|farms?|valleys?|vineyards?|prairies?|moors)\b/i, 'countryside'],
  [/\b(?:city|cities|downtown|metropolis|skyscrapers?|urban|subway)\b/i, 'city'],
]

/**
 * The country of a story in a few words, such as `mountains`: what its setting names, else its premise, else most of its
 * places; else the setting itself, which may be a town that whoever draws it knows. Empty when nothing tells.
 */
export function countryOf(
  story: { readonly setting: string; readonly premise: string },
  places: readonly string[] = [],
): string {
  const named = (text: string): string | undefined => COUNTRIES.find(([words]) => words.test(text))?.[1]
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
