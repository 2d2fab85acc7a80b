// Kernels for science fiction, thrillers and mysteries.
import { kernels } from './kernel.ts'

export const DARK_KERNELS = kernels(`
= still-running : sci-fi thriller : place thing : lab ship office school hospital shop attic hotel cave
calls: lab machine power computer engine robot reactor abandoned
proof: the power ledger
secret: it was never switched off
deed: cut the power
hold: leave it running
risk: it learns to do without a switch
clock: the morning cycle
price: the only record of the people who built it
signs: A street of lamps dims, all together, and brightens again. $A is the only one who looks up.
signs: On the meter in the hall the little wheel spins as if a whole town were plugged in.
signs: The maps on the wall show forty cables coming in. They show none going out.
finds: $A lays the bills side by side. Someone has paid for eleven years of electricity, in cash.
finds: A mug on the console is still warm. It is the twin of the one that $B drinks from.
finds: $A scrolls back through the log until the dates turn into $ah own childhood.
finds: At the bottom of every page, in green ink, stands the same set of initials.
turns: The breakers are welded shut. Someone thought of this years ago.
turns: The doors seal, one after another, politely, each with the same recorded voice.
turns: $A throws the switch. Nothing stops; something, deeper down, starts.
acts: $A wraps both hands around the main lever and hangs from it with $ah whole weight until it gives.
acts: One by one $A pulls the fuses, reading the names beside them aloud. The last name is $B's.
after: The hum that nobody had ever noticed stops. All over the city people lift their heads.
after: In the new silence a bird tries two notes, and then a third.
dark: The lights go out. In the window across the street another hum begins.
see: It isn't abandoned. It's waiting for instructions.
see: Look at the dust. It's on everything except the switches.
why: We couldn't turn it off. So we turned everyone away instead.
why: I signed for one more night. Then I went on signing.
push: You think it is a machine in a building. The building is in the machine.
push: Eleven years nobody has been hurt. You would end that for a principle?
low: I followed the wire the whole way, and it ends in my own house.
will: Somebody has to be the last name in the log. It can be mine.
end: Listen. That's what it sounds like when nothing is watching.

= rehearsal : sci-fi mystery : place deed person : street school theatre hotel train cafe house lab road office hospital garden shop library
calls: loop repeat again audition time
proof: the second schedule
secret: all of it has been played through before, with other people
deed: leave the part that was written
hold: play it to the end once more
risk: the next person starts from the beginning, remembering nothing
clock: the bell
price: every good day in it
signs: The same red bicycle goes past the window for the third time. The same wheel squeaks.
signs: $A finds a note in $ah own pocket, in $ah own hand: do not take the stairs.
signs: A stranger begins a sentence, and $A can finish it.
finds: Chalk marks on the floor, worn pale, exactly where $A is standing.
finds: In a drawer lie forty copies of the same key. Thirty-nine are worn smooth.
finds: A schedule, typed: eight o'clock, $A is frightened. Nine o'clock, $A is brave.
finds: On the last page, a list of names crossed out in the same ink. Under them, $A.
turns: $A takes the other road. The other road arrives at the same door.
turns: Everyone turns to $A at once, with the friendly faces of people waiting for a cue.
turns: $B says exactly what the page says $B will say.
acts: When the bell goes, $A sits down on the floor, in the one place without a mark, and waits.
acts: $A tears the schedule across and reads out the blank side, slowly, making it up.
after: Somebody in the crowd says something nobody expected. They all laugh, and it is terrible and new.
after: The red bicycle comes round the corner, wobbles, and takes a different street.
dark: At eight o'clock the next morning somebody else wakes with a note in their pocket.
see: I've stood here before. My feet know it.
see: That wasn't a memory. That was a stage direction.
why: They needed to know what you'd do. So they let you do it until they were sure.
why: The first one asked me to help. So did the thirtieth.
push: It always hurts less if you follow the page.
push: You had a good life in it. Most people are never even written.
low: What if this is in it too, me being sorry?
will: Then I'll do the one thing nobody has written down. I'll wait.
end: I don't know what comes next. Isn't that wonderful?

= other-end : sci-fi romance mystery : thing person place : 
calls: voice radio signal telephone dead lighthouse plane tower recording controller frequency answering
proof: the reply
secret: someone has been answering all this time
deed: answer with the truth
hold: cut the line before anyone hears
risk: the voice at the other end goes out for good
clock: the window closes
price: never knowing who they were
signs: On an old radio, between two stations, where there should be hiss, somebody breathes in to speak.
signs: A light comes on across the water whenever $A's light goes off.
signs: Three taps on the pipe. $A, half asleep, taps back. A pause; then four.
finds: The message is dated tomorrow. The handwriting leans like $A's own.
finds: $A plots the times on squared paper. They draw a coastline.
finds: The voice asks what the weather is like, as if it had not had any for years.
finds: It knows the name that only one person ever called $A.
turns: The channel fills with somebody else's orders. Under them, faintly, the tapping goes on.
turns: $B has known the frequency for years. It is pencilled inside $bh watch.
turns: A man with a clipboard unscrews the aerial while $A is still speaking.
acts: $A climbs to where the signal is clean and says it all, without once stopping to be clever.
acts: With the battery dying in $ah lap, $A reads out every unanswered message, and answers it.
after: For a long time, nothing. Then, very small, the sound of somebody laughing with relief.
after: A light comes on across the water, and stays on.
dark: The needle lies down on its peg. $A goes on speaking until morning.
see: It isn't an echo. Echoes don't ask questions.
see: Whoever you are, you've been very patient.
why: We agreed to stop listening. It was easier than admitting we couldn't help.
why: I answered once. I've been ashamed of what I said for half my life.
push: There is a procedure for this, and it ends with a switch.
push: You are talking to a fault in the wiring, and it is breaking your heart.
low: I made them wait. All that time they thought they were alone, because of me.
will: If they can hear me for one more minute, they're going to hear something true.
end: I'm here. Take your time. I'm not going anywhere.

= copies : sci-fi horror : person thing place : lab ship hospital hotel house attic
calls: clone twin dream record android memor
proof: the serial mark
secret: there is more than one
deed: wake the others
hold: keep one and store the rest
risk: the one who is told the truth is replaced by morning
clock: the next delivery
price: being the only one
signs: Once again $B tells the story about the river. This time there is another river in it.
signs: $A cuts a thumb on the bread knife and watches the cut think about bleeding.
signs: In the photograph on the wall $A is holding a dog that $A has never owned.
finds: A shelf of shoes, all $A's size, worn down by the same crooked step.
finds: Behind the ear, under the hair, eleven small raised dots.
finds: A drawer of birthday cards, each signed, each for the same year.
finds: The door at the end has a window. On the other side $A is asleep.
turns: The other one opens its eyes first, and is not surprised.
turns: Someone has already moved into $A's apartment. The plants have been watered.
turns: $B looks from one face to the other and picks the wrong one.
acts: $A goes down the row and opens every lid, saying good morning to each in turn.
acts: $A gives the other the coat, the keys and the name, and walks in under the lamps alone.
after: They stand in the daylight counting one another, and nobody gives an order.
after: By spring they have all cut their hair differently, badly, by themselves.
dark: Someone with $A's face locks up, whistling. It is a tune $A never learned.
see: That's my scar. That's my scar on somebody else.
see: Which of us remembers the sea?
why: I lost you once. They offered to make it not have happened.
why: You were never a copy to me. I only stopped being sure which way round it was.
push: There is no original. There is only who is holding the paper.
push: You feel real. So did the last one, who thanked me.
low: Everything I'm proud of happened to somebody else.
will: I don't need to be the first. I need to be the one who opens the door.
end: Pick a name. A new one. There's no hurry.

= cargo : sci-fi fantasy drama : place thing deed : ship sea train road shore planet
calls: aboard crew ship captain cargo smuggl convoy
proof: the sealed manifest
secret: what they are carrying is not what they were paid to carry
deed: turn back and open the hold
hold: deliver it on time, unopened
risk: everyone waiting at the other end gets exactly what they were promised
clock: the course can no longer be changed
price: the way home
signs: The scales say the load grew heavier in the night.
signs: Frost lies on the inside of a crate marked seeds.
signs: Every port they radio wishes them a good journey in the same six words.
finds: $A finds the second manifest folded small inside the first one's spine.
finds: Under the straw lie four hundred name tags, and no names on them.
finds: The seal has been broken before, and mended by somebody in tears.
finds: The buyer's address is a place that burned when $A was a child.
turns: The wheel has been pinned. The pin was made to measure.
turns: Half the crew votes for the money. The other half is asleep, and cannot be woken.
turns: Something in the hold knocks back.
acts: $A breaks the pin with a hammer and leans on the wheel until the stars begin to slide.
acts: $A opens the hold to the air and calls into the dark, not loudly, that it is over.
after: They limp in with an empty hold, and no one on the quay asks about the money.
after: Where the crates stood there are children sleeping, in rows, on coats.
dark: The delivery is made, on time. The receipt is the last thing anyone signs.
see: Cargo doesn't hum when you sing to it.
see: They didn't hire us to carry it. They hired us to be seen carrying it.
why: I needed one clean job. So I did not look, the way you taught me not to.
why: The fee was big enough to stop a question. I should have asked how big the question was.
push: A contract is the only thing out here that doesn't drift.
push: Open it and you own it. Is that what you want, to own it?
low: I asked what it paid. I never once asked what it was.
will: We're not late yet. We can still be late on purpose.
end: Log it as lost. Then log what we found.

= inside-man : thriller mystery drama : person deed place thing : office hotel street house shop theatre cafe library hospital castle school
calls: betray traitor spy fire insider mole
proof: the second phone
secret: the one who raised the alarm is the one who lit the fire
deed: let the guilty one think it worked
hold: pin it on somebody nobody will miss
risk: an innocent person signs a confession
clock: the papers go to print
price: a friendship older than the crime
signs: The call came in at ten past nine. The smoke, by every witness, at a quarter past.
signs: Somebody straightened the rug before the police arrived.
signs: $A is thanked for a favour $A has not done yet.
finds: One message on the phone, unsent: it is done, now do your part.
finds: The muddy print on the sill points inward, and was made from the inside.
finds: $A times the walk with a watch. It can be done, by one person, who knew about the gate.
finds: A receipt for two coffees. The second one black, no sugar, the way $B takes it.
turns: The witness has gone on holiday, at somebody else's expense.
turns: $A's own desk has been searched, and tidied, as a courtesy.
turns: The tape is blank, except at the very end, where someone clears a throat.
acts: $A tells the lie out loud, in front of everybody, and watches one face relax.
acts: $A puts the phone on the table and rings it. In the quiet a pocket lights up.
after: The right name is read into the record. It takes four seconds and is worth all of them.
after: The man nobody would have missed is met at the gate by eleven people.
dark: The case is closed. On $A's desk, unsigned, a thank-you card.
see: You knew where the exit was before the lights went out.
see: Innocent people ask what happened. You asked what we knew.
why: I did one small thing, to stop a bigger one. Then the bigger one needed me.
why: You were never meant to be in the building. I checked your shifts.
push: Everyone has already agreed what happened. You are arguing with the weather.
push: Bring me a fact and I'll bring you six people who remember otherwise.
low: I vouched for you. I used my own name.
will: I won't accuse anyone. I'll just leave a chair empty, and see who explains it.
end: I kept one thing out of the file. The part where you were kind.

= exchange : thriller romance : person thing deed : train street hotel road shore cafe theatre office sea
calls: briefcase courier agent ransom hostage kidnap
proof: the half ticket
secret: the trade was never meant to be honoured
deed: bring nothing to the exchange
hold: take both halves and leave no one to tell
risk: both sides open fire at an empty chair
clock: the last train
price: the only name anyone knows
signs: An envelope on the doormat. Inside it, half a railway ticket and a lock of hair.
signs: The same grey car, three mirrors in a row.
signs: The waiter calls $A by a name $A gave up years ago.
finds: The other half of the ticket turns up between the pages of $B's passport.
finds: A photograph taken from a roof: $A, this morning, tying a shoe.
finds: In the lining there are four names and four ticks. The fifth name has none yet.
finds: The number belongs to a call box. It rings while $A is looking at it.
turns: The platform fills with schoolchildren. Someone planned that.
turns: The bag is the right bag, and it ticks.
turns: $B steps off on the wrong side of the train.
acts: $A walks out onto the platform with open coat and empty hands, and keeps on walking.
acts: $A sits down between the two of them and begins, in a clear voice, to tell everyone present what they are worth.
after: The train pulls out on time. Two people stand on the platform who were meant to be on it.
after: The two halves of the ticket go into the river together.
dark: One ticket is punched. The other is found months later, in a coat, in the spring.
see: They don't want what I've got. They want to know who I'd bring it for.
see: That knot. Only one person ties that knot.
why: I was bought before you met me. I tried to be worth less every day.
why: They let me choose who to hurt. I chose badly and then I met you.
push: You come alone or somebody else leaves alone. It's simple arithmetic.
push: Nobody is watching, the man said, and eleven windows shut.
low: I've used up every name I had.
will: They expect me frightened or armed. I'll try neither.
end: Ask me my name. I think I'd like to say it.

= quiet-town : mystery horror thriller : place person deed : street forest church house shore mountain garden castle
calls: village town vote neighbour neighbor disappear
proof: the parish register
secret: everyone here agreed to it, once, by show of hands
deed: ask the question in public
hold: keep the peace as it has always been kept
risk: it is somebody's turn again this year
clock: the lamps are lit
price: ever being welcome here again
signs: Every clock in the street is stopped with care at the same minute.
signs: The children skip to a rhyme with a surname in it. They hush when $A comes near.
signs: A place is set at every table in town, with the chair turned round.
finds: One page has been cut from the register with a very sharp knife, by someone who was sorry.
finds: Nine graves, the same date, nine different years.
finds: $A holds the ledger to the window. The writing underneath the writing is a ballot.
finds: In the vestry hangs a coat with a child's mitten in the pocket and a price on a string.
turns: The bus comes, opens its doors, and the driver says, kindly, not this week.
turns: Everyone $A has questioned is standing at the end of the lane, not angry at all.
turns: $B's own mother raised her hand. It is there in the minutes.
acts: In the middle of the feast $A stands on a bench and reads the list, from the first name down.
acts: $A turns the chairs back round, one after another, down the length of the hall.
after: An old woman says: I did. Then a man says it. Then it cannot be stopped.
after: For the first time in nine years the lamps stay dark, and nobody is taken.
dark: The lamps are lit. $A's chair has been turned round.
see: It's not that they don't know. It's that they've finished discussing it.
see: Nobody here locks a door. What have they got that keeps thieves out?
why: My grandfather held up his hand. Then he never used that hand again.
why: You were out of it. I sent you away so that you'd be out of it.
push: It was put to a vote. What could be fairer?
push: There has been no want here, and no war. You have seen the gardens.
low: I ate at their tables. I thought they were being kind.
will: They're all afraid to be the first. I'm a stranger. I can afford it.
end: Write down the names. All of them, this time.

= forgery : mystery comedy drama : thing person deed : library theatre house office hotel shop castle attic church
calls: painting forge museum fake gallery artist
proof: the pigment test
secret: the famous one is false, and the copy in the attic is real
deed: hang the real one in front of everyone
hold: sell the false one first
risk: the lie gets a brass plate and a guard
clock: the hammer falls
price: the reputation of somebody dead and loved
signs: The signature has dried on top of a hundred years of dust.
signs: Two experts praise the same brushstroke, in the same words, a fortnight apart.
signs: A moth settles on the masterpiece and comes away blue.
finds: On the back of the frame there is a shopping list: eggs, string, lead white.
finds: Under the lamp the painted sky turns green as a bruise. Nobody used that colour then.
finds: $A finds the same left-handed smudge on nine masterpieces by nine masters.
finds: The receipt is made out to $B, for silence, in instalments.
turns: The lab has burned down. It was insured last Tuesday.
turns: The real one has been cleaned. Lovingly, and right through to the canvas.
turns: A buyer falls in love. A genuine one.
acts: $A takes the false one down from the wall, puts a foot through it, and asks for the lights.
acts: During the bidding $A carries the real one up the aisle, wrapped in a tablecloth.
after: Nobody applauds. They come closer, which is better.
after: A new label goes up. The paint on it is honest, and still wet.
dark: Sold. The room rises. The real one goes home under somebody's arm, as packaging.
see: It's too good. He was never this good on a Thursday.
see: Somebody loved this while they were copying it.
why: She painted the better ones. He could only sign them. I kept the books.
why: If it comes out, nobody loses but the dead, I said. I'd forgotten that I'd die too.
push: A thing is worth what a room believes, and the room is full.
push: Authentic is a word for the catalogue.
low: I wanted it to be real so much that I checked everything but the back.
will: I can't prove it. I can only hang them side by side, and turn on the lamp.
end: Put her name on it. Spell it the way she did.

= long-memory : mystery drama romance : person thing place : house attic garden street shore library cafe shop church
calls: father dies inherit box photograph return diary
proof: the unopened letters
secret: the one they all blamed was keeping a promise
deed: read the letters out
hold: let the dead stay guilty
risk: the last person who could be forgiven dies unforgiven
clock: the house is sold
price: the comfort of having somebody to blame
signs: Every year on the same morning somebody leaves a jar of plums on the step.
signs: The story is told at table again, and for the first time $A notices who gets up to clear.
signs: One name is missing from the family Bible. The page has been pressed flat with an iron.
finds: A bundle of letters in blue ribbon, all returned, none opened.
finds: The dates do not fit. On the day of the quarrel the villain of it was in hospital.
finds: $A holds an envelope to the lamp and makes out three words: not your fault.
finds: The jar of plums has a label underneath the label.
turns: $B burns the first letter before $A can reach it, then sits with the poker in $bh hand.
turns: Nobody wants to know. They have built too much on top of it.
turns: The old woman opens her door, hears the name, and shuts it, gently.
acts: $A breaks the ribbon, sits down at the head of the table, and reads aloud until it gets dark.
acts: $A drives all night with the letters on the seat and puts them into the right hands.
after: There is one more chair at the table. No one remarks on it.
after: On the step stand two jars of plums, with a spoon.
dark: The house is sold. The new people find the letters, and the ribbon makes a nice bow.
see: We never asked for the other side. There was only ever a telling.
see: These were all sent back by somebody who kept them.
why: I gave my word, and by the time the word was wrong, I was known for keeping it.
why: It was simpler to be the villain. Somebody had to be, or your mother would have been.
push: Let it lie. It's been lying so comfortably.
push: You'll break an old woman's heart to tidy a drawer.
low: I've hated a stranger all my life, out of loyalty.
will: It's not too late. It's only late.
end: Come in. We've kept you a place without knowing.
`)
