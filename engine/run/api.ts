// The engine as its hosts (server, CLI) see it.
import type { JobRequest, JobResult } from '../graph/context.ts'
import type { GraphDocument } from '../graph/document.ts'
import type { Json } from '../graph/json.ts'
import type { PlanInfo, ResultInfo, RunInfo, RunRequest, TakeInfo, Target } from '../protocol/api.ts'
import type { NumberedEvent, Problem } from '../protocol/events.ts'

/** Sends jobs to workers. The server's hub implements it. */
export interface Dispatcher {
  /**
   * @throws TransientError when the worker was lost or says so, PermanentError otherwise (also when no worker offers the
   * capability within the hub's patience), or the signal's reason.
   */
  dispatch(
    capability: string,
    job: JobRequest & {
      /** Durable and unique to the result and the attempt: a worker that reconnects keeps its job. */
      readonly jobId: string
      /** Lower goes first. */
      readonly priority: number
      readonly signal: AbortSignal
      /** Called when a worker takes the job, so that waiting for one does not count as work. */
      readonly onTaken: () => void
      readonly onProgress: (fraction: number, message?: string, preview?: string) => void
    },
  ): Promise<JobResult>
}

/** Reads something outside the graph for a node (`ctx.read`); its value's digest is recorded with the result. */
export type Reader = (argument: Json) => Promise<Json>

/** Thrown before anything runs; every problem at once. */
export class InvalidGraphError extends Error {
  override name = 'InvalidGraphError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(problem => problem.message).join('\n'))
    this.problems = problems
  }
}

export interface RunHandle {
  readonly id: string
  info(): RunInfo
  /** Resolves when the run has ended, however it ended, and everything of it is durable. */
  readonly finished: Promise<RunInfo>
  /** Stops the run, or one node, or one item of it. Finished items stay. */
  cancel(target?: Target): void
}

export interface EngineApi {
  /** Every problem of the document, or of what the targets need. */
  validate(document: GraphDocument, targets?: readonly Target[]): Problem[]
  /** What would run and why, without running anything. */
  plan(request: RunRequest): Promise<PlanInfo>
  /** @throws InvalidGraphError */
  start(request: RunRequest): RunHandle
  /** A run that is going on in this process. */
  running(id: string): RunHandle | undefined
  /** Starts again the runs that a crash interrupted; called once by the host when it is ready. */
  resume(): RunHandle[]
  /** Journaled runs, newest first. */
  runs(filter?: { graphId?: string; limit?: number }): RunInfo[]
  runInfo(id: string): RunInfo | undefined
  /** The document that a run ran. */
  runDocument(id: string): GraphDocument | undefined
  /**
   * Follows a run: first the journaled events after `after`, then live ones, in order, each once, in batches.
   * Returns the function that stops it.
   */
  follow(id: string, after: number, listener: (events: readonly NumberedEvent[]) => void): () => void
  /** The latest result of every item of a graph. */
  results(graphId: string): ResultInfo[]
  /** The items that a run made or found. */
  runResults(runId: string): ResultInfo[]
  take(id: string): TakeInfo | undefined
  /** Every take made for an item of a graph, newest first. */
  takes(graphId: string, node: string, key: string): TakeInfo[]
  /** Cancels everything, waits for it, closes the store. */
  close(): Promise<void>
}
