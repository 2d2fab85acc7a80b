// What is seen in a scene, in the present tense: the place, what happens, who is there, one look at a face.
import { NARRATOR } from '../../types.ts'
import { type Desk, eventRoles } from './desk.ts'
import { capital, tidy } from './english.ts'
import { introduce, pronounise } from './grammar.ts'
import { EVENTS } from './material/events.ts'
import type { Kernel } from './material/kernel.ts'
import { lightsAt } from './material/light.ts'
import { ANYWHERE, PLACES } from './material/places.ts'
import { AFTERWARDS, ENTRANCES, INJURIES, PRESENCE, REACTIONS } from './material/presence.ts'
import { STAGING } from './material/staging.ts'
import type { Beat, PlannedScene } from './plan.ts'
import type { Chooser } from './random.ts'
import { reword, vary } from './reword.ts'
import { hourOf } from './setting.ts'
import type { Roles, Said } from './talking.ts'
import { fill, fits, type Scope } from './template.ts'
import { eventText, type Place, type Player } from './world.ts'

interface Shown {
  readonly plan: PlannedScene
  readonly index: number
  readonly kernel: Kernel
  readonly roles: Roles
  readonly scope: Scope
  readonly place: Place
  readonly said: readonly Said[]
}

/** The action of a scene. */
export function stageScene(desk: Desk, shown: Shown): string {
  const { plan, index, roles, scope } = shown
  const core = coreSentences(desk, shown)
  const text = [...core, ...presence(desk, shown, core.join(' ')), ...reaction(desk, shown, core.length)]
  const opening = describePlace(desk, shown, text.join(' ')).map(entry => reword(entry, desk.choose))
  const setting = index === 0 && desk.world.setting ? [desk.world.setting] : []
  const players = Object.values(roles).filter((player): player is Player => player !== undefined)
  const body = [...opening, ...text]
  if (body.length < (desk.each < 9 ? 2 : 3) && plan.beat !== 'event') body.push(fill(`$A {business}.`, scope))
  return introduce(desk, roles, pronounise(tidy([...setting, ...body].join(' ')), players))
}

/** Two things that catch the eye at the first visit; later what the light or the ear tells. */
function describePlace(desk: Desk, { index, place }: Shown, core: string): string[] {
  const { choose, visits, each } = desk
  const { refuses, foreign } = desk.world
  const ofItsTime = (list: readonly string[]) => list.filter(entry => !refuses?.test(entry) && !foreign(entry))
  const texture = PLACES[place.kind]
  const features = ofItsTime(texture.features)
  const sounds = ofItsTime(texture.sounds)
  const lit = ofItsTime(lightsAt(hourOf(desk, index), place.kind, texture.lights))
  const name = `place ${index}`
  const visit = visits.get(place.name) ?? 1
  if (visit === 1) {
    const one = choose.fresh(`${name} one`, features)
    // What is seen there, or the light, or what is heard: `rows of cold incubators; a relay clicks over`.
    const draw = choose.chance(`${name} kind`)
    const others = draw < 0.5 ? features : draw < 0.75 ? sounds : lit
    const second = choose.fresh(`${name} two`, others)
    const two =
      each >= 10 && second && !core.toLowerCase().includes(vary(second, choose).toLowerCase()) ? second : undefined
    return one ? [tidy(`${capital(one)}${two ? `; ${two}` : ''}.`)] : []
  }
  const said = (list: readonly string[]) =>
    list.some(entry => core.toLowerCase().includes(vary(entry, choose).toLowerCase()))
  // The light or the sound is told once a scene.
  if (each < 10 || said(lit) || said(sounds)) return []
  const clause =
    choose.fresh(`${name} sense`, visit % 2 === 0 ? lit : sounds) ?? choose.fresh(`${name} other`, features)
  return clause ? [tidy(`${capital(clause)}.`)] : []
}

/** What the scene is for. */
function coreSentences(desk: Desk, shown: Shown): string[] {
  const { plan, index, kernel, roles, scope } = shown
  const { world, choose, each } = desk
  const name = `stage ${index}`
  const out: string[] = []
  const add = (text: string | undefined) => {
    if (text) out.push(tidy(text))
  }
  const from = (key: string, pool: readonly string[]): string | undefined => {
    const drawn = choose.order(`${name} ${key}`, pool).filter(entry => !choose.used(entry) && fits(entry, scope))
    // Who is there has more to do in what happens than beside it.
    const shared = roles.B && choose.chance(`${name} ${key} shared`) < 0.5
    const candidate = (shared && drawn.find(entry => entry.includes('$B'))) || drawn[0]
    if (candidate === undefined) return undefined
    choose.use(candidate)
    return fill(candidate, scope)
  }
  if (plan.beat === 'event') {
    // A short story has no scene of its own for what is found: it is found here.
    const first = desk.scenes.findIndex(scene => scene.beat === 'event') === index
    const found =
      first && each >= 10 && !desk.scenes.some(scene => scene.beat === 'look')
        ? inOrder(kernel.finds, scope, choose, 'look')
        : undefined
    return [...eventSentences(desk, shown), ...(found ? [tidy(found)] : [])]
  }
  const closing = plan.beat === 'answer' || plan.beat === 'image'
  const ending = world.ending === 'dark' ? kernel.dark : kernel.after
  const pools: Partial<Record<Beat, readonly string[]>> = {
    sign: kernel.signs,
    approach: kernel.signs,
    look: kernel.finds,
    reason: kernel.finds,
    attempt: kernel.turns,
    setback: kernel.turns,
    act: kernel.acts,
    answer: ending,
    image: ending,
  }
  const staging =
    plan.beat === 'sign' || plan.beat === 'look' || plan.beat === 'setback' ? undefined : STAGING[plan.beat]
  const told =
    pools[plan.beat] && (plan.beat !== 'approach' || each > 18)
      ? inOrder(pools[plan.beat] ?? [], scope, choose, plan.beat)
      : undefined
  if (closing) {
    // A story too short for a scene of its own for the climax has it here.
    if (!desk.scenes.some(scene => scene.beat === 'act')) add(inOrder(kernel.acts, scope, choose, 'act'))
    add(told)
    if (each >= 10 && (desk.scenes.length > 4 || !told)) add(staging && from('staging', staging))
    return out
  }
  if (staging && !(plan.beat === 'act' && each < 9)) add(from('staging', staging))
  add(told)
  if (plan.beat === 'look' && each > 15) add(inOrder(kernel.finds, scope, choose, 'look'))
  if (plan.beat === 'sign' && each > 15) add(fill('$A {business}.', scope))
  const worst =
    plan.beat === 'setback' || (plan.beat === 'attempt' && !desk.scenes.some(scene => scene.beat === 'setback'))
  if (worst && /thriller|horror|fantasy|sci-fi/.test(world.genres[0]) && plan.act === 0) add(from('injury', INJURIES))
  return out
}

function eventSentences(desk: Desk, { plan, index, roles, scope }: Shown): string[] {
  const { choose } = desk
  const out: string[] = []
  plan.events.forEach((event, order) => {
    const scopeOf: Scope = { ...scope, people: { ...roles, ...eventRoles(desk, event) } }
    out.push(tidy(eventSentence(desk, event, `stage ${index} event ${order}`, scopeOf, order)))
    if (order < plan.events.length - 1 || plan.events.length > 2) return
    const after = choose
      .order(`stage ${index} after`, EVENTS[event.kind].after)
      .find(entry => !choose.used(entry) && fits(entry, scopeOf))
    if (after) {
      choose.use(after)
      out.push(fill(after, scopeOf))
    }
  })
  return out
}

/** Whoever is in the picture is in the text. */
function presence(desk: Desk, { index, roles, scope, plan, said }: Shown, core: string): string[] {
  const out: string[] = []
  // Whoever has been introduced and speaks needs no other sign of being there, as a rule.
  const heard = (player: Player) =>
    player !== roles.C &&
    desk.introduced.has(player.id) &&
    said.some(line => line.speaker === player.id) &&
    desk.choose.chance(`presence ${index} ${player.id}`) < 0.6
  const missing = (player: Player | undefined) => player !== undefined && !core.includes(player.name) && !heard(player)
  const pick = (key: string, pool: readonly string[]) => {
    const candidate = desk.choose
      .order(`presence ${index} ${key}`, pool)
      .find(entry => !desk.choose.used(entry) && fits(entry, scope))
    if (!candidate) return
    desk.choose.use(candidate)
    out.push(fill(candidate, scope))
  }
  if (missing(roles.C)) pick('c', ENTRANCES)
  const over = desk.world.ending === 'bright' && (plan.beat === 'answer' || plan.beat === 'image')
  if (missing(roles.B)) pick('b', over ? AFTERWARDS : PRESENCE)
  if (missing(roles.A)) out.push(fill('$A {business}.', scope))
  if (roles.D && missing(roles.D)) {
    const idle = desk.choose.fresh(
      `presence ${index} d`,
      ANYWHERE.filter(entry => !desk.world.refuses?.test(entry)),
    )
    if (idle) out.push(fill(`$A ${idle}.`, { ...scope, people: { A: roles.D } }))
  }
  return out
}

/** One look at the face of whoever has the last word. */
function reaction(desk: Desk, { index, roles, scope, said, plan }: Shown, before: number): string[] {
  const final = said.findLast(entry => entry.speaker !== NARRATOR)
  const speaker = Object.values(roles).find(player => player?.id === final?.speaker)
  if (!final || !speaker || before >= 4 || plan.beat === 'act') return []
  const chosen = desk.choose
    .order(`reaction ${index}`, REACTIONS[final.emotion] ?? [])
    .find(entry => !desk.choose.used(entry) && !desk.world.refuses?.test(entry))
  if (!chosen || desk.choose.chance(`react ${index}`) > (before < 2 ? 0.7 : 0.35)) return []
  desk.choose.use(chosen)
  return [fill(chosen, { ...scope, people: { A: speaker } })]
}

/** Kernel sentences come in the order in which they were written, so that finds build on finds. */
function inOrder(pool: readonly string[], scope: Scope, choose: Chooser, beat: Beat): string | undefined {
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
