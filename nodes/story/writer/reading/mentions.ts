// Who is in a premise: names, roles (`her mentor`, `two brothers`), and the pronouns that stand for them.
import { type Gender, verbForms } from '../english.ts'
import { ROLES } from '../material/people.ts'
import { ABSTRACT, OBJECT_NOUNS, PLACE_NOUNS } from '../material/things.ts'
import { AGES, genderOfName, nameAt, roleAt, type Span, TITLE_GENDER } from './spans.ts'
import { CONJUNCTIONS, DETERMINERS, findVerb, PREPOSITIONS, PRONOUNS, type Token } from './tokens.ts'

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
      if (span.possessive && !people.some(entry => entry.role === span.role)) {
        // `the mayor’s son`: the mayor is only said, the son is seen.
        const of = roleAt(tokens, span.to - 1)
        if (!of?.owned || of.count !== 1) return span.from + 1
        const someone = person({ determiner: 'the' })
        describe(someone, { ...of, determiner: 'the', description: `${span.description}’s ${of.description}` })
        book(span.from, of.to, [someone], 'role', of.possessive)
        return of.to
      }
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
    someone.gender ??=
      hints?.gender ?? (/woman$/.test(span.role) ? 'female' : /(?<!wo)man$/.test(span.role) ? 'male' : undefined)
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
      else if (lower === 'they' && people.length === 1 && people[0] && !people[0].gender && !crowdBefore(index))
        book(index, index + 1, [people[0]], 'pronoun', false)
    }
  }

  /** Whether many have been spoken of since anybody was: `a song that makes people remember what they lost`. */
  function crowdBefore(index: number): boolean {
    const since = mentions.findLast(mention => mention.to <= index)?.to ?? 0
    return tokens.slice(since, index).some(({ lower }) => CROWD.test(lower))
  }

  function isVerbLike(word: string): boolean {
    return verbForms(word).some(entry => entry.form === 'base' || entry.form === 'gerund')
  }

  /** The person who acts in the clause that `index` is in. */
  function clauseSubject(index: number): string | undefined {
    // `asks her rival to play for her`: the rival plays.
    const asked = mentions.findLast(mention => mention.to < index && !mention.possessive)
    if (
      asked &&
      asked.people.length === 1 &&
      tokens[asked.to]?.lower === 'to' &&
      isVerbLike(tokens[asked.to + 1]?.lower ?? '') &&
      !tokens.slice(asked.to, index).some(token => /[,.;!?]/.test(token.text))
    )
      return asked.people[0]
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

/** Many whom nobody counts. */
const CROWD =
  /^(?:people|everyone|everybody|strangers|children|women|men|folk|folks|villagers|townspeople|listeners|readers|visitors)$/
