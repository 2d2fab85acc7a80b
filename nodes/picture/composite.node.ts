// Composite: one picture over another, blended, masked and placed.
import { join } from 'node:path'
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { anyOf, one } from '../../engine/graph/ports.ts'
import { Blend, blendFilter, sharpBlend } from '../media/edit/blend.ts'
import {
  asSeen,
  evenSize,
  FROM_RGB,
  type Opened,
  openClip,
  ownSound,
  STILL,
  shoot,
  TO_RGB,
} from '../media/edit/moving.ts'
import { ANCHORS, Anchor, type Picture, type Placement, pictureOf, type Size } from '../media/edit/picture.ts'
import { openImage, refuseHuge, storePng, writePng } from '../media/edit/still.ts'
import type { FfmpegCommand } from '../media/ffmpeg/index.ts'
import { Any, Clip, Image, type ImageValue } from '../types.ts'

const share = (title: string, description: string, fallback: number) =>
  z.number().min(-2).max(3).default(fallback).meta({ title, description, step: 0.01, widget: 'number', face: true })

const Params = z.object({
  blend: Blend.default('normal').meta({ title: 'Blend', description: 'How colours are put together.', face: true }),
  opacity: z.number().min(0).max(1).default(1).meta({
    title: 'Opacity',
    description: '0 is not there, 1 is whole.',
    step: 0.05,
    face: true,
  }),
  fit: z.enum(['own size', 'contain', 'cover', 'stretch']).default('own size').meta({
    title: 'Fit',
    description: 'Its own size in pixels, or fitted to the base.',
  }),
  scale: z.number().min(0.01).max(20).default(1).meta({
    title: 'Scale',
    description: 'On top of the fit.',
    unit: '×',
    step: 0.05,
    widget: 'number',
    face: true,
  }),
  x: share('X', 'Where its anchor lies across the base: 0 is left, 1 right.', 0.5),
  y: share('Y', 'Where its anchor lies down the base: 0 is the top, 1 the bottom.', 0.5),
  anchor: Anchor.default('center').meta({ title: 'Anchor', description: 'The point of it that X and Y place.' }),
  maskInvert: z
    .boolean()
    .default(false)
    .meta({ title: 'Invert mask', description: 'Shows it where the mask is black.' }),
  start: z.number().min(0).max(86_400).default(0).meta({
    title: 'Start',
    description: 'When it comes into a clip.',
    unit: 's',
    step: 0.1,
    widget: 'number',
  }),
  ends: z.enum(['hold', 'hide', 'loop']).default('hold').meta({
    title: 'When it ends',
    description: 'What a clip that is over before the base does: holds its last frame, goes, or begins again.',
  }),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/composite',
  version: 1,
  title: 'Composite',
  category: 'Picture',
  summary:
    'Lays an image or a clip over another: blended, masked, scaled and placed. A clip on either side makes a clip.',
  inputs: {
    base: one(anyOf(Image, Clip)).describe(
      'The image or clip below; it gives the size, and a clip its length and sound.',
    ),
    over: one(anyOf(Image, Clip)).describe('The image or clip on top; clear parts of an image stay clear.'),
    mask: one(anyOf(Image, Clip))
      .optional()
      .describe('An image or clip, stretched over “over”: white shows it, black hides it.'),
  },
  params: Params,
  outputs: { picture: one(Any).describe('An image (PNG) of two images; else a clip.') },
  face: 'any',
  pool: 'cpu',
  expectSeconds: 4,
  run: async ({ inputs, params, ctx }) => {
    const base = await asSeen(pictureOf(inputs.base, 'base'), ctx)
    const over = await asSeen(pictureOf(inputs.over, 'over'), ctx)
    const mask = inputs.mask === undefined ? undefined : pictureOf(inputs.mask, 'mask')
    if (base.kind === 'image' && over.kind === 'image' && mask?.kind !== 'clip')
      return { picture: await stills(base.value, over.value, mask?.value, params, ctx) }
    return { picture: (await clips({ base, over, mask }, params, ctx)) ?? inputs.base }
  },
})

/** Where the upper picture lies, and the part of it that is seen. */
interface Laid {
  readonly at: Placement
  readonly seen: Placement
}

function lay(base: Size, over: Size, { fit, scale, x, y, anchor }: Params): Laid | undefined {
  const across = base.width / over.width
  const down = base.height / over.height
  const fitted = fit === 'own size' ? 1 : fit === 'contain' ? Math.min(across, down) : Math.max(across, down)
  const width = Math.max(1, Math.round((fit === 'stretch' ? base.width : over.width * fitted) * scale))
  const height = Math.max(1, Math.round((fit === 'stretch' ? base.height : over.height * fitted) * scale))
  const [ax, ay] = ANCHORS[anchor]
  const left = Math.round(x * base.width - ax * width)
  const top = Math.round(y * base.height - ay * height)
  refuseHuge({ width, height })
  const seen = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    width: Math.min(width, base.width - left) - Math.max(0, -left),
    height: Math.min(height, base.height - top) - Math.max(0, -top),
  }
  return seen.width > 0 && seen.height > 0 ? { at: { left, top, width, height }, seen } : undefined
}

async function stills(
  base: ImageValue,
  over: ImageValue,
  mask: ImageValue | undefined,
  params: Params,
  ctx: NodeContext,
): Promise<ImageValue> {
  const laid = lay(base, over, params)
  if (!laid || params.opacity === 0) return base
  const { at, seen } = laid
  const { data, info } = await openImage(over, ctx)
    .ensureAlpha()
    .resize({ width: at.width, height: at.height, fit: 'fill', kernel: 'lanczos3' })
    .extract(seen)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const shown = mask && (await maskPixels(mask, at, seen, ctx))
  for (let pixel = 0; pixel < info.width * info.height; pixel++) {
    const by = shown === undefined ? 255 : params.maskInvert ? 255 - (shown[pixel] as number) : (shown[pixel] as number)
    const alpha = pixel * 4 + 3
    data[alpha] = Math.round(((data[alpha] as number) * by * params.opacity) / 255)
  }
  const input = { input: data, raw: { width: info.width, height: info.height, channels: 4 as const } }
  const placed = { left: at.left + seen.left, top: at.top + seen.top, blend: sharpBlend(params.blend) }
  return storePng(openImage(base, ctx).composite([{ ...input, ...placed }]), ctx)
}

/** The luma of a mask over the seen part of what it masks; clear parts of it count as black. */
const maskPixels = (mask: ImageValue, at: Size, seen: Placement, ctx: NodeContext): Promise<Buffer> =>
  openImage(mask, ctx)
    .flatten({ background: '#000000' })
    .toColourspace('b-w')
    .resize({ width: at.width, height: at.height, fit: 'fill' })
    .extract(seen)
    .extractChannel(0)
    .raw()
    .toBuffer()

/** A picture as an input of ffmpeg. */
interface Source {
  readonly add: (command: FfmpegCommand) => FfmpegCommand
  readonly opened: Opened | undefined
  /** Filters that give its frames, endless when it is a still: RGB, or RGB with alpha for an image with clear parts. */
  readonly chain: string
}

async function source(
  picture: Picture,
  name: string,
  fps: number,
  folder: string,
  loops: boolean,
  ctx: NodeContext,
): Promise<Source> {
  if (picture.kind === 'image') {
    // Any format that can be read becomes PNG first, upright and in sRGB.
    const png = join(folder, `${name}.png`)
    await writePng(openImage(picture.value, ctx).ensureAlpha(), png)
    return {
      add: command => command.input(png),
      opened: undefined,
      chain: `format=gbrap,${STILL},settb=1/${fps},setpts=N,fps=${fps}`,
    }
  }
  const opened = await openClip(picture.value, ctx)
  return {
    add: command => {
      command.input(opened.path)
      return loops ? command.inputOptions('-stream_loop', '-1') : command
    },
    opened,
    chain: `${opened.chain},fps=${fps},${TO_RGB},format=gbrap`,
  }
}

/** The clip; undefined when nothing of “over” is seen, and the base stays what it is. */
async function clips(
  { base, over, mask }: { base: Picture; over: Picture; mask: Picture | undefined },
  params: Params,
  ctx: NodeContext,
) {
  const moving = [base, over, mask].find(picture => picture?.kind === 'clip')
  if (moving?.kind !== 'clip') throw new PermanentError('Two images make no clip')
  const { fps } = moving.value
  const size = evenSize(base.value, ctx)
  const laid = lay(size, over.value, params)
  const delay = Math.round(params.start * fps)
  const own = Math.round(moving.value.frames)
  const frames = base.kind === 'clip' ? own : own + delay
  if (delay >= frames)
    throw new PermanentError(`“Start” is ${params.start} s, but the clip ends at ${(frames / fps).toFixed(2)} s`)
  if (base.kind === 'clip' && (!laid || params.opacity === 0)) return undefined
  if (!laid) throw new PermanentError('“over” lies wholly outside of the base; bring X and Y back to 0…1')
  const folder = await ctx.artifacts.scratch()
  const loops = params.ends === 'loop' && base.kind === 'clip'
  const below = await source(base, 'base', fps, folder, false, ctx)
  const above = await source(over, 'over', fps, folder, loops, ctx)
  const matte = mask && (await source(mask, 'mask', fps, folder, loops, ctx))
  const { at, seen } = laid
  const scale = (size: Size) => `scale=${size.width}:${size.height}:flags=lanczos+accurate_rnd`
  const graph = [
    `[0:v:0]${below.chain},crop=${size.width}:${size.height}:0:0,format=gbrp,tpad=stop=-1:stop_mode=clone[base]`,
    ...(matte ? masked(above, matte, scale(at), params) : [`[1:v:0]${above.chain},${scale(at)}[over]`]),
    [
      // Named again and again: formats are agreed on over the whole graph, and one without alpha would do for most of it.
      `[over]format=gbrap,colorchannelmixer=aa=${params.opacity}`,
      `crop=${seen.width}:${seen.height}:${seen.left}:${seen.top}`,
      `pad=${size.width}:${size.height}:${at.left + seen.left}:${at.top + seen.top}:black@0`,
      // One filter for both ends: a second one loses count of the time.
      `tpad=start=${delay}:start_mode=add:stop=-1:stop_mode=${params.ends === 'hide' ? 'add' : 'clone'}:color=black@0`,
      'format=gbrap,split=2[colours][clear]',
    ].join(','),
    '[clear]alphaextract,format=gbrp[shown]',
    ...(params.blend === 'normal'
      ? ['[colours]format=gbrp[blended]', '[base][blended][shown]maskedmerge[mixed]']
      : [
          '[base]split=2[below][under]',
          `[colours]format=gbrp[source]`,
          `[under][source]${blendFilter(params.blend)}[blended]`,
          '[below][blended][shown]maskedmerge[mixed]',
        ]),
    `[mixed]${FROM_RGB}[v]`,
  ]
  return shoot(ctx, {
    inputs: command => {
      below.add(command)
      above.add(command)
      return matte ? matte.add(command) : command
    },
    graph: graph.join(';'),
    fps,
    frames,
    sound: below.opened ? ownSound(below.opened, 0) : above.opened ? ownSound(above.opened, 1) : undefined,
    joins: base.kind === 'clip' ? base.value.joins : undefined,
    what: 'compositing a clip',
  })
}

/** The upper picture with its own clear parts and the mask's. */
function masked(above: Source, matte: Source, scale: string, { maskInvert }: Params): string[] {
  const luma = matte.opened ? 'format=gbrp' : 'premultiply=inplace=1,format=gbrp'
  const grey = 'colorchannelmixer=rr=.2126:rg=.7152:rb=.0722:gr=.2126:gg=.7152:gb=.0722:br=.2126:bg=.7152:bb=.0722'
  return [
    `[1:v:0]${above.chain},${scale},format=gbrap,split=2[picture][own]`,
    `[2:v:0]${matte.chain},${luma},${grey},${scale},${maskInvert ? 'negate,' : ''}scale=out_range=pc,format=gray[mask]`,
    '[own]alphaextract[clearness]',
    '[clearness][mask]blend=all_mode=multiply[alpha]',
    '[picture][alpha]alphamerge[over]',
  ]
}
