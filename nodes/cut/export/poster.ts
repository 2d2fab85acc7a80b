// The poster: the key frame of the episode that shows most.
import { join } from 'node:path'
import type { ArtifactRef, NodeContext } from '../../../engine/graph/context.ts'
import { decodeFrames, extractFrame, packetTimes } from '../../media/ffmpeg/index.ts'
import type { EpisodeValue } from '../../types.ts'
import { sceneAt } from '../qc/finding.ts'

const WIDTH = 64
const HEIGHT = 36

/** @param seconds where to take it; 0 chooses */
export async function makePoster(
  episode: EpisodeValue,
  seconds: number,
  ctx: NodeContext,
  signal: AbortSignal,
): Promise<ArtifactRef> {
  const path = ctx.artifacts.path(episode.video.digest)
  const { fps, frames } = episode.video
  const frame = seconds > 0 ? Math.min(frames - 1, Math.round(seconds * fps)) : await liveliest(episode, path, signal)
  const out = join(await ctx.artifacts.scratch(), 'poster.png')
  await extractFrame(path, frame, out, { signal, fps })
  return ctx.artifacts.adopt(out, 'image/png')
}

/** The key frame with the widest spread of brightness and colour, slates left out; the earlier on a tie. */
async function liveliest(episode: EpisodeValue, path: string, signal: AbortSignal): Promise<number> {
  const { keyFrames, times } = await packetTimes(path, signal)
  let best = { frame: 0, score: -1 }
  await decodeFrames(path, {
    width: WIDTH,
    height: HEIGHT,
    pixelFormat: 'rgb24',
    scaler: 'area',
    inputOptions: ['-skip_frame', 'nokey'],
    signal,
    onFrame: (pixels, index) => {
      const frame = keyFrames[index] ?? 0
      const score = spread(pixels)
      if (sceneAt(episode, times[frame] ?? 0)?.missing || score <= best.score) return
      best = { frame, score }
    },
  })
  return best.frame
}

/** The deviation of luma plus half the mean of how far channels lie apart. */
function spread(pixels: Buffer): number {
  const count = pixels.length / 3
  let sum = 0
  let squares = 0
  let colour = 0
  for (let at = 0; at < pixels.length; at += 3) {
    const [r, g, b] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number]
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    sum += luma
    squares += luma * luma
    colour += Math.max(r, g, b) - Math.min(r, g, b)
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) + colour / count / 2
}
