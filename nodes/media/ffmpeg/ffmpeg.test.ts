import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TransientError } from '../../../engine/graph/context.ts'
import {
  clipOptions,
  concatCopy,
  concatList,
  decodeFrames,
  deterministic,
  extractFrame,
  locateFfmpeg,
  packetTimes,
  probe,
  RGB_TO_BT709,
  runFfmpeg,
} from './index.ts'
import { locate } from './locate.ts'

let folder = ''
const file = (name: string) => join(folder, name)
const FPS = 24

/** Frame n is grey of luma 16 + 4n, so that every frame can be told apart. */
const ramp = (out: string, frames: number, from = 0) =>
  runFfmpeg(command =>
    deterministic(
      command
        .input(`nullsrc=size=64x48:rate=${FPS},geq=lum='16+4*(N+${from})':cb=128:cr=128`)
        .inputFormat('lavfi')
        .output(out)
        .outputOptions('-frames:v', String(frames), '-f', 'mp4', ...clipOptions({ fps: FPS })),
    ),
  )

const greys = async (clip: string): Promise<number[]> => {
  const found: number[] = []
  await decodeFrames(clip, {
    width: 8,
    height: 6,
    pixelFormat: 'gray',
    onFrame: pixels => void found.push(pixels[20] ?? -1),
  })
  return found
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-ffmpeg-'))
  await Promise.all([ramp(file('a.mp4'), 30), ramp(file('b.mp4'), 12, 30)])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('probing', () => {
  it('counts frames and reads size, rate, pixel format and colour tags', async () => {
    const { video, audio, duration } = await probe(file('a.mp4'), { count: true })
    expect(video).toMatchObject({ codec: 'h264', width: 64, height: 48, fps: 24, frames: 30, pixelFormat: 'yuv420p' })
    expect(video).toMatchObject({ colorSpace: 'bt709', colorPrimaries: 'bt709', colorTransfer: 'bt709' })
    expect(video?.colorRange).toBe('tv')
    expect(duration).toBeCloseTo(1.25, 3)
    expect(audio).toBeUndefined()
  })
  it('refuses what is not media, and a playlist that names other files, in words', async () => {
    await writeFile(file('text'), 'once upon a time')
    await expect(probe(file('text'))).rejects.toThrow(/Not a readable media file/)
    await writeFile(file('list'), `ffconcat version 1.0\nfile '${file('a.mp4')}'\n`)
    await expect(probe(file('list'))).rejects.toThrow(/Not a readable media file/)
    const whole = await readFile(file('a.mp4'))
    await writeFile(file('torn.mp4'), whole.subarray(0, 40))
    await expect(probe(file('torn.mp4'))).rejects.toThrow(/Not a readable media file/)
  })
  it('takes a still picture as one frame without a rate', async () => {
    await extractFrame(file('a.mp4'), 0, file('still.png'))
    expect((await probe(file('still.png'))).video).toMatchObject({ width: 64, height: 48, frames: 1, fps: 0 })
  })
})

describe('running', () => {
  it('gives the same bytes for the same command', async () => {
    await ramp(file('again.mp4'), 30)
    const digest = async (name: string) =>
      createHash('sha256')
        .update(await readFile(file(name)))
        .digest('hex')
    expect(await digest('again.mp4')).toBe(await digest('a.mp4'))
  })
  it('says what ffmpeg said when it fails', async () => {
    await writeFile(file('noise'), 'not a clip')
    const run = runFfmpeg(command => command.input(file('noise')).output(file('x.mp4')), { what: 'trying' })
    await expect(run).rejects.toThrow(/ffmpeg failed while trying: .*(Invalid data|moov)/)
  })
  it('reports rising progress up to the end', async () => {
    const seen: number[] = []
    await runFfmpeg(
      command =>
        command
          .input('testsrc=size=320x240:rate=24:duration=6')
          .inputFormat('lavfi')
          .output(file('p.mp4'))
          .outputOptions(...clipOptions({ fps: 24 })),
      { durationSeconds: 6, onProgress: fraction => seen.push(fraction) },
    )
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBeGreaterThan(0.95)
    expect(seen.at(-1)).toBeLessThanOrEqual(1)
  })
  it('kills ffmpeg when the signal aborts, and rejects with its reason', async () => {
    const stop = new AbortController()
    const started = performance.now()
    const run = runFfmpeg(
      command =>
        command
          .input('testsrc=size=320x240:rate=24')
          .inputFormat('lavfi')
          .output(file('endless.mp4'))
          .outputOptions('-t', '100000'),
      { signal: stop.signal, durationSeconds: 1, onProgress: () => stop.abort(new Error('enough')) },
    )
    await expect(run).rejects.toThrow('enough')
    expect(performance.now() - started).toBeLessThan(20_000)
  })
  it('names what is missing when there is no ffmpeg', async () => {
    await expect(locate({ PATH: '' })).rejects.toThrow(/ffmpeg was not found\. Install ffmpeg 5/)
    expect((await locateFfmpeg()).version).not.toBe('unknown')
  })
  it('takes a program that was killed before it told its version for one to try again', async () => {
    const killed = file('killed-ffmpeg')
    await writeFile(killed, '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 })
    await expect(locate({ FFMPEG_PATH: killed })).rejects.toBeInstanceOf(TransientError)
  })
})

describe('frames and joins', () => {
  it('takes exactly the frame that was asked for', async () => {
    const all = await greys(file('a.mp4'))
    for (const frame of [17, all.length - 1]) {
      await extractFrame(file('a.mp4'), frame, file('frame.png'))
      expect(await greys(file('frame.png'))).toEqual([all[frame]])
    }
    await expect(extractFrame(file('a.mp4'), 30, file('none.png'))).rejects.toThrow(/no frame 30/)
  })
  it('hands over every frame, also when ffmpeg has ended long before they are taken', async () => {
    const size = { width: 320, height: 240 }
    const taken = await decodeFrames(file('b.mp4'), {
      ...size,
      pixelFormat: 'rgb24',
      // Slow takers: what ffmpeg has left in the pipe is read after its end.
      onFrame: () => new Promise<void>(resolve => setTimeout(resolve, 60)),
    })
    expect(taken).toBe(12)
  })
  it("stops reading frames when the reader fails, with the reader's own error", async () => {
    const reading = decodeFrames(file('a.mp4'), {
      width: 8,
      height: 6,
      pixelFormat: 'rgba',
      onFrame: (_, index) => {
        if (index === 3) throw new Error('the fourth frame is enough')
      },
    })
    await expect(reading).rejects.toThrow('the fourth frame is enough')
  })
  it('keeps colours through a clip and back into a picture', async () => {
    const colours = ['d03020', '20a040', '3050d0', 'e8d8c0', '101418']
    const stripes = colours.map((colour, i) => `color=0x${colour}:size=64x48:rate=${FPS},format=rgb24[s${i}]`)
    const side = colours.map((_, i) => `[s${i}]`).join('')
    await runFfmpeg(command =>
      command
        .input(`${stripes.join(';')};${side}hstack=inputs=${colours.length}[out0]`)
        .inputFormat('lavfi')
        .output(file('colour.mp4'))
        .outputOptions('-frames:v', '3', '-vf', RGB_TO_BT709, ...clipOptions({ fps: FPS })),
    )
    await extractFrame(file('colour.mp4'), 2, file('colour.png'))
    const width = 64 * colours.length
    for (const source of ['colour.png', 'colour.mp4'])
      await decodeFrames(file(source), {
        width,
        height: 48,
        pixelFormat: 'rgb24',
        onFrame: pixels => {
          for (const [i, colour] of colours.entries()) {
            const wanted = Buffer.from(colour, 'hex')
            const pixel = (20 * width + 64 * i + 32) * 3
            for (const at of [0, 1, 2])
              expect(
                Math.abs((pixels[pixel + at] ?? 0) - (wanted[at] ?? 0)),
                `${source} ${colour}`,
              ).toBeLessThanOrEqual(3)
          }
        },
      })
  })
  it('knows a renamed file again, and reads a changed one anew', async () => {
    await copyFile(file('a.mp4'), file('seen.mp4'))
    const counted = await probe(file('seen.mp4'), { count: true })
    await rename(file('seen.mp4'), file('moved.mp4'))
    expect(await probe(file('moved.mp4'))).toBe(counted)
    const times = await packetTimes(file('moved.mp4'))
    expect(await packetTimes(file('moved.mp4'))).toBe(times)
    await copyFile(file('b.mp4'), file('moved.mp4'))
    expect((await probe(file('moved.mp4'), { count: true })).video?.frames).not.toBe(counted.video?.frames)
    expect((await packetTimes(file('moved.mp4'))).times).not.toHaveLength(times.times.length)
  })
  it('joins clips without touching a frame', async () => {
    expect(await concatCopy([file('a.mp4'), file('b.mp4'), file('a.mp4')], file('joined.mp4'))).toEqual({ frames: 72 })
    const a = await greys(file('a.mp4'))
    expect(await greys(file('joined.mp4'))).toEqual([...a, ...(await greys(file('b.mp4'))), ...a])
  })
  it('keeps time over hundreds of parts at a rate that microseconds cannot hold', () => {
    const parts = Array.from({ length: 500 }, (_, n) => ({ path: `/clip-${n}`, frames: 7 }))
    const durations = [...concatList(parts, 30).matchAll(/duration (\S+)/g)].map(match => Number(match[1]))
    expect(Math.abs(durations.reduce((sum, value) => sum + value, 0) - 3500 / 30)).toBeLessThan(1e-6)
  })
  it('sets up drawn frames like every other clip, so that they join', async () => {
    const pixels = Readable.from(Array.from({ length: 4 }, (_, n) => Buffer.alloc(64 * 48 * 4, 40 * n)))
    await runFfmpeg(command =>
      command
        .input(pixels)
        .inputOptions('-f', 'rawvideo', '-pix_fmt', 'rgba', '-video_size', '64x48', '-framerate', String(FPS))
        .output(file('drawn.mp4'))
        .outputOptions('-vf', RGB_TO_BT709, ...clipOptions({ fps: FPS })),
    )
    expect(await concatCopy([file('a.mp4'), file('drawn.mp4')], file('both.mp4'))).toEqual({ frames: 34 })
  })
  it('refuses to join clips of another make', async () => {
    await runFfmpeg(command =>
      command
        .input('testsrc=size=96x48:rate=24')
        .inputFormat('lavfi')
        .output(file('other.mp4'))
        .outputOptions('-frames:v', '5', ...clipOptions({ fps: FPS })),
    )
    await expect(concatCopy([file('a.mp4'), file('other.mp4')], file('bad.mp4'))).rejects.toThrow(/Clip 2 of 2/)
  })
})
