// Composite, Grade, Upscale and Resize on pictures whose colours are known: what each pixel must be.
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyNode } from '../../engine/graph/define.ts'
import { readCube, weakened, writeCube } from '../media/edit/cube.ts'
import { whiteBalance } from '../media/edit/grading.ts'
import { decodeFrames, filterPath, probe } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip } from '../testing/media.ts'
import type { ClipValue, ImageValue } from '../types.ts'
import composite from './composite.node.ts'
import grade from './grade.node.ts'
import resizeCrop from './resize-crop.node.ts'
import upscale from './upscale.node.ts'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
afterAll(() => ctx.close())

type Rgba = readonly [r: number, g: number, b: number, a?: number]

/** An image of colours in a row of equal blocks. */
async function image(colours: readonly Rgba[], block = 16, height = 16): Promise<ImageValue> {
  const width = colours.length * block
  const pixels = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [r, g, b, a = 255] = colours[Math.floor(x / block)] as Rgba
      pixels.set([r, g, b, a], (y * width + x) * 4)
    }
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
  return { ...(await ctx.artifacts.put(png, 'image/png')), width, height }
}

const shown = new Map<string, ClipValue>()
let black: ClipValue | undefined
/** A clip that shows an image. */
async function clipOf(picture: ImageValue, frames = 4): Promise<ClipValue> {
  const name = `${picture.digest} ${frames}`
  const known = shown.get(name)
  if (known) return known
  const over = frames === 4 && black ? black : await testClip(ctx, 'color=black:s=2x2:r=8', frames, { fps: 8 })
  if (frames === 4) black = over
  const params = composite.params.parse({ opacity: 0 })
  const clip = (await composite.run({ inputs: { base: picture, over }, params, ctx })).picture as ClipValue
  shown.set(name, clip)
  return clip
}

const run = async (node: AnyNode, inputs: object, params: object = {}) =>
  (await node.run({ inputs, params: node.params.parse(params), ctx })).picture as ImageValue & ClipValue

const decoded = new Map<string, Buffer[]>()
/** The frames of a clip as RGB, read once. */
async function framesOf(clip: ClipValue): Promise<Buffer[]> {
  const known = decoded.get(clip.digest)
  if (known) return known
  const frames: Buffer[] = []
  await decodeFrames(ctx.artifacts.path(clip.digest), {
    width: clip.width,
    height: clip.height,
    pixelFormat: 'rgb24',
    filter: 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=accurate_rnd+full_chroma_int,format=rgb24',
    onFrame: pixels => void frames.push(Buffer.from(pixels)),
  })
  decoded.set(clip.digest, frames)
  return frames
}

/** The pixel at a place of an image, or of a frame of a clip. */
async function pixel(picture: ImageValue | ClipValue, x: number, y: number, frame = 0): Promise<number[]> {
  if ('fps' in picture) {
    const at = (y * picture.width + x) * 3
    return [...((await framesOf(picture))[frame]?.subarray(at, at + 3) ?? []), 255]
  }
  const path = ctx.artifacts.path(picture.digest)
  return [...(await sharp(path).ensureAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer())]
}
const near = (found: readonly number[], wanted: readonly number[], by = 3) => {
  for (const [index, value] of wanted.entries())
    expect(Math.abs((found[index] ?? -99) - value), `${found} is not ${wanted}`).toBeLessThanOrEqual(by)
}

describe('Composite', () => {
  const BASE: Rgba[] = [
    [200, 100, 40],
    [30, 30, 30],
    [128, 128, 128],
    [250, 250, 250],
  ]
  const OVER: Rgba[] = [
    [100, 200, 80],
    [220, 220, 220],
    [60, 60, 60],
    [128, 128, 128],
  ]
  it.each([
    [
      'normal',
      [
        [100, 200, 80],
        [220, 220, 220],
        [60, 60, 60],
        [128, 128, 128],
      ],
    ],
    [
      'multiply',
      [
        [78, 78, 13],
        [26, 26, 26],
        [30, 30, 30],
        [126, 126, 126],
      ],
    ],
    [
      'screen',
      [
        [222, 222, 107],
        [224, 224, 224],
        [158, 158, 158],
        [252, 252, 252],
      ],
    ],
    [
      'overlay',
      [
        [188, 157, 25],
        [52, 52, 52],
        [61, 61, 61],
        [250, 250, 250],
      ],
    ],
    [
      'darken',
      [
        [100, 100, 40],
        [30, 30, 30],
        [60, 60, 60],
        [128, 128, 128],
      ],
    ],
    [
      'lighten',
      [
        [200, 200, 80],
        [220, 220, 220],
        [128, 128, 128],
        [250, 250, 250],
      ],
    ],
    [
      'add',
      [
        [255, 255, 120],
        [250, 250, 250],
        [188, 188, 188],
        [255, 255, 255],
      ],
    ],
    [
      'difference',
      [
        [100, 100, 40],
        [190, 190, 190],
        [68, 68, 68],
        [122, 122, 122],
      ],
    ],
    [
      'exclusion',
      [
        [143, 143, 95],
        [198, 198, 198],
        [128, 128, 128],
        [127, 127, 127],
      ],
    ],
    [
      'dodge',
      [
        [255, 255, 58],
        [219, 219, 219],
        [167, 167, 167],
        [255, 255, 255],
      ],
    ],
    [
      'burn',
      [
        [115, 57, 0],
        [0, 0, 0],
        [0, 0, 0],
        [245, 245, 245],
      ],
    ],
    [
      'hard light',
      [
        [157, 188, 25],
        [193, 193, 193],
        [60, 60, 60],
        [250, 250, 250],
      ],
    ],
    [
      'soft light',
      [
        [191, 134, 28],
        [69, 69, 69],
        [94, 94, 94],
        [250, 250, 250],
      ],
    ],
  ] as const)('%s gives the colours of its formula, in images and in clips', async (blend, wanted) => {
    const [base, over] = [await image(BASE), await image(OVER)]
    const still = await run(composite, { base, over }, { blend })
    const moving = await run(composite, { base: await clipOf(base), over }, { blend })
    for (const [index, colour] of wanted.entries()) {
      near(await pixel(still, index * 16 + 8, 8), colour, 2)
      near(await pixel(moving, index * 16 + 8, 8), colour, 5)
    }
  })
  it('places, scales and cuts off at the edge, alike in images and clips', async () => {
    const base = await image([[0, 0, 0]], 100, 100)
    const over = await image([[255, 0, 0]], 20, 20)
    for (const ground of [base, await clipOf(base)]) {
      const made = await run(composite, { base: ground, over }, { x: 1, y: 0.2, scale: 2, anchor: 'center' })
      expect(made).toMatchObject({ width: 100, height: 100 })
      near(await pixel(made, 90, 20), [254, 0, 0], 4)
      near(await pixel(made, 84, 4), [254, 0, 0], 4)
      near(await pixel(made, 70, 20), [0, 0, 0], 4)
      near(await pixel(made, 90, 50), [0, 0, 0], 4)
    }
  })
  it('keeps clear parts clear, and takes masks, their inverse and opacity', async () => {
    const base = await image([
      [0, 0, 255],
      [0, 0, 255],
      [0, 0, 255],
      [0, 0, 255],
    ])
    const over = await image([
      [255, 255, 255],
      [255, 255, 255],
      [255, 255, 255],
      [255, 255, 255, 0],
    ])
    const mask = await image([
      [255, 255, 255],
      [128, 128, 128],
      [0, 0, 0],
      [255, 255, 255],
    ])
    for (const ground of [base, await clipOf(base)]) {
      const made = await run(composite, { base: ground, over, mask })
      near(await pixel(made, 8, 8), [255, 255, 255], 4)
      near(await pixel(made, 24, 8), [128, 128, 255], 6)
      near(await pixel(made, 40, 8), [0, 0, 255], 4)
      near(await pixel(made, 56, 8), [0, 0, 255], 4)
      const inverse = await run(composite, { base: ground, over, mask }, { maskInvert: true, opacity: 0.5 })
      near(await pixel(inverse, 8, 8), [0, 0, 255], 4)
      near(await pixel(inverse, 40, 8), [128, 128, 255], 6)
    }
    const clear = await image([[0, 0, 0, 0]], 64)
    near(await pixel(await run(composite, { base: clear, over }), 60, 8), [0, 0, 0, 0], 0)
  })
  it('takes a clip as a mask', async () => {
    const [base, over] = [await image([[0, 0, 255]], 32), await image([[255, 255, 255]], 32)]
    const mask = await testClip(ctx, 'nullsrc=s=32x16:r=8,geq=lum=if(lt(N\\,2)\\,16\\,235):cb=128:cr=128', 4, {
      fps: 8,
    })
    const made = await run(composite, { base, over, mask })
    expect(made).toMatchObject({ frames: 4, width: 32, height: 16 })
    near(await pixel(made, 16, 8, 1), [0, 0, 255], 4)
    near(await pixel(made, 16, 8, 3), [255, 255, 255], 4)
  })
  it('lets a clip come later and go, hold or begin again', async () => {
    const base = await clipOf(await image([[0, 0, 0]], 32, 32), 12)
    const over = await testClip(ctx, 'color=red:s=32x32:r=8', 4, { fps: 8 })
    const red = async (ends: string) => {
      const made = await run(composite, { base, over }, { start: 0.5, ends })
      expect(made.frames).toBe(12)
      const rows: boolean[] = []
      for (const frame of [3, 4, 7, 8, 11]) rows.push(((await pixel(made, 16, 16, frame))[0] ?? 0) > 128)
      return rows
    }
    expect(await red('hide')).toEqual([false, true, true, false, false])
    expect(await red('hold')).toEqual([false, true, true, true, true])
    expect(await red('loop')).toEqual([false, true, true, true, true])
  })
  it('makes a clip of an image below a clip, as long as that and with its sound', async () => {
    const over = await testClip(ctx, 'color=green:s=16x16:r=8', 8, { fps: 8, audio: 'sine=f=440:d=1' })
    const made = await run(composite, { base: await image([[9, 9, 9]], 33, 21), over }, { start: 0.5 })
    expect(made).toMatchObject({ frames: 12, fps: 8, width: 32, height: 20, hasAudio: true })
  })
})

describe('Grade', () => {
  const GREYS: Rgba[] = [
    [0, 0, 0],
    [64, 64, 64],
    [128, 128, 128],
    [255, 255, 255],
  ]
  it('hands a picture through when nothing is set', async () => {
    const picture = await image(GREYS)
    expect(await run(grade, { picture })).toEqual(picture)
  })
  it('doubles light with a stop, alike in images and clips', async () => {
    const picture = await image(GREYS)
    const stop = (level: number) => Math.min(255, 255 * (2 * (level / 255) ** 2.4) ** (1 / 2.4))
    const still = await run(grade, { picture }, { exposure: 1 })
    const moving = await run(grade, { picture: await clipOf(picture) }, { exposure: 1 })
    for (const [index, [level]] of GREYS.entries())
      for (const made of [still, moving]) near(await pixel(made, index * 16 + 8, 8), Array(3).fill(stop(level)), 3)
  })
  it('keeps grey with saturation, and takes colour away to BT.709 luma', async () => {
    const picture = await image([
      [200, 100, 50],
      [90, 90, 90],
    ])
    const grey = await run(grade, { picture }, { saturation: 0 })
    near(await pixel(grey, 8, 8), Array(3).fill(200 * 0.2126 + 100 * 0.7152 + 50 * 0.0722), 1)
    const rich = await run(grade, { picture }, { saturation: 2 })
    near(await pixel(rich, 8, 8), [255, 82, 0], 2)
    near(await pixel(rich, 24, 8), [90, 90, 90], 1)
  })
  it('turns warmer and cooler without changing luma much, and stays put at 0', async () => {
    const [r, , b] = whiteBalance(100, 0)
    expect(r).toBeGreaterThan(1.1)
    expect(b).toBeLessThan(0.75)
    expect(whiteBalance(0, 0).every(gain => Math.abs(gain - 1) < 1e-9)).toBe(true)
    const warm = await pixel(await run(grade, { picture: await image(GREYS) }, { temperature: 80 }), 40, 8)
    expect((warm[0] ?? 0) - (warm[2] ?? 0)).toBeGreaterThan(20)
    const tinted = await pixel(await run(grade, { picture: await image(GREYS) }, { tint: 50 }), 40, 8)
    expect(tinted[1]).toBeLessThan(tinted[0] ?? 0)
  })
  it('follows lift, gamma, gain, their tints, and contrast about its pivot', async () => {
    const picture = await image(GREYS)
    const at = async (params: object, block: number) =>
      (await pixel(await run(grade, { picture }, params), block * 16 + 8, 8)).slice(0, 3)
    near(await at({ lift: 0.2 }, 0), [51, 51, 51], 1)
    near(await at({ gain: 0.5 }, 3), [128, 128, 128], 1)
    near(await at({ gamma: 2 }, 1), Array(3).fill(255 * Math.sqrt(64 / 255)), 1)
    near(await at({ contrast: 2, pivot: 0.5 }, 1), [1, 1, 1], 1)
    near(await at({ gainTint: '#ff8080' }, 3), [255, 228, 228], 6)
    near(await at({ gainTint: '#333333' }, 2), [128, 128, 128], 0)
  })
  it('keeps clear parts of an image clear', async () => {
    const picture = await image([
      [100, 100, 100, 0],
      [100, 100, 100, 128],
    ])
    const made = await run(grade, { picture }, { gain: 2 })
    near(await pixel(made, 24, 8), [200, 200, 200, 128], 1)
    expect((await pixel(made, 8, 8))[3]).toBe(0)
  })
  it('applies a .cube look, 1D and 3D, at any strength', async () => {
    const swap = [
      'TITLE "Swap"',
      'LUT_3D_SIZE 2',
      ...[0, 1, 2, 3, 4, 5, 6, 7].map(i => `${(i >> 2) & 1} ${(i >> 1) & 1} ${i & 1}`),
    ]
    const lut = await ctx.artifacts.put(swap.join('\n'), 'text/plain')
    const picture = await image([[200, 100, 50]])
    near(await pixel(await run(grade, { picture }, { lut }), 8, 8), [50, 100, 200], 1)
    near(await pixel(await run(grade, { picture: await clipOf(picture) }, { lut }), 8, 8), [50, 100, 200], 4)
    near(await pixel(await run(grade, { picture }, { lut, lutStrength: 0.5 }), 8, 8), [125, 100, 125], 1)
    const invert = await ctx.artifacts.put('# negative\nLUT_1D_SIZE 2\r\n1 1 1\r\n0 0 0\n', 'text/plain')
    near(await pixel(await run(grade, { picture }, { lut: invert.digest }), 8, 8), [55, 155, 205], 1)
    expect(ctx.said.notes.lut).toBe('Swap')
  })
  it.each([
    ['', 'names neither LUT_1D_SIZE nor LUT_3D_SIZE'],
    ['<svg/>', 'wrong at line 1: “<svg/>” is no word'],
    ['LUT_3D_SIZE 2\n0 0', 'wrong at line 2: a point has three numbers'],
    ['LUT_3D_SIZE 500', '500; 2 to 129 are read'],
    ['LUT_1D_SIZE 2\n0 0 0', 'ends early: it has 1 of the 2'],
    ['LUT_1D_SIZE 2\n0 0 0\n1 1 1\n2 2 2', 'wrong at line 4: there are more than the 2'],
    ['LUT_1D_SIZE 2\nLUT_3D_SIZE 2', 'a second size'],
    ['0 0 0', 'before LUT_1D_SIZE'],
    ['LUT_1D_SIZE 2\nDOMAIN_MAX 0 0 0\n0 0 0\n1 1 1', 'empty domain'],
    ['LUT_1D_SIZE 2\n0 0 nan\n1 1 1', 'a point has three numbers'],
  ])('refuses the LUT %j', async (text, words) => {
    await expect(readCube(text)).rejects.toThrow(words)
  })
  it('reads the LUT that it writes', async () => {
    const cube = await readCube('LUT_1D_SIZE 3\nDOMAIN_MIN -1 -1 -1\n0 0 0\n.25 .5 .75\n1 1 1')
    expect(await readCube(await writeCube(cube))).toEqual(cube)
    expect([...weakened(cube, 0).values]).toEqual([-1, -1, -1, 0, 0, 0, 1, 1, 1])
  })
})

describe('paths in filters', () => {
  it('survive any folder name', async () => {
    expect(filterPath("/a'b, [c];d:e\\f")).toBe("/a\\\\\\'b\\, \\[c\\]\\;d\\\\:e\\\\\\\\f")
    const odd = await testContext()
    try {
      // A store in a folder with every sign that filters mind.
      const { mkdir, writeFile } = await import('node:fs/promises')
      const folder = join(await odd.artifacts.scratch(), "a'b, [c];d:e\\f")
      await mkdir(folder)
      const strange = { ...ctx, artifacts: { ...ctx.artifacts, scratch: async () => folder } }
      await writeFile(join(folder, 'x'), '')
      const picture = await image([[10, 20, 30]])
      const made = await grade.run({ inputs: { picture }, params: grade.params.parse({ gain: 2 }), ctx: strange })
      near(await pixel(made.picture as ImageValue, 8, 8), [20, 40, 60], 1)
    } finally {
      await odd.close()
    }
  })
})

describe('Resize & Crop', () => {
  const stripes: Rgba[] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ]
  it('shows all between bars, fills and cuts, or bends, alike in images and clips', async () => {
    const picture = await image(stripes)
    for (const each of [picture, await clipOf(picture)]) {
      const shown = await run(resizeCrop, { picture: each }, { width: 64, height: 64, bars: '#ff00ff' })
      expect(shown).toMatchObject({ width: 64, height: 64 })
      near(await pixel(shown, 4, 4), [255, 0, 255], 6)
      near(await pixel(shown, 8, 32), [255, 0, 0], 6)
      const filled = await run(resizeCrop, { picture: each }, { width: 16, height: 16, fit: 'cover', anchor: 'right' })
      near(await pixel(filled, 8, 8), [255, 255, 255], 6)
      const bent = await run(resizeCrop, { picture: each }, { width: 32, height: 48, fit: 'stretch', cropLeft: 50 })
      near(await pixel(bent, 6, 24), [0, 0, 255], 6)
      near(await pixel(bent, 28, 24), [255, 255, 255], 6)
    }
  })
  it('keeps clear parts of images, and clear bars', async () => {
    const made = await run(
      resizeCrop,
      { picture: await image([[9, 9, 9, 0]]) },
      { width: 30, height: 16, bars: '#00000000' },
    )
    expect((await pixel(made, 1, 1))[3]).toBe(0)
    expect((await pixel(made, 15, 8))[3]).toBe(0)
  })
})

describe('Upscale', () => {
  it('says that it resampled, and enlarges images and clips', async () => {
    const picture = await image([
      [10, 200, 30],
      [10, 200, 30],
    ])
    const large = await run(upscale, { picture }, { scale: 3 })
    expect(large).toMatchObject({ width: 96, height: 48 })
    near(await pixel(large, 50, 20), [10, 200, 30], 1)
    const moving = await run(upscale, { picture: await clipOf(picture) }, { filter: 'spline' })
    expect(moving).toMatchObject({ width: 64, height: 32, frames: 4 })
    expect((await probe(ctx.artifacts.path(moving.digest))).video).toMatchObject({ width: 64, colorSpace: 'bt709' })
    expect(ctx.said.served).toEqual(['Lanczos resampling (embedded)', 'Spline resampling (embedded)'])
  })
  it('asks a worker when told so, and says when there is none', async () => {
    const picture = await image([[1, 2, 3]])
    await expect(run(upscale, { picture }, { provider: 'worker' })).rejects.toThrow('image.upscale')
    const helper = await testContext({
      runners: [
        {
          name: 'enlarger',
          capabilities: ['image.upscale'],
          run: async ({ params, inputs, folder }) => {
            const path = join(folder, 'out.png')
            const { width, height } = params as { width: number; height: number }
            await sharp(inputs.source?.path).resize({ width, height, fit: 'fill' }).png().toFile(path)
            return { outputs: { image: { path, mime: 'image/png', facts: { width, height } } } }
          },
        },
      ],
    })
    try {
      const source = await helper.artifacts.put(await ctx.artifacts.read(picture.digest), 'image/png')
      const made = await upscale.run({
        inputs: { picture: { ...picture, ...source } },
        params: upscale.params.parse({ provider: 'worker' }),
        ctx: helper,
      })
      expect(made.picture).toMatchObject({ width: 32, height: 32, mime: 'image/png' })
      expect(helper.said.served).toEqual(['enlarger'])
    } finally {
      await helper.close()
    }
  })
})
