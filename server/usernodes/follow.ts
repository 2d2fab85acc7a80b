// Makes the engine and every open editor follow a library that changes.
import { specOf } from '../../engine/graph/define.ts'
import type { NodeSpec } from '../../engine/graph/spec.ts'
import { nodesInfo } from '../http/info.ts'
import type { Live } from '../live.ts'
import type { UserNodes } from './usernodes.ts'

/**
 * @param specs the engine's own map of declarations, which it reads at the start of each run: it is brought up to date
 * @returns the function that stops it
 */
export function followLibrary(userNodes: UserNodes, specs: ReadonlyMap<string, NodeSpec>, live: Live): () => void {
  const { library } = userNodes
  const known = specs as Map<string, NodeSpec>
  return userNodes.onChange(({ changed, removed }) => {
    for (const type of removed) known.delete(type)
    const nodes = changed.flatMap(type => {
      const node = library.nodes.get(type)
      return node ? [[type, node] as const] : []
    })
    for (const [type, node] of nodes) known.set(type, specOf(node))
    live.publish({ type: 'nodes', removed, ...nodesInfo({ portTypes: library.portTypes, nodes: new Map(nodes) }) })
  })
}
