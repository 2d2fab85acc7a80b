// Writes one scene of the plan: where it plays, who is in it, what is seen, what is said.
import { type Emotion, type Hour, NARRATOR } from '../../types.ts'
import { speechSeconds } from '../timing.ts'
import { capital, tidy } from './english.ts'
import { CAMERAS, type Shot } from './material/cameras.ts'
import { EVENTS } from './material/events.ts'
import { GENRE_STYLE } from './material/genres.ts'
import type { Kernel } from './material/kernel.ts'
import { PLACES } from './material/places.ts'
import { INJURIES, OPENINGS, REACTIONS, STAGING } from './material/staging.ts'
import { TALK } from './material/talk.ts'
import type { Beat, PlannedScene } from './plan.ts'
import type { Chooser } from './random.ts'
import { exchange, type Roles, type Said, Spoken, sayingSeconds, singleLine } from './talking.ts'
import { fill, fits, type Scope } from './template.ts'
import { eventText, type Place, type Player, staged, type World } from './world.ts'

/** A scene before it has ids and frames. */
export interface DraftScene {
  readonly place: Place
  readonly hour: Hour
  readonly weather: string
  readonly action: string
  readonly camera: string
  readonly mood: string
  readonly players: readonly Player[]
  readonly props: readonly string[]
  readonly said: readonly Said[]
}

/** What the scenes of an episode share while it is being written. */
export interface Desk {
  readonly world: World
  readonly choose: Chooser
  readonly spoken: Spoken
  readonly visits: Map<string, number>
  readonly introduced: Set<string>
  readonly scenes: readonly PlannedScene[]
  /** Seconds that a scene lasts on average. */
  readonly each: number
}

export const openDesk = (world: World, choose: Chooser, scenes: readonly PlannedScene[], each: number): Desk => ({
  world,
  choose,
  scenes,
  each,
  spoken: new Spoken(),
  visits: new Map(),
  introduced: new Set(),
})

export function writeScene(desk: Desk, index: number): DraftScene {
  const { world, choose, scenes } = desk
  const plan = scenes[index]
  if (!plan) throw new RangeError(`No scene ${index} in the plan`)
  const name = `scene ${index}`
  const kernel = world.kernels[plan.act % world.kernels.length] as Kernel
  const roles = castScene(desk, plan, index)
  const place = placeScene(desk, plan, index)
  const texture = PLACES[place.kind]
  const drawn: Record<string, string> = {}
  const draw = (kind: 'features' | 'lights' | 'sounds' | 'business') => {
    drawn[kind] ??= choose.pick(`${name} ${kind}`, texture[kind])
    return drawn[kind]
  }
  const scope: Scope = {
    people: roles,
    phrases: {
      matter: world.matter,
      secret: kernel.secret,
      deed: kernel.deed,
      hold: kernel.hold,
      risk: kernel.risk,
      clock: kernel.clock,
      price: kernel.price,
      proof: kernel.proof,
      get feature() {
        return draw('features')
      },
      get light() {
        return draw('lights')
      },
      get sound() {
        return draw('sounds')
      },
      get business() {
        return draw('business')
      },
    },
  }
  const said = speak(desk, plan, index, kernel, roles, scope)
  const action = stage(desk, plan, index, kernel, roles, scope, place, said)
  const players = [...new Set(Object.values(roles).filter((player): player is Player => player !== undefined))]
  return {
    place,
    hour: hourOf(desk, index),
    weather: weatherOf(desk, index),
    action,
    camera: choose.pick(
      `${name} camera`,
      CAMERAS[shotOf(plan, index, players.length, (desk.visits.get(place.name) ?? 0) < 2)],
    ),
    mood: moodOf(desk, plan, index),
    players,
    props: propsOf(desk, plan, place, kernel, name),
    said,
  }
}

/** Before the friend has a part in the premise’s events, the hero goes alone, but for the first scene. */
function castScene(desk: Desk, plan: PlannedScene, index: number): Roles {
  const { hero, friend, opponent } = desk.world
  if (plan.beat === 'event') {
    const present = [...new Set(plan.events.flatMap(event => staged(event, desk.world)))]
    const first = plan.events[0]?.agents
      .map(id => desk.world.playerOf.get(id))
      .find(player => player && present.includes(player))
    const a = first ?? present[0] ?? hero
    const b = present.find(player => player !== a) ?? (a !== hero ? hero : joined(desk, index) ? friend : undefined)
    const c = present.find(player => player !== a && player !== b)
    return { A: a, ...(b && b !== a ? { B: b } : {}), ...(c ? { C: c } : {}) }
  }
  const withFriend = friend && (plan.beat === 'open' || joined(desk, index))
  const withOpponent = opponent && ['clock', 'truth', 'choice', 'act'].includes(plan.beat)
  return { A: hero, ...(withFriend ? { B: friend } : {}), ...(withOpponent ? { C: opponent } : {}) }
}

function joined(desk: Desk, index: number): boolean {
  const { friend } = desk.world
  if (!friend) return false
  const first = desk.scenes.findIndex(scene => scene.events.some(event => staged(event, desk.world).includes(friend)))
  return first < 0 || index >= first
}

function placeScene(desk: Desk, plan: PlannedScene, index: number): Place {
  const { world, choose, visits } = desk
  const own = plan.events.flatMap(event => event.places)[0]
  const near = (n: number): Place => world.near[n % Math.max(1, world.near.length)] ?? world.site
  const reached = desk.scenes.findIndex(
    scene =>
      scene.beat === 'event' && scene.events.some(event => event.places.some(entry => entry.name === world.site.name)),
  )
  const at: Record<Beat, () => Place> = {
    event: () =>
      own
        ? { name: own.name.replace(/^(same|own|very)\s+/, ''), kind: own.kind }
        : index > 0 && plan.position > 0.3
          ? near(1)
          : world.home,
    open: () => world.home,
    sign: () => (reached > index ? near(2) : world.home),
    approach: () => near(0),
    look: () => world.site,
    reason: () => near(1),
    rift: () => near(1),
    clock: () => near(2),
    plan: () => world.home,
    attempt: () => world.site,
    setback: () => near(0),
    quiet: () => near(3),
    low: () => near(3),
    truth: () => world.site,
    choice: () => world.site,
    act: () => world.site,
    answer: () => near(0),
    image: () => world.home,
  }
  let place = at[plan.beat]()
  // Long stories move on: every act has its own surroundings.
  if (plan.act > 0 && plan.beat !== 'event')
    place = { ...(choose.order(`act ${plan.act}`, world.near)[index % Math.max(1, world.near.length)] ?? place) }
  visits.set(place.name, (visits.get(place.name) ?? 0) + 1)
  return place
}

/** Lines of a scene: narration where it belongs, then an exchange, then what the kernel and the theme have to say. */
function speak(desk: Desk, plan: PlannedScene, index: number, kernel: Kernel, roles: Roles, scope: Scope): Said[] {
  const { world, choose, spoken, each, scenes } = desk
  const name = `talk ${index}`
  const last = index === scenes.length - 1
  const said: Said[] = []
  const budget = Math.min(24, Math.max(2.2, each * 0.85 - 1.3))
  const left = () => budget - sayingSeconds(said) - (said.length > 0 ? 0.5 : 0)
  const narrate = (pool: readonly string[]) => {
    for (const candidate of choose.order(`${name} narration`, pool)) {
      if (choose.used(candidate) || !fits(candidate, scope)) continue
      const text = fill(candidate, scope)
      if (speechSeconds(text) > left() || spoken.has(text)) continue
      choose.use(candidate)
      spoken.add(text)
      said.push({ speaker: NARRATOR, text, emotion: 'neutral' })
      return
    }
  }
  const take = (lines: Said[] | undefined) => {
    if (lines) said.push(...lines)
    return lines !== undefined
  }
  const talk = (key: string, pool: readonly string[]) =>
    take(exchange(`${name} ${key}`, pool, roles, scope, left(), spoken, choose))
  const line = (key: string, pool: readonly string[], who: Player | undefined, emotion: Emotion) =>
    take(singleLine(`${name} ${key}`, pool, who, emotion, scope, left(), spoken, choose))

  const closing = () => {
    const recalled =
      world.premise.events.findLast(event => staged(event, world).length > 0) ?? world.premise.events.at(-1)
    const answers = recalled ? EVENTS[recalled.kind].answers : []
    const people = recalled ? eventRoles(desk, recalled) : roles
    const fitting = answers
      .filter(text => fits(text, { ...scope, people }))
      .map(text => fill(text, { ...scope, people }))
    const pool = [...fitting.slice(0, 2), ...choose.order('answers', world.theme.answer)]
    const text = pool.find(entry => !spoken.has(entry) && speechSeconds(entry) <= left())
    if (text) {
      spoken.add(text)
      said.push({ speaker: NARRATOR, text, emotion: 'neutral' })
    }
  }

  if (index === 0 && scenes.length > 1 && each >= 9) narrate([...(OPENINGS[world.genres[0]] ?? [])].filter(() => true))
  else if (scenes.length > 6 && plan.beat === 'look') narrate(world.theme.question)

  const kinds = plan.events.map(event => event.kind)
  const solo = !roles.B && !roles.C
  switch (plan.beat) {
    case 'event':
      if (kinds.some(kind => /discover|open|search|learn|receive|return/.test(kind)))
        line('see', kernel.see, roles.A, 'surprised')
      for (const kind of new Set(kinds)) talk(`event ${kind}`, EVENTS[kind].talk)
      if (kinds.includes('warn')) line('why', kernel.why, roles.A, 'sad')
      break
    case 'look':
      line('see', kernel.see, roles.A, 'tense')
      talk('look', TALK.look)
      break
    case 'reason':
      talk('reason', TALK.reason)
      line('why', kernel.why, roles.B ?? roles.C, 'sad')
      break
    case 'rift':
      talk('rift', TALK.rift)
      talk('theme', world.theme.talk)
      break
    case 'clock':
    case 'truth':
      if (roles.C) line('push', kernel.push, roles.C, 'tense')
      talk(plan.beat, TALK[plan.beat])
      break
    case 'low':
      line('low', kernel.low, roles.A, 'sad')
      talk('low', TALK.low)
      break
    case 'choice':
      talk('choice', TALK.choice)
      line('will', kernel.will, roles.A, 'determined')
      break
    case 'act':
      line('will', kernel.will, roles.A, 'determined')
      talk('act', TALK.act)
      break
    case 'answer':
      talk('answer', TALK.answer)
      line('end', kernel.end, roles.A, 'tender')
      break
    case 'image':
      line('end', kernel.end, roles.A, 'tender')
      talk('image', TALK.image)
      break
    default:
      talk(plan.beat, TALK[plan.beat])
  }
  if (said.filter(entry => entry.speaker !== NARRATOR).length === 0) talk('solo', TALK.solo)
  // Time to spare is given to the argument of the theme and to what people say when nothing happens.
  if (left() > 6 && !solo && !last && plan.beat !== 'act')
    talk('theme', world.theme.talk) || talk('quiet', plan.beat === 'open' ? TALK.open : TALK.quiet)
  if (last) closing()
  return said
}

function eventRoles(desk: Desk, event: PlannedScene['events'][number]): Roles {
  const present = staged(event, desk.world)
  const a = present[0] ?? desk.world.hero
  const b = present.find(player => player !== a) ?? (a === desk.world.hero ? undefined : desk.world.hero)
  return { A: a, ...(b ? { B: b } : {}) }
}

/** What is seen, in the present tense. */
function stage(
  desk: Desk,
  plan: PlannedScene,
  index: number,
  kernel: Kernel,
  roles: Roles,
  scope: Scope,
  place: Place,
  said: readonly Said[],
): string {
  const { world, choose, each, visits } = desk
  const name = `stage ${index}`
  const texture = PLACES[place.kind]
  const room = each < 9 ? 2 : each < 15 ? 3 : 4
  const sentences: string[] = []
  const add = (text: string | undefined) => {
    if (text) sentences.push(tidy(text))
  }
  const from = (key: string, pool: readonly string[]): string | undefined => {
    const candidate = choose.order(`${name} ${key}`, pool).find(entry => !choose.used(entry) && fits(entry, scope))
    if (candidate === undefined) return undefined
    choose.use(candidate)
    return fill(candidate, scope)
  }
  const feature = () => choose.fresh(`${name} feature ${sentences.length}`, texture.features)

  if (index === 0 && world.setting) add(world.setting)
  const visit = visits.get(place.name) ?? 1
  if (visit === 1) {
    const [one, two] = [feature(), each >= 10 ? choose.fresh(`${name} feature two`, texture.features) : undefined]
    if (one) add(two ? `${capital(one)}; ${two}.` : `${capital(one)}.`)
  } else if (each >= 10) {
    const clause =
      visit % 2 === 0 ? choose.fresh(`${name} light`, texture.lights) : choose.fresh(`${name} sound`, texture.sounds)
    if (clause) add(`${capital(clause)}.`)
  }

  if (plan.beat === 'event') {
    plan.events.forEach((event, order) => {
      const scopeOf: Scope = { ...scope, people: { ...roles, ...eventRoles(desk, event) } }
      add(eventSentence(desk, event, `${name} event ${order}`, scopeOf, order))
      if (order === plan.events.length - 1 && plan.events.length < 3) {
        const after = choose
          .order(`${name} after`, EVENTS[event.kind].after)
          .find(entry => !choose.used(entry) && fits(entry, scopeOf))
        if (after) {
          choose.use(after)
          add(fill(after, scopeOf))
        }
      }
    })
  } else {
    const kernelPool: Partial<Record<Beat, readonly string[]>> = {
      sign: kernel.signs,
      look: kernel.finds,
      attempt: kernel.turns,
      setback: kernel.turns,
      act: kernel.acts,
      answer: world.ending === 'dark' ? kernel.dark : kernel.after,
      image: world.ending === 'dark' ? kernel.dark : kernel.after,
      approach: kernel.signs,
      truth: kernel.finds,
      reason: kernel.finds,
    }
    const staging =
      plan.beat === 'sign' || plan.beat === 'look' || plan.beat === 'setback'
        ? undefined
        : STAGING[plan.beat as keyof typeof STAGING]
    const first = staging ? from('staging', staging) : undefined
    const turn =
      kernelPool[plan.beat] && (plan.beat !== 'approach' || each > 18)
        ? fromOrdered(kernelPool[plan.beat] ?? [], scope, choose, plan.beat)
        : undefined
    if (plan.beat === 'answer' || plan.beat === 'image') {
      add(turn)
      add(first)
    } else {
      add(first)
      add(turn)
      if (plan.beat === 'look' && each > 15) add(fromOrdered(kernel.finds, scope, choose, 'look'))
    }
    if (plan.beat === 'setback' || (plan.beat === 'attempt' && !desk.scenes.some(scene => scene.beat === 'setback')))
      if (/thriller|horror|fantasy|sci-fi/.test(world.genres[0])) add(from('injury', INJURIES))
  }
  // One look at a face, or one thing done with the hands, closes the scene.
  const final = said.findLast(entry => entry.speaker !== NARRATOR)
  const speaker = Object.values(roles).find(player => player?.id === final?.speaker)
  if (sentences.length < room + 1 && final && speaker) {
    const pool = REACTIONS[final.emotion] ?? []
    const reaction = choose.order(`${name} reaction`, pool).find(entry => !choose.used(entry))
    if (reaction && choose.chance(`${name} react`) < 0.55) {
      choose.use(reaction)
      add(fill(reaction, { ...scope, people: { A: speaker } }))
    }
  }
  if (sentences.length < room) add(`$A ${choose.pick(`${name} hands`, texture.business)}.`.replace(/^\$A /, '$A '))
  const text = sentences.map(sentence => (fits(sentence, scope) ? fill(sentence, scope) : sentence)).join(' ')
  return introduce(desk, roles, tidy(text))
}

/** Kernel sentences come in the order in which they were written, so that finds build on finds. */
function fromOrdered(pool: readonly string[], scope: Scope, choose: Chooser, beat: Beat): string | undefined {
  const open = pool.filter(entry => !choose.used(entry) && fits(entry, scope))
  const chosen =
    beat === 'look' || beat === 'sign' || beat === 'reason' || beat === 'truth' || beat === 'approach'
      ? open[0]
      : choose.order(`kernel ${beat}`, open)[0]
  if (chosen === undefined) return undefined
  choose.use(chosen)
  return fill(chosen, scope)
}

function eventSentence(
  desk: Desk,
  event: PlannedScene['events'][number],
  name: string,
  scope: Scope,
  order: number,
): string {
  const clause = eventText(event, desk.world)
  const phrase = /^(to|after|when|while|before|if|as|in|on|at|with|by|for|from|during|until|despite)\b/i.test(clause)
  if (order > 0)
    return phrase
      ? `${capital(clause)}.`
      : `${desk.choose.pick('then', ['Then', 'After that', 'And then', 'Next', 'Before the hour is out'])} ${clause}.`.replace(
          /^(Then|And then|Next|After that|Before the hour is out) /,
          word => (/^(After|Before|Next)/.test(word) ? `${word.trim()}, ` : word),
        )
  const lead = phrase
    ? undefined
    : desk.choose.order(name, EVENTS[event.kind].leads).find(entry => !desk.choose.used(entry) && fits(entry, scope))
  if (!lead) return `${capital(clause)}.`
  desk.choose.use(lead)
  return `${fill(lead, scope)}, ${clause}.`
}

/** The first time somebody is seen, the full name and what they are to whom. */
function introduce(desk: Desk, roles: Roles, text: string): string {
  let out = text
  for (const player of Object.values(roles)) {
    if (!player || desk.introduced.has(player.id)) continue
    const literal = player.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const seen = new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}]|['’]s)`, 'u')
    const match = seen.exec(out)
    if (!match) continue
    desk.introduced.add(player.id)
    const rest = out.slice(match.index + match[0].length)
    const ends = /^[.,;:!?]/.test(rest)
    const role = player.role ? `, ${player.role}${ends ? '' : ','}` : ''
    out = `${out.slice(0, match.index)}${player.character.name.trim()}${role}${rest}`
  }
  return out
}

function hourOf(desk: Desk, index: number): Hour {
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

function weatherOf(desk: Desk, index: number): string {
  const { world, choose, scenes } = desk
  const told = /\b(rain|snow|storm|fog|heat ?wave|blizzard|hurricane|mist|thunder)\w*/i.exec(
    `${world.story.setting} ${world.story.premise}`,
  )?.[0]
  const list = choose.order('weather', GENRE_STYLE[world.genres[0]].weather)
  if (told && index < scenes.length * 0.8) return told.toLowerCase()
  return list[Math.floor((index * 2) / Math.max(2, scenes.length))] ?? list[0] ?? ''
}

function moodOf(desk: Desk, plan: PlannedScene, index: number): string {
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

function shotOf(plan: PlannedScene, index: number, people: number, firstVisit: boolean): Shot {
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

function propsOf(desk: Desk, plan: PlannedScene, place: Place, kernel: Kernel, name: string): string[] {
  const things = plan.events
    .flatMap(event => event.things)
    .filter(thing => thing.kind === 'thing')
    .map(thing => thing.name)
  const proof = /look|truth|reason|plan/.test(plan.beat) ? [kernel.proof.replace(/^the /, '').replace(/,.*$/, '')] : []
  return [...new Set([...things, ...proof, desk.choose.pick(`${name} prop`, PLACES[place.kind].props)])].slice(0, 4)
}
