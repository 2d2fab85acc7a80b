// Conform on real awkward files: whatever comes in, what goes out is one format and keeps its picture and its time.
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFrames, locateFfmpeg, packetTimes, probe } from '../media/ffmpeg/index.ts'
import { measureSound } from '../media/measure/sound.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip } from '../testing/media.ts'
import type { ClipValue } from '../types.ts'
import conform from './conform.node.ts'

let ctx: TestContext
let ffmpeg = ''
beforeAll(async () => {
  ctx = await testContext()
  ffmpeg = (await locateFfmpeg()).ffmpeg
})
afterAll(() => ctx.close())

let count = 0
/** A file as ffmpeg makes it from these arguments, as a clip. */
async function given(args: readonly string[], extension = 'mp4'): Promise<ClipValue> {
  const out = join(await ctx.artifacts.scratch(), `${count++}.${extension}`)
  execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, out])
  const { video, audio, duration } = await probe(out, { count: true })
  if (!video) throw new Error('ffmpeg made no picture')
  const ref = await ctx.artifacts.adopt(out, `video/${extension}`)
  const { width, height, fps, frames } = video
  return { ...ref, width, height, fps, frames, duration, hasAudio: audio !== undefined }
}
const source = (text: string, seconds = 1) => ['-f', 'lavfi', '-t', String(seconds), '-i', text]
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

async function run(clip: ClipValue, params: Record<string, unknown> = {}) {
  const made = await conform.run({
    inputs: { clip },
    params: conform.params.parse({ width: 160, height: 90, ...params }),
    ctx,
  })
  const out = made.clip as ClipValue
  return {
    out,
    path: ctx.artifacts.path(out.digest),
    facts: await probe(ctx.artifacts.path(out.digest), { count: true }),
  }
}

/** Mean colour of a part of the first frame; `at` x, y, width, height in shares of it. */
async function colour(path: string, [x, y, w, h]: readonly [number, number, number, number]): Promise<number[]> {
  const sums = [0, 0, 0]
  let frames = 0
  await decodeFrames(path, {
    width: 160,
    height: 90,
    pixelFormat: 'rgb24',
    onFrame: pixels => {
      if (frames++ > 0) return
      let n = 0
      for (let row = Math.round(y * 90); row < (y + h) * 90; row++)
        for (let column = Math.round(x * 160); column < (x + w) * 160; column++, n++)
          for (let channel = 0; channel < 3; channel++)
            sums[channel] = (sums[channel] ?? 0) + (pixels[(row * 160 + column) * 3 + channel] ?? 0)
      for (let channel = 0; channel < 3; channel++) sums[channel] = (sums[channel] ?? 0) / n
    },
  })
  return sums
}
const near = (found: readonly number[], wanted: readonly number[], within = 8) => {
  for (const [channel, value] of wanted.entries())
    expect(Math.abs((found[channel] ?? 0) - value), `${found}, not ${wanted}`).toBeLessThanOrEqual(within)
}
const RED = [208, 48, 32]
const CENTRE = [0.4, 0.4, 0.2, 0.2] as const

const wholeFormat = {
  codec: 'h264',
  width: 160,
  height: 90,
  fps: 24,
  pixelFormat: 'yuv420p',
  pixelAspect: 1,
  rotation: 0,
}

describe('a conformed clip', () => {
  it.each<[string, () => Promise<ClipValue>, number]>([
    ['another rate', () => given([...source('testsrc2=s=160x90:r=30'), ...x264]), 24],
    [
      'a variable rate',
      () =>
        given(
          [...source('testsrc2=s=160x90:r=24'), '-vf', "setpts='PTS+gt(N,8)*0.13/TB'", '-fps_mode', 'vfr', ...x264],
          'mkv',
        ),
      27,
    ],
    [
      'another size and 10 bits',
      () => given([...source('testsrc2=s=200x200:r=24'), ...x264, '-pix_fmt', 'yuv420p10le']),
      24,
    ],
    [
      'pixels that are not square',
      () => given([...source('testsrc2=s=120x90:r=24'), '-vf', 'setsar=4/3', ...x264]),
      24,
    ],
    [
      'interlaced fields',
      () => given([...source('testsrc2=s=160x96:r=48'), '-vf', 'interlace', '-flags', '+ilme+ildct', ...x264]),
      24,
    ],
    ['another codec and container', () => given([...source('testsrc2=s=160x90:r=24'), '-c:v', 'mjpeg'], 'avi'), 24],
  ])('has one format, whatever came in: %s', async (_, make, frames) => {
    const { out, path, facts } = await run(await make())
    expect(facts.video).toMatchObject({ ...wholeFormat, interlaced: false, colorSpace: 'bt709', colorRange: 'tv' })
    expect((await packetTimes(path)).constantRate).toBe(true)
    expect([facts.video?.frames, out.frames]).toEqual([frames, frames])
    expect(out.duration).toBeCloseTo(frames / 24, 6)
  })

  it('is handed through untouched when nothing is to be done', async () => {
    const clip = await testClip(ctx, 'testsrc2=size=160x90:rate=24', 24)
    expect((await run(clip)).out).toEqual(clip)
  })

  it('fits another shape as asked: bars, cropped, distorted', async () => {
    // A square: red in the middle half, blue at the sides.
    const square = await given([
      ...source('color=0x2030d0:s=96x96:r=24'),
      ...['-vf', 'drawbox=x=24:w=48:h=96:color=0xd03020:t=fill', ...x264],
    ])
    const fitted = async (fit: string) => (await run(square, { fit })).path
    near(await colour(await fitted('contain'), [0.02, 0.3, 0.1, 0.4]), [0, 0, 0])
    near(await colour(await fitted('cover'), [0.02, 0.3, 0.1, 0.4]), [32, 48, 208])
    near(await colour(await fitted('stretch'), [0.3, 0.3, 0.4, 0.4]), RED)
    near(await colour(await fitted('stretch'), [0.02, 0.05, 0.1, 0.9]), [32, 48, 208])
  })

  it('stands upright and keeps its colours: rotation, full range, another matrix', async () => {
    const sideways = await given([...source('color=0xd03020:s=90x160:r=24'), ...x264])
    const turned = join(await ctx.artifacts.scratch(), 'turned.mp4')
    const bytes = await readFile(ctx.artifacts.path(sideways.digest))
    // The matrix of the track header (ISO/IEC 14496-12, 8.3.2), version 0: a quarter turn.
    const matrix = bytes.indexOf('tkhd') + 4 + 40
    for (const [at, value] of [0, 0x10000, 0, -0x10000, 0].entries()) bytes.writeInt32BE(value, matrix + 4 * at)
    await writeFile(turned, bytes)
    const ref = await ctx.artifacts.adopt(turned, 'video/mp4')
    const upright = await run({ ...sideways, ...ref, width: 160, height: 90 })
    expect(upright.facts.video).toMatchObject(wholeFormat)
    near(await colour(upright.path, [0.02, 0.02, 0.96, 0.96]), RED)
    for (const how of [
      [
        '-vf',
        'scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p',
        '-color_range',
        'pc',
        '-colorspace',
        'smpte170m',
      ],
      ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv422p', '-color_range', 'tv', '-colorspace', 'bt709'],
    ]) {
      const { path, facts } = await run(
        await given([...source('color=0xd03020:s=160x90:r=24,format=rgb24'), '-c:v', 'libx264', ...how]),
      )
      expect(facts.video).toMatchObject({ ...wholeFormat, colorSpace: 'bt709', colorRange: 'tv' })
      near(await colour(path, CENTRE), RED)
    }
  })

  it('keeps or drops its sound, at 48 kHz stereo, in time with the picture', async () => {
    // A beep half a second in; the sound stream begins 0.2 s after the picture.
    const beep = "aevalsrc='0.5*sin(2*PI*800*t)*between(t,0.3,0.4)':s=22050:d=0.8"
    const noisy = await given(
      [
        ...source('testsrc2=s=160x90:r=25'),
        '-itsoffset',
        '0.2',
        '-f',
        'lavfi',
        '-i',
        beep,
        ...x264,
        '-c:a',
        'libmp3lame',
        '-ac',
        '1',
      ],
      'mkv',
    )
    const kept = await run(noisy)
    expect(kept.facts.audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 })
    expect(kept.out.hasAudio).toBe(true)
    const { levels } = await measureSound(kept.path, { shortestSilence: 1, silenceBelow: -60 })
    expect(Math.abs(levels.findIndex(level => level > -30) / 100 - 0.5)).toBeLessThan(0.06)
    const dropped = await run(noisy, { sound: 'drop' })
    expect(dropped.facts.audio).toBeUndefined()
    expect(dropped.out.hasAudio).toBe(false)
  })
})
