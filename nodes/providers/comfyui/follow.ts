// Follows a workflow on a ComfyUI server until it ends: by WebSocket for progress and previews, by its history for certain.
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import type { ApiForm } from '../../../engine/graph/edit/apiform.ts'
import { isObject } from '../../../engine/graph/json.ts'
import { type ComfyClient, failureText, nodeName, type PromptState } from './client.ts'

export interface FollowOptions {
  readonly client: ComfyClient
  readonly headers: Record<string, string>
  readonly clientId: string
  readonly workflow: ApiForm
  readonly signal: AbortSignal
  /** @param preview a data URI */
  readonly onProgress: (fraction: number, message: string, preview?: string) => void
  /** How often the history is asked while the socket is quiet, and how long a server may be away, in ms. */
  readonly pollMs?: number
  readonly awayMs?: number
}

export interface Follower {
  /** Resolves to the end of a workflow. @throws PermanentError when it failed, TransientError when the server is gone */
  ended(promptId: string): Promise<Extract<PromptState, { state: 'done' }>>
  close(): void
}

/** Previews larger than this are not shown, in bytes. */
const LARGEST_PREVIEW = 2 * 1024 ** 2

/** Connects before anything is submitted, so that nothing is missed. A socket that cannot be had costs only the progress. */
export async function openFollower(options: FollowOptions): Promise<Follower> {
  const { client, workflow, signal, onProgress, pollMs = 2000, awayMs = 60_000 } = options
  const total = Math.max(1, Object.keys(workflow).length)
  const finished = new Set<string>()
  let promptId: string | undefined
  let fraction = 0
  let running = ''
  let isOver = false
  let failure: string | undefined
  let wake = (): void => {}
  let closed = false
  let socket: WebSocket | undefined
  let retry: NodeJS.Timeout | undefined

  const tell = (within: number, preview?: string): void => {
    fraction = Math.max(fraction, Math.min(0.99, (finished.size + within) / total))
    onProgress(fraction, running === '' ? 'ComfyUI works' : nodeName(running, workflow), preview)
  }

  function heard(data: Record<string, unknown>, type: unknown): void {
    const own = data.prompt_id
    if (promptId === undefined || (own !== undefined && own !== promptId)) return
    if (type === 'executing' && data.node === null) isOver = true
    else if (type === 'executing' && typeof data.node === 'string') {
      if (running !== '') finished.add(running)
      running = data.node
      tell(0)
    } else if (type === 'executed' && typeof data.node === 'string') finished.add(data.node)
    else if (type === 'execution_cached' && Array.isArray(data.nodes))
      for (const node of data.nodes) finished.add(String(node))
    else if (type === 'progress' && typeof data.value === 'number' && Number(data.max) > 0) {
      if (typeof data.node === 'string') running = data.node
      tell(Math.min(1, data.value / Number(data.max)))
    } else if (type === 'execution_success') isOver = true
    else if (type === 'execution_error') {
      failure = failureText(data, workflow)
      isOver = true
    } else if (type === 'execution_interrupted') {
      failure = 'it was interrupted in ComfyUI'
      isOver = true
    }
    if (isOver) wake()
  }

  function connect(): Promise<void> {
    return new Promise(resolve => {
      const url = `${client.url.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(options.clientId)}`
      const next = new WebSocket(url, { headers: options.headers, handshakeTimeout: 5000, maxPayload: 64 * 1024 ** 2 })
      socket = next
      next.on('open', resolve)
      next.on('message', (data, isBinary) => {
        if (isBinary) {
          const preview = previewIn(data as Buffer)
          if (preview && promptId !== undefined) tell(0, preview)
          return
        }
        try {
          const message: unknown = JSON.parse(String(data))
          if (isObject(message) && isObject(message.data)) heard(message.data, message.type)
        } catch {
          // Extensions send what they like.
        }
      })
      next.on('error', () => {})
      next.on('close', () => {
        resolve()
        wake()
        if (!closed) retry = setTimeout(() => void connect(), 1000)
        retry?.unref()
      })
    })
  }
  await connect()
  const stop = () => wake()
  signal.addEventListener('abort', stop)

  return {
    ended: async id => {
      promptId = id
      let answeredAt = performance.now()
      let lost = 0
      for (;;) {
        signal.throwIfAborted()
        const rest = new AbortController()
        wake = () => rest.abort()
        // What was said before there was anybody to wake needs no waiting.
        const quiet = lost > 0 || socket?.readyState !== WebSocket.OPEN ? Math.min(pollMs, 300) : pollMs
        if (!isOver) await delay(quiet, undefined, { signal: rest.signal }).catch(() => {})
        signal.throwIfAborted()
        if (failure !== undefined) throw new PermanentError(failure)
        let state: PromptState
        try {
          state = await client.state(id, workflow, signal)
          answeredAt = performance.now()
        } catch (error) {
          signal.throwIfAborted()
          if (!(error instanceof TransientError) || performance.now() - answeredAt > awayMs) throw error
          continue
        }
        if (state.state === 'done') return state
        if (state.state === 'failed') throw new PermanentError(state.message)
        if (state.state === 'pending' && state.ahead > 0)
          onProgress(0, `waiting in ComfyUI's queue behind ${state.ahead}`)
        // The history may come a moment after the last word; a server that was started anew never has it.
        lost = state.state === 'unknown' ? lost + 1 : 0
        if (lost > 5) throw new TransientError('ComfyUI knows nothing of the workflow any more: it was started anew')
        isOver = false
      }
    },
    close: () => {
      closed = true
      clearTimeout(retry)
      signal.removeEventListener('abort', stop)
      socket?.terminate()
    },
  }
}

/** A binary message's picture as a data URI: type 1 (JPEG or PNG), or type 4 (JSON, then the picture). Big-endian. */
function previewIn(message: Buffer): string | undefined {
  if (message.length < 8 || message.length > LARGEST_PREVIEW) return undefined
  const type = message.readUInt32BE(0)
  const second = message.readUInt32BE(4)
  if (type === 1) return dataUri(second === 2 ? 'png' : 'jpeg', message.subarray(8))
  if (type !== 4 || 8 + second > message.length) return undefined
  const picture = message.subarray(8 + second)
  return dataUri(picture[0] === 0x89 ? 'png' : 'jpeg', picture)
}

const dataUri = (format: string, bytes: Buffer): string => `data:image/${format};base64,${bytes.toString('base64')}`
