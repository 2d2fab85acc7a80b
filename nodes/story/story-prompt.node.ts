// Story Prompt: what the episode is about, in the user's words.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Story } from '../types.ts'

const words = (title: string, description: string, most = 400) =>
  z.string().max(most).default('').meta({ title, description })

export default defineNode({
  type: 'story/story-prompt',
  version: 1,
  title: 'Story Prompt',
  category: 'Story',
  summary: 'What the episode is about: premise, genre, theme, setting, tone and length.',
  inputs: {},
  params: z.object({
    premise: z
      .string()
      .max(20_000)
      .default('Ava discovers the secret lab; her mentor warns her about the consequences')
      .meta({
        title: 'Premise',
        description: 'Who does what, and where, in one or a few sentences.',
        widget: 'multiline',
        face: true,
      }),
    genre: words(
      'Genre',
      'Such as sci-fi, thriller, mystery, fantasy, horror, romance, comedy or drama; empty: told by the premise.',
    ),
    theme: words('Theme', 'What it is about underneath, such as trust, grief or the price of knowledge.'),
    setting: words('Setting', 'Where and when, such as “Lisbon, 1974”.'),
    tone: words('Tone', 'Such as tense, hopeful, dark, playful or bittersweet.'),
    seconds: z.number().min(3).max(3600).default(36).meta({
      title: 'Length',
      description: 'Length of the episode; about 3 scenes in 36 seconds, 15 in five minutes.',
      unit: 's',
      widget: 'number',
      step: 1,
      face: true,
    }),
  }),
  outputs: { story: one(Story).describe('The prompt, ready for a writer.') },
  face: 'text',
  run: async ({ params }) => {
    if (params.premise.trim() === '')
      throw new PermanentError('The premise is empty. Write one or two sentences about who does what, and where.')
    return { story: params }
  },
})
