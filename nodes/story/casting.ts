// Casts a premise: everybody it names or calls by a role, and those the story needs besides, as characters to look at and hear.
import type { Character, StoryValue } from '../types.ts'
import { appearanceOf } from './appearance.ts'
import { personSegment } from './segment.ts'
import { type Gender, singularNoun } from './writer/english.ts'
import { genresOf } from './writer/genre.ts'
import type { Genre } from './writer/material/genres.ts'
import { INVENTED, PERSONALITIES, WARDROBES } from './writer/material/looks.ts'
import { ORIGINS, type Origin } from './writer/material/origins.ts'
import { GIVEN, ROLES } from './writer/material/people.ts'
import { originOfName, originOfPlace, originsOfName } from './writer/origins.ts'
import { type Chooser, chooser } from './writer/random.ts'
import { offstage, type Person, type Premise, readPremise } from './writer/reading/premise.ts'

/** How many people a story of `seconds` carries at least and at most. */
export const castSize = (seconds: number): readonly [least: number, most: number] =>
  seconds < 20 ? [1, 3] : seconds < 100 ? [2, 4] : [3, 6]

/**
 * The characters of a story: `given` ones as they are, then the premise's people who are not among them, then invented
 * ones up to what the length needs. The same story and seed give the same cast.
 */
export function castStory(story: StoryValue, seed: number, given: readonly Character[] = []): Character[] {
  const premise = readPremise(story.premise)
  const [genre] = genresOf(story)
  const choose = chooser(`cast|${seed}|${story.premise}|${story.setting}`)
  const cast: Character[] = [...given]
  const ids = new Set(cast.map(character => character.id))
  const [least, most] = castSize(story.seconds)
  const matched = matchPeople(premise.people, cast)
  const people = premise.people.filter(person => !offstage(person, premise))
  const group = given.length === 0 ? leadingGroup(premise) : undefined
  const genders: Gender[] = cast.map(character => character.gender)
  // A tale of no country is told in that of its hero’s name.
  const home =
    originOfPlace(story.setting, story.premise) ??
    (genre === 'fantasy' ? people.flatMap(person => originsOfName(person.name))[0] : undefined)
  const named = [...cast.map(character => character.name), ...people.map(person => person.name)].filter(Boolean)
  /** Where somebody comes from: what their name tells, else their family, else where the story plays. */
  const originOf = (name: string, kin?: Character): Origin | undefined =>
    originOfName(name, named, home) ?? (kin && originOfName(kin.name, named, home)) ?? home
  const idOf = new Map([...matched].map(([person, character]) => [person, character.id]))
  // `A crew of welders hears singing`: two of them have faces, and the story is theirs.
  if (group)
    for (const [part, role] of [
      ['hero', `one of the ${group}`],
      ['friend', `another of the ${group}`],
    ] as const) {
      const gender = balance(genders, choose, part)
      const trade = tradeOf(group)
      const name = inventName(gender, cast, choose, part, home)
      const drawn = portray(
        { name, gender, role: trade, description: trade, ages: undefined, origin: originOf(name) },
        choose,
        part,
        ids,
        genre,
      )
      cast.push({ ...drawn, role })
      genders.push(gender)
    }
  for (const person of people) {
    if (matched.has(person.id) || cast.length >= Math.max(most, given.length)) continue
    const gender = person.gender ?? (person.name ? 'neutral' : balance(genders, choose, person.id))
    const kin = kinOf(person, premise.people, cast, idOf)
    const name =
      person.name || inventName(gender, cast, choose, person.id, kin ? originOf(kin.name) : home, familyName(kin))
    const blood = kin && !/wife|husband/.test(person.role) ? kin : undefined
    const character = portray(
      {
        name,
        gender,
        role: person.role,
        description: person.description,
        ages:
          twinned(person, kin) ??
          generation(person, premise.people) ??
          person.age ??
          agesBeside(person, premise.people),
        origin: originOf(name, kin),
        kin: blood,
      },
      choose,
      person.id,
      ids,
      genre,
    )
    const owner = person.owner === undefined ? undefined : idOf.get(person.owner)
    cast.push(owner ? { ...character, relationships: { [owner]: person.description } } : character)
    idOf.set(person.id, character.id)
    genders.push(gender)
  }
  if (given.length > 0) return cast
  // People of one mind are no story: somebody wants it otherwise.
  const alone =
    cast.length < most && least > 2 && !people.some(person => opposes(person, group ? undefined : people[0], premise))
  for (const part of ['hero', 'friend', 'opponent'] as const) {
    if (cast.length >= least && !(part === 'opponent' && alone)) continue
    if ((part === 'hero' && cast.length > 0) || (part === 'friend' && cast.length > 1)) continue
    const role = choose.pick(`invent ${part}`, INVENTED[genre][part])
    const gender = balance(genders, choose, part)
    // An elder cousin is of the hero’s family.
    const kin = KIN.test(role) ? cast[0] : undefined
    const name = inventName(gender, cast, choose, part, kin ? originOf(kin.name) : home, familyName(kin))
    const character = portray(
      { name, gender, role, description: role, ages: undefined, origin: originOf(name, kin), kin },
      choose,
      part,
      ids,
      genre,
    )
    cast.push(part === 'friend' && cast[0] ? { ...character, relationships: { [cast[0].id]: role } } : character)
    genders.push(gender)
  }
  return cast
}

/** Which of `characters` each person of the premise is: by name, else by role or relationship. */
export function matchPeople(people: readonly Person[], characters: readonly Character[]): Map<string, Character> {
  const found = new Map<string, Character>()
  const free = () => characters.filter(character => ![...found.values()].includes(character))
  const plain = (text: string) => text.toLowerCase().trim()
  for (const person of people.filter(entry => entry.name)) {
    const first = plain(person.name).split(' ')[0] ?? ''
    const hit =
      free().find(character => plain(character.name) === plain(person.name)) ??
      free().find(character => plain(character.name).split(' ').includes(first))
    if (hit) found.set(person.id, hit)
  }
  for (const person of people.filter(entry => !found.has(entry.id) && !entry.name)) {
    const words = [person.description, person.role].filter(Boolean).map(plain)
    const hit = free().find(character => {
      const texts = [character.role, ...Object.values(character.relationships)].map(plain).filter(Boolean)
      return texts.some(text => words.some(word => text === word || new RegExp(`\\b${literal(word)}\\b`).test(text)))
    })
    if (hit) found.set(person.id, hit)
  }
  // Somebody called by `I` or `you` is the first character that nobody else is.
  const self = people.find(person => person.description === 'you' && !found.has(person.id))
  const [first] = free()
  if (self && first) found.set(self.id, first)
  return found
}

/** The group that the premise begins with, unless somebody with a name or a part of their own acts before or beside it. */
function leadingGroup(premise: Premise): string | undefined {
  const first = premise.events.find(event => event.agents.length > 0 || event.group)
  return first?.group && !premise.people.some(person => person.name && !person.owner) ? first.group : undefined
}

/** Whether somebody may stand against the premise’s first person (or group): not one of a kind with them, nor done to only. */
function opposes(person: Person, first: Person | undefined, premise: Premise): boolean {
  if (first && (person === first || (person.role && person.role === first.role))) return false
  return premise.events.some(event => event.agents.includes(person.id)) || person.owner !== undefined
}

/** What one of a group does: `welder` of `crew of deep-sea welders`; empty for villagers and strangers. */
const tradeOf = (group: string): string => singularNoun(group.split(' ').at(-1)?.toLowerCase() ?? '')

/** Grandparents are old and parents are grown, whatever else they are; years. */
function generation(person: Person, people: readonly Person[]): readonly [number, number] | undefined {
  const kin = people.filter(other => other.owner === person.id).map(other => other.role)
  if (kin.some(role => /^grand(?:son|daughter|child)$/.test(role))) return [64, 78]
  if (kin.some(role => /^(?:step)?(?:son|daughter)$/.test(role)))
    return person.age && person.age[0] > 60 ? person.age : [36, 56]
  return undefined
}

/** Twins are of an age. */
const twinned = (person: Person, kin: Character | undefined): readonly [number, number] | undefined =>
  /\btwin\b/.test(person.description) && kin?.age !== undefined ? [kin.age, kin.age] : undefined

/** Who has a mentor or parents is young; otherwise the role says. */
function agesBeside(person: Person, people: readonly Person[]): readonly [number, number] | undefined {
  const elders = /mentor|teacher|professor|mother|father|grand|boss|captain|aunt|uncle|guardian|master|coach/
  if (ROLES.get(person.role)?.age) return undefined
  return people.some(other => other.owner === person.id && elders.test(other.role)) ? [19, 31] : [22, 42]
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function balance(genders: readonly Gender[], choose: Chooser, name: string): Gender {
  const women = genders.filter(gender => gender === 'female').length
  const men = genders.filter(gender => gender === 'male').length
  if (women !== men) return women > men ? 'male' : 'female'
  return choose.chance(`gender ${name}`) < 0.5 ? 'female' : 'male'
}

const KIN =
  /^(?:twin |step|half-|elder |younger |little |big )*(?:brother|sister|mother|father|son|daughter|grand(?:mother|father|son|daughter)|uncle|aunt|niece|nephew|cousin|wife|husband)$/

/** A relative who has been cast. */
function kinOf(
  person: Person,
  people: readonly Person[],
  cast: readonly Character[],
  idOf: ReadonlyMap<string, string>,
): Character | undefined {
  if (!KIN.test(person.role)) return undefined
  const kin = people.find(
    other =>
      other !== person &&
      idOf.has(other.id) &&
      (other.id === person.owner ||
        other.owner === person.id ||
        (!person.owner && !other.owner && other.role === person.role)),
  )
  return cast.find(character => kin && character.id === idOf.get(kin.id))
}

/** The name that relatives share, where one of them has it already. */
function familyName(kin: Character | undefined): string | undefined {
  const name = kin?.name.split(' ') ?? []
  return name.length > 1 ? name.at(-1) : undefined
}

/** A name as people have them where the story plays, or one from anywhere; nobody’s begins like another’s. */
function inventName(
  gender: Gender,
  cast: readonly Character[],
  choose: Chooser,
  part: string,
  home: Origin | undefined,
  family?: string,
): string {
  const initials = new Set(cast.map(character => character.name.charAt(0).toUpperCase()))
  const from = home ?? choose.pick(`origin ${part}`, ORIGINS)
  const known = gender === 'neutral' ? GIVEN.neutral : from[gender]
  const given =
    choose.order(`name ${part}`, known).find(name => !initials.has(name.charAt(0))) ??
    choose.order(`name ${part}`, GIVEN[gender]).find(name => !initials.has(name.charAt(0))) ??
    'Robin'
  return `${given} ${family ?? choose.pick(`family ${part}`, from.family)}`
}

interface Portrayed {
  readonly name: string
  readonly gender: Gender
  readonly role: string
  readonly description: string
  readonly ages: readonly [number, number] | undefined
  readonly origin: Origin | undefined
  /** A relative by blood who has been cast. */
  readonly kin?: Character | undefined
}

function portray(
  { name, gender, role, description, ages, origin, kin }: Portrayed,
  choose: Chooser,
  part: string,
  ids: Set<string>,
  genre: Genre,
): Character {
  const hints = ROLES.get(role) ?? ROLES.get(role.split(' ').at(-1) ?? '')
  const [from, to] = ages ?? (/^retired\b/.test(role) ? [60, 72] : (hints?.age ?? [24, 46]))
  const age = Math.round(from + choose.chance(`age ${part}`) * (to - from))
  const style = hints?.style
  const ways = PERSONALITIES.filter(entry => (entry.style === 'childlike') === age < 13)
  // What the role says goes first; otherwise a way of speaking that nobody has yet, and heroes who speak plainly.
  const own = ways.filter(entry => entry.style === style)
  const free = ways.filter(entry => entry.style !== 'formal' && !choose.used(`style ${entry.style}`))
  const personality = choose.pick(`personality ${part}`, own.length > 0 ? own : free.length > 0 ? free : ways)
  choose.use(`style ${personality.style}`)
  const clothes = (): string => {
    const own = hints?.clothing
    // Two agents do not come in the same coat.
    if (own && !choose.used(own)) {
      choose.use(own)
      return own
    }
    const wardrobe = age < 14 ? WARDROBES.child : genre === 'fantasy' ? WARDROBES.fantasy : WARDROBES.adult
    return choose.pick(
      `clothing ${part}`,
      wardrobe.filter(clothes => gender !== 'male' || !/blouse|dress|skirt/.test(clothes)),
    )
  }
  return {
    id: personSegment(name, ids),
    name,
    role: description === 'you' ? '' : description,
    age,
    gender,
    personality: [...personality.traits],
    speakingStyle: personality.speaking,
    appearance: appearanceOf({ gender, age, description, origin, kin: kin?.appearance }, choose, part),
    clothing: clothes(),
    relationships: {},
    references: [],
  }
}
