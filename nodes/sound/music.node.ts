// Scores a scene: a cue of exactly the scene's length, by its mood and its place in the episode.
import { z } from 'zod'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { CAPABILITIES, type MusicJob, SoundFacts } from '../media/jobs.ts'
import { soundSeconds } from '../media/sound/length.ts'
import { Audio, type AudioValue, Scene, type SceneValue, Script, type ScriptValue } from '../types.ts'

/** Who can write music: the name of its runner, and what people know it as. */
const PROVIDERS: Readonly<Record<string, string>> = { composer: 'Composer (embedded)' }

export default defineNode({
  type: 'sound/music',
  version: 1,
  title: 'Music',
  category: 'Sound',
  summary:
    'Composes a cue for each scene from its mood. All cues of an episode share one theme and tonic, so that they dissolve into each other.',
  inputs: {
    scene: one(Scene).describe('The scene to score.'),
    script: one(Script).optional().describe('The whole script: gives the genre and how far the story has come.'),
  },
  params: z.object({
    provider: z.enum(['auto', 'composer']).default('auto').meta({
      title: 'Provider',
      description: 'Who composes; auto takes the best that answers.',
      face: true,
    }),
    mood: z.string().max(200).default('').meta({
      title: 'Mood',
      description: 'Words such as "tense, hopeful"; empty takes the mood of the scene.',
    }),
    intensity: z.number().min(0).max(1).default(0.5).meta({
      title: 'Intensity',
      description: 'How many layers play and how far the cue rises.',
      step: 0.05,
      face: true,
    }),
    theme: z.number().int().min(0).max(4294967295).default(0).meta({
      title: 'Theme',
      description: 'Which melody and tonic the cues of the episode share.',
      widget: 'seed',
    }),
    seed: Seed,
  }),
  outputs: { audio: one(Audio).describe('The cue, exactly as long as the scene with its dissolve.') },
  capabilities: [CAPABILITIES.music],
  regenerable: true,
  face: 'waveform',
  pool: 'light',
  expectSeconds: 3,
  run: async ({ inputs: { scene, script }, params, ctx }) => {
    const job: MusicJob = {
      mood: params.mood.trim() || scene.mood,
      genre: script?.genre ?? '',
      position: position(scene, script),
      seconds: soundSeconds(scene),
      seed: ctx.seed,
      intensity: params.intensity,
      theme: params.theme,
    }
    const made = await ctx.dispatch(CAPABILITIES.music, {
      params: job,
      ...(params.provider === 'auto' ? {} : { runner: params.provider }),
    })
    const music = made.outputs.music
    if (!music) throw new Error(`${made.servedBy} gave no music for scene ${scene.number}`)
    const { facts: given, ...file } = music
    const { duration, sampleRate, channels, peaks } = SoundFacts.parse(given)
    ctx.served(PROVIDERS[made.servedBy] ?? made.servedBy)
    const { mood, key, tempo, harmony } = Cue.parse(given)
    ctx.note('cue', {
      asked: job.mood,
      ...(mood ? { mood } : {}),
      ...(key ? { key } : {}),
      ...(tempo ? { tempo } : {}),
      ...(harmony ? { harmony } : {}),
    })
    const audio: AudioValue = { ...file, sampleRate, channels, duration, peaks }
    return { audio }
  },
})

/** What a composer may tell of its cue. */
const Cue = z.object({
  mood: z.string().optional(),
  key: z.string().optional(),
  tempo: z.number().optional(),
  harmony: z.array(z.string()).optional(),
})

/** How far the story has come when the scene is half over, 0…1; one half without a script. */
function position(scene: SceneValue, script: ScriptValue | undefined): number {
  const index = script?.scenes.findIndex(({ id }) => id === scene.id) ?? -1
  if (!script || index < 0) return 0.5
  const before = script.scenes.slice(0, index).reduce((sum, { frames }) => sum + frames, 0)
  const total = script.scenes.reduce((sum, { frames }) => sum + frames, 0)
  return Math.min(1, (before + scene.frames / 2) / total)
}
