// A whole episode from nothing by the built server: its stages apart, each as a ratio to encoding the same frames alone in
// the same run, the goals with whether they hold, and, with --memory, how memory grows with length.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clipOptions, deterministic, runFfmpeg } from '../nodes/media/ffmpeg/index.ts'
import { cpuSeconds, type Memory, memoryOf, total } from './episode/processes.ts'

const option = (name: string): string | undefined =>
  process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)

/** The pilot template at a length in seconds and a tier of picture size. */
function pilot(seconds: number, tier: string): { readonly nodes: readonly unknown[] } {
  const template = JSON.parse(readFileSync(new URL('../graphs/pilot.json', import.meta.url), 'utf8'))
  const own: Record<string, object> = { story: { seconds }, video: { tier } }
  return {
    ...template,
    nodes: template.nodes.map((node: { id: string; params: object }) => ({
      ...node,
      params: { ...node.params, ...own[node.id] },
    })),
  }
}

interface Answer {
  readonly status: string
  readonly counts: { readonly done: number }
  readonly problems: readonly string[]
  readonly episode?: { readonly path: string; readonly frames: number; readonly width: number; readonly height: number }
}

interface Cost {
  /** Seconds by the clock. */
  readonly wall: number
  /** Seconds of processor time. */
  readonly cpu: number
}

const SERVER = fileURLToPath(new URL('./episode/server.mjs', import.meta.url))

/** A server that makes one episode, watched. */
async function openServer(data: string, graph: unknown) {
  const server: ChildProcess = fork(SERVER, [data], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const answer = () =>
    new Promise<Answer>((resolve, reject) => {
      server.once('message', message => resolve(message as Answer))
      server.once('exit', code => reject(new Error(`The server ended with code ${code}`)))
    })
  await answer()
  const pid = server.pid as number
  let peak: Memory = new Map()
  const watch = setInterval(() => {
    const now = memoryOf(pid)
    if (total(now) > total(peak)) peak = now
  }, 250)
  return {
    /** Runs what `node` needs (everything without one) that is not there yet. */
    async run(node?: string): Promise<Cost & Answer> {
      const began = performance.now()
      const before = cpuSeconds(pid)
      const answered = answer()
      server.send({ graph, targets: node ? [{ node }] : [] })
      const ended = await answered
      if (ended.status !== 'done') throw new Error(`The run ended ${ended.status}: ${ended.problems[0]}`)
      return { ...ended, wall: (performance.now() - began) / 1000, cpu: cpuSeconds(pid) - before }
    },
    peak: () => peak,
    async close() {
      clearInterval(watch)
      const closed = new Promise(resolve => server.once('exit', resolve))
      if (server.connected) server.disconnect()
      await closed
    },
  }
}

/** Decodes a film, and, with `output`, encodes its picture as the shots are encoded. */
async function film(path: string, frames: number, output?: string): Promise<Cost> {
  const began = performance.now()
  const before = cpuSeconds(process.pid)
  await runFfmpeg(
    command => {
      command.input(path).outputOptions('-map', '0:v:0')
      return output
        ? deterministic(command.outputOptions(...clipOptions({ fps: 24 })).output(output))
        : command.outputOptions('-f', 'null').output('-')
    },
    { durationSeconds: frames / 24, what: 'encode the film alone' },
  )
  return { wall: (performance.now() - began) / 1000, cpu: cpuSeconds(process.pid) - before }
}

const plus = (...costs: readonly Cost[]): Cost => ({
  wall: costs.reduce((sum, { wall }) => sum + wall, 0),
  cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
})

/** The speed of one episode, and its goals. */
async function speed(folder: string, seconds: number, tier: string): Promise<void> {
  const server = await openServer(join(folder, 'data'), pilot(seconds, tier))
  try {
    const shots = await server.run('chain')
    const checks = await server.run('refine')
    const rest = await server.run()
    const again = await server.run()
    const { episode } = again
    if (!episode) throw new Error('There is no episode')
    const both = await film(episode.path, episode.frames, join(folder, 'alone.mp4'))
    const decode = await film(episode.path, episode.frames)
    const alone: Cost = { wall: both.wall - decode.wall, cpu: both.cpu - decode.cpu }
    const whole = plus(shots, checks, rest)
    const row = (label: string, { wall, cpu }: Cost) =>
      console.log(
        `${label.padEnd(44)}${`${wall.toFixed(1)} s`.padStart(9)}${`${(wall / alone.wall).toFixed(2)}×`.padStart(8)}` +
          `${`${cpu.toFixed(1)} s`.padStart(11)}${`${(cpu / alone.cpu).toFixed(2)}×`.padStart(8)}`,
      )
    console.log(
      `episode: ${seconds} s, ${episode.frames} frames of ${episode.width}×${episode.height}; × is the ratio to encoding them alone`,
    )
    console.log(`${''.padEnd(44)}${'by the clock'.padStart(17)}${'processor time'.padStart(19)}`)
    row('floor: encoding the same frames alone', alone)
    row('generation: script, voices, shots', shots)
    row('verification: faces, refine', checks)
    row('sound, cut, checks of the file', rest)
    row('the whole episode from nothing', whole)
    row(`a second run (${again.counts.done} items executed)`, again)
    const peak = server.peak()
    console.log(`peak memory: ${inWords(peak)}`)
    const goal = (label: string, holds: boolean, number: string) =>
      console.log(`${holds ? 'holds ' : 'MISSED'}  ${label.padEnd(56)}${number}`)
    goal('generation ≤ 2× encoding alone', shots.wall <= 2 * alone.wall, `${(shots.wall / alone.wall).toFixed(2)}×`)
    goal('verification ≤ 1×', checks.wall <= alone.wall, `${(checks.wall / alone.wall).toFixed(2)}×`)
    if (seconds === 300 && tier === 'final')
      goal('300 s of episode within 240 s', whole.wall <= 240, `${whole.wall.toFixed(0)} s`)
    goal(
      'a second run executes nothing and takes ≤ 2 s',
      again.wall <= 2 && again.counts.done === 0,
      `${again.wall.toFixed(2)} s`,
    )
    goal('all processes together under 2 GiB', total(peak) < 2048, `${total(peak).toFixed(0)} MiB`)
  } finally {
    await server.close()
  }
}

const inWords = (memory: Memory): string =>
  `${total(memory).toFixed(0)} MiB (${[...memory].map(([name, value]) => `${name} ${value.toFixed(0)}`).join(', ')})`

/** How much longer episodes may take beyond the shortest: memory that wanders, not that grows. */
const FLAT = 1.15

/** Peak memory over lengths. */
async function memory(folder: string, lengths: readonly number[], tier: string): Promise<void> {
  const peaks: number[] = []
  for (const seconds of lengths) {
    const server = await openServer(join(folder, `data-${seconds}`), pilot(seconds, tier))
    try {
      const { wall } = await server.run()
      const peak = server.peak()
      peaks.push(total(peak))
      console.log(`${`${seconds} s of ${tier}`.padEnd(24)}${inWords(peak).padEnd(80)}${wall.toFixed(0)} s`)
    } finally {
      await server.close()
      rmSync(join(folder, `data-${seconds}`), { recursive: true, force: true })
    }
  }
  const growth = Math.max(...peaks) / (peaks[0] ?? 1)
  console.log(
    `${growth <= FLAT ? 'holds ' : 'MISSED'}  flat from ${lengths[0]} to ${lengths.at(-1)} s: at most ${FLAT} of the first${`${growth.toFixed(2)}`.padStart(8)}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'reelgraph-bench-'))
try {
  if (process.argv.includes('--memory'))
    await memory(folder, (option('lengths') ?? '60,300,1800').split(',').map(Number), option('tier') ?? 'draft')
  else await speed(folder, Number(option('seconds') ?? 300), option('tier') ?? 'final')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
