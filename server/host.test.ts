// A server as a process: killed and stopped in the middle of runs, and what is left of it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunInfo } from '../engine/protocol/api.ts'
import { openHost, PortTakenError } from './host.ts'
import { workerCommand } from './local-worker.ts'
import { LockedError } from './lock.ts'
import { send, trialGraph } from './testing/host.ts'
import { isAlive, until } from './testing/hub.ts'

let folder: string
const processes: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-serve-'))
})
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
})

interface Served {
  readonly process: ChildProcess
  readonly url: string
  readonly worker: number
  readonly resumed: readonly string[]
}

async function serve(): Promise<Served> {
  const { program, args } = workerCommand()
  const entry = fileURLToPath(new URL('./testing/serve.ts', import.meta.url))
  const child = spawn(program, [...args.slice(0, -1), entry, join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(child)
  const line = await new Promise<string>(resolve => createInterface({ input: child.stdout }).once('line', resolve))
  return { process: child, ...JSON.parse(line) }
}

async function post(url: string, body: unknown) {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
  return (await send(url, { method: 'POST', headers, body: text })).json
}

for (const signal of ['SIGKILL', 'SIGTERM'] as const)
  test(`${signal} in the middle of a run: the worker ends with its server, and the next server finishes the run`, async () => {
    const gate = join(folder, 'gate')
    const first = await serve()
    const { id } = await post(`${first.url}/api/runs`, {
      graph: trialGraph('g', { capability: 'trial.wait', until: gate }, 'a b'),
    })
    const workers = async () => (await send(`${first.url}/api/workers`, {})).json
    await until(() => isAlive(first.worker))
    await until(async () => (await workers())[0]?.running === 2)
    first.process.kill(signal)
    await until(() => !isAlive(first.worker))
    await until(() => first.process.exitCode !== null || first.process.signalCode !== null)

    await writeFile(gate, 'opened')
    const second = await serve()
    expect(second.resumed).toEqual([id])
    const info = async (): Promise<RunInfo> => (await send(`${second.url}/api/runs/${id}`, {})).json
    const run = await until(async () => {
      const now = await info()
      return now.status !== 'running' && now.status !== 'queued' && now
    })
    expect(run.status).toBe('done')
    expect(run.counts).toMatchObject({ failed: 0, blocked: 0 })
  })

test('one process has a data folder: the next is told which, and a dead one holds nothing', async () => {
  const first = await serve()
  const other = openHost({ data: join(folder, 'data'), what: 'a second one', worker: false })
  await expect(other).rejects.toThrow(LockedError)
  await expect(other).rejects.toThrow(`in use by a test server (process ${first.process.pid})`)
  first.process.kill('SIGKILL')
  await until(() => first.process.signalCode !== null)
  const after = await openHost({ data: join(folder, 'data'), what: 'a third one', worker: false, library: EMPTY })
  await after.close()
})

test('a taken port and a missing token are said in words, and leave the folder free', async () => {
  const first = await serve()
  const port = Number(new URL(first.url).port)
  const data = join(folder, 'other')
  const options = { data, what: 'a test', worker: false, library: EMPTY } as const
  await expect(openHost({ ...options, port })).rejects.toThrow(PortTakenError)
  await expect(openHost({ ...options, address: '0.0.0.0' })).rejects.toThrow(/a token is needed/)
  await (await openHost(options)).close()
})

const EMPTY = { nodes: new Map(), portTypes: [] }
