import { afterEach, describe, expect, it } from 'vitest'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import { type OllamaTurn, type StandInOllama, standInOllama } from '../../testing/ollama.ts'
import { chat, installedModels } from './ollama.ts'

let server: StandInOllama | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})
const signal = new AbortController().signal
const ask = async (turn: OllamaTurn, model = 'llama3.2:latest', own: AbortSignal = signal) => {
  server = await standInOllama(['llama3.2:latest', 'qwen3:4b'], [turn])
  return chat({
    host: server.host,
    model,
    messages: [{ role: 'user', content: 'Hello' }],
    temperature: 0.5,
    seed: 4294967295,
    signal: own,
  })
}

describe('Ollama', () => {
  it('lists its models, and counts as absent when nobody listens', async () => {
    server = await standInOllama(['llama3.2:latest', 'qwen3:4b'], [])
    expect(await installedModels(signal, server.host)).toEqual(['llama3.2:latest', 'qwen3:4b'])
    const { host } = server
    await server.close()
    expect(await installedModels(signal, host)).toBeUndefined()
  })

  it('gives the whole streamed answer, and is sent schema, seed and temperature', async () => {
    const answer = 'word '.repeat(300)
    server = await standInOllama(['m'], [{ say: answer }])
    const seen: number[] = []
    const text = await chat({
      host: server.host,
      model: 'm',
      messages: [{ role: 'user', content: 'Go' }],
      schema: { type: 'object' },
      temperature: 0.7,
      seed: 9,
      context: 8192,
      signal,
      onText: so => seen.push(so.length),
    })
    expect(text).toBe(answer)
    expect(seen.length).toBeGreaterThan(5)
    expect(server.asked[0]).toMatchObject({
      model: 'm',
      stream: true,
      format: { type: 'object' },
      options: { temperature: 0.7, seed: 9, num_ctx: 8192 },
    })
  })

  it.each<[string, OllamaTurn]>([
    ['is busy', { status: 503, error: 'server busy, please try again. maximum pending requests exceeded' }],
    ['is limited', { status: 429, error: 'too many requests' }],
    ['crashes', { status: 500, error: 'llama runner process has terminated' }],
    [
      'fails in the middle of the stream',
      { say: '{"title"', thenError: 'an error was encountered while running the model' },
    ],
    ['breaks off', { say: '{"title"', thenBreak: true }],
  ])('fails for now when it %s', async (_, turn) => {
    await expect(ask(turn)).rejects.toThrow(TransientError)
  })

  it('fails for good, with what to do, when the model is not installed or the request is refused', async () => {
    await expect(ask({ say: '' }, 'nobody')).rejects.toThrow(/no model “nobody”.*ollama pull nobody/)
    await server?.close()
    await expect(ask({ status: 400, error: 'invalid format' })).rejects.toThrow(PermanentError)
  })

  it('says where it looked when nobody answers', async () => {
    await expect(
      chat({ host: 'http://127.0.0.1:9', model: 'm', messages: [], temperature: 1, seed: 1, signal }),
    ).rejects.toThrow(/does not answer at http:\/\/127\.0\.0\.1:9/)
  })

  it('stops at once when the run is cancelled', async () => {
    const cancel = new AbortController()
    const asking = ask({ hang: true }, 'llama3.2:latest', cancel.signal)
    cancel.abort(new Error('cancelled by the user'))
    await expect(asking).rejects.toThrow('cancelled by the user')
  })
})
