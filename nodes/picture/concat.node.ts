// Concat: clips, one after the other, as one.
import { join } from 'node:path'
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { AAC, evenSize, FROM_RGB, type Opened, openClip, storeClip, TO_RGB } from '../media/edit/moving.ts'
import { Colour, Fit, place, rgbaOf, type Size } from '../media/edit/picture.ts'
import { clipOptions, concatCopy, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { Clip, type ClipValue } from '../types.ts'

const Params = z.object({
  width: z.number().int().min(0).max(8192).default(0).meta({
    title: 'Width',
    description: 'Width of the result; 0 takes the size that most clips have.',
    unit: 'px',
    widget: 'number',
  }),
  height: z.number().int().min(0).max(8192).default(0).meta({
    title: 'Height',
    description: 'Height of the result; 0 takes the size that most clips have.',
    unit: 'px',
    widget: 'number',
  }),
  fps: z.number().min(0).max(120).default(0).meta({
    title: 'Frame rate',
    description: 'Frames a second of the result; 0 takes that of the first clip.',
    unit: 'fps',
    widget: 'number',
  }),
  fit: Fit.default('contain').meta({
    title: 'Fit',
    description: 'How clips of another shape are shown: between bars, cut, or bent.',
    face: true,
  }),
  bars: Colour.default('#000000').meta({ title: 'Bars', description: 'Colour of the bars.', widget: 'color' }),
  sound: z.enum(['keep', 'drop']).default('keep').meta({
    title: 'Sound',
    description: 'keep joins the sound of the clips too; one without sound is silent.',
  }),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/concat',
  version: 1,
  title: 'Concat',
  category: 'Picture',
  summary:
    'Joins clips end to end. Those of the same make are copied as they are; others are brought to one size and frame rate first.',
  inputs: { clips: many(Clip).min(1).describe('The clips, in order: by wire, then by item.') },
  params: Params,
  outputs: { clip: one(Clip).describe('All of them as one; its joins say where each begins.') },
  face: 'clip',
  pool: 'cpu',
  expectSeconds: 5,
  run: async ({ inputs: { clips }, params, ctx }) => {
    const opened: Opened[] = []
    for (const { value } of clips) opened.push(await openClip(value, ctx))
    const first = opened[0]
    if (!first) throw new PermanentError('There are no clips to join')
    if (opened.length === 1 && !params.width && !params.height && !params.fps && params.sound === 'keep')
      return { clip: first.clip }
    const fps = params.fps || first.clip.fps
    const size = evenSize(sizeFor(opened, params), ctx)
    const folder = await ctx.artifacts.scratch()
    const format = { ...size, fps }
    const mark = commonMake(opened, format)
    const paths: string[] = []
    const frames: number[] = []
    for (const [index, one] of opened.entries()) {
      ctx.progress(index / opened.length, `clip ${index + 1} of ${opened.length}`)
      const count = Math.max(1, Math.round((one.clip.frames / one.clip.fps) * fps))
      frames.push(count)
      const fits = mark !== undefined && one.video.extradataHash === mark && isSame(one, format)
      const path = fits ? one.path : join(folder, `part-${index}.mp4`)
      if (!fits) await conformed(one, path, count, format, params, ctx)
      paths.push(path)
    }
    const picture = join(folder, 'picture.mp4')
    const { frames: total } = await concatCopy(paths, picture, { signal: ctx.signal })
    const loud = params.sound === 'keep' && opened.some(one => one.audio)
    const out = loud ? join(folder, 'all.mp4') : picture
    if (loud) await withSound(opened, frames, fps, picture, out, ctx)
    const clip = await storeClip(
      out,
      { fps, frames: total, joins: joinsOf(opened, frames), what: 'joining clips' },
      ctx,
    )
    return { clip }
  },
})

/** The wanted size, or that of most clips; the earlier one on a tie. */
function sizeFor(opened: readonly Opened[], { width, height }: Params): Size {
  const counts = new Map<string, { size: Size; count: number }>()
  for (const { clip } of opened) {
    const name = `${clip.width}x${clip.height}`
    counts.set(name, { size: clip, count: (counts.get(name)?.count ?? 0) + 1 })
  }
  const common = [...counts.values()].sort((a, b) => b.count - a.count)[0]?.size ?? { width: 1280, height: 720 }
  const ratio = common.width / common.height
  return {
    width: width || (height ? Math.round(height * ratio) : common.width),
    height: height || (width ? Math.round(width / ratio) : common.height),
  }
}

interface Format extends Size {
  readonly fps: number
}

/** Whether a clip has the format already. Those of the very same encoder settings are then joined by copying. */
const isSame = ({ clip, video }: Opened, format: Format): boolean =>
  clip.width === format.width &&
  clip.height === format.height &&
  Math.abs(video.fps - format.fps) < 1e-6 &&
  video.pixelFormat === 'yuv420p' &&
  video.pixelAspect === 1 &&
  video.rotation === 0 &&
  video.colorSpace === 'bt709'

/**
 * The encoder settings that all clips of the format share, when none has to be encoded; else undefined, and all are: a
 * part that is encoded here joins by copying only to others that are.
 */
function commonMake(opened: readonly Opened[], format: Format): string | undefined {
  const hash = opened[0]?.video.extradataHash
  return opened.every(one => isSame(one, format) && one.video.extradataHash === hash) ? hash : undefined
}

async function conformed(one: Opened, out: string, frames: number, format: Format, params: Params, ctx: NodeContext) {
  const at = place(one.clip, format, params.fit, 'center', 2)
  const bars = rgbaOf(params.bars)
  const colour = `0x${[bars.r, bars.g, bars.b].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
  const fit =
    params.fit === 'contain'
      ? [TO_RGB, `pad=${format.width}:${format.height}:${at.left}:${at.top}:${colour}`, FROM_RGB]
      : [`crop=${format.width}:${format.height}:${-Math.min(0, at.left)}:${-Math.min(0, at.top)}`]
  const bent = at.width === format.width && at.height === format.height
  const filters = [
    one.chain,
    `fps=${format.fps}`,
    `scale=${at.width}:${at.height}:flags=lanczos+accurate_rnd+full_chroma_int`,
    ...(bent ? [] : fit),
    'setsar=1',
    'tpad=stop=-1:stop_mode=clone',
  ]
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(one.path)
          .output(out)
          .outputOptions('-map', '0:v:0', '-vf', filters.join(','), '-an', '-frames:v', String(frames))
          .outputOptions(...clipOptions({ fps: format.fps }), '-f', 'mp4'),
      ),
    { signal: ctx.signal, what: 'bringing a clip to the common format' },
  )
}

/** The sound of the clips, each as long as its picture, under the joined picture. */
async function withSound(
  opened: readonly Opened[],
  frames: readonly number[],
  fps: number,
  picture: string,
  out: string,
  ctx: NodeContext,
): Promise<void> {
  const common = 'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo'
  let input = 0
  const parts = opened.map(({ audio }, index) => {
    const end = (frames[index] ?? 0) / fps
    return audio
      ? `[${++input}:a:0]asetpts=PTS-STARTPTS,${common},apad,atrim=end=${end}[s${index}]`
      : `anullsrc=r=48000:cl=stereo,atrim=end=${end},${common}[s${index}]`
  })
  const all = `${opened.map((_, index) => `[s${index}]`).join('')}concat=n=${opened.length}:v=0:a=1[a]`
  await runFfmpeg(
    command => {
      command.input(picture)
      for (const { audio, path } of opened) if (audio) command.input(path)
      return deterministic(
        command
          .output(out)
          .outputOptions('-filter_complex', [...parts, all].join(';'), '-map', '0:v:0', '-map', '[a]')
          .outputOptions('-c:v', 'copy', ...AAC, '-f', 'mp4', '-movflags', '+faststart'),
      )
    },
    { signal: ctx.signal, what: 'joining the sound of clips' },
  )
}

/** Where parts begin: each clip, and what was joined inside of it. */
function joinsOf(opened: readonly Opened[], frames: readonly number[]): number[] {
  const joins: number[] = []
  let at = 0
  for (const [index, { clip }] of opened.entries()) {
    const length = frames[index] ?? 0
    if (index > 0) joins.push(at)
    joins.push(...insideOf(clip, length).map(join => at + join))
    at += length
  }
  return joins
}

const insideOf = (clip: ClipValue, length: number): number[] =>
  (clip.joins ?? []).map(join => Math.round((join / clip.frames) * length)).filter(join => join > 0 && join < length)
