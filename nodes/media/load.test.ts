import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { specOf } from '../../engine/graph/define.ts'
import loadClip from '../picture/load-clip.node.ts'
import loadImage from '../picture/load-image.node.ts'
import loadAudio from '../sound/load-audio.node.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip, testSound } from '../testing/media.ts'
import { AudioValue, ClipValue, ImageValue } from '../types.ts'
import { extractFrame } from './ffmpeg/index.ts'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
afterAll(() => ctx.close())

const run = (node: typeof loadClip, file: unknown) => node.run({ inputs: {}, params: node.params.parse({ file }), ctx })

describe('loading a file', () => {
  it('gives a clip with its frames counted and its own sound noticed', async () => {
    const made = await testClip(ctx, 'testsrc=size=64x48:rate=30', 45, {
      fps: 30,
      options: ['-c:v', 'mpeg4'],
      audio: 'sine',
    })
    const { clip } = await run(loadClip, { digest: made.digest, mime: 'video/mp4', bytes: made.bytes, kind: 'clip' })
    expect(ClipValue.parse(clip)).toEqual({
      ...{ digest: made.digest, mime: 'video/mp4', bytes: made.bytes },
      ...{ width: 64, height: 48, fps: 30, frames: 45, duration: 1.5, hasAudio: true },
    })
    expect((await run(loadClip, made.digest)).clip).toEqual(clip)
  })
  it('gives an image with its size', async () => {
    const made = await testClip(ctx, 'testsrc=size=64x48:rate=24', 1)
    const png = `${await ctx.artifacts.scratch()}/a.png`
    await extractFrame(ctx.artifacts.path(made.digest), 0, png)
    const ref = await ctx.artifacts.adopt(png, 'image/png')
    const { image } = await run(loadImage, ref.digest)
    expect(ImageValue.parse(image)).toEqual({ ...ref, width: 64, height: 48 })
    await expect(run(loadClip, ref.digest)).rejects.toThrow(/use Load Image/)
  })
  it('gives sound with its waveform', async () => {
    const made = await testSound(ctx, 'aevalsrc=0.5*sin(2*PI*440*t)*lt(t\\,1):s=48000', 2)
    const audio = AudioValue.parse((await run(loadAudio, made.digest)).audio)
    expect(audio).toMatchObject({ sampleRate: 48_000, channels: 2, duration: 2 })
    expect(audio.peaks).toHaveLength(200)
    // ffmpeg puts one channel on two at −3 dB.
    expect(audio.peaks?.[20]).toBeCloseTo(0.5 * Math.SQRT1_2, 2)
    expect(audio.peaks?.[150]).toBe(0)
  })
  it.each([
    ['Load Image', loadImage],
    ['Load Clip', loadClip],
    ['Load Audio', loadAudio],
  ] as const)('says what to do when nothing is chosen, the file is gone or is something else: %s', async (_, node) => {
    await expect(run(node, null)).rejects.toThrow(/No file is chosen: drop an? \w+ on the node/)
    await expect(run(node, 'a'.repeat(64))).rejects.toThrow(/no longer stored here/)
    const text = await ctx.artifacts.put('only words', 'text/plain')
    await expect(run(node, text.digest)).rejects.toThrow(/no readable image|Not a readable media file/)
    expect(specOf(node).params[0]).toMatchObject({ widget: 'file', type: 'Json', default: null })
  })
})
