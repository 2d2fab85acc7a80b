// One run: evaluates its targets, keeps its counts, journals how it goes, ends with a status.
import type { RunInfo, StartRun, Target } from '../protocol/api.ts'
import type { Problem, RunEvent, RunStatus } from '../protocol/events.ts'
import type { Take } from '../store/takes.ts'
import type { RunHandle } from './api.ts'
import { nextTurn } from './breath.ts'
import { Budget } from './budget.ts'
import { RunEvents } from './events.ts'
import type { EngineParts, RunHost } from './host.ts'
import { Evaluation } from './item/evaluation.ts'
import type { Joined } from './item/execute.ts'
import type { Outcome } from './item/outcome.ts'
import type { Program } from './plan/program.ts'
import { Asked, covers } from './plan/targets.ts'
import type { RunQueue } from './queue.ts'
import { Stop } from './stop.ts'

export interface RunSetting {
  readonly id: string
  /** The request as it was made. */
  readonly asked: StartRun
  /** Its JSON. */
  readonly journaled: string
  /** The same with sub-graphs laid open. */
  readonly request: StartRun
  readonly program: Program
  readonly warnings: readonly Problem[]
  readonly engine: EngineParts
  readonly queue: RunQueue
  /** What a run that is taken up again was before. */
  readonly before?: Pick<RunInfo, 'createdAt' | 'paused' | 'priority'>
  /** Told whenever the run's info changes in a way that lists show. */
  readonly changed: (info: RunInfo) => void
}

type Counts = { -readonly [K in keyof RunInfo['counts']]: number }

/** Queues a run. Everything that can be wrong with the graph has been found before; the run is durable with its group. */
export function startRun(setting: RunSetting): RunHandle & { readonly events: RunEvents } {
  const { id, request, program, engine, queue } = setting
  const { store, clock } = engine
  const stop = new Stop()
  const events = new RunEvents(id, store, clock.now)
  const counts: Counts = { done: 0, cached: 0, failed: 0, blocked: 0, absent: 0 }
  const problems: Problem[] = [...setting.warnings]
  const createdAt = setting.before?.createdAt ?? clock.now()
  const budget = new Budget(request.capUsd ?? undefined)
  let status: RunStatus = 'queued'
  let priority = setting.before?.priority ?? request.priority
  let startedAt: number | undefined
  let finishedAt: number | undefined
  let rank = 0
  /** While set, the run is paused; resolves when it goes on. */
  let pause: { over: Promise<void>; end: () => void } | undefined
  const setPause = (on: boolean) => {
    if (on && !pause) {
      let end = () => {}
      const over = new Promise<void>(resolve => {
        end = resolve
      })
      pause = { over, end }
    } else if (!on && pause) {
      pause.end()
      pause = undefined
    }
  }
  setPause(setting.before?.paused ?? false)

  const info = (): RunInfo => ({
    id,
    graphId: request.graph.id,
    graphName: request.graph.name,
    status,
    targets: setting.asked.targets,
    priority,
    paused: pause !== undefined,
    costUsd: budget.spent,
    capUsd: request.capUsd,
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
  const joined = new Set<Joined>()
  let current = new Map<string, Take | string>()
  const attempts = new Map<string, number>()

  const host: RunHost = {
    ...engine,
    runId: id,
    graphId: request.graph.id,
    program,
    budget,
    get rank() {
      return rank
    },
    stop,
    planning: undefined,
    emit,
    frozen: new Set(request.frozen),
    joined,
    isStopped: (node, key) => stop.stopped || cancelled.some(target => covers(target, node, key)),
    isAsked: (node, key) => asked.has(node, key),
    gate: item => (pause || queue.paused ? goOn(item) : undefined),
    isForced: (node, key) => request.force && asked.has(node, key),
    previous: (node, key) => {
      const take = current.get(`${node}\n${key}`)
      return typeof take === 'string' ? store.takes.byId(take) : take
    },
    record: (node, key, take: Take, attempt) => {
      const name = `${node}\n${key}`
      if (attempt === 0) {
        const known = current.get(name)
        if (known !== undefined && (typeof known === 'string' ? known : known.id) === take.id) return
        current.set(name, take.id)
      }
      store.takes.addItem(request.graph.id, node, key, take.id, id, attempt)
    },
    countAttempt: (node, key) => {
      const made = (attempts.get(`${node}\n${key}`) ?? 0) + 1
      attempts.set(`${node}\n${key}`, made)
      return made
    },
  }

  const goOn = async (item: Stop) => {
    while (pause && !item.stopped) await Promise.race([pause.over, untilStopped(item)])
    if (queue.paused) await queue.gate(item.signal)
    item.throwIfStopped()
  }
  const tell = () => {
    store.group.add(() => store.journal.become(info()))
    setting.changed(info())
  }
  const end = async (how: RunStatus): Promise<RunInfo> => {
    status = how
    finishedAt = clock.now()
    emit({
      type: 'run',
      status,
      seconds: (finishedAt - (startedAt ?? finishedAt)) / 1000,
      ...(budget.refusal === undefined ? {} : { message: budget.refusal }),
    })
    tell()
    // However long the disk refuses it: a run has ended when that is written.
    const written = new Promise<void>(resolve => store.group.add(undefined, resolve))
    store.group.hurry()
    await written
    queue.remove(id)
    return info()
  }
  const turn = new Promise<void>(resolve => {
    queueMicrotask(() =>
      queue.add({
        id,
        priority,
        begin: place => {
          rank = place
          resolve()
        },
      }),
    )
  })
  const run = async (): Promise<RunInfo> => {
    await Promise.race([turn, untilStopped(stop)])
    if (stop.stopped) return end('cancelled')
    status = 'running'
    startedAt = clock.now()
    tell()
    emit({ type: 'run', status })
    emit({
      type: 'plan',
      nodes: [...program.nodes.values()].map(node => ({
        id: node.id,
        shape: node.shape.map(dimension => dimension.name),
      })),
      warnings: setting.warnings,
    })
    await nextTurn()
    current = await store.takes.warmUp(request.graph.id, nextTurn)
    await nextTurn()
    const evaluation = new Evaluation(host)
    const outcomes = await asked.evaluate(evaluation)
    if (request.takes > 0) outcomes.push(...(await asked.reroll(evaluation, request.takes)))
    store.takes.coolDown()
    return end(endStatus(outcomes, stop.stopped, counts))
  }

  store.group.add(store.journal.begin(info(), setting.journaled))
  setting.changed(info())
  return {
    id,
    info,
    events,
    finished: run(),
    cancel: target => {
      if (target) cancelled.push(target)
      else stop.stop(new Error('Cancelled'))
      for (const item of [...joined]) if (!target || covers(target, item.node, item.key)) item.stop()
    },
    pause: on => {
      setPause(on)
      tell()
    },
    prioritise: to => {
      priority = to
      queue.prioritise(id, to)
      tell()
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

const untilStopped = (stop: Stop): Promise<void> => new Promise(resolve => stop.onStop(resolve))
