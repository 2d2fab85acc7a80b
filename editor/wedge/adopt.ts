// Adopting a variant: its params are written into the graph, as one undo step.
import { type WedgeSetting, withSettings } from '../../engine/graph/edit/wedge.ts'
import { command } from '../state/document/document.ts'

export const adoptVariant = command<{ settings: readonly WedgeSetting[]; words: string }>({
  label: ({ words }) => `Adopt ${words}`,
  apply: (draft, { settings }) => {
    const { nodes, overrides } = withSettings(draft, settings)
    draft.nodes = nodes
    draft.overrides = overrides
  },
})
