// Drawn frames into a clip: 4:2:0 frames piped to ffmpeg, a frame or two in memory at a time.
import { Readable } from 'node:stream'
import { setImmediate as tick } from 'node:timers/promises'
import { clipOptions, deterministic, runFfmpeg } from '../../ffmpeg/index.ts'

export interface Encoding {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
  readonly signal: AbortSignal
  /** x264 preset and constant rate factor; the clip's defaults unless given. */
  readonly preset?: string | undefined
  readonly crf?: number | undefined
  /** Frames that are IDR frames besides the usual ones. */
  readonly keyFrames: readonly number[]
  onFrame?(done: number): void
}

/** What raw frames do not say of themselves: without it the encoder's headers would differ from other clips'. */
const AS_CLIPS = 'setsar=1,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709'

/**
 * Encodes `frames` pictures of 4:2:0: `picture` gives the planes of frame `i`, of even `width` and `height`.
 * @throws as `runFfmpeg`; what `picture` throws; Error when the encoder wrote fewer frames; the signal's reason.
 */
export async function encodeDrawn(path: string, picture: (i: number) => Buffer, encoding: Encoding): Promise<void> {
  const { width, height, fps, frames, signal } = encoding
  let failure: unknown
  async function* pictures(): AsyncGenerator<Buffer> {
    try {
      for (let i = 0; i < frames; i++) {
        signal.throwIfAborted()
        yield picture(i)
        encoding.onFrame?.(i + 1)
        // The copies of finished frames are freed between turns of the event loop.
        await tick()
      }
    } catch (error) {
      failure = error
      throw error
    }
  }
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-video_size', `${width}x${height}`]
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
                keyFrames: encoding.keyFrames,
                ...(encoding.crf === undefined ? {} : { crf: encoding.crf }),
                ...(encoding.preset === undefined ? {} : { preset: encoding.preset }),
              }),
              ...['-an', '-movflags', '+faststart', '-f', 'mp4'],
            ),
        ),
      { signal, what: 'encoding drawn frames' },
    )
    if (written.frames !== frames) throw new Error(`The encoder wrote ${written.frames} frames of ${frames}`)
  } catch (error) {
    throw failure ?? error
  }
}
