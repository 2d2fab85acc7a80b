// Reads a premise: who, where, with what, and what happens, as events that the writer can stage one by one.

import { article, possessive } from '../english.ts'
import { sentences } from './clauses.ts'
import { findEvents, type PremiseEvent } from './happenings.ts'
import { findPeople, type Person } from './mentions.ts'
import { covers, findPlaces, findThings, type PremisePlace, type PremiseThing } from './nouns.ts'
import { findVerb, type Token, tokenize } from './tokens.ts'

export type { PremiseEvent } from './happenings.ts'
export type { Person } from './mentions.ts'

export interface Premise {
  readonly people: readonly Person[]
  readonly places: readonly PremisePlace[]
  readonly things: readonly PremiseThing[]
  readonly events: readonly PremiseEvent[]
  /** What is only named, never said to happen: `Three wishes.` */
  readonly fragments: readonly string[]
  /** Time words that tell the hour, such as `midnight`. */
  readonly hours: readonly string[]
  /** What it must all be done before, when the premise says so: `the last oxygen tank is empty`. */
  readonly deadline: string | undefined
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
  return { people, places, things, events, fragments, hours, deadline: deadlineOf(text) }
}

/** Up to eight words after `before`, where something is named that will come. */
function deadlineOf(text: string): string | undefined {
  const found = /\bbefore (the (?:[\w’'-]+ ?){1,7})(?=[.!?,;:]|$)/i.exec(text)?.[1]?.trim()
  return found && !/\b(?:and|but|or|who|which|that)\b/i.test(found) ? found : undefined
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

/** True for people who are spoken of but never in the picture: the dead, and those who die or vanish in the premise. */
export function offstage(person: Person, premise: Pick<Premise, 'events' | 'people'>): boolean {
  if (/\b(dead|late|deceased|missing|lost|absent|vanished|murdered)\b/.test(person.description)) return true
  // `… where a famous author vanished`: said on the way to something else.
  const left = new RegExp(
    `\\{${person.id}\\},? (?:has |had |have |is |was )?(?:vanished|vanishes|disappeared|disappears|died|dies|drowned|drowns|murdered|killed|gone missing)\\b`,
  )
  if (premise.events.some(event => !event.agents.includes(person.id) && left.test(event.text))) return true
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
