// Story Prompt: what the user asks for.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Story } from '../types.ts'

const line = (title: string, description: string) => z.string().max(400).default('').meta({ title, description })

export default defineNode({
  type: 'story/story-prompt',
  version: 1,
  title: 'Story Prompt',
  category: 'Story',
  summary: 'The premise of the episode and the kind of story it should become.',
  inputs: {},
  params: z.object({
    premise: z
      .string()
      .max(4000)
      .default('Ava discovers the secret lab; her mentor warns her about the consequences')
      .meta({
        title: 'Premise',
        description: 'What happens, in a sentence or two. Names, places and things in it will occur in the episode.',
        widget: 'multiline',
        face: true,
      }),
    genre: z.string().max(400).default('').meta({
      title: 'Genre',
      description:
        'Such as mystery, science fiction, fantasy, romance, comedy, horror, drama; empty leaves it to the premise.',
      face: true,
    }),
    theme: line('Theme', 'What the story is about underneath, such as trust or the price of knowledge.'),
    setting: line('Setting', 'Where and when it takes place; empty leaves it to the premise.'),
    tone: line('Tone', 'Such as tense, warm, wry, bleak; empty leaves it to the genre.'),
    seconds: z.number().min(4).max(3600).default(36).meta({
      title: 'Length',
      description: 'Length of the episode. It is met to the frame.',
      unit: 's',
      step: 1,
      face: true,
      widget: 'number',
    }),
  }),
  outputs: { story: one(Story).describe('What was asked for.') },
  face: 'story',
  run: async ({ params }) => ({ story: { ...params, premise: params.premise.trim() } }),
})
