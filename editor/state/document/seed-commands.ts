// Commands on seeds: what a run does with a seed before it starts, and moving seeds on. One command is one undo step.
import { command } from './document.ts'

/** `fixed` stays; `next` is one more, `random` any other, each time a run starts. */
export type SeedMode = 'fixed' | 'next' | 'random'

export interface SeedMove {
  readonly node: string
  readonly name: string
  readonly value: number
}

export const setSeedMode = command<{ nodes: readonly string[]; name: string; mode: SeedMode }>({
  label: ({ mode }) =>
    mode === 'fixed' ? 'Keep the seed' : mode === 'next' ? 'Next seed each run' : 'Random seed each run',
  apply: (draft, { nodes, name, mode }) => {
    for (const node of draft.nodes) {
      if (!nodes.includes(node.id)) continue
      const { [name]: _, ...others } = node.seeds ?? {}
      const seeds = mode === 'fixed' ? others : { ...others, [name]: mode }
      if (Object.keys(seeds).length > 0) node.seeds = seeds
      else delete node.seeds
    }
  },
})

/** Writes the seeds of a run that is about to start into the document. */
export const moveSeeds = command<{ moves: readonly SeedMove[] }>({
  label: ({ moves }) => (moves.length === 1 ? 'Another seed' : `Other seeds of ${moves.length} nodes`),
  apply: (draft, { moves }) => {
    for (const { node: id, name, value } of moves) {
      const node = draft.nodes.find(each => each.id === id)
      if (node) node.params[name] = value
    }
  },
})
