// Runs a workflow on a ComfyUI server: images up, the workflow queued or found again, its files down and probed.
import { createHash, randomUUID } from 'node:crypto'
import { extname, join } from 'node:path'
import sharp from 'sharp'
import { PermanentError, TransientError } from '../../../engine/graph/context.ts'
import type { ApiForm } from '../../../engine/graph/edit/apiform.ts'
import { canonical } from '../../../engine/graph/json.ts'
import { packetTimes, probe } from '../../media/ffmpeg/index.ts'
import { type Bindings, bind, type Given } from './bindings.ts'
import type { ComfyClient, ComfyFile, PromptState } from './client.ts'
import { openFollower } from './follow.ts'

export interface ExecuteOptions {
  readonly client: ComfyClient
  readonly headers: Record<string, string>
  readonly workflow: ApiForm
  readonly bindings: Bindings
  readonly given: Omit<Given, 'images'>
  /** Local files for the bound images, in order. */
  readonly images: readonly { readonly path: string; readonly digest: string; readonly mime: string }[]
  /** Where files are put. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number, message: string, preview?: string) => void
  /** Remembers the id of a try durably: `submit` is called only when it is not known. */
  readonly remember: (name: string, key: unknown, submit: () => Promise<string>) => Promise<string>
  readonly pollMs?: number
  readonly awayMs?: number
}

/** A file that the workflow made. */
export type Made = { readonly path: string; readonly mime: string; readonly node: string } & (
  | { readonly kind: 'image'; readonly facts: { readonly width: number; readonly height: number } }
  | {
      readonly kind: 'clip'
      readonly facts: {
        readonly width: number
        readonly height: number
        readonly fps: number
        readonly frames: number
        readonly duration: number
        readonly hasAudio: boolean
      }
    }
  | {
      readonly kind: 'audio'
      readonly facts: { readonly sampleRate: number; readonly channels: number; readonly duration: number }
    }
)

/** Tries of one workflow that a server has forgotten or failed. */
const MOST_TRIES = 50

/**
 * Runs a workflow and resolves to its files in the order of the wanted nodes. What was queued before an interruption is
 * found again by its id, which follows from the workflow; on abort it leaves the server's queue.
 * @throws PermanentError naming the node that failed or was refused; TransientError when the server is away
 */
export async function executeWorkflow(options: ExecuteOptions): Promise<{ files: Made[]; texts: readonly string[] }> {
  const { client, signal, onProgress, bindings } = options
  const names: string[] = []
  for (const [index, image] of options.images.entries()) {
    onProgress(0, `sending image ${index + 1} of ${options.images.length}`)
    const extension = { 'image/jpeg': '.jpg', 'image/webp': '.webp' }[image.mime] ?? '.png'
    names.push(
      await client.upload(image.path, `reelgraph-${image.digest.slice(0, 24)}${extension}`, image.mime, signal),
    )
  }
  const workflow = bind(options.workflow, bindings, { ...options.given, images: names })
  const titled = Object.fromEntries(
    Object.entries(workflow).map(([id, node]) => [id, { ...node, ...metaOf(options.workflow, id) }]),
  )
  for (let first = 1; ; ) {
    const ended = await finish({ ...options, workflow: titled }, first)
    const files = await fetchAll(options, ended.files)
    if (files) return { files, texts: ended.texts }
    if (ended.isNew) throw new TransientError('ComfyUI made files that it does not give')
    // Found from an earlier time, its files deleted since: made anew.
    first = ended.attempt + 1
  }
}

/** The wanted files, or undefined when one of them is gone. */
async function fetchAll(options: ExecuteOptions, all: readonly ComfyFile[]): Promise<Made[] | undefined> {
  const { client, bindings, signal, onProgress } = options
  const wanted = bindings.outputs.length > 0 ? bindings.outputs : [...new Set(all.map(file => file.node))]
  const files = wanted
    .flatMap(id => all.filter(file => file.node === id))
    .filter((file, _, found) => file.type !== 'temp' || found.every(other => other.type === 'temp'))
  const made: Made[] = []
  for (const [index, file] of files.entries()) {
    onProgress(0.99, `fetching ${file.filename}`)
    const path = join(options.folder, `file-${index}${safeExtension(file)}`)
    if (!(await client.download(file, path, signal))) return undefined
    made.push(await describeFile(file, path, signal))
  }
  return made
}

const metaOf = (workflow: ApiForm, id: string) => {
  const meta = Object.hasOwn(workflow, id) ? workflow[id]?._meta : undefined
  return meta ? { _meta: meta } : {}
}

/** Queues the workflow, or finds it where an earlier try left it, and waits for its end. */
async function finish(
  options: ExecuteOptions,
  first: number,
): Promise<Extract<PromptState, { state: 'done' }> & { readonly attempt: number; readonly isNew: boolean }> {
  const { client, signal, workflow, remember } = options
  const clientId = randomUUID()
  const follower = await openFollower({ ...options, clientId })
  const key = createHash('sha256')
    .update(canonical(withoutTitles(workflow)))
    .digest('hex')
  let promptId: string | undefined
  // What is queued leaves with us, also when the abort comes while it is being queued.
  const leave = async (): Promise<void> => {
    if (promptId !== undefined) await client.cancel(promptId).catch(() => {})
  }
  try {
    for (let attempt = first; attempt < first + MOST_TRIES; attempt++) {
      const own = uuidOf(`${key} ${attempt}`)
      let isNew = false
      const id = await remember('comfyui prompt', { key, attempt }, async () => {
        // A crash between queueing and remembering leaves it there under the id that it would get again.
        const before = await client.state(own, workflow, signal)
        isNew = before.state === 'unknown'
        promptId = own
        return isNew ? client.submit(workflow, clientId, own, signal) : own
      })
      if (!isNew) {
        const state = await client.state(id, workflow, signal)
        if (state.state === 'unknown' || state.state === 'failed') continue
      }
      promptId = id
      return { ...(await follower.ended(id)), attempt, isNew }
    }
    throw new TransientError('ComfyUI forgot the workflow again and again')
  } catch (error) {
    if (signal.aborted) await leave()
    throw error
  } finally {
    follower.close()
  }
}

const withoutTitles = (workflow: ApiForm): ApiForm =>
  Object.fromEntries(
    Object.entries(workflow).map(([id, { class_type, inputs }]) => [id, { class_type, inputs }] as const),
  )

/** A UUID (version 8, RFC 9562) that follows from a text. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const safeExtension = ({ filename }: ComfyFile): string => /^\.[a-z0-9]{1,5}$/i.exec(extname(filename))?.[0] ?? ''

async function describeFile(file: ComfyFile, path: string, signal: AbortSignal): Promise<Made> {
  const picture = await sharp(path, { limitInputPixels: 200_000_000 })
    .metadata()
    .catch(() => undefined)
  if (picture?.format && !/\.(gif|mp4|webm|mkv|mov)$/i.test(file.filename)) {
    const { width, height } = picture.autoOrient
    return { path, mime: `image/${picture.format}`, node: file.node, kind: 'image', facts: { width, height } }
  }
  const found = await probe(path, { signal }).catch(error => {
    throw new PermanentError(
      `ComfyUI made ${file.filename}, which is no picture, film or sound: ${(error as Error).message}`,
    )
  })
  const { video, audio } = found
  if (video && video.fps > 0) {
    const { times, constantRate, longestStep } = await packetTimes(path, signal)
    const length = (times.at(-1) ?? 0) - (times[0] ?? 0)
    const { width, height, fps } = video
    const duration = length + (constantRate ? 1 / fps : longestStep)
    const mime = /webm/.test(found.format) ? 'video/webm' : /gif/.test(found.format) ? 'image/gif' : 'video/mp4'
    const facts = { width, height, fps, frames: times.length, duration, hasAudio: audio !== undefined }
    return { path, mime, node: file.node, kind: 'clip', facts }
  }
  if (!audio) throw new PermanentError(`ComfyUI made ${file.filename}, which holds neither pictures nor sound`)
  const { sampleRate, channels } = audio
  const mime =
    { wav: 'audio/wav', flac: 'audio/flac', mp3: 'audio/mpeg', ogg: 'audio/ogg' }[found.format] ?? 'audio/mp4'
  return {
    path,
    mime,
    node: file.node,
    kind: 'audio',
    facts: { sampleRate, channels, duration: audio.duration || found.duration },
  }
}
