// Themes as arguments: what is said for and against them, and how the end comes down.

export interface Theme {
  readonly id: string
  /** Words of the theme field or the premise that mean it. */
  readonly words: RegExp
  /** Exchanges in the notation of talk.ts: A tends to risk it, B to keep back. */
  readonly talk: readonly string[]
  /** Sentences of narration, early. */
  readonly question: readonly string[]
  /** Sentences of narration, at the end. */
  readonly answer: readonly string[]
}

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
const theme = (id: string, words: RegExp, talk: string, question: string, answer: string): Theme => ({
  id,
  words,
  talk: list(talk),
  question: list(question),
  answer: list(answer),
})

export const THEMES: readonly Theme[] = [
  theme(
    'knowledge',
    /knowledge|curios|discover|secret|consequence|science|truth|learn|forbidden/i,
    `A: Not knowing isn't innocence. It's just good manners. | B: Good manners have kept a lot of people alive.
     B/tense: Some doors are shut out of kindness. | A/determined: Then kindness can stand on this side and explain itself.
     A: You'd rather I had never looked. | B/sad: I'd rather you could look and then go home.
     B: Knowing a thing makes you its keeper. | A/determined: Somebody has kept it badly. I'd like a turn.
     A: What's the worst that curiosity ever did? | B: It never did anything. It only opened the door. | A: And who built what was behind it?`,
    `There are questions that change whoever asks them.
     Curiosity is a small hunger. It only ever asks for one more step.
     Some things are hidden so well that people forget to be afraid of them.`,
    `To know a thing is to be responsible for it. There are worse inheritances.
     Looking did not cost the innocence. Pretending not to have looked would have.
     The door stays open. Someone has to sit beside it, and it is a good chair.`,
  ),
  theme(
    'trust',
    /trust|betray|lie|lies|loyal|deceiv|honest/i,
    `A: Do you trust me? | B: I'd like a smaller question first.
     B: Trust is only not checking. | A/tender: No. It's checking, and staying.
     A/sad: I'd have believed anything you told me. | B/sad: That's why I told you so little.
     B/tense: Everyone has a price. | A: Then it's a good thing nobody ever asked me mine.
     A/determined: Give me your back and I'll give you mine. | B: That's either a plan or a way to dance.`,
    `Trust is built by the spoonful and spilled by the bucket.
     It takes two people to tell a lie, and one of them is usually grateful.
     Nobody is ever betrayed by a stranger.`,
    `What was broken has been mended where it shows, with gold.
     Trust is not a feeling in the end. It is a thing one does again in the morning.
     They have stopped asking for proof. It came anyway.`,
  ),
  theme(
    'grief',
    /grief|loss|mourn|death|dead|widow|goodbye|letting go|funeral/i,
    `B: It gets easier. | A/sad: I don't want it easier. I want it accurate.
     A/sad: I keep saving things up to tell them. | B/tender: Tell me. I'll look surprised in the right places.
     B/tender: You can put it down for an hour. It'll still be yours. | A/sad: That's what frightens me. What if it isn't?
     A: Where does it go, all that love? | B/tender: Forward. It's got nowhere else.
     B: They wouldn't have wanted this. | A/sad: They'd have wanted to be here complaining about it.`,
    `The dead leave quietly. It is the living who go on slamming doors.
     Grief keeps odd hours and never wipes its feet.
     There is a kind of silence that has a particular person in it.`,
    `Nothing was healed. Something was carried, and by more than one.
     The missing stay missing. There is room around the place now to walk.
     Love, it turns out, keeps. It only wants using.`,
  ),
  theme(
    'courage',
    /courage|brave|fear|afraid|hero|danger|surviv/i,
    `B: Aren't you scared? | A: Terrified. I've decided it's a kind of weather.
     A: Brave people don't feel like this. | B/tender: Brave people feel exactly like this. They just have worse judgement.
     B/tense: There's no shame in going back. | A/determined: No. There's only going back.
     A/afraid: My legs won't. | B/determined: Then we'll use mine till yours hear about it.
     B: What if you fail? | A: Then the next one will know where the step is missing.`,
    `Courage does not roar. As a rule it just puts its shoes on.
     Everybody is brave until somebody asks for a show of hands.
     Fear arrives early, dressed as good sense.`,
    `The fear never went away. It was given a seat at the back.
     It takes only one person to be brave. After that it is merely catching.
     What looked like courage was love with its sleeves rolled up.`,
  ),
  theme(
    'love',
    /love|romance|heart|marriage|wedding|together|lonel/i,
    `A: I'm no good at this. | B/happy: Nobody is. That's how you can tell it from a hobby.
     B: You'll get hurt. | A/tender: I've tried not getting hurt. It's very tidy there, and nobody visits.
     A/tender: I don't need you. I've checked. I just look up when the door opens. | B/tender: That's the whole of it, I think.
     B/sad: People leave. | A/tender: Some do. Some go out for bread.
     A: When did you know? | B/happy: When I stopped telling it as a funny story.`,
    `Love rarely knocks. It is found in the kitchen, eating something.
     Two people can be lonely at a distance of half a metre.
     The heart is a poor judge of timing, and always has been.`,
    `It was not fate. It was two people turning round at the same moment, on purpose.
     Love is what is left over once everybody has been sensible.
     They have no idea how it will end. They have begun to look forward to it.`,
  ),
  theme(
    'family',
    /famil|mother|father|brother|sister|home|inherit|parent|son|daughter|child/i,
    `A: You don't choose your family. | B: No. You only choose it every day afterwards.
     B/angry: We don't talk about that. | A: I know. It's the one thing we all do together.
     A/sad: I turned out like you after all. | B/tender: Only the stubborn parts. I've seen you share your cake.
     B: Blood is thicker. | A/happy: So is gravy. It doesn't get a vote.
     A: Did you ever want to leave? | B/tender: Every winter. Then somebody would need boots.`,
    `A family is a country with one song and no map.
     Every house has a room that everybody walks around.
     What is handed down is never only the silver.`,
    `They are still a difficult family. Now they are a difficult family with the lights on.
     Home is where one is missed, which can be arranged.
     The old quarrel is told as a story now, by both sides, with gestures.`,
  ),
  theme(
    'power',
    /power|greed|money|ambition|corrupt|king|crown|control|fame|success/i,
    `B: Everybody wants something. | A: Wanting was never the trouble. It's the keeping.
     A: How much would be enough? | B: I'll tell you when I stop being asked.
     B/tense: You could do so much good with it. | A/tense: That's just what it says to everyone who picks it up.
     A/determined: I don't want to win. I want there not to be a prize. | B: You'd make a dreadful king. | A/happy: Thank you.
     B: The strong decide. | A/determined: The strong have decided. Somebody else has to tidy up.`,
    `Power is never taken. It is left lying about until someone trips on it.
     Everyone who reached the top said the view was lonely, and stayed.
     Nothing is so heavy as something that everybody wants.`,
    `It lies at the bottom of the lake now, where it can rule the fish.
     What could not be held in an open hand was not worth a fist.
     They wanted a ruler, and got something less usual: an example.`,
  ),
  theme(
    'freedom',
    /free|escape|prison|rebel|justice|oppress|choice|destiny|fate/i,
    `B: You have a roof. You have bread. | A/determined: So has the oven.
     A: I just want to know what's out there. | B/sad: Weather, mostly. | A/happy: I'd like to be in charge of how I stand in it.
     B/tense: Rules are there to keep us safe. | A: Safe from whom? | B/sad: They didn't put that in the rules.
     A/determined: I'd rather be wrong on my own feet. | B: You may well be. | A/happy: But look. Feet.
     B: What would you even do out there? | A: Get lost. I've never once been lost. I hear that it's interesting.`,
    `A cage is mostly habit. The bars are there for the visitors.
     There is always a door. It is usually disguised as something rude.
     Freedom is lost politely, one reasonable request after another.`,
    `Nobody was set free. They noticed, one by one, that the gate had no lock.
     Freedom turned out to be mainly walking. It went very well with company.
     The choice was a hard one. That is how they could tell it was theirs.`,
  ),
  theme(
    'time',
    /time|memory|past|future|nostalg|regret|age|old|young|forget|second chance/i,
    `A: If I could go back. | B: You'd be late for that as well.
     B/sad: I remember it better than it was. | A/tender: Then remember it at me. I'd like to see it.
     A/sad: I had so much time. | B: You still have some of it. It's just in smaller coins.
     B: You can't change what happened. | A/determined: No. I can change what it was the beginning of.
     A: Do you ever regret it? | B/tender: Only the things I was too busy to do wrong.`,
    `The past is not behind anyone. It is underneath.
     Time takes things away so gently that one holds the door for it.
     There is an hour in every life that goes on happening.`,
    `No hour came back. One was, at last, allowed to end.
     It was late. It was not too late. There is a whole life in that gap.
     The clocks were right all along. It was they who had stopped.`,
  ),
  theme(
    'identity',
    /identit|who (i|she|he|they) (am|is|are)|belong|mask|pretend|self|robot|human|change|grow/i,
    `A: What if this isn't who I am? | B: Then who's been eating my biscuits?
     B/tender: You don't have to be what they made you. | A/sad: What if it's the only thing I'm good at?
     A: Everyone sees somebody different. | B/happy: Good. You won't run out.
     B: Be yourself. | A/tense: Which of me has a key?
     A/sad: I've been pretending so long that I do it alone. | B/tender: Do it here. I'll tell you when you slip, and I'll like it.`,
    `A name is a coat somebody else picked out.
     There are days when the face in the mirror arrives a little late.
     Most people are somebody else's idea, with alterations.`,
    `Nobody told them who to be after that. It was frightening, and roomy.
     What was left, when all the masks were off, was smaller and could laugh.
     One becomes oneself the way a path becomes a path.`,
  ),
  theme(
    'community',
    /communit|friend|town|team|together|solidar|neighbou?r|nature|climate|planet|earth|environment/i,
    `B: One person can't do it. | A/happy: That's why I've brought sandwiches for twelve.
     A: They'll come. | B: Who? | A/determined: Everyone who thinks they're the only one.
     B/sad: People look after their own. | A: Then we'll have to widen what own means.
     A/tense: I can't carry it by myself. | B/tender: You were never asked to. You just picked it up first.
     B: Why should they help us? | A/determined: They shouldn't. That's why it'll be worth something.`,
    `Alone, people are sensible. Together, they have been known to be good.
     A town is a great many doors that have agreed on a street.
     Everybody was waiting for everybody.`,
    `No one saved them. They turned up, in ones and twos, with soup.
     It was nobody's victory, so that it could be everyone's.
     There were enough hands. There nearly always are.`,
  ),
  theme(
    'failure',
    /fail|mistake|luck|second|perfect|comedy|absurd|ordinary|everyday|dream/i,
    `B: It could be worse. | A: You always say that just before it is.
     A/sad: I've ruined it. | B/happy: You've ruined it beautifully. People will travel to see it.
     B/tense: We had one job. | A: I think we had several, and they've met.
     A: Do you think anybody noticed? | B: There was a fire engine. | A/happy: A small one.
     B: What did you learn? | A/happy: Nothing. But I'm much faster at it.`,
    `Perfection was planned for today. It has sent its apologies.
     There are people to whom things happen, and there are people standing next to them.
     Every disaster begins as a very good idea on a very nice morning.`,
    `It did not go well. It went, which is more than the perfect ever do.
     They failed at everything they had set out to do, and nobody would have missed it.
     It turns out that an ordinary day is a thing you have to earn.`,
  ),
]
