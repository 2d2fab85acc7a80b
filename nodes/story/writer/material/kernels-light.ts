// Kernels for fantasy, horror, romance, comedy and drama.
import { kernels } from './kernel.ts'

export const LIGHT_KERNELS = kernels(`
= borrowed-magic : fantasy : thing person place deed : 
calls: magic spell talking enchanted compass wizard witch
proof: the tally cut into the doorpost
secret: every gift was taken from somebody who was never asked
deed: give it all back
hold: go on borrowing from people too poor to count
risk: the one who has least pays for everything
clock: the last star sets
price: the gift itself
signs: The bread does not rise, the bell does not ring, and in the next valley somebody is suddenly lucky.
signs: $A wishes for rain under $ah breath. Two fields away a spring goes dry.
signs: The cat will not cross $A's shadow.
finds: Notches in the doorpost, hundreds of them, each beside a name. Half of the names are children's.
finds: In the mirror $A's hands glow a little. In the mirror behind that one, somebody's go out.
finds: An old woman at the well has $A's laugh. She says she lost it nine years ago.
finds: The ledger is kept by the mice, in seeds. It has never once been wrong.
turns: It comes when $A is not calling now, and it brings interest.
turns: The king's men want it for the war. They have brought a very small chest for it.
turns: $A gives back one wish, and it takes a year off $B's face.
acts: $A walks from door to door until morning, knocking, and empties both hands at every sill.
acts: On the hill $A says each name aloud, and something leaves with each of them, like birds.
after: The bread rises. Somewhere a man who never could sing is singing, badly, in the street.
after: $A strikes a match like anybody else, and shields the flame.
dark: By noon the hands glow again. There is always somebody who is not counting.
see: It doesn't come from nowhere. It comes from next door.
see: I never made anything. I only moved it here.
why: I taught you to take the way I was taught. Gently, and from behind.
why: I told myself that they had it to spare. I never went to look.
push: Power is only luck with a good memory.
push: Give it back, and who will thank you? They don't know it's gone.
low: Every kind thing I ever did, I did with somebody else's hands.
will: I'd rather be ordinary and owe nobody.
end: Look. It's only a candle. I lit it myself.

= sleeping-oath : fantasy thriller horror : place person thing : castle forest mountain cave church planet shore
calls: sleep dragon knight oath castle giant
proof: the oath stone
secret: what sleeps here was put to sleep by the people it protected
deed: wake it and ask its pardon
hold: keep it asleep and use its name
risk: it wakes by itself, in anger, to the first lie it hears
clock: the frost breaks
price: the old songs about who was the hero
signs: All the dogs face the hill at once, and lie down.
signs: There is a heartbeat in the well. It beats once for every nine of $A's.
signs: The ravens have started to bring things back: a ring, a buckle, a tooth.
finds: Under the moss the stone is carved on both sides. The side that faced the wall says forgive us.
finds: Chains run down into the rock. They have been polished from within by turning.
finds: In the oldest song one verse is always hummed. $A finds the words to it.
finds: The sword above the gate is clean. It was never drawn; it was lent.
turns: The captain sets the guards to sing, louder, day and night.
turns: One link breaks. The sound is heard in three kingdoms.
turns: $B carries the key, and always has. It hangs there as a blessing.
acts: $A goes down unarmed, kneels in the dark beside a breath as big as weather, and tells it everything.
acts: $A lays the key on the stone, says the hummed verse with all its words, and waits to be judged.
after: It looks at $A for a long time with an eye like a lake. Then it moves over to make room.
after: The hill is open to the sky. Grass has already begun to grow on the chains.
dark: It listens to the end. Then it asks who sent so small a liar.
see: Nobody guards a grave from this side.
see: It isn't snoring. It's counting.
why: It saved us, and we could not bear to owe so much. So we built a door.
why: My order was not founded to slay it. We were founded to be forgiven, and forgot.
push: A sleeping legend feeds a thousand people. An awake one eats.
push: You would put a kingdom's good name in that mouth?
low: The brave ones in my stories locked the door from outside.
will: It's owed one honest sentence. I have one.
end: It wants to know if there are still apples. Go on. Tell it.

= wrong-heir : fantasy drama : person deed thing : castle church forest mountain
calls: crown king queen prince heir inherit throne
proof: the birthmark in the wrong place
secret: the chosen one was picked by mistake
deed: take the crown off in public
hold: keep the crown where it can be steered
risk: the right one is hunted as an impostor
clock: the oath is sworn
price: being somebody
signs: The prophecy rhymes, except in the one line that names $A.
signs: The sword came out of the stone. It has also come loose from everything else since.
signs: The old king looks at $A, then past $A, with the beginning of an expression.
finds: Page forty of the prophecy is stuck to page forty-one with jam.
finds: A kitchen girl hums, and every candle in the hall leans towards her.
finds: The seer wrote down two cradles. Somebody has scratched out the plainer of them.
finds: $A fits the slipper, the ring and the sword. All three have been altered.
turns: They have already struck the coins. The nose is flattering.
turns: The right one wants none of it, and bolts the scullery door.
turns: The regent knows, and is charmed. A false heir is so much easier to keep.
acts: With the oath half spoken $A stops, lifts the crown off, and asks the hall for a comb to get it out of $ah hair.
acts: $A hands the sword hilt first to the girl with flour on her arms, and the whole hall hears it sing.
after: The new queen's first decree is breakfast. $A carries in the eggs.
after: They keep one coin with the wrong face on it, for luck.
dark: The oath is sworn. In the kitchen a candle leans, and gutters, and goes out.
see: It isn't me they're bowing to. It's the stain on my shoulder.
see: I looked it up. I'm a misprint.
why: I read the sign the way I needed it read. You were close by, and you were kind.
why: There was one night to choose in, and you were the only baby who stopped crying.
push: True heirs are opinionated. We have all grown so fond of you.
push: A mistake that everyone agrees on is called history.
low: I was somebody for a year. I was good at it. It was hers.
will: I know one thing a real one would do, and that's what I'm going to do.
end: What do I do now? Anything. Imagine it. Anything at all.

= the-guest : horror drama : place person thing : house attic hotel castle church school shore
calls: haunt ghost invite possess doll seance
proof: the extra coat on the hook
secret: it was invited in
deed: say out loud who asked it in
hold: keep feeding it
risk: it takes the youngest next, because the youngest laughs
clock: the candle is down
price: the last thing the dead one left
signs: Five coats on the hooks. Four people in the house.
signs: The high chair has been moved to the table. Nobody here has a child.
signs: $A counts the breathing in the dark, and one of them is keeping time with $ah own.
finds: On the underside of the table somebody has scratched: be polite.
finds: The spare room's bed is warm in the middle, in the shape of a question mark.
finds: $A plays the tape backwards and hears $ah own voice saying yes, of course, come in.
finds: In every photograph of the house there is one window lit. It is never the same window.
turns: The road out of the village comes back into the village.
turns: It has learned the sound of $B's step on the stairs.
turns: They turn all the mirrors to the wall. By morning the mirrors have turned back.
acts: $A sets a place for it, sits down opposite, and says its name as gently as one says no to a child.
acts: $A takes the fifth coat from its hook, carries it out past the gate, and holds it open for someone to put on.
after: Four coats. $A counts them again in the morning light: four.
after: The house creaks, only the way that houses do.
dark: At the new house, before the boxes are open, there are five coats on the hooks.
see: It isn't haunting us. It's staying with us.
see: It only does what it's told. Somebody told it to stay.
why: I asked it in. I was so lonely that I would have asked in the rain.
why: It had your father's cough. What would you have done?
push: You leave the door on the latch for grief, and then you complain of the draught.
push: It eats so little. Just a name, now and then.
low: I set the table for it. I thought it was being kind to me.
will: I asked it in, so I have to be the one who sees it out.
end: Leave the porch light off tonight. Let it find another dark.

= the-tide-below : horror mystery sci-fi : place thing deed : cave sea shore church mountain forest planet
calls: dig mine cave drown sea depth
proof: the mark on the wall, higher than yesterday
secret: what they dig for is digging up
deed: seal it with the truth inside
hold: dig one day more
risk: it learns another voice
clock: the pumps stop
price: everyone already below
signs: The well answers a beat too soon.
signs: The men who come up count themselves at the top, and will not say why.
signs: Every nail in the house leans, slightly, toward the floor.
finds: A miner's lamp, still lit, in a shaft that was closed before $A was born.
finds: $A reads the last foreman's log. After the ninth day it is in a better handwriting.
finds: Fingernails of chalk, all the way down. Somebody has been keeping score from the other side.
finds: They lower a recorder on a rope. It comes up wound with hair, playing $A's lullaby.
turns: Someone is calling for help in $B's voice. $B is standing right here.
turns: The rope goes slack, then comes up by itself, tied in a neat bow.
turns: The charges are gone. They turn up stacked against the inside of the door.
acts: $A cuts the rope, sits down at the edge with the lamp, and talks to it until the charges go.
acts: $A plays it every voice it has ever stolen, all at once, and closes the valve.
after: The ground gives one long sigh. After it the birds come back, a few at a time.
after: The nails in the house stand straight.
dark: Weeks later a child puts an ear to the sink, and smiles, and says goodnight back.
see: It isn't an echo if it asks you something.
see: We didn't break through to it. It let us in.
why: We heard singing, and we were nine days hungry. You would have dug.
why: Four went down and five came up. We had a drink, and agreed on five.
push: We are one day from the richest seam in the country. It has promised.
push: Superstition never kept a village warm.
low: It knows my mother's voice now. I gave it that, to make it stop.
will: It only takes what answers. So nobody answers. Not even me.
end: Hear that? No. Neither do I. Thank God.

= borrowed-face : horror thriller : person thing : house street garden shore forest
calls: face twin double stranger mask mirror
proof: the dental record
secret: the one who came back is not the one who left
deed: shut the door on a beloved face
hold: be let in, one house at a time
risk: by spring it wears the whole street
clock: it is asked to stay for supper
price: seeing them one last time
signs: $B takes sugar now, and puts the spoon away in the wrong drawer.
signs: The old dog crosses the room, sniffs the hand it has loved for years, and backs off with its ears flat.
signs: It laughs at the right place, a half second late.
finds: The shoes by the door are on the wrong feet of the mat, worn on the wrong sides.
finds: Behind the shed the ground is soft, in the length of a person.
finds: $A lays two photographs together. The freckles have been put on like a map, in mirror writing.
finds: It keeps a notebook: likes plums; hums; cries at weddings; find out why.
turns: Everyone tells $A how well $B is looking.
turns: It practises in the bathroom. It is practising $A.
turns: It knows that $A knows, and sets the table for two.
acts: $A asks the one question that has no answer, and bolts the door on the silence.
acts: $A lets it have the embrace, counts three, and strikes the match behind its back.
after: On the step there is nothing but a coat, folded by something that had only seen it done.
after: The dog lies down across the doorway at last, and sleeps.
dark: At the memorial everyone embraces $A, who laughs in the right place, a half second late.
see: It remembers everything you told it, and nothing you didn't.
see: Grief doesn't make a person left-handed.
why: I let it stay because it was trying so hard.
why: Your brother looked at me with those eyes, and I thought, does it matter whose they are?
push: I only want what they had: someone to be missed by.
push: Look at this face. You would really close a door on it?
low: I got one more week with them. I knew on the second day.
will: They would want me to open. That's why it's wearing them.
end: Goodnight. Whoever you are, you'll have to be it somewhere else.

= bad-timing : romance drama : person deed place : 
calls: funeral friday late leav goodbye dying
proof: the ticket with tomorrow's date
secret: one of them is already leaving
deed: say it while it is still any use
hold: part as friends, with no scene
risk: they become each other's good story
clock: the taxi comes
price: the life that was all arranged
signs: $A buys two coffees out of habit and stands there with both.
signs: There is a suitcase under $B's bed with the labels already on.
signs: Their umbrellas have got mixed up. Neither of them mentions it.
finds: Between two pages of a borrowed book there is a boarding pass, used as a bookmark.
finds: $A reads the note again. It says see you soon, in ink that ran.
finds: Every photograph on the wall was taken by the person who is not in it.
finds: The neighbour lets it slip: the flat has been let, from the first.
turns: They both say it is fine at the same moment.
turns: The one evening left fills up with other people, kind ones, who will not go.
turns: $A rehearses the sentence all the way across town and arrives to find the wrong person listening.
acts: $A runs the length of the platform with one shoe undone and says it through the glass, twice, because the first time it fogs.
acts: In front of the taxi, the driver and half the street $A says the sentence, and gets it wrong, and says it again.
after: The taxi goes off without anyone in it. The driver, who has seen everything, honks.
after: A second toothbrush. Nobody makes a speech about it.
dark: The window slides past. On the other side of it somebody breathes on the glass and draws a heart, backwards.
see: You've been saying goodbye since the first night. I thought it was shyness.
see: I keep noticing you in rooms you aren't in.
why: I'd already said yes to the other thing, before there was a you.
why: I was going to tell you when it stopped being lovely. It kept on being lovely.
push: Be sensible. It's eleven hours by plane and you can't even return a phone call.
push: It was a holiday from your life. That's why it felt like one.
low: I had all summer to be brave, and I was charming instead.
will: I'm going to be ridiculous now. You don't have to do anything about it.
end: You missed your plane. Yes, I watched it go. It was a very small plane.

= double-letters : romance comedy : thing person deed : 
calls: letter love poet mail pen poem postman
proof: the ink stain on the wrong hand
secret: the letters were written by the one who delivered them
deed: sign the next one
hold: let the handsome one take the credit
risk: the right words marry the wrong mouth
clock: the wedding march
price: being admired from a safe distance
signs: The suitor who writes like an angel cannot, in person, finish a sentence.
signs: $B turns the corner whenever the post does.
signs: A word that $A uses only in private comes back in a stranger's letter.
finds: On the blotter, in a mirror, one can read: my dearest, and four crossings out.
finds: The letters smell of oranges. There is one person who keeps orange peel in a pocket.
finds: The handsome one is asked about the moon, and checks a sleeve.
finds: A box of drafts. The bad ones are funnier, and better.
turns: The rival reads one aloud, and the whole room falls in love with the wrong man.
turns: $B helps to choose the flowers, and chooses well, and it is unbearable.
turns: The last letter is delivered, by hand, to a closed door.
acts: $A answers the letter with a letter, walks it round in person, and puts it into the hand with the stain.
acts: $A stands up when they ask whether anyone objects, and says: I believe I have the wrong envelope.
after: They write to each other still, from opposite ends of one table.
after: The signature is at last the right one. It takes up half the page.
dark: The letters stop. They are kept in a shoebox and dusted every spring.
see: He never wrote that. He's never noticed a tree in his life.
see: It's you. You put commas in when you breathe.
why: I only meant to lend him the first line. Then you answered it.
why: On paper I have no nose. You've no idea how restful that is.
push: Nobody was lied to. They were only introduced out of order.
push: He's got the shoulders. You've got the adjectives. It's a fair division.
low: I fell in love with a sentence, and thanked the wrong person for it.
will: I'm going to say it badly and in my own voice.
end: You've spelled my name wrong. Yes. I was looking at you.

= second-spring : romance drama : place person thing deed : theatre hotel cafe shore school house street garden train
calls: dance widow reunite old ballroom divorce
proof: the two cups
secret: they have both been pretending not to remember
deed: ask for the dance that was refused
hold: leave the past in its good clothes
risk: the place that kept their secret is pulled down around it
clock: the demolition men come back from lunch
price: thirty years of being dignified about it
signs: The band plays that one. Two people at opposite ends of the room put down their forks.
signs: The initials on the beam have been painted over every year, and cut fresh every year.
signs: Somebody has reserved the same table, on the same day, and never come.
finds: The cup behind the bar has her name on it, or his. It has been washed every week.
finds: $A finds the other half of a dance card in the pocket of a coat for charity.
finds: In the guest book, year upon year, one line: passing through.
finds: A photograph with a thumb over the lens. It is the best picture of that summer.
turns: $B brings a husband-shaped silence to the table.
turns: The wrong song comes on, and both sit it out.
turns: It rains into the ballroom. The bucket is under the wrong hole.
acts: $A walks the whole length of the floor, in front of everyone who ever knew them, and holds out a hand.
acts: With the workmen watching through the door $A winds up the gramophone and says: you owe me one.
after: They dance very slowly around the bucket.
after: Plaster comes down in their hair like confetti, and no one sends them home.
dark: The wall goes over. On the beam, clear as day, two letters and a heart.
see: You kept the chair. You said that you'd burned it.
see: You still count under your breath before you say anything true.
why: I was asked at the wrong moment by the right person. I've been correcting it ever since.
why: I went to the station. I went to the wrong station.
push: People our age have memories. That's the sensible thing to have.
push: You had your spring. It was very well attended.
low: I got everything I asked for. I was so careful what I asked for.
will: I'm too old to be proud. My knees won't have it.
end: You're still leading. You're still letting me.

= the-double-booking : comedy romance : deed place person : hotel theatre church school office garden cafe castle street
calls: wedding book hotel bigam schedul
proof: the seating plan
secret: both of the things that cannot happen at once are going to
deed: confess to both sides together
hold: keep the two apart by any means
risk: the two parties meet at the buffet
clock: the cake comes out
price: a perfect record
signs: $A's phone rings in both pockets.
signs: Two people in identical hats walk past one another, pause, and walk on.
signs: The diary says one thing. The diary also says another thing, underneath, in pencil.
finds: There is one cake. It has two names on it, and neither is spelled right.
finds: The hall has a folding wall. The folding wall has opinions.
finds: $A finds the original order form. The signature, unmistakably, is $A's own.
finds: A goat, with paperwork.
turns: The wrong grandmother gets into the right car and has a lovely time.
turns: The folding wall folds.
turns: $B, hiding behind a fern, is asked to give a toast.
acts: $A climbs on a chair between both crowds, taps a glass, breaks it, and tells the truth at speed.
acts: $A pushes the wall back with one shoulder and introduces everyone to everyone, alphabetically.
after: The two parties turn out to be better at being one. The goat catches the bouquet.
after: There is a bill. There are in fact two. $A frames them.
dark: In the ruins of the buffet the goat is the only guest to have got what it came for.
see: It can't be today. It's been today all week.
see: I said yes to both of them. I said it in two different voices.
why: I thought that you had told them. You thought I had told them. It was a very trusting month.
why: I panicked and said goat. Then it was on the list.
push: Nobody needs to know. We only need two identical bands and a tunnel.
push: Whatever happens, keep smiling. You're smiling too much. Now you look like evidence.
low: I have a colour code for everything. There's no colour for this.
will: New plan. There is no plan. We're going to tell them, and then we're going to run.
end: On the whole it went well. One of us is on fire. Only slightly.

= the-small-lie : comedy drama romance : deed person thing : street school theatre office cafe shop garden shore road
calls: lie fib rumor rumour engage white
proof: the newspaper clipping
secret: it began with one polite untruth that nobody corrected
deed: own up before it is engraved
hold: keep the story going until everyone has gone home
risk: the thing that was made up has to be done, on stage, live
clock: the mayor arrives
price: the only time anybody clapped
signs: A stranger shakes $A by the hand, at length, for something.
signs: The statue under the sheet has $A's chin.
signs: A reporter asks how it felt. $A says it was nothing, which is at least accurate.
finds: The story has a hero, a rescue and a bear. $A has never met a bear.
finds: There are commemorative spoons.
finds: An eyewitness steps forward and remembers it beautifully.
finds: A real hero, with a real scar, sits at the back and has bought a spoon.
turns: Someone has found the bear.
turns: $B, asked to confirm it, improves it.
turns: The children's choir has composed an anthem. It rhymes with $A.
acts: $A takes the microphone, takes the sheet, takes a breath, and says: I was in the toilet.
acts: $A walks off the stage to the last row and brings the right person up by the hand.
after: There is a silence, and then the choir, who have rehearsed, sing it anyway.
after: They keep the statue. They change the plaque. The chin was always the best part.
dark: By evening the truth is known. It is not nearly as popular as the bear.
see: I only said you're welcome. They built a plinth on it.
see: There was no bear. There was a large dog, and it was fond of me.
why: You looked so happy. I added the bear as a sort of present.
why: I was going to correct it on Monday. Then there was the parade.
push: Think of the town. Think of the spoons.
push: Everyone in history was in the toilet. They had better friends.
low: I've never been anyone before. I didn't want to stop being him.
will: I'm going up there to be a disappointment, and I'd like you to watch.
end: They've asked me back next year. To not do it again.

= the-inspection : comedy thriller sci-fi : place deed thing : lab office ship shop hospital school hotel train
calls: inspect audit licen broken repair
proof: the clipboard
secret: nobody here has the faintest idea how it works
deed: ask how it works
hold: look busy until the inspector leaves
risk: it is approved as it is
clock: the inspector reaches the end of the form
price: a job with a chair that goes up and down
signs: There is a red button labelled NOT THIS ONE. There is no other.
signs: The manual begins on page nine: as we have now seen.
signs: Everyone salutes the vending machine. $A does it as well, by the second day.
finds: The main pipe goes out through one wall and comes back in through the other, having done nothing.
finds: A memo, framed: if it makes the noise, make the noise back.
finds: The man who understood it retired in spring. He was the cleaner.
finds: A drawer of spare parts, all of them for something else.
turns: The inspector is delighted, and orders nine more.
turns: It makes the noise. Nobody can remember the noise to make back.
turns: $B leans casually on the only switch that does anything.
acts: $A puts up a hand, in front of everyone, and asks the question that a child would ask.
acts: $A presses the red button, with one finger, politely, after saying excuse me.
after: It stops. Nothing else does. They look at one another and begin, very carefully, to go home.
after: The cleaner is sent for. He brings his own chair.
dark: Approved. Nine more arrive on Monday, with nine more buttons.
see: It isn't broken. It just isn't anything.
see: Has anyone here actually read this? Out loud? To another person?
why: I nodded in my first week. After that the nodding sort of became my department.
why: I assumed that you knew. You had the lanyard.
push: Confidence is a load-bearing wall, and you are holding a hammer.
push: Don't ask what it does. Ask what it would cost to have known.
low: I've been promoted twice for not touching it.
will: I'd rather be the idiot who asked.
end: What did it do, in the end? It employed us. It was quite good at that.

= the-empty-chair : drama romance : person place deed : house attic garden street cafe hospital shop shore
calls: daughter son estranged quarrel sender mother
proof: the voicemail nobody deleted
secret: the quarrel was never about what it was about
deed: say the thing that is under the other thing
hold: talk about the weather and the roof
risk: the silence is handed down with the furniture
clock: the roof is paid for
price: being in the right
signs: They pass the salt by way of a third person.
signs: $A parks one street away and sits there with the engine off.
signs: The spare key is not under the stone. The stone is not there either.
finds: On the answering machine, eleven years old: it's only me, ring me back.
finds: In the shed is a bicycle, mended, with a bow gone grey on it.
finds: $A finds the school report at the back of the drawer. Someone has underlined the kind sentence.
finds: The will is one line long, and it is not about money.
turns: They talk at the same time, stop at the same time, and that is supper over.
turns: $B sells the piano without asking. The carpet keeps its four feet.
turns: Someone says just like your father, and there is no taking it back.
acts: $A plays the message aloud in the kitchen, all of it, and does not leave the room.
acts: $A pulls out the empty chair, sits down in it, and says: I'll start.
after: They wash up together. One of them washes; the other tells the story right, for once.
after: Four chairs, four plates. The salt goes straight across.
dark: The house is cleared in an afternoon. Nobody wants the machine with the red light blinking.
see: We never fought about the house. We fought about who stayed.
see: You kept my room. You told me it was a study.
why: I rang, and then I was too proud to have rung.
why: Your mother asked me to be hard on you. She had to be the soft one. There wasn't much time.
push: Not at the table. We've managed for years not at the table.
push: You come back twice a year and rearrange my grief.
low: I was right. I've been right in an empty flat for eleven years.
will: I'd rather be wrong and have somebody to tell.
end: Sit anywhere. No. Sit there.

= the-last-season : drama comedy sci-fi : place deed thing person : theatre hotel cafe shop garden shore school train church
calls: failing cinema theatre circus closing run team
proof: the account book
secret: they have been losing for years, and one of them has been paying
deed: let it end, and do it well once
hold: keep the doors open on borrowed money
risk: the one who loves it most goes under with it
clock: the season closes
price: the name over the door
signs: The takings are in the tin again, to the penny, though nobody came.
signs: The youngest of them has stopped asking about next year.
signs: A man measures the windows, and does not look in through them.
finds: A pawn ticket for a wedding ring, renewed every quarter.
finds: The account book is in two hands. One writes losses. The other one, later at night, writes gifts.
finds: On the wall hangs every year's group picture. $A covers the left side with a hand, then the right, and sees how few.
finds: The offer is generous. It is folded very small.
turns: The lights fail in the middle of the one good night.
turns: The best of them signs with someone else, and cries, and signs.
turns: Rain, the whole of the holiday week, like a curtain.
acts: $A gives the money back, lights every lamp they own, and opens the doors for nothing.
acts: $A reads out the whole debt from the front, thanks the person who paid it by name, and strikes up.
after: They take the sign down themselves, and carry it through town like a brass band.
after: It is a car park by winter. In the middle, through the tar, somebody's sunflower.
dark: They come for the chairs while people are still in them.
see: We weren't lucky. We had a friend.
see: Look at the dates. You sold it the week we were all so happy.
why: It was the only place where anybody called me by my own name.
why: I thought, one more summer. I thought it about nine summers.
push: Close it, and what are you? A person with a lot of rope.
push: There's always somebody who'll lend against a dream. I've met him.
low: I thought we were holding it up. It was only you, with one hand.
will: If it has to go, it goes with its lights on.
end: Same time next year? No. But same people.
`)
