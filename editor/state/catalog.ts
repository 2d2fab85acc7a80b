// The node library as the editor uses it: declarations by type, port families by name.
import type { PortFamily } from '../../engine/graph/ports.ts'
import type { NodeSpec, PortTypeSpec } from '../../engine/graph/spec.ts'
import type { NodesInfo } from '../../engine/protocol/api.ts'

export interface Catalog {
  readonly specs: ReadonlyMap<string, NodeSpec>
  readonly portTypes: ReadonlyMap<string, PortTypeSpec>
}

export const EMPTY_CATALOG: Catalog = { specs: new Map(), portTypes: new Map() }

export const catalogOf = (info: NodesInfo): Catalog => ({
  specs: new Map(info.nodes.map(spec => [spec.type, spec])),
  portTypes: new Map(info.portTypes.map(type => [type.name, type])),
})

/** The library after news of it: declarations and port types that are new or other, and node types that are gone. */
export function catalogWith(
  catalog: Catalog,
  news: {
    readonly nodes?: readonly NodeSpec[]
    readonly portTypes?: readonly PortTypeSpec[]
    readonly removed?: readonly string[]
  },
): Catalog {
  const specs = new Map(catalog.specs)
  for (const type of news.removed ?? []) specs.delete(type)
  for (const spec of news.nodes ?? []) specs.set(spec.type, spec)
  const portTypes = new Map(catalog.portTypes)
  for (const type of news.portTypes ?? []) portTypes.set(type.name, type)
  return { specs, portTypes }
}

export const familyOf = (catalog: Catalog, type: string): PortFamily => catalog.portTypes.get(type)?.family ?? 'any'

/** The family that colours a node: that of its first output, else of its first input. */
export const nodeFamily = (catalog: Catalog, spec: NodeSpec | undefined): PortFamily =>
  familyOf(catalog, spec?.outputs[0]?.type ?? spec?.inputs[0]?.type ?? '')
