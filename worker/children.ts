// The pool of child processes: one for each slot, reused, killed with all they started, replaced after a crash.
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { getMaxListeners, setMaxListeners } from 'node:events'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { TransientError } from '../engine/graph/context.ts'
import type { ChildJob, FromChild, RunnerInfo, ToChild } from './ipc.ts'

export type ChildResult = Extract<FromChild, { type: 'done' }>

/** A job failed in the child, in the runner's own words. */
export class RunnerFailure extends Error {
  override name = 'RunnerFailure'
  readonly kind: 'transient' | 'permanent'
  readonly detail: string
  constructor(failed: Extract<FromChild, { type: 'failed' }>) {
    super(failed.message)
    this.kind = failed.kind
    this.detail = failed.detail
  }
}

export interface Children {
  /** Loads runner modules in a child and says what they offer; a broken one is named, and hurts no other. */
  describe(files: readonly string[]): Promise<{ runners: readonly RunnerInfo[]; broken: readonly string[] }>
  /**
   * Runs a job in a free child. At most `size` at once: the caller keeps count.
   * @throws RunnerFailure, TransientError when the child died, or the signal's reason
   */
  run(
    job: ChildJob,
    signal: AbortSignal,
    on: {
      progress: (message: Extract<FromChild, { type: 'progress' }>) => void
      checkpoint: (name: string, value: unknown) => void
    },
  ): Promise<ChildResult>
  /** Kills every child and what it started. */
  close(): void
}

interface Child {
  readonly process: ChildProcess
  busy: boolean
}

const HOST = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './host.ts' : './host.js', import.meta.url))

/** How long a cancelled runner may tell others (a remote service, a GPU server) before it is killed, in ms. */
const COURTESY_MS = 700

/** Below the server and the editor, so that a full machine stays usable. */
const NICE = 2

/**
 * For glibc: buffers up to 32 MiB come from the heap, and the heap keeps up to 64 MiB that is free. Left to itself it
 * maps and unmaps every raw frame (3.7 MB at 1280×720), and the kernel zeroes its pages anew: 1–2 ms of each frame.
 * Two heaps serve all threads: each thread's own would keep what it once needed, some 100 MB a child together with more
 * that is kept free. The canvas's own allocator (mimalloc) gives memory back after 10 ms: it waits for a second.
 * What the person set wins.
 */
const ALLOCATOR: NodeJS.ProcessEnv =
  process.platform === 'linux'
    ? {
        MALLOC_MMAP_THRESHOLD_: `${32 * 2 ** 20}`,
        MALLOC_TRIM_THRESHOLD_: `${64 * 2 ** 20}`,
        MALLOC_ARENA_MAX: '2',
        MIMALLOC_PURGE_DELAY: '1000',
      }
    : {}

/**
 * For V8: raw frames count as its memory, and beside a heap of 10 MB it would clean up every fourth of them from the
 * ground, a fifth of the time that drawing takes. Up to this size it only sweeps what is young, which finds them all.
 */
const COLLECTOR = '--initial-old-space-size=256'

/**
 * For V8: a child lives for minutes, and a tenth of its time went into optimising code that was hardly used again. It is
 * compiled plainly at once, which is cheap and twice as fast as interpreting it, and optimised after twice the usual work:
 * 5 % less processor time for a few clips, 12 % for a few lines of speech.
 */
const COMPILER = ['--always-sparkplug', '--interrupt-budget=300000']

/** All of them, or none where this Node does not know one: it refuses to start with an option that its V8 has not got. */
const TUNING = [COLLECTOR, ...COMPILER]
let known: readonly string[] | undefined
function tuning(): readonly string[] {
  known ??= spawnSync(process.execPath, [...TUNING, '--version'], { stdio: 'ignore' }).status === 0 ? TUNING : []
  return known
}

export function openChildren(env: NodeJS.ProcessEnv): Children {
  const children = new Set<Child>()
  let closed = false

  function spawn(): Child {
    if (closed) throw new TransientError('The worker is stopping.')
    // `detached` makes the child the leader of a process group of its own, which can be killed as one.
    const child: Child = {
      process: fork(HOST, [], {
        env: { ...ALLOCATOR, ...env },
        execArgv: [...tuning(), ...process.execArgv],
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
      busy: false,
    }
    if (child.process.pid)
      try {
        setPriority(child.process.pid, NICE)
      } catch {
        // Not every system lets a process be nice; it is only a courtesy.
      }
    children.add(child)
    child.process.on('error', () => {})
    child.process.on('exit', () => {
      children.delete(child)
      killGroup(child)
    })
    return child
  }

  /** Sends one request and waits for its answer, or for the child's death. */
  function ask<T extends FromChild>(
    child: Child,
    message: ToChild,
    on: (answer: FromChild) => T | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const onMessage = (answer: FromChild): void => {
        const final = on(answer)
        if (!final) return
        stop()
        resolve(final)
      }
      const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
        stop()
        const how = signal ? `was killed by ${signal}` : `ended with code ${code}`
        reject(new TransientError(`The worker's child process ${how} while it ran this job.`))
      }
      const stop = (): void => {
        child.process.off('message', onMessage)
        child.process.off('exit', onExit)
      }
      child.process.on('message', onMessage)
      child.process.on('exit', onExit)
      child.process.send(message, error => {
        if (error) onExit(null, 'SIGKILL')
      })
    })
  }

  const take = (): Child => {
    const child = [...children].find(candidate => !candidate.busy && candidate.process.connected) ?? spawn()
    child.busy = true
    return child
  }

  return {
    describe: async files => {
      const child = take()
      try {
        return await ask(child, { type: 'describe', files }, answer =>
          answer.type === 'described' ? answer : undefined,
        )
      } finally {
        child.busy = false
      }
    },
    run: async (job, signal, on) => {
      signal.throwIfAborted()
      const child = take()
      let deadline: NodeJS.Timeout | undefined
      const abort = (): void => {
        if (child.process.connected) child.process.send({ type: 'abort' } satisfies ToChild, () => {})
        deadline = setTimeout(() => killGroup(child), COURTESY_MS)
      }
      // One signal may stop any number of jobs; Node.js takes more than ten for a leak.
      if (getMaxListeners(signal) > 0) setMaxListeners(0, signal)
      signal.addEventListener('abort', abort, { once: true })
      try {
        const answer = await ask(child, { type: 'run', job }, message => {
          if (message.type === 'progress') on.progress(message)
          else if (message.type === 'checkpoint') on.checkpoint(message.name, message.value)
          return message.type === 'done' || message.type === 'failed' ? message : undefined
        })
        signal.throwIfAborted()
        if (answer.type === 'failed') throw new RunnerFailure(answer)
        return answer
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        clearTimeout(deadline)
        signal.removeEventListener('abort', abort)
        // A cancelled job may have left something running: the whole group goes, a fresh child takes its place.
        if (signal.aborted) killGroup(child)
        else child.busy = false
      }
    },
    close: () => {
      closed = true
      for (const child of children) killGroup(child)
    },
  }
}

function killGroup(child: Child): void {
  const pid = child.process.pid
  if (!pid) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    child.process.kill('SIGKILL')
  }
}
