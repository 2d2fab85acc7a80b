// The sound utilities on real sounds: their level, length, silence, and the speech that moves with them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyNode } from '../../engine/graph/define.ts'
import { measureLoudness } from '../media/measure/loudness.ts'
import { readWav } from '../media/sound/wav.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testSound } from '../testing/media.ts'
import type { AudioValue } from '../types.ts'
import audioConcat from './audio-concat.node.ts'
import audioTrim from './audio-trim.node.ts'
import gain from './gain.node.ts'

let ctx: TestContext
let tone: AudioValue
beforeAll(async () => {
  ctx = await testContext()
  tone = await testSound(ctx, 'sine=f=997:d=2,volume=-12dB', 2)
})
afterAll(() => ctx.close())

const run = async (node: AnyNode, inputs: object, params: object = {}) =>
  node.run({ inputs, params: node.params.parse(params), ctx }) as Promise<{ audio: AudioValue; times?: unknown }>

/** Root mean square of a span, in dB below full scale. */
async function level({ digest }: AudioValue, from: number, to: number): Promise<number> {
  const { channels } = await readWav(ctx.artifacts.path(digest))
  const part = (channels[0] as Float32Array).subarray(Math.round(from * 48_000), Math.round(to * 48_000))
  return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length + 1e-12)
}
const speech = {
  speaker: 'ava',
  text: 'Run to me',
  emotion: 'tense',
  words: [
    { text: 'Run', start: 0.1, end: 0.5 },
    { text: 'to', start: 0.6, end: 0.9 },
    { text: 'me', start: 1.2, end: 1.8 },
  ],
  phonemes: [{ phone: 'm', start: 1.2, end: 1.4 }],
}

describe('Gain', () => {
  it('changes the level by its decibels and keeps length, speech and channels', async () => {
    const { audio } = await run(gain, { audio: { ...tone, speech } }, { gain: -6 })
    expect(audio).toMatchObject({ duration: 2, sampleRate: 48_000, channels: 2, mime: 'audio/wav', speech })
    expect(audio.peaks).toHaveLength(200)
    expect((await level(tone, 0.5, 1.5)) - (await level(audio, 0.5, 1.5))).toBeCloseTo(6, 1)
  })
  it('brings a sound to a loudness, and holds its peaks under the ceiling', async () => {
    const { audio } = await run(gain, { audio: tone }, { normalise: true, loudness: -20 })
    expect((await measureLoudness(ctx.artifacts.path(audio.digest))).integrated).toBeCloseTo(-20, 0)
    const { audio: hot } = await run(gain, { audio: tone }, { gain: 30, ceiling: -3 })
    const { truePeak } = await measureLoudness(ctx.artifacts.path(hot.digest))
    expect(truePeak).toBeLessThanOrEqual(-2.8)
    expect(truePeak).toBeGreaterThan(-4.5)
  })
  it('fades from and to silence, and refuses fades that are too long', async () => {
    const { audio } = await run(gain, { audio: tone }, { fadeIn: 0.5, fadeOut: 0.5 })
    expect(await level(audio, 0, 0.02)).toBeLessThan((await level(audio, 0.9, 1.1)) - 20)
    expect(await level(audio, 1.98, 2)).toBeLessThan((await level(audio, 0.9, 1.1)) - 20)
    await expect(run(gain, { audio: tone }, { fadeIn: 1.5, fadeOut: 1 })).rejects.toThrow(
      '2.5 s together, but the sound only 2.00 s',
    )
  })
  it('says that silence has no loudness', async () => {
    const audio = await testSound(ctx, 'anullsrc=r=48000', 1)
    await run(gain, { audio }, { normalise: true })
    expect(ctx.said.warnings.join()).toContain('no loudness to normalise')
  })
})

describe('Audio Trim', () => {
  it('takes a part, to the sample, with silence around it', async () => {
    const { audio } = await run(audioTrim, { audio: tone }, { in: 0.5, out: -0.5, padStart: 0.25, padEnd: 0.5 })
    expect(audio.duration).toBe(1.75)
    expect((await readWav(ctx.artifacts.path(audio.digest))).channels[0]).toHaveLength(84_000)
    expect(await level(audio, 0, 0.25)).toBeLessThan(-100)
    expect(await level(audio, 0.3, 1.2)).toBeGreaterThan(-40)
    expect(await level(audio, 1.26, 1.75)).toBeLessThan(-100)
  })
  it('reaches a length by cutting or by silence', async () => {
    expect((await run(audioTrim, { audio: tone }, { length: 3 })).audio.duration).toBe(3)
    const { audio } = await run(audioTrim, { audio: tone }, { length: 0.5 })
    expect(audio.duration).toBe(0.5)
    // Faded over the cut: no click.
    expect(await level(audio, 0.499, 0.5)).toBeLessThan((await level(audio, 0.2, 0.3)) - 6)
  })
  it('moves words and phonemes along, and drops what is cut off', async () => {
    const { audio } = await run(audioTrim, { audio: { ...tone, speech } }, { in: 0.55, padStart: 1 })
    expect(audio.speech).toMatchObject({
      text: 'to me',
      words: [
        { text: 'to', start: 1.05, end: 1.35 },
        { text: 'me', start: 1.65, end: 2.25 },
      ],
      phonemes: [{ phone: 'm', start: 1.65, end: 1.85 }],
    })
    expect((await run(audioTrim, { audio: { ...tone, speech } }, { length: 1 })).audio.speech?.text).toBe('Run to')
  })
  it('refuses empty ranges with the numbers', async () => {
    await expect(run(audioTrim, { audio: tone }, { in: 2 })).rejects.toThrow('behind the end of the sound (2.00 s)')
    await expect(run(audioTrim, { audio: tone }, { in: 1, out: 0.5 })).rejects.toThrow('there is nothing')
  })
})

describe('Audio Concat', () => {
  const audios = (...values: AudioValue[]) => values.map((value, index) => ({ key: `s${index}`, wire: 0, value }))
  it('joins sounds with a pause, and says where each lies', async () => {
    const mono = { ...(await testSound(ctx, 'sine=f=440:d=1', 1)), channels: 1 }
    const { audio, times } = await run(audioConcat, { audios: audios(tone, mono) }, { gap: 0.5 })
    expect(audio).toMatchObject({ duration: 3.5, channels: 2 })
    expect(times).toEqual([
      { key: 's0', start: 0, end: 2 },
      { key: 's1', start: 2.5, end: 3.5 },
    ])
    expect(await level(audio, 2.05, 2.45)).toBeLessThan(-90)
    expect(await level(audio, 2.6, 3.4)).toBeGreaterThan(-40)
  })
  it('cross-fades sounds that overlap, without a dip', async () => {
    const noise = await testSound(ctx, 'anoisesrc=a=0.1:seed=1:d=2', 2)
    const other = await testSound(ctx, 'anoisesrc=a=0.1:seed=2:d=2', 2)
    const { audio } = await run(audioConcat, { audios: audios(noise, other) }, { gap: -1 })
    expect(audio.duration).toBe(3)
    expect(Math.abs((await level(audio, 1.4, 1.6)) - (await level(audio, 0.2, 0.8)))).toBeLessThan(1.5)
    await expect(run(audioConcat, { audios: audios(noise, other) }, { gap: -3 })).rejects.toThrow(
      'the shorter of them lasts 2.00 s',
    )
  })
  it('makes the same bytes twice', async () => {
    const digest = async () => (await run(audioConcat, { audios: audios(tone, tone) })).audio.digest
    expect(await digest()).toBe(await digest())
  })
})
