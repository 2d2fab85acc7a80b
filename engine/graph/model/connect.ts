// The one function that says whether two ports may be wired, and why not.
import { type GraphDocument, splitEnd } from '../document.ts'
import type { NodeSpec } from '../spec.ts'
import { modelOf, nodeTitle } from './model.ts'
import { closesCycle, nodeGraph } from './topology.ts'
import { outputTypes, typesFit } from './types.ts'
import { inputOrParam } from './wires.ts'

/**
 * Why a wire `from` → `to` (`node.port` ends) may not be drawn, in words for the person drawing it; undefined when it
 * may. A wire that is already in a single port is taken as replaced.
 */
export function connectionProblem(
  document: GraphDocument,
  specs: ReadonlyMap<string, NodeSpec>,
  from: string,
  to: string,
): string | undefined {
  const start = splitEnd(from)
  const end = splitEnd(to)
  const source = document.nodes.find(node => node.id === start.node)
  const target = document.nodes.find(node => node.id === end.node)
  if (!source || !target) return 'One end of the wire is not there'
  const sourceSpec = specs.get(source.type)
  const targetSpec = specs.get(target.type)
  if (!sourceSpec) return `${nodeTitle(source)} is of an unknown type, so nothing is known of its outputs`
  if (!targetSpec) return `${nodeTitle(target)} is of an unknown type, so nothing is known of its inputs`
  const output = sourceSpec.outputs.find(port => port.name === start.port)
  const input = inputOrParam(targetSpec, end.port)
  if (!output) return `${nodeTitle(source, sourceSpec)} has no output ${start.port}`
  if (!input) return `${nodeTitle(target, targetSpec)} has no input ${end.port}`
  const nodes = () => new Map(document.nodes.map(node => [node.id, node]))
  const type = output.typed ? outputTypes(document.edges, nodes(), specs)(start.node, start.port) : output.type
  const misfit = typesFit(type, input)
  if (misfit) return `${end.port} ${misfit}, not ${type}`
  const others = document.edges.filter(edge => edge.to !== to || ('kind' in input && input.kind !== 'one'))
  const graph = nodeGraph(
    document.nodes.map(node => node.id),
    others.map(edge => [splitEnd(edge.from).node, splitEnd(edge.to).node] as const),
  )
  if (closesCycle(graph, start.node, end.node))
    return `${nodeTitle(source, sourceSpec)} already needs ${nodeTitle(target, targetSpec)}: this would be a cycle`
  const wireProblems = (edges: GraphDocument['edges']) =>
    modelOf({ ...document, edges }, specs).problems.filter(
      problem => problem.code === 'shape' || problem.code === 'type',
    )
  const before = new Set(wireProblems(others).map(problem => problem.message))
  return wireProblems([...others, { from, to }]).find(problem => !before.has(problem.message))?.message
}
