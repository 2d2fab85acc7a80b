import { afterEach, describe, expect, it } from 'vitest'
import type { AnyNode } from '../../engine/graph/define.ts'
import type { Lookup } from '../../engine/graph/ports.ts'
import composer from '../../worker/runners/composer.runner.ts'
import espeak from '../../worker/runners/voice.runner.ts'
import { probe } from '../media/ffmpeg/index.ts'
import { soundFrames } from '../media/sound/length.ts'
import { LoudnessMeter } from '../media/sound/loudness.ts'
import { readWav, SAMPLE_RATE, writeWav } from '../media/sound/wav.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import {
  AudioValue,
  type LineValue,
  SceneMixValue,
  SceneValue,
  ScriptValue,
  VoiceSettings,
  type VoiceValue,
} from '../types.ts'
import music from './music.node.ts'
import sceneMix from './scene-mix.node.ts'
import sfx from './sfx.node.ts'
import tts from './tts.node.ts'

const contexts: TestContext[] = []
const open = async (seed = 1): Promise<TestContext> => {
  const ctx = await testContext({ runners: [espeak, composer], seed })
  contexts.push(ctx)
  return ctx
}
afterEach(async () => {
  await Promise.all(contexts.splice(0).map(ctx => ctx.close()))
})

/** What is there, or a failing test. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing is there')
  return value
}
const run = (node: AnyNode, inputs: Record<string, unknown>, ctx: TestContext, params: Record<string, unknown> = {}) =>
  node.run({ inputs, params: node.params.parse(params), ctx })
/** Runs a node that makes sound. */
const hear = async (...asked: Parameters<typeof run>): Promise<AudioValue> =>
  AudioValue.parse((await run(...asked)).audio)
const mixed = async (...asked: Parameters<typeof run>): Promise<SceneMixValue> =>
  SceneMixValue.parse((await run(...asked)).mix)
const samples = async (ctx: TestContext, audio: AudioValue): Promise<readonly Float32Array[]> =>
  (await readWav(ctx.artifacts.path(audio.digest))).channels

const SCENE = SceneValue.parse({
  id: 'sc_1',
  number: 1,
  interior: true,
  place: 'secret lab',
  hour: 'night',
  action: 'Ava enters and a monitor beeps.',
  camera: 'wide',
  mood: 'tense',
  characters: ['ava'],
  utterances: [
    { id: 'l_a', speaker: 'ava', text: 'Is anybody here?', emotion: 'afraid' },
    { id: 'l_b', speaker: 'ravi', text: 'Stay where you are.', emotion: 'determined' },
  ],
  frames: 143,
  tailFrames: 12,
  fps: 24,
})
const SCRIPT = ScriptValue.parse({
  title: 'Pilot',
  logline: '',
  genre: 'thriller',
  tone: 'dark',
  fps: 24,
  frames: 286,
  writer: 'test',
  scenes: [SCENE, { ...SCENE, id: 'sc_2', number: 2 }],
})
const VOICES: VoiceValue[] = [
  { id: 'ava', name: 'Ava', settings: VoiceSettings.parse({ gender: 'female' }) },
  { id: 'ravi', name: 'Ravi 🚀', settings: VoiceSettings.parse({ gender: 'male', pitch: -2 }) },
]
const voices = {
  get: async (key: string) => VOICES.find(({ id }) => id === key),
  keys: async () => VOICES.map(({ id }) => id),
} as unknown as Lookup<VoiceValue>
const line = (index: number): LineValue => {
  const { id, speaker, text, emotion } = found(SCENE.utterances[index])
  return { id, scene: SCENE.id, index, speaker, text, emotion }
}
const loudness = async (ctx: TestContext, audio: AudioValue): Promise<number> => {
  const channels = await samples(ctx, audio)
  const meter = new LoudnessMeter(channels.length)
  meter.add(channels)
  return meter.integrated()
}

describe('TTS', () => {
  it('makes a 48 kHz mono file that tells who says what, and when', async () => {
    const ctx = await open()
    const audio = await hear(tts, { line: line(0), voices }, ctx)
    const file = await probe(ctx.artifacts.path(audio.digest))
    expect(file.audio).toMatchObject({ codec: 'pcm_s16le', sampleRate: 48_000, channels: 1 })
    expect(file.duration).toBeCloseTo(audio.duration, 3)
    expect(audio.speech).toMatchObject({ speaker: 'ava', text: 'Is anybody here?', emotion: 'afraid' })
    expect(audio.speech?.words).toHaveLength(3)
    expect(audio.speech?.phonemes.at(-1)?.end).toBeLessThanOrEqual(audio.duration + 1e-3)
    expect(audio.peaks).toHaveLength(200)
    expect(ctx.said.served).toEqual(['eSpeak NG (embedded)'])
    expect(ctx.said.warnings).toEqual([])
  })

  it('gives the same file again, and speaks quicker when asked', async () => {
    const ctx = await open()
    const one = await hear(tts, { line: line(1), voices }, ctx)
    const again = await hear(tts, { line: line(1), voices }, await open())
    expect(again.digest).toBe(one.digest)
    const quick = await hear(tts, { line: line(1), voices }, ctx, { speed: 1.4 })
    expect(quick.duration).toBeLessThan(0.85 * one.duration)
  })

  it('warns of a speaker without a voice, and of a line without words, and still speaks', async () => {
    const ctx = await open()
    const nobody = await hear(tts, { line: { ...line(0), speaker: 'ghost' }, voices }, ctx)
    expect(nobody.duration).toBeGreaterThan(0.5)
    expect(ctx.said.warnings[0]).toMatch(/No voice is set for the speaker "ghost"/)
    const other = await hear(tts, { line: { ...line(0), speaker: 'stranger' }, voices }, ctx)
    expect(other.digest).not.toBe(nobody.digest)
    const silent = await hear(tts, { line: { ...line(0), text: '…!?' }, voices }, ctx)
    expect(silent.duration).toBe(0.5)
    expect(ctx.said.warnings.at(-1)).toMatch(/Nothing in/)
  })
})

describe('Music and SFX', () => {
  it.each([
    [music, 'Composer (embedded)'],
    [sfx, 'Sound designer (embedded)'],
  ] as const)('are exactly as long as the scene with its dissolve', async (node, name) => {
    const ctx = await open()
    const audio = await hear(node, { scene: SCENE, script: SCRIPT }, ctx)
    expect((await samples(ctx, audio)).map(({ length }) => length)).toEqual([310_000, 310_000])
    expect(audio).toMatchObject({ channels: 2, sampleRate: 48_000, duration: 310_000 / 48_000 })
    expect((await probe(ctx.artifacts.path(audio.digest))).duration).toBeCloseTo(310 / 48, 5)
    expect(ctx.said.served).toEqual([name])
  })

  it('tell what they made, which follows the scene', async () => {
    const ctx = await open()
    await run(music, { scene: SCENE, script: SCRIPT }, ctx)
    expect(ctx.said.notes.cue).toMatchObject({ asked: 'tense', mood: 'tense' })
    await run(sfx, { scene: SCENE }, ctx)
    expect(names(ctx)).toEqual(['electronics', 'room', 'footsteps', 'beeps'])
  })

  it('follow the words that a person gives', async () => {
    const ctx = await open()
    await run(music, { scene: SCENE }, ctx, { mood: 'silly, absurd' })
    expect(ctx.said.notes.cue).toMatchObject({ mood: 'comic' })
    await run(sfx, { scene: SCENE }, ctx, { words: 'thunder outside' })
    expect(names(ctx)).toContain('thunder')
  })

  const names = (ctx: TestContext) =>
    (ctx.said.notes.sounds as { layers: { name: string }[] }).layers.map(({ name }) => name)
})

describe('Scene Mix', () => {
  const say = async (ctx: TestContext) => {
    const speech: { key: string; wire: number; value: AudioValue }[] = []
    for (const index of [0, 1])
      speech.push({
        key: `sc_1/${line(index).id}`,
        wire: 0,
        value: await hear(tts, { line: line(index), voices }, ctx),
      })
    return speech
  }
  const left = async (ctx: TestContext, audio: AudioValue) => found((await samples(ctx, audio))[0])

  it('lays every line where it says it is, in stems of exactly the scene’s length', async () => {
    const ctx = await open()
    const mix = await mixed(
      sceneMix,
      {
        scene: SCENE,
        speech: await say(ctx),
        music: await hear(music, { scene: SCENE }, ctx),
        effects: await hear(sfx, { scene: SCENE }, ctx),
      },
      ctx,
    )
    expect(mix.lines.map(({ id }) => id)).toEqual(['l_a', 'l_b'])
    for (const stem of [mix.dialogue, mix.music, mix.effects]) {
      expect((await samples(ctx, stem as AudioValue)).map(({ length }) => length)).toEqual([
        soundFrames(SCENE),
        soundFrames(SCENE),
      ])
      expect((await probe(ctx.artifacts.path(found(stem?.digest)))).audio).toMatchObject({
        sampleRate: 48_000,
        channels: 2,
      })
    }
    const sound = await left(ctx, mix.dialogue)
    const energy = (from: number, to: number) =>
      sound.subarray(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE)).reduce((sum, x) => sum + x * x, 0)
    const inside = mix.lines.reduce((sum, { start, end }) => sum + energy(start, end), 0)
    expect(inside).toBeGreaterThan(1)
    expect(energy(0, sound.length / SAMPLE_RATE) - inside).toBeLessThan(1e-6)
    expect(ctx.said.warnings).toEqual([])
  })

  it('puts the samples of a line at its start, to the sample', async () => {
    const ctx = await open()
    const speech = await say(ctx)
    const mix = await mixed(sceneMix, { scene: SCENE, speech }, ctx, { levelLines: false })
    const sound = await left(ctx, mix.dialogue)
    const said = await left(ctx, found(speech[0]).value)
    const at = Math.round(found(mix.lines[0]).start * SAMPLE_RATE)
    const most = said.reduce((worst, x, i) => Math.max(worst, Math.abs((sound[at + i] ?? 0) - Math.SQRT1_2 * x)), 0)
    expect(most).toBeLessThan(2 / 32768)
    expect(mix.music).toBeNull()
    expect(mix.effects).toBeNull()
  })

  it('is silence of the right length without any input', async () => {
    const ctx = await open()
    const mix = await mixed(sceneMix, { scene: { ...SCENE, utterances: [] } }, ctx)
    const sound = await left(ctx, mix.dialogue)
    expect(sound).toHaveLength(310_000)
    expect(sound.every(x => x === 0)).toBe(true)
    expect(mix.lines).toEqual([])
  })

  it('warns with the numbers when speech outruns its scene, and cuts at its end', async () => {
    const ctx = await open()
    const mix = await mixed(sceneMix, { scene: { ...SCENE, frames: 24, tailFrames: 0 }, speech: await say(ctx) }, ctx)
    expect(await left(ctx, mix.dialogue)).toHaveLength(48_000)
    expect(ctx.said.warnings[0]).toMatch(/lasts 1\.0 s but its 2 lines take \d\.\d s of speech/)
  })

  it('takes sound of another rate, and brings quiet voices up to the others', async () => {
    const ctx = await open()
    const [first, second] = (await say(ctx)).map(({ value }) => value)
    const full = await left(ctx, found(second))
    const folder = await ctx.artifacts.scratch()
    // The same line as another service might give it: 24 kHz, and 20 dB too quiet.
    const half = Float32Array.from({ length: Math.floor(full.length / 2) }, (_, i) => (full[2 * i] ?? 0) * 0.1)
    await writeWav(`${folder}/low.wav`, { sampleRate: 24_000, channels: [half] })
    const low: AudioValue = {
      ...found(second),
      ...(await ctx.artifacts.adopt(`${folder}/low.wav`, 'audio/wav')),
      sampleRate: 24_000,
    }
    const alone = async (value: AudioValue | undefined, levelLines: boolean) => {
      const speech = [{ key: 'sc_1/l_b', wire: 0, value }]
      return loudness(ctx, (await mixed(sceneMix, { scene: SCENE, speech }, ctx, { levelLines })).dialogue)
    }
    expect(await alone(low, false)).toBeLessThan(-35)
    expect(Math.abs((await alone(low, true)) + 23)).toBeLessThan(1.5)
    expect(Math.abs((await alone(first, true)) - (await alone(first, false)))).toBeLessThan(0.2)
    // Beside a line of the right level each is measured for itself.
    const speech = [first, low].map((value, index) => ({ key: `sc_1/${line(index).id}`, wire: 0, value }))
    const mix = await mixed(sceneMix, { scene: SCENE, speech }, ctx)
    const sound = await left(ctx, mix.dialogue)
    const [loud, raised] = mix.lines.map(({ start, end }) => {
      const meter = new LoudnessMeter(1)
      meter.add([sound.subarray(Math.round(start * SAMPLE_RATE), Math.round(end * SAMPLE_RATE))])
      return meter.integrated()
    })
    expect(Math.abs(found(loud) - found(raised))).toBeLessThan(4)
  })

  it('sets the levels that were asked for', async () => {
    const ctx = await open()
    const cue = await hear(music, { scene: SCENE }, ctx)
    const mix = await mixed(sceneMix, { scene: SCENE, music: cue }, ctx, { musicDb: -12 })
    expect((await loudness(ctx, mix.music as AudioValue)) - (await loudness(ctx, cue))).toBeCloseTo(-12, 1)
  })

  it('refuses two voices for one line, by name', async () => {
    const ctx = await open()
    const first = found((await say(ctx))[0])
    const speech = [first, { ...first, wire: 1 }]
    await expect(run(sceneMix, { scene: SCENE, speech }, ctx)).rejects.toThrow(/two voices say the line l_a/)
  })
})
