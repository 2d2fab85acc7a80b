// Group commit: what is told was committed, and what could not be committed is not lost.
import { describe, expect, it, vi } from 'vitest'
import { GroupCommit, openDatabase } from './database.ts'

describe('GroupCommit', () => {
  it('commits writes together and tells in their order, after the commit', () => {
    const db = openDatabase(':memory:')
    const group = new GroupCommit(db)
    const insert = db.prepare("INSERT INTO steps (key, value, created_at) VALUES (?, '1', 0)")
    const told: string[] = []
    const stored = () => (db.prepare('SELECT count(*) AS count FROM steps').get() as { count: number }).count
    for (const key of ['a', 'b'])
      group.add(
        () => insert.run(key),
        () => told.push(`${key} ${stored()}`),
      )
    expect([stored(), told]).toEqual([0, []])
    group.flush()
    expect(told).toEqual(['a 2', 'b 2'])
    db.close()
  })

  it('keeps a group that the disk refused, says so, and writes it when the disk can again', () => {
    vi.useFakeTimers()
    const db = openDatabase(':memory:')
    const group = new GroupCommit(db)
    const insert = db.prepare("INSERT INTO steps (key, value, created_at) VALUES (?, '1', 0)")
    let full = true
    const faults: string[] = []
    let told = 0
    group.onError = error => faults.push(String(error))
    group.add(
      () => {
        if (full) throw new Error('database or disk is full')
        insert.run('a')
      },
      () => told++,
    )
    vi.advanceTimersByTime(10)
    expect([faults.length, told]).toEqual([1, 0])
    vi.advanceTimersByTime(1000)
    expect([faults.length, told]).toEqual([2, 0])
    full = false
    vi.advanceTimersByTime(1000)
    expect(told).toBe(1)
    expect(db.prepare('SELECT key FROM steps').all()).toEqual([{ key: 'a' }])
    db.close()
    vi.useRealTimers()
  })
})
