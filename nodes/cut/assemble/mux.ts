// The last step: parts, sound, captions and chapters become one file, which is then checked.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caption } from '../../media/captions.ts'
import {
  CONCAT_INPUT,
  type ConcatPart,
  clipOptions,
  concatList,
  deterministic,
  packetTimes,
  probe,
  runFfmpeg,
  videoTimescale,
} from '../../media/ffmpeg/index.ts'
import { toSrt } from '../../media/subtitles.ts'
import type { PictureFormat } from './picture.ts'

/** A scene as a chapter: seconds. */
export interface Chapter {
  readonly title: string
  readonly start: number
  readonly end: number
}

export interface MuxRequest {
  readonly folder: string
  readonly out: string
  readonly title: string
  readonly parts: readonly ConcatPart[]
  /** Frames that decoding runs ahead of showing in the parts. */
  readonly delay: number
  readonly format: PictureFormat
  readonly frames: number
  /** The encoded sound. */
  readonly sound: string
  readonly captions: readonly Caption[]
  readonly chapters: readonly Chapter[]
  /** Draws the captions into the picture, which is then encoded once more. */
  readonly burn: boolean
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number) => void
}

/**
 * Writes the episode and counts its frames.
 * @throws Error when the file has not exactly `frames` frames at a constant rate.
 */
export async function muxEpisode(request: MuxRequest): Promise<void> {
  const { folder, format, captions, chapters, signal } = request
  const list = join(folder, 'episode.ffconcat')
  const metadata = join(folder, 'chapters.txt')
  const subtitles = join(folder, 'captions.srt')
  await writeFile(list, concatList(request.parts, format.fps, request.delay))
  await writeFile(metadata, chapterMetadata(request.title, chapters))
  await writeFile(subtitles, toSrt(captions))
  const hasCaptions = captions.length > 0
  await runFfmpeg(
    command => {
      command.input(list).inputOptions(...CONCAT_INPUT)
      command.input(request.sound).input(metadata).inputOptions('-f', 'ffmetadata')
      if (hasCaptions) command.input(subtitles).inputOptions('-f', 'srt')
      const picture = request.burn && hasCaptions ? burnOptions(subtitles, format) : ['-c:v', 'copy']
      return deterministic(
        command
          .output(request.out)
          .outputOptions('-map', '0:v:0', '-map', '1:a:0', ...(hasCaptions ? ['-map', '3:s:0'] : []))
          .outputOptions('-map_chapters', '2', ...picture, '-c:a', 'copy', '-c:s', 'mov_text')
          .outputOptions('-video_track_timescale', String(videoTimescale(format.fps)))
          .outputOptions('-f', 'mp4', '-movflags', '+faststart'),
        2,
      )
    },
    {
      signal,
      onProgress: request.onProgress,
      durationSeconds: request.frames / format.fps,
      what: 'writing the episode',
    },
  )
  await checkEpisode(request)
}

/** Text of captions drawn by libass: white with a dark edge, low in the frame. */
function burnOptions(subtitles: string, format: PictureFormat): string[] {
  const style = 'FontName=DejaVu Sans,FontSize=18,Outline=1.4,Shadow=0.6,MarginV=22,PrimaryColour=&H00FFFFFF'
  // Two levels: the filter's own arguments, then the filter graph.
  const quoted = (text: string) =>
    text.replace(/[\\':]/g, character => `\\${character}`).replace(/[\\',;[\]]/g, character => `\\${character}`)
  return [
    ...['-vf', `subtitles=filename=${quoted(subtitles)}:charenc=UTF-8:force_style=${quoted(style)}`],
    ...clipOptions(format),
  ]
}

/** ffmpeg's own metadata format: https://ffmpeg.org/ffmpeg-formats.html#Metadata-1 */
function chapterMetadata(title: string, chapters: readonly Chapter[]): string {
  const quoted = (text: string) => text.replace(/[=;#\\\n]/g, character => `\\${character}`)
  const blocks = chapters.map(({ title, start, end }) =>
    [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${Math.round(start * 1000)}`,
      `END=${Math.round(end * 1000)}`,
      `title=${quoted(title)}`,
    ].join('\n'),
  )
  return `;FFMETADATA1\ntitle=${quoted(title)}\n${blocks.join('\n')}\n`
}

async function checkEpisode({ out, frames, format, signal }: MuxRequest): Promise<void> {
  const [packets, { duration }] = await Promise.all([packetTimes(out, signal), probe(out, { signal })])
  const seconds = frames / format.fps
  const wrong =
    packets.times.length !== frames
      ? `has ${packets.times.length} frames instead of ${frames}`
      : !packets.constantRate
        ? `does not run evenly: its frames are ${packets.shortestStep.toFixed(4)} to ${packets.longestStep.toFixed(4)} s apart`
        : Math.abs(duration - seconds) > 1 / format.fps
          ? `lasts ${duration.toFixed(3)} s instead of ${seconds.toFixed(3)} s`
          : undefined
  if (wrong) throw new Error(`The assembled file ${wrong}. This is a fault of Reelgraph: please report it.`)
}
