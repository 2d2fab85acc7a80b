// Images in and out: any format as upright sRGB pixels, and PNG as what the utilities make.
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { type NodeContext, PermanentError } from '../../../engine/graph/context.ts'
import type { ImageValue } from '../../types.ts'
import { type Size, sizeText } from './picture.ts'

/** Most pixels of an image that is read, and most of one that is made. */
const MOST_READ = 200_000_000
const MOST_MADE = 100_000_000

/** An image as sharp reads it: turned upright, in sRGB. */
export const openImage = (image: ImageValue, ctx: NodeContext): Sharp =>
  sharp(ctx.artifacts.path(image.digest), { limitInputPixels: MOST_READ, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb')

/** @throws PermanentError when a picture would be larger than can be held */
export function refuseHuge(size: Size): void {
  if (size.width * size.height > MOST_MADE)
    throw new PermanentError(`The picture would be ${sizeText(size)}, over 100 million pixels; choose a smaller size`)
}

/** Stores a picture as PNG. The same pixels give the same bytes. @throws PermanentError when the image cannot be read */
export async function storePng(picture: Sharp, ctx: NodeContext): Promise<ImageValue> {
  const path = join(await ctx.artifacts.scratch(), 'image.png')
  await writePng(picture, path)
  return adoptPng(path, ctx)
}

/** Writes a picture as PNG file. @throws PermanentError when the image cannot be read */
export async function writePng(picture: Sharp, path: string): Promise<void> {
  await picture
    .png({ compressionLevel: 6, adaptiveFiltering: false, palette: false })
    .toFile(path)
    .catch(error => {
      throw new PermanentError(`The image cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    })
}

/** Moves a finished PNG into the store. */
export async function adoptPng(path: string, ctx: NodeContext): Promise<ImageValue> {
  const { width, height } = await sharp(path, { limitInputPixels: MOST_READ }).metadata()
  return { ...(await ctx.artifacts.adopt(path, 'image/png')), width, height }
}
