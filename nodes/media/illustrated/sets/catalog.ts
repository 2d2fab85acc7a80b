// Which set a scene's words ask for.
import { CITIES, WATER_CITIES } from './country.ts'
import { bakery } from './inside/bakery.ts'
import { clockmaker } from './inside/clocks.ts'
import * as halls from './inside/halls.ts'
import * as homes from './inside/homes.ts'
import * as leisure from './inside/leisure.ts'
import * as science from './inside/science.ts'
import * as trades from './inside/trades.ts'
import * as vessel from './inside/vessel.ts'
import * as works from './inside/works.ts'
import { lighthouse } from './outside/lighthouse.ts'
import * as settled from './outside/settled.ts'
import * as shores from './outside/shores.ts'
import * as streets from './outside/streets.ts'
import * as wild from './outside/wild.ts'
import type { SetPainter } from './stage.ts'

/** Words begin where the expression does: a small apartment is no mall, and a rocket no rock. */
const fromWordStart = (list: readonly (readonly [RegExp, SetPainter])[]): readonly (readonly [RegExp, SetPainter])[] =>
  list.map(([words, painter]) => [new RegExp(`\\b(?:${words.source})`), painter])

/** Rooms of a vessel that flies: what sails the sea is built of other things. */
const aboard = (list: readonly (readonly [RegExp, SetPainter])[]): readonly (readonly [RegExp, SetPainter])[] =>
  list.map(([words, painter]) => [
    new RegExp(
      `^(?:(?=.*(?:space|star|orbit))|(?!.*\\b(?:sail|deck|seas?\\b|boat|ocean|pirate))).*\\b(?:${words.source})`,
    ),
    painter,
  ])

const INSIDE = fromWordStart([
  [/clock|watch(?:maker|mender|shop| shop| repair)|horolog/, clockmaker],
  [/control tower|air traffic|flight control/, works.controlTower],
  [/comms room|communications|signals? room|radio (?:room|shack)/, vessel.comms],
  [/laundr|washhouse|wash room/, works.laundry],
  [/greenhouse|conservatory|hydroponic|glasshouse|winter garden|biodome|\bdome\b/, works.greenhouse],
  [/elevator|\blift\b/, works.lift],
  [/hotel room|motel/, homes.bedroom],
  [/hotel(?! bar)|lobby|resort|reception|foyer/, leisure.hotel],
  [/stage|backstage|theat|cinema|opera|ballroom|circus|concert|dance hall|big top|music hall/, leisure.stageHouse],
  [/galler|museum|auction/, leisure.gallery],
  [
    /workshop|(?:black|gold|silver)?smith|\bforge\b|garage|atelier|boatyard|shipyard|(?:saw|wind|water)?mill\b|repair|foundry|pump house|signal box/,
    works.workshop,
  ],
  [/corridor|hallway|passage|tunnel|hall of|stairwell|basement hall/, science.corridor],
  [/\blabs?\b|laborator|research|clean ?room|reactor|server|control room|observatory|facility/, science.lab],
  ...aboard([
    [/cargo (?:bay|hold)|(?:docking|shuttle|landing) bay|airlock/, vessel.cargoBay],
    [/engine (?:room|bay)|engineering (?:bay|section)|life support|power core/, vessel.engineRoom],
    [/(?:crew|sleeping|living) quarters|sleeping pods?/, vessel.quarters],
  ]),
  [
    /space|starship|cargo hold|docking|escape pod|cockpit|bridge|shuttle|orbit|station module|spaceship|\bship\b|boat|deck|cabin of the|\bhold\b/,
    science.ship,
  ],
  [/library|archive|study|bookshop|bookstore|reading/, halls.library],
  [/throne|castle|palace|great hall|royal|keep\b|fortress/, halls.throne],
  [/church|chapel|cathedral|monastery|abbey/, halls.church],
  [/temple|shrine|crypt|tomb|pyramid|sanctuary|altar/, halls.temple],
  [/cave|cavern|grotto|\bmine\b|underground lake/, wild.cave],
  [/class|school|universit|lecture|academy|gym/, halls.school],
  [/hospital|\bward\b|surgery|medical|infirmary|sick ?bay|clinic|morgue/, science.hospital],
  [/bar\b|pubs?\b|tavern|inn\b|saloon|club|restaurant|diner|caf[eé]|coffee|casino/, trades.bar],
  [/court/, halls.courtroom],
  [/\btrain\b|carriage|wagon|subway|metro|trams?\b|bus\b/, trades.train],
  [/baker|patisserie|pastry (?:shop|kitchen)|bread shop/, bakery],
  [/(?:super)?market|bazaar|shop|(?:drug|grocery )?stores?\b|mall\b/, trades.market],
  [/prison|\bcells?\b|jail|dungeon|cage|interrogation/, trades.prison],
  [
    /warehouse|factory|hangar|barn|depot|terminal|airport|loading|cellar|basement|bunker|attic|vault|storeroom|(?:junk|lumber|scrap|ship)?yard/,
    trades.warehouse,
  ],
  [/kitchen|pantry/, homes.kitchen],
  [/bedroom|dormitor|nursery|upstairs|landing/, homes.bedroom],
  [/cabin|cottage|\bhut\b|lodge|hunting|lighthouse|farmhouse|tents?\b/, homes.cabin],
  [/office|newsroom|police|precinct|agency|bank|studio|headquarter|boardroom|meeting|hall\b/, trades.office],
  [/living room|apartment|flat\b|home|(?:town|pent|guest )?house|lounge|parlou?r|salon|sitting/, homes.home],
])

const OUTSIDE = fromWordStart([
  [/(?:desert|oasis|caravan) (?:\w+ )?(?:market|bazaar|town)|souk|bazaar|casbah/, streets.bazaar],
  [/(?:coast|cliff|clifftop|headland)s? (?:path|walk|road|trail)/, shores.cliffs],
  [/rooftop|roof\b|balcony|terrace|helipad|fire escape/, settled.rooftop],
  [/cave|cavern|grotto|canyon mouth|\bmine\b/, wild.cave],
  [/(?:rain)?forest|wood|jungle|grove|swamp|trail|clearing|orchard|marsh|\bcamp\b|stream|brook|trees/, wild.forest],
  [
    /mountain|alps|andes|himalaya|hillside|rocks?\b|rocky|quarry|cliff|peak|summit|glacier|pass\b|ridge|volcano|valley|canyon|ravine/,
    wild.mountains,
  ],
  [/lighthouse|lamp tower/, lighthouse],
  [/beach|(?:sea|lake)?shore|coast|island|sea ?side|lagoon|bay\b/, shores.beach],
  [
    /harbou?r|dock|pier|port\b|wharf|quay|lake|river\b|canal|bridge|\bsea\b|ocean|raft|boat|ferry|yacht|jetty|reef/,
    shores.harbor,
  ],
  [
    /desert|dune|wasteland|mars\b|moon|planet|savanna|outback|crater|comet|asteroid|europa|titan\b|landing field|riverbed|roadside|highway|steppe|prairie/,
    wild.desert,
  ],
  [/ruin|temple|battlefield|wreck|crash|ancient|abandoned (?:city|village|town)/, settled.ruins],
  [/park|garden|cemeter|grave|churchyard|campus|playground|lawn|courtyard|(?:back|farm|vine)?yard/, settled.park],
  [/village|farm|field|hamlet|countryside|cottage|barn|meadow|mill/, settled.village],
  [
    /street|city|town|alley|avenue|(?:cross|rail)?road|square|market|plaza|building|outside|station|school|hospital|warehouse|labs?\b|laborator|gate|entrance|parking|shop|caf[eé]|office|apartment|house|castle|palace/,
    streets.street,
  ],
  [/space|starship|orbit/, science.ship],
  [WATER_CITIES, shores.harbor],
  [CITIES, streets.street],
])

/** The painter for a place. Unknown words get a room or a landscape that suits most stories. */
export function setFor(place: string, interior: boolean): SetPainter {
  const text = place.toLowerCase()
  const first = (interior ? INSIDE : OUTSIDE).find(([words]) => words.test(text))?.[1]
  return first ?? (interior ? homes.chamber : (OUTSIDE.find(([words]) => words.test(text))?.[1] ?? wild.land))
}
