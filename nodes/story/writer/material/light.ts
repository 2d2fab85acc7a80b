// What the light does at each hour, wherever a sky can be seen, and which of the places’ own lights an hour rules out.
import type { Hour } from '../../../types.ts'
import type { PlaceKind } from './places.ts'

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

const HOUR_LIGHT: Readonly<Record<Hour, readonly string[]>> = {
  dawn: list(
    'grey light [arrives/gets in] without casting [anything/a shadow] | the first colour of the day is a thin green | edges come back, [one object at a time/and then colours] | the sky pales like a face hearing news | a stripe of pink widens along the horizon | what was black turns blue, and then merely dark | one star [holds out/is left over] in the west | birds begin before there is anything to see by | the east goes the colour of weak tea | cold brightness seeps in from low down',
  ),
  morning: list(
    'long [clean/blue] shadows point [away from the sun/all one way] | the brightness is [fresh/new] and [forgives/hides] nothing | light slants in and shows how dusty the air is | everything has a [hard/clean] new outline | the day comes in [at an angle/low], [gold on one side/and catches every edge] | dew burns off in threads | it is one of those mornings that look [washed/ironed] | the sun has cleared the roofs and is busy | glare skips off every piece of metal | a warm bar of sunshine inches across the ground',
  ),
  day: list(
    'the sun stands straight [up/overhead] and shadows [hide underfoot/are the size of plates] | plain daylight leaves [nothing/very little] to the imagination | a cloud passes, and everything dims and recovers | white noon [flattens/irons out] near and far | brightness beats down from a blank sky | a reflection wobbles overhead and is gone | the heat makes the distance swim | colours bleach to their undershirts | shade is rationed, a hand’s breadth at a time | the whole sky is one lamp, left on',
  ),
  afternoon: list(
    'shadows have begun to [lean/reach across] | the light has [thickened to honey/gone the colour of tea] | the sun works its way down the far side of things | dust turns in one slow golden column | half of everything is bright and half has given up | warmth lingers where the brightness has moved on | the sun finds a gap and makes the most of it | long rays pick out the scratches in every surface | the day is past its [middle/best] and knows it | a low glow comes from [the side/one side], like a [question/hint]',
  ),
  dusk: list(
    'the blue hour takes the [red/warmth] out of [everything/things] | the west is a coal with someone’s breath on it | lamps and sky are for [a minute/once] equally [bright/blue] | faces float a little ahead of their bodies | the last brightness drains [off to one side/down behind things] | distance goes first, then colour | bats stitch the sky shut | the horizon keeps one line of copper | it is too dark to [read/sew] and too light to stop trying | windows far off turn orange, then out',
  ),
  night: list(
    'the moon [comes and goes behind fast cloud/has a ring round it/is down already] | there is just enough light to [be mistaken by/see that something is there] | the dark has [corners/edges], and then has none | stars [crowd/fill] [the one clear patch/a gap in the cloud] | a [far/single] window is lit, and then [is not/another, below it] | moonlight lays [out everything/the whole of it out] in [pewter/two colours] | what shows is only [rims and edges/the wet parts of things] | eyes take [a minute/a while] to believe [how dark it is/what they are not seeing] | [a single/one] lamp makes the rest [blacker/go back a step] | night [presses its face up close/leans on everything]',
  ),
}

/** Where no sky is to be seen, or another one. */
const SUNLESS: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['ship', 'planet', 'cave', 'lab', 'hospital', 'theatre'])

const SUN = /\b(?:sun|sunlight|daylight|window light|afternoon|morning)\b/i
const LAMPLIT =
  /\b(?:moon\w*|stars|streetlamps?|headlights|neon|torch|floodlight|lantern|night lights?|lamps? to|harbour lights|brake lights|cross washes)\b/i

/** The lights of a place that an hour allows, and what the sky does then. */
export function lightsAt(hour: Hour, kind: PlaceKind, own: readonly string[]): readonly string[] {
  const dark = hour === 'night' || hour === 'dusk' || hour === 'dawn'
  const allowed = own.filter(entry => !(dark ? SUN : LAMPLIT).test(entry))
  return SUNLESS.has(kind) ? allowed : [...allowed, ...HOUR_LIGHT[hour]]
}
