// The episode's sound as one encoded file: stems of all scenes mixed and mastered, or found as an earlier cut made them.
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import type { Gathered, GatheredFailure } from '../../../engine/graph/ports.ts'
import { conformedSound } from '../../media/sound/conformed.ts'
import { type SceneMixValue, slateOf } from '../../types.ts'
import { inParallel } from '../parallel.ts'
import { SPEECH_OVER_MUSIC_DB } from './duck.ts'
import { master, recordMix } from './master.ts'
import { episodeSamples, mixEpisode, nativeSound, planEpisode, type SceneStems, workFile } from './sound.ts'
import { type Found, itemFor } from './sources.ts'
import type { Timeline } from './timeline.ts'

/** What sound follows beside the scenes: see the params of Assemble. */
export interface SoundWanted {
  readonly duckDb: number
  readonly nativeSound: 'drop' | 'keep'
  /** LUFS */
  readonly targetLufs: number
  /** dBTP */
  readonly truePeak: number
}

/** Where sound is made, what stops it, and whom it tells how far it is. */
export interface SoundWork {
  readonly folder: string
  readonly signal: AbortSignal
  /** @param fraction 0…1 */
  readonly onProgress: (fraction: number) => void
}

/** A scene's place, and the digests of what is heard in it; null where there is nothing. */
type Heard = ReturnType<typeof heardIn>[number]

/**
 * Mixes the episode and brings it to its loudness. The whole is kept by what it follows from: a cut that is made again for
 * a picture's sake finds its sound done.
 * @throws PermanentError when a stem cannot be used
 */
export async function soundtrackOf(
  timeline: Timeline,
  found: readonly Found[],
  mixes: readonly (Gathered<SceneMixValue> | GatheredFailure)[],
  wanted: SoundWanted,
  ctx: NodeContext,
  { folder, signal, onProgress }: SoundWork,
) {
  const { fps, frames } = timeline
  const scenes = heardIn(timeline, found, mixes, wanted, ctx)
  const settings = { depthDb: wanted.duckDb, speechOverMusicDb: SPEECH_OVER_MUSIC_DB }
  const target = { integrated: wanted.targetLufs, truePeak: wanted.truePeak }
  const sound = await ctx.step('sound', { fps, frames, scenes, settings, target }, async () => {
    const stems = await inParallel(scenes, 4, (scene, index) => stemsOf(scene, index, fps, ctx, { folder, signal }))
    const plan = await planEpisode(timeline, stems, settings, signal)
    const mix = join(folder, 'mix.f32')
    const { integrated, mixed } = await recordMix(mixEpisode(timeline, stems, plan, signal), mix, {
      signal,
      seconds: frames / fps,
      onProgress: fraction => onProgress(fraction / 2),
    })
    const whole = { file: mix, integrated, samples: episodeSamples(timeline) }
    const { file, ...mastered } = await master(whole, target, folder, {
      signal,
      onProgress: fraction => onProgress(0.5 + fraction / 2),
    })
    return {
      ...mastered,
      mixed,
      isSilent: integrated <= -70,
      file: await ctx.artifacts.adopt(file, 'audio/mp4'),
    }
  })
  onProgress(1)
  if (sound.isSilent) ctx.warn('The episode is silent: no scene has sound that could be heard')
  return { ...sound, file: ctx.artifacts.path(sound.file.digest) }
}

function heardIn(
  { shots }: Timeline,
  found: readonly Found[],
  mixes: readonly (Gathered<SceneMixValue> | GatheredFailure)[],
  wanted: SoundWanted,
  ctx: NodeContext,
) {
  return shots.map(({ key, scene, start, frames, tail, head }, index) => {
    const slate = slateOf(scene)
    const item = itemFor(mixes, key)
    if (item && item.value === undefined) ctx.warn(`Scene ${slate} is silent: ${(item as GatheredFailure).failed}`)
    const clip = found[index]
    const keeps = wanted.nativeSound === 'keep' && clip !== undefined && 'clip' in clip && clip.clip.hasAudio
    const stem = (name: 'dialogue' | 'music' | 'effects') => item?.value?.[name]?.digest ?? null
    return {
      ...{ key, slate, start, frames, tail, head },
      stems: { dialogue: stem('dialogue'), music: stem('music'), effects: stem('effects') },
      native: keeps ? clip.given.digest : null,
    }
  })
}

async function stemsOf(
  { stems, native, slate, head, frames, tail }: Heard,
  index: number,
  fps: number,
  { artifacts }: NodeContext,
  { folder, signal }: Pick<SoundWork, 'folder' | 'signal'>,
): Promise<SceneStems> {
  const stem = async (name: keyof typeof stems) => {
    const digest = stems[name]
    if (digest === null) return undefined
    try {
      return await conformedSound(artifacts.path(digest), workFile(folder, index, `${name}.wav`), signal)
    } catch (error) {
      signal.throwIfAborted()
      throw new PermanentError(`Scene ${slate}: its ${name} cannot be used: ${(error as Error).message}`)
    }
  }
  const own = async (digest: string) => {
    const seconds = (head + frames + tail) / fps
    return nativeSound(artifacts.path(digest), seconds, workFile(folder, index, 'native.wav'), signal)
  }
  return {
    dialogue: await stem('dialogue'),
    music: await stem('music'),
    effects: await stem('effects'),
    native: native === null ? undefined : await own(native),
  }
}
