// Kills the server, its worker and their ffmpeg at random moments while a short pilot is made, and looks at what is left.
import { type ChildProcess, execFile, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { digestFile } from '../../engine/store/artifacts.ts'
import { chance } from '../../nodes/media/sound/random.ts'

export const VICTIMS = ['server', 'worker', 'ffmpeg'] as const
export type Victim = (typeof VICTIMS)[number]

const CHILD = fileURLToPath(new URL('./crash-child.mjs', import.meta.url))

/** The pilot template, short, small and as a draft. */
export async function shortPilot(seconds: number): Promise<Record<string, unknown>> {
  const template = JSON.parse(await readFile(new URL('../../graphs/pilot.json', import.meta.url), 'utf8'))
  const own: Record<string, Record<string, unknown>> = {
    story: { seconds },
    video: { tier: 'draft', seconds: 3 },
  }
  return {
    ...template,
    id: 'crash',
    nodes: template.nodes.map((node: { id: string; params: Record<string, unknown> }) => ({
      ...node,
      params: { ...node.params, ...own[node.id] },
    })),
  }
}

interface Ended {
  readonly status: string
  readonly counts: { readonly done: number; readonly cached: number }
  readonly problems: readonly string[]
  readonly results: readonly string[]
}

export interface Trial {
  readonly ended: Ended
  readonly kills: Readonly<Record<Victim, number>>
  /** Processes that were still there, seconds after what started them had been killed. */
  readonly orphans: readonly string[]
  /** Files of the store whose bytes are not what their name says, and files that nobody needs any more. */
  readonly torn: readonly string[]
  readonly leftover: readonly string[]
}

/** Digest of everything that a run made. */
export const digestOfRun = ({ results }: Ended): string => createHash('sha256').update(results.join('\n')).digest('hex')

/**
 * Makes the pilot in `folder` while killing. Each session of the server has an ffmpeg, then the worker, then the server
 * itself killed, until the run has ended or `most` of a kind have been; it is then left in peace.
 * @param seed of the moments
 */
export async function crashTrial(
  folder: string,
  graph: unknown,
  options: { readonly seed: number; readonly most: number; readonly log?: (line: string) => void },
): Promise<Trial> {
  const data = join(folder, 'data')
  const temporary = join(folder, 'tmp')
  await mkdir(temporary, { recursive: true })
  const file = join(folder, 'graph.json')
  await writeFile(file, JSON.stringify(graph))
  const random = chance(options.seed, 'crash')
  const kills: Record<Victim, number> = { server: 0, worker: 0, ffmpeg: 0 }
  const orphans: string[] = []
  for (let session = 1; ; session++) {
    const server = fork(CHILD, [data, file], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, TMPDIR: temporary },
    })
    const state = watch(server)
    await state.ready
    for (const victim of ['ffmpeg', 'worker', 'server'] as const) {
      if (kills[victim] >= options.most || state.ended) continue
      await Promise.race([pause(200 + random() * 1800), state.over])
      if (state.ended) break
      if (await strike(victim, server, state, orphans)) {
        kills[victim]++
        options.log?.(
          `session ${session}: killed ${victim} (${VICTIMS.map(name => `${name} ${kills[name]}`).join(', ')})`,
        )
      }
    }
    await state.over
    if (state.ended) return { ended: state.ended, kills, orphans, ...(await remains(data, temporary)) }
    if (!state.killed) throw new Error(`The server ended by itself (code ${server.exitCode})`)
  }
}

interface State {
  readonly ready: Promise<void>
  /** Resolves when the process has ended. */
  readonly over: Promise<void>
  ended: Ended | undefined
  killed: boolean
}

function watch(server: ChildProcess): State {
  let isReady = () => {}
  const state: State = {
    ready: new Promise((resolve, reject) => {
      isReady = resolve
      server.once('exit', code => reject(new Error(`The server ended with ${code} before it was ready`)))
    }),
    over: new Promise(resolve => server.once('exit', () => resolve())),
    ended: undefined,
    killed: false,
  }
  state.ready.catch(() => {})
  server.on('message', (message: { ready?: boolean } & Ended) => {
    if (message.ready) isReady()
    else state.ended = message
  })
  return state
}

interface Running {
  readonly pid: number
  readonly parent: number
  readonly args: string
}

async function processes(): Promise<Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.split('\n').flatMap(text => {
    const [, pid, parent, state, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(text) ?? []
    return args === undefined || state?.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
  })
}

/** A process's children and theirs. */
function below(pid: number | undefined, all: readonly Running[]): Running[] {
  const own = all.filter(({ parent }) => parent === pid)
  return own.flatMap(child => [child, ...below(child.pid, all)])
}

const isFfmpeg = ({ args }: Running) => /(^|\/)ff(mpeg|probe)\s/.test(args)
const isWorker = ({ args }: Running) => /worker\/main\.[tj]s/.test(args)

/** Seconds in which what a killed process had started must be gone: a loaded machine takes its time to start and to end things. */
const GRACE = 120

/** Looks for something to kill before giving up, 50 ms apart: an ffmpeg comes only when the work has got that far. */
const MOST_LOOKS = 1200

/** Kills what is asked for as soon as it is there, and notes what outlives it. */
async function strike(victim: Victim, server: ChildProcess, state: State, orphans: string[]): Promise<boolean> {
  for (let tries = 0; tries < MOST_LOOKS && !state.ended; tries++) {
    const tree = below(server.pid, await processes())
    const target =
      victim === 'server' ? { pid: server.pid as number } : tree.find(victim === 'worker' ? isWorker : isFfmpeg)
    if (!target) {
      await pause(50)
      continue
    }
    const doomed = victim === 'server' ? tree : below(target.pid, tree)
    if (victim === 'server') state.killed = true
    try {
      process.kill(target.pid, 'SIGKILL')
    } catch {
      // It ended by itself a moment ago.
      continue
    }
    orphans.push(...(await outliving(doomed)).map(({ args }) => `${victim}: ${args.slice(0, 200)}`))
    return true
  }
  return false
}

/** Which of these processes are still there when the grace is over. */
async function outliving(doomed: readonly Running[]): Promise<Running[]> {
  const began = performance.now()
  for (;;) {
    const now = new Map((await processes()).map(running => [running.pid, running.args]))
    const left = doomed.filter(({ pid, args }) => now.get(pid) === args)
    if (left.length === 0 || performance.now() - began > GRACE * 1000) return left
    await pause(50)
  }
}

/** What the data folder holds that it should not. */
async function remains(data: string, temporary: string): Promise<Pick<Trial, 'torn' | 'leftover'>> {
  const root = join(data, 'artifacts')
  const torn: string[] = []
  for (const prefix of readdirSync(root).filter(name => /^[0-9a-f]{2}$/.test(name)))
    for (const name of readdirSync(join(root, prefix)))
      if ((await digestFile(join(root, prefix, name))) !== prefix + name) torn.push(prefix + name)
  const scratch = join(root, 'scratch')
  const leftover = [
    ...(existsSync(scratch) ? readdirSync(scratch).map(name => `scratch/${name}`) : []),
    ...readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(name => /\.(part|tmp)$/.test(name)),
    ...readdirSync(temporary)
      .filter(name => name.startsWith('reelgraph'))
      .map(name => `tmp/${name}`),
  ]
  return { torn, leftover }
}
