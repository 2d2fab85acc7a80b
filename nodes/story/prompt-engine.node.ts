// Prompt Engine: a scene, its state and its cast become the prompt that a picture generator is given.
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { type Lookup, lookup, one } from '../../engine/graph/ports.ts'
import { chat, installedModels, ollamaHost } from '../providers/text/ollama.ts'
import { Look, type LookValue, Scene, SceneState, type SceneValue, SeriesBible, Text } from '../types.ts'
import { composePrompt } from './prompt.ts'

export default defineNode({
  type: 'story/prompt-engine',
  version: 2,
  title: 'Prompt Engine',
  category: 'Story',
  summary:
    'Writes the generation prompt of a scene: who is in it and how they look, camera, light, mood, and what to avoid.',
  inputs: {
    scene: one(Scene).describe('The scene to show.'),
    state: one(SceneState).optional().describe('What continuity says of the scene.'),
    cast: lookup(Look).describe('How the characters look; only those in the scene are asked for.'),
    bible: one(SeriesBible).optional().describe('The series’ visual rules.'),
  },
  params: z.object({
    provider: z.enum(['embedded', 'ollama']).default('embedded').meta({
      title: 'Provider',
      description: 'Who words the prompt; a language model polishes what the embedded engine composed.',
    }),
    model: z
      .string()
      .max(200)
      .default('')
      .meta({
        title: 'Model',
        description: 'The Ollama model; empty: the first one installed.',
        choicesFrom: 'ollama-models',
        showIf: { param: 'provider', in: ['ollama'] },
      }),
    style: z.string().max(2000).default('cinematic film still, shallow depth of field').meta({
      title: 'Style',
      description: 'Words for the look of every picture.',
      face: true,
    }),
    negative: z
      .string()
      .max(2000)
      .default('')
      .meta({ title: 'Negative', description: 'What else must not be in the picture.' }),
    seed: Seed,
  }),
  outputs: { prompt: one(Text).describe('The prompt, ready for a picture generator.') },
  face: 'text',
  run: async ({ inputs, params, ctx }) => {
    const looks = await looksOf(inputs.scene, inputs.cast)
    const composed = composePrompt({
      scene: inputs.scene,
      state: inputs.state,
      looks,
      visualRules: inputs.bible?.visualRules ?? '',
      style: params.style,
      negative: params.negative,
    })
    if (params.provider === 'embedded') {
      ctx.served('embedded prompt engine')
      return { prompt: composed }
    }
    return { prompt: await polished(composed, params.model, ctx) }
  },
})

/** @throws PermanentError naming the scene and the character that is missing */
async function looksOf(scene: SceneValue, cast: Lookup<LookValue>): Promise<LookValue[]> {
  const looks: LookValue[] = []
  for (const id of scene.characters) {
    const look = await cast.get(id)
    if (!look)
      throw new PermanentError(
        `Scene ${scene.number} (${scene.place}) has the character “${id}”, who is not in the series bible. Add the character to it, or take it out of the scene.`,
      )
    looks.push(look)
  }
  return looks
}

async function polished(composed: string, wanted: string, ctx: NodeContext): Promise<string> {
  const model = wanted || (await installedModels(ctx.signal))?.[0]
  if (!model)
    throw new PermanentError(
      `Ollama does not answer at ${ollamaHost()}, or has no model. Start it, or choose the embedded prompt engine.`,
    )
  const messages = [
    {
      role: 'system' as const,
      content:
        'You rewrite a shot description into one vivid prompt for a video model, at most 180 words, in plain prose. Keep every name, age, face, garment, colour, place and camera word exactly. Add nothing that contradicts it. Answer with the prompt only.',
    },
    { role: 'user' as const, content: composed },
  ]
  const answer = (await chat({ model, messages, temperature: 0.5, seed: ctx.seed, signal: ctx.signal })).trim()
  ctx.note('request', { model, messages })
  ctx.note('response', answer)
  ctx.served(`ollama ${model}`)
  if (answer) return answer
  ctx.warn(`${model} gave no words: the composed prompt is used.`)
  return composed
}
