// The worker process: finds its runners, connects out to a server, and works until it is told to stop.
import { mkdir, readdir, rm } from 'node:fs/promises'
import { availableParallelism, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { artifactPath } from '../engine/store/artifacts.ts'
import { openChildren } from './children.ts'
import { connectWorker } from './client.ts'
import { findGpus } from './gpus.ts'
import { findRunners } from './runners.ts'
import { createTransfer } from './transfer.ts'

const USAGE = `Usage: npm run worker -- [options]

  --server <url>     the server to work for (default http://127.0.0.1:7700)
  --token <token>    this worker's token, needed off loopback (or REELGRAPH_WORKER_TOKEN)
  --name <name>      how people see this worker (default: this machine's name)
  --slots <n>        jobs at once (default: the number of cores)
  --runners <dir>    a folder with more *.runner.js files; may be given several times
  --only             only the runners of these folders, not the built-in ones
  --data <dir>       where inputs are cached (default $REELGRAPH_DATA or ./.data)
`

const GIB = 1024 ** 3

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      server: { type: 'string', default: 'http://127.0.0.1:7700' },
      token: { type: 'string' },
      name: { type: 'string', default: hostname() },
      slots: { type: 'string', default: String(availableParallelism()) },
      runners: { type: 'string', multiple: true, default: [] },
      only: { type: 'boolean', default: false },
      data: { type: 'string', default: process.env.REELGRAPH_DATA || '.data' },
      // Given by a server that spawns its own worker: it shares its store, and its end closes our standard input.
      shared: { type: 'string' },
      attached: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return void process.stdout.write(USAGE)
  const slots = Number(values.slots)
  if (!Number.isInteger(slots) || slots < 1 || slots > 256)
    throw new Error('--slots must be a whole number from 1 to 256')
  if (!URL.canParse(values.server)) throw new Error(`--server must be a URL such as http://127.0.0.1:7700`)

  // From the first moment on: a server may die while its worker still looks for what it can do.
  let client: ReturnType<typeof connectWorker> | undefined
  const stop = (): void => {
    client?.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (values.attached) {
    process.stdin.on('end', stop)
    process.stdin.on('error', stop)
    process.stdin.resume()
  }

  const log = (message: string): void => void process.stderr.write(`[worker ${values.name}] ${message}\n`)
  const { REELGRAPH_WORKER_TOKEN: secret, ...env } = process.env
  const cache = resolve(values.data, 'worker-cache')
  const folder = join(cache, 'jobs')
  await mkdir(folder, { recursive: true })
  await removeLeftovers(folder)

  const children = openChildren(env)
  const stopChildren = (): void => children.close()
  process.on('exit', stopChildren)
  const found = await children.describe(findRunners(values.runners, values.only))
  for (const broken of found.broken) log(`A runner could not be loaded and is left out: ${broken}`)

  const shared = values.shared
  const transfer = createTransfer({
    server: values.server,
    token: values.token ?? secret,
    cache,
    shared: shared ? digest => artifactPath(shared, digest) : undefined,
    budget: 5 * GIB,
  })
  await transfer.trim()
  client = connectWorker({
    server: values.server,
    token: values.token ?? secret,
    name: values.name,
    slots,
    runners: found.runners,
    gpus: await findGpus(),
    children,
    transfer,
    folder,
    log,
  })
  await client.ended
}

/** Job folders of worker processes that are no more. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(name.split('-')[0])
    if (!isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

try {
  await main()
  process.exit(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
