// Gives a scene the sound of its place, weather and action.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { CAPABILITIES, SoundFacts, type SoundJob } from '../media/jobs.ts'
import { soundSeconds } from '../media/sound/length.ts'
import { Audio, type AudioValue, Scene, type SceneValue } from '../types.ts'

/** Who can make effects: the name of its runner, and what people know it as. */
const PROVIDERS: Readonly<Record<string, string>> = { composer: 'Sound designer (embedded)' }

export default defineNode({
  type: 'sound/sfx',
  version: 1,
  title: 'SFX',
  category: 'Sound',
  summary: 'Makes the ambience and effects of each scene from its place, hour, weather and action.',
  inputs: { scene: one(Scene).describe('The scene to hear.') },
  params: z.object({
    provider: z.enum(['auto', 'composer']).default('auto').meta({
      title: 'Provider',
      description: 'Who makes the sounds; auto takes the best that answers.',
      face: true,
    }),
    words: z.string().max(400).default('').meta({
      title: 'Also hear',
      description: 'More to hear than the scene says, such as "distant thunder, a door".',
    }),
    intensity: z.number().min(0).max(1).default(0.5).meta({
      title: 'Intensity',
      description: 'How busy and how near the place sounds.',
      step: 0.05,
    }),
    seed: Seed,
  }),
  outputs: { audio: one(Audio).describe('Ambience and effects, exactly as long as the scene with its dissolve.') },
  capabilities: [CAPABILITIES.sound],
  regenerable: true,
  face: 'waveform',
  pool: 'light',
  expectSeconds: 3,
  run: async ({ inputs: { scene }, params, ctx }) => {
    const heard = params.words.trim() === '' ? scene : { ...scene, action: `${scene.action} ${params.words}` }
    const job: SoundJob = {
      scene: heard,
      prompt: describe(heard),
      seconds: soundSeconds(scene),
      seed: ctx.seed,
      intensity: params.intensity,
    }
    const made = await ctx.dispatch(CAPABILITIES.sound, {
      params: job,
      ...(params.provider === 'auto' ? {} : { runner: params.provider }),
    })
    const sound = made.outputs.sound
    if (!sound) throw new Error(`${made.servedBy} gave no sound for scene ${scene.number}`)
    const { facts: given, ...file } = sound
    const { duration, sampleRate, channels, peaks } = SoundFacts.parse(given)
    ctx.served(PROVIDERS[made.servedBy] ?? made.servedBy)
    ctx.note('sounds', { prompt: job.prompt, layers: z.json().parse(given.layers ?? []) })
    const audio: AudioValue = { ...file, sampleRate, channels, duration, peaks }
    return { audio }
  },
})

/** The scene's sound in words, for services that take a prompt. */
function describe(scene: SceneValue): string {
  const where = `${scene.interior ? 'interior' : 'exterior'}, ${scene.place}, ${scene.hour}`
  return [`Ambience and sound effects, no music, no speech: ${where}`, scene.weather, scene.action]
    .filter(Boolean)
    .join('. ')
}
