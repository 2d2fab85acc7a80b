// Takes, steps, and which items they belong to.
import { hash } from 'node:crypto'
import type { Json } from '../graph/json.ts'
import type { Db, GroupCommit } from './database.ts'
import type { LargeText } from './large.ts'

/** One output port of a stored result. */
export type StoredOutput =
  | { readonly kind: 'one'; readonly value: Json; readonly digest: string }
  | {
      readonly kind: 'many'
      readonly items: readonly { readonly segment: string; readonly value: Json; readonly digest: string }[]
    }

/** Something `run` read beyond its key, with the digest it had (null: there was nothing). */
export interface RecordedRead {
  readonly kind: 'lazy' | 'lookup' | 'keys' | 'reader' | 'decision' | 'effect'
  /** The port, or the name of the reader or the effect. */
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
  /** What services charged for it, in US dollars. */
  readonly cost: number
  /** Its files are never evicted: a final episode, say. */
  readonly keep: boolean
  /** ms since the epoch */
  readonly createdAt: number
  /** When a person chose it among the takes of its result key, in ms since the epoch. */
  readonly chosenAt?: number
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
  let text = resultKey
  for (const port of Object.keys(outputs).sort()) {
    const output = outputs[port] as StoredOutput
    text += `\n${port}`
    if (output.kind === 'one') text += ` ${output.digest}`
    else for (const item of output.items) text += ` ${item.segment} ${item.digest}`
  }
  return hash('sha256', text)
}

interface TakeRow {
  id: string
  result_key: string
  outputs: string
  reads: string
  meta: string
  seconds: number
  cost: number
  keep: number
  created_at: number
  chosen_at: number | null
}

/** Above this many takes, which results there are is asked of the database each time. */
const MOST_KNOWN = 200_000

/** Which result keys may have takes: by 48 bits of each, so that a new result costs no question to the database. */
function openKnown(db: Db) {
  const { count } = db.prepare('SELECT count(*) AS count FROM takes').get() as { count: number }
  const short = (resultKey: string) => Number.parseInt(resultKey.slice(0, 12), 16)
  const keys = new Set<number>()
  const isWhole = count <= MOST_KNOWN
  if (isWhole)
    for (const key of db.prepare('SELECT result_key FROM takes').pluck().iterate()) keys.add(short(key as string))
  return {
    has: (resultKey: string) => !isWhole || keys.has(short(resultKey)),
    add: (resultKey: string) => {
      if (isWhole) keys.add(short(resultKey))
    },
  }
}

export type TakeStore = ReturnType<typeof openTakes>

export function openTakes(db: Db, group: GroupCommit, large: LargeText) {
  const fromRow = (row: TakeRow): Take => ({
    id: row.id,
    resultKey: row.result_key,
    outputs: JSON.parse(large.unpack(row.outputs)),
    reads: row.reads === '[]' ? [] : JSON.parse(large.unpack(row.reads)),
    meta: JSON.parse(large.unpack(row.meta)),
    seconds: row.seconds,
    cost: row.cost,
    keep: row.keep !== 0,
    createdAt: row.created_at,
    ...(row.chosen_at === null ? {} : { chosenAt: row.chosen_at }),
  })
  const insert = db.prepare(
    'INSERT OR IGNORE INTO takes (id, result_key, outputs, reads, meta, seconds, cost, keep, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const byResult = db.prepare(
    'SELECT * FROM takes WHERE result_key = ? ORDER BY chosen_at IS NULL, chosen_at DESC, created_at DESC, rowid DESC',
  )
  const byId = db.prepare('SELECT * FROM takes WHERE id = ?')
  const insertItem = db.prepare(
    'INSERT INTO items (graph_id, node, key, take_id, run_id, attempt) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const currentItems = db.prepare(
    `SELECT node, key, take_id FROM items WHERE seq IN (SELECT max(seq) FROM items WHERE graph_id = ? AND attempt = 0 GROUP BY node, key)`,
  )
  const currentTakes = db.prepare(
    `SELECT * FROM takes WHERE result_key IN (
       SELECT result_key FROM takes WHERE length(outputs) < 4096 AND id IN (
         SELECT take_id FROM items WHERE seq IN (SELECT max(seq) FROM items WHERE graph_id = ? AND attempt = 0 GROUP BY node, key)))
     ORDER BY chosen_at IS NULL, chosen_at DESC, created_at DESC, rowid DESC LIMIT 100000`,
  )
  const itemTakes = db.prepare(
    `SELECT items.node, items.key, items.run_id, max(items.seq) AS last, min(items.attempt) AS attempt, takes.* FROM items JOIN takes ON takes.id = items.take_id
     WHERE graph_id = ? AND node = ? AND key = ? GROUP BY items.take_id ORDER BY last DESC`,
  )
  const insertStep = db.prepare('INSERT OR REPLACE INTO steps (key, value, created_at) VALUES (?, ?, ?)')
  const findStep = db.prepare('SELECT value FROM steps WHERE key = ?')
  const setChosen = db.prepare('UPDATE takes SET chosen_at = ? WHERE id = ?')
  const removeTake = db.prepare('DELETE FROM takes WHERE id = ?')
  const removeItems = db.prepare('DELETE FROM items WHERE take_id = ?')
  const protectedTakes = db.prepare('SELECT outputs FROM takes WHERE cost > 0 OR keep <> 0')
  const found = db.prepare('SELECT 1 FROM takes WHERE id = ?')
  /** Takes that are queued but not committed yet, so that equal work finds them at once. */
  const pending = new Map<string, Take[]>()
  /** Rows by result key, read at once for all items of a graph that runs, so that each of them costs no question. */
  const warm = new Map<string, TakeRow[]>()
  const known = openKnown(db)

  let version = 0
  let warmers = 0
  return {
    /** Changes whenever a take is added, chosen or removed. */
    get version() {
      return version
    },
    /** Takes of a result key, newest first. */
    forResult(resultKey: string): Take[] {
      if (!known.has(resultKey)) return []
      const rows = warm.get(resultKey) ?? (byResult.all(resultKey) as TakeRow[])
      const stored = rows.map(fromRow)
      const queued = pending.get(resultKey)
      return queued ? [...queued.filter(take => !stored.some(other => other.id === take.id)), ...stored] : stored
    },
    byId(id: string): Take | undefined {
      const row = byId.get(id) as TakeRow | undefined
      return row && fromRow(row)
    },
    /** Queues a take; with `urgent` it is committed before this returns. */
    add(take: Take, urgent: boolean): void {
      version++
      known.add(take.resultKey)
      warm.delete(take.resultKey)
      const queued = pending.get(take.resultKey)
      if (queued) queued.unshift(take)
      else pending.set(take.resultKey, [take])
      const outputs = large.pack(JSON.stringify(take.outputs))
      const meta = large.pack(JSON.stringify(take.meta))
      const reads = large.pack(JSON.stringify(take.reads))
      const { id, resultKey, seconds, cost, keep, createdAt } = take
      group.add(
        () => {
          insert.run(id, resultKey, outputs, reads, meta, seconds, cost, keep ? 1 : 0, createdAt)
        },
        () => pending.delete(resultKey),
      )
      if (urgent) group.flush()
    },
    /** Says that an item of a graph has this take. */
    addItem(graphId: string, node: string, key: string, takeIdentifier: string, runId: string, attempt: number): void {
      group.add(() => {
        insertItem.run(graphId, node, key, takeIdentifier, runId, attempt)
      })
    },
    /** Reads the takes of a graph's items at once, for who will ask for most of them, until `coolDown`. */
    warmUp(graphId: string): void {
      warmers++
      // What is queued but not committed would be missed here, and then be missing for as long as this is kept.
      group.flush()
      for (const row of currentTakes.iterate(graphId) as IterableIterator<TakeRow>) {
        const rows = warm.get(row.result_key)
        if (rows) rows.push(row)
        else warm.set(row.result_key, [row])
      }
    },
    /** Forgets what was read at once, when nobody needs it any more. */
    coolDown(): void {
      warmers--
      if (warmers === 0) warm.clear()
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
    /** Makes a take the current one of its result key, whatever is made later. */
    choose(id: string, at: number): void {
      group.flush()
      version++
      warm.clear()
      setChosen.run(at, id)
    },
    /** Forgets a take for good. Its files go when nothing else needs them and room is wanted. */
    remove(id: string): void {
      group.flush()
      version++
      warm.clear()
      db.transaction(() => {
        removeItems.run(id)
        removeTake.run(id)
      })()
    },
    exists: (id: string): boolean => found.get(id) !== undefined,
    /** The files that eviction must leave: those of paid takes, of takes marked to be kept, and of the takes `ids`. */
    protectedFiles(ids: Iterable<string>): Set<string> {
      group.flush()
      const files = new Set<string>()
      const cells = (protectedTakes.all() as { outputs: string }[]).map(row => row.outputs)
      for (const id of ids) {
        const row = byId.get(id) as TakeRow | undefined
        if (row) cells.push(row.outputs)
      }
      for (const cell of cells)
        for (const match of large.unpack(cell).matchAll(/"digest":"([0-9a-f]{64})"/g)) files.add(match[1] as string)
      return files
    },
    step(key: string): Json | undefined {
      const row = findStep.get(key) as { value: string } | undefined
      return row && (JSON.parse(large.unpack(row.value)) as Json)
    },
    /** Stores a step's value, durably before this returns. */
    addStep(key: string, value: Json): void {
      const cell = large.pack(JSON.stringify(value))
      group.add(() => {
        insertStep.run(key, cell, Date.now())
      })
      group.flush()
    },
  }
}
