// Sees to it that the programs we started do not outlive us, however we die.
import { type ChildProcess, spawn } from 'node:child_process'

/**
 * The watcher: each line names the programs that run now; when the pipe ends, those of the last line are killed. What a
 * terminal or a service manager sends to everybody must not end it before those it watches.
 */
const WATCH = 'trap "" HUP INT TERM; while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -KILL $pids'

/** One watcher serves the whole process: to start one for each program would cost as much as a short program. */
let watcher: ChildProcess | undefined
const running = new Set<number>()

/**
 * Kills a child of this process within moments of this process's own death, even by SIGKILL. ffmpeg does not notice by
 * itself: the end of its input and a broken progress pipe mean nothing to it. Neither Node.js nor macOS can ask the
 * kernel for it, so a small shell holds the other end of a pipe that only we keep open. On Windows nothing is done.
 * @returns to be called when the child has ended: lets it go
 */
export function endWithUs(pid: number): () => void {
  if (process.platform === 'win32') return () => {}
  running.add(pid)
  tell()
  return () => {
    if (running.delete(pid)) tell()
  }
}

function tell(): void {
  watcher ??= start()
  watcher.stdin?.write(`${[...running].join(' ')}\n`)
}

function start(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', WATCH], { stdio: ['pipe', 'ignore', 'ignore'] })
  const forget = () => {
    if (watcher === child) watcher = undefined
  }
  // One that could not start or was killed takes nothing else with it: the next program gets another.
  child.on('error', forget)
  child.on('exit', forget)
  child.stdin.on('error', forget)
  child.unref()
  return child
}
