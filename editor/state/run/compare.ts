// Two runs side by side: which items they have in common, and which differ.
import type { ResultInfo } from '../../../engine/protocol/api.ts'

export interface RunDifference {
  readonly node: string
  readonly key: string
  /** Other takes, or only one of the two has the item. */
  readonly what: 'other' | 'only-a' | 'only-b'
}

/** What differs between the results of two runs, in the order of the first, and how many items are the same. */
export function compareRuns(
  a: readonly ResultInfo[],
  b: readonly ResultInfo[],
): { readonly same: number; readonly differences: readonly RunDifference[] } {
  const place = ({ node, key }: ResultInfo): string => `${node}\n${key}`
  const others = new Map(b.map(result => [place(result), result]))
  const differences: RunDifference[] = []
  let same = 0
  for (const result of a) {
    const other = others.get(place(result))
    others.delete(place(result))
    if (other?.take === result.take) same++
    else differences.push({ node: result.node, key: result.key, what: other ? 'other' : 'only-a' })
  }
  for (const { node, key } of others.values()) differences.push({ node, key, what: 'only-b' })
  return { same, differences }
}
