// Adopting a variant: its params are written into the graph, as one undo step.
import { type WedgeSetting, withSettings } from '../../engine/graph/edit/wedge.ts'
import type { WedgeInfo } from '../../engine/protocol/api.ts'
import { command } from '../state/document/document.ts'
import { type Label, labelFor } from '../state/run/labels.ts'

/** What a variant sets and for which item, as people say it: `Seed 7 · Scene 2 · lab, dusk`. */
export function variantWords(
  { words, settings }: Pick<WedgeInfo['variants'][number], 'words' | 'settings'>,
  labels: ReadonlyMap<string, Label>,
): string {
  const items = new Set(settings.flatMap(({ key }) => (key ? [labelFor(labels, key).long] : [])))
  return [words, ...items].join(' · ')
}

export const adoptVariant = command<{ settings: readonly WedgeSetting[]; words: string }>({
  label: ({ words }) => `Adopt ${words}`,
  apply: (draft, { settings }) => {
    const { nodes, overrides } = withSettings(draft, settings)
    draft.nodes = nodes
    draft.overrides = overrides
  },
})
