// More kernels for science fiction, thrillers, mysteries and horror.
import { kernels } from './kernel.ts'

export const NIGHT_KERNELS = kernels(`
= seed-vault : sci-fi drama fantasy : place thing deed : lab ship planet garden cave attic office hospital
calls: tree plant seed garden grow botanist flower
proof: the germination log
secret: something in here has been growing on its own since the doors were shut
deed: let it out into the open
hold: keep it sealed and keep the credit
risk: it dies in the dark with the last of its kind
clock: the lamps are cut
price: a name on a very important paper
signs: A green thread stands in a crack of the concrete, where there has been no daylight for years.
signs: The thermostat has been turned up by two degrees. Everybody thinks somebody else did it.
finds: Row on row of trays, all marked failed. In one of them something unfolds.
finds: $A turns the pages of the log. Each entry is a little less scientific, and a little more in love.
finds: Someone has left a lamp burning and a chair beside it. The seat is worn to one person's shape.
finds: At the very back, behind glass, a flower leans towards whoever is speaking.
turns: A van from the ministry is loading the trays, upside down.
turns: The air goes bad. It leans away from them, and then, seeing who it is, leans back.
acts: $A carries the tray out under a coat, through all of them, and sets it down where it is raining.
acts: $A breaks the seal, props the doors open with the furniture, and steps out of its light.
after: By noon there are bees. Nobody has seen a bee here since the war.
after: It takes hold in the gutter, the way that free things do.
dark: In the cold room a label is filled in: failed. The pen is steady.
see: It isn't a specimen. It's a neighbour.
see: They wrote it down as a failure because it wouldn't do as it was told.
why: I was told to burn the batch. I burned the paperwork, and kept the light on.
why: Every week I meant to report it. Every week it had grown another leaf.
push: There is a protocol for contamination, and you are standing in its shoes.
push: Do you know what a thing like that is worth while it is the only one?
low: I came here to catalogue it. I've written its number on its own pot.
will: It's been reaching for a window for years. I'm going to be the window.
end: Don't water it. It knows what to do. It always knew.

= weather-debt : sci-fi thriller drama : place deed thing : lab office roof planet shore mountain ship road
calls: storm weather forecast climate satellite
proof: the forecast that was never sent
secret: they could have warned everyone, and did the sum first
deed: send the forecast, with every name on it
hold: let the season finish quietly
risk: the next one comes at night, with everybody in bed
clock: the mast is switched over
price: a whole career of being believed
signs: The gulls have come inland and are sitting in rows on the school roof, facing east.
signs: On the wall chart one week has been covered by a calendar of kittens.
finds: Under a calendar of kittens the line on the chart goes up, and does not come down again.
finds: $A finds two sets of figures: one for the ministry, one with the truth in it and a coffee stain.
finds: The old recordings stop on the same day that the new carpet was laid.
finds: A list of towns, and after each a price. The smallest one is $A's.
turns: The line is busy. It is busy in the same way on all the phones.
turns: The wind drops to nothing, and every dog in the valley lies down.
acts: $A climbs the mast with the transmitter on a rope and reads out all of it, place by place, without adjectives.
acts: $A rings every bell that has a rope, and at each one tells whoever comes running.
after: When it comes it finds the houses empty, and the hill covered with blankets and people.
after: They count. They count again. Nobody is missing.
dark: The forecast goes out with the morning post.
see: It isn't an error. Errors don't get rounded in one direction.
see: Somebody knew the date. They moved their car.
why: I sent it up once. It came back with a raise.
why: If I'm wrong, it's a panic. If I'm right, it's only weather. That is how they put it to me.
push: You cannot evacuate people on a feeling and a graph.
push: Panic kills as well. It's merely harder to bill.
low: I checked the numbers nine times, because I didn't want to have read them.
will: I'd rather be laughed at by everyone than be right about some of them.
end: It's raining. Only raining. Listen to it.

= debt-collector : thriller drama comedy : person thing deed : office street hotel cafe train road yard shop theatre
calls: bank debt money loan file casino
proof: the page torn out of the accounts
secret: the debt was paid years ago, and they kept on collecting
deed: read the accounts aloud where everyone who paid can hear
hold: collect one last time and be gone
risk: the whole street loses its doors
clock: the bank opens
price: the only work that ever came easily
signs: On the step of each house that owes, a small chalk mark. This morning there are chalk marks on all of them.
signs: A man in good shoes buys everybody a drink and writes down what they have.
finds: A receipt, folded in four, in the heel of a dead man's boot: paid in full.
finds: The accounts are kept in two colours. $A was only ever shown the red.
finds: Behind the safe hang the wedding rings, on nails, each with a ticket.
finds: The signature on the first loan is a child's. It belongs to $B.
turns: Somebody has told them. The safe is open, clean, and smells of lemon.
turns: Each of the neighbours has been promised, in private, to be the one who is spared.
acts: $A stands on a cart in the market and reads from the black column until voices begin to answer with dates.
acts: $A hangs the rings on the railings outside, one by one, with the names.
after: People come for them all day. Some do not put theirs on; they only hold it.
after: The man in good shoes is last seen walking, in socks.
dark: A new mark on $A's own step. It is still wet.
see: It was never a loan. It was a leash with a pen.
see: Look. They add up what you owe with your own pencil.
why: I kept their books because they said your name whenever I stopped.
why: They never raised a hand. They only ever rounded up.
push: These people signed. I have the deepest respect for a signature.
push: Without us they'd owe it to somebody less polite.
low: I knocked on those doors. I've got a very kind knock.
will: They taught me to be persuasive. Let's see who else I can persuade.
end: It says paid. Go on, keep it. Frame it over the stove.

= the-understudy : thriller mystery romance : person deed place : theatre hotel office street castle train cafe school
calls: actor actress stage understudy opera star
proof: the prompt copy
secret: the accident was rehearsed
deed: go on in the part and change the ending
hold: let the show run, as planned
risk: somebody dies on cue, to applause
clock: the curtain rises
price: ever playing the lead
signs: In the list of the cast there is one name too many, in the same type as all the others.
signs: The blood in the bottle marked blood has been filled up to the top.
finds: On page ninety someone has pencilled a cross, a time, and the word: really.
finds: The trick knife is in its case. In the case beside it, the same knife, heavier.
finds: All the exits have been oiled. One of them has been oiled shut.
finds: A good-luck card to the star, signed by all. The date on it is next week's.
turns: The star insists on going on. The star has had flowers, and has had a drink.
turns: The house is full, and every one of them has come to see precisely this.
acts: $A walks on in the third act, eleven lines early, and asks the murderer for a light.
acts: $A plays it as it is written, up to the cross; and then turns, in costume, and tells the audience.
after: They think it is the best third act in years. In the wings, somebody is being handcuffed.
after: Nobody has died. For that the critics will never forgive it.
dark: The applause goes on and on. The figure on the floor does not get up to bow.
see: That isn't a prop. Props don't need sharpening.
see: They've blocked it. Somebody has marked the floor for where the body goes.
why: I wrote that scene ten years ago. I cut it because it would have worked.
why: I was offered the part of the one who suspects nothing. I've been rather good in it.
push: One does not stop a play. One merely leaves it, feet first or on one's feet.
push: You're an understudy, dear. So stand under, and study.
low: All my life I waited in the wings for someone to fall. Now look.
will: I know all the lines. Tonight I'm going to say something else.
end: They want you to come out again. No. You take it. It was your idea to live.

= nine-keys : mystery fantasy thriller : place thing person : house hotel castle library attic office church theatre shop
calls: lock key room vanish library door
proof: the housekeeper’s tally
secret: the locked room was locked from the inside, by somebody who is still being fed
deed: open it and say sorry
hold: brick it up before the visitors come
risk: one more night, and there is nobody in it to say sorry to
clock: the last key is turned in
price: the good name of the house
signs: Nine plates go up. Eight come down.
signs: On the second floor there are seven windows outside, and six inside.
finds: The tally is kept in beans: a white one for each day of bread. There are thousands.
finds: Along the skirting there is a groove, worn by a sliding plate.
finds: $A puts an ear to the panel. On the other side somebody is humming, in tune with the clock.
finds: Nine keys hang on the board. The ninth hook is the only one without dust.
turns: The family is very kind about it. They move $A's bed to another wing, with a better view, and a bolt.
turns: The humming stops when $A speaks, and starts again, in a different key.
acts: $A sits down on the floor outside, and tells the door all that has happened in the world, year by year, until the bolt goes back.
acts: With the dinner guests behind in a row $A turns the ninth key, and does not step aside.
after: A hand comes round the edge of the door, thin as paper, feeling for the light.
after: There are nine plates on the table, and one very old, very curious guest.
dark: Behind the new plaster somebody goes on humming, for a while.
see: It isn't a ghost. Ghosts don't send back the crusts.
see: Who locks a door and then takes up the tray, every day, for thirty years?
why: She said she'd come out when someone apologised. Nobody knew how to begin.
why: I took up the tray at first to be paid. After that it was to hear the humming.
push: One has a past or one has a dining room. One cannot seat both.
push: We've never harmed a soul. We've fed one, at considerable expense.
low: I slept above that room all summer. I thought it was the pipes.
will: It only wants somebody to begin. I'm good at beginning badly.
end: Mind the step. There are three. The sun? Yes. It does that every day.

= wrong-number : thriller romance comedy mystery : person thing deed : street hotel office train cafe road house yard
calls: phone call text number wrong message
proof: the last voicemail
secret: the message was meant for somebody else, and they have acted on it
deed: turn up in their place
hold: silence whoever heard it
risk: a stranger walks into it smiling
clock: the shop on the corner shuts
price: never again being nobody in particular
signs: A voice that $A does not know says: it is tonight, then, and thank you.
signs: Somebody returns $A's call before $A has made it.
finds: Played slower, there is a bell in the background, a tram, and someone saying no.
finds: $A writes the number backwards. It is an address.
finds: In the lost-property box lies a coat exactly like $A's. In its pocket, a gun and a pressed violet.
finds: The other one lives three streets off, has $A's initials, and a child.
turns: They already know $A's voice. They have had it on the line for a week.
turns: The stranger does not believe a word, and shuts the door, and draws the chain.
acts: $A puts on the other coat, goes to the corner at the appointed time, and waits to be mistaken.
acts: $A rings them back, and keeps them talking, while across the road a light goes on, and a child is carried out in a blanket.
after: The two of them meet at last. It is like being introduced to a rumour.
after: The number is no longer in service. $A rings it once, to be sure.
dark: A voice that someone else does not know says: it is tonight, then, and thank you.
see: They've got the wrong person. I don't think they'll mind.
see: I'm in somebody else's story, and I've come in just before the bad part.
why: I swapped two digits. I've done it all my life. Nobody ever died of it.
why: It was I who told them that you'd do. You seemed to have so little on.
push: You heard it, so it's yours. That is how messages work.
push: No one looks for a person who was never called.
low: I could have hung up. I liked that somebody was grateful.
will: They don't know what I look like. That's the first advantage I've ever had.
end: Sorry. Wrong number. No, don't hang up. How are you?

= the-ninth-floor : horror sci-fi comedy : place deed person : office hotel hospital school house train yard roof
calls: hospital sanatorium asylum lift floor child tower
proof: the plan with the extra stair
secret: the building goes on making room for whoever is missed least
deed: call each of the lost by name
hold: keep the lift running
risk: tomorrow nobody will remember there was anyone to look for
clock: the night porter goes off
price: being the next one forgotten
signs: The lift stops between eight and ten, and opens, politely, on a corridor.
signs: There is one more toothbrush in the glass, and nobody asks whose.
finds: On the ninth floor the doors have names instead of numbers. Some of the ink is still wet.
finds: In every room the bed has been slept in, the kettle is warm, and the window looks in.
finds: $A finds a desk with $ah own handwriting all over the blotter, practising.
finds: The staff photographs go back a hundred years. In each of them one face has been rubbed smooth.
turns: Going down one flight brings them up two.
turns: $B asks, kindly, who $A is.
acts: $A goes along the corridor with the fire list, and calls out every name on it until a door opens, and another.
acts: $A wedges the lift with a chair, sits down in the chair, and sings, so that they can find the way.
after: They come down the stairs in the fashions of nine decades, and blink at the traffic.
after: The lift goes from eight to ten, without a thought.
dark: On the ninth floor there is a new name, and the paint is wet.
see: Nobody left. They were only put where we don't look.
see: That door's got my name on it, and it's in a very nice font.
why: I got off there once. I left my brother holding the door.
why: We always said hello to the porter. I don't believe any of us ever asked his name.
push: There's always room upstairs. That's what one likes about the place.
push: Who'd miss them? I'm asking for the form.
low: I can't recall his face. I had it this morning.
will: If it wants the one whom nobody would miss, it'll have to wait until I'm done shouting.
end: Say your name. Say it louder. There, I'll never lose that one.
`)
