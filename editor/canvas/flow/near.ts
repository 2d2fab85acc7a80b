// What of a large graph is given to xyflow: the things near the view, so that its work does not grow with the graph.
import { useStore } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import { meets, type Rect } from './rect.ts'

/** Graphs of up to this many nodes are given whole. */
export const SMALL = 150

/** The view with at least half a view around it; the same object until the view moves by half of itself. */
export function useNear(on: boolean): Rect | undefined {
  const key = useStore(
    useCallback(
      ({ transform: [x, y, zoom], width, height }) => {
        if (!on || width === 0) return ''
        const step = 2 ** Math.floor(Math.log2(zoom))
        const wide = width / step / 2
        const high = height / step / 2
        const column = Math.floor((width / 2 - x) / zoom / wide)
        const row = Math.floor((height / 2 - y) / zoom / high)
        return `${(column - 2) * wide} ${(row - 2) * high} ${5 * wide} ${5 * high}`
      },
      [on],
    ),
  )
  return useMemo(() => {
    const [x, y, width, height] = key.split(' ').map(Number)
    return height === undefined ? undefined : { x: x ?? 0, y: y ?? 0, width: width ?? 0, height }
  }, [key])
}

interface Ends {
  readonly source: string
  readonly target: string
}

/**
 * The things that touch `near`, and the wires that may cross it, with both their ends.
 * @param always ids that are given wherever they are
 */
export function thingsNear<E extends Ends>(
  rects: ReadonlyMap<string, Rect>,
  wires: readonly E[],
  near: Rect,
  always: ReadonlySet<string>,
): { ids: ReadonlySet<string>; wires: readonly E[] } {
  const wanted = new Set(always)
  const crossing = wires.filter(({ source, target }) => {
    const a = rects.get(source)
    const b = rects.get(target)
    if (!a || !b) return false
    const left = Math.min(a.x, b.x)
    const top = Math.min(a.y, b.y)
    const right = Math.max(a.x + a.width, b.x + b.width)
    const bottom = Math.max(a.y + a.height, b.y + b.height)
    return meets({ x: left, y: top, width: right - left, height: bottom - top }, near)
  })
  for (const { source, target } of crossing) wanted.add(source).add(target)
  // In the order of the graph, whatever is chosen: a thing that stands elsewhere in the list is taken out of the page and put in again.
  const ids = new Set<string>()
  for (const [id, rect] of rects) if (wanted.has(id) || meets(rect, near)) ids.add(id)
  return { ids, wires: crossing }
}
