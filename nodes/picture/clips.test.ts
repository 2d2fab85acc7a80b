// The clip utilities on real clips: which frames come out, how many, how large, and with what sound.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFrames, probe } from '../media/ffmpeg/index.ts'
import { measureLoudness } from '../media/measure/loudness.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip } from '../testing/media.ts'
import type { ClipValue, ImageValue } from '../types.ts'
import concat from './concat.node.ts'
import extractFrame from './extract-frame.node.ts'
import imageSequence from './image-sequence.node.ts'
import imagesToClip from './images-to-clip.node.ts'
import resizeCrop from './resize-crop.node.ts'
import retime from './retime.node.ts'
import trim from './trim.node.ts'

/** Frame n has the luma 16 + 4 n, so that each can be told. */
const COUNTING = 'nullsrc=s=64x48:r=24,geq=lum=16+4*N:cb=128:cr=128,setsar=1'
/** The tone is silent in its second half. */
const HALF_TONE = "aevalsrc='0.3*sin(2*PI*440*t)*lt(t,1)':s=48000:d=2"

let ctx: TestContext
let clip: ClipValue
let loud: ClipValue
let wide: ClipValue
beforeAll(async () => {
  ctx = await testContext()
  clip = await testClip(ctx, COUNTING, 48)
  loud = await testClip(ctx, COUNTING, 48, { audio: HALF_TONE })
  wide = await testClip(ctx, 'color=red:s=96x40:r=12', 12, { fps: 12 })
})
afterAll(() => ctx.close())

const run = async (node: { run: typeof trim.run; params: typeof trim.params }, inputs: object, params: object = {}) =>
  node.run({ inputs, params: node.params.parse(params), ctx }) as Promise<Record<string, unknown>>

/** The numbers that the frames of a clip carry. */
async function numbers(made: ClipValue): Promise<number[]> {
  const found: number[] = []
  await decodeFrames(ctx.artifacts.path(made.digest), {
    width: 1,
    height: 1,
    scaler: 'area',
    pixelFormat: 'gray',
    onFrame: pixels => void found.push(((pixels[0] ?? 0) * 219) / 255 / 4),
  })
  return found
}
const whole = (values: readonly number[]) => values.map(Math.round)
const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step)

describe('Trim', () => {
  it('takes exactly the asked frames, from either end, with handles where there are some', async () => {
    const { clip: part } = (await run(trim, { clip }, { unit: 'frames', in: 10, out: -8 })) as { clip: ClipValue }
    expect(whole(await numbers(part))).toEqual(range(10, 40))
    expect(part).toMatchObject({ frames: 30, duration: 30 / 24, fps: 24, width: 64, height: 48, hasAudio: false })
    const wider = await run(trim, { clip }, { unit: 'frames', in: 3, out: 40, handles: 5 })
    expect(wider).toMatchObject({ headFrames: 3, tailFrames: 5, clip: { frames: 45 } })
  })
  it('hands a clip through whole when nothing is cut, and keeps the times of sound and joins', async () => {
    expect((await run(trim, { clip })).clip).toBe(clip)
    const joined = { ...loud, joins: [12, 30] }
    const { clip: part } = (await run(trim, { clip: joined }, { in: 0.75, out: 1.5 })) as { clip: ClipValue }
    expect(part).toMatchObject({ frames: 18, hasAudio: true, joins: [12] })
    // A quarter of a second of tone, then silence.
    const { audio } = await probe(ctx.artifacts.path(part.digest))
    expect(audio?.duration).toBeCloseTo(0.75, 1)
  })
  it('refuses empty ranges with the numbers', async () => {
    await expect(run(trim, { clip }, { in: 3 })).rejects.toThrow('behind the end of the clip (48 frames, 2.00 s)')
    await expect(run(trim, { clip }, { in: 1, out: 0.5 })).rejects.toThrow('From frame 24 to 12 there is nothing')
  })
  it('makes the same bytes twice', async () => {
    const digest = async () => ((await run(trim, { clip: loud }, { in: 0.5 })).clip as ClipValue).digest
    expect(await digest()).toBe(await digest())
  })
})

describe('Concat', () => {
  it('copies clips of one make, and says where they join', async () => {
    const { clip: both } = (await run(concat, { clips: [clip, clip].map(value => ({ key: '', wire: 0, value })) })) as {
      clip: ClipValue
    }
    expect(both).toMatchObject({ frames: 96, joins: [48] })
    expect(whole(await numbers(both))).toEqual([...range(0, 48), ...range(0, 48)])
  })
  it('brings other sizes and rates to the first, and silence to those without sound', async () => {
    const clips = [loud, wide].map(value => ({ key: '', wire: 0, value }))
    const { clip: all } = (await run(concat, { clips }, { bars: '#00ff00' })) as { clip: ClipValue }
    expect(all).toMatchObject({ frames: 48 + 24, fps: 24, width: 64, height: 48, hasAudio: true, joins: [48] })
    const colours: number[][] = []
    await decodeFrames(ctx.artifacts.path(all.digest), {
      width: 1,
      height: 48,
      pixelFormat: 'rgb24',
      scaler: 'area',
      onFrame: (pixels, index) => {
        if (index === 60) colours.push([...pixels.subarray(0, 3)], [...pixels.subarray(24 * 3, 24 * 3 + 3)])
      },
    })
    // Green bars above, the red clip in the middle.
    expect(colours[0]?.[1]).toBeGreaterThan(230)
    expect(colours[1]?.[0]).toBeGreaterThan(230)
    expect(colours[1]?.[1]).toBeLessThan(30)
    const { audio } = await probe(ctx.artifacts.path(all.digest))
    expect(audio?.duration).toBeCloseTo(3, 1)
  })
})

describe('Retime', () => {
  const retimed = async (params: object, of = clip) => (await run(retime, { clip: of }, params)).clip as ClipValue
  it('takes every second frame at twice the speed and doubles them at half', async () => {
    const fast = await retimed({ speed: 2 })
    expect(fast.frames).toBe(24)
    const taken = whole(await numbers(fast))
    expect(taken.every((value, index) => Math.abs(value - index * 2) <= 1)).toBe(true)
    const slow = await numbers(await retimed({ speed: 0.5 }))
    expect(slow).toHaveLength(96)
    expect(slow.every((value, index) => Math.abs(value - index / 2) <= 1.1)).toBe(true)
  })
  it('blends what lies between', async () => {
    const slow = await numbers(await retimed({ speed: 0.25, frames: 'blend' }))
    // Steps of a quarter: nothing jumps by a whole frame.
    const steps = slow.slice(1, 180).map((value, index) => value - (slow[index] ?? 0))
    expect(Math.max(...steps)).toBeLessThan(0.6)
    const fast = await numbers(await retimed({ speed: 4, frames: 'blend' }))
    expect(fast).toHaveLength(12)
  })
  it('works out motion between frames, in step with the clip', async () => {
    // A white bar moves by 4 pixels a frame.
    const bar = await testClip(
      ctx,
      'color=black:s=128x64:r=12,drawbox=x=0:y=0:w=16:h=64:c=white:t=fill,scroll=h=-0.03125',
      24,
      { fps: 12 },
    )
    const place = async (made: ClipValue) => {
      const at: number[] = []
      await decodeFrames(ctx.artifacts.path(made.digest), {
        width: 128,
        height: 1,
        scaler: 'area',
        pixelFormat: 'gray',
        onFrame: row => {
          let sum = 0
          let weight = 0
          for (let x = 0; x < 128; x++) {
            sum += x * (row[x] ?? 0)
            weight += row[x] ?? 0
          }
          at.push(sum / weight)
        },
      })
      return at
    }
    const before = await place(bar)
    const after = await place(await retimed({ speed: 0.5, frames: 'motion' }, bar))
    expect(after).toHaveLength(48)
    for (const frame of [4, 8, 12]) expect(Math.abs((after[frame * 2] ?? 0) - (before[frame] ?? 99))).toBeLessThan(2.5)
    // The frames between lie between: motion, not doubling.
    const between = [5, 9, 13].map(frame => (after[frame * 2 + 1] ?? 0) - (after[frame * 2] ?? 0))
    expect(Math.min(...between)).toBeGreaterThan(0.8)
  })
  it('plays backwards, picture and sound', async () => {
    const back = await retimed({ reverse: true }, loud)
    expect(whole(await numbers(back))).toEqual(range(0, 48).reverse())
    const tail = (await run(trim, { clip: back }, { in: 1 })).clip as ClipValue
    const head = (await run(trim, { clip: back }, { out: 0.9 })).clip as ClipValue
    expect((await measureLoudness(ctx.artifacts.path(tail.digest))).integrated).toBeGreaterThan(-25)
    expect((await measureLoudness(ctx.artifacts.path(head.digest))).integrated).toBeLessThan(-50)
  })
  it('holds a frame, with silence under it, and goes on', async () => {
    const held = await retimed({ freezeAt: 0.5, freezeFor: 1 }, loud)
    expect(held).toMatchObject({ frames: 72, hasAudio: true })
    expect(whole(await numbers(held))).toEqual([...range(0, 12), ...Array(24).fill(12), ...range(12, 48)])
    const pause = (await run(trim, { clip: held }, { in: 0.6, out: 1.4 })).clip as ClipValue
    expect((await measureLoudness(ctx.artifacts.path(pause.digest))).integrated).toBeLessThan(-50)
  })
  it('stretches the sound with the picture', async () => {
    const slow = await retimed({ speed: 0.4 }, loud)
    const { audio } = await probe(ctx.artifacts.path(slow.digest))
    expect(audio?.duration).toBeCloseTo(slow.duration, 1)
    expect((await retimed({ speed: 2, sound: 'drop' }, loud)).hasAudio).toBe(false)
  })
})

describe('frames', () => {
  const value = async (image: ImageValue) => {
    const [pixel = 0] = await numbers({ ...clip, digest: image.digest })
    // PNG is full range: the same formula gives the same number.
    return Math.round(pixel)
  }
  it.each([
    [{ at: 'first' }, 0],
    [{ at: 'middle' }, 23],
    [{ at: 'last' }, 47],
    [{ at: 'frame', frame: 30 }, 30],
    [{ at: 'frame', frame: -3 }, 45],
    [{ at: 'time', time: 0.5 }, 12],
    [{ at: 'time', time: 1.999 }, 47],
  ])('%j is frame %i', async (params, frame) => {
    const made = (await run(extractFrame, { clip }, params)) as { image: ImageValue; frame: number }
    expect(made.frame).toBe(frame)
    expect(made.image).toMatchObject({ mime: 'image/png', width: 64, height: 48 })
    expect(await value(made.image)).toBe(frame)
  })
  it('that are not there are refused with those that are', async () => {
    await expect(run(extractFrame, { clip }, { at: 'frame', frame: 48 })).rejects.toThrow('48 frames, 0…47')
    await expect(run(extractFrame, { clip }, { at: 'time', time: 2 })).rejects.toThrow('ends at 2.00 s')
  })
  it('come as a stream and go back into a clip', async () => {
    const { images } = (await run(imageSequence, { clip }, { first: 2, step: 10, most: 4 })) as {
      images: { segment: string; value: ImageValue }[]
    }
    expect(images.map(({ segment }) => segment)).toEqual(['f_000002', 'f_000012', 'f_000022', 'f_000032'])
    expect(ctx.said.warnings.join()).toContain('Only 4 of 5 pictures')
    const again = (await run(
      imagesToClip,
      { images: images.map(({ segment, value }) => ({ key: segment, wire: 0, value })) },
      { fps: 12, hold: 3 },
    )) as { clip: ClipValue }
    expect(again.clip).toMatchObject({ frames: 12, fps: 12, duration: 1, joins: [3, 6, 9] })
    expect(whole(await numbers(again.clip))).toEqual([2, 2, 2, 12, 12, 12, 22, 22, 22, 32, 32, 32])
  })
})

describe('Resize & Crop', () => {
  const resized = async (params: object, of: unknown = loud) =>
    (await run(resizeCrop, { picture: of }, params)).picture as ClipValue
  it('gives clips another size, and keeps their sound and length', async () => {
    const made = await resized({ width: 128, height: 72 })
    expect(made).toMatchObject({ width: 128, height: 72, frames: 48, hasAudio: true })
    const { video, audio } = await probe(ctx.artifacts.path(made.digest))
    expect(video).toMatchObject({ width: 128, height: 72, pixelAspect: 1, colorSpace: 'bt709' })
    expect(audio?.codec).toBe('aac')
  })
  it('takes the other side from the shape, even for clips', async () => {
    expect(await resized({ width: 33 })).toMatchObject({ width: 32, height: 24 })
    expect(ctx.said.warnings.join()).toContain('33×25 became 32×24')
  })
  it('sees odd sizes and oblong pixels as they are shown', async () => {
    const options = [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
      '-pix_fmt',
      'yuv444p',
      '-strict',
      '-1',
    ]
    const odd = await testClip(ctx, 'testsrc2=s=63x47:r=24', 6, { options })
    expect(await resized({ width: 32 }, odd)).toMatchObject({ width: 32, height: 24, frames: 6 })
    const wideOptions = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-vf', 'setsar=2']
    const oblong = await testClip(ctx, 'testsrc2=s=64x48:r=24', 6, { options: wideOptions })
    expect(await resized({ height: 24 }, oblong)).toMatchObject({ width: 64, height: 24 })
  })
  it('says what came instead of a picture', async () => {
    await expect(resized({}, 'words')).rejects.toThrow('“picture” takes an image or a clip, but what came is a string')
    await expect(resized({}, { video: clip })).rejects.toThrow('take its “video” with Take Member')
    await expect(resized({ cropLeft: 60, cropRight: 50 })).rejects.toThrow('leave nothing of 64×48')
  })
})
