// Running: starts and follows runs, fetches what they made, and asks what the next one would do.

import type { GraphDocument } from '../../../engine/graph/document.ts'
import { childKey } from '../../../engine/graph/keys.ts'
import type { ResultInfo, RunInfo, TakeInfo, Target } from '../../../engine/protocol/api.ts'
import type { NumberedEvent, RunStatus } from '../../../engine/protocol/events.ts'
import { type Api, ApiError } from '../../api/http.ts'
import { followRun, type KeptSocket, type OpenSocket } from '../../api/socket.ts'
import type { DocumentStore } from '../document/document.ts'
import { type SessionStore, sameMeaning } from '../session.ts'
import { type ItemStore, isExtra } from './items.ts'
import { isOver, reduceRun, runView } from './runs.ts'

/** Above this many takes at once, all results are asked for in one request. */
const MANY_TAKES = 12
const GATHER_MS = 80
const PLAN_MS = 500
/** Of a run that goes before all others. */
const HIGHEST_PRIORITY = 9

/**
 * A take as the result of an item. Takes are shared by whatever has the same inputs, so that they know neither node nor
 * key, and the keys of their outputs begin below the item's.
 */
export function placeTake(take: TakeInfo, node: string, key: string): ResultInfo {
  const below = (at: string): string => (at === '' ? key : childKey(key, at))
  const outputs = take.outputs.map(output => ({ ...output, key: take.node === '' ? below(output.key) : output.key }))
  return { ...take, node, key, outputs }
}

/** How a run is done: `force` ignores stored results, `takes` makes that many more takes, `capUsd` bounds what it may cost. */
export interface RunOptions {
  readonly force?: boolean
  readonly takes?: number
  readonly capUsd?: number | null
  /** It and its items go before everything else that waits. */
  readonly first?: boolean
}

export interface Runner {
  /** Runs targets, or the whole graph. Answers whether it started. */
  start(targets?: readonly Target[], options?: RunOptions): Promise<boolean>
  cancel(target?: Target): Promise<void>
  /** The stored results of the open graph, and its run when one is going on. */
  restore(): Promise<void>
  plan(): void
  /** Shows a take as what its item is now: it was chosen, or brought from outside. */
  show(take: TakeInfo, node: string, key: string, status: 'cached' | 'pinned'): void
  /** A run that was started elsewhere: it is followed when it runs the open graph. */
  adopt(info: RunInfo): void
  /** Follows a run beside the one that is shown, for its items alone. Resolves to how it ended. */
  beside(info: RunInfo): Promise<RunStatus>
  stop(): void
}

export function createRunner(options: {
  readonly api: Api
  readonly open: OpenSocket
  readonly documents: DocumentStore
  readonly session: SessionStore
  readonly items: ItemStore
  readonly onEnd: (status: string) => void
  readonly onError: (message: string) => void
}): Runner {
  const { api, documents, session, items } = options
  let socket: KeptSocket | undefined
  let wanted = new Map<string, { node: string; key: string; take: string }>()
  let gathering: ReturnType<typeof setTimeout> | undefined
  let planning: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  let planned: GraphDocument | undefined
  const graph = (): string => documents.getState().document.id

  const fetchTakes = async (): Promise<void> => {
    const asked = wanted
    const of = graph()
    wanted = new Map()
    gathering = undefined
    try {
      const results =
        asked.size > MANY_TAKES
          ? await api.results(of)
          : await Promise.all(
              [...asked.values()].map(async ({ node, key, take }) => placeTake(await api.take(take), node, key)),
            )
      if (of === graph()) items.results(results)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (!error.offline || of !== graph()) return
      for (const [place, each] of asked) if (!wanted.has(place)) wanted.set(place, each)
      gathering = setTimeout(fetchTakes, 2000)
    }
  }

  const want = (event: NumberedEvent): void => {
    if (event.type !== 'item' || event.take === undefined) return
    const known = items.item(event.node, event.key)
    if (isExtra(event, known) || (known?.take === event.take && known.outputs.length > 0)) return
    wanted.set(`${event.node} ${event.key}`, { node: event.node, key: event.key, take: event.take })
  }

  const follow = (run: string): void => {
    socket?.close()
    socket = followRun(
      options.open,
      run,
      session.getState().run?.seq ?? 0,
      events => {
        const current = session.getState().run
        if (current?.id !== run) return
        for (const event of events) want(event)
        items.apply(events)
        const next = reduceRun(current, events)
        session.setState({ run: next })
        // Asked at once for what came in within a moment: not after a pause, which a busy run never makes.
        if (wanted.size > 0) gathering ??= setTimeout(fetchTakes, GATHER_MS)
        if (!isOver(next.status) || isOver(current.status)) return
        socket?.close()
        items.settle()
        options.onEnd(next.status)
        planned = undefined
        plan()
      },
      connected => session.setState({ connected }),
    )
  }

  /** Runs that are followed beside the one that is shown. */
  const others = new Map<string, KeptSocket>()
  const beside = (info: RunInfo): Promise<RunStatus> => {
    others.get(info.id)?.close()
    return new Promise(resolve => {
      const listener = followRun(options.open, info.id, 0, events => {
        if (info.graphId === graph()) {
          for (const event of events) want(event)
          items.apply(events)
          if (wanted.size > 0) gathering ??= setTimeout(fetchTakes, GATHER_MS)
        }
        const last = events.findLast(event => event.type === 'run')
        if (last?.type !== 'run' || !isOver(last.status)) return
        listener.close()
        others.delete(info.id)
        resolve(last.status)
      })
      others.set(info.id, listener)
    })
  }

  /** Reads a finished run again, for its log, its problems and how each item ended; shown when it is whole. */
  const replay = (info: RunInfo): void => {
    socket?.close()
    const heard: NumberedEvent[] = []
    socket = followRun(options.open, info.id, 0, events => {
      heard.push(...events)
      const last = events.findLast(event => event.type === 'run')
      if (last?.type !== 'run' || !isOver(last.status)) return
      socket?.close()
      const { run } = session.getState()
      if (run?.id !== info.id) return
      items.apply(heard)
      items.settle()
      session.setState({ run: reduceRun(run, heard) })
    })
  }

  /** Follows a run that this or another window, or the command line, has started. */
  const adopt = (info: RunInfo): void => {
    const { run } = session.getState()
    if (info.graphId !== graph() || isOver(info.status) || run?.id === info.id || others.has(info.id)) return
    // What goes on already stays in sight: the other run only tells of its items.
    if (run && !isOver(run.status)) {
      void beside(info)
      return
    }
    session.setState({ run: runView(info), plan: undefined })
    items.plan([])
    follow(info.id)
  }

  const plan = (): void => {
    clearTimeout(planning)
    planning = setTimeout(async () => {
      const { run, phase, problems } = session.getState()
      const { document } = documents.getState()
      if (phase !== 'ready' || (run && !isOver(run.status))) return
      if (document.nodes.length === 0 || problems.some(problem => problem.severity === 'error')) {
        session.setState({ plan: undefined })
        items.plan([])
        planned = undefined
        return
      }
      if (planned && sameMeaning(document, planned)) return
      asking?.abort()
      asking = new AbortController()
      const { signal } = asking
      try {
        const answer = await api.plan({ graph: document, targets: [] }, signal)
        if (signal.aborted || document.id !== graph()) return
        planned = document
        session.setState({ plan: answer })
        items.plan(answer.items)
      } catch {
        // Without a plan the editor only cannot say what would run: the run itself will say what is wrong.
        if (!signal.aborted) session.setState({ plan: undefined })
      }
    }, PLAN_MS)
  }

  return {
    plan,
    adopt,
    beside,
    show: (take, node, key, status) => {
      items.apply([{ type: 'item', node, key, status, take: take.take, seconds: take.seconds }])
      items.results([placeTake(take, node, key)])
    },
    start: async (targets = [], how = {}) => {
      if (session.getState().starting) return false
      session.setState({ starting: true })
      try {
        const info = await api.startRun({
          graph: documents.getState().document,
          targets: [...targets],
          allowPartial: true,
          force: how.force ?? false,
          takes: how.takes ?? 0,
          capUsd: how.capUsd ?? null,
          priority: how.first ? HIGHEST_PRIORITY : 0,
        })
        session.setState({ connected: true })
        adopt(info)
        return true
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.problems.length > 0) session.setState({ problems: error.problems })
        options.onError(error.message)
        return false
      } finally {
        session.setState({ starting: false })
      }
    },
    cancel: async target => {
      const { run } = session.getState()
      if (!run || isOver(run.status)) return
      try {
        await api.cancel(run.id, target)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        options.onError(error.message)
      }
    },
    restore: async () => {
      const of = graph()
      socket?.close()
      session.setState({ run: undefined, plan: undefined })
      items.clear()
      planned = undefined
      const [results, runs] = await Promise.all([api.results(of), api.runs(of)])
      if (of !== graph()) return
      items.results(results)
      const going = runs.find(run => !isOver(run.status))
      if (going) {
        adopt(going)
        return
      }
      const last = runs[0]
      if (!last) return
      session.setState({ run: runView(last) })
      replay(last)
    },
    stop: () => {
      socket?.close()
      for (const other of others.values()) other.close()
      clearTimeout(gathering)
      clearTimeout(planning)
      asking?.abort()
    },
  }
}
