// What a worker's last word on a job means for the one who asked for it.
import { type JobResult, PermanentError, TransientError } from '../../engine/graph/context.ts'
import type { FromWorker } from '../../engine/protocol/worker.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'

export type Outcome = Extract<FromWorker, { type: 'done' | 'failed' }>
export type End = { readonly result: JobResult } | { readonly error: unknown }

/** The result of a `done` whose files have all arrived, else the error to throw. */
export function endOf(
  outcome: Outcome,
  from: { readonly worker: string; readonly runner: string },
  artifacts: Pick<ArtifactStore, 'info'>,
): End {
  if (outcome.type === 'failed') {
    const { kind, message } = outcome
    return { error: kind === 'transient' ? new TransientError(message) : new PermanentError(message) }
  }
  const outputs: Record<string, JobResult['outputs'][string]> = {}
  for (const { name, digest, mime, facts } of outcome.outputs) {
    const info = artifacts.info(digest)
    if (!info)
      return {
        error: new TransientError(`Worker ${from.worker} says it made "${name}", but the file never arrived.`),
      }
    outputs[name] = { digest: info.digest, bytes: info.bytes, mime, facts }
  }
  return { result: { outputs, facts: outcome.facts, servedBy: from.runner } }
}
