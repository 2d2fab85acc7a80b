// What a node's `run` may touch: everything else (web server, database handle, global state) is out of its reach.
import type { Json } from './json.ts'
import type { Key } from './keys.ts'

/** A reference to an immutable file by the SHA-256 of its bytes (64 hex digits). */
export interface ArtifactRef {
  readonly digest: string
  /** Media type, such as `video/mp4`. */
  readonly mime: string
  /** Size in bytes. */
  readonly bytes: number
}

/** The artifact store as a node sees it. Files are immutable; a path is for reading only. */
export interface ArtifactAccess {
  /** The absolute path of an artifact's file. @throws when its bytes are not there (evicted). */
  path(digest: string): string
  has(digest: string): boolean
  /** Moves a finished file into the store, durably. */
  adopt(file: string, mime: string): Promise<ArtifactRef>
  /** Stores bytes, durably. For small things: media is streamed to a file and adopted. */
  put(bytes: Uint8Array | string, mime: string): Promise<ArtifactRef>
  read(digest: string): Promise<Uint8Array>
  /** A new empty folder that is removed when the item ends. */
  scratch(): Promise<string>
}

/** A job for a worker. */
export interface JobRequest {
  /** Data the runner needs, JSON only. */
  readonly params: { readonly [key: string]: unknown }
  /** Artifacts the runner needs, by name. */
  readonly inputs?: { readonly [name: string]: ArtifactRef }
  /** Asks for a runner by name instead of the best one. */
  readonly runner?: string
}

/** What a worker made. */
export interface JobResult {
  readonly outputs: { readonly [name: string]: ArtifactRef & { readonly facts: { readonly [key: string]: unknown } } }
  /** What was found out rather than made, such as a face report. */
  readonly facts: { readonly [key: string]: unknown }
  /** Who did it, such as `illustrated`. */
  readonly servedBy: string
}

/** A private attempt made by `ctx.rerun`. */
export interface Rerun {
  /** The new values of the asked input ports, by port name. */
  readonly inputs: { readonly [port: string]: unknown }
  /** Which attempt this was for the item, counted from 1 over all loops of the run. */
  readonly attempt: number
}

/** A task at a service that charges for it. */
export interface PaidWork<T extends Json> {
  /** Submits the task and resolves to the service's id of it. `token` is unique to it: an idempotency key. */
  submit(token: string): Promise<string>
  /** Waits for the task and resolves to its value. @throws PermanentError when the task failed for good */
  collect(task: string): Promise<T>
  /** Asks the service whether it has a task with this token; where this is not possible a person is asked. */
  find?(token: string): Promise<string | undefined>
}

export interface NodeContext {
  /** The item's key: for messages and names of exported files only. Results never depend on it. */
  readonly key: Key
  readonly nodeId: string
  /** 32 unsigned bits from the effective seed param and the input digests, never from the key. */
  readonly seed: number
  /** Aborts when the run or the item is cancelled. */
  readonly signal: AbortSignal
  readonly artifacts: ArtifactAccess
  /** @param fraction 0…1 @param message what is being done @param preview a small image as a data URI */
  progress(fraction: number, message?: string, preview?: string): void
  log(message: string): void
  /** Says which provider did the work; kept with the take and shown on the node. */
  served(provider: string): void
  /** A warning kept with the take, such as speech that outran its scene. */
  warn(message: string): void
  /** Anything a person may want to see beside the take: final prompt, raw request and response without keys. */
  note(name: string, value: Json): void
  /** Sends a job to a worker that offers `capability`. Holds no slot while it waits. */
  dispatch(capability: string, job: JobRequest): Promise<JobResult>
  /**
   * Whether a worker here offers `capability`, such as `video.generate`, now or as soon as one that is starting is there.
   * It is not recorded: a worker that comes or goes never makes a finished result invalid.
   */
  offers(capability: string): Promise<boolean>
  /** A durable sub-result keyed by node type, `name` and `inputs`: computed once, however often the node runs. */
  step<T>(name: string, inputs: unknown, fn: () => Promise<T>): Promise<T>
  /**
   * Evaluates this node's input `ports` again, privately, with params patched for the upstream nodes named in `patches`
   * (`{node: {param: value}}`, applied to the items that agree with this node's key). With `under`, keys of the patched
   * nodes' items, only items at, above or below one of them are patched and made again: a node that gathers all scenes
   * re-makes the flagged ones so. Resolves to `undefined` when the budget of attempts is used up or everything asked for
   * is pinned; the reason is kept as a warning.
   */
  rerun(
    ports: readonly string[],
    patches: Record<string, Record<string, Json>>,
    options?: { readonly under?: readonly Key[] },
  ): Promise<Rerun | undefined>
  /** The upstream nodes, nearest first, whose declaration says `regenerable` and that reach the input `port`. */
  regenerable(
    port: string,
  ): readonly { readonly node: string; readonly type: string; readonly params: Record<string, unknown> }[]
  /**
   * Does a paid step at most once: journaled by result, attempt and `name`, the intent before it is submitted and the
   * service's id after. A run that is started again polls it; a task that failed ends its attempt.
   */
  once<T extends Json>(name: string, paid: PaidWork<T>): Promise<T>
  /** Adds to what the item cost, in US dollars. */
  spent(usd: number): void
  /**
   * Waits, across restarts and without holding a slot, until a person lets `value` pass, edits or rejects it; resolves
   * to the value to go on with. A decision belongs to the graph, the node, the key and the value. @throws PermanentError
   * when it was rejected, with the reason
   */
  approve(value: Json, question?: string): Promise<Json>
  /**
   * Writes something outside the graph through an effect that the host registered: `id` names the record, which is
   * replaced when the value changes and written again when it is gone, even if this item is then found in the cache.
   */
  effect(name: string, id: string, value: Json): Promise<void>
  /** Reads something outside the graph through a reader that the host registered; the read is recorded with its digest. */
  read<T = Json>(reader: string, argument: Json): Promise<T>
}

/** A fault that may pass: rate limits, 5xx, timeouts, a lost worker. It is tried again with backoff. */
export class TransientError extends Error {
  override name = 'TransientError'
  /** Milliseconds that the service asked to wait, if it said. */
  readonly retryAfterMs: number | undefined
  constructor(message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.retryAfterMs = options.retryAfterMs
  }
}

/** A fault that trying again cannot mend: bad input, policy, quota. The message is for people. */
export class PermanentError extends Error {
  override name = 'PermanentError'
}
