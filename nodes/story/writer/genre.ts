// Which genres a story asks for, from its genre field or, failing that, from the premise's own words.
import type { StoryValue } from '../../types.ts'
import { GENRE_WORDS, type Genre } from './material/genres.ts'

/** The genres of a story, the leading one first; never empty. */
export function genresOf(
  story: Pick<StoryValue, 'genre' | 'premise' | 'setting' | 'tone'>,
): readonly [Genre, ...Genre[]] {
  for (const text of [story.genre, `${story.premise} ${story.setting}`, story.tone]) {
    const found = GENRE_WORDS.map(([words, genres]) => ({ at: text.search(words), genres }))
      .filter(entry => entry.at >= 0)
      .sort((a, b) => a.at - b.at)
      .flatMap(entry => entry.genres)
    const [first, ...rest] = new Set(found)
    if (first) return [first, ...rest]
  }
  return guess(story.premise)
}

/** What a premise's props say of its genre. */
function guess(premise: string): readonly [Genre, ...Genre[]] {
  const signs: readonly (readonly [RegExp, Genre])[] = [
    [/\b(circus|clown|elephant|ringmaster|mistaken for|wedding planner|undertaker|granny|talent show|goat)/i, 'comedy'],
    [
      /\b(lab|laborator|robot|android|space|planet|star ?ship|alien|machine|clone|colony|signal|orbit|comet|time travel)/i,
      'sci-fi',
    ],
    [/\b(dragon|king|queen|wizard|witch|sword|kingdom|spell|curse|prophecy|elf|crown|castle)/i, 'fantasy'],
    [/\b(ghost|haunt|demon|blood|scream|grave|possess|nightmare)/i, 'horror'],
    [/\b(murder|detective|clue|missing|vanish|letter|secret|inspector)/i, 'mystery'],
    [/\b(spy|bomb|steal|heist|chase|killer|hostage|agent|rob)/i, 'thriller'],
    [/\b(love|kiss|wedding|marry|date|heart)/i, 'romance'],
    [/\b(accident|wrong|goat|disaster|pretend|mix-?up|cake)/i, 'comedy'],
  ]
  return [signs.find(([words]) => words.test(premise))?.[1] ?? 'drama']
}
