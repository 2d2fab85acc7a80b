// More kernels for fantasy, romance, comedy and drama.
import { kernels } from './kernel.ts'

export const HEART_KERNELS = kernels(`
= river-bargain : fantasy drama horror : place deed thing : shore street forest mountain sea garden cave castle church
calls: river bargain drowned flood bridge ferry
proof: the stone with two sets of teeth marks
secret: the river was promised something and is tired of waiting
deed: pay it with something true
hold: go on paying it with other people's things
risk: the water comes up the stairs and chooses for itself
clock: the ferry bell rings three times
price: the voice that everyone loved
signs: All the wells taste of iron. Frogs sit on the church steps like early guests.
signs: The ferryman will take no money, and looks at $A's hands.
finds: On the riverbed, when it runs low, lies a table laid for two.
finds: $A finds the old treaty, scratched on slate. One line of it has been licked smooth.
finds: Every house has a blue thread nailed over the door. $A's thread has been cut.
finds: In the nets, instead of fish, there are small shoes, all left ones.
turns: The council votes to send it a stranger. There is only one stranger.
turns: They throw in gold. By morning the gold is lying on the doorsteps, bent.
acts: $A wades in as far as the chin, and sings it the thing that nobody else has ever heard, down to the last verse.
acts: $A gives it the slate, and says out loud what was rubbed away, and by whom.
after: The water goes down like somebody sitting. On the bank lie the shoes, in pairs.
after: $A opens $ah mouth to call them, and only the river answers, in that voice, kindly.
dark: The bell rings a fourth time. There are wet footprints on every stair.
see: It isn't angry. It's owed.
see: They've been feeding it lies. No wonder that it's still hungry.
why: My grandmother promised it a daughter. She had only sons, and thought that was clever.
why: I've ferried it our offerings for years. I never looked under the cloth.
push: It takes one, and it leaves a hundred. I call that a merciful river.
push: Who are you to be owed an honest flood?
low: It asked me for something I loved. I offered it my second best.
will: It's heard enough from people who wanted something. I'll only tell it the truth.
end: Hum it with me. I've forgotten how it goes. You'll have to be loud.

= last-lamp : fantasy sci-fi horror : place person thing deed : castle mountain forest church shore street cave theatre
calls: comet lamp lantern sun star moon
proof: the lamp-lighter’s book
secret: the dark outside was made by those who sell the light
deed: put out the lamp and let their eyes get used to it
hold: sell one more winter of light
risk: the children born here never learn that there are stars
clock: the oil is weighed
price: being needed
signs: The lamps burn lower, and cost more. It is said to be the fault of the dark.
signs: A moth as big as a hand sits on the shutter, looking in, without hatred.
finds: In the oldest pages of the book the lamps are lit at dusk, and put out at dawn. The word dawn has been inked over.
finds: $A climbs above the smoke, and has to hold on to something. It is all still up there.
finds: The walls are painted black on the far side. The brushes are kept in a locked room, in rows.
finds: A child's drawing, very old: a yellow circle with lines all round it. No one can say what it is.
turns: They bring out the chains for whoever would leave people in the dark.
turns: Somebody screams that it is coming. It is only evening.
acts: $A goes up the ladder for the last time, and turns the great lamp down until the wick drowns.
acts: $A takes the smallest child up on both shoulders, walks out through the gate, and says: look up. Wait. Look up.
after: First there is nothing. Then one, then three. Then somebody begins to cry, because there are so many.
after: They sit on the wall in rows until the yellow circle comes, with lines all round it.
dark: A new lamp is hung. It is brighter, and nearer the ground.
see: It's not night. It's a roof.
see: They never feared the dark. They feared that we might like it.
why: I've lit that lamp for forty years, so that nobody should see what the smoke was for.
why: My father told me on his last day. He asked me to be sorry for him, and to trim the wick.
push: People need something to huddle round. I only charge for the huddle.
push: Put it out, and they'll hate you for every step they stumble.
low: I was so proud of that light. I never asked it what it was hiding.
will: They'll be afraid for as long as it takes eyes to open. I can be hated for that long.
end: What's that one called? You saw it first. You'd better say.

= the-house-swap : romance comedy drama : place person deed : house hotel street garden cafe shore mountain attic
calls: swap house apartment holiday cottage
proof: the note on the fridge
secret: they have each fallen in love with the other's absence
deed: stay one day longer than was agreed
hold: leave everything exactly as it was found
risk: they pass on the motorway, going home
clock: the keys go back under the pot
price: being fond of somebody without being known
signs: There is a bookmark in the book that $A would have chosen, on the page where $A would have stopped.
signs: The dog next door has been told to expect someone, and approves.
finds: On the inside of the cupboard: small pencilled warnings about the tap, the stairs, the moon.
finds: $A sleeps on one side of the bed. The hollow on the other side has somebody's patience in it.
finds: A shopping list: bread, string, courage (ask).
finds: The photographs have been turned to the wall, all but one, which is of the view.
turns: The neighbours explain all about the other one: loudly, with gestures, and wrongly.
turns: $A breaks the blue cup. There is plainly a story to the blue cup.
acts: $A mends the cup with the gold from a chocolate wrapper, puts the kettle on, and does not leave.
acts: $A writes the answer under the note, turns the key in the lock from the inside, and sits down to be found.
after: A car door. Steps. A key that will not go in, because there is already one there.
after: They agree to live in the third house, which neither of them has ever tidied.
dark: The house is just as it was, but for the cup, which is better.
see: I know how you take your evenings. I don't know the colour of your eyes.
see: Nobody hides the good biscuits that well unless they'd like somebody to look.
why: I lent you my house because I couldn't stand being the only one who was kind to it.
why: I wrote those notes for anybody. Then I found that I'd started being funny for you.
push: You're in love with a larder. It'll pass. Mine did.
push: People are always better in their handwriting.
low: I've been so happy in a place where nobody asked me anything.
will: I've met your towels. I think that I'd like to meet you.
end: You must be the tap. And you must be the stairs.

= the-translator : romance thriller drama : person deed thing : hotel office train cafe street castle theatre library ship
calls: interpret translat ambassador language treaty diplomat
proof: the tape of what was really said
secret: every kind word at the table was put in by the interpreter
deed: translate one sentence exactly
hold: have it all sound agreed
risk: they sign what neither of them said
clock: the pens are handed round
price: the most useful lie of a lifetime
signs: Both sides laugh, a second apart, at two different jokes.
signs: A bouquet is delivered with a message that $A has never spoken, and would have liked to.
finds: $A listens to the tape. What was said was: get out of my sight. What was passed on was: shall we take the air?
finds: In the margin of the notes, next to each insult, there is a small drawing of a bird.
finds: The contract has two versions. They agree only in the date, and in the pleasant weather.
finds: A dictionary with one word cut out. It is the word for sorry, in both halves.
turns: They begin to like each other, for reasons that are none of their own.
turns: Somebody at the table, it turns out, has understood both languages all along.
acts: $A puts down the pencil, waits for silence, and says it in both languages, word for word, with the birds left out.
acts: $A takes the microphone out of its stand, turns to one person only, and for once translates nothing.
after: There is a terrible pause. And then somebody asks, in very bad grammar, whether they might start again.
after: They learn each other's language from the beginning, and mispronounce everything that matters.
dark: The pens go round. Everyone praises the interpreter.
see: He never said that he'd wait. You said it for him.
see: You put the please in. There was never any please.
why: They were going to go to war over soup. I merely seasoned it.
why: I've said I love you for other people so often that I know which syllable to breathe on.
push: Nobody wants to be quoted. They want to be forgiven in advance.
push: Accuracy is for maps, and divorces.
low: Everyone trusts me. I've never once used my own voice.
will: One sentence. I'm going to leave it exactly as I found it.
end: What did you say? I said what I said. Shall I put it more kindly? No. Leave it.

= the-substitute : comedy drama fantasy : person deed place : school office theatre church hospital castle hotel cafe shop ship
calls: mistaken famous pretend impersonat disguise chef teacher
proof: the actual job description
secret: nobody was ever hired for it, and nobody else knows how it is done
deed: ask them to show how it is done
hold: find an expert and keep the brochure
risk: the one good thing in the building is replaced by a procedure
clock: the expert arrives
price: the badge, the chair and the nice biscuits
signs: $A came about the boiler. By ten o'clock $A is wearing a badge.
signs: Four people stand up when $A comes in. $A looks round to see who is behind.
finds: The job description is one page long, and most of it is about keys.
finds: In the drawer lie nine badges. Each of the nine lasted until somebody asked a question.
finds: The last real one left a letter: they will think that you know. Let them tell you.
finds: Everything that works in the place has a bit of string in it. $A recognises the knot.
turns: A prize is coming, with photographers.
turns: The boiler, which $A did come about, makes a suggestion.
acts: $A takes off the badge, holds it up to the whole assembly, and asks which of them has been doing this all along.
acts: $A goes down to the boiler, and everybody comes too, and hands things.
after: The badge goes round by turns, on a hook, between the caretaker, the cook and the girl who feeds the cat.
after: The expert looks at it all for an hour, puts down the case, and asks for an apron.
dark: The expert is splendid. By spring nobody comes in early any more.
see: They think I'm in charge. I've been nodding at a coat stand.
see: There's no system. There's a Mrs. Bell, and she's on holiday.
why: I saw that you'd no idea. It was such a relief that I gave you the keys.
why: The last expert lasted a week. You've been here a month, and nobody's cried.
push: An institution can survive anything but a question from the floor.
push: You have the gift of looking as though you were about to speak. Never speak.
low: They clapped. For a moment I thought it was about something.
will: I'll tell them I came about the boiler. I'd like to hear what they come about.
end: So who runs it now? We looked. It turns out it was us.

= the-borrowed-suit : comedy romance thriller : thing person deed : hotel theatre cafe office street train castle school church
calls: suit coat dress tailor tuxedo thief
proof: the ticket in the breast pocket
secret: the clothes have an appointment of their own
deed: keep the appointment
hold: get the coat back, with or without anyone in it
risk: somebody who has waited twenty years goes home
clock: the band stops playing
price: a perfectly simple evening
signs: Three people greet the coat. One of them slaps it.
signs: It fits too well. It has a history of good posture.
finds: In the breast pocket there is a ticket for a cloakroom that burned down in the spring.
finds: The lining has been let out, and stitched up again around something flat.
finds: A list of names in the left sleeve. $A has now danced with four of them.
finds: Someone has sewn a message behind the label: if found, be kind.
turns: A second person arrives, in the same suit, furious.
turns: A gentleman with a cane bows to the buttons, and challenges $A to something at dawn.
acts: $A crosses the floor to the one table where nobody has been asked to dance, and gives her the ticket, and her hand.
acts: $A takes it off, hangs it on the microphone, and lets it be looked at, while telling the truth in shirtsleeves.
after: They all turn out to have loved the same tailor. They drink to him, in one size or another.
after: It goes back to the shop, with a little rice in the turn-ups.
dark: The band packs up. At one table there are two glasses, and a coat over a chair.
see: They're not looking at me. They're looking at the lapels.
see: This sleeve has been cried on. Here. And here.
why: I lent it you because I was afraid of what it would make me do.
why: I was to have worn it that night. I sent my regrets. I've had them ever since.
push: A man is his tailor's opinion, and you're not even the first.
push: Give me the coat, and you may keep the trousers, and your teeth.
low: For one evening I was somebody they'd been waiting for.
will: Someone made a promise in these clothes. I'm the one who's in them.
end: Keep it. It never did that for me. It only ever fitted.

= the-night-shift : drama romance horror comedy : place person deed : hospital train shop cafe road hotel office school street yard
calls: shift bakery kind gift janitor guard
proof: the logbook entry with two signatures
secret: someone has been doing the kindnesses that another was thanked for
deed: put the right name to it
hold: let it go on unsaid, for everyone's comfort
risk: the only one who ever noticed is let go on Friday
clock: the day staff come on
price: a reputation for goodness
signs: Somebody has turned the pillow, filled the jug, left the paper folded at the crossword. The day staff get the thanks.
signs: The coffee machine, which has never worked, works from three to four.
finds: In the logbook, at the hour when nothing happens, there is always a short entry, and a very small sun.
finds: $A finds a shelf of single gloves, washed, and paired with the nearest thing.
finds: Letters to the management, all full of praise, and all for the wrong person.
finds: A chair by the last bed, turned so that it can be seen from the door.
turns: There is to be a ceremony. The wrong one has bought a hat for it.
turns: Somebody has cleaned out the shelf of gloves, being tidy.
acts: $A stands up in the middle of the thanks, and reads from the log, with the hours, and the small suns.
acts: $A takes the award down to the basement, knocks, and waits until the mop has stopped.
after: On Friday they all come in at three in the morning, in their good coats, with cake.
after: The sun in the log is larger now. Somebody else has given it a face.
dark: The nights are quiet. The pillow is as it was. Nobody can say what it is that they miss.
see: It was never the day shift. They couldn't find the kettle.
see: You drew a sun. At ten to four in the morning, every night, you drew a sun.
why: I was thanked by mistake once, and it was so nice that I didn't ask for whom.
why: If you say who did it, then it's a favour. I never wanted it to be a favour.
push: Let people think well of whoever's in the photograph.
push: She's paid to clean. What she did besides is, strictly, a breach.
low: I took the flowers home. I put them in water, and I knew.
will: I've been good on somebody else's nights. I'd like to be honest on one of mine.
end: Sit down. No. You sit. Tell me how you got the machine to work.

= the-orchard-line : drama fantasy romance : place person thing deed : garden house forest street shore mountain attic church
calls: feud orchard farm vineyard neighbour neighbor
proof: the boundary stone under the roots
secret: the feud began as a gift that was misread
deed: give the gift again
hold: build the wall a foot higher
risk: the two who are left die on either side of it
clock: the surveyor comes
price: the oldest story they have
signs: The apples fall on one side only, and are thrown back.
signs: Every spring somebody paints a line across the road. Every spring it runs through a different puddle.
finds: The stone has been moved, once, by a yard: outward, by the one who lost by it.
finds: A letter used as a bookmark in the wrong Bible: plant what you like on my half.
finds: The two family trees are two drawings of one tree.
finds: In the roots there is a tin, and in the tin, a ribbon, a pip and two signatures.
turns: The old man fetches his gun, and his spectacles, in that order, and it takes a while.
turns: They hear of it on the other side, and start on the wall at night, with lamps.
acts: $A climbs up onto the wall with the tin, sits astride it, and reads to both sides, turning the page to each.
acts: $A digs up the stone and sets it in the middle of the table, where all of them will have to pass the bread around it.
after: The wall is taken down by eleven people and a goat. It makes a very good oven.
after: The apples lie where they have fallen. Somebody is making a pie, by an agreed recipe, under protest.
dark: The surveyor draws it straight, in red ink. It goes through the tree.
see: It wasn't an insult. It was an invitation, with a spelling mistake.
see: They've each been guarding the other one's half.
why: I was told who to hate before I was told how to tie my shoes. I've always been good at knots.
why: Your grandmother and I shook hands across it, once, at night. We never told a soul. We were so ashamed of being happy.
push: A good fence has kept this family together for ninety years.
push: You take away the quarrel, and what do we talk about at funerals?
low: I've thrown those apples back since I was six. I was praised for my arm.
will: Somebody has to be rude enough to say thank you.
end: Whose tree is it, then? Taste it. Well? Whose is it?
`)
