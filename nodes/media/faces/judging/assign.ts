// Who is who: the one-to-one assignment of rows to columns with the greatest total.

/**
 * Assigns each row to a column of its own, or to none, so that the sum of the chosen gains is greatest. A pair with a gain
 * of 0 or less is never chosen. Ties go to the earlier row, then the earlier column.
 * Kuhn's Hungarian method with potentials, O(n³).
 * @param gains one array for each row, all of the same length
 * @returns for each row its column, or −1
 */
export function assign(gains: readonly (readonly number[])[]): number[] {
  const rows = gains.length
  const columns = gains[0]?.length ?? 0
  // Square, with a column of its own for every row to stand for "none", which costs nothing.
  const size = rows + columns
  const cost = (row: number, column: number): number =>
    row < rows && column < columns ? -Math.max(0, gains[row]?.[column] ?? 0) : 0
  const rowPotential = new Array<number>(size + 1).fill(0)
  const columnPotential = new Array<number>(size + 1).fill(0)
  const rowOf = new Array<number>(size + 1).fill(0)
  for (let row = 1; row <= size; row++) {
    const way = new Array<number>(size + 1).fill(0)
    const least = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Array<boolean>(size + 1).fill(false)
    rowOf[0] = row
    let column = 0
    do {
      used[column] = true
      const current = rowOf[column] as number
      let step = Number.POSITIVE_INFINITY
      let next = 0
      for (let j = 1; j <= size; j++) {
        if (used[j]) continue
        const reduced = cost(current - 1, j - 1) - (rowPotential[current] as number) - (columnPotential[j] as number)
        if (reduced < (least[j] as number)) {
          least[j] = reduced
          way[j] = column
        }
        if ((least[j] as number) < step) {
          step = least[j] as number
          next = j
        }
      }
      for (let j = 0; j <= size; j++)
        if (used[j]) {
          const owner = rowOf[j] as number
          rowPotential[owner] = (rowPotential[owner] as number) + step
          columnPotential[j] = (columnPotential[j] as number) - step
        } else least[j] = (least[j] as number) - step
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const previous = way[column] as number
      rowOf[column] = rowOf[previous] as number
      column = previous
    }
  }
  const out = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1
    if (row < rows && (gains[row]?.[column - 1] ?? 0) > 0) out[row] = column - 1
  }
  return out
}
