// Drawn frames into a clip: 4:2:0 frames piped to ffmpeg, a frame or two in memory at a time.
import { Readable } from 'node:stream'
import { setImmediate as tick } from 'node:timers/promises'
import type { Canvas } from '@napi-rs/canvas'
import { clipOptions, deterministic, runFfmpeg } from '../../ffmpeg/index.ts'
import { yuvConverter } from './yuv.ts'

export interface Encoding {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  readonly signal: AbortSignal
  /** x264 preset and constant rate factor; the clip's defaults unless given. */
  readonly preset?: string | undefined
  readonly crf?: number | undefined
  onFrame?(done: number, canvas: Canvas): void
}

/** What raw frames do not say of themselves: without it the encoder's headers would differ from other clips'. */
const AS_CLIPS = 'setsar=1,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709'

/**
 * Encodes `frames` pictures: `draw` paints frame `i` on `canvas`, which is then read back. Yuv 4:2:0 has no odd sizes:
 * an odd width or height loses its last column or row.
 * @returns the size of the clip's picture
 * @throws as `runFfmpeg`; what `draw` throws; Error when the encoder wrote fewer frames; the signal's reason.
 */
export async function encodeDrawn(
  path: string,
  canvas: Canvas,
  draw: (i: number) => void,
  encoding: Encoding,
): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height, fps, frames, signal } = encoding
  const convert = yuvConverter(width, height)
  let failure: unknown
  async function* pictures(): AsyncGenerator<Buffer> {
    try {
      for (let i = 0; i < frames; i++) {
        signal.throwIfAborted()
        draw(i)
        yield convert(canvas.data())
        encoding.onFrame?.(i + 1, canvas)
        // The copies of finished frames are freed between turns of the event loop.
        await tick()
      }
    } catch (error) {
      failure = error
      throw error
    }
  }
  const even = (size: number): number => Math.max(2, size - (size % 2))
  const size = { width: even(width), height: even(height) }
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${size.width}x${size.height}`]
  try {
    const written = await runFfmpeg(
      command =>
        deterministic(
          command
            .input(Readable.from(pictures(), { objectMode: true, highWaterMark: 1 }))
            .inputOptions(...raw, '-framerate', String(fps))
            .output(path)
            .outputOptions(
              ...['-vf', AS_CLIPS],
              ...clipOptions({
                fps,
                ...(encoding.crf === undefined ? {} : { crf: encoding.crf }),
                ...(encoding.preset === undefined ? {} : { preset: encoding.preset }),
              }),
              ...['-an', '-movflags', '+faststart', '-f', 'mp4'],
            ),
        ),
      { signal, what: 'encoding drawn frames' },
    )
    if (written.frames !== frames) throw new Error(`The encoder wrote ${written.frames} frames of ${frames}`)
    return size
  } catch (error) {
    throw failure ?? error
  }
}
