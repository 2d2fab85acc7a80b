// What is really going on in a story: the truth behind the matter, who wants what, by when, and what it costs.
import type { Genre } from './genres.ts'
import type { PlaceKind } from './places.ts'

/** What a story turns on: a place, a thing, a person (or a being), or something that is done. */
export type Matter = 'place' | 'thing' | 'person' | 'deed'

/**
 * A dramatic kernel. Phrases fit into frames by their grammar; `{matter}` is the premise's own place, thing, person or
 * deed; `$A` is the hero, `$B` the friend or mentor, `$C` the opponent (see `template.ts`).
 */
export interface Kernel {
  readonly id: string
  readonly genres: readonly Genre[]
  readonly about: readonly Matter[]
  /** Kinds of place where it can play; empty for anywhere. */
  readonly sites: readonly PlaceKind[]
  /** Beginnings of the words in a premise that ask for this kernel before another. */
  readonly calls: readonly string[]
  /** Noun phrase with its article: what proves it. */
  readonly proof: string
  /** A clause: the truth. */
  readonly secret: string
  /** Bare infinitive: what the hero has to do. */
  readonly deed: string
  /** Bare infinitive: what the opponent wants. */
  readonly hold: string
  /** A clause in the present: what happens otherwise. */
  readonly risk: string
  /** A point in time that fits after `before` and `until`: `dawn`, `the tide turns`. */
  readonly clock: string
  /** Noun phrase: what doing it costs. */
  readonly price: string
  /** First signs, before anybody understands. */
  readonly signs: readonly string[]
  /** What is found, in order. */
  readonly finds: readonly string[]
  /** What goes wrong. */
  readonly turns: readonly string[]
  /** The hero does it. */
  readonly acts: readonly string[]
  /** Afterwards, when it ends well. */
  readonly after: readonly string[]
  /** Afterwards, when it ends darkly. */
  readonly dark: readonly string[]
  /** The hero, on seeing what it is. */
  readonly see: readonly string[]
  /** The friend explains. */
  readonly why: readonly string[]
  /** The opponent (or the friend) pushes back. */
  readonly push: readonly string[]
  /** The hero at the lowest point. */
  readonly low: readonly string[]
  /** The hero decides. */
  readonly will: readonly string[]
  /** Last words. */
  readonly end: readonly string[]
}

const LISTS = ['signs', 'finds', 'turns', 'acts', 'after', 'dark', 'see', 'why', 'push', 'low', 'will', 'end'] as const
/** The fields of a kernel that stand inside other sentences. */
export const PHRASES = ['proof', 'secret', 'deed', 'hold', 'risk', 'clock', 'price'] as const

/**
 * Reads kernels from their written form: a head line `= id : genres : about : sites`, then lines `field: text`, where a field
 * that is a list stands once for each entry.
 * @throws SyntaxError naming the kernel and the field that is missing
 */
export function kernels(source: string): Kernel[] {
  return source
    .split(/^= /m)
    .slice(1)
    .map(block => {
      const [head = '', ...rest] = block.split('\n')
      const [id = '', genres = '', about = '', sites = ''] = head.split(':').map(part => part.trim())
      const fields: Record<string, string[]> = {}
      for (const line of rest) {
        const match = /^\s*(\w+):\s*(.+?)\s*$/.exec(line)
        if (match?.[1] && match[2]) fields[match[1]] = [...(fields[match[1]] ?? []), match[2]]
      }
      for (const field of [...LISTS, ...PHRASES, 'calls'])
        if (!fields[field]) throw new SyntaxError(`Kernel ${id} has no ${field}`)
      return {
        id,
        genres: genres.split(' '),
        about: about.split(' '),
        sites: sites ? sites.split(' ') : [],
        calls: (fields.calls?.[0] ?? '').split(' '),
        ...Object.fromEntries(PHRASES.map(field => [field, fields[field]?.[0]])),
        ...Object.fromEntries(LISTS.map(field => [field, fields[field]])),
      } as unknown as Kernel
    })
}
