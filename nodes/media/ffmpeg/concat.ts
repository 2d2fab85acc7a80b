// Joins clips end to end by stream copy.
import { rm, writeFile } from 'node:fs/promises'
import { PermanentError } from '../../../engine/graph/context.ts'
import { pictureTrack } from './packets.ts'
import { FORMATS, runFfmpeg } from './run.ts'
import { deterministic, videoTimescale } from './settings.ts'

/** A part of the joined picture: a whole clip, or its frames from one IDR frame up to (not with) another or the end. */
export interface ConcatPart {
  readonly path: string
  /** Frames that this part gives. */
  readonly frames: number
  /** The first of them, an IDR frame; default 0. */
  readonly from?: number
  /** Set when frames of the clip follow that must not be copied. */
  readonly stopsEarly?: boolean
}

/** Options of an input that is a concat list whose parts are all set up alike (no conversion between them). */
export const CONCAT_INPUT = [
  ...['-f', 'concat', '-safe', '0', '-auto_convert', '0', '-format_whitelist', `${FORMATS},concat`],
] as const

/**
 * The list for ffmpeg's concat demuxer. Times are exact to the microsecond, and a frame is a whole number of ticks in the
 * result, so rounding cannot move a frame.
 * @param delay frames by which decoding runs ahead of showing (B-frames); packets are cut by decoding time
 */
export function concatList(parts: readonly ConcatPart[], fps: number, delay = 0): string {
  const time = (frames: number) => (frames / fps).toFixed(6)
  let shown = 0
  const lines = parts.flatMap(part => {
    const from = part.from ?? 0
    // From rounded time to rounded time, so that the rounding of many parts does not add up.
    const starts = Number(time(shown))
    shown += part.frames
    return [
      `file '${part.path.replaceAll("'", "'\\''")}'`,
      `duration ${(Number(time(shown)) - starts).toFixed(6)}`,
      ...(from > 0 ? [`inpoint ${time(from)}`] : []),
      // A quarter of a frame before the decoding time of the first packet to leave out.
      ...(part.stopsEarly ? [`outpoint ${time(from + part.frames - delay - 0.25)}`] : []),
    ]
  })
  return `ffconcat version 1.0\n${lines.join('\n')}\n`
}

/**
 * Joins whole clips into one MP4 without encoding. They must be made with the same settings (size, rate, encoder).
 * @throws PermanentError when a clip differs, or when the result has not exactly the sum of the clips' frames.
 */
export async function concatCopy(
  clips: readonly string[],
  out: string,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<{ frames: number }> {
  const tracks = await Promise.all(clips.map(clip => pictureTrack(clip, options.signal)))
  const first = tracks[0]
  if (!first) throw new PermanentError('There is no clip to join')
  const parts = tracks.map((video, index): ConcatPart => {
    if (!video || video.extradataHash !== first.extradataHash || video.fps !== first.fps)
      throw new PermanentError(`Clip ${index + 1} of ${clips.length} was encoded with other settings than the first`)
    return { path: clips[index] ?? '', frames: video.frames }
  })
  const list = `${out}.ffconcat`
  await writeFile(list, concatList(parts, first.fps))
  try {
    await runFfmpeg(
      command =>
        deterministic(
          command
            .input(list)
            .inputOptions(...CONCAT_INPUT)
            .output(out)
            .outputOptions('-map', '0:v:0', '-c', 'copy', '-f', 'mp4', '-movflags', '+faststart')
            .outputOptions('-video_track_timescale', String(videoTimescale(first.fps))),
        ),
      { signal: options.signal, what: 'joining clips' },
    )
  } finally {
    await rm(list, { force: true })
  }
  const expected = parts.reduce((sum, part) => sum + part.frames, 0)
  const joined = await pictureTrack(out, options.signal)
  if (joined?.frames !== expected)
    throw new PermanentError(`Joining ${clips.length} clips gave ${joined?.frames ?? 0} frames, not ${expected}`)
  return { frames: expected }
}
