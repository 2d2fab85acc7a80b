// Words of landscape: the country around a place or of a whole story, told by what is named. One table for whoever writes
// and whoever draws.

export type Landscape = 'city' | 'village' | 'hills' | 'peaks' | 'sea' | 'trees' | 'desert' | 'space'

/** The rarer first, since cities are everywhere: a city detective may come to the mountains. */
export const LANDSCAPES: readonly (readonly [RegExp, Landscape])[] = [
  [
    /\b(?:outer space|space(?: ?(?:ship|craft|station|port|colony)s?)|starships?|star cruisers?|in(?:to)? orbit|orbit(?:al)?|asteroids?|galaxy|(?:moon|lunar|mars) (?:base|station|colony)|lunar|on (?:the moon|mars)|(?:a|an|another|alien|distant|far|new|strange|unknown|ringed|nameless) planets?|colonists)\b/i,
    'space',
  ],
  [/\b(?:deserts?|dunes?|oasis|sahara|outback|canyons?|savannas?|steppes?)\b/i, 'desert'],
  [
    /\b(?:mountains?|mountainous|alps?|alpine|andes|himalayas?|ski (?:resort|lodge|slope|hut)|chalets?|peaks|summits?|glaciers?|fjords?|highlands?)\b/i,
    'peaks',
  ],
  [
    /\b(?:seas?|sea ?side|coasts?|coastal|islands?|beach(?:es)?|harbou?rs?|piers?|wharf|docks?|shores?|fishing (?:village|port|town|boat)s?|lighthouses?|at sea|oceans?|ferry|port town|boats?)\b/i,
    'sea',
  ],
  [/\b(?:(?:rain ?)?forests?|jungles?|woodlands?|woods|taiga)\b/i, 'trees'],
  [/\b(?:villages?|hamlets?|(?:small|market|mill) towns?)\b/i, 'village'],
  [/\b(?:country ?side|farms?|valleys?|vineyards?|prairies?|moors?)\b/i, 'hills'],
  [/\b(?:city|cities|downtown|metropol(?:is|itan)|skyscrapers?|urban|subway)\b/i, 'city'],
]

/** The country that `text` names; undefined when it names none. */
export const landscapeOf = (text: string): Landscape | undefined => LANDSCAPES.find(([words]) => words.test(text))?.[1]
