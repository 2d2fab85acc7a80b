// The events of a premise, each as a sentence in the present tense with places for the names.

import { singularNoun, third, verbForms } from '../english.ts'
import { BEINGS, GROUPS, ROLES } from '../material/people.ts'
import { OBJECT_NOUNS, PLACE_NOUNS } from '../material/things.ts'
import { type EventKind, eventKind } from '../material/verbs.ts'
import { type Clause, cutClauses, sentences } from './clauses.ts'
import type { Mention, Person } from './mentions.ts'
import type { PremisePlace, PremiseThing } from './nouns.ts'
import {
  befell,
  CONJUNCTIONS,
  DETERMINERS,
  type FoundVerb,
  mayName,
  PREPOSITIONS,
  RELATIVES,
  type Token,
} from './tokens.ts'

/** One thing that happens. `{p0}` in `text` stands for a person’s name, `{p0's}` for the name as an owner. */
export interface PremiseEvent {
  /** Present tense, without a full stop: `{p1} warns {p0} about the consequences`. */
  readonly text: string
  /** The words of the subject when the premise calls its person by a role: `a detective who cannot sleep`. */
  readonly verb: string
  readonly kind: EventKind
  /** Who acts; empty when a group, a being or a thing does. */
  readonly agents: readonly string[]
  /** People who act and have no face of their own, without article: `crew of deep-sea welders`, `four strangers`. */
  readonly group?: string
  /** Everybody in it, agents first. */
  readonly people: readonly string[]
  readonly places: readonly PremisePlace[]
  readonly things: readonly PremiseThing[]
  /** First and last token of the event in the premise. */
  readonly from: number
  readonly to: number
}

export function findEvents(
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
    const clauses = cutClauses(tokens, from, to, mentions)
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
  // `…, and so is the bomb` says it of the bomb, too.
  const likewise = tokens[verb.at - 1]?.lower === 'so' && verb.form === 'be'
  const text = (
    likewise ? `${words(tokens, verb.at + 1, to, inside)} ${conjugated}, too` : `${lead}${actor} ${conjugated} ${rest}`
  )
    .replace(/\s+/g, ' ')
    .replace(/\s+,/g, ',')
    .trim()
  const everyone = [...new Set([...agents, ...inside.flatMap(mention => mention.people)])]
  const within = (at: number) => at >= from && at < to
  const base = verb.form === 'modal' || verb.form === 'be' ? mainVerb(tokens, verb.at + 1, to, verb.base) : verb.base
  return {
    event: {
      text,
      verb: base,
      kind: kindOf(base, agents.length > 0 && everyone.some(id => !agents.includes(id)), rest),
      agents,
      ...(agents.length === 0 && !clause.bare ? groupIn(tokens, head, verb.at) : {}),
      people: everyone,
      places: places.filter(place => within(place.at)),
      things: things.filter(thing => within(thing.at)),
      from,
      to,
    },
    subject: { agents, words: subjectWords, plural: isPlural },
  }
}

/** The people that a subject without faces is made of: a group’s noun, or a plural of a role. */
function groupIn(tokens: readonly Token[], from: number, to: number): { readonly group?: string } {
  const parts = tokens.slice(
    DETERMINERS.has(tokens[from]?.lower ?? '') && !COUNTED.test(tokens[from]?.lower ?? '') ? from + 1 : from,
    to,
  )
  // `four strangers stuck in an elevator`: what befell them is no part of who they are.
  const end = parts.findIndex(
    (token, index) => (PREPOSITIONS.has(token.lower) && token.lower !== 'of') || (index > 0 && befell(token.lower)),
  )
  const said = end > 0 ? parts.slice(0, end) : parts
  const of = said.findIndex(token => token.lower === 'of')
  const nouns = (of > 0 ? [said[of - 1], said.at(-1)] : said).filter(token => token !== undefined)
  const peopled = nouns.some(
    ({ lower }) =>
      GROUPS.has(lower) ||
      (singularNoun(lower) !== lower &&
        (ROLES.has(singularNoun(lower)) || /(?:er|or|ist|ian|man|woman)s$|men$/.test(lower))),
  )
  const group = said.map(token => (token.first ? token.lower : token.text) + (token.possessive ? '’s' : '')).join(' ')
  return peopled && group ? { group } : {}
}

const COUNTED = /^(?:two|three|four|five|six|seven|eight|nine|ten)$/

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

/** To hunt somebody is a chase, to hunt for something a search; who follows a thing travels, who runs a thing keeps it. */
function kindOf(verb: string, pursuesSomebody: boolean, rest: string): EventKind {
  if (verb === 'run' && /^(?:an?|the|his|her|their|its|our|my|two|three)\b/i.test(rest)) return 'work'
  const kind = eventKind(verb)
  if (kind === 'search' && pursuesSomebody && /^(?:hunt|stalk|track|trail|seek)$/.test(verb)) return 'chase'
  return kind === 'chase' && !pursuesSomebody ? 'travel' : kind
}

/** What a modal or an auxiliary governs: `must choose`, `is hired`, `has to save`. */
function mainVerb(tokens: readonly Token[], from: number, to: number, fallback: string): string {
  let at = from
  while (at < to && /^(not|to|never|also|now|be|been|.*ly)$/.test(tokens[at]?.lower ?? '')) at++
  const form = verbForms(tokens[at]?.lower ?? '')[0]
  if (form && form.base !== 'be' && form.base !== 'own') return form.base
  return fallback
}
