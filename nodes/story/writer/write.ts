// The embedded story writer: a story and a cast become a script, deterministically and without any model.
import { PermanentError } from '../../../engine/graph/context.ts'
import type { Character, SceneValue, ScriptValue, StoryValue } from '../../types.ts'
import { countryOf } from '../country.ts'
import { segment } from '../segment.ts'
import { openDesk } from './desk.ts'
import { capital, tidy } from './english.ts'
import { conformFrames, FADE_FRAMES } from './frames.ts'
import { PLACES } from './material/places.ts'
import { actCount, planScenes, sceneCount } from './plan.ts'
import { chooser } from './random.ts'
import { type DraftScene, writeScene } from './scene.ts'
import { sayingSeconds } from './talking.ts'
import { fill, type Scope } from './template.ts'
import { buildWorld, eventText, staged, type World } from './world.ts'

/** Who a script names as its writer. */
export const EMBEDDED_WRITER = 'embedded writer'
const FPS = 24

export interface WriteOptions {
  readonly seed: number
  /** 0 lets the writer choose by the length. */
  readonly sceneCount?: number
}

/**
 * Writes a whole script. The scenes' frames sum to `story.seconds` × 24 exactly.
 * @throws PermanentError when the premise is empty, not English, or names people whom the cast lacks
 */
export function writeScript(story: StoryValue, cast: readonly Character[], options: WriteOptions): ScriptValue {
  checkStory(story, cast)
  const frames = Math.round(story.seconds * FPS)
  const count = Math.min(options.sceneCount || sceneCount(story.seconds), Math.max(1, Math.floor(story.seconds / 3)))
  const seed = [options.seed, story.premise, story.genre, story.tone, story.theme, story.setting].join('|')
  const choose = chooser(seed)
  const world = buildWorld(story, cast, actCount(count), choose)
  const plan = planScenes(world.premise.events, count)
  const desk = openDesk(world, choose, plan, story.seconds / count)
  const drafts = plan.map((_, index) => writeScene(desk, index))
  const lengths = shareFrames(drafts, frames)
  return {
    title: titleOf(world, seed),
    logline: loglineOf(world),
    genre: story.genre.trim() || world.genres[0],
    tone: story.tone.trim(),
    fps: FPS,
    frames,
    writer: EMBEDDED_WRITER,
    scenes: finish(drafts, lengths, story),
  }
}

/** @throws PermanentError naming what is wrong with the story and what to do */
function checkStory(story: StoryValue, cast: readonly Character[]): void {
  if (story.premise.trim() === '')
    throw new PermanentError(
      'The premise is empty. Write one or two sentences about who does what, and where, into the Story Prompt.',
    )
  if (!(story.seconds >= 3 && story.seconds <= 7200))
    throw new PermanentError(
      `An episode of ${story.seconds} seconds cannot be written: choose a length from 3 to 7200 seconds.`,
    )
  if (!isEnglish(story.premise))
    throw new PermanentError(
      'The embedded writer writes English only, and this premise is in another language. Write the premise in English, or set the provider to Ollama with a model that knows the language.',
    )
  if (cast.length === 0)
    throw new PermanentError(
      'The series bible has no characters. Wire the Story Prompt into the Series Bible, which then casts the premise, or add characters to it.',
    )
}

const COMMON =
  /^(a|an|the|and|but|of|in|on|at|to|for|from|with|who|that|when|after|before|about|into|by|is|are|was|has|have|must|his|her|their|he|she|they|it|its|as|against|between|while|where|one|two|not|no|can|will|then)$/i

/** English has its small words. A premise of a few bare words is taken as English when its letters are Latin. */
export function isEnglish(text: string): boolean {
  const words = text.match(/[\p{L}'’]+/gu) ?? []
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  if (letters.length > 0 && latin.length / letters.length < 0.8) return false
  const common = words.filter(word => COMMON.test(word)).length
  const foreign = words.filter(word =>
    /^(el|la|los|las|un|una|y|de|del|que|en|le|les|des|et|der|die|das|und|ein|eine|il|lo|gli|di|e|o|os|um|uma|och|het|een|van|på|av|på|w|z|na|och|nie|se|su|por|con|pour|dans|est|ist|mit|nel|della|per)$/i.test(
      word,
    ),
  ).length
  return words.length < 5 || common > foreign
}

/** What a scene needs at least: its speech with some air, or a glance at its picture. Seconds. */
const needed = (draft: DraftScene): number => (draft.said.length === 0 ? 2 : sayingSeconds(draft.said) * 1.1 + 1.5)

/** Whole frames for every scene, `frames` in sum: nearly even, longer where more is said, never less than the speech needs. */
function shareFrames(drafts: readonly DraftScene[], frames: number): number[] {
  const even = frames / drafts.length
  const least = drafts.map(draft => Math.min(needed(draft) * FPS, even * 1.6))
  const mean = least.reduce((sum, value) => sum + value, 0) / least.length
  const wanted = least.map(value => Math.max(value, even * (0.55 + 0.45 * (value / mean))))
  const total = wanted.reduce((sum, value) => sum + value, 0)
  // Too much: what exceeds the least is scaled down. Too little: all are scaled up.
  const floor = least.reduce((sum, value) => sum + value, 0)
  const scaled =
    total <= frames
      ? wanted.map(value => (value * frames) / total)
      : floor >= frames
        ? least.map(value => (value * frames) / floor)
        : wanted.map((value, index) => {
            const low = least[index] ?? 0
            return low + ((value - low) * (frames - floor)) / (total - floor)
          })
  return conformFrames(scaled, frames)
}

function finish(drafts: readonly DraftScene[], lengths: readonly number[], story: StoryValue): SceneValue[] {
  const country = countryOf(
    story,
    drafts.map(draft => draft.place.name),
  )
  const taken = new Set<string>()
  return drafts.map((draft, index): SceneValue => {
    const lines = new Set<string>()
    return {
      id: segment('sc_', `${draft.place.name}|${draft.action}`, taken),
      number: index + 1,
      interior:
        INDOORS.test(draft.place.name) || (PLACES[draft.place.kind].interior && !OUTDOORS.test(draft.place.name)),
      place: draft.place.name,
      ...(country ? { country } : {}),
      hour: draft.hour,
      weather: draft.weather,
      action: typographic(draft.action),
      camera: draft.camera,
      mood: draft.mood,
      characters: draft.players.map(player => player.id),
      props: [...draft.props],
      utterances: draft.said.map(line => ({
        id: segment('l_', `${line.speaker}|${line.text}`, lines),
        ...line,
        text: typographic(line.text),
      })),
      frames: lengths[index] ?? 1,
      tailFrames: index === drafts.length - 1 ? 0 : FADE_FRAMES,
      fps: FPS,
    }
  })
}

/** The apostrophes of the material and of the premise alike. */
const typographic = (text: string): string => text.replace(/(?<=\p{L})'(?=\p{L}|\s|$)/gu, '’')

/** Places under a roof that are otherwise outdoors. */
const INDOORS = /\b(?:greenhouse|conservatory|planetarium|aquarium|stable(?! yard)|barn|cabin|hut)\b/i

/** Outdoor parts of places that are otherwise indoors. */
const OUTDOORS = /\b(?:battlements|courtyard|porch|steps|terrace|backyard|lawn|gate|front)\b/i

const SMALL = /^(a|an|the|of|in|on|at|to|for|and|but|or|by|with|from)$/i
const titleCase = (text: string): string =>
  text
    .split(' ')
    .map((word, index) => (index > 0 && SMALL.test(word) ? word.toLowerCase() : capital(word)))
    .join(' ')

function titleOf(world: World, seed: string): string {
  const head = world.matter.replace(/^the /i, '')
  const proof = world.kernels[0]?.proof.replace(/^the /, '').split(',')[0] ?? head
  const clock = world.kernels[0]?.clock ?? ''
  const before = clock.split(' ').length <= 4 ? [`before ${clock}`] : []
  const forms = [
    `the ${head}`,
    `what the ${proof} said`,
    `${world.hero.name} and the ${head}`,
    `the ${proof}`,
    ...before,
    `the price of ${world.site.name === head || /^\p{Lu}/u.test(world.site.name) ? 'looking' : `the ${world.site.name}`}`,
  ]
  const proper = /^[A-Z]/.test(world.matter) ? [world.matter, `the ${proof}`, ...before] : forms
  return titleCase(tidy(chooser(`${seed}|title`).pick('title', proper)))
}

function loglineOf(world: World): string {
  const [kernel] = world.kernels
  const event = world.premise.events[0]
  const scope: Scope = {
    people: { A: world.hero },
    phrases: { deed: kernel?.deed, clock: kernel?.clock, risk: kernel?.risk, matter: world.matter },
  }
  const seen = event ? staged(event, world) : []
  const again =
    event?.agents.length === 1 &&
    seen.includes(world.hero) &&
    !seen.some(other => other !== world.hero && other.gender === world.hero.gender)
  const must = fill(
    again ? '$a must {deed} before {clock}, or {risk}' : '$A must {deed} before {clock}, or {risk}',
    scope,
  )
  return tidy(
    event
      ? `When${/^(?:in|on|at|after|before|aboard|inside|during) [^,]+,/i.test(eventText(event, world)) ? ',' : ''} ${eventText(event, world)}, ${again ? must.charAt(0).toLowerCase() + must.slice(1) : must}.`
      : `${must}.`,
  )
}
