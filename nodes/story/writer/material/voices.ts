// Ways of speaking: what a style puts before or after a line now and then, and how it words things.

export const STYLES = [
  'terse',
  'formal',
  'nervous',
  'wry',
  'poetic',
  'warm',
  'scholarly',
  'blunt',
  'childlike',
  'plain',
] as const
export type SpeechStyle = (typeof STYLES)[number]

export interface StyleMaterial {
  /** Words of personality, speaking style or role that mean it. */
  readonly words: RegExp
  readonly openers: readonly string[]
  /** Short sentences said after a line. */
  readonly tails: readonly string[]
}

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

export const STYLE_MATERIAL: Record<SpeechStyle, StyleMaterial> = {
  terse: {
    words: /terse|laconic|quiet|few words|clipped|stoic|reserved|taciturn|gruff|silent/i,
    openers: [],
    tails: [],
  },
  formal: {
    words: /formal|polite|proper|precise|dignified|measured|courteous|robot|noble|stern/i,
    openers: list(
      'If I may, | With respect, | I must insist: | Permit me: | Understand this: | As I see it, | For the record, | To be exact, | I regret to say it: ',
    ),
    tails: list(
      'I trust that is clear. | I say so with regret. | You have my word on it. | That is all I am able to say. | I do not say it lightly. | Consider it said.',
    ),
  },
  nervous: {
    words: /nervous|anxious|shy|awkward|timid|fidget|stammer|insecure|jumpy|worried/i,
    openers: list('Sorry. | Okay. Okay. | No, wait. | I mean, | Right. Right, | Please, | Oh no. | Um, '),
    tails: list(
      'Sorry. | If that is all right. | I think. | Don’t be angry. | I talk when I am frightened. | Was that out loud? | I counted twice. | Never mind. | Or maybe not.',
    ),
  },
  wry: {
    words: /wry|sarcas|dry|iron|sardonic|witty|humou?r|cheeky|playful|mischiev|joker|funny|cynic/i,
    openers: list(
      'Naturally. | Oh good. | Well, | Splendid. | Let me guess: | Funny thing, | Not to be difficult, | Call me old-fashioned, ',
    ),
    tails: list(
      'No pressure. | I’ll put it on my list. | What could go wrong. | It’s going terribly well. | I’d clap, but my hands are full. | Somebody write that down. | I miss being bored. | And they say I’m no fun. | I was told there’d be biscuits. | Do remember me as taller.',
    ),
  },
  poetic: {
    words: /poet|lyric|dream|romantic|mystic|artistic|whimsical|melanchol|philosoph|spiritual/i,
    openers: list('You know, | Strange, | Look: | Some nights, | They say | I keep thinking: '),
    tails: list(
      'Like rain on somebody else’s roof. | The way a bell goes on after the bell. | It has the colour of evening. | So quiet, like snow deciding. | Everything leans a little toward it. | The moon would understand. | It’s a long word, home. | Even the dust seems to listen. | As a river says it, without stopping.',
    ),
  },
  warm: {
    words: /warm|kind|gentle|caring|mother|friendly|patient|tender|generous|cheerful|compassion|nurtur/i,
    openers: list('Listen, | Come here. | Oh, my dear. | Easy. | Love, | Now then, | There, there. | I’m with you: '),
    tails: list(
      'I’m right here. | You’re not alone in it. | Sit down before you fall down. | We’ll manage. | One thing at a time. | Have you eaten? | That’s all right, you know. | Take your time.',
    ),
  },
  scholarly: {
    words:
      /scholar|academic|analytic|intellectual|scientif|pedant|logical|curious|nerd|bookish|brilliant|clever|inquisitive/i,
    openers: list(
      'Strictly speaking, | In principle, | Observe: | Statistically, | As a hypothesis, | To a first approximation, | Technically, | Interesting. ',
    ),
    tails: list(
      'There is literature on it. | I would need a second sample. | The margin of error is considerable. | I ought to be taking notes. | It is consistent, at least. | That is not in any textbook. | I’d like to see the method. | Correlation, at any rate.',
    ),
  },
  blunt: {
    words:
      /blunt|direct|tough|fierce|bold|stubborn|fearless|reckless|hot-?head|impatient|fiery|rebel|brash|confident|determined|brave|strong-willed/i,
    openers: list('Look. | No. | Listen. | Enough. | Simple: | Fine. | Here’s the thing: '),
    tails: list(
      'End of story. | Your move. | Take it or leave it. | I’m done asking. | Deal with it. | That’s it. | Don’t make it pretty.',
    ),
  },
  childlike: {
    words: /child|innocent|naive|young|curious kid|excitable|bubbly|energetic/i,
    openers: list('Actually, | Guess what: | And, | But, | Promise? | Hey, | You know what? '),
    tails: list(
      'Really really. | I’m not even scared. | Everybody knows that. | Can we go now? | I counted. | That’s not fair. | I’m nearly twelve. | Cross my heart.',
    ),
  },
  plain: { words: /plain|ordinary|practical|calm|steady|reliable/i, openers: [], tails: [] },
}
