// Exchanges by what a scene is for. Notation: `A/emotion: text | B: text`; A is whose scene it is, B the other person.
// Phrases in braces come from the story's kernel (see kernel.ts) and keep every exchange about this story.

export type TalkFor =
  | 'open'
  | 'sign'
  | 'approach'
  | 'look'
  | 'reason'
  | 'rift'
  | 'clock'
  | 'plan'
  | 'attempt'
  | 'setback'
  | 'low'
  | 'truth'
  | 'choice'
  | 'act'
  | 'answer'
  | 'image'
  | 'quiet'
  | 'solo'

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export const TALK: Record<TalkFor, readonly string[]> = {
  open: list(`
    B: You're up early. | A: I'm up late. They met on the stairs.
    A/happy: Ask me what I did today. | B: What did you do today? | A: I finished a sandwich.
    B: Somebody was asking for you. | A: Who? | B/tense: They left before they'd quite asked.
    A: It's going to rain. | B: You say that every day. | A/happy: One day I'll be a prophet.
    B/tense: You've got that face on. | A: It came with the head.
    A: Have you moved the chair? | B: Which chair? | A/tense: That's what I thought.
    B: What's the weather doing? | A: Making up its mind. | B/happy: Ask it to hurry.
    A: I've sharpened every pencil in the place. | B: Is it that bad? | A: It's that quiet.
    B: There's somebody at the gate. | A: Is it for me? | B: It's standing like it's for you.
    A: Have you ever noticed how loud that clock is? | B: Only since you told me.
    B/tender: You talk in your sleep, you know. | A: What do I say? | B: Mostly no.
    A: Nothing ever happens on a Thursday. | B: It's Friday. | A/tense: Then I'm late.
    B: You could ask for help. | A: I could also learn the tuba.
    A/happy: Guess what I found. | B: Is it alive? | A: I don't think so. Not any more.
    B: Eat something. | A: I had an apple. | B: That was a picture of an apple.
    B: You're counting again. | A: I like to know that it's all still there.
    B: You're late. | A: The day started without me. | B/happy: It often does.
    B: You've got that look again. | A: Which one? | B: The one that costs us a weekend.
    A: Do you ever feel that something's about to be your fault? | B/happy: Every Monday.
    B: Same as always? | A: Same as always. | B/tense: You say that as if it were a wish.
    A: I had the dream again. | B: The one with the door? | A: This time I opened it.
    B: Go home. It'll still be here tomorrow. | A: That's what I don't like about it.
    A/happy: One quiet week. That's all I ask. | B: You'd go mad by Wednesday.
    B: What are you looking at? | A: Nothing yet.
    B/tender: You could be happy here, you know. | A: I am happy. I'm just not finished.
    A: If you could ask one question and get a true answer? | B: I'd ask somebody else's.
    B: People are talking about you. | A: Nicely? | B: At length.
    A: I'll be an hour. | B: You said that in the spring.
    B: Your post. Two bills, and something without a stamp. | A/tense: Leave the one without a stamp.
    A: Have I forgotten something today? | B: Several things. Which would you like back?
  `),
  sign: list(`
    A: Did you hear that? | B: Hear what? | A/tense: It's stopped being polite.
    B: You've gone pale. | A/tense: I've just counted something twice.
    A/surprised: That wasn't there yesterday. | B: Nor was I.
    B/tense: It's probably the pipes. | A: We haven't got pipes.
    A: What do you know about {matter}? | B/tense: Enough to change the subject. | A: That much?
    B: Where are you going? | A: To have a look at {matter}. | B/tense: Nobody ever has just a look.
    A: That door was painted shut. | B: When? | A/tense: This morning.
    B: You look as though someone had walked over your grave. | A: Somebody stopped on it.
    A/tense: Don't turn round. | B/afraid: Why? | A: I'd like one of us not to have seen it.
    A: It's got my name on it. | B: There are a lot of people with your name. | A/tense: In my handwriting?
    B: Throw it away. | A: I did. Twice. Look where it is.
    A/surprised: Hold still. Can you smell that? | B: Smoke? | A: Older.
    B: Tell me it's a prank. | A: It's much too patient for a prank.
    A: Somebody's been here before us, and wiped the floor going out. | B/tense: Backwards?
    A/tense: Did you see that? | B: See what? | A: Then I'd rather not say.
    A: That wasn't there yesterday. | B: You say so every day. | A/tense: Today I've got a photograph of yesterday.
    B: It's nothing. | A: It's a very well arranged nothing.
    A: Once is an accident. | B: And twice? | A/tense: Twice is {matter}.
    B: Leave it. | A: I will. As soon as it leaves me.
    A/surprised: Listen. | B: I don't hear anything. | A: Exactly. When did it stop?
    B/tense: Who else knows about it? | A: Everybody who has gone quiet.
    A: It's about {matter}. | B/tense: How did you come by that name?
    A/tense: Somebody wanted me to find that. | B: Or somebody is as careless as you are lucky.
    B: There'll be a dull explanation. | A: Good. I'd love to hear it.
    A: Look at the edges. Someone has been here with a brush. | B/tense: Or on their knees.
  `),
  approach: list(`
    B/tense: We're being sensible about this. | A: We passed sensible at the last turning.
    A: Stay close. | B/afraid: Closer than this I'd be wearing your coat.
    B: How will we know it? | A/tense: It'll be the one nobody looks at.
    A/tense: Did you bring a light? | B: I brought two. One's for courage.
    B: What if it's nothing? | A/happy: Then we've had a walk.
    A: Last chance to wait outside. | B/tense: Outside is where it starts. I'd rather be with you.
    B/tense: So that's {matter}. | A: That's the outside of it.
    A: What do they say about {matter}? | B: That it's best not said.
    A: Mind the third step. | B: You've been here? | A/surprised: No. Why do I know that?
    B/tense: How will we know it when we see it? | A: It'll be the thing that's seen us.
    A/tense: Leave the light off. | B/afraid: I was afraid you'd say that.
    B: If my mother could see me now. | A: What would she say? | B: Wipe your feet.
    A: Last chance to be sensible. | B: I missed that turning miles ago.
    B/tense: It's locked. | A: It's only shut. There's a difference, and I've got it here in my pocket.
    A: Keep talking. | B: About what? | A/afraid: Anything with an ending.
    B: I count two ways in. | A: And out? | B/tense: I'm still counting.
    B/tense: Nobody's been up here in years. | A: Then who has oiled the hinges?
    A: Stay three steps behind me. | B: Why three? | A: Two is brave and four is lonely.
    B: We could still be people who went home. | A/determined: We could. What would they do tonight?
    A: If I say run. | B: I'll already be gone. | A/happy: That's why I asked you.
    B/afraid: I don't like how easy that was. | A: Neither did the last person. Look.
    A/tense: It's smaller than I thought. | B: Give it time.
    B: What's the plan? | A: Look as though we had one.
    A: You needn't come in. | B: I know. Hold the lamp higher.
    B/tense: Someone's left a light on for us. | A: Someone's left a light on. I'm not sure about the rest.
    A: Do you believe in bad places? | B: I believe in bad reasons for going into them.
    B: After you. | A: You're very polite tonight. | B/afraid: I'm very frightened tonight.
  `),
  look: list(`
    B/tense: Is that {proof}? | A/surprised: It's a lot to leave lying about.
    A/tense: They wanted {matter} forgotten. | B: People don't put this many locks on what they've forgotten.
    A: Hold the light on {proof}. | B/afraid: I am. It's my hand that's off it.
    B/tense: Don't touch it. | A: I've already touched it. | B/afraid: How does it feel? | A/surprised: Expected.
    A/surprised: It's older than it's pretending to be. | B: Who isn't?
    B: What are we looking at? | A/tense: Whatever they didn't want a light on.
    A/tense: Somebody has been here since Thursday. | B/surprised: Why Thursday? | A: Thursday's paper, under the cup.
    B/surprised: There's a name on it. | A: Whose? | B/afraid: You'd better read it yourself.
    A: It doesn't match. | B: What doesn't? | A/tense: Any of it. That's what it's got in common.
    B/tense: Whose writing is it? | A: That's what I hoped you'd tell me. | B/afraid: I hoped you wouldn't ask.
    A: Somebody spent years on this. | B: On what? | A/tense: On making it look like nothing.
    A/surprised: It's warm. | B: It can't be. | A/tense: Give me your hand.
    B: You're sure that's what it says? | A/tense: Read it aloud. It gets worse aloud.
    A: One of these is missing. | B: Which? | A/tense: The one that would make sense of the others.
    B: Why keep it? Why not burn it? | A: Because burning it would mean it was true.
    A: Look how small they wrote at the end. | B/sad: They were running out of paper. | A: Or of night.
    B/afraid: I don't want to know what's behind it. | A/tender: Then look at me. I'll tell you in easy words.
    A: Read me the date on {proof}. | B/surprised: That can't be right. | A: Read it again.
    B: What are we looking at? | A/tense: At why nobody was ever allowed to look.
    A/surprised: It's {proof}. | B: You're sure? | A/tense: I'd give a lot not to be.
    B/afraid: Put it back. | A: It was already out. Somebody wanted it seen, or couldn't bear to hide it.
    A: I've got two halves of something here. | B: Do they fit? | A/tense: They fit too well.
    B: Tell me that I'm reading it wrong. | A/sad: I've been trying to read it wrong for ten minutes.
    A/tense: There's a name at the bottom. | B: Whose? | A: I'll tell you when I can say it calmly.
    A: Nobody keeps {proof} unless they mean to be caught. | B: Or mean to be forgiven.
    B: You've gone pale. | A/afraid: Turn it over. | B/surprised: Oh.
    A: We're not the first to stand here. | B/tense: No. But I think we're the first to stand here talking.
    A/tense: Every answer in this room has been underlined. | B: By whom? | A: By somebody in a hurry to be understood.
  `),
  reason: list(`
    A/tense: Why did you never {deed}? | B/sad: Every year I was going to, in the spring.
    A/tense: You could have told me. | B/sad: I rehearsed it on trains. I never found the stop.
    B/sad: I was younger than you are. | A/angry: That's a date. It isn't a reason.
    A/sad: How long have you known? | B: Long enough to get good at other subjects.
    B/tense: I thought silence was a kind of lid. | A/determined: It was. Things boil under lids.
    A/angry: Start with the truth. | B/sad: I've mislaid the beginning. Will the middle do?
    B/sad: Some of what I told you was so. | A: Which part? | B/tender: The part about you.
    B/sad: There were four of us. | A: And now? | B/sad: Now there's me, and there's you asking.
    A/angry: You told me it was an accident. | B/sad: It was an accident. We arranged it carefully.
    B: You want somebody to blame. | A: I want somebody to answer. | B/sad: I can do the second.
    A/sad: Did you ever try to stop it? | B/sad: Once. It thanked me for my interest.
    B/tense: When I was asked to choose, I chose what I could still look at. | A: And can you? | B/sad: With the lamp off.
    A: Who else was there? | B: Nobody you'd know. Nobody who'd say so.
    B/sad: I thought that if nobody spoke of it, it would get bored. | A: And did it? | B/tense: It learned to read.
    A/tense: You kept {proof}. | B/sad: I couldn't burn it. It was the only honest thing I owned.
    A/angry: You knew. | B/sad: I knew some. I hoped that the rest was a rumour.
    A: How many people know that {secret}? | B/sad: Counting you? Too many to be safe and too few to matter.
    B/sad: I was your age. I was sure as well. | A: And what were you sure of? | B: That it would be somebody else who paid.
    A: Start at the beginning. | B: I can't. I can only start where I stopped being proud of it.
    A/angry: You could have told me. | B/sad: I could have. And you'd have come straight here, alone, at night.
    B/tense: You think I'm guarding {matter}. | A: Aren't you? | B/sad: I'm guarding you from it.
    A/sad: Was any of it true? | B/tender: You were. That was the trouble.
    B: I signed one paper. | A: What did it say? | B/sad: That I hadn't seen anything.
    A/tense: So {secret}. | B/sad: Don't say it so loudly. | A/angry: I think that's how it lasted this long.
    B/sad: Ask me why I stayed. | A: Why did you stay? | B: So there would be one of us who was ashamed.
    A: Why tell me now? | B/sad: Because you've got the same look I had, and nobody stopped me.
  `),
  rift: list(`
    B/angry: You care more for {matter} than for anyone in this room. | A/sad: I care who it's been done to.
    A/tense: If {risk}, will you say you told me so? | B/sad: I'd give anything to be that rude to you.
    A/angry: You're not on my side. | B/sad: I'm on the side where you're alive.
    B/angry: You never ask. | A/tense: You never say no. How was I to know?
    A/tense: Say what you came to say. | B/sad: I've said it. You were planning over it.
    B/sad: I don't recognise you. | A/angry: Then look longer.
    A/sad: I needed you there. | B/angry: I was there. You needed me quiet.
    B/tense: Let them {hold}. It's worked for years. | A/angry: Worked for whom?
    A/determined: I'm going to {deed}. | B/angry: Over my objections. | A/determined: Over your objections, round your back, and past your good advice.
    B/sad: Think what it'll cost. {Price}. | A/sad: I've thought. I've thought of it so hard that it squeaks.
    B/tense: Give it to me. | A/determined: You had it for years. Look how well that went.
    A/angry: Are you protecting me or yourself? | B/sad: I stopped being able to tell.
    B/angry: I'm not going to watch you do this. | A/sad: Then turn round. I'd like you to stay.
    A: What happened to you? | B/sad: The same thing that's happening to you. I only let it finish.
    B/angry: You've got no idea what it took to keep things as they are. | A: I've seen who it took it from.
    A/sad: I used to think that you knew everything. | B/sad: I used to need you to.
    B: Fine. Go. | A: That's all? | B/angry: I've used up the rest on people who listened.
    A/angry: Somebody has to start. | B/angry: Why is it always somebody I'd miss?
    B/angry: You're going to get somebody hurt. | A/angry: Somebody has been getting hurt. You've only got used to it.
    A: I thought you were on my side. | B/sad: I am. I'm on the side of you being alive.
    B: Not everything broken is yours to mend. | A/determined: No. Only the things I've seen.
    A/angry: Say you were wrong. | B/angry: I was wrong. Does that put it right? | A/sad: It would have been a start.
    B/tense: If you {deed}, I can't stand next to you. | A/sad: Then stand where I can see you.
    B/angry: This isn't courage. It's appetite. | A: And yours isn't caution. It's just old.
    A/sad: You taught me to look. | B/sad: I taught you to look away, too. You were ill that week.
    B: Walk out of that door and I can't help you. | A/determined: You weren't going to.
    A/angry: You'd let them {hold}? | B/sad: I'd let the sky fall if you were out from under it.
    B/angry: Everyone who tried it had good reasons. | A: And you buried the reasons with them.
    A/tense: Move. | B/determined: No. | A/sad: I said it kindly.
  `),
  clock: list(`
    A/tense: What time have you got? | B/afraid: Less than you, by the look of it.
    B/tense: We've got until {clock}. | A: And after that? | B/sad: After that we've got explanations.
    A/tense: They've brought it forward. | B/angry: They can't. | A: They've got the calendar. They can.
    B/afraid: It was supposed to be next week. | A/determined: So were we. Come on.
    A: Walk faster. | B/tense: I'm walking as fast as looks innocent.
    B/afraid: I can hear them counting. | A/determined: Then they've got as far as we have.
    A: What time do you make it? | B/tense: Later than you'd like.
    C: I came to say goodbye. | A: Are you leaving? | C/tense: No.
    C/tense: It's nothing personal. | A/angry: It's all persons. That's what you never understood.
    B: They're early. | A/tense: Or we've been slow in a very interesting way.
    C: Everybody signs in the end. | A/determined: Then you can tell me what it's like when they don't.
    A/tense: Before {clock}. Say it back to me. | B/afraid: Before {clock}. I heard you. My knees heard you.
    C/tense: You're one person with a torch. | A/determined: It's quite a good torch.
    B/tense: How long have we got? | A: Until {clock}. | B/afraid: That's not long. | A/determined: Then let's not spend it saying so.
    B/afraid: They've moved it up. It has to be before {clock}. | A: And afterwards? | B: Afterwards there's no undoing it.
    A/tense: If we're not done before {clock}, {risk}. | B/surprised: You said we had days. | A: I said I hoped.
    C/tense: You have until {clock}. Then we {hold}, and you can watch. | A/determined: I've never been good at watching.
    C: I'm being generous with you. | A: You're being in a hurry. It isn't the same.
    A/afraid: Until {clock}. That's all that's left. | B/determined: It's more than we had yesterday. Yesterday we had no idea.
    C: Be reasonable. | A/angry: I was. You've mistaken it for permission.
    B/tense: Either it's done before {clock} or it doesn't matter who's right. | A/determined: Then I'd better be quick as well.
    C/tense: I could make this easy. | A: People keep offering me that. It's always the same thing with a bow on it.
    A/tense: Nobody's coming, are they? | B: I think that we are who was coming.
  `),
  plan: list(`
    B: What do we need? | A/determined: {Proof}, a straight face, and you. | B/tense: I'll look for a straight face.
    A/determined: Before {clock}, somebody has to {deed}. | B: I love how you say somebody.
    A/determined: We go in at the shift change. | B: Whose shift? | A: Anyone's who's carrying something.
    B/tense: How many ways can it fail? | A: I stopped at eleven. | B/sad: Stopped counting? | A: Stopped finding it useful.
    A: You distract them. | B/afraid: With what? | A/happy: You've never needed help before.
    B: Draw it again, without the optimism. | A/determined: That's the same drawing with less paper.
    A/tense: Who's got the key? | B: I thought you. | A: Then we're going to need a window.
    B/surprised: That could work. | A/tense: Don't sound like that. I need you to find the hole in it.
    A/determined: Three steps. The middle one's a bit short of detail. | B/tense: What does it say? | A: It says somehow.
    B/determined: I know a man with a van. | A: Is he discreet? | B: The van isn't.
    A: We do it before {clock}. | B/tense: And if it comes early? | A/happy: Then we'll be early too. It'll be a first.
    B: What if they ask who we are? | A/happy: Tell the truth. They'll never have heard it before.
    A: I'll need a distraction. | B/happy: I've been told I'm one.
    B/tense: And afterwards? | A: I haven't got an afterwards yet. I'm doing these in order.
    A/determined: In by the window, out by the door. People look at windows. | B: And if the door's locked? | A: Then we'll have learned something.
    B: How sure are you? | A: Out of ten? | B/tense: Out of hospital.
    A/determined: You take the left, I'll take the blame.
    B: Is there a part of it where we don't nearly die? | A: The beginning's quite safe.
    A: We need {proof}, ten minutes and somebody they'd never suspect. | B/happy: You're looking at me. | A: I'm looking at your hat.
    A/determined: I go in first. You count to ninety. | B: And at ninety? | A: Count again, faster.
    B: It's a terrible plan. | A/happy: It's the only one that needs just two people.
    A: What have we got? | B: A torch, {proof}, and your manners. | A: Leave the manners.
    B/tense: Say it once more. | A/determined: We {deed}. We get out. We don't improvise. | B: You always improvise. | A: Then you don't.
    A: If it goes wrong. | B: When. | A/tense: When it goes wrong, take {proof} and don't stop for me.
    B: You're sure that you can {deed}? | A: No. I'm sure nobody else is trying to.
    A/determined: They expect us to run. | B: So? | A: So we knock.
    B/tender: Eat something first. | A: Is that your contribution? | B: It's usually what I wish I'd done.
    A: You can still say no. | B/determined: I've been saying no for years. Look where it got us.
    B: What do they want most? | A/tense: To {hold}. | B: Then let's be standing on it when they come.
    A: I need you to lie for me. | B/happy: At last. Something I'm trained for.
  `),
  attempt: list(`
    B/afraid: If this fails, {risk}. | A/determined: Then stop describing it and push.
    A/tense: Remind me what happens otherwise. | B/tense: {Risk}. | A/determined: Thank you. My arms feel much better.
    B/tense: Couldn't somebody else {deed}? | A: Ask round. I'll be here, doing it.
    A/determined: To {deed}: how hard can it be? | B/sad: I wish you hadn't said that so near it.
    A/tense: What does the label say? | B: Do not turn. | A/determined: Everything says do not turn.
    B/afraid: My hands won't do it. | A/tender: Borrow mine. You do the thinking.
    A/tense: Keep talking to me. | B: About what? | A: Soup. Anything. Soup.
    B/surprised: You've done this before. | A: In my head, eighty times. It went worse.
    A/determined: Again. | B/sad: It didn't work. | A: It worked a little. Again.
    B/tense: That noise, is it good? | A/afraid: It's loud. I'm treating loud as progress.
    C/angry: Stop right there. | A/tense: I would, but I've got momentum now.
    A: Tell me when it's clear. | B/tense: It's never going to be clear. Go.
    B/determined: Give me the heavy end. | A/happy: There's only a heavy end.
    A/angry: Why is nothing ever where it's drawn? | B: Because a hopeful man drew it.
    B/tense: Why does it have to be us? | A/determined: Because {risk}, and we're the ones who can read.
    A/tense: If they get [to it first/there before us/the better of us], they'll {hold}. | B/determined: Then don't let's be second.
    B/tense: Somebody's coming. | A: How many? | B/afraid: Enough to need a handrail.
    A/tense: It's stuck. | B: Which way did you turn it? | A: All of them.
    A/determined: Don't let go. | B/tense: I let go a while ago. This is habit.
    B/afraid: What was that? | A/tense: That was plan B, going by.
    A/tense: Three more. | B: You said that three ago.
    B/determined: I've got it. I've got it. | A: And? | B/tense: And it's got me.
    A/afraid: If I drop it. | B/determined: Then we'll have dropped it together. Breathe.
    C/tense: You really thought that nobody would notice? | A/determined: I was counting on your manners.
    A/tense: Hold it there. Don't breathe. | B/afraid: For how long? | A: Until I say something cheerful.
    B/afraid: They're on the stairs. | A/determined: Then we're nearly done. | B: Are we? | A: No.
    A/tense: It won't move. | B: Together, then. | A: On three. | B/determined: I never know if that's on it or after it.
    B: Left. No, your other left. | A/angry: I've only got the two.
    A/determined: A minute more. | B/tense: You haven't got a minute. | A: Lend me one.
    B/afraid: That wasn't the noise you said it would make. | A/tense: No. It's the other noise.
    A: Give me the light. | B/tense: If I give you the light they'll see us. | A: If you don't, I won't.
    B/tense: We're being watched. | A: Good. Let them see how it's done.
    A/afraid: I've lost count. | B/determined: Seventy-one. I've got you. Go on.
    C/tense: Step away from it. | A/determined: I've been stepping away all my life. I've run out of floor.
  `),
  setback: list(`
    B/afraid: How long until {clock}? | A/tense: Don't ask what you don't want rounded down.
    A/angry: We were this close to {matter}. | B/sad: It was this close to us, too.
    B/afraid: They knew we were coming. | A/tense: No. They knew someone would. That's worse.
    A/angry: That was our only one. | B/sad: Our only good one. I kept a bad one.
    B/tense: Are you hurt? | A: Ask me when I've stopped moving.
    A/sad: It was right here. | B/tense: So were they, by the look of it.
    B/angry: I said left. | A/angry: You pointed right. | B/sad: I was waving.
    A/tense: What's left? | B/sad: You, me, and an apology we owe somebody.
    C/happy: I do admire persistence. | A/angry: Stay around. You'll be sick of it.
    B/afraid: We can't go back the way we came. | A/determined: Good. I didn't like it.
    A/angry: One minute. All I needed was one minute. | B/tender: You've had it. It was a good one.
    B/sad: They took {proof}. | A/sad: They took the paper. I know it by heart.
    A/sad: Say something practical. | B: Your shoe's undone.
    C: Go home. I won't say that I saw you. | A/angry: That's what you'd do. That's all you've ever done.
    B/afraid: You're bleeding. | A: Only outside.
    A/sad: It should have worked. | B: It did work. It worked for them.
    B/tense: Who locked it? | A/sad: We did. On the way in. To be safe.
    A/sad: I thought I had it. | B/tender: You did. It just had you as well.
    B/tense: Are you hurt? | A: Ask me later. | B: It's later.
    A/angry: They knew. They knew we were coming. | B: Who told them? | A/sad: Somebody I would have told.
    C: I did warn you. | A/angry: You did. You enjoyed it, too.
    B/afraid: What do we do now? | A/sad: I don't know. I've never been this far along a bad idea.
    A/sad: It's gone, all of it. | B/determined: Not all of it. I'm rather good at pockets.
    C/tense: It was a good try. I want you to know I noticed. | A/angry: Notice this, then.
    B/sad: It's my fault. | A: Get in line. | B: I mean it. | A/tender: So do I.
    A/tense: Don't look at it. Look at me. Can you stand? | B/afraid: I can lean with intent.
    B: We should have gone when we could. | A/sad: When was that? I keep looking for it.
  `),
  low: list(`
    B/sad: We can't save {keep}. | A/sad: No. I've been saying it to see if it gets shorter.
    A/sad: And it's still true that {secret}. | B/tender: It'll be true tomorrow. You could sit down.
    B/tender: Eat something. | A/sad: It all tastes of Tuesday.
    A/sad: I was so sure. | B: You were loud. It isn't the same.
    A/sad: Go on without me. | B/tender: I tried. I got as far as the corner.
    B/sad: We're not finished. | A: We've stopped, though. It feels very like it.
    A/afraid: What if this is the part where people give up? | B/tender: Then we're late for it. Sit.
    A/sad: Everyone I asked said no. | B/determined: You haven't asked me. You just assumed, and I came.
    B: I made a list of what we've still got. | A/sad: Read it. | B: Shoes. That's the list.
    A/angry: Don't be kind to me. | B/tender: It isn't kindness. I'm tired and you're where the bench is.
    A/sad: I keep seeing {proof}. | B/tender: Look at me instead. I'm no prettier, but I blink.
    A/sad: Perhaps they should just {hold}. | B/surprised: You don't mean that. | A/sad: No. I wanted to hear what it sounded like.
    B: What would you miss the most? | A/sad: {Keep}. I'd never have said so till now.
    A/sad: {Secret}. And I still have to get up tomorrow. | B/tender: We'll get up in shifts.
    A/sad: I told them it would be all right. | B/tender: It isn't tomorrow yet.
    B/tender: Come away from the edge. | A/sad: I wasn't going to. I was only asking it something.
    A/sad: I'd give anything to have been wrong. | B/sad: I'd give you that, if I had it.
    A/sad: Were you ever this tired? | B/tender: Once. Then somebody sat down next to me.
    B: You haven't spoken for an hour. | A/sad: I've been listening to how easy it would be.
    A/sad: Tell them I tried. | B/angry: Tell them yourself. I'm no good at speeches.
    B/tender: It wasn't your fault. | A/sad: It was my turn, though.
    A/sad: I can't see how it ends. | B/tender: Good. Neither can they.
    B/tender: You're allowed to stop. | A/sad: I know. I keep waiting to want to.
    A/sad: What if they're right? | B: They might be. They still shouldn't have decided it without you.
    A/sad: Tell me something that isn't about this. | B/tender: There's a cat on the wall. It thinks very little of us. | A/happy: Good.
    B: Say something. | A/sad: I'm adding it up. It comes out different every time, and it's never enough.
    A/sad: I was so sure. | B/tender: You were sure about the right thing. You were only early.
    B/tender: I should have stood next to you. | A: You're here now. | B/sad: It's easier to be here now.
    A/sad: {Price}. That's what it comes to. | B/tense: No one would blame you. | A: I'd know the address of the one who would.
    B: What are you thinking? | A/sad: That I liked it better when I was only curious.
    A/sad: I'm tired. | B/tender: I know. Give me the heavy bit.
    A/sad: Would you do it over again? | B: No. Yes. Differently. | A: That's not an answer. | B/tender: It's three. Choose.
  `),
  truth: list(`
    B/tense: Once more, for those of us at the back. | A/sad: {Secret}. | B/surprised: I was hoping I'd misheard.
    A/angry: {Secret}, and you let us thank you for it. | C/tense: You seemed to enjoy it.
    A/tense: How many people know that {secret}? | C: Fewer than before you asked.
    B/sad: I think I always knew that {secret}. | A/tender: So did I. I just hadn't been introduced to it.
    A/determined: {Proof} says it better than I can. | C/angry: It says nothing. It's you that's shouting.
    C/tense: Suppose I told you that {secret}. | A/angry: Suppose I'd already found out.
    A/sad: I thought it would be more complicated. | B/sad: Only the hiding was.
    B/afraid: Who else is in on it? | A/tense: Start with who isn't. It's quicker.
    C/sad: I was hoping that it would be somebody I disliked. | A/tense: Give it time.
    A/tense: Say it plainly. | C: {Secret}. | A/sad: Plainer than I wanted.
    B/surprised: All of it? | A/sad: All of it. Even the nice parts.
    C/tense: What would you have done? | A/angry: Told someone. It's free.
    A/sad: I'd have believed you. | C/sad: I know. That's why I couldn't.
    A/tense: You've been protecting a lie. | C/sad: I've been protecting everyone who built a house on it.
    C: Say I'd told you. Would you have slept? | A/determined: I'd have been awake for the right reason.
    B/sad: I always knew there was a last page. | A/sad: Here it is. It's shorter than I thought.
    C/angry: We did what we had to. | A/sad: You did what was nearest.
    A/surprised: It was never lost. | C/sad: No. It was put somewhere we'd never have to look.
    A/sad: All those years. And nobody said that {secret}. | C/sad: It isn't the kind of thing one brings up.
    C/tense: And what will you do with it, now that you have it? | A/determined: Say it until I'm not the only one.
    B/tense: Who's going to believe us? | A/determined: Whoever has been waiting to.
    A/tense: So that's it. {Secret}. | B/sad: I wanted to be wrong, for your sake.
    C: Now you know. Is it better? | A/determined: It's heavier. I can walk with heavier.
    A: Say it. I want to hear somebody say it aloud. | C/sad: {Secret}. There. The ceiling's still up.
    B/surprised: All this, because {secret}? | A/sad: All this so that no one would have to say so.
    C/angry: What would you have done in my place? | A/sad: Worse, maybe. But I'd have told somebody.
    A: You could have stopped it at any time. | C/sad: I was always going to. It was always going to be tomorrow.
    C/tense: I never wanted anyone harmed. | A/angry: No. You wanted it quiet. Harm's what quiet is made of.
    B: It was never about {matter}, was it? | A/sad: No. That was only where they put it.
    A/surprised: It was for me? | B/sad: It started as for you. They all start as for somebody.
    C/sad: I've carried it by myself all this time. | A: Then put it down. | C: Where?
  `),
  choice: list(`
    B/afraid: And {keep}? | A/sad: I've said goodbye to it already. It didn't answer.
    A/determined: I'm going to {deed}. You can help or you can hold my coat. | B/tender: I'll help. It's a terrible coat.
    C/tense: You'd give up {keep} for this? | A/determined: I'd rather give it up than have it taken.
    B/sad: There must be some other way to {deed}. | A/tender: I've tried the others on. This is the one that fits.
    A/afraid: Ask me again in an hour. | B/tense: In an hour it'll be too late. We've got until {clock}. | A/determined: Then I'd better say yes.
    B/tender: What are you waiting for? | A/afraid: To be somebody else. It isn't happening.
    A/determined: Keep my place. I'm coming back for it. | B/sad: I'll stand in it myself.
    C/tense: You could still go home. | A/sad: I looked. It's on the other side of this.
    B/sad: Say it isn't a goodbye. | A/tender: It's a list of instructions. Feed the cat.
    A/tense: If it were you? | B: I'd run. | A: No, you wouldn't. | B/sad: No.
    C/angry: Be reasonable. | A/determined: I was, for years. Look where it's got us.
    B: There are two doors. | A/determined: There's one door. The other is a cupboard.
    A/sad: I kept hoping it would be decided without me. | B/tender: So did it, I think.
    B/tense: We should vote. | A/happy: All those in favour of being frightened and doing it anyway?
    A/determined: {Proof} goes with me. If I drop it, you never knew me. | B/angry: I'll say I taught you.
    B/sad: You don't owe them this. | A/determined: I know. That's why it's mine to give.
    C/tense: Put it down, and you can have your life back. | A/sad: I've seen what you do with lives you give back.
    A/afraid: I don't want to. | B/tender: I know. | A/determined: Stand where I can hear you.
    C: You won't do it. You're not the type. | A/determined: I've been thinking about types. I don't believe I am one.
    A/sad: If I {deed}, that's the end of {price}. | B/tender: And if you don't? | A/sad: Then it's the end of me, only slower.
    B/tense: Whatever you do, do it soon. | A/determined: I already have. I'm just catching up.
    C/angry: Nobody will thank you. | A/happy: Good. I'm so bad at being thanked.
    A/tender: Promise me you'll be angry later. | B/sad: Furious. For years.
    B/tense: If you {deed}, it costs you {price}. | A/sad: I know what it costs. I've been paying the other price for years.
    C/tense: Think about what you'll lose. | A/determined: I have. I've made a list. It's very good, and I'm still standing here.
    A/tense: Tell me not to. | B/tender: I won't. | A: Tell me to, then. | B: I won't do that either.
    C: {Keep}. For strangers. | A/determined: They weren't strangers to somebody.
    B/afraid: There must be another way. | A/sad: There is. It's the one where I live with it.
    C/tense: Last chance to be sensible. | A/determined: I think I'll miss it on purpose.
    A/sad: Will you still know me, after? | B/tender: I'll know you by the trouble.
    B: You're shaking. | A/afraid: Yes. Carry on talking. It helps.
    A/determined: If I don't do it, {risk}. If I do, it's only me. | B/sad: Only. Listen to yourself.
    C/angry: You'd throw it all away? | A/determined: No. I'd put it down. There's a difference. My hands will be free.
  `),
  act: list(`
    C/angry: You can't just {deed}. | A/determined: Watch how just.
    B/afraid: Once you {deed}, there's no going back. | A/determined: I've seen back. Hold on.
    A/determined: Now. | B/afraid: Now now? | A: The other kind's already gone.
    B/tense: It's holding. | A/determined: So am I.
    C/angry: You don't know what you're doing. | A/determined: I know who I'm doing it for.
    A/tense: Don't look round. | B/afraid: What's behind us? | A: Everything before this.
    B/determined: I'm with you. | A/tender: I know. I'd have fallen over by now.
    C/afraid: Wait. | A/determined: Everybody has. Long enough.
    A/determined: On my word. | B/tense: Which word? | A: This one.
    C/angry: Stop! | A/determined: I did stop. All my life. I'm finished stopping.
    B/afraid: It's too late. | A/determined: It's exactly late enough.
    A/determined: Look away. | B/determined: Not this time.
    C/afraid: You'll bring it all down! | A/sad: Yes. Mind your head.
    B/determined: Together? | A/tender: Together.
    A/tense: It's heavier than I thought. | B/determined: Budge over.
    C/sad: I'm sorry. | A: Later. Pull.
    A/determined: For everybody who was told to leave it alone.
    B/tense: Now? | A/determined: Now.
    C/angry: You don't know what you're doing! | A/determined: For once that makes two of us.
    A/determined: Get back. | B: I'm staying. | A/tender: I know. Get back anyway.
    C/afraid: Wait. Please. | A/sad: I did wait. Everybody did.
    A/determined: Whatever happens, say what you saw. | B/tender: Every word.
    B/afraid: Is it working? | A/tense: Something is.
    A/tense: Hold on to me. | B/determined: I wasn't planning on anything else.
    C/sad: Then at least let me help. | A/surprised: Take the other end.
  `),
  answer: list(`
    B: Is it over? | A/tender: The loud part is.
    A/tender: You stayed. | B/happy: I'd taken my shoes off.
    B/surprised: Listen. | A: I don't hear anything. | B/happy: I know.
    A: How do I look? | B/tender: Like somebody who was there.
    B: They'll want to know how you did it. | A/happy: Badly, and then once more.
    A/tender: I owe you. | B/happy: You do. I've kept a very neat account.
    B: So it's true that {secret}. | A: It was. It's true in the past tense now.
    B/tender: Do you miss it already? {Keep}? | A/sad: Yes. It's a good sort of missing. It's got a floor.
    A: What do we do now? | B/happy: I thought we might try breakfast.
    B/tender: You can let go of it. | A/surprised: I didn't know that I was holding it.
    A/tender: It's so quiet. | B/tender: That's just the world, without anyone leaning on it.
    B: They'll write it down wrong. | A/happy: Let them. We'll know which parts were rain.
    C/sad: What happens to me? | A: The same as happens to everybody. You get up tomorrow.
    A/sad: I thought I'd feel taller. | B/happy: You look taller. It may be the mud.
    B/tender: I'd do it all again. | A/happy: I wouldn't. I'd bring better shoes.
    A/tender: Thank you for not listening to me. | B/happy: I never do. It's been a great success.
    B/tender: You did it. | A: We did it. | B: I mostly shouted. | A/happy: It was good shouting.
    A: Is it over? | B: It's over. | A/sad: It doesn't feel like anything. | B/tender: It will. Give it a breakfast.
    B: Was it worth it? | A/tender: Ask me in a year. | B: I'm asking now. | A: Yes.
    C/sad: I don't suppose you'll forgive me. | A: Not today. Walk with us anyway.
    A: You said there'd be consequences. | B: And? | A/happy: You were right. You're standing next to one.
    B/tender: I was wrong about you. | A: In what way? | B/happy: I thought you would listen to me.
    A/tender: What do we tell them? | B: Everything. Slowly. | A: And if they don't believe it? | B: We'll have had practice.
    B: What will you do now? | A/happy: Sleep. Then apologise to about nine people.
    A/sad: So that was the price. {Price}. | B/tender: I know. I was there. I'll remember it with you.
    C: You might have been somebody. | A/happy: I'm having a go at it now.
  `),
  image: list(`
    A: Shall we? | B/happy: In a minute. I'm looking at it.
    B/tender: Same time tomorrow? | A/happy: No. Any other time you like.
    A/tender: I thought it would feel bigger. | B: Walk about in it. It grows.
    B: What do we tell people? | A/happy: The short version. Let them ask.
    A/happy: Listen. Somebody's laughing. | B/tender: That's you.
    B: Shall I leave the light on? | A/tender: Leave the door open. It comes to the same.
    A: What's that star? | B: That's a lamp. | A/happy: I like it anyway.
    B: Are you coming? | A/tender: I'm here. That's further than I've ever been.
    A/tender: Say something ordinary. | B/happy: We're out of milk.
    B: Tomorrow, then? | A/happy: I'd like that. I'd like there to be a tomorrow, then.
    B: Same time tomorrow? | A/happy: Make it later.
    A: Do you hear that? | B: No. | A/tender: Me neither. It's lovely.
    B/tender: Come in. It's getting cold. | A: In a minute. I just want to look at it without being afraid.
    A/happy: One quiet week. | B/happy: You'll go mad by Wednesday.
    B: What are you thinking? | A/tender: Nothing. It's marvellous.
    A: You're late. | B/happy: The day started without me.
    B: Ready? | A/happy: No. Let's go.
    A/tender: Tell me the one about how we met. | B/happy: You know that one. | A: I know. Get the ending right this time.
  `),
  quiet: list(`
    B: What's the first thing you'll do? | A/happy: Sleep. Then apologise to a plant.
    A/tender: You hum when you're worried. | B: I don't. | A/happy: It's a waltz.
    B: I never learnt to whistle. | A: I never learnt to stop.
    A/sad: I forgot my own birthday. | B/tender: I didn't. It's in your coat pocket.
    B/tense: Talk about something small. | A: Buttons. | B/tender: Go on.
    A: When I was six I ran away. | B: How far? | A/happy: The gate. It was a stiff gate.
    B: Do you miss it? | A/sad: I miss who it thought I was.
    A: You've got ink on your chin. | B/happy: It's from a better day.
    A: Do you ever think about just leaving? | B: Every day, up to the door. | A: And then? | B/happy: Then I'd have to find my other shoe.
    B/tender: You remind me of somebody. | A: Who? | B: Me, with better posture.
    A: What's the bravest thing you ever did? | B: Stayed for the washing-up.
    B: Sing something. | A: I can't sing. | B/happy: That's all right. I can't listen.
    A/tender: Were you always this calm? | B: I'm not calm. I'm just too tired to show you.
    B: When this is over I'm going to sleep for a week. | A: And then? | B/happy: Turn over.
    A: I had a dog once that was afraid of doors. | B: What did you do? | A/tender: Took the doors off.
    B: Do you know any jokes? | A: Only one. We're in it.
    A: My hands won't stop. | B/tender: Give them a job. Hold this.
    B/tender: If we don't get another chance to say it. | A: Say what? | B: Never mind. I've just looked it, very hard.
    A: How do you take your tea? | B: Gratefully.
    B: What would you be, if you weren't this? | A: Late for something nicer.
    A/sad: I never learned to swim. | B/tender: I'll be the shore, then.
    B: You've stopped asking questions. | A: I'm letting them rest. They've got a long day.
    A: There's a crack in that wall the shape of a rabbit. | B: I'd have said a hat. | A/happy: Wait.
    B: Here. You have the window. | A/tender: There's nothing out there. | B: I know. It's a good view of it.
    B: Can't you sleep? | A: I tried. It kept asking me things.
    A: What did you want to be, before? | B/tender: Tall.
    B/tender: You've got something in your hair. | A: What? | B: Plaster, I think. Or wisdom.
    A: My mother used to say you can't unring a bell. | B: Mine used to say, then dance to it.
    B: Are you ever going to tell me? | A: When I've found a way of saying it that doesn't take all night. | B: I've got all night.
    A: You hum when you're worried. | B/surprised: I don't. | A: It's how I know when to worry.
    B: There's tea. | A/tender: You made tea? Now? | B: I didn't know how to make anything else better.
    A: What would you do with an ordinary day? | B: Waste it. Slowly. From the top.
    B: What are you afraid of? | A: Being right too late. You? | B: Being asked.
    A/tender: Thank you. | B: What for? | A: I'm not sure yet. I wanted to be early for once.
    B: Count something with me. It helps. | A: Count what? | B: Windows. Lit ones. We'll stop at the one who's also awake.
    A: Do you think they talk about us? | B/happy: I should hope so. I've gone to a lot of trouble.
    B: Your hands are cold. | A: They're always cold when I'm about to do something. | B/tender: Then wear gloves to your life.
    A: Tell me it'll look smaller in the morning. | B/tender: It'll look the same size, and you'll be bigger.
  `),
  solo: list(`
    A: All right. One foot. Now argue with the other.
    A/tense: It's only a room. It's a room with opinions.
    A/afraid: If I sing, it'll know where I am. If I don't, I will.
    A/tense: Think. What would a clever person be afraid of here?
    A/sad: I should have brought a second sandwich, and a second person.
    A: Left pocket, nothing. Right pocket, a worse nothing.
    A/determined: I'm going to look, and then I'm going to be upset. In that order.
    A/surprised: Well. That explains the draught.
    A/tense: Slowly. Whoever built this was in no hurry either.
    A/afraid: Somebody say something. All right. I will.
    A: If I were hiding it, I'd put it where I'd trip over it. So. Where did I trip?
    A/surprised: That's my name. Why is that my name?
    A/determined: In for a minute. Just a minute. And then I'll be sensible for ever.
    A/tense: You don't scare me. You do. But I've got a job to do.
    A/sad: Hello. It's only me. It's always only me.
    A/tense: Left. No. Left is what they'd want me to think.
    A: Well. Nobody has told me not to. Not today.
    A/afraid: Don't run. Things that run look like food.
    A/determined: I'll just look. Looking never hurt a soul. That's what they all say, I expect.
    A/surprised: It's smaller than in the story. Or I'm further in.
    A/tense: One more door. If it's a cupboard I'm going home.
    A: I know you're there. I've been talking for an hour, and you've got a very good silence.
    A/tense: All right. One thing at a time. Door first. Then fear.
    A: Nobody is going to come and do this for me. I checked.
    A/sad: I should have asked while there was someone to ask.
    A/determined: Up. Come on. You can fall apart on the other side.
    A/tense: Think. What did I walk past without seeing?
    A: If anybody hears this, I went in by choice. Tell them that. By choice.
    A/sad: You'd have known what to do. You'd have done it wrong, and it would have worked.
    A/afraid: That's only the wind. That's only the wind, being clever.
    A/determined: I'm not brave. I'm just out of other ideas.
    A/surprised: Oh. Oh, you were here the whole time.
    A/tense: Count. Four in, four out. Again.
    A: Note to whoever I am tomorrow: it was worse when you didn't know.
  `),
}
