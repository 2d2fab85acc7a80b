// What places look and sound like, and what people do with their hands there: the texture of every scene.

/** A kind of set. */
export type PlaceKind =
  | 'lab'
  | 'ship'
  | 'planet'
  | 'house'
  | 'attic'
  | 'street'
  | 'forest'
  | 'mountain'
  | 'shore'
  | 'sea'
  | 'castle'
  | 'cave'
  | 'church'
  | 'library'
  | 'school'
  | 'hospital'
  | 'office'
  | 'cafe'
  | 'shop'
  | 'theatre'
  | 'train'
  | 'road'
  | 'hotel'
  | 'garden'
  | 'roof'
  | 'yard'

export interface PlaceTexture {
  readonly interior: boolean
  /** Noun phrases for a fragment of description. */
  readonly features: readonly string[]
  /** Clauses about the light. */
  readonly lights: readonly string[]
  /** Clauses about what is heard. */
  readonly sounds: readonly string[]
  /** Verb phrases for someone with nothing to say; `$ah` is the person's possessive, `$am` the object form. */
  readonly business: readonly string[]
  /** Things that may stand in the picture. */
  readonly props: readonly string[]
  /** Places next to it, each with its kind. */
  readonly near: readonly (readonly [name: string, kind: PlaceKind])[]
}

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())
const place = (
  interior: boolean,
  features: string,
  lights: string,
  sounds: string,
  business: string,
  props: string,
  near: string,
): PlaceTexture => ({
  interior,
  features: list(features),
  lights: list(lights),
  sounds: list(sounds),
  business: list(business),
  props: list(props),
  near: list(near).map(entry => {
    const [name = '', kind = ''] = entry.split('=')
    return [name, kind as PlaceKind] as const
  }),
})

/** Where people of a trade are found on an ordinary day: the first that fits the hero’s role. */
export const WORKPLACES: readonly (readonly [RegExp, string])[] = [
  [/air traffic/, 'control tower'],
  [/beekeeper/, 'walled garden'],
  [/gardener|botanist|florist/, 'greenhouse'],
  [/farmer|shepherd|winemaker/, 'farmhouse kitchen'],
  [/baker|pastry|chocolat/, 'bakery'],
  [/chef|\bcook\b|waiter|waitress/, 'restaurant kitchen'],
  [/barista|bartender|barmaid|innkeeper/, 'corner bar'],
  [/nurse|doctor|surgeon|paramedic|midwife/, 'hospital ward'],
  [/librarian|archivist|bookseller|historian|translator|interpreter/, 'reading room'],
  [/teacher|headmaster|pupil|student|principal/, 'classroom'],
  [/scientist|physicist|chemist|biologist|researcher|inventor|engineer/, 'laboratory'],
  [/astronomer/, 'observatory'],
  [/detective|inspector|investigator|sleuth|constable|sheriff/, 'police station'],
  [/lawyer|judge/, 'law office'],
  [/journalist|reporter|editor/, 'newsroom'],
  [/accountant|clerk|secretary|bureaucrat|consultant|planner/, 'office'],
  [/priest|monk|nun|churchwarden/, 'village church'],
  [
    /actor|actress|dancer|singer|pianist|violinist|cellist|musician|comedian|clown|acrobat|magician|puppeteer/,
    'theatre stage',
  ],
  [/(?:clock|watch)(?:maker|mender|smith)|horologist/, 'clock workshop'],
  [/tailor|carpenter|locksmith|potter|blacksmith|glassblower|mechanic|welder|candlemaker/, 'workshop'],
  [/postman|postwoman|postal|courier|messenger/, 'post office'],
  [/fisherman|fisher|ferryman|sailor|oyster/, 'harbour'],
  [/lighthouse/, 'lighthouse'],
  [/knight|squire|prince|king|queen/, 'great hall'],
  [/miner/, 'mine entrance'],
]

/** What people do with their hands anywhere. */
export const ANYWHERE: readonly string[] = [
  '[turns/twists] a [ring/button/loose thread] round and round',
  '[ties/unties] a [lace/scarf/bit of string], [twice/slowly]',
  '[rubs/warms] one [hand/wrist] with the other',
  '[counts/sorts] what is in $ah [pockets/bag]',
  '[writes/draws] something on the back of $ah hand',
  '[wipes/cleans] [a lens/both hands/a blade] on [a sleeve/a handkerchief]',
  '[rolls up/turns down] [one sleeve/a collar]',
  '[shifts/moves] $ah weight from [heel to toe/one foot to the other]',
  '[pushes/brushes] the hair out of [$ah eyes/$ah face]',
  '[folds/unfolds] a [map/letter/handkerchief] along the old creases',
  '[tests/checks] the [strap/knot/lamp] [again/for the third time]',
  '[chews/sucks] on [a peppermint/the end of a pencil]',
  '[winds/shakes] $ah watch and holds it to [one ear/the light]',
  '[lines up/squares] whatever lies [nearest/loose]',
  '[paces/measures] the [length/width] of it, heel to toe',
  '[leans/rests] on [one hand/both elbows] and [looks/listens]',
  '[breathes/blows] on $ah [fingers/knuckles]',
  '[pulls/tugs] at [one ear/a cuff/$ah collar]',
  '[takes off/puts on] [a glove/a hat/a pair of glasses], and changes $ah mind',
  '[picks/lifts] something small off the floor and [keeps it/looks round for its owner]',
]

export const PLACES: Record<PlaceKind, PlaceTexture> = {
  lab: place(
    true,
    'rows of cold incubators under plastic sheets | a whiteboard wiped to a grey smear | cables taped along the floor like veins | a fume hood with its sash left open | stools tipped onto benches for a cleaner who never came | a centrifuge with its lid up | labelled jars turned to face the wall | a coat still hanging from the door of the cold room | a row of monitors, all dark but one | a calendar stopped at the wrong year | glass tanks filmed with dust | a drain in the middle of the tiled floor | a [rack/row] of [gloves/masks] hung up to dry | a sink full of [beakers/rulers] | a door [with three kinds of lock/held open by a gas bottle] | a [clipboard/logbook] on a chain | a bench with one [clean square/burn mark] on it | a [warning/notice] in [two/four] languages | a cage with its door open and [a bowl/nothing] in it | a lamp clamped over [an empty chair/a tray]',
    'one work lamp burns over the far bench | blue standby lights blink out of step | emergency strips paint the floor a dull red | a screen throws its square of white across the ceiling',
    'a compressor ticks as it cools | somewhere a freezer alarm chirps, patient as a cricket | ventilation breathes in and does not breathe out | a relay clicks over behind the panels | water drips into a steel sink',
    'wipes dust from a gauge with $ah sleeve | lifts a sheet by one corner and lets it fall | reads a label twice, lips moving | follows a cable hand over hand to the wall | rights a fallen stool without seeming to notice | taps a dead dial until the needle jumps | photographs a page, then the page beneath it | holds a flask up against the light',
    'sealed flasks | old notebook | dead monitor | keycard reader | microscope | power switch',
    'service corridor=attic | loading dock=yard | control room=office | pump room=attic | rooftop with antennas=roof | records room=library',
  ),
  ship: place(
    true,
    'a corridor ribbed like the inside of a whale | a porthole crusted with frost at the rim | harnesses swaying from their hooks | a bank of switches worn blank by thumbs | condensation beading along the conduits | a mug bolted to the console | a bunk with a photograph taped above it | pressure doors striped in peeling yellow | a garden rack of pale lettuce under lamps | an empty suit leaning in its alcove | a scuffed hatch with a hand-painted name | a star chart patched with tape | a [ladder/hatch] going down into [blue light/the dark] | a [boot/glove] floating at the end of its tether | a schedule with [whole weeks/one name] crossed out | a [vent/grille] hung with [coloured thread/lint] | a [chess board/plant] with magnets under it | a wall of [lockers/bunks], each with a [name/number] | a [dented/patched] bulkhead somebody has [signed/painted over]',
    'amber panels light every face from below | starlight slides along the bulkhead as the hull turns | the corridor lamps come on one after another | a planet’s glow fills the port and empties again',
    'the hull groans as one side warms | a pump labours two decks down | the recycler coughs and catches | static rises and sinks on an open channel | a loose panel hums in sympathy with the drive',
    'pulls $ah weight along the handrail | thumbs a switch that has already been thrown | breathes on the port and clears a circle | tightens a strap that was tight enough | floats a pencil and watches it turn | counts the green lights, then counts again | rests $ah forehead on the cool bulkhead | re-seats a panel with the heel of $ah hand',
    'flight helmet | blinking console | oxygen gauge | data slate | tool belt | sealed hatch',
    'engine room=ship | observation deck=ship | cargo bay=ship | hydroponics bay=ship | comms room=office | airlock=ship',
  ),
  planet: place(
    false,
    'red dust combed flat by the wind | a horizon too close and too curved | tyre tracks nobody has driven over in years | a relay mast leaning on its guy wires | boulders sharp as broken crockery | two small moons, one chasing the other | a crater with its far wall in shadow | a flag bleached to plain cloth | a solar field with half its panels blind | bootprints that stop | a habitat dome patched in three colours | frost smoking off the rocks | a [ridge/dune] with its own [weather/shadow] | cables half [buried/swallowed] by [drift/dust] | a [beacon/lamp] blinking for nobody | the [wreck/shell] of a [probe/crawler] | stones [set in a ring/stacked by hand] | a [trench/furrow] too straight to be natural | a row of [masts/vents] going over the [rise/edge]',
    'the sun is a white coin with no warmth in it | long shadows point back the way they came | light comes flat and hard from the edge of the world | the sky goes from rust to violet without passing through blue',
    'breath rasps inside a helmet | the wind is thin as paper being torn | gravel pings against a visor | a radio mutters coordinates to no one',
    'kneels to brush sand from a metal edge | checks the gauge on $ah wrist | plants one boot, then the other | shields $ah visor with a raised glove | drags a marker stake upright | scoops a handful of dust and lets it run | turns a full circle before moving on',
    'rover | marker stake | sample case | helmet lamp | cracked antenna | oxygen tank',
    'pressurised dome=lab | rover cabin=ship | crater rim=planet | landing field=planet | buried hangar=cave',
  ),
  house: place(
    true,
    'a hallway of coats that belong to no one at home | a piano with a single key held down | wallpaper lifting at the seams | a table laid for one more than needed | a staircase with a path worn pale down its middle | family pictures with one frame turned away | a kettle gone cold on the stove | a child’s heights pencilled on a doorframe | a drawer that never quite shuts | curtains drawn in the middle of the day | a clock in every room, none in agreement | a basket of mending beside an armchair | a [bowl/row] of keys that fit nothing here | a [radio/lamp] left on low in [the next room/the hall] | shoes by the door, [one pair too many/all pointing out] | a [window/mirror] with a cloth over it | a [cake/loaf] under a glass bell | a [calendar/list] with [every Sunday/one day] ringed | an [ironing board/armchair] facing the [wall/street] | a [dresser/shelf] of [cups/jars], no two alike | a [rug/step] worn in the shape of waiting',
    'a lamp with a scarf thrown over it reddens the room | window light lies across the boards in four squares | the fridge door throws the only light there is | dust turns slowly in a bar of sun',
    'floorboards answer each other overhead | a tap counts the seconds in the kitchen | the boiler knocks twice and thinks about it | a neighbour’s radio comes through the wall | the letterbox lifts and falls in the draught',
    'straightens a picture that hung straight | fills the kettle and forgets to switch it on | runs a finger down the list on the fridge | folds the same towel in half, and half again | listens at the foot of the stairs | opens a drawer with $ah hip | moves a chair an inch closer | turns every photograph to the wall, one after another',
    'kettle | framed photograph | old armchair | bunch of keys | table lamp | unopened post',
    'attic=attic | back garden=garden | kitchen=house | front porch=street | upstairs landing=house | cellar=attic',
  ),
  attic: place(
    true,
    'crates stencilled with a date and nothing else | shelves bowed under paint tins | a tailor’s dummy with its back turned | a water tank furred with rust | cobwebs thick enough to hold a pencil | boxes tied with three kinds of string | a rocking horse missing an eye | pipes lagged in yellowed bandage | a steel door with no handle on this side | a bare bulb on a plaited cord | footprints in dust, all going one way | a trapdoor under a rolled carpet | a [ladder/plank] laid across two [trunks/sawhorses] | a [pram/birdcage] full of [light bulbs/newspapers] | [rolled maps/oars/skis] up in the beams | a [fuse box/gas meter] with its door hanging | a [mattress/chair] somebody has slept on | a [line/row] of jars with the [labels/lids] gone | a [window/grating] no bigger than a [book/tray] | a [workbench/sewing machine] under a sheet | a wall [pencilled with sums/papered with old news]',
    'a torch beam shakes across the rafters | light leaks up between the boards | the bulb swings and the shadows swing the other way | a skylight lets in a grey handkerchief of day',
    'something small runs along the joists | the pipes tick as the heat goes out of them | a moth bats the bulb | the wind finds a gap and plays it | a latch lifts, settles, lifts',
    'slits the tape on a box with a key | ducks beneath a beam without looking up | blows the dust off a lid and coughs | holds the torch between $ah teeth | sits back on $ah heels | pulls the string and waits for the bulb | shifts a crate with $ah shoulder | tests each step before trusting it',
    'torch | steel trunk | stack of ledgers | rusted padlock | bare bulb | dust sheet',
    'narrow stairwell=house | back alley=yard | boiler room=attic | landing above=house',
  ),
  street: place(
    false,
    'shutters half down over dark windows | a bus shelter with its timetable torn out | wet cobbles holding every light twice | washing strung between balconies | a fountain with coins and no water | posters pasted over older posters | steam rising through an iron grate | a bicycle chained to nothing | scaffolding wrapped in green net | a shop sign that spells half its name | a tram wire sparking at the corner | café chairs stacked like ribs | a [kiosk/stall] with its [awning/shutter] half up | a [phone box/letterbox] painted [over/by hand] | a [cat/child] on a [warm/parked] bonnet | [bunting/cables] strung from house to house | a row of doors, [one of them red/all but one shut] | a [puddle/gutter] with [the whole sky/a lit window] in it | a [bench/step] with [somebody’s newspaper/one glove] on it | a [handcart/barrow] with [no wheels/onions in it] | tables [set out/stacked] and nobody at them | a [statue/clock] with its back to the [square/traffic]',
    'streetlamps come on in ones and twos | a pharmacy cross washes the wall green | headlights sweep the brickwork and are gone | the last sun stays on the rooftops only',
    'a scooter whines up the hill and fades | somebody’s argument drifts from a third floor | a dog answers another dog streets away | the town clock is four minutes slow and strikes anyway | a shutter rattles down',
    'steps off the kerb without looking | turns up $ah collar | stops under an awning and counts windows | lets a tram pass between them | checks the number on a door against the number on $ah palm | walks faster, then not so fast | leans on the railings to get $ah breath | feeds a coin to a parking meter for no car',
    'street lamp | parked van | torn poster | iron railing | bicycle | umbrella',
    'market square=street | corner cafe=cafe | rooftop=roof | narrow alley=yard | bridge over the canal=shore | small apartment=house',
  ),
  forest: place(
    false,
    'trunks black with rain to the height of a man | ferns pressed flat in the shape of a sleeper | mushrooms in a ring with one step broken | a deer path that refuses to run straight | lichen hanging like old lace | a fallen oak with saplings along its back | a fence wire swallowed by bark | brambles heavy with fruit nobody picks | pale stones set in a row | a hunter’s platform gone green | needles so deep that footsteps vanish | mist lying in the low places | a [gate/stile] in the middle of nowhere | [a clearing/a hollow] with [ash/feathers] in it | roots [like knuckles/across the path] | a [stream/spring] talking under [stones/leaves] | [birches/alders] standing close as [people/a crowd] | a [swing/ribbon] high up in a [beech/pine] | a [charcoal burner’s/shepherd’s] hut with no door | light coming down in [coins/columns]',
    'light comes down in coins | the moon walks from trunk to trunk beside them | the canopy lets through one long blade of sun | a lantern makes a small room among the trees',
    'a woodpecker stops in mid-sentence | branches knock together high up | the stream talks under its ice | an owl asks and is not answered | twigs crack at the distance of a stone’s throw',
    'parts the ferns with the back of $ah hand | rests a palm on the bark as if to calm it | steps where the ground is stone | ties a thread to a branch to find the way back | crouches to read a track | shakes the wet from $ah sleeve | breaks a twig and smells the green of it | walks three paces and listens for two',
    'lantern | broken branch | old axe | ring of stones | rope | mossy log',
    'clearing=forest | hunter’s hut=house | stream crossing=forest | edge of the trees=garden | rock shelter=cave',
  ),
  mountain: place(
    false,
    'a cairn with a boot left on top | snow blown into long blue knives | a rope frozen to the colour of bone | scree that moves when nothing moves it | prayer flags worn to threads | a hut crouched under its own roof | the path narrowing to the width of a shoulder | clouds filling the valley to the brim | an ice wall with a shadow inside it | a rusted piton and half a carabiner | a ledge just long enough to lie on | the far ridge like a row of broken plates | a [bell/bucket] on a [post/chain], ringing by itself | a [wall/track] built by nobody one could ask | the valley [folded/laid out] far down like a [cloth/letter] | a [goat/raven] on a ledge, [watching/unimpressed] | [melt/thin] water over [slate/gravel] | a [cross/pole] to mark the path in snow | a [bothy/shelter] with a [stove/register] in it',
    'dawn touches the summit and nothing else | the snow gives back more light than the sky does | a headlamp picks out one step at a time | the sun goes behind the ridge like a shut door',
    'the wind drops, and that is worse | ice ticks as it takes the weight | a stone falls for a long time | canvas cracks like a whip',
    'kicks a step and tests it | hauls in the slack, arm over arm | blows on $ah fingers | wipes frost from $ah lashes | drives the axe in to the head | lays a stone on the cairn in passing | leans into the gusts as into a crowd | looks up once, then never up again',
    'ice axe | coiled rope | storm lantern | stone cairn | rucksack | frozen map',
    'stone hut=house | glacier edge=mountain | mountain road=road | hanging valley=garden | ice cave=cave',
  ),
  shore: place(
    false,
    'nets drying on poles like grey curtains | a boat upturned and patched with tin | weed marking how high the water came | a jetty with one plank in three missing | a lamp room of salted glass | gulls lined along the breakwater | crab shells picked clean | a slipway green as bottle glass | a bench facing out, names cut into it | a chain going down into the water | tide pools with the sky in them | a wreck’s ribs standing in the shallows | a [rope/buoy] bleached to [bone/no colour] | a [beach/slip] of stones, [sorted by size/all round] | [bathing huts/boats] with their [doors/names] off | a [trail/line] of [prints/foam] that stops | a [lamp/bell] on the end of the [mole/pier] | a [shed/boathouse] on [stilts/rollers] | the tide [a long way out/up to the second step] | [bottles/buckets] set out for the rain',
    'the beam goes round and finds them every nine seconds | low sun lies on the water like hammered tin | harbour lights tremble, doubled, in the wet | the fog turns every lamp to a dandelion',
    'shingle drags back and hisses | halyards ring against the masts | a buoy bell tolls out of time | the tide sucks at the pilings | a gull laughs at something',
    'skims a stone and does not watch it | coils a rope that was already coiled | walks down to where the sand goes dark | shades $ah eyes against the glare | empties the water from one shoe | ties the boat with a knot learned young | picks a thread of weed from $ah cuff | sits on the sea wall and lets $ah heels swing',
    'fishing net | oil lamp | rowing boat | brass bell | iron mooring ring | wicker creel',
    'end of the pier=shore | harbour office=office | net loft=attic | coast path=mountain | boathouse=shop | fishing boat=sea',
  ),
  sea: place(
    false,
    'a deck tilted just enough to notice | ropes stiff with salt | a wheelhouse window starred by something thrown | crates lashed down under canvas | a chart pinned with fishhooks | a lifebelt with another ship’s name | the wake drawn straight behind, then not straight | rust running from every bolt | a lantern swinging from its gimbal | the anchor chain shivering | a swell coming on like a hill | a gauge with its needle in the red | a [bunk/hammock] still [swinging/warm] | a [pump/winch] with its handle [tied/gone] | the [bell/horn] lashed so that it cannot [speak/ring] | [spray/salt] dried white on the [rail/lamps] | a [gull/coat] riding on the [rail/mast] | a [hatch/lid] that will not [quite/ever] shut',
    'the compass lamp makes green masks of their faces | lightning shows the whole horizon, then keeps it | the sea is brighter than the sky | a single mast light writes circles on the dark',
    'the engine changes its mind about a note | water slaps the hull flat-handed | a winch screams and stops | timbers talk to each other below | the radio spits half a sentence',
    'braces one boot against the rail | tastes the wind and frowns | throws a bucket on a line and hauls it in | lashes the tiller | counts under $ah breath between flash and thunder | wrings the sea out of $ah cap | lays both hands on the chart to stop it sliding',
    'brass compass | coil of rope | storm lantern | cracked radio | sea chart | life jacket',
    'wheelhouse=ship | hold below deck=cave | harbour wall=shore | rocky inlet=shore | captain’s cabin=house',
  ),
  castle: place(
    true,
    'a throne under a sheet | tapestries unpicked to waist height | a stair turning the wrong way | torch brackets with nothing in them | an arrow slit the size of a hand | armour standing guard over an empty bench | a banner mended with a different blue | a well with a grille bolted over it | carved faces, every nose broken | rushes on the floor, old and sweet | a gate bar that takes four to lift | a map of the realm with one corner burned away | a [stair/gallery] with [one step/a plank] missing | [banners/keys] hung up in rows | a [hearth/chimney] one could [stand/drive a cart] in | a [window/gate] bricked up from the [inside/outside] | a [shield/cradle] nailed over a hole | [dogs/doves] asleep on the [steps/table] | a [chain/curtain] that goes up into the dark | a [game/meal] left [half played/in the middle]',
    'firelight climbs the wall and slides back | sun falls through the rose window in pieces | a torch gutters and everyone’s shadow kneels | moonlight lies along the battlement like chalk',
    'chains shift in the gatehouse | rooks quarrel on the roof | a door closes three rooms away | wind sings through the murder holes | the bell rope creaks without ringing',
    'traces a crest with one thumb | takes a torch from its bracket | counts the stairs out loud, softly | kneels, and gets up again | presses a carved rose until it gives | wipes a blade that is clean | lifts the hem of a tapestry | lays $ah palm on the cold of the throne',
    'iron torch | wooden shield | heavy key | rolled banner | stone basin | carved throne',
    'battlements=castle | stable yard=garden | dungeon stair=cave | chapel=church | great hall=castle | forest road=forest',
  ),
  cave: place(
    true,
    'a passage no taller than a child | stalactites like a jaw that has not decided | handprints on the wall in red ochre | rails running into still water | props groaning under the roof | a seam of something that glitters | a rusted cart on its side | names scratched by lamp smoke | a lake without an edge | a draught from a crack in the rock | bones arranged, not fallen | a lift cage with its gate wired shut | a [ledge/shelf] with a row of [cups/candle ends] on it | [bats/roots] hanging in folds | a [step/groove] cut by [water/hand] | a [rope/ladder] let down from nowhere | walls [smooth as a throat/that sweat] | a [crack/gap] with [cold/wind] coming out | a [bucket/boat] made fast to an iron [ring/pin]',
    'the lamp shows a yard of rock and then gives up | the water holds a faint light of its own | a shaft far above drops one grey coin of day | every surface sweats and shines',
    'a drip falls, and the echo takes its time | gravel slides somewhere behind | the rock gives a low, digestive sound | wings stir, many of them | the roof timbers complain',
    'holds up the lamp and turns slowly | squeezes sideways through the gap | listens with one ear to the stone | wets a finger for the draught | marks an arrow in chalk | ducks, too late | tests the rail with a boot | lets a pebble drop and waits',
    'miner’s lamp | chalk arrow | broken cart | rope ladder | glittering rock | iron grate',
    'flooded gallery=cave | mine entrance=mountain | lower tunnel=cave | pump house=shop | hillside above=mountain',
  ),
  church: place(
    true,
    'pews with the hymn numbers still up | candles burned down to a row of coins | angels with their features rained away | an open grave squared off with string | a bell rope tied out of reach | flowers a week past caring | a ledger of names, the last one wet | lilies doing nothing for the smell | headstones leaning together like gossips | a confessional with its curtain drawn | a plaster saint holding a broken lamp | yew trees older than the wall | a [font/bowl] with [leaves/one coin] in it | a [ladder/scaffold] against the [organ/wall] | a [board/list] of [names/numbers] in gold | a [door/window] let in for [somebody small/no reason] | coats [over/on] the front pew | a [rope/wire] from the [bell/lamp] down to a [nail/chair] | dust [sheets/covers] on the [altar/benches] | [wax/paint] on the [flagstones/steps]',
    'coloured light crawls along the flagstones | one candle stands for all the others | moonlight lies white on the stones | the altar lamp is a red eye, open',
    'a hinge speaks in the dark of the vestry | pigeons shift in the roof | the organ lets out a breath it was keeping | earth patters on wood | the bell hums long after it was struck',
    'lights a candle from its neighbour | reads a name and steps off the grave | sits in the last pew, on the aisle | pulls a weed from between two stones | dips $ah fingers and forgets the rest | turns the page on the lectern back by one | brushes leaves off a stone with the side of $ah hand',
    'burning candle | old headstone | hymn book | iron gate | wreath | bell rope',
    'churchyard=church | bell tower=castle | vestry=attic | village lane=street | crypt=cave',
  ),
  library: place(
    true,
    'shelves running back past the reach of the lamps | a ladder on brass rails | index cards spilled across the parquet | a glass case with a clean rectangle in its dust | a globe with a country rubbed out | a reading lamp left on over an empty chair | folios chained to the desk | a catalogue drawer pulled all the way out | marble busts turned to face one another | a mended map under a weight | boxes marked “do not file” | a stopped clock above the returns desk | a [trolley/barrow] of books nobody has [missed/put away] | a [chair/stool] in every aisle, [facing in/empty] | a [bell/lamp] on the desk, [worn bright/out] | [slips/letters] sticking out of [every third volume/one shelf] | a [spiral/narrow] stair to a [locked/low] gallery | a [portrait/window] at the end of each row | a [drawer/case] with its [key/label] lost | a [pair of spectacles/magnifying glass] left on an open page',
    'green lamps make islands down the long table | a skylight drops one pale column of day | the display case is lit and nothing else is | torchlight runs along the spines',
    'a trolley wheel squeaks two aisles over | pages settle like something going to sleep | the radiator knocks | a stamp comes down: once, twice | someone coughs where no one is sitting',
    'draws a book out by its spine | turns a page with the flat of a knife | reads the borrower’s card from top to bottom | slides the ladder along with one foot | blows graphite from a pencil rubbing | puts a finger to the margin and keeps it there | signs the register under another name | closes the volume very gently',
    'leather-bound book | brass reading lamp | card index | glass case | rolled map | magnifying glass',
    'reading room=library | basement stacks=attic | front steps=street | curator’s office=office | back gallery=library',
  ),
  school: place(
    true,
    'paper snowflakes taped over a cracked pane | desks in rows, one facing backwards | a locker with its door bent outward | a chalkboard with half an equation | trophies for sports nobody plays now | a lost-property box of single gloves | a skeleton in a paper hat | a map with pins and no key | names cut into the bench | a fire door propped with a dictionary | a banner that misspells “graduation” | squeaking floor polished to a lake | a [row/line] of [coat hooks/small chairs], each with a [picture/name] | a [piano/globe] pushed into the corridor | a [window box/jar] with one [bean/stick insect] | a [timetable/rope] from another [year/century] | [chalk dust/paint] in the [cracks/sink] | a [bell/ball] up on the [roof/gutter] | a stage with [half a castle/cardboard trees] on it',
    'strip lights buzz on, row by row | afternoon sun finds the chalk in the air | the exit sign makes the corridor an aquarium | stage lights spill under the hall door',
    'a bell rings for nobody | a ball bounces, three rooms off, and stops | trainers squeak on the gym floor | the tannoy clears its throat | a piano practises the same four bars',
    'rubs out a word with $ah thumb | spins the dial on a locker | slides into a desk too small | pins a note where others were | kicks the vending machine just so | writes it on the board, in capitals | hides the paper under a sleeve | scuffs one shoe against the other',
    'chalkboard | metal locker | school bag | trophy case | wall clock | paper note',
    'empty gym=school | bus stop=road | school roof=roof | music room=theatre | principal’s office=office',
  ),
  hospital: place(
    true,
    'a corridor with a blue line painted to follow | a bed made tight as an envelope | a drip stand walking ahead of its owner | a curtain on steel rings | plastic chairs bolted in fours | flowers in a water jug | a chart with the name covered | a lift wide enough for a bed | a window that opens the width of a hand | a vending machine lighting an empty ward | slippers side by side, waiting | a door marked in three languages | a [trolley/desk] parked across a door | a [chair/coat] beside an empty bed | a [clock/notice] with a [hand/corner] missing | a [row/rack] of [crutches/wheelchairs] | a [lamp/bell] over door [nine/six], lit | a [mural/fish tank] meant to be cheering | a [ledger/board] with today’s [names/beds] chalked up | floors still [wet/shining]',
    'night lights run along the skirting like a runway | an X-ray glows on its panel | the monitor paints a green hill, and another | morning comes through the blinds in slices',
    'a trolley wheel flutters past | a monitor keeps its even count | somebody laughs at the nurses’ station and stops | the lift announces a floor no one asked for | rubber soles come near, and go by',
    'pulls a chair up to the bed | squares the chart against the rail | pours water and drinks none of it | draws the curtain all the way round | rubs gel into $ah hands | presses a palm against the glass | follows the blue line to its end | pinches the bridge of $ah nose',
    'hospital bed | drip stand | clipboard | water jug | plastic chair | wall monitor',
    'waiting room=hospital | hospital roof=roof | night corridor=hospital | ambulance bay=yard | records basement=attic',
  ),
  office: place(
    true,
    'desks in a grid, each with its own small cactus | a photocopier with its mouth open | blinds half drawn on the city | a water cooler belching at nothing | nameplates unscrewed, the holes still there | a shredder with a full belly | boxes of files stacked shoulder high | a coffee ring on a signed letter | one chair turned to the window | a [drawer/cabinet] that has been [forced/emptied] | a [fan/radiator] that ticks | a [map/chart] with [one corner loose/too many pins] | a [hat stand/coat rail] with [one umbrella/nobody’s coat] | [carbon paper/telephone cable] in loops | a [window/hatch] on to another [office/stairwell] | a [cake/bottle] from somebody’s leaving do | a wall of [pigeonholes/keys/clocks] | a [plant/lamp] that has been [talked to/repaired] | a [form/note] in every tray',
    'a desk lamp makes a cone of paper | screensavers drift over thirty empty desks | neon from across the road stutters on the blinds | the corridor light shows under the door, and two feet in it',
    'a phone rings four times and gives up | the air conditioning shivers awake | a cleaner’s radio plays behind glass | keys hammer and pause, hammer and pause | the lift doors meet with a sigh',
    'feeds a page to the shredder, changes $ah mind | pins a photograph beside another | dials six digits and stops | parts the blinds with two fingers | turns the file round so that it can be read | loosens $ah collar | pours cold coffee on the cactus | slides a drawer shut with one knee',
    'manila folder | desk lamp | telephone | corkboard | filing cabinet | paper cup',
    'stairwell=attic | underground garage=yard | corner office=office | archive=library | front lobby=hotel',
  ),
  cafe: place(
    true,
    'a counter polished by forty years of elbows | chalked specials from last week | flour on everything below the shoulder | sugar poured in a careful spiral | a booth with its springs gone | a window seat, reserved, always empty | a coffee machine with the temper of a horse | cakes under glass, one slice out | mismatched cups on brass hooks | a jukebox stuck between songs | a mop leaning on the door to keep it shut | napkins folded into boats | a [table/stool] that [rocks/has a name on it] | steam on the [windows/mirror], with [a face/a sum] drawn in it | a [cat/newspaper] on the [best/warm] chair | a [bell/curtain] on the door | a [row/wall] of photographs of [boats/regulars] | [umbrellas/scarves] in a [bucket/heap] | a [tray/tower] of clean cups | a [radio/clock] between [stations/repairs]',
    'string lights blink over the bar | steam blurs the window and the street behind it | the oven door opens and gilds the room | a candle in a bottle has grown a beard of wax',
    'spoons chatter against china | the door bell jingles for no customer | milk shrieks under the steam | dough thuds on the table in four-four time | someone laughs in the kitchen, the good kind',
    'wipes the same ring from the counter | turns the sign to CLOSED | breaks a roll and shares it without asking | stirs a coffee that has no sugar in it | tastes from the spoon, frowns, adds salt | ties the apron in a double knot | stacks the cups into a tower and holds $ah breath | draws a heart in spilled flour and wipes it out',
    'coffee cup | chalkboard menu | tray of pastries | brass bell | wooden counter | cake stand',
    'kitchen at the back=cafe | terrace tables=street | storeroom=attic | alley behind=yard | market square=street',
  ),
  shop: place(
    true,
    'tools hung in their own outlines | a bench scarred with old decisions | drawers labelled in a slanting hand | clocks, all but one agreeing | a stove gone to a red murmur | shelves of things mended and not collected | sawdust in drifts along the skirting | a cash register with a drawer that sticks | a bell on a spring above the door | parts laid out in the order they came off | a window display faded to one colour | a press as big as a bed | a [ladder/rail] that runs [the length of the wall/on a wheel] | a [vice/lamp] at the [height/end] of an arm | string on a [nail/spindle] | a [ledger/jar] by the till | a [dog/stove] asleep in the [middle/corner] | [boxes/barrels] with samples [tied/glued] to the front | a [sign/card] turned to [closed/back in ten minutes] | a [mirror/scale] hung too high',
    'a lamp on a jointed arm leans over the work | the dust lights up and goes out again | sun comes through the shop window backwards, lettered | a single tube flickers above the vice',
    'a belt slaps on its wheel | forty tickings almost agree | a file rasps and rests | the shop bell jumps on its spring | something metal cools with small cries',
    'blows the filings from a groove | holds a screw between $ah lips | turns the piece over to see how it was made | hangs the hammer on its outline | tries the part, shakes $ah head, tries it again | oils a hinge that had stopped complaining | rolls down $ah sleeves | wraps the thing in brown paper',
    'workbench | brass gears | jeweller’s loupe | paper parcel | hand tools | wall of clocks',
    'back room=attic | loading yard=yard | upstairs flat=house | forge=shop | shop front=street',
  ),
  theatre: place(
    true,
    'rows of red seats folded like closed mouths | a ghost light alone on the boards | ropes and sandbags up in the dark | a mirror ringed with bulbs, three dead | costumes breathing on their rail | a painted sky with a door in it | a broom left leaning for tomorrow | a ladder tied off to one side | a prompter’s box with someone’s glasses | programmes drifted along the aisle | a piano with its lid down and a glass on it | a curtain patched where the sword went through | a [throne/tree] on wheels | a [rail/basket] of [wigs/swords] | [chalk/tape] marks for where to [stand/fall] | a [row/pile] of [shoes/masks] in order of size | a [trunk/harp case] plastered with labels | a [light/lamp] on a stand, [hooded/still warm] | a [score/script] with [the end/whole pages] torn out | a [thunder sheet/wind machine] in the wings | a [balcony/box] with its curtain [drawn/down]',
    'the spotlight hunts, finds an empty mark, waits | bulbs flare one after another around the mirror | work lights flatten everything | a follow-spot makes moths of the dust',
    'ropes creak in the flies | an orchestra of one tunes a string | applause leaks from another room | the trapdoor shudders on its bolts | heels cross the stage overhead',
    'finds the mark with one toe | straightens a wig on its stand | mouths the line before it comes | powders over a bruise | looks out at the empty seats and bows a little | hauls on a rope and the sky goes up | hides the script inside a newspaper | tries the mask, takes it off',
    'stage curtain | spotlight | dressing mirror | costume rail | painted flat | prop sword',
    'dressing room=theatre | stage door alley=yard | under the stage=attic | lighting booth=theatre | foyer=hotel',
  ),
  train: place(
    true,
    'a compartment with its blind down | antimacassars stitched with a vanished crest | luggage nets sagging over each head | a departures board turning to blanks | a platform longer than any train | a sleeping berth, unslept in | a signal lamp swinging | ticket stubs like confetti under the bench | a dining car laid for the whole company | a corridor that sways one way for everyone | a brake handle under broken glass | rails shining away to a point | a [window/door] that will only [half/just] close | a [hat/parcel] alone on a rack | [lamps/pylons] going by like [beads/a count] | a [newspaper/glove] left on a seat | a [trolley/samovar] at the end of the [corridor/car] | a [notice/lever] with [half its letters/a lead seal] gone | a [suitcase/birdcage] held shut with [a belt/string] | a [tunnel/bridge] coming up',
    'tunnel lamps beat past the glass | the reading light picks out two hands and a ticket | a lit window slides over the snow beside the track | the signal drops from red to green',
    'wheels stammer across the points | the whistle makes a promise to the valley | couplings clash all down the train | a tannoy pronounces nothing twice | the carriage clock ticks under the wheels',
    'wipes a porthole in the fogged glass | slides the compartment door shut | checks a ticket against the seat | swings a case into the net | steadies $ah cup against the curve | walks against the motion, seat by seat | lets the window down by its strap | watches the reflection, not the view',
    'leather suitcase | train ticket | window blind | luggage rack | pocket watch | signal lamp',
    'dining car=cafe | station platform=train | guard’s van=attic | sleeper corridor=train | signal box=office',
  ),
  road: place(
    false,
    'a motel sign with one letter lit | telephone poles walking to the horizon | a fuel pump with a bag over its hose | a map unfolded on a warm bonnet | tyre rubber like shed skin | a water tower with a heart painted on it | heat wobbling over the white line | a suitcase strapped to a roof | wind-bent grass on both sides | a roadside shrine with fresh oranges | a billboard for something long closed | a gate with a chain and no fence | a [bus stop/bench] with no [road/timetable] | a [hubcap/shoe] in the verge | a [diner/kiosk] with its chairs [up/outside] | a [field/yard] of [sunflowers/scrap] | a [level crossing/bridge] with its light [out/going] | a [milestone/signpost] facing [the wrong way/the ditch] | [birds/shoes] along the wire',
    'headlamps hollow out the dark | the last light lies along the road like oil | the vacancy sign turns their faces pink | dust behind the car holds the sun',
    'the engine pings as it cools | a truck drags its wind past them | crickets stop, all at once | the radio finds a hymn and loses it | gravel grinds under the tyres',
    'kicks a tyre for luck | pours the last of the water over $ah wrists | folds the map along the wrong crease | thumbs dust from a mirror | leans in at the car window | counts notes out onto the bonnet | drops the keys and leaves them a moment | scans the empty road both ways, twice',
    'road map | battered car | neon sign | fuel can | suitcase | payphone',
    'motel room=hotel | diner=cafe | dry riverbed=planet | filling station=shop | roadside=road',
  ),
  hotel: place(
    true,
    'a lobby with more mirrors than guests | a wall of keys, one hook bare | a lift with a folding gate | a corridor of shoes outside doors | a bed turned down with a mint on it | room service going cold under silver | a revolving door still turning | a chandelier with a nest in it | a register signed in the same hand all week | palm trees in brass pots, real or not | a suitcase with no label | a balcony the width of a chair | a [trolley/pram] with [one wheel/a list] missing | a [bell/desk] polished by [waiting/elbows] | a [key/glove] on the third stair | a [mirror/clock] for every [time zone/hour] | [flowers/oranges] changed [daily/and nobody to see] | a [piano/parrot] under a cloth | a [staircase/carpet] that has seen [better days/weddings] | a [tray/pair of boots] outside every door but one',
    'a lamp with a fringed shade warms one corner | the chandelier trembles, throwing sparks on the ceiling | the lift’s dial glows floor by floor | morning comes in under the drapes like water',
    'a lift groans past without stopping | a piano plays to the dining room’s empty half | ice shifts in a bucket | a vacuum hums on the floor above | the desk bell rings by itself',
    'presses the lift button again | signs the register with the wrong pen | hangs the sign on the door handle | unfolds a note from under the door | counts doors under $ah breath | sets two glasses out, puts one back | pulls the cord and the drapes part | pockets the bar of soap',
    'brass key | desk bell | suitcase | crystal lamp | room number plate | silver tray',
    'hotel lobby=hotel | fire escape=roof | hotel bar=cafe | laundry room=shop | roof terrace=roof',
  ),
  garden: place(
    false,
    'a hedge clipped into birds, one flown to seed | glass panes clouded with green | tomatoes tied up with old stockings | a gate off its hinge and roses holding it | a scarecrow in a good coat | beehives the colours of sugared almonds | a sundial in full shade | a swing with one rope | a wall where pears are trained flat | furrows filled with sky after rain | a well roofed in honeysuckle | a bonfire sulking under leaves | a [table/bed] laid under a tree | a [wheelbarrow/bath] full of rain | a [greenhouse/shed] with a [lamp/kettle] in it | a [path/row] of [shells/bottles] | a [ladder/rake] left in the [pear tree/long grass] | [bean poles/canes] like a row of tents | a [pond/trough] with one [fish/leaf] in it | a [wall/door] in the [hedge/ivy]',
    'late sun comes through the leaves like tea | lanterns sway along the path | the glass holds the day a little longer than the sky does | moonlight makes paper of the flowers',
    'bees work the lavender, unhurried | a gate taps its post | water threads from the can to the soil | a blackbird gives its opinion | the wind turns the whole field over',
    'deadheads a rose with a thumbnail | presses the earth firm around a stem | bites an apple and looks at the bite | pulls a chair into the shade | lifts the lid of a hive with great courtesy | wipes mud along the side of $ah boot | snips a thread of string | stands a fallen pot upright',
    'watering can | rose bush | wicker basket | garden gate | old spade | glass lantern',
    'potting shed=attic | orchard=garden | farmhouse kitchen=house | lane behind=street | far field=garden',
  ),
  roof: place(
    false,
    'a forest of aerials, some of them bent | a water tank on iron legs | puddles with a skyline in them | a door propped with a brick | pigeons shuffling along the ledge | a low wall and then nothing | deck chairs facing the wrong way | vents turning their tin heads | a clothes line with one shirt | the whole town laid out like a switched-on map | gravel and cigarette ends | a skylight glowing from below | a [chimney/hatch] with a [cap/chair] beside it | a [greenhouse/pigeon loft] made of [doors/windows] | a [ladder/wire] over to the next [roof/house] | a [sign/neon letter] seen from behind | a [carpet/mattress] put out to air | a [telescope/camera] on a tripod | the [street/river] a long way down, and [small/shining]',
    'the city throws its light up against the clouds | a red lamp blinks on the mast | the first sun reaches here before it reaches anyone | windows go dark across the way, one by one',
    'the wind plays the railings | traffic sounds like surf from up here | a vent rattles and rests | far below somebody whistles for a taxi',
    'leans over the ledge and leans back | turns $ah face into the wind | holds on to the mast with one hand | kicks a pebble over the edge and listens | picks out one window among a thousand | sits down with $ah legs over nothing | ties $ah scarf to the aerial | points without saying at what',
    'aerial mast | water tank | skylight | folding chair | low wall',
    'stairwell=attic | street below=street | top floor corridor=office | rooftop next door=roof',
  ),
  yard: place(
    false,
    'pallets stacked to the height of a man | a shutter dented at bumper level | a chain-link gate with a new lock | oil in rainbows on the concrete | a forklift asleep with its arms down | bins in a row, one without a lid | a lamp in a wire cage | weeds along the wall, doing well | crates with their labels torn off | a van with its back doors open | a drain running the wrong way | a camera on a bracket, looking at its own feet | a [tap/lamp] that [drips/buzzes] | a [stack/row] of [tyres/barrels] | a [crane/hoist] with its hook [up/swinging] | a [dog/bath] on a chain | a [door/gate] made of [doors/pallets] | a [stove/brazier] with its lid [off/red] | a [basketball hoop/number] painted on the wall | [tarpaulins/sheets] over something [long/square] | a [scale/loading ramp] nobody has [swept/used]',
    'a floodlight makes one hard white square | brake lights paint the wall and go out | light comes in under the shutter, ankle high | the sky is a strip between two walls',
    'a chain swings against its post | an engine turns over and dies | rain drums on sheet metal | somewhere a roller door comes down like thunder',
    'tries the padlock and wipes $ah hand | squeezes between two crates | reads the number off a plate, twice | pulls a tarpaulin straight | steps over the oil | raps on the metal with one knuckle | keeps to the wall where the lamp does not reach | looks up at the camera and gives it a good look',
    'stacked crates | delivery van | wire gate | floodlight | hand truck',
    'service corridor=attic | street corner=street | loading ramp=yard | storeroom=attic',
  ),
}
