// People who speak, for tests: rendered close-ups with lips in time, and the voices as stems.
import { join } from 'node:path'
import type { Person } from '../media/faces/testing/film.ts'
import { deterministic, probe, runFfmpeg } from '../media/ffmpeg/index.ts'
import { renderClip, renderPortraits } from '../media/illustrated/render.ts'
import { VideoJob } from '../media/jobs.ts'
import { writeWav } from '../media/sound/wav.ts'
import { type Speech, speak } from '../media/voice/speak.ts'
import { type ClipValue, type LookValue, type SceneMixValue, type SceneValue, VoiceSettings } from '../types.ts'
import type { TestContext } from './context.ts'

/** What somebody says, and when. Seconds from the scene's first frame. */
export interface Spoken {
  readonly samples: Float32Array
  readonly phonemes: Speech['phonemes']
  readonly start: number
  readonly end: number
  readonly text: string
}

export async function sayLine(who: Person, text: string, start: number, seed = 1): Promise<Spoken> {
  const { samples, phonemes } = await speak({
    text,
    emotion: 'neutral',
    seed,
    voice: VoiceSettings.parse({ gender: who.gender }),
  })
  return { samples, phonemes, start, end: start + samples.length / 48_000, text }
}

/** A look with the portraits that faces are known by. */
export async function lookOf(ctx: TestContext, who: Person): Promise<LookValue> {
  const folder = await ctx.artifacts.scratch()
  const made = await renderPortraits({ look: who, state: null, width: 384, height: 384, hour: 'day' }, folder)
  const references = await Promise.all(
    Object.values(made).map(async ({ path }) => ({
      ...(await ctx.artifacts.adopt(path, 'image/png')),
      width: 384,
      height: 384,
    })),
  )
  return { ...who, references, source: 'illustrated' }
}

/** A close-up of somebody who says a line, at 640×360. */
export async function talkingClip(
  ctx: TestContext,
  who: Person,
  scene: SceneValue,
  line: Spoken,
  { seed = 1, camera = 'close-up, slow push in' }: { seed?: number; camera?: string } = {},
): Promise<ClipValue> {
  const out = join(await ctx.artifacts.scratch(), 'clip.mp4')
  const frames = scene.frames + scene.tailFrames
  const { fps } = scene
  await renderClip(
    VideoJob.parse({
      width: 640,
      height: 360,
      fps,
      frames,
      startFrame: 0,
      sceneFrames: frames,
      seed,
      identityStrength: 1,
      prompt: '',
      scene: { ...scene, camera, characters: [who.id], mood: 'calm', hour: 'day' },
      state: null,
      cast: [{ ...who, references: [], source: 'illustrated' }],
      speech: [{ speaker: who.id, emotion: 'neutral', start: line.start, end: line.end, phonemes: line.phonemes }],
    }),
    out,
    undefined,
    { signal: ctx.signal },
  )
  const { video } = await probe(out, { count: true })
  if (!video) throw new Error('The renderer made no picture')
  const ref = await ctx.artifacts.adopt(out, 'video/mp4')
  const { width, height } = video
  return { ...ref, width, height, fps, frames: video.frames, duration: video.frames / fps, hasAudio: false }
}

/** The scene's sound: its line over a chord. */
export async function talkingMix(
  ctx: TestContext,
  who: Person,
  scene: SceneValue,
  line: Spoken,
): Promise<SceneMixValue> {
  const folder = await ctx.artifacts.scratch()
  const seconds = (scene.frames + scene.tailFrames) / scene.fps
  const length = Math.round(seconds * 48_000)
  const left = new Float32Array(length)
  left.set(line.samples.subarray(0, length - Math.round(line.start * 48_000)), Math.round(line.start * 48_000))
  const dialogue = join(folder, 'dialogue.wav')
  const music = join(folder, 'music.wav')
  await writeWav(dialogue, { sampleRate: 48_000, channels: [left, left] })
  await runFfmpeg(command =>
    deterministic(
      command
        .input(`aevalsrc='0.1*(sin(2*PI*220*t)+sin(2*PI*277*t)+sin(2*PI*330*t))*(0.8+0.2*sin(5*t))':s=48000`)
        .inputFormat('lavfi')
        .output(music)
        .outputOptions('-t', String(seconds), '-ac', '2', '-c:a', 'pcm_s16le'),
    ),
  )
  const facts = { sampleRate: 48_000, channels: 2, duration: seconds }
  return {
    scene: scene.id,
    dialogue: { ...(await ctx.artifacts.adopt(dialogue, 'audio/wav')), ...facts },
    music: { ...(await ctx.artifacts.adopt(music, 'audio/wav')), ...facts },
    effects: null,
    lines: [{ id: 'l_0', speaker: who.id, text: line.text, emotion: 'neutral', start: line.start, end: line.end }],
  }
}
