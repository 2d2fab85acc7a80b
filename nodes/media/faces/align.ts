// Where a face lies exactly: similarity transforms from landmarks to the templates that recognition nets were trained on.
import type { Affine, Point } from './pixels.ts'

/**
 * The similarity (turn, uniform scale, shift; no mirroring) that takes `from` to `to` with the least squared error.
 * S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns" (1991), in the plane,
 * where it has a closed form.
 */
export function similarity(from: readonly Point[], to: readonly Point[]): Affine {
  const n = Math.min(from.length, to.length)
  const mean = (points: readonly Point[]): Point => {
    let x = 0
    let y = 0
    for (const point of points.slice(0, n)) {
      x += point.x / n
      y += point.y / n
    }
    return { x, y }
  }
  const p = mean(from)
  const q = mean(to)
  let along = 0
  let across = 0
  let spread = 0
  for (let i = 0; i < n; i++) {
    const fx = (from[i] as Point).x - p.x
    const fy = (from[i] as Point).y - p.y
    const tx = (to[i] as Point).x - q.x
    const ty = (to[i] as Point).y - q.y
    along += fx * tx + fy * ty
    across += fx * ty - fy * tx
    spread += fx * fx + fy * fy
  }
  const a = spread > 0 ? along / spread : 1
  const d = spread > 0 ? across / spread : 0
  return [a, -d, q.x - a * p.x + d * p.y, d, a, q.y - d * p.x - a * p.y]
}

/** The inverse of an affine map. @throws RangeError when it flattens the plane. */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const det = a * e - b * d
  if (Math.abs(det) < 1e-12) throw new RangeError('A face whose landmarks coincide cannot be aligned')
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det]
}

export const apply = ([a, b, c, d, e, f]: Affine, { x, y }: Point): Point => ({
  x: a * x + b * y + c,
  y: d * x + e * y + f,
})

/** The middle of some points. */
export const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
  y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
})

/**
 * The eye centres, nose tip and mouth corners of 68 landmarks (iBUG 300-W order), in ArcFace's order: left eye, right
 * eye, nose, left mouth corner, right mouth corner, as seen.
 */
export const fivePoints = (points: readonly Point[]): Point[] => [
  middle(points.slice(36, 42)),
  middle(points.slice(42, 48)),
  points[30] as Point,
  points[48] as Point,
  points[54] as Point,
]

/** ArcFace's template for a 112 × 112 crop, in the order of `fivePoints` (insightface, python-package, face_align). */
export const ARCFACE_TEMPLATE: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
]
