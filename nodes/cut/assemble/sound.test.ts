import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_RATE, writeWav } from '../../media/sound/wav.ts'
import { testScene } from '../../testing/media.ts'
import { planDucking, WINDOWS_PER_SECOND } from './duck.ts'
import { master, recordMix } from './master.ts'
import { episodeSamples, type Mixed, mixEpisode, planEpisode, type SceneStems } from './sound.ts'
import { layTimeline } from './timeline.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-sound-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

const SILENT: SceneStems = { dialogue: undefined, music: undefined, effects: undefined, native: undefined }
const SETTINGS = { depthDb: 9, speechOverMusicDb: 9 }
let files = 0

/** A stem whose samples are `value(t)`. */
async function stem(seconds: number, value: (t: number) => number): Promise<string> {
  const path = join(folder, `${files++}.wav`)
  const channel = Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, i) => value(i / SAMPLE_RATE))
  await writeWav(path, { sampleRate: SAMPLE_RATE, channels: [channel, channel] })
  return path
}
const tone = (hertz: number, level: number) => (t: number) => level * Math.sin(2 * Math.PI * hertz * t)
/** Noise that is the same every time. */
const noise = (level: number) => {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (level * state) / 2 ** 31
  }
}

const timelineOf = (...scenes: [frames: number, tail: number][]) =>
  layTimeline(
    scenes.map(([frames, tail], index) => ({ key: `sc_${index}`, value: testScene(index + 1, frames, tail) })),
  )

async function mixed(timeline: ReturnType<typeof layTimeline>, stems: readonly SceneStems[]) {
  const blocks: Buffer[] = []
  const mix = mixEpisode(timeline, stems, await planEpisode(timeline, stems, SETTINGS, signal), signal)
  let facts: Mixed | undefined
  for (;;) {
    const step = await mix.next()
    if (step.done) {
      facts = step.value
      break
    }
    blocks.push(step.value)
  }
  const bytes = Buffer.concat(blocks)
  const left = Float32Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readFloatLE(i * 8))
  return { left, facts }
}
const rms = (samples: Float32Array, from: number, to: number) =>
  Math.sqrt(samples.subarray(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from))

describe('the mix', () => {
  it('has exactly the episode’s samples and puts speech on its own sample', async () => {
    const timeline = timelineOf([25, 12], [31, 0])
    const click = await stem(31 / 24, t => (Math.abs(t - 0.25) < 0.5 / SAMPLE_RATE ? 0.5 : 0))
    const { left } = await mixed(timeline, [SILENT, { ...SILENT, dialogue: click }])
    expect(left.length).toBe(episodeSamples(timeline))
    expect(left.length).toBe((56 * SAMPLE_RATE) / 24)
    // A quarter of a second into the second scene, in the middle of the dissolve, and not faded by it.
    const at = left.findIndex(x => x > 0.4)
    expect(at).toBe((25 * SAMPLE_RATE) / 24 + SAMPLE_RATE / 4)
  })
  it('cross-fades music at equal power', async () => {
    const timeline = timelineOf([48, 24], [48, 0])
    const stems = await Promise.all([stem(3, noise(0.3)), stem(2, tone(997, 0.3 * Math.SQRT2 * Math.sqrt(1 / 3)))])
    const { left } = await mixed(
      timeline,
      stems.map(music => ({ ...SILENT, music })),
    )
    const before = rms(left, 24_000, 72_000)
    for (const at of [2.1, 2.4, 2.6, 2.85]) {
      const level = 20 * Math.log10(rms(left, (at - 0.04) * SAMPLE_RATE, (at + 0.04) * SAMPLE_RATE) / before)
      expect(Math.abs(level)).toBeLessThan(0.7)
    }
  })
  it('does not click at a hard cut', async () => {
    const loud = await stem(2, () => 0.5)
    const { left } = await mixed(timelineOf([48, 0], [48, 0]), [{ ...SILENT, music: loud }, SILENT])
    const steps = left.map((x, i) => Math.abs(x - (left[i - 1] ?? 0)))
    expect(steps.reduce((most, step) => Math.max(most, step), 0)).toBeLessThan(0.01)
  })
  it('keeps speech 9 dB over music that is as loud as it, and restores the music afterwards', async () => {
    const timeline = timelineOf([24 * 6, 0])
    const speech = await stem(6, t => (t > 2 && t < 3.5 ? tone(300, 0.2)(t) * Math.abs(Math.sin(9 * t)) : 0))
    const music = await stem(6, tone(700, 0.25))
    const { left, facts } = await mixed(timeline, [{ ...SILENT, dialogue: speech, music }])
    expect(facts?.speechOverMusic).toBeGreaterThanOrEqual(9)
    expect(facts?.worstScene?.key).toBe('sc_0')
    expect(rms(left, 0.5 * SAMPLE_RATE, SAMPLE_RATE)).toBeCloseTo(0.25 / Math.SQRT2, 2)
    expect(rms(left, 5 * SAMPLE_RATE, 5.5 * SAMPLE_RATE)).toBeCloseTo(0.25 / Math.SQRT2, 2)
  })
})

describe('ducking', () => {
  const seconds = (count: number, level: (t: number) => number) =>
    Float32Array.from({ length: count * WINDOWS_PER_SECOND }, (_, i) => level(i / WINDOWS_PER_SECOND))
  it('goes down before a word, stays down between words, and goes by the depth when that is enough', () => {
    const speech = seconds(6, t => ((t > 1 && t < 1.5) || (t > 1.8 && t < 2.2) ? 0.01 : 0))
    const { music, effects } = planDucking(
      speech,
      seconds(6, () => 0.0001),
      SETTINGS,
    )
    const at = (t: number) => music[Math.round(t * WINDOWS_PER_SECOND)]
    expect(at(0.5)).toBe(0)
    for (const t of [0.95, 1.2, 1.65, 2, 2.4]) expect(at(t)).toBe(-9)
    expect(at(2.9)).toBeGreaterThan(-9)
    expect(at(4)).toBe(0)
    expect(effects).toEqual(music)
  })
  it('goes further where the music would stand too near', () => {
    const speech = seconds(3, t => (t > 1 ? 0.01 : 0))
    const { music, effects } = planDucking(
      speech,
      seconds(3, () => 0.01),
      { depthDb: 6, speechOverMusicDb: 9 },
    )
    expect(music[200]).toBeCloseTo(-10.5, 3)
    expect(effects[200]).toBe(-6)
  })
  it('comes back after a line although its room still rings, 35 dB below the words', () => {
    const speech = seconds(6, t => (t > 1 && t < 2 ? 0.03 : t < 5 ? 1e-5 * 1.2 : 0))
    const { music } = planDucking(
      speech,
      seconds(6, () => 0.001),
      SETTINGS,
    )
    expect(music[150]).toBe(-9)
    for (const t of [3.2, 4, 4.8]) expect(music[Math.round(t * WINDOWS_PER_SECOND)]).toBe(0)
  })
})

describe('mastering', () => {
  const finish = async (value: (t: number) => number) => {
    const timeline = timelineOf([24 * 6, 0])
    const music = await stem(6, value)
    const file = join(folder, `${files++}-mix.f32`)
    const stems = [{ ...SILENT, music }]
    const plan = await planEpisode(timeline, stems, SETTINGS, signal)
    const { integrated } = await recordMix(mixEpisode(timeline, stems, plan, signal), file, {
      signal,
      seconds: 6,
    })
    const target = { integrated: -16, truePeak: -1 }
    return master({ file, integrated, samples: episodeSamples(timeline) }, target, folder, { signal })
  }
  it('reaches its target and its ceiling on quiet sound with hard peaks', async () => {
    const hiss = noise(0.02)
    const { loudness } = await finish(t => hiss() + (t % 0.5 < 0.002 ? tone(1000, 0.6)(t) : 0))
    expect(Math.abs(loudness.integrated + 16)).toBeLessThanOrEqual(0.5)
    expect(loudness.truePeak).toBeLessThanOrEqual(-1)
  })
  it('leaves silence alone', async () => {
    expect((await finish(() => 0)).loudness).toMatchObject({ integrated: -70 })
  })
})
