// Images to Clip: pictures, one after the other, as a clip.
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { evenSize, FROM_RGB, storeClip } from '../media/edit/moving.ts'
import { Colour, Fit, place, rgbaOf } from '../media/edit/picture.ts'
import { openImage } from '../media/edit/still.ts'
import { clipOptions, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { Clip, Image } from '../types.ts'

const side = (title: string) =>
  z
    .number()
    .int()
    .min(0)
    .max(8192)
    .default(0)
    .meta({
      title,
      description: `${title} of the clip; 0 takes that of the first picture.`,
      unit: 'px',
      widget: 'number',
    })

export default defineNode({
  type: 'picture/images-to-clip',
  version: 1,
  title: 'Images to Clip',
  category: 'Picture',
  summary:
    'Strings pictures into a clip: an animatic of stills, or the frames of an image sequence put together again.',
  inputs: { images: many(Image).min(1).describe('The pictures, in order.') },
  params: z.object({
    fps: z.number().min(1).max(120).default(24).meta({
      title: 'Frame rate',
      description: 'Frames a second of the clip.',
      unit: 'fps',
      widget: 'number',
      face: true,
    }),
    hold: z.number().int().min(1).max(10_000).default(1).meta({
      title: 'Hold',
      description: 'How long each picture stands.',
      unit: 'frames',
      widget: 'number',
      face: true,
    }),
    width: side('Width'),
    height: side('Height'),
    fit: Fit.default('contain').meta({
      title: 'Fit',
      description: 'How pictures of another shape are shown: between bars, cut, or bent.',
    }),
    bars: Colour.default('#000000').meta({
      title: 'Bars',
      description: 'Colour of the bars, and of what lies behind clear parts.',
      widget: 'color',
    }),
  }),
  outputs: { clip: one(Clip).describe('The clip, without sound; its joins say where each held picture begins.') },
  face: 'clip',
  pool: 'cpu',
  expectSeconds: 3,
  run: async ({ inputs: { images }, params, ctx }) => {
    const head = images[0]?.value
    if (!head) throw new PermanentError('There are no pictures to string together')
    const ratio = head.width / head.height
    const frame = evenSize(
      {
        width: params.width || (params.height ? Math.round(params.height * ratio) : head.width),
        height: params.height || (params.width ? Math.round(params.width / ratio) : head.height),
      },
      ctx,
    )
    const { alpha: _, ...bars } = rgbaOf(params.bars)
    let failure: unknown
    // One picture in memory at a time, as raw pixels, as often as it stands.
    async function* pixels(): AsyncGenerator<Buffer> {
      try {
        for (const [index, { value }] of images.entries()) {
          ctx.signal.throwIfAborted()
          const at = place(value, frame, params.fit, 'center')
          const left = Math.max(0, at.left)
          const top = Math.max(0, at.top)
          const raw = await openImage(value, ctx)
            .flatten({ background: bars })
            .resize({ width: at.width, height: at.height, fit: 'fill' })
            .extract({
              left: Math.max(0, -at.left),
              top: Math.max(0, -at.top),
              width: Math.min(at.width, frame.width),
              height: Math.min(at.height, frame.height),
            })
            .extend({
              left,
              top,
              right: frame.width - left - Math.min(at.width, frame.width),
              bottom: frame.height - top - Math.min(at.height, frame.height),
              background: bars,
            })
            .removeAlpha()
            .raw()
            .toBuffer()
          for (let times = 0; times < params.hold; times++) yield raw
          ctx.progress((index + 1) / images.length)
        }
      } catch (error) {
        failure = error
        throw error
      }
    }
    const out = join(await ctx.artifacts.scratch(), 'clip.mp4')
    try {
      await runFfmpeg(
        command =>
          deterministic(
            command
              .input(Readable.from(pixels(), { objectMode: true, highWaterMark: 1 }))
              .inputOptions('-f', 'rawvideo', '-pix_fmt', 'rgb24', '-video_size', `${frame.width}x${frame.height}`)
              .inputOptions('-framerate', String(params.fps))
              .output(out)
              .outputOptions('-vf', FROM_RGB, ...clipOptions({ fps: params.fps }), '-an')
              .outputOptions('-f', 'mp4', '-movflags', '+faststart'),
          ),
        { signal: ctx.signal, what: 'stringing pictures together' },
      )
    } catch (error) {
      throw failure ?? error
    }
    const clip = await storeClip(
      out,
      {
        fps: params.fps,
        frames: images.length * params.hold,
        joins: params.hold > 1 ? images.slice(1).map((_, index) => (index + 1) * params.hold) : [],
        what: 'stringing pictures together',
      },
      ctx,
    )
    return { clip }
  },
})
