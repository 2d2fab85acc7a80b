// Group commit: what is told was committed, by a thread or here, and what could not be committed is not lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Db, openDatabase, PRAGMAS } from './database.ts'
import { GroupCommit } from './group.ts'
import { openWriter } from './writer.ts'

const INSERT = "INSERT INTO steps (key, value, created_at) VALUES (?, '1', 0)"
const keys = (db: Db): string[] => db.prepare('SELECT key FROM steps ORDER BY rowid').pluck().all() as string[]
const folder = mkdtempSync(join(tmpdir(), 'reelgraph-group-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Steps in the order in which they were written. */
const orderly = (file: string): Db => {
  const db = openDatabase(file)
  db.exec('DROP TABLE steps; CREATE TABLE steps (key TEXT UNIQUE, value TEXT, created_at INTEGER)')
  return db
}

/** A group whose rows a thread writes. */
async function threaded(name: string) {
  const file = join(folder, name)
  const db = orderly(file)
  let opened = () => {}
  const isOpen = new Promise<void>(resolve => {
    opened = resolve
  })
  const here = vi.spyOn(db, 'transaction')
  const group = new GroupCommit(db)
  const statement = group.statement(INSERT)
  group.openThread(options =>
    openWriter({
      ...options,
      file,
      pragmas: PRAGMAS,
      opened: () => {
        options.opened()
        opened()
      },
    }),
  )
  await isOpen
  const add = (key: string, committed?: () => void) => group.add({ statement, cells: [key] }, committed)
  return { db, group, add, here, added: () => keys(db) }
}

describe('A group', () => {
  it('is committed together and told in order, after the commit', () => {
    const db = orderly(':memory:')
    const group = new GroupCommit(db)
    const statement = group.statement(INSERT)
    const told: string[] = []
    for (const key of ['a', 'b']) group.add({ statement, cells: [key] }, () => told.push(`${key} ${keys(db).length}`))
    expect([keys(db), told]).toEqual([[], []])
    group.flush()
    expect(told).toEqual(['a 2', 'b 2'])
    db.close()
  })

  it('makes a write at the last moment, which may be nothing', () => {
    const db = orderly(':memory:')
    const group = new GroupCommit(db)
    const statement = group.statement(INSERT)
    let key = 'early'
    const told: string[] = []
    group.add(
      () => ({ statement, cells: [key] }),
      () => told.push(key),
    )
    group.add(
      () => undefined,
      () => told.push('nothing'),
    )
    key = 'late'
    group.flush()
    expect([keys(db), told]).toEqual([['late'], ['late', 'nothing']])
    db.close()
  })

  it('that the disk refused is kept, reported, and written when the disk can again', async () => {
    vi.useFakeTimers()
    const db = orderly(':memory:')
    const group = new GroupCommit(db)
    const statement = group.statement(INSERT)
    // Stands in for a full disk: the database refuses more pages.
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
    const faults: string[] = []
    const told: string[] = []
    group.onError = error => faults.push(String(error))
    const big = 'x'.repeat(20_000)
    group.add({ statement, cells: [big] }, () => told.push('big'))
    await vi.advanceTimersByTimeAsync(10)
    expect([faults.length, told]).toEqual([1, []])
    expect(faults[0]).toContain('disk is full')
    expect(() => group.flush()).toThrow('disk is full')
    const waiting = expect(group.settled()).rejects.toThrow('disk is full')
    await vi.advanceTimersByTimeAsync(1000)
    await waiting
    db.pragma('max_page_count = 100000')
    group.add({ statement, cells: ['small'] }, () => told.push('small'))
    await vi.advanceTimersByTimeAsync(1000)
    await group.settled()
    expect([keys(db), told]).toEqual([
      [big, 'small'],
      ['big', 'small'],
    ])
    db.close()
    vi.useRealTimers()
  })
})

describe('A group with a thread', () => {
  it('is written by it, told in order, and waited for when somebody asks', async () => {
    const { db, group, add, here, added } = await threaded('thread.db')
    const told: string[] = []
    for (const key of ['a', 'b']) add(key, () => told.push(`${key} ${added().length}`))
    await group.settled()
    expect(told).toEqual(['a 2', 'b 2'])
    add('c', () => told.push('c'))
    group.hurry()
    add('d', () => told.push('d'))
    group.flush()
    expect([added(), told.slice(2)]).toEqual([
      ['a', 'b', 'c', 'd'],
      ['c', 'd'],
    ])
    expect(here).not.toHaveBeenCalled()
    group.close()
    db.close()
  })

  it('leaves nothing behind when the store is closed with rows on their way', async () => {
    const { db, group, add, added } = await threaded('close.db')
    for (let at = 0; at < 700; at++) add(`more ${at}`)
    group.close()
    expect(added()).toHaveLength(700)
    db.close()
  })

  it('is kept when it was refused there, and tried again', async () => {
    const { db, group, add, added } = await threaded('refused.db')
    const faults: string[] = []
    group.onError = error => faults.push(String(error))
    db.exec("INSERT INTO steps VALUES ('b', '0', 0)")
    for (const key of ['a', 'b', 'c']) add(key)
    await expect(group.settled()).rejects.toThrow('UNIQUE')
    expect(() => group.flush()).toThrow('UNIQUE')
    expect(faults).toHaveLength(2)
    expect(added()).toEqual(['b'])
    db.exec("DELETE FROM steps WHERE key = 'b'")
    await vi.waitFor(() => expect(added()).toEqual(['a', 'b', 'c']), { timeout: 60_000 })
    group.close()
    db.close()
  })

  it('is written here when there can be no thread', async () => {
    const file = join(folder, 'none.db')
    const db = orderly(file)
    let lost = () => {}
    const isLost = new Promise<void>(resolve => {
      lost = resolve
    })
    const group = new GroupCommit(db)
    const statement = group.statement(INSERT)
    group.openThread(options =>
      openWriter({
        ...options,
        file: join(folder, 'nowhere', 'none.db'),
        pragmas: [],
        lost: isCommitted => {
          options.lost(isCommitted)
          lost()
        },
      }),
    )
    group.add({ statement, cells: ['first'] })
    await group.settled()
    await isLost
    group.add({ statement, cells: ['last'] })
    await group.settled()
    expect(keys(db)).toEqual(['first', 'last'])
    group.close()
    db.close()
  })
})
