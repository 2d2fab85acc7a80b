// Which nodes the palette offers: all, those that fit the wire in hand, or those that fit on a wire.
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'
import { SUBGRAPH } from '../../engine/graph/model/subgraph.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { newNode } from '../state/actions/place.ts'
import type { Catalog } from '../state/catalog.ts'
import { portsFitting, wiresThrough } from '../state/edit/connection.ts'
import type { PaletteRequest } from '../state/shell.ts'

export interface Offer {
  readonly category: string
  readonly specs: readonly NodeSpec[]
}

/** Categories in the order an episode is made; others follow by name. */
const ORDER = ['Story', 'Cast', 'Picture', 'Identity', 'Sound', 'Cut', 'Memory', 'Flow']

export function offer(document: GraphDocument, catalog: Catalog, request: PaletteRequest): Offer[] {
  const { loose, edge } = request
  const own = `${SUBGRAPH}${document.id}`
  const fits = (spec: NodeSpec): boolean => {
    // A graph cannot lie within itself.
    if (spec.type === own) return false
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

/** The offer as words narrow it: without words by category, with words one list, the best first. */
export function search(offers: readonly Offer[], typed: string): Offer[] {
  if (typed.trim() === '') return [...offers]
  const found = offers
    .flatMap(group => group.specs)
    .map(spec => ({ spec, score: score(spec, typed) }))
    .filter(each => each.score > 0)
    .sort((a, b) => b.score - a.score)
  return found.length > 0 ? [{ category: 'Nodes', specs: found.map(each => each.spec) }] : []
}

/** The first `most` declarations of an offer. */
export function firstOf(offers: readonly Offer[], most: number): Offer[] {
  let room = most
  return offers.flatMap(({ category, specs }) => {
    const shown = specs.slice(0, room)
    room -= shown.length
    return shown.length > 0 ? [{ category, specs: shown }] : []
  })
}

/** Nodes that are in the graph, by title and id. */
export function findNodes(document: GraphDocument, catalog: Catalog, typed: string, most: number): GraphNode[] {
  const word = typed.trim().toLowerCase()
  if (word.length < 2 && most < 20) return []
  return document.nodes
    .filter(node =>
      `${node.title ?? catalog.specs.get(node.type)?.title ?? node.type} ${node.id}`.toLowerCase().includes(word),
    )
    .slice(0, most)
}

/** How well a declaration fits the words, 0…1: every word must be somewhere, in the title best of all. */
export function score(spec: NodeSpec, typed: string): number {
  const title = spec.title.toLowerCase()
  const initials = title
    .split(/\s+/)
    .map(word => word.charAt(0))
    .join('')
  const ports = [...spec.inputs, ...spec.outputs].map(port => `${port.name} ${port.type}`).join(' ')
  const rest = `${spec.summary} ${spec.category} ${ports}`.toLowerCase()
  let total = 1
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    if (title === word) total *= 1
    else if (title.startsWith(word)) total *= 0.95
    else if (title.includes(` ${word}`)) total *= 0.9
    else if (initials.startsWith(word)) total *= 0.85
    else if (title.includes(word)) total *= 0.8
    else if (spec.type.includes(word)) total *= 0.6
    else if (rest.includes(word)) total *= 0.35
    else if (inOrder(title, word)) total *= 0.25
    else return 0
  }
  return total
}

/** True when the letters of `word` appear in `text` in order: `vgen` finds `video gen`. */
function inOrder(text: string, word: string): boolean {
  let at = 0
  for (const letter of text) if (letter === word[at]) at++
  return at === word.length
}
