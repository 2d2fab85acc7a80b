// Seeds that do not stay: which of them a run moves on, and to what. The document holds the numbers that the run uses, so that
// it makes the same again wherever it is run.
import { type GraphDocument, splitEnd } from '../../../engine/graph/document.ts'
import { downstreamOf, nodeGraph, upstreamOf } from '../../../engine/graph/model/topology.ts'
import type { NodeSpec } from '../../../engine/graph/spec.ts'
import type { Target } from '../../../engine/protocol/api.ts'
import type { SeedMove } from '../document/seed-commands.ts'

/** How many seeds there are. */
export const SEEDS = 2 ** 32

/** A random seed. Which one is drawn does not matter; that it is then written down does. */
export const drawSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/**
 * The seeds that a run of these targets moves on first. A node that has made nothing yet keeps its seed, since nobody has seen
 * what it gives; so do muted nodes, wired seeds, and every seed when the run is of single items.
 * @param targets none for the whole graph
 * @param has whether a node has made something
 * @param draw a random seed
 */
export function seedMoves(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  targets: readonly Target[],
  has: (node: string) => boolean,
  draw: () => number,
): SeedMove[] {
  if (targets.some(target => target.key)) return []
  const moving = document.nodes.filter(node => node.seeds !== undefined)
  if (moving.length === 0) return []
  const taking = targets.length === 0 ? undefined : takingPart(document, targets)
  return moving.flatMap(node => {
    if (node.mode !== 'active' || !has(node.id) || taking?.has(node.id) === false) return []
    return Object.entries(node.seeds ?? {}).flatMap(([name, mode]): SeedMove[] => {
      const param = specs.get(node.type)?.params.find(each => each.name === name && each.widget === 'seed')
      if (!param || document.edges.some(edge => edge.to === `${node.id}.${name}`)) return []
      const now = node.params[name] ?? param.default
      const last = param.maximum === undefined ? SEEDS : param.maximum + 1
      const value = mode === 'random' ? draw() % last : ((typeof now === 'number' ? now : 0) + 1) % last
      return [{ node: node.id, name, value }]
    })
  })
}

/** The nodes that a run of these targets may run: what they need, and with `onward` what lies below them. */
function takingPart(document: GraphDocument, targets: readonly Target[]): ReadonlySet<string> {
  const graph = nodeGraph(
    document.nodes.map(node => node.id),
    document.edges.map(edge => [splitEnd(edge.from).node, splitEnd(edge.to).node] as const),
  )
  const onward = targets.filter(target => target.onward).map(target => target.node)
  return upstreamOf(graph, [...targets.map(target => target.node), ...downstreamOf(graph, onward)])
}
