// Which sounds a scene has: read from its place, hour, weather, action and props.
import type { SceneValue } from '../../../types.ts'
import { between, type Chance } from '../random.ts'
import type { HappeningName } from './happenings.ts'

export type BedName =
  | 'wind'
  | 'rain'
  | 'sea'
  | 'fire'
  | 'stream'
  | 'room'
  | 'city'
  | 'machine'
  | 'electronics'
  | 'crowd'
  | 'birds'
  | 'crickets'

export interface BedChoice {
  readonly name: BedName
  /** dB relative to the bed's own level. */
  readonly gain: number
  /** Heard through walls: darker and softer. */
  readonly outside: boolean
  /** 0…1 */
  readonly strength: number
}

export interface HappeningChoice {
  readonly name: HappeningName
  /** dB relative to its own level. */
  readonly gain: number
  /** Seconds from the start. */
  readonly at: number
  /** −1 left … 1 right */
  readonly pan: number
}

export interface Design {
  readonly beds: readonly BedChoice[]
  readonly happenings: readonly HappeningChoice[]
  /** Seconds of reverberation of the place, and its size (see Room). */
  readonly space: { readonly seconds: number; readonly size: number }
}

/** Whole words of any script, singular or plural, parted by `|`; a star takes any ending. */
const words = (list: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${list.replaceAll('*', '\\p{L}*')})s?(?!\\p{L})`, 'iu')

/** Words of a place that mean a bed. The first that match win, up to two. */
const PLACES: readonly (readonly [BedName, RegExp])[] = [
  ['sea', words('sea|ocean|beach|shore|coast|harbou?r|pier|dock|lighthouse|island|cliff|sail*|boat|ferry')],
  ['stream', words('river|stream|brook|creek|waterfall|fountain|spring|canal|sewer')],
  [
    'electronics',
    words(
      'lab|laborator*|control room|server|data ?cent*|cockpit|space ?ship|starship|space station|observatory|hospital|clinic|command center|cyber*',
    ),
  ],
  [
    'machine',
    words(
      'factory|engine|reactor|workshop|garage|bunker|submarine|train|subway|metro|basement|boiler|mill|plant room|warehouse|elevator|ship',
    ),
  ],
  [
    'crowd',
    words(
      'market|bar|caf[eé]|restaurant|pub|tavern|inn|party|festival|(?:train|railway|bus|metro|police) station|airport|theat*|stadium|school|classroom|mall|concert|banquet|courtroom|casino|ballroom|crowd*',
    ),
  ],
  ['fire', words('camp ?fire|fireplace|hearth|bonfire|forge|torch*|camp')],
  [
    'city',
    words(
      'city|street|alley*|rooftop|downtown|square|town|traffic|highway|road|avenue|apartment|office|penthouse|hotel|bridge|plaza|newsroom|precinct',
    ),
  ],
]
const NATURE = words(
  'forest|wood*|garden|park|meadow|field|jungle|country*|farm|orchard|valley|village|hill|lake|grove|swamp|cemetery|graveyard|grass*|trail|cabin',
)
const HIGH = words(
  'mountain|desert|cliff|peak|summit|tundra|steppe|ridge|moor|wasteland|arctic|snow*|ice|glacier|tower|ruin*|roof*|plateau|dune*',
)
const LARGE = words(
  'hall|cathedral|church|cave*|cavern|warehouse|hangar|temple|tunnel|station|crypt|vault|museum|theat*|palace|castle|chamber',
)

/** Words of an action that mean a happening; each happens where its word stands in the text. */
const ACTIONS: readonly (readonly [HappeningName, RegExp])[] = [
  ['running steps', words('run|runs|running|ran|chas*|flee*|fled|sprint*|rac(?:es|ing)|dash*|escap*|bolt(?:s|ed)')],
  [
    'footsteps',
    words(
      'walk*|step(?:s|ped|ping)?|enter*|approach*|follow*|pac(?:es|ing)|wander*|cross(?:es|ing)|arriv*|creep*|sneak*|climb*|descend*|hurr(?:y|ies)|stroll*|march*|leav(?:es|ing)',
    ),
  ],
  ['door', words('doors?|gates?|hatch|unlock*|slam*|vault')],
  ['knock', words('knock*')],
  ['thunder', words('thunder*|lightning')],
  ['explosion', words('explo*|blasts?|bomb*|detonat*|erupt*')],
  ['breaking glass', words('shatter*|smash*|breaking glass|glass breaks|window breaks')],
  [
    'beeps',
    words('beep*|alarm*|phone*|consoles?|terminal*|computer*|monitor*|scanner*|keypad|hologra*|transmission|signal'),
  ],
  ['bell', words('bells?|chime*|gong')],
  ['clock', words('clock*|ticking|tick|countdown|pocket watch')],
  ['passing car', words('cars?|driv(?:es|ing)|trucks?|taxi|motorcycle|van')],
  ['splash', words('splash*|dives?|plung*|wades?|puddle*')],
  ['heartbeat', words('heart(?:beat)?|pulse|terrified|dread|panic*|holds? (?:his|her|their) breath')],
]

/** Chooses what is heard in a scene. */
export function design(scene: SceneValue, seconds: number, intensity: number, random: Chance): Design {
  return {
    beds: beds(scene, intensity),
    happenings: happenings(scene, seconds, random),
    space: space(scene),
  }
}

function beds(scene: SceneValue, intensity: number): BedChoice[] {
  const { interior, place, hour, weather, action } = scene
  const sky = `${weather} ${action}`
  const found = new Map<BedName, BedChoice>()
  const add = (name: BedName, gain: number, options: { outside?: boolean; strength?: number } = {}) => {
    if (!found.has(name))
      found.set(name, { name, gain, outside: options.outside ?? false, strength: options.strength ?? intensity })
  }
  const storm = words('storm*|thunder*|tempest|hurricane').test(sky)
  const heavy = storm || words('downpour|torrential|heavy rain|pour*').test(sky)
  if (heavy || words('rain*|drizzl*|shower').test(weather) || words('rain*|drizzl*').test(action))
    add('rain', heavy ? 2 : 0, { outside: interior, strength: heavy ? 0.9 : 0.45 })
  if (storm || words('wind|windy|windswept|gale|blizzard|snow*|gust*|breez*|sandstorm|howl*').test(sky))
    add('wind', words('breez*').test(sky) ? -6 : storm ? 1 : 0, { outside: interior, strength: storm ? 0.9 : 0.5 })
  const outdoors: ReadonlySet<BedName> = new Set(['sea', 'stream', 'city'])
  for (const [name, words] of PLACES) {
    if (found.size >= 3) break
    if (words.test(place)) add(name, 0, { outside: interior && outdoors.has(name) })
  }
  if (words('fire|flames?|burn*|blaz*|inferno|candle*').test(`${place} ${action} ${scene.props.join(' ')}`))
    add('fire', words('candle').test(action) ? -10 : -2)
  const dark = hour === 'night' || hour === 'dusk'
  const wet = found.has('rain')
  if (NATURE.test(place) && !wet) {
    if (dark) add('crickets', interior ? -4 : 0, { outside: interior })
    else add('birds', interior ? -4 : 0, { outside: interior })
  }
  if (!interior && (HIGH.test(place) || NATURE.test(place) || found.size === 0))
    add('wind', HIGH.test(place) ? -2 : -8, { strength: 0.3 })
  if (interior) add('room', found.size === 0 ? 0 : -4)
  return [...found.values()]
}

/** No more than this many a scene, so that speech stays clear. */
const MOST = 4

function happenings(scene: SceneValue, seconds: number, random: Chance): HappeningChoice[] {
  const text = scene.action
  const found: { name: HappeningName; index: number }[] = []
  for (const [name, words] of ACTIONS) {
    const match = words.exec(text)
    if (match) found.push({ name, index: match.index })
  }
  if (words('storm|thunder*|tempest').test(scene.weather) && !found.some(({ name }) => name === 'thunder'))
    found.push({ name: 'thunder', index: Math.floor(random() * text.length) })
  const soft =
    !scene.interior &&
    (NATURE.test(scene.place) || words('beach|snow|desert|sand').test(`${scene.place} ${scene.weather}`))
  return found
    .sort((a, b) => a.index - b.index)
    .filter(
      ({ name }, index, all) => name !== 'footsteps' || !all.some(other => other.name === 'running steps') || index > 2,
    )
    .slice(0, MOST)
    .map(({ name, index }, order, all) => {
      // Half by its place in the telling, half evenly: the first thing told happens early, and nothing piles up.
      const share = (index / Math.max(1, text.length) + order / all.length) / 2
      return {
        name: name === 'footsteps' && soft ? 'soft footsteps' : name,
        gain: name === 'thunder' && scene.interior ? -5 : name === 'heartbeat' ? -2 : 0,
        at: Math.max(0, Math.min(seconds - 0.8, 0.4 + share * seconds * 0.8 + between(random, -0.1, 0.3))),
        pan: between(random, -0.45, 0.45),
      }
    })
}

function space(scene: SceneValue): Design['space'] {
  if (!scene.interior)
    return { seconds: words('alley|canyon|street|square|courtyard').test(scene.place) ? 1.1 : 0.5, size: 1 }
  return LARGE.test(scene.place) ? { seconds: 2.6, size: 1 } : { seconds: 0.5, size: 0.4 }
}
