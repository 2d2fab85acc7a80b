// Parts of the worker that need no server: what it finds on its machine, and what it keeps of inputs.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseGpus } from './gpus.ts'
import { findRunners } from './runners.ts'
import { createTransfer } from './transfer.ts'

let folder: string
let server: Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reelgraph-worker-'))
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

const never = new AbortController().signal
const text = 'the bytes of an input, long enough to be cut in two'
const digest = createHash('sha256').update(text).digest('hex')
const input = { name: 'text', digest, mime: 'text/plain', url: `/api/artifacts/${digest}` }

/** Where a download lies while it goes on. */
const partOf = (name: string): string => join(folder, name.slice(0, 2), `${name}.part`)

/** A server that answers with `answer` and keeps the requests. */
async function serve(
  answer: (request: IncomingMessage, count: number) => { status: number; body: string; cut?: boolean },
) {
  const seen: IncomingMessage[] = []
  server = createServer((request, response) => {
    const { status, body, cut } = answer(request, seen.push(request))
    response.writeHead(status, { 'content-length': String(cut ? body.length + 10 : body.length) })
    response.write(body)
    if (!cut) response.end()
    else
      void expect
        .poll(() => statSync(partOf(input.digest), { throwIfNoEntry: false })?.size)
        .toBe(body.length)
        .then(() => response.destroy())
  })
  await new Promise<void>(done => server?.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const options = {
    server: `http://127.0.0.1:${port}`,
    token: 'secret',
    cache: folder,
    shared: undefined,
    budget: 1000,
  }
  return { seen, transfer: createTransfer(options), options }
}

test('runners are found by their file names, in the sources and in the build', () => {
  for (const name of ['a.runner.ts', 'b.runner.js', 'b.runner.d.ts', 'c.test.ts', 'runner.ts'])
    writeFileSync(join(folder, name), '')
  const found = findRunners([folder]).filter(file => file.startsWith(folder))
  expect(found.map(file => file.slice(folder.length + 1))).toEqual(['a.runner.ts', 'b.runner.js'])
})

test('GPUs are read from the lines of nvidia-smi', () => {
  expect(parseGpus('NVIDIA H200, 143771\nNVIDIA GeForce RTX 4090, 24564\n\nNo devices were found\n')).toEqual([
    { name: 'NVIDIA H200', vramMiB: 143771 },
    { name: 'NVIDIA GeForce RTX 4090', vramMiB: 24564 },
  ])
})

test('an input is fetched once with the token, checked, and kept', async () => {
  const { seen, transfer } = await serve(() => ({ status: 200, body: text }))
  const [one, two] = await Promise.all([transfer.fetch(input, never), transfer.fetch(input, never)])
  expect(one).toBe(two)
  expect(await readFile(one, 'utf8')).toBe(text)
  await transfer.fetch(input, never)
  expect(seen.map(request => request.headers.authorization)).toEqual(['Bearer secret'])
})

test('a download that broke off goes on where it stopped', async () => {
  const { seen, transfer } = await serve((request, count) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    return count === 1 ? { status: 200, body: text.slice(0, 20), cut: true } : { status: 206, body: text.slice(from) }
  })
  expect(await readFile(await transfer.fetch(input, never), 'utf8')).toBe(text)
  expect(seen[1]?.headers.range).toBe('bytes=20-')
})

test('bytes with another digest are refused and not kept', async () => {
  const { transfer } = await serve(() => ({ status: 200, body: 'something else' }))
  await expect(transfer.fetch(input, never)).rejects.toThrow(/other bytes/)
  expect(readdirSync(join(folder, digest.slice(0, 2)))).toEqual([])
})

test('an input that the server does not have is a permanent fault, a cancelled wait ends at once', async () => {
  const { transfer } = await serve(() => ({ status: 404, body: '' }))
  await expect(transfer.fetch(input, never)).rejects.toThrow(/404/)
  const { transfer: busy } = await serve(() => ({ status: 503, body: '' }))
  const controller = new AbortController()
  const waiting = busy.fetch({ ...input, digest: 'b'.repeat(64) }, controller.signal)
  setTimeout(() => controller.abort(new Error('no longer wanted')), 50)
  await expect(waiting).rejects.toThrow()
})

test('a shared store is read in place', async () => {
  const { seen, options } = await serve(() => ({ status: 500, body: '' }))
  const path = join(folder, 'shared', digest)
  await mkdir(dirname(path))
  await writeFile(path, text)
  const transfer = createTransfer({ ...options, shared: name => join(folder, 'shared', name) })
  expect(await transfer.fetch(input, never)).toBe(path)
  expect(seen).toHaveLength(0)
})

test('an output that the server has is not sent again', async () => {
  const { seen, transfer } = await serve(request => ({ status: request.method === 'HEAD' ? 200 : 500, body: '' }))
  const file = join(folder, 'out')
  await writeFile(file, text)
  expect(await transfer.store(file, 'text/plain', never)).toEqual({ digest, bytes: text.length })
  expect(seen.map(request => request.method)).toEqual(['HEAD'])
})

test('the cache keeps what was used last, within its budget', async () => {
  const { transfer } = await serve(() => ({ status: 200, body: text }))
  for (const [index, name] of ['a', 'b', 'c'].entries()) {
    const path = join(folder, name.repeat(2), name.repeat(64))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, 'x'.repeat(400))
    utimesSync(path, index, index)
  }
  await transfer.trim()
  const left = readdirSync(folder, { recursive: true }).filter(name => String(name).length > 10)
  expect(left.map(name => String(name).slice(0, 2)).sort()).toEqual(['bb', 'cc'])
})
