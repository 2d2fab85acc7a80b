// How each kind of event is played: what leads to it, what follows in the room, what is said, and how the end recalls it.
import type { EventKind } from './verbs.ts'

export interface EventStaging {
  /** Phrases that open the sentence in which it happens. */
  readonly leads: readonly string[]
  /** Sentences right after it. `$A` acts, `$B` is the other person. */
  readonly after: readonly string[]
  /** Exchanges, in the notation of `talk.ts`. A is who acts. */
  readonly talk: readonly string[]
  /** What the last scenes say of it. */
  readonly answers: readonly string[]
}

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
const staging = (leads: string, after: string, talk: string, answers: string): EventStaging => ({
  leads: list(leads),
  after: list(after),
  talk: list(talk),
  answers: list(answers),
})

export const EVENTS: Record<EventKind, EventStaging> = {
  discover: staging(
    `Where everyone else would have turned back
     Following the one thing that does not fit
     On the third try, when the light is nearly gone
     Almost by accident, with one hand still on the wall
     Because a draught comes from where no draught should`,
    `$A stands quite still, as if it might be startled away.
     $A reaches out, stops, and reaches again.
     For the first time all day nobody is telling $A to hurry.
     The old story about this place falls apart in $A's face, piece by piece.
     $A laughs once, without any sound.`,
    `A/surprised: All this time. It was here all this time. | B/tense: Don't touch anything yet. | A: I already have.
     A/surprised: Tell me you see it too. | B/afraid: I see it. I wish I didn't.
     A: Nobody just forgets a thing like this. | B/tense: No. Somebody worked very hard at forgetting it.
     A/surprised: So the rumours were too small. | B: Rumours usually are.
     A/tense: If I walk away now, will I ever sleep again? | B: You won't walk away. I know that face.`,
    `What $A found is no secret any longer.
     $A found it first, and has to be the one who decides what finding means.
     Nobody can un-find it now. $A would not if that were possible.`,
  ),
  warn: staging(
    `Before another word can be said
     With the door pushed shut behind them
     Too calmly, like someone who has practised
     In a voice kept low for the sake of the walls
     Without once looking away`,
    `$B hears every word and likes none of them.
     $A holds on to $B's sleeve a second longer than the sentence needs.
     $B opens $bh mouth to argue and finds that $A's hands are shaking.
     It is not a threat. That is what makes it hard to shrug off.
     $B looks from $A to the door and back, measuring both.`,
    `A/tense: Stop before you {deed}. It will cost {price}. | B/determined: You sound as if you've seen it happen. | A/sad: I have. From closer than you are standing.
     A/tense: There is a reason people leave {matter} alone. | B: Then give me the reason. | A/afraid: It costs {price}. Is that reason enough?
     A/tense: I'm asking you once as a friend. | B: And the second time? | A/sad: There won't be anyone left to ask you a second time.
     A: Everything you do from here has a bill attached. | B/determined: Then let it come to me. | A/tense: It won't. It never comes to the person who ordered.
     A/afraid: You think consequences arrive with a trumpet. They come in quietly and sit down beside you.  | B: And if I do nothing? | A/sad: Then you get to be me.`,
    `The consequences come, just as $A said they would. $B is still standing in the middle of them.
     $A warned of a price. $B has paid it, and kept the receipt.
     The warning was true. It was also not the whole truth, and $B lives in the difference.`,
  ),
  steal: staging(
    `Nine minutes ahead of the guard's second round
     With a borrowed coat and a perfectly straight face
     While the whole room looks the other way
     In the time it takes a lift to change its mind
     One gloved finger at a time`,
    `The empty space left behind looks louder than any alarm.
     $A walks out at the pace of someone with nowhere to be.
     A button rolls across the floor, and $A lets it roll.
     Out in the air $A's knees finally notice what has been done.`,
    `A/tense: Eleven seconds. I counted. | B: You were gone for twenty. | A/happy: I stopped to admire it.
     B/afraid: Do you know what they do to people for this? | A: Only to the ones they catch. | B: And how many do they catch? | A/tense: So far? All of them.
     A: It was never theirs to lock up. | B: That isn't how a judge will put it.
     A/tense: Put it down. Don't look at it, it makes you look guilty. | B: I am guilty. | A/happy: Yes, but not in the shoulders.`,
    `What was taken goes back where it should have been from the start.
     $A took it in eleven seconds, and has been carrying it ever since.`,
  ),
  hide: staging(
    `Behind the loose panel, where the dust is oldest
     In the only place nobody would insult by searching
     With steps already sounding on the stairs
     Under everybody's nose`,
    `$A smooths the dust back with the edge of one hand.
     Nothing shows. That is the trouble: now it has to be remembered.
     $A turns around with a face as empty as a plate.
     One corner sticks out. $A stands on it.`,
    `A/tense: If anyone asks, you were never here. | B: And where was I? | A: Somewhere dull. Think of a place.
     B: You can't keep it there for ever. | A/determined: I only need it to stay hidden longer than they keep looking.
     B/tense: You hid it? From me? | A/sad: From the person you have to report to.
     A/afraid: Act normal. | B: This is how I look when I'm normal. | A: Then act like somebody else.`,
    `Nothing stays hidden because it was hidden well. It stayed because nobody asked $A kindly until now.
     The hiding place is empty, and $A is lighter by exactly that much.`,
  ),
  search: staging(
    `Street by street, with a photograph gone soft at the corners
     Starting from the end and working back
     Long after the others have called it a night
     With nothing to go on but a date and a bad feeling`,
    `Every answer has another question folded inside it.
     $A crosses a name off the list, and the list gets longer.
     Somebody has been asking the same things, one day ahead of $A.
     $A draws a line between two points that should not touch.`,
    `A: Somebody saw something. Somebody always does. | B: And somebody always needs the money more. | A/determined: Then I'll ask somebody rich.
     B: What are you hoping to find? | A: Anything that contradicts me.
     A/determined: I've gone through it forward. Now I go through it backward. | B: Does that ever work? | A: It's where people hide things. Nobody tidies the beginning.
     B/tender: When did you last eat? | A: What day does the file say? | B: That isn't an answer. | A: It's the best one I have.`,
    `The search is over. It turns out that was the easy part.
     $A stopped looking at last, because it was found, and because it had been $A it was waiting for.`,
  ),
  escape: staging(
    `Through a window meant for the cat
     With the lights out and four minutes of confusion to spend
     On the one night the gate is left on the latch
     Barefoot, for the quiet`,
    `Behind $A, voices start to call a name into the wrong street.
     $A does not stop running until the running has stopped making sense.
     There is a scrape from wrist to elbow, and $A has not noticed it yet.
     The dark ahead is only dark. After where $A has been, that feels like kindness.`,
    `A/tense: Don't look back. | B: Are they following? | A/afraid: I don't know. I'm not looking back.
     B/afraid: We left a light on. | A: Good. Let them knock for a while.
     A/tense: Left or right? | B: Which one goes away from here? | A/determined: Both. Choose.
     A: You can breathe now. | B/tense: I'll breathe when there's a border behind us.`,
    `There was a way out after all. It went straight through the middle.
     $A got out. What matters is who was carried out too.`,
  ),
  chase: staging(
    `Half a street behind and gaining
     Always on the far pavement, never closer
     Over the bins, the wall, and somebody's dinner table
     From one pool of light to the next`,
    `At the corner there is nothing but a swinging gate.
     $A doubles over, hands on knees, and grins at the ground.
     A hat lies on the ground, still warm.
     For a second they see one another plainly, hunter and hunted, with no idea which is which.`,
    `A/angry: Stop! | B/tense: Would you? | A/tense: No. But I'm asking nicely.
     B: How long have you been behind me? | A: Since the bridge. You walk like a person with a secret.
     A/determined: I only want to talk. | B: People who only want to talk don't climb fences.
     B/tense: You could have caught me back there. | A: I know. | B: So why didn't you? | A/tense: I wanted to see where you'd go when you thought you were alone.`,
    `The chase is over. They are both out of breath, and on the same side.
     $A has stopped following. From here they walk.`,
  ),
  meet: staging(
    `Both reaching for the same door handle
     Because the rain leaves only one dry doorway
     By the worst possible timing
     Between one errand and the next`,
    `Neither of them lets go first.
     It takes $A a moment to remember what hands are for.
     They study each other like a menu in a foreign language.
     Something in $A's shoulders, braced for years, comes down half an inch.`,
    `A: I think you're in my seat. | B: I think we both know there are other seats. | A/happy: There are. I like this one better now.
     B: Have we met? | A: Not yet.
     A: You don't look the way I imagined. | B: Taller? | A: Kinder. It's a nuisance, I had a speech ready.
     B/tense: Who sent you? | A: Does somebody have to? | B: In my experience, yes.`,
    `They met by accident. Everything since has been on purpose.
     A stranger walked in; nobody in the picture is a stranger now.`,
  ),
  love: staging(
    `Somewhere between the argument and the apology
     Without any of the usual warnings
     Very slowly, and then in the time it takes to laugh
     Against every piece of advice`,
    `$B says something ordinary, and $A has to look away to hide how it lands.
     Their shoulders touch. Neither of them files a complaint.
     $A rehearses a sentence, loses the verb, and starts again.
     The whole noisy world goes on, a little out of focus.`,
    `A/tender: I had a list of reasons why not. | B: And? | A/happy: I can't find the list.
     B/tender: Say something. | A/tender: I'm trying to. All the good words have you in them already.
     A/afraid: This is a terrible idea. | B/happy: Your best one yet.
     B: You're staring. | A/tender: I'm memorising. It's different. It takes longer.
     A/tender: I don't want to be sensible about you. | B/happy: Good. I've met you being sensible. It was a long afternoon.`,
    `Love did not make anything simpler. It made it worth the trouble.
     $A is still afraid, and stays, and that turns out to be the definition.`,
  ),
  betray: staging(
    `With a smile that stays on a second too long
     At the one moment nobody is watching
     For a price that sounded bigger in advance
     Signature first, conscience after`,
    `$B understands it slowly, from the outside in.
     $A cannot find anywhere in the room to look.
     The cup in $B's hand goes down very carefully, as if it were the thing that might break.
     A silence comes up between them like water in a lock.`,
    `B/angry: How long? | A/sad: Does it matter? | B/angry: I'd like to know which of my memories to throw out.
     A/sad: I did it to keep you safe. | B/angry: You did it to keep me quiet. You only called it safe.
     B/sad: I would have given it to you, if you'd asked. | A/sad: I know. That's why I couldn't ask.
     A/tense: Say something. Shout at me. | B: No. You'd feel better.`,
    `$A did the worst thing in the room, and then, far too late, the best one.
     Trust does not come back. Something plainer and stronger grows where it stood.`,
  ),
  confess: staging(
    `When the quiet has gone on one breath too long
     Looking at the floor and not at anyone
     In the wrong order, last things first
     With nothing left to lose but the telling`,
    `It is out. The room seems to take a step back.
     $B says nothing for so long that $A nearly takes it back.
     Having said it, $A looks ten years younger and very tired.
     $B sits down, although there is no chair where $bh legs expected one.`,
    `A/sad: I should have told you at the start. | B: Tell me at the end, then. Is this the end? | A/afraid: It might be.
     A/afraid: It was me. | B/surprised: I know. | A/surprised: You know? | B/sad: I was hoping you'd be the one to say it.
     B: Why now? | A/sad: Because you were about to thank me.
     A/tense: Please let me say all of it before you hate me. | B: Go on. I'm a slow hater.`,
    `The truth was told late, and badly, and it was enough.
     What $A said aloud cannot be made a secret again.`,
  ),
  lose: staging(
    `Between one pocket and the other
     In a single careless minute
     Piece by piece, and the last piece all at once
     Just when it had begun to feel safe`,
    `$A pats the same pocket four times.
     The place where it was keeps its shape a while.
     $A sits on the kerb with both hands open.
     There is no crash, no music. It is simply gone, and the traffic goes on.`,
    `A/sad: I had it. I had it in my hand. | B/tender: Then start with your hand. Where was it last?
     B: It's only a thing. | A/sad: It's the only thing. There's a difference.
     A/angry: Don't tell me it could be worse. | B: I wasn't going to. I was going to tell you it's my fault too.
     A/sad: What do I have left? | B/tender: Me. Don't pull that face. I'm considered quite a lot.`,
    `$A never gets it back. What stands in its place was not for sale before.
     What was lost stays lost. It has stopped being the only thing $A sees.`,
  ),
  return: staging(
    `Years late, with one bag
     By the road that always floods
     Under a name nobody here has used in years
     On the evening boat, against all advice`,
    `Everything is smaller except the silence.
     A curtain moves, and moves back. By noon they will all know.
     The key still turns. $A had been counting on it not turning.
     $A puts a hand flat to the door as one would to a horse.`,
    `B/surprised: I thought you were dead. | A: I was busy. | B/angry: For nine years?
     A: You haven't changed anything. | B/sad: Somebody might have wanted to find it.
     B: How long are you staying? | A: Until I've said what I came to say. | B/tense: That long, then.
     A/sad: It smells the same. | B: That's damp. | A/tender: I know. I missed it.`,
    `Coming back did not undo the leaving. It only gave it an ending.
     $A unpacks. That is the whole of the victory, and it is not a small one.`,
  ),
  travel: staging(
    `With the last of the daylight going over
     Past the place where the map stops being sure of itself
     One cold mile after another
     In company that would not have chosen itself`,
    `Nobody looks back, which is how it shows that everybody wants to.
     What they left is already the size of a thumbnail.
     The way in is easy. $A has the feeling that this is how it works.
     $A writes the date inside the cover of a notebook, and underneath it: here.`,
    `A: How much farther? | B: You asked that at the bridge. | A: At the bridge you lied.
     B: What do you think is over there? | A/determined: The other half of the question.
     A/happy: Smell that. | B: Mud. | A/happy: New mud.
     B/tense: We could still turn round. | A: Could you? | B/sad: No. I just wanted to hear it said.`,
    `The road brought $A here. The rest of the way has to be walked by somebody else's light: $A's own.
     They went farther than the map, and came back with better ink.`,
  ),
  receive: staging(
    `Out of a clear sky, by registered post
     From a hand $A has not seen in years
     With conditions, in very small print
     When it is least deserved and most needed`,
    `$A turns it over to see whether there has been a mistake.
     It weighs less than expected, and changes more.
     Somebody across the room is doing sums.
     There is a second page. There is always a second page.`,
    `A/surprised: Why me? | B: Perhaps you were the only one who never asked.
     B: What will you do with it? | A/tense: Find out what it costs.
     A/happy: It's mine. Actually mine. | B: Read the back. | A/tense: Oh.
     B/tense: Gifts like that come on strings. | A/determined: Then I'll need a good pair of scissors.`,
    `What $A was given turns out to be a job, and $A takes it.
     $A keeps the least valuable part of it, and gives the rest away on purpose.`,
  ),
  make: staging(
    `Out of scraps, spite and three hours' sleep
     By the eleventh attempt
     With both sleeves rolled and the radio off
     From a drawing that everyone called impossible`,
    `It shivers, and holds.
     $A walks all the way around it, looking for the flaw, and finds $ah own thumbprint.
     There is grease to the elbow and a smile to match.
     It does not look like much. Neither did $A, on most days.`,
    `A/happy: Don't breathe on it. | B: What does it do? | A: Ask me in a minute. | B: And what does it do if you're wrong? | A/tense: Step back a bit.
     B/surprised: You made this? | A: I made eleven of these. This is the one that didn't catch fire.
     A/determined: It doesn't have to be pretty. It has to hold. | B: And you? Are you going to hold?
     B: You could sell it and never work again. | A/happy: And do what with my hands?`,
    `What $A made stands up by itself now.
     It was never the thing that was being mended.`,
  ),
  destroy: staging(
    `With no ceremony at all
     At the stroke $A has been dreading
     Before anybody can talk $A out of it
     Both hands around the handle`,
    `The sound comes afterwards, as if it had had to travel.
     Ash turns in the air like something that cannot decide.
     $A waits to feel sorry. What comes is quieter than that.
     $B puts a hand over $bh mouth.`,
    `B/afraid: That was the only one. | A/sad: Yes. That was the point of it.
     B/angry: You had no right. | A/determined: I had the match.
     A/sad: Watch. Somebody should. | B/tender: I'm watching.
     B: Do you know what that was worth? | A/determined: Better than anyone in this room.`,
    `The ground where it stood is already greener than the rest.
     It had to end, and it had to be $A.`,
  ),
  kill: staging(
    `In a room with every window locked
     Between the soup and the speeches
     Without one witness who will say so
     On the coldest night of that year`,
    `Somebody has stopped the clock, out of habit or out of knowledge.
     The tea beside the chair is still warm. That will matter later.
     $A counts the people in the room and gets a different number each time.
     Nobody screams. That is the first wrong thing.`,
    `B/afraid: Who would do that? | A: That's the wrong question. Who could bear not to?
     A/sad: I keep setting a place. | B/tender: Then I'll sit in it.
     A/tense: Nobody leaves. | B/angry: You can't keep us here. | A: I don't have to. The one who did it will make sure they're seen staying.
     B/sad: I never said goodbye. | A/tender: You said goodnight. Keep that one.`,
    `The dead do not come back. What was theirs has been put into the right hands.
     One name is read out, all of it, and this time it is spelled properly.`,
  ),
  vanish: staging(
    `Between two ticks of an ordinary clock
     Leaving the door open and the coffee poured
     In front of everyone
     Without so much as a note`,
    `A chair is pushed back at an angle, as if for a moment.
     $A calls the name once, then once more in a smaller voice.
     The dog stares at a spot where nobody is.
     By evening people have begun to use the past tense.`,
    `A/afraid: People don't just stop. | B: No. They're stopped, or they leave. Which would be worse?
     B: When did you last see them? | A/sad: I was looking straight at them. That's what I keep telling you.
     A/tense: The coat's still here. | B: So is the cold outside. | A/afraid: Exactly.
     B/tender: You should sleep. | A/determined: That's what everyone was doing when it happened.`,
    `Some of what vanished has come back. It sits at the table and is offered bread.
     Where somebody was missing there is now somebody looking.`,
  ),
  save: staging(
    `With no plan beyond the next yard
     At the second when it would have been too late
     Against orders, and against the odds
     Throwing everything else overboard`,
    `They lie where they have fallen, laughing or crying, it is hard to say.
     $A checks everybody for blood and finds it all to be $ah own.
     The danger goes by close enough to stir their hair.
     Only afterwards do $A's hands begin to shake.`,
    `B/surprised: You came back. | A: I'd left my coat. | B/tender: You're wearing your coat.
     A/tense: Give me your hand. The other one. The one that isn't arguing.
     B/sad: You shouldn't have. | A/determined: Probably. Are you hurt? | B: No. | A/happy: Then I should have.
     A/tense: Don't thank me yet. | B: When, then? | A: When we're both old and it's boring.`,
    `Everyone who could be saved has been counted, twice, by name.
     $A saved what there was to save, and was saved a little in the process.`,
  ),
  fight: staging(
    `In front of everyone who ever took a side
     With nothing left to bargain with
     Because somebody finally has to
     One against the room`,
    `It is not graceful, and it does not take long.
     Blood runs from $A's eyebrow, and $A lets it.
     When it stops, neither of them remembers the first word of it.
     They circle like people who have done this before in better shoes.`,
    `A/angry: Say it to my face. | B/angry: I am. You're not listening with it.
     B: You can't win this. | A/determined: I don't need to win. I need you to be busy.
     A/determined: I'm not moving. | B/tense: I can see that. I'm giving you time to regret it.
     B/angry: What do you want from me? | A/angry: The truth or the keys. I'm not particular.`,
    `There is no victor. There is one person standing, and another being helped to stand.
     The fight is over, and it was about something, which is rarer than winning.`,
  ),
  learn: staging(
    `From one word that was not meant for anyone
     Putting together what three people said apart
     A whole day after everyone else
     In the space between two lines`,
    `Everything $A knew stays the same, and means something else.
     $A reads it again, slower, hoping it will change.
     A small nod, as if somebody had called $ah name.
     $A walks back through every conversation of the past year and finds it waiting there.`,
    `A/surprised: Say that again. | B: I said she never left. | A/tense: That's what I thought you said.
     B: You look as if you've seen a ghost. | A: A ghost would be simpler.
     A/sad: So everybody knew. | B/sad: Everybody knew a piece. You're the first one to ask for all of it.
     A/tense: It was in front of me. | B/tender: That's the best place to keep things from people who look far.`,
    `$A knows now. Knowing did not break $am, which was the only thing $A had been afraid of.
     The truth is the size it always was. $A has grown up to it.`,
  ),
  decide: staging(
    `With two answers ready and one breath left
     Long past the hour for sleeping on it
     By the light of the only thing that is certain
     Because not to choose has turned into a choice`,
    `$A writes both names on one page and tears it down the middle.
     Time goes on making its small sound. $A lets it.
     $A weighs it in two open hands, like a child guessing.
     There is a right answer and a kind one, and they are not the same.`,
    `B: And if you choose wrong? | A/sad: Then at least somebody will have chosen.
     A/tense: Tell me what to do. | B/tender: No. You'd never forgive me for being right.
     B/tense: You have until {clock}. | A: I've had all my life for it. I've just started.
     A: What would you do? | B: I'd ask me for advice, and then not take it.`,
    `There were two doors. $A has learned to live with the sound of the other one closing.
     $A chose. It cost what it cost, and nobody else had to pay.`,
  ),
  promise: staging(
    `On the last of the light and a handshake
     Too quickly to have understood it
     With three witnesses and no pen
     For all the wrong reasons, and one right one`,
    `The words stay in the air, as words do when they mean to be kept.
     $A has agreed before noticing how much the question contained.
     They shake on it. $B does not let go at once.`,
    `A/determined: You have my word. | B: I have a drawer full of words. | A: Then you'll know it by the weight.
     B/tense: Swear it. | A: On what? | B: On whatever you'd hate to lose.
     A: I said I'd do it. | B: You said it as though it were easy. | A/tense: If I'd thought it was easy I wouldn't have needed to promise.`,
    `The promise is kept. It looks different from how it looked when it was made.
     $A gave a word and has it back, a little worn.`,
  ),
  refuse: staging(
    `Quietly enough that they have to ask twice
     With the pen already in hand
     For the first time in a long obedient life`,
    `The word sits on the table between them: no.
     $A slides it all back across, untouched.
     A chair scrapes. Nobody had planned for this.`,
    `B/angry: You don't say no to this. | A/determined: I just did. It's shorter than it looks.
     A/determined: No. | B/tense: You haven't heard the offer. | A: I heard who was making it.
     B: Think it over. | A: I did. That was me, thinking.`,
    `One person said no, and it turned out that everyone had been waiting for somebody to start.
     $A's no still stands. Other people have begun to lean on it.`,
  ),
  ask: staging(
    `Hat in hand, on the wrong side of the desk
     Choosing each word as if it had to be paid for
     When every other door has been tried`,
    `$B lets the question hang until it starts to look foolish.
     $A has never asked anybody for anything, and it shows.
     There is a long moment in which it could go either way.`,
    `A/tense: I wouldn't ask if there were anyone else. | B: That's not as flattering as you think.
     B: What's in it for me? | A: Nothing. | B/surprised: At least you're cheap.
     A/sad: Please. | B/tense: That's the first time I've heard you use that word. | A: I've been saving it.`,
    `$A asked. That, in the end, was the brave part.
     The answer came late, and it was yes.`,
  ),
  open: staging(
    `With a sound like a held breath let go
     Against the one rule everybody kept
     By a quarter turn, and then another
     Although it is written there, in plain words, not to`,
    `Old air comes out, and something in it knows them.
     What is inside has been waiting with its face to the door.
     It will not shut again. $A tries, and it will not.
     The light that falls across $A's face is the wrong colour.`,
    `B/afraid: Close it. | A/surprised: I don't think it has a closed any more.
     A/tense: On three. | B: Why three? | A: It gives us two chances to be sensible.
     B/tense: What is it? | A: I don't know. It seems to know me.
     A/afraid: Did you hear it say something? | B/afraid: I heard it listen.`,
    `It stands open, and the world has not ended. It has got bigger.
     $A opened it. Closing it took everyone.`,
  ),
  help: staging(
    `Without being asked, and without making a speech of it
     A few minutes at a time, every day
     With more patience than skill`,
    `$B does not say thank you. $B moves over and makes room, which is more.
     They work side by side until it is too dark to see what they have done.
     It goes wrong twice, and the third time it goes less wrong.`,
    `B: Why are you doing this? | A: Somebody did it for me, and never let me pay it back.
     A: Again. | B/angry: I've done it forty times. | A/happy: Then you know what forty feels like. Again.
     B/tense: I don't need help. | A: No. You need to lift that end. I'll be over here not helping.`,
    `$B can do it alone now. $A stays anyway.
     It was never clear who was helping whom, and nobody asks any more.`,
  ),
  send: staging(
    `Before there is time to lose courage
     Wrapped in newspaper and string
     By the last post, with too many stamps`,
    `It is out of $A's hands, which go on holding the shape of it.
     Somewhere a long way off, a door opens on it.
     $A counts the days on $ah fingers and runs out of hand.`,
    `B: What did you write? | A: Everything. | B/surprised: On a postcard?
     A/tense: It's gone. | B: You can still run after it. | A/determined: I can. I'm just not going to.
     B: What if it never gets there? | A/sad: Then I'll have said it all the same.`,
    `It arrived. It was late, and damp, and it was read aloud.
     What $A sent out has come home with an answer in it.`,
  ),
  compete: staging(
    `In front of a crowd that came to see somebody else
     With a borrowed number and the wrong shoes
     Under lights hot enough to iron by`,
    `There is a gasp in the third row, and then, unbelievably, a cheer.
     $A misses a step and makes it look like a decision.
     The judges write something short and underline it.`,
    `B: Nervous? | A: No. My hands are doing that by themselves.
     A/determined: I don't have to be the best. | B: Strictly speaking, that is how it works. | A/happy: Then watch me be the most surprising.
     B/happy: You were terrible in the middle. | A: And the end? | B/tender: I forgot the middle.`,
    `$A did not come first. People remember who $A was looking at when it ended.
     The prize is on a shelf by the door, where the hats go.`,
  ),
  trap: staging(
    `With a click so soft it seems polite
     One door too late
     As neatly as if it had been rehearsed`,
    `$A tries the handle once, for form's sake.
     There is air for a while, and light for less.
     They listen to the footsteps going away until they have to imagine them.`,
    `B/afraid: There has to be another way out. | A: There is. It's the way we came, with more planning.
     A/tense: How long have we got? | B: Do you want the number or the comfort? | A: The number. | B/afraid: It isn't long.
     B/angry: You said it was safe. | A/sad: I said it was quiet.`,
    `The door is open, and $A stands on the sill a moment, out of habit.
     Nothing holds them there now except each other.`,
  ),
  haunt: staging(
    `At the same minute as every night
     First in the pipes, then in the walls, then in the chair
     With the patience of something that has nowhere else to be`,
    `The cold comes from one exact place, at the height of a child.
     Every picture in the room has turned a few degrees.
     $A says something kind into the dark, and the dark considers it.`,
    `B/afraid: Tell me that was you. | A/afraid: I was hoping it was you.
     A/tense: It isn't angry. | B/afraid: How would you know? | A/sad: I know what asking sounds like.
     B/afraid: We should leave. | A: It'll only come along. It hasn't got anyone else.`,
    `It is quiet now. It is the quiet of someone who has been heard.
     Whatever walked here has sat down at last.`,
  ),
  change: staging(
    `Overnight, and without asking
     A little at a time, in places nobody was looking
     In full view of the mirror`,
    `$A tries to frown, and a stranger frowns back.
     Nothing fits: not the coat, not the name, not the chair.
     The people who love $A go very still, like people near a deer.`,
    `B/surprised: You look different. | A: Different how? | B/tense: Like you've got an opinion.
     A/afraid: Is it still me? | B/tender: Ask me something only you would ask.
     B: Can you change back? | A: I suppose so. Would you want me to?`,
    `$A is not who began this. The two of them would have got on.
     The change went one way only. So does growing up.`,
  ),
  work: staging(
    `Every day, in all weathers
     For longer than the contract says
     Because somebody has to, and nobody else knows how`,
    `It is a small life with everything in its place. The one thing out of place is new.
     The work goes on under $A's hands as if it had never heard of trouble.
     $A keeps one eye on the door these days.`,
    `B: Don't you ever stop? | A: I tried it once. There was a lot of evening in it.
     A: It's not much, but it's mine. | B/tense: That's the problem. Somebody else has noticed.
     B: You could do anything. | A/happy: I do. I do it here.`,
    `The work is waiting in the morning, and so is $A.
     The door is open at the usual hour. More people come than before.`,
  ),
  forget: staging(
    `Not all at once, but by the corners
     As one sets down a key
     On purpose, at first`,
    `There is a shape in the day where something used to be.
     $A looks at the note in $ah own handwriting and does not know the hand.
     $B waits to be recognised, and goes on waiting.`,
    `B/sad: You used to know this song. | A: Did I like it? | B/tender: You wrote it.
     A/tense: There was something I had to do. | B: You've done it. | A/sad: Was I pleased?
     B/angry: How can you just forget? | A/sad: With a great deal of practice.`,
    `Not everything was remembered. What was is written down, in two hands.
     $A has forgotten the reason and kept the habit of kindness.`,
  ),
  talk: staging(
    `Across a table with a crack down its middle
     In half sentences, since both know the other half
     With the whole room pretending not to listen`,
    `For a moment they are on the same side of the words.
     $A leaves the last word lying there for $B to pick up.
     It is not an agreement yet. It is two people tired of the alternative.`,
    `A: I'll go first. | B: You always go first. | A: Then you start. | B/tense: I wouldn't know how.
     B: What are you offering? | A: To stop. | B/surprised: Just that? | A/sad: You have no idea how expensive it is.
     A/tender: I didn't come to win. | B: That's how I know you'll be difficult.`,
    `They are still talking. It may be the whole of the peace.
     In the end it took one sentence, and somebody willing to say it badly.`,
  ),
  believe: staging(
    `In spite of every clock and calendar
     With nothing to show for it
     The way one leans on a wall in the dark`,
    `$A has no proof. $A has stopped asking for any.
     It would be easier to be told otherwise, and nobody does.
     $B wants to laugh, and then looks at $A and does not.`,
    `B: You really think so? | A/determined: I've tried thinking anything else. It won't stay up.
     A/sad: It sounds mad when I say it aloud. | B/tender: Then I'll say it aloud, and you listen.
     B/tense: And if you're wrong? | A: Then I've been wrong in good company.`,
    `$A was right to believe, and wrong about what.
     Faith did not move anything. It only kept $A there until something moved.`,
  ),
  other: staging(
    `Before anyone can ask why
     As if it were the most natural thing there is
     On an ordinary day, with no warning
     In front of at least one witness`,
    `$A stands there a moment longer than needed.
     Nobody speaks, and then everybody wants to.
     $A will remember the light at that moment, and not much else.
     It is done before $A has quite decided to do it.`,
    `B/surprised: Did that just happen? | A: I was going to ask you.
     A/tense: There. Now it's everybody's problem. | B: It was always everybody's problem. Now it's news.
     B: What happens next? | A: Next is the part where people find out.
     A/determined: I'd do it again. | B/tense: You may have to.`,
    `What $A did that day is the first thing anybody tells about $am now.
     It began with $A, and it ends where $A wanted it to.`,
  ),
}
