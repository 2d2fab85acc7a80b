// The engine as its hosts (server, CLI) see it.
import type { JobRequest, JobResult } from '../graph/context.ts'
import type { AnyNode } from '../graph/define.ts'
import type { GraphDocument, GraphNode } from '../graph/document.ts'
import type { Json } from '../graph/json.ts'
import type { NodeSpec } from '../graph/spec.ts'
import type {
  ApprovalInfo,
  DecideApproval,
  DecisionInfo,
  PaidTaskInfo,
  PlanInfo,
  QueueInfo,
  ResultInfo,
  RunInfo,
  RunRequest,
  TakeComparison,
  TakeInfo,
  Target,
} from '../protocol/api.ts'
import type { NumberedEvent, Problem } from '../protocol/events.ts'
import type { Evicted } from '../store/api.ts'

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
  /** Whether a worker offers the capability, now or as soon as one that is starting is there. */
  offers(capability: string): Promise<boolean>
}

/** Reads something outside the graph for a node (`ctx.read`); its value's digest is recorded with the result. */
export type Reader = (argument: Json) => Promise<Json>

/** A place outside the graph that nodes write to (`ctx.effect`). Records are named by an id and told apart by a digest. */
export interface Effect {
  /** The digest of the record `id`, or undefined when there is none. */
  digest(id: string): Promise<string | undefined>
  /** Writes the record, in place of one with the same id. */
  apply(id: string, value: Json, digest: string): Promise<void>
}

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
  /** Holds the run before its next items, or lets it go on. Items that are running end. */
  pause(on: boolean): void
  /** Its place in the queue: higher goes first. −9…9 */
  prioritise(priority: number): void
}

export interface EngineApi {
  /** Every node's declaration, by type. */
  readonly specs: ReadonlyMap<string, NodeSpec>
  /** Replaces the node library (a user's node was added or changed); runs that go on keep theirs. */
  useNodes(nodes: ReadonlyMap<string, AnyNode>): void
  /** Every problem of the document, or of what the targets need. */
  validate(document: GraphDocument, targets?: readonly Target[]): Promise<Problem[]>
  /** What would run and why, without running anything. */
  plan(request: RunRequest): Promise<PlanInfo>
  /** Queues a run; resolves once it is journaled. Runs are queued in the order of the calls. @throws InvalidGraphError */
  start(request: RunRequest): Promise<RunHandle>
  /** A run that is going on in this process. */
  running(id: string): RunHandle | undefined
  /** Starts again the runs that a crash interrupted; called once by the host when it is ready. */
  resume(): Promise<RunHandle[]>
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
  /**
   * Lists the takes of nodes under other ids too, by their old ones: as when nodes went into a sub-graph, or came out of
   * one. The old ids keep theirs, for who undoes that.
   */
  followTakes(graphId: string, ids: Readonly<Record<string, string>>): void
  /** Makes a take the current one of its result, whatever was made later. @throws Error when there is no such take */
  chooseTake(id: string): void
  /** Forgets a take for good. @throws Error when there is none */
  deleteTake(id: string): void
  /**
   * Takes values from outside (a file of one's own) as a take of an item: to be pinned there. The values are checked
   * against the node's outputs. @throws Error naming the port
   */
  importTake(graphId: string, node: GraphNode, key: string, outputs: Record<string, unknown>, label: string): TakeInfo
  /** What two takes were made of, side by side: only what differs. @throws Error when one is not there */
  compareTakes(a: string, b: string): TakeComparison
  /** Removes files, least recently used first, down to `budget` bytes. Files of `pinned` takes, paid and final ones stay. */
  collect(budget: number, pinned: Iterable<string>, idleMs?: number): Evicted
  /** Runs that wait or go on, in order, and whether the queue is paused. */
  queue(): QueueInfo
  /** Pauses or resumes the whole queue, durably. */
  pauseQueue(on: boolean): void
  /** Puts a waiting run before or behind the others of its priority. */
  moveRun(id: string, to: 'first' | 'last'): void
  /** What waits for a person's decision. */
  approvals(): ApprovalInfo[]
  /** What was decided about values of a graph, whether somebody waited for it or not. */
  decisions(graphId: string): DecisionInfo[]
  decide(decision: DecideApproval): void
  /** Paid tasks that a service has or may have. */
  tasks(): PaidTaskInfo[]
  /** Says what became of a task that nobody knows of: its id at the service, or null when it was never submitted. */
  settleTask(token: string, task: string | null): void
  /** Cancels everything, waits for it, closes the store. */
  close(): Promise<void>
}
