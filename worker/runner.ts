// A runner does one capability. It runs in a child process of the worker: data and files in, files and facts out.

/** What a runner is handed. */
export interface RunnerJob {
  readonly capability: string
  readonly params: Record<string, unknown>
  /** Local files of the job's inputs, by name; read only. */
  readonly inputs: Readonly<Record<string, { readonly path: string; readonly digest: string; readonly mime: string }>>
  /** An empty folder for the job's files; removed afterwards. */
  readonly folder: string
  readonly signal: AbortSignal
  progress(step: number, total: number, message?: string, preview?: string): void
  /** What an earlier, interrupted try of this very job saved, by name. */
  readonly checkpoints?: Readonly<Record<string, unknown>>
  /** Saves a JSON value with the server, so that another try of this job can go on from it. */
  checkpoint?(name: string, value: unknown): void
}

/** What a runner made. Files lie under `job.folder`. */
export interface RunnerResult {
  readonly outputs: Readonly<
    Record<string, { readonly path: string; readonly mime: string; readonly facts: Record<string, unknown> }>
  >
  readonly facts?: Record<string, unknown>
}

export interface Runner {
  /** Such as `illustrated`. */
  readonly name: string
  readonly capabilities: readonly string[]
  /** Throws TransientError or PermanentError (engine/graph/context.ts); anything else counts as permanent. */
  run(job: RunnerJob): Promise<RunnerResult>
}
