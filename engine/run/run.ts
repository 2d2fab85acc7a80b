// One run: evaluates its targets, keeps its counts, journals how it goes, ends with a status.
import type { Key } from '../graph/keys.ts'
import type { RunInfo, StartRun, Target } from '../protocol/api.ts'
import type { Problem, RunEvent, RunStatus } from '../protocol/events.ts'
import type { Store } from '../store/store.ts'
import type { Take } from '../store/takes.ts'
import type { Dispatcher, Reader, RunHandle } from './api.ts'
import { Evaluation } from './evaluation.ts'
import { RunEvents } from './events.ts'
import type { Clock, RunHost, SharedWork } from './host.ts'
import type { Outcome } from './outcome.ts'
import type { Pools } from './pools.ts'
import type { Program } from './program.ts'
import { Asked, covers } from './targets.ts'

export interface RunSetting {
  readonly id: string
  readonly request: StartRun
  readonly program: Program
  readonly warnings: readonly Problem[]
  readonly store: Store
  readonly pools: Pools
  readonly clock: Clock
  readonly dispatcher: Dispatcher
  readonly readers: Readonly<Record<string, Reader>>
  readonly inFlight: Map<string, SharedWork>
  /** Told whenever the run's info changes in a way that lists show. */
  readonly changed: (info: RunInfo) => void
}

type Counts = { -readonly [K in keyof RunInfo['counts']]: number }

/** Starts a run. Everything that can be wrong with the graph has been found before. */
export function startRun(setting: RunSetting): RunHandle & { readonly events: RunEvents } {
  const { id, request, program, store, clock } = setting
  const controller = new AbortController()
  const events = new RunEvents(id, store, clock.now)
  const counts: Counts = { done: 0, cached: 0, failed: 0, blocked: 0, absent: 0 }
  const problems: Problem[] = [...setting.warnings]
  const createdAt = clock.now()
  let status: RunStatus = 'running'
  let finishedAt: number | undefined

  const info = (): RunInfo => ({
    id,
    graphId: request.graph.id,
    graphName: request.graph.name,
    status,
    targets: request.targets,
    createdAt,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    counts: { ...counts },
    problems: problems.slice(0, 200),
  })
  const emit = (event: RunEvent) => {
    if (event.type === 'item') count(event, counts, problems)
    events.emit(event)
  }
  const asked = new Asked(request.targets, program)
  const cancelled: Target[] = []
  const items = new Map<string, { node: string; key: Key; controller: AbortController }>()
  const current = store.takes.current(request.graph.id)
  const attempts = new Map<string, number>()

  const host: RunHost = {
    runId: id,
    graphId: request.graph.id,
    program,
    store,
    pools: setting.pools,
    clock,
    dispatcher: setting.dispatcher,
    readers: setting.readers,
    inFlight: setting.inFlight,
    signal: controller.signal,
    planning: undefined,
    emit,
    frozen: new Set(request.frozen),
    itemSignal: (node, key) => {
      const name = `${node}\n${key}`
      let item = items.get(name)
      if (!item) {
        item = { node, key, controller: new AbortController() }
        items.set(name, item)
        if (controller.signal.aborted || cancelled.some(target => covers(target, node, key)))
          item.controller.abort(new Error('Cancelled'))
      }
      return item.controller.signal
    },
    isForced: (node, key) => request.force && asked.has(node, key),
    previous: (node, key) => {
      const take = current.get(`${node}\n${key}`)
      return take === undefined ? undefined : store.takes.byId(take)
    },
    record: (node, key, take: Take, attempt) => {
      const name = `${node}\n${key}`
      if (attempt === 0 && current.get(name) === take.id) return
      if (attempt === 0) current.set(name, take.id)
      store.takes.addItem(request.graph.id, node, key, take.id, id, attempt)
    },
    countAttempt: (node, key) => {
      const made = (attempts.get(`${node}\n${key}`) ?? 0) + 1
      attempts.set(`${node}\n${key}`, made)
      return made
    },
  }

  const run = async (): Promise<RunInfo> => {
    emit({ type: 'run', status: 'running' })
    emit({
      type: 'plan',
      nodes: [...program.nodes.values()].map(node => ({
        id: node.id,
        shape: node.shape.map(dimension => dimension.name),
      })),
      warnings: setting.warnings,
    })
    const outcomes = await asked.evaluate(new Evaluation(host))
    status = endStatus(outcomes, controller.signal.aborted, counts)
    finishedAt = clock.now()
    emit({ type: 'run', status, seconds: (finishedAt - createdAt) / 1000 })
    store.group.add(() => store.journal.update(info()))
    store.group.flush()
    setting.changed(info())
    return info()
  }

  store.journal.begin(info(), request)
  setting.changed(info())
  return {
    id,
    info,
    events,
    finished: Promise.resolve().then(run),
    cancel: target => {
      const reason = new Error('Cancelled')
      if (target) cancelled.push(target)
      else controller.abort(reason)
      for (const item of items.values())
        if (!target || covers(target, item.node, item.key)) item.controller.abort(reason)
    },
  }
}

/** `partial` when something came out although something failed. */
function endStatus(outcomes: readonly Outcome[], aborted: boolean, counts: Counts): RunStatus {
  const bad = outcomes.filter(outcome => outcome.status === 'failed')
  if (aborted || bad.some(outcome => outcome.cause === 'cancelled')) return 'cancelled'
  if (bad.length === 0) return 'done'
  return counts.done + counts.cached > 0 ? 'partial' : 'failed'
}

function count(event: Extract<RunEvent, { type: 'item' }>, counts: Counts, problems: Problem[]): void {
  if (event.status === 'done') counts.done++
  else if (event.status === 'cached' || event.status === 'pinned') counts.cached++
  else if (event.status === 'absent') counts.absent++
  else if (event.status === 'blocked') counts.blocked++
  else if (event.status === 'failed') {
    counts.failed++
    problems.push({
      severity: 'error',
      code: 'failed',
      message: event.message ?? 'failed',
      node: event.node,
      key: event.key,
    })
  }
}
