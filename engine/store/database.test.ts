// The database: older ones are brought up to date, and its log is written back beside the work.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openCheckpoints } from './checkpoint.ts'
import { openDatabase } from './database.ts'
import { GroupCommit } from './group.ts'
import { openStore } from './store.ts'

/** What the first databases had of this; the rest is made when they are opened. */
const FIRST_SCHEMA = `
CREATE TABLE takes (
  id TEXT PRIMARY KEY, result_key TEXT NOT NULL, outputs TEXT NOT NULL, reads TEXT NOT NULL, meta TEXT NOT NULL,
  seconds REAL NOT NULL, created_at INTEGER NOT NULL);
CREATE INDEX takes_by_result ON takes (result_key);
CREATE TABLE items (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, graph_id TEXT NOT NULL, node TEXT NOT NULL, key TEXT NOT NULL, take_id TEXT NOT NULL,
  run_id TEXT NOT NULL, attempt INTEGER NOT NULL);
`

describe('The database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reelgraph-db-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('finds the takes of a database of the first schema, imported ones too', () => {
    const old = new Database(join(folder, 'engine.db'))
    old.exec(FIRST_SCHEMA)
    const insert = old.prepare("INSERT INTO takes VALUES (?, ?, '{}', '[]', '{}', 1, 2)")
    const keys = ['a'.repeat(64), `imported ${'b'.repeat(64)}`]
    const ids = ['1'.repeat(64), '2'.repeat(64)]
    for (const [at, key] of keys.entries()) {
      insert.run(ids[at], key)
      old.prepare("INSERT INTO items VALUES (NULL, 'g', 'n', ?, ?, 'r', 0)").run(`k${at}`, ids[at])
    }
    old.close()
    const store = openStore(folder)
    for (const [at, key] of keys.entries()) {
      const id = ids[at] as string
      expect(store.takes.forResult(key).map(take => take.id)).toEqual([id])
      expect(store.takes.byId(id)).toMatchObject({ resultKey: key, seconds: 1, createdAt: 2, cost: 0, keep: false })
      expect(store.takes.ofItem('g', 'n', `k${at}`).map(({ take }) => take.id)).toEqual([id])
    }
    store.close()
  })

  it('writes its log back beside the work, and loses nothing when it is closed meanwhile', async () => {
    const store = openStore(folder)
    const cell = 'x'.repeat(60 * 1024)
    const add = (count: number, from: number) => {
      for (let at = from; at < from + count; at++) store.takes.addStep(`step ${at}`, cell)
    }
    const before = statSync(join(folder, 'engine.db')).size
    add(200, 0)
    await vi.waitFor(() => expect(statSync(join(folder, 'engine.db')).size).toBeGreaterThan(before + 2 ** 22), {
      timeout: 60_000,
      interval: 20,
    })
    add(200, 200)
    store.close()
    const again = openStore(folder)
    expect([0, 199, 200, 399].map(at => again.takes.step(`step ${at}`))).toEqual(Array(4).fill(cell))
    again.close()
  })

  it('keeps its log short however fast it is written to: commits wait until it has been written back whole', async () => {
    const file = join(folder, 'busy.db')
    const db = openDatabase(file)
    const most = 512 * 1024
    db.pragma('wal_autocheckpoint = 0')
    db.pragma('journal_size_limit = 65536')
    const checkpoints = openCheckpoints(file, () => expect.unreachable('there is a thread'), { due: 64 * 1024, most })
    const group = new GroupCommit(db)
    group.onCommit = checkpoints.committed
    group.isHeld = checkpoints.isBehind
    const statement = group.statement('INSERT INTO steps (key, value, created_at) VALUES (?, ?, 0)')
    let told = 0
    let longest = 0
    const rows = 2000
    for (let at = 0; at < rows; at++) {
      group.add({ statement, cells: [`step ${at}`, 'x'.repeat(4000)] }, () => {
        if (++told % 100 === 0) longest = Math.max(longest, statSync(`${file}-wal`).size)
      })
      while (at - told > 100) await new Promise(resolve => setTimeout(resolve, 1))
    }
    await vi.waitFor(() => expect(told).toBe(rows), { timeout: 60_000, interval: 20 })
    // Eight megabytes went through it, half of one at a time at most.
    expect(longest).toBeLessThan(3 * most)
    expect(db.prepare('SELECT count(*) AS count FROM steps').get()).toEqual({ count: rows })
    checkpoints.close()
    db.close()
  })
})
