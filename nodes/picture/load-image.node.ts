// Load Image: a still picture from a file.
import sharp from 'sharp'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { chosenFile, fileParam } from '../media/load.ts'
import { Image } from '../types.ts'

export default defineNode({
  type: 'picture/load-image',
  version: 1,
  title: 'Load Image',
  category: 'Picture',
  summary: 'A still picture from a file: a reference, a background, a first frame.',
  inputs: {},
  params: z.object({ file: fileParam('image/*', 'The picture: PNG, JPEG, WebP, AVIF, GIF or TIFF.') }),
  outputs: { image: one(Image).describe('The picture.') },
  face: 'images',
  run: async ({ params, ctx }) => {
    const { path, ...ref } = await chosenFile(params.file, 'an image', 'image/png', ctx)
    const facts = await sharp(path, { limitInputPixels: 200_000_000 })
      .metadata()
      .catch(error => {
        throw new PermanentError(`The chosen file is no readable image: ${(error as Error).message}`)
      })
    const { width, height } = facts.autoOrient
    const mime = typeof params.file === 'string' ? `image/${facts.format}` : ref.mime
    return { image: { ...ref, mime, width, height } }
  },
})
