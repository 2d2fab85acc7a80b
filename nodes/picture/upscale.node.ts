// Upscale: more pixels for images and clips, by a filter or by a worker's model.
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { anyOf, one } from '../../engine/graph/ports.ts'
import { asSeen, evenSize, filtered, openClip } from '../media/edit/moving.ts'
import { type Picture, pictureOf, type Size, sizeText } from '../media/edit/picture.ts'
import { openImage, refuseHuge, storePng } from '../media/edit/still.ts'
import { CAPABILITIES, type UpscaleJob } from '../media/jobs.ts'
import { Any, Clip, ClipValue, Image, ImageValue } from '../types.ts'

const Params = z.object({
  scale: z.number().min(1).max(8).default(2).meta({
    title: 'Scale',
    description: 'How much wider and higher the picture becomes.',
    unit: '×',
    step: 0.5,
    face: true,
  }),
  provider: z.enum(['filter', 'worker']).default('filter').meta({
    title: 'Provider',
    description:
      'filter resamples here, by the filter below: it adds no detail. worker asks a worker that offers image.upscale.',
    face: true,
  }),
  filter: z
    .enum(['lanczos', 'spline'])
    .default('lanczos')
    .meta({
      title: 'Filter',
      description: 'lanczos is sharper, spline rings less.',
      showIf: { param: 'provider', in: ['filter'] },
    }),
  sharpen: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .meta({
      title: 'Sharpen',
      description: 'How much edges are raised afterwards.',
      step: 0.05,
      showIf: { param: 'provider', in: ['filter'] },
    }),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/upscale',
  version: 1,
  title: 'Upscale',
  category: 'Picture',
  summary: 'Enlarges images and clips: by Lanczos or spline resampling with sharpening, or by the model of a worker.',
  inputs: { picture: one(anyOf(Image, Clip)).describe('An image or a clip.') },
  params: Params,
  outputs: { picture: one(Any).typedAs('picture').describe('The same kind, larger.') },
  face: 'any',
  pool: 'cpu',
  expectSeconds: 5,
  run: async ({ inputs, params, ctx }) => {
    const picture = await asSeen(pictureOf(inputs.picture, 'picture'), ctx)
    const wanted = {
      width: Math.round(picture.value.width * params.scale),
      height: Math.round(picture.value.height * params.scale),
    }
    refuseHuge(wanted)
    const size = picture.kind === 'clip' ? evenSize(wanted, ctx) : wanted
    if (params.provider === 'worker') return { picture: await byWorker(picture, size, ctx) }
    ctx.served(`${params.filter === 'lanczos' ? 'Lanczos' : 'Spline'} resampling (embedded)`)
    return { picture: await byFilter(picture, size, params, ctx) }
  },
})

async function byFilter(picture: Picture, { width, height }: Size, params: Params, ctx: NodeContext) {
  if (picture.kind === 'image') {
    const kernel = params.filter === 'lanczos' ? 'lanczos3' : 'cubic'
    const large = openImage(picture.value, ctx).resize({ width, height, fit: 'fill', kernel })
    return storePng(
      params.sharpen > 0 ? large.sharpen({ sigma: 1, m1: params.sharpen, m2: params.sharpen * 2 }) : large,
      ctx,
    )
  }
  const sharpen = params.sharpen > 0 ? `,unsharp=lx=5:ly=5:la=${params.sharpen}:ca=0` : ''
  const scale = `scale=${width}:${height}:flags=${params.filter}+accurate_rnd+full_chroma_int`
  return filtered(await openClip(picture.value, ctx), `${scale}${sharpen},setsar=1`, 'enlarging a clip', ctx)
}

async function byWorker(picture: Picture, size: Size, ctx: NodeContext) {
  const { digest, mime, bytes } = picture.value
  const job: UpscaleJob = { kind: picture.kind, width: size.width, height: size.height }
  const made = await ctx.dispatch(CAPABILITIES.upscale, { params: job, inputs: { source: { digest, mime, bytes } } })
  ctx.served(made.servedBy)
  const output = made.outputs[picture.kind]
  if (!output) throw new PermanentError(`${made.servedBy} enlarged nothing: its answer holds no ${picture.kind}`)
  const { facts, ...ref } = output
  const shape = picture.kind === 'image' ? ImageValue : ClipValue
  const value = shape.safeParse({ ...facts, ...ref })
  if (!value.success)
    throw new PermanentError(
      `${made.servedBy} did not say what it made (${value.error.issues[0]?.path.join('.')}); update that worker`,
    )
  if (value.data.width !== size.width || value.data.height !== size.height)
    ctx.warn(`${made.servedBy} made ${sizeText(value.data)}, not ${sizeText(size)}`)
  return value.data
}
