// What is said in a scene: narration where it belongs, an exchange, what the kernel and the theme have to say.
import { type Emotion, NARRATOR } from '../../types.ts'
import { speechSeconds } from '../timing.ts'
import { type Desk, eventRoles } from './desk.ts'
import { isCommon, ofThisStory } from './manner.ts'
import { BRIDGES } from './material/bridges.ts'
import { EVENTS } from './material/events.ts'
import type { Kernel } from './material/kernel.ts'
import { OPENINGS } from './material/openings.ts'
import { TALK, type TalkFor } from './material/talk.ts'
import { PRESS, STORY_TALK } from './material/talk-story.ts'
import type { PlannedScene } from './plan.ts'
import { exchange, type Roles, type Said, sayingSeconds, singleLine, type Talking } from './talking.ts'
import { fill, fits, type Scope } from './template.ts'
import { type Player, staged } from './world.ts'

interface Heard {
  readonly plan: PlannedScene
  readonly index: number
  readonly kernel: Kernel
  readonly roles: Roles
  readonly scope: Scope
}

/** Scenes shorter than this have little time to speak, in seconds. */
const BRIEF = 8

/** The lines of a scene, which take at most what its share of the episode allows. */
export function speakScene(desk: Desk, { plan, index, kernel, roles, scope }: Heard): Said[] {
  const { world, choose, spoken, each, scenes } = desk
  const name = `talk ${index}`
  const last = index === scenes.length - 1
  const said: Said[] = []
  const finish = last && scenes.length > 1 ? closingLine(desk, roles, scope, each * 0.42) : undefined
  const budget =
    Math.min(24, Math.max(2.2, each * (last ? 0.95 : 0.85) - 1.3)) - (finish ? speechSeconds(finish.text) + 0.6 : 0)
  const left = () => budget - sayingSeconds(said) - (said.length > 0 ? 0.5 : 0)
  const present = Object.values(roles)
  const absent = world.players.filter(player => !present.includes(player) && desk.introduced.has(player.id))
  const talking: Talking = { roles, scope, spoken, choose, absent }
  const narrate = (key: string, pool: readonly string[]): boolean => {
    for (const candidate of choose.order(`${name} ${key}`, pool)) {
      if (choose.used(candidate) || !fits(candidate, scope)) continue
      const filled = fill(candidate, scope)
      if (speechSeconds(filled) > left() - (isCommon(candidate) ? 2 : 0)) continue
      const text = ofThisStory(candidate, filled, scope, choose, `${name} ${key}`)
      if (speechSeconds(text) > left() || spoken.has(text)) continue
      choose.use(candidate)
      spoken.add(text)
      said.push({ speaker: NARRATOR, text, emotion: 'neutral' })
      return true
    }
    return false
  }
  const take = (lines: Said[] | undefined): boolean => {
    if (lines) said.push(...lines)
    return lines !== undefined
  }
  const talk = (key: string, pool: readonly string[]): boolean =>
    take(exchange(`${name} ${key}`, pool, talking, left()))
  const line = (key: string, pool: readonly string[], who: Player | undefined, emotion: Emotion): boolean =>
    take(singleLine(`${name} ${key}`, pool, who, emotion, talking, left()))

  const alone = !roles.B && !roles.C
  /** What speaks of this very story goes first, and whoever has come to oppose it has the word. */
  const story = (key: string, pool: readonly string[] = []): boolean => {
    const opposed = roles.C ? pool.filter(entry => /(?:^|\| *)C[/:]/.test(entry)) : []
    return talk(`${key} story`, opposed) || talk(`${key} story`, pool)
  }
  const both = (key: TalkFor): void => {
    story(key, STORY_TALK[key])
    talk(key, TALK[key])
  }
  if (index === 0 && scenes.length > 1 && each >= 9) narrate('opening', OPENINGS[world.genres[0]] ?? [])
  else if (scenes.length > 6 && (plan.beat === 'look' || (plan.beat === 'sign' && alone)))
    narrate('question', world.theme.question)
  else if (scenes.length > 9 && each > 12 && plan.beat !== 'event') narrate('bridge', BRIDGES[plan.beat] ?? [])

  const kinds = [...new Set(plan.events.map(event => event.kind))]
  switch (plan.beat) {
    case 'event':
      if (kinds.some(kind => /discover|open|search|learn|receive|return/.test(kind)))
        line('see', kernel.see, roles.A, 'surprised')
      for (const kind of kinds) talk(`event ${kind}`, EVENTS[kind].talk)
      if (kinds.includes('warn')) line('why', kernel.why, roles.A, 'sad')
      break
    case 'open':
      talk('open', TALK.open)
      break
    case 'look':
      line('see', kernel.see, roles.A, 'tense')
      both('look')
      break
    case 'reason':
      story('reason', STORY_TALK.reason)
      line('why', kernel.why, roles.B ?? roles.C, 'sad')
      talk('reason', TALK.reason)
      break
    case 'rift':
      story('rift', STORY_TALK.rift)
      talk('theme', world.theme.talk)
      talk('rift', TALK.rift)
      break
    case 'clock':
    case 'truth':
      line('push', kernel.push, roles.C, 'tense')
      both(plan.beat)
      break
    case 'low':
      line('low', kernel.low, roles.A, 'sad')
      both('low')
      break
    case 'choice':
      story('choice', STORY_TALK.choice)
      line('will', kernel.will, roles.A, 'determined')
      talk('choice', TALK.choice)
      break
    case 'act':
      line('will', kernel.will, roles.A, 'determined')
      both('act')
      break
    case 'answer':
    case 'image':
      if (!scenes.some(scene => scene.beat === 'act') && each >= 15) line('will', kernel.will, roles.A, 'determined')
      // A dark end has no comfort in it.
      if (world.ending === 'dark') {
        line('low', kernel.low, roles.A, 'sad')
        if (!last || left() > 4) both('low')
      } else {
        if (last) line('end', kernel.end, roles.A, 'tender')
        both(plan.beat)
      }
      break
    default:
      both(plan.beat)
  }
  const speaking = () => said.filter(entry => entry.speaker !== NARRATOR).length
  if (alone && (speaking() === 0 || left() > 6)) {
    talk('solo story', plan.position > 0.25 ? (STORY_TALK.solo ?? []) : [])
    talk('solo', TALK.solo)
  }
  const idle = (): readonly string[] =>
    plan.beat === 'open'
      ? TALK.open
      : TENSE.test(plan.beat === 'event' ? kinds.join(' ') : plan.beat) ||
          (world.genres[0] === 'horror' && plan.beat === 'event')
        ? PRESS
        : roles.B === world.friend || roles.A === world.friend
          ? [...TALK.quiet, ...(plan.position > 0.4 ? (STORY_TALK.quiet ?? []) : [])]
          : world.theme.talk
  if (speaking() === 0 && !alone && !last) talk('quiet', idle())
  // A scene of a few seconds has no time for a manner; it says something all the same.
  if (speaking() === 0 && each < BRIEF) {
    const plainly = { ...talking, plainly: true }
    take(singleLine(`${name} brief`, kernel.see, roles.A, 'surprised', plainly, left()))
    const pools = [...kinds.map(kind => EVENTS[kind].talk), alone ? TALK.solo : TALK.quiet]
    for (const [at, pool] of pools.entries())
      if (speaking() === 0) take(exchange(`${name} brief ${at}`, pool, plainly, left()))
  }
  // Time to spare is given to what people say when nothing else is to be said.
  if (left() > 6.5 && !alone && !last && plan.beat !== 'act') talk('more', idle())
  if (finish) said.push(finish)
  return said
}

/** Beats and kinds of event in which nobody makes small talk. */
const TENSE =
  /\b(?:approach|look|reason|rift|clock|attempt|setback|truth|choice|act|warn|steal|escape|chase|betray|kill|vanish|fight|trap|haunt|destroy|save|discover|search|open|refuse|lose|hide)\b/

/** The last words: what became of the premise, or what the theme comes down to. */
function closingLine(desk: Desk, roles: Roles, scope: Scope, seconds: number): Said | undefined {
  const { world, choose, spoken } = desk
  const { events } = world.premise
  const recalled = events.findLast(event => staged(event, world).length > 0) ?? events.at(-1)
  const people = recalled ? eventRoles(desk, recalled) : roles
  const answers = recalled ? choose.order('recall', EVENTS[recalled.kind].answers) : []
  const own = { ...scope, people }
  const candidates: readonly (readonly [string, Scope])[] = [
    ...answers.filter(text => fits(text, own)).map(text => [text, own] as const),
    ...choose.order('closing', world.theme.answer).map(text => [text, scope] as const),
  ]
  const limit = Math.max(3, seconds)
  for (const [candidate, around] of candidates) {
    const filled = fill(candidate, around)
    if (spoken.has(filled) || speechSeconds(filled) > limit) continue
    const text = ofThisStory(candidate, filled, around, choose, 'closing', true)
    if (spoken.has(text) || speechSeconds(text) > limit + 1.5) continue
    spoken.add(text)
    return { speaker: NARRATOR, text, emotion: 'neutral' }
  }
  return undefined
}
