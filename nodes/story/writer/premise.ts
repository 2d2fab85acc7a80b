// Reads a premise: who, where, with what, and what happens, as events that the writer can stage one by one.
import { article, possessive, singularNoun, third, verbForms } from './english.ts'
import { BEINGS, GROUPS, ROLES } from './material/people.ts'
import type { PlaceKind } from './material/places.ts'
import { ABSTRACT, OBJECT_NOUNS, PLACE_NOUNS } from './material/things.ts'
import { type EventKind, eventKind } from './material/verbs.ts'
import { findPeople, type Mention, type Person } from './mentions.ts'
import {
  BE_HAVE,
  CONJUNCTIONS,
  DETERMINERS,
  type FoundVerb,
  findVerb,
  MODALS,
  mayName,
  NOT_NAMES,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  type Token,
  tokenize,
} from './tokens.ts'

export type { Person } from './mentions.ts'

/** A place of the premise. */
export interface PremisePlace {
  /** Without determiner, such as `secret lab` or `Blackwood Manor`. */
  readonly name: string
  readonly kind: PlaceKind
  /** A name of its own, which takes no article. */
  readonly proper: boolean
  /** Index of its first token. */
  readonly at: number
}

/** A thing of the premise. */
export interface PremiseThing {
  /** Without determiner, such as `brass key`. */
  readonly name: string
  readonly kind: 'thing' | 'being' | 'abstract'
  readonly plural: boolean
  readonly at: number
}

/** One thing that happens. `{p0}` in `text` stands for a person’s name, `{p0's}` for the name as an owner. */
export interface PremiseEvent {
  /** Present tense, without a full stop: `{p1} warns {p0} about the consequences`. */
  readonly text: string
  /** The words of the subject when the premise calls its person by a role: `a detective who cannot sleep`. */
  readonly verb: string
  readonly kind: EventKind
  /** Who acts; empty when a group, a being or a thing does. */
  readonly agents: readonly string[]
  /** Everybody in it, agents first. */
  readonly people: readonly string[]
  readonly places: readonly PremisePlace[]
  readonly things: readonly PremiseThing[]
  /** First and last token of the event in the premise. */
  readonly from: number
  readonly to: number
}

export interface Premise {
  readonly people: readonly Person[]
  readonly places: readonly PremisePlace[]
  readonly things: readonly PremiseThing[]
  readonly events: readonly PremiseEvent[]
  /** What is only named, never said to happen: `Three wishes.` */
  readonly fragments: readonly string[]
  /** Time words that tell the hour, such as `midnight`. */
  readonly hours: readonly string[]
}

const LEAD =
  /^\s*(?:please\s+)?(?:(?:write|tell|make|create|generate|give)(?:\s+(?:me|us))?\s+)?(?:(?:a|an|the|this(?: is)?)\s+)?(?:[\w-]+\s+){0,2}(?:story|film|episode|tale|movie|comedy|drama|thriller|romance|mystery|short)\s+(?:about|of|in which|where|that follows|following|for)\s+/i

/** Reads an English premise. Words it does not know are kept as they are. */
export function readPremise(source: string): Premise {
  const text = source
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/["“”«»]/g, '"')
    .trim()
    .replace(LEAD, '')
  const tokens = withoutIdleRelatives(tokenize(text))
  const { people, mentions } = findPeople(tokens)
  const places = findPlaces(tokens, mentions)
  const things = findThings(tokens, mentions, places)
  const { events, fragments } = findEvents(tokens, mentions, people, places, things)
  const hours = tokens
    .filter(token =>
      /^(midnight|night|tonight|dawn|sunrise|morning|noon|afternoon|dusk|sunset|evening|twilight)$/.test(token.lower),
    )
    .map(token => token.lower)
  return { people, places, things, events, fragments, hours }
}

/** `A planner who books two weddings and must choose.` has no verb but those after `who`: they are what happens. */
function withoutIdleRelatives(tokens: readonly Token[]): Token[] {
  const { mentions } = findPeople(tokens)
  const personAt = (at: number) => covers(mentions, at) !== undefined
  const idle = new Set<number>()
  for (const [from, to] of sentences(tokens)) {
    const subject = mentions.find(mention => mention.from >= from && mention.from <= from + 1)
    const at = subject && tokens[subject.to]?.text === ',' ? subject.to + 1 : (subject?.to ?? to)
    if (at >= to || !/^(who|that|which)$/.test(tokens[at]?.lower ?? '')) continue
    const verb = findVerb(tokens, from, to, personAt)
    const before = tokens[(verb?.at ?? 0) - 1]
    if (!verb || /^(and|but|then)$/.test(before?.lower ?? '')) idle.add(at)
  }
  return tokens.filter((_, index) => !idle.has(index))
}

const covers = (mentions: readonly Mention[], at: number): Mention | undefined =>
  mentions.find(mention => at >= mention.from && at < mention.to)

/** The first token of the noun phrase that ends at `end`: adjectives and nouns back to a determiner or a preposition. */
function phraseStart(tokens: readonly Token[], end: number, mentions: readonly Mention[]): number {
  let from = end
  while (from > 0) {
    const before = tokens[from - 1]
    if (!before?.word || before.possessive || covers(mentions, from - 1)) break
    if (
      DETERMINERS.has(before.lower) ||
      PREPOSITIONS.has(before.lower) ||
      CONJUNCTIONS.has(before.lower) ||
      PRONOUNS.has(before.lower) ||
      RELATIVES.has(before.lower)
    )
      break
    if (MODALS.has(before.lower) || BE_HAVE.has(before.lower) || /ly$/.test(before.lower)) break
    const forms = verbForms(before.lower)
    const opened = from >= 2 && DETERMINERS.has(tokens[from - 2]?.lower ?? '')
    if (!opened && forms.some(entry => entry.form === 'third' || entry.form === 'base' || entry.form === 'gerund'))
      break
    if (
      !opened &&
      forms.some(entry => entry.form === 'past') &&
      from >= 2 &&
      (covers(mentions, from - 2) || PRONOUNS.has(tokens[from - 2]?.lower ?? ''))
    )
      break
    if (end - from >= 3) break
    from--
  }
  return from
}

function findPlaces(tokens: readonly Token[], mentions: readonly Mention[]): PremisePlace[] {
  const places: PremisePlace[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token?.word || covers(mentions, at)) continue
    const next = tokens[at + 1]
    const two = next?.word && !token.possessive ? `${token.lower} ${next.lower}` : ''
    const kind = PLACE_NOUNS.get(two) ?? PLACE_NOUNS.get(token.lower) ?? PLACE_NOUNS.get(singularNoun(token.lower))
    const end = PLACE_NOUNS.has(two) ? at + 1 : at
    if (kind) {
      const from = phraseStart(tokens, at, mentions)
      const after = tokens[end + 1]
      const modifies =
        after?.word &&
        end === at &&
        !token.possessive &&
        (OBJECT_NOUNS.has(after.lower) ||
          ROLES.has(after.lower) ||
          PLACE_NOUNS.has(after.lower) ||
          GROUPS.has(after.lower)) &&
        verbForms(after.lower).every(entry => entry.form !== 'third')
      const verb =
        from === at &&
        verbForms(token.lower).length > 0 &&
        (at === 0 || (!DETERMINERS.has(tokens[at - 1]?.lower ?? '') && !PREPOSITIONS.has(tokens[at - 1]?.lower ?? '')))
      if (!modifies && !verb) {
        const name = tokens
          .slice(from, end + 1)
          .map(part => part.text)
          .join(' ')
        const proper =
          tokens.slice(from, end + 1).some(part => part.capital && !part.first) ||
          (tokens[end]?.capital === true && from === end && !tokens[end]?.first)
        // `the village of Oren`: its own name belongs to it.
        const named = tokens[end + 1]?.lower === 'of' && tokens[end + 2]?.capital ? ` of ${tokens[end + 2]?.text}` : ''
        const determined = DETERMINERS.has(tokens[from - 1]?.lower ?? '') || tokens[from - 1]?.possessive === true
        places.push({
          name: (proper ? name : name.toLowerCase()) + named,
          kind,
          proper: proper && !determined,
          at: from,
        })
        at = end
        continue
      }
    }
    // A capitalised word after `in`, `at`, `to` … that no person bears: a place with a name of its own.
    if (
      token.capital &&
      mayName(token) &&
      !token.first &&
      /^(in|at|near|to|from|of|across|outside|toward|towards|called|inside|through|on)$/.test(
        tokens[at - 1]?.lower ?? '',
      )
    ) {
      let last = at
      while (tokens[last + 1] && mayName(tokens[last + 1] as Token) && last - at < 3) last++
      const name = tokens
        .slice(at, last + 1)
        .map(part => part.text)
        .join(' ')
      const kindOfLast = PLACE_NOUNS.get(tokens[last]?.lower ?? '')
      const of = tokens[at - 1]?.lower === 'of' && tokens[at - 2]?.word
      if (!of || kindOfLast) places.push({ name, kind: kindOfLast ?? 'street', proper: true, at })
      at = last
    }
  }
  return places
}

function findThings(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  places: readonly PremisePlace[],
): PremiseThing[] {
  const things: PremiseThing[] = []
  const inPlace = (at: number) => places.some(place => at >= place.at && at < place.at + place.name.split(' ').length)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token?.word || covers(mentions, at) || inPlace(at)) continue
    const next = tokens[at + 1]
    const two = next?.word && !token.possessive ? `${token.lower} ${next.lower}` : ''
    const end = OBJECT_NOUNS.has(two) ? at + 1 : at
    const lower = tokens[end]?.lower ?? ''
    const singular = singularNoun(lower)
    const is = (set: ReadonlySet<string>) => set.has(lower) || set.has(singular)
    const kind =
      OBJECT_NOUNS.has(two) || is(OBJECT_NOUNS)
        ? 'thing'
        : is(BEINGS) || GROUPS.has(lower)
          ? 'being'
          : is(ABSTRACT)
            ? 'abstract'
            : undefined
    const from = phraseStart(tokens, at, mentions)
    const before = tokens[from - 1]
    const opened = before !== undefined && (DETERMINERS.has(before.lower) || before.possessive)
    const after = tokens[end + 1]
    const modifies =
      after?.word &&
      !PREPOSITIONS.has(after.lower) &&
      !CONJUNCTIONS.has(after.lower) &&
      !RELATIVES.has(after.lower) &&
      !DETERMINERS.has(after.lower) &&
      !PRONOUNS.has(after.lower) &&
      !MODALS.has(after.lower) &&
      !BE_HAVE.has(after.lower) &&
      !/ly$/.test(after.lower) &&
      verbForms(after.lower).length === 0
    if (
      modifies ||
      (kind && !opened && from === at && verbForms(lower).length > 0 && !PREPOSITIONS.has(before?.lower ?? ''))
    )
      continue
    // A noun nobody listed, after a determiner and before the phrase’s end: still a thing of the premise.
    // Closed words are never things.
    const closed = [PREPOSITIONS, CONJUNCTIONS, RELATIVES, PRONOUNS, MODALS, BE_HAVE, DETERMINERS, NOT_NAMES].some(
      set => set.has(lower),
    )
    if (closed) continue
    const unknown =
      kind === undefined && opened && verbForms(lower).length === 0 && !/ly$/.test(lower) && !ROLES.has(singular)
    if (!kind && !unknown) continue
    const name = tokens
      .slice(from, end + 1)
      .map(part => (part.capital && !part.first ? part.text : part.lower))
      .join(' ')
    const abstract =
      kind === 'abstract' || (unknown && /(tion|ness|ity|ship|ment|ism|ance|ence|hood|dom|ure|age|ing)s?$/.test(lower))
    things.push({
      name,
      kind: abstract ? 'abstract' : kind === 'being' ? 'being' : 'thing',
      plural: /[^su]s$/.test(lower) || /^(people|men|women|children|police)$/.test(lower),
      at: from,
    })
    at = end
  }
  return things
}

interface Clause {
  readonly from: number
  readonly to: number
  readonly verb: FoundVerb
  /** Has no subject of its own: `… and loses everything`. */
  readonly bare: boolean
}

function findEvents(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  people: readonly Person[],
  places: readonly PremisePlace[],
  things: readonly PremiseThing[],
): { events: PremiseEvent[]; fragments: string[] } {
  const events: PremiseEvent[] = []
  const fragments: string[] = []
  let subject: Subject | undefined
  for (const [from, to] of sentences(tokens)) {
    const clauses = cut(tokens, from, to, mentions)
    if (clauses.length === 0) {
      const words = plain(tokens.slice(from, to))
      if (words) fragments.push(words)
    }
    for (const clause of clauses) {
      const event = render(tokens, clause, mentions, people, places, things, subject)
      subject = event.subject
      events.push(event.event)
    }
  }
  return { events, fragments }
}

function sentences(tokens: readonly Token[]): [number, number][] {
  const spans: [number, number][] = []
  let from = 0
  for (let at = 0; at <= tokens.length; at++)
    if (at === tokens.length || /^[.!?…;:—()]$/.test(tokens[at]?.text ?? '')) {
      if (at > from) spans.push([from, at])
      from = at + 1
    }
  return spans
}

/** Cuts a sentence where a new finite verb begins a clause of its own. */
function cut(tokens: readonly Token[], from: number, to: number, mentions: readonly Mention[]): Clause[] {
  const personAt = (at: number) => covers(mentions, at) !== undefined
  const bounds = [from]
  for (let at = from + 1; at < to; at++) {
    const lower = tokens[at]?.lower ?? ''
    if (
      tokens[at]?.text === ',' ||
      /^(and|but|then|until|when|while|before|after|because|so|or|as|if|unless|although|though|once|yet)$/.test(lower)
    ) {
      if (covers(mentions, at)) continue
      bounds.push(at)
    }
  }
  bounds.push(to)
  const clauses: Clause[] = []
  let start = from
  for (let index = 1; index < bounds.length; index++) {
    const end = bounds[index] ?? to
    const here = findVerb(tokens, skip(tokens, start, end), end, personAt)
    if (!here) continue
    const next = nextClause(tokens, end, to, bounds, index, personAt)
    if (end < to && !next) continue
    clauses.push({
      from: skip(tokens, start, end),
      to: trim(tokens, start, end),
      verb: here,
      bare: here.at === skip(tokens, start, end),
    })
    start = end
  }
  const rest = skip(tokens, start, to)
  if (clauses.length === 0 || rest < to) {
    const verb = findVerb(tokens, rest, to, personAt)
    if (verb && !clauses.some(clause => clause.verb.at === verb.at))
      clauses.push({ from: rest, to: trim(tokens, rest, to), verb, bare: verb.at === rest })
    else if (clauses.length > 0 && rest < to) {
      const last = clauses.pop()
      if (last) clauses.push({ ...last, to: trim(tokens, last.from, to) })
    }
  }
  return clauses
}

/** True when the stretch after a boundary begins a clause: a verb at once, or a subject with its verb. */
function nextClause(
  tokens: readonly Token[],
  end: number,
  to: number,
  bounds: readonly number[],
  index: number,
  personAt: (at: number) => boolean,
): boolean {
  const begin = skip(tokens, end, to)
  if (begin >= to || RELATIVES.has(tokens[begin]?.lower ?? '')) return false
  // `and`, `,` may be followed by another boundary before the verb comes: look as far as the sentence goes.
  for (let reach = index + 1; reach < bounds.length; reach++) {
    const until = bounds[reach] ?? to
    if (until <= begin) continue
    const verb = findVerb(tokens, begin, until, personAt)
    if (!verb || verb.form === 'gerund') continue
    if (verb.at === begin) return true
    // A subject stands before it: a person, a determiner, a pronoun, a name or a plain noun phrase without a preposition.
    const opener = tokens[begin]
    const prepositional = opener !== undefined && PREPOSITIONS.has(opener.lower)
    const adverb = opener !== undefined && /ly$/.test(opener.lower) && verb.at === begin + 1
    if (adverb) return true
    if (!prepositional && verb.at - begin <= 9) return true
    return prepositional && tokens.slice(begin, verb.at).some((_, offset) => personAt(begin + offset))
  }
  return false
}

/** Passes over conjunctions, commas and subordinators at a clause’s start. */
function skip(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (
    at < to &&
    (!tokens[at]?.word ||
      CONJUNCTIONS.has(tokens[at]?.lower ?? '') ||
      (/^(after|before|until)$/.test(tokens[at]?.lower ?? '') && at === from))
  )
    at++
  return at
}
const trim = (tokens: readonly Token[], from: number, to: number): number => {
  let end = to
  while (end > from && (!tokens[end - 1]?.word || CONJUNCTIONS.has(tokens[end - 1]?.lower ?? ''))) end--
  return end
}

interface Subject {
  readonly agents: readonly string[]
  readonly words: string
  readonly plural: boolean
}

function render(
  tokens: readonly Token[],
  clause: Clause,
  mentions: readonly Mention[],
  people: readonly Person[],
  places: readonly PremisePlace[],
  things: readonly PremiseThing[],
  inherited: Subject | undefined,
): { event: PremiseEvent; subject: Subject } {
  const { from, to, verb } = clause
  const inside = mentions.filter(mention => mention.from >= from && mention.to <= to)
  // The subject begins after a leading phrase: `To save her town, Ava …`.
  let head = from
  for (let at = verb.at - 1; at > from; at--)
    if (
      tokens[at]?.text === ',' &&
      !inside.some(mention => mention.to === at && mention.from <= from + 1) &&
      !RELATIVES.has(tokens[at + 1]?.lower ?? '')
    ) {
      const closesRelative = tokens.slice(from, at).some(token => RELATIVES.has(token.lower))
      if (!closesRelative && at + 1 < verb.at) head = at + 1
      break
    }
  const before = inside.filter(mention => mention.from >= head && mention.to <= verb.at)
  const acting = before.filter(
    mention =>
      !mention.possessive && (mention.from === head || !PREPOSITIONS.has(tokens[mention.from - 1]?.lower ?? '')),
  )
  const first = acting[0]
  const leads =
    first !== undefined &&
    (first.from === head ||
      tokens.slice(head, first.from).every(token => PREPOSITIONS.has(token.lower) || CONJUNCTIONS.has(token.lower)))
  const agents =
    clause.bare && inherited
      ? inherited.agents
      : leads
        ? [
            ...new Set(
              acting
                .filter((mention, index) => index === 0 || /^(and|,)$/.test(tokens[mention.from - 1]?.text ?? ''))
                .flatMap(mention => mention.people),
            ),
          ]
        : []
  const subjectWords = clause.bare ? (inherited?.words ?? '') : words(tokens, head, verb.at, inside)
  const headNoun =
    tokens.slice(head, verb.at).findLast(token => token.word && !PREPOSITIONS.has(token.lower))?.lower ?? ''
  const isPlural = clause.bare
    ? (inherited?.plural ?? false)
    : agents.length > 1 ||
      (agents.length === 0 &&
        (verb.form === 'base' ||
          (verb.form !== 'third' &&
            (GROUPS.has(headNoun) || (/[^su]s$/.test(headNoun) && !DETERMINERS.has(headNoun))))))
  const conjugated = conjugate(verb, tokens[verb.at]?.text ?? '', isPlural)
  const named = agents.map(id => `{${id}}`)
  const actor = clause.bare
    ? agents.length > 0
      ? listOf(named)
      : subjectWords
    : leads && first && agents.length > 0
      ? subjectText(tokens, head, verb.at, first, inside, named, people)
      : subjectWords
  const lead = head > from ? `${words(tokens, from, head - 1, inside)}, ` : ''
  const rest = words(tokens, verb.at + 1, describeLast(tokens, verb.at, to, inside, people), inside)
  const text = `${lead}${actor} ${conjugated} ${rest}`.replace(/\s+/g, ' ').replace(/\s+,/g, ',').trim()
  const everyone = [...new Set([...agents, ...inside.flatMap(mention => mention.people)])]
  const within = (at: number) => at >= from && at < to
  const base = verb.form === 'modal' || verb.form === 'be' ? mainVerb(tokens, verb.at + 1, to, verb.base) : verb.base
  return {
    event: {
      text,
      verb: base,
      // To hunt somebody is a chase; to hunt for something is a search.
      kind: eventKind(base) === 'search' && everyone.length > 1 && agents.length > 0 ? 'chase' : eventKind(base),
      agents,
      people: everyone,
      places: places.filter(place => within(place.at)),
      things: things.filter(thing => within(thing.at)),
      from,
      to,
    },
    subject: { agents, words: subjectWords, plural: isPlural },
  }
}

/** `… with the man who buys flowers`: what tells who somebody is belongs to the person. Returns where the event then ends. */
function describeLast(
  tokens: readonly Token[],
  from: number,
  to: number,
  inside: readonly Mention[],
  people: readonly Person[],
): number {
  const last = inside.findLast(
    mention => mention.kind === 'role' && mention.from > from && /^(who|that)$/.test(tokens[mention.to]?.lower ?? ''),
  )
  const person = people.find(entry => entry.id === last?.people[0])
  // A pronoun or a name in the clause is about the event: it stays there.
  if (!last || !person || person.name || inside.some(mention => mention.from > last.to)) return to
  person.description = `${person.description} ${plain(tokens.slice(last.to, to))}`
  return last.to
}

/** `a detective who cannot sleep` becomes `{p0}`: the words are kept for the first time the person is seen. */
function subjectText(
  tokens: readonly Token[],
  head: number,
  verbAt: number,
  first: Mention,
  inside: readonly Mention[],
  named: readonly string[],
  people: readonly Person[],
): string {
  const tail = tokens.slice(first.to, verbAt)
  const lead = head < first.from ? `${words(tokens, head, first.from, inside)} ` : ''
  if (named.length > 1 || tail.length === 0) return lead + listOf(named)
  const person = people.find(entry => entry.id === first.people[0])
  const extra = words(tokens, first.to, verbAt, inside)
    .replace(/^,\s*|,$/g, '')
    .trim()
  if (!extra) return lead + listOf(named)
  // `Ava, a young botanist,`: said when she is first seen, not again here.
  if (person?.description && extra.includes(person.description)) {
    person.description = extra.replace(/^(?:a|an|the|his|her|their|my)\s+/, '')
    return lead + listOf(named)
  }
  if (/ly$/.test(extra) && !extra.includes(' ')) return `${lead}${named[0]} ${extra}`
  if (first.kind === 'role' && person && !person.description.includes(extra)) {
    person.description = `${person.description} ${extra}`
    return lead + listOf(named)
  }
  return `${lead}${named[0]}, ${extra},`
}

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** The words of `from…to` with people as placeholders. */
function words(tokens: readonly Token[], from: number, to: number, mentions: readonly Mention[]): string {
  const out: string[] = []
  for (let at = from; at < to; at++) {
    const mention = mentions.find(entry => entry.from === at && entry.to <= to)
    const token = tokens[at]
    if (!token) continue
    if (mention) {
      const names = mention.people.map(id => `{${id}}`)
      const last = names.pop() ?? ''
      out.push(listOf([...names, mention.possessive ? last.replace('}', "'s}") : last]))
      at = mention.to - 1
    } else if (token.word)
      out.push(
        (token.capital && token.first && !mayName(token)
          ? token.lower
          : token.capital &&
              token.first &&
              (verbForms(token.lower).length > 0 ||
                OBJECT_NOUNS.has(token.lower) ||
                PLACE_NOUNS.has(token.lower) ||
                BEINGS.has(token.lower) ||
                GROUPS.has(token.lower))
            ? token.lower
            : token.text
        ).replace(/^i$/, 'I') + (token.possessive ? '’s' : ''),
      )
    else if (/[,"]/.test(token.text)) out.push(token.text)
  }
  return out
    .join(' ')
    .replace(/\s+,/g, ',')
    .replace(/(^|\s)"\s*([^"]*?)\s*"/g, '$1“$2”')
    .replace(/"/g, '')
    .trim()
}

const plain = (tokens: readonly Token[]): string =>
  tokens
    .filter(token => token.word)
    .map(token => token.text + (token.possessive ? '’s' : ''))
    .join(' ')

/** The verb in the present tense, agreeing with its subject. */
function conjugate(verb: FoundVerb, written: string, isPlural: boolean): string {
  const lower = written.toLowerCase()
  if (verb.form === 'modal') return lower === 'could' ? 'can' : lower
  if (verb.form === 'be') {
    const present: Record<string, [string, string]> = {
      was: ['is', 'are'],
      were: ['is', 'are'],
      had: ['has', 'have'],
      did: ['does', 'do'],
      am: ['is', 'are'],
      have: ['has', 'have'],
      do: ['does', 'do'],
      is: ['is', 'are'],
      are: ['is', 'are'],
      has: ['has', 'have'],
      does: ['does', 'do'],
      "wasn't": ["isn't", "aren't"],
      "weren't": ["isn't", "aren't"],
      "don't": ["doesn't", "don't"],
      "doesn't": ["doesn't", "don't"],
      "didn't": ["doesn't", "don't"],
      "hadn't": ["hasn't", "haven't"],
      "haven't": ["hasn't", "haven't"],
    }
    return present[lower]?.[isPlural ? 1 : 0] ?? lower
  }
  return isPlural ? verb.base : third(verb.base)
}

/** What a modal or an auxiliary governs: `must choose`, `is hired`, `has to save`. */
function mainVerb(tokens: readonly Token[], from: number, to: number, fallback: string): string {
  let at = from
  while (at < to && /^(not|to|never|also|now|be|been|.*ly)$/.test(tokens[at]?.lower ?? '')) at++
  const form = verbForms(tokens[at]?.lower ?? '')[0]
  if (form && form.base !== 'be' && form.base !== 'own') return form.base
  return fallback
}

/** True for people who are spoken of but never in the picture: the dead, and those who die or vanish in the premise. */
export function offstage(person: Person, premise: Pick<Premise, 'events' | 'people'>): boolean {
  if (/\b(dead|late|deceased|missing|lost|absent|vanished|murdered)\b/.test(person.description)) return true
  const gone = premise.events.some(
    event =>
      event.agents.length === 1 &&
      event.agents[0] === person.id &&
      /^(die|perish|drown|vanish|disappear)$/.test(event.verb),
  )
  return gone && premise.people.length > 1 && premise.people[0]?.id !== person.id ? true : gone && Boolean(person.owner)
}

/**
 * What the premise calls somebody, with article or owner: `Ava’s mentor`, `an old fisherman`; empty without a role.
 * @param ownerName the name of whose mentor it is
 */
export function rolePhrase(
  person: Pick<Person, 'description' | 'determiner' | 'owner'>,
  ownerName: string | undefined,
): string {
  if (!person.description || person.description === 'you') return ''
  if (ownerName) return `${possessive(ownerName)} ${person.description.replace(/^own /, '')}`
  return `${person.determiner === 'the' ? 'the' : article(person.description)} ${person.description}`
}
