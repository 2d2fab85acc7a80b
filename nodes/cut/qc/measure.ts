// Measures an episode's file: every reading that the checks need, side by side where they do not share a decode.
import { join } from 'node:path'
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'
import { packetTimes, probe } from '../../media/ffmpeg/index.ts'
import { isFastStart } from '../../media/measure/container.ts'
import { FILM_CAPABILITY, FilmFacts, type FilmJob } from '../../media/measure/job.ts'
import { measurePicture, type PictureLimits } from '../../media/measure/picture.ts'
import { measureSound } from '../../media/measure/sound.ts'
import type { EpisodeValue, LookValue } from '../../types.ts'
import { together } from '../parallel.ts'
import type { QcFacts, QcTargets } from './checks.ts'

/** dBFS below which nothing is heard. */
const SILENCE_DBFS = -60
/** References of a character that are looked at; more cost time and say little in a film. */
const MOST_REFERENCES = 8

/** @param cast whose faces are known; undefined when neither faces nor lips are to be looked at */
export async function measureEpisode(
  episode: EpisodeValue,
  targets: QcTargets,
  cast: readonly LookValue[] | undefined,
  ctx: NodeContext,
  report: (fraction: number) => void,
): Promise<QcFacts> {
  const { signal } = ctx
  const path = ctx.artifacts.path(episode.video.digest)
  const folder = await ctx.artifacts.scratch()
  const [found, packets, fastStart] = await Promise.all([
    probe(path, { signal }),
    packetTimes(path, signal),
    isFastStart(path),
  ])
  const done = { picture: 0, sound: 0 }
  const tell = (stage: 'picture' | 'sound') => (fraction: number) => {
    done[stage] = fraction
    report(0.05 + 0.5 * done.picture + 0.15 * done.sound)
  }
  const { duration } = found
  const limits = { shortestBlack: targets.longestBlack, shortestFrozen: targets.longestFrozen }
  const [[picture, film], sound] = await together(
    signal,
    async signal => {
      const film = cast && (await lookAt(episode, cast, limits, ctx))
      const options = { signal, duration, onProgress: tell('picture'), within: film?.suspect }
      return [await measurePicture(path, episode.video, limits, options), film] as const
    },
    signal =>
      measureSound(path, {
        shortestSilence: targets.longestSilence,
        silenceBelow: SILENCE_DBFS,
        captionsTo: found.streams.some(stream => stream.kind === 'subtitle') ? join(folder, 'captions.srt') : undefined,
        signal,
        duration,
        onProgress: tell('sound'),
      }),
  )
  return { probe: found, packets, fastStart, picture, sound, film }
}

/** Faces and lips, by a worker, where the models live: a job for each, since neither needs what the other finds. */
async function lookAt(
  episode: EpisodeValue,
  cast: readonly LookValue[],
  limits: PictureLimits,
  ctx: NodeContext,
): Promise<FilmFacts> {
  const look = async (of: readonly LookValue[], lips: boolean): Promise<FilmFacts> => {
    const params: FilmJob = { cast: of.map(({ id, name }) => ({ id, name })), lips, ...limits }
    const inputs: Record<string, ArtifactRef> = { film: fileOf(episode.video) }
    for (const { id, references } of of)
      for (const [index, reference] of references.slice(0, MOST_REFERENCES).entries())
        inputs[`ref:${id}:${index}`] = fileOf(reference)
    const { facts } = await ctx.dispatch(FILM_CAPABILITY, { params, inputs })
    const film = FilmFacts.parse(facts)
    for (const warning of film.warnings) ctx.warn(warning)
    return film
  }
  const [lips, faces] = await Promise.all([look([], true), cast.length > 0 ? look(cast, false) : undefined])
  return { ...lips, faces: faces?.faces ?? [] }
}

const fileOf = ({ digest, mime, bytes }: ArtifactRef): ArtifactRef => ({ digest, mime, bytes })
