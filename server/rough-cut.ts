// A rough cut: what a graph has made so far, with slates for what it has not. Nothing is generated for it.
import type { GraphDocument } from '../engine/graph/document.ts'
import type { NodeSpec } from '../engine/graph/spec.ts'
import type { RunRequest } from '../engine/protocol/api.ts'

/** Whether a node can show a slate where a scene is missing. */
const canSlate = (spec: NodeSpec | undefined): boolean =>
  spec?.params.some(({ name, choices }) => name === 'missing' && choices?.includes('slate')) ?? false

/**
 * The run that cuts what is there: the nodes that can show slates do, and no other may execute but those of their kind,
 * which generate nothing (trims, conforming).
 * @returns undefined when the graph has no such node
 */
export function roughCut(document: GraphDocument, specs: ReadonlyMap<string, NodeSpec>): RunRequest | undefined {
  const cutters = document.nodes.filter(node => node.mode === 'active' && canSlate(specs.get(node.type)))
  if (cutters.length === 0) return undefined
  const ids = new Set(cutters.map(({ id }) => id))
  const kinds = new Set(cutters.map(({ type }) => specs.get(type)?.category))
  const graph = {
    ...document,
    nodes: document.nodes.map(node =>
      ids.has(node.id) ? { ...node, params: { ...node.params, missing: 'slate' } } : node,
    ),
    // A wire into the param would have the last word.
    edges: document.edges.filter(({ to }) => ![...ids].some(id => to === `${id}.missing`)),
    overrides: Object.fromEntries(Object.entries(document.overrides).filter(([id]) => !ids.has(id))),
  }
  return {
    graph,
    targets: [...ids].map(node => ({ node })),
    // Somebody waits to see it while the run that makes the rest goes on.
    priority: 9,
    frozen: document.nodes
      .filter(({ id, type }) => !ids.has(id) && !kinds.has(specs.get(type)?.category))
      .map(({ id }) => id),
  }
}
