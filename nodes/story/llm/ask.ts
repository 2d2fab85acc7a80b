// Asks a language model for a script, asks again when the answer cannot be used, and makes a script of what it gives.
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import { chat } from '../../providers/text/ollama.ts'
import {
  type Character,
  NARRATOR,
  type SceneValue,
  type ScriptValue,
  type SeriesBibleValue,
  type StoryValue,
} from '../../types.ts'
import { countryOf } from '../country.ts'
import { segment } from '../segment.ts'
import { conformFrames, FADE_FRAMES } from '../writer/frames.ts'
import { sceneCount } from '../writer/plan.ts'
import { type ModelScript, modelSchema, readAnswer } from './schema.ts'

const FPS = 24
/** How often a model is asked before it is given up. */
const ASKS = 3

export interface ScriptQuestion {
  readonly story: StoryValue
  readonly bible: SeriesBibleValue
  readonly model: string
  readonly temperature: number
  readonly seed: number
  readonly sceneCount: number
}

/** @throws PermanentError when the model gives no usable script in three answers; TransientError when Ollama fails */
export async function askForScript(
  question: ScriptQuestion,
  ctx: Pick<NodeContext, 'signal' | 'progress' | 'note' | 'warn' | 'log'>,
): Promise<ScriptValue> {
  const count = question.sceneCount || sceneCount(question.story.seconds)
  const messages: { role: 'system' | 'user' | 'assistant'; content: string }[] = [
    { role: 'system', content: systemPrompt() },
    { role: 'user', content: userPrompt(question, count) },
  ]
  let problems: string[] = []
  for (let ask = 1; ask <= ASKS; ask++) {
    ctx.progress(0, ask === 1 ? `${question.model} writes` : `${question.model} mends its answer`)
    const answer = await chat({
      model: question.model,
      messages,
      schema: modelSchema(),
      temperature: question.temperature,
      seed: question.seed + ask - 1,
      context: 16384,
      signal: ctx.signal,
      // A scene is about 900 characters of JSON.
      onText: text => ctx.progress(Math.min(0.99, text.length / (count * 900)), `${question.model} writes`),
    })
    ctx.note('request', {
      model: question.model,
      temperature: question.temperature,
      messages: messages.map(message => ({ ...message })),
    })
    ctx.note('response', answer)
    const read = readAnswer(answer)
    if ('script' in read) {
      const strangers = strangersIn(read.script, question.bible.characters)
      if (strangers.length === 0 || ask === ASKS) return toScript(read.script, question, ctx)
      problems = [`These are not in the cast: ${strangers.join(', ')}. Use only the names given, or narrator.`]
    } else problems = read.problems
    ctx.log(`Answer ${ask} of ${question.model} cannot be used: ${problems.join(' ')}`)
    messages.push(
      { role: 'assistant', content: answer.slice(0, 20_000) },
      {
        role: 'user',
        content: `That cannot be used:\n${problems.join('\n')}\nGive the whole script again as one JSON object.`,
      },
    )
  }
  throw new PermanentError(
    `${question.model} gave no usable script in ${ASKS} answers: ${problems.join(' ')} Choose another model or the embedded writer.`,
  )
}

function systemPrompt(): string {
  return [
    'You are a screenwriter. You answer with one JSON object that follows the given schema, and nothing else.',
    'Scenes are visual, concrete and in the present tense. Something changes in every scene, and each follows from the one before.',
    'Lines are short and speakable; people speak in their own way. Nothing is said twice.',
    `The schema:\n${JSON.stringify(modelSchema())}`,
  ].join('\n')
}

function userPrompt({ story, bible }: ScriptQuestion, count: number): string {
  const each = story.seconds / count
  const people = bible.characters.map(character =>
    [
      `- ${character.name}`,
      character.role,
      character.age ? `${character.age} years` : '',
      character.personality.join(', '),
      character.speakingStyle ? `speaks: ${character.speakingStyle}` : '',
    ]
      .filter(Boolean)
      .join('; '),
  )
  return [
    `Premise: ${story.premise}`,
    story.genre && `Genre: ${story.genre}`,
    story.theme && `Theme: ${story.theme}`,
    story.setting && `Setting: ${story.setting}`,
    story.tone && `Tone: ${story.tone}`,
    bible.world && `World: ${bible.world}`,
    `Cast (use only these names, and narrator for narration):\n${people.join('\n')}`,
    `Write exactly ${count} scenes, ${Math.round(story.seconds)} seconds in all, about ${each.toFixed(0)} seconds each. At most ${Math.max(4, Math.round(each * 2))} spoken words a scene.`,
    'Every event of the premise happens on screen, and the ending answers it.',
  ]
    .filter(Boolean)
    .join('\n')
}

/** The character that a model means: by id, by name, or by a part of the name. */
export function characterNamed(name: string, cast: readonly Character[]): Character | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\(.*?\)/g, '')
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .trim()
  const wanted = plain(name)
  return (
    cast.find(character => character.id === name || plain(character.name) === wanted) ??
    cast.find(character =>
      plain(character.name)
        .split(' ')
        .some(part => part.length > 1 && wanted.split(' ').includes(part)),
    )
  )
}

const isNarrator = (name: string): boolean => /^(narrator|narration|voice ?over|v\.?o\.?)$/i.test(name.trim())

function strangersIn(script: ModelScript, cast: readonly Character[]): string[] {
  const names = script.scenes.flatMap(scene => [
    ...scene.characters,
    ...scene.utterances.map(utterance => utterance.speaker),
  ])
  return [...new Set(names.filter(name => !isNarrator(name) && !characterNamed(name, cast)))]
}

/** Ids from content, known people only, and frames that sum exactly. What had to be mended is told. */
function toScript(
  answer: ModelScript,
  { story, bible, model }: ScriptQuestion,
  ctx: Pick<NodeContext, 'warn'>,
): ScriptValue {
  const frames = Math.round(story.seconds * FPS)
  const lengths = conformFrames(
    answer.scenes.map(scene => scene.seconds),
    frames,
  )
  const country = countryOf(
    story,
    answer.scenes.map(scene => scene.place),
  )
  const taken = new Set<string>()
  const scenes = answer.scenes.map((scene, index): SceneValue => {
    const where = `Scene ${index + 1} (${scene.place})`
    const present = new Set<string>()
    for (const name of scene.characters) {
      const known = characterNamed(name, bible.characters)
      if (known) present.add(known.id)
      else if (!isNarrator(name))
        ctx.warn(`${where} names “${name}”, who is not in the series bible: left out of the picture.`)
    }
    const ids = new Set<string>()
    const utterances = scene.utterances.map(utterance => {
      const known = isNarrator(utterance.speaker) ? undefined : characterNamed(utterance.speaker, bible.characters)
      if (!known && !isNarrator(utterance.speaker))
        ctx.warn(
          `${where} gives a line to “${utterance.speaker}”, who is not in the series bible: the narrator says it.`,
        )
      const speaker = known?.id ?? NARRATOR
      return {
        id: segment('l_', `${speaker}|${utterance.text}`, ids),
        speaker,
        text: utterance.text,
        emotion: utterance.emotion,
      }
    })
    return {
      id: segment('sc_', `${scene.place}|${scene.action}`, taken),
      number: index + 1,
      interior: scene.interior,
      place: scene.place,
      ...(scene.country || country ? { country: scene.country || country } : {}),
      hour: scene.hour,
      weather: scene.weather,
      action: scene.action,
      camera: scene.camera,
      mood: scene.mood,
      characters: [...present],
      props: scene.props,
      utterances,
      frames: lengths[index] ?? 1,
      tailFrames: index === answer.scenes.length - 1 ? 0 : FADE_FRAMES,
      fps: FPS,
    }
  })
  return {
    title: answer.title,
    logline: answer.logline,
    genre: story.genre,
    tone: story.tone,
    fps: FPS,
    frames,
    writer: `ollama ${model}`,
    scenes,
  }
}
