// English word forms: verbs, articles, pronouns, possessives, contractions. Pure functions on words.
import { IRREGULAR, VERBS } from './material/verbs.ts'

export type Gender = 'female' | 'male' | 'neutral'

export interface Pronouns {
  /** she, he, they */
  readonly subject: string
  /** her, him, them */
  readonly object: string
  /** her, his, their */
  readonly possessive: string
  /** herself, himself, themself */
  readonly reflexive: string
}

const PRONOUNS: Record<Gender, Pronouns> = {
  female: { subject: 'she', object: 'her', possessive: 'her', reflexive: 'herself' },
  male: { subject: 'he', object: 'him', possessive: 'his', reflexive: 'himself' },
  neutral: { subject: 'they', object: 'them', possessive: 'their', reflexive: 'themself' },
}
export const pronouns = (gender: Gender): Pronouns => PRONOUNS[gender]

const VOWEL = /[aeiou]/

/** Third person singular: walk → walks, carry → carries, be → is. */
export function third(base: string): string {
  const irregular: Record<string, string> = { be: 'is', have: 'has', do: 'does', go: 'goes' }
  if (irregular[base]) return irregular[base]
  if (/(s|sh|ch|x|z|o)$/.test(base)) return `${base}es`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return `${base}s`
}

/** A final consonant is doubled after one short stressed vowel: stop → stopped; listen keeps one. */
const doubles = (base: string): boolean =>
  (/^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) && !/[aeiou]{2}.$/.test(base)) ||
  /^(admit|commit|permit|refer|prefer|begin|forget|regret|occur|rebel|kidnap|unplug|outrun|upset|compel|expel|control|patrol|propel)$/.test(
    base,
  )

/** Simple past: walk → walked, find → found. */
export function past(base: string): string {
  const irregular = IRREGULAR[base]
  if (irregular) return irregular[0]
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  return doubles(base) ? `${base}${base.slice(-1)}ed` : `${base}ed`
}

/** Past participle: find → found, steal → stolen. */
export const participle = (base: string): string => IRREGULAR[base]?.[1] ?? past(base)

/** Present participle: run → running, make → making, lie → lying. */
export function gerund(base: string): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`
  if (base.endsWith('e') && !/(ee|oe|ye)$/.test(base) && base !== 'be') return `${base.slice(0, -1)}ing`
  return doubles(base) ? `${base}${base.slice(-1)}ing` : `${base}ing`
}

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund'
const FORMS = new Map<string, { base: string; form: VerbForm }[]>()
for (const base of VERBS) {
  const forms: [string, VerbForm][] = [
    [base, 'base'],
    [third(base), 'third'],
    [past(base), 'past'],
    [participle(base), 'participle'],
    [gerund(base), 'gerund'],
  ]
  for (const [text, form] of forms) {
    const known = FORMS.get(text) ?? []
    if (!known.some(entry => entry.form === form)) known.push({ base, form })
    FORMS.set(text, known)
  }
}
/** The verbs that `word` may be a form of; empty for words that are no known verb. */
export const verbForms = (word: string): readonly { base: string; form: VerbForm }[] =>
  FORMS.get(word.toLowerCase()) ?? []

/** Makes a third person singular verb plural, for `they`: walks → walk, is → are. */
export function plural3(verb: string): string {
  const irregular: Record<string, string> = {
    is: 'are',
    was: 'were',
    has: 'have',
    does: 'do',
    goes: 'go',
    "isn't": "aren't",
    "doesn't": "don't",
    "hasn't": "haven't",
    "wasn't": "weren't",
  }
  const known = irregular[verb]
  if (known) return known
  const form = verbForms(verb).find(entry => entry.form === 'third')
  if (form) return form.base
  if (/(ss|sh|ch|x|zz)es$/.test(verb)) return verb.slice(0, -2)
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb
}

/** `a` or `an`, by the sound of the word that follows. */
export function article(next: string): 'a' | 'an' {
  const word = next.trim().toLowerCase()
  if (/^(hour|honest|honou?r|heir|heirloom)/.test(word)) return 'an'
  if (/^(uni|use|usu|eu|ewe|one\b|once|ubiq|ura|uto)/.test(word) && !/^(unin|unim|unid)/.test(word)) return 'a'
  if (/^(8|11\b|18\b)/.test(word)) return 'an'
  return VOWEL.test(word.charAt(0)) ? 'an' : 'a'
}

/** Ava → Ava's; James → James's; the sisters → the sisters'. */
export const possessive = (name: string, isPlural = false): string =>
  isPlural && /s$/.test(name) ? `${name}’` : `${name}’s`

/** Plural of a regular or well-known noun. */
export function pluralNoun(noun: string): string {
  const irregular: Record<string, string> = {
    man: 'men',
    woman: 'women',
    child: 'children',
    person: 'people',
    thief: 'thieves',
    wife: 'wives',
    knife: 'knives',
    wolf: 'wolves',
  }
  if (irregular[noun]) return irregular[noun]
  for (const [one, many] of [
    ['woman', 'women'],
    ['man', 'men'],
  ] as const)
    if (noun.endsWith(one)) return noun.slice(0, -one.length) + many
  return third(noun)
}

/** A noun phrase's head without its plural: brothers → brother. Words that only look plural are left alone. */
export function singularNoun(noun: string): string {
  const irregular: Record<string, string> = {
    men: 'man',
    women: 'woman',
    children: 'child',
    people: 'person',
    thieves: 'thief',
    wives: 'wife',
    wolves: 'wolf',
  }
  const lower = noun.toLowerCase()
  if (irregular[lower]) return irregular[lower]
  if (/(wo)men$/.test(lower)) return lower.replace(/men$/, 'man')
  if (/ies$/.test(lower)) return lower.replace(/ies$/, 'y')
  if (/(sh|ch|x|ss)es$/.test(lower)) return lower.slice(0, -2)
  if (/[^su]s$/.test(lower)) return lower.slice(0, -1)
  return lower
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Mends spaces and punctuation, and begins every sentence with a capital. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?…])/g, '$1')
    .replace(/,\s*([.!?])/g, '$1')
    .replace(/([.!?…])\.(?=\s|$)/g, '$1')
    .replace(
      /(^|[.!?]["”’]?\s+)(["“‘]?)(\p{Ll})/gu,
      (_, before, quote, letter) => before + quote + letter.toUpperCase(),
    )
    .trim()
}

const EXPANSIONS: readonly [RegExp, string][] = [
  [/\bcan['’]t\b/gi, 'cannot'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/\bshan['’]t\b/gi, 'shall not'],
  [/\bain['’]t\b/gi, 'is not'],
  [/\blet['’]s\b/gi, 'let us'],
  [/\b(\w+)n['’]t\b(?! (?:I|you|we|they|he|she|it|that|there|anybody|anyone|nobody|somebody|someone)\b)/gi, '$1 not'],
  [/\bI['’]m\b/g, 'I am'],
  [/\b(\w+)['’]re\b/gi, '$1 are'],
  [/\b(\w+)['’]ve\b/gi, '$1 have'],
  [/\b(\w+)['’]ll\b/gi, '$1 will'],
  [
    /\b(it|that|there|here|what|who|where|he|she)['’]s\b(?= (?:a|an|the|not|no|my|your|our|nothing|all|too|how|why|what|where|only|still|always)\b)/gi,
    '$1 is',
  ],
  [
    /\b(it|that|there|what|who|he|she|nobody|somebody|everybody)['’]s\b(?= (?:never |always |only |just )?(?:been|worked|stopped|come|got|had|happened|begun|cost|turned|taken|learned|grown|kept)\b)/gi,
    '$1 has',
  ],
  [
    /\b(it|that|there|here|what|who|where|he|she)['’]s\b(?= (?:\w+ing|from|in|on|at|about|very|so|just|more|quite|to|for|like|as|his|her|their|this|that|one|two|three|much|worse|better|enough|hard|over|it)\b)/gi,
    '$1 is',
  ],
]
/** Spells contractions out, as formal speakers do. Ambiguous ones (it’s been, I’d) are left alone. */
export function expandContractions(text: string): string {
  let out = text
  for (const [pattern, full] of EXPANSIONS)
    out = out.replace(pattern, (...match) => {
      const whole = match[0] as string
      const filled = full.replace('$1', typeof match[1] === 'string' ? match[1] : '')
      return /^[A-Z]/.test(whole) ? capital(filled) : filled
    })
  return out
}
