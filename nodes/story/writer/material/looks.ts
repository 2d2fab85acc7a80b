// How invented people look, dress and speak: words that renderers can draw and voices can follow.
import type { Genre } from './genres.ts'

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())

export const APPEARANCE = {
  face: list('oval | square | heart-shaped | round | long | angular | diamond-shaped | soft oval | broad'),
  brows: list('straight | arched | thick | thin | soft | heavy | angled'),
  nose: list('straight | broad | narrow | aquiline | small | button | strong | rounded'),
  oldHair: list('silver | white | grey | iron-grey | salt-and-pepper'),
  longHair: list(
    'shoulder-length wavy hair | short bob | long straight hair | curly hair | hair in a low bun | long wavy hair | long braided hair | hair in a ponytail | afro',
  ),
  shortHair: list(
    'short side-parted hair | curly hair | buzz cut | swept back hair | receding hair | cropped hair | tousled hair | shaved head | tied-back long hair',
  ),
  anyHair: list(
    'cropped hair | wavy chin-length hair | short curly hair | undercut hair | shoulder-length straight hair',
  ),
  childHair: list('messy short hair | hair in two braids | curly hair | straight fringe and short hair | ponytail'),
  beard: list('short beard | full beard | stubble | moustache | trimmed goatee'),
  mark: list('freckles | round glasses | square glasses | a small scar on the chin | a mole on the cheek | dimples'),
  oldMark: list('round glasses | laugh lines | square glasses | a lined forehead | half-moon glasses'),
  build: list('slim | tall and lean | sturdy | athletic | broad-shouldered | petite | average | stocky'),
} as const

export const WARDROBES = {
  adult: list(
    'rust-red jacket, cream shirt, dark trousers | teal coat, grey scarf | forest-green sweater, brown trousers | navy pea coat, white shirt | ochre cardigan, black shirt | plum blazer, pale blue shirt | grey hooded jacket, orange T-shirt | denim jacket, white T-shirt | burgundy sweater, beige trousers | black turtleneck, camel coat | olive parka, striped shirt | cobalt-blue raincoat, grey sweater | maroon waistcoat, rolled white sleeves | lavender blouse, charcoal jacket',
  ),
  fantasy: list(
    'forest-green tunic, brown cloak | wine-red dress, grey cloak | ochre tunic, leather jerkin | blue robe, silver belt | russet cloak, linen shirt | black tunic, wolf-grey cloak | cream blouse, moss-green skirt | plum robe, dark sash | sand-coloured tunic, red scarf | indigo cloak, white shirt',
  ),
  child: list(
    'yellow raincoat, striped shirt | red sweater, denim dungarees | green hooded jacket, white T-shirt | blue pullover, grey shorts',
  ),
} as const

export interface Personality {
  readonly style: string
  readonly traits: readonly string[]
  readonly speaking: string
}
const personality = (style: string, traits: string, speaking: string): Personality => ({
  style,
  traits: traits.split(', '),
  speaking,
})

export const PERSONALITIES: readonly Personality[] = [
  personality('blunt', 'curious, determined, impatient', 'direct and quick, says what others only think'),
  personality('blunt', 'fierce, loyal, restless', 'blunt, in short sentences, never lowers the voice'),
  personality('wry', 'observant, ironic, guarded', 'dry wit, hides feeling behind jokes'),
  personality('wry', 'playful, quick, skeptical', 'wry, answers questions with better questions'),
  personality('formal', 'principled, careful, proud', 'formal and exact, no contractions'),
  personality('formal', 'composed, secretive, courteous', 'measured and polite, weighs every word'),
  personality('warm', 'gentle, stubborn, generous', 'warm and patient, soothes before arguing'),
  personality('warm', 'cheerful, practical, brave', 'kind and plain, offers tea in a crisis'),
  personality('nervous', 'clever, anxious, honest', 'nervous, apologises, talks faster when afraid'),
  personality('nervous', 'shy, attentive, loyal', 'hesitant, trails off, notices everything'),
  personality('poetic', 'dreamy, sincere, melancholy', 'poetic, reaches for images'),
  personality('poetic', 'imaginative, tender, wilful', 'lyrical and unhurried'),
  personality('scholarly', 'analytical, curious, absent-minded', 'scholarly, thinks aloud in precise terms'),
  personality('scholarly', 'brilliant, dry, exacting', 'academic, corrects small errors even in danger'),
  personality('terse', 'watchful, weathered, fair', 'terse, few words and all of them meant'),
  personality('terse', 'stoic, dutiful, lonely', 'laconic, lets silence do the work'),
  personality('childlike', 'fearless, truthful, lively', 'childlike and frank, asks why'),
]

/** Parts that a premise leaves open, as a phrase for the role. */
export const INVENTED: Record<Genre, Record<'hero' | 'friend' | 'opponent', readonly string[]>> = {
  'sci-fi': {
    hero: list('signal technician | maintenance engineer | orbital surveyor | night-shift programmer'),
    friend: list('old crewmate | fellow engineer | lab partner | mentor'),
    opponent: list('programme director | station commander | company auditor | head of security'),
  },
  thriller: {
    hero: list('former agent | court translator | night driver | insurance investigator'),
    friend: list('old partner | trusted contact | former colleague | best friend'),
    opponent: list('deputy minister | private banker | head of operations | fixer'),
  },
  mystery: {
    hero: list('retired inspector | local reporter | archivist | amateur sleuth'),
    friend: list('old friend | landlady’s lodger | assistant | friendly rival'),
    opponent: list('family lawyer | respected surgeon | auctioneer | town councillor'),
  },
  fantasy: {
    hero: list('mapmaker | miller’s apprentice | lamplighter | wandering bard'),
    friend: list('sworn companion | old teacher | childhood friend | hedge healer'),
    opponent: list('royal regent | high chancellor | lord of the marches | keeper of the seal'),
  },
  horror: {
    hero: list('night nurse | house restorer | village teacher | sound recordist'),
    friend: list('childhood friend | neighbour | younger cousin | old colleague'),
    opponent: list('churchwarden | housekeeper | foreman | village doctor'),
  },
  romance: {
    hero: list('bookbinder | florist | piano tuner | travel writer'),
    friend: list('pen pal | old flame | neighbour | dance partner'),
    opponent: list('sensible fiancé | elder cousin | matchmaker | travel agent'),
  },
  comedy: {
    hero: list('junior clerk | amateur magician | substitute teacher | tour guide'),
    friend: list('flatmate | best friend | long-suffering colleague | cousin'),
    opponent: list('deputy mayor | regional manager | retired colonel | building inspector'),
  },
  drama: {
    hero: list('bus driver | choir leader | carpenter | school nurse'),
    friend: list('old friend | next-door neighbour | work partner | former teacher'),
    opponent: list('elder cousin | estate agent | school principal | bank manager'),
  },
}
