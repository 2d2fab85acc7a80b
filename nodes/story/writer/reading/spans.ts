// Words that stand for somebody: a role phrase (`her old mentor`) or a name (`Captain Ilya Reyes`).
import { type Gender, singularNoun, verbForms } from '../english.ts'
import { BEINGS, GIVEN, GROUPS, ROLES } from '../material/people.ts'
import { ABSTRACT, OBJECT_NOUNS, PLACE_NOUNS } from '../material/things.ts'
import type { Person } from './mentions.ts'
import { CONJUNCTIONS, DETERMINERS, mayName, PREPOSITIONS, PRONOUNS, RELATIVES, type Token } from './tokens.ts'

export const genderOfName = (name: string): Gender | undefined => {
  const given = name.split(/[\s-]/).find(part => !/\.$/.test(part)) ?? name
  for (const gender of ['female', 'male'] as const)
    if (GIVEN[gender].some(known => known.toLowerCase() === given.toLowerCase())) return gender
  // Most names on -a that no list has are women’s.
  return /^\p{Lu}\p{Ll}+a$/u.test(given) ? 'female' : undefined
}
const isGiven = (token: Token): boolean =>
  (['female', 'male', 'neutral'] as const).some(gender =>
    GIVEN[gender].some(name => name.toLowerCase() === token.lower),
  )

const TITLES =
  /^(dr\.|mr\.|mrs\.|ms\.|prof\.|capt\.|lt\.|sgt\.|doctor|captain|detective|inspector|professor|agent|officer|sergeant|commander|colonel|general|king|queen|prince|princess|lord|lady|sir|dame|father|sister|brother|mother|aunt|uncle|nurse|sheriff|chef|judge|senator|mayor|president|madame|miss|grandma|grandpa|grandmother|grandfather|granny|major|lieutenant|private)$/
export const TITLE_GENDER: Record<string, Gender> = {
  'mr.': 'male',
  'mrs.': 'female',
  'ms.': 'female',
  king: 'male',
  queen: 'female',
  prince: 'male',
  princess: 'female',
  lord: 'male',
  lady: 'female',
  sir: 'male',
  dame: 'female',
  madame: 'female',
  miss: 'female',
  aunt: 'female',
  uncle: 'male',
  sister: 'female',
  brother: 'male',
  mother: 'female',
  father: 'male',
  grandmother: 'female',
  grandfather: 'male',
  grandma: 'female',
  grandpa: 'male',
  granny: 'female',
}
const COUNTS: Record<string, number> = { two: 2, three: 3, twin: 2, both: 2 }
const PLACE_BEFORE = /^(in|at|near|inside|outside|across|of|around|beneath|above|through|toward|towards|beyond|called)$/
/** Adjectives about age. */
export const AGES: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^(old|elderly|aging|ageing|retired|ancient|aged)$/, [62, 76]],
  [/^(young|rookie|novice|junior)$/, [19, 27]],
  [/^(little|small)$/, [8, 12]],
  [/^(teenage|adolescent)$/, [14, 18]],
  [/^(middle-aged)$/, [44, 55]],
]

export interface Span {
  readonly from: number
  readonly to: number
  readonly kind: 'name' | 'role'
  readonly name: string
  readonly role: string
  readonly description: string
  readonly determiner: string
  /** `her mentor`, `Ava’s mentor` */
  readonly owned: boolean
  readonly owner: string | undefined
  readonly pronoun: string | undefined
  readonly count: number
  readonly possessive: boolean
}

const SPAN = {
  kind: 'role' as const,
  name: '',
  role: '',
  description: '',
  determiner: 'a',
  owned: false,
  owner: undefined,
  pronoun: undefined,
  count: 1,
  possessive: false,
}

/** A role phrase that begins at `at`: determiner or owner, adjectives, role noun. */
export function roleAt(tokens: readonly Token[], at: number): Span | undefined {
  const head = tokens[at]
  if (!head?.word) return undefined
  const owned = head.possessive || /^(his|her|their|my|your|our)$/.test(head.lower)
  const opens = owned || /^(a|an|the|one|two|three|both|another|this|that|every)$/.test(head.lower)
  let index = opens ? at + 1 : at
  const start = index
  for (let steps = 0; steps < 5; steps++, index++) {
    const token = tokens[index]
    // `a lighthouse AI`: letters that are a word, not a name.
    const named = token?.capital && !token.first && token.lower !== 'ai'
    if (!token?.word || (named && index > start)) return undefined
    const next = tokens[index + 1]
    const two = next?.word && !token.possessive ? `${token.lower} ${next.lower}` : ''
    const noun = ROLES.has(two) || ROLES.has(singularNoun(two)) ? two : token.lower
    const singular = ROLES.has(noun) ? noun : singularNoun(noun)
    const plural = singular !== noun && ROLES.has(singular)
    const likely = opens && index > at && !plural && likelyRole(tokens, index)
    if ((ROLES.has(singular) || likely) && !named) {
      const to = index + (noun === two ? 2 : 1)
      const follow = tokens[to]
      const last = tokens[to - 1]
      const compound =
        follow?.word &&
        !last?.possessive &&
        (OBJECT_NOUNS.has(follow.lower) ||
          PLACE_NOUNS.has(follow.lower) ||
          ROLES.has(follow.lower) ||
          BEINGS.has(follow.lower) ||
          GROUPS.has(follow.lower)) &&
        // `the new priest ring the bell` tells what the priest does.
        !(verbForms(follow.lower).length > 0 && DETERMINERS.has(tokens[to + 1]?.lower ?? ''))
      if (compound && !verbForms(follow.lower).some(entry => entry.form === 'third')) continue
      if (follow?.capital && !opens && index === at && TITLES.test(token.lower)) return undefined
      const counted = COUNTS[head.lower] ?? (plural ? 0 : 1)
      if (plural && !counted) return undefined
      if (!opens && (!token.first || index !== at) && !/^(detective|doctor)$/.test(singular)) return undefined
      const description = tokens
        .slice(start, to)
        .map(part => (part.lower === 'ai' ? 'AI' : part.lower))
        .join(' ')
      return {
        ...SPAN,
        from: at,
        to,
        role: likely ? token.lower : singular,
        description: plural ? description.replace(noun, singular) : description,
        determiner: owned ? 'owned' : /^(the|this|that)$/.test(head.lower) ? 'the' : 'a',
        owned,
        owner: head.possessive ? head.text : undefined,
        pronoun: owned && !head.possessive ? head.lower : undefined,
        count: counted,
        possessive: last?.possessive ?? false,
      }
    }
    if (
      !opens ||
      token.possessive ||
      DETERMINERS.has(token.lower) ||
      PREPOSITIONS.has(token.lower) ||
      PRONOUNS.has(token.lower) ||
      CONJUNCTIONS.has(token.lower)
    )
      return undefined
  }
  return undefined
}

const NO_ROLE =
  /^(laughter|slaughter|theater|charter|thunder|wonder|whisper|saucer|locker|poker|quarter|ember|amber|butter|batter|litter|glitter|shutter|gutter|scooter|rooster|lobster|oyster|spider|tiger|hamster|badger|otter|beaver|panther|rudder|slipper|copper|pepper|sweater|heater|meteor|center|cellar|closer|further|farther|corner|winter|summer|number|power|error|mirror|floor|door|weather|water|matter|order|danger|monster|letter|tower|river|paper|hammer|computer|cover|layer|shoulder|finger|flower|shower|dinner|supper|murder|disaster|chapter|color|colour|honor|favor|flavor|armor|terror|horror|tumor|rumor|motor|tractor|reactor|generator|elevator|calculator|feather|leather|ladder|bladder|temper|timber|chamber|member|remember|counter|center|meter|border|shelter|filter|laser|buffer|scanner|printer|recorder|transmitter|disorder|anchor|sensor|mister|silver|fever|cancer|answer|offer|sister|brother|mother|father|daughter|other|another|younger|older|former|rather|whether|never|ever|over|under|after|together|poster|list|mist|fist|wrist|twist|waist|heist|feast|beast|coast|toast|ghost|master|plaster|cluster|career|beer|deer|pioneer|mess|dress|press|access|success|process|illness|darkness|business|wilderness|happiness|chess|wife|life)$/

/** A role by its verb: `interpreter`, `driver`. */
const doer = (lower: string): boolean =>
  ROLES.has(lower) || (/(?:er|or)$/.test(lower) && verbForms(lower.replace(/(?:er|or)$/, '')).length > 0)

/** A noun that nobody listed but that is built like a role and acts like one: `the teller`, `a ringmaster`. */
function likelyRole(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at] as Token
  if (
    !/(er|or|ist|ian|eer|master|keeper|man|woman|person|smith|wright|monger)$/.test(lower) ||
    NO_ROLE.test(lower) ||
    OBJECT_NOUNS.has(lower) ||
    PLACE_NOUNS.has(lower) ||
    ABSTRACT.has(lower) ||
    BEINGS.has(lower) ||
    // `an elevator discover` is no discoverer.
    verbForms(lower).some(entry => entry.form === 'base')
  )
    return false
  const next = tokens[at + 1]
  return (
    !next?.word ||
    PREPOSITIONS.has(next.lower) ||
    CONJUNCTIONS.has(next.lower) ||
    RELATIVES.has(next.lower) ||
    /^(named|called|must|can|is|has|will)$/.test(next.lower) ||
    verbForms(next.lower).some(entry => entry.form === 'third' || entry.form === 'past')
  )
}

/** A name that begins at `at`: titles and capitalised words that stand for a person, not for a place or a thing. */
export function nameAt(tokens: readonly Token[], at: number, people: readonly Person[]): Span | undefined {
  const head = tokens[at]
  if (!head?.word || !head.capital) return undefined
  let to = at
  let titled = false
  if (TITLES.test(head.lower) && tokens[at + 1]?.capital && !head.possessive) {
    titled = true
    to++
  }
  while (tokens[to] && mayName(tokens[to] as Token) && to - at < 4) {
    to++
    if (tokens[to - 1]?.possessive) break
  }
  if (to === at || (titled && to === at + 1)) return undefined
  const parts = tokens.slice(at, to)
  const lastWord = parts.at(-1)
  const name = parts.map(part => part.text).join(' ')
  const bare = titled
    ? parts
        .slice(1)
        .map(part => part.text)
        .join(' ')
    : name
  const known = people.some(entry => entry.name === bare || entry.name.split(' ')[0] === bare)
  const first = parts[titled ? 1 : 0]
  const given = first !== undefined && isGiven(first)
  const span: Span = {
    ...SPAN,
    kind: 'name',
    from: at,
    to,
    name: titled && parts.length === 2 && !given ? name : bare,
    possessive: lastWord?.possessive ?? false,
  }
  if (known || titled) return span
  // `the Hotel Astra`: what a place is called is no person.
  const before = tokens[at - 1]
  if (before?.capital && PLACE_NOUNS.has(before.lower) && !before.possessive) return undefined
  if (lastWord && PLACE_NOUNS.has(lastWord.lower)) return undefined
  if (before && /^(the|a|an)$/.test(before.lower)) return undefined
  // `Interpreter Mila`: at the head of a sentence, a noun built like a role stands before the name.
  if (head.first && parts.length === 2 && !given && doer(head.lower)) return { ...span, name: parts[1]?.text ?? '' }
  if (head.first && !given && parts.length === 1) {
    const { lower } = head
    const common =
      ROLES.has(lower) ||
      OBJECT_NOUNS.has(lower) ||
      ABSTRACT.has(lower) ||
      BEINGS.has(lower) ||
      GROUPS.has(lower) ||
      GROUPS.has(lower.replace(/s$/, '')) ||
      verbForms(lower).length > 0 ||
      /(ing|ed|ly|tion|ness|ful|less|ous)$/.test(lower)
    if (common) return undefined
    const next = tokens[at + 1]
    const acts =
      next !== undefined &&
      (/[,]/.test(next.text) ||
        // `Bramble the hedge witch`
        (next.lower === 'the' && roleAt(tokens, at + 1) !== undefined) ||
        /^(and|who)$/.test(next.lower) ||
        verbForms(next.lower).length > 0 ||
        /s$/.test(next.lower) ||
        head.possessive ||
        /^(is|must|has|can|will|was)$/.test(next.lower))
    if (!acts) return undefined
    return span
  }
  // `of Sant Pere`: the rest of a place’s name is no person.
  const earlier = tokens[at - 2]
  if (!given && before && mayName(before) && !before.first && earlier && PLACE_BEFORE.test(earlier.lower))
    return undefined
  if (given)
    return head.first &&
      (OBJECT_NOUNS.has(head.lower) || ABSTRACT.has(head.lower)) &&
      verbForms(tokens[to]?.lower ?? '').length === 0
      ? undefined
      : span
  if (before && PLACE_BEFORE.test(before.lower)) return undefined
  if (
    before &&
    /^(to|from|on|for)$/.test(before.lower) &&
    verbForms(tokens[at - 2]?.lower ?? '').some(entry =>
      /^(travel|return|come|go|move|sail|fly|drive|head|arrive|journey|flee|escape|walk|ride|run|get|hitchhike)$/.test(
        entry.base,
      ),
    )
  )
    return undefined
  return span
}
