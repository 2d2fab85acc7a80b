// What is selected: things on the canvas, and the item that every face, row and tab shows.
import { createStore } from 'zustand/vanilla'
import { isUnder } from '../../engine/graph/keys.ts'

export interface Selection {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly frames: readonly string[]
  readonly notes: readonly string[]
  /** The item in focus, for every node that has it or something above or below it. */
  readonly key: string | undefined
}

export const NOTHING: Selection = { nodes: [], edges: [], frames: [], notes: [], key: undefined }

export const createSelectionStore = () => createStore<Selection>(() => NOTHING)
export type SelectionStore = ReturnType<typeof createSelectionStore>

/** True when two keys name the same item, or one contains the other. */
export const agree = (a: string, b: string): boolean => isUnder(a, b) || isUnder(b, a)

/** The item to show of several: the one in focus, else one below or above it, else the first that `good` likes. */
export function focused<T extends { readonly key: string }>(
  items: readonly T[],
  key: string | undefined,
  good: (item: T) => boolean = () => true,
): T | undefined {
  if (key !== undefined && key !== '') {
    const exact = items.find(item => item.key === key)
    if (exact) return exact
    const near = items.find(item => item.key !== '' && agree(item.key, key) && good(item))
    if (near) return near
  }
  return items.find(good) ?? items[0]
}
