// Photographs for tests: people in the samples that the face-api package carries (MIT), cropped out of their groups.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { faceApiPackage } from '../../../faces/onnx/weights.ts'

/** File number, left, top, width and height of each crop. `profile` looks away, `wall` shows nobody, `group` is everyone. */
const CROPS = {
  dark: [6, 60, 380, 520, 640],
  brown: [6, 1330, 140, 560, 760],
  blond: [3, 400, 250, 520, 560],
  profile: [2, 240, 40, 400, 480],
  wall: [6, 1500, 0, 260, 200],
  group: [6, 0, 0, 1920, 1537],
} as const
export type Sample = keyof typeof CROPS

/** Writes a sample to `folder`, changed by `alter`; resolves to its file. */
export async function sample(
  folder: string,
  name: Sample,
  alter: (image: Sharp) => Sharp = image => image,
  as: string = name,
): Promise<string> {
  const [file, left, top, width, height] = CROPS[name]
  const path = join((await faceApiPackage()).folder, 'demo', `sample${file}.jpg`)
  const cropped = await sharp(path).extract({ left, top, width, height }).png().toBuffer()
  const to = join(folder, `${as}.png`)
  await writeFile(to, await alter(sharp(cropped)).png().toBuffer())
  return to
}
