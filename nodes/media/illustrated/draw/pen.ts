// Drawing helpers over Skia's canvas: smooth curves, soft spots, sprites.
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { css, type Rgb } from './color.ts'

export type Pen = SKRSContext2D
export type Point = readonly [number, number]
export type Sheet = Canvas

/** An empty transparent sheet of at least one pixel. */
export const sheet = (width: number, height: number): Sheet =>
  createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))

export const clamp = (value: number, low = 0, high = 1): number => Math.min(high, Math.max(low, value))
export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t
/** 0 below `a`, 1 above `b`, smooth between. */
export const ease = (t: number, a = 0, b = 1): number => {
  const x = clamp((t - a) / (b - a))
  return x * x * (3 - 2 * x)
}

/** Adds a smooth curve through `points` to the path (Catmull–Rom as Bézier segments). */
export function through(pen: Pen, points: readonly Point[], closed = false, move = true): void {
  const n = points.length
  const at = (i: number): Point => points[closed ? (i + n) % n : clamp(i, 0, n - 1)] as Point
  if (move) pen.moveTo(at(0)[0], at(0)[1])
  const last = closed ? n : n - 1
  for (let i = 0; i < last; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    pen.bezierCurveTo(
      p1[0] + (p2[0] - p0[0]) / 6,
      p1[1] + (p2[1] - p0[1]) / 6,
      p2[0] - (p3[0] - p1[0]) / 6,
      p2[1] - (p3[1] - p1[1]) / 6,
      p2[0],
      p2[1],
    )
  }
  if (closed) pen.closePath()
}

/** Fills a smooth closed shape. */
export function blob(pen: Pen, points: readonly Point[], fill: string | CanvasGradient): void {
  pen.beginPath()
  through(pen, points, true)
  pen.fillStyle = fill
  pen.fill()
}

/** Fills a polygon with straight edges. */
export function poly(pen: Pen, points: readonly Point[], fill: string | CanvasGradient): void {
  pen.beginPath()
  points.forEach(([x, y], i) => {
    if (i === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  })
  pen.closePath()
  pen.fillStyle = fill
  pen.fill()
}

/** A soft round spot that fades to nothing at its edge. */
export function soft(pen: Pen, x: number, y: number, rx: number, ry: number, color: Rgb, alpha: number): void {
  if (alpha <= 0.004) return
  pen.save()
  pen.translate(x, y)
  pen.scale(1, ry / rx)
  const fade = pen.createRadialGradient(0, 0, 0, 0, 0, rx)
  fade.addColorStop(0, css(color, alpha))
  fade.addColorStop(0.45, css(color, alpha * 0.62))
  fade.addColorStop(1, css(color, 0))
  pen.fillStyle = fade
  pen.fillRect(-rx, -rx, rx * 2, rx * 2)
  pen.restore()
}

/** Strokes a smooth open line with round ends. */
export function line(pen: Pen, points: readonly Point[], color: string, width: number): void {
  pen.beginPath()
  through(pen, points)
  pen.strokeStyle = color
  pen.lineWidth = width
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.stroke()
}

/** Fills a line that is thick in the middle and thin at its ends. `width` is the greatest thickness. */
export function taper(pen: Pen, points: readonly Point[], color: string, width: number, peak = 0.5): void {
  const n = points.length
  const upper: Point[] = []
  const lower: Point[] = []
  for (let i = 0; i < n; i++) {
    const [x, y] = points[i] as Point
    const [ax, ay] = points[Math.max(0, i - 1)] as Point
    const [bx, by] = points[Math.min(n - 1, i + 1)] as Point
    const length = Math.hypot(bx - ax, by - ay) || 1
    const t = n === 1 ? 0 : i / (n - 1)
    const rise = t < peak ? t / Math.max(peak, 0.001) : (1 - t) / Math.max(1 - peak, 0.001)
    const half = (width / 2) * Math.sqrt(Math.max(0, rise))
    upper.push([x - ((by - ay) / length) * half, y + ((bx - ax) / length) * half])
    lower.push([x + ((by - ay) / length) * half, y - ((bx - ax) / length) * half])
  }
  pen.beginPath()
  through(pen, upper)
  const back = lower.reverse()
  pen.lineTo((back[0] as Point)[0], (back[0] as Point)[1])
  through(pen, back, false, false)
  pen.closePath()
  pen.fillStyle = color
  pen.fill()
}

/** Runs `paint` clipped to the smooth closed shape through `points`. */
export function within(pen: Pen, points: readonly Point[], paint: () => void): void {
  pen.save()
  pen.beginPath()
  through(pen, points, true)
  pen.clip()
  paint()
  pen.restore()
}

/** A vertical gradient from stops of [offset, colour, alpha]. */
export function vertical(
  pen: Pen,
  y0: number,
  y1: number,
  stops: readonly (readonly [number, Rgb, number?])[],
): CanvasGradient {
  const fade = pen.createLinearGradient(0, y0, 0, y1)
  for (const [at, color, alpha] of stops) fade.addColorStop(at, css(color, alpha ?? 1))
  return fade
}

/** A horizontal gradient from stops of [offset, colour, alpha]. */
export function horizontal(
  pen: Pen,
  x0: number,
  x1: number,
  stops: readonly (readonly [number, Rgb, number?])[],
): CanvasGradient {
  const fade = pen.createLinearGradient(x0, 0, x1, 0)
  for (const [at, color, alpha] of stops) fade.addColorStop(at, css(color, alpha ?? 1))
  return fade
}
