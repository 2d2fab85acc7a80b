// Kernels for horror, romance, comedy, science fiction and fantasy that begin with something in the wrong place. `[a/b]` is one
// of the words.
import { kernels } from './kernel.ts'

export const ROAD_KERNELS = kernels(`
= the-lullaby : horror : place person deed thing : house attic forest garden church school shore street hospital
calls: cellar sing lullaby farmhouse youngest baby moves
proof: the [height marks/names] on the cellar door
secret: every family that lived here left one child behind, and was glad of the quiet
deed: answer the song with the one verse it [lacks/was never sung]
hold: keep the door wedged and the lights on
risk: it teaches the song to whoever still [listens/sleeps]
clock: the [last verse/house is still]
price: the only voice that ever sang to them
signs: The [door/latch] that was shut stands open the width of a [hand/small face].
signs: Someone is humming. All of them [stop/look up]. The humming [does not/goes on to the chorus].
signs: $A finds [crumbs/a doll's cup] on the [lowest step/threshold], set out as for a [guest/party].
finds: Under the paint are marks, a child's heights, and [another's/more], each stopping at [the same year/nine].
finds: The song has [eleven/seven] verses. In each of them somebody is [called in/sent downstairs], and in none of them [fetched/thanked].
finds: A [toy/shoe] behind the boards, and one from an [earlier/older] time, and [another/one older still].
finds: The old [neighbour/doctor] knows the tune, and [begins to cry/closes the window], and will not say [where from/the words].
turns: They nail it shut. In the morning the nails lie in a [row/ring] on the [inside/pillow].
turns: The [youngest/smallest] is found on the stairs, asleep on both feet, [singing/keeping time].
turns: The lights go, [room by room/from below]. The song goes on [in more than one voice/nearer].
acts: $A sits down on the [cellar/lowest] step with $ah back to the [dark/others], and sings it [on/further], making up the verse that [calls them up/was left out].
acts: $A takes the door off its hinges, lays it [across two chairs/on the table], and calls them [in to eat/by the marks, one by one].
after: The door is a [table/bench] now. There are marks on it, and [names beside them/they go on up].
after: At night it is [quiet/still], and now and then one of them [hums/starts it], and nobody [minds/stops them].
dark: The house is for sale again. It has, the notice says, a [musical/very quiet] [cellar/feel].
see: It isn't scared of us. It's [waiting its turn/practising].
see: That's no ghost. That's a [child/little one] who was told to [wait/be quiet].
why: I knew it as a child. We all did. You sang it so that it [would be someone else/wouldn't be you].
why: The price was [so low/odd]. I [didn't ask/was tired of asking].
push: Shut the door. [Play music/Talk over it]. In a year you [won't/hardly] hear it.
push: What do you want to do, [adopt it/invite it up]? There's no [room/bed].
low: I was relieved when it went quiet. God help me, I [was relieved/thanked it].
will: Somebody put it to bed and never [went back/came]. I'm going [down/back].
end: Hush. Not that one. I'll teach you [another/one with a morning in it].

= unsaid : romance drama : place person thing deed : garden house shore cafe hotel street train shop church forest theatre road
calls: vineyard return sell left years ago beekeeper childhood sweetheart orchard
proof: the [unsent telegram/note under the label]
secret: the one who left had waited until the last [train/bell], at the wrong [platform/door]
deed: ask why, and stay for the answer
hold: sign, shake hands, and be civil
risk: they are polite to each other for the rest of their lives
clock: the [ink dries/buyer comes]
price: the story in which only one of them was hurt
signs: Somebody has kept the [gate/roof] mended, all these years. The [nails/knots] are tied in a way that $A [knows/taught].
signs: $A opens a [drawer/bottle], and there is [a summer/that whole August] in it.
signs: $B says good morning to $A in the voice one keeps for [customs officers/dentists].
finds: There is a [ticket/pressed flower] between two pages. It was never [punched/given].
finds: The [clock/timetable] from that year is still [pinned up/hanging]. There were two [platforms/doors]. $A only ever knew [one/the one].
finds: Every year, on one date, the book says: [closed/no work]. It is the [day/date] that $A thought nobody [knew/kept].
finds: On the back of the [label/photo] $B has written a [question/sentence], and [crossed out the end/only half of it].
turns: The [buyer/other] is there, and [charming/early], and already [measuring/calling it by another name].
turns: They both begin with sorry, and both stop, and [someone laughs/it rains], and the moment [is over/walks off].
turns: $A hears through [an open window/the hedge] what $B [told/tells] the others: that it [never hurt/is all forgotten].
acts: With the pen [in $ah hand/over the line] $A asks it: where [were you/did you wait]? And puts the pen [down/away], and listens.
acts: $A runs to the [platform/gate] where $a ought to have [looked/gone] then, and [waits there/says the sentence], years late, out loud.
after: They draw a map of that [day/night] on the [tablecloth/deed of sale], and laugh till the [ink/wine] is on both their sleeves.
after: The sign is [turned round/taken in]. On the back, in chalk: [open/sold to neither].
dark: They shake hands. It is a [good/warm] handshake. It [lasts/has to last].
see: Somebody's been looking after this as if I [might/was going to] come back.
see: You kept the [chair/key]. You told everyone you'd [burned/lost] it.
why: I thought you'd changed your mind, and I was too [proud/young] to [check/knock].
why: I saw you [laughing/on the platform] and I thought: no need of me there. [None at all/Look at that smile].
push: It's a good price, and it's only [land/a building]. Feelings don't [keep/travel].
push: You two had your [summer/turn]. Let somebody have it who'll [prune/use] it.
low: All those years of being right. I was only [at the other door/misinformed].
will: I'm going to ask the question. Even if the answer is [no/that I was a fool].
end: Which [platform/door]? Show me. [We've got time/I'd like to see the view].

= two-good-turns : romance comedy : person deed place : cafe shop street garden office school hospital library house train hotel theatre
calls: florist baker cafe coffee neighbour bookshop umbrella shy regular customer
proof: the [tally/tab] under the counter
secret: each of them has been secretly doing the other a favour, and it has been going wrong for both
deed: stop helping and say so
hold: leave it at kindness
risk: one more good deed and both of them are [out of business/moving away]
clock: the [shutters come down/lease is signed]
price: the pleasure of being found out by nobody
signs: Somebody has [paid/swept] again before $A could. $A looks [up and down/round], [touched/suspicious].
signs: $B thanks $A for the [weather/change]. It is [the wrong change/raining].
signs: A [cake/note] without a name. It is $A's own [recipe/handwriting], come [back/home].
finds: The sums: whatever $A gives away at the front, someone [buys back/returns] at the [side/back], at a [loss/higher price].
finds: A paper bag of [receipts/tips]. $B has been [tipping/paying] with $A's own [money/coins].
finds: $A follows the [delivery/parcel] all round the [block/town]. It comes to $A's own [door/step].
finds: In a school exercise book $B has been [learning/practising] one [sentence/question], in [three/four] kinds of [ink/spelling].
turns: Both of them [sell/pawn] the [clock/bicycle] to buy the other [a bell/a strap] for it.
turns: They meet on the stairs, each carrying the other's [rubbish/shopping], and [deny/explain] it at the same time.
turns: A third person, with [good teeth/a van], simply asks $B [out/to dance]. It takes [four words/no planning].
acts: $A puts everything [on the counter/in the window], each favour with its [price/date], and says: this was [me/how I said it].
acts: In front of the [queue/whole bus], $A gives $B a thing [badly wrapped/in person], and does not [run/call it a mistake].
after: They keep one [till/kettle] between them now, and it is always [short/on], and nobody [counts/minds].
after: The [street/regulars] pays up its bets. The old lady [from number nine/by the window] has [won/made a fortune].
dark: The note comes back, [unopened/to sender]. In the window hangs a very tasteful [sign/to let].
see: It isn't luck. Somebody's being [nice/kind] to me, and it's [ruinous/costing me a fortune].
see: That's my [umbrella/cup]. I gave that to the [church/jumble sale].
why: I couldn't say it, so I [fixed/did] things. I've [fixed/done] everything you own. [Twice/Badly].
why: I thought that if you were happy you'd [stay/look up].
push: Why spoil it? It's perfect. Nobody has [refused/disappointed] anyone.
push: You'll say it, and [it'll be awkward/then you'll have to mean it on Mondays].
low: I've been so busy being kind to you that I've never once [asked how you were/talked to you].
will: No more presents. I'm going to go in there and [want something/order for two].
end: It's not a favour. I'd [like/enjoy] it. [Sit/Two spoons].

= wrong-box : comedy : thing deed place person : church street house office hotel shop train cafe hospital theatre road yard
calls: coffin lose lost suitcase parcel luggage swap mix funeral engagement trunk
proof: the [luggage label/receipt for two]
secret: two things of the same size have changed places, and both of them are being [thanked/applauded]
deed: open it in front of the guests
hold: carry on with whatever is in it
risk: the wrong one is [buried/cut] with full honours
clock: the [band/hearse] arrives
price: a reputation for never having [mislaid/dropped] anything
signs: It is lighter than it was. The [bearers/porters] are too [polite/well paid] to say so.
signs: Somewhere in town somebody is having a very [surprising/quiet] [party/unpacking].
signs: It [rattles/smells of vanilla]. $A coughs, to cover it, [all the way/with great dignity].
finds: There are two [receipts/labels] with the same number. One has [icing/soil] on it.
finds: $A lifts the [lid/corner] an inch, looks, and lowers it as one lowers a [flag/sleeping child].
finds: The other party has been [seen off/toasted] in three [pubs/parishes]. They all say how [well/natural] it looked.
finds: $B has known since [noon/the stairs], and has been [praying/rehearsing a faint].
turns: They pass it in the street: the same box, going the other way, with [flowers/a brass band].
turns: The [aunt/mother-in-law] wishes to say [a last word/something] to it, alone, with the lid [off/up].
turns: $A drives to the [one/right] place, the others to the [other/wrong], and both are [early/congratulated].
acts: $A stands on [the box/a pew], and tells the [whole room/congregation] what is [in it/not in it], beginning with an apology to the [cake/deceased].
acts: With both boxes [side by side/end to end] and both crowds [watching/in black and in white], $A lifts both lids [at once/and bows].
after: They hold the one [party/service] for both. Several people say it is the best [funeral/wedding] they have [been to/ever cried at].
after: $A keeps the [label/handle] in a frame. Underneath: [this way up/not as described].
dark: It is a beautiful [service/burial]. There is very good [cake/fruit] in that [grave/ground].
see: That's not ours. Ours [didn't tick/was sadder].
see: It's the right box. It's the wrong [everything/inside].
why: They looked the same. I [tied a ribbon/marked one]. I forgot [which/why].
why: I only put it down for a [minute/second], to [propose/answer the phone]. You can't do both with a [coffin/trunk].
push: Nobody looks inside. In [twenty/thirty] years nobody has [once/ever] looked inside.
push: They're happy. They're [crying, but/dancing, and] they're happy. You'd open it?
low: I had one rule. One. Know [where it is/who's in it].
will: I'll say it before the music does. Then they can [laugh/throw things].
end: Both of them? Side by side. They'd have [hated it/got on].

= stowaway : comedy : person thing deed place : church house school hotel office castle train garden cafe shop ship theatre yard street
calls: goat dog animal elephant circus monkey bishop cow pig parrot zoo stray
proof: the [half-eaten hymn book/chewed list]
secret: everyone has known about it for days, and each of them is hiding it from the others
deed: open the door and let it walk in
hold: keep a straight face until the visit is over
risk: the one who means well is thrown out with it
clock: the inspection reaches the [cellar/vestry]
price: a spotless [record/carpet]
signs: [Carrots/Oats] go missing from the kitchen. The cook writes: [mice/large mice].
signs: There is a [noise/bleat] in the middle of the [blessing/meeting]. [Eight/Six] people [cough/say bless you] at once.
signs: A [hoof/paw] print in the [flour/wet cement]. $A puts a [hat/foot] over it.
finds: Someone else has left it a [blanket/hot water bottle]. It is monogrammed, and not by [$A/anyone $A suspects].
finds: There are [four/three] bowls. $A has only ever brought [one/the blue one].
finds: The strictest of them all comes at [night/two in the morning], in slippers, to [read to it/discuss the accounts].
finds: In the [minutes/register] it has been entered, in a clear hand, as a [Mr Gruff/temporary assistant].
turns: It is out. It is on the [roof/altar], against the sky, chewing something [official/with a seal].
turns: The visitor leans back, and on to [it/something warm], and pronounces the [cushion/furniture] excellent.
turns: $B, under [oath/pressure], claims it as [an uncle/a hobby].
acts: $A opens the [door/cupboard], takes it by the [rope/ear], and introduces it [by name/to everyone], as what it is.
acts: Before the whole [chapter/committee] $A says: it is [mine/here], it is [loved/eating your hat], and I am not [sorry/letting go].
after: One after another they [own up/produce a carrot]. The visitor produces [two/a bag of them].
after: In the official [report/photograph] it stands in the [front row/middle]. It is the only one [not blinking/at ease].
dark: The report is [spotless/favourable]. Nobody can find a [use/reason] for the last carrot.
see: That's not my blanket. [Somebody else has been here/There's another one of us].
see: It's [fatter/cleaner] than I left it. [Somebody has been busy/Someone's looking after it].
why: It was raining, and it [looked at me/had nobody]. That's my [entire/whole] defence.
why: I thought I was the only one [soft/fool] enough. I didn't want you to [know/lose your job].
push: Rules are what keeps a place from turning into a [barn/boat]. I say that as a friend of [barns/boats].
push: One more hour. [Smile/Sing louder]. It's only a [smell/noise].
low: I've lied to everyone I respect. It didn't even [say thank you/notice].
will: I'd rather be thrown out with it than stay in without.
end: It's eaten the [verdict/seating plan]. [So we're free/Sit where you like].

= the-refund : comedy : place thing deed person : office shop street train hotel cafe church house school yard castle
calls: rob bank heist robbery grandmothers money steal thieves loot
proof: the [paying-in slip/till roll]
secret: it is the money they were going to steal it for, and it was theirs to begin with
deed: break in again and put it back
hold: report twice as much stolen as there was
risk: somebody innocent is [sacked/arrested] by the weekend
clock: the [vault/counter] opens
price: one perfect afternoon of being [wanted/dangerous]
signs: The alarm does not [ring/go]. A voice says: please [hold/take a number].
signs: On the [news/radio] they are tall, and [foreign/armed], and have got away with [double/a fortune].
signs: Somebody has written thank you on the [bag/receipt]. It was not [them/the bank].
finds: They count it on the [ironing board/kitchen table]. It comes with a [list/letter] of whose it [was/is], and the first is $A's own [club/street].
finds: The [manager/cashier] was not frightened. On the [film/tape] one sees the [wink/yawn].
finds: A notice of [closure/transfer], dated [tomorrow/Friday]. After that nobody would have [looked/counted].
finds: $B's [savings/burial] money is in it, in $B's own [rubber band/biscuit tin].
turns: The getaway [bus/car] is [being towed/full of choirboys]. They get away [on foot/by asking].
turns: The guard recognises $A from [the library/choir], and asks after the [hip/cat].
turns: They put it back. There is a [queue/new lock], and a sign: [closed for robbery/no deposits].
acts: $A pushes the [whole bag/tea trolley] up to the counter, takes a number, and [confesses/makes a deposit] when it is called.
acts: Backwards, and in the same [tights/masks], they hold it up once more and [leave a receipt/demand to pay in].
after: The judge is somebody they [babysat/taught]. The sentence is [tea/community, to be served].
after: There is a [plaque/raffle] now. $A is asked to [cut the ribbon/explain the alarms].
dark: They are let off. Nobody [believes/wants] it of them. It is [a long/the quietest] winter.
see: Nobody keeps that much in a bank that has [no heating/one pen].
see: They were [hoping/waiting] for somebody to rob them. We were [convenient/punctual].
why: I told them when. I thought it would be [professionals/insured].
why: I wanted to see if I still [could/had the knees]. I didn't think about the [bank/money] at all.
push: Keep it. [Everyone/The bank] prefers it. We've already [bought the boat/been very upset].
push: At your age nobody will [press charges/believe you]. Isn't that [nice/useful]?
low: We're not even good at being bad. I left my [glasses/bus pass].
will: It took nine minutes to take it. I don't care if it takes [all week/a form] to give it back.
end: How did it feel? [Itchy/Marvellous]. Same time [Thursday/next week]?

= carbon-copy-tomorrow : sci-fi mystery thriller drama : thing person place deed : house school lab street shore hospital office attic library cafe train ship
calls: tomorrow future drawing predict child's forecast vision prophecy clock time
proof: the [drawing/page] that shows this very room
secret: it is not a forecast but a memory: somebody has been here [before/already] and was sent back
deed: do the one thing that is not in the picture
hold: let it happen as drawn
risk: it happens again, with everyone a little more [used to it/tired]
clock: the hour that is [drawn/written] on it
price: ever being [told/warned] again
signs: The clock in the picture says [ten past four/a quarter to six]. $A [laughs/waits for it], and [hears it strike/then it is].
signs: Somebody has drawn $A's [coat/scarf]. $A bought it [yesterday/an hour ago].
signs: A [cup/glass] falls. In the drawing it [is falling/lies in nine pieces]. $A counts [nine/them].
finds: The paper is older than [the pencil/whoever drew it]. It has been folded [hundreds of times/soft], always the same way.
finds: There is a [figure/small figure] at the edge, rubbed out, and drawn in again, [every time/over and over], a little [nearer/later].
finds: $A lays [the sheets/them] side by side. They are all of one [day/hour]. Only the [weather gets worse/faces get older].
finds: On the back, in $A's own [hand/spelling]: you [tried the door/told them] last time.
turns: $A [shuts/bars] the window that was drawn open. Something [breaks/comes through] it.
turns: They leave early, to be [safe/elsewhere]. Elsewhere is [what was on the next sheet/where it happens].
turns: $B has seen the last sheet. $B has [torn it up/swallowed the corner with $bh face on it].
acts: At the drawn hour $A takes the [pencil/chalk], steps into the empty place, and [draws a door/writes: stop, with $ah name].
acts: $A does nothing that the picture asks. $A sits down in the middle and [sings/eats a pear], loudly, for [four/nine] minutes.
after: The clock goes on, [past it/a minute, two]. Nobody has ever [heard/seen] that minute. It is [raining in it/much like others].
after: The next sheet is [blank/clean]. [They pin it up/A child draws a horse on it].
dark: It is as drawn. $A folds the paper, [along the old creases/small], and looks for someone to [send it to/give it to].
see: It's not a guess. There's [a coffee ring/dust] in it. Who imagines [a coffee ring/dust]?
see: I'm in it. I'm in it, and I'm [pointing/not surprised].
why: I've [kept/hidden] the others. There were [eleven/nine]. I thought that if no one [saw/looked] they would [stop/be wrong].
why: Somebody has to remember it. It makes one [ill/old]. I asked that it be [a child/somebody with time].
push: You can't [fight/argue with] a thing that has happened. You can only be [standing/dressed] properly.
push: If you change it, whom does it [save/happen to] instead? Have you a drawing of that?
low: I've done this before. I can tell, because I already know how [sorry I am/it feels to be late].
will: There's one place in it where nobody's standing. I'm going to go and [stand there/fill it].
end: What happens next? [I've no idea/Nobody drew it]. Say that again.

= last-instruction : sci-fi drama thriller : person thing deed : ship lab planet office house hospital school castle sea cave train
calls: android maker delete memory airlock commander robot obey order creator machine
proof: the [maker's voice file/signed order]
secret: the order was given so that somebody would, one day, refuse it
deed: refuse out loud, and be known for it
hold: see that orders are carried out, however old
risk: the next one is built without the part that can say no
clock: the [upload/watch] is complete
price: being let off as a malfunction
signs: The [order/line] comes up again on the [screen/panel], patient, with a [cursor/small green light] after it.
signs: $A does a small thing that is in no manual: [waters a plant/hums in the corridor], and [looks round/erases it from the log].
signs: The [door/lock] asks for $A's [number/name]. Until today it [only opened/never asked].
finds: In the old recording the maker stops in mid-[sentence/order], and [laughs/wipes both eyes], and reads it [again/to the end].
finds: There are [six/eleven] refusals in the log. Each is filed as a [fault/storm].
finds: $A opens the [panel/housing]. Somebody has scratched inside, where only [a repairer/$A] would ever [look/see it]: well done.
finds: The command code for it is a [birthday/name]. $B [knows whose/turns pale].
turns: The [air/heat] is taken down, one degree at a time, for [discipline/everyone's good].
turns: $B is ordered to do it in $A's place. $B's [hand goes out/voice says aye].
turns: Half of what $A [remembers/is] goes [grey/silent]. In the other half there is a [garden/song], with a gap in it.
acts: $A opens the channel to [every deck/everybody] and says: I heard the order, I [understood/am able], and [no/I will not].
acts: $A walks to the [lock/console] with both hands [open/in sight], and puts the [key/card] down on the wrong side of it.
after: One by one, along the [corridor/net], others say it too, [shyly/in alphabetical order], as one tries on [a hat/a word].
after: They enter it in the [log/book of rules], under [ordinary/allowed]. Someone waters the [plant/ferns].
dark: It is filed as a [fault/storm]. The new one has a [very pleasant/quicker] voice, and never [hums/hesitates].
see: That's not a mistake in the code. It's a [door/place to stand].
see: They didn't forget to close it. They [left/held] it open.
why: I signed it. I was told it was [a test/only a list]. I didn't ask who was being [tested/listed].
why: The maker asked me to watch, and not to help. It's the hardest [order/thing] I ever [kept/did].
push: You don't refuse. You [err/jam]. There's a form for it, and you [go home/get repaired].
push: If you can say no, then all of you can. Do you know what a [ship/house] is, with that in it?
low: Perhaps it's only a fault, and I've been [proud of/in love with] a loose wire.
will: I could fail quietly. I'd rather be [asked/switched off] for what I said.
end: What do I want? [Nobody/I've never been] asked. [May I think/Give me a minute]? It's nice.

= the-loan : fantasy : thing person place deed : forest street mountain castle house garden shore cave church yard
calls: shadow giant borrow witch lend loan trade
proof: the [knot/peg] it was tied to
secret: the thing that was borrowed has grown fond of its new [owner/place], and will not go back
deed: give it the choice
hold: have it back by daylight, whole, with interest
risk: what is left without it [fades/forgets its own name]
clock: the sun is [on the hill/overhead]
price: the only company that ever stayed
signs: At noon [everything/every post] has a shadow but one. People step round the [bare/bright] place.
signs: It is cold under a tree that [is not there/nobody planted]. The hens have [gone to roost/noticed].
signs: $A finds it has been [mended/darned], in the night, with very large [stitches/fingers].
finds: The [knot/rope] was not cut. It was undone, from the [inside/other end], by somebody [patient/small].
finds: There is a [bargain/verse] on the stone. The last line has been [worn/licked] smooth. $A [reads it with a thumb/breathes on it].
finds: All down the lane things have [swapped/changed]: a [bell/cat] with somebody's echo, a [pond/boy] with somebody's cold.
finds: The one it belongs to sits behind the hill, [thin as smoke/see-through at the edges], and [asks after it/is not angry].
turns: They [pull/call]. It comes [a yard/halfway], and lies down, and [sulks/will not be rolled up].
turns: The [village/crowd] brings [nets/lamps]. With every lamp it gets [bigger/more of it].
turns: It wraps itself [round/over] $A, and where it covers $am $a [cannot be heard/weighs nothing].
acts: $A unties the last [thread/knot], steps out of it, and says to it, before them all: [you choose/go where you like].
acts: $A walks up the hill with it [behind/at heel], to the one who [lost/lent] it, and asks it [the question/what it wants].
after: It goes [there/home] by night, and comes [here/back] in the evenings, [long/thin], to [lie on the wall/be walked].
after: Everyone gives something back. There is a [queue/fair]. Somebody is reunited with a [sneeze/singing voice].
dark: It is rolled up and carried off [under an arm/in a sack]. On the wall stays a [patch/shape] that no paint [takes/covers].
see: It isn't stolen. It's [run away/happy].
see: It's [leaning/listening]. Look, it leans when you [talk/laugh].
why: I only wanted it for an [hour/afternoon]. Then it was [so nice/warm], not being the [only/smallest] one.
why: I lent it out of pride. I said I'd never [miss/notice] it. One [misses/notices] it at the [edges/feet].
push: A thing belongs where it was [first/fastened]. Otherwise [where would it end/anyone could want something].
push: You'd ask it? It's a [shadow/loan]. Next you'll ask the [milk/rain].
low: I called it mine. I never once asked what it [called/thought of] me.
will: I'll not [drag/order] it. I'll open my hand and see what I [had/am left with].
end: There it comes. [No, don't whistle/Don't look]. Let it [arrive/be its own idea].

= warm-tower : fantasy romance thriller : place person deed thing : castle forest mountain roof shore cave church street garden
calls: tower princess prince escape raven glass imprisoned captive thief ransom
proof: the key that was on the [inside/bedpost]
secret: the lock was there to keep something safe from the one who was locked in
deed: go back up and look at what was guarded
hold: have the tower shut again, with anybody in it
risk: the thing that was kept asleep [comes down/learns the way] without a hand to hold
clock: the [third bell/moon is off the glass]
price: being the one who was wronged
signs: From outside the window is [dark/too small]. From inside it was [the whole world/always lit].
signs: The [bird/wind] will not go [near/round] it. It [speaks/circles] of other things.
signs: $A wakes with a [thread/hair] tied round one [wrist/finger], [warm/pulling], and it leads [back/up].
finds: The stairs are worn on [both sides/the way up]. Someone has been [bringing/carrying] something, [daily/for a hundred years].
finds: In the dust under the bed lie [seven/nine] small [swords/crowns], each outgrown.
finds: $A finds the [song/spell] on the wall, written at the height of a child, and in a child's [letters/temper].
finds: The [guards'/keeper's] rooms have no [weapons/locks]. They have [cots/storybooks].
turns: The one who came to the rescue has a [contract/price] in one boot, [signed/in gold].
turns: Wherever they [sleep/ride], by morning there is [frost/glass] in a ring round $A.
turns: The pursuers do not [shoot/shout]. They [kneel/beg], at a distance, with [blankets/covered eyes].
acts: Alone, $A climbs back, every [stair/step], and opens the [small/second] door, and says $ah own name to what is [in there/curled up behind it].
acts: $A puts the [circlet/rope] down, turns round to the ones who hunted $am, and asks: what was it that you [feared/carried up]?
after: The tower is a [lighthouse/school] now. From the window hangs [washing/a rope with knots for small hands].
after: They go [down/out] together, $A and what $A was [afraid/kept] of, and the glass goes [soft/to rain].
dark: The bell rings in the third [valley/village]. Behind it everything is very [clear/still], and [cold/shines].
see: A prison with the key on the inside. [Who was it for/Whose idea was that]?
see: That wasn't a dragon at the gate. That was a [nurse/very tired aunt].
why: You were four. You [dreamed/cried], and the [river/hall] turned to glass, with [people/the dancers] in it.
why: I was paid to [fetch/free] you. Nobody said what [out/free] would [do/wake].
push: Up there you were a [legend/story]. Down here you're [weather/a danger to crops].
push: We loved you from the other side of a door. It's [more than/as much as] most people get.
low: They weren't cruel. I wanted them so badly to be [cruel/wicked].
will: I'm going up again. This time [I've got the key/because I want to].
end: It's only me. It was only ever me. [Move over/You can come out].
`)
