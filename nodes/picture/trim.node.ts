// Trim: a part of a clip, by frames or seconds.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { AAC, openClip, seekTo, shoot } from '../media/edit/moving.ts'
import { Clip, type ClipValue, NumberType } from '../types.ts'

const Params = z.object({
  unit: z.enum(['seconds', 'frames']).default('seconds').meta({
    title: 'Unit',
    description: 'What in and out are given in.',
    face: true,
  }),
  in: z.number().min(0).max(10_000_000).default(0).meta({
    title: 'In',
    description: 'Where the part begins; frames are counted from 0.',
    widget: 'number',
    face: true,
  }),
  out: z.number().min(-10_000_000).max(10_000_000).default(0).meta({
    title: 'Out',
    description: 'Where it ends; that frame is no longer in it. 0 is the end of the clip, −1 one before it.',
    widget: 'number',
    face: true,
  }),
  handles: z.number().int().min(0).max(1000).default(0).meta({
    title: 'Handles',
    description: 'So many frames more on both sides, where the clip has them: room for a dissolve.',
    unit: 'frames',
    widget: 'number',
  }),
})

export default defineNode({
  type: 'picture/trim',
  version: 1,
  title: 'Trim',
  category: 'Picture',
  summary: 'Takes a part out of a clip, with its sound, exact to the frame.',
  inputs: { clip: one(Clip).describe('The clip.') },
  params: Params,
  outputs: {
    clip: one(Clip).describe('The part, handles included.'),
    headFrames: one(NumberType).describe('How many frames of handle lie before the in point.'),
    tailFrames: one(NumberType).describe('How many frames of handle lie after the out point.'),
  },
  face: 'clip',
  pool: 'cpu',
  expectSeconds: 2,
  run: async ({ inputs: { clip }, params, ctx }) => {
    const { from, to, headFrames, tailFrames } = rangeOf(clip, params)
    if (from === 0 && to === clip.frames) return { clip, headFrames, tailFrames }
    const opened = await openClip(clip, ctx)
    const { fps } = clip
    // The sound comes from a second reading of the file, so that seeking by frames cannot move it.
    const sound = opened.audio && `[1:a:0]apad,atrim=start=${from / fps}:end=${to / fps},asetpts=PTS-STARTPTS[a]`
    const made = await shoot(ctx, {
      inputs: command => {
        seekTo(command.input(opened.path), from, fps)
        return sound ? command.input(opened.path) : command
      },
      graph: [`[0:v:0]${opened.chain}[v]`, ...(sound ? [sound] : [])].join(';'),
      fps,
      frames: to - from,
      sound: sound ? ['-map', '[a]', ...AAC] : undefined,
      joins: clip.joins?.map(join => join - from).filter(join => join > 0 && join < to - from),
      what: 'trimming a clip',
    })
    return { clip: made, headFrames, tailFrames }
  },
})

/** The frames from `from` up to, not with, `to`, and how many of them are handles. */
function rangeOf({ frames, fps }: ClipValue, { unit, in: start, out: end, handles }: z.infer<typeof Params>) {
  const frame = (value: number) => Math.round(unit === 'seconds' ? value * fps : value)
  const first = frame(start)
  const last = end > 0 ? Math.min(frames, frame(end)) : frames + frame(end)
  const length = `${frames} frames, ${(frames / fps).toFixed(2)} s`
  if (first >= frames) throw new PermanentError(`The in point lies behind the end of the clip (${length})`)
  if (last <= first)
    throw new PermanentError(
      `From frame ${first} to ${last} there is nothing: the out point must lie behind the in point (the clip has ${length})`,
    )
  const from = Math.max(0, first - handles)
  const to = Math.min(frames, last + handles)
  return { from, to, headFrames: first - from, tailFrames: to - last }
}
