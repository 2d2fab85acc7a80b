// The encoder settings that every clip of an episode shares, so that clips can be joined without encoding them again.
import type { FfmpegCommand } from 'fluent-ffmpeg'

/**
 * x264 gives other bytes for another number of threads: it is fixed, whatever the machine has.
 */
export const THREADS = 2

/** Constant rate factor of clips on their way to the cut: visually lossless for drawn and filmed pictures. */
export const CLIP_CRF = 18
export const CLIP_PRESET = 'veryfast'

/** Frames from one IDR frame to the next: one second. The cut copies from IDR to IDR and encodes only what lies between. */
export const keyInterval = (fps: number): number => Math.max(1, Math.round(fps))

/** Ticks a second of a video track: every frame time is a whole number of them. */
export const videoTimescale = (fps: number): number => Math.round(fps) * 512

/**
 * RGB frames to what clips hold: 4:2:0, BT.709 matrix, limited range (swscale would take BT.601 by itself), and square
 * pixels, which raw frames do not say: without it the encoder's headers would differ from other clips'.
 */
export const RGB_TO_BT709 = 'scale=out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p'

/**
 * A filter for stills: they have the levels that players show. With the clip's own curve noted in them (PNG's gAMA), readers
 * that manage colours would make them brighter than the film.
 */
export const STILL_TAGS = 'setparams=color_primaries=bt709:color_trc=iec61966-2-1'

export const BT709_TAGS = [
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
] as const

export interface ClipEncoding {
  readonly fps: number
  /** 0 lossless … 51; default `CLIP_CRF`. */
  readonly crf?: number
  /** x264 preset; default `CLIP_PRESET`. Clips join without encoding only when it is the same. */
  readonly preset?: string
  /** Frames that are IDR frames besides: places at which the clip will be cut. The second after each begins anew. */
  readonly keyFrames?: readonly number[]
}

/**
 * Output options of a clip: H.264 High, yuv420p, BT.709, closed GOPs with an IDR frame at frame 0 and every second,
 * constant frame rate. `stitchable` keeps x264 from fitting its headers to the picture, so that clips of one size and
 * rate carry the same parameter sets and join by stream copy (x264 `--stitchable`).
 */
export function clipOptions({ fps, crf = CLIP_CRF, preset = CLIP_PRESET, keyFrames = [] }: ClipEncoding): string[] {
  const interval = String(keyInterval(fps))
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', interval, '-keyint_min', interval, '-sc_threshold', '0', '-x264-params', 'stitchable=1:open-gop=0'],
    // A quarter of a frame early, so that rounding cannot miss one.
    ...(keyFrames.length > 0
      ? ['-force_key_frames', keyFrames.map(frame => ((frame - 0.25) / fps).toFixed(6)).join(',')]
      : []),
    ...['-r', String(fps), '-video_track_timescale', String(videoTimescale(fps))],
    ...BT709_TAGS,
  ]
}

/**
 * Makes an output the same bytes every time: fixed threads, no encoder names, clocks or metadata of the inputs.
 * Applies to the command's last output.
 * @param metadataFrom the input whose metadata (title, chapter titles) the output gets; none by default
 */
export const deterministic = (command: FfmpegCommand, metadataFrom = -1): FfmpegCommand =>
  command.outputOptions(
    ...['-threads', String(THREADS), '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...['-map_metadata', String(metadataFrom)],
  )
