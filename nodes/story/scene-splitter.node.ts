// Scene Splitter: the script as a stream of scenes, each under its own key.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Scene, Script } from '../types.ts'

export default defineNode({
  type: 'story/scene-splitter',
  version: 1,
  title: 'Scene Splitter',
  category: 'Story',
  summary: 'Turns the script into scenes. What follows runs for each scene on its own.',
  inputs: { script: one(Script).describe('The script.') },
  params: z.object({}),
  outputs: { scenes: many(Scene, 'scene').describe('The scenes in order, each under its key.') },
  face: 'scenes',
  run: async ({ inputs }) => ({
    scenes: inputs.script.scenes.map(scene => ({ segment: scene.id, value: scene })),
  }),
})
