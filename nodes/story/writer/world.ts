// What a story is about before it has scenes: its matter, its kernels and theme, its cast, its places.
import type { Character, StoryValue } from '../../types.ts'
import { matchPeople } from '../casting.ts'
import { countryOf } from '../country.ts'
import { type Gender, pluralNoun, possessive, pronouns, tidy } from './english.ts'
import { genresOf } from './genre.ts'
import { chooseKernels, worded } from './kernels.ts'
import { CLIMATES, WINTER, WINTRY } from './material/climates.ts'
import { GENRE_STYLE, type Genre } from './material/genres.ts'
import type { Kernel, Matter } from './material/kernel.ts'
import { PLACES, type PlaceKind, WORKPLACES } from './material/places.ts'
import { THEMES, type Theme } from './material/themes.ts'
import { PLACE_NOUNS } from './material/things.ts'
import type { Chooser } from './random.ts'
import { offstage, type Person, type Premise, type PremiseEvent, readPremise, rolePhrase } from './reading/premise.ts'

/** A character as the writer sees one. */
export interface Player {
  readonly character: Character
  readonly id: string
  /** What others call them: the first name, or the whole name where that is ambiguous. */
  readonly name: string
  readonly gender: Gender
  /** What the premise calls them, such as `Ava’s mentor`; empty when it does not. */
  readonly role: string
}

export interface Place {
  readonly name: string
  readonly kind: PlaceKind
}

export interface World {
  readonly story: StoryValue
  readonly premise: Premise
  readonly genres: readonly [Genre, ...Genre[]]
  readonly kernels: readonly Kernel[]
  readonly theme: Theme
  readonly matter: string
  readonly players: readonly Player[]
  readonly hero: Player
  readonly friend: Player | undefined
  readonly opponent: Player | undefined
  /** Everybody on the hero’s side, the friend first. */
  readonly companions: readonly Player[]
  /** True when the only one at the hero’s side begins on the other. */
  readonly divided: boolean
  /** The players of the premise's people, by person id. */
  readonly playerOf: ReadonlyMap<string, Player>
  /** Where it turns. */
  readonly site: Place
  readonly home: Place
  readonly near: readonly Place[]
  readonly ending: 'bright' | 'dark'
  /** What does not belong in the story's time; undefined when it may play today. */
  readonly refuses: RegExp | undefined
  /** What its country has not got: never seen, heard or felt in it. */
  readonly foreign: (text: string) => boolean
  /** The country that it plays in, as `countryOf` names it; empty when nothing tells. */
  readonly country: string
  /** What the setting field says, as a line of description; empty without one. */
  readonly setting: string
}

/** The kind of set for words like `service corridor`. */
export function kindOfPlace(name: string, fallback: PlaceKind): PlaceKind {
  const words = name.toLowerCase().split(/\s+/)
  for (let size = Math.min(2, words.length); size > 0; size--)
    for (let at = words.length - size; at >= 0; at--) {
      const kind = PLACE_NOUNS.get(words.slice(at, at + size).join(' '))
      if (kind) return kind
    }
  return fallback
}

/** @param acts how many kernels the story needs */
export function buildWorld(story: StoryValue, cast: readonly Character[], acts: number, choose: Chooser): World {
  const country = countryOf(story)
  const premise = aloft(readPremise(story.premise), country)
  const genres = genresOf(story)
  const [genre] = genres
  const matched = matchPeople(premise.people, cast)
  const players = cast.map((character): Player => {
    const person = premise.people.find(entry => matched.get(entry.id) === character)
    const owner = person?.owner === undefined ? undefined : matched.get(person.owner)
    return {
      character,
      id: character.id,
      name: callName(character, cast),
      gender: character.gender,
      role: roleOf(character, person, owner, premise, cast),
    }
  })
  const playerOf = new Map<string, Player>()
  for (const [person, character] of matched) {
    const player = players.find(entry => entry.character === character)
    if (player) playerOf.set(person, player)
  }
  const hero = heroOf(premise, playerOf, players) ?? players[0]
  if (!hero) throw new RangeError('A story needs at least one character')
  const [friend, opponent] = others(players, hero, premise, playerOf)
  const companions = friend
    ? [
        friend,
        ...players.filter(
          player =>
            ![hero, friend, opponent].includes(player) &&
            !ADVERSARY.test(player.character.role) &&
            // Invented people have their one part.
            [...playerOf.values()].includes(player),
        ),
      ]
    : []
  const { matter, about, place } = matterOf(premise, playerOf, hero, friend)
  const settingPlace = readPremise(story.setting).places[0]
  const site =
    place ??
    premise.events.flatMap(event => event.places)[0] ??
    premise.places.find(entry => !sameName(entry.name, settingPlace?.name)) ??
    // A town is too wide to be where it turns: somewhere in it.
    (settingPlace && !isTown(settingPlace) ? settingPlace : sitePlace(genre, choose))
  const kernels = chooseKernels(story.premise, genres, about, site.kind, acts, choose).map((kernel, act) => {
    const own = worded(kernel, choose)
    // What the premise has to be done before is the clock of its first act.
    return act === 0 && premise.deadline ? { ...own, clock: premise.deadline } : own
  })
  const foreign = foreignTo(country, `${story.premise} ${story.setting}`)
  const climate = CLIMATES[/^(?:ship|planet)$/.test(site.kind) ? 'outer space' : country]
  const home = homeOf(hero, premise, site, climate?.home ?? GENRE_STYLE[genre].home, choose)
  const around = choose
    .order('near', PLACES[site.kind].near)
    .map(([name, kind]) => ({ name, kind }))
    .filter(entry => !sameName(entry.name, site.name) && !sameName(entry.name, home.name))
  const native = around.filter(entry => !foreign(entry.name))
  // A country that has few of them has places of its own.
  const local = choose
    .order('local', climate?.home ?? [])
    .map(name => ({ name, kind: kindOfPlace(name, 'house') }))
    .filter(entry => ![home, site, ...native].some(other => sameName(other.name, entry.name)))
  const near = [...native, ...local].slice(0, Math.max(4, native.length))
  const words = `${story.theme} ${story.tone} ${story.premise}`
  return {
    story,
    premise,
    genres,
    kernels,
    theme:
      THEMES.find(entry => story.theme && entry.words.test(story.theme)) ??
      choose.pick('theme', fitting(THEMES, words)),
    matter: matter ?? 'what happened',
    players,
    hero,
    friend,
    opponent,
    companions,
    divided: friend !== undefined && ADVERSARY.test(friend.character.role),
    playerOf,
    site: { name: bare(site.name), kind: site.kind },
    home,
    near,
    ending: /dark|bleak|tragic|grim|cruel|sad|pessimis|nihil|hopeless|chilling/i.test(story.tone) ? 'dark' : 'bright',
    refuses: isLongAgo(story, genre) ? MODERN : undefined,
    foreign,
    country,
    setting: settingLine(story.setting),
  }
}

/** The ships of a story in space are no ships at sea. */
function aloft(premise: Premise, country: string): Premise {
  if (country !== 'outer space') return premise
  const ships = <P extends Place>(places: readonly P[]): P[] =>
    places.map(place => (place.kind === 'sea' ? { ...place, kind: 'ship' } : place))
  return {
    ...premise,
    places: ships(premise.places),
    events: premise.events.map(event => ({ ...event, places: ships(event.places) })),
  }
}

/** True of what a story in `country` cannot show; what the story itself speaks of belongs to it. */
function foreignTo(country: string, story: string): (text: string) => boolean {
  const never = CLIMATES[country]?.never
  const wintry = WINTRY.test(story)
  const told = (word: string | undefined) => word !== undefined && story.toLowerCase().includes(word.toLowerCase())
  return text => {
    const found = never?.exec(text)?.[0] ?? (wintry ? undefined : WINTER.exec(text)?.[0])
    return found !== undefined && !told(found)
  }
}

/**
 * Where the hero’s ordinary life is: at work, where their trade or what they do first in the premise says so, else where
 * people live in that country.
 */
function homeOf(hero: Player, premise: Premise, site: Place, usual: readonly string[], choose: Chooser): Place {
  const trade = WORKPLACES.find(([role]) => role.test(hero.character.role.toLowerCase()))?.[1]
  if (trade === undefined) {
    const daily = premise.events.find(event => event.kind === 'work' && event.places[0])?.places[0]
    if (daily) return sameName(daily.name, site.name) ? site : { name: bare(daily.name), kind: daily.kind }
  }
  const name = trade ?? choose.pick('home', usual)
  return sameName(name, site.name) ? site : { name, kind: kindOfPlace(name, 'house') }
}

/** Things that a tale of long ago has not got. */
const MODERN =
  /\b(?:bus|trams?|neon|headlights?|brake lights|scooter|taxi|vans?|cars?|parking|bicycles?|phones?|telephones?|photocopier|radios?|television|fridge|streetlamps?|street lamps?|forklift|pharmacy|aerials?|scaffolding|motels?|fuel|trucks?|lorry|posters?|jukebox|vending|lift|tarmac|concrete|timetable|newspapers?|cigarettes?|photographs?|pictures?|screens?|calendar|gas|electric|bulbs?|switch(?:es)?|torch beam|elevator|sirens?|skyline|kilometres?|motorway|dials?|plastic|police|bank|coffee|basketball|tyres?|cranes?|helicopter|camera|matchbox(?:es)?|sugar|buttons? the coat|cardigan|overalls|handcart|litter|zip)\b/i

/** A fantasy without a modern setting, and whatever says that it plays before the age of machines. */
const isLongAgo = (story: StoryValue, genre: Genre): boolean => {
  const told = `${story.setting} ${story.premise}`
  if (/\b(?:1[89]|20|21)\d\d\b|\b(?:modern|today|contemporary|urban)\b/i.test(told)) return false
  return genre === 'fantasy' || /\b(?:medieval|middle ages|ancient|roman|viking|renaissance|1[0-7]\d\d)\b/i.test(told)
}

/** A place that has streets, squares and houses of its own. */
export const isTown = (place: Place): boolean =>
  place.kind === 'street' &&
  !/\b(?:street|alley|square|road|avenue|market|bazaar|plaza|courtyard|lane|lot|crossroads)\b/i.test(place.name)

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const bare = (name: string): string => name.replace(/^(same|own|very|only|other)\s+/i, '')
const sameName = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase()
const fitting = (themes: readonly Theme[], words: string): readonly Theme[] => {
  const found = themes.filter(entry => entry.words.test(words))
  return found.length > 0 ? found : themes
}

/** `Lisbon, 1974` → `Lisbon, 1974.` */
function settingLine(setting: string): string {
  const line = tidy(setting.trim().replace(/[.!]+$/, ''))
  return line && line.length <= 120 ? `${line}.` : ''
}

function callName(character: Character, cast: readonly Character[]): string {
  const parts = character.name.trim().split(/\s+/)
  const first = parts[0] ?? character.name
  const alone =
    /\.$|^(Granny|Grandma|Grandpa|Auntie|Nanny|Old|Little|Sir|Lady|Lord|Dame|King|Queen|Prince|Princess|Aunt|Uncle|Sister|Brother|Father|Mother|Miss|Madame)$/.test(
      first,
    ) || cast.some(other => other !== character && other.name.split(/\s+/)[0] === first)
  return alone ? character.name.trim() : first
}

function roleOf(
  character: Character,
  person: Person | undefined,
  owner: Character | undefined,
  premise: Premise,
  cast: readonly Character[],
): string {
  if (person) {
    const twins = premise.people.filter(
      entry => !entry.name && entry.role === person.role && entry.description === person.description,
    )
    if (twins.length > 1 && !person.owner)
      return twins[0] === person
        ? `one of ${twins.length === 2 ? 'two' : 'three'} ${pluralNoun(person.description)}`
        : twins.length === 2
          ? `the other ${person.description}`
          : twins[1] === person
            ? `another of the ${pluralNoun(person.description)}`
            : `the third of the ${pluralNoun(person.description)}`
    const phrase = rolePhrase(person, owner?.name.split(/\s+/)[0])
    if (phrase) return phrase
  }
  // `Nikhil’s best friend`: what an invented character is to somebody.
  const [bond] = Object.entries(character.relationships)
  const to = bond && cast.find(other => other.id === bond[0])
  if (to && bond && OF_SOMEBODY.test(bond[1]))
    return rolePhrase(
      { description: bond[1].toLowerCase(), determiner: 'a', owner: undefined },
      to.name.split(/\s+/)[0],
    )
  if (/^(?:one|another) of the /.test(character.role))
    return character.role.replace(/^another of the .*/, 'another of them')
  if (!character.role || character.role.split(' ').length > 7) return ''
  const determiner = / of the /.test(character.role) ? 'the' : 'a'
  return rolePhrase({ description: character.role.toLowerCase(), determiner, owner: undefined }, undefined)
}

/** Roles that are always somebody’s. */
const OF_SOMEBODY =
  /^(?:[\w-]+ )?(?:friend|sister|brother|partner|colleague|mentor|assistant|cousin|neighbou?r|daughter|son|mother|father|aunt|uncle|apprentice|teacher|grandmother|grandfather|flatmate|housemate|deputy|crewmate)$/i

function heroOf(
  premise: Premise,
  playerOf: ReadonlyMap<string, Player>,
  players: readonly Player[],
): Player | undefined {
  // Two of a group that acts first were cast for it.
  const [member] = players.filter(player => /^one of the /.test(player.character.role))
  if (member) return member
  const acting = premise.events
    .flatMap(event => event.agents)
    .concat(premise.people.filter(person => !person.owner).map(person => person.id))
  const named = premise.people.find(person => person.name && !person.owner && acting.includes(person.id))
  return (named && playerOf.get(named.id)) ?? acting.map(id => playerOf.get(id)).find(player => player !== undefined)
}

const ADVERSARY =
  /rival|enem|nemesis|killer|murder|thief|boss|director|commander|officer|regent|chancellor|minister|banker|fixer|auditor|villain|king|queen|lawyer|surgeon|warden|foreman|housekeeper|mayor|manager|colonel|inspector|agent|principal|fianc|auctioneer|councillor|lord|keeper|opponent|stalker|blackmail|security/i

function others(
  players: readonly Player[],
  hero: Player,
  premise: Premise,
  playerOf: ReadonlyMap<string, Player>,
): [Player | undefined, Player | undefined] {
  const rest = players.filter(player => player !== hero)
  const near = premise.people.find(
    person => person.owner !== undefined && playerOf.get(person.owner) === hero && playerOf.get(person.id),
  )
  const related = near ? playerOf.get(near.id) : undefined
  const bonded = rest.find(player => Object.keys(player.character.relationships).includes(hero.id))
  const friend = [related, bonded, ...rest].find(player => player && !ADVERSARY.test(player.character.role)) ?? rest[0]
  // Three sisters are on one side, and so is whoever they hide.
  const acting = new Set(premise.events.flatMap(event => event.agents).map(id => playerOf.get(id)))
  const beside = (player: Player) =>
    player !== friend && !(hero.character.role && player.character.role === hero.character.role)
  const opponent =
    rest.find(player => beside(player) && ADVERSARY.test(player.character.role)) ??
    rest.find(player => beside(player) && (acting.has(player) || ![...playerOf.values()].includes(player))) ??
    rest.find(player => player !== friend)
  return [friend, opponent]
}

interface MatterFound {
  readonly matter: string | undefined
  readonly about: Matter
  readonly place?: Place
}

/** What the story turns on: the place, thing, being or person that the premise's own verbs are done to. */
function matterOf(
  premise: Premise,
  playerOf: ReadonlyMap<string, Player>,
  hero: Player,
  friend: Player | undefined,
): MatterFound {
  const the = (name: string) => (/^[A-Z]/.test(name) && !name.includes(' ') ? name : `the ${bare(name)}`)
  for (const event of premise.events) {
    const place = event.places[0]
    // Those whom the story is told of are not what it is about.
    const thing = event.things.find(entry => entry.kind !== 'abstract' && !event.group?.includes(entry.name))
    // `In a village bakery, Marta bakes a pretzel`: the place is where it happens, not what it is about; and a trumpet
    // player in New Orleans only comes from there.
    const setting =
      place &&
      (!new RegExp(literal(place.name), 'i').test(event.text) ||
        new RegExp(
          `\\b(?:in|on|at|inside|aboard|over|across|near|under)\\s+(?:[\\w’'-]+\\s+){0,2}?${literal(place.name)}`,
          'i',
        ).test(event.text))
    if (place && (!thing || (place.at < thing.at && !setting)))
      return { matter: place.proper ? place.name : the(place.name), about: 'place', place }
    if (thing) return { matter: the(thing.name), about: thing.kind === 'being' ? 'person' : 'thing' }
  }
  for (const event of premise.events) {
    const other = event.people
      .map(id => playerOf.get(id))
      .find(player => player && player !== hero && player !== friend)
    if (other) return { matter: other.name, about: 'person' }
  }
  const [place] = premise.places
  if (place) return { matter: place.proper ? place.name : the(place.name), about: 'place', place }
  const [thing] = premise.things
  if (thing) return { matter: the(thing.name), about: thing.kind === 'abstract' ? 'deed' : 'thing' }
  return { matter: undefined, about: 'deed' }
}

function sitePlace(genre: Genre, choose: Chooser): Place {
  const kinds: Record<Genre, readonly string[]> = {
    'sci-fi': ['relay station', 'sealed laboratory', 'orbital archive', 'sunken observatory'],
    thriller: ['night ferry', 'private bank', 'freight terminal', 'embassy annex'],
    mystery: ['records office', 'country house', 'auction house', 'harbour museum'],
    fantasy: ['ruined watchtower', 'sleeping castle', 'drowned chapel', 'hollow hill'],
    horror: ['boarded house', 'old sanatorium', 'flooded chapel', 'disused mine'],
    romance: ['old ballroom', 'seaside hotel', 'bookshop', 'night train'],
    comedy: ['town hall', 'seaside hotel', 'community theatre', 'regional office'],
    drama: ['family house', 'closed cinema', 'boatyard workshop', 'village school'],
  }
  const fallback: Record<Genre, PlaceKind> = {
    'sci-fi': 'lab',
    thriller: 'train',
    mystery: 'library',
    fantasy: 'castle',
    horror: 'house',
    romance: 'theatre',
    comedy: 'office',
    drama: 'house',
  }
  const name = choose.pick('site', kinds[genre])
  return { name, kind: kindOfPlace(name, fallback[genre]) }
}

/** The premise's sentence with names for people. `first` tells whether somebody has not been seen yet. */
export function eventText(event: PremiseEvent, world: World): string {
  const nameOf = (id: string): string => {
    const player = world.playerOf.get(id)
    if (player) return player.name
    const person = world.premise.people.find(entry => entry.id === id)
    if (!person) return 'someone'
    if (person.name) return person.name
    // `Idris finds a letter from his dead brother`
    const self =
      person.owner !== undefined &&
      event.agents.length === 1 &&
      person.owner === event.agents[0] &&
      world.playerOf.get(person.owner)
    if (self && person.description) return `${pronouns(self.gender).possessive} ${person.description}`
    const owner = person.owner === undefined ? undefined : nameOf(person.owner)
    return rolePhrase(person, owner) || 'someone'
  }
  return event.text.replace(/\{(p\d+)('s)?\}/g, (_, id: string, owns?: string) => {
    if (!owns) return nameOf(id)
    // `Zora finds a map in her attic`: what is the acting person’s own.
    const own = event.agents.length === 1 && event.agents[0] === id ? world.playerOf.get(id) : undefined
    return own ? pronouns(own.gender).possessive : possessive(nameOf(id))
  })
}

/** True when somebody in the event can be in the picture. */
export const staged = (event: PremiseEvent, world: World): Player[] =>
  event.people
    .filter(id => {
      const person = world.premise.people.find(entry => entry.id === id)
      return person && !offstage(person, world.premise)
    })
    .map(id => world.playerOf.get(id))
    .filter((player): player is Player => player !== undefined)
