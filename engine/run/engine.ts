// The engine: validates, plans, runs and remembers graphs, for a host that brings the node library and the workers.
import { randomUUID } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { type AnyNode, specOf } from '../graph/define.ts'
import type { GraphDocument } from '../graph/document.ts'
import { keptModelSteps } from '../graph/model/kept.ts'
import { type GraphModel, modelSteps } from '../graph/model/model.ts'
import { type Expanded, expandGraph, type LoadGraph, type Scope } from '../graph/model/subgraph.ts'
import { soundTargets, validateSteps } from '../graph/model/validate.ts'
import type { PortType } from '../graph/ports.ts'
import type { Steps } from '../graph/steps.ts'
import type { ResultInfo, RunInfo, RunRequest, StartRun, Target } from '../protocol/api.ts'
import type { Problem } from '../protocol/events.ts'
import { requestText } from '../store/journal.ts'
import type { Decision } from '../store/ledger.ts'
import type { Store } from '../store/store.ts'
import { type Dispatcher, type Effect, type EngineApi, InvalidGraphError, type Reader, type RunHandle } from './api.ts'
import { Approvals } from './approvals.ts'
import { Breath } from './breath.ts'
import type { Clock, EngineParts } from './host.ts'
import { Planner, type Prepared } from './plan/planner.ts'
import { compile, sinks } from './plan/program.ts'
import { targetNodes } from './plan/targets.ts'
import { type PoolSize, Pools } from './pools.ts'
import { RunQueue } from './queue.ts'
import { resultOf } from './results.ts'
import { startRun } from './run.ts'
import { shelf } from './shelf.ts'

/** The nodes and port types that graphs may use. */
export interface Library {
  readonly nodes: ReadonlyMap<string, AnyNode>
  readonly portTypes: readonly PortType[]
}

export interface EngineOptions {
  readonly store: Store
  readonly library: Library
  /** Saved graphs, for those that stand as nodes in others. */
  readonly graphs?: LoadGraph
  readonly dispatcher: Dispatcher
  readonly readers?: Readonly<Record<string, Reader>>
  readonly effects?: Readonly<Record<string, Effect>>
  /** Slots and rates by pool; `cpu` defaults to the number of cores. */
  readonly pools?: Readonly<Record<string, PoolSize>>
  /** Runs that go on side by side at most (default 4); slots go to the first of them. */
  readonly sideBySide?: number
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

const whole = (request: RunRequest): StartRun => ({
  targets: [],
  allowPartial: false,
  force: false,
  frozen: [],
  takes: 0,
  priority: 0,
  capUsd: null,
  ...request,
})

/** A target that is a sub-graph stands for what feeds its outputs; one that is a piece of wire for where it comes from. */
const inside =
  (model: GraphModel, scopes: ReadonlyMap<string, Scope>) =>
  (target: Target): Target[] => {
    if (model.nodes.has(target.node)) return [target]
    const ends = scopes.get(target.node)?.outputs ?? [target.node]
    const sources = ends.flatMap(end => model.sources(end, 'value').map(wire => wire.node))
    return sources.length > 0 ? [...new Set(sources)].map(node => ({ ...target, node })) : [target]
  }

/** What of the engine outlives a restart beside takes and runs. */
const QUEUE_PAUSED = 'queue paused'

export function createEngine(options: EngineOptions): EngineApi {
  const { store } = options
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? (() => `run_${randomUUID().replaceAll('-', '').slice(0, 20)}`)
  const parts: EngineParts = {
    store,
    pools: new Pools({ cpu: cpus().length, gpu: 0, ...options.pools }, clock),
    clock,
    dispatcher: options.dispatcher,
    readers: options.readers ?? {},
    effects: options.effects ?? {},
    approvals: new Approvals(store.ledger),
    breath: new Breath(),
    inFlight: new Map(),
  }
  const queue = new RunQueue(options.sideBySide ?? 4, store.ledger.setting<boolean>(QUEUE_PAUSED) ?? false)
  const live = new Map<string, ReturnType<typeof startRun>>()
  const load: LoadGraph = options.graphs ?? (() => undefined)
  let nodes = options.library.nodes
  let isClosed = false
  const specs = new Map([...nodes].map(([type, node]) => [type, specOf(node)]))

  /** A document with its sub-graphs laid open, and its model. */
  function* read(graph: GraphDocument): Steps<{ document: GraphDocument; model: GraphModel; expanded: Expanded }> {
    const expanded = expandGraph(graph, load)
    const { document, scopes } = expanded
    const model = scopes.size > 0 ? yield* modelSteps(document, specs, scopes) : yield* keptModelSteps(document, specs)
    return { document, model, expanded }
  }

  /** The program for a request. @throws InvalidGraphError with every problem that keeps it from running */
  function* prepare(asking: StartRun): Steps<Prepared> {
    const { document, model, expanded } = yield* read(asking.graph)
    const { scopes, refused } = expanded
    if (refused.length > 0)
      throw new InvalidGraphError(
        refused.map(({ node, message }) => ({ severity: 'error', code: 'recursion', message, node })),
      )
    const request = { ...asking, graph: document, targets: asking.targets.flatMap(inside(model, scopes)) }
    const last = yield* sinks(document, model, nodes)
    const asked = request.targets.length > 0 ? targetNodes(model, request.targets, last) : last
    const errorsOf = function* (targets: readonly string[] | undefined): Steps<Problem[]> {
      const problems = yield* validateSteps(document, specs, targets, model)
      return problems.filter(problem => problem.severity === 'error')
    }
    const isWhole = request.targets.length === 0
    const errors = yield* errorsOf(asked.length === 0 && isWhole ? undefined : asked)
    const targets =
      request.allowPartial && errors.length > 0 ? soundTargets(model, yield* errorsOf(undefined), asked) : asked
    if (errors.length > 0 && (!request.allowPartial || targets.length === 0)) throw new InvalidGraphError(errors)
    if (targets.length === 0)
      throw new InvalidGraphError([
        { severity: 'error', code: 'empty', message: 'There is nothing to run: add a node, or unmute one' },
      ])
    const warnings = errors.map((problem): Problem => ({ ...problem, severity: 'warning' }))
    return { request, program: yield* compile(document, model, nodes, targets), warnings }
  }

  /** Computes with turns of the event loop, and once more when the node library was replaced meanwhile. */
  const inTurns = async <T>(steps: () => Steps<T>): Promise<T> => {
    for (;;) {
      const library = nodes
      try {
        const made = await parts.breath.through(steps())
        if (library === nodes) return made
      } catch (error) {
        if (library === nodes) throw error
      }
    }
  }
  const planner = new Planner(parts, specs, asking => inTurns(() => prepare(asking)))

  /** One after the other, so that runs are queued in the order in which they were asked for. */
  let last: Promise<unknown> = Promise.resolve()
  const begin = (id: string, asked: StartRun, before?: RunInfo): Promise<RunHandle> => {
    const begun = last.then(() => beginNow(id, asked, before))
    last = begun.catch(() => {})
    return begun
  }
  const beginNow = async (id: string, asked: StartRun, before?: RunInfo): Promise<RunHandle> => {
    const { request, program, warnings } = await inTurns(() => prepare(asked))
    const journaled = await parts.breath.through(requestText(asked))
    if (isClosed) throw new Error('The engine was closed before the run could start')
    const run = startRun({
      id,
      asked,
      journaled,
      request,
      program,
      warnings,
      engine: parts,
      queue,
      ...(before ? { before } : {}),
      changed: info => options.onRun?.(info),
    })
    live.set(id, run)
    void run.finished.finally(() => {
      live.delete(id)
    })
    try {
      await store.group.settled()
    } catch (error) {
      run.cancel()
      throw error
    }
    return run
  }
  const infoOf = (id: string) => live.get(id)?.info() ?? store.journal.find(id)?.info

  return {
    specs,
    useNodes: library => {
      nodes = library
      specs.clear()
      for (const [type, node] of library) specs.set(type, specOf(node))
      planner.forget()
    },
    validate: (asked, targets) =>
      inTurns(function* () {
        const { document, model, expanded } = yield* read(asked)
        const named = targets?.flatMap(inside(model, expanded.scopes)).map(target => target.node)
        return yield* validateSteps(document, specs, named, model)
      }),
    plan: async asked => {
      try {
        return await planner.plan(whole(asked))
      } catch (error) {
        if (!(error instanceof InvalidGraphError)) throw error
        return { problems: error.problems, items: [], seconds: 0, costUsd: 0, approximate: false }
      }
    },
    start: request => begin(newId(), whole(request)),
    running: id => live.get(id),
    resume: async () => {
      const resumed: RunHandle[] = []
      for (const id of store.journal.interrupted()) {
        const found = store.journal.find(id)
        if (!found || live.has(id)) continue
        try {
          resumed.push(await begin(id, whole(found.request), found.info))
        } catch (error) {
          if (!(error instanceof InvalidGraphError)) throw error
          store.group.add(
            store.journal.become({
              ...found.info,
              status: 'failed',
              finishedAt: clock.now(),
              problems: error.problems,
            }),
          )
          store.group.flush()
        }
      }
      return resumed
    },
    runs: filter => store.journal.list(filter).map(info => live.get(info.id)?.info() ?? info),
    runInfo: infoOf,
    runDocument: id => store.journal.find(id)?.request.graph,
    follow: (id, after, listener) => {
      const run = live.get(id)
      if (run) return run.events.follow(after, listener)
      const past = store.journal.after(id, after)
      if (past.length > 0) listener(past)
      return () => {}
    },
    queue: () => {
      const waiting = queue.waiting
      const order = (info: RunInfo) => (info.status === 'running' ? -1 : waiting.indexOf(info.id))
      const runs = [...live.values()]
        .map(run => run.info())
        .filter(({ status }) => status === 'queued' || status === 'running')
      return { paused: queue.paused, runs: runs.sort((a, b) => order(a) - order(b) || a.createdAt - b.createdAt) }
    },
    pauseQueue: on => {
      store.ledger.set(QUEUE_PAUSED, on)
      if (on) queue.pause()
      else queue.resume()
      for (const run of live.values()) options.onRun?.(run.info())
    },
    moveRun: (id, to) => queue.move(id, to),
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
    ...shelf(store, clock, type => nodes.get(type)),
    approvals: () => parts.approvals.waiting(),
    decisions: graphId =>
      store.ledger.decisions(graphId).map(({ decision, at, ...place }) => ({
        ...place,
        kind: decision.kind,
        ...(decision.kind === 'reject' ? { reason: decision.reason } : {}),
        decidedAt: at,
      })),
    decide: ({ decision, ...asked }) =>
      parts.approvals.decide(asked, (decision as Decision | null) ?? undefined, clock.now()),
    tasks: () =>
      store.ledger.tasks().map(({ token, name, task, state, graphId, node, key, createdAt }) => ({
        token,
        name,
        task,
        state,
        graphId,
        node,
        key,
        createdAt,
      })),
    settleTask: (token, task) => {
      const found = store.ledger.task(token)
      if (found?.state !== 'intent')
        throw new Error(`There is no task ${token.slice(0, 16)} whose fate is unknown; see the list of tasks`)
      store.ledger.update(token, task === null ? 'closed' : 'submitted', task)
    },
    close: async () => {
      isClosed = true
      await last
      for (const run of live.values()) run.cancel()
      // A disk that refuses to hear how they end must not keep the engine from closing.
      await Promise.race([Promise.allSettled([...live.values()].map(run => run.finished)), store.group.refusal()])
      store.close()
    },
  }
}
