// The photographed head as a mesh: landmarks, points between and around them, triangles, and who moves with whom.
import type { PhotoRig } from '../../../../types.ts'
import { ease, type Point } from '../../draw/pen.ts'
import { delaunay, type Triangle } from './delaunay.ts'
import { landmarkMoves, MOUTH_OPEN } from './moves.ts'

/** What a vertex does when landmarks move: a weighted sum of their moves. */
export interface Follows {
  readonly landmarks: readonly number[]
  readonly weights: readonly number[]
}

export interface Mesh {
  /** Places on the photograph, in head units. */
  readonly points: readonly Point[]
  readonly follows: readonly Follows[]
  /** 1 moves with the head … 0 stays with the shoulders. */
  readonly loose: readonly number[]
  /** Depth before the head's axis, in head units. */
  readonly depth: readonly number[]
  readonly skin: readonly Triangle[]
  readonly mouth: readonly Triangle[]
  readonly eyes: readonly Triangle[]
  /** The edge of the opening between the lips, around from the left corner over the upper lip. */
  readonly opening: readonly number[]
  /** The edges of the upper lids, from left to right. */
  readonly lids: readonly (readonly number[])[]
}

const ring = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const OUTER_LIPS = ring(48, 59)
const INNER_LIPS = ring(60, 67)
const LEFT_EYE = ring(36, 41)
const RIGHT_EYE = ring(42, 47)
const BROW_OVER_LID = [
  [17, 36],
  [18, 37],
  [19, 37],
  [20, 38],
  [21, 39],
  [22, 42],
  [23, 43],
  [24, 44],
  [25, 44],
  [26, 45],
] as const
/** How far around a landmark the skin follows it, in head units. */
const REACH = 52
/** Spacing of the points around the face, and how near a landmark none is put. */
const SPACING = 26
const CLEAR = 11

/** The landmark net lays the lids' edges within the eye; the skin that closes over it begins a little further out. */
export function opened(landmarks: readonly Point[]): readonly Point[] {
  return landmarks.map(([x, y], i): Point => {
    if (i < 36 || i > 47) return [x, y]
    const first = i < 42 ? 36 : 42
    const eye = landmarks.slice(first, first + 6)
    const cx = eye.reduce((sum, point) => sum + point[0], 0) / 6
    const cy = eye.reduce((sum, point) => sum + point[1], 0) / 6
    const corner = i === first || i === first + 3
    const out = y < cy ? -1.3 : 0.7
    return [cx + (x - cx) * 1.08, corner ? y : cy + (y - cy) * 1.1 + out]
  })
}

/** Builds the mesh of a rig. */
export function meshOf(rig: PhotoRig): Mesh {
  const marks = opened(rig.landmarks)
  const points: Point[] = [...marks]
  const follows: Follows[] = marks.map((_, i) => ({ landmarks: [i], weights: [1] }))
  /** Points between neighbours of a closed contour, on its curve; returns the contour with them. */
  const dense = (contour: readonly number[]): number[] =>
    contour.flatMap((a, i) => {
      const at = (k: number): number => contour[(i + k + contour.length) % contour.length] as number
      const [p0, p1, p2, p3] = [at(-1), at(0), at(1), at(2)].map(k => marks[k] as Point) as [Point, Point, Point, Point]
      // At the corners of a mouth or an eye a curve would overshoot.
      const flat = (p1[0] - p0[0]) * (p2[0] - p1[0]) < 0 || (p2[0] - p1[0]) * (p3[0] - p2[0]) < 0
      const mid = (k: 0 | 1): number => (flat ? (p1[k] + p2[k]) / 2 : (9 * (p1[k] + p2[k]) - p0[k] - p3[k]) / 16)
      points.push([mid(0), mid(1)])
      follows.push({ landmarks: [a, at(1)], weights: [0.5, 0.5] })
      return [a, points.length - 1]
    })
  const opening = dense(INNER_LIPS)
  dense(OUTER_LIPS)
  const left = dense(LEFT_EYE)
  const right = dense(RIGHT_EYE)
  for (let i = 0; i < 16; i++) {
    const [a, b] = [marks[i] as Point, marks[i + 1] as Point]
    points.push([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
    follows.push({ landmarks: [i, i + 1], weights: [0.5, 0.5] })
  }
  // The lower edge of a brow goes with the brow: only the lid under it stretches over a closing eye.
  for (const [brow, lid] of BROW_OVER_LID) {
    const [[bx, by], [lx, ly]] = [marks[brow] as Point, marks[lid] as Point]
    points.push([bx + (lx - bx) * 0.45, by + (ly - by) * 0.45])
    follows.push({ landmarks: [brow], weights: [0.9] })
  }
  const own = points.length
  const free = (point: Point): void => {
    const near = marks
      .map(([x, y], i) => ({ i, d: Math.hypot(x - point[0], y - point[1]) }))
      .sort((a, b) => a.d - b.d || a.i - b.i)
      .slice(0, 6)
    const least = near[0]?.d ?? 0
    const hold = 1 - ease(least, 0, REACH)
    const raw = near.map(({ d }) => 1 / (d * d + 30))
    const sum = raw.reduce((a, b) => a + b, 0)
    points.push(point)
    follows.push({ landmarks: near.map(({ i }) => i), weights: raw.map(w => (w / sum) * hold) })
  }
  for (let y = -184; y <= 292; y += SPACING)
    for (let x = -221 + (((y + 184) / SPACING) & 1 ? SPACING / 2 : 0); x <= 222; x += SPACING) {
      const clear = points.slice(0, own).every(([px, py]) => Math.hypot(px - x, py - y) > CLEAR)
      if (clear) free([x, y])
    }
  // Triangles are laid on the face with its mouth open, or a shut mouth would have no inside.
  const open = landmarkMoves(marks, MOUTH_OPEN)
  const laid = points.map(([x, y], i): Point => {
    const [dx, dy] = moved(follows[i] as Follows, open)
    return [x + dx, y + dy]
  })
  const inside = (triangle: Triangle, contour: readonly number[]): boolean =>
    triangle.every(i => contour.includes(i)) &&
    within(
      [
        triangle.reduce((sum, i) => sum + (laid[i] as Point)[0], 0) / 3,
        triangle.reduce((sum, i) => sum + (laid[i] as Point)[1], 0) / 3,
      ],
      contour.map(i => laid[i] as Point),
    )
  const skin: Triangle[] = []
  const mouth: Triangle[] = []
  const eyes: Triangle[] = []
  for (const triangle of delaunay(laid).filter(corners => !isSliver(corners, laid, own)))
    if (inside(triangle, opening)) mouth.push(triangle)
    else if (inside(triangle, left) || inside(triangle, right)) eyes.push(triangle)
    else skin.push(triangle)
  return {
    points,
    follows,
    loose: points.map(([x, y]) => (y < 96 ? 1 : 1 - ease(y, 104 + Math.abs(x) * 0.12, 186 + Math.abs(x) * 0.3))),
    depth: points.map(([x, y]) => depthAt(x, y, marks)),
    skin,
    mouth,
    eyes,
    opening,
    lids: [left.slice(0, 7), right.slice(0, 7)],
  }
}

/** Whether a triangle outside the face is so thin that its picture would be a streak. */
function isSliver(corners: Triangle, points: readonly Point[], own: number): boolean {
  const [[ax, ay], [bx, by], [cx, cy]] = corners.map(i => points[i] as Point) as [Point, Point, Point]
  const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))
  const longest = Math.max(
    (bx - ax) ** 2 + (by - ay) ** 2,
    (cx - bx) ** 2 + (cy - by) ** 2,
    (ax - cx) ** 2 + (ay - cy) ** 2,
  )
  return corners.every(i => i >= own) && area < 0.05 * longest
}

/** How far a vertex moves when landmarks do. */
export function moved({ landmarks, weights }: Follows, moves: Float64Array): Point {
  let dx = 0
  let dy = 0
  for (let k = 0; k < landmarks.length; k++) {
    const i = landmarks[k] as number
    const w = weights[k] as number
    dx += (moves[2 * i] as number) * w
    dy += (moves[2 * i + 1] as number) * w
  }
  return [dx, dy]
}

/** A head's depth in head units: an ellipsoid with a nose; hair and ears lie further back. */
function depthAt(x: number, y: number, marks: readonly Point[]): number {
  const jawLeft = marks[0] as Point
  const jawRight = marks[16] as Point
  const nose = marks[30] as Point
  const middle = (jawLeft[0] + jawRight[0]) / 2
  const half = Math.max(58, (jawRight[0] - jawLeft[0]) / 2)
  const t = ((x - middle) / (half * 1.18)) ** 2 + ((y + 4) / 138) ** 2
  const shell = -22 + 92 * Math.max(0, 1 - t) ** 0.62
  const bridge = marks[27] as Point
  const along = Math.max(0, Math.min(1, (y - bridge[1]) / Math.max(1, nose[1] - bridge[1])))
  const lineX = bridge[0] + (nose[0] - bridge[0]) * along
  const tip = y > nose[1] ? Math.exp(-(((y - nose[1]) / 9) ** 2)) : 0.2 + 0.8 * along
  return shell + (y < bridge[1] - 10 ? 0 : 20 * tip * Math.exp(-(((x - lineX) / 13) ** 2)))
}

function within([x, y]: Point, polygon: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i] as Point
    const [bx, by] = polygon[j] as Point
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
