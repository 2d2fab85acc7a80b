// Continuity: reads all scenes in order and says what is true in each of them.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { segments } from '../../engine/graph/keys.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { Scene, SceneState, SeriesBible } from '../types.ts'
import { statesOf } from './states.ts'

export default defineNode({
  type: 'story/continuity',
  version: 1,
  title: 'Continuity',
  category: 'Story',
  summary:
    'Keeps track from scene to scene: clothes, wounds until they heal, things that change hands, wet and tired, feelings.',
  inputs: {
    scenes: many(Scene).min(1).describe('All scenes, in order.'),
    bible: one(SeriesBible).optional().describe('The cast: their names, and what they wear at the start.'),
  },
  params: z.object({}),
  outputs: {
    states: many(SceneState, 'scene').as('scenes').describe('The state of each scene, under the scene’s key.'),
  },
  face: 'lines',
  run: async ({ inputs: { scenes, bible } }) => {
    if (bible)
      for (const { value: scene } of scenes)
        for (const id of scene.characters)
          if (!bible.characters.some(character => character.id === id))
            throw new PermanentError(
              `Scene ${scene.number} (${scene.place}) has the character “${id}”, who is not in the series bible. Add the character to it, or take it out of the scene.`,
            )
    const states = statesOf(
      scenes.map(({ value }) => value),
      bible,
    )
    return {
      states: scenes.flatMap(({ key }, index) => {
        const value = states[index]
        return value ? [{ segment: segments(key).at(-1) ?? key, value }] : []
      }),
    }
  },
})
