// Scene Splitter: a script becomes a stream of scenes, each under its own key.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Scene, Script } from '../types.ts'

export default defineNode({
  type: 'story/scene-splitter',
  version: 1,
  title: 'Scene Splitter',
  category: 'Story',
  summary: 'Hands the scenes of a script on one by one, so that everything after it runs for each scene.',
  inputs: { script: one(Script).describe('The script to split.') },
  params: z.object({}),
  outputs: {
    scenes: many(Scene, 'scene').describe('The scenes in order; a scene keeps its key through rewrites of others.'),
  },
  face: 'scenes',
  run: async ({ inputs }) => ({
    scenes: inputs.script.scenes.map(scene => ({ segment: scene.id, value: scene })),
  }),
})
