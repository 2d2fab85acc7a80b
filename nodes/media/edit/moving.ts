// Clips in and out: any clip as square BT.709 frames at a constant rate, and our own H.264 as what the utilities make.
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import type { ClipValue } from '../../types.ts'
import {
  asClips,
  clipOptions,
  deterministic,
  type FfmpegCommand,
  type Probe,
  probe,
  RGB_TO_BT709,
  runFfmpeg,
  type VideoStream,
} from '../ffmpeg/index.ts'
import type { Picture } from './picture.ts'

/** A clip on disk, and what its filters begin with. */
export interface Opened {
  /** The clip, with the size that it is seen at: in square pixels, and even as 4:2:0 wants it. */
  readonly clip: ClipValue
  readonly path: string
  readonly video: VideoStream
  readonly audio: Probe['audio']
  /** Filters that give yuv420p, BT.709, limited range, square pixels, at `clip.fps` from time 0. */
  readonly chain: string
}

/** Looks at a clip. @throws PermanentError when the file holds no moving picture */
export async function openClip(clip: ClipValue, ctx: NodeContext): Promise<Opened> {
  const path = ctx.artifacts.path(clip.digest)
  const { video, audio } = await probe(path, { signal: ctx.signal })
  if (!video || clip.frames < 1) throw new PermanentError('The clip holds no moving picture; load or make it again')
  const even = (pixels: number) => Math.max(2, Math.floor(pixels / 2) * 2)
  const seen = { width: even(video.width * video.pixelAspect), height: even(video.height) }
  return { clip: { ...clip, ...seen }, path, video, audio, chain: chainOf(video, clip.fps, seen) }
}

/** A picture with the size that it is seen at. */
export const asSeen = async (picture: Picture, ctx: NodeContext): Promise<Picture> =>
  picture.kind === 'image' ? picture : { kind: 'clip', value: (await openClip(picture.value, ctx)).clip }

function chainOf(video: VideoStream, fps: number, seen: { width: number; height: number }): string {
  const isAsSeen = seen.width === video.width && seen.height === video.height
  const sizing = isAsSeen ? [] : [`scale=${seen.width}:${seen.height}:flags=lanczos+accurate_rnd`]
  return asClips(video, fps, sizing).join(',')
}

/** Our frames (BT.709, limited) as RGB, and RGB as our frames. */
export const TO_RGB = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd,format=gbrp'
export const FROM_RGB = RGB_TO_BT709

/** A still picture as endless frames. */
export const STILL = 'loop=-1:1:0'

/** A clip that is to be made. */
export interface Shoot {
  readonly inputs: (command: FfmpegCommand) => FfmpegCommand
  /** The filter graph; its picture ends in `[v]`. */
  readonly graph: string
  readonly fps: number
  /** Exactly so many frames. */
  readonly frames: number
  /** Output options for the sound; none unless given. */
  readonly sound?: readonly string[] | undefined
  readonly joins?: readonly number[] | undefined
  /** What is being done, for messages: `resizing a clip`. */
  readonly what: string
}

/**
 * Makes a clip through one ffmpeg and stores it. The same inputs give the same bytes.
 * @throws PermanentError when the graph gives fewer frames than were asked for
 */
export async function shoot(ctx: NodeContext, job: Shoot): Promise<ClipValue> {
  const out = join(await ctx.artifacts.scratch(), 'clip.mp4')
  await runFfmpeg(
    command =>
      deterministic(
        job
          .inputs(command)
          .output(out)
          // The picture is cut by a filter: `-frames:v` would end the sound with it, before its last samples are out.
          .outputOptions('-filter_complex', `${job.graph};[v]trim=end_frame=${job.frames}[out]`, '-map', '[out]')
          .outputOptions(...(job.sound ?? ['-an']), ...clipOptions({ fps: job.fps }))
          // Sound that goes on (a looped clip's) ends with the picture.
          .outputOptions('-t', (job.frames / job.fps).toFixed(6), '-f', 'mp4', '-movflags', '+faststart'),
      ),
    {
      signal: ctx.signal,
      durationSeconds: job.frames / job.fps,
      onProgress: fraction => ctx.progress(fraction),
      what: job.what,
    },
  )
  return storeClip(out, job, ctx)
}

/** Stores a finished clip. @throws PermanentError when it has not the frames that it should have */
export async function storeClip(
  path: string,
  job: Pick<Shoot, 'fps' | 'frames' | 'joins' | 'what'>,
  ctx: NodeContext,
): Promise<ClipValue> {
  const { video, audio } = await probe(path, { signal: ctx.signal, count: true })
  if (video?.frames !== job.frames)
    throw new PermanentError(
      `${job.what} gave ${video?.frames ?? 0} frames, not ${job.frames}: the clip has fewer frames than it says, or its rate is not constant. Put Conform before this node.`,
    )
  const { width, height, frames } = video
  const ref = await ctx.artifacts.adopt(path, 'video/mp4')
  return {
    ...ref,
    width,
    height,
    fps: job.fps,
    frames,
    duration: frames / job.fps,
    hasAudio: audio !== undefined,
    ...(job.joins && job.joins.length > 0 ? { joins: [...job.joins] } : {}),
  }
}

/** How sound that must be encoded is encoded. */
export const AAC = ['-c:a', 'aac', '-b:a', '192k'] as const

/** Output options that carry an input's own sound along: copied where an MP4 can hold it as it is. */
export const ownSound = ({ audio }: Opened, input = 0): string[] =>
  audio ? ['-map', `${input}:a:0`, ...(audio.codec === 'aac' ? ['-c:a', 'copy'] : AAC)] : ['-an']

/** Runs a clip through filters that keep its length and sound. `filters` work on our frames and give our frames. */
export const filtered = (opened: Opened, filters: string, what: string, ctx: NodeContext): Promise<ClipValue> =>
  shoot(ctx, {
    inputs: command => command.input(opened.path),
    graph: `[0:v:0]${opened.chain},${filters}[v]`,
    fps: opened.clip.fps,
    frames: opened.clip.frames,
    sound: ownSound(opened),
    joins: opened.clip.joins,
    what,
  })

/**
 * Lets the input that was added last begin at a frame: half a frame early, so that rounding cannot miss it. ffmpeg decodes
 * from the key frame before and drops what comes earlier.
 */
export const seekTo = (command: FfmpegCommand, frame: number, fps: number): FfmpegCommand =>
  frame > 0 ? command.inputOptions('-ss', ((frame - 0.5) / fps).toFixed(6)) : command

/** Even sizes for 4:2:0, with a word about it when that changes one. */
export function evenSize(size: { width: number; height: number }, ctx: NodeContext): { width: number; height: number } {
  const even = (pixels: number) => Math.max(2, pixels - (pixels % 2))
  const made = { width: even(size.width), height: even(size.height) }
  if (made.width !== size.width || made.height !== size.height)
    ctx.warn(`A clip has even sides only: ${size.width}×${size.height} became ${made.width}×${made.height}`)
  return made
}
