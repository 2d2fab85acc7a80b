// What people call an item: "Scene 3", "Ava: Then tell me the price", "Ava", from the values that gave it its key.
import type { GraphDocument } from '../../../engine/graph/document.ts'
import { isObject } from '../../../engine/graph/json.ts'
import type { Catalog } from '../catalog.ts'
import type { ItemStore } from './items.ts'

export interface Label {
  /** A few characters for cells and lists: `3`, `Ava`. */
  readonly short: string
  /** A line for people: `Scene 3 · secret lab, night`. */
  readonly long: string
}

/** Labels by key, from every scene, line and look that some node emitted. */
export function labelsOf(document: GraphDocument, catalog: Catalog, items: ItemStore): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>()
  for (const node of document.nodes) {
    const known = items.node(node.id).items
    if (known.length === 0) continue
    const spec = catalog.specs.get(node.type)
    const naming = new Map(
      spec?.outputs.filter(output => output.kind === 'many').map(output => [output.name, output.type]),
    )
    if (naming.size === 0) continue
    for (const item of known)
      for (const output of item.outputs) {
        const type = naming.get(output.port)
        const label = type === undefined ? undefined : labelOf(type, output.value)
        if (label && !labels.has(output.key)) labels.set(output.key, label)
      }
  }
  // Scenes that a person put in are emitted by nobody.
  for (const [id, byKey] of Object.entries(document.edits))
    for (const [port, { patch }] of Object.entries(byKey[''] ?? {})) {
      const type = catalog.specs
        .get(document.nodes.find(node => node.id === id)?.type ?? '')
        ?.outputs.find(output => output.name === port && output.kind === 'many')?.type
      if (type === undefined || !isObject(patch) || !isObject(patch.items)) continue
      for (const [key, value] of Object.entries(patch.items)) {
        const label = labelOf(type, value)
        if (label) labels.set(key, label)
      }
    }
  for (const [key, label] of labels) {
    // A line says who speaks by id: the name is known once the cast is.
    const name = labels.get(label.short)?.short
    if (name !== undefined && name !== label.short)
      labels.set(key, { short: name, long: label.long.replace(`${label.short}:`, `${name}:`) })
  }
  return labels
}

interface Kept {
  readonly of: readonly [GraphDocument, Catalog, number]
  readonly labels: ReadonlyMap<string, Label>
}
const kept = new WeakMap<ItemStore, Kept>()

/** {@link labelsOf}, worked out once for all who ask: the same object as long as it says the same. */
export function keptLabels(document: GraphDocument, catalog: Catalog, items: ItemStore): ReadonlyMap<string, Label> {
  const of = [document, catalog, items.outputsVersion] as const
  const before = kept.get(items)
  if (before && of.every((each, at) => each === before.of[at])) return before.labels
  const next = labelsOf(document, catalog, items)
  const labels = before && sameLabels(before.labels, next) ? before.labels : next
  kept.set(items, { of, labels })
  return labels
}

const sameLabels = (a: ReadonlyMap<string, Label>, b: ReadonlyMap<string, Label>): boolean =>
  a.size === b.size && [...b].every(([key, label]) => a.get(key)?.long === label.long)

function labelOf(type: string, value: unknown): Label | undefined {
  if (!isObject(value)) return undefined
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '')
  switch (type) {
    case 'Scene': {
      const number = text('slate') || String(value.number ?? '')
      const where = [text('place'), text('hour')].filter(Boolean).join(', ')
      return { short: number, long: where ? `Scene ${number} · ${where}` : `Scene ${number}` }
    }
    case 'Line':
      return { short: text('speaker'), long: `${text('speaker')}: ${text('text')}` }
    case 'Look':
    case 'Voice':
      return { short: text('name'), long: text('name') }
    default:
      return undefined
  }
}

/** A speaker as a screenplay names one: the character's name in capitals. */
export const speakerOf = (labels: ReadonlyMap<string, Label>, id: string): string =>
  (labels.get(id)?.short ?? id.replace(/[-_]/g, ' ')).toUpperCase()

/** A label for any key: its own, else that of its first segments, else the key. */
export function labelFor(labels: ReadonlyMap<string, Label>, key: string): Label {
  if (key === '') return { short: '', long: '' }
  const own = labels.get(key)
  if (own) return own
  const slash = key.lastIndexOf('/')
  if (slash < 0) return { short: key, long: key }
  const parent = labelFor(labels, key.slice(0, slash))
  const rest = key.slice(slash + 1)
  return { short: rest, long: `${parent.long} · ${rest}` }
}
