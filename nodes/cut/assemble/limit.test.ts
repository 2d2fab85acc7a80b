import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFfmpeg } from '../../media/ffmpeg/index.ts'
import { LOUDNESS_FILTER, parseLoudness } from '../../media/measure/loudness.ts'
import { rideOf, TruePeakLimiter } from './limit.ts'

const { signal } = new AbortController()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-limit-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A file of interleaved stereo, the right channel at half the level. */
async function fileOf(frames: number, value: (frame: number) => number): Promise<string> {
  const samples = new Float32Array(2 * frames)
  for (let at = 0; at < frames; at++) {
    samples[2 * at] = value(at)
    samples[2 * at + 1] = value(at) / 2
  }
  const file = join(folder, `${frames}-${Math.random()}.f32`)
  await writeFile(file, new Uint8Array(samples.buffer))
  return file
}
async function limited(file: string, gain: number, ceiling: number): Promise<Float32Array> {
  const limiter = new TruePeakLimiter(file, signal)
  // A gain that was corrected finds what is known of a lower one.
  await limiter.ride(gain - 0.5, ceiling)
  const ride = await limiter.ride(gain, ceiling)
  const blocks: Buffer[] = []
  for await (const block of limiter.levelled(gain, ride)) blocks.push(Buffer.from(block))
  const all = Buffer.concat(blocks)
  return new Float32Array(all.buffer, all.byteOffset, all.length / 4)
}
/** dBTP, as ffmpeg measures it. */
async function truePeak(samples: Float32Array): Promise<number> {
  const file = join(folder, 'measured.f32')
  await writeFile(file, samples)
  const log: string[] = []
  await runFfmpeg(
    command =>
      command
        .input(file)
        .inputOptions('-f', 'f32le', '-ar', '48000', '-ac', '2')
        .output('-')
        .outputOptions('-af', LOUDNESS_FILTER, '-f', 'null'),
    { signal, onLine: line => log.push(line), what: 'measuring' },
  )
  return parseLoudness(log).truePeak
}

describe('the limiter', () => {
  it('leaves alone what stays below its ceiling, but for the gain', async () => {
    const file = await fileOf(20_000, at => 0.1 * Math.sin(at / 20))
    expect(await new TruePeakLimiter(file, signal).ride(0, -1)).toBeUndefined()
    const out = await limited(file, 6.0206, -1)
    expect(out.length).toBe(40_000)
    expect(out[2 * 5001]).toBeCloseTo(0.2 * Math.sin(5001 / 20), 4)
    expect(out[2 * 5001 + 1]).toBeCloseTo(0.1 * Math.sin(5001 / 20), 4)
  })
  it('holds a peak that stands between the samples, and what is far from it keeps its level', async () => {
    // A quarter of the rate, with samples at 45°: each is 3 dB below the wave's own peak.
    const wave = (at: number) => Math.SQRT2 * Math.sin((Math.PI / 2) * at + Math.PI / 4)
    const file = await fileOf(48_000, at => (at > 20_000 && at < 22_000 ? 0.9 * wave(at) : 0.05 * wave(at)))
    const out = await limited(file, 0, -1)
    expect(await truePeak(out)).toBeLessThanOrEqual(-0.9)
    expect(await truePeak(out)).toBeGreaterThan(-1.6)
    expect(out[2 * 10_000]).toBeCloseTo(0.05 * wave(10_000), 6)
    expect((out[2 * 47_000] as number) / (0.05 * wave(47_000))).toBeGreaterThan(0.99)
    expect(Math.max(...out.filter((_, at) => at % 2 === 1))).toBeLessThan(0.5)
  })
  it('holds single clicks and noise, at any gain', async () => {
    let seed = 1
    const chance = () => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
      return seed / 2 ** 31 - 1
    }
    const file = await fileOf(60_000, at => (at % 9973 === 0 ? 0.9 : 0.2 * chance()))
    for (const gain of [0, 6, 20]) console.log(gain, await truePeak(await limited(file, gain, -1.5)))
  })
  it('is nowhere above what a step needs, and whole again where nothing is near', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(1), fc.double({ min: 0.05, max: 1, noNaN: true })), { maxLength: 80 }),
        list => {
          const needs = Float32Array.from([...list, ...Array(800).fill(1)])
          const ride = rideOf(needs)
          expect(ride).toHaveLength(needs.length + 1)
          const above = [...needs.keys()].filter(step => {
            const need = (needs[step] as number) + 1e-6
            return (ride[step] as number) > need || (ride[step + 1] as number) > need
          })
          expect(above).toEqual([])
          expect(ride.at(-1)).toBeGreaterThan(0.999)
        },
      ),
    )
  })
  it('stops when it is cancelled', async () => {
    const file = await fileOf(100_000, () => 0.9)
    await expect(new TruePeakLimiter(file, AbortSignal.abort(new Error('Cancelled'))).ride(0, -6)).rejects.toThrow(
      'Cancelled',
    )
  })
})
