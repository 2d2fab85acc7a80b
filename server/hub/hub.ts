// The worker hub: hands jobs to connected workers, under leases, and gives back what they made.
import type { WebSocket } from 'ws'
import { type JobResult, PermanentError, TransientError } from '../../engine/graph/context.ts'
import type { WorkerInfo } from '../../engine/protocol/api.ts'
import type { FromWorker, ToWorker } from '../../engine/protocol/worker.ts'
import type { Dispatcher } from '../../engine/run/api.ts'
import type { ArtifactStore } from '../../engine/store/api.ts'
import type { Checkpoints } from './checkpoints.ts'
import { choose, offers } from './choose.ts'
import { type Claim, type Job, type JobCall, messageFor, nobodyOffers, runnerOf, wantedOf } from './job.ts'
import { endOf, type Outcome } from './outcome.ts'
import { remember, type Session, speakTo } from './session.ts'

export interface HubOptions {
  readonly artifacts: Pick<ArtifactStore, 'info'>
  readonly checkpoints: Checkpoints
  /** ms between pings; a connection silent for three of them is lost. Default 5000 */
  readonly heartbeatMs?: number
  /** ms that a lost worker's jobs wait for it to come back. Default 15000 */
  readonly graceMs?: number
  /** ms that a job waits for a worker that offers its capability. Default 20000 */
  readonly patienceMs?: number
  /** The clock, in ms since the epoch: leases are drawn from it so that they rise over restarts. */
  readonly now?: () => number
  readonly log?: (message: string) => void
  /** Called when a job finds no worker that offers what it needs. */
  readonly onNeed?: () => void
  /** Whether a worker is on its way: while it is, no job runs out of patience. Default never */
  readonly expecting?: () => boolean
}

export interface Hub extends Dispatcher {
  /** Takes over a worker's socket. `name` is what its token says it is called; without it the worker names itself. */
  accept(socket: WebSocket, name?: string): void
  workers(): WorkerInfo[]
  /** Calls back when workers come, go, or change what they run. Returns the function that stops it. */
  onChange(listener: () => void): () => void
  /** Gives the worker no more jobs; it leaves when it has finished what it has. False when there is no such worker. */
  drain(workerId: string): boolean
  /** Rejects what waits and ends every connection. Workers elsewhere keep their running jobs and come back. */
  close(): void
}

export function createHub(options: HubOptions): Hub {
  const { artifacts, checkpoints } = options
  const { heartbeatMs = 5000, graceMs = 15_000, patienceMs = 20_000, now = Date.now } = options
  const { log = () => {}, onNeed = () => {}, expecting = () => false } = options
  const sessions = new Set<Session>()
  const jobs = new Map<string, Job>()
  const claims = new Map<string, Claim>()
  const listeners = new Set<() => void>()
  /** Leases below this one were given by an earlier life of the server. */
  const firstLease = now()
  let lastLease = firstLease
  let workerCount = 0
  let order = 0
  let pumping = false
  let closed = false

  const changed = (): void => {
    for (const listener of listeners) listener()
  }

  // Jobs ------------------------------------------------------------------------------------------------------------

  function dispatch(capability: string, request: JobCall): Promise<JobResult> {
    return new Promise((resolve, reject) => {
      if (closed) throw new TransientError('The server is shutting down.')
      if (request.signal.aborted) throw request.signal.reason
      if (jobs.has(request.jobId)) throw new PermanentError(`Job ${request.jobId} was dispatched twice.`)
      const onAbort = (): void => {
        if (job.session) job.session.send({ type: 'cancel', jobId: job.id, lease: job.lease })
        job.settle({ error: request.signal.reason })
      }
      const job: Job = {
        id: request.jobId,
        order: order++,
        wanted: wantedOf(capability, request),
        request,
        settle: end => {
          if (!jobs.delete(job.id)) return
          clearTimeout(job.timer)
          request.signal.removeEventListener('abort', onAbort)
          if ('result' in end) resolve(end.result)
          else reject(end.error)
          if ('result' in end || end.error instanceof PermanentError) checkpoints.forget(job.id)
          pump()
        },
        state: 'waiting',
        lease: 0,
        session: undefined,
        timer: undefined,
      }
      jobs.set(job.id, job)
      request.signal.addEventListener('abort', onAbort, { once: true })
      const claim = claims.get(job.id)
      if (claim) adopt(job, claim)
      else pump()
      refreshPatience()
    })
  }

  /** Hands waiting jobs out, the lowest priority number first, as far as slots go. */
  function pump(): void {
    if (pumping || closed) return
    pumping = true
    queueMicrotask(() => {
      pumping = false
      const waiting = [...jobs.values()].filter(job => job.state === 'waiting')
      waiting.sort((a, b) => a.request.priority - b.request.priority || a.order - b.order)
      const full = new Set<string>()
      for (const job of waiting) {
        const kind = `${job.wanted.capability} ${job.wanted.runner ?? ''}`
        if (full.has(kind)) continue
        const found = choose(sessions, job.wanted)
        if (found) handOut(job, found.worker, found.runner)
        else full.add(kind)
      }
      changed()
    })
  }

  function handOut(job: Job, session: Session, runner: string): void {
    clearTimeout(job.timer)
    job.state = 'leased'
    job.request.onTaken()
    job.session = session
    job.lease = lastLease = Math.max(lastLease + 1, now())
    session.jobs.set(job.id, { capability: job.wanted.capability, runner, lease: job.lease })
    for (const input of job.wanted.inputs) remember(session, input.digest)
    job.timer = setTimeout(() => {
      session.send({ type: 'cancel', jobId: job.id, lease: job.lease })
      job.settle({ error: new TransientError(`Worker ${session.name} did not take the job that it was given.`) })
    }, graceMs)
    session.send(messageFor(job, runner, checkpoints.load(job.id)))
  }

  /** Jobs that no connected worker could ever take run out of patience; the others wait for a slot. */
  function refreshPatience(): void {
    for (const job of jobs.values()) {
      if (job.state !== 'waiting') continue
      if ([...sessions].some(session => offers(session, job.wanted))) {
        clearTimeout(job.timer)
        job.timer = undefined
      } else if (!job.timer) {
        waitForWorker(job)
        onNeed()
      }
    }
  }

  function waitForWorker(job: Job): void {
    job.timer = setTimeout(() => {
      if (expecting()) waitForWorker(job)
      else job.settle({ error: new PermanentError(nobodyOffers(job.wanted, sessions)) })
    }, patienceMs)
  }

  // Workers ---------------------------------------------------------------------------------------------------------

  function greeted(session: Session, running: readonly { jobId: string; lease: number }[]): void {
    sessions.add(session)
    for (const { jobId, lease } of running) {
      const job = jobs.get(jobId)
      if (job && job.state !== 'waiting') {
        if (job.lease === lease) attach(job, session)
        else session.send({ type: 'cancel', jobId, lease })
      } else if (job || lease < firstLease) claimJob(session, jobId, lease, job)
      else session.send({ type: 'cancel', jobId, lease })
    }
    log(`Worker ${session.name} is here: ${[...new Set(session.offers.map(offer => offer.capability))].join(', ')}`)
    refreshPatience()
    pump()
  }

  function attach(job: Job, session: Session): void {
    clearTimeout(job.timer)
    // A connection that is half dead may still be listed with this job.
    const runner = job.session?.jobs.get(job.id)?.runner ?? ''
    job.session?.jobs.delete(job.id)
    job.state = 'leased'
    job.session = session
    session.jobs.set(job.id, {
      capability: job.wanted.capability,
      runner: runnerOf(session, job, runner),
      lease: job.lease,
    })
  }

  function claimJob(session: Session, jobId: string, lease: number, job: Job | undefined): void {
    const timer = setTimeout(() => {
      claims.delete(jobId)
      claim.session?.send({ type: 'cancel', jobId, lease })
    }, graceMs + patienceMs)
    const known = claims.get(jobId)
    if (known) clearTimeout(known.timer)
    const claim: Claim = { lease, timer, session, outcome: known?.outcome }
    claims.set(jobId, claim)
    session.jobs.set(jobId, { capability: '', runner: '', lease })
    if (job) adopt(job, claim)
  }

  /** A job that a worker has been doing since before the server started goes on there. */
  function adopt(job: Job, claim: Claim): void {
    clearTimeout(claim.timer)
    claims.delete(job.id)
    job.lease = claim.lease
    const session = claim.session
    if (!session) {
      detach(job)
      return
    }
    attach(job, session)
    if (claim.outcome) conclude(session, claim.outcome)
  }

  function heard(session: Session, message: Exclude<FromWorker, { type: 'hello' | 'pong' }>): void {
    const final = message.type === 'done' || message.type === 'failed'
    const claim = claims.get(message.jobId)
    if (claim?.lease === message.lease) {
      if (final) claim.outcome = message
      return
    }
    if (final) {
      conclude(session, message)
      return
    }
    const job = current(session, message)
    if (!job) session.send({ type: 'cancel', jobId: message.jobId, lease: message.lease })
    else if (message.type === 'accepted') clearTimeout(job.timer)
    else if (message.type === 'checkpoint') checkpoints.save(job.id, message.name, message.value)
    else if (message.type === 'progress') {
      const fraction = message.total > 0 ? Math.min(1, Math.max(0, message.step / message.total)) : 0
      job.request.onProgress(fraction, message.message, message.preview)
    }
  }

  function conclude(session: Session, outcome: Outcome): void {
    const job = current(session, outcome)
    const held = session.jobs.get(outcome.jobId)
    if (held?.lease === outcome.lease) session.jobs.delete(outcome.jobId)
    session.send({ type: 'ack', jobId: outcome.jobId, lease: outcome.lease })
    if (!job) {
      pump()
      return
    }
    if (outcome.type === 'failed' && outcome.detail) log(`Job ${job.id} failed on ${session.name}: ${outcome.detail}`)
    if (outcome.type === 'done') for (const output of outcome.outputs) remember(session, output.digest)
    job.settle(endOf(outcome, { worker: session.name, runner: held?.runner ?? '' }, artifacts))
  }

  /** The job a message is about, if its sender holds the current lease. */
  const current = (session: Session, message: { jobId: string; lease: number }): Job | undefined => {
    const job = jobs.get(message.jobId)
    return job && job.session === session && job.lease === message.lease ? job : undefined
  }

  function detach(job: Job): void {
    const name = job.session?.name ?? 'from before'
    job.state = 'detached'
    clearTimeout(job.timer)
    job.timer = setTimeout(
      () => job.settle({ error: new TransientError(`Worker ${name} was lost while it made this.`) }),
      graceMs,
    )
  }

  function gone(session: Session): void {
    sessions.delete(session)
    if (closed) return
    for (const jobId of session.jobs.keys()) {
      const job = jobs.get(jobId)
      if (job?.session === session) detach(job)
      const claim = claims.get(jobId)
      if (claim?.session === session) claim.session = undefined
    }
    log(`Worker ${session.name} is gone${session.jobs.size ? ` with ${session.jobs.size} running jobs` : ''}`)
    refreshPatience()
    changed()
  }

  /** How often a capability that is waited for is looked for, beside every change. */
  const LOOK_MS = 250
  async function isOffered(capability: string): Promise<boolean> {
    const isHere = () =>
      [...sessions].some(({ draining, offers }) => !draining && offers.some(offer => offer.capability === capability))
    if (isHere()) return true
    onNeed()
    while (!closed && expecting() && !isHere())
      await new Promise<void>(resolve => {
        const look = () => {
          clearTimeout(timer)
          listeners.delete(look)
          resolve()
        }
        const timer = setTimeout(look, LOOK_MS)
        listeners.add(look)
      })
    return isHere()
  }

  return {
    dispatch,
    offers: isOffered,
    accept: (socket, name) =>
      speakTo(socket, { id: `w${++workerCount}`, name, heartbeatMs }, { greeted, message: heard, gone }),
    workers: () =>
      [...sessions].map(session => ({
        id: session.id,
        name: session.name,
        offers: session.offers.map(({ capability, runner, slots }) => ({ capability, runner, slots })),
        running: session.jobs.size,
        gpus: session.gpus,
      })),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    drain: workerId => {
      const session = [...sessions].find(candidate => candidate.id === workerId)
      if (!session) return false
      session.draining = true
      session.send({ type: 'drain' } satisfies ToWorker)
      refreshPatience()
      return true
    },
    close: () => {
      closed = true
      for (const claim of claims.values()) clearTimeout(claim.timer)
      for (const job of jobs.values()) job.settle({ error: new TransientError('The server is shutting down.') })
      for (const session of sessions) session.close()
    },
  }
}
