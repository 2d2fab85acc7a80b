// Adopting a variant: its params are written into the graph, as one undo step.
import { settingsInWords, type WedgeSetting, withSettings } from '../../engine/graph/edit/wedge.ts'
import { command } from '../state/document/document.ts'
import { type Label, labelFor } from '../state/run/labels.ts'

/** What a variant sets, as people say it: `seed 7 · Scene 2 · lab, dusk`. */
export function variantWords(settings: readonly WedgeSetting[], labels: ReadonlyMap<string, Label>): string {
  const said = settingsInWords(settings.map(({ key: _, ...setting }) => setting))
  const items = new Set(settings.flatMap(({ key }) => (key ? [labelFor(labels, key).long] : [])))
  return [said, ...items].join(' · ')
}

export const adoptVariant = command<{ settings: readonly WedgeSetting[]; words: string }>({
  label: ({ words }) => `Adopt ${words}`,
  apply: (draft, { settings }) => {
    const { nodes, overrides } = withSettings(draft, settings)
    draft.nodes = nodes
    draft.overrides = overrides
  },
})
