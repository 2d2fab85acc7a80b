import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFfmpeg } from '../ffmpeg/index.ts'
import { deEss, Limiter } from './dynamics.ts'
import { LoudnessMeter, PeakCollector } from './loudness.ts'
import { master } from './master.ts'
import { chance } from './random.ts'
import { resample } from './resample.ts'
import { Room } from './room.ts'
import { centroid, fundamentals, median } from './spectrum.ts'
import { readWav, SAMPLE_RATE, WavWriter, writeWav } from './wav.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-sound-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const sine = (hertz: number, seconds: number, rate = SAMPLE_RATE, gain = 0.5) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => gain * Math.sin((2 * Math.PI * hertz * i) / rate))
const rms = (samples: Float32Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)

describe('WAV files', () => {
  it('come back as they were written, in blocks or at once', async () => {
    const sound = { sampleRate: 44_100, channels: [sine(440, 0.5, 44_100), sine(660, 0.5, 44_100)] }
    await writeWav(join(folder, 'a.wav'), sound)
    const back = await readWav(join(folder, 'a.wav'))
    expect(back.sampleRate).toBe(44_100)
    for (const [index, channel] of back.channels.entries())
      expect(Math.max(...channel.map((x, i) => Math.abs(x - (sound.channels[index]?.[i] ?? 9))))).toBeLessThan(
        1 / 16_000,
      )
    const writer = await WavWriter.create(join(folder, 'b.wav'), 44_100, 2)
    for (let at = 0; at < 22_050; at += 1000) await writer.write(sound.channels.map(x => x.subarray(at, at + 1000)))
    await writer.close()
    expect(await readWav(join(folder, 'b.wav'))).toEqual(back)
  })

  it('hold full scale rather than wrap around', async () => {
    await writeWav(join(folder, 'loud.wav'), { sampleRate: 48_000, channels: [Float32Array.of(1.5, -1.5, 0)] })
    const [channel] = (await readWav(join(folder, 'loud.wav'))).channels
    expect(channel?.[0]).toBeGreaterThan(0.999)
    expect(channel?.[1]).toBeLessThan(-0.999)
  })

  it('of other kinds are refused in words', async () => {
    await writeFile(join(folder, 'x.wav'), 'no sound at all, only text of some length, really nothing else')
    await expect(readWav(join(folder, 'x.wav'))).rejects.toThrow(/Not a 16-bit PCM WAV file: no RIFF header/)
  })
})

describe('measuring', () => {
  it('agrees with ffmpeg on loudness to a tenth', async () => {
    const random = chance(1, 'test')
    const channels = [0, 1].map(side =>
      Float32Array.from(
        { length: 5 * SAMPLE_RATE },
        (_, i) => (i % 96_000 < 60_000 ? 0.1 + 0.1 * side : 0.002) * (2 * random() - 1),
      ),
    )
    await writeWav(join(folder, 'noise.wav'), { sampleRate: SAMPLE_RATE, channels })
    const meter = new LoudnessMeter(2)
    meter.add(channels)
    let theirs = 0
    await runFfmpeg(
      command =>
        command
          .input(join(folder, 'noise.wav'))
          .audioFilters('ebur128=framelog=verbose')
          .output('-')
          .outputOptions('-f', 'null'),
      {
        onLine: line => {
          const measured = /^\s*I:\s+(-?[\d.]+)/.exec(line)
          if (measured) theirs = Number(measured[1])
        },
      },
    )
    expect(Math.abs(meter.integrated() - theirs)).toBeLessThan(0.11)
    expect(new LoudnessMeter(1).integrated()).toBe(Number.NEGATIVE_INFINITY)
  })

  it('finds the pitch of a rich tone and the centroid of a pure one', () => {
    for (const hertz of [82, 130, 233, 401]) {
      const rich = Float32Array.from({ length: SAMPLE_RATE }, (_, i) =>
        [1, 2, 3, 4, 5].reduce(
          (sum, k) => sum + (0.2 / k) * Math.sin((2 * Math.PI * hertz * k * i) / SAMPLE_RATE + k),
          0,
        ),
      )
      expect(Math.abs(median(fundamentals(rich, SAMPLE_RATE)) / hertz - 1)).toBeLessThan(0.01)
    }
    expect(Math.abs(centroid(sine(1000, 1), SAMPLE_RATE) - 1000)).toBeLessThan(15)
  })

  it('draws the peaks of a sound in equal spans', () => {
    const peaks = new PeakCollector(1000, 10)
    for (let at = 0; at < 1000; at += 70)
      peaks.add([Float32Array.from({ length: Math.min(70, 1000 - at) }, (_, i) => (at + i) / 1000)])
    expect(peaks.peaks()).toEqual([0.099, 0.199, 0.299, 0.399, 0.499, 0.599, 0.699, 0.799, 0.899, 0.999])
  })
})

describe('resampling', () => {
  it('moves nothing in time and keeps tones, without images', () => {
    const click = new Float32Array(2205)
    click[1000] = 1
    const moved = resample(click, 22_050, 48_000)
    const peak = moved.reduce((best, x, i) => (x > (moved[best] ?? 0) ? i : best), 0)
    expect(Math.abs(peak / 48_000 - 1000 / 22_050)).toBeLessThan(1 / 48_000)
    const tone = resample(sine(3000, 1, 22_050), 22_050, 48_000)
    expect(tone).toHaveLength(48_000)
    const ideal = sine(3000, 1)
    expect(rms(tone.subarray(500, 47_000).map((x, i) => x - (ideal[i + 500] ?? 0)))).toBeLessThan(0.0005)
  })
})

describe('dynamics and space', () => {
  it('never let a sample past the ceiling, nor touch what is below it', () => {
    const limiter = new Limiter(1, 0.5)
    const random = chance(3, 'limit')
    const loud = Float32Array.from(
      { length: 20_000 },
      (_, i) => (i > 8000 && i < 9000 ? 1.6 : 0.3) * (2 * random() - 1),
    )
    const out = loud.slice()
    limiter.run([out])
    expect(out.reduce((most, x) => Math.max(most, Math.abs(x)), 0)).toBeLessThanOrEqual(0.5)
    for (let i = 0; i < 7000; i++) expect(out[i + Limiter.LOOKAHEAD]).toBeCloseTo(loud[i] ?? 9, 6)
  })

  it('soften hiss and leave vowels', () => {
    const hiss = sine(7500, 0.5)
    const vowel = sine(300, 0.5)
    const [before, same] = [rms(hiss), rms(vowel)]
    deEss(hiss, SAMPLE_RATE, 5000, 10)
    deEss(vowel, SAMPLE_RATE, 5000, 10)
    expect(20 * Math.log10(rms(hiss) / before)).toBeLessThan(-4)
    expect(20 * Math.log10(rms(vowel) / same)).toBeGreaterThan(-0.2)
  })

  it('decays by 60 dB in the time that was asked for', () => {
    const room = new Room({ seconds: 1.2, size: 1, brightness: 18_000 })
    const input = new Float32Array(2 * SAMPLE_RATE)
    input[0] = 1
    const [left, right] = [new Float32Array(input.length), new Float32Array(input.length)]
    room.run(input, left, right, 1)
    const level = (from: number) => 20 * Math.log10(rms(left.subarray(from * SAMPLE_RATE, (from + 0.1) * SAMPLE_RATE)))
    expect((level(0.2) - level(0.8)) * (1.2 / 0.6)).toBeGreaterThan(48)
    expect((level(0.2) - level(0.8)) * (1.2 / 0.6)).toBeLessThan(75)
    const together =
      left.reduce((sum, x, i) => sum + x * (right[i] ?? 0), 0) /
      Math.sqrt(left.reduce((s, x) => s + x * x, 0) * right.reduce((s, x) => s + x * x, 0))
    expect(Math.abs(together)).toBeLessThan(0.3)
  })

  it('are mastered to the length, loudness and ceiling that were asked for, also from too little sound', async () => {
    function* blocks(): Generator<[Float32Array, Float32Array]> {
      for (let i = 0; i < 20; i++)
        yield [sine(200, 4096 / SAMPLE_RATE, SAMPLE_RATE, 0.05), sine(250, 4096 / SAMPLE_RATE, SAMPLE_RATE, 0.05)]
    }
    const path = join(folder, 'm.wav')
    const made = await master(path, blocks(), { frames: 100_001, lufs: -20, ceiling: -3, fadeIn: 0.01, fadeOut: 0.1 })
    const { channels } = await readWav(path)
    expect(channels.map(({ length }) => length)).toEqual([100_001, 100_001])
    expect(Math.abs(made.loudness + 20)).toBeLessThan(0.5)
    expect(made.peak).toBeLessThanOrEqual(10 ** (-3 / 20))
    expect(channels[0]?.subarray(90_000).every(x => Math.abs(x) < 1e-3)).toBe(true)
    expect(made.peaks).toHaveLength(200)
  })
})
