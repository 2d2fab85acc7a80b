// Twenty prompts in eight genres, with the names, places and objects that a script made of them must show.

export interface PromptFixture {
  readonly premise: string
  readonly genre: string
  readonly tone: string
  readonly theme: string
  /** Words that must occur in the action. */
  readonly shows: readonly string[]
  /** Verbs of the events, as the action has them. */
  readonly events: readonly string[]
}

const prompt = (
  premise: string,
  genre: string,
  tone: string,
  theme: string,
  shows: string,
  events: string,
): PromptFixture => ({
  premise,
  genre,
  tone,
  theme,
  shows: shows.split(', '),
  events: events.split(', '),
})

export const PROMPTS: readonly PromptFixture[] = [
  prompt(
    'Ava discovers the secret lab; her mentor warns her about the consequences',
    'sci-fi',
    'tense, hopeful',
    'knowledge',
    'Ava, secret lab, mentor, consequences',
    'discovers the secret lab, warns Ava',
  ),
  prompt(
    'Captain Ilya Reyes wakes aboard the Meridian to find the crew gone and a child at the controls',
    'sci-fi',
    'eerie',
    'trust',
    'Ilya Reyes, Meridian, crew, child, controls',
    'wakes aboard',
  ),
  prompt(
    'Dr. Nadia Osei builds a machine that records dreams, her assistant Felix sells it to the military, and Nadia destroys it',
    'sci-fi',
    'dark',
    'power',
    'Nadia Osei, Felix, assistant, machine, dreams, military',
    'builds a machine, sells it, destroys it',
  ),
  prompt(
    'A botanist named Juno grows a silver tree on Mars, but the colony director orders her to burn it',
    'sci-fi',
    'bittersweet',
    'freedom',
    'Juno, botanist, silver tree, Mars, colony director',
    'grows a silver tree, orders Juno',
  ),
  prompt(
    'A detective who can’t sleep finds a letter from his dead brother in an abandoned lighthouse and must decide whether to open it',
    'mystery',
    'melancholy',
    'grief',
    'detective, letter, dead brother, abandoned lighthouse',
    'finds a letter, must decide',
  ),
  prompt(
    'Inspector Mara Voss investigates a locked library where a famous author vanished during the storm',
    'mystery',
    'tense',
    '',
    'Mara Voss, locked library, storm',
    'investigates a locked library',
  ),
  prompt(
    'An old fisherman finds a message in a bottle, but the sender is his own daughter',
    'drama',
    'tender',
    'family',
    'old fisherman, message, bottle, daughter',
    'finds a message',
  ),
  prompt(
    'After her father dies, Lena returns to the island, opens the music box, and hears his voice',
    'drama',
    'quiet',
    'grief',
    'Lena, father, island, music box, voice',
    'father dies, returns to the island, opens the music box, hears',
  ),
  prompt(
    'Mina and Jonas run a failing cinema; a stranger offers to buy it',
    'drama',
    'hopeful',
    'community',
    'Mina, Jonas, failing cinema, stranger',
    'run a failing cinema, offers to buy it',
  ),
  prompt(
    'When a comet appears over the village of Oren, a young baker named Lena must choose between her sister and the golden crown',
    'fantasy',
    'epic',
    'courage',
    'comet, village of Oren, baker, Lena, sister, golden crown',
    'a comet appears, must choose',
  ),
  prompt(
    'Wren steals a dragon egg from the sleeping castle, and the knight Sir Aldous hunts her through the forest',
    'fantasy',
    'adventurous',
    'freedom',
    'Wren, dragon egg, sleeping castle, Aldous, forest',
    'steals a dragon egg, hunts Wren',
  ),
  prompt(
    'A blind mapmaker inherits a talking compass and follows it to a drowned city',
    'fantasy',
    'wondrous',
    'identity',
    'blind mapmaker, talking compass, drowned city',
    'inherits a talking compass, follows it',
  ),
  prompt(
    'Two brothers inherit a circus in Lisbon, but a rival ringmaster steals the elephant',
    'comedy',
    'playful',
    'family',
    'brothers, circus, Lisbon, rival ringmaster, elephant',
    'inherit a circus, steals the elephant',
  ),
  prompt(
    'A wedding planner books two weddings in the same hotel and must stop the grooms from meeting',
    'comedy',
    'frantic',
    'failure',
    'wedding planner, two weddings, hotel, grooms',
    'books two weddings, must stop',
  ),
  prompt(
    'Gus the accountant is mistaken for a famous chef and has to cook dinner for the mayor',
    'comedy',
    'silly',
    'identity',
    'Gus, accountant, famous chef, dinner, mayor',
    'is mistaken for a famous chef, has to cook dinner',
  ),
  prompt(
    'Tess, a courier, carries a silver briefcase across Vienna while two agents chase her',
    'thriller',
    'breathless',
    'trust',
    'Tess, courier, silver briefcase, Vienna, agents',
    'carries a silver briefcase, chase Tess',
  ),
  prompt(
    'A hacker named Zed steals a file from the bank; his sister begs him to return it',
    'thriller',
    'tense',
    'family',
    'Zed, hacker, file, bank, sister',
    'steals a file, begs Zed',
  ),
  prompt(
    'The florist Rosa falls in love with the man who buys funeral flowers every Friday',
    'romance',
    'tender',
    'love',
    'Rosa, florist, funeral flowers, Friday',
    'falls in love',
  ),
  prompt(
    'Priya meets a pianist on the night train to Prague and loses his letter',
    'romance',
    'wistful',
    'time',
    'Priya, pianist, night train, Prague, letter',
    'meets, loses',
  ),
  prompt(
    'A nurse hears a dead child laugh in the old sanatorium and follows the laughter to the cellar',
    'horror',
    'dark',
    'courage',
    'nurse, dead child, old sanatorium, laughter, cellar',
    'hears a dead child laugh, follows the laughter',
  ),
]
