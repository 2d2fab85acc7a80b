// What people put before and after what they say to one another, by how they feel, and what a narrator adds to a saying to
// make it this story's. Each is used once in an episode.
import type { Emotion } from '../../../types.ts'

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

/** Short sentences that may stand before a line of any kind. */
export const LEADS: Record<Emotion, readonly string[]> = {
  neutral: list(
    'Hm. | Well, now. | Put it this way. | I’ve wondered. | Oh, that. | Never mind me. | As you like. | That reminds me. | Here’s a thing. | It’s like this. | So. | Let’s see. | Between us. | All the same. | Fair enough. | I’ve no idea. | That’s as may be. | Funny. | You’d be surprised. | If you like. | I’m only asking. | It comes to this. | Now then.',
  ),
  happy: list(
    'Ha! | There! | See? | Oh, good. | I knew it. | Lovely. | Finally. | What did I say? | I’ll tell you what. | At last. | Come on! | Would you believe it. | That’s the spirit. | Look at that. | Isn’t it grand. | Well done. | Hurry up. | Quite right. | I like it.',
  ),
  sad: list(
    'I know. | God knows. | If I’m honest. | I’ve thought about it. | Forgive me. | It’s late for this. | I won’t lie. | Don’t be kind. | What can I say. | Let me say it. | It’s no use. | I keep thinking. | All those years. | Don’t ask. | It’s my own fault. | Leave it. | I’m tired. | There it is.',
  ),
  angry: list(
    'Enough. | No. | Don’t. | How dare you. | Not again. | Oh, spare me. | That’s rich. | I’ve had it. | Stop there. | Damn it. | Oh, please. | Don’t you dare. | You listen. | That’s a lie. | For shame. | Say no more. | I’m done. | Get out of my way.',
  ),
  afraid: list(
    'Please. | Wait. | Quick. | Hush. | Oh, no. | I can’t. | Not so loud. | Heaven help us. | Don’t move. | I beg you. | My hands are shaking. | No, no. | Don’t. | It’s too close. | Did you hear? | Stay with me. | Dear God. | Let’s go. | I knew it.',
  ),
  tense: list(
    'Listen. | Look. | Careful. | I mean it. | Quietly. | Not here. | Don’t laugh. | Hear me out. | Shut the door. | Come closer. | Slowly. | Let’s be plain. | One moment. | I’ve been thinking. | No tricks. | Let me finish. | It’s simple. | Stay close. | For the last time. | Mind your tongue. | Sit down. | Don’t interrupt. | Look around you. | You’ve noticed. | It’s late. | I’ll say it once. | Put that down. | Think. | Use your head. | Nobody’s coming. | Breathe. | Keep your voice down. | Let’s not pretend. | Here’s the trouble.',
  ),
  tender: list(
    'Come here. | Hey. | There, now. | Look at me. | Shh. | Easy. | Oh, you. | Silly. | Let me look at you. | It’s all right. | Bless you. | Sit with me. | Thank you. | Rest a little. | Closer. | Give me your hand. | You’re cold. | My dear. | Breathe.',
  ),
  surprised: list(
    'Wait. | Hang on. | Good heavens. | Hold on. | My word. | Well, well. | What on earth. | Stop. | Hello. | Oh. | Say that again. | I’ll be damned. | You’re joking. | That can’t be. | Would you look at that. | Since when? | Well, I never. | Goodness.',
  ),
  determined: list(
    'Right. | Good. | Very well. | So be it. | All right. | Fine. | That settles it. | Here and now. | No more waiting. | I’ve decided. | Once and for all. | Then it’s agreed. | No. | Good, then. | Enough talk. | Here we go. | I won’t ask again. | Hear me. | This ends today. | I’m ready. | Let’s have it. | On we go. | That’s final.',
  ),
}

/** Before the answer to a question. */
export const ANSWERS: readonly string[] = list(
  'Hm. | Well, now. | Let me think. | That’s easy. | Well. | I’d say so. | Between us. | Can’t you tell? | You’ll laugh. | I’ve wondered, too. | Who knows. | Now you ask. | Put it this way.',
)

/** What somebody, `{self}`, says to themself. */
export const ALONE: readonly string[] = list(
  'Come on, {self}. | Easy, {self}. | Think, {self}. | Well, {self}. | Steady, {self}. | Good, {self}. | Now, {self}. | Careful, {self}. | There you are, {self}. | So, {self}. | Breathe, {self}. | What now, {self}? | That’s it, {self}. | Go on, {self}. | Look, {self}.',
)

/** What may open a statement, with a comma. */
export const OPENERS: readonly string[] = list(
  'You know | To be fair | Mind you | All the same | Come to think of it | Truth be told | Say what you like | Believe me | Like it or not | For what it’s worth | As it happens | When all’s said and done | If we’re honest',
)

/** What may besides open a statement that is not about whoever makes it. */
export const OPENERS_OF_OTHERS: readonly string[] = list(
  'I tell you | If you ask me | The way I see it | I must say | In my experience | By the look of it | Take my word | I dare say | One way or another | Strange to say | Sooner or later',
)

/** What may open a question. */
export const ASKERS: readonly string[] = list(
  'Tell me | So tell me | Honestly | Just so I know | Be honest | One thing | Say | Out with it | Let me ask you | I have to ask | For my own peace | Answer me this',
)

/** What may be said of somebody who is not there, `{other}`, after a line. */
export const ASIDES: Partial<Record<Emotion, readonly string[]>> = {
  neutral: list(
    'Ask {other}. | {Other} says the same. | Don’t tell {other}. | That’s {other} all over. | You sound like {other}. | {Other} would laugh.. | Not a word to {other}.',
  ),
  tense: list(
    '{Other} mustn’t know. | And {other} isn’t far. | {Other} would give a lot to hear this. | That’s how {other} wants it. | Not a word of it to {other}. | {Other} is counting on it.',
  ),
  sad: list('{Other} told me so. | I should have asked {other}. | {Other} saw it before I did.'),
  afraid: list('{Other} will hear us. | What if {other} comes? | {Other} warned us.'),
  determined: list('{Other} can watch. | Let {other} come. | Whatever {other} says. | And {other} can’t stop it.'),
  tender: list('Even {other} says so. | {Other} would be proud.'),
  happy: list('Wait till {other} hears. | {Other} owes me for this. | Tell {other} that.'),
}

/** Sentences of a narrator after a saying that begins a story or a turn of it. */
export const APPLIED: readonly string[] = [
  '$A was about to [find that out/learn it] from {matter}.',
  '{Matter} [made no exception/would prove it].',
  '$A had [never believed it/thought little of that], until {matter}.',
  'With $A it [came by way of/began with] {matter}.',
  'For $A it [wore the face of/had the shape of] {matter}.',
  'In $A’s story it goes by the name of {matter}.',
  'That was [before/so until] {matter}.',
  'It holds for {matter}, too.',
  'So it was [with/for] $A, and so it was with {matter}.',
  '$A had to [hear it/learn it] the [slow/hard] way.',
  'On the day of {matter}, it was $A’s turn.',
  'Nobody had told $A. {Matter} would.',
  '$A thought of it later, and of {matter}.',
  'And then, for $A, came {matter}.',
]

/** Sentences of a narrator after the saying that ends a story. */
export const APPLIED_LAST: readonly string[] = [
  '$A could [tell you/say so].',
  '$A [knows it/has it] from {matter}.',
  '{Matter} saw to that.',
  'Ask $A.',
  'That is what {matter} came to, for $A.',
  '$A no longer argues with it.',
  'So says $A, who should know.',
  '{Matter} took $A all that way to say so.',
]
