// Brings a film from elsewhere to what `video.generate` promises: size, rate, length, encoding, no sound.
import { PermanentError } from '../../../engine/graph/context.ts'
import { clipOptions, deterministic, packetTimes, runFfmpeg } from '../../media/ffmpeg/index.ts'

export interface Shot {
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
}

/** Film that is shorter than asked for by more than this is refused: standing still would be no shot. Seconds. */
const MOST_MISSING = 0.5

/** Scales to cover, crops the middle, and holds the last frame for what little may be missing. */
export async function conformShot(
  file: string,
  outFile: string,
  { width, height, fps, frames }: Shot,
  signal: AbortSignal,
): Promise<Shot & { readonly duration: number }> {
  const { times, longestStep } = await packetTimes(file, signal)
  const made = (times.at(-1) ?? 0) - (times[0] ?? 0) + longestStep
  const wanted = frames / fps
  if (made < wanted - MOST_MISSING)
    throw new PermanentError(
      `The bound workflow made ${made.toFixed(1)} s of film, but ${wanted.toFixed(1)} s were asked for: bind its frames (and fps), or make the shots shorter`,
    )
  const filters = [
    `fps=${fps}`,
    `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=lanczos:out_color_matrix=bt709:out_range=tv`,
    `crop=${width}:${height}`,
    'setsar=1',
    'tpad=stop_mode=clone:stop=-1',
    'format=yuv420p',
  ]
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(file)
          .output(outFile)
          .outputOptions('-map', '0:v:0', '-an', '-vf', filters.join(','), '-frames:v', String(frames))
          .outputOptions(...clipOptions({ fps }), '-movflags', '+faststart'),
      ),
    { signal, what: 'bringing the film of ComfyUI to the shot’s size' },
  )
  return { width, height, fps, frames, duration: frames / fps }
}
