// Where and when a scene plays, in which weather and mood, how it is filmed and what stands in the picture.
import type { Hour } from '../../types.ts'
import type { Desk } from './desk.ts'
import { verbForms } from './english.ts'
import type { Shot } from './material/cameras.ts'
import { CLIMATES } from './material/climates.ts'
import { GENRE_STYLE } from './material/genres.ts'
import type { Kernel } from './material/kernel.ts'
import { PLACES } from './material/places.ts'
import type { Beat, PlannedScene } from './plan.ts'
import { isTown, type Place } from './world.ts'

export function placeScene(desk: Desk, plan: PlannedScene, index: number): Place {
  const { world, choose, visits } = desk
  const own = plan.events.flatMap(event => event.places)[0]
  const near = (n: number): Place => world.near[n % Math.max(1, world.near.length)] ?? world.site
  const reached = desk.scenes.findIndex(
    scene =>
      scene.beat === 'event' && scene.events.some(event => event.places.some(entry => entry.name === world.site.name)),
  )
  // What happens in a town happens all over it.
  const site = (n: number): Place => (isTown(world.site) && n > 0 ? near(n + 1) : world.site)
  const at: Record<Beat, () => Place> = {
    event: () =>
      own
        ? { name: own.name.replace(/^(same|own|very)\s+/, ''), kind: own.kind }
        : (placeBefore(desk, plan) ?? (index > 0 && plan.position > 0.3 ? near(1) : world.home)),
    open: () => world.home,
    sign: () => (reached > index || index > 0 ? near(2) : world.home),
    approach: () => near(0),
    look: () => world.site,
    reason: () => near(1),
    rift: () => near(1),
    clock: () => near(2),
    plan: () => world.home,
    attempt: () => site(1),
    setback: () => near(0),
    quiet: () => near(3),
    low: () => world.near.findLast(entry => !PLACES[entry.kind].interior) ?? near(3),
    truth: () => site(2),
    choice: () => site(2),
    act: () => world.site,
    // Without a scene of its own the climax plays in the last one, and it happens where the matter is.
    answer: () =>
      desk.scenes.some(scene => scene.beat === 'act')
        ? (world.near.find(entry => !PLACES[entry.kind].interior) ?? near(0))
        : world.site,
    image: () => world.home,
  }
  let place = at[plan.beat]()
  // Long stories move on: every act has its own surroundings.
  if (plan.act > 0 && plan.beat !== 'event')
    place = { ...(choose.order(`act ${plan.act}`, world.near)[index % Math.max(1, world.near.length)] ?? place) }
  visits.set(place.name, (visits.get(place.name) ?? 0) + 1)
  return place
}

/** What happens next happens where the premise last was, when it does not say otherwise. */
function placeBefore({ world }: Desk, plan: PlannedScene): Place | undefined {
  const { events } = world.premise
  const [first] = plan.events
  const before = first && events.slice(0, events.indexOf(first)).findLast(event => event.places.length > 0)?.places[0]
  return before && { name: before.name.replace(/^(same|own|very)\s+/, ''), kind: before.kind }
}

export function hourOf(desk: Desk, index: number): Hour {
  const { world, scenes } = desk
  const named: readonly (readonly [RegExp, Hour])[] = [
    [/midnight|night/, 'night'],
    [/dawn|sunrise/, 'dawn'],
    [/morning/, 'morning'],
    [/noon/, 'day'],
    [/afternoon/, 'afternoon'],
    [/dusk|sunset|evening|twilight/, 'dusk'],
  ]
  const told = world.premise.hours[0]
  const hours = GENRE_STYLE[world.genres[0]].hours
  const start = named.find(([word]) => told && word.test(told))?.[1]
  if (start && scenes.length <= 4) return start
  const order = start ? [start, ...hours.slice(Math.max(0, hours.indexOf(start) + 1))] : hours
  return order[Math.min(order.length - 1, Math.floor((index * order.length) / scenes.length))] ?? 'day'
}

export function weatherOf(desk: Desk, index: number): string {
  const { world, choose, scenes } = desk
  const words = `${world.story.setting} ${world.story.premise}`
  if (AIRLESS.test(words)) return ''
  const told = TOLD.find(([pattern]) => pattern.test(words))?.[1]
  const usual = GENRE_STYLE[world.genres[0]].weather.filter(entry => !world.foreign(entry))
  const local = CLIMATES[world.country]?.weather ?? []
  const list = choose.order('weather', local.length > 0 ? local : usual)
  if (told && index < scenes.length * 0.8) return told
  const drawn = list[Math.floor((index * 2) / Math.max(2, scenes.length))] ?? list[0] ?? ''
  // The sun is down.
  return /^(?:dusk|night|dawn)$/.test(hourOf(desk, index)) && SUNNY.test(drawn) ? 'clear' : drawn
}

/** Where there is no weather. */
const AIRLESS =
  /\b(?:outer space|space ?(?:ship|craft|station|lab)s?|starships?|star cruisers?|in orbit|orbital|asteroids?|moon base|lunar (?:base|station|colony)|submarines?|undersea|deep-sea (?:base|station))\b/i

/** Words of a premise that tell the weather, and how a scene says it. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [/\b(?:blizzard|snowstorm)s?\b/i, 'blizzard'],
  [/\bsnow(?:y|fall|s|ed[ -]in|bound|ing)?\b/i, 'snow'],
  [/\bthunderstorms?\b/i, 'thunderstorm'],
  [/\bhurricanes?\b/i, 'hurricane'],
  [/\bsandstorms?\b/i, 'sandstorm'],
  [/\b(?:storm(?:y|s)?|tempest)\b/i, 'storm'],
  [/\bdrizzl(?:e|ing|y)\b/i, 'drizzle'],
  [/\brain(?:y|s|ing|fall)?\b/i, 'rain'],
  [/\bfog(?:gy|s|bound)?\b/i, 'fog'],
  [/\bmist(?:y|s)?\b/i, 'mist'],
  [/\bheat ?waves?\b/i, 'heat wave'],
]

/** Weather that only the day has. */
const SUNNY = /\b(?:sun|light|heat|hot|warm)\b/i

export function moodOf(desk: Desk, plan: PlannedScene, index: number): string {
  const { world, choose, scenes } = desk
  const low = ['low', 'setback', 'truth', 'choice'].includes(plan.beat)
  const band =
    index === scenes.length - 1 || plan.beat === 'answer' || plan.beat === 'image'
      ? 3
      : low
        ? 2
        : plan.position < 0.3
          ? 0
          : 1
  const moods = choose.order(`mood ${index}`, GENRE_STYLE[world.genres[0]].moods[band] ?? [])
  const tone = world.story.tone.split(/[,;/]/)[0]?.trim().toLowerCase() ?? ''
  const own = tone && tone.length < 24 && index % 3 === 0 && !moods.slice(0, 2).includes(tone) ? tone : moods[1]
  return [moods[0], own].filter(Boolean).join(', ')
}

export function shotOf(plan: PlannedScene, index: number, people: number, firstVisit: boolean): Shot {
  if (index === 0) return 'establish'
  const kind = plan.events[0]?.kind
  if (plan.beat === 'event') {
    if (/travel|chase|escape|return/.test(kind ?? '')) return 'move'
    if (/discover|open|receive|search|learn/.test(kind ?? '')) return 'find'
    if (/fight|destroy|save|trap|kill/.test(kind ?? '')) return 'climax'
    if (/love|meet|confess|help/.test(kind ?? '')) return 'intimate'
    return people > 1 ? 'pair' : 'solo'
  }
  const shots: Partial<Record<Beat, Shot>> = {
    open: 'establish',
    sign: 'find',
    approach: 'move',
    look: 'find',
    reason: 'pair',
    rift: 'conflict',
    clock: 'conflict',
    plan: 'pair',
    attempt: 'climax',
    setback: 'solo',
    low: 'intimate',
    truth: 'conflict',
    choice: 'climax',
    act: 'climax',
    answer: 'close',
    image: 'close',
    quiet: 'intimate',
  }
  return firstVisit && index % 4 === 3 ? 'establish' : (shots[plan.beat] ?? 'solo')
}

export function propsOf(desk: Desk, plan: PlannedScene, place: Place, kernel: Kernel, name: string): string[] {
  const things = plan.events
    .flatMap(event => event.things)
    .filter(
      thing =>
        // What is looked for is not there to be seen.
        (thing.kind === 'thing' || thing.kind === 'being') &&
        !/^(?:lost|missing|stolen|vanished)\b|\b(?:storms?|winds?|rains?)$/.test(thing.name) &&
        !verbForms(thing.name.split(' ')[0] ?? '').some(({ form }) => form === 'third'),
    )
    .map(thing => thing.name)
  const found = kernel.proof.replace(/^the /, '').replace(/,.*$/, '')
  // What takes a sentence to say is nothing to hold in one's hand.
  const proof = /look|truth|reason|plan/.test(plan.beat) && found.split(' ').length <= 3 ? [found] : []
  const { refuses } = desk.world
  const own = PLACES[place.kind].props.filter(prop => !refuses?.test(prop) && !desk.world.foreign(prop))
  const all = [...new Set([...things, ...proof, ...(own.length > 0 ? [desk.choose.pick(`${name} prop`, own)] : [])])]
  // `golden` and `golden crown` are one thing.
  return all.filter(prop => !all.some(other => other !== prop && ` ${other} `.includes(` ${prop} `))).slice(0, 4)
}
