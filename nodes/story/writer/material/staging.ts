// Stage directions by what a scene is for, and how feelings show. `{feature}`, `{light}`, `{sound}` come from the place.

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export const STAGING = {
  open: list(`
    $A {business}. Somewhere out of the picture a telephone rings and gives up.
    $A knows every inch of this place and {business} with half an eye.
    The usual sounds, the usual light. $A {business}.
    $A {business}. There is time. There has always been time.
    A list lies open. $A crosses off the last line but one, and looks at the one that is left.
    $A {business}, and does not see what is coming.
    With a pencil behind one ear $A {business}.
    $A balances a cup on one finger and wins.
    $A {business}. It is the way every day here begins.
    An ordinary hour. $A {business}, and hums without noticing.
    $A {business}. On the wall somebody has ringed a date twice.
    Nearly time to go, and no hurry about it. $A {business}.
    Nothing is wrong yet. $A {business}; the world keeps its distance.
    $A {business}, yawns, and stops in the middle of the yawn.
    Old habits: $A {business}, then stands a while with nothing left to straighten.
    $A {business}. Whoever knew $am well would see that the mind is elsewhere.
  `),
  approach: list(`
    $A stops short of {feature}, lifts a hand, and everything behind the hand stops too.
    The map gives out. $A turns it over; on the back there is only the price.
    $A pushes. It opens far too willingly.
    There is a way round by {feature}, and $A finds it with one foot.
    What looked like one shadow turns out to be two. $A waits for the second to move on.
    $A squeezes past {feature} sideways, face to the stone.
    Down on one knee, $A holds a palm flat above the ground, then goes on.
    $A reads the sign, and does what it says not to.
    $A goes ahead along {feature}; behind, somebody keeps exactly to the same steps.
    They come in sideways, past {feature}, with their voices left outside.
    The last stretch is the worst: {feature}, and no other way round it.
    $A {business}, then nods: from here on, on foot and quietly.
    No guard, no lock, no sign. Only {feature}.
    $A counts the paces from {feature} and stops on the ninth.
    The way leads by {feature}. $A puts out a hand in passing, for luck or to be sure.
    Breath shows white. $A parts the dark with one hand and steps through.
  `),
  reason: list(`
    $B draws a floor plan in spilled water. It dries while $A is looking.
    They walk up and down as they talk, past {feature}, always turning at the same spot.
    $B speaks with closed eyes, like somebody reading from the inside.
    A drawer is opened that has plainly not been opened for years. $B takes out nothing.
    $A asks a short question. The answer is the longest silence of the night.
    $B starts with a date, and cannot get past it.
    What $B tells is written on $A's face, a line at a time.
    $B pours two glasses and drinks both.
    $B talks to {feature} because that is easier than talking to $A.
    $B turns $bh back before starting. It is a long story for such a short one.
    They sit with one chair's width between them. $B begins three times.
    $B takes off a ring, puts it on the table, and tells it to the ring.
    While $B speaks, $A {business}, more and more slowly.
    $B shows $A an old photograph and covers one face with a thumb.
    It comes out of $B in order, like something often rehearsed and never performed.
    $A stays by the door. $B talks faster.
  `),
  rift: list(`
    $B moves the cup away, and then the other cup. It is not about the cups.
    The room has two ends, and each of them has taken one.
    They speak in the quiet voices of people who would rather shout.
    $A holds out an open hand. $B looks at it as at something lost.
    Something is thrown, and breaks. Both of them look relieved.
    $A is the first to lower the eyes, and the first to leave them there.
    The lamp stands between them, and neither will be the one to move it.
    $B takes a picture from the wall, looks at the back of it, and hangs it up again.
    They have changed places without noticing: $A by the wall, $B at the door.
    $A undoes the coat that $B has just done up.
    One of them is right. It shows on both.
    They stand on either side of {feature} as if it were a border.
    $A laughs, and it is the wrong kind. $B takes one step back.
    $B bars the way with an arm. $A looks at the arm until it comes down.
    Neither shouts. It would be kinder if they did.
    $A picks up a coat. $B picks up the other sleeve of it.
    What they do not say is in the way of what they do.
    $B puts the key on the table, exactly halfway.
    $A goes as far as the threshold, and turns, and that is as far as the turning gets.
  `),
  clock: list(`
    A page comes off the calendar with a small dry sound.
    Somebody reads the new date aloud and has to read it again.
    $A counts on $ah fingers, and runs out of days before fingers.
    $A turns the hourglass over. It does not help.
    A paper is pushed under the door, slowly, so that they can read it as it comes.
    All the phones begin at once. Nobody moves to pick one up.
    From {feature} one can see them coming, in a row, with lamps.
    $A feels it before hearing it: a tremor in the floor, regular as a pulse.
    Somebody has nailed a notice beside {feature}. The nails are still bright.
    $A tears a page off the calendar, then the next one too.
    The queue at the door is polite, and does not end.
    A hand is laid on $A's shoulder, lightly, as one touches something already bought.
    The message is one line. $A reads it standing up, and then sitting down.
    Somewhere a big clock clears its throat. Everybody hears it.
    $A chalks the hours on the wall and rubs them out one at a time.
    Lights go on across the way, window by window, in order, like a count.
    $A {business}, faster than it should be done.
    What had been a matter of days comes up the stairs two at a time.
    A car door shuts outside, and another, and another.
  `),
  plan: list(`
    $A chalks a line, rubs it out, and chalks it where it was. $B nods.
    They lay it out in spoons. $B keeps the sugar for the part that nobody can know.
    The list is short. $A reads it twice to make it longer.
    $B asks the awkward question first, and $A draws a circle round it.
    $A builds it out of matchboxes; $B flicks one of them over with a fingertip.
    They try it once in the dark, with their eyes shut, holding hands.
    Three coins on a cloth. $A names each of them after somebody.
    $A {business}. $B repeats the order of things under $bh breath.
    They have pinned up all they know. There is a good deal of wall left.
    $B holds the ladder; $A tells it to the ceiling.
    They empty out their pockets to see who they can be.
    $A draws the same door nine times. In the tenth drawing it is open.
    A map drawn in sugar on the table. $A moves a spoon; $B moves it back.
    $A lays out what they own in a row. It makes a short row.
    They go through it with their fingers on the floor, room by room, whispering.
    $A {business}. $B practises looking like somebody else.
    On the back of a bill $A writes three words and underlines the third.
    $B ties $A's sleeve down with string, double knot, as for a child.
    Two heads under one lamp. Now and then a hand comes into the light and points.
    They synchronise two watches that both run slow.
  `),
  attempt: list(`
    The first try bends. The second try bends back.
    $A works by touch, with $ah face turned away and $ah mouth open.
    It moves the width of a coin, and everything depends on the next coin.
    $A has it by one corner. It has $A by the sleeve.
    A wire, a mirror, a very long breath.
    The light swings away. $A uses the half second, all of it.
    Everything depends on a hairpin, and the hairpin knows it.
    They pass it over the gap, from hand to hand, without letting it touch.
    $A leans out farther than anybody should, and then a little farther.
    For once nothing creaks. That is when $A looks up.
    Two steps on, one back. $A {business}, teeth clenched.
    $A is in to the shoulder, eyes shut, working by touch.
    One of them holds the light and the other one the breath.
    Forty seconds. $A {business}; sweat runs into one eye.
    $A's fingers find the edge, lose it, find it.
    They cross to the far wall in three bursts.
    Something slips, is caught, is set down with enormous care.
    $A lies flat under {feature}. Boots go by, an arm's length off.
    It gives by the width of a coin, then by the width of a hand.
  `),
  low: list(`
    $A sits where $ah legs stop. It is as good as anywhere.
    A shoe has come off. $A looks at it as if it had resigned.
    There is a long way still to go and nothing left to go on.
    $A has sat down on the ground in the middle of the way, and people step around.
    The cup in front of $A has a skin on it.
    $A dials, listens to the whole of the message, hangs up before the tone.
    There is a bench by {feature}, wet through. $A sits on it.
    $A holds a hand up before the light and looks at the red of it.
    Nobody has followed. $A would have been glad of it.
    $A reads the same line over and over, with a finger under it.
    A dog comes, lies down across $A's feet, and asks for no reasons.
    $A sits with $ah back against {feature} and lets the dark do what it likes.
    A blanket, a cup, nobody talking. $A looks at $ah own two hands as if they were on loan.
    $A walks without any direction until there are no more lamps.
    Rain or no rain, $A does not go in.
    $A says nothing. On the floor lies what is left, and it is not much.
    One light in the whole dark front of the place, and $A is under it.
    Like someone who is done, $A takes off the coat, folds it, and lays it beside {feature}.
    They share one chair, back to back, and look in opposite directions.
  `),
  truth: list(`
    It comes out in the wrong order, the end first, the date last.
    $A lays it down, face up, and lets it be looked at.
    The story takes less time to tell than it took to hide.
    Somebody turns a chair round. Somebody else sits down on it, suddenly old.
    $A lays them out side by side on the floor: what was said, what was so.
    The last cover comes off. Dust goes up, and comes down on all of them alike.
    $A has stopped being angry. It is much worse.
    It takes four words. After the fourth nobody's face fits any more.
    They look at the floor, all in the same place, as if it were written there.
    $A wipes the glass with a cuff, and there it is, with a date.
    For the first time they are all of them looking at {feature}.
    Nobody has drawn a weapon. It is only that all of them have stopped moving.
    $A puts {proof} on the floor between them and steps back from it.
    For once the faces match what is being said.
    $A goes round it slowly, as if it might still turn out to be something else.
    It is all there, in order, and has been the whole time.
    $B closes $bh eyes before $A has got to the end.
    $A reads it aloud to the last word. The last word hangs there.
    {Light}. There is nothing left to hide behind.
  `),
  choice: list(`
    $A shuts both eyes, opens them, and finds it is all still there.
    There is a step to take. It is no wider than the others.
    Nobody hurries $am. It would be easier if somebody did.
    $A takes off a glove in order to do it properly.
    Behind $A the way back stands wide open, lit, even swept.
    It would be enough to do nothing. $A looks tempted by that, and lets it show.
    $A gives the watch to somebody to hold.
    Someone begins to speak. $A lifts one finger, kindly, without turning.
    $A looks from one to the other and smiles at both.
    There is a line on the ground that no one drew. $A puts the tip of a shoe on it.
    $A says a name under $ah breath, like a person checking the change.
    $A has one hand on it and one hand free, and looks at the free one.
    On the left is everything $A ever wanted. $A looks to the left for a good long while.
    Nobody helps. It is the most respectful thing they have done all night.
    $A shuts both eyes, and the face clears.
    {Sound}. $A seems to have been waiting for just that.
    A coin goes up, turns over, comes down in $A's palm. $A pockets it without looking.
    $A takes $B's face between both hands for a moment, as one memorises a page.
    Between one breath and the next, $A stops being undecided.
  `),
  act: list(`
    Nobody gives the word. It has been given, some time ago, by everyone being here.
    $A's hands have stopped asking what comes next.
    For as long as it lasts there is only the one thing, and $A does it.
    It takes no longer than striking a match.
    The others begin to shout. $A's lips are moving too, counting.
    Everything goes white at the edges.
    They will tell it differently afterwards. It is like this:
    $A lets the coat fall. There is nothing under it but resolve.
    One breath in.
    Hands come from all sides, some to stop it, some to help.
    Then it is quick.
    There is one clear second, and $A is in it.
    No music, no speech.
    {Light}. Everyone looks up except $A.
    All the waiting of all these hours goes into one movement.
    $A does not look round to see who is watching.
  `),
  answer: list(`
    $A looks at $ah own two hands as if they had been returned by post.
    The noise goes out of things. What is left is ordinary, and enormous.
    Nobody cheers. Somebody puts a kettle on.
    Somebody finds a radio, and somebody finds a song.
    $A is asleep before the blanket is all the way up.
    They go by {feature} again, and this time nobody flinches.
    People stand about with cups in their hands and talk about the weather, with love.
    $A hands back what was borrowed, piece by piece.
    A window is opened that was painted shut. It takes three of them.
    The list has one line left. $A crosses it off, and turns the paper over.
    $B has saved one dry match all this time. Now they use it.
    It is quieter than anybody had expected.
    One by one they come out into it, blinking.
    $A finds that $ah hands have stopped shaking, and looks at them with interest.
    $B brings two cups of something hot and spills most of both.
    $A {business}. It is the first unhurried thing in a long while.
    The day comes up as if it had not been told.
    Somebody starts to laugh, and it goes along the row like a yawn.
    There is a lot to sweep up. They begin in one corner.
  `),
  image: list(`
    $A has left something beside {feature}: a small thing, a thank-you.
    It looks like rain. Nobody goes in.
    The chair where $A used to wait is empty, and is going to stay so.
    They set the clock. It goes.
    $A throws something as far as it will fly. We never see it land.
    A child goes by, sees $A, and waves as at somebody known.
    Where $A sat there are two cups, still steaming.
    The same place as at the start, the same hour. Only $A has changed, and stands in it like a tenant who has paid.
    $A {business}, as on the first day. This time somebody is humming along.
    $A walks out of the picture. It stays on the place a while: {feature}, and the light.
    A door left open on purpose. $A goes through it and does not close it.
    $A looks back once, not for long, and then gives the road full attention.
    {Light}. $A turns a face to it, eyes shut.
    On the wall the ringed date has gone by. Nobody noticed.
    Far off, small, side by side: two people with no reason to hurry.
  `),
  quiet: list(`
    They have taken off their shoes. It changes the whole conversation.
    $B shows how to fold a boat. $A's boat is a hat, and is worn.
    The match goes out. Neither of them lights another.
    There is just enough blanket for an argument about it.
    $A tells a story with both hands. $B watches the hands.
    They lie on the floor head to head and look at the ceiling as at a sky.
    A moth walks along the edge of the light. They both cheer it on.
    $A {business}. It is nobody's turn to be brave.
    A pause that nobody planned. $A {business}; $B lets it happen.
    $A and $B lean on the same bit of wall and watch nothing go by.
    They split one orange. It takes them a long time, on purpose.
    $B falls asleep in the middle of a word. $A moves the lamp so that it does not shine in $bh eyes.
    For as long as a kettle takes they are only two people waiting for a kettle.
    $A mends a tear in $B's sleeve, badly. $B says it is perfect.
    {Sound}. They listen to it together like a concert.
    $A {business}. $B watches and thinks better of saying something.
  `),
} as const

/** How somebody is there who has not been spoken of yet. */
export const PRESENCE = list(`
  $B leans in the doorway with folded arms.
  $B keeps half a step behind.
  Across from there, $B pretends to read.
  $B has been standing there for some time.
  $B is the one who sees it first.
  $B stays close, and says so with an elbow.
  Next to the light stands $B, arms hanging.
  $B sits on the edge of something not meant to be sat on.
  $B arrives with wet shoulders and no greeting.
  $B holds the lamp and lets it sink by inches.
  $B has one hand on the wall.
  $B waits a little apart.
  There is room for two. $B takes up the other half.
  $B looks on with a tilted head.
  $B walks up and down, four steps each way.
  $B has $bh coat on already.
  $B turns an empty cup round and round.
  $B watches from the far side.
  $B rubs both arms against the cold.
  $B hums something without a tune.
  $B picks at a thread until it comes.
  $B has found the one dry spot and is sharing it.
  $B looks tired in a way that sleep will not mend.
  $B nods before anything has been asked.
  $B folds a scrap of paper smaller and smaller.
  $B lingers by {feature}.
  $B tilts an ear to whatever may be coming.
  $B is counting under $bh breath.
  With a careful hand $B moves the light aside.
  $B bites on a thumbnail and forgets to stop.
  $B drags a sleeve across $bh forehead.
  $B is all shadow but for the eyes.
  $B shifts from foot to foot.
  $B offers half of something wrapped in paper.
  A step away, $B is pretending not to listen.
  $B crouches to see it from below.
  $B buttons the coat up wrong.
  $B stands so close that their sleeves touch.
  $B has not sat down since they came.
  From the corner $B shakes $bh head.
  $B warms both hands on a cup that is long cold.
  $B stands guard over nothing in particular.
  $B breathes on the glass of a watch and polishes it.
  $B goes round by {feature} and comes back.
  $B keeps looking at $A when $A is looking elsewhere.
  $B puts down a bag that has grown heavy.
  $B makes as if to speak, and coughs instead.
  $B squints against the light.
  $B follows with the eyes only.
`)

/** How an opponent comes into the picture. */
export const ENTRANCES = list(`
  $C has not taken off the gloves.
  $C stands where the light stops.
  $C lets the others go first.
  $C smiles as people smile at a clock.
  Nobody has heard $C come in.
  $C has brought a chair and sits down on it.
  Behind the others, $C waits to be noticed.
  $C counts them with a glance.
  $C is there before them, hands folded.
  The circle opens to let $C through.
  $C wears the look of someone who has read ahead.
  $C sets a case down and squares it to the wall.
  $C pulls one glove tighter, finger by finger.
  First the shoes can be seen, then $C.
  $C speaks to the room before the room is ready.
  $C has been listening for a good while.
  $C takes up a good deal of the light.
  $C comes forward without hurry.
  $C examines a fingernail.
  $C has all the time there is, and shows it.
  $C leaves the way out open, for now.
  $C arrives last and is seen first.
  $C snaps a watch shut.
  With a small bow $C steps in.
  $C keeps the width of a table between them.
`)

/** How a feeling shows on `$A`. Keys are the emotions of the library’s types. */
export const REACTIONS: Record<string, readonly string[]> = {
  neutral: list(`
    $A says it to the floor.
    $A looks up, looks down.
    $A rubs an eye with the back of a hand.
    $A shrugs with one shoulder.
    $A's face gives away nothing, and that slowly.
    $A tips the head to one side.
    $A folds both arms and unfolds them.
    $A breathes out through the nose.
    $A nods slowly, twice.
    $A lets that stand.
    $A considers it and puts it away for later.
    $A's look stays where it is.
  `),
  happy: list(`
    $A bites back a smile and loses.
    $A laughs until it hurts somewhere.
    There is a dimple that nobody had known about. It is $A's.
    $A beams at nobody, then at everybody.
    $A almost skips, and turns it into a step.
    $A snorts, and apologises to the furniture.
    $A's laugh surprises both of them.
    A smile gets away from $A before it can be stopped.
    $A grins like someone half that age.
    $A's whole face comes out from behind a cloud.
    $A bumps a shoulder against the nearest other one.
  `),
  sad: list(`
    $A's shoulders come down a little, and then a little more.
    $A presses two fingers to the bridge of the nose.
    $A's lips move; nothing comes.
    $A has turned $ah face out of the light.
    $A nods too many times.
    $A smooths something that is smooth already.
    All the colour has gone somewhere else in $A.
    $A looks older than a minute ago.
    $A looks down until it has passed.
    $A's mouth does something that is not quite a smile.
    $A turns away and stays turned.
    $A's eyes are very bright, and do not spill.
    $A swallows, and swallows again.
  `),
  angry: list(`
    $A's nostrils have gone white.
    $A kicks the nearest thing, which was not to blame.
    $A takes one step forward, and everyone else takes one back.
    $A crushes the paper without looking at it.
    A vein stands out on $A's forehead.
    $A spits the words out like pips.
    $A's jaw sets like a latch.
    $A brings a flat hand down on whatever is nearest.
    Colour climbs in $A's face and stays there.
    $A speaks more quietly with each word.
    $A's knuckles go white around nothing.
  `),
  afraid: list(`
    $A has stopped breathing and does not know it.
    All of $A is listening.
    $A's eyes go from corner to corner.
    $A presses flat against the nearest thing that is solid.
    $A holds one hand in the other, so that they do not show.
    There is sweat on $A's lip.
    $A backs up until there is a wall.
    $A's breath comes short and high.
    $A keeps both eyes on the dark part of the room.
    Something in $A goes still, like a hare.
    $A's hand finds a sleeve and holds on.
  `),
  surprised: list(`
    $A looks once, and then looks again.
    $A lets go of what was in $ah hand.
    $A's mouth makes a small round shape.
    For once $A has no answer ready.
    $A forgets to put the other foot down.
    $A's eyebrows go up and forget to come down.
    $A opens $ah mouth and finds it empty.
    $A takes half a step back, as from a hot stove.
    $A blinks, once, slowly.
  `),
  tense: list(`
    $A has one hand closed around a key.
    $A's look goes to the clock, to the door, to the clock.
    $A stands on the balls of $ah feet.
    $A presses $ah lips to a line.
    $A keeps $ah back to the wall.
    The tendons stand out in $A's neck.
    $A's fingers drum and are stopped by the other hand.
    $A speaks without moving more than need be.
    $A does not blink.
    A muscle jumps in $A's cheek.
    $A holds quite still, listening with the whole body.
    $A's thumb runs along a seam, back and forth.
    $A looks to the door for the third time.
    $A's shoulders have crept up almost to the ears.
  `),
  tender: list(`
    $A reaches out and tucks in a loose thread.
    $A's eyes have gone soft, and do nothing about it.
    $A leans in by the width of a breath.
    Something in $A lies down, like a dog by a fire.
    $A says it as one puts down something sleeping.
    $A's thumb draws one small circle on the back of a hand.
    $A's voice has gone soft at the edges.
    $A straightens a collar that is not $ah own.
    $A looks, and lets it be seen.
    $A's hand rests on an arm, light as a receipt.
    For a moment $A forgets to be careful.
  `),
  determined: list(`
    $A's mouth is a line, and the line is straight.
    $A ties the knot twice.
    $A is already moving.
    $A does up the last button like somebody locking a door.
    $A looks straight ahead, where it is worst.
    $A breathes in, and seems to get taller by it.
    $A's chin comes up.
    $A ties back what is loose and rolls up both sleeves.
    $A plants both feet and stays planted.
    $A has stopped asking with $ah eyes.
    $A walks, and does not look round to see who follows.
  `),
}

/** Small wounds of the worst moment: continuity carries them on. */
export const INJURIES = list(`
  Glass opens a cut across $A's palm.
  $A comes away with a cut above the eyebrow.
  $A lands hard and gets up with a limp.
  A bruise is already coming up along $A's cheekbone.
  $A burns a hand on the rail and does not cry out.
`)

/** Opening narration by genre. `{setting}` is where, `$A` the hero. */
export const OPENINGS: Record<string, readonly string[]> = {
  'sci-fi': list(`
    In the logs it is only a line: anomaly, minor, ignored.
    The signal was eleven years old. The reply was due that evening.
    Progress had reached even here, and sat down, out of breath.
    They had promised that nothing could go wrong, and so nobody was watching.
    The future came the way it always does: late, over budget, and at night.
    They had mapped every star that could be sold. Nobody had mapped the cupboard under the stairs.
    By then, most doors opened by themselves. $A had always distrusted the ones that didn't.
    There were nine ways to measure the dark that year, and none of them agreed.
    Every machine remembers something. Not every machine is asked.
    It had been a quiet century. That should have been the warning.
  `),
  thriller: list(`
    The man who knew was already on the stairs. He had four floors left.
    Somebody had paid for silence. Somebody else had paid more.
    $A checked the mirror, the street, the mirror. It had become a way of praying.
    Never open a thing that was delivered by hand. $A opened it.
    There are eleven minutes of that night nobody can account for. These are some of them.
    The first mistake was answering the phone. The rest were all by choice.
    $A had a rule about trouble: let it knock twice.
    In this business you are either early or you are evidence.
    Nobody follows an innocent person for long. $A had been followed since spring.
    It was supposed to take ten minutes and no courage at all.
  `),
  mystery: list(`
    The dust had been disturbed by somebody tidy.
    There were nine people who could not have done it. One of them was lying about the clock.
    $A had come for the weekend. It would be the longest one on record.
    All the evidence pointed one way. Evidence is easily taught to point.
    Everyone agreed about what had happened. That was the first odd thing.
    A lie needs two people. A really good one needs a whole street.
    $A had never believed in coincidence. It seemed like such a lot of work for chance.
    There was one light too many that evening. It is where I would begin.
    The obvious answer had been lying in plain view for years, minding its own business.
    It takes a special kind of quiet to hide something loud.
  `),
  fantasy: list(`
    Before the maps there were promises, and the promises knew the way.
    It began with a bell that no one had rung.
    The old ones left three gifts and one condition. The condition was written small.
    In that country even the stones had somebody they were waiting for.
    When the hills were younger and more talkative, a thing was promised here.
    They tell it differently in the next valley. In the next valley they were not asked to pay.
    Every kingdom stands on a story. Some of the stories move.
    There was magic, once, and it was like salt: nobody thanked it until it ran short.
    On the longest day, the shadows come home early. $A noticed it first.
    Of all who were chosen, hardly one had been asked.
  `),
  horror: list(`
    It was a perfectly good house. Everyone who had left it said so.
    Something in the wall had begun to learn $A's name.
    Nobody remembers a first night properly. That is its mercy.
    There was one rule, and it was nailed to the inside of the door.
    The house did nothing. It went on doing it, louder and louder.
    There are sounds one should not answer. $A had been brought up to be polite.
    It never came for anyone. It just stayed until they came to it.
    Later they would agree that it had been cold. No one would say how cold.
    First the dogs left. Nobody thinks to ask the dogs.
    Some doors are locked to keep things in. It was $A who had the key.
  `),
  romance: list(`
    Two umbrellas, one stand, eleven seconds. That was all it took.
    $A believed in many things: good shoes, early trains, never again.
    They had already met once, years ago, and neither would remember it for some time.
    It was the wrong day, the wrong street, and exactly the right rain.
    Nobody falls in love on a Tuesday. It was a Tuesday.
    This is about two people who had everything in common except the hour.
    $A had given up on love that year, the way one gives up sugar: loudly.
    It began with the wrong coat, which is as good as any other way.
    There are nine hundred ways to miss one another. They had tried most of them.
    If it had not rained there would be nothing to tell.
  `),
  comedy: list(`
    The insurance company has asked for the order of events. It is as follows.
    $A had only ever wanted one thing: a quiet afternoon, and no goats.
    It takes seven people to ruin a day properly. Six had arrived.
    There was still time to say no. $A said: how hard can it be?
    In fairness to $A, it had looked much smaller in the brochure.
    Everything that follows could have been avoided by one person reading one sign.
    $A had a plan. The plan was the first to go.
    It is not true that everyone panicked. Some of them had not been told.
    Nobody was hurt, apart from feelings, furniture and one cake.
    The day began well. It was the last thing that did.
  `),
  drama: list(`
    The kettle was on, as it always was when nobody knew what to say.
    They were a family that waved from windows.
    It was the year the river came up to the third step. It was also the year of the other thing.
    $A had rehearsed the visit for so long that it hardly seemed necessary to make it.
    Nothing happens here. It has been happening for years.
    There is a year in every life on which the other years lean.
    They had all agreed not to speak of it, each of them alone.
    $A came for the afternoon. It was a long afternoon.
    It is the small things that are handed down: a cough, a recipe, a silence.
    Somebody always stays behind to lock up. It had always been the same somebody.
  `),
}
