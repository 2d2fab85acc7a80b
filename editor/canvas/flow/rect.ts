// Rectangles on the canvas, in px.

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const meets = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

export const within = (a: Rect, x: number, y: number): boolean =>
  x >= a.x && y >= a.y && x < a.x + a.width && y < a.y + a.height

/** The smallest rectangle around all, or undefined when there are none. */
export function around(rects: Iterable<Rect>): Rect | undefined {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return right < left ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}
