// The page's address: which graph and which view, so that a link or a reload comes back to the same place.
import type { View } from '../state/shell.ts'

export interface Address {
  readonly graph: string | undefined
  readonly view: View
}

/** Reads `#graph=g_1&view=dailies`. */
export function readAddress(hash: string): Address {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  return { graph: params.get('graph') ?? undefined, view: params.get('view') === 'dailies' ? 'dailies' : 'graph' }
}

export function writeAddress({ graph, view }: Address): string {
  const params = new URLSearchParams()
  if (graph) params.set('graph', graph)
  if (view !== 'graph') params.set('view', view)
  return `#${params}`
}
