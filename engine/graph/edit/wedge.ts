// Wedges: one graph with some params swept, as variants that are graphs of their own and share every result they can.
import { z } from 'zod'
import type { GraphDocument } from '../document.ts'
import { canonical, type Json } from '../json.ts'
import type { NodeSpec } from '../spec.ts'

/** The most variants of one wedge. */
export const MOST_VARIANTS = 64

/** One swept param: of a node, or of one of its items. */
export const WedgeAxis = z.object({
  node: z.string().max(200),
  param: z.string().max(200),
  key: z.string().max(400).optional().describe('Only for this item; a prefix takes all below it.'),
  values: z.array(z.unknown()).min(1).max(MOST_VARIANTS),
})
export type WedgeAxis = z.infer<typeof WedgeAxis>

/** `grid`: every combination; `list`: the first values together, then the second ones, and so on. */
export const WedgeMode = z.enum(['grid', 'list'])
export type WedgeMode = z.infer<typeof WedgeMode>

/** A param that a variant sets. */
export interface WedgeSetting {
  readonly node: string
  readonly param: string
  readonly key?: string
  readonly value: Json
}

/** What each variant sets, in order. @throws Error when the axes contradict each other or there are too many variants */
export function wedgeVariants(axes: readonly WedgeAxis[], mode: WedgeMode): WedgeSetting[][] {
  if (axes.length === 0) throw new Error('A wedge needs at least one param to sweep')
  const names = new Set(axes.map(axis => `${axis.node}\n${axis.key ?? ''}\n${axis.param}`))
  if (names.size < axes.length) throw new Error('The same param is swept twice; put all its values into one list')
  if (mode === 'list') {
    const length = axes[0]?.values.length ?? 0
    const other = axes.find(axis => axis.values.length !== length)
    if (other)
      throw new Error(
        `As a list, all params need equally many values: ${other.node}.${other.param} has ${other.values.length}, the first ${length}`,
      )
  }
  const count =
    mode === 'list' ? (axes[0]?.values.length ?? 0) : axes.reduce((all, axis) => all * axis.values.length, 1)
  if (count > MOST_VARIANTS) throw new Error(`That would be ${count} variants; ${MOST_VARIANTS} are the most`)
  const setting = ({ node, param, key }: WedgeAxis, value: Json): WedgeSetting => ({
    node,
    param,
    ...(key === undefined ? {} : { key }),
    value,
  })
  return Array.from({ length: count }, (_, at) => {
    // The last axis turns fastest, as when reading a table row by row.
    let rest = at
    return [...axes]
      .reverse()
      .map(axis => {
        const place = mode === 'list' ? at : rest % axis.values.length
        rest = Math.floor(rest / axis.values.length)
        return setting(axis, axis.values[place] as Json)
      })
      .reverse()
  })
}

/** The graph with a variant's settings: what *adopt this variant* writes back. @throws Error naming a node that is not there */
export function withSettings(document: GraphDocument, settings: readonly WedgeSetting[]): GraphDocument {
  const nodes = [...document.nodes]
  const overrides: Record<string, Record<string, Record<string, unknown>>> = { ...document.overrides }
  for (const { node: id, param, key, value } of settings) {
    const at = nodes.findIndex(node => node.id === id)
    const node = nodes[at]
    if (!node) throw new Error(`There is no node ${id} in ${document.name}`)
    if (key === undefined) nodes[at] = { ...node, params: { ...node.params, [param]: value } }
    else overrides[id] = { ...overrides[id], [key]: { ...overrides[id]?.[key], [param]: value } }
  }
  return { ...document, nodes, overrides }
}

/**
 * Such as `Seed 7 · Identity strength 0.5`: params by what people call them. An item is named by its key only where settings
 * are of several: what all of them are about is said once, by who shows them.
 */
export function settingsInWords(
  settings: readonly WedgeSetting[],
  document: Pick<GraphDocument, 'nodes'>,
  specs: ReadonlyMap<string, NodeSpec>,
): string {
  const several = new Set(settings.map(({ key }) => key)).size > 1
  return settings
    .map(({ node, param, key, value }) => {
      const type = document.nodes.find(each => each.id === node)?.type ?? ''
      const title = specs.get(type)?.params.find(each => each.name === param)?.title ?? param
      return `${title}${several && key ? ` at ${key}` : ''} ${typeof value === 'string' ? value : canonical(value)}`
    })
    .join(' · ')
}
