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

/** Words of a place that mean a bed. The first that match win, up to two. */
const PLACES: readonly (readonly [BedName, RegExp])[] = [
  ['sea', /\b(sea|ocean|beach|shore|coast|harbou?r|pier|dock|lighthouse|island|cliff|sail\w*|boat|ferry)/i],
  ['stream', /\b(river|stream|brook|creek|waterfall|fountain|spring|canal|sewer)/i],
  [
    'electronics',
    /\b(lab|laborator\w+|control room|server|data ?cent\w+|cockpit|space ?ship|starship|space station|observatory|hospital|clinic|command|cyber\w*)/i,
  ],
  [
    'machine',
    /\b(factory|engine|reactor|workshop|garage|bunker|submarine|train|subway|metro|basement|boiler|mill|plant room|warehouse|elevator|ship)/i,
  ],
  [
    'crowd',
    /\b(market|bar|caf[eé]|restaurant|pub|tavern|inn|party|festival|station|airport|theat\w+|stadium|school|classroom|mall|concert|banquet|court\w*|casino|ballroom|crowd\w*)/i,
  ],
  ['fire', /\b(camp ?fire|fireplace|hearth|bonfire|forge|torch\w*|camp)\b/i],
  [
    'city',
    /\b(city|street|alley\w*|rooftop|downtown|square|town|traffic|highway|road|avenue|apartment|office|penthouse|hotel|bridge|plaza|newsroom|precinct)/i,
  ],
]
const NATURE =
  /\b(forest|wood\w*|garden|park|meadow|field|jungle|country\w*|farm|orchard|valley|village|hill|lake|grove|swamp|cemetery|graveyard|grass\w*|trail|cabin)/i
const HIGH =
  /\b(mountain|desert|cliff|peak|summit|tundra|steppe|ridge|moor|wasteland|arctic|snow\w*|ice|glacier|tower|ruin\w*|roof\w*|plateau|dune\w*)/i
const LARGE =
  /\b(hall|cathedral|church|cave\w*|cavern|warehouse|hangar|temple|tunnel|station|crypt|vault|museum|theat\w+|palace|castle|chamber)/i

/** Words of an action that mean a happening; each happens where its word stands in the text. */
const ACTIONS: readonly (readonly [HappeningName, RegExp])[] = [
  [
    'running steps',
    /\b(run|runs|running|ran|chas\w+|flee\w*|fled|sprint\w*|rac(?:es|ing)|dash\w*|escap\w+|bolt(?:s|ed))\b/i,
  ],
  [
    'footsteps',
    /\b(walk\w*|step(?:s|ped|ping)?|enter\w*|approach\w*|follow\w*|pac(?:es|ing)|wander\w*|cross(?:es|ing)|arriv\w+|creep\w*|sneak\w*|climb\w*|descend\w*|hurr(?:y|ies)|stroll\w*|march\w*|leav(?:es|ing))\b/i,
  ],
  ['door', /\b(doors?|gates?|hatch|unlock\w*|slam\w*|vault)\b/i],
  ['knock', /\bknock\w*\b/i],
  ['thunder', /\b(thunder\w*|lightning)\b/i],
  ['explosion', /\b(explo\w+|blasts?|bomb\w*|detonat\w+|erupt\w*)\b/i],
  ['breaking glass', /\b(shatter\w*|smash\w*|breaking glass|glass breaks|window breaks)\b/i],
  [
    'beeps',
    /\b(beep\w*|alarm\w*|phone\w*|consoles?|terminal\w*|computer\w*|monitor\w*|scanner\w*|keypad|hologra\w+|transmission|signal)\b/i,
  ],
  ['bell', /\b(bells?|chime\w*|gong)\b/i],
  ['clock', /\b(clock\w*|ticking|tick|countdown|pocket watch)\b/i],
  ['passing car', /\b(cars?|driv(?:es|ing)|trucks?|taxi|motorcycle|van)\b/i],
  ['splash', /\b(splash\w*|dives?|plung\w+|wades?|puddle\w*)\b/i],
  ['heartbeat', /\b(heart(?:beat)?|pulse|terrified|dread|panic\w*|holds? (?:his|her|their) breath)\b/i],
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
  const storm = /\b(storm\w*|thunder\w*|downpour|torrential|heavy rain|pour\w*|tempest|hurricane)/i.test(sky)
  if (storm || /\b(rain\w*|drizzl\w*|shower)/i.test(weather) || /\b(rain\w*|drizzl\w*)/i.test(action))
    add('rain', storm ? 2 : 0, { outside: interior, strength: storm ? 0.9 : 0.45 })
  if (storm || /\b(wind\w*|gale|blizzard|snow\w*|gust\w*|breez\w*|sandstorm|howl\w*)/i.test(sky))
    add('wind', /\bbreez/i.test(sky) ? -6 : storm ? 1 : 0, { outside: interior, strength: storm ? 0.9 : 0.5 })
  const outdoors: ReadonlySet<BedName> = new Set(['sea', 'stream', 'city'])
  for (const [name, words] of PLACES) {
    if (found.size >= 3) break
    if (words.test(place)) add(name, 0, { outside: interior && outdoors.has(name) })
  }
  if (/\b(fire|flames?|burn\w*|blaz\w+|inferno|candle\w*)\b/i.test(`${place} ${action} ${scene.props.join(' ')}`))
    add('fire', /\bcandle/i.test(action) ? -10 : -2)
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
  if (/\b(storm|thunder\w*|tempest)/i.test(scene.weather) && !found.some(({ name }) => name === 'thunder'))
    found.push({ name: 'thunder', index: Math.floor(random() * text.length) })
  const soft =
    !scene.interior &&
    (NATURE.test(scene.place) || /\b(beach|snow|desert|sand)/i.test(`${scene.place} ${scene.weather}`))
  return found
    .sort((a, b) => a.index - b.index)
    .filter(
      ({ name }, index, all) => name !== 'footsteps' || !all.some(other => other.name === 'running steps') || index > 2,
    )
    .slice(0, MOST)
    .map(({ name, index }, order) => ({
      name: name === 'footsteps' && soft ? 'soft footsteps' : name,
      gain: name === 'thunder' && scene.interior ? -5 : name === 'heartbeat' ? -2 : 0,
      at: Math.max(
        0,
        Math.min(
          seconds - 0.8,
          0.35 + (index / Math.max(1, text.length)) * seconds * 0.78 + 0.25 * order + between(random, -0.2, 0.2),
        ),
      ),
      pan: between(random, -0.45, 0.45),
    }))
}

function space(scene: SceneValue): Design['space'] {
  if (!scene.interior)
    return { seconds: /\b(alley|canyon|street|square|courtyard)/i.test(scene.place) ? 1.1 : 0.5, size: 1 }
  return LARGE.test(scene.place) ? { seconds: 2.6, size: 1 } : { seconds: 0.5, size: 0.4 }
}
