// The shape of a face, apart from where it is and what it does: how the face in a clip differs from its reference.
import { apply, similarity } from '../align.ts'
import type { Affine, Picture, Point } from '../pixels.ts'

/** A reference picture's face: the picture and 68 landmarks in it (iBUG 300-W order). */
export interface ReferenceFace {
  readonly picture: Picture
  readonly outline: readonly Point[]
}

/** A face of one track in one frame. */
export interface TrackedFace {
  readonly frame: number
  readonly outline: readonly Point[]
}

/** Seconds around a moment whose frames tell a face's shape: long enough that speech and blinks even out. */
const WINDOW = 1.5
/** Seconds between the moments at which it is told; between them it is interpolated. */
const KNOT = 0.5
/** Frames over which landmarks are steadied, as the deviation of a Gaussian. */
const STEADY = 1.2

/** Landmarks carried by an affine map. */
const carried = (map: Affine, points: readonly Point[]): Point[] => points.map(point => apply(map, point))

/** The linear part of a map, for differences. */
const turned = ([a, b, , d, e]: Affine, { x, y }: Point): Point => ({ x: a * x + b * y, y: d * x + e * y })

const median = (values: number[]): number => {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] as number
}

/** Landmarks by frame, steadied along a track; frames that are missing break nothing. */
export function steadied(track: readonly TrackedFace[]): TrackedFace[] {
  return track.map(({ frame, outline }, index) => {
    const near = track.slice(Math.max(0, index - 3), index + 4)
    const weights = near.map(each => Math.exp(-((each.frame - frame) ** 2) / (2 * STEADY * STEADY)))
    const sum = weights.reduce((a, b) => a + b, 0)
    return {
      frame,
      outline: outline.map((_, i) => ({
        x: near.reduce((total, each, k) => total + ((each.outline[i] as Point).x * (weights[k] as number)) / sum, 0),
        y: near.reduce((total, each, k) => total + ((each.outline[i] as Point).y * (weights[k] as number)) / sum, 0),
      })),
    }
  })
}

/** The median shape of some faces, laid on a reference's landmarks by similarity. */
function medianShape(faces: readonly TrackedFace[], reference: readonly Point[]): Point[] {
  const laid = faces.map(face => carried(similarity(face.outline, reference), face.outline))
  return reference.map((_, i) => ({
    x: median(laid.map(points => (points[i] as Point).x)),
    y: median(laid.map(points => (points[i] as Point).y)),
  }))
}

/** The reference whose shape, seen from the same side, a track is nearest to. */
export function nearestReference(track: readonly TrackedFace[], references: readonly ReferenceFace[]): ReferenceFace {
  const few = track.filter((_, index) => index % Math.max(1, Math.floor(track.length / 12)) === 0)
  let best = references[0] as ReferenceFace
  let least = Number.POSITIVE_INFINITY
  for (const reference of references) {
    const shape = medianShape(few, reference.outline)
    const size = Math.hypot(
      (reference.outline[16] as Point).x - (reference.outline[0] as Point).x,
      (reference.outline[16] as Point).y - (reference.outline[0] as Point).y,
    )
    // The nose and the line of the face tell the turn of a head; their distance is relative to the face's width.
    const off = shape.reduce((sum, point, i) => {
      const own = reference.outline[i] as Point
      return i < 36 ? sum + Math.hypot(point.x - own.x, point.y - own.y) / size : sum
    }, 0)
    if (off < least) {
      least = off
      best = reference
    }
  }
  return best
}

/**
 * How far each landmark of a track lies from where the reference has it, once expression and place are evened out.
 * @returns a function of the frame that gives the way back in the clip's pixels, for each landmark
 */
export function wayBack(
  track: readonly TrackedFace[],
  reference: readonly Point[],
  fps: number,
): (face: TrackedFace) => Point[] {
  const first = track[0]?.frame ?? 0
  const last = track.at(-1)?.frame ?? 0
  const step = Math.max(1, Math.round(KNOT * fps))
  const knots: Point[][] = []
  for (let at = first; at <= last + step; at += step) {
    const near = track.filter(face => Math.abs(face.frame - at) <= (WINDOW / 2) * fps)
    const shape = medianShape(near.length > 0 ? near : [track.at(-1) as TrackedFace], reference)
    knots.push(reference.map((own, i) => ({ x: own.x - (shape[i] as Point).x, y: own.y - (shape[i] as Point).y })))
  }
  return face => {
    const place = Math.max(0, (face.frame - first) / step)
    const low = Math.min(knots.length - 1, Math.floor(place))
    const high = Math.min(knots.length - 1, low + 1)
    const t = Math.min(1, place - low)
    const back = similarity(reference, face.outline)
    return (knots[low] as Point[]).map((from, i) => {
      const to = (knots[high] as Point[])[i] as Point
      return turned(back, { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t })
    })
  }
}
