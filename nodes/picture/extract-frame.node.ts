// Extract Frame: one frame of a clip as a picture.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { takeFrames } from '../media/edit/frames.ts'
import { openClip } from '../media/edit/moving.ts'
import { Clip, type ClipValue, Image, NumberType } from '../types.ts'

const Params = z.object({
  at: z.enum(['first', 'middle', 'last', 'frame', 'time']).default('middle').meta({
    title: 'At',
    description: 'Which frame: the first, the middle or the last one, or by its number or its time.',
    face: true,
  }),
  frame: z
    .number()
    .int()
    .min(-10_000_000)
    .max(10_000_000)
    .default(0)
    .meta({
      title: 'Frame',
      description: 'Counted from 0; −1 is the last.',
      widget: 'number',
      showIf: { param: 'at', in: ['frame'] },
      face: true,
    }),
  time: z
    .number()
    .min(0)
    .max(86_400)
    .default(0)
    .meta({
      title: 'Time',
      description: 'From the start of the clip; the frame that is shown then.',
      unit: 's',
      step: 0.1,
      widget: 'number',
      showIf: { param: 'at', in: ['time'] },
      face: true,
    }),
})

export default defineNode({
  type: 'picture/extract-frame',
  version: 2,
  title: 'Extract Frame',
  category: 'Picture',
  summary: 'Takes one frame out of a clip: for a poster, a reference, a first frame of the next shot.',
  inputs: { clip: one(Clip).describe('The clip.') },
  params: Params,
  outputs: {
    image: one(Image).describe('The frame as PNG.'),
    frame: one(NumberType).describe('Its number, counted from 0.'),
  },
  face: 'images',
  pool: 'cpu',
  expectSeconds: 1,
  run: async ({ inputs: { clip }, params, ctx }) => {
    const frame = numberOf(clip, params)
    const [image] = await takeFrames(await openClip(clip, ctx), { first: frame, step: 1, count: 1 }, ctx)
    return { image, frame }
  },
})

function numberOf({ frames, fps }: ClipValue, { at, frame, time }: z.infer<typeof Params>): number {
  if (at === 'first') return 0
  if (at === 'last') return frames - 1
  if (at === 'middle') return Math.floor((frames - 1) / 2)
  // A time that lies on a frame's start by the digits of its fraction is that frame.
  const wanted = at === 'time' ? Math.floor(time * fps + 1e-6) : frame < 0 ? frames + frame : frame
  if (wanted >= 0 && wanted < frames) return wanted
  throw new PermanentError(
    at === 'time'
      ? `The clip ends at ${(frames / fps).toFixed(2)} s; there is no frame at ${time} s`
      : `The clip has ${frames} frames, 0…${frames - 1}; there is no frame ${frame}`,
  )
}
