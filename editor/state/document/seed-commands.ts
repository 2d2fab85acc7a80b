// Commands on seeds: what a run does with a seed before it starts, and moving seeds on. One command is one undo step.
import { command, those } from './document.ts'

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
    for (const node of those(draft.nodes, nodes)) {
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
    const nodes = new Set(moves.map(move => move.node))
    for (const node of those(draft.nodes, nodes))
      for (const move of moves) if (move.node === node.id) node.params[move.name] = move.value
  },
})
