// What an evaluation needs of the run that it belongs to.
import type { Key } from '../graph/keys.ts'
import type { RunEvent } from '../protocol/events.ts'
import type { Store } from '../store/store.ts'
import type { Take } from '../store/takes.ts'
import type { Dispatcher, Effect, Reader } from './api.ts'
import type { Approvals } from './approvals.ts'
import type { Breath } from './breath.ts'
import type { Budget } from './budget.ts'
import type { Execution, Joined } from './item/execute.ts'
import type { Program, ProgramNode } from './plan/program.ts'
import type { Pools } from './pools.ts'
import type { Stop } from './stop.ts'

/** Time and chance, handed in so that tests can decide them. */
export interface Clock {
  now(): number
  /** Resolves after `ms`; @throws the signal's reason when it aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** 0…1, for jitter only: never reaches a result. */
  random(): number
}

/** What a plan finds out about an item. */
export interface Planned {
  readonly node: ProgramNode
  readonly key: Key
  readonly state: 'cached' | 'run' | 'unknown'
  readonly why: string
  /** Which of the extra takes; 0 for the item itself. */
  readonly take: number
  /** Effective params, when they are known. */
  readonly params?: Readonly<Record<string, unknown>>
}

/** What all runs of an engine share. */
export interface EngineParts {
  readonly store: Store
  readonly pools: Pools
  readonly clock: Clock
  readonly dispatcher: Dispatcher
  readonly readers: Readonly<Record<string, Reader>>
  readonly effects: Readonly<Record<string, Effect>>
  readonly approvals: Approvals
  readonly breath: Breath
  /** Results being made, by result key. */
  readonly inFlight: Map<string, Execution>
}

export interface RunHost extends EngineParts {
  readonly runId: string
  readonly graphId: string
  readonly program: Program
  readonly budget: Budget
  /** Stops with the whole run. */
  readonly stop: Stop
  /** While planning nothing is executed: what is not stored is reported here instead. */
  readonly planning: ((item: Planned) => void) | undefined
  emit(event: RunEvent): void
  /** Items that wait for a result being made: whoever cancels them tells them so. */
  readonly joined: Set<Joined>
  /** Whether the run, the node or the item was cancelled. */
  isStopped(node: string, key: Key): boolean
  /** Nodes that may not execute: what of them is not stored yet is left out. */
  readonly frozen: ReadonlySet<string>
  /** Added to every item's priority: items of runs that are earlier in the queue go first. */
  readonly rank: number
  /** Whether the request names this very item. */
  isAsked(node: string, key: Key): boolean
  /** True when stored results of this item are to be ignored. */
  isForced(node: string, key: Key): boolean
  /** The take that the item had before, in this graph. */
  previous(node: string, key: Key): Take | undefined
  /** Says which take an item has now. */
  record(node: string, key: Key, take: Take, attempt: number): void
  /** While the run is paused, resolves when it goes on; undefined when it may. @throws the signal's reason when it aborts first */
  gate(stop: Stop): Promise<void> | undefined
  /** Counts an attempt that a loop makes for an item; the count over all loops of the run. */
  countAttempt(node: string, key: Key): number
}

/** The most private attempts for one item in one run, over all loops. */
export const ATTEMPTS_PER_ITEM = 6
