// Genres: which words of a prompt mean which, and what each asks of places, hours, moods and weather.
import type { Hour } from '../../../types.ts'

export const GENRES = ['sci-fi', 'thriller', 'mystery', 'fantasy', 'horror', 'romance', 'comedy', 'drama'] as const
export type Genre = (typeof GENRES)[number]

/** Words of the genre field (or of the premise) and the genres they mean. */
export const GENRE_WORDS: readonly (readonly [RegExp, readonly Genre[]])[] = [
  [
    /\b(sci-?\s?fi|science fiction|cyberpunk|space opera|dystop\w*|futurist\w*|post-?apocal\w*|solarpunk|steampunk)\b/i,
    ['sci-fi'],
  ],
  [/\b(thriller|suspense|spy|espionage|heist|action|crime|gangster)\b/i, ['thriller']],
  [/\b(myster\w*|detective|whodunit|noir|cozy|cosy|procedural)\b/i, ['mystery']],
  [/\b(fantasy|fairy ?tale|myth|legend|magic\w*|sword|fable|folk ?tale)\b/i, ['fantasy']],
  [/\b(horror|ghost|gothic|slasher|supernatural|zombie|vampire|paranormal|creepy)\b/i, ['horror']],
  [/\b(romance|romantic|love story|rom-?com)\b/i, ['romance']],
  [/\b(comed\w*|sitcom|satire|farce|humou?r\w*|parody|absurd|funny|rom-?com)\b/i, ['comedy']],
  [
    /\b(drama|family|slice of life|coming[- ]of[- ]age|historical|literary|biograph\w*|war|tragedy|western|sports)\b/i,
    ['drama'],
  ],
  [/\b(adventure|pirate|quest|expedition)\b/i, ['fantasy', 'thriller']],
]

export interface GenreStyle {
  /** Hours in the order in which an episode passes through them. */
  readonly hours: readonly Hour[]
  /** Moods early, in the middle, at the worst, at the end. */
  readonly moods: readonly (readonly string[])[]
  readonly weather: readonly string[]
  /** Where the hero's ordinary life is. */
  readonly home: readonly string[]
}

const style = (hours: string, moods: string, weather: string, home: string): GenreStyle => ({
  hours: hours.split(' ') as Hour[],
  moods: moods.split(' / ').map(part => part.split(', ')),
  weather: weather.split(', '),
  home: home.split(', '),
})

export const GENRE_STYLE: Record<Genre, GenreStyle> = {
  'sci-fi': style(
    'dusk night night dawn morning',
    'curious, uneasy, wondering / tense, urgent, eerie / bleak, grave, desperate / hopeful, awed, calm',
    'low cloud, thin rain, clear and cold, electric haze',
    'small apartment, repair workshop, noodle shop, observation deck',
  ),
  thriller: style(
    'afternoon dusk night night dawn',
    'watchful, brisk, uneasy / tense, breathless, dangerous / desperate, grim, cornered / relieved, sober, resolute',
    'hard rain, wind, fog, dry heat',
    'rented room, corner cafe, underground garage, newsroom',
  ),
  mystery: style(
    'morning afternoon dusk night morning',
    'curious, quiet, odd / suspicious, tense, shadowed / troubled, grave, lonely / clear, calm, bittersweet',
    'drizzle, mist, grey overcast, first frost',
    'cluttered office, corner cafe, reading room, boarding house',
  ),
  fantasy: style(
    'dawn morning afternoon dusk night dawn',
    'wondering, bright, restless / enchanted, perilous, tense / dark, sorrowful, solemn / triumphant, golden, peaceful',
    'drifting mist, clear gold light, snow, high wind',
    'village square, mill, edge of the forest, great hall',
  ),
  horror: style(
    'dusk night night night dawn',
    'uneasy, still, wrong / dread, tense, eerie / terrified, suffocating, bleak / hollow, quiet, fragile',
    'fog, dead calm, sleet, far thunder',
    'old house, back bedroom, village lane, kitchen',
  ),
  romance: style(
    'morning afternoon dusk night morning',
    'warm, playful, wistful / tender, hopeful, nervous / lonely, aching, sad / tender, joyful, radiant',
    'soft rain, clear spring light, warm breeze, first snow',
    'corner cafe, flower shop, rooftop, station platform',
  ),
  comedy: style(
    'morning day afternoon dusk night',
    'playful, cheerful, mischievous / frantic, giddy, awkward / mortified, deflated, sheepish / joyful, warm, silly',
    'bright sun, sudden shower, breezy, too hot',
    'shared apartment, corner cafe, back garden, kitchen',
  ),
  drama: style(
    'morning day afternoon dusk dawn',
    'quiet, warm, restless / strained, tense, wistful / sorrowful, lonely, raw / reconciled, tender, hopeful',
    'pale sun, steady rain, wind off the water, first snow',
    'family kitchen, front steps, workshop, living room',
  ),
}
