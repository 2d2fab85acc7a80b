// LLM Script: a story and a cast become a script, written by a language model or by the embedded writer.
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { installedModels, ollamaHost } from '../providers/text/ollama.ts'
import { Script, SeriesBible, Story } from '../types.ts'
import { askForScript } from './llm/ask.ts'
import { EMBEDDED_WRITER, writeScript } from './writer/write.ts'

export default defineNode({
  type: 'story/llm-script',
  version: 6,
  title: 'LLM Script',
  category: 'Story',
  summary: 'Writes the script: scenes with place, hour, action, camera, mood and lines, exactly as long as asked.',
  inputs: {
    story: one(Story).describe('What the episode is about, and how long it is.'),
    bible: one(SeriesBible).describe('Who may be in it, and how they speak.'),
  },
  params: z.object({
    provider: z.enum(['auto', 'ollama', 'embedded']).default('auto').meta({
      title: 'Provider',
      description: 'Who writes; auto takes Ollama when it answers, else the embedded writer.',
      face: true,
    }),
    model: z
      .string()
      .max(200)
      .default('')
      .meta({
        title: 'Model',
        description: 'The Ollama model; empty: the first one installed.',
        choicesFrom: 'ollama-models',
        showIf: { param: 'provider', in: ['auto', 'ollama'] },
      }),
    temperature: z
      .number()
      .min(0)
      .max(2)
      .default(0.8)
      .meta({
        title: 'Temperature',
        description: 'How freely a model writes; the embedded writer does not use it.',
        step: 0.05,
        showIf: { param: 'provider', in: ['auto', 'ollama'] },
      }),
    sceneCount: z.number().int().min(0).max(200).default(0).meta({
      title: 'Scenes',
      description: 'How many scenes; 0 chooses by the length.',
      widget: 'number',
    }),
    seed: Seed,
  }),
  outputs: { script: one(Script).describe('The script; its scenes’ frames sum exactly to the length.') },
  face: 'script',
  pool: 'light',
  expectSeconds: 3,
  run: async ({ inputs: { story, bible }, params, ctx }) => {
    const model = params.provider === 'embedded' ? undefined : await chooseModel(params.provider, params.model, ctx)
    if (model === undefined) {
      ctx.served(EMBEDDED_WRITER)
      return { script: writeScript(story, bible.characters, { seed: params.seed, sceneCount: params.sceneCount }) }
    }
    ctx.served(`ollama ${model}`)
    const script = await askForScript(
      { story, bible, model, temperature: params.temperature, seed: ctx.seed, sceneCount: params.sceneCount },
      ctx,
    )
    return { script }
  },
})

/** The model to ask, or `undefined` when nobody answers and the embedded writer may serve. */
async function chooseModel(provider: 'auto' | 'ollama', model: string, ctx: NodeContext): Promise<string | undefined> {
  if (provider === 'ollama' && model) return model
  const models = await installedModels(ctx.signal)
  if (provider === 'auto')
    return models?.includes(model)
      ? model
      : model
        ? (models?.find(name => name.startsWith(`${model}:`)) ?? models?.[0])
        : models?.[0]
  if (!models)
    throw new PermanentError(
      `Ollama does not answer at ${ollamaHost()}. Start it, set OLLAMA_HOST, or choose the embedded writer.`,
    )
  if (models.length === 0)
    throw new PermanentError(
      'Ollama has no model installed. Run “ollama pull llama3.2”, or choose the embedded writer.',
    )
  return models[0]
}
