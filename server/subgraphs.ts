// Saved graphs as nodes: what the engine loads, and what editors are told of them.
import type { GraphDocument } from '../engine/graph/document.ts'
import { isSubgraph, type LoadGraph, SUBGRAPH, subgraphSpec } from '../engine/graph/model/subgraph.ts'
import { parseDocument } from '../engine/graph/parse.ts'
import type { NodeSpec } from '../engine/graph/spec.ts'
import type { NodesInfo } from '../engine/protocol/api.ts'
import type { GraphCatalog } from './catalog.ts'
import type { Live } from './live.ts'

function documentAt(catalog: GraphCatalog, id: string, revision?: number): GraphDocument | undefined {
  const text = catalog.text(id, revision)
  const parsed = text === undefined ? undefined : parseDocument(JSON.parse(text))
  return parsed && 'document' in parsed ? parsed.document : undefined
}

/** Loads the revision that a sub-graph was placed with. Revisions never change, so each is read once. */
export function graphLoader(catalog: GraphCatalog): LoadGraph {
  const loaded = new Map<string, GraphDocument>()
  return (id, revision) => {
    const name = `${id}@${revision}`
    const known = loaded.get(name)
    if (known) return known
    const document = documentAt(catalog, id, revision)
    if (document) loaded.set(name, document)
    return document
  }
}

/** The declarations of saved graphs that have inputs or outputs of their own. */
export function subgraphSpecs(catalog: GraphCatalog, specs: ReadonlyMap<string, NodeSpec>): NodeSpec[] {
  return catalog.list().flatMap(({ id, revision }) => {
    const document = documentAt(catalog, id)
    return document && isSubgraph(document) ? [subgraphSpec(document, revision, specs)] : []
  })
}

/** Tells open editors when a saved graph becomes, changes or stops being a node. Returns the function that stops it. */
export function followGraphs(
  catalog: GraphCatalog,
  specs: ReadonlyMap<string, NodeSpec>,
  portTypes: NodesInfo['portTypes'],
  live: Live,
): () => void {
  const known = new Set(subgraphSpecs(catalog, specs).map(spec => spec.type))
  return live.subscribe(message => {
    if (message.type !== 'graph') return
    const type = `${SUBGRAPH}${message.id}`
    const document = message.deleted ? undefined : documentAt(catalog, message.id)
    const spec = document && isSubgraph(document) ? subgraphSpec(document, message.revision, specs) : undefined
    if (spec) known.add(type)
    else if (!known.delete(type)) return
    live.publish({ type: 'nodes', portTypes, nodes: spec ? [spec] : [], removed: spec ? [] : [type] })
  })
}
