// The engine's SQLite database: its schema, and how a connection to it is set.
import { hash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

export type Db = Database.Database

/**
 * The schema, a step a version: a database of version n is brought up to date by the steps from n on. A step that has
 * been released is never changed.
 */
const STEPS = [
  `
CREATE TABLE IF NOT EXISTS artifacts (digest TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes INTEGER NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS takes (
  id TEXT PRIMARY KEY, result_key TEXT NOT NULL, outputs TEXT NOT NULL, reads TEXT NOT NULL, meta TEXT NOT NULL,
  seconds REAL NOT NULL, created_at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS takes_by_result ON takes (result_key);
CREATE TABLE IF NOT EXISTS items (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, graph_id TEXT NOT NULL, node TEXT NOT NULL, key TEXT NOT NULL, take_id TEXT NOT NULL,
  run_id TEXT NOT NULL, attempt INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS items_by_item ON items (graph_id, node, key, seq);
CREATE TABLE IF NOT EXISTS steps (key TEXT PRIMARY KEY, value TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY, graph_id TEXT NOT NULL, status TEXT NOT NULL, request TEXT NOT NULL, info TEXT NOT NULL,
  created_at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS runs_by_graph ON runs (graph_id, created_at);
CREATE TABLE IF NOT EXISTS run_events (run_id TEXT NOT NULL, last_seq INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (run_id, last_seq)) WITHOUT ROWID;
`,
  `
ALTER TABLE takes ADD COLUMN cost REAL NOT NULL DEFAULT 0;
ALTER TABLE takes ADD COLUMN keep INTEGER NOT NULL DEFAULT 0;
ALTER TABLE takes ADD COLUMN chosen_at INTEGER;
ALTER TABLE artifacts ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
CREATE TABLE paid_tasks (
  token TEXT PRIMARY KEY, result_key TEXT NOT NULL, name TEXT NOT NULL, task TEXT, value TEXT, state TEXT NOT NULL,
  graph_id TEXT NOT NULL, node TEXT NOT NULL, key TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX paid_tasks_by_result ON paid_tasks (result_key, name, state);
CREATE TABLE decisions (
  graph_id TEXT NOT NULL, node TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, decision TEXT NOT NULL,
  created_at INTEGER NOT NULL, PRIMARY KEY (graph_id, node, key, digest)) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`,
  // Digests are found by 48 bits of them: with all 64 characters in two indices, each commit wrote most of both anew.
  `
CREATE TABLE short_takes (
  id TEXT NOT NULL, id_short INTEGER NOT NULL, result_key TEXT NOT NULL, result_short INTEGER NOT NULL,
  outputs TEXT NOT NULL, reads TEXT NOT NULL, meta TEXT NOT NULL, seconds REAL NOT NULL, created_at INTEGER NOT NULL,
  cost REAL NOT NULL, keep INTEGER NOT NULL, chosen_at INTEGER);
INSERT INTO short_takes SELECT id, short(id), result_key, short(result_key), outputs, reads, meta, seconds, created_at, cost, keep, chosen_at
  FROM takes ORDER BY rowid;
DROP TABLE takes;
ALTER TABLE short_takes RENAME TO takes;
CREATE INDEX takes_by_id ON takes (id_short);
CREATE INDEX takes_by_result ON takes (result_short);
ALTER TABLE items ADD COLUMN take_short INTEGER NOT NULL DEFAULT 0;
UPDATE items SET take_short = short(take_id);
`,
]

/** 48 bits of a digest, or of what a name's digest is: what an index holds of it. What is found is compared as a whole. */
export function short(name: string): number {
  const bits = Number.parseInt(name.slice(0, 12), 16)
  return Number.isNaN(bits) ? Number.parseInt(hash('sha256', name).slice(0, 12), 16) : bits
}

/** How each connection that writes is set. */
export const PRAGMAS: readonly string[] = [
  'synchronous = NORMAL',
  'busy_timeout = 5000',
  // Keys are digests, so that writes touch all of an index: 64 MiB hold those of a million takes.
  'cache_size = -65536',
  // A log that grew in a burst gives its room back when it starts anew.
  'journal_size_limit = 16777216',
]

/** Opens (and makes) a database file, or one in memory for ':memory:'. */
export function openDatabase(file: string): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  for (const pragma of PRAGMAS) db.pragma(pragma)
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > STEPS.length) {
    db.close()
    throw new Error(
      `${file} was made by a newer Reelgraph (schema ${version}, this one reads ${STEPS.length}); update Reelgraph or choose another data folder`,
    )
  }
  db.function('short', { deterministic: true }, short as (name: unknown) => number)
  db.transaction(() => {
    for (const step of STEPS.slice(version)) db.exec(step)
    db.pragma(`user_version = ${STEPS.length}`)
  })()
  return db
}
