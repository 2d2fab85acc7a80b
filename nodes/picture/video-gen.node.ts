// Video Gen: the first shot of a scene, from its words, its cast and its speech.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { lookup, many, one } from '../../engine/graph/ports.ts'
import { CAPABILITIES } from '../media/jobs.ts'
import { Audio, Clip, Image, Look, Scene, SceneState, Text } from '../types.ts'
import { photoInputs, photoWarnings } from './photos.ts'
import { repaired } from './repaired.ts'
import { clipOf, IdentityStrength, LeverParams, laySpeech, sceneFrames, TIER_SIZES, videoJob } from './shot.ts'

export default defineNode({
  type: 'picture/video-gen',
  version: 12,
  title: 'Video Gen',
  category: 'Picture',
  summary: 'Generates the first shot of a scene; the Last-Frame Chain extends it to the whole scene.',
  inputs: {
    scene: one(Scene).describe('The scene to show.'),
    state: one(SceneState).optional().describe('What continuity says of the scene: wardrobe, injuries, props, mood.'),
    prompt: one(Text).optional().describe('The final prompt; the action of the scene when nothing is wired.'),
    cast: lookup(Look).describe('How the characters look; only those in the scene are asked for.'),
    first: one(Image).optional().describe('A picture that the shot starts from.'),
    speech: many(Audio).lazy().describe('The spoken lines of the scene, so that lips move with them.'),
  },
  params: z.object({
    tier: z
      .enum(['draft', 'preview', 'final'])
      .default('draft')
      .meta({ title: 'Tier', description: 'Picture size: 640×360, 960×540 or 1280×720.', face: true, badge: true }),
    provider: z
      .enum(['auto', 'illustrated'])
      .default('auto')
      .meta({ title: 'Provider', description: 'Who makes the shot; auto takes the best that answers.' }),
    seconds: z.number().min(1).max(60).default(8).meta({
      title: 'First shot',
      description: 'Length of the first shot; a shorter scene is made in one piece.',
      unit: 's',
      step: 0.5,
    }),
    identityStrength: IdentityStrength,
    ...LeverParams,
    seed: Seed,
  }),
  outputs: { clip: one(Clip).describe('The shot, without sound.') },
  regenerable: true,
  capabilities: [CAPABILITIES.video],
  face: 'clip',
  expectSeconds: 6,
  run: async ({ inputs, params, ctx }) => {
    const { scene, state, prompt, first } = inputs
    const cast = await inputs.cast.get(scene.characters)
    const { speech, warnings } = laySpeech(scene, await inputs.speech())
    for (const warning of [...warnings, ...photoWarnings(cast)]) ctx.warn(warning)
    const total = sceneFrames(scene)
    const wanted = Math.round(params.seconds * scene.fps)
    // A remainder of under a second is no extension: it belongs to the shot.
    const frames = total - wanted < scene.fps ? total : wanted
    const job = videoJob({
      scene,
      state,
      prompt,
      cast,
      speech,
      seed: ctx.seed,
      identityStrength: params.identityStrength,
      ...TIER_SIZES[params.tier],
      startFrame: 0,
      frames,
      levers: params,
    })
    ctx.note('prompt', job.prompt)
    // A step of its own: a repair of the faces does not need the shot made again.
    const made = await ctx.step('shot', { job, first: first?.digest, provider: params.provider }, async () => {
      const { outputs, servedBy } = await ctx.dispatch(CAPABILITIES.video, {
        params: job,
        inputs: { ...photoInputs(cast), ...(first ? { first } : {}) },
        ...(params.provider === 'auto' ? {} : { runner: params.provider }),
      })
      return { clip: clipOf(outputs), servedBy }
    })
    ctx.served(made.servedBy)
    return { clip: params.faceRepair === 'inpaint' ? await repaired('repair', made.clip, cast, ctx) : made.clip }
  },
})
