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
  /** Feelings in which the style shows. */
  readonly moods: RegExp
  readonly openers: readonly string[]
  /** Short sentences said after a line. */
  readonly tails: readonly string[]
}

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

export const STYLE_MATERIAL: Record<SpeechStyle, StyleMaterial> = {
  terse: {
    words: /terse|laconic|quiet|few words|clipped|stoic|reserved|taciturn|gruff|silent/i,
    moods: /^$/,
    openers: [],
    tails: [],
  },
  formal: {
    words: /formal|polite|proper|precise|dignified|measured|courteous|robot|noble|stern/i,
    moods: /tense|sad|determined|neutral/,
    openers: list('With respect, | If I may, | For the record, | As I see it, '),
    tails: list('You have my word on it. | I do not say it lightly. | I trust that is clear.'),
  },
  nervous: {
    words: /nervous|anxious|shy|awkward|timid|fidget|stammer|insecure|jumpy|worried/i,
    moods: /tense|afraid|sad|surprised|neutral/,
    openers: list('Sorry. | Okay. Okay. | No, wait. | Right. Right.'),
    tails: list('Sorry. | I think. | Was that out loud? | I talk when I’m frightened. | I counted twice.'),
  },
  wry: {
    words: /wry|sarcas|dry|iron|sardonic|witty|humou?r|cheeky|playful|mischiev|joker|funny|cynic/i,
    moods: /tense|neutral|happy|determined/,
    openers: list('Naturally. | Oh good. | Splendid. | Well, '),
    tails: list(
      'No pressure. | It’s going terribly well. | Somebody write that down. | I miss being bored. | I was told there’d be biscuits. | Remember me as taller.',
    ),
  },
  poetic: {
    words: /poet|lyric|dream|romantic|mystic|artistic|whimsical|melanchol|philosoph|spiritual/i,
    moods: /sad|tender/,
    openers: list('Strange. | You know,'),
    tails: list(
      'Like rain on somebody else’s roof. | The way a bell goes on after the bell. | Even the dust seems to listen. | It has the colour of evening. | So quiet, like snow deciding.',
    ),
  },
  warm: {
    words: /warm|kind|gentle|caring|mother|friendly|patient|tender|generous|cheerful|compassion|nurtur/i,
    moods: /tender|sad|afraid/,
    openers: list('Listen. | Easy now.'),
    tails: list('I’m right here. | We’ll manage. | You’re not alone in it. | One thing at a time.'),
  },
  scholarly: {
    words: /scholar|academic|analytic|intellectual|scientif|pedant|logical|nerd|bookish|brilliant|clever|inquisitive/i,
    moods: /tense|neutral|surprised|afraid/,
    openers: list('Strictly speaking, | In principle, | Technically, | Interesting.'),
    tails: list(
      'I ought to be taking notes. | The margin of error is considerable. | I would need a second sample. | That’s in no textbook.',
    ),
  },
  blunt: {
    words:
      /blunt|direct|tough|fierce|bold|stubborn|fearless|reckless|hot-?head|impatient|fiery|rebel|brash|confident|strong-willed/i,
    moods: /tense|angry|determined/,
    openers: list('Look. | Enough. | Fine. | Listen.'),
    tails: list('End of story. | I’m done asking. | That’s it. | Don’t make it pretty.'),
  },
  childlike: {
    words: /childlike|innocent|naive|excitable|bubbly/i,
    moods: /neutral|happy|surprised|afraid|tense/,
    openers: list('Actually, | But, | Guess what.'),
    tails: list('I counted. | Everybody knows that. | Cross my heart. | I’m not even scared.'),
  },
  plain: { words: /plain|ordinary|practical|calm|steady|reliable/i, moods: /^$/, openers: [], tails: [] },
}
