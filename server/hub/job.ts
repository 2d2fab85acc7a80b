// A job as the hub keeps it, from its dispatch to its end.
import { isObject } from '../../engine/graph/json.ts'
import type { ToWorker } from '../../engine/protocol/worker.ts'
import type { Dispatcher } from '../../engine/run/api.ts'
import type { Wanted } from './choose.ts'
import type { End, Outcome } from './outcome.ts'
import type { Session } from './session.ts'

/** What the engine asks for. */
export type JobCall = Parameters<Dispatcher['dispatch']>[1]

/** `waiting` for a slot, `leased` to a worker, or `detached` from one whose connection was lost. */
export interface Job {
  readonly id: string
  readonly order: number
  readonly wanted: Wanted
  readonly request: JobCall
  readonly settle: (end: End) => void
  state: 'waiting' | 'leased' | 'detached'
  lease: number
  session: Session | undefined
  /** Patience while waiting, grace until it is accepted and while it is detached. */
  timer: NodeJS.Timeout | undefined
}

/** A job that a worker brought from before the server started, which nobody has asked for yet. */
export interface Claim {
  readonly lease: number
  readonly timer: NodeJS.Timeout
  session: Session | undefined
  outcome: Outcome | undefined
}

export function wantedOf(capability: string, request: JobCall): Wanted {
  const model = isObject(request.params) ? request.params.model : undefined
  return {
    capability,
    runner: request.runner,
    model: typeof model === 'string' ? model : undefined,
    inputs: Object.values(request.inputs ?? {}),
  }
}

/** The message that hands a job out. */
export const messageFor = (job: Job, runner: string, checkpoints: Record<string, unknown>): ToWorker => ({
  type: 'job',
  jobId: job.id,
  lease: job.lease,
  capability: job.wanted.capability,
  runner,
  params: job.request.params,
  inputs: Object.entries(job.request.inputs ?? {}).map(([name, { digest, mime }]) => ({
    name,
    digest,
    mime,
    url: `/api/artifacts/${digest}`,
  })),
  checkpoints,
})

/** Which runner does an adopted job: the one it was given to, else the worker's first that could. */
export const runnerOf = (session: Session, job: Job, known: string): string =>
  known || (session.offers.find(offer => offer.capability === job.wanted.capability)?.runner ?? '')

/** Why a job found no worker, and what to do. */
export const nobodyOffers = (wanted: Wanted, sessions: ReadonlySet<Session>): string =>
  `No connected worker offers ${wanted.capability}${wanted.runner ? ` by ${wanted.runner}` : ''}. ` +
  (sessions.size === 0
    ? 'No worker is connected at all. Start one with `npm run worker -- --server <this server> --token <token>`.'
    : `Connected: ${[...sessions].map(session => session.name).join(', ')}. Start a worker whose runners offer it with ` +
      '`npm run worker -- --server <this server> --token <token>`, or choose another provider on the node.')
