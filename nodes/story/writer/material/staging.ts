// Stage directions by what a scene is for. `{feature}`, `{light}`, `{sound}`, `{business}` come from the place; `[a/b]` is one
// of the words, as the story's seed draws (see `reword.ts`).

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export const STAGING = {
  open: list(`
    $A {business}. Somewhere [out of the picture/two doors off/below] a telephone rings [and gives up/nine times/once].
    $A knows [every inch of this place/where everything is kept/each board by its voice] and {business} with half an eye.
    The usual [sounds/corner/hour], the usual [light/company/cup]. $A {business}.
    $A {business}. There is time. There has always been [time/plenty of it/another day for it].
    A list lies open. $A crosses off [the last line but one/all but one thing], and looks at [the one that is left/what remains].
    $A {business}, [eyes on the work/with the radio low], and does not see what is [coming/on its way].
    With a [pencil/screw/folded note] [behind one ear/between two fingers] $A {business}.
    $A [balances a cup on one finger/spins a coin on its edge/builds a tower out of lids] and [bows/starts over/lets it fall].
    $A {business}. It is [the way/how] every day here [begins/has begun for years].
    [An ordinary hour/A slow hour/The dull part of the day]. $A {business}, and hums [without noticing/two bars, over and over].
    $A {business}. [On the wall/On the calendar] somebody has ringed a date [twice/in red/and written nothing beside it].
    Nearly time to [go/close/eat], and no hurry about it. $A {business}.
    Nothing is wrong yet. $A {business}; the world keeps [its distance/to itself/its voice down].
    $A {business}, [yawns/smiles at something], and stops in the middle of [the yawn/it].
    [Old habits/From long habit]: $A {business}, then stands [a while/about] with nothing left to [straighten/do/put off].
    $A {business}. Whoever knew $am well would see that [the mind is elsewhere/something is on $ah mind/$a is only half here].
    A [clock/tap/neighbour's radio] [counts off/fills] the quiet. $A {business} [and does not hear it any more/in time with it].
    [Post/A newspaper/A bill] lies [unopened/face down]. $A {business} [instead/first/all round it].
    $A {business}, [twice over/with great care]: [there is nothing else to be careful of/today it can still be got right].
    $B says [something funny/good morning/a name]. $A {business} and answers [a good while later/without looking up].
    $A and $B [share/divide] [a bench and a bag of something/what is left of breakfast/the paper], [as they do every day/in silence].
    $A {business} while $B [talks/reads out the headlines/hunts for a lost glove]. Neither [listens/is in any hurry].
    $B [tosses/hands] $A [an apple/the keys/a towel] [without warning/without looking]; $A catches it [without looking/one-handed].
  `),
  approach: list(`
    $A stops short, lifts [a hand/one finger], and everything behind [the hand/it] stops too.
    The map [gives out/ends here]. $A turns it over; on the back there is only [the price/a shopping list/somebody's sum].
    $A pushes. It opens [far too willingly/without a sound/as though it had been expecting a push].
    [There is a way round/There is a gap at the side], and $A finds it with [one foot/an elbow/both hands].
    What looked like one shadow turns out to be two. $A waits [for the second to move on/until there is only one].
    $A edges past {feature}, [sideways/shoulder first], [holding a breath/touching nothing].
    Down on one knee, $A holds a palm [flat above/close to] the ground, then [goes on/waves the other on/alters course].
    $A reads the sign, and [does what it says not to/turns it to the wall/salutes it].
    $A goes [ahead/first]; behind, somebody keeps [exactly to the same steps/a little too close/a hand on $ah coat].
    They come in [sideways/one at a time/by the back], past {feature}, with their voices [left outside/turned off].
    The last stretch is the worst: [no cover/too much light/a floor that talks], and no other way round it.
    No guard, no lock, no sign. Only {feature}.
    $A counts the paces [under $ah breath/aloud/on both hands] and stops on the [ninth/thirtieth/last but one].
    The way leads past {feature}. $A puts out a hand in passing, [for luck/to be sure/as to a dog].
    [Breath shows white/Nothing moves]. $A [parts the dark with one hand/feels for the edge] and steps [through/over/down].
    $A [listens/waits] at the [threshold/corner/turn] until the [blood/quiet] in $ah own ears [is all there is/settles].
    From here on nobody [talks/strikes a match]. $A points: [there/that way/up].
    It is further than it [looked/was on the map]. $A [stops twice/changes hands/does not look back], and arrives [out of breath/all the same].
    $B tugs at $A's sleeve and points: [a fresh footprint/a thread across the way/a cigarette, still smoking].
    $B [wants to turn back/has stopped], and [says so with both eyebrows/says nothing]. $A [goes on/holds out a hand].
    Something [small/light-footed] runs off ahead. $A [follows/lets it announce them/waits for it to stop].
    $A [tries/tests] [the handle/the latch/the edge], looks at [the dust on $ah fingers/$ah fingertips], and finds [it has been done before/no dust at all].
  `),
  reason: list(`
    $B draws [a floor plan/a family tree/two faces] in spilled water. It dries while $A is [looking/asking].
    They walk up and down as they talk, [four steps and turn/always turning at the same spot/out of step].
    $B speaks with closed eyes, like somebody reading [from the inside/a letter already burned].
    A drawer is opened that has [plainly/clearly] not been opened [for years/in a long time]. $B takes out [nothing/an envelope, and does not let go of it].
    $A asks a short question. The answer is [the longest silence of the night/a long silence, and then a date].
    $B starts with a [date/name/street], and cannot get past it.
    What $B tells is written on $A's face, [a line at a time/in reverse/word by word].
    $B pours two glasses and [drinks both/forgets them/pushes neither across].
    $B talks to [the floor/the window/a spot on the wall] because that is easier than talking to $A.
    $B turns $bh back before starting. It is a long story for such a [short one/quiet one].
    They sit with one chair's width between them. $B begins [three times/and begins again].
    $B takes off a ring, puts it [on the table/down], and tells it [to the ring/without looking up from it].
    While $B speaks, $A {business}, more and more [slowly/carefully].
    $B shows $A an old photograph and covers [one face/half of it] with a thumb.
    It comes out of $B in order, like something [often rehearsed and never performed/learned by heart for a trial].
    $A stays by the door. $B talks [faster/lower/to the handle].
    $B has both hands flat on [the table/$bh knees], as if [the table/they] might [get up/be asked to swear].
    $A waits. $B [looks for a way round it/tries a joke], finds none [to be had/that works], and [tells it/begins].
    For each thing $B [says/admits], $A lays [a match/a coin/a crumb] on the [sill/table]. It becomes a [row/fence].
    $B gets [as far as/past] the worst of it before $A [sits down/thinks to breathe].
    $A has {proof} in mind and says so. $B [does not pretend/gives up looking surprised/seems nearly glad].
    [Somebody walks by outside/A door goes somewhere]. $B stops in mid-sentence, waits, and [goes on lower/starts elsewhere].
    $B [answers/replies], but [not that question/to a question nobody asked]. $A asks it again, [gently/word for word].
  `),
  rift: list(`
    $B moves the cup away, and then the other cup. It is not about [the cups/crockery].
    The room has two ends, and each of them has [taken one/picked a side].
    They speak in the [quiet/careful] voices of people who would rather [shout/throw things].
    $A holds out [an open hand/one hand]. $B looks at it as at [something lost/a bill/a closed door].
    Something is thrown, and breaks. Both of them look [relieved/at it/very young].
    $A is the first to lower [the eyes/$ah voice], and the first to [leave them there/be sorry for it/mean it].
    The lamp stands between them, and neither will [be the one to move it/reach for it].
    $B takes a picture from the wall, looks at the back of it, and [hangs it up again/puts it face down].
    They have changed places without noticing: $A [by the wall/where $B stood], $B [at the door/where $A was].
    $A undoes the coat that $B has just done up.
    One of them is right. It [shows on both/helps neither/makes it worse].
    They stand [on either side of it/a step apart] as if there were a [border/river/pane of glass] between them.
    $A laughs, and it is the wrong kind. $B takes [one step back/it as meant].
    $B bars the way with an arm. $A looks at the arm until [it comes down/it is tired].
    Neither shouts. It would be kinder [if they did/to shout].
    $A picks up a coat. $B picks up [the other sleeve of it/the argument again].
    What they do not say [is in the way of/stands in front of] what they do.
    $B puts [the key/the light/$bh half of it] on the table, [exactly halfway/out of reach/as one folds a hand of cards].
    $A goes as far as the threshold, and turns, and that is [as far as the turning gets/all].
    They [begin/answer] at the same moment, [stop/wait], and [begin/answer] at the same moment again.
    $B counts [the reasons/what it will cost] on [five fingers/one hand]. $A folds [the fingers down/them down] one by one.
    $A [packs/gathers up] what is needed. $B [unpacks it as fast/stands on the strap/names each thing, and whose it was].
    A [chair/cup/ladder] goes over. Neither of them [picks it up/looks round], which is [also a sentence/the loudest thing said yet].
    $B says [please/it]. $A [hears it, and shakes $ah head/has no answer ready]. [That is what hurts/It stays said].
  `),
  clock: list(`
    A page comes off the calendar with a small [dry sound/tearing noise].
    Somebody reads the new date aloud and has to read it [again/twice more].
    $A counts on $ah fingers, and runs out of [days before fingers/hours before thumbs].
    $A turns the hourglass over. It [does not help/runs just as fast].
    A paper is pushed under the door, slowly, so that [they can read it as it comes/every line of it can be dreaded].
    [All the phones begin at once/The phone rings]. Nobody moves to [pick one up/answer].
    One can see them coming, [in a row/two by two], with [lamps/ladders/folding tables].
    $A feels it before hearing it: a tremor in the floor, [regular as a pulse/coming nearer].
    Somebody has nailed up a notice. The nails are still [bright/warm/wet with paint].
    $A tears a page off the calendar, then [the next one too/two more].
    The queue outside is [polite/orderly], and does not [end/shorten].
    A hand is laid on $A's shoulder, lightly, as one touches something [already bought/with a price on it].
    The message is one line. $A reads it standing up, and then [sitting down/with $ah back against something].
    Somewhere a big clock [clears its throat/gathers itself]. Everybody [hears it/looks up/stops chewing].
    $A chalks the hours [on the wall/up] and rubs them out [one at a time/in pairs].
    Lights go on across the way, [window by window/in order], like a [count/fuse].
    $A {business}, faster than it should be done.
    What had been a matter of days comes [up the stairs two at a time/round the corner on foot].
    A car door shuts outside, and another, and [another/then an engine, left running].
    It has been [brought forward/decided without them]: so says [the notice/the loudspeaker/a child sent to tell them].
    $B comes [running/in without knocking], and holds up [fingers: that many/a watch: this long/a list: no more than this].
    $C [lays/sets] a [watch/timetable] [open on the ledge/between them], and [turns it so that they can see/says nothing while it ticks].
    $C has come [to tell them in person/with the paper already signed]. It is [very civil/over in a minute].
  `),
  plan: list(`
    $A chalks a line, rubs it out, and chalks it [where it was/an inch to the left]. $B nods.
    They lay it out in [spoons/buttons/pebbles]. $B keeps [the sugar/one back/the biggest] for the part that nobody can know.
    The list is short. $A reads it twice to make it [longer/sound like more].
    $B asks the awkward question first, and $A draws [a circle round it/a door into it].
    $A builds it out of [matchboxes/cups]; $B flicks one of them over with a fingertip.
    They try it once [in the dark/with their eyes shut], [holding hands/counting aloud].
    Three coins on [a cloth/the floor]. $A names each of them after [somebody/a way it could go].
    $A {business}. $B repeats the order of things under $bh breath.
    They have pinned up all they know. There is [a good deal of wall left/more wall than paper].
    $B holds [the ladder/the lamp]; $A tells it to the [ceiling/wall].
    They empty out their pockets to see [who they can be/what they have].
    $A draws the same door [nine times/over and over]. In the last drawing it is [open/a window].
    A map drawn in [sugar on the table/dust/chalk]. $A moves a [spoon/cork]; $B moves it back.
    $A lays out what they own in a row. It makes a [short row/row of five].
    They go through it with their fingers [on the floor/in the air], [room by room/turn by turn], whispering.
    $A {business}. $B practises looking like [somebody else/nobody/a person with a right to be there].
    On the back of [a bill/an envelope] $A writes three words and underlines the [third/first].
    $B ties $A's sleeve down with string, [double knot/twice round], as for a child.
    Two heads under one lamp. Now and then [a hand comes into the light and points/one of them nods].
    They [synchronise/compare] two watches that [both run slow/do not agree, and choose the later].
    $B [plays the guard/plays whoever will be on the door]. $A [gets past/is caught] at the [second/fourth] try.
    [Who goes where/Who carries what] is [settled/agreed] without [words/much talk]; what they [argue/talk] about is [the weather/supper].
    $A says it [once more/in one breath], from [the first step to the last/the wrong end]. $B finds [the hole/the gap] and [puts a finger on it/says so].
  `),
  attempt: list(`
    The first try bends. The second try [bends back/only slips].
    $A works by touch, with $ah face [turned away/against the cold of it] and $ah mouth open.
    It moves the width of a coin, and everything depends on [the next coin/the next one].
    $A has it by one corner. It has $A by [the sleeve/the hair/the cuff].
    A wire, a mirror, a very long [breath/arm].
    The light swings away. $A uses the half second, [all of it/to the end].
    Everything depends on [a hairpin/one screw/a bent spoon], and [the hairpin/the thing/it] knows it.
    They pass it over the gap, from hand to hand, without letting it [touch/sound].
    $A leans out farther than [anybody should/is wise], and then a little [farther/more].
    For once nothing [creaks/goes wrong]. That is when $A looks up.
    Two steps on, one back. $A {business}, teeth clenched.
    $A is in to the [shoulder/elbow], eyes [shut/on nothing], [working by touch/feeling for it].
    One of them holds the light and the other one [the breath/the rope].
    [Forty seconds/A minute and a half]. $A {business}; sweat runs into [one eye/both eyes].
    $A's fingers find the [edge/catch], lose it, find it.
    They cross the open part in [three bursts/two dashes/one long crouch].
    Something slips, is caught, is set down with [enormous/infinite] care.
    $A lies flat. [Boots go by/A lamp passes], an arm's length off.
    It gives by the width of a coin, then by the width of [a hand/a head].
    $A [pulls/heaves/levers], [rests/breathes], [pulls/heaves/levers]. On the [fourth/sixth] [pull/try] something [answers/shifts].
    $B [keeps watch/counts] and [says the count aloud/signals: not yet/gives up signalling and runs over to help].
    $B's half is done. $A's half is [sticking/the difficult one], and [they have one light/the light is going].
    They are [nearly/as good as] [through/there] when [a bell/a voice/a dog] [starts up/is heard] [close by/on the wrong side].
    $A does it [exactly as planned/just as they drew it], and it [goes/behaves] [exactly/entirely] otherwise.
  `),
  low: list(`
    $A sits where $ah legs stop. It is [as good as anywhere/no worse than other places].
    A shoe has come off. $A looks at it as if it had [resigned/spoken].
    There is [a long way still to go/most of the way to go yet] and nothing left to [go on/go with].
    $A has sat down on the ground [in the middle of the way/just there], and [people step around/the day goes round $am].
    The cup in front of $A has a skin on it.
    $A dials, listens to [the whole of the message/it ring], hangs up [before the tone/when somebody answers].
    There is a bench, wet through. $A sits on it [all the same/as if it were dry].
    $A holds a hand up before the light and looks at [the red of it/the bones].
    Nobody has followed. $A would have been [glad of it/glad of an enemy, even].
    $A reads the same line over and over, with [a finger under it/moving lips].
    A dog comes, lies down across $A's feet, and asks [for no reasons/nothing].
    $A sits with $ah back against [the wall/whatever is there] and lets the dark do [what it likes/the rest].
    [A blanket, a cup/One blanket], nobody talking. $A looks at $ah own two hands as if they were [on loan/someone else's].
    $A walks without any direction until there are no more [lamps/houses/people].
    Rain or no rain, $A does not [go in/hurry].
    $A says nothing. On the floor lies [what is left/what they saved], and it is not much.
    One light in the whole dark front of the place, and $A is [under it/not in it].
    Like someone who is done, $A takes off the coat, folds it, and [lays it down/gives it away].
    They share one [chair/step], back to back, and look in opposite directions.
    $A [takes apart/sorts] what went wrong, [piece by piece/into heaps], and every [piece/heap] has $ah [fingerprints/name] on it.
    Somewhere people are [laughing/at supper]. $A listens [as to another language/through the wall], and [gets up to go/stays].
    $B [finds/reaches] $A at last, [says nothing/does not ask], and sits down [an arm's length off/so that their shoulders touch].
    $B has [brought/saved] half a [sandwich/bar of chocolate]. $A [holds it/looks at it] [a long time/like a letter].
  `),
  truth: list(`
    It comes out in the wrong order, the end first, [the date/the reason] last.
    $A lays it down, face up, and lets it be [looked at/seen by everyone].
    The story takes less time to tell than it took to [hide/make up].
    Somebody turns a chair round. Somebody else sits down on it, [suddenly old/all at once].
    $A lays them out side by side on the floor: what was said, [what was so/what was done].
    The last cover comes off. Dust goes up, and comes down [on all of them alike/like snow].
    $A has stopped being angry. It is [much worse/harder to stand in front of].
    It takes [four/six] words. After [that/the last] nobody's face [fits any more/is the same].
    They look at the floor, all in the same place, as if it were [written/printed] there.
    $A wipes the [glass/dust] off with a cuff, and there it is, with a [date/signature].
    For the first time they are all of them looking at [the same thing/it].
    Nobody has drawn a weapon. It is only that all of them [have stopped moving/are standing very still].
    $A puts {proof} [on the floor between them/where all can see] and steps back from it.
    For once the faces match [what is being said/the words].
    $A goes round it slowly, as if it might still turn out to be [something else/a mistake].
    It is all there, in order, and has been [the whole time/from the start].
    $B closes $bh eyes before $A has got [to the end/halfway].
    $A reads it aloud to the last word. The last word [hangs there/will not leave the room].
    {Light}. There is nothing left to [hide behind/look away at].
    $A asks [it/the question] once, [plainly/without raising $ah voice], and [waits/nobody helps with the answer].
    $C [sits down/stops smiling]. It is the nearest [thing/$c comes] to a [confession/yes].
    $C [opens/starts] with an excuse, hears it, and [lets it go/does not finish].
    One after the other they [see/understand] it. $A [watches it travel/can tell by their hands], from face to face.
  `),
  choice: list(`
    $A shuts both eyes, opens them, and finds it is all [still there/as it was].
    There is a step to take. It is no [wider/higher] than the others.
    Nobody hurries $am. It would be [easier/simpler] if somebody did.
    $A takes off [a glove/both gloves/$ah watch] in order to do it [properly/with bare hands].
    Behind $A the way back stands wide open, [lit/clear], even [swept/signposted].
    It would be enough to do nothing. $A looks [tempted by that/at nothing for a moment], and lets it show.
    $A gives [the watch/the keys/an envelope] to somebody to hold.
    Someone begins to speak. $A lifts one finger, [kindly/gently], without turning.
    $A looks from one to the other and [smiles at both/learns both by heart].
    There is a line on the ground that no one drew. $A puts [the tip of a shoe/one heel] on it.
    $A says a name under $ah breath, like a person [checking the change/trying a key].
    $A has one hand on it and one hand free, and looks at [the free one/the other].
    On the left is everything $A ever wanted. $A looks to the left for a [good long while/minute, and nods].
    Nobody helps. It is the most [respectful/decent] thing they have done all [night/day].
    $A shuts both eyes, and the face [clears/goes smooth].
    {Sound}. $A seems to have been waiting for just that.
    A coin goes up, turns over, comes down in $A's palm. $A pockets it [without looking/unread].
    $A takes $B's face between both hands for a moment, as one [memorises a page/steadies a lamp].
    Between one breath and the next, $A stops being [undecided/in two minds].
    $A [turns out/empties] $ah pockets: [a ticket/a comb], [a button/some string], [a key/nothing]. $A [keeps/leaves] [the key/it all] there.
    $A [starts/begins] to explain, sees [that they know/their faces], and [saves the breath/gives it up].
    $C [offers/holds out] [a pen/a hand/the way home]. It is [a good offer/kindly meant]. $A [lets it hang/considers it].
    $B [opens/draws breath for] an argument and [closes it again/hands over the lamp instead].
  `),
  act: list(`
    Nobody gives the word. It has been given, some time ago, by [everyone being here/all of them turning up].
    $A's hands have stopped asking [what comes next/for advice].
    For [as long as it lasts/a minute] there is [only/nothing but] the one thing, and $A [does it/is doing it].
    It takes no longer than [striking a match/turning a page].
    The others begin to shout. $A's lips are moving too, [counting/without sound].
    Everything goes [white/quiet] at the edges.
    They will tell it differently afterwards. It is like this:
    $A lets the coat fall. There is nothing under it but [resolve/a clean shirt and resolve].
    One breath [in/out].
    Hands come from all sides, some to stop it, [some/more] to help.
    Then it is [quick/easy].
    There is one clear second, and $A is [in it/all of it].
    No music, no [speech/drum].
    {Light}. Everyone looks up except $A.
    All the waiting of all these hours goes into [one movement/a single motion].
    $A does not look round to see who is [watching/following].
    It [begins/starts] small, [the way/as] [large/irreversible] things do.
    $A goes [first/straight at it], and the [rest/fear] [catches up/comes along] later.
    Somebody [calls/shouts] $A's name. $A is [already/by then] too [near/busy] to [turn/hear].
    This is the part that was [never/not] rehearsed. $A does it as [if it had been/though from memory].
    $B [steps/moves] [in beside $A/up], [unasked/and takes half the weight]. [Now/With that] it can be done.
    $C reaches out to [stop it/catch hold], and [is a second late/comes away with a glove/does not].
  `),
  answer: list(`
    $A looks at $ah own two hands as if they had been returned [by post/to the right address].
    The noise goes out of things. What is left is ordinary, and [enormous/kind].
    Nobody cheers. Somebody [puts a kettle on/finds cups/opens a window].
    Somebody finds a radio, and somebody [finds a song/turns it up].
    $A is asleep before the blanket is [all the way up/straight].
    They go past {feature} again, and this time nobody [flinches/hurries].
    People stand about [with cups in their hands/in their coats] and talk about the weather, with love.
    $A hands back what was borrowed, [piece by piece/to each the right one].
    A window is opened that was painted shut. It takes [three of them/all their weight].
    The list has one line left. $A crosses it off, and [turns the paper over/makes a boat of it].
    $B has saved one dry match all this time. Now they [use it/light it].
    It is quieter than [anybody had expected/they remembered].
    One by one they come out into it, [blinking/shading their eyes].
    $A finds that $ah hands have stopped shaking, and looks at them with [interest/respect].
    $B brings two cups of something hot and spills most of [both/one].
    $A {business}. It is the first unhurried thing in [a long while/days].
    The day comes up as if it had not [been told/heard].
    Somebody starts to laugh, and it goes along the row like [a yawn/a rumour].
    There is a lot to sweep up. They begin [in one corner/with the glass].
    $A [tells it/explains] to [a stranger/someone at the door] in [two/three] sentences, and [that is all it was/it is enough].
    Somebody has [made/found] [soup/bread]. They eat it [standing/with their coats on], [passing one spoon/not talking].
    $B [cannot stop/has begun] [tidying/counting everyone]. $A [catches/stops] $bh hand [in passing/and holds it still].
    [Word/News] has got round. People [come/look in] to see [for themselves/whether it is true], and [stay/bring chairs].
  `),
  image: list(`
    $A has left something behind: [a small thing/a flower/a folded note], [a thank-you/and no address].
    It looks like rain. Nobody [goes in/minds].
    The chair where $A used to wait is empty, and is going to [stay so/be sat on by someone else].
    They set the clock. It [goes/strikes, correctly].
    $A throws something as far as it will fly. We never see it [land/again].
    A child goes by, sees $A, and waves as at somebody [known/expected].
    Where $A sat there are [two cups/two spoons and one plate], [still steaming/side by side].
    The same place as at the start, the same hour. Only $A has changed, and stands in it like a [tenant who has paid/guest who may stay].
    $A {business}, as on the first day. This time somebody is [humming along/there to see].
    $A walks out of the picture. It stays on the place a while: {feature}, and [the light/nobody].
    A door left open on purpose. $A goes through it and does not [close it/look behind].
    $A looks back once, not for long, and then gives the road [full attention/everything].
    {Light}. $A turns a face to it, [eyes shut/and stays].
    On the wall the ringed date has gone by. Nobody [noticed/was counting].
    Far off, small, side by side: two people [with no reason to hurry/in the middle of some long argument about lunch].
    $A {business}. There is [time/no hurry]. [It is a different kind of time/This time it is true].
    The list from the first day [is still there/has slipped to the floor]. $A [writes one more line on it/folds it into a hat].
    A telephone rings. $A lets it ring [twice, smiling/for the pleasure of it], and [answers/goes out].
  `),
  quiet: list(`
    They have taken off their shoes. It changes [the whole conversation/everything].
    $B shows how to fold a boat. $A's boat is [a hat, and is worn/a bird, nearly].
    The match goes out. Neither of them [lights another/says so].
    There is just enough blanket for [an argument about it/one and a half].
    $A tells a story with both hands. $B watches [the hands/the shadows of them].
    They lie on the floor head to head and look at the ceiling as at [a sky/a map].
    A moth walks along the edge of the light. They both [cheer it on/hold still for it].
    $A {business}. It is nobody's turn to be [brave/clever].
    A pause that nobody planned. $A {business}; $B lets it [happen/go on].
    $A and $B lean on the same bit of wall and watch [nothing go by/the weather].
    They split [one orange/the last biscuit]. It takes them a long time, on purpose.
    $B falls asleep in the middle of a word. $A moves the lamp so that it does not shine [in $bh eyes/there].
    For as long as a kettle takes they are only two people waiting for [a kettle/tea].
    $A mends a tear in $B's sleeve, badly. $B says it is [perfect/an improvement].
    {Sound}. They listen to it together like [a concert/news].
    $A {business}. $B watches and thinks better of [saying something/asking].
    $B [hums/whistles] half a tune, and $A [supplies/gets wrong] the other half.
    They play [cards/noughts and crosses] [for buttons/in the dust]. $B [cheats/wins], and [owns up/looks guilty about it].
    $A [washes/bandages] $B's [hand/knuckles], [slowly/with great ceremony]. It is [hardly a scratch/not a large cut].
    $A and $B [sit/stand] [without talking/with their backs to it all], [sharing one coat/passing a flask], until [the shaking stops/it is time].
  `),
} as const
