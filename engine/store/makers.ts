// Who made the stored files: every take with the items that have it, and the files that it names.
import type { Db } from './database.ts'
import type { GroupCommit } from './group.ts'
import type { LargeText } from './large.ts'
import type { TakeMeta } from './takes.ts'

/** A take as the maker of files, for one item of a graph that has it. */
export interface Maker {
  readonly take: string
  readonly graphId: string
  readonly node: string
  readonly key: string
  readonly served: string | undefined
  readonly cost: number
  /** Its files are never evicted. */
  readonly keep: boolean
  /** Brought from outside as a take, not made here. */
  readonly imported: boolean
  /** Digests of the files that its outputs name. */
  readonly files: readonly string[]
}

interface Row {
  take: string
  graph_id: string
  node: string
  key: string
  result_key: string
  outputs: string
  meta: string
  cost: number
  keep: number
}

export type Makers = ReturnType<typeof openMakers>

export function openMakers(db: Db, group: GroupCommit, large: LargeText) {
  const all = db.prepare(
    `SELECT takes.id AS take, items.graph_id, items.node, items.key, takes.result_key, takes.outputs, takes.meta, takes.cost, takes.keep
     FROM items JOIN takes ON takes.id_short = items.take_short AND takes.id = items.take_id GROUP BY items.graph_id, items.node, items.key, items.take_id
     ORDER BY max(items.seq) DESC`,
  )
  const imported = db.prepare(
    `SELECT DISTINCT items.node, items.key, items.take_id AS take FROM items JOIN takes ON takes.id_short = items.take_short AND takes.id = items.take_id
     WHERE items.graph_id = ? AND takes.result_key LIKE 'imported %'`,
  )
  const lastOutputs = db.prepare(
    `SELECT takes.outputs FROM items JOIN takes ON takes.id_short = items.take_short AND takes.id = items.take_id
     WHERE items.graph_id = ? AND items.attempt = 0 ORDER BY items.seq DESC LIMIT 200`,
  )
  const steps = db.prepare('SELECT value FROM steps')
  return {
    /** Every take for every item that has it, the last used first. */
    *all(): Generator<Maker> {
      group.flush()
      let last: { cell: string; files: readonly string[] } = { cell: '', files: [] }
      for (const row of all.iterate() as IterableIterator<Row>) {
        if (row.outputs !== last.cell) last = { cell: row.outputs, files: [...namedIn(large.unpack(row.outputs))] }
        const { served } = JSON.parse(large.unpack(row.meta)) as TakeMeta
        yield {
          take: row.take,
          graphId: row.graph_id,
          node: row.node,
          key: row.key,
          served,
          cost: row.cost,
          keep: row.keep !== 0,
          imported: row.result_key.startsWith('imported '),
          files: last.files,
        }
      }
    },
    /** The takes of a graph that were brought from outside. */
    imported(graphId: string): { node: string; key: string; take: string }[] {
      group.flush()
      return imported.all(graphId) as { node: string; key: string; take: string }[]
    },
    /** Files that a graph's items have, the last made first, with their types. */
    *lastFiles(graphId: string): Generator<{ digest: string; mime: string }> {
      group.flush()
      for (const { outputs } of lastOutputs.iterate(graphId) as IterableIterator<{ outputs: string }>)
        for (const match of large.unpack(outputs).matchAll(/"digest":"([0-9a-f]{64})","mime":"([\w.+/-]+)"/g))
          yield { digest: match[1] as string, mime: match[2] as string }
    },
    /** Files that steps inside of results named: made on the way, by nobody's outputs. */
    onTheWay(): Set<string> {
      group.flush()
      const files = new Set<string>()
      for (const { value } of steps.iterate() as IterableIterator<{ value: string }>)
        for (const digest of namedIn(large.unpack(value))) files.add(digest)
      return files
    },
  }
}

/** The digests of files that a JSON text names. */
function namedIn(json: string): Set<string> {
  return new Set([...json.matchAll(/"digest":"([0-9a-f]{64})"/g)].map(match => match[1] as string))
}
