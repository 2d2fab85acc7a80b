// Video Gen and the Last-Frame Chain against the real illustrator and the real ffmpeg.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { facesRunner } from '../../worker/runners/faces.runner.ts'
import illustrated from '../../worker/runners/illustrated.runner.ts'
import { probe } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { type AudioValue, type ClipValue, type LookValue, SceneValue } from '../types.ts'
import chain from './last-frame-chain.node.ts'
import { extensionLengths, laySpeech } from './shot.ts'
import videoGen from './video-gen.node.ts'

const scene = SceneValue.parse({
  id: 'sc_lab',
  number: 1,
  interior: true,
  place: 'secret lab',
  hour: 'night',
  action: 'Ava finds the machine.',
  camera: 'medium, slow push in',
  mood: 'tense',
  characters: ['ava'],
  utterances: [{ id: 'l_one', speaker: 'ava', text: 'What is this place?', emotion: 'surprised' }],
  frames: 55,
  tailFrames: 5,
  fps: 12,
})
const ava: LookValue = {
  id: 'ava',
  name: 'Ava',
  gender: 'female',
  age: 27,
  appearance: 'auburn hair',
  clothing: 'green jacket',
  references: [],
  source: 'illustrated',
}
const speech: AudioValue = {
  digest: '0'.repeat(64),
  mime: 'audio/wav',
  bytes: 1,
  sampleRate: 48000,
  channels: 1,
  duration: 1.2,
  speech: {
    speaker: 'ava',
    text: 'What is this place?',
    emotion: 'surprised',
    words: [],
    phonemes: [{ phone: 'w', start: 0, end: 0.2 }],
  },
}
const lookup = {
  get: async (keys: string | readonly string[]) => (typeof keys === 'string' ? ava : keys.map(() => ava)),
  keys: async () => ['ava'],
}
const inputs = {
  scene,
  state: undefined,
  prompt: undefined,
  cast: lookup,
  first: undefined,
  speech: async () => [{ key: 'sc_lab/l_one', wire: 0, value: speech }],
}

const models = await mkdtemp(join(tmpdir(), 'reelgraph-picture-'))
afterAll(() => rm(models, { recursive: true, force: true }))
let open: TestContext[] = []
const context = async (): Promise<TestContext> => {
  const ctx = await testContext({ runners: [illustrated, facesRunner(models)], seed: 7 })
  open.push(ctx)
  return ctx
}
afterEach(async () => {
  for (const ctx of open) await ctx.close()
  open = []
})
const first = async (ctx: TestContext, seconds = 2): Promise<ClipValue> => {
  const { clip } = await videoGen.run({
    inputs,
    params: videoGen.params.parse({ seconds }),
    ctx,
  })
  return clip as ClipValue
}

describe('Video Gen', () => {
  it('makes the first seconds of a scene at its tier and says who served', async () => {
    const ctx = await context()
    const clip = await first(ctx)
    expect(clip).toMatchObject({ width: 640, height: 360, fps: 12, frames: 24, duration: 2, hasAudio: false })
    const { video } = await probe(ctx.artifacts.path(clip.digest), { count: true })
    expect(video).toMatchObject({
      codec: 'h264',
      frames: 24,
      pixelFormat: 'yuv420p',
      colorSpace: 'bt709',
      colorRange: 'tv',
    })
    expect(ctx.said.served).toEqual(['illustrated'])
  })
  it('makes a short scene in one piece', async () => {
    const clip = await first(await context(), 8)
    expect(clip.frames).toBe(60)
    // Nothing goes on from it.
    expect(clip.last).toBeUndefined()
  })
})

describe('Last-Frame Chain', () => {
  it('reaches exactly the frames of the scene and its tail, and marks the joins', async () => {
    const ctx = await context()
    const clip = await first(ctx)
    const made = await chain.run({
      inputs: { ...inputs, clip },
      params: chain.params.parse({ extensions: 2 }),
      ctx,
    })
    const whole = made.clip as ClipValue
    expect(whole).toMatchObject({ frames: 60, joins: [24, 42], width: 640, height: 360 })
    const { video } = await probe(ctx.artifacts.path(whole.digest), { count: true })
    expect(video?.frames).toBe(60)
  })
  it('goes on from the frame that was handed on, or from the clip of a generator that hands on none', async () => {
    const ctx = await context()
    const { last, ...clip } = await first(ctx)
    const extended = async (from: ClipValue) =>
      (await chain.run({ inputs: { ...inputs, clip: from }, params: chain.params.parse({ extensions: 1 }), ctx }))
        .clip as ClipValue
    expect((await readFile(ctx.artifacts.path(last?.digest as string))).subarray(1, 4).toString()).toBe('PNG')
    expect((await extended({ ...clip, last })).digest).toBe((await extended(clip)).digest)
  })
  it('hands a clip through that is the whole scene already', async () => {
    const ctx = await context()
    const clip = await first(ctx, 8)
    const made = await chain.run({
      inputs: { ...inputs, clip },
      params: chain.params.parse({}),
      ctx,
    })
    expect((made.clip as ClipValue).digest).toBe(clip.digest)
  })
})

describe('retakes', () => {
  it('make only what begins at their frame or later again, and a repair no clip at all', async () => {
    const ctx = await context()
    const clip = await first(ctx, 1)
    const steps = new Map<string, unknown>()
    const jobs: unknown[] = []
    const counted: TestContext = {
      ...ctx,
      step: async <T>(name: string, given: unknown, fn: () => Promise<T>) => {
        const key = JSON.stringify([name, given])
        if (!steps.has(key)) steps.set(key, await fn())
        return steps.get(key) as T
      },
      dispatch: (capability, job) => {
        jobs.push(capability === 'video.generate' ? job.params.startFrame : capability)
        return ctx.dispatch(capability, job)
      },
    }
    const drawn = await illustrated.run({
      capability: 'portrait.generate',
      params: { look: ava, state: null, width: 384, height: 384 },
      inputs: {},
      folder: await ctx.artifacts.scratch(),
      signal: ctx.signal,
      progress: () => {},
    })
    const portrait = await ctx.artifacts.adopt((drawn.outputs.front as { path: string }).path, 'image/png')
    const known = { ...ava, references: [{ ...portrait, width: 384, height: 384 }] }
    const cast = { ...lookup, get: async (keys: string | readonly string[]) => [keys].flat().map(() => known) }
    const make = async (more: Record<string, unknown>) => {
      jobs.length = 0
      const params = chain.params.parse({ extensions: 3, identityStrength: 0.3, ...more })
      const { clip: made } = await chain.run({ inputs: { ...inputs, cast, clip }, params, ctx: counted })
      return { made: made as ClipValue, jobs: [...jobs] }
    }
    const whole = await make({})
    expect(whole.jobs).toEqual([12, 28, 44])
    const third = await make({ retakes: [{ from: 44, seed: 3 }] })
    expect(third.jobs).toEqual([44])
    expect(third.made.digest).not.toBe(whole.made.digest)
    expect(third.made.joins).toEqual(whole.made.joins)
    const keyframe = await make({ retakes: [{ from: 28, keyframe: true }] })
    expect(keyframe.jobs).toEqual([28, 44])
    const repaired = await make({ retakes: [{ from: 28, faceRepair: 'inpaint' }] })
    expect(repaired.jobs).toEqual(['face.repair', 'face.repair'])
    expect(repaired.made.digest).not.toBe(whole.made.digest)
    expect(repaired.made.joins).toEqual(whole.made.joins)
  }, 600_000)
})

describe('the parts of a chain', () => {
  it('always sum to what is missing', () => {
    for (const missing of [1, 23, 100, 288, 420, 999])
      for (const count of [0, 1, 2, 3])
        expect(extensionLengths(missing, 24, count).reduce((a, b) => a + b, 0)).toBe(missing)
  })
  it('are two or three for a scene of twenty seconds after a shot of eight', () => {
    expect(extensionLengths(12 * 24, 24, 0)).toHaveLength(2)
    expect(extensionLengths(17 * 24, 24, 0)).toHaveLength(3)
  })
})

describe('speech', () => {
  it('belongs to the utterance that its key names', () => {
    const { speech: laid } = laySpeech(scene, [{ key: 'sc_lab/l_one', wire: 0, value: speech }])
    expect(laid).toHaveLength(1)
    expect(laid[0]).toMatchObject({ speaker: 'ava', emotion: 'surprised' })
    expect((laid[0]?.end ?? 0) - (laid[0]?.start ?? 0)).toBeCloseTo(1.2)
  })
})
