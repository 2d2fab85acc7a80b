// Which kernels a story turns on, and how it words them.
import type { Genre } from './material/genres.ts'
import { type Kernel, type Matter, PHRASES } from './material/kernel.ts'
import { KERNELS } from './material/kernels.ts'
import type { PlaceKind } from './material/places.ts'
import type { Chooser } from './random.ts'
import { vary } from './reword.ts'

/** Kernels that suit the premise’s own words, the genres and the matter, best first; no two alike. */
export function chooseKernels(
  premise: string,
  genres: readonly Genre[],
  about: Matter,
  site: PlaceKind,
  count: number,
  choose: Chooser,
): Kernel[] {
  const score = (kernel: Kernel): number =>
    (kernel.genres[0] === genres[0]
      ? 3
      : kernel.genres.includes(genres[0] as Genre)
        ? 2
        : kernel.genres.some(genre => genres.includes(genre))
          ? 1
          : -2) +
    (kernel.about.includes(about) ? 2.5 : 0) +
    (kernel.sites.length === 0 || kernel.sites.includes(site) ? 2 : -2)
  const drawn = choose.order('kernel', KERNELS)
  const suits = (kernel: Kernel): boolean =>
    kernel.genres.includes(genres[0] as Genre) && (kernel.sites.length === 0 || kernel.sites.includes(site))
  const ranked = drawn.map(kernel => ({ kernel, score: score(kernel) })).sort((a, b) => b.score - a.score)
  const suitable = drawn.filter(suits)
  // Where few suit wholly, those that come near join the draw.
  const first =
    suitable.length >= 4 ? suitable : drawn.filter(kernel => ranked.slice(0, 5).some(entry => entry.kernel === kernel))
  // What the premise speaks of decides before the draw does: different premises turn on different kernels.
  const called = drawn
    .map(kernel => ({
      kernel,
      // Another genre’s is asked for by more than one word.
      score:
        2 * kernel.calls.filter(call => calledBy(premise, call)).length -
        (kernel.sites.length === 0 || kernel.sites.includes(site) ? 0 : 3.5) -
        (kernel.genres.includes(genres[0] as Genre) ? 0 : 3),
    }))
    .filter(entry => entry.score > 0)
    // Two stories of lamps need not be the same story.
    .map(entry => ({ ...entry, score: entry.score + 2.4 * choose.chance(`called ${entry.kernel.id}`) }))
    .sort((a, b) => b.score - a.score)
    .map(entry => entry.kernel)
  return [...new Set([...called, ...first, ...ranked.map(entry => entry.kernel)])].slice(0, Math.max(1, count))
}

/** Short words are looked for whole (`son`, not `song`), longer ones as beginnings (`drown` in `drowned`). */
const calledBy = (premise: string, call: string): boolean =>
  new RegExp(call.length <= 4 ? `\\b${call}(?:s|es|ed|ing)?\\b` : `\\b${call}`, 'iu').test(premise)

/** The kernel with one wording of each phrase, which then stays the same all through the story. */
export function worded(kernel: Kernel, choose: Chooser): Kernel {
  const phrase = (name: (typeof PHRASES)[number]) => vary(kernel[name], choose)
  return { ...kernel, ...Object.fromEntries(PHRASES.map(name => [name, phrase(name)])) }
}
