// Resize & Crop: another size or another shape for images and clips.
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { anyOf, one } from '../../engine/graph/ports.ts'
import { evenSize, FROM_RGB, filtered, type Opened, openClip, TO_RGB } from '../media/edit/moving.ts'
import {
  Anchor,
  Colour,
  Fit,
  type Placement,
  pictureOf,
  place,
  rgbaOf,
  type Size,
  sizeText,
} from '../media/edit/picture.ts'
import { openImage, refuseHuge, storePng } from '../media/edit/still.ts'
import { Any, Clip, type ClipValue, Image, type ImageValue } from '../types.ts'

const edge = (title: string) =>
  z
    .number()
    .min(0)
    .max(99)
    .default(0)
    .meta({
      title: `Crop ${title}`,
      description: `Cut off at the ${title} before anything else, in hundredths of the picture.`,
      unit: '%',
      step: 0.5,
    })
const side = (title: string) =>
  z
    .number()
    .int()
    .min(0)
    .max(16_384)
    .default(0)
    .meta({
      title,
      description: `${title} of the result; 0 takes it from the other side, or keeps it when both are 0.`,
      unit: 'px',
      widget: 'number',
      face: true,
    })

const Params = z.object({
  width: side('Width'),
  height: side('Height'),
  fit: Fit.default('contain').meta({
    title: 'Fit',
    description: 'contain shows all of it between bars, cover fills the frame and cuts, stretch bends it.',
    face: true,
  }),
  anchor: Anchor.default('center').meta({
    title: 'Anchor',
    description: 'What stays in place: where bars go with contain, what is cut off with cover.',
  }),
  filter: z.enum(['lanczos', 'bicubic', 'bilinear', 'nearest']).default('lanczos').meta({
    title: 'Filter',
    description: 'lanczos is sharpest, bilinear softest; nearest keeps hard pixels.',
  }),
  bars: Colour.default('#000000').meta({
    title: 'Bars',
    description: 'Colour of the bars that contain leaves. #00000000 leaves them clear (images only).',
    widget: 'color',
  }),
  cropLeft: edge('left'),
  cropTop: edge('top'),
  cropRight: edge('right'),
  cropBottom: edge('bottom'),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/resize-crop',
  version: 1,
  title: 'Resize & Crop',
  category: 'Picture',
  summary: 'Gives images and clips another size or shape: cropped at the edges, then fitted into a frame.',
  inputs: { picture: one(anyOf(Image, Clip)).describe('An image or a clip.') },
  params: Params,
  outputs: { picture: one(Any).typedAs('picture').describe('The same kind: an image as PNG, a clip with its sound.') },
  face: 'any',
  pool: 'cpu',
  expectSeconds: 2,
  run: async ({ inputs, params, ctx }) => {
    const picture = pictureOf(inputs.picture, 'picture')
    if (picture.kind === 'image') {
      const kept = crop(picture.value, params, 1)
      return { picture: await image(picture.value, kept, frameOf(kept, params), params, ctx) }
    }
    const opened = await openClip(picture.value, ctx)
    const kept = crop(opened.clip, params, 2)
    return { picture: await clip(opened, kept, evenSize(frameOf(kept, params), ctx), params, ctx) }
  },
})

/** What the cropped edges leave. @throws PermanentError when that is nothing */
function crop(source: Size, params: Params, grid: 1 | 2): Placement {
  const snap = (pixels: number) => Math.round(pixels / grid) * grid
  const left = snap((source.width * params.cropLeft) / 100)
  const top = snap((source.height * params.cropTop) / 100)
  const width = snap(source.width * (1 - params.cropRight / 100)) - left
  const height = snap(source.height * (1 - params.cropBottom / 100)) - top
  if (width < grid || height < grid)
    throw new PermanentError(
      `The cropped edges leave nothing of ${sizeText(source)}: left and right, and top and bottom, must sum to less than 100 %`,
    )
  return { left, top, width, height }
}

/** The frame that the params ask for. */
function frameOf(kept: Size, { width, height }: Params): Size {
  const ratio = kept.width / kept.height
  return {
    width: width || (height ? Math.max(1, Math.round(height * ratio)) : kept.width),
    height: height || (width ? Math.max(1, Math.round(width / ratio)) : kept.height),
  }
}

const KERNELS = { lanczos: 'lanczos3', bicubic: 'cubic', bilinear: 'linear', nearest: 'nearest' } as const

async function image(
  source: ImageValue,
  kept: Placement,
  frame: Size,
  params: Params,
  ctx: NodeContext,
): Promise<ImageValue> {
  refuseHuge(frame)
  const at = place(kept, frame, params.fit, params.anchor)
  const { left, top, width, height } = kept
  // Scaled straight to what is seen of it, so that a huge picture that covers a small frame is never made.
  const scaled = openImage(source, ctx)
    .extract({ left, top, width, height })
    .resize({ width: at.width, height: at.height, fit: 'fill', kernel: KERNELS[params.filter] })
  if (params.fit !== 'contain')
    return storePng(
      scaled.extract({
        left: -Math.min(0, at.left),
        top: -Math.min(0, at.top),
        width: frame.width,
        height: frame.height,
      }),
      ctx,
    )
  const bars = rgbaOf(params.bars)
  return storePng(
    scaled.extend({
      left: at.left,
      top: at.top,
      right: frame.width - at.width - at.left,
      bottom: frame.height - at.height - at.top,
      background: bars,
    }),
    ctx,
  )
}

const FLAGS = { lanczos: 'lanczos', bicubic: 'bicubic', bilinear: 'bilinear', nearest: 'neighbor' } as const

async function clip(
  opened: Opened,
  kept: Placement,
  frame: Size,
  params: Params,
  ctx: NodeContext,
): Promise<ClipValue> {
  const at = place(kept, frame, params.fit, params.anchor, 2)
  const bars = rgbaOf(params.bars)
  const filters = [
    `crop=${kept.width}:${kept.height}:${kept.left}:${kept.top}`,
    `scale=${at.width}:${at.height}:flags=${FLAGS[params.filter]}+accurate_rnd+full_chroma_int`,
  ]
  if (params.fit !== 'contain')
    filters.push(`crop=${frame.width}:${frame.height}:${-Math.min(0, at.left)}:${-Math.min(0, at.top)}`)
  else if (at.width !== frame.width || at.height !== frame.height) {
    const colour = `0x${[bars.r, bars.g, bars.b].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
    const pad = `pad=${frame.width}:${frame.height}:${at.left}:${at.top}:${colour}`
    // ffmpeg turns colours into luma and chroma by BT.601, which only leaves greys what they are.
    filters.push(...(bars.r === bars.g && bars.g === bars.b ? [pad] : [TO_RGB, pad, FROM_RGB]))
  }
  return filtered(opened, [...filters, 'setsar=1'].join(','), 'resizing a clip', ctx)
}
