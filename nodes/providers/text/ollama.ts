// Ollama: the language models of a local server, asked for text or for JSON by a schema.
import { Ollama } from 'ollama'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'

/** Where Ollama listens: `OLLAMA_HOST`, or its usual port on this machine. */
export function ollamaHost(): string {
  const host = process.env.OLLAMA_HOST || 'http://127.0.0.1:11434'
  return host.includes('://') ? host : `http://${host}`
}

/** `OLLAMA_API_KEY` as a bearer token, for Ollama's own cloud or a proxy that asks for one. */
const ollamaHeaders = (): Record<string, string> =>
  process.env.OLLAMA_API_KEY ? { authorization: `Bearer ${process.env.OLLAMA_API_KEY}` } : {}

/** How long a health check waits, in milliseconds. */
const HEALTH_MS = 1500

/** A client whose requests end when `signal` aborts. */
const client = (host: string, signal: AbortSignal): Ollama =>
  new Ollama({
    host,
    headers: ollamaHeaders(),
    fetch: (input, init) =>
      fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal }),
  })

/** The installed models, newest first as Ollama lists them; `undefined` when no Ollama answers in time. */
export async function installedModels(signal: AbortSignal, host = ollamaHost()): Promise<string[] | undefined> {
  try {
    const { models } = await client(host, AbortSignal.any([signal, AbortSignal.timeout(HEALTH_MS)])).list()
    return models.map(model => model.name)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

export interface ChatRequest {
  readonly host?: string
  readonly model: string
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[]
  /** JSON Schema of the wanted answer; the model is constrained to it. */
  readonly schema?: object
  /** 0…2 */
  readonly temperature: number
  readonly seed: number
  /** Tokens of context that the model needs for question and answer. */
  readonly context?: number
  readonly signal: AbortSignal
  /** Called with the text so far. */
  readonly onText?: (text: string) => void
}

/**
 * Asks a model and returns its whole answer.
 * @throws TransientError when Ollama is busy, does not answer or fails midway; PermanentError when it lacks the model or
 * refuses the request
 */
export async function chat(request: ChatRequest): Promise<string> {
  const host = request.host ?? ollamaHost()
  try {
    const stream = await client(host, request.signal).chat({
      model: request.model,
      messages: request.messages.map(message => ({ ...message })),
      stream: true,
      ...(request.schema ? { format: request.schema } : {}),
      options: {
        temperature: request.temperature,
        seed: request.seed % 2147483647,
        ...(request.context ? { num_ctx: request.context } : {}),
      },
    })
    let text = ''
    let done = false
    for await (const part of stream) {
      text += part.message?.content ?? ''
      done ||= part.done
      request.onText?.(text)
    }
    if (!done) throw new TransientError(`Ollama at ${host} broke off in the middle of its answer`)
    return text
  } catch (error) {
    request.signal.throwIfAborted()
    throw explained(error, host, request.model)
  }
}

function explained(error: unknown, host: string, model: string): Error {
  if (error instanceof TransientError || error instanceof PermanentError) return error
  const message = error instanceof Error ? error.message : String(error)
  const status = (error as { status_code?: number }).status_code
  if (status === 404)
    return new PermanentError(
      `Ollama at ${host} has no model “${model}”. Run “ollama pull ${model}”, or choose another.`,
    )
  if (status === 400) return new PermanentError(`Ollama refused the request for “${model}”: ${message}`)
  if (status !== undefined)
    return new TransientError(`Ollama at ${host} answered ${status}: ${message}`, { cause: error })
  // A failed fetch, or an error that came in the middle of the stream under status 200.
  const unreachable = error instanceof TypeError || /fetch failed|ECONN|socket/i.test(message)
  return new TransientError(
    unreachable
      ? `Ollama does not answer at ${host}. Start it, set OLLAMA_HOST, or choose the embedded writer.`
      : `Ollama failed while “${model}” was answering: ${message}`,
    { cause: error },
  )
}
