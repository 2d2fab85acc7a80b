import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign } from './assign.ts'

const total = (gains: readonly (readonly number[])[], chosen: readonly number[]): number =>
  chosen.reduce((sum, column, row) => sum + (column >= 0 ? (gains[row]?.[column] ?? 0) : 0), 0)

/** The best total by trying everything. */
function best(gains: readonly (readonly number[])[], row = 0, taken: readonly number[] = []): number {
  if (row === gains.length) return 0
  let most = best(gains, row + 1, taken)
  for (const [column, gain] of (gains[row] ?? []).entries())
    if (!taken.includes(column)) most = Math.max(most, gain + best(gains, row + 1, [...taken, column]))
  return most
}

describe('assignment', () => {
  it('gives up the best single pair for a better total', () => {
    expect(
      assign([
        [0.9, 0.8],
        [0.85, 0.1],
      ]),
    ).toEqual([1, 0])
  })
  it('leaves faces without anybody, and people without a face', () => {
    expect(assign([[0.2], [0.9], [0.4]])).toEqual([-1, 0, -1])
    expect(assign([[0.2, 0.1, 0.9]])).toEqual([2])
    expect(assign([[], []])).toEqual([-1, -1])
    expect(assign([])).toEqual([])
  })
  it('never chooses a pair that gains nothing', () => {
    expect(assign([[0, -1]])).toEqual([-1])
  })
  it('finds the best total, one to one, whatever the gains', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    fc.assert(
      fc.property(matrix, gains => {
        const chosen = assign(gains)
        const columns = chosen.filter(column => column >= 0)
        expect(new Set(columns).size).toBe(columns.length)
        expect(total(gains, chosen)).toBeCloseTo(best(gains), 9)
      }),
    )
  })
})
