// Takes, steps, and which items they belong to.
import { hash } from 'node:crypto'
import type { Json } from '../graph/json.ts'
import { type Db, short } from './database.ts'
import type { GroupCommit } from './group.ts'
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
  /** What lists and events tell of `meta`. */
  readonly said: Pick<TakeMeta, 'served' | 'warnings'>
  readonly seconds: number
  /** What services charged for it, in US dollars. */
  readonly cost: number
  /** Its files are never evicted: a final episode, say. */
  readonly keep: boolean
  /** ms since the epoch */
  readonly createdAt: number
  /** When a person chose it among the takes of its result key, in ms since the epoch. */
  readonly chosenAt?: number | undefined
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

const COLUMNS =
  'takes.id, takes.result_key, takes.outputs, takes.reads, takes.meta, takes.seconds, takes.cost, takes.keep, takes.created_at, takes.chosen_at'
type TakeRow = [
  id: string,
  resultKey: string,
  outputs: string,
  reads: string,
  meta: string,
  seconds: number,
  cost: number,
  keep: number,
  createdAt: number,
  chosenAt: number | null,
]

const NO_READS: readonly RecordedRead[] = []
const SAID_NOTHING: Take['said'] = { warnings: [] }

/** A take as it lies in its row: what nobody asks for is not parsed. */
class StoredTake implements Take {
  private readonly row: TakeRow
  private readonly large: LargeText
  private parsedOutputs: Take['outputs'] | undefined
  private parsedMeta: TakeMeta | undefined

  constructor(row: TakeRow, large: LargeText) {
    this.row = row
    this.large = large
  }
  get id() {
    return this.row[0]
  }
  get resultKey() {
    return this.row[1]
  }
  get outputs(): Take['outputs'] {
    this.parsedOutputs ??= JSON.parse(this.large.unpack(this.row[2])) as Take['outputs']
    return this.parsedOutputs
  }
  get reads(): readonly RecordedRead[] {
    return this.row[3] === '[]' ? NO_READS : JSON.parse(this.large.unpack(this.row[3]))
  }
  get meta(): TakeMeta {
    this.parsedMeta ??= JSON.parse(this.large.unpack(this.row[4])) as TakeMeta
    return this.parsedMeta
  }
  get said(): Take['said'] {
    // Who served it is written first where there is anybody.
    return this.row[4].startsWith('{"warnings":[],') ? SAID_NOTHING : this.meta
  }
  get seconds() {
    return this.row[5]
  }
  get cost() {
    return this.row[6]
  }
  get keep() {
    return this.row[7] !== 0
  }
  get createdAt() {
    return this.row[8]
  }
  get chosenAt(): number | undefined {
    return this.row[9] ?? undefined
  }
}

/** Above this many takes, which results there are is asked of the database each time. */
const MOST_KNOWN = 200_000

/** How many takes each result key has: by 48 bits of each, so that a new result costs no question to the database. */
function openKnown(db: Db) {
  const { count } = db.prepare('SELECT count(*) AS count FROM takes').get() as { count: number }
  const counts = new Map<number, number>()
  const isWhole = count <= MOST_KNOWN
  const add = (key: number) => counts.set(key, (counts.get(key) ?? 0) + 1)
  if (isWhole) for (const key of db.prepare('SELECT result_short FROM takes').pluck().all() as number[]) add(key)
  return {
    isWhole,
    has: (resultKey: string) => !isWhole || counts.has(short(resultKey)),
    /** Whether it may have more than the one take that is known to be there. */
    mayHaveMore: (resultKey: string) => isWhole && counts.get(short(resultKey)) !== 1,
    add: (resultKey: string) => {
      if (isWhole) add(short(resultKey))
    },
  }
}

/** Items that are read at once. */
const PART = 1000
const NONE: readonly Take[] = []

export type TakeStore = ReturnType<typeof openTakes>

export function openTakes(db: Db, group: GroupCommit, large: LargeText) {
  const known = openKnown(db)
  const fromRow = (row: TakeRow): Take => new StoredTake(row, large)
  const newestFirst = 'ORDER BY chosen_at IS NULL, chosen_at DESC, created_at DESC, rowid DESC'
  const byResult = db
    .prepare(`SELECT ${COLUMNS} FROM takes WHERE result_short = ? AND result_key = ? ${newestFirst}`)
    .raw()
  const byId = db.prepare(`SELECT ${COLUMNS} FROM takes WHERE id_short = ? AND id = ?`).raw()
  const currentItems = db.prepare(
    'SELECT node, key, take_id, max(seq) FROM items WHERE graph_id = ? AND attempt = 0 GROUP BY node, key',
  )
  // A part of the items at a time. Large outputs are left where they are: they are read when somebody asks.
  const currentTakes = db
    .prepare(
      `SELECT ${COLUMNS}, items.node, items.key, items.take_id, length(takes.outputs) + length(takes.meta) < 8192,
         ${known.isWhole ? 1 : 'NOT EXISTS (SELECT 1 FROM takes AS other WHERE other.result_short = takes.result_short AND other.result_key = takes.result_key AND other.id <> takes.id)'}
       FROM (SELECT node, key, take_id, take_short, max(seq) FROM items WHERE graph_id = ? AND attempt = 0 AND (node, key) > (?, ?)
             GROUP BY node, key ORDER BY node, key LIMIT ${PART}) AS items
       LEFT JOIN takes ON takes.id_short = items.take_short AND takes.id = items.take_id`,
    )
    .raw()
  const itemTakes = db
    .prepare(
      `SELECT ${COLUMNS}, items.run_id, min(items.attempt), max(items.seq) AS last FROM items
       JOIN takes ON takes.id_short = items.take_short AND takes.id = items.take_id
       WHERE graph_id = ? AND node = ? AND key = ? GROUP BY items.take_id ORDER BY last DESC`,
    )
    .raw()
  const insertStep = group.statement('INSERT OR REPLACE INTO steps (key, value, created_at) VALUES (?, ?, ?)')
  const findStep = db.prepare('SELECT value FROM steps WHERE key = ?')
  const setReads = group.statement('UPDATE takes SET reads = ? WHERE id_short = ? AND id = ?')
  const setChosen = db.prepare('UPDATE takes SET chosen_at = ? WHERE id_short = ? AND id = ?')
  // What lies below a node is within a sub-graph: `/` is followed by `0`.
  const copyItems = db.prepare(
    `INSERT INTO items (graph_id, node, key, take_id, take_short, run_id, attempt)
     SELECT graph_id, @to || substr(node, length(@from) + 1), key, take_id, take_short, run_id, attempt FROM items
     WHERE graph_id = @graph AND (node = @from OR (node > @from || '/' AND node < @from || '0'))
       AND NOT EXISTS (SELECT 1 FROM items AS there WHERE there.graph_id = @graph AND there.node = @to || substr(items.node, length(@from) + 1))
     ORDER BY seq`,
  )
  const removeTake = db.prepare('DELETE FROM takes WHERE id_short = ? AND id = ?')
  const removeItems = db.prepare('DELETE FROM items WHERE take_id = ?')
  const protectedTakes = db.prepare('SELECT outputs FROM takes WHERE cost > 0 OR keep <> 0')
  const readsOf = db.prepare('SELECT reads FROM takes WHERE id_short = ? AND id = ?').pluck()
  const insertTake = group.statement(
    `INSERT INTO takes (id, id_short, result_key, result_short, outputs, reads, meta, seconds, cost, keep, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertItem = group.statement(
    'INSERT INTO items (graph_id, node, key, take_id, take_short, run_id, attempt) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  /** Takes that are queued but not committed yet, so that equal work finds them at once. */
  const pending = new Map<string, Take[]>()
  const pendingById = new Map<string, Take>()
  /** By result key, read at once for all items of a graph that runs, so that each of them costs no question. */
  const warm = new Map<string, readonly Take[]>()

  const packReads = ({ reads }: Take): string => (reads.length === 0 ? '[]' : large.pack(JSON.stringify(reads)))
  /** What a take that is there, or queued, has read, as its row holds it; undefined when there is none. */
  const readBefore = ({ id, resultKey }: Take): string | undefined => {
    if (!known.has(resultKey)) return undefined
    const queued = pending.get(resultKey)?.find(take => take.id === id)
    return queued ? packReads(queued) : (readsOf.get(short(id), id) as string | undefined)
  }

  let version = 0
  let warmers = 0
  return {
    /** Changes whenever a take is added, chosen or removed. */
    get version() {
      return version
    },
    /** Takes of a result key, newest first. */
    forResult(resultKey: string): readonly Take[] {
      if (!known.has(resultKey)) return NONE
      const stored = warm.get(resultKey) ?? (byResult.all(short(resultKey), resultKey) as TakeRow[]).map(fromRow)
      const queued = pending.get(resultKey)
      if (!queued) return stored
      const fresh = queued.filter(take => !stored.some(other => other.id === take.id))
      return [...fresh, ...stored.map(take => queued.find(other => other.id === take.id) ?? take)]
    },
    byId(id: string): Take | undefined {
      const queued = pendingById.get(id)
      if (queued) return queued
      const row = byId.get(short(id), id) as TakeRow | undefined
      return row && fromRow(row)
    },
    /** Queues a take; with `urgent` it is committed as soon as it can be. */
    add(take: Take, urgent: boolean): void {
      version++
      const { id, resultKey, seconds, cost, keep, createdAt } = take
      const reads = packReads(take)
      const before = readBefore(take)
      if (reads === before) return
      warm.delete(resultKey)
      pending.set(resultKey, [take, ...(pending.get(resultKey) ?? []).filter(other => other.id !== id)])
      pendingById.set(id, take)
      const committed = () => {
        // A newer one of the same may have come meanwhile.
        if (pendingById.get(id) !== take) return
        pendingById.delete(id)
        const others = pending.get(resultKey)?.filter(other => other !== take) ?? []
        if (others.length > 0) pending.set(resultKey, others)
        else pending.delete(resultKey)
      }
      if (before === undefined) {
        known.add(resultKey)
        const outputs = large.pack(JSON.stringify(take.outputs))
        const meta = large.pack(JSON.stringify(take.meta))
        const cells = [
          id,
          short(id),
          resultKey,
          short(resultKey),
          outputs,
          reads,
          meta,
          seconds,
          cost,
          keep ? 1 : 0,
          createdAt,
        ]
        group.add({ statement: insertTake, cells }, committed)
      } else {
        // The same bytes made once more are the same take. What it read last is what counts: by what it read before, it
        // would be made at every run.
        group.add({ statement: setReads, cells: [reads, short(id), id] }, committed)
      }
      if (urgent) group.hurry()
    },
    /** Says that an item of a graph has this take. */
    addItem(graphId: string, node: string, key: string, takeIdentifier: string, runId: string, attempt: number): void {
      const cells = [graphId, node, key, takeIdentifier, short(takeIdentifier), runId, attempt]
      group.add({ statement: insertItem, cells })
    },
    /**
     * Reads the current takes of a graph's items at once, for who will ask for most of them, until `coolDown`. Between two
     * parts it waits for `turn`. @returns the take of each item by `node\nkey`, or its id where the take is large or gone
     */
    async warmUp(graphId: string, turn: () => Promise<void>): Promise<Map<string, Take | string>> {
      warmers++
      // What is queued but not committed would be missed here, and then be missing for as long as this is kept.
      await group.settled()
      const current = new Map<string, Take | string>()
      let [node, key] = ['', '']
      for (let first = true; ; first = false) {
        if (!first) await turn()
        const part = currentTakes.all(graphId, node, key) as [...TakeRow, string, string, string, 0 | 1 | null, 0 | 1][]
        for (const row of part) {
          // The take itself reads what it needs from the row.
          const take = row[13] ? fromRow(row as unknown as TakeRow) : row[12]
          current.set(`${row[10]}\n${row[11]}`, take)
          if (typeof take !== 'string' && row[14] && !known.mayHaveMore(take.resultKey))
            warm.set(take.resultKey, [take])
        }
        const last = part.at(-1)
        if (!last || part.length < PART) return current
        ;[node, key] = [last[10], last[11]]
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
      return (itemTakes.all(graphId, node, key) as [...TakeRow, runId: string, attempt: number, last: number][]).map(
        row => ({
          graphId,
          node,
          key,
          runId: row[10],
          attempt: row[11],
          take: fromRow(row.slice(0, 10) as TakeRow),
        }),
      )
    },
    /** Lists the takes of nodes, and of those within them, under other ids too: those that have takes already keep theirs. */
    copyItems(graphId: string, ids: Readonly<Record<string, string>>): void {
      group.flush()
      db.transaction(() => {
        for (const [from, to] of Object.entries(ids)) copyItems.run({ graph: graphId, from, to })
      })()
    },
    /** Makes a take the current one of its result key, whatever is made later. */
    choose(id: string, at: number): void {
      group.flush()
      version++
      warm.clear()
      setChosen.run(at, short(id), id)
    },
    /** Forgets a take for good. Its files go when nothing else needs them and room is wanted. */
    remove(id: string): void {
      group.flush()
      version++
      warm.clear()
      db.transaction(() => {
        removeItems.run(id)
        removeTake.run(short(id), id)
      })()
    },
    exists: (id: string): boolean => readsOf.get(short(id), id) !== undefined,
    /** The files that eviction must leave: those of paid takes, of takes marked to be kept, and of the takes `ids`. */
    protectedFiles(ids: Iterable<string>): Set<string> {
      group.flush()
      const files = new Set<string>()
      const cells = (protectedTakes.all() as { outputs: string }[]).map(row => row.outputs)
      for (const id of ids) {
        const row = byId.get(short(id), id) as TakeRow | undefined
        if (row) cells.push(row[2])
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
      group.add({ statement: insertStep, cells: [key, cell, Date.now()] })
      group.flush()
    },
  }
}
