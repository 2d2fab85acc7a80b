// Nouns of premises: which are places (and of what kind), which are things one can hold, which are neither.
import type { PlaceKind } from './places.ts'

const kinds = (table: Partial<Record<PlaceKind, string>>): ReadonlyMap<string, PlaceKind> =>
  new Map(
    Object.entries(table).flatMap(([kind, list]) => list.split(', ').map(noun => [noun, kind as PlaceKind] as const)),
  )

/** Place nouns (singular, lower case) and the kind of set they need. Two-word nouns win over their last word. */
export const PLACE_NOUNS: ReadonlyMap<string, PlaceKind> = kinds({
  roof: 'rooftop, roof, roof terrace, balcony, fire escape, penthouse terrace',
  yard: 'alley, loading dock, parking lot, yard, backyard lot, courtyard, parking garage, garage, freight terminal, dump, landfill, container port, impound lot, construction site',
  lab: 'control tower, lab, laboratory, research station, research facility, facility, observatory, clean room, bunker, test site, greenhouse dome, research base, biodome, testing ground, institute, research centre, research center',
  ship: 'spaceship, starship, space station, station, orbital station, shuttle, cockpit, bridge, airlock, capsule, colony, moon base, mars base, lunar base, orbit, probe, generation ship, cargo bay, engine room, cryo bay, freighter, station galley, observation deck, hydroponics bay',
  planet: 'planet, moon, mars, asteroid, crater, desert planet, space, jupiter, saturn, europa, titan',
  house:
    'house, home, cottage, mansion, manor, villa, estate, farmhouse, cabin, apartment, flat, chalet, penthouse, bungalow, dollhouse, boarding house, guesthouse, lodge, trailer, townhouse, kitchen, bedroom, living room, dining room, parlour, parlor, bathroom, hallway, summer house, rented room, back bedroom, family kitchen, crew quarters, mountain hut, log cabin, front steps',
  attic:
    'attic, loft, cellar, basement, crawlspace, vault, crypt, wine cellar, storage unit, garage, shed, closet, storeroom, secret room, panic room, boat shed, net loft',
  street:
    'street, alley, town, city, village, square, market, market square, neighborhood, neighbourhood, suburb, road, avenue, crossroads, plaza, bazaar, harbor town, harbour town, capital, ghost town, main street, parking lot, courtyard, venice, paris, london, tokyo, lisbon, prague, istanbul, cairo, naples, berlin, rome, vienna, mumbai, seoul, new york, havana, edinburgh, chicago, kyoto, los angeles, brooklyn, manhattan, barcelona, madrid, moscow, dublin, oslo, athens, marrakesh, shanghai, hong kong, bangkok, mexico city, buenos aires, hyderabad',
  forest:
    'forest, wood, woods, jungle, grove, swamp, marsh, clearing, rainforest, taiga, bog, moor, hollow, orchard, vineyard',
  mountain:
    'mountain, peak, summit, glacier, pass, mountain pass, cliff, ravine, canyon, valley, volcano, ridge, gorge, himalayas, alps, andes, hill, arctic, antarctica, pole, ice field, tundra, ski resort',
  shore:
    'beach, shore, coast, island, bay, cove, harbor, harbour, pier, dock, lighthouse, lagoon, reef, port, seaside town, fishing village, jetty, marina, boardwalk, harbour front, lake, river, riverbank, waterfall, canal, peninsula',
  sea: 'sea, ocean, boat, ship, submarine, ferry, yacht, trawler, raft, lifeboat, cruise ship, sailboat, oil rig, deck, fishing boat, houseboat, trench, riverboat',
  castle:
    'castle, palace, fortress, tower, keep, throne room, citadel, dungeon, court, great hall, kingdom, watchtower, realm, empire, ruins, ruin, temple, monastery, abbey, convent, pyramid, labyrinth, shrine, catacombs, tomb',
  cave: 'cave, cavern, mine, tunnel, grotto, quarry, mineshaft, lair, sewer, underground city, underworld, subway tunnel, well',
  church:
    'church, chapel, cathedral, cemetery, graveyard, mosque, synagogue, mausoleum, churchyard, belfry, funeral home, morgue, crematorium',
  library:
    'library, archive, archives, bookshop, bookstore, museum, gallery, reading room, university, campus, antique shop, pawn shop, auction house, records office, study, planetarium, wax museum',
  school:
    'school, classroom, academy, high school, gym, gymnasium, dormitory, boarding school, summer camp, camp, kindergarten, locker room, playground, college',
  hospital:
    'hospital, clinic, asylum, sanatorium, ward, hospice, operating room, nursing home, care home, retirement home, infirmary, sanitarium, waiting room, veterinary clinic, rehab',
  office:
    'office, newsroom, headquarters, boardroom, call center, call centre, bank, courtroom, courthouse, town hall, embassy, law firm, startup, skyscraper, agency, cubicle, insurance company, police station, precinct, studio, recording studio, radio station, television studio, tv studio, interrogation room, prison, jail, cell, parliament, senate, server room, data center, data centre, post office, dead letter office, lost property office',
  cafe: 'cafe, café, bakery, restaurant, diner, bar, pub, tavern, inn, tea house, teahouse, coffee shop, nightclub, club, food truck, casino, bistro, pizzeria, saloon, ice cream shop, speakeasy, noodle shop, pastry shop, canteen, caravan inn, tea shop, bed and breakfast',
  shop: 'shop, store, flower shop, workshop, forge, smithy, factory, warehouse, mill, shipyard, garage shop, clock shop, toy shop, supermarket, mall, foundry, barbershop, tailor shop, repair shop, junkyard, scrapyard, power plant, brewery, record store, pet shop, hardware store, atelier, sawmill, bike shop, watch shop, laundromat, hair salon',
  theatre:
    'theater, theatre, opera house, opera, stage, circus, cinema, concert hall, ballroom, carnival, fairground, amusement park, film set, dressing room, backstage, comedy club, dance hall, big top, fair, ballet school, stadium, arena, music hall, jazz club, karaoke bar, ferris wheel',
  train:
    'train, railway station, train station, subway, metro, bus, tram, sleeper car, locomotive, platform, bus station, night train, night bus, station platform, orient express, monorail, carriage, bus stop',
  road: 'highway, gas station, petrol station, motel, rest stop, truck stop, border, desert, outback, prairie, steppe, ranch, dune, oasis, salt flat, savanna, checkpoint, wasteland, roadside, car, van, campervan, truck, taxi, bridge road',
  hotel:
    'hotel, resort, lobby, hotel room, suite, elevator, spa, hostel, conference center, wedding venue, cruise terminal, airport, terminal, departure lounge',
  garden:
    'garden, greenhouse, park, maze, hedge maze, meadow, field, farm, barn, cornfield, allotment, rooftop garden, botanical garden, conservatory, zoo, aquarium, picnic ground, stable, pasture, rice field, backyard, golf course, beehives, tea plantation, garden gate, front porch',
})

/** Things a hand can hold or a camera can frame. */
export const OBJECT_NOUNS: ReadonlySet<string> = new Set(
  `letter map key box book diary journal ring necklace locket watch clock compass photograph photo painting portrait mirror lamp lantern sword
dagger knife gun pistol rifle crown jewel gem diamond ruby pearl emerald stone crystal coin treasure chest trunk suitcase bag
backpack envelope package parcel note message telegram postcard ticket passport recipe cake pie bread cookie wine bottle cup mug
teapot kettle pot pan candle match phone telephone radio tape cassette record recorder camera film video computer laptop tablet
hard drive drive disk chip robot drone machine engine device gadget battery signal transmitter antenna satellite telescope
microscope vial potion serum vaccine pill syringe poison antidote formula blueprint plan file folder dossier ledger contract
will deed manuscript script novel poem song score violin piano guitar cello flute drum trumpet music box doll puppet mask costume dress
suit coat cloak boots shoes glove hat scarf umbrella blanket quilt rug chair table desk bed door gate wall window statue
idol relic artifact artefact amulet talisman wand staff scroll spellbook grimoire tome feather egg seed flower rose tree plant fruit apple
bone skull coffin body corpse grave bell rope ladder boat car truck van bicycle motorcycle bus train plane airplane balloon kite
elevator portal meteorite comet bomb time machine spacesuit helmet badge uniform flag medal trophy prize check money cash briefcase
safe lock chain cage trap net hook anchor wheel sail telescope typewriter newspaper magazine notebook sketchbook canvas brush
sculpture vase plate spoon fork whisk oven rolling pin sourdough starter wedding cake cheese honey jar lamp post lighthouse lamp
black box hard drive hologram data crystal cube orb sphere pendant bracelet earring button thread needle scissors loom tapestry
instrument metronome hourglass sundial stopwatch abacus dice card deck chessboard chess set puzzle cipher code password
blood snow ice fire water river star sun sand dust rose garden bouquet invitation guest list speech microphone spotlight voicemail
answering machine laptop usb stick memory card tooth finger hand heart eye wing shell sea glass teacup goldfish seance table ouija board`
    .split(/\s+/)
    .filter(Boolean),
)

/** Nouns that nobody can see: they are talked about, never put in the picture. */
export const ABSTRACT = new Set(
  `consequence consequences truth secret lie love fear hope trust past future life death time money job dream wish war peace power
freedom justice revenge grief loss guilt shame courage danger trouble help plan idea mistake chance choice decision promise deal
debt crime murder theft heist affair wedding divorce funeral birthday marriage party competition contest race game election trial
family friendship friend way thing world day night week year hour minute moment morning evening century summer winter autumn
spring name word story memory memories identity career reputation fortune luck fate destiny curse spell magic prophecy illness
disease cure plague epidemic storm flood earthquake fire eclipse disaster apocalypse invasion revolution rebellion rule law
tradition reason answer question clue evidence proof trace sign voice sound silence darkness light smell heart mind soul body
laughter applause dinner lunch breakfast consequence side end beginning middle place work shift mission quest journey trip vacation holiday night shift case mystery puzzle
business company art music science history language mind conscience honor honour weather rent deadline sleep breath faith
everything nothing something anything someone everyone nobody anyone somebody himself herself itself themselves lot bit kind sort
consequences rest half part couple pair number group order price cost worth value risk threat attack sense feeling feelings
competition rivalry recipe blackout outage tide wake spite middle front back top bottom edge hearts minds lives`
    .split(/\s+/)
    .filter(Boolean),
)
