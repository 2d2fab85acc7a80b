// A ComfyUI server's HTTP API. Facts of the protocol: server.py and execution.py of Comfy-Org/ComfyUI.
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import type { ApiForm } from '../../../engine/graph/edit/apiform.ts'
import { isObject } from '../../../engine/graph/json.ts'
import { type ObjectInfo, optionsOf } from './object-info.ts'

/** Where ComfyUI listens: `COMFYUI_URL`, or its usual port on this machine. */
export const comfyUrl = (env: NodeJS.ProcessEnv = process.env): string => {
  const url = env.COMFYUI_URL || 'http://127.0.0.1:8188'
  return (url.includes('://') ? url : `http://${url}`).replace(/\/+$/, '')
}

/** Headers of every request: `COMFYUI_TOKEN` as a bearer token, for servers behind a proxy that asks for one. */
export const comfyHeaders = (env: NodeJS.ProcessEnv = process.env): Record<string, string> =>
  env.COMFYUI_TOKEN ? { authorization: `Bearer ${env.COMFYUI_TOKEN}` } : {}

/** A file that a node of a workflow made. */
export interface ComfyFile {
  readonly node: string
  readonly filename: string
  readonly subfolder: string
  /** `output`, `temp` or `input`. */
  readonly type: string
}

export type PromptState =
  | { readonly state: 'unknown' }
  /** `ahead`: how many are before it in the queue. */
  | { readonly state: 'pending'; readonly ahead: number }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly files: readonly ComfyFile[]; readonly texts: readonly string[] }
  | { readonly state: 'failed'; readonly message: string }

/** How long a health check, a small request and an upload may take, in ms. */
const HEALTH_MS = 1500
const REQUEST_MS = 30_000
const TRANSFER_MS = 10 * 60_000

export type ComfyClient = ReturnType<typeof comfyClient>

/** A client of the ComfyUI at `url`. Every method rejects with TransientError when it cannot be reached or is broken. */
export function comfyClient(url: string, headers: Record<string, string>) {
  async function request(
    path: string,
    init: RequestInit,
    { signal, timeoutMs = REQUEST_MS }: { signal?: AbortSignal | undefined; timeoutMs?: number },
  ): Promise<Response> {
    signal?.throwIfAborted()
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      return await fetch(`${url}${path}`, {
        ...init,
        headers: { ...headers, ...init.headers },
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw new TransientError(`ComfyUI does not answer at ${url}. Start it, or set COMFYUI_URL.`, { cause: error })
    }
  }
  /** @throws PermanentError for a refusal (4xx), TransientError for a fault (5xx, 408, 429) */
  async function answered(response: Response, what: string): Promise<Response> {
    if (response.ok) return response
    const text = (await response.text().catch(() => '')).slice(0, 500)
    const message = `ComfyUI at ${url} answered ${response.status} to ${what}${text ? `: ${text}` : ''}`
    const passes = response.status >= 500 || response.status === 408 || response.status === 429
    throw passes ? new TransientError(message) : new PermanentError(message)
  }
  const getJson = async (path: string, what: string, signal?: AbortSignal): Promise<unknown> => {
    const response = await answered(await request(path, {}, { signal }), what)
    try {
      return await response.json()
    } catch (error) {
      signal?.throwIfAborted()
      throw new TransientError(`ComfyUI at ${url} gave no JSON for ${what}: is it something else that listens there?`, {
        cause: error,
      })
    }
  }
  const post = (path: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
    request(
      path,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      { signal },
    )

  return {
    url,
    /** Its version and device; undefined when no ComfyUI answers in time. */
    async health(signal: AbortSignal): Promise<{ version: string; device: string } | undefined> {
      try {
        const response = await request('/system_stats', {}, { signal, timeoutMs: HEALTH_MS })
        const stats: unknown = response.ok ? await response.json() : undefined
        if (!isObject(stats) || !isObject(stats.system)) return undefined
        const device = Array.isArray(stats.devices) && isObject(stats.devices[0]) ? stats.devices[0].name : undefined
        return { version: String(stats.system.comfyui_version ?? 'unknown'), device: String(device ?? 'CPU') }
      } catch {
        signal.throwIfAborted()
        return undefined
      }
    },

    /** What it says of its nodes; undefined when it does not answer in time. */
    async objectInfo(signal: AbortSignal): Promise<ObjectInfo | undefined> {
      const info = await getJson('/object_info', 'what its nodes are', signal).catch(() => undefined)
      signal.throwIfAborted()
      return isObject(info) ? (info as ObjectInfo) : undefined
    },

    /** What an input of one node type can be set to, such as the files that a loader finds. */
    async options(type: string, input: string, signal: AbortSignal): Promise<string[]> {
      const info = await getJson(`/object_info/${encodeURIComponent(type)}`, `what ${type} is`, signal)
      return optionsOf(isObject(info) ? (info as ObjectInfo) : undefined, type, input)
    },

    /**
     * Queues a workflow and resolves to its id, which is `promptId` where the server lets clients choose.
     * @throws PermanentError with every problem that the server found, by node
     */
    async submit(workflow: ApiForm, clientId: string, promptId: string, signal: AbortSignal): Promise<string> {
      const response = await post('/prompt', { prompt: workflow, client_id: clientId, prompt_id: promptId }, signal)
      if (response.status === 400) {
        const refusal: unknown = await response.json().catch(() => undefined)
        throw new PermanentError(`ComfyUI refused the workflow: ${refusalText(refusal, workflow)}`)
      }
      const body: unknown = await (await answered(response, 'the workflow')).json()
      const own = isObject(body) && typeof body.prompt_id === 'string' ? body.prompt_id : undefined
      if (own === undefined) throw new TransientError(`ComfyUI at ${url} took the workflow but gave it no id`)
      return own
    },

    /** What has become of a workflow. */
    async state(promptId: string, workflow: ApiForm, signal: AbortSignal): Promise<PromptState> {
      const history = await getJson(`/history/${encodeURIComponent(promptId)}`, 'the history', signal)
      const entry = isObject(history) ? history[promptId] : undefined
      if (isObject(entry)) return endOf(entry, workflow)
      const queue = await getJson('/queue', 'the queue', signal)
      const list = (name: string): unknown[][] =>
        isObject(queue) && Array.isArray(queue[name]) ? queue[name].filter(Array.isArray) : []
      if (list('queue_running').some(item => item[1] === promptId)) return { state: 'running' }
      // Items are [number, id, …]; the lowest number goes first.
      const pending = list('queue_pending').sort((a, b) => Number(a[0]) - Number(b[0]))
      const place = pending.findIndex(item => item[1] === promptId)
      if (place >= 0) return { state: 'pending', ahead: place + list('queue_running').length }
      return { state: 'unknown' }
    },

    /** Takes a workflow out of the queue, or stops it; nobody else's work is touched. */
    async cancel(promptId: string): Promise<void> {
      await post('/queue', { delete: [promptId] })
      const queue = await getJson('/queue', 'the queue')
      const running = isObject(queue) && Array.isArray(queue.queue_running) ? queue.queue_running : []
      // Older servers interrupt whatever runs, so only what is known to be ours is interrupted.
      if (running.some(item => Array.isArray(item) && item[1] === promptId))
        await post('/interrupt', { prompt_id: promptId })
    },

    /** Uploads an image and resolves to the name under which `LoadImage` finds it. */
    async upload(file: string, name: string, mime: string, signal: AbortSignal): Promise<string> {
      const form = new FormData()
      form.append('image', new Blob([await readFile(file)], { type: mime }), basename(name))
      form.append('overwrite', 'true')
      const response = await request(
        '/upload/image',
        { method: 'POST', body: form },
        { signal, timeoutMs: TRANSFER_MS },
      )
      const body: unknown = await (await answered(response, 'an image')).json()
      if (!isObject(body) || typeof body.name !== 'string')
        throw new TransientError(`ComfyUI at ${url} took an image but gave it no name`)
      return typeof body.subfolder === 'string' && body.subfolder !== '' ? `${body.subfolder}/${body.name}` : body.name
    },

    /** Downloads a file to `path`; false when the server has it no more. */
    async download({ filename, subfolder, type }: ComfyFile, path: string, signal: AbortSignal): Promise<boolean> {
      const query = new URLSearchParams({ filename, subfolder, type })
      const asked = await request(`/view?${query}`, {}, { signal, timeoutMs: TRANSFER_MS })
      if (asked.status === 404) return false
      const response = await answered(asked, `the file ${filename}`)
      try {
        if (response.body) await pipeline(Readable.fromWeb(response.body as never), createWriteStream(path))
        return true
      } catch (error) {
        signal.throwIfAborted()
        throw new TransientError(`ComfyUI at ${url} broke off in the middle of the file ${filename}`, { cause: error })
      }
    },
  }
}

/** `KSampler (3)`, with its title when it has one. */
export function nodeName(id: string, workflow: ApiForm): string {
  const node = Object.hasOwn(workflow, id) ? workflow[id] : undefined
  return node ? `${node._meta?.title ?? node.class_type} (${id})` : `node ${id}`
}

/** Every problem of a refused workflow, by node. */
function refusalText(refusal: unknown, workflow: ApiForm): string {
  if (!isObject(refusal)) return 'it did not say why'
  const problems = Object.entries(isObject(refusal.node_errors) ? refusal.node_errors : {}).flatMap(([id, found]) => {
    const errors = isObject(found) && Array.isArray(found.errors) ? found.errors.filter(isObject) : []
    return errors.map(
      error => `${nodeName(id, workflow)}: ${[error.message, error.details].filter(Boolean).join(': ')}`,
    )
  })
  const own = isObject(refusal.error)
    ? [refusal.error.message, refusal.error.details].filter(Boolean).join(': ')
    : String(refusal.error ?? 'it did not say why')
  return (problems.length > 0 ? problems.slice(0, 20).join('; ') : own) || 'it did not say why'
}

/** The end of a workflow as the history has it. */
function endOf(entry: Record<string, unknown>, workflow: ApiForm): PromptState {
  const status = isObject(entry.status) ? entry.status : {}
  const messages = Array.isArray(status.messages) ? status.messages.filter(Array.isArray) : []
  const told = (type: string): Record<string, unknown> | undefined => {
    const found = messages.find(message => message[0] === type)?.[1]
    return isObject(found) ? found : undefined
  }
  const error = told('execution_error')
  if (error) return { state: 'failed', message: failureText(error, workflow) }
  if (told('execution_interrupted')) return { state: 'failed', message: 'it was interrupted in ComfyUI' }
  if (status.status_str === 'error') return { state: 'failed', message: 'ComfyUI does not say why' }
  const files: ComfyFile[] = []
  const texts: string[] = []
  for (const [node, output] of Object.entries(isObject(entry.outputs) ? entry.outputs : {}))
    for (const [kind, list] of Object.entries(isObject(output) ? output : {})) {
      if (!Array.isArray(list)) continue
      for (const item of list)
        if (isObject(item) && typeof item.filename === 'string')
          files.push({
            node,
            filename: item.filename,
            subfolder: String(item.subfolder ?? ''),
            type: String(item.type ?? 'output'),
          })
        else if (kind === 'text' && typeof item === 'string') texts.push(item)
    }
  return { state: 'done', files, texts }
}

/** An `execution_error` in words: which node, and what it said. */
export function failureText(error: Record<string, unknown>, workflow: ApiForm): string {
  const id = String(error.node_id ?? '')
  const message = String(error.exception_message ?? 'it did not say why').trim()
  const hint = /out of memory|OutOfMemory/i.test(`${error.exception_type} ${message}`)
    ? ' (the GPU has too little memory: make the picture smaller or shorter, or choose a smaller model)'
    : ''
  return `${nodeName(id, workflow)} failed: ${message}${hint}`
}
