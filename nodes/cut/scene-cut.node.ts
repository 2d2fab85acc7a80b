// Scene Cut: where each scene is cut in and out, and how it goes into the next. A change re-makes the cut, never a shot.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Scene, type SceneValue, slateOf, TRANSITIONS, type Transition } from '../types.ts'

/** Frames of a transition that the script gave no length: half a second at 24 frames a second, as the writer uses. */
const USUAL_TRANSITION = 12
/** Frames that trims leave of a scene at least. */
const SHORTEST_SCENE = 6

/** What was decided on a scene. */
const Decision = z.object({
  head: z.number().int().min(0).max(100_000).default(0).meta({
    title: 'In',
    unit: 'frames',
    description: 'Frames taken off the beginning of the scene.',
  }),
  tail: z.number().int().min(-1000).max(100_000).default(0).meta({
    title: 'Out',
    unit: 'frames',
    description:
      'Frames taken off its end. Below 0 the scene goes on into the frames that were rendered for its transition.',
  }),
  transition: z
    .enum(['as-written', 'cut', ...TRANSITIONS])
    .default('as-written')
    .meta({ description: 'How it goes into the next scene.' }),
  length: z
    .number()
    .int()
    .min(0)
    .max(240)
    .default(0)
    .meta({
      title: 'Transition length',
      unit: 'frames',
      description: 'How long that takes; 0 as long as the script has it, or half a second.',
      showIf: { param: 'transition', in: TRANSITIONS },
    }),
})

export default defineNode({
  type: 'cut/scene-cut',
  version: 1,
  title: 'Scene Cut',
  category: 'Cut',
  summary:
    'Says where each scene is cut in and out and how it goes into the next. What a trim takes off, the episode loses.',
  inputs: { scene: one(Scene).describe('A scene as it was written and shot.') },
  params: Decision,
  outputs: { scene: one(Scene).describe('The scene as it is cut: for Assemble and QC.') },
  face: 'plain',
  expectSeconds: 0,
  run: async ({ inputs: { scene }, params, ctx }) => {
    const { scene: cut, warnings } = cutScene(scene, params)
    for (const warning of warnings) ctx.warn(warning)
    return { scene: cut }
  },
})

/**
 * A scene as it is cut. Trims that would leave nothing are shortened, the end first; a transition lasts no longer than the
 * frames that there are beyond the cut (its rendered tail, and what was trimmed off the end).
 */
export function cutScene(
  scene: SceneValue,
  params: z.output<typeof Decision>,
): { readonly scene: SceneValue; readonly warnings: readonly string[] } {
  const warnings: string[] = []
  const material = scene.frames + scene.tailFrames
  const most = Math.max(0, scene.frames - SHORTEST_SCENE)
  const head = Math.min(params.head, most)
  const tail = Math.max(-scene.tailFrames, Math.min(params.tail, most - head))
  const slate = slateOf(scene)
  if (head < params.head || tail < params.tail)
    warnings.push(
      `Scene ${slate} lasts ${scene.frames} frames: of the trims of ${params.head} and ${params.tail}, ${head} and ${tail} are done; trim it anew`,
    )
  if (tail > params.tail)
    warnings.push(`Scene ${slate} has only ${scene.tailFrames} frames beyond its end, so it is not made longer by more`)
  const frames = scene.frames - head - tail
  const isCut = params.transition === 'cut' || (params.transition === 'as-written' && scene.tailFrames === 0)
  const wanted = isCut
    ? 0
    : (params.transition !== 'as-written' && params.length) || scene.tailFrames || USUAL_TRANSITION
  const beyond = material - head - frames
  const tailFrames = Math.min(wanted, beyond)
  if (params.transition !== 'as-written' && tailFrames < wanted)
    warnings.push(
      `Scene ${slate} has ${beyond} frames beyond its end for a transition of ${wanted}: trim its end to give it more`,
    )
  const transition = isCut || params.transition === 'as-written' ? 'dissolve' : (params.transition as Transition)
  return { scene: { ...scene, frames, tailFrames, cut: { head, transition, material } }, warnings }
}
