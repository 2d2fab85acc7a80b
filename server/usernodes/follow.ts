// Makes the engine and every open editor follow a library that changes.
import type { EngineApi } from '../../engine/run/api.ts'
import { nodesInfo } from '../http/info.ts'
import type { Live } from '../live.ts'
import type { UserNodes } from './usernodes.ts'

/** @returns the function that stops it */
export function followLibrary(userNodes: UserNodes, engine: Pick<EngineApi, 'useNodes'>, live: Live): () => void {
  const { library } = userNodes
  return userNodes.onChange(({ changed, removed }) => {
    engine.useNodes(library.nodes)
    const nodes = changed.flatMap(type => {
      const node = library.nodes.get(type)
      return node ? [[type, node] as const] : []
    })
    live.publish({ type: 'nodes', removed, ...nodesInfo({ portTypes: library.portTypes, nodes: new Map(nodes) }) })
  })
}
