// The noun phrases of a premise: where it plays and what is in it.
import { singularNoun, verbForms } from '../english.ts'
import { BEINGS, GROUPS, ROLES } from '../material/people.ts'
import type { PlaceKind } from '../material/places.ts'
import { ABSTRACT, OBJECT_NOUNS, PLACE_NOUNS } from '../material/things.ts'
import type { Mention } from './mentions.ts'
import {
  BE_HAVE,
  CONJUNCTIONS,
  DETERMINERS,
  MODALS,
  mayName,
  NOT_NAMES,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  type Token,
} from './tokens.ts'

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

/** What a thing is found to be, said after it: `finds her hives silent`, `ten years ago`. */
const PREDICATES =
  /^(?:silent|empty|gone|missing|dead|alive|open|shut|closed|locked|broken|burning|asleep|awake|alone|dark|cold|stuck|trapped|stranded|lost|unlocked|ajar|ago|later|away|out|back|off|up|down|together|apart|forever|again)$/

export const covers = (mentions: readonly Mention[], at: number): Mention | undefined =>
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

export function findPlaces(tokens: readonly Token[], mentions: readonly Mention[]): PremisePlace[] {
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
      // `hired to train the mayor’s husband` is no train.
      // … nor is a ship `that passes` on a pass, and who `wants to keep it` is in no keep.
      const acts =
        verbForms(token.lower).length > 0 &&
        ((tokens[at - 1]?.lower === 'to' && (DETERMINERS.has(next?.lower ?? '') || PRONOUNS.has(next?.lower ?? ''))) ||
          RELATIVES.has(tokens[at - 1]?.lower ?? ''))
      if (!modifies && !verb && !acts) {
        const name = tokens
          .slice(from, end + 1)
          .map(part => part.text)
          .join(' ')
        const proper =
          tokens.slice(from, end + 1).some(part => part.capital && !part.first) ||
          (tokens[end]?.capital === true && from === end && !tokens[end]?.first)
        // `the village of Oren`: its own name belongs to it.
        const follows = tokens[end + 1]
        const own = proper && follows?.capital && mayName(follows) && !covers(mentions, end + 1) && !token.possessive
        const named = own
          ? ` ${follows.text}`
          : follows?.lower === 'of' && tokens[end + 2]?.capital
            ? ` of ${tokens[end + 2]?.text}`
            : ''
        const determined = DETERMINERS.has(tokens[from - 1]?.lower ?? '') || tokens[from - 1]?.possessive === true
        places.push({
          name: (proper ? name : name.toLowerCase()) + named,
          kind,
          proper: proper && !determined,
          at: from,
        })
        at = own ? end + 1 : end
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

export function findThings(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  places: readonly PremisePlace[],
): PremiseThing[] {
  const things: PremiseThing[] = []
  const inPlace = (at: number) => places.some(place => at >= place.at && at < place.at + place.name.split(' ').length)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token?.word || covers(mentions, at) || inPlace(at)) continue
    // `to train the husband` and `on board` are no things, and `a giant’s shadow` is about the shadow.
    if (token.lower === 'board' && /^(?:on|aboard)$/.test(tokens[at - 1]?.lower ?? '')) continue
    if (token.possessive && tokens[at + 1]?.word) continue
    if (
      tokens[at - 1]?.lower === 'to' &&
      verbForms(token.lower).length > 0 &&
      DETERMINERS.has(tokens[at + 1]?.lower ?? '')
    )
      continue
    if (
      /^(?:nobody|somebody|everybody|anybody|noone|everyone|someone|anyone|else)$/.test(tokens[at]?.lower ?? '') ||
      tokens[at + 1]?.lower === 'else'
    )
      continue
    const next = tokens[at + 1]
    const two = next?.word && !token.possessive ? `${token.lower} ${next.lower}` : ''
    if (PREDICATES.test(token.lower)) continue
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
      !PREDICATES.test(after.lower) &&
      // `someone else’s wedding ring` has no verb in it.
      (verbForms(after.lower).length === 0 ||
        (OBJECT_NOUNS.has(after.lower) && !DETERMINERS.has(tokens[end + 2]?.lower ?? '') && opened))
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
