// A photograph brought to one pose: eyes level, head units, a fixed area around head and shoulders.
import { type Box, type Point, warp } from '../../../faces/pixels.ts'
import { centre, type FoundFace, noseOffset } from './find.ts'

/** From the eyes' line to the chin, in head units: as in the drawn head (face/geometry.ts). */
export const CHIN = 112
/** What a levelled photograph shows, in head units from the middle between the eyes. */
export const AREA = { left: -230, top: -190, right: 230, bottom: 300 } as const
/** Most pixels to a head unit: a face fills a 720-line close-up. */
const MOST_SCALE = 1.8
/** An adult's eyes stand apart by this share of the way from them to the chin (63 mm of 114 mm). */
const EYES_TO_CHIN = 0.55
/** How far the nose tip stands before the eyes, as a share of the distance between these. */
const NOSE_DEPTH = 0.56

export interface Levelled {
  /** Planar RGB, 0…255. */
  readonly planes: Float32Array
  /** 1 where the photograph has pixels. */
  readonly inside: Uint8Array
  readonly width: number
  readonly height: number
  /** Pixels to a head unit. */
  readonly scale: number
  /** 68 landmarks in head units. */
  readonly landmarks: readonly Point[]
  /** How far the head is turned, in radians; > 0 to the right of the picture. */
  readonly yaw: number
  /** Other people's faces, in head units. */
  readonly others: readonly Box[]
}

/** Levels a photograph about its face. */
export function level({ picture, outline, others }: FoundFace): Levelled {
  const left = centre(outline, 36, 42)
  const right = centre(outline, 42, 48)
  const roll = Math.atan2(right.y - left.y, right.x - left.x)
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)]
  const origin = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }
  const turn = Math.asin(Math.max(-0.9, Math.min(0.9, noseOffset(outline) / NOSE_DEPTH)))
  const eyes = Math.hypot(right.x - left.x, right.y - left.y) / Math.max(0.75, Math.cos(turn))
  const chin = outline[8] as Point
  const down = -(chin.x - origin.x) * sin + (chin.y - origin.y) * cos
  // A nod shortens the way to the chin, a turn the way between the eyes: their mean errs less.
  const unit = (0.55 * down + (0.45 * eyes) / EYES_TO_CHIN) / CHIN
  const toHead = (point: Point): Point => ({
    x: ((point.x - origin.x) * cos + (point.y - origin.y) * sin) / unit,
    y: (-(point.x - origin.x) * sin + (point.y - origin.y) * cos) / unit,
  })
  const scale = Math.min(MOST_SCALE, unit)
  const width = Math.round((AREA.right - AREA.left) * scale)
  const height = Math.round((AREA.bottom - AREA.top) * scale)
  const k = unit / scale
  // Output pixel → head units → photograph.
  const cx = origin.x + unit * (AREA.left * cos - AREA.top * sin)
  const cy = origin.y + unit * (AREA.left * sin + AREA.top * cos)
  const planes = warp(picture, [k * cos, -k * sin, cx, k * sin, k * cos, cy], width, height)
  const inside = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const sx = k * cos * x - k * sin * y + cx
      const sy = k * sin * x + k * cos * y + cy
      inside[at] = sx >= 1 && sy >= 1 && sx < picture.width - 2 && sy < picture.height - 2 ? 1 : 0
    }
  const levelled = { planes, inside, width, height, scale }
  return {
    ...levelled,
    landmarks: seamed(outline.map(toHead), levelled),
    yaw: turn,
    others: others.map(box => {
      const middle = toHead({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
      return {
        x: middle.x - box.width / 2 / unit,
        y: middle.y - box.height / 2 / unit,
        width: box.width / unit,
        height: box.height / unit,
      }
    }),
  }
}

/** Gap of the inner lips, in head units, below which a mouth counts as shut. */
const SHUT = 7

/**
 * Landmarks with the lips laid on the line that the picture shows between them: where a mouth is shut that line is the
 * darkest row, and a landmark net errs by a few units.
 */
function seamed(
  landmarks: Point[],
  picture: Pick<Levelled, 'planes' | 'width' | 'height' | 'scale'>,
): readonly Point[] {
  const gap = (landmarks[66] as Point).y - (landmarks[62] as Point).y
  if (gap > SHUT) return landmarks
  const seams = [61, 62, 63].map((upper, i) => {
    const lower = landmarks[67 - i] as Point
    const point = landmarks[upper] as Point
    return { x: (point.x + lower.x) / 2, y: (point.y + lower.y) / 2 }
  })
  const shifts = seams
    .map(({ x, y }) => {
      let best = 0
      let darkest = Infinity
      for (let dy = -8; dy <= 8; dy += 0.5) {
        // A seam near where it was expected is the likelier one.
        const value = brightness(picture, x, y + dy) + Math.abs(dy) * 0.8
        if (value < darkest) {
          darkest = value
          best = dy
        }
      }
      return best
    })
    .sort((a, b) => a - b)
  const shift = shifts[1] as number
  return landmarks.map((point, i) => {
    if (i < 48) return point
    if (i < 60) return { x: point.x, y: point.y + shift }
    if (i === 60 || i === 64) return { x: point.x, y: point.y + shift }
    const pair = i < 64 ? i - 61 : 67 - i
    return { x: (seams[pair] as Point).x, y: (seams[pair] as Point).y + shift }
  })
}

/** Mean brightness over a short row of the picture, in head units. */
function brightness(picture: Pick<Levelled, 'planes' | 'width' | 'height' | 'scale'>, x: number, y: number): number {
  const { planes, width, height, scale } = picture
  const row = Math.max(0, Math.min(height - 1, Math.round((y - AREA.top) * scale)))
  const from = Math.max(0, Math.round((x - 4 - AREA.left) * scale))
  const to = Math.min(width - 1, Math.round((x + 4 - AREA.left) * scale))
  let sum = 0
  for (let column = from; column <= to; column++)
    for (const plane of [0, 1, 2]) sum += planes[plane * width * height + row * width + column] as number
  return sum / (3 * Math.max(1, to - from + 1))
}
