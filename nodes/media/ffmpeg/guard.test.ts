import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const RUN = new URL('./run.ts', import.meta.url).href
const PROBE = new URL('./probe.ts', import.meta.url).href

/** A process of its own that runs these encodes at once, each to a file, and says when one has come some way. */
function encoding(outputs: readonly string[], seconds: number): ChildProcess & { stdout: Readable } {
  const code = `
    import { runFfmpeg } from ${JSON.stringify(RUN)}
    await Promise.all(${JSON.stringify(outputs)}.map(out => runFfmpeg(
      command => command.input('testsrc=size=64x36:rate=24').inputFormat('lavfi').inputOptions('-re')
        .output(out).outputOptions('-f', 'mpegts', '-t', '${seconds}'),
      { durationSeconds: 1, onProgress: () => process.stdout.write('encoding') },
    )))`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

let folder = ''
let parent: ChildProcess | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-guard-'))
})
afterAll(async () => {
  parent?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Running {
  readonly pid: number
  readonly parent: number
  readonly args: string
}

/** Every process that runs; one that has died and waits for its parent or init to notice does not. */
async function processes(): Promise<Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='])
  return stdout.split('\n').flatMap(text => {
    const [, pid, parent, state, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(text) ?? []
    return args === undefined || state?.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
  })
}

/** The watchers that a process has started. */
const watchersOf = (pid: number | undefined, all: readonly Running[]) =>
  all.filter(({ parent: of, args }) => of === pid && args.includes('while read -r line'))

/** Waits until no process matches. @returns milliseconds until the first look that found none; ten seconds at most */
async function gone(matches: (all: Running[]) => Running[]): Promise<number> {
  const started = performance.now()
  for (;;) {
    const looked = performance.now() - started
    if (looked > 10_000 || matches(await processes()).length === 0) return looked
    await pause(10)
  }
}

describe.skipIf(process.platform === 'win32')('what ffmpeg does when we end', () => {
  it('ends within a second when the process that runs it is killed in the middle of an encode', async () => {
    const out = join(folder, 'killed.ts')
    const encoder = encoding([out], 1_000_000)
    parent = encoder
    await once(encoder.stdout, 'data')
    const all = await processes()
    const ffmpeg = all.filter(({ args, parent: of }) => of === encoder.pid && args.endsWith(out))
    const pids = [...ffmpeg, ...watchersOf(encoder.pid, all)].map(({ pid }) => pid)
    expect(pids).toEqual([expect.any(Number), expect.any(Number)])
    encoder.kill('SIGKILL')
    expect(await gone(now => now.filter(({ pid }) => pids.includes(pid)))).toBeLessThan(1000)
  }, 60_000)

  it('ends ffprobe too, when the process that asked it is killed while it reads', async () => {
    // A pipe that nobody writes to: reading it never ends.
    const fifo = join(folder, 'endless.mp4')
    await promisify(execFile)('mkfifo', [fifo])
    const code = `
      import { probe } from ${JSON.stringify(PROBE)}
      await probe(${JSON.stringify(fifo)})`
    const prober = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    parent = prober
    const readers = (all: readonly Running[]) =>
      all.filter(({ args, parent: of }) => of === prober.pid && args.endsWith(fifo) && !args.includes('--import'))
    let pids: number[] = []
    // Both are there: what reads, and what watches it.
    for (const started = performance.now(); pids.length < 2 && performance.now() - started < 30_000; await pause(20)) {
      const all = await processes()
      pids = [...readers(all), ...watchersOf(prober.pid, all)].map(({ pid }) => pid)
    }
    expect(pids).toHaveLength(2)
    prober.kill('SIGKILL')
    expect(await gone(now => now.filter(({ pid }) => pids.includes(pid)))).toBeLessThan(1000)
  }, 60_000)

  it('has one watcher for all encodes of a process, which lets that process end and ends with it', async () => {
    const encoder = encoding([join(folder, 'one.ts'), join(folder, 'two.ts')], 3)
    parent = encoder
    const ended = once(encoder, 'exit')
    await once(encoder.stdout, 'data')
    const watchers = watchersOf(encoder.pid, await processes()).map(({ pid }) => pid)
    expect(watchers).toHaveLength(1)
    expect(await ended).toEqual([0, null])
    expect(await gone(now => now.filter(({ pid }) => watchers.includes(pid)))).toBeLessThan(5000)
  }, 60_000)
})
