// Who is in a premise: names, roles (`her mentor`, `two brothers`), and the pronouns that stand for them.
import { type Gender, singularNoun, verbForms } from './english.ts'
import { BEINGS, GIVEN, GROUPS, ROLES } from './material/people.ts'
import { ABSTRACT, OBJECT_NOUNS, PLACE_NOUNS } from './material/things.ts'
import {
  CONJUNCTIONS,
  DETERMINERS,
  findVerb,
  mayName,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  type Token,
} from './tokens.ts'

/** Somebody in the premise. */
export interface Person {
  /** p0, p1 … in order of mention. */
  readonly id: string
  /** As the premise gives it; empty for people called by their role only. */
  name: string
  /** The role noun, such as `mentor`. */
  role: string
  /** The role as the premise words it, without determiner or owner: `best friend`, `old fisherman`. */
  description: string
  /** The person whose mentor (brother, boss …) this is. */
  owner: string | undefined
  /** `a`, `the` or `her`: how the premise introduced the role. */
  determiner: string
  gender: Gender | undefined
  age: readonly [number, number] | undefined
}

/** Tokens `from…to` that stand for people. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly people: readonly string[]
  readonly kind: 'name' | 'role' | 'pronoun'
  readonly possessive: boolean
}

const genderOfName = (name: string): Gender | undefined => {
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
  /^(dr\.|mr\.|mrs\.|ms\.|prof\.|capt\.|lt\.|sgt\.|doctor|captain|detective|inspector|professor|agent|officer|sergeant|commander|colonel|general|king|queen|prince|princess|lord|lady|sir|dame|father|sister|brother|mother|aunt|uncle|nurse|sheriff|chef|judge|senator|mayor|president|madame|miss|grandma|grandpa|major|lieutenant|private)$/
const TITLE_GENDER: Record<string, Gender> = {
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
}
const COUNTS: Record<string, number> = { two: 2, three: 3, twin: 2, both: 2 }
const PLACE_BEFORE = /^(in|at|near|inside|outside|across|of|around|beneath|above|through|toward|towards|beyond|called)$/
/** Adjectives about age. */
const AGES: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^(old|elderly|aging|ageing|retired|ancient|aged)$/, [62, 76]],
  [/^(young|rookie|novice|junior)$/, [19, 27]],
  [/^(little|small)$/, [8, 12]],
  [/^(teenage|adolescent)$/, [14, 18]],
  [/^(middle-aged)$/, [44, 55]],
]

interface Cast {
  readonly people: Person[]
  readonly mentions: Mention[]
}

/** Finds everybody that `tokens` mention, in order. */
export function findPeople(tokens: readonly Token[]): Cast {
  const people: Person[] = []
  const mentions: Mention[] = []
  const person = (fields: Partial<Person>): Person => {
    const made: Person = {
      id: `p${people.length}`,
      name: '',
      role: '',
      description: '',
      owner: undefined,
      determiner: 'a',
      gender: undefined,
      age: undefined,
      ...fields,
    }
    people.push(made)
    return made
  }
  const find = (id: string | undefined) => people.find(entry => entry.id === id)
  let at = 0
  while (at < tokens.length) {
    const span = roleAt(tokens, at) ?? nameAt(tokens, at, people)
    if (span) {
      at = take(span)
      continue
    }
    pronounAt(at)
    at++
  }
  // `After her father dies, Lena …`: the owner comes later.
  for (const someone of people)
    if (someone.determiner === 'owned' && !someone.owner)
      someone.owner = people.find(entry => entry !== someone && entry.owner !== someone.id)?.id
  return { people, mentions }

  /** Books a span and joins appositions: `her mentor, Ilse`, `a botanist named Ava`, `Ava, a botanist,`. */
  function take(span: Span): number {
    const next = span.to
    if (span.kind === 'role') {
      // `is mistaken for a famous chef`, `pretends to be a doctor`: what somebody is taken for is nobody else.
      const link = tokens[span.from - 1]?.lower ?? ''
      const taken = link === 'for' && /^(mistaken|taken|mistakes|known)$/.test(tokens[span.from - 2]?.lower ?? '')
      if (span.determiner === 'a' && (taken || /^(as|be|is|are|was|become|becomes|becoming|became|being)$/.test(link)))
        return span.to
      // `the king’s crown` is about the crown: only a king seen before is a person in it.
      if (span.possessive && !people.some(entry => entry.role === span.role)) return span.from + 1
      const after = tokens[next]
      const skip = after && /^(named|called)$/.test(after.lower) ? 1 : 0
      const name = nameAt(tokens, next + skip, people)
      if (name && (skip || !after?.first) && span.count === 1) {
        const known = people.find(entry => entry.name === name.name)
        const someone =
          known ??
          person({
            name: name.name,
            gender: TITLE_GENDER[tokens[name.from]?.lower ?? ''] ?? genderOfName(name.name),
          })
        describe(someone, span)
        if (span.owned) someone.owner = ownerOf(span)
        book(span.from, name.to, [someone], 'name', tokens[name.to - 1]?.possessive ?? false)
        return name.to
      }
      if (after?.text === ',') {
        const named = nameAt(tokens, next + 1, people)
        if (named && tokens[named.to]?.text === ',' && span.count === 1) {
          const someone = person({
            name: named.name,
            gender: TITLE_GENDER[tokens[named.from]?.lower ?? ''] ?? genderOfName(named.name),
          })
          describe(someone, span)
          if (span.owned) someone.owner = ownerOf(span)
          book(span.from, named.to + 1, [someone], 'name', false)
          return named.to + 1
        }
      }
      const before = tokens[span.from - 1]?.text === ',' ? mentions.at(-1) : undefined
      if (before?.kind === 'name' && before.to === span.from - 1 && span.determiner !== 'the' && !span.owned) {
        const someone = find(before.people[0])
        const closes =
          !tokens[next] ||
          /[,.;]/.test(tokens[next]?.text ?? '') ||
          /^(who|from|of|with|in|named)$/.test(tokens[next]?.lower ?? '')
        if (someone && !someone.role && closes) {
          describe(someone, span)
          return next
        }
      }
      const owner = span.owned ? ownerOf(span) : undefined
      const same = people.find(
        entry =>
          entry.role === span.role &&
          (span.determiner === 'the' || (span.owned && entry.owner === owner)) &&
          span.count === 1,
      )
      const group: Person[] = []
      for (let n = 0; n < span.count; n++) {
        const someone = same ?? person({ owner })
        describe(someone, span)
        group.push(someone)
      }
      book(span.from, next, group, 'role', span.possessive)
      return next
    }
    const known = people.find(
      entry =>
        entry.name === span.name || entry.name.split(' ')[0] === span.name || span.name.split(' ')[0] === entry.name,
    )
    const someone =
      known ??
      person({ name: span.name, gender: TITLE_GENDER[tokens[span.from]?.lower ?? ''] ?? genderOfName(span.name) })
    const title = tokens[span.from]
    if (!someone.role && title && title.lower !== span.name.toLowerCase() && ROLES.has(title.lower)) {
      someone.role = title.lower
      someone.description = title.lower
    }
    // `Gus the accountant`: the role is Gus’s own.
    const own = tokens[next]?.lower === 'the' ? roleAt(tokens, next) : undefined
    if (own && own.count === 1 && !someone.role && !span.possessive) {
      describe(someone, own)
      book(span.from, own.to, [someone], 'name', own.possessive)
      return own.to
    }
    // `Ilse, her mentor,`: the role that follows belongs to the name.
    if (tokens[next]?.text === ',') {
      const role = roleAt(tokens, next + 1)
      const end = role ? tokens[role.to] : undefined
      if (
        role &&
        role.count === 1 &&
        !someone.role &&
        (!end || /[,.;]/.test(end.text) || /^(who|from|of|with)$/.test(end.lower))
      ) {
        describe(someone, role)
        if (role.owned) someone.owner = ownerOf(role)
        book(span.from, next, [someone], 'name', span.possessive)
        return role.to
      }
    }
    book(span.from, next, [someone], 'name', span.possessive)
    return next
  }

  function describe(someone: Person, span: Span): void {
    const hints = ROLES.get(span.role)
    someone.role ||= span.role
    someone.description ||= span.description
    someone.determiner = span.determiner
    someone.gender ??= hints?.gender
    someone.age ??= AGES.find(([word]) => span.description.split(' ').some(part => word.test(part)))?.[1] ?? hints?.age
  }

  function ownerOf(span: Span): string | undefined {
    if (span.owner) {
      const known = people.find(
        entry => entry.name.split(' ')[0] === span.owner || entry.name === span.owner || entry.role === span.owner,
      )
      if (known || !/^\p{Lu}/u.test(span.owner)) return known?.id ?? people[0]?.id
      return person({ name: span.owner, gender: genderOfName(span.owner) }).id
    }
    const gender: Gender | undefined = span.pronoun === 'her' ? 'female' : span.pronoun === 'his' ? 'male' : undefined
    return antecedent(gender, span.from, undefined)?.id
  }

  /** The latest person before `index` that `gender` fits; a person of unknown gender takes it. */
  function antecedent(gender: Gender | undefined, index: number, not: string | undefined): Person | undefined {
    const before = mentions.filter(mention => mention.to <= index && mention.people.length === 1)
    const subject = [...before].reverse().map(mention => find(mention.people[0]))
    const candidates = [...new Set(subject)].filter(
      (entry): entry is Person =>
        entry !== undefined && entry.id !== not && (!gender || !entry.gender || entry.gender === gender),
    )
    const chosen = candidates.find(entry => entry.gender === gender) ?? candidates[0]
    if (chosen && gender) chosen.gender ??= gender
    return chosen
  }

  function pronounAt(index: number): void {
    const token = tokens[index]
    if (!token) return
    const { lower } = token
    if (
      /^(i|me|my|myself)$/.test(lower) ||
      (/^(you|your|yourself)$/.test(lower) && (people.length === 0 || find('p0')?.description === 'you'))
    ) {
      const self = people.find(entry => entry.description === 'you') ?? person({ description: 'you' })
      if (/self$/.test(lower)) return
      book(index, index + 1, [self], 'pronoun', /^(my|your)$/.test(lower))
    } else if (/^(he|she)$/.test(lower)) {
      const someone = antecedent(lower === 'he' ? 'male' : 'female', index, undefined)
      if (someone) book(index, index + 1, [someone], 'pronoun', false)
    } else if (/^(him|her|his)$/.test(lower)) {
      const next = tokens[index + 1]
      const owns =
        lower === 'his' ||
        (lower === 'her' &&
          next?.word === true &&
          !PREPOSITIONS.has(next.lower) &&
          !CONJUNCTIONS.has(next.lower) &&
          !DETERMINERS.has(next.lower) &&
          !PRONOUNS.has(next.lower) &&
          !(
            verbForms(next.lower).length > 0 &&
            !OBJECT_NOUNS.has(next.lower) &&
            !ABSTRACT.has(next.lower) &&
            !PLACE_NOUNS.has(next.lower) &&
            isVerbLike(next.lower)
          ))
      const subject = clauseSubject(index)
      const gender = lower === 'him' || lower === 'his' ? 'male' : 'female'
      if (owns) {
        // `her` of the clause's own subject reads well as it is; anybody else’s is named.
        const someone = find(subject)
        if (someone && (!someone.gender || someone.gender === gender)) {
          someone.gender ??= gender
          return
        }
        const owner = antecedent(gender, index, subject)
        if (owner) book(index, index + 1, [owner], 'pronoun', true)
      } else {
        const someone = antecedent(gender, index, subject)
        if (someone) book(index, index + 1, [someone], 'pronoun', false)
      }
    } else if (lower === 'they' || lower === 'them') {
      const group = mentions.findLast(mention => mention.people.length > 1)?.people
      const subject = lower === 'them' ? clauseSubject(index) : undefined
      const both = group?.some(id => id === subject) ? undefined : group
      if (both)
        book(
          index,
          index + 1,
          both.map(id => find(id)).filter(entry => entry !== undefined),
          'pronoun',
          false,
        )
      else if (lower === 'they' && people.length === 1 && people[0] && !people[0].gender)
        book(index, index + 1, [people[0]], 'pronoun', false)
    }
  }

  function isVerbLike(word: string): boolean {
    return verbForms(word).some(entry => entry.form === 'base' || entry.form === 'gerund')
  }

  /** The person who acts in the clause that `index` is in. */
  function clauseSubject(index: number): string | undefined {
    let start = index
    while (start > 0 && !/[.;!?:—–]/.test(tokens[start - 1]?.text ?? '')) start--
    const inside = (at: number) => mentions.some(mention => at >= mention.from && at < mention.to)
    const verb = findVerb(tokens, start, index, inside)
    // The last person with a verb of their own: `Lena returns …`, `the detective who is chasing …`.
    const acting = mentions.findLast(
      mention =>
        mention.from >= start &&
        mention.to <= index &&
        !mention.possessive &&
        (findVerb(tokens, mention.to, Math.min(index, mention.to + 5), inside)?.at !== undefined ||
          (mention.people.length > 1 &&
            verbForms(tokens[mention.to]?.lower ?? '').some(entry => entry.form === 'base'))),
    )
    if (acting) return acting.people[0]
    const first = mentions.find(
      mention => mention.from >= start && mention.to <= (verb?.at ?? index) && !mention.possessive,
    )
    return (first ?? mentions.findLast(mention => !mention.possessive && mention.to <= index))?.people[0]
  }

  function book(from: number, to: number, who: readonly Person[], kind: Mention['kind'], possessive: boolean): void {
    mentions.push({ from, to, people: who.map(entry => entry.id), kind, possessive })
  }
}

interface Span {
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
function roleAt(tokens: readonly Token[], at: number): Span | undefined {
  const head = tokens[at]
  if (!head?.word) return undefined
  const owned = head.possessive || /^(his|her|their|my|your|our)$/.test(head.lower)
  const opens = owned || /^(a|an|the|one|two|three|both|another|this|that|every)$/.test(head.lower)
  let index = opens ? at + 1 : at
  const start = index
  for (let steps = 0; steps < 5; steps++, index++) {
    const token = tokens[index]
    if (!token?.word || (token.capital && !token.first && index > start)) return undefined
    const next = tokens[index + 1]
    const two = next?.word && !token.possessive ? `${token.lower} ${next.lower}` : ''
    const noun = ROLES.has(two) || ROLES.has(singularNoun(two)) ? two : token.lower
    const singular = ROLES.has(noun) ? noun : singularNoun(noun)
    const plural = singular !== noun && ROLES.has(singular)
    const likely = opens && index > at && !plural && likelyRole(tokens, index)
    if ((ROLES.has(singular) || likely) && !(token.capital && !token.first)) {
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
          GROUPS.has(follow.lower))
      if (compound && !verbForms(follow.lower).some(entry => entry.form === 'third')) continue
      if (follow?.capital && !opens && index === at && TITLES.test(token.lower)) return undefined
      const counted = COUNTS[head.lower] ?? (plural ? 0 : 1)
      if (plural && !counted) return undefined
      if (!opens && (!token.first || index !== at) && !/^(detective|doctor)$/.test(singular)) return undefined
      const description = tokens
        .slice(start, to)
        .map(part => part.lower)
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

/** A noun that nobody listed but that is built like a role and acts like one: `the teller`, `a ringmaster`. */
function likelyRole(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at] as Token
  if (
    !/(er|or|ist|ian|eer|master|keeper|man|woman|person|smith|wright|monger)$/.test(lower) ||
    NO_ROLE.test(lower) ||
    OBJECT_NOUNS.has(lower) ||
    PLACE_NOUNS.has(lower) ||
    ABSTRACT.has(lower) ||
    BEINGS.has(lower)
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
function nameAt(tokens: readonly Token[], at: number, people: readonly Person[]): Span | undefined {
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
  if (lastWord && PLACE_NOUNS.has(lastWord.lower)) return undefined
  const before = tokens[at - 1]
  if (before && /^(the|a|an)$/.test(before.lower)) return undefined
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
        /^(and|who)$/.test(next.lower) ||
        verbForms(next.lower).length > 0 ||
        /s$/.test(next.lower) ||
        head.possessive ||
        /^(is|must|has|can|will|was)$/.test(next.lower))
    if (!acts) return undefined
    return span
  }
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
