// Which set a scene's words ask for.
import * as out from './exteriors.ts'
import * as inside from './interiors.ts'
import type { SetPainter } from './stage.ts'

const INSIDE: readonly (readonly [RegExp, SetPainter])[] = [
  [/corridor|hallway|passage|tunnel|hall of|stairwell|basement hall/, inside.corridor],
  [
    /lab|laborator|research|clean ?room|workshop|reactor|server|control room|observatory|facility|clinic of/,
    inside.lab,
  ],
  [
    /space|starship|cockpit|bridge|shuttle|airlock|orbit|station module|spaceship|ship|boat|deck|cabin of the|hold/,
    inside.ship,
  ],
  [/library|archive|study|bookshop|bookstore|reading/, inside.library],
  [/throne|castle|palace|great hall|royal|keep|fortress/, inside.throne],
  [/church|chapel|cathedral|monastery|abbey/, inside.church],
  [/temple|shrine|crypt|tomb|pyramid|sanctuary|altar/, inside.temple],
  [/cave|cavern|grotto|mine\b|underground lake/, out.cave],
  [/class|school|universit|lecture|academy|gym/, inside.school],
  [/hospital|ward|surgery|medical|infirmary|sick ?bay|clinic|morgue/, inside.hospital],
  [/bar\b|pub|tavern|inn\b|saloon|club|restaurant|diner|caf[eé]|coffee|casino/, inside.bar],
  [/court/, inside.courtroom],
  [/train|carriage|wagon|subway|metro|tram|bus\b/, inside.train],
  [/market|bazaar|shop|store|mall|bakery/, inside.market],
  [/prison|cell|jail|dungeon|cage|interrogation/, inside.prison],
  [/warehouse|factory|hangar|garage|barn|depot|cellar|basement|bunker|attic|backstage|theat/, inside.warehouse],
  [/kitchen|pantry/, inside.kitchen],
  [/bedroom|dormitor|nursery|hotel room|motel/, inside.bedroom],
  [/cabin|cottage|hut|lodge|hunting|lighthouse|farmhouse|tent/, inside.cabin],
  [/office|newsroom|police|precinct|agency|bank|studio|headquarter|boardroom|meeting/, inside.office],
  [/living room|apartment|flat|home|house|lounge|parlou?r|salon|sitting/, inside.home],
]

const OUTSIDE: readonly (readonly [RegExp, SetPainter])[] = [
  [/rooftop|roof\b|balcony|terrace|helipad/, out.rooftop],
  [/cave|cavern|grotto|canyon mouth|mine\b/, out.cave],
  [/forest|wood|jungle|grove|swamp|trail|clearing|orchard|marsh|camp/, out.forest],
  [/mountain|cliff|peak|summit|glacier|pass\b|ridge|volcano|valley|canyon|ravine/, out.mountains],
  [/beach|shore|coast|island|sea ?side|lagoon|bay\b/, out.beach],
  [/harbou?r|dock|pier|port\b|wharf|quay|lake|river|canal|bridge/, out.harbor],
  [/desert|dune|wasteland|mars|moon|planet|savanna|outback|crater/, out.desert],
  [/ruin|temple|battlefield|wreck|crash|ancient|abandoned (?:city|village|town)/, out.ruins],
  [/park|garden|cemeter|grave|churchyard|campus|playground|lawn|courtyard|yard/, out.park],
  [/village|farm|field|hamlet|countryside|cottage|barn|meadow|mill/, out.village],
  [
    /street|city|town|alley|avenue|road|square|market|plaza|building|outside|station|school|hospital|warehouse|lab|gate|entrance|parking|shop|caf[eé]|office|apartment|house|castle|palace/,
    out.street,
  ],
  [/space|starship|orbit/, inside.ship],
]

/** The painter for a place. Unknown words get a room or a landscape that suits most stories. */
export function setFor(place: string, interior: boolean): SetPainter {
  const text = place.toLowerCase()
  const first = (interior ? INSIDE : OUTSIDE).find(([words]) => words.test(text))?.[1]
  return first ?? (interior ? inside.chamber : (OUTSIDE.find(([words]) => words.test(text))?.[1] ?? out.land))
}
