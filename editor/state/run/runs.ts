// A run as the editor shows it, folded from its numbered events.
import type { RunInfo } from '../../../engine/protocol/api.ts'
import type { ItemStatus, NumberedEvent, Problem, RunStatus } from '../../../engine/protocol/events.ts'

export interface LogLine {
  readonly at: number
  readonly node: string
  readonly key: string
  readonly message: string
  /** What the item said, or what became of it. */
  readonly kind: 'log' | 'warning' | 'error' | 'started' | 'made' | 'again'
}

export interface RunView {
  readonly id: string
  readonly status: RunStatus
  readonly message?: string
  readonly startedAt: number
  readonly seconds?: number
  /** The last event taken in: where a reconnect goes on. */
  readonly seq: number
  readonly shapes: ReadonlyMap<string, readonly string[]>
  /** The state of every item the run has spoken of, by `node key`. */
  readonly items: ReadonlyMap<string, ItemStatus>
  readonly problems: readonly Problem[]
  readonly log: readonly LogLine[]
}

/** How much of a log is kept. */
const LOG_LINES = 4000

export const runView = (info: RunInfo): RunView => ({
  id: info.id,
  status: info.status,
  startedAt: info.createdAt,
  seq: 0,
  shapes: new Map(),
  items: new Map(),
  problems: info.problems,
  log: [],
})

export const isOver = (status: RunStatus): boolean => status !== 'queued' && status !== 'running'

/** Folds events into a run. Pure: the same events give the same view. */
export function reduceRun(run: RunView, events: readonly NumberedEvent[]): RunView {
  let { status, message, seconds, seq, shapes, problems } = run
  // Most batches of a busy run tell of progress alone: what does not change is not copied.
  const items = events.some(event => event.type === 'item')
    ? new Map(run.items)
    : (run.items as Map<string, ItemStatus>)
  const log: LogLine[] = []
  for (const event of events) {
    if (event.seq <= seq) continue
    seq = event.seq
    switch (event.type) {
      case 'run':
        status = event.status
        message = event.message ?? message
        seconds = event.seconds ?? seconds
        break
      case 'plan':
        shapes = new Map(event.nodes.map(node => [node.id, node.shape]))
        problems = [...problems, ...event.warnings]
        break
      case 'item': {
        items.set(`${event.node} ${event.key}`, event.status)
        problems = problems.filter(
          each => each.node !== event.node || (each.key ?? '') !== event.key || !isItemProblem(each),
        )
        const { at, node, key } = event
        const became = becameOf(event, run.items.get(`${node} ${key}`))
        if (became) log.push({ at, node, key, ...became })
        if (event.status === 'failed') {
          const said = event.message ?? 'It failed without saying why.'
          problems = [...problems, { severity: 'error', code: 'item-failed', message: said, node, key }]
          log.push({ at, node, key, message: said, kind: 'error' })
        }
        for (const warning of event.warnings ?? []) {
          problems = [...problems, { severity: 'warning', code: 'item-warning', message: warning, node, key }]
          log.push({ at, node, key, message: warning, kind: 'warning' })
        }
        break
      }
      case 'log':
        log.push({ at: event.at, node: event.node, key: event.key, message: event.message, kind: 'log' })
        break
      case 'progress':
        break
    }
  }
  return {
    ...run,
    status,
    seq,
    shapes,
    items,
    problems,
    log: log.length === 0 ? run.log : [...run.log, ...log].slice(-LOG_LINES),
    ...(message === undefined ? {} : { message }),
    ...(seconds === undefined ? {} : { seconds }),
  }
}

/** What an item became, for the log; what was found as it was says nothing. */
function becameOf(
  event: NumberedEvent & { type: 'item' },
  before: ItemStatus | undefined,
): Pick<LogLine, 'kind' | 'message'> | undefined {
  switch (event.status) {
    case 'running':
      return before === 'running' ? undefined : { kind: 'started', message: 'Started' }
    case 'retrying':
      return { kind: 'again', message: event.message ? `Tries again: ${event.message}` : 'Tries again' }
    case 'cancelled':
      return { kind: 'again', message: 'Was stopped' }
    case 'done': {
      const by = event.served ? ` by ${event.served}` : ''
      const time = event.seconds ? ` in ${event.seconds.toFixed(event.seconds < 10 ? 2 : 1)} s` : ''
      return { kind: 'made', message: `Made${by}${time}${event.attempt ? `, attempt ${event.attempt}` : ''}` }
    }
    default:
      return undefined
  }
}

const isItemProblem = (problem: Problem): boolean => problem.code === 'item-failed' || problem.code === 'item-warning'

export interface RunCounts {
  readonly total: number
  readonly finished: number
  readonly running: number
  readonly failed: number
  readonly cached: number
  readonly made: number
}

/** What went wrong in a run: with its items, and with all of it. */
export const problemsOf = (run: RunView | undefined): readonly Problem[] =>
  run?.message === undefined
    ? (run?.problems ?? [])
    : [...run.problems, { severity: 'error', code: 'run-ended', message: run.message }]

/** How far a run is. */
export function countRun(run: RunView): RunCounts {
  const counts = { total: run.items.size, finished: 0, running: 0, failed: 0, cached: 0, made: 0 }
  for (const status of run.items.values()) {
    if (status === 'running' || status === 'retrying') counts.running++
    else if (status !== 'queued' && status !== 'waiting') counts.finished++
    if (status === 'failed') counts.failed++
    if (status === 'cached' || status === 'pinned') counts.cached++
    if (status === 'done') counts.made++
  }
  return counts
}
