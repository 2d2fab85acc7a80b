// Kernels for dramas, mysteries and thrillers by daylight: wishes of the dead, courts, archives, strikes, clocks. `[a/b]` is one
// of the words.
import { kernels } from './kernel.ts'

export const DAY_KERNELS = kernels(`
= last-errand : drama romance comedy : thing deed person place : road street train shore house church cafe garden ship mountain
calls: ashes grandmother grandfather urn bury across journey drive
proof: the second envelope
secret: the last wish was never about the [ashes/journey], but about who would have to travel together
deed: open the second envelope in front of everyone
hold: get it over with and go [home/their own ways]
risk: they arrive, and have nothing left to say to each other ever again
clock: the [tide/weather] turns
price: the quarrel they have both kept warm
signs: The [route/list] is in an old hand, and it goes [nowhere near/twice past] the place they were told.
signs: In every town on the list somebody [has been expecting them/knows the car]. They were told to expect two.
signs: $A finds a [sandwich/flask] packed for each of them, with the names on. Somebody [had planned this/thought of it long before].
finds: On the back of the map stand two sets of [initials/children's names], and a date both of them [remember/missed].
finds: A bill, paid years ahead, for [a double room/a table for the whole family]. It says: they will be [shouting/hungry] by then.
finds: $A turns over a photograph. [The torn half/The half that is missing] is in $B's wallet, and has been [all along/for years].
finds: The second envelope is addressed to [both of them/nobody but the two of them], with one [stamp/knot] round it.
turns: The [car/engine] gives up where there is [no signal/nobody]. It is a long way to sit [side by side/in silence].
turns: $B takes the [bag/keys] and [walks/gets out]. $A watches $bh back get [smaller/wet].
turns: It [spills/slips]. For one bad second they are both [on their knees/catching at the air].
acts: On the [hood/bonnet] of the car, in the [wind/last light], $A breaks the seal and reads it aloud, with $ah voice going at the [jokes/end].
acts: $A stops, puts [the keys/everything] in $B's hand, and says the thing that was [in the envelope/never said], before opening it.
after: They [let go/open their hands] together. The wind, for once, is [going the right way/on their side].
after: On the way back they take the [long road/coast road]. Nobody has [suggested/asked for] it.
dark: There are two cars in the [yard/street] afterwards, facing [different ways/away].
see: This isn't the way. [Whoever drew this knew it isn't the way/Somebody wanted us to take all day].
see: It was packed for two. [Nobody asked us/Both of us hate cheese].
why: I didn't come to the funeral because you'd [be there/see me]. That's the whole [reason/shabby thing].
why: I was told you didn't want me. I never [asked/checked]. It was [easier/tidier].
push: We do what's [written/in the will] and then we're [done/quits]. That was the [agreement/deal].
push: You want to make it mean something. It's [dust/a tin] and a [beach/long drive].
low: I've been angry so long that I don't know [who I'd be/what to do with my hands] without it.
will: I'm going to read it. If it's [terrible/kind], we'll [both hear it/have that in common].
end: Same time next year? [I'll bring the sandwiches/You're driving].

= corner-man : drama comedy : person deed thing place : school street yard house cafe theatre shop hospital garden church office
calls: boxer box fight coach teach team champion deaf pupil match race
proof: the old [newspaper/fight] picture
secret: the one who teaches it lost on purpose, once, and was paid
deed: tell the truth before the bell, and stand in the corner all the same
hold: keep the [legend/name] clean and the kid at home
risk: the kid learns to lose from the one person who knows how it is done
clock: the [first bell/gloves are laced]
price: the only good story anyone tells on this street
signs: $A shows a small [step/trick] with the feet and stops halfway, as if it [hurt/belonged to someone].
signs: Somebody has left an envelope in the [gym bag/coat]. [No name/Money], and the sort of [smile/writing] one remembers.
signs: On the wall is a pale square where a picture has [hung/been]. Everybody [walks round it/knows which].
finds: In the picture, if one [looks closely/knows the sport], the one who is falling has [begun too early/both eyes open].
finds: $A [counts/lays out] the old [tickets/receipts]. One night was paid [twice/by both sides].
finds: The kid has copied [every move/all of it], even the one that was [a lie/on purpose].
finds: $B has kept the [clipping/programme] for years. On the margin, in pencil: [why/look at the feet].
turns: Someone [says it out loud/lets it slip] in front of the kid. The kid [reads it on the lips/goes very quiet].
turns: The door of the gym is [chained/locked from outside]. A notice [forbids/regrets] it.
turns: $A raises both hands to show how, and one of them [will not go up/shakes].
acts: $A kneels down in front of the [stool/bench], and tells it in [plain words/signs], leaving out [nothing/no round].
acts: With the whole [hall/street] listening $A [says the sum/names the price], and then [picks up the towel/puts the stool in the corner].
after: The kid [loses on points/comes second], grinning, with both [eyes/hands] open. Nobody has ever seen [such a loss/a better one].
after: The pale square on the wall has a new picture in it. It is [blurred/crooked], and everyone in it is [laughing/upright].
dark: The [stool/corner] stays empty. The kid looks at it [between rounds/once], and not again.
see: That isn't a fall. [I know a fall/That's somebody lying down].
see: You've been watching my feet. [So you know/Watch my mouth instead].
why: They wanted a name for the [poster/door], and yours was [the cleanest/free]. I let them [think it/keep it].
why: I was afraid the kid would end up like us: [admired/clapped], for the wrong night.
push: Tell the kid, and you take away the only [hero/thing] there is on this street.
push: It was one night. [Everybody/Half the trade] has one night. You sit down and [you get up/nobody asks].
low: I taught it all the right way. It's just that I'm the wrong [person/hands] to have it from.
will: If I'm going to stand in that corner, it's going to be as [myself/what I am].
end: Keep your hands up. And your head. [The rest is weather/The rest is only other people].

= the-vote : drama thriller : place deed thing person : school street church office house mountain yard cafe garden train lab
calls: strike mining factory union workers mill closing protest
proof: the [second/real] set of minutes
secret: the closing was decided before anybody was [asked/given a vote]
deed: read the minutes out and make them vote again
hold: let both sides blame each other until it is [done/over]
risk: neighbours who have shared a wall for years never [speak/meet each other's eyes] again
clock: the [last whistle/hands go up]
price: a [safe place/promise of work] somewhere else
signs: Half the [street/congregation] has [moved to the other side/crossed over]. Nobody [told them to/chalked the line].
signs: A lorry comes for the [machines/desks] a week [early/before the vote]. The driver has [a list/it in writing].
signs: Someone has painted a word on $A's door. It is spelled in a way that $A [taught/knows].
finds: The date on the [order/minutes] is [older/earlier] than the question. $A reads it [twice/with a finger under it].
finds: In the margin somebody has worked out what each of them [would settle for/is worth]. $A is [on page two/not expensive].
finds: The seal is [real/genuine]. That is the [worst of it/trouble with it].
finds: $A finds [eleven/six] signatures. $B's is the [last/shakiest], and it is [dated/crossed out and written again].
turns: The [hall/room] stands up, in two halves, and the halves [shout/do not look alike any more].
turns: Somebody has cut the [power/line] in the middle of a [sentence/name]. In the dark the [benches/voices] begin.
turns: The [offer/letter] comes to $A's own door: a good place, far away, [from Monday/if $a is quiet].
acts: $A climbs on a [bench/table], unfolds the paper, and reads [every/each] name, and $ah own [offer/letter] last.
acts: $A walks down the [middle/line between them] with the minutes held [up/open], reading as [$a goes/one reads to children].
after: The hands go up [again/slowly]. This time they are looking at [each other/the one next to them].
after: It is [still closing/not saved]. They [carry out/mend] the [benches/roof] together, both sides, and argue about [soup/how].
dark: The whistle goes. Half of them [turn left/go in]. The street between is [swept clean/as wide as a river].
see: Look at the date. We were [arguing/voting] about something that [was over/had been signed].
see: They didn't need us to agree. They needed us to [disagree/be busy].
why: I thought if I signed they'd leave [you/the school] alone. That's what it [said/was for].
why: You can't tell people a thing like that in winter. I meant to [wait/tell them in the spring].
push: Somebody has to be sensible. There's a [desk/house] with your name on it, and [a garden/heating].
push: They've chosen their enemy, and it's [each other/across the road]. You'd take even that away?
low: I've been correcting their [spelling/sums] for years, and I [couldn't count/never read the small print].
will: I'm not leaving by the back. If it's over, they'll hear from [me/somebody who stays] how it [ended/was done].
end: Sit down, all of you. [Anywhere/Not there]. Next to somebody you [shouted at/don't like].

= late-verdict : mystery thriller drama : thing person deed : office house library court church hotel street train hospital school cafe shop
calls: judge confession hanged verdict trial court guilty innocent sentence prison
proof: the [court copy/juror's note]
secret: the wrong one was condemned, and three people [in the room/on the bench] knew it
deed: reopen the case, and stand accused in it
hold: let the dead carry it
risk: the one who did it dies [respected/in bed], and it becomes the truth
clock: the file is [pulped/destroyed]
price: a whole life of being in the right
signs: The [postmark/ink] is fresh. The hand that [wrote/signed] it has been in the ground for [years/eleven years].
signs: At the club, when $A comes in, three old [voices/friends] stop at [once/the same word].
signs: Somebody has left a [black glove/length of cord] on $A's [desk/chair], [folded/coiled] like a napkin.
finds: It knows what nobody was [told/allowed to print]: the [lamp/window], and which of the two [was broken/stood open].
finds: Page nine is [missing/thinner]. Someone has typed it [again/anew] on a machine with a broken [e/letter].
finds: $A's own [note/pencil] is in the margin, from that day: do not [ask/recall her]. $A had [forgotten/underlined it].
finds: Between the sheets lies a pressed [flower/receipt]. The date puts [three people/two alibis] in the wrong [town/street].
turns: The [witness/clerk] who would remember [was buried on Tuesday/has been moved], and the flowers are [signed/paid for].
turns: The file [box/drawer] holds only [string/clean paper], and a slip: [returned/signed for], in $A's name.
turns: $B stands at the [fire/stove] and [pokes/feeds] it. It is not [wood/a cold night].
acts: In the old [courtroom/chair], before whoever [will come/has come], $A calls $as to the stand.
acts: $A signs the [petition/statement] as [defendant/accused], and [hands/reads] it to the one who used to [bow/stand up for $am].
after: They carve a [second/new] name, and below it a small, correct [date/word]. It is [not much/late]. Someone has put [flowers/an apple] there.
after: The old [gown/robe] goes to the theatre. They say that it [fits the clown/has the best pockets].
dark: The box is sealed. On the label, in good faith, somebody has written: [closed/no further action].
see: A dead person couldn't have known that. A [living/frightened] one could.
see: That's my writing. I [wanted/remember wanting] to be home by six.
why: There were riots. Somebody had to have done it by [Friday/the weekend]. You [looked away/signed], and so did I.
why: I posted it. [The dying/I] asked me to wait until you'd [retired/nothing left to be promoted to].
push: You gave them peace. Do you want to dig it up and [ask it/let them see] how it [died/was paid for]?
push: It was a fair trial. Everybody [wore the right clothes/was very well behaved].
low: I sent a [boy/man] down those stairs, and I had [lunch/fish] afterwards. I [remember/can taste] it.
will: There's one person left who can still be sentenced. I'd like it done [properly/while I can stand].
end: How do I plead? [Late/Ask me standing up]. But I'm here.

= ash-paper : mystery thriller sci-fi drama : place thing deed : library office castle church school hotel house shop hospital attic
calls: archive record records burn map curator document manuscript ledger flood
proof: the [carbon/water-stained] copy
secret: the [records/papers] are not burned to destroy a lie, but to hide that there never was one
deed: save the one page that nobody wants
hold: burn it all and call it an accident
risk: from tomorrow everybody owes what they cannot prove they [paid/own]
clock: the [furnace is lit/water reaches the second shelf]
price: the one thing they came for
signs: There is [ash/soot] on the sill, in flakes with [lines of print/half a stamp] on them.
signs: The [index/catalogue] has drawers that are [too clean/dusted inside]. $A's [thumb/finger] says so.
signs: A [clerk/stranger] is copying the [same/one] page over and over, [in tears/by hand], and will not [look up/say why].
finds: Every volume is [there/in order]. What is missing is the [thin one/one without a number].
finds: $A holds a page up against the [lamp/light]. Under the [names/map] is an older [name/map], and it [fits/does not].
finds: Two [stamps/signatures] from the same day. One of the [officers/clerks] was [abroad/dead].
finds: In the [lining/spine] of the binding is a [list/strip of paper] in $B's family's [hand/name].
turns: The [door/gate] drops behind them. Through the [grating/gap] comes the smell of [paraffin/smoke].
turns: A shelf goes over, and the next, [all down the row/one by one], like [a sentence/arguments].
turns: $A has the [map/folder] in one hand, and in the other the [page/thing] that [matters/nobody asked for]. There is [one way out/a hand too few].
acts: $A lets go of what they came for, and goes back through the [smoke/water] for [one page/the thin volume].
acts: With the [ink/paper] running, $A [reads/says] it aloud, line after line, while somebody [writes/learns it by heart].
after: They dry it leaf by leaf on [washing lines/the railings]. People come and [find themselves/look for their names].
after: A [child/woman] finds her own [street/grandmother] on it, and [reads it to the others/puts a finger there, and leaves it].
dark: It snows, that evening, in the [yard/street], grey and [warm/with letters on it].
see: This isn't [neglect/carelessness]. Somebody has been [reading/choosing].
see: They [kept/left] the forgeries. It's the real ones that are [gone/warm].
why: I only moved it from one [shelf/box] to another. I [moved it a little further/did it] every year.
why: It would have [ruined/hanged] somebody I love. It was [only paper/one page].
push: Paper is [heavy/dead]. People get on better without it. [Look how light/You'll see].
push: Who remembers a [deed/title] from another century? Only [lawyers/the poor].
low: We could have had both, if I hadn't stopped to [look/read].
will: They can have the [treasure/map]. I want the [page/one] that says who it was taken from.
end: It's legible. Read it to me. [Slowly/From the top].

= dead-mans-handle : thriller drama sci-fi : place thing person deed : train ship road street office hospital yard theatre school hotel sea
calls: bomb train call daughter son aboard board driver hijack deadline ransom
proof: the [timetable/signal log]
secret: nobody [planted/chose] this by chance: it is meant to be decided by one particular person
deed: break the one rule that keeps everybody calm
hold: keep it moving, and keep the passengers [quiet/in the dark]
risk: it ends where the most people are waiting
clock: the [last signal/junction]
price: the one face worth all the others
signs: A [light/signal] that is always green is [out/amber]. $A notes the time with a [stub of pencil/steady hand].
signs: A seat is [reserved/empty] that nobody [booked/is allowed to book]. There is a [lunch box/small coat] on it.
signs: The voice on the line knows [$A's first name/what $A had for breakfast], and has all the [time/patience] in the world.
finds: On the [log/sheet] somebody has marked, weeks ago, [which days/the days] $A is on duty.
finds: A wire, thin as a [hair/thought], goes down through the [floor/panel] and [does not come back/has been painted over].
finds: $A counts the [seats/exits]. There is one [more/fewer] than this morning.
finds: The old accident [report/picture] is folded into the [timetable/lining]. One of the names is [$B's/the caller's].
turns: The brakes [do not answer/sigh, and give]. In the next [car/room] somebody has begun to [sing to the children/pray].
turns: They have cleared the [line/road]. It is not for [safety/saving them]; it is to be [rid of them/far from town].
turns: $A is offered a [deal/choice], with one name in it. It is the right [name/one], and $A [looks at it/cannot speak].
acts: $A picks up the [microphone/handset] and tells all of them [the truth/everything], in a [driver's/level] voice, and what each has to do.
acts: Against every [rule/sign], $A lets go of the handle. [One, two/For a breath nothing], and then they [lean/are thrown] into it.
after: It stops [a coat's length/eleven paces] short. In the quiet somebody [asks/is heard asking] whether there is a [connection/buffet].
after: Strangers sit on the [bank/kerb] in each other's coats and [cannot stop telling/tell] it to each other.
dark: It stops in time. All get off but [one/one small coat].
see: They're not after the money. They want to [watch me choose/see my face].
see: It's [on my shift/in my hand]. It was always going to be on my shift.
why: I was on the other end of the line that night. I said [proceed/all clear]. I've been waiting for this [call/bill].
why: I knew that voice. I hoped it had [forgiven/forgotten] us.
push: You keep them calm, you keep them seated. Nobody wants to [know/be told].
push: One for all the rest. You've [done/signed off] worse sums before [lunch/now].
low: I know every [sleeper/yard] of this line, and I can't find one place to [stop/put her down].
will: They're people. I'm going to ask them for [help/a hand]. Nobody's ever [tried/asked].
end: Ladies and gentlemen, we're [a little late/here]. Mind the step.

= the-overheard : thriller mystery romance comedy : person deed thing place : office hotel street train theatre cafe house castle library shop
calls: overhear murder plan witness embassy driver killer plot assassin hired
proof: the [seating/shift] list with one name [underlined/changed]
secret: the plan was meant to be overheard
deed: do the opposite of what any frightened person would
hold: let the frightened one lead the way
risk: the warning itself opens the door
clock: the [toast/motorcade] begins
price: the only one who could be told
signs: Behind a [curtain/half-open door] two people speak of a death the way one [orders/speaks of] lunch.
signs: Wherever $A [looks/turns], the same [grey car/pair of shoes] is [being polished/just leaving].
signs: Somebody has put $A's [glove/card] back: in the wrong [pocket/hand].
finds: The [sentence/word] $A heard was in the wrong [tense/language] for a secret. It was [spoken slowly/clear as a lesson].
finds: $A walks the [room/corridor] again. From where they stood, one sees [the door/whoever listens] in a [mirror/window].
finds: The guest list has a [pencil mark/small cross] beside $A, older than [today/the conversation].
finds: In $B's [car/coat] lies a [cap/ticket] from the [place/night] $B has never [been/mentioned].
turns: $A calls for help, and it comes [at once/much too fast], and it [knows the way/asks no questions].
turns: The [guards/crowd] move to where $A points. Behind them the [other door/gate] is now [nobody's/open].
turns: It is on the [news/radio] already: $A's [name/picture], and what $A [has done/is about to do].
acts: $A walks to the [middle/top table], sits down in the marked [seat/chair], and [begins to eat/asks for salt].
acts: In a clear voice, in the language they [used/counted on], $A [repeats/translates] every word to the one who [said it/is to die].
after: The [toast/speech] is drunk late, in [water/tea]. The marked glass stands there and [nobody sits near/goes flat].
after: A grey car has been standing at the [corner/gate] for days. Children have [written on it/found the horn].
dark: Everyone is [safe/saved], and is told by whom. It is not $A's [name/face] on the [list/wall].
see: They didn't lower their voices. They [raised/aimed] them.
see: I was put there. Like a [vase/microphone].
why: They said you'd only be frightened. You were to run to [me/the car], and I was to [drive/be kind].
why: I've a family in the [same file/next street]. I thought I could [slow them down/do it badly].
push: You heard a murder. Now be a [good citizen/darling] and [tell everyone/scream].
push: Fear is the most reliable [guide/servant] there is. It always [leads us in/runs to the right door].
low: Everything I did to save them was [in the plan/somebody's idea].
will: They know what a scared person does. Nobody has [planned/rehearsed] for [dinner/one who's hungry].
end: What I heard? A pin drop. [After that, my own voice/It was mine].

= the-count : horror thriller mystery : place person deed : forest cave house shore mountain hotel ship sea castle school attic planet
calls: camp cabin trip friends island campers hikers lost group
proof: the [group/first night's] photograph
secret: there is one more of them than set out
deed: make everyone say where they met
hold: stay one of them until [they are home/the boat comes]
risk: it goes home with them, to somebody's [children/house]
clock: the [boat/light] comes
price: the best-loved one of them all
signs: Somebody has laid [a plate/a sleeping bag] too many, and nobody [remembers/can say] which is [theirs/over].
signs: $A counts the torches coming up the [path/stairs], and then the [people/breaths]. The sums [differ/do not match].
signs: There are [seven/nine] cups on the line. They have all been [used/washed by somebody].
finds: In the picture everyone is [laughing/there]. There is a [space/gap] between two of them that [two arms/a coat] goes round.
finds: $A asks for the [story/joke] of how they all met. It is [good/well told], and each of them tells it with the [same/identical] words.
finds: On the [trail/stairs] there is one line of prints that [starts/begins] in the middle.
finds: Somebody has signed the [hut book/guest list], every year, for [forty/sixty] years, in [one hand/the place below the last].
turns: They pair off so that no one is [alone/uncounted]. It comes out [even/exactly].
turns: The one whom they [lock out/tie up] is crying. It is the [right/real] sort of crying.
turns: $A remembers [a birthday/a whole summer] with a friend, warm, [in colour/every minute], and without a [single photograph/beginning].
acts: $A has them sit in a [ring/circle] and asks each a [question/thing] that only matters, and waits for the one who [answers it best/never has to think].
acts: Counting aloud, $A takes [each/every] hand in turn, and at the one that is [warmest/gladdest] $A does not let go.
after: They sit in the boat and [count/say their names], over and over, and it [comes out/stays right].
after: Years later there is still a [gap/place] at the table. They [keep it empty/count before they eat].
dark: At the [door/jetty] a mother counts them in, [smiling/relieved], and [lays another plate/gets it wrong].
see: Who took the picture? We're [all in it/none of us missing].
see: I know every face here. That's what [frightens me/is wrong].
why: I counted the first night. I [liked/wanted] the number. [I'd had a lonely year/It was so nice, being so many].
why: It asked me not to [say/count]. It asked so [politely/sadly].
push: What would you do? Push out someone who [sings/loves you]? On a [sum/feeling]?
push: It has never hurt [anyone/one of us]. It only [wants/asks] to go home.
low: The best one. Of course it's the best one. It's made of what we [missed/wanted].
will: Then I'll say it, and lose [the best friend I never had/somebody I'd have died for].
end: One, two. [Say your name/Again]. Say it till it's only us.
`)
