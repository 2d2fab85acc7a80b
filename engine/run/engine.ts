// The engine: validates, plans, runs and remembers graphs, for a host that brings the node library and the workers.
import { randomUUID } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { type AnyNode, specOf } from '../graph/define.ts'
import type { GraphDocument } from '../graph/document.ts'
import { type GraphModel, modelOf } from '../graph/model.ts'
import type { PortType } from '../graph/ports.ts'
import type { NodeSpec } from '../graph/spec.ts'
import { validateDocument } from '../graph/validate.ts'
import type { PlanInfo, ResultInfo, RunInfo, RunRequest, StartRun, TakeInfo } from '../protocol/api.ts'
import type { Problem } from '../protocol/events.ts'
import type { Store } from '../store/store.ts'
import type { Take } from '../store/takes.ts'
import { type Dispatcher, type EngineApi, InvalidGraphError, type Reader, type RunHandle } from './api.ts'
import { Evaluation } from './evaluation.ts'
import type { Clock, RunHost, SharedWork } from './host.ts'
import { Pools } from './pools.ts'
import { compile, type Program, sinks } from './program.ts'
import { resultOf } from './results.ts'
import { startRun } from './run.ts'
import { Asked, targetNodes } from './targets.ts'

/** The nodes and port types that graphs may use. */
export interface Library {
  readonly nodes: ReadonlyMap<string, AnyNode>
  readonly portTypes: readonly PortType[]
}

export interface EngineOptions {
  readonly store: Store
  readonly library: Library
  readonly dispatcher: Dispatcher
  readonly readers?: Readonly<Record<string, Reader>>
  /** Slots by pool; `cpu` defaults to the number of cores. */
  readonly pools?: Readonly<Record<string, number>>
  readonly clock?: Clock
  readonly newId?: () => string
  /** Told when a run starts, ends or changes. */
  readonly onRun?: (info: RunInfo) => void
}

const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
  random: Math.random,
}

/** Seconds assumed for an item that nobody has measured and whose node declares no expectation. */
const UNKNOWN_SECONDS = 0.1

const whole = (request: RunRequest): StartRun => ({
  targets: [],
  allowPartial: false,
  force: false,
  frozen: [],
  ...request,
})

export function createEngine(options: EngineOptions): EngineApi & { readonly specs: ReadonlyMap<string, NodeSpec> } {
  const { store, library } = options
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? (() => `run_${randomUUID().replaceAll('-', '').slice(0, 20)}`)
  const pools = new Pools({ cpu: cpus().length, gpu: 0, ...options.pools })
  const specs = new Map([...library.nodes].map(([type, node]) => [type, specOf(node)]))
  const inFlight = new Map<string, SharedWork>()
  const live = new Map<string, ReturnType<typeof startRun>>()

  /** The program for a request, or every problem that keeps it from running. */
  const prepare = (request: StartRun): { program: Program; warnings: Problem[] } => {
    const model = modelOf(request.graph, specs)
    const asked =
      request.targets.length > 0
        ? targetNodes(model, request.targets, sinks(request.graph, model, library.nodes))
        : sinks(request.graph, model, library.nodes)
    const targets = request.allowPartial
      ? asked.filter(target => errorsOf(request.graph, model, [target]).length === 0)
      : asked
    const errors =
      targets.length === 0
        ? errorsOf(request.graph, model, request.targets.length > 0 ? asked : undefined)
        : errorsOf(request.graph, model, targets)
    if (errors.length > 0) throw new InvalidGraphError(errors)
    if (targets.length === 0)
      throw new InvalidGraphError([
        { severity: 'error', code: 'empty', message: 'There is nothing to run: add a node, or unmute one' },
      ])
    const left = asked.filter(target => !targets.includes(target))
    const warnings = left
      .flatMap(target => errorsOf(request.graph, model, [target]))
      .map((problem): Problem => ({ ...problem, severity: 'warning' }))
    return { program: compile(request.graph, model, library.nodes, targets), warnings }
  }
  const errorsOf = (document: GraphDocument, model: GraphModel, targets: readonly string[] | undefined): Problem[] =>
    validateDocument(document, specs, targets, model).filter(problem => problem.severity === 'error')

  const begin = (id: string, request: StartRun): RunHandle => {
    const { program, warnings } = prepare(request)
    const run = startRun({
      id,
      request,
      program,
      warnings,
      store,
      pools,
      clock,
      dispatcher: options.dispatcher,
      readers: options.readers ?? {},
      inFlight,
      changed: info => options.onRun?.(info),
    })
    live.set(id, run)
    void run.finished.finally(() => live.delete(id))
    return run
  }

  const takeInfo = (node: string, key: string, take: Take): TakeInfo => ({
    ...resultOf(node, key, take),
    createdAt: take.createdAt,
    resultKey: take.resultKey,
    notes: take.meta.notes,
    params: take.meta.params,
  })

  return {
    specs,
    validate: (document, targets) =>
      validateDocument(
        document,
        specs,
        targets?.map(target => target.node),
      ),

    plan: async (asked): Promise<PlanInfo> => {
      const request = whole(asked)
      let prepared: ReturnType<typeof prepare>
      try {
        prepared = prepare(request)
      } catch (error) {
        if (error instanceof InvalidGraphError) return { problems: error.problems, items: [], seconds: 0 }
        throw error
      }
      const { program, warnings } = prepared
      const items = new Map<string, PlanInfo['items'][number]>()
      const current = store.takes.current(request.graph.id)
      const targets = new Asked(request.targets, program)
      const host: RunHost = {
        ...planningHost(request, program, current, targets),
        planning: (node, key, why, state) => items.set(`${node}\n${key}`, { node, key, state, why }),
      }
      await targets.evaluate(new Evaluation(host))
      const measured = new Map<string, number>()
      for (const [item, take] of current) {
        const node = item.slice(0, item.indexOf('\n'))
        if (program.nodes.has(node) && !measured.has(node))
          measured.set(node, store.takes.byId(take)?.seconds ?? UNKNOWN_SECONDS)
      }
      let seconds = 0
      for (const item of items.values())
        if (item.state !== 'cached')
          seconds += measured.get(item.node) ?? program.nodes.get(item.node)?.node.expectSeconds ?? UNKNOWN_SECONDS
      return { problems: warnings, items: [...items.values()], seconds }
    },

    start: request => begin(newId(), whole(request)),
    running: id => live.get(id),
    resume: () =>
      store.journal.interrupted().flatMap(id => {
        const found = store.journal.find(id)
        if (!found || live.has(id)) return []
        try {
          return [begin(id, whole(found.request))]
        } catch (error) {
          if (!(error instanceof InvalidGraphError)) throw error
          store.journal.update({ ...found.info, status: 'failed', finishedAt: clock.now(), problems: error.problems })
          return []
        }
      }),
    runs: filter => store.journal.list(filter).map(info => live.get(info.id)?.info() ?? info),
    runInfo: id => live.get(id)?.info() ?? store.journal.find(id)?.info,
    runDocument: id => store.journal.find(id)?.request.graph,
    follow: (id, after, listener) => {
      const run = live.get(id)
      if (run) return run.events.follow(after, listener)
      const past = store.journal.after(id, after)
      if (past.length > 0) listener(past)
      return () => {}
    },
    results: graphId => {
      store.group.flush()
      return [...store.takes.current(graphId)].flatMap(([item, id]): ResultInfo[] => {
        const take = store.takes.byId(id)
        const split = item.indexOf('\n')
        return take ? [resultOf(item.slice(0, split), item.slice(split + 1), take)] : []
      })
    },
    runResults: runId => {
      store.group.flush()
      const takes = new Map<string, { node: string; key: string; take: string }>()
      for (const event of store.journal.after(runId, 0))
        if (event.type === 'item' && event.take !== undefined && event.attempt === undefined)
          takes.set(`${event.node}\n${event.key}`, { node: event.node, key: event.key, take: event.take })
      return [...takes.values()].flatMap(({ node, key, take: id }): ResultInfo[] => {
        const take = store.takes.byId(id)
        return take ? [resultOf(node, key, take)] : []
      })
    },
    take: id => {
      store.group.flush()
      const take = store.takes.byId(id)
      return take && takeInfo('', '', take)
    },
    takes: (graphId, node, key) => {
      store.group.flush()
      return store.takes.ofItem(graphId, node, key).map(item => takeInfo(node, key, item.take))
    },
    close: async () => {
      for (const run of live.values()) run.cancel()
      await Promise.allSettled([...live.values()].map(run => run.finished))
      store.close()
    },
  }

  /** A host that evaluates without executing. */
  function planningHost(
    request: StartRun,
    program: Program,
    current: ReadonlyMap<string, string>,
    targets: Asked,
  ): Omit<RunHost, 'planning'> {
    const never = new AbortController().signal
    return {
      runId: 'plan',
      graphId: request.graph.id,
      program,
      store,
      pools,
      clock,
      dispatcher: options.dispatcher,
      readers: options.readers ?? {},
      inFlight: new Map(),
      signal: never,
      emit: () => {},
      frozen: new Set(request.frozen),
      itemSignal: () => never,
      isForced: (node, key) => request.force && targets.has(node, key),
      previous: (node, key) => {
        const take = current.get(`${node}\n${key}`)
        return take === undefined ? undefined : store.takes.byId(take)
      },
      record: () => {},
      countAttempt: () => 1,
    }
  }
}
