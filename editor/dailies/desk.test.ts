// What the desk works out of rows: ranges, slates, judgements, lengths, joins.
import { describe, expect, it } from 'vitest'
import { nextSpeed } from '../faces/media/useShuttle.ts'
import type { SceneView } from '../faces/values.ts'
import { AS_WRITTEN, cutFrames, joinOf } from './cutting.ts'
import { chosenRows, lengthsOf, nextSlate, reviewOf } from './desk.ts'
import type { Row } from './rows.ts'

const scene = (number: number, more: Partial<SceneView> = {}) =>
  ({ number, frames: 48, tailFrames: 12, fps: 24, ...more }) as SceneView
const row = (key: string, more: Partial<Row> = {}) => ({ key, scene: scene(1), decision: AS_WRITTEN, ...more }) as Row

describe('a range of rows', () => {
  it('goes from where it began to the row in focus, either way; one row without a beginning', () => {
    const rows = ['a', 'b', 'c', 'd'].map(key => row(key))
    const keys = (focus?: string, anchor?: string) => chosenRows(rows, focus, anchor).map(each => each.key)
    expect(keys('d', 'b')).toEqual(['b', 'c', 'd'])
    expect(keys('a', 'c')).toEqual(['a', 'b', 'c'])
    expect(keys('c')).toEqual(['c'])
    expect(keys('c', 'gone')).toEqual(['c'])
    expect(keys()).toEqual([])
  })
})

describe('a slate', () => {
  it('is the number before with the next free letter, and a letter before the first', () => {
    const rows = [{ scene: scene(3) }, { scene: scene(3, { slate: '3A' }) }]
    expect(nextSlate(scene(3), false, rows)).toBe('3B')
    expect(nextSlate(scene(3, { slate: '3A' }), false, rows)).toBe('3B')
    expect(nextSlate(scene(1), true, rows)).toBe('A1')
  })
})

describe('a judgement', () => {
  const said = (digest: string, kind: 'pass' | 'reject') => ({
    ...{ node: 'refine', key: 'a', digest, kind, decidedAt: 1 },
    ...(kind === 'reject' ? { reason: 'dark' } : {}),
  })
  const shot = row('a', { shot: { node: 'refine', digest: 'now' } as Row['shot'] as NonNullable<Row['shot']> })
  it('holds for the very shot; of an earlier one it says so', () => {
    expect(reviewOf(shot, [said('before', 'pass')])).toEqual({ kind: 'approved', reason: '', earlier: true })
    expect(reviewOf(shot, [said('now', 'reject'), said('later', 'pass')])).toEqual({
      ...{ kind: 'rejected', reason: 'dark', earlier: false },
    })
    expect(reviewOf(row('b'), [said('now', 'pass')])).toBeUndefined()
  })
})

describe('a cut', () => {
  it('is as long as its scenes without what is trimmed', () => {
    const trimmed = row('b', { decision: { ...AS_WRITTEN, head: 12, tail: 6 } })
    expect(lengthsOf([row('a'), trimmed])).toEqual({ cut: 3.25, written: 4 })
    expect(cutFrames(scene(1), { ...AS_WRITTEN, head: 40, tail: 40 })).toBe(6)
  })
  it('joins over the frames beyond the end, and no longer', () => {
    expect(joinOf(scene(1), AS_WRITTEN)).toMatchObject({ transition: 'dissolve', frames: 12 })
    const wipe = { ...AS_WRITTEN, transition: 'wipe', length: 48 }
    expect(joinOf(scene(1), wipe)).toMatchObject({ transition: 'wipe', frames: 12, beyond: 12 })
    expect(joinOf(scene(1), { ...wipe, tail: 20 })).toMatchObject({ frames: 32 })
    expect(joinOf(scene(1, { tailFrames: 0 }), AS_WRITTEN).transition).toBe('cut')
  })
})

describe('the shuttle', () => {
  it('is faster with each press in one direction, and turns at once', () => {
    expect([0, 1, 2, 8].map(speed => nextSpeed(speed, 1))).toEqual([1, 2, 4, 8])
    expect(nextSpeed(4, -1)).toBe(-1)
    expect(nextSpeed(-2, -1)).toBe(-4)
  })
})
