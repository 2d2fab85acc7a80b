// The clauses of a premise: where one thing that happens ends and the next begins.

import type { Mention } from './mentions.ts'
import { covers } from './nouns.ts'
import { CONJUNCTIONS, type FoundVerb, findVerb, PREPOSITIONS, RELATIVES, type Token } from './tokens.ts'

export interface Clause {
  readonly from: number
  readonly to: number
  readonly verb: FoundVerb
  /** Has no subject of its own: `… and loses everything`. */
  readonly bare: boolean
}

export function sentences(tokens: readonly Token[]): [number, number][] {
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
export function cutClauses(tokens: readonly Token[], from: number, to: number, mentions: readonly Mention[]): Clause[] {
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
  // `… mend the dome before the last tank is empty`: what must not happen is no event, but the hour of one.
  if (/^(before|until)$/.test(tokens[end]?.lower ?? '')) return false
  if (begin >= to || RELATIVES.has(tokens[begin]?.lower ?? '')) return false
  // `and`, `,` may be followed by another boundary before the verb comes: look as far as the sentence goes.
  for (let reach = index + 1; reach < bounds.length; reach++) {
    const until = bounds[reach] ?? to
    if (until <= begin) continue
    const verb = findVerb(tokens, begin, until, personAt)
    if (!verb || verb.form === 'gerund') continue
    if (verb.at === begin) return true
    // `the week after her last concert and asks …`: the concert does not ask.
    if (tokens[end]?.lower === 'after' && /^(and|but|or)$/.test(tokens[verb.at - 1]?.lower ?? '')) return false
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
