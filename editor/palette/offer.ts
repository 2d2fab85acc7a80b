// Which nodes the palette offers: all, those that fit the wire in hand, or those that fit on a wire.
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { newNode } from '../state/actions.ts'
import type { Catalog } from '../state/catalog.ts'
import { portsFitting, wiresThrough } from '../state/connection.ts'
import type { PaletteRequest } from '../state/shell.ts'

export interface Offer {
  readonly category: string
  readonly specs: readonly NodeSpec[]
}

/** Categories in the order an episode is made; others follow by name. */
const ORDER = ['Story', 'Cast', 'Picture', 'Identity', 'Sound', 'Cut', 'Memory', 'Flow']

export function offer(document: GraphDocument, catalog: Catalog, request: PaletteRequest): Offer[] {
  const { loose, edge } = request
  const fits = (spec: NodeSpec): boolean => {
    if (edge) return wiresThrough(document, catalog.specs, edge, newNode(document, spec, [0, 0])) !== undefined
    if (loose) return portsFitting(spec, loose).some(fit => !fit.param || spec.inputs.length === 0)
    return true
  }
  const groups = new Map<string, NodeSpec[]>()
  for (const spec of catalog.specs.values()) {
    if (!fits(spec)) continue
    groups.set(spec.category, [...(groups.get(spec.category) ?? []), spec])
  }
  const rank = (category: string): number => {
    const at = ORDER.indexOf(category)
    return at < 0 ? ORDER.length : at
  }
  return [...groups]
    .map(([category, specs]) => ({ category, specs: specs.sort((a, b) => a.title.localeCompare(b.title)) }))
    .sort((a, b) => rank(a.category) - rank(b.category) || a.category.localeCompare(b.category))
}
