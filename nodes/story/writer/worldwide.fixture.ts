// Two dozen prompts from around the world in seven genres, each with where it plays.

export interface WorldPrompt {
  readonly premise: string
  readonly genre: string
  readonly setting: string
  /** What no place, light or weather of it may speak of. */
  readonly never?: RegExp
}

const prompt = (premise: string, genre: string, setting: string, never?: RegExp): WorldPrompt => ({
  premise,
  genre,
  setting,
  ...(never ? { never } : {}),
})

/** Winter, trams and school halls have no business on an island in summer, nor boats in a desert. */
const ISLAND = /\b(?:snow\w*|frost|sleet|tram|school gym|bus stop|canal)\b/i
const DESERT = /\b(?:snow\w*|frost|rain\w*|fog|boat|pier|canal|fishing|great hall|rose window|tram)\b/i
const SPACE = /\b(?:street|tram|snow|rain|roof|garden|pier|noodle shop|courtyard)\b/i
const VILLAGE = /\b(?:tram|subway|skyscraper|neon|lift doors|office|canal)\b/i

export const WORLDWIDE: readonly WorldPrompt[] = [
  prompt(
    'In a village bakery, Marta and her clumsy nephew Tobi bake a giant pretzel for the fair, but a goat eats it',
    'comedy',
    'a village in the Alps',
    VILLAGE,
  ),
  prompt(
    'On a space station over Titan, the engineer Noor and her brother Dev must mend the dome before the last oxygen tank is empty',
    'thriller',
    'a space station',
    SPACE,
  ),
  prompt(
    'Yuki and her grandfather Haruto search for a lost bell on a Japanese island before the festival',
    'drama',
    'a fishing village on a Japanese island',
    ISLAND,
  ),
  prompt(
    'Ruth Okafor sells lamps in a desert market and discovers that one of them answers questions',
    'fantasy',
    'a desert town',
    DESERT,
  ),
  prompt('Detective Amara Nwosu searches a snowed-in hotel for whoever stole the emerald', 'mystery', 'the Alps'),
  prompt(
    'Sofia, a florist in Lisbon, falls in love with the man who keeps returning the same bouquet',
    'romance',
    'Lisbon',
  ),
  prompt(
    'Two sisters inherit a lighthouse where somebody keeps lighting the lamp at night',
    'horror',
    'the coast of Scotland',
  ),
  prompt(
    'Ravi and Elena plan to steal a painting from a private museum in Mumbai, but the guard recognizes Ravi',
    'thriller',
    'Mumbai',
  ),
  prompt('A lonely robot named Pim finds a seed on the moon and wants to plant it', 'sci-fi', 'the moon', SPACE),
  prompt(
    'Grandma Rosa enters a talent show with her parrot and her grandson Luis must keep it from swearing',
    'comedy',
    'a small town in Mexico',
  ),
  prompt(
    'Inspector Mei Chen investigates why the river town of Longhe forgets one hour every night',
    'mystery',
    'China',
  ),
  prompt(
    'The young witch Elin loses her voice and bargains with the sea king to get it back',
    'fantasy',
    'a northern coast',
  ),
  prompt(
    'Kwame the bus driver writes letters to Abena, a nurse who rides his last bus every night',
    'romance',
    'Accra',
  ),
  prompt(
    'After the flood, Tomasz and his father Jan rebuild the mill and find an old letter in the wall',
    'drama',
    'a valley in Poland',
  ),
  prompt(
    'A journalist named Leila smuggles a notebook across the border while Captain Darius hunts her',
    'thriller',
    'the mountains',
  ),
  prompt(
    'Dr. Ingrid Solberg hears her own voice in a signal from Europa and her captain orders her to delete it',
    'sci-fi',
    '',
  ),
  prompt('Jonah, a night watchman, hears children singing in the closed school', 'horror', 'a mill town'),
  prompt(
    'The mayor Bruno hires an actor to play his twin brother, and the real twin comes home',
    'comedy',
    'a village in Italy',
    VILLAGE,
  ),
  prompt(
    'Aisha teaches her grandfather Omar to read so that he can read the letter from his lost son',
    'drama',
    'Cairo',
  ),
  prompt('Ada and Finn find a map in their grandmother’s piano', 'mystery', 'a harbour town'),
  prompt('Prince Kaveh must return a stolen feather to the firebird before sunrise', 'fantasy', 'a mountain kingdom'),
  prompt('Hana and Kenji share an umbrella in Kyoto every time it rains, and then the rain stops', 'romance', 'Kyoto'),
  prompt(
    'The pilot Oba and the android Vesper are stranded on a desert planet with one working engine',
    'sci-fi',
    'a desert planet',
  ),
  prompt('Nina, a translator, hears a murder planned in a language that only she understands', 'thriller', 'Berlin'),
]
