// Commands about what a data folder holds and does: queue, approvals, tasks, eviction, wedges. All ask its server.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { WedgeAxis } from '../../engine/graph/edit/wedge.ts'
import type { Json } from '../../engine/graph/json.ts'
import type {
  ApprovalInfo,
  ErrorBody,
  PaidTaskInfo,
  QueueInfo,
  StartWedge,
  WedgeInfo,
} from '../../engine/protocol/api.ts'
import { openHost } from '../host.ts'
import { LockedError } from '../lock.ts'
import { newToken } from '../tokens.ts'
import { parseTarget } from './graph.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** A request to the data folder's server: JSON in, JSON or bytes out. */
type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** Asks the server that has the folder; where none runs, one is opened for the time of the command. */
export async function withServer(data: string, work: (ask: Ask) => Promise<number>): Promise<number> {
  const token = newToken()
  try {
    const host = await openHost({ data, what: 'reelgraph', token, worker: { lazy: true } })
    try {
      return await work(asking(host.url, token))
    } finally {
      await host.close()
    }
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    const { url, token: theirs } = error.holder
    if (url === undefined || theirs === undefined) throw error
    return work(asking(url, theirs))
  }
}

const asking =
  (url: string, token: string): Ask =>
  async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const isJson = response.headers.get('content-type')?.includes('json')
    if (!response.ok) throw new UsageError(((await response.json()) as ErrorBody).error.message)
    return (isJson ? await response.json() : new Uint8Array(await response.arrayBuffer())) as T
  }

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

/** `20GB`, `500M`, `0`. @throws UsageError */
export function bytesOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i.exec(text.trim())
  if (!match) throw new UsageError('Say how much may stay: --budget 20GB.')
  return Math.round(Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? 1))
}

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${Math.round(bytes / 1e3)} kB`

export async function collectCommand(ask: Ask, budgetBytes: number, { out }: Terminal): Promise<number> {
  const swept = await ask<{ files: number; bytes: number; left: number }>('POST', '/api/gc', { budgetBytes })
  out(
    `Removed ${swept.files} files (${size(swept.bytes)}); ${size(swept.left)} are left. What is needed again is made again.\n`,
  )
  if (swept.left > budgetBytes)
    out('That is more than the budget: pinned, paid and final files stay, and what was used within the last minute.\n')
  return 0
}

export async function queueCommand(ask: Ask, [action, ...more]: readonly string[], { out }: Terminal): Promise<number> {
  if (more.length > 0 || (action !== undefined && action !== 'pause' && action !== 'resume'))
    throw new UsageError('Say reelgraph queue, reelgraph queue pause, or reelgraph queue resume.')
  const queue =
    action === undefined
      ? await ask<QueueInfo>('GET', '/api/queue')
      : await ask<QueueInfo>('PATCH', '/api/queue', { paused: action === 'pause' })
  if (queue.paused) out('The queue is paused.\n')
  for (const run of queue.runs)
    out(
      `${run.id}  ${(run.paused ? 'paused' : run.status).padEnd(8)} ${String(run.priority).padStart(2)}  ${run.graphName}\n`,
    )
  if (queue.runs.length === 0) out('Nothing waits and nothing runs.\n')
  return 0
}

export async function approvalsCommand(
  ask: Ask,
  [place, kind, ...rest]: readonly string[],
  { out }: Terminal,
): Promise<number> {
  const waiting = await ask<ApprovalInfo[]>('GET', '/api/approvals')
  if (place !== undefined) {
    const asked = waiting[Number(place) - 1]
    if (!asked) throw new UsageError(`Nothing waits at ${place}; reelgraph approvals lists what does.`)
    const decision =
      kind === 'pass'
        ? { kind }
        : kind === 'reject'
          ? { kind, reason: rest.join(' ') }
          : kind === 'edit'
            ? { kind, value: jsonOf(rest.join(' ')) }
            : undefined
    if (!decision) throw new UsageError('Decide with pass, edit <json>, or reject <why>.')
    await ask('POST', '/api/approvals', { ...asked, decision })
    out(`Decided: ${asked.node}${asked.key ? `/${asked.key}` : ''} ${kind}.\n`)
    return 0
  }
  for (const [at, { graphId, node, key }] of waiting.entries())
    out(`${at + 1}  ${graphId}  ${node}${key ? `/${key}` : ''}\n`)
  if (waiting.length === 0) out('Nothing waits for a decision.\n')
  return 0
}

/** @throws UsageError */
function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    throw new UsageError(`${JSON.stringify(text)} is no JSON; put text into quotes: '"like this"'.`)
  }
}

export async function tasksCommand(ask: Ask, [start, task]: readonly string[], { out }: Terminal): Promise<number> {
  const tasks = await ask<PaidTaskInfo[]>('GET', '/api/tasks')
  if (start !== undefined) {
    const found = tasks.filter(({ token }) => token.startsWith(start))
    if (found.length !== 1 || task === undefined)
      throw new UsageError(
        'Give the beginning of one task’s token, and its id at the service, or none: reelgraph tasks 3fa9 none',
      )
    await ask('POST', `/api/tasks/${found[0]?.token}`, { task: task === 'none' ? null : task })
    out('Noted. Run the graph again to go on.\n')
    return 0
  }
  for (const { token, state, name, node, key, task: id } of tasks)
    out(
      `${token.slice(0, 16)}  ${state === 'intent' ? 'unknown' : state}  ${name}  ${node}${key ? `/${key}` : ''}  ${id ?? ''}\n`,
    )
  if (tasks.length === 0) out('No service has a task.\n')
  return 0
}

/** @param sweeps `node.param=a,b,c` or `node/key.param=a,b` @throws UsageError */
export function wedgeRequest(
  graph: GraphDocument,
  sweeps: readonly string[],
  target: string | undefined,
  isList: boolean,
  cap: number | undefined,
): StartWedge {
  if (target === undefined) throw new UsageError('Say which node to look at: --target node.')
  const axes = sweeps.map((text): WedgeAxis => {
    const match = /^([^.=/]+)(?:\/([^.=]+))?\.([^.=]+)=(.+)$/s.exec(text)
    if (!match) throw new UsageError(`--sweep ${text} is not of the form node.param=a,b,c.`)
    const [, node = '', key, param = '', values = ''] = match
    const list = values.split(',').map((value): Json => {
      const number = Number(value)
      return value.trim() !== '' && Number.isFinite(number)
        ? number
        : value === 'true'
          ? true
          : value === 'false'
            ? false
            : value
    })
    return { node, param, ...(key === undefined ? {} : { key }), values: list as WedgeAxis['values'] }
  })
  const { node, key = '' } = parseTarget(target, graph)
  return { graph, axes, mode: isList ? 'list' : 'grid', target: node, key, priority: 0, capUsd: cap ?? null }
}

export async function wedgeCommand(
  ask: Ask,
  request: StartWedge,
  folder: string | undefined,
  { out }: Terminal,
): Promise<number> {
  const isOver = (wedge: WedgeInfo) =>
    wedge.variants.every(({ run }) => run !== null && run.status !== 'running' && run.status !== 'queued')
  let wedge = await ask<WedgeInfo>('POST', '/api/wedges', request)
  out(`${wedge.variants.length} variants of ${wedge.name}.\n`)
  while (!isOver(wedge)) {
    await new Promise(resolve => setTimeout(resolve, 300))
    wedge = await ask<WedgeInfo>('GET', `/api/wedges/${wedge.id}`)
  }
  for (const { words, run } of wedge.variants)
    out(`${run?.status.padEnd(9)} ${words}  (${run?.counts.done} made, ${run?.counts.cached} found)\n`)
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true })
    const file = join(folder, `wedge-${wedge.id}.png`)
    await writeFile(file, await ask<Uint8Array>('GET', `/api/wedges/${wedge.id}/sheet.png`))
    out(`${file}\n`)
  }
  return wedge.variants.every(({ run }) => run?.status === 'done') ? 0 : 1
}
