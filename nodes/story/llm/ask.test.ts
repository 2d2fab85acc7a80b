import { afterEach, describe, expect, it } from 'vitest'
import { testContext } from '../../testing/context.ts'
import { type OllamaTurn, type StandInOllama, standInOllama } from '../../testing/ollama.ts'
import { NARRATOR, ScriptValue, type SeriesBibleValue, type StoryValue } from '../../types.ts'
import llmScript from '../llm-script.node.ts'
import { readAnswer } from './schema.ts'

const story: StoryValue = {
  premise: 'Ava discovers the secret lab; her mentor warns her',
  genre: 'sci-fi',
  theme: '',
  setting: '',
  tone: '',
  seconds: 30,
}
const person = (id: string, name: string) => ({
  id,
  name,
  role: '',
  gender: 'female' as const,
  personality: [],
  speakingStyle: '',
  appearance: '',
  clothing: '',
  relationships: {},
  references: [],
})
const bible: SeriesBibleValue = {
  title: '',
  world: '',
  visualRules: '',
  characters: [person('c_ava', 'Ava'), person('c_ilse', 'Dr. Ilse Marrow')],
}
const scene = (place: string, extra: object = {}) => ({
  place,
  interior: true,
  hour: 'Night',
  action: `Ava walks into the ${place}.`,
  camera: 'wide shot',
  mood: 'tense',
  characters: ['Ava'],
  seconds: 10,
  utterances: [{ speaker: 'AVA', text: `So this is the ${place}.`, emotion: 'awed' }],
  ...extra,
})
const good = {
  title: 'The Lab',
  logline: 'A door opens.',
  scenes: [scene('lab'), scene('stairwell', { seconds: 14 }), scene('roof')],
}

let server: StandInOllama | undefined
const host = process.env.OLLAMA_HOST
afterEach(async () => {
  await server?.close()
  server = undefined
  if (host === undefined) delete process.env.OLLAMA_HOST
  else process.env.OLLAMA_HOST = host
})
async function write(turns: OllamaTurn[], params: object = {}) {
  server = await standInOllama(['llama3.2:latest'], turns)
  process.env.OLLAMA_HOST = server.host
  const ctx = await testContext()
  const { script } = await llmScript.run({ inputs: { story, bible }, params: llmScript.params.parse(params), ctx })
  await ctx.close()
  return { script: ScriptValue.parse(script), said: ctx.said, asked: server.asked }
}

describe('a script from a model', () => {
  it('has ids from its content, emotions and hours that the library knows, and exactly the frames asked for', async () => {
    const { script, said, asked } = await write([{ say: JSON.stringify(good) }])
    expect(said.served).toEqual(['ollama llama3.2:latest'])
    expect(script.writer).toBe('ollama llama3.2:latest')
    expect(script.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(720)
    expect(script.scenes.map(({ frames }) => frames)).toEqual([212, 296, 212])
    expect(script.scenes.map(({ tailFrames }) => tailFrames)).toEqual([12, 12, 0])
    expect(script.scenes[0]).toMatchObject({ hour: 'night', characters: ['c_ava'] })
    expect(script.scenes[0]?.utterances[0]).toMatchObject({ speaker: 'c_ava', emotion: 'neutral' })
    expect(new Set(script.scenes.map(({ id }) => id)).size).toBe(3)
    expect(asked[0]?.format).toBeTypeOf('object')
    expect(said.notes.response).toBe(JSON.stringify(good))
  })

  it('is read through prose, fences, trailing commas and a missing end', () => {
    const json = JSON.stringify(good)
    for (const answer of [
      `Here you are:\n\`\`\`json\n${json}\n\`\`\`\nEnjoy!`,
      json.replace(/\}\]\}$/, '},]}'),
      json.slice(0, -2),
    ])
      expect(readAnswer(answer)).toMatchObject({ script: { title: 'The Lab' } })
    expect(readAnswer('I would rather not.')).toHaveProperty('problems')
  })

  it('is asked for again with the reasons when it cannot be used', async () => {
    const { script, asked } = await write([
      { say: 'Once upon a time' },
      { say: '{"title":"x","scenes":[]}' },
      { say: JSON.stringify(good) },
    ])
    expect(script.title).toBe('The Lab')
    expect(asked).toHaveLength(3)
    expect(asked[1]?.messages.at(-1)?.content).toContain('not JSON')
    expect(asked[2]?.messages.at(-1)?.content).toContain('scenes')
  })

  it('fails clearly after three unusable answers', async () => {
    await expect(write([{ say: 'No.' }])).rejects.toThrow(/no usable script in 3 answers.*embedded writer/)
  })

  it('keeps strangers out of the picture and says so', async () => {
    const odd = {
      ...good,
      scenes: [
        scene('lab', {
          characters: ['Ava', 'Zed'],
          utterances: [
            { speaker: 'Zed', text: 'Boo.' },
            { speaker: 'Ilse', text: 'Hush.' },
          ],
        }),
      ],
    }
    const { script, said, asked } = await write([{ say: JSON.stringify(odd) }])
    expect(asked).toHaveLength(3)
    expect(asked[1]?.messages.at(-1)?.content).toContain('Zed')
    expect(script.scenes[0]?.characters).toEqual(['c_ava'])
    expect(script.scenes[0]?.utterances.map(({ speaker }) => speaker)).toEqual([NARRATOR, 'c_ilse'])
    expect(said.warnings.join(' ')).toMatch(/“Zed”, who is not in the series bible/)
  })

  it('comes from the embedded writer when nobody answers, and says so', async () => {
    process.env.OLLAMA_HOST = 'http://127.0.0.1:9'
    const ctx = await testContext()
    const { script } = await llmScript.run({ inputs: { story, bible }, params: llmScript.params.parse({}), ctx })
    await ctx.close()
    expect(ctx.said.served).toEqual(['embedded writer'])
    expect((script as ScriptValue).writer).toBe('embedded writer')
    await expect(
      llmScript.run({ inputs: { story, bible }, params: llmScript.params.parse({ provider: 'ollama' }), ctx }),
    ).rejects.toThrow(/does not answer/)
  })
})
