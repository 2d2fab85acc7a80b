// Image Sequence: the frames of a clip as a stream of pictures.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { takeFrames } from '../media/edit/frames.ts'
import { openClip } from '../media/edit/moving.ts'
import { Clip, Image } from '../types.ts'

export default defineNode({
  type: 'picture/image-sequence',
  version: 2,
  title: 'Image Sequence',
  category: 'Picture',
  summary:
    'Takes a clip apart into pictures, one item per frame or per so many frames; Images to Clip puts them together.',
  inputs: { clip: one(Clip).describe('The clip.') },
  params: z.object({
    first: z.number().int().min(0).max(10_000_000).default(0).meta({
      title: 'First',
      description: 'The first frame taken, counted from 0.',
      widget: 'number',
    }),
    step: z.number().int().min(1).max(100_000).default(1).meta({
      title: 'Step',
      description: 'Every frame, every second one, …',
      unit: 'frames',
      widget: 'number',
      face: true,
    }),
    most: z.number().int().min(1).max(2000).default(100).meta({
      title: 'Most',
      description: 'No more pictures than that: each is a file of its own.',
      widget: 'number',
      face: true,
    }),
  }),
  outputs: { images: many(Image, 'frame').describe('The frames as PNG; the key of each holds its number.') },
  face: 'images',
  pool: 'cpu',
  expectSeconds: 3,
  run: async ({ inputs: { clip }, params: { first, step, most }, ctx }) => {
    if (first >= clip.frames)
      throw new PermanentError(`The clip has ${clip.frames} frames, 0…${clip.frames - 1}; it cannot begin at ${first}`)
    const there = Math.ceil((clip.frames - first) / step)
    const count = Math.min(there, most)
    if (count < there)
      ctx.warn(`Only ${count} of ${there} pictures are taken; raise “Most” or “Step” to reach the end of the clip`)
    const images = await takeFrames(await openClip(clip, ctx), { first, step, count }, ctx)
    return {
      images: images.map((value, index) => ({
        segment: `f_${String(first + index * step).padStart(6, '0')}`,
        value,
      })),
    }
  },
})
