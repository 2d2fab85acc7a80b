// How far away the graph is seen from, in bands, so that only a change of band renders again.
import { useStore } from '@xyflow/react'

/** Below the first zoom nodes are drawn without detail; below the second, names and ports are larger. */
export const FAR = 0.4
const MIDDLE = 0.78

export const useFar = (): boolean => useStore(state => state.transform[2] < FAR)
export const useDistance = (): 'far' | 'middle' | 'near' =>
  useStore(({ transform: [, , zoom] }) => (zoom < FAR ? 'far' : zoom < MIDDLE ? 'middle' : 'near'))
export const useZoom = (): number => useStore(state => state.transform[2])
