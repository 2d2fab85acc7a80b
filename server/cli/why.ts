// `reelgraph why <run> <node>[/key]`: why an item ran, was found, or did not come to be.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../engine/graph/json.ts'
import type { ErrorBody, RunInfo, WhyInfo, WhyTake } from '../../engine/protocol/api.ts'
import { explain } from '../../engine/run/plan/why.ts'
import { openStore } from '../../engine/store/store.ts'
import { LockedError, lockFolder } from '../lock.ts'
import { seconds } from './paint.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Prints the reasons. `run` may be `last`. @returns the exit code */
export async function whyCommand(
  data: string,
  run: string,
  item: string,
  asJson: boolean,
  terminal: Terminal,
): Promise<number> {
  const slash = item.indexOf('/')
  const node = slash < 0 ? item : item.slice(0, slash)
  const key = slash < 0 ? '' : item.slice(slash + 1)
  const info = await ask(data, run, node, key)
  terminal.out(asJson ? `${JSON.stringify(info, null, 2)}\n` : whyText(info, terminal))
  return 0
}

/** From the store, or from the server that has it. */
async function ask(data: string, run: string, node: string, key: string): Promise<WhyInfo> {
  if (!existsSync(join(data, 'engine.db'))) throw new UsageError(`Nothing has been run in ${data} yet.`)
  let lock: ReturnType<typeof lockFolder>
  try {
    lock = lockFolder(data, 'reelgraph why')
  } catch (error) {
    if (!(error instanceof LockedError) || error.holder.url === undefined) throw error
    return askServer(error.holder.url, error.holder.token, run, node, key)
  }
  const store = openStore(data)
  try {
    const id = run === 'last' ? store.journal.list({ limit: 1 })[0]?.id : run
    const info = id === undefined ? undefined : explain(store, id, node, key)
    if (!info) throw new UsageError(noRun(run, store.journal.list({ limit: 5 })))
    return info
  } finally {
    store.close()
    lock.release()
  }
}

const noRun = (run: string, known: readonly RunInfo[]): string =>
  `There is no run ${run}. ${known.length > 0 ? `The last ones are ${known.map(({ id }) => id).join(', ')}.` : 'Nothing has been run yet.'}`

async function askServer(url: string, token: string | undefined, run: string, node: string, key: string) {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token ?? ''}` } })
    if (response.ok) return response.json()
    throw new UsageError(((await response.json()) as ErrorBody).error.message)
  }
  const [last] = run === 'last' ? ((await get('/api/runs?limit=1')) as RunInfo[]) : []
  const query = new URLSearchParams({ node, key })
  return (await get(`/api/runs/${encodeURIComponent(last?.id ?? run)}/why?${query}`)) as WhyInfo
}

/** The reasons as lines of text. */
export function whyText(info: WhyInfo, { paint }: Pick<Terminal, 'paint'>): string {
  const { node, key, status, why, take, before, changes } = info
  const lines = [`${paint.bold(key ? `${node}/${key}` : node)}  ${status}  ${paint.dim(`in ${info.run}`)}`, why]
  for (const change of changes) {
    lines.push(`  ${change.what} ${paint.bold(change.name)}: ${shown(change.before)} → ${shown(change.after)}`)
    for (const source of change.from) {
      const name = source.key ? `${source.node}/${source.key}` : source.node
      const how =
        source.before === source.after
          ? `take ${id(source.after)}, changed by an edit`
          : `take ${id(source.before)} → ${id(source.after)}`
      lines.push(paint.dim(`    from ${name}: ${how}`))
    }
  }
  if (before && before.id !== take?.id) lines.push(`before  ${takeLine(before)}`)
  if (take) lines.push(`now     ${takeLine(take)}`)
  return `${lines.join('\n')}\n`
}

const id = (take: string | undefined): string => take?.slice(0, 12) ?? 'none'

const takeLine = (take: WhyTake): string =>
  [
    `take ${id(take.id)}`,
    `made ${new Date(take.createdAt).toISOString().replace('T', ' ').slice(0, 19)}`,
    `in ${seconds(take.seconds)}`,
    ...(take.served ? [`by ${take.served}`] : []),
    ...(take.cost > 0 ? [`for $${take.cost.toFixed(2)}`] : []),
    `(${take.why})`,
  ].join(' ')

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' && /^(sha256:)?[0-9a-f]{64}$/.test(value)
    ? `${value.replace('sha256:', '').slice(0, 12)}…`
    : JSON.stringify(value)
}
