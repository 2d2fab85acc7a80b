// The stems of the whole episode: dialogue, music and effects as they are in the mix, each to a file.
import { join } from 'node:path'
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'
import { conformedSound } from '../../media/sound/conformed.ts'
import type { EpisodeValue } from '../../types.ts'
import { SPEECH_OVER_MUSIC_DB } from '../assemble/duck.ts'
import { piped } from '../assemble/master.ts'
import { mixEpisode, nativeSound, planEpisode, type Role, type SceneStems, workFile } from '../assemble/sound.ts'
import { inParallel } from '../parallel.ts'

/** What each file holds; a clip's own sound, where it was kept, goes with the effects. */
const STEMS: readonly { readonly role: 'dialogue' | 'music' | 'effects'; readonly roles: readonly Role[] }[] = [
  { role: 'dialogue', roles: ['dialogue'] },
  { role: 'music', roles: ['music'] },
  { role: 'effects', roles: ['effects', 'native'] },
]

export interface StemFile extends ArtifactRef {
  readonly role: 'dialogue' | 'music' | 'effects'
}

/**
 * Renders the stems with the fades, the ducking and the gain of the mix, as 48 kHz 24-bit stereo WAV of the episode's
 * length: together they are the mix before its limiter. A stem that nothing was given for is left out.
 */
export async function renderStems(
  episode: EpisodeValue,
  ctx: NodeContext,
  progress: (fraction: number) => void,
): Promise<StemFile[]> {
  const { mix } = episode
  if (!mix) return []
  const folder = await ctx.artifacts.scratch()
  const { fps, frames } = episode.video
  const timeline = {
    fps,
    frames,
    shots: episode.scenes.map(({ key, start, frames, tail, head }) => ({ key, start, frames, tail, head })),
  }
  const scenes = await inParallel(episode.scenes, 4, async (scene, index): Promise<SceneStems> => {
    const stem = async (role: 'dialogue' | 'music' | 'effects') => {
      const sound = scene.stems?.[role]
      if (!sound) return undefined
      return conformedSound(ctx.artifacts.path(sound.digest), workFile(folder, index, `${role}.wav`), ctx.signal)
    }
    const { clip } = scene
    return {
      dialogue: await stem('dialogue'),
      music: await stem('music'),
      effects: await stem('effects'),
      native:
        mix.nativeSound && clip?.hasAudio
          ? await nativeSound(
              ctx.artifacts.path(clip.digest),
              (scene.head + scene.frames + scene.tail) / fps,
              workFile(folder, index, 'native.wav'),
              ctx.signal,
            )
          : undefined,
    }
  })
  const settings = { depthDb: mix.duckDb, speechOverMusicDb: SPEECH_OVER_MUSIC_DB }
  const wanted = STEMS.filter(({ roles }) => roles.some(role => scenes.some(scene => scene[role] !== undefined)))
  const plan = await planEpisode(timeline, scenes, settings, ctx.signal)
  const files: StemFile[] = []
  for (const { role, roles } of wanted) {
    const out = join(folder, `${role}.wav`)
    const peak = { value: 0 }
    const sound = watched(mixEpisode(timeline, scenes, plan, ctx.signal, roles), peak)
    await write(sound, out, mix.gainDb, ctx.signal)
    const over = 20 * Math.log10(peak.value || 1e-9) + mix.gainDb
    if (over > 0)
      ctx.warn(
        `The ${role} stem is cut off at full scale: it stands ${over.toFixed(1)} dB above it without the limiter`,
      )
    files.push({ role, ...(await ctx.artifacts.adopt(out, 'audio/wav')) })
    progress(files.length / wanted.length)
  }
  return files
}

/** Hands a mix on and notes its highest sample. */
async function* watched<T>(mix: AsyncGenerator<Buffer, T>, peak: { value: number }): AsyncGenerator<Buffer, T> {
  for (;;) {
    const step = await mix.next()
    if (step.done) return step.value
    const { buffer, byteOffset, byteLength } = step.value
    const samples = new Float32Array(buffer, byteOffset, byteLength / 4)
    let highest = peak.value
    for (let i = 0; i < samples.length; i++) {
      const size = Math.abs(samples[i] as number)
      if (size > highest) highest = size
    }
    peak.value = highest
    yield step.value
  }
}

const write = (mix: AsyncGenerator<Buffer, unknown>, out: string, gainDb: number, signal: AbortSignal) =>
  piped(
    mix,
    command =>
      command
        .output(out)
        .outputOptions('-af', `volume=${gainDb.toFixed(3)}dB:precision=float`, '-c:a', 'pcm_s24le')
        .outputOptions('-f', 'wav', '-rf64', 'auto', '-fflags', '+bitexact', '-flags:a', '+bitexact'),
    { signal, what: 'writing a stem' },
  )
