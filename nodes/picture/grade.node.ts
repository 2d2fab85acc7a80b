// Grade: colour correction of images and clips, and a look from a .cube LUT.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { anyOf, one } from '../../engine/graph/ports.ts'
import { type Cube, readCube, weakened, writeCube } from '../media/edit/cube.ts'
import { curves, saturationRows } from '../media/edit/grading.ts'
import { FROM_RGB, filtered, openClip } from '../media/edit/moving.ts'
import { Colour, pictureOf } from '../media/edit/picture.ts'
import { adoptPng, openImage, storePng, writePng } from '../media/edit/still.ts'
import { deterministic, filterPath, runFfmpeg } from '../media/ffmpeg/index.ts'
import { chosenFile, fileParam } from '../media/load.ts'
import { Any, Clip, Image, type ImageValue } from '../types.ts'

const amount = (title: string, description: string, least: number, most: number, fallback: number, unit?: string) =>
  z
    .number()
    .min(least)
    .max(most)
    .default(fallback)
    .meta({ title, description, step: most > 20 ? 1 : 0.01, ...(unit ? { unit } : {}) })
const tint = (title: string, description: string) =>
  Colour.default('#808080').meta({ title, description: `${description}; any grey tints nothing.`, widget: 'color' })

const Params = z.object({
  exposure: amount('Exposure', 'Light, in stops: +1 doubles it.', -6, 6, 0, 'EV'),
  contrast: amount('Contrast', 'Slope around the pivot.', 0, 3, 1),
  pivot: amount('Pivot', 'The level that contrast leaves as it is; 0.49 is 18 % grey.', 0, 1, 0.49),
  saturation: amount('Saturation', '0 is grey, 1 as it is, 2 twice as colourful.', 0, 2, 1),
  temperature: amount('Temperature', 'Warmer (+) or cooler (−); 100 is about a half CTO gel.', -120, 300, 0, 'mired'),
  tint: amount('Tint', 'Magenta (+) or green (−).', -100, 100, 0),
  lift: amount('Lift', 'Black, up or down.', -0.5, 0.5, 0),
  gamma: amount('Gamma', 'Midtones: over 1 is brighter.', 0.2, 5, 1),
  gain: amount('Gain', 'White, as a factor.', 0, 4, 1),
  liftTint: tint('Lift tint', 'Colour of the shadows'),
  gammaTint: tint('Gamma tint', 'Colour of the midtones'),
  gainTint: tint('Gain tint', 'Colour of the highlights'),
  lut: fileParam('.cube', 'A look: a .cube file, 1D or 3D. It comes last.'),
  lutStrength: amount('LUT strength', 'How much of the look is taken.', 0, 1, 1),
})
type Params = z.infer<typeof Params>

export default defineNode({
  type: 'picture/grade',
  version: 1,
  title: 'Grade',
  category: 'Picture',
  summary:
    'Corrects colour: exposure and white balance in linear light, lift, gamma and gain, contrast, saturation, then a .cube LUT.',
  inputs: { picture: one(anyOf(Image, Clip)).describe('An image or a clip.') },
  params: Params,
  outputs: {
    picture: one(Any).typedAs('picture').describe('The same kind, graded; handed through when nothing is set.'),
  },
  face: 'any',
  pool: 'cpu',
  expectSeconds: 2,
  run: async ({ inputs, params, ctx }) => {
    const picture = pictureOf(inputs.picture, 'picture')
    const filters = await filtersOf(params, await lutOf(params, ctx), ctx)
    if (filters === undefined) return { picture: picture.value }
    if (picture.kind === 'image') return { picture: await gradedImage(picture.value, filters, ctx) }
    const opened = await openClip(picture.value, ctx)
    return { picture: await filtered(opened, `${DEEP_RGB},${filters},${FROM_RGB}`, 'grading a clip', ctx) }
  },
})

/** Our frames as RGB of twelve bits, so that steps do not show. */
const DEEP_RGB = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd,format=gbrp12le'

/** The largest LUT file, in bytes. */
const LARGEST = 80 * 1024 * 1024

async function lutOf({ lut, lutStrength }: Params, ctx: NodeContext): Promise<Cube | undefined> {
  if (lut === null || lutStrength === 0) return undefined
  const { path, bytes } = await chosenFile(lut, 'a .cube LUT', 'text/plain', ctx)
  if (bytes > LARGEST) throw new PermanentError(`The LUT has ${Math.round(bytes / 2 ** 20)} MiB; 80 MiB is the most`)
  const cube = await readCube(await readFile(path, 'utf8'))
  if (cube.title) ctx.note('lut', cube.title)
  return lutStrength < 1 ? weakened(cube, lutStrength) : cube
}

/** Points of a channel's curve: four for each step of a twelve-bit picture would be more than anybody sees. */
const POINTS = 4096

/** The filters of a grade on RGB frames; undefined when it changes nothing. */
async function filtersOf(params: Params, cube: Cube | undefined, ctx: NodeContext): Promise<string | undefined> {
  const filters: string[] = []
  const folder = await ctx.artifacts.scratch()
  const lines = curves(params)
  if ([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].some(x => lines.some(line => Math.abs(line(x) - x) > 1e-9))) {
    const values = new Float32Array(POINTS * 3)
    for (let point = 0; point < POINTS; point++)
      for (const [channel, line] of lines.entries()) values[point * 3 + channel] = line(point / (POINTS - 1))
    const file = join(folder, 'curves.cube')
    const table: Cube = { title: '', dimensions: 1, size: POINTS, from: [0, 0, 0], to: [1, 1, 1], values }
    await writeFile(file, await writeCube(table))
    filters.push(`lut1d=file=${filterPath(file)}:interp=linear`)
  }
  if (params.saturation !== 1) {
    const names = ['r', 'g', 'b']
    const rows = saturationRows(params.saturation)
    const weights = rows.flatMap((row, to) =>
      row.map((weight, from) => `${names[to]}${names[from]}=${weight.toFixed(6)}`),
    )
    filters.push(`colorchannelmixer=${weights.join(':')}`)
  }
  if (cube) {
    const file = join(folder, 'look.cube')
    await writeFile(file, await writeCube(cube))
    filters.push(
      cube.dimensions === 1
        ? `lut1d=file=${filterPath(file)}:interp=linear`
        : `lut3d=file=${filterPath(file)}:interp=tetrahedral`,
    )
  }
  return filters.length > 0 ? filters.join(',') : undefined
}

/** Grades the colours of an image; what was clear stays clear. */
async function gradedImage(image: ImageValue, filters: string, ctx: NodeContext): Promise<ImageValue> {
  const folder = await ctx.artifacts.scratch()
  const [from, to] = [join(folder, 'from.png'), join(folder, 'to.png')]
  const { hasAlpha } = await openImage(image, ctx).metadata()
  await writePng(openImage(image, ctx).removeAlpha(), from)
  await runFfmpeg(
    command =>
      deterministic(
        command
          .input(from)
          .output(to)
          .outputOptions(
            '-vf',
            `format=gbrp12le,${filters},format=rgb24`,
            '-frames:v',
            '1',
            '-f',
            'image2',
            '-update',
            '1',
          ),
      ),
    { signal: ctx.signal, what: 'grading an image' },
  )
  if (!hasAlpha) return adoptPng(to, ctx)
  const alpha = await openImage(image, ctx).extractChannel('alpha').toColourspace('b-w').png().toBuffer()
  return storePng(sharp(to).joinChannel(alpha), ctx)
}
