// A stand-in for Ollama in tests: its routes, its NDJSON stream and its faults, over real HTTP.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the model says to one question, or what goes wrong instead. */
export type OllamaTurn =
  | { readonly say: string }
  /** An HTTP error before the stream begins. */
  | { readonly status: number; readonly error: string }
  /** Some text, then `{"error"}` in the stream under status 200. */
  | { readonly say: string; readonly thenError: string }
  /** Some text, then the connection breaks. */
  | { readonly say: string; readonly thenBreak: true }
  /** Never answers. */
  | { readonly hang: true }

export interface OllamaQuestion {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly format?: unknown
  readonly stream?: boolean
  readonly options?: { readonly temperature?: number; readonly seed?: number; readonly num_ctx?: number }
}

export interface StandInOllama {
  readonly host: string
  /** Every question asked, in order. */
  readonly asked: readonly OllamaQuestion[]
  close(): Promise<void>
}

/** Listens on a free port. `turns` are taken one for each question; the last one repeats. */
export async function standInOllama(models: readonly string[], turns: readonly OllamaTurn[]): Promise<StandInOllama> {
  const asked: OllamaQuestion[] = []
  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
    if (request.method === 'GET' && request.url === '/api/tags')
      return json(200, {
        models: models.map(name => ({ name, model: name, size: 1, digest: 'sha256:0', details: {} })),
      })
    if (request.method !== 'POST' || request.url !== '/api/chat') return json(404, { error: '404 page not found' })
    const question = JSON.parse(await body(request)) as OllamaQuestion
    if (!models.includes(question.model)) return json(404, { error: `model '${question.model}' not found` })
    const turn = turns[Math.min(asked.length, turns.length - 1)]
    asked.push(question)
    if (!turn || 'hang' in turn) return
    if ('status' in turn) return json(turn.status, { error: turn.error })
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    const line = (message: object) =>
      response.write(`${JSON.stringify({ model: question.model, created_at: '2026-11-20T00:00:00Z', ...message })}\n`)
    for (let at = 0; at < turn.say.length; at += 200)
      line({ message: { role: 'assistant', content: turn.say.slice(at, at + 200) }, done: false })
    if ('thenError' in turn) return void response.end(`${JSON.stringify({ error: turn.thenError })}\n`)
    if ('thenBreak' in turn) return void response.write('', () => response.destroy())
    line({
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: 'stop',
      total_duration: 1,
      eval_count: 1,
      prompt_eval_count: 1,
    })
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
