// Other expressions for a reference picture: soft local pulls at brows and mouth, enough to see how far a description moves.
import type { Picture, Point } from './pixels.ts'

/**
 * A pull at a place of the face. Lengths are in distances between the eyes; `across` is away from the middle of the face,
 * `down` is from the eyes to the mouth.
 */
interface Pull {
  /** The landmark that it starts from, once on each side of the face. */
  readonly at: 'eye' | 'corner' | 'lip'
  readonly across: number
  readonly down: number
  readonly moveAcross: number
  readonly moveDown: number
  /** Deviation of the Gaussian within which the skin follows. */
  readonly reach: number
}

/** Drawn and photographed faces of anger, surprise and sadness move brows and lips about as far as this (FACS action units). */
export const EXPRESSIONS: readonly (readonly Pull[])[] = [
  // Anger: brows down and together (AU 4), mouth corners down (AU 15).
  [
    { at: 'eye', across: -0.14, down: -0.3, moveAcross: -0.05, moveDown: 0.1, reach: 0.17 },
    { at: 'corner', across: 0, down: 0, moveAcross: -0.02, moveDown: 0.05, reach: 0.18 },
  ],
  // Surprise: brows up (AU 1 and 2), jaw dropped (AU 26).
  [
    { at: 'eye', across: 0, down: -0.36, moveAcross: 0, moveDown: -0.1, reach: 0.18 },
    { at: 'lip', across: 0.14, down: 0.3, moveAcross: 0, moveDown: 0.13, reach: 0.17 },
  ],
  // Sadness: inner brows up (AU 1) and outer ones down, mouth corners down (AU 15).
  [
    { at: 'eye', across: -0.14, down: -0.3, moveAcross: 0, moveDown: -0.06, reach: 0.14 },
    { at: 'eye', across: 0.2, down: -0.25, moveAcross: 0, moveDown: 0.05, reach: 0.15 },
    { at: 'corner', across: 0, down: 0, moveAcross: 0, moveDown: 0.09, reach: 0.16 },
  ],
]

/**
 * The picture with an expression pulled into it. Pixels are found by following the pulls backwards.
 * @param points left eye, right eye, nose, left and right mouth corner in the picture
 */
export function withExpression(picture: Picture, points: readonly Point[], pulls: readonly Pull[]): Picture {
  const [leftEye, rightEye, , leftCorner, rightCorner] = points
  if (!leftEye || !rightEye || !leftCorner || !rightCorner) return picture
  const unit = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y)
  const right = { x: (rightEye.x - leftEye.x) / unit, y: (rightEye.y - leftEye.y) / unit }
  const down = { x: -right.y, y: right.x }
  const lip = { x: (leftCorner.x + rightCorner.x) / 2, y: (leftCorner.y + rightCorner.y) / 2 }
  const starts = { eye: [leftEye, rightEye], corner: [leftCorner, rightCorner], lip: [lip, lip] }
  const moves = pulls.flatMap(pull =>
    [-1, 1].map(side => {
      const from = starts[pull.at][side < 0 ? 0 : 1] as Point
      const along = (across: number, low: number): Point => ({
        x: unit * (side * across * right.x + low * down.x),
        y: unit * (side * across * right.y + low * down.y),
      })
      const place = along(pull.across, pull.down)
      const move = along(pull.moveAcross, pull.moveDown)
      // Where the skin ends up: from there the pull is followed back.
      return {
        x: from.x + place.x + move.x,
        y: from.y + place.y + move.y,
        move,
        fall: 1 / (2 * (pull.reach * unit) ** 2),
      }
    }),
  )
  const { width, height, data } = picture
  const out = new Uint8Array(data.length)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      let sx = x
      let sy = y
      for (const { x: px, y: py, move, fall } of moves) {
        const pull = Math.exp(-((x - px) ** 2 + (y - py) ** 2) * fall)
        sx -= move.x * pull
        sy -= move.y * pull
      }
      const left = Math.max(0, Math.min(width - 2, Math.floor(sx)))
      const top = Math.max(0, Math.min(height - 2, Math.floor(sy)))
      const rx = Math.max(0, Math.min(1, sx - left))
      const ry = Math.max(0, Math.min(1, sy - top))
      const up = (top * width + left) * 3
      const low = up + width * 3
      for (let c = 0; c < 3; c++)
        out[at + c] = Math.round(
          (1 - ry) * ((1 - rx) * (data[up + c] as number) + rx * (data[up + c + 3] as number)) +
            ry * ((1 - rx) * (data[low + c] as number) + rx * (data[low + c + 3] as number)),
        )
    }
  return { width, height, data: out }
}
