// Small media for tests, made by ffmpeg and put into a test context's store.
import { join } from 'node:path'
import { clipOptions, deterministic, probe, runFfmpeg } from '../media/ffmpeg/index.ts'
import type { AudioValue, ClipValue, SceneMixValue, SceneValue } from '../types.ts'
import type { TestContext } from './context.ts'

let made = 0
const place = async (ctx: TestContext, extension: string): Promise<string> =>
  join(await ctx.artifacts.scratch(), `${made++}.${extension}`)

/** A scene with nothing in it but its length. */
export const testScene = (number: number, frames: number, tailFrames: number, fps = 24): SceneValue => ({
  id: `sc_${number}`,
  number,
  interior: true,
  place: `room ${number}`,
  hour: 'night',
  weather: '',
  action: '',
  camera: '',
  mood: '',
  characters: [],
  props: [],
  utterances: [],
  frames,
  tailFrames,
  fps,
})

/** A clip from a lavfi source. `options` replace the library's encoder settings. */
export async function testClip(
  ctx: TestContext,
  source: string,
  frames: number,
  { fps = 24, options, audio }: { fps?: number; options?: readonly string[]; audio?: string } = {},
): Promise<ClipValue> {
  const out = await place(ctx, 'mp4')
  await runFfmpeg(command => {
    command.input(source).inputFormat('lavfi')
    if (audio) command.input(audio).inputFormat('lavfi')
    return deterministic(
      command
        .output(out)
        .outputOptions('-frames:v', String(frames), '-f', 'mp4', ...(options ?? clipOptions({ fps })))
        .outputOptions(...(audio ? ['-c:a', 'aac', '-shortest'] : ['-an'])),
    )
  })
  const { video } = await probe(out, { count: true })
  if (!video) throw new Error('ffmpeg made no picture')
  const ref = await ctx.artifacts.adopt(out, 'video/mp4')
  const { width, height } = video
  return { ...ref, width, height, fps, frames: video.frames, duration: video.frames / fps, hasAudio: Boolean(audio) }
}

/** Sound from a lavfi source, as a 48 kHz stereo stem. */
export async function testSound(ctx: TestContext, source: string, seconds: number): Promise<AudioValue> {
  const out = await place(ctx, 'wav')
  await runFfmpeg(command =>
    deterministic(
      command
        .input(source)
        .inputFormat('lavfi')
        .output(out)
        .outputOptions('-t', String(seconds), '-ac', '2', '-ar', '48000', '-c:a', 'pcm_s16le'),
    ),
  )
  const ref = await ctx.artifacts.adopt(out, 'audio/wav')
  return { ...ref, sampleRate: 48_000, channels: 2, duration: seconds }
}

/** A scene's sound: noise that swells and falls like syllables while lines are spoken, over a chord. */
export async function testMix(
  ctx: TestContext,
  scene: SceneValue,
  lines: readonly { text: string; start: number; end: number }[],
): Promise<SceneMixValue> {
  const seconds = (scene.frames + scene.tailFrames) / scene.fps
  const gate = lines.map(({ start, end }) => `between(t,${start},${end})`).join('+') || '0'
  const voice = `aevalsrc='(${gate})*0.4*abs(sin(12*t))*sin(2*PI*(180+40*sin(7*t))*t)':s=48000`
  const chord = `aevalsrc='0.25*(sin(2*PI*220*t)+sin(2*PI*277*t)+sin(2*PI*330*t))':s=48000`
  const [dialogue, music] = await Promise.all([testSound(ctx, voice, seconds), testSound(ctx, chord, seconds)])
  return {
    scene: scene.id,
    dialogue,
    music,
    effects: null,
    lines: lines.map((line, index) => ({ id: `l_${index}`, speaker: 'ava', emotion: 'neutral', ...line })),
  }
}
