// Says the writer's material in other words, so that two stories seldom word it alike: first the alternatives that the
// material itself offers, `[a/b/c]`, then words that are interchangeable wherever they stand.
import type { Chooser } from './random.ts'

/** A pattern and what may stand in its place, in any sentence; each choice is as likely as the others. */
const INTERCHANGEABLE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:nobody|no one)\b/gi, ['nobody', 'no one']],
  [/\b(?:somebody|someone)\b/gi, ['somebody', 'someone']],
  [/\b(?:everybody|everyone)\b/gi, ['everybody', 'everyone']],
  [/\b(?:anybody|anyone)\b/gi, ['anybody', 'anyone']],
  [/\bas (?:if|though)\b/gi, ['as if', 'as though']],
  [/\b(?:begins|starts) to\b/gi, ['begins to', 'starts to']],
  [/\b(?:begin|start) to\b/gi, ['begin to', 'start to']],
  [/\bputs down\b/gi, ['puts down', 'sets down']],
  [/(?<=\w )a?round (?=the\b|a\b|it\b)/gi, ['round ', 'around ']],
  [/\bturns a?round\b/gi, ['turns round', 'turns around']],
  [/\btowards?\b/gi, ['towards', 'toward']],
  [/\bfor a long (?:time|while)\b/gi, ['for a long time', 'for a long while']],
  [/\bfor a (?:moment|second)\b/gi, ['for a moment', 'for a second']],
  [/\b(?:next to|beside) (?=the\b|a\b|it\b|\$)/gi, ['next to ', 'beside ']],
  [/\bin front of (?=every|the whole)/gi, ['in front of ', 'before ']],
  [/\bone after another\b|\bone by one\b/gi, ['one after another', 'one by one', 'one after the other']],
  [
    /\bthe (?:whole|entire) (?!of\b|other\b|way\b|truth\b|world\b|story\b|thing\b|time\b)/gi,
    ['the whole ', 'the entire '],
  ],
  [/\b(?:nearly|almost)\b(?! (?:as|by)\b)/gi, ['nearly', 'almost']],
  [/\b(?:perhaps|maybe)\b/gi, ['perhaps', 'maybe']],
  [/\b(?:frightened|scared)\b/gi, ['frightened', 'scared']],
  [/\b(?:terrible|dreadful)\b/gi, ['terrible', 'dreadful']],
  [
    /\b(?<!almost |nearly |not )every (?=day|night|time|morning|evening|year|week|door|window|house|step)/gi,
    ['every ', 'each '],
  ],
  [/(?<=(?<!\ball )\b(?:I|you|we|they) )(?:have to|must)(?= \w)/gi, ['have to', 'must']],
  [/\b(?:it's not|it isn't)\b/gi, ["it's not", "it isn't"]],
  [/\b(?:you're not|you aren't)\b/gi, ["you're not", "you aren't"]],
  [/\b(?:we're not|we aren't)\b/gi, ["we're not", "we aren't"]],
  [/\b(?:they're not|they aren't)\b/gi, ["they're not", "they aren't"]],
  [/\b(?:that's not|that isn't)\b/gi, ["that's not", "that isn't"]],
  [/(?<!\b[Ii]f )\bI(?:'m going to|'ll) (?=\w)/g, ["I'm going to ", "I'll "]],
  [/(?<!\bif )\bwe(?:'re going to|'ll) (?=\w)/gi, ["we're going to ", "we'll "]],
  [/\bsays nothing(?=[.,])/gi, ['says nothing', 'does not speak', 'makes no answer']],
  [/\bin silence(?=[.,])/gi, ['in silence', 'without a word', 'without speaking']],
  [/\bat once(?=[.,])/gi, ['at once', 'straight away']],
  [/\b(?:once more|again)(?=[.,])/gi, ['once more', 'again']],
  [/\buntil (?=the\b|it\b|there\b|they\b|\$)/gi, ['until ', 'till ']],
  [/\b(?:in the end|at last)(?=,)/gi, ['in the end', 'at last']],
  [/\bquietly\b/gi, ['quietly', 'softly']],
  [/\b(?:picks|takes) up\b/gi, ['picks up', 'takes up']],
  [/\bgoes on (?=\w+ing\b)/gi, ['goes on ', 'keeps on ']],
  [/\blooks up\b/gi, ['looks up', 'glances up']],
  [/\bhas to (?!do with\b)(?=\w)/gi, ['has to ', 'must ']],
  [/\bthe others\b/gi, ['the others', 'the rest']],
  [/\bmuch too\b|\bfar too\b/gi, ['much too', 'far too']],
  [/\bas well\.|\btoo\./gi, ['as well.', 'too.']],
  [
    /\ba (?:small|little) (?!\w+er\b|(?:more|less|way|while|too|late|open|apart|afraid|lost|early)\b)(?=\w+[ ,.])/gi,
    ['a small ', 'a little '],
  ],
  [/\b(?:because|since) (?=the\b|it\b|nobody\b)/gi, ['because ', 'since ']],
  [/\bout loud\b|\baloud\b/gi, ['out loud', 'aloud']],
  [/\beach other\b|\bone another\b/gi, ['each other', 'one another']],
  [/(?<=\b(?:I|you|we|they) )(?:only|just) (?=want|know|knew|think|thought|mean|said|ask)/g, ['only ', 'just ']],
]

/** One of the words for each `[a/b/c]` of `fragment`, as its own text and the story's seed draw. */
export function vary(fragment: string, choose: Chooser): string {
  let nth = 0
  return fragment.replace(/\[([^[\]]*)\]/g, (_, words: string) => {
    const options = words.split('/')
    return options[Math.floor(choose.chance(`vary ${nth++} ${fragment}`) * options.length)] ?? ''
  })
}

/** `fragment` with its alternatives chosen and interchangeable words exchanged; names and marks stay. */
export function reword(fragment: string, choose: Chooser): string {
  return INTERCHANGEABLE.reduce(
    (text, [pattern, choices], rule) =>
      text.replace(pattern, (found: string, ...rest: unknown[]) => {
        const at = rest.find(entry => typeof entry === 'number')
        const draw = choose.chance(`word ${rule} ${at} ${fragment}`)
        const word = choices[Math.floor(draw * choices.length)] ?? found
        return /^[A-Z]/.test(found) ? word.charAt(0).toUpperCase() + word.slice(1) : word
      }),
    vary(fragment, choose),
  )
}
