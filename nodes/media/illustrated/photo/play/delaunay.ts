// Delaunay triangulation of a few hundred points.
import type { Point } from '../../draw/pen.ts'

/** Three indices of points. */
export type Triangle = readonly [number, number, number]

interface Circle {
  readonly corners: Triangle
  readonly x: number
  readonly y: number
  readonly r2: number
}

/** Triangulates points one by one (A. Bowyer and D. F. Watson, 1981). Points that coincide make flat triangles, left out. */
export function delaunay(points: readonly Point[]): Triangle[] {
  const n = points.length
  let low = Infinity
  let high = -Infinity
  for (const [x, y] of points) {
    low = Math.min(low, x, y)
    high = Math.max(high, x, y)
  }
  const span = (high - low || 1) * 20
  const middle = (low + high) / 2
  const all: Point[] = [
    ...points,
    [middle - span, middle - span],
    [middle + span, middle - span],
    [middle, middle + span],
  ]
  const circle = (corners: Triangle): Circle | undefined => {
    const [[ax, ay], [bx, by], [cx, cy]] = corners.map(i => all[i] as Point) as [Point, Point, Point]
    const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if (Math.abs(d) < 1e-9) return undefined
    const [a, b, c] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy]
    const x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d
    const y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d
    return { corners, x, y, r2: (ax - x) ** 2 + (ay - y) ** 2 }
  }
  let open = [circle([n, n + 1, n + 2]) as Circle]
  for (let i = 0; i < n; i++) {
    const [px, py] = all[i] as Point
    const edges = new Map<string, readonly [number, number]>()
    open = open.filter(({ corners: [a, b, c], x, y, r2 }) => {
      if ((px - x) ** 2 + (py - y) ** 2 >= r2) return true
      // An edge of two fallen triangles lies inside the hole.
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, a],
      ] as const) {
        const name = from < to ? `${from} ${to}` : `${to} ${from}`
        if (!edges.delete(name)) edges.set(name, [from, to])
      }
      return false
    })
    for (const [a, b] of edges.values()) {
      const made = circle([a, b, i])
      if (made) open.push(made)
    }
  }
  return open.map(({ corners }) => corners).filter(corners => corners.every(i => i < n))
}
