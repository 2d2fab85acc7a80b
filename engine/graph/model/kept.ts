// The last model of a document, kept: a document that differs from it in params alone is not read again, only what changed.
import type { GraphDocument, GraphEdge, GraphNode } from '../document.ts'
import type { NodeSpec } from '../spec.ts'
import { finish, type Steps } from '../steps.ts'
import { type GraphModel, modelSteps, type NodeModel } from './model.ts'

interface Kept {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Of each node; specs may be replaced in the same map. */
  readonly specs: readonly (NodeSpec | undefined)[]
  readonly model: GraphModel
}

const last = new WeakMap<ReadonlyMap<string, NodeSpec>, Kept>()

/**
 * The model of a document, as `modelOf` gives it. When the last document that was read against these specs had the same
 * nodes and wires, what is known of those is used again: `graph`, `needs` and `problems` are the same objects then.
 */
export const keptModel = (document: GraphDocument, specs: ReadonlyMap<string, NodeSpec>): GraphModel =>
  finish(keptModelSteps(document, specs))

/** The same in steps. */
export function* keptModelSteps(document: GraphDocument, specs: ReadonlyMap<string, NodeSpec>): Steps<GraphModel> {
  const kept = last.get(specs)
  const changed = kept && changedSince(kept, document, specs)
  // Before anything else: when specs are replaced while this goes on, the next document finds that these are others.
  const own = kept && changed ? kept.specs : document.nodes.map(node => specs.get(node.type))
  yield
  const model = kept && changed ? withNodes(kept.model, changed) : yield* modelSteps(document, specs)
  // Copies of the lists, so that one that grows is seen to have grown.
  last.set(specs, { nodes: [...document.nodes], edges: [...document.edges], specs: own, model })
  return model
}

/** The nodes that are other objects than before; undefined when the model has to be made anew. */
function changedSince(
  before: Kept,
  after: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
): GraphNode[] | undefined {
  if (before.nodes.length !== after.nodes.length || before.edges.length !== after.edges.length) return undefined
  for (let at = 0; at < after.edges.length; at++) {
    const [a, b] = [before.edges[at], after.edges[at]]
    if (a !== b && (a?.from !== b?.from || a?.to !== b?.to)) return undefined
  }
  const changed: GraphNode[] = []
  for (let at = 0; at < after.nodes.length; at++) {
    const [a, b] = [before.nodes[at] as GraphNode, after.nodes[at] as GraphNode]
    if (specs.get(b.type) !== before.specs[at]) return undefined
    if (a === b) continue
    // What a model reads of a node beside its wires: its title is in messages.
    if (a.id !== b.id || a.type !== b.type || a.mode !== b.mode || a.title !== b.title) return undefined
    changed.push(b)
  }
  return changed
}

function withNodes(model: GraphModel, changed: readonly GraphNode[]): GraphModel {
  if (changed.length === 0) return model
  const nodes = new Map(model.nodes)
  for (const node of changed) {
    const own = nodes.get(node.id)
    if (own) nodes.set(node.id, { ...own, node } satisfies NodeModel)
  }
  return { ...model, nodes }
}
