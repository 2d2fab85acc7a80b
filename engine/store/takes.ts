// Takes, steps, and which items they belong to.
import { createHash } from 'node:crypto'
import type { Json } from '../graph/json.ts'
import type { Db, GroupCommit } from './database.ts'

/** One output port of a stored result. */
export type StoredOutput =
  | { readonly kind: 'one'; readonly value: Json; readonly digest: string }
  | {
      readonly kind: 'many'
      readonly items: readonly { readonly segment: string; readonly value: Json; readonly digest: string }[]
    }

/** Something `run` read beyond its key, with the digest it had (null: there was nothing). */
export interface RecordedRead {
  readonly kind: 'lazy' | 'lookup' | 'keys' | 'reader'
  /** The port, or the reader's name. */
  readonly name: string
  readonly argument?: Json
  readonly digest: string | null
}

export interface TakeMeta {
  readonly served?: string
  readonly warnings: readonly string[]
  readonly notes: { readonly [name: string]: Json }
  readonly params: { readonly [name: string]: Json }
  /** Digests of the eager inputs by port, for telling why an item ran again. */
  readonly inputs: { readonly [port: string]: string }
  readonly why: string
  readonly type: string
}

export interface Take {
  readonly id: string
  readonly resultKey: string
  readonly outputs: { readonly [port: string]: StoredOutput }
  readonly reads: readonly RecordedRead[]
  readonly meta: TakeMeta
  readonly seconds: number
  readonly createdAt: number
}

/** A take that belongs to an item of a graph. `attempt` 0 is the item itself; others were made by a loop. */
export interface ItemTake {
  readonly graphId: string
  readonly node: string
  readonly key: string
  readonly runId: string
  readonly attempt: number
  readonly take: Take
}

/** The id of a take: SHA-256 of its result key and output digests. */
export function takeId(resultKey: string, outputs: Take['outputs']): string {
  const hash = createHash('sha256').update(resultKey)
  for (const port of Object.keys(outputs).sort()) {
    const output = outputs[port] as StoredOutput
    hash.update(`\n${port}`)
    if (output.kind === 'one') hash.update(` ${output.digest}`)
    else for (const item of output.items) hash.update(` ${item.segment} ${item.digest}`)
  }
  return hash.digest('hex')
}

interface TakeRow {
  id: string
  result_key: string
  outputs: string
  reads: string
  meta: string
  seconds: number
  created_at: number
}

const fromRow = (row: TakeRow): Take => ({
  id: row.id,
  resultKey: row.result_key,
  outputs: JSON.parse(row.outputs),
  reads: row.reads === '[]' ? [] : JSON.parse(row.reads),
  meta: JSON.parse(row.meta),
  seconds: row.seconds,
  createdAt: row.created_at,
})

export type TakeStore = ReturnType<typeof openTakes>

export function openTakes(db: Db, group: GroupCommit) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO takes (id, result_key, outputs, reads, meta, seconds, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const byResult = db.prepare('SELECT * FROM takes WHERE result_key = ? ORDER BY created_at DESC, rowid DESC')
  const byId = db.prepare('SELECT * FROM takes WHERE id = ?')
  const insertItem = db.prepare(
    'INSERT INTO items (graph_id, node, key, take_id, run_id, attempt) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const currentItems = db.prepare(
    `SELECT node, key, take_id FROM items WHERE seq IN (SELECT max(seq) FROM items WHERE graph_id = ? AND attempt = 0 GROUP BY node, key)`,
  )
  const itemTakes = db.prepare(
    `SELECT items.node, items.key, items.run_id, max(items.seq) AS last, min(items.attempt) AS attempt, takes.* FROM items JOIN takes ON takes.id = items.take_id
     WHERE graph_id = ? AND node = ? AND key = ? GROUP BY items.take_id ORDER BY last DESC`,
  )
  const insertStep = db.prepare('INSERT OR IGNORE INTO steps (key, value, created_at) VALUES (?, ?, ?)')
  const findStep = db.prepare('SELECT value FROM steps WHERE key = ?')
  /** Takes that are queued but not committed yet, so that equal work finds them at once. */
  const pending = new Map<string, Take[]>()

  return {
    /** Takes of a result key, newest first. */
    forResult(resultKey: string): Take[] {
      const stored = (byResult.all(resultKey) as TakeRow[]).map(fromRow)
      const queued = pending.get(resultKey)
      return queued ? [...queued.filter(take => !stored.some(other => other.id === take.id)), ...stored] : stored
    },
    byId(id: string): Take | undefined {
      const row = byId.get(id) as TakeRow | undefined
      return row && fromRow(row)
    },
    /** Queues a take; with `urgent` it is committed before this returns. */
    add(take: Take, urgent: boolean): void {
      const queued = pending.get(take.resultKey)
      if (queued) queued.unshift(take)
      else pending.set(take.resultKey, [take])
      const outputs = JSON.stringify(take.outputs)
      const meta = JSON.stringify(take.meta)
      group.add(
        () => {
          insert.run(take.id, take.resultKey, outputs, JSON.stringify(take.reads), meta, take.seconds, take.createdAt)
        },
        () => pending.delete(take.resultKey),
      )
      if (urgent) group.flush()
    },
    /** Says that an item of a graph has this take. */
    addItem(graphId: string, node: string, key: string, takeIdentifier: string, runId: string, attempt: number): void {
      group.add(() => {
        insertItem.run(graphId, node, key, takeIdentifier, runId, attempt)
      })
    },
    /** The current take of every item of a graph, as `node\nkey` → take id. */
    current(graphId: string): Map<string, string> {
      const rows = currentItems.all(graphId) as { node: string; key: string; take_id: string }[]
      return new Map(rows.map(row => [`${row.node}\n${row.key}`, row.take_id]))
    },
    /** Every take of an item, the last used first. */
    ofItem(graphId: string, node: string, key: string): ItemTake[] {
      return (itemTakes.all(graphId, node, key) as (TakeRow & { run_id: string; attempt: number })[]).map(row => ({
        graphId,
        node,
        key,
        runId: row.run_id,
        attempt: row.attempt,
        take: fromRow(row),
      }))
    },
    step(key: string): Json | undefined {
      const row = findStep.get(key) as { value: string } | undefined
      return row && (JSON.parse(row.value) as Json)
    },
    /** Stores a step's value, durably before this returns. */
    addStep(key: string, value: Json): void {
      group.add(() => {
        insertStep.run(key, JSON.stringify(value), Date.now())
      })
      group.flush()
    },
  }
}
