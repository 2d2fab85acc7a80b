// Dialogue Lines: what is said in a scene, line by line.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Line, Scene } from '../types.ts'

export default defineNode({
  type: 'story/dialogue-lines',
  version: 1,
  title: 'Dialogue Lines',
  category: 'Story',
  summary: 'The lines of each scene in the order they are said, narration included.',
  inputs: { scene: one(Scene).describe('The scene.') },
  params: z.object({}),
  outputs: { lines: many(Line, 'line').describe('The lines, each under its key.') },
  face: 'lines',
  run: async ({ inputs: { scene } }) => ({
    lines: scene.utterances.map((utterance, index) => ({
      segment: utterance.id,
      value: {
        id: utterance.id,
        scene: scene.id,
        index,
        speaker: utterance.speaker,
        text: utterance.text,
        emotion: utterance.emotion,
      },
    })),
  }),
})
