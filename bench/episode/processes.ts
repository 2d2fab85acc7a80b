// What a process and all below it take of the machine: processor time, exactly, and memory, sampled. Linux.
import { readdirSync, readFileSync } from 'node:fs'

interface Running {
  readonly pid: number
  readonly parent: number
  readonly name: string
  /** Seconds of processor time, its own and that of its children that have ended. */
  readonly cpu: number
}

/** Clock ticks a second in /proc (proc(5): sysconf(_SC_CLK_TCK), 100 on every Linux that Node.js runs on). */
const TICKS = 100

function readRunning(pid: number): Running | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name may hold blanks and brackets: the fields begin behind its last one.
    const end = text.lastIndexOf(')')
    const fields = text.slice(end + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
    return { pid, parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, end), cpu: ticks / TICKS }
  } catch {
    // It ended between the listing and the reading.
    return undefined
  }
}

/** A process and all below it that run now. */
function tree(root: number): Running[] {
  const own = readRunning(root)
  return own ? [own, ...childrenOf(root).flatMap(tree)] : []
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap(task =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** Seconds of processor time, user and system, that a process and all below it have taken since they began. */
export const cpuSeconds = (root: number): number => tree(root).reduce((sum, { cpu }) => sum + cpu, 0)

/** MiB of memory by kind of process. Pages that several share count for each of them: an upper bound. */
export type Memory = ReadonlyMap<string, number>

export const total = (memory: Memory): number => [...memory.values()].reduce((sum, value) => sum + value, 0)

/** Resident memory of a server and all below it: its worker, the worker's runners, and every ffmpeg. */
export function memoryOf(server: number): Memory {
  const found = new Map<string, number>()
  for (const { pid, parent, name } of tree(server)) {
    const kind =
      pid === server ? 'server' : /^ff(mpeg|probe)$/.test(name) ? 'ffmpeg' : parent === server ? 'worker' : 'runners'
    found.set(kind, (found.get(kind) ?? 0) + residentOf(pid))
  }
  return found
}

/** MiB; 0 for a process that has ended. */
function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
