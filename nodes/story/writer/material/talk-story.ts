// Exchanges that speak of this very story: its matter, proof, secret, deed, deadline and price (see `kernel.ts`). They carry the
// plot from scene to scene, so each beat says at least one. Notation as in `talk.ts`; `[a/b]` is one of the words.
import type { TalkFor } from './talk.ts'

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** By beat, what is said about the story itself. */
export const STORY_TALK: Partial<Record<TalkFor, readonly string[]>> = {
  sign: list(`
    A: Has [anyone/anybody] said anything to you about {matter}? | B/tense: [Nobody says anything else/Not to my face]. They stop when I come in.
    B: You're thinking about {matter} again. | A/tense: [I can't seem to stop/It won't leave me be].
    A/tense: It has to do with {matter}. [I can't prove it/Don't ask me how]. | B: [Then leave it/You never can]. | A: Then I'd have to [stop noticing/unsee it].
    B/tense: People who ask about {matter} tend to [move away/fall silent]. | A: [Of their own accord/All of them]? | B: [In a hurry/The ones I knew].
    A: Suppose somebody wanted us to look at {matter}. | B/tense: Suppose they [wanted us to be seen looking/were standing behind us].
    A/tense: That's the [third/fourth] time today I've come across {matter}. | B: You're looking for it. | A: No. It's [looking back/in my way].
  `),
  approach: list(`
    B/tense: {Matter}. I [imagined/expected] something [bigger/better hidden/louder]. | A: [Wait/Give it a minute].
    A: Whatever [they say/people tell you] about {matter}, [half of it's wrong/somebody made up half]. | B/tense: I'd [like to know/pay to know] which half.
    B: And if there's nothing [to find/in it]? | A: Then I can stop [thinking/dreaming] about {matter}. | B/tense: [You won't/You'd only think harder].
    A/tense: We look at {matter}, we [touch nothing/take nothing], we go [home/out the way we came]. | B: That's [three things/a lot to remember]. You've never managed two.
    B/afraid: Somebody should know that we've gone [looking/this way]. | A/determined: [We know. That's two/I left a note]. [Come on/Mind your head].
  `),
  look: list(`
    B/surprised: Is this it? Is this {proof}? | A/tense: It was [never meant to be kept/under everything else]. [Somebody kept it/That's how one hides things].
    A/tense: I've found {proof}. | B/tense: [How bad/What does it say]? | A/sad: [It answers the question/It says who]. I wish I'd [asked another/asked less].
    B: That's only [one thing/a beginning]. It doesn't prove anything. | A/tense: {Proof} does. [Look at it/Take your time]. I'll wait.
    A/surprised: [So this is what/This, then, is what/And this is what] [lay behind/was kept under/they kept behind] {matter}. | B/afraid: {Proof}. [Oh, no/They swore it was gone].
    A/tense: Nobody was [supposed/meant] to see {proof}. | B/tense: Nobody was meant to [come this far/look twice]. | A: They should've [locked it better/made it duller].
    B/tense: We could put {proof} back and [never mention it/say we got lost]. | A/determined: [You could/One of us could]. I've got the wrong kind of face.
    A/tense: If {proof} is genuine, everything we were told about {matter} is [wrong/a kindness/paint]. | B/afraid: And if it isn't? | A: Then somebody has gone to [terrible/a great deal of] trouble.
    B/afraid: How long has it been [here/lying there]? | A/tense: {Proof}? [Longer than we have/Since before they started lying]. There's a [ring/clean patch] where it lay.
  `),
  reason: list(`
    A/tense: I've seen {proof}. [Don't be clever/So begin]. | B/sad: Then you know that {secret}. | A/angry: I [wanted/needed] to hear it from you.
    B/sad: Where did you find {proof}? | A/angry: Where [you left it/somebody hoped I wouldn't]. | B/sad: I [hoped it had rotted/used to check on it]. Sit down.
    A: Tell me it isn't so. | B/sad: {Secret}. [There/I've said it]. I've [practised that/carried that] for years, and it's got no [easier/shorter].
    A/tense: {Secret}. [Since when/For how long]? | B/sad: [Since before you/Since the beginning]. We called it a [stopgap/temporary thing]. We had a [cake/drink] on it.
    B/tense: You've been to {matter}. It's [on your face/on your shoes]. | A: And you've been [waiting for it/dreading it]. | B/sad: Every [day/evening]. I'd almost [got used to it/forgotten what for].
    A/angry: Someone has to {deed}. Why not you? | B/sad: Because of what it costs. {Price}. I'm [not proud/no hero]. I [counted it, and stopped/liked it too well].
    B/sad: They asked us to [look the other way/say nothing]. Let them {hold}, they said, and [nobody gets hurt/all will be well]. | A/tense: And [is that how it went/did you believe it]? | B/sad: We [never checked/stopped counting].
    A: Who else has seen {proof}? | B/sad: Me. [Once/By accident]. I [shut the lid/turned it over] and [went to lunch/called it tact].
    B/sad: I know what you'll say. That somebody ought to {deed}. | A/tense: I was going to ask [how you sleep/if you were all right]. | B/sad: [Badly/In the afternoons]. Thank you.
    A/tense: Start with {matter}. | B/sad: [It's a long story/That's the end of it]. The [short/beginning] one is this: {secret}.
    A/tense: There's {proof}, and there's your face. [They tell one story/Explain one of them]. | B/sad: It's a [short/cowardly] one. {Secret}.
    B/sad: Ask me what I've been [dreading/waiting for]. Go on. | A/tense: Is it so? {Secret}? | B: I thought you'd [ask it louder/need longer].
    A: What's at the bottom of {matter}? | B/sad: A [promise/mistake]. Ours. {Secret}. We [built on top of it/papered it over]. We were [good builders/careful].
    B/tense: If I tell you, you'll want to {deed}. | A/determined: [Probably/Try me]. | B/sad: That's why I [never/didn't] [did/tell you]. {Secret}.
    A/sad: All the times I asked. | B/sad: All the times I [made tea/changed the subject]. {Secret}. [There wasn't enough tea/I ran out of subjects].
    B/tense: What did {proof} tell you? | A/tense: That {secret}. | B/sad: It [leaves out the reasons/has always been blunt]. I'll [give you mine/tell you the rest].
  `),
  rift: list(`
    A/determined: Now that I know, I have to {deed}. | B/angry: You [don't have to/could also not]. You could [sleep on it/be one of the people who knew].
    B/tense: You found {proof}. Good. [Be satisfied/Frame it]. | A/angry: It isn't [a prize/a souvenir]. It's [somebody's life/evidence/a debt].
    B/angry: It'll cost you {price}. [Has that sunk in?/Say it aloud.] | A/tense: [All day/Every time I breathe]. | B/sad: And you'd [pay it/still go]. | A: [Wouldn't you?/Somebody's been paying it already.]
    A/tense: You'd sit still and [watch/wait], though {risk}. | B/sad: I'd sit still and have you [alive/here]. I'm [not ashamed of it/told that's selfish].
    B/angry: Leave {matter} alone. | A/angry: You [left it alone/tried that]. [For years/Look]. This is what it [grew into/turned into], left alone.
    B/sad: Once you {deed}, they'll [never forgive us/come for both of us]. | A/determined: They [needn't/can queue]. | B: I was [thinking of/including] me.
    A/sad: I thought you'd help me {deed}. | B/sad: I thought you'd [give up/let me talk you out of it]. We've [both been flattering ourselves/neither of us been listening].
    B/tense: Give me {proof}. I'll [keep it safe/burn it, and we'll be friends]. | A/angry: It's been safe. [Safe's the trouble/That's what's wrong with it].
    B/tense: We know, and that's [enough/plenty]. | A/angry: Knowing's [where it starts/the cheap part]. Somebody's got to {deed}.
    A/determined: They'll {hold}, unless we [move/speak up]. | B/angry: [Then let them/Let somebody else]! I've [given enough/one skin], and so have you.
    B/sad: I told you that {secret} so that you'd [stop/understand]. | A/tense: I do understand. That's why I can't [stop/leave it].
    B/angry: And {keep}? You'd throw that [in too/after it]? | A/sad: I'd [rather not/hate it]. | B: Then [don't/rather not].
    A/angry: You're afraid of {matter}. | B/tense: I'm [old enough to be/sensible]. You're afraid of being [ordinary/like me]. | A/sad: [Perhaps/That, too].
    B/tense: Promise me you won't {deed}. | A/sad: I can't promise [that/you that]. | B/angry: Then [lie/say it anyway]. People do, for [friends/love].
  `),
  clock: list(`
    C/tense: I hear you've seen {proof}. [A pity/I'm sorry you did]. You have until {clock}. Then we {hold}. | A/tense: And [if I talk/in the meantime]? | C: [Talk fast/Who would listen]?
    C: Nothing need [change/be said]. We {hold}; you [go home/forget the way here]. | A/angry: And {risk}. | C/tense: [In time/Perhaps]. Not [to anyone you know/before {clock}].
    B/afraid: They know about us. It has to be before {clock}. | A/tense: [All of it/Everything]? | B: If we haven't [finished/done it] by then, {risk}.
    A/tense: Read it to me. | B/tense: Nobody's allowed near {matter} [any more/from tonight]. And there's a time. | A: [When/Let me guess]. | B/afraid: Before {clock}.
    C/tense: [Once I wanted/I wanted] [what you want/the same, at your age]. Then I [added it up/saw the bill]. We {hold}, and everyone stays [fed/warm]. | A/angry: Everyone [you can see/in this room].
    A/tense: Unless somebody stops it before {clock}, {risk}. | B/tense: Somebody. | A/determined: [Yes/I looked round]. I'm [sorry/afraid it's us].
    C/tense: {Proof}, please. You may [keep your coat/go then]. | A/determined: I [haven't got it on me/lent it to someone]. | C: Then I'll [wait/look]. Until {clock}. [Not longer/I'm not unreasonable].
    B/tense: They're going to {hold}. I [heard it on the stairs/saw the order]. | A: When? | B/afraid: It'll be over before {clock}. [That's all I got/Then they lock up].
    C: Do you know what happens if you {deed}? | A/determined: I know what happens if I don't. {Risk}. | C/tense: [So they say/That's only a theory]. We'll [find out/see], won't we? Before {clock}.
    C: {Proof} was [never yours to find/not in the lost property]. | A/determined: It was [never yours to hide/lying there in the open]. | C/tense: We {hold} before {clock}. [Settle the rest among yourselves/After that it's a souvenir].
    C/tense: I'll [be brief/put it simply]. We {hold}. You [keep quiet/step aside]. | A/angry: And [what do you call that/whoever pays for it]? | C: [Tuesday/Order]. You have until {clock} to [get used to it/go].
    A/tense: You're going to {hold}. | C: [Somebody has to/With respect, yes]. Before {clock}, if the [weather/paperwork] [holds/allows]. | A/angry: {Risk}! | C/tense: So you [keep saying/have been telling people].
    C/happy: You're [too late/just in time]. It's [signed/all arranged]. Before {clock} we {hold}, and [everybody can go to bed/there'll be sandwiches]. | A/angry: Not [everybody/quite all].
    C/tense: What is it you [hope for/want]? To {deed}? | A/determined: [Yes/It's a start]. | C: Then I'd [hurry/sit down]. [Soon/By supper] there'll be [nothing left/little enough] to [save/argue over].
    C: Do [stop/stay] me, by all means. You've got until {clock}. | A/tense: You [sound sure/don't think I can]. | C/tense: [Look round/Count], and [tell me/say it again]. There are [two of you/a great many of us].
    C/tense: I'm told that you know that {secret}. | A/tense: [People talk/Who told you that]? | C: Then you'll see why we {hold}, and why it must be before {clock}. | A/determined: I see why [you're whispering/you'd like it to be].
    C/tense: [Every day/Once a week] [somebody/a person like you] [stands there/comes to me] and says {matter}. [Then they calm down/I give them tea]. | A/angry: And [then/after the tea]? | C: [Then it's too late/After that it's over]. [It always is/One gets used to it].
    B/afraid: They've put a [guard/chain] on {matter}. | A/tense: [Until when/For how long]? | B: Until {clock}. After that they won't [need one/have anything to guard].
    A/tense: How can they [do that/move it up]? | B/tense: They own the [clocks/calendar]. Before {clock}, or {risk}. | A/determined: Then [we're late/I'll need my boots].
  `),
  plan: list(`
    A/determined: It comes to this. We {deed}, and we do it before {clock}. | B/tense: And what do [they/the others] do in the meantime? | A: [Sleep, I hope/Look for us].
    B: [Say/Tell me] what [we're doing/the plan is], in [small words/one go/one breath]. | A/determined: We {deed}. | B/tense: [Smaller/I feared as much].
    A: They mean to {hold}. So they'll be [watching the front/looking at their watches]. | B/determined: And we'll be [round the back/early]. | A/happy: You've [done this before/learned something].
    B/tense: What if they've moved {proof}? | A: Then we [go without/bring the copy]. [I'm the copy/I remember it]. | B: You [forget birthdays/can't remember your own number]. | A/determined: Not this.
    A/determined: One of us takes {proof} and [gets it out/runs]. The other stays to {deed}. | B/tense: Which one's [which/the safe one]? | A: [There isn't one/I was hoping you'd not ask].
    B/determined: If it's going to cost {price}, it had better [work/be worth it]. | A/tense: That isn't a plan. | B: No. That's the [reason/budget].
    A: Everything turns on {matter}. [We get in/We're there] before {clock}, or we [needn't bother/may as well stay in]. | B/determined: I'll bring the [rope/sandwiches]. | A/happy: There's always [rope/a use for sandwiches].
    B/tense: Nobody has ever managed to {deed}. | A/determined: Nobody's ever had [you along/such a good reason/{proof}].
    A/tense: [I need/Get me/I'd want] [ten minutes/a quarter of an hour] [alone/undisturbed] with {matter}. | B/determined: I can faint, or [start a fight/sing/lose a child]. | A: [Could you do both?/Not the singing./All of it, please.]
    A/determined: [First/One], {proof}. [Then/Two], {matter}. [Last/Three], we {deed}. | B/tense: There's a gap between [two/the second] and three. | A: That's where you [come in/hold your breath].
    B: When do they expect us? | A/determined: [After/Not before] breakfast. We go now, and {deed} before {clock}. | B/sad: I was [looking forward to/promised] breakfast.
    A/tense: I can {deed}, if somebody keeps them from [coming in/noticing]. | B/determined: For how long? | A: Until {clock}. | B/surprised: That's [a very long song/more jokes than I've got].
    B/tense: Tell me the part where they {hold}. | A/determined: They don't. We're [in the way/standing on it]. | B: I meant the part [after that/where that works].
    B/determined: All right. What's my part? | A: You [carry/mind] {proof}. | B: And if I [drop/lose] it? | A/tense: Then [you're/you've become] the proof.
    A: We need to be at {matter} before {clock}, [looking/dressed] like people who [belong/mend things]. | B/happy: I've got [overalls/a hat]. I've had [them/it] for years, for [exactly/just] this.
  `),
  attempt: list(`
    B/tense: If they {hold} before we're through, [it was for nothing/that's that]. | A/determined: Then [hold this/pull harder].
    B/afraid: {Risk}. That's what happens if we're [wrong/late]. | A/tense: [Thank you/I know]. Could you be afraid [with both hands/over there]?
    A/tense: It's harder to {deed} than it [sounded/looked on paper]. | B: [Everything is/It sounded impossible]. | A/determined: [Then we're on schedule/Exactly. Push].
    C/angry: Get away from {matter}! | A/determined: In a [minute/moment]. We're [nearly friends/not finished].
    B/tense: How long before {clock}? | A/determined: [Enough/Plenty]. | B/afraid: You didn't [look/check]. | A: No. I [didn't want to know/was busy].
    A/tense: Have you got {proof}? | B/tense: [I thought you had it/In my shirt]. | A/afraid: Say that again, [slowly/and mean it].
    A/determined: [Once more/From the top]. | B/tense: That's the [ninth/fifth] time we've tried to {deed}. | A: [It's the first/First] time we've [been angry/been this wet/had an audience].
    B/tense: What's {proof} for, if not for this? | A/tense: [Hitting things/Leverage]. Mind your [thumb/head].
    C/tense: Put {proof} down and [step back/we'll talk]. | A/determined: I need it. I'm [in the middle of/about to make] a [point/sentence].
    A/afraid: Is that them? Are they going to {hold}? | B/tense: [Not yet/They're waiting for somebody]. [Work/Don't turn round].
  `),
  setback: list(`
    B/sad: They'll {hold} now, and there's [nobody/nothing] to stop them. | A/tense: There's [us/until {clock}]. | B: Look at us.
    A/angry: We had {proof} in our hands. | B/sad: And now they've [got it/seen it]. And they've got [our names/until {clock}], and we've got [wet feet/a bill].
    C: You came here to {deed}. [Well/And]? | A/sad: I'm [not done/resting]. | C/happy: [Of course/Rest, then]. We close before {clock}.
    A/sad: I said I could {deed}. I [said it to everyone/promised]. | B/tender: You said you'd [try/start]. You [started/did]. I've got the [bruises/torn coat] to show.
    B/afraid: So {risk}. It's going to happen. | A/sad: Not [yet/before {clock}]. Help me up. | B: You're [in no state/bleeding]. | A/determined: Then help me up [carefully/on the other side].
    A/sad: It cost us {proof}. [And for what/All of it]. | B/tense: It cost them a [secret/night's sleep]. They know that we [know/won't stop].
    B/tense: Was that somebody [betraying us/talking], or were we just [bad at it/loud]? | A/sad: We were in a hurry. Before {clock}, I said. [I hear myself saying it/I kept saying it].
    C: So close to {matter}, and so [tired/wet]. | A/angry: I'll be [back/dry] before {clock}. | C/happy: I'll [leave a light on/tell the guard to expect you].
    B/tense: They've doubled the [locks/watch] on {matter}. | A/sad: Because of us. | B/determined: We must be [better than we look/nearly right].
    A/angry: I was supposed to {deed}, not [run/fall through a door]. | B/tender: You [ran/fell] very well.
    B/afraid: Someone told them that we had {proof}. | A/sad: [Only/There were only] two people [knew/who knew]. | B: I [know/counted]. I've been [looking at you/talking in my sleep].
    A/sad: {Risk}, and I [tripped/was a minute late]. | B/tender: You [tripped/were] in the right direction.
  `),
  low: list(`
    A/sad: I wanted to {deed}, and all I did was [wake them/break a window]. | B/tender: You [scared/woke] them. They've never been [scared/awake] before.
    B/tender: What is it you're afraid to lose? | A/sad: {Keep}. It's [not much/nothing to anybody else]. It's [mine, though/all there was].
    A/sad: {Secret}. And everyone will go on [eating breakfast/being polite about it]. | B/sad: Not [everyone/me]. I've [gone off/hardly touched] my breakfast.
    A/sad: Without {proof} [it's/all I have is] [my word/a story]. | B/tender: [I've always liked your stories/People believe you/I'd take your word over theirs].
    B: They'll {hold}, and in a [year/month] no one will [ask/remember]. | A/sad: Are you trying to help? | B/tender: I'm trying to make you [angry/stand up]. You're [better/quicker] angry.
    A/sad: I ought never to have gone near {matter}. | B/tender: Somebody had to. I'm [sorry/glad] it was [you/the person I like].
    A/afraid: If it comes true, if {risk}, it's because I [stopped/sat here]. | B/tender: Then [stop sitting/sit till you can stand]. I'll [count/wait]. Slowly.
    B/tender: What would it take? | A/sad: To {deed}? [Somebody else/Another pair of hands]. | B: [Look down/Look]. I've brought [two/mine].
    A/sad: They said I'd lose {keep}. [I laughed/I said fine]. | B/tender: You can still [turn back/laugh]. | A: It's not [funny/behind me] any more. It's [next/in front].
    A/sad: I thought knowing it would help. {Secret}. It only makes it [lonelier/louder]. | B/tender: Say it to me, then. [Halves/We'll split it].
    B/sad: I did this. I should have [told you/said no] in the beginning. | A/tender: And I'd have gone to {matter} [on my own/by the next bus]. [Sit/Budge up].
  `),
  truth: list(`
    A/tense: Say it to my face. | C/sad: {Secret}. [Happy/Is that loud enough]? | A/sad: No. But I'm [not mad/awake] any more.
    A/determined: I've brought {proof}. [Shall I read it/Look at it], or will you [say it/explain]? | C/tense: {Secret}. You might have [knocked/asked]. | A/angry: I did. For [weeks/years].
    B/sad: Then it's so. {Secret}. | A/sad: It was so [yesterday, too/all along]. We were [happier/stupider]. | B: [I'll say/Speak for yourself].
    C/tense: Everybody in this [place/business] knows that {secret}. They know it the way one knows [one's age/where the drains are]. | A/angry: And I [paid for it/found out from {proof}].
    A/angry: So you could {hold}. That's what it was all for. | C: It was for [quiet/peace]. It has been [very quiet/a long peace]. | A/sad: So is [snow/a grave].
    A/sad: It [never was/was never] about {matter}. {Secret}. | C/tense: [We needed something/It was handy], {matter}. One has to [put things somewhere/point at something].
    C/sad: I was told it as a [child/young clerk]: {secret}. And then I was told to [smile/run along]. | A: You could have [stopped smiling/told us]. | C: You try it.
    B/tense: It's [your handwriting/your name] on {proof}. | C/sad: I was [asked nicely/the only one with a pen]. | A/tense: So {secret}, and you [took the minutes/held the lamp].
    C/tense: You want to hear that {secret}. | A/angry: I want to hear [you say it/why]. | C/sad: {Secret}. It sounds [so little/different], [out loud/in the air].
    A/angry: Was there [ever/once] a day when you [nearly told us/were ashamed]? | C/sad: [The first/Every Sunday]. One [gets up again/puts on a clean shirt]. {Secret}, and the [post comes/trains run].
    C/angry: Suppose {secret}. [Who's been harmed/Who is worse off]? | A/angry: [Look round/Start with me]. | C/tense: I said [harmed/worse off]. Not [disappointed/upset].
    A/tense: [It was you/You knew about it]. {Proof} has your [thumb/initials] all over it. | C/sad: It was [somebody's turn/to be done by someone]. {Secret}. I [only kept it tidy/saw that it was done properly].
    C: Go on, then. Tell [them/everyone]. {Secret}. They'll [thank you/ask who's going to mend it]. | A/sad: They'll [ask you/know]. That's [all/enough to begin with].
    A/tense: They gave us {matter} to keep us [busy/quiet]. | C/sad: To keep you [safe/together]. | A/angry: {Secret}. Whom did that [keep safe/ever hold together]?
    B/sad: {Secret}. I've [eaten at that table/slept under that roof] for years. | C: And [slept well/asked for seconds]. | B/angry: I [didn't know/wasn't told]. | C/tense: You [didn't ask/were careful not to be].
    A/sad: You might have [trusted us/said so]. | C/sad: With this? {Secret}. I wouldn't have trusted [myself/a saint] with it.
    C/sad: They gave me [a pension/a medal] for it, you know. Because {secret}, and I [never once/did not] [mentioned it/say so]. | A/angry: Then [hang it up where we can see/I hope it's heavy].
    A/determined: One question. Is it true that {secret}? | C/tense: [If I say no/Would you believe a no]? | A: [No/Not from you]. | C/sad: Then you [had no need to ask/have it already].
  `),
  choice: list(`
    A/determined: I'm going to {deed}. It [takes/costs] {price}, and I've [decided/stopped minding]. | B/sad: You've [not/never]. | A/tender: No. But I've decided.
    C/tense: Don't {deed}, and you keep {keep}. [My word on it/It's that simple]. | A/sad: It's a [good offer/fair price]. It's [almost enough/just not yours to offer].
    B/afraid: Let somebody else {deed}. | A/sad: Who? | B: Someone [older/braver]. | A/tender: They're all [waiting for someone/busy being] [younger/sensible].
    A/tense: On one side, {price}. On the other, {risk}. | B/sad: That's [not a choice/no kind of scales]. | A/determined: No. [That's what's so restful/I noticed that, too].
    C: Think of {keep}. [Some morning/One day] you'll [wake up and miss it/put out a hand for it]. | A/sad: [And find/I know. There'll be] [other hands there/everybody still breathing].
    B/tender: You've got until {clock} to change your mind. | A/determined: I [changed it/used that up] already. This is the [new one/other one].
    A/sad: I'd have liked to keep {keep}. I'd have liked that very [much/well]. | B/sad: I know. | A/determined: All right. [Now/Hold the light].
    C/tense: [You've got so much to lose/Think what you have]. {Keep}, for [one thing/a start]. | A/sad: I [know/keep a list]. | C: And you'd still {deed}? | A/determined: [Watch/That's further down].
    C: I'm [offering/giving] you {keep}. [Free and clear/No conditions]. All you have to do is [nothing/sit still]. | A/sad: That's [the condition/what it costs].
    C/angry: You'd {deed}, and from [spite/pride]. | A/tense: Out of [arithmetic/breath]. It's {price} or [everybody else/the rest of them].
    C/tense: Nobody would [blame/remember] you if you [went home/stopped here]. | A/sad: I'd [remember/be there]. I'd be at home, [remembering/blaming].
    C: Look at {keep}. [Really look/You love it]. | A/sad: I [am/do]. That's why it [counts/has to be me]. | C/tense: You're [mad/very young]. | A/determined: [And you're standing in the way/I'm getting older by the minute].
    C/tense: [You think/And you think/Do you suppose] they'd do [it/as much/the same] for [you/anybody]? | A/sad: No. [I think/And still] {risk}, and I've got [legs/a free hand].
    C/sad: I stood [there/just there], once. I [took the offer/went home]. | A: Are you [happy/glad of it]? | C: I'm [comfortable/warm]. | A/determined: I'm going to {deed}.
    B/sad: It's {keep}. It's [all you've got/what you came with]. | A/tender: Then I'm [leaving as I came/lucky. It's in one parcel].
    A/determined: I've made up my mind to {deed}. | B/afraid: [When/Since when]? | A: [Just now/On the way up]. Don't [look at me like that/make me explain it].
  `),
  act: list(`
    A/determined: [This is for/Call it a debt to/I owe this to] [everyone/all those/the ones] who [couldn't/never could/didn't dare]. | C/angry: [And then what/What's it to them]? You {deed}, and they [sleep on/forget you]. | A: Then it's [done/been done].
    B/tense: It's nearly time. Before {clock}, remember? | A/determined: I [remember/can hear it]. Stand [back/close].
    C/afraid: {Risk}! | A/determined: That's [if I stop/what you said last time]. I'm [not/no good at] stopping.
    A/determined: All I have to do is {deed}. | B/tense: You make it sound [small/easy]. | A: It's [small/easy]. It's just a long way [down/in].
    C/angry: We had an agreement! We {hold}! | A/determined: [You did/You had]. I never [signed/shook on it].
    C/tense: Stop. [Think/Please]. You'll lose {keep}. | A/determined: [I've lost it/It's gone]. [Hence/That's what makes] my hands [so free/so steady].
    C/angry: [Guards/Somebody], stop that person! | A/determined: They're [listening/watching]. They'd [like/rather like] to see me {deed}. [So would you/You, too], [a little/once].
    C/afraid: What are you [doing/holding]? | A/determined: What you [should've/might have]. I'm going to {deed}. | C: [Not like that/With that]? | A: With [what there is/both hands].
    C/angry: I forbid it. | A/tense: [Noted/You may]. | C: I'll {hold} [whatever you do/with or without you]! | A/determined: Without [me/this], then.
    B/tense: [Say when/Tell me when]. | A/determined: For {matter}, and for [whoever's next/all of it]: [when/now].
    C/afraid: You don't [even know/know] what comes after! | A/determined: No. [Neither do you/Only what comes if I don't]. {Risk}.
    B/afraid: Is this still the plan? | A/determined: The [plan/rest of it] was to {deed}. We're [there/at that part].
    A/tense: If I shout, {deed} without me. | B/determined: [If you shout, I'll come/You never shout]. | A: [That's what I was afraid of/I might].
  `),
  answer: list(`
    B/tender: So much for {matter}. | A: [Nothing's gone/It all still stands]. It's only [not in charge/no longer in the way].
    A/sad: It did cost {price}. | B/tender: Do you want it back? | A: [Some mornings/Ask me in winter]. Not [this one/today].
    B: They'll ask who did it. | A/happy: Tell them it was [raining/a large person with a beard]. | B/happy: I'll tell them that {secret}, and then I'll [tell them who found out/buy you lunch].
    A/tender: [I keep thinking/Part of me thinks/Something in me still says] we've [still/only] got until {clock}. | B/tender: [It's come and gone/That's past]. You were [busy/asleep on my shoulder].
    B/happy: You said you'd {deed}. | A/tender: I say a lot of things. | B/happy: This one you [did/went and did]. I was [there/watching]. I nearly [clapped/fainted].
    A: What will you do with {proof}? | B/tender: [On the table/Out in the open], I think. [There's been enough dark/No more drawers]. [Somebody may need to see/I'm tired of guarding things].
    B: Shall we go and look at {matter}, [one last time/now that one may]? | A/tender: You go. I've [seen it/said goodbye]. I'll [wait here, in the sun/put the kettle on].
    B/tender: So that's {matter}, and that's [us/morning]. | A/tender: [And nobody's/No one's] chasing anyone. What do people do [now/at this hour]? | B/happy: [Eat/They go home].
    A/sad: I keep reaching for {keep}. | B/tender: [So do I/I've seen]. We could [reach together/keep each other's hands busy].
    B/happy: Somebody's written it on the wall: {secret}. | A/surprised: [Already/Who]? | B: [In chalk/A child]. With [a drawing/two spelling mistakes].
    B/tender: [What becomes of/What do we do about] {matter} now? | A: [Whatever it likes/That's for others]. I've [done my part/put it down].
    A/tender: {Matter}. [It looked bigger/I was afraid of that] [this morning/once]. | B/tender: [You looked smaller/So did you].
    B: [Would you do it again/If it were yesterday]? For {matter}? | A/tender: [Ask me when I've slept/In better shoes].
    A: Somebody should [write this down/tell it]. {Matter}, all of it. | B/happy: [Nobody would believe the part with you/Leave out the part where I cried].
    B/tender: I'll [never look/not look] at {matter} [the same way/without thinking of you]. | A: [Good/Then it was worth it].
    A/tender: [It's quiet/Do you hear that]. | B/tender: That's what is left of {matter}. [I like it/One gets used to it].
    B/happy: [They're already telling it wrong/I heard it told on the way here]. In theirs {matter} is [twice the size/on fire]. | A/happy: [Let them/And me]? | B/happy: [Taller/Better dressed].
    A: [Is that it/Are we done]? With {matter}? | B/tender: [We are/It is]. [It may not be done with us/Give me your coat].
    A/tender: You never believed we'd {deed}. | B/happy: Never. I [came for the walk/hated to miss it/was curious how it'd fail].
    B: And the others? The ones who wanted to {hold}? | A/tender: They're [having soup/helping to sweep]. It's hard to [hate/fear] anybody who's holding a [broom/spoon].
  `),
  quiet: list(`
    B: When did you last think about anything but {matter}? | A: [In the bath/Just now]. For a [second/moment] there I thought about [cheese/you].
    A: If we hadn't heard of {matter}, what would you be doing [now/tonight]? | B/tender: [This/The same]. With [better/dry] socks.
    A/sad: Would you mind it much? Losing {keep}? | B/tender: [I'd mind you minding/For you, yes]. | A: That's [not what I asked/fair].
    B/tender: Whatever happens before {clock}, [I had a nice walk/I've had a good time]. | A/happy: You've [complained/limped] since [noon/we set out]. | B/happy: That was the [nice/good] part.
  `),
  solo: list(`
    A/tense: {Proof}. It's real. I'm holding it. [Now put it down and think/So breathe].
    A/determined: Before {clock}. That's [not so bad/plenty]. People have [married/learned to swim] in less.
    A/tense: All I have to do is {deed}. [All/Listen to me]. All.
    A/sad: {Secret}. I can say it [in an empty room/to a wall]. It's a [start/rehearsal].
    A/tense: So they want to {hold}. [Fine/Let them want]. I want my [supper/old life]. We're all [going to be disappointed/wanting something].
    A/afraid: If I go home now, {risk}. If I don't, [it's me/I miss supper]. I wish I were [better/worse] at sums.
    A/surprised: {Matter}. [Smaller/Quieter] than they said. [So am I/I'd expected teeth].
    A/sad: {Keep}. Funny what one [keeps/holds on to]. Funny what one [gets asked for/can put down].
  `),
}

/** What is said in passing while it is serious: by whoever is there, about what has to be done next. */
export const PRESS = list(`
  A/tense: [Not so loud/Keep it down]. | B/tense: I [didn't say anything/was only breathing]. | A: You were thinking [loudly/with your feet].
  B/tense: [Ready/All right]? | A/determined: No. [Go/Now].
  B/tense: Did you [hear/see] that? | A/tense: I've decided [not to/I didn't].
  A/tense: How's your [hand/head]? | B: [Attached/Complaining]. Yours? | A: I'll [tell you later/let you know].
  B/afraid: I can't [feel/stop] my [feet/hands]. | A/tender: [Don't look at them/They're still there]. Look at me.
  A/tense: If anyone asks, we're [lost/the cleaners]. | B: We are [lost/worse than that]. | A: Then you won't have to [act/lie].
  B/tense: One of us should [stay awake/keep watch]. | A: [You/Both]. | B/tense: I was [going to say/hoping for] you.
  A/tense: [What's wrong/What is it]? | B: Nothing. | A/tense: You've gone [quiet/very polite]. You only go [quiet/polite] when it's bad.
  B/tense: We should have [left word/told someone]. | A: [Whom/Who'd have believed it]? | B: [Someone/My sister]. Anyone with a [car/ladder].
  A/determined: Whatever [happens/comes], don't [wait for me/look back]. | B/determined: I'm [not listening/no good at that]. Go on.
  B: You're [limping/shaking]. | A/tense: I'm [walking in a hurry, unevenly/cold]. | B: Of course you are.
  A/tense: Left or right? | B/tense: [Which is worse/Which looks worse]? | A: [Left/Right]. | B/sad: Then it's [that/there]. It always is.
  B/tense: I [don't like/hate] this. | A: [Which part/What in particular]? | B: The [part we're in/whole of it, up to now].
  A/tense: Do you trust me? | B/tense: [With what/Up to where]? | A: [This/From here to there]. | B/determined: [That far, yes/All right].
  C/tense: You look [tired/hungry]. | A/angry: I'm [fine/on my feet]. | C: It wasn't [kindness/a question]. I was [counting/comparing].
  C: There's [no hurry/a chair]. | A/tense: [There is/I'll stand]. You've seen to that.
  C/tense: People like you [always/never] [look up/read the small print]. | A/determined: I read it. I [corrected the spelling/made a copy].
  A/tense: What do you want? | C: [The same as you/Very little]. A [good night's sleep/quiet end to it]. | A/angry: At [whose/what] price?
  C: I could have you [thrown out/stopped]. | A/determined: You could. You'd have to [say why/explain it to somebody].
  B/tense: Is that [a good/the good] kind of quiet? | A/tense: There's [only/just] the one kind, [here/tonight].
  A/tense: Count with me. | B/afraid: [From what/To what]? | A: [From ten/Down]. If we [get to/reach] one, [run/we're in luck].
  B/determined: I'll go first. | A/tense: You [always say that/hate going first]. | B: I always [mean/regret] it. [Move/Mind out].
  A/tense: This isn't how I [drew it/pictured it]. | B: What's [different/missing]? | A: [It's bigger/In the drawing we were taller].
  B/tense: [Tell me something/Talk to me]. | A: We've been in worse. | B: [When/Have we]? | A/tense: [No/I'll think of one].
`)
