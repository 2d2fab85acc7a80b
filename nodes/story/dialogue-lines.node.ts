// Dialogue Lines: what is said in a scene, line by line, on its way to the voices.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Line, type LineValue, Scene } from '../types.ts'

export default defineNode({
  type: 'story/dialogue-lines',
  version: 1,
  title: 'Dialogue Lines',
  category: 'Story',
  summary: 'The lines of a scene in the order in which they are spoken, narration included.',
  inputs: { scene: one(Scene).describe('The scene whose lines are spoken.') },
  params: z.object({
    speaker: z.string().max(64).default('').meta({
      title: 'Only of',
      description: 'Only the lines of one character, to dub or audition one voice; empty takes everyone’s.',
      widget: 'character',
    }),
  }),
  outputs: { lines: many(Line, 'line').describe('Each utterance with its scene, speaker and emotion.') },
  face: 'lines',
  run: async ({ inputs: { scene }, params: { speaker } }) => ({
    lines: scene.utterances.flatMap((utterance, index) => {
      if (speaker !== '' && utterance.speaker !== speaker) return []
      const value: LineValue = { ...utterance, scene: scene.id, index }
      return [{ segment: utterance.id, value }]
    }),
  }),
})
