// Assemble: scenes become one episode with transitions, sound at a standard loudness, captions and chapters.
import { join } from 'node:path'
import { z } from 'zod'
import type { NodeContext } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import type { Gathered, GatheredFailure } from '../../engine/graph/ports.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { captionsFor, type Spoken } from '../media/captions.ts'
import { CLIP_CRF, CLIP_PRESET, probe } from '../media/ffmpeg/index.ts'
import { toSrt, toVtt } from '../media/subtitles.ts'
import { Clip, Episode, type EpisodeValue, Scene, SceneMix, type SceneMixValue, Script, slateOf } from '../types.ts'
import { muxEpisode } from './assemble/mux.ts'
import { FITS, framesToEncode, renderParts } from './assemble/picture.ts'
import { soundtrackOf } from './assemble/soundtrack.ts'
import { type Found, findClips, itemFor, placeOf, prepareSources, refuseMissing } from './assemble/sources.ts'
import { layTimeline, type Timeline } from './assemble/timeline.ts'
import { together } from './parallel.ts'

const params = z.object({
  missing: z.enum(['block', 'slate', 'hold']).default('block').meta({
    description:
      'What happens where a scene has no clip: stop with an error, show a slate, or hold the frame before it.',
  }),
  title: z.string().max(200).default('').meta({ description: "The episode's title; empty takes the script's." }),
  crf: z.number().int().min(0).max(40).default(CLIP_CRF).meta({
    title: 'Quality (CRF)',
    description: 'x264 constant rate factor of what has to be encoded (dissolves, conformed clips): lower is better.',
  }),
  preset: z.enum(['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium', 'slow']).default(CLIP_PRESET).meta({
    description: 'x264 preset. Another one than the clips were made with means that every frame is encoded again.',
  }),
  fit: z.enum(FITS).default('contain').meta({
    description:
      'How a clip of another shape is fitted: shown whole with bars, cropped to fill the frame, or distorted.',
  }),
  nativeSound: z.enum(['drop', 'keep']).default('drop').meta({
    description: 'Whether sound that came with the clips is laid under the mix or left out.',
  }),
  targetLufs: z.number().min(-36).max(-9).default(-16).meta({
    title: 'Loudness',
    unit: 'LUFS',
    step: 0.5,
    description: 'Integrated loudness of the episode (EBU R128).',
  }),
  truePeak: z
    .number()
    .min(-9)
    .max(-0.1)
    .default(-1)
    .meta({ unit: 'dBTP', step: 0.1, description: 'The highest true peak that the encoded file may have.' }),
  duckDb: z.number().min(0).max(30).default(9).meta({
    title: 'Ducking',
    unit: 'dB',
    step: 0.5,
    description: 'How far music and effects go down while someone speaks; more where speech would not stand out.',
  }),
  burnCaptions: z.boolean().default(false).meta({
    description: 'Draws the captions into the picture, which is then encoded once more.',
  }),
})
type Params = z.output<typeof params>

export default defineNode({
  type: 'cut/assemble',
  version: 6,
  title: 'Assemble',
  category: 'Cut',
  summary:
    'Cuts the scenes into one episode: transitions, dialogue over ducked music at a standard loudness, captions and chapters. The picture is copied wherever it need not be encoded again.',
  inputs: {
    clips: many(Clip).tolerant().describe("Every scene's final clip, matched by its key."),
    mixes: many(SceneMix)
      .tolerant()
      .optional()
      .describe("Every scene's sound as stems; a scene without one is silent."),
    scenes: many(Scene)
      .min(1)
      .describe(
        'The scenes in order, as Scene Cut hands them on: their lengths, trims and transitions make the timeline.',
      ),
    script: one(Script).optional().describe("Gives the episode's title."),
  },
  params,
  outputs: { episode: one(Episode).describe('The finished MP4 with its captions and measured loudness.') },
  face: 'episode',
  pool: 'cpu',
  expectSeconds: 20,
  run: async ({ inputs, params, ctx }) => {
    const timeline = layTimeline(inputs.scenes)
    const title = params.title || inputs.script?.title || 'Episode'
    const folder = await ctx.artifacts.scratch()
    const found = await findClips(timeline, inputs.clips, ctx)
    if (params.missing === 'block') refuseMissing(timeline, found)
    const report = progressOf(ctx)
    const [picture, sound] = await together(
      ctx.signal,
      signal => cutPicture(timeline, found, title, params, { folder, signal, report }, ctx),
      signal =>
        soundtrackOf(timeline, found, inputs.mixes ?? [], params, ctx, {
          folder,
          signal,
          onProgress: fraction => report('sound', fraction),
        }),
    )
    const captions = captionsFor(spokenIn(timeline, inputs.mixes ?? [], ctx), timeline.frames / timeline.fps)
    const scenes = timeline.shots.map(({ key, scene, start, frames, tail, head, transition }, index) => {
      const item = found[index]
      const stems = stemFiles(itemFor(inputs.mixes ?? [], key)?.value)
      return {
        key,
        title: `${slateOf(scene)}. ${placeOf(scene)}`,
        start,
        frames,
        missing: !(item && 'clip' in item),
        tail,
        head,
        transition,
        ...(item && 'clip' in item ? { clip: item.given } : {}),
        ...(stems ? { stems } : {}),
      }
    })
    const out = join(folder, 'episode.mp4')
    await muxEpisode({
      folder,
      out,
      title,
      parts: picture.parts,
      delay: picture.mark.delay,
      format: picture.format,
      frames: timeline.frames,
      sound: sound.file,
      captions,
      chapters: scenes.map(({ title, start, frames }) => ({
        title,
        start: start / timeline.fps,
        end: (start + frames) / timeline.fps,
      })),
      burn: params.burnCaptions,
      signal: ctx.signal,
      onProgress: fraction => report('mux', fraction),
    })
    const { duration } = await probe(out, { signal: ctx.signal })
    const [video, srt, vtt] = await Promise.all([
      ctx.artifacts.adopt(out, 'video/mp4'),
      ctx.artifacts.put(toSrt(captions), 'application/x-subrip'),
      ctx.artifacts.put(toVtt(captions), 'text/vtt'),
    ])
    const { width, height, fps } = picture.format
    const episode: EpisodeValue = {
      title,
      video: { ...video, width, height, fps, frames: timeline.frames, duration, hasAudio: true },
      loudness: sound.loudness,
      target: { integrated: params.targetLufs, truePeak: params.truePeak },
      mix: { gainDb: sound.gain, duckDb: params.duckDb, nativeSound: params.nativeSound === 'keep' },
      ...(sound.mixed.worstScene && sound.mixed.speechOverMusic !== null
        ? {
            speechOverMusic: {
              overall: sound.mixed.speechOverMusic,
              worst: sound.mixed.worstScene.speechOverMusic,
              scene: sound.mixed.worstScene.key,
            },
          }
        : {}),
      scenes,
      captions,
      srt,
      vtt,
    }
    return { episode }
  },
})

type Stage = 'picture' | 'sound' | 'mux'
type Report = (stage: Stage, fraction: number) => void

/** Where a stage works, what stops it, and whom it tells how far it is. */
interface Site {
  readonly folder: string
  readonly signal: AbortSignal
  readonly report: Report
}

/** Adds up the stages, which partly run side by side, to one rising fraction. */
function progressOf(ctx: NodeContext): Report {
  const weights: Record<Stage, number> = { picture: 0.7, sound: 0.15, mux: 0.15 }
  const words: Record<Stage, string> = {
    picture: 'Cutting the picture',
    sound: 'Mixing the sound',
    mux: 'Writing the file',
  }
  const done: Record<Stage, number> = { picture: 0, sound: 0, mux: 0 }
  return (stage, fraction) => {
    done[stage] = Math.max(done[stage], Math.min(1, fraction))
    const total = (Object.keys(weights) as Stage[]).reduce((sum, name) => sum + weights[name] * done[name], 0)
    ctx.progress(total, words[stage])
  }
}

async function cutPicture(
  timeline: Timeline,
  found: readonly Found[],
  episode: string,
  params: Params,
  { folder, signal, report }: Site,
  ctx: NodeContext,
) {
  let encoded = 0
  let planned = timeline.frames
  const work = {
    folder,
    signal,
    onFrames: (frames: number) => {
      encoded += frames
      report('picture', encoded / Math.max(1, planned))
    },
  }
  const wanted = {
    episode,
    crf: params.crf,
    preset: params.preset,
    fit: params.fit,
    missing: params.missing === 'hold' ? ('hold' as const) : ('slate' as const),
  }
  const prepared = await prepareSources(timeline, found, wanted, ctx, work, frames => {
    planned = frames + timeline.shots.length * timeline.fps
  })
  planned = encoded + framesToEncode(timeline, prepared.sources)
  const parts = await renderParts(timeline, prepared.sources, prepared.format, prepared.mark, work, ctx)
  report('picture', 1)
  return { ...prepared, parts }
}

/** The files of a scene's stems; undefined when the scene has no sound. */
function stemFiles(mix: SceneMixValue | undefined): EpisodeValue['scenes'][number]['stems'] {
  if (!mix) return undefined
  const files = (['dialogue', 'music', 'effects'] as const).flatMap(role => {
    const sound = mix[role]
    return sound ? [[role, { digest: sound.digest, mime: sound.mime, bytes: sound.bytes }] as const] : []
  })
  return Object.fromEntries(files)
}

/** How much of a line must be left after the cut for its caption to stand. */
const HEARD_SHARE = 0.5

/** Every placed line on the episode's timeline, as far as the cut leaves it. */
function spokenIn(
  timeline: Timeline,
  mixes: readonly (Gathered<SceneMixValue> | GatheredFailure)[],
  ctx: NodeContext,
): Spoken[] {
  const { fps } = timeline
  return timeline.shots.flatMap(({ key, scene, start, frames, tail, head }) =>
    (itemFor(mixes, key)?.value?.lines ?? []).flatMap(line => {
      const from = Math.max(0, line.start - head / fps)
      const to = Math.min((frames + tail) / fps, line.end - head / fps)
      const lost = line.end - line.start - Math.max(0, to - from)
      if (scene.cut && lost > 1 / fps)
        ctx.warn(
          `Scene ${slateOf(scene)}: the cut takes ${lost.toFixed(1)} s off the line “${line.text}”; trim less, or rewrite it`,
        )
      if (to - from < (line.end - line.start) * HEARD_SHARE) return []
      return { speaker: line.speaker, text: line.text, start: start / fps + from, end: start / fps + to }
    }),
  )
}
