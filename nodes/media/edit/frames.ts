// Frames of a clip as PNG files.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import type { ImageValue } from '../../types.ts'
import { deterministic, runFfmpeg, STILL_TAGS } from '../ffmpeg/index.ts'
import { type Opened, seekTo } from './moving.ts'
import { adoptPng } from './still.ts'

/** Frames before the first wanted one that are decoded anyway: less is not worth a second pass over the index. */
const NEAR = 48

/** Every `step`-th frame from `first`, `count` of them. @throws PermanentError when the clip has fewer */
export async function takeFrames(
  { clip, path, chain }: Opened,
  { first, step, count }: { readonly first: number; readonly step: number; readonly count: number },
  ctx: NodeContext,
): Promise<ImageValue[]> {
  const folder = await ctx.artifacts.scratch()
  const from = first > NEAR ? first : 0
  const select = `select=gte(n\\,${first - from})*not(mod(n-${first - from}\\,${step}))`
  await runFfmpeg(
    command =>
      deterministic(
        seekTo(command.input(path), from, clip.fps)
          .output(join(folder, '%06d.png'))
          .outputOptions('-map', '0:v:0', '-vf', `${chain},${select},${PNG}`, '-fps_mode', 'passthrough')
          .outputOptions('-frames:v', String(count), '-c:v', 'png', '-f', 'image2'),
      ),
    {
      signal: ctx.signal,
      durationSeconds: (count * step) / clip.fps,
      onProgress: fraction => ctx.progress(fraction),
      what: 'taking frames of a clip',
    },
  )
  const files = (await readdir(folder)).sort()
  if (files.length < count)
    throw new PermanentError(
      `The clip gave ${files.length} of ${count} frames from frame ${first}: its rate is not constant, or it is damaged. Put Conform before this node.`,
    )
  const images: ImageValue[] = []
  for (const file of files) images.push(await adoptPng(join(folder, file), ctx))
  return images
}

/** Our frames (BT.709, limited) as PNG wants them. */
const PNG = `scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_inp,format=rgb24,${STILL_TAGS}`
