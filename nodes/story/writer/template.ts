// Fills the writer's material with names, pronouns and phrases, and makes the verbs agree.
import { capital, type Gender, plural3, possessive, pronouns, tidy } from './english.ts'

/** Somebody whom a fragment may name. */
export interface Named {
  readonly name: string
  readonly gender: Gender
}

/** What a fragment may speak of: `$A`, `$B`, `$C` and phrases in braces. */
export interface Scope {
  readonly people: Readonly<Partial<Record<'A' | 'B' | 'C', Named>>>
  readonly phrases: Readonly<Record<string, string | undefined>>
  /** What does not belong in this story's time: a fragment that speaks of it does not fit. */
  readonly refuses?: RegExp | undefined
  /** Words the fragment anew before it is filled. */
  readonly reword?: (fragment: string) => string
}

/** True when everything that the fragment asks for is in the scope. */
export function fits(text: string, scope: Scope): boolean {
  if (scope.refuses?.test(text)) return false
  for (const [, letter = ''] of text.matchAll(/\$([ABCabc])/g))
    if (!scope.people[letter.toUpperCase() as 'A' | 'B' | 'C']) return false
  for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
    const phrase = scope.phrases[name.charAt(0).toLowerCase() + name.slice(1)]
    if (phrase === undefined || !fits(phrase, scope)) return false
  }
  return true
}

/**
 * Fills a fragment. `$A` is a name, `$A's` a possessive; `$a`, `$ah`, `$am`, `$as` are the pronouns she, her, her,
 * herself, and the verb right after `$a` is made plural for `they`; `{phrase}` is a phrase, `{Phrase}` begins with a capital.
 * @throws RangeError when the scope lacks what the fragment asks for
 */
export function fill(text: string, scope: Scope): string {
  let out = scope.reword?.(text) ?? text
  for (let depth = 0; /\{\w+\}/.test(out); depth++) {
    if (depth > 4) throw new RangeError(`Phrases go round in a circle in “${text}”`)
    out = out.replace(/\{(\w+)\}/g, (_, name: string) => {
      const phrase = scope.phrases[name.charAt(0).toLowerCase() + name.slice(1)]
      if (phrase === undefined) throw new RangeError(`No phrase for {${name}} in “${text}”`)
      return /^[A-Z]/.test(name) ? capital(phrase) : phrase
    })
  }
  const person = (letter: string): Named => {
    const found = scope.people[letter.toUpperCase() as 'A' | 'B' | 'C']
    if (!found) throw new RangeError(`Nobody for $${letter} in “${text}”`)
    return found
  }
  out = out
    .replace(/\$([ABC])(['’]s)?/g, (_, letter: string, owns?: string) =>
      owns ? possessive(person(letter).name) : person(letter).name,
    )
    .replace(/\$([abc])([hms])\b/g, (_, letter: string, form: string) => {
      const { possessive: own, object, reflexive } = pronouns(person(letter).gender)
      return form === 'h' ? own : form === 'm' ? object : reflexive
    })
    .replace(/\$([abc])\b(\s+)([\w'’]+)/g, (_, letter: string, space: string, verb: string) => {
      const { gender } = person(letter)
      return `${pronouns(gender).subject}${space}${gender === 'neutral' ? plural3(verb) : verb}`
    })
  return tidy(out)
}
