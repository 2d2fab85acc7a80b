// The saved graphs: every save is a revision, and nothing is overwritten that a save was not made on.
import Database from 'better-sqlite3'
import type { GraphInfo } from '../engine/protocol/api.ts'

export interface GraphCatalog {
  /** Newest first. */
  list(): GraphInfo[]
  info(id: string): GraphInfo | undefined
  /** A revision's document as JSON text; the current one without a number. */
  text(id: string, revision?: number): string | undefined
  /** Newest first. */
  revisions(id: string): GraphInfo[]
  /** @returns undefined when there is a graph of this id */
  create(graph: NewRevision): GraphInfo | undefined
  /** Saves a graph that was shared, under the revision it had elsewhere. @returns undefined when that is here */
  restore(graph: NewRevision, revision: number): GraphInfo | undefined
  /**
   * Saves on top of `base`. The same text again makes no revision.
   * @returns the new revision; or, when `base` is not the current one, the conflict; or undefined without such a graph
   */
  save(graph: NewRevision, base: number): { saved: GraphInfo } | { conflict: GraphInfo } | undefined
  /** False when there was none. */
  remove(id: string): boolean
  close(): void
}

export interface NewRevision {
  readonly id: string
  readonly name: string
  /** The document as JSON, kept byte for byte. */
  readonly text: string
}

interface Row {
  id: string
  name: string
  revision: number
  updated_at: number
}

const infoOf = (row: Row): GraphInfo => ({
  id: row.id,
  name: row.name,
  revision: row.revision,
  updatedAt: row.updated_at,
})

/** Opens the catalog in an SQLite file. @param now the clock, ms since the epoch */
export function openCatalog(file: string, now: () => number = Date.now): GraphCatalog {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`CREATE TABLE IF NOT EXISTS revisions (
    id TEXT NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL, updated_at INTEGER NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (id, revision)) STRICT`)
  const COLUMNS = 'id, name, revision, updated_at'
  const newest = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM revisions WHERE id = ? ORDER BY revision DESC LIMIT 1`,
  )
  const all = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM revisions r WHERE revision = (SELECT max(revision) FROM revisions WHERE id = r.id)
     ORDER BY updated_at DESC, id`,
  )
  const history = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM revisions WHERE id = ? ORDER BY revision DESC`)
  const text = db.prepare<[string, number], { document: string }>(
    'SELECT document FROM revisions WHERE id = ? AND revision = ?',
  )
  const insert = db.prepare('INSERT INTO revisions (id, revision, name, updated_at, document) VALUES (?, ?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM revisions WHERE id = ?')

  const info = (id: string): GraphInfo | undefined => {
    const row = newest.get(id)
    return row && infoOf(row)
  }
  const textOf = (id: string, revision?: number): string | undefined => {
    const number = revision ?? newest.get(id)?.revision
    return number === undefined ? undefined : text.get(id, number)?.document
  }
  const add = (graph: NewRevision, revision: number): GraphInfo => {
    const updatedAt = now()
    insert.run(graph.id, revision, graph.name, updatedAt, graph.text)
    return { id: graph.id, name: graph.name, revision, updatedAt }
  }
  const create = db.transaction((graph: NewRevision) => (newest.get(graph.id) ? undefined : add(graph, 1)))
  const restore = db.transaction((graph: NewRevision, revision: number) =>
    textOf(graph.id, revision) === undefined ? add(graph, revision) : undefined,
  )
  const save = db.transaction((graph: NewRevision, base: number) => {
    const current = info(graph.id)
    if (!current) return undefined
    if (textOf(graph.id) === graph.text) return { saved: current }
    return current.revision === base ? { saved: add(graph, base + 1) } : { conflict: current }
  })
  return {
    list: () => all.all().map(infoOf),
    info,
    text: textOf,
    revisions: id => history.all(id).map(infoOf),
    create: graph => create.immediate(graph),
    restore: (graph, revision) => restore.immediate(graph, revision),
    save: (graph, base) => save.immediate(graph, base),
    remove: id => drop.run(id).changes > 0,
    close: () => db.close(),
  }
}
