// A premise as tokens, and the closed word classes that its grammar needs.
import { verbForms } from '../english.ts'
import { GROUPS } from '../material/people.ts'

export interface Token {
  readonly text: string
  readonly lower: string
  /** A word, as opposed to punctuation. */
  readonly word: boolean
  readonly capital: boolean
  /** First word of a sentence. */
  readonly first: boolean
  /** `Ava’s` has `possessive` and the text `Ava`. */
  readonly possessive: boolean
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
export const DETERMINERS = words(
  'a an the this that these those his her their my our your its some any every each no another both one two three four five six seven eight nine ten many several few all',
)
export const PREPOSITIONS = words(
  'of in on at to from with by for about into onto over under between among through against during without within across behind beyond near inside outside toward towards beneath below above around along beside besides despite except like since until upon via after before aboard off past amid',
)
export const CONJUNCTIONS = words(
  'and but or so yet because when while until before after although though if unless whenever once then as where whereas nor only',
)
export const PRONOUNS = words('i me you he him she her they them we us it who whom himself herself themselves itself')
export const MODALS = words(
  "must can cannot can't will won't would could should shall may might wouldn't couldn't shouldn't mustn't",
)
export const BE_HAVE = words(
  "is are was were am be been isn't aren't wasn't weren't has have had hasn't haven't does do did doesn't don't didn't",
)
export const RELATIVES = words('who which whose whom that')
/** Capitalised words that name neither people nor places. */
export const NOT_NAMES = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas halloween thanksgiving easter english french german spanish italian russian chinese japanese indian american british irish scottish roman greek victorian edwardian medieval viking nordic african european asian egyptian mexican ottoman arabic fbi cia nasa wwii ww2 ww1 usa uk ufo dna gps ai i tv dj vr ok mr mrs ms dr st no not yes if it its once there here what why how someone somebody everyone everybody nobody anyone something everything nothing tonight today tomorrow years days during inside outside meanwhile later soon suddenly finally eventually now never always only just',
)

/** What befell somebody, said after them: `strangers stuck in an elevator`. */
export const befell = (word: string): boolean =>
  /^(?:stuck|caught|lost|stranded|snowed)$/.test(word) ||
  verbForms(word).some(({ form }) => form === 'past' || form === 'participle')

/** True when a capitalised word may name somebody or somewhere. */
export function mayName(token: Token): boolean {
  const { lower } = token
  if (!token.word || !token.capital || NOT_NAMES.has(lower)) return false
  return !(
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    CONJUNCTIONS.has(lower) ||
    PRONOUNS.has(lower) ||
    MODALS.has(lower) ||
    BE_HAVE.has(lower)
  )
}

const LEXEME =
  /(?:Dr|Mr|Mrs|Ms|St|Prof|Capt|Lt|Sgt|Jr)\.(?=\s)|[\p{L}\p{N}\p{Extended_Pictographic}](?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}'’-]|\u200d|\ufe0f)*(?:\.\p{N}+)?|[.,;:!?…—–()"“”«»]/gu

/** Cuts text into words and punctuation; a possessive ending becomes a mark on its word. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let first = true
  for (const [lexeme] of text
    .replace(/\.\.\.+/g, '…')
    .replace(/(\s)--?(\s)/g, '$1—$2')
    .matchAll(LEXEME)) {
    const word = /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(lexeme)
    const possessive =
      word &&
      (/['’]s$/i.test(lexeme) || /s['’]$/.test(lexeme)) &&
      !/^(it|that|let|there|here|what|who|he|she)['’]s$/i.test(lexeme)
    const bare = possessive ? lexeme.replace(/['’]s?$/i, '') : lexeme.replace(/[-'’]+$/, '')
    const capital = /^[\p{Lu}\p{Lt}\p{Extended_Pictographic}]/u.test(bare)
    tokens.push({
      text: bare,
      lower: bare.toLowerCase().replace(/’/g, "'"),
      word,
      capital,
      first: first && word,
      possessive,
    })
    if (word) first = false
    else if (/[.!?…:]/.test(lexeme)) first = true
  }
  return tokens
}

/** Where a verb may stand: not after a determiner, a possessive or a preposition. */
function verbPosition(tokens: readonly Token[], at: number, from: number): boolean {
  const before = at > from ? tokens[at - 1] : undefined
  if (!before) return true
  if (before.possessive || PREPOSITIONS.has(before.lower)) return false
  return !DETERMINERS.has(before.lower) || before.lower === 'her' || before.lower === 'all' || before.lower === 'both'
}

export interface FoundVerb {
  readonly at: number
  readonly base: string
  readonly form: 'third' | 'past' | 'base' | 'gerund' | 'modal' | 'be'
}

/**
 * The main verb among `tokens[from…to)`; the verb of a relative clause inside the subject is passed over.
 * @param personAt tells whether a token belongs to somebody named or called by a role
 */
export function findVerb(
  tokens: readonly Token[],
  from: number,
  to: number,
  personAt: (index: number) => boolean,
): FoundVerb | undefined {
  const strong: FoundVerb[] = []
  const weak: FoundVerb[] = []
  let relative = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token?.word) continue
    if (
      RELATIVES.has(token.lower) &&
      at > from &&
      strong.length === 0 &&
      (tokens[at - 1]?.word || /[,—–]/.test(tokens[at - 1]?.text ?? ''))
    )
      relative++
    if (personAt(at) || token.possessive) continue
    const push = (list: FoundVerb[], base: string, form: FoundVerb['form']) => {
      if (relative > 0) relative--
      else list.push({ at, base, form })
    }
    if (MODALS.has(token.lower)) push(strong, token.lower, 'modal')
    else if (BE_HAVE.has(token.lower)) {
      if (strong.length === 0 || relative > 0) push(strong, token.lower, 'be')
    } else if (verbPosition(tokens, at, from)) {
      const forms = verbForms(token.lower)
      const before = at > from ? tokens[at - 1] : undefined
      if (forms.some(entry => entry.form === 'third')) {
        if (before || tokens[at + 1]) push(strong, forms.find(entry => entry.form === 'third')?.base ?? '', 'third')
      } else if (
        forms.some(entry => entry.form === 'past' && entry.base !== token.lower) &&
        before &&
        !isModifier(tokens, at)
      )
        push(relative > 0 ? strong : weak, forms.find(entry => entry.form === 'past')?.base ?? '', 'past')
      else if (forms.some(entry => entry.form === 'base') && pluralBefore(tokens, from, at, personAt))
        push(weak, token.lower, 'base')
      else if (
        before &&
        personAt(at - 1) &&
        /[^s'’]s$/.test(token.lower) &&
        forms.length === 0 &&
        token.lower.length > 3
      )
        push(weak, token.lower.replace(/(?<=(?:sh|ch|x|ss))es$|s$/, ''), 'third')
      else if (forms.some(entry => entry.form === 'gerund') && before && personAt(at - 1))
        push(weak, forms[0]?.base ?? '', 'gerund')
    }
  }
  return strong[0] ?? weak.find(verb => verb.form !== 'gerund') ?? weak[0]
}

/** Whether `tokens[from…at)` can be the subject of a plural verb: a plural noun, `I`, `you`, or two people. */
function pluralBefore(
  tokens: readonly Token[],
  from: number,
  at: number,
  personAt: (index: number) => boolean,
): boolean {
  const before = tokens.slice(from, at)
  const last = before.at(-1)
  // `I find a map and follow it`: the second verb has the first one's subject.
  if (!last) {
    const start = tokens.slice(0, from).findLastIndex(token => /[.!?…;:—]/.test(token.text)) + 1
    return /^(and|then|,)$/.test(tokens[from - 1]?.lower ?? '') && /^(i|you|we|they)$/.test(tokens[start]?.lower ?? '')
  }
  if (MODALS.has(last.lower)) return false
  if (!last?.word || DETERMINERS.has(last.lower) || /^(to|and|or)$/.test(last.lower)) return false
  const head = before.findIndex(token => PREPOSITIONS.has(token.lower))
  // `four strangers stuck in an elevator`
  const end = head > 0 ? head - 1 : before.length - 1
  const noun = end > 0 && befell(before[end]?.lower ?? '') ? before[end - 1] : before[end]
  if (before.length <= 2 && /^(i|you|we|they)$/.test(last.lower)) return true
  if (
    noun &&
    (/[^su]s$/.test(noun.lower) ||
      GROUPS.has(noun.lower) ||
      /^(people|men|women|children|thieves|police|crew)$/.test(noun.lower)) &&
    !noun.possessive
  )
    return true
  return before.some(
    (token, index) => token.lower === 'and' && personAt(from + index - 1) && personAt(from + index + 1),
  )
}

/** A past form right before a bare noun is an adjective: `retired detective`. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (!next?.word) return false
  const closed =
    DETERMINERS.has(next.lower) ||
    PREPOSITIONS.has(next.lower) ||
    PRONOUNS.has(next.lower) ||
    CONJUNCTIONS.has(next.lower)
  return (
    !closed &&
    !next.capital &&
    tokens.slice(at + 2, at + 8).some(token => verbForms(token.lower).some(entry => entry.form === 'third'))
  )
}
