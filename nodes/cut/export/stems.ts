// The stems of the whole episode: dialogue, music and effects as they are in the mix, each to a file.
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'
import { runFfmpeg } from '../../media/ffmpeg/index.ts'
import { conformedSound } from '../../media/sound/conformed.ts'
import type { EpisodeValue } from '../../types.ts'
import { SPEECH_OVER_MUSIC_DB } from '../assemble/duck.ts'
import { RAW_INPUT } from '../assemble/master.ts'
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

export interface Stems {
  readonly files: readonly StemFile[]
  /** Decibels that every stem lies under its level in the mix, so that none is cut off: 0 or less. */
  readonly trimDb: number
}

/** Where the highest sample of the stems may stand, in dBFS: what lies between samples rises higher. */
const CEILING_DB = -1

/**
 * Renders the stems with the fades, the ducking and the gain of the mix, as 48 kHz 24-bit stereo WAV of the episode's
 * length: together they are the mix before its limiter. Where one would stand over the ceiling without the limiter, all
 * are lowered by the same, so that faders at one height still give the mix. A stem that nothing was given for is left out.
 */
export async function renderStems(
  episode: EpisodeValue,
  ctx: NodeContext,
  progress: (fraction: number) => void,
): Promise<Stems> {
  const { mix } = episode
  if (!mix) return { files: [], trimDb: 0 }
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
  // As numbers first, which nothing cuts off: the loudest stem decides on the level of all.
  const laid: { readonly role: StemFile['role']; readonly file: string; readonly peak: number }[] = []
  for (const { role, roles } of wanted) {
    const file = join(folder, `${role}.f32`)
    laid.push({ role, file, peak: await lay(mixEpisode(timeline, scenes, plan, ctx.signal, roles), file) })
    progress((laid.length / wanted.length) * 0.8)
  }
  const peak = 20 * Math.log10(Math.max(1e-9, ...laid.map(stem => stem.peak))) + mix.gainDb
  const trimDb = Math.min(0, Math.floor((CEILING_DB - peak) * 10) / 10)
  const files: StemFile[] = []
  for (const { role, file } of laid) {
    const out = join(folder, `${role}.wav`)
    await write(file, out, mix.gainDb + trimDb, ctx.signal)
    await rm(file)
    files.push({ role, ...(await ctx.artifacts.adopt(out, 'audio/wav')) })
    progress(0.8 + (files.length / wanted.length) * 0.2)
  }
  return { files, trimDb }
}

/** Writes a mix to a file as it is. Resolves to its highest sample; 1 is full scale. */
async function lay(mix: AsyncGenerator<Buffer, unknown>, path: string): Promise<number> {
  const file = await open(path, 'w')
  let highest = 0
  try {
    for await (const chunk of mix) {
      const samples = new Float32Array(chunk.buffer, chunk.byteOffset, chunk.byteLength / 4)
      for (let i = 0; i < samples.length; i++) {
        const size = Math.abs(samples[i] as number)
        if (size > highest) highest = size
      }
      await file.writeFile(chunk)
    }
  } finally {
    await file.close()
  }
  return highest
}

const write = (file: string, out: string, gainDb: number, signal: AbortSignal) =>
  runFfmpeg(
    command =>
      command
        .input(file)
        .inputOptions(...RAW_INPUT)
        .output(out)
        .outputOptions('-af', `volume=${gainDb.toFixed(3)}dB:precision=float`, '-c:a', 'pcm_s24le')
        .outputOptions('-f', 'wav', '-rf64', 'auto', '-fflags', '+bitexact', '-flags:a', '+bitexact'),
    { signal, what: 'writing a stem' },
  )
