// Last-Frame Chain: extends a first shot to the whole scene, each part going on from the last frame of the one before.
import { join } from 'node:path'
import { z } from 'zod'
import { type ArtifactRef, type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode, Seed } from '../../engine/graph/define.ts'
import { lookup, many, one } from '../../engine/graph/ports.ts'
import { clipOptions, concatCopy, deterministic, extractFrame, pictureTrack, runFfmpeg } from '../media/ffmpeg/index.ts'
import { CAPABILITIES, type ShotPart, type VideoJob } from '../media/jobs.ts'
import { Audio, Clip, type ClipValue, Look, Scene, SceneState, Text } from '../types.ts'
import { photoInputs } from './photos.ts'
import { repaired } from './repaired.ts'
import { extensionSettings, Retakes } from './retakes.ts'
import { clipOf, extensionLengths, IdentityStrength, LeverParams, laySpeech, sceneFrames, videoJob } from './shot.ts'

export default defineNode({
  type: 'picture/last-frame-chain',
  version: 13,
  title: 'Last-Frame Chain',
  category: 'Picture',
  summary: 'Extends a shot to exactly the length of its scene: the last frame of each part is the first of the next.',
  inputs: {
    clip: one(Clip).describe('The first shot of the scene.'),
    scene: one(Scene).describe('The scene, whose length the chain reaches.'),
    state: one(SceneState).optional().describe('What continuity says of the scene.'),
    prompt: one(Text).optional().describe('The final prompt; the action of the scene when nothing is wired.'),
    cast: lookup(Look).describe('How the characters look; only those in the scene are asked for.'),
    speech: many(Audio).lazy().describe('The spoken lines of the scene, so that lips move with them.'),
  },
  params: z.object({
    extensions: z.number().int().min(0).max(20).default(0).meta({
      title: 'Extensions',
      description: 'How many parts follow the first shot; 0 chooses, usually two or three.',
    }),
    provider: z
      .enum(['auto', 'illustrated'])
      .default('auto')
      .meta({ title: 'Provider', description: 'Who makes the extensions; auto takes the best that answers.' }),
    identityStrength: IdentityStrength,
    ...LeverParams,
    retakes: Retakes,
    seed: Seed,
  }),
  outputs: { clip: one(Clip).describe('The whole scene, with the frames at which its parts join.') },
  regenerable: true,
  capabilities: [CAPABILITIES.video],
  face: 'clip',
  expectSeconds: 10,
  run: async ({ inputs, params, ctx }) => {
    const { clip, scene, state, prompt } = inputs
    const total = sceneFrames(scene)
    const isRepaired = params.faceRepair === 'inpaint'
    const isWhole = clip.frames === total && clip.fps === scene.fps
    if (isWhole && !isRepaired) return { clip }
    const base = isWhole ? clip : await conformed(clip, scene.fps, total, ctx)
    const lengths = extensionLengths(total - base.frames, scene.fps, params.extensions)
    if (lengths.length === 0 && !isRepaired) return { clip: base }
    const cast = await inputs.cast.get(scene.characters)
    const head = isRepaired
      ? { ...(await repaired('repair the first shot', base, cast, ctx)), joins: base.joins }
      : base
    if (lengths.length === 0) return { clip: head }
    const { speech } = laySpeech(scene, await inputs.speech())
    const parts: ClipValue[] = [head]
    const history: ShotPart[] = []
    let startFrame = base.frames
    // Each part goes on from the one before as it was generated: a repair of faces makes no later part anew.
    let before: ClipValue = base
    for (const [index, frames] of lengths.entries()) {
      const last = before
      const { seed, levers } = extensionSettings(params, ctx.seed, index, startFrame)
      const job = videoJob({
        scene,
        state,
        prompt,
        cast,
        speech,
        seed,
        identityStrength: params.identityStrength,
        width: base.width,
        height: base.height,
        startFrame,
        frames,
        levers,
        before: [...history],
      })
      if (index === 0) ctx.note('prompt', job.prompt)
      ctx.progress(index / lengths.length, `extension ${index + 1} of ${lengths.length}`)
      const made = await ctx.step(
        `extension ${index + 1}`,
        { job, after: levers.keyframe ? null : last.digest, provider: params.provider },
        () => extend(last, job, params.provider, ctx),
      )
      ctx.served(made.servedBy)
      parts.push(
        levers.faceRepair === 'inpaint' ? await repaired(`repair ${index + 1}`, made.clip, cast, ctx) : made.clip,
      )
      const { referenceWeight, keyframe, framing } = levers
      history.push({ startFrame, seed, identityStrength: params.identityStrength, referenceWeight, keyframe, framing })
      startFrame += made.clip.frames
      before = made.clip
    }
    return { clip: await joined(parts, total, scene.fps, ctx) }
  },
})

/** One extension: continues from the last frame of the part before, unless a keyframe begins it. */
async function extend(
  before: ClipValue,
  job: VideoJob,
  provider: string,
  ctx: NodeContext,
): Promise<{ clip: ClipValue; servedBy: string }> {
  const first = job.keyframe ? undefined : await lastFrame(before, ctx)
  const made = await ctx.dispatch(CAPABILITIES.video, {
    params: job,
    inputs: { ...photoInputs(job.cast), ...(first ? { first } : {}) },
    ...(provider === 'auto' ? {} : { runner: provider }),
  })
  const clip = clipOf(made.outputs)
  if (clip.frames !== job.frames)
    throw new PermanentError(`The extension has ${clip.frames} frames, not the ${job.frames} that were asked for`)
  return { clip, servedBy: made.servedBy }
}

/**
 * The last frame of a part: what its generator handed on, if it did, which has lost nothing to the encoder and need not be
 * decoded; taken from the clip otherwise.
 */
async function lastFrame(clip: ClipValue, ctx: NodeContext): Promise<ArtifactRef> {
  if (clip.last) return clip.last
  const png = join(await ctx.artifacts.scratch(), 'last.png')
  await extractFrame(ctx.artifacts.path(clip.digest), clip.frames - 1, png, { fps: clip.fps, signal: ctx.signal })
  return ctx.artifacts.adopt(png, 'image/png')
}

/** The parts as one clip, without encoding them again where they were made alike. */
async function joined(parts: readonly ClipValue[], total: number, fps: number, ctx: NodeContext): Promise<ClipValue> {
  const folder = await ctx.artifacts.scratch()
  const paths = parts.map(part => ctx.artifacts.path(part.digest))
  const tracks = await Promise.all(paths.map(path => pictureTrack(path, ctx.signal)))
  const alike = tracks.at(-1)
  for (const [index, video] of tracks.entries()) {
    if (!video || !alike || video.extradataHash === alike.extradataHash) continue
    // Another encoder made this part: it is brought to the settings that all clips share.
    const again = join(folder, `part-${index}.mp4`)
    await reencode(
      paths[index] as string,
      again,
      { width: alike.width, height: alike.height, fps, frames: (parts[index] as ClipValue).frames },
      ctx,
    )
    paths[index] = again
  }
  const out = join(folder, 'scene.mp4')
  const { frames } = await concatCopy(paths, out, { signal: ctx.signal })
  if (frames !== total) throw new PermanentError(`The joined scene has ${frames} frames, not ${total}`)
  const [head] = parts as [ClipValue]
  const joins: number[] = []
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += part.frames
    joins.push(at)
  }
  const ref = await ctx.artifacts.adopt(out, 'video/mp4')
  return {
    ...ref,
    width: head.width,
    height: head.height,
    fps,
    frames,
    duration: frames / fps,
    hasAudio: false,
    joins: [...(head.joins ?? []), ...joins],
  }
}

/** The first shot at the scene's frame rate and no longer than the scene. */
async function conformed(clip: ClipValue, fps: number, total: number, ctx: NodeContext): Promise<ClipValue> {
  const frames = Math.min(total, Math.round((clip.frames / clip.fps) * fps))
  if (clip.fps === fps && clip.frames <= total) return clip
  ctx.warn(`The first shot (${clip.frames} frames at ${clip.fps}/s) was conformed to ${frames} frames at ${fps}/s`)
  const out = join(await ctx.artifacts.scratch(), 'first.mp4')
  await reencode(ctx.artifacts.path(clip.digest), out, { width: clip.width, height: clip.height, fps, frames }, ctx)
  const video = await pictureTrack(out, ctx.signal)
  const ref = await ctx.artifacts.adopt(out, 'video/mp4')
  const made = video?.frames ?? frames
  return { ...ref, width: clip.width, height: clip.height, fps, frames: made, duration: made / fps, hasAudio: false }
}

const reencode = (
  from: string,
  to: string,
  size: { width: number; height: number; fps: number; frames: number },
  ctx: NodeContext,
): Promise<unknown> =>
  runFfmpeg(
    command =>
      deterministic(
        command
          .input(from)
          .output(to)
          .outputOptions(
            '-map',
            '0:v:0',
            '-vf',
            `fps=${size.fps},scale=${size.width}:${size.height},setsar=1,format=yuv420p`,
          )
          .outputOptions(
            '-frames:v',
            String(size.frames),
            ...clipOptions({ fps: size.fps }),
            '-an',
            '-f',
            'mp4',
            '-movflags',
            '+faststart',
          ),
      ),
    { signal: ctx.signal, what: 'conforming a shot' },
  )
