// Single frames of a clip, and clips as raw frames.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { PermanentError } from '../../../engine/graph/context.ts'
import { probe } from './probe.ts'
import { readRaw } from './raw.ts'
import { runFfmpeg } from './run.ts'
import { deterministic, STILL_TAGS } from './settings.ts'

/**
 * Writes one frame of a clip as PNG.
 * @param frame counted from 0
 * @throws PermanentError when the clip has no such frame.
 */
export async function extractFrame(
  clip: string,
  frame: number,
  outPng: string,
  options: { signal?: AbortSignal | undefined; fps?: number } = {},
): Promise<void> {
  const video = options.fps ? { fps: options.fps } : (await probe(clip, options)).video
  if (!video?.fps) throw new PermanentError('The file has no moving picture to take a frame from')
  // Half a frame early, so that rounding cannot miss it; ffmpeg decodes from the key frame before and drops the rest.
  const seconds = Math.max(0, (frame - 0.5) / video.fps)
  await rm(outPng, { force: true })
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(clip)
          .inputOptions('-ss', seconds.toFixed(6))
          .output(outPng)
          .outputOptions('-map', '0:v:0', '-vf', STILL_TAGS, '-frames:v', '1')
          .outputOptions('-c:v', 'png', '-f', 'image2', '-update', '1'),
      ),
    { signal: options.signal, what: `taking frame ${frame} of a clip` },
  )
  if (!existsSync(outPng)) throw new PermanentError(`The clip has no frame ${frame}`)
}

export interface DecodeOptions {
  /** Size of the frames handed over, in pixels. */
  readonly width: number
  readonly height: number
  readonly pixelFormat: 'rgba' | 'rgb24' | 'gray'
  /** Filters before scaling, such as `select=eq(n\,0)+not(mod(n\,12))`; frames it drops are not handed over. */
  readonly filter?: string
  /** How frames are scaled: `bilinear`, or `area` for true means when they become much smaller. */
  readonly scaler?: 'bilinear' | 'area' | 'bicubic'
  /** Options of the decoder, such as `-skip_frame noref`. */
  readonly inputOptions?: readonly string[]
  readonly signal?: AbortSignal | undefined
  /** Called with 0…1; needs `durationSeconds`. */
  readonly onProgress?: ((fraction: number) => void) | undefined
  readonly durationSeconds?: number | undefined
  /**
   * Called for each frame in order, `index` counting the frames handed over. `pixels` is the same memory each time: copy
   * what must stay. A promise holds decoding back.
   */
  readonly onFrame: (pixels: Buffer, index: number) => void | Promise<void>
}

/** Decodes a clip to raw frames, one in memory at a time. Resolves to how many were handed over. */
export async function decodeFrames(clip: string, options: DecodeOptions): Promise<number> {
  const { width, height, pixelFormat } = options
  const frame = Buffer.alloc(width * height * { rgba: 4, rgb24: 3, gray: 1 }[pixelFormat])
  let filled = 0
  let count = 0
  const take = async (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(frame, filled, at)
      at += copied
      filled += copied
      if (filled < frame.length) continue
      filled = 0
      await options.onFrame(frame, count++)
    }
  }
  const filters = [
    ...(options.filter ? [options.filter] : []),
    `scale=${width}:${height}:flags=${options.scaler ?? 'bilinear'}`,
  ]
  await readRaw(
    take,
    sink => command =>
      command
        .input(clip)
        .inputOptions(...(options.inputOptions ?? ['-threads', 'auto']))
        .output(sink)
        .outputOptions('-map', '0:v:0', '-vf', filters.join(','), '-fps_mode', 'passthrough')
        .outputOptions('-f', 'rawvideo', '-pix_fmt', pixelFormat, '-threads', '1'),
    {
      signal: options.signal,
      onProgress: options.onProgress,
      durationSeconds: options.durationSeconds,
      what: 'reading the frames of a clip',
    },
  )
  return count
}
