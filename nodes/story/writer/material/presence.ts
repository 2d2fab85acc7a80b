// How people are in a scene beside what happens in it: presence, entrances, what a feeling looks like, small wounds.

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** How somebody is there who has not been spoken of yet. */
export const PRESENCE = list(`
  $B [leans/waits] [in the doorway/against the wall/where there is something to lean on], [arms folded/both hands in $bh pockets/collar up].
  $B keeps [half a step/one step] [behind/to the side], [as always/and out of the light].
  [Across from there/A little way off/In the corner], $B pretends to [read/look for something/be mending a glove].
  $B has been [standing/waiting] there for [some time/longer than $a knows/a good while].
  $B is the one who [sees it first/hears it first/looks behind them].
  $B stays close, and says so with [an elbow/a shoulder/every step].
  [Next to/Just outside] the light stands $B, [arms hanging/quite still/weighing something up].
  $B sits on [the edge of something not meant to be sat on/an upturned box/the lowest step], [chin on fist/swinging one foot].
  $B [arrives/comes in] with wet shoulders and no [greeting/umbrella/explanation].
  $B [has/keeps] one hand on [the wall/the door/$bh own sleeve], [as on a boat/as if it might move].
  There is room for two. $B [takes up the other half/makes it look enough].
  $B looks on with [a tilted head/narrowed eyes/$bh mouth a little open].
  $B walks up and down, [four/six/three] steps each way, [counting/hands behind $bh back].
  $B has $bh coat on [already/and buttoned/inside out].
  $B [turns/rolls] [an empty cup/a coin/a matchbox] [round and round/over and over] in $bh fingers.
  $B [rubs both arms/stamps a little/blows into both hands] against the [cold/draught].
  $B [hums/whistles] something [without a tune/slow/between the teeth], and [stops/hears it, and stops].
  $B [picks at a thread/pulls at a button/worries a loose nail] until it [comes/comes off].
  $B has found the one [dry/warm/quiet] spot and is [sharing it/standing in it].
  $B looks tired in a way that [sleep/a night's rest/coffee] will not mend.
  $B nods before anything has been [asked/said], and [nods/shrugs] again [after/at the end].
  $B [folds/tears] a scrap of paper smaller and smaller, [corner to corner/and keeps the pieces].
  $B [lingers/hangs back] by {feature}.
  $B [tilts/turns] an ear to whatever may be [coming/out there].
  $B is [counting/listing things/rehearsing something] under $bh breath.
  With [a careful hand/one finger] $B [clears the dust off something/feels how cold it is/points: there].
  $B [bites/chews] on [a thumbnail/a pencil/nothing] and forgets to stop.
  $B drags a [sleeve/cuff/handkerchief] across $bh forehead.
  $B is all [shadow/collar/hat] but for the eyes.
  $B shifts from foot to foot, [wanting to go/not wanting to sit/like a horse that has heard something].
  $B offers half of something wrapped in [paper/a napkin/a leaf], [and eats the other half/not very hopefully].
  A step [away/off], $B is [pretending not to listen/listening with $bh whole back].
  $B crouches to [see it from below/tie a lace that is tied/be out of the line of sight].
  $B buttons the coat up wrong, [notices/looks down], and [leaves it/starts again].
  $B stands so close that [their sleeves touch/they share a shadow].
  $B has not sat down since [they came/morning/it began].
  From [the corner/the side/behind] $B [shakes $bh head/makes a small sign: wait/sends a look].
  $B stands guard over [nothing in particular/a bag and two coats/the only way out].
  $B [breathes on/winds/shakes] a watch and [polishes it/holds it to one ear/does not believe it].
  $B keeps looking at $A when $A is looking [elsewhere/away/down].
  $B puts down a bag that has grown [heavy/heavier], and [flexes the hand/does not pick it up again].
  $B [makes as if to/opens $bh mouth to] speak, and [coughs/yawns/smiles] instead.
  $B squints [against the light/into the dark/at it], [a hand over $bh eyes/head on one side].
  $B follows [with the eyes only/a little late/in $A's footprints].
  $B [has brought/carries] [a thermos/a ladder/two of everything], [and is proud of it/to be on the safe side].
  $B [leafs/looks] through [a notebook/$bh pockets/the post] for something [that was there yesterday/to do].
  Between $B and $A there is [just room for/the length of] [a chair/an argument/a dog].
  $B is [warming/thawing] $bh hands [on a cup/under $bh arms/over a small flame].
  $B [is/stays] [on the stairs/by the window/at the back], [looking down at them/one eye on the road].
  $B [holds/keeps] [the door/the gate] [with one foot/open a hand's breadth].
  [Half hidden/Well back], $B [waits for a sign/keeps count].
  $B has [rolled up/let down] [one sleeve/both sleeves], [ready for anything/for want of something to do].
  $B [tries/tests] the [floor/ground] with a heel before [each step/standing on it].
  $B [rests/leans] a hand on $A's shoulder, [briefly/and takes it away again].
  $B [wipes/cleans] [a pair of glasses/one lens] on $bh shirt, [and sees no better/for the second time].
  $B [sets/lines] up [pebbles/matches/bottle tops] along [an edge/a crack], and [knocks them down/is one short].
  $B has [caught/got] [a splinter/a cold], and [makes nothing of it/is being brave about it].
  $B [mouths/whispers] [the words along/something], [a beat late/to nobody].
  $B's [stomach/chair/shoe] makes a noise. $B [apologises to it/looks at the ceiling].
  Nobody has [asked/told] $B to [come/stay]. $B [came/stays].
  $B [carries/has] [the lamp/the bag] and lets [nobody else near it/it swing].
  $B [crosses/passes] behind $A, [close/soundless], and [takes the other side/stops at the far end].
  $B [stretches/cracks] $bh fingers, [one by one/all at once].
  $B [reads/studies] the [notice/label/graffiti] on the wall as if it were [news/a contract].
  $B [ties/has tied] a [scarf/handkerchief] round [one hand/the handle of it], [tightly/with a proper knot].
  $B [eats/peels] [an apple/an egg], [down to the core/carefully], [listening/not tasting it].
  $B [blocks/fills] the [draught/doorway] with [$bh back/a coat].
  $B [draws/writes] in the dust with [a toe/a finger], and [rubs it out/leaves it to be found].
  $B has [one ear/a cheek] against the [wall/pipe/boards], [eyes shut/counting].
  $B [starts/begins] to sit, [thinks better of it/does not], and [stands straighter/looks about].
  $B [looks/seems] [paler/calmer] than [a moment ago/the hour allows].
  $B [keeps/has kept] [a finger in the page/one glove on/the change counted out].
  [Further/Some way] back $B [has stopped/is standing], and [will come when it matters/would rather not be seen].
  $B [laughs/sighs] [a moment too late/once], and [is grave again/covers it].
  $B [digs/fishes] [a toffee/a stub of pencil] out of [a lining/a deep pocket] and [offers it round/looks pleased].
  $B [shades/cups] [a match/a small light], and [the face over it is serious/gives $A the first of it].
`)

/** How somebody is there when it is over. */
export const AFTERWARDS = list(`
  $B [sits/lies] [flat on the ground/on the step/in the sun], [boots off/laughing at nothing/eyes shut].
  $B [has/is wearing] [somebody else's/the wrong] [coat/hat], and [it suits/nobody says a word].
  $B [pours/hands round] something [hot/from a flask], [and spills it/in odd cups].
  $B [talks/is talking] to everyone [at once/who comes by], and [waves both arms/gets it nearly right].
  $B [leans/rests] [a shoulder/$bh head] against [$A/the nearest wall], and [stays there/breathes out].
  $B [bandages/binds up] [a hand/one knee] and [makes a bow of it/hums].
  $B is [already/by now] [asleep/half asleep], [sitting up/with $bh mouth open].
  $B [looks/keeps looking] at $A as one looks at [a view/a fire/land].
  $B [picks/gathers] up [what they dropped/the pieces/both their bags], [one by one/without being asked].
  $B [eats/has found] [an apple/bread/a whole cake], and [shares it/eats like a wolf].
  $B [cannot stop/will not stop] [yawning/grinning/shaking people's hands].
  $B [stands/is standing] [close by/next to $A], [near enough to touch/in no hurry], and [says nothing/nods at it all].
  $B [brushes/wipes] [dust/the worst] off $A's [sleeve/back], [for a good long time/and misses most of it].
  $B [counts/has counted] [heads/everyone], [twice/moving $bh lips], and [is content/it comes out right].
`)

/** How an opponent comes into the picture. */
export const ENTRANCES = list(`
  $C has not [taken off the gloves/unbuttoned/put the hat down].
  $C stands where the light [stops/is best/comes from].
  $C lets the others go [first/in first], [and counts them/with a small bow].
  $C smiles as people smile at [a clock/a bill/a child with a drum].
  Nobody has [heard/seen] $C come in.
  $C has brought a [chair/folding stool] and [sits down on it/unfolds it without hurry].
  Behind the others, $C waits to be [noticed/asked/spoken of].
  $C counts them [with a glance/twice/and is not impressed].
  $C is there [before them/already], [hands folded/at ease/reading a paper].
  The circle opens to let $C [through/in]; [it closes behind/nobody says a word].
  $C wears the look of someone who has [read ahead/slept well/seen the end of this].
  $C sets [a case/a box/a folder] down and squares it to the [wall/edge].
  $C pulls one glove tighter, finger by finger.
  First the [shoes/hands] can be seen, then $C.
  $C [speaks/begins] before [the room/anybody] is ready.
  $C has been listening [for a good while/at the door/and lets it show].
  $C takes up [a good deal of/more than a fair share of] the light.
  $C comes forward without [hurry/a sound/once looking down].
  $C examines [a fingernail/a cufflink/the ceiling] [while they talk/with interest].
  $C has all the time there is, and [shows it/spends it].
  $C leaves the way out [open/clear], for now.
  $C arrives last and is seen [first/by everyone at once].
  $C [snaps a watch shut/clicks a pen] [and smiles/as though that settled it].
  With a small [bow/nod/cough] $C steps in.
  $C keeps the width of [a table/the room] between them.
  $C [turns/swings] [a chair/a lamp] round and [sits astride it/points it at them].
  $C [has/wears] [a flower in the buttonhole/a very clean collar], [as for a wedding/for no reason].
  $C [strolls/walks] in [eating something/whistling], and [does not offer any/stops when it is quiet].
  $C is alone. It is [a compliment or a trap/somehow worse].
  $C [knocks/raps] on [the open door/wood], [for form's sake/twice].
  $C [waits/lets them wait] [until it is uncomfortable/for the echo to die].
  $C [runs/draws] a finger [along an edge/through the dust] and [looks at the finger/shows it to them].
  $C [nods/waves] to [someone they cannot see/each of them by name].
  $C [holds/carries] [an umbrella/a stick/a roll of plans], and [leans on it/taps it once on the ground].
  $C [blows/wipes] [some dust/the rain] off [a sleeve/a folder] [before speaking/and looks up last].
  The talk [stops/dies]. $C [is standing there/has come in], and [goes on smiling/asks them not to mind].
  $C [looks/seems] [smaller/older] up close, and [knows it/does not mind at all].
`)

/** How a feeling shows on `$A`. Keys are the emotions of the library’s types. */
export const REACTIONS: Record<string, readonly string[]> = {
  neutral: list(`
    $A says it to [the floor/the window/nobody].
    $A looks up, looks down, [looks up/says no more].
    $A rubs [an eye/the back of $ah neck] with [the back of a hand/a knuckle].
    $A shrugs with one [shoulder/hand].
    $A's face gives away [nothing/very little], and that [slowly/late].
    $A tips the head to one side[ and thinks about it/, as at a picture hung crooked/].
    $A folds both arms and [unfolds them/holds on].
    $A breathes out through [the nose/$ah teeth].
    $A nods [slowly, twice/once, and not to them].
    $A lets that [stand/lie where it fell].
    $A [considers it/turns it over] and puts it away [for later/unread].
    $A's look stays [where it is/a moment longer than it need].
  `),
  happy: list(`
    $A bites back a [smile/grin], and [fails/it gets out].
    $A laughs until it [hurts somewhere/catches].
    There is a [dimple/gap between two teeth] that nobody had known about. It is $A's.
    $A beams at [nobody/the ceiling], then at [everybody/the nearest person].
    $A almost skips, and turns it into [a step/a limp/something more like walking].
    $A [snorts/hiccups], and apologises to [the furniture/the room].
    $A's laugh surprises [both of them/everyone, $A too].
    A smile gets away from $A before it can be [stopped/put back].
    $A grins like someone [half that age/who has found money].
    $A's whole face comes out [from behind a cloud/like washing on a line].
    $A bumps a shoulder against the nearest [other one/person].
  `),
  sad: list(`
    $A's shoulders come down [a little/an inch], and then [a little more/another].
    $A presses two fingers to [the bridge of the nose/both eyelids].
    $A's lips move; nothing [comes/is heard].
    $A has turned $ah face [out of the light/to the wall].
    $A nods [too many times/and goes on nodding].
    $A smooths something that is [smooth already/past smoothing].
    All the colour has gone [somewhere else in/out of] $A.
    $A looks [older/smaller] than [a minute ago/this morning].
    $A looks down until it has [passed/let go].
    $A's mouth does something that is not quite [a smile/speech].
    $A turns away and [stays turned/studies the wall].
    $A's eyes are very bright, and do not [spill/blink].
    $A swallows, and [swallows again/begins again, and stops].
  `),
  angry: list(`
    $A's nostrils have gone [white/wide].
    $A kicks the nearest thing, which was not [to blame/expecting it].
    $A takes one step forward, and [everyone else takes one back/the air does too].
    $A crushes the paper without [looking at it/reading to the end].
    A vein stands out on $A's [forehead/temple].
    $A spits the words out like [pips/nails].
    $A's jaw sets like a [latch/gate].
    $A brings a flat hand down on [whatever is nearest/the rail/a thigh].
    Colour climbs in $A's [face/neck] and [stays there/does not come down].
    $A speaks more quietly with each [word/breath].
    $A's knuckles go white around [nothing/a pencil, which breaks].
  `),
  afraid: list(`
    $A has stopped breathing and does not [know it/notice].
    All of $A is [listening/ears].
    $A's eyes go from [corner to corner/door to window].
    $A presses flat against the nearest thing that is [solid/upright].
    $A holds one hand in the other, so that they do not [show/shake where it can be seen].
    There is sweat on $A's [lip/forehead].
    $A backs up until there is [a wall/nowhere further].
    $A's breath comes [short and high/in pieces].
    $A keeps both eyes on the [dark part/far end].
    Something in $A goes still, like [a hare/a bird under a hand].
    $A's hand finds [a sleeve/a rail] and holds on.
  `),
  surprised: list(`
    $A looks once, and then [looks again/looks behind it].
    $A lets go of what was in $ah [hand/arms].
    $A's mouth makes a small round [shape/o].
    For once $A has no answer [ready/at all].
    $A forgets to put the other foot [down/anywhere].
    $A's eyebrows go up and [forget to come down/stay there].
    $A opens $ah mouth and finds it [empty/dry].
    $A takes half a step back, as from [a hot stove/a step that is not there].
    $A blinks, [once, slowly/three times, fast].
  `),
  tense: list(`
    $A has one hand closed around [a key/a stone/nothing].
    $A's look goes to the [clock/window], to the door, to the [clock/window].
    $A stands on the balls of $ah feet[, ready to go/].
    $A presses $ah lips to [a line/a thread].
    $A keeps $ah back to the [wall/others].
    The tendons stand out in $A's [neck/wrists].
    $A's fingers [drum/tap] and are [stopped by the other hand/sat on].
    $A speaks without moving more than [need be/$ah lips].
    $A does not [blink/look away first].
    A muscle jumps in $A's [cheek/jaw].
    $A holds quite still, listening [with the whole body/for the second step].
    $A's thumb runs along a [seam/strap], back and forth.
    $A looks to the [door/road] for the [third/fourth] time.
    $A's shoulders have crept up [almost to the ears/and do not come down].
  `),
  tender: list(`
    $A reaches out and tucks in a loose [thread/strand/label].
    $A's eyes have gone soft, and [do nothing about it/let it be].
    $A leans in by the width of a [breath/hand].
    Something in $A lies down, like a dog by a [fire/door].
    $A says it as one puts down something [sleeping/full].
    $A's thumb draws one small circle on [the back of a hand/a knee].
    $A's voice has gone soft at the [edges/end].
    $A straightens a [collar/hat] that is not $ah own.
    $A looks, and lets it be [seen/a long look].
    $A's hand rests on an arm, light as [a receipt/a leaf].
    For a moment $A forgets to be [careful/brave].
  `),
  determined: list(`
    $A's mouth is a line, and the line is [straight/drawn twice].
    $A ties the knot [twice/and pulls it hard].
    $A is already [moving/halfway there].
    $A does up the last button like somebody [locking a door/closing a case].
    $A looks straight ahead, where it is [worst/darkest].
    $A breathes in, and seems to get [taller/wider] by it.
    $A's chin comes [up/forward].
    $A ties back what is loose and rolls up [both sleeves/one sleeve, then the other].
    $A plants both feet and [stays planted/lets them argue].
    $A has stopped asking [with $ah eyes/for leave].
    $A walks, and does not look round to see [who follows/whether it is far].
  `),
}

/** Small wounds of the worst moment: continuity carries them on. */
export const INJURIES = list(`
  [Glass/Metal/A splinter] opens a cut across $A's palm.
  $A comes away with a cut above the [eyebrow/left eye].
  $A lands hard and gets up with a limp.
  A bruise is already coming up along $A's [cheekbone/jaw].
  $A gets [up/out of it] with a cut [across/on] one [knee/elbow/ear], and [does not notice/looks surprised].
  A [wire/nail/thorn] leaves a scrape on $A's [forearm/neck], [red as a pencil line/from end to end].
  $A [goes over/comes down] on one foot, and walks on with a limp.
  Something [flies/swings] back and raises a bruise on $A's [shoulder/chin].
  $A twists an ankle [on the last step/in the dark], [swears/bites on a sleeve], and goes on.
  $A burns a hand on the [rail/pipe/bare metal] and does not cry out.
`)
