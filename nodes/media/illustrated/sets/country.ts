// What lies around a place: behind streets and roofs, and before windows.
import { type Landscape, landscapeOf } from '../../landscape.ts'
import { hash } from '../draw/random.ts'

export type Country = Landscape

/** Large cities by their English names: a scene that plays `in Lisbon` plays in its streets. */
export const CITIES =
  /(?:abidjan|accra|addis ababa|algiers|alexandria|amsterdam|ankara|antwerp|athens|auckland|baghdad|bangkok|barcelona|beijing|beirut|belfast|belgrade|berlin|bogot[aá]|bombay|boston|bristol|brooklyn|brussels|bucharest|budapest|buenos aires|cairo|calcutta|cape town|caracas|casablanca|chicago|cologne|copenhagen|dakar|dallas|damascus|delhi|detroit|dresden|dublin|edinburgh|florence|frankfurt|geneva|genoa|glasgow|granada|hamburg|hanoi|harlem|havana|helsinki|hong kong|houston|istanbul|jakarta|jerusalem|johannesburg|kathmandu|kr[aá]k[oó]w|kyiv|kyoto|lagos|leipzig|lima|lisbon|liverpool|london|los angeles|lyon|madrid|manchester|manhattan|manila|marrakesh|marseilles?|melbourne|memphis|mexico city|milan|montevideo|montreal|moscow|mumbai|munich|nairobi|naples|new orleans|new york|odesa|osaka|oslo|palermo|paris|philadelphia|phoenix|porto|prague|quito|reykjavik|riga|rome|rotterdam|saigon|salzburg|san francisco|santiago|s[aã]o paulo|sarajevo|seattle|seoul|seville|shanghai|singapore|sofia|stockholm|sydney|taipei|tallinn|tangier|tbilisi|tehran|tel aviv|tokyo|toronto|trieste|tunis|turin|valencia|vancouver|vienna|vilnius|warsaw|zagreb|z[uü]rich)\b/
/** Those that are known for their water. */
export const WATER_CITIES = /(?:rio de janeiro|venice|valletta|dubrovnik|monaco)\b/

/** The country that words name, cities by their names included. */
const named = (words: string): Country | undefined =>
  landscapeOf(words) ??
  (SEA_CITY.test(words) ? 'sea' : CITY.test(words) ? 'city' : /\btown\b/.test(words) ? 'village' : undefined)
const SEA_CITY = new RegExp(`\\b${WATER_CITIES.source}`)
const CITY = new RegExp(`\\b${CITIES.source}`)

/** Where places mostly are whose story says nothing of the country. */
const USUAL: readonly (readonly [RegExp, Country])[] = [
  [/sanatorium|monaster|castle|observatory|tower|hunt|lodge/, 'peaks'],
  [/\bship|captain/, 'sea'],
  [/cottage|\bhut|cabin|camp|garden|greenhouse|orchard|manor|villa\b|porch/, 'trees'],
  [/street|alley|square|market/, 'village'],
  [/mill|church|chapel|school|barn|house|kitchen|bedroom/, 'hills'],
  [
    /office|bank|apartment|flat|newsroom|police|\bbars?\b|cafe|hospital|court|shop|lab|roof|balcony|terrace|fire escape/,
    'city',
  ],
]

/** A village lies somewhere: in a story of the desert or the sea, there. */
const placeIn = (place: string, story: string): string =>
  named(place) === 'village' && named(story) !== undefined && named(story) !== 'city' ? story : place

/** By the place's own words, else by the story's, else where such places mostly are; the same for all views of a place. */
export const countryOf = (place: string, story = ''): Country =>
  named(placeIn(place.toLowerCase(), story.toLowerCase())) ??
  named(story.toLowerCase()) ??
  USUAL.find(([words]) => words.test(place.toLowerCase()))?.[1] ??
  (['peaks', 'hills', 'city', 'trees'] as const)[hash(place.toLowerCase()) % 4] ??
  'hills'
