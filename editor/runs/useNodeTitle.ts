// What people call a node of the open graph; one inside a sub-graph is called after both.
import { useCallback } from 'react'
import { useDocument, useSession } from '../hooks.ts'
import { outerOf } from '../state/run/fold.ts'

export function useNodeTitle(): (id: string) => string {
  const nodes = useDocument(state => state.document.nodes)
  const specs = useSession(session => session.catalog.specs)
  return useCallback(
    id => {
      const outer = outerOf(id)
      const node = nodes.find(each => each.id === outer)
      const title = node?.title ?? specs.get(node?.type ?? '')?.title ?? outer
      return outer === id ? title : `${title} › ${id.slice(outer.length + 1)}`
    },
    [nodes, specs],
  )
}
