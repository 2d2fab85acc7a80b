// The head as a solid: rows of ellipses that turn, so that an outline and every feature on it can be found at any angle.
import { ease, lerp, type Point } from '../draw/pen.ts'
import type { Face } from '../figure/traits.ts'

/** How a head is held and what its face does. Angles in radians: yaw > 0 turns to screen right, pitch > 0 looks down. */
export interface FacePose {
  yaw: number
  pitch: number
  roll: number
  /** Where the eyes look within their sockets, −1…1 (right, down). */
  gazeX: number
  gazeY: number
  /** 0 open … 1 shut. */
  blink: number
  /** −1…1: inner and outer ends of the brows, up is positive. */
  browInner: number
  browOuter: number
  /** 0…1: brows drawn together. */
  pinch: number
  /** −1 squint … 1 wide open. */
  lids: number
  /** −1…1: corners of the mouth. */
  smile: number
  /** 0…1: how far the jaw drops. */
  jaw: number
  /** −1 spread … 1 rounded lips. */
  round: number
  /** 0…1: lips pressed together, or the lower lip caught under the teeth. */
  press: number
  bite: number
  /** 0…1 */
  flush: number
}

export const REST: FacePose = {
  yaw: 0,
  pitch: 0,
  roll: 0,
  gazeX: 0,
  gazeY: 0,
  blink: 0,
  browInner: 0,
  browOuter: 0,
  pinch: 0,
  lids: 0,
  smile: 0,
  jaw: 0,
  round: 0,
  press: 0,
  bite: 0,
  flush: 0,
}

interface Row {
  readonly y: number
  /** Half width, half depth and the depth of the centre, before turning. */
  readonly w: number
  readonly d: number
  readonly z: number
}

/** Where a point of the head lies on the picture, and how much a feature there is narrowed by the turn. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly sx: number
}

export interface Head {
  readonly pose: FacePose
  readonly outline: readonly Point[]
  /** A place in space. */
  at(x: number, y: number, z: number): Spot
  /** A place on the skin. */
  on(x: number, y: number, lift?: number): Spot
  /** The silhouette's left and right at a height of the unturned head, `grow` units outside the skin. */
  edge(y: number, grow?: number): readonly [Point, Point]
  /** Half width of the skull at a height. */
  half(y: number): number
}

/** Builds a head from its proportions. Units: crown −112, eyes 0, chin 112; x right, y down, z toward the viewer. */
export function headOf(face: Readonly<Face>, pose: FacePose): Head {
  const W = face.width
  const L = face.length
  const jawDrop = (y: number): number => pose.jaw * 15 * ease(y, 40, 112)
  const low = (y: number): number => (y > 0 ? y * L : y)
  const J = face.jaw
  const rows: readonly Row[] = [
    { y: -112, w: 16, d: 22, z: -16 },
    { y: -105, w: 40 * W, d: 50, z: -16 },
    { y: -84, w: 61 * W, d: 76, z: -16 },
    { y: -50, w: 71.5 * W, d: 86, z: -17 },
    { y: -12, w: 73.5 * W, d: 84, z: -15 },
    { y: 22, w: 71.5 * W * face.cheek, d: 72, z: -3 },
    { y: 50, w: 64.5 * W * lerp(1, J, 0.55), d: 54, z: 12 },
    { y: 76, w: 53 * W * lerp(1, J, 0.95), d: 38, z: 28 },
    { y: 97, w: 37 * W * lerp(1, J, 0.9) * lerp(1, face.chin, 0.7), d: 22, z: 44 },
    { y: 109, w: 19 * W * face.chin * lerp(1, J, 0.6), d: 10, z: 54 },
  ]
  const sample = (y: number): Row => {
    const last = rows.length - 1
    if (y <= (rows[0] as Row).y) return rows[0] as Row
    for (let i = 0; i < last; i++) {
      const a = rows[i] as Row
      const b = rows[i + 1] as Row
      if (y <= b.y) {
        const t = (y - a.y) / (b.y - a.y)
        return { y, w: lerp(a.w, b.w, t), d: lerp(a.d, b.d, t), z: lerp(a.z, b.z, t) }
      }
    }
    return rows[last] as Row
  }
  const cy = Math.cos(pose.yaw)
  const sy = Math.sin(pose.yaw)
  const cp = Math.cos(pose.pitch)
  const sp = Math.sin(pose.pitch)
  const flat = (x: number, y: number, z: number): Point => {
    const y1 = low(y) + jawDrop(y)
    const z1 = -x * sy + z * cy
    return [x * cy + z * sy, y1 * cp + z1 * sp]
  }
  const at = (x: number, y: number, z: number): Spot => {
    const [px, py] = flat(x, y, z)
    return { x: px, y: py, sx: cy }
  }
  const on = (x: number, y: number, lift = 0): Spot => {
    const row = sample(y)
    const depth = (u: number): number => row.z + row.d * Math.sqrt(Math.max(0.04, 1 - (u / (row.w * 1.04)) ** 2)) + lift
    const [px, py] = flat(x, y, depth(x))
    const [ax] = flat(x - 2, y, depth(x - 2))
    const [bx] = flat(x + 2, y, depth(x + 2))
    return { x: px, y: py, sx: Math.max(0.25, Math.min(1.15, (bx - ax) / 4)) }
  }
  const edge = (y: number, grow = 0): readonly [Point, Point] => {
    const row = sample(y)
    const half = Math.hypot((row.w + grow) * cy, (row.d + grow) * sy)
    const centre = row.z * sy
    // The silhouette of a nodding head comes from its middle depth.
    const py = (low(y) + jawDrop(y)) * cp + row.z * cy * sp * 0.8
    return [
      [centre - half, py],
      [centre + half, py],
    ]
  }
  const left: Point[] = []
  const right: Point[] = []
  for (const row of rows.slice(1)) {
    const [a, b] = edge(row.y)
    left.push(a)
    right.push(b)
  }
  const [topL, topR] = edge(-112)
  const chinRow = rows[rows.length - 1] as Row
  const [cl, cr] = edge(109)
  const chinY = (low(113.5) + jawDrop(113.5)) * cp + chinRow.z * cy * sp * 0.8
  const outline: Point[] = [
    [(topL[0] + topR[0]) / 2, topL[1]],
    ...right,
    [(cl[0] + cr[0]) / 2, chinY],
    ...left.reverse(),
  ]
  return { pose, outline, at, on, edge, half: y => sample(y).w }
}
