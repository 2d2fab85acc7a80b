// What lies around a place: behind streets and roofs, and before windows.
import { hash } from '../draw/random.ts'

export type Country = 'city' | 'village' | 'hills' | 'peaks' | 'sea' | 'trees' | 'desert' | 'space'

/** Large cities by their English names: a scene that plays `in Lisbon` plays in its streets. */
export const CITIES =
  /(?:alexandria|amsterdam|ankara|antwerp|athens|auckland|baghdad|bangkok|barcelona|beijing|beirut|belfast|belgrade|berlin|bogot[aá]|bombay|boston|bristol|brooklyn|brussels|bucharest|budapest|buenos aires|cairo|calcutta|cape town|caracas|casablanca|chicago|cologne|copenhagen|dakar|dallas|damascus|delhi|detroit|dresden|dublin|edinburgh|florence|frankfurt|geneva|genoa|glasgow|granada|hamburg|hanoi|harlem|havana|helsinki|hong kong|houston|istanbul|jakarta|jerusalem|johannesburg|kathmandu|kr[aá]k[oó]w|kyiv|kyoto|lagos|leipzig|lima|lisbon|liverpool|london|los angeles|lyon|madrid|manchester|manhattan|manila|marrakesh|marseilles?|melbourne|memphis|mexico city|milan|montevideo|montreal|moscow|mumbai|munich|nairobi|naples|new orleans|new york|odesa|osaka|oslo|palermo|paris|philadelphia|phoenix|porto|prague|quito|reykjavik|riga|rome|rotterdam|saigon|salzburg|san francisco|santiago|s[aã]o paulo|sarajevo|seattle|seoul|seville|shanghai|singapore|sofia|stockholm|sydney|taipei|tallinn|tangier|tbilisi|tehran|tel aviv|tokyo|toronto|trieste|tunis|turin|valencia|vancouver|vienna|vilnius|warsaw|zagreb|z[uü]rich)\b/
/** Those that are known for their water. */
export const WATER_CITIES = /(?:rio de janeiro|venice|valletta|dubrovnik|monaco)\b/

/** The country that words name; the rarer one where they name several: a city detective may come to the mountains. */
const NAMED: readonly (readonly [RegExp, Country])[] = [
  [
    /\b(?:outer space|space(?:ship|craft| ?station)?|starship|orbit\w*|asteroid|galaxy|(?:moon|mars) (?:base|colony|station)|lunar|on (?:the moon|mars)\b)/,
    'space',
  ],
  [/\b(?:desert|dunes?\b|oasis|sahara|canyon|outback|savanna|steppe)/, 'desert'],
  [/\b(?:alp|andes|himalaya|mountain|ski\b|chalet|peaks?\b|summit|glacier|highland|fjord)/, 'peaks'],
  [
    /\b(?:seas?\b|sea ?side|ocean|harbou?r|pier\b|lighthouse|ferry|coast|island|boat|wharf|docks?\b|beach|shore|fishing)/,
    'sea',
  ],
  [/\b(?:(?:rain)?forest|woods?\b|woodland|jungle|taiga)/, 'trees'],
  [/\b(?:village|hamlet|(?:small |market )?town\b)/, 'village'],
  [/\b(?:country ?side|farm|valley|moors?\b|prairie|vineyard)/, 'hills'],
  [/\b(?:city|cities|downtown|metropol|skyscraper|urban)/, 'city'],
  [new RegExp(`\\b${WATER_CITIES.source}`), 'sea'],
  [new RegExp(`\\b${CITIES.source}`), 'city'],
]

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

const found = (words: string, table: readonly (readonly [RegExp, Country])[]): Country | undefined =>
  table.find(([pattern]) => pattern.test(words))?.[1]

/** By the place's own words, else by the story's, else where such places mostly are; the same for all views of a place. */
export const countryOf = (place: string, story = ''): Country =>
  found(place.toLowerCase(), NAMED) ??
  found(story.toLowerCase(), NAMED) ??
  found(place.toLowerCase(), USUAL) ??
  (['peaks', 'hills', 'city', 'trees'] as const)[hash(place.toLowerCase()) % 4] ??
  'hills'
