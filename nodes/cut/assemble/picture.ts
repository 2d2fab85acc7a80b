// The episode's picture: clips conformed to one format, dissolves encoded, everything else copied.
import { join } from 'node:path'
import type { NodeContext } from '../../../engine/graph/context.ts'
import {
  asClips,
  type ConcatPart,
  clipOptions,
  deterministic,
  type FfmpegCommand,
  type PacketTimes,
  packetTimes,
  probe,
  RGB_TO_BT709,
  runFfmpeg,
  type VideoStream,
} from '../../media/ffmpeg/index.ts'
import type { Transition } from '../../types.ts'
import { inParallel } from '../parallel.ts'
import { keptClip } from './kept.ts'
import { cutSegments, type EncodeSegment, type ShotSource, segmentFrames, type Timeline } from './timeline.ts'

/** What every clip of an episode is brought to. */
export interface PictureFormat {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly crf: number
  readonly preset: string
  readonly fit: Fit
}

/** Another shape is shown whole with bars (`contain`), fills the frame and is cropped (`cover`), or is distorted (`stretch`). */
export const FITS = ['contain', 'cover', 'stretch'] as const
export type Fit = (typeof FITS)[number]

/** What the encoder of a format writes into every stream it makes. */
export interface EncoderMark {
  readonly extradataHash: string
  /** Frames that decoding runs ahead of showing. */
  readonly delay: number
}

/** A clip as found. */
export interface Inspected {
  readonly path: string
  readonly video: VideoStream
  readonly packets: PacketTimes
  readonly hasAudio: boolean
}

export interface Work {
  readonly folder: string
  readonly signal: AbortSignal
  /** Called with frames encoded since the last call. */
  readonly onFrames: (frames: number) => void
}

/** Encodes at a time: x264 itself takes two threads. */
const LANES = 2

/** @throws PermanentError when the file is not a moving picture. */
export async function inspect(path: string, signal: AbortSignal): Promise<Inspected> {
  const [{ video, audio }, packets] = await Promise.all([probe(path, { signal }), packetTimes(path, signal)])
  if (!video) throw new Error('it holds no picture')
  return { path, video: { ...video, frames: packets.times.length }, packets, hasAudio: audio !== undefined }
}

/** The size that most clips have, the earlier one on a tie, made even for 4:2:0. */
export function commonSize(clips: readonly { readonly width: number; readonly height: number }[]): {
  width: number
  height: number
} {
  const counts = new Map<string, number>()
  for (const { width, height } of clips) {
    const size = `${width}x${height}`
    counts.set(size, (counts.get(size) ?? 0) + 1)
  }
  const [size = '1280x720'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  const [width = 1280, height = 720] = size.split('x').map(Number)
  const even = (pixels: number) => Math.max(16, pixels - (pixels % 2))
  return { width: even(width), height: even(height) }
}

/** Learns what the encoder writes for a format by encoding a few black frames. */
export async function encoderMark(format: PictureFormat, work: Work): Promise<EncoderMark> {
  const out = join(work.folder, 'mark.mp4')
  await encode(
    command =>
      command
        .input(`color=black:size=${format.width}x${format.height}:rate=${format.fps}:duration=1`)
        .inputFormat('lavfi'),
    ['-vf', 'setsar=1,format=yuv420p'],
    { out, frames: 8, format, work },
  )
  const { video, packets } = await inspect(out, work.signal)
  return { extradataHash: video.extradataHash, delay: Math.round(packets.delay * format.fps) }
}

/** Why a clip cannot go into the episode as it is, in words; undefined when it can. */
export function misfit(clip: Inspected, frames: number, format: PictureFormat, mark: EncoderMark): string | undefined {
  const { video, packets } = clip
  if (video.width !== format.width || video.height !== format.height)
    return `it is ${video.width}×${video.height}, not ${format.width}×${format.height}`
  if (video.pixelAspect !== 1 || video.rotation !== 0) return 'its pixels are not square and upright'
  if (video.interlaced) return 'it is interlaced'
  if (!packets.constantRate || Math.abs(video.fps - format.fps) > 1e-6)
    return `it does not run at a constant ${format.fps} frames a second`
  if (video.frames < frames) return `it has ${video.frames} of ${frames} frames`
  if (video.pixelFormat !== 'yuv420p') return `its pixel format is ${video.pixelFormat}`
  const tags = [video.colorSpace, video.colorPrimaries, video.colorTransfer]
  if (tags.some(tag => tag !== 'bt709') || video.colorRange !== 'tv') return 'it is not tagged as BT.709'
  if (video.extradataHash !== mark.extradataHash) return 'it was encoded with other settings'
  if (packets.keyFrames[0] !== 0 || Math.abs(packets.times[0] ?? 1) > 1e-6) return 'it does not start at a key frame'
  return undefined
}

/** Re-encodes a clip as exactly `frames` frames of the format: its last frame is held where it is too short. */
export async function conform(clip: Inspected, frames: number, out: string, format: PictureFormat, work: Work) {
  await encode(command => command.input(clip.path), ['-map', '0:v:0', '-vf', conformFilter(clip.video, format)], {
    out,
    frames,
    format,
    work,
  })
}

/** Encodes `frames` frames of a still picture. */
export async function still(image: string, frames: number, out: string, format: PictureFormat, work: Work) {
  const clock = `loop=-1:1:0,settb=1/${format.fps},setpts=N,fps=${format.fps}`
  const filter = [...fitFilter(format), RGB_TO_BT709, clock].join(',')
  await encode(command => command.input(image), ['-vf', filter], { out, frames, format, work })
}

/**
 * A clip of the format as a source of segments. Very short clips are decoded in another order than others (x264 looks
 * ahead no further than the end): nothing is copied from them.
 */
export const sourceOf = (
  path: string,
  digest: string,
  packets: PacketTimes,
  format: PictureFormat,
  mark: EncoderMark,
): ShotSource => ({
  path,
  digest,
  frames: packets.times.length,
  keyFrames: Math.round(packets.delay * format.fps) === mark.delay ? packets.keyFrames : [],
})

/** Encodes what no earlier cut has encoded, and gives the episode's parts in order, for one copying join. */
export async function renderParts(
  timeline: Timeline,
  sources: readonly ShotSource[],
  format: PictureFormat,
  mark: EncoderMark,
  work: Work,
  ctx: NodeContext,
): Promise<ConcatPart[]> {
  const segments = cutSegments(timeline, sources)
  return inParallel(segments, LANES, async (segment, index): Promise<ConcatPart> => {
    const source = sources[segment.shot]
    if (!source) throw new Error(`Shot ${segment.shot + 1} has no clip`)
    const frames = segmentFrames(segment)
    if (segment.kind === 'copy')
      return { path: source.path, from: segment.from, frames, stopsEarly: segment.to < source.frames }
    const out = join(work.folder, `part-${index}.mp4`)
    const { shot, kind: _, ...cut } = segment
    const next = segment.into === undefined ? undefined : sources[shot + 1]
    const into = next && {
      ...next,
      head: timeline.shots[shot + 1]?.head ?? 0,
      transition: timeline.shots[shot]?.transition ?? 'dissolve',
    }
    let isMade = false
    const part = await keptClip(ctx, {
      name: 'part',
      from: {
        clip: source.digest,
        cut,
        into: into ? { clip: into.digest, head: into.head, transition: into.transition } : null,
        format,
        delay: mark.delay,
      },
      out,
      make: () => {
        isMade = true
        return renderSegment(segment, source, into, out, format, mark, work)
      },
    })
    if (!isMade) work.onFrames(frames)
    return { path: ctx.artifacts.path(part.digest), frames }
  })
}

/** How many frames `renderParts` will encode: the measure of its progress. */
export const framesToEncode = (timeline: Timeline, sources: readonly ShotSource[]): number =>
  cutSegments(timeline, sources)
    .filter(segment => segment.kind === 'encode')
    .reduce((sum, segment) => sum + segmentFrames(segment), 0)

/** What ffmpeg's xfade calls the transitions: https://ffmpeg.org/ffmpeg-filters.html#xfade */
const XFADE: Readonly<Record<Transition, string>> = {
  dissolve: 'fade',
  'dip-to-black': 'fadeblack',
  'dip-to-white': 'fadewhite',
  wipe: 'wipeleft',
  push: 'slideleft',
  iris: 'circleopen',
}

/** What a segment goes into: the next clip from the frame at which it is first seen, and how. */
interface Join {
  readonly path: string
  readonly head: number
  readonly transition: Transition
}

async function renderSegment(
  segment: EncodeSegment,
  source: ShotSource,
  into: Join | undefined,
  out: string,
  format: PictureFormat,
  mark: EncoderMark,
  work: Work,
): Promise<void> {
  const frames = segmentFrames(segment)
  const alone = segment.to - segment.from
  const clock = `settb=1/${format.fps},setpts=N,fps=${format.fps},format=yuv420p`
  const first = `[0:v]trim=end_frame=${alone + segment.tail},${clock}`
  const filters =
    segment.into === undefined || !into
      ? [`${first}[v]`]
      : [
          `${first}[a]`,
          `[1:v]trim=end_frame=${segment.into},${clock}[b]`,
          // xfade's clock may skip a tick where the transition ends: the frames are numbered anew.
          `[a][b]xfade=transition=${XFADE[into.transition]}:duration=${segment.tail / format.fps}:offset=${alone / format.fps},${clock}[v]`,
        ]
  await encode(
    command => {
      // Half a frame early; ffmpeg decodes from the key frame before and drops what comes earlier.
      const from = (path: string, frame: number) => {
        command.input(path)
        if (frame > 0) command.inputOptions('-ss', ((frame - 0.5) / format.fps).toFixed(6))
      }
      from(source.path, segment.from)
      if (into) from(into.path, into.head)
      return command
    },
    [
      ...['-filter_complex', filters.join(';'), '-map', '[v]'],
      // x264 decodes nothing ahead in a piece this short, which would not join: its clock is moved like the others'.
      ...(frames <= mark.delay ? ['-bsf:v', `setts=dts=DTS-${mark.delay}/TB/${format.fps}`] : []),
    ],
    { out, frames, format, work },
  )
}

interface EncodeTarget {
  readonly out: string
  readonly frames: number
  readonly format: PictureFormat
  readonly work: Work
}

/** Encodes exactly `frames` frames. @throws PermanentError when the input gives fewer. */
async function encode(
  inputs: (command: FfmpegCommand) => FfmpegCommand,
  options: readonly string[],
  { out, frames, format, work }: EncodeTarget,
): Promise<void> {
  let told = 0
  const tell = (done: number) => {
    work.onFrames(done - told)
    told = done
  }
  await runFfmpeg(
    command =>
      deterministic(
        inputs(command)
          .output(out)
          .outputOptions(...options, '-an', '-frames:v', String(frames), ...clipOptions(format), '-f', 'mp4'),
      ),
    {
      signal: work.signal,
      durationSeconds: frames / format.fps,
      onProgress: fraction => tell(Math.floor(fraction * frames)),
      what: 'encoding the picture',
    },
  )
  tell(frames)
}

/** Fits a picture into the format's frame. */
const fitFilter = ({ width, height, fit }: PictureFormat): string[] =>
  fit === 'stretch'
    ? [`scale=${width}:${height}`]
    : fit === 'contain'
      ? [
          `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2`,
          `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
        ]
      : [`scale=${width}:${height}:force_original_aspect_ratio=increase`, `crop=${width}:${height}`]

function conformFilter(video: VideoStream, format: PictureFormat): string {
  const square = video.pixelAspect === 1 ? [] : ['scale=trunc(iw*sar/2)*2:ih']
  const filters = asClips(video, format.fps, [...square, ...fitFilter(format)])
  return [...filters, 'tpad=stop=-1:stop_mode=clone'].join(',')
}
