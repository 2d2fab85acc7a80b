import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import illustrated from '../../worker/runners/illustrated.runner.ts'
import { photoRunner } from '../../worker/runners/photo.runner.ts'
import flowNumber from '../flow/number.node.ts'
import preview from '../flow/preview.node.ts'
import flowSeed from '../flow/seed.node.ts'
import flowText from '../flow/text.node.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import type {
  LineValue,
  LookValue,
  SceneStateValue,
  SceneValue,
  ScriptValue,
  SeriesBibleValue,
  StoryValue,
  VoiceValue,
} from '../types.ts'
import continuity from './continuity.node.ts'
import dialogueLines from './dialogue-lines.node.ts'
import llmScript from './llm-script.node.ts'
import promptEngine from './prompt-engine.node.ts'
import sceneSplitter from './scene-splitter.node.ts'
import seriesBible from './series-bible.node.ts'
import { statesOf } from './states.ts'
import storyPrompt from './story-prompt.node.ts'

type Items<T> = { segment: string; value: T }[]
let ctx: TestContext
let models: string
let story: StoryValue
let made: { bible: SeriesBibleValue; looks: Items<LookValue>; voices: Items<VoiceValue> }
let script: ScriptValue
let scenes: Items<SceneValue>

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'reelgraph-models-'))
  ctx = await testContext({ runners: [illustrated, photoRunner(models)] })
  story = (await storyPrompt.run({ inputs: {}, params: storyPrompt.params.parse({}), ctx })).story as StoryValue
  made = (await seriesBible.run({ inputs: { story }, params: seriesBible.params.parse({}), ctx })) as typeof made
  script = (
    await llmScript.run({
      inputs: { story, bible: made.bible },
      params: llmScript.params.parse({ provider: 'embedded' }),
      ctx,
    })
  ).script as ScriptValue
  scenes = (await sceneSplitter.run({ inputs: { script }, params: {}, ctx })).scenes as Items<SceneValue>
})
afterAll(async () => {
  await ctx.close()
  await rm(models, { recursive: true, force: true })
})
const gathered = (list: Items<SceneValue>) => list.map(({ segment, value }) => ({ key: segment, wire: 0, value }))
const lookup = {
  get: async (key: string) => made.looks.find(({ segment }) => segment === key)?.value,
  keys: async () => made.looks.map(({ segment }) => segment),
}

describe('from a prompt to scenes', () => {
  it('the default prompt becomes 864 frames in three keyed scenes', () => {
    expect(script.frames).toBe(864)
    expect(scenes).toHaveLength(3)
    expect(scenes.map(({ segment }) => segment)).toEqual(script.scenes.map(({ id }) => id))
  })

  it('the bible has a look with a sheet of eight portraits and a voice for everybody, and one for the narrator', () => {
    expect(made.looks.map(({ segment }) => segment)).toEqual(made.bible.characters.map(({ id }) => id))
    for (const { value } of made.looks) {
      expect(value.source).toBe('illustrated')
      expect(value.references).toHaveLength(8)
      for (const reference of value.references) expect(ctx.artifacts.has(reference.digest)).toBe(true)
    }
    expect(made.voices.at(-1)?.segment).toBe('narrator')
    expect(ctx.said.served).toContain('illustrated')
  })

  it('a character keeps given references, and a lost one is named', async () => {
    const [first] = made.looks[0]?.value.references ?? []
    const params = (digest: string) =>
      seriesBible.params.parse({ characters: [{ name: 'Zed 🚀', references: [digest] }] })
    const own = (await seriesBible.run({ inputs: {}, params: params(first?.digest ?? ''), ctx })) as typeof made
    expect(own.looks[0]?.value).toMatchObject({
      name: 'Zed 🚀',
      source: 'uploaded',
      references: [{ digest: first?.digest, width: 512, height: 512 }],
    })
    await expect(seriesBible.run({ inputs: {}, params: params('0'.repeat(64)), ctx })).rejects.toThrow(
      /reference picture of Zed 🚀.*upload it again/,
    )
    const twice = seriesBible.params.parse({
      characters: [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
    })
    await expect(seriesBible.run({ inputs: {}, params: twice, ctx })).rejects.toThrow(/Two characters have the id “a”/)
  })

  it('lines come in order under their utterances’ ids', async () => {
    for (const { value: scene } of scenes) {
      const said = async (own: Record<string, unknown>) => {
        const params = dialogueLines.params.parse(own)
        return ((await dialogueLines.run({ inputs: { scene }, params, ctx })) as { lines: Items<LineValue> }).lines
      }
      const lines = await said({})
      expect(lines.map(({ segment }) => segment)).toEqual(scene.utterances.map(({ id }) => id))
      expect(lines.map(({ value }) => value.index)).toEqual(lines.map((_, index) => index))
      const [speaker = 'nobody'] = scene.characters
      expect(await said({ speaker })).toEqual(lines.filter(({ value }) => value.speaker === speaker))
    }
  })

  it('an empty premise is refused', async () => {
    await expect(
      storyPrompt.run({ inputs: {}, params: storyPrompt.params.parse({ premise: ' ' }), ctx }),
    ).rejects.toThrow(/premise is empty/)
  })
})

describe('continuity', () => {
  it('gives each scene its state under its own key', async () => {
    const { states } = (await continuity.run({
      inputs: { scenes: gathered(scenes), bible: made.bible },
      params: {},
      ctx,
    })) as { states: Items<SceneStateValue> }
    expect(states.map(({ segment }) => segment)).toEqual(scenes.map(({ segment }) => segment))
    for (const [index, { value }] of states.entries())
      expect(Object.keys(value.characters)).toEqual(scenes[index]?.value.characters)
  })

  it('names a scene’s character who is not in the bible', async () => {
    const [first] = scenes
    const odd = [{ key: 'sc_x', wire: 0, value: { ...(first?.value as SceneValue), characters: ['nobody'] } }]
    await expect(continuity.run({ inputs: { scenes: odd, bible: made.bible }, params: {}, ctx })).rejects.toThrow(
      /Scene 1 \(.+\) has the character “nobody”, who is not in the series bible/,
    )
    await expect(
      promptEngine.run({ inputs: { scene: odd[0]?.value, cast: lookup }, params: promptEngine.params.parse({}), ctx }),
    ).rejects.toThrow(/Scene 1 \(.+\) has the character “nobody”/)
  })

  it('carries wounds, clothes, things and wet on until the text changes them', () => {
    const base = {
      ...(scenes[0]?.value as SceneValue),
      utterances: [],
      weather: '',
      interior: true,
      hour: 'night' as const,
      mood: 'calm',
    }
    const cast = {
      characters: [
        { id: 'a', name: 'Ava Sorel', clothing: 'red coat' },
        { id: 'b', name: 'Tom', clothing: 'grey suit' },
      ] as SeriesBibleValue['characters'],
    }
    const at = (action: string, more: Partial<SceneValue> = {}): SceneValue => ({
      ...base,
      action,
      characters: ['a', 'b'],
      ...more,
    })
    const states = statesOf(
      [
        at('Ava picks up the brass key. Glass opens a cut across Ava’s palm. Tom waits.'),
        at('Tom walks home.', { interior: false, weather: 'hard rain' }),
        at('Ava changes into a blue dress. She gives the brass key to Tom.'),
        at('Tom bandages the hand. Ava’s cut is stitched up. Tom drops the brass key.'),
        at('They rest.', { characters: ['b'] }),
      ],
      cast,
    )
    expect(states[0]?.characters.a).toMatchObject({
      wardrobe: 'red coat',
      injuries: ['cut on the palm'],
      props: ['brass key'],
      conditions: [],
    })
    expect(states[0]?.characters.b).toMatchObject({ injuries: [], props: [] })
    expect(states[1]?.characters.a).toMatchObject({ injuries: ['cut on the palm'], conditions: ['wet'] })
    expect(states[2]?.characters.a).toMatchObject({ wardrobe: 'blue dress', props: [], conditions: ['wet'] })
    expect(states[2]?.characters.b).toMatchObject({ props: ['brass key'] })
    expect(states[3]?.characters.a).toMatchObject({ wardrobe: 'blue dress', injuries: [] })
    expect(states[3]?.characters.b?.props).toEqual([])
    expect(Object.keys(states[4]?.characters ?? {})).toEqual(['b'])
  })
})

describe('the prompt engine', () => {
  it('anchors identity in the same words in every scene, and adds camera, light, state and what to avoid', async () => {
    const states = statesOf(
      scenes.map(({ value }) => value),
      made.bible,
    )
    for (const [index, { value: scene }] of scenes.entries()) {
      const { prompt } = (await promptEngine.run({
        inputs: { scene, state: states[index], cast: lookup, bible: { ...made.bible, visualRules: 'teal and amber' } },
        params: promptEngine.params.parse({ negative: 'cats' }),
        ctx,
      })) as { prompt: string }
      for (const id of scene.characters) {
        const look = await lookup.get(id)
        expect(prompt).toContain(look?.appearance)
        expect(prompt).toContain(look?.clothing)
      }
      for (const words of [scene.camera, scene.place, scene.hour, scene.action, 'teal and amber', 'cats', 'Avoid:'])
        expect(prompt).toContain(words)
    }
  })

  it('says that a scene without characters shows nobody', async () => {
    const scene = { ...(scenes[0]?.value as SceneValue), characters: [] }
    const { prompt } = await promptEngine.run({
      inputs: { scene, cast: lookup },
      params: promptEngine.params.parse({}),
      ctx,
    })
    expect(prompt).toContain('No people in the picture.')
  })
})

describe('flow nodes', () => {
  it('hand on what they hold', async () => {
    expect(await flowText.run({ inputs: {}, params: { text: 'あ' }, ctx })).toEqual({ text: 'あ' })
    expect(await flowNumber.run({ inputs: {}, params: { number: -1.5 }, ctx })).toEqual({ number: -1.5 })
    expect(await flowSeed.run({ inputs: {}, params: { seed: 7 }, ctx })).toEqual({ seed: 7 })
    expect(await preview.run({ inputs: { value: { a: 1 } }, params: {}, ctx })).toEqual({ value: { a: 1 } })
  })
})
