// One face in one frame drawn anew: its shape moved to the reference's, the reference's skin laid into it in the frame's light.
import { apply, similarity } from '../align.ts'
import type { Picture, Point } from '../pixels.ts'
import type { ReferenceFace } from './shape.ts'

/** How far around a landmark it takes the skin along, in distances between the outer corners of the eyes. */
const REACH = 0.2
/** What stands against the pull of landmarks: where none is near, nothing moves. */
const STILL = 0.12
/** How much of the skin is the reference's; the rest is the frame's own, which keeps light and expression. */
const SKIN = 0.85
/** Width of the soft edge, and how far it lies inside the face, in the same unit. */
const FEATHER = 0.12
/** How far above the brows the skin goes, so that brows that strayed upwards go too. */
const BROWS = 0.32
/** The limits within which the reference's light is fitted to the frame's. */
const DARKEST = 0.4
const BRIGHTEST = 2.2
/** How softly light is compared: means of 3 × 3 grid points, so often. */
const LIGHT_PASSES = 12

/** A scalar or vector on a coarse grid over the face, read between its points. */
class Grid {
  readonly left: number
  readonly top: number
  readonly step: number
  readonly columns: number
  readonly rows: number
  constructor(left: number, top: number, step: number, width: number, height: number) {
    this.left = left
    this.top = top
    this.step = step
    this.columns = Math.ceil(width / step) + 2
    this.rows = Math.ceil(height / step) + 2
  }
  layer(): Float32Array {
    return new Float32Array(this.columns * this.rows)
  }
  each(visit: (x: number, y: number, index: number) => void): void {
    for (let row = 0, index = 0; row < this.rows; row++)
      for (let column = 0; column < this.columns; column++, index++)
        visit(this.left + column * this.step, this.top + row * this.step, index)
  }
  /** Softens a layer: `passes` times the mean of 3 × 3 points. */
  soften(layer: Float32Array, passes: number): Float32Array {
    let from = layer
    for (let pass = 0; pass < passes; pass++) {
      const to = this.layer()
      for (let row = 0; row < this.rows; row++)
        for (let column = 0; column < this.columns; column++) {
          let sum = 0
          let count = 0
          for (let dy = -1; dy <= 1; dy++)
            for (let dx = -1; dx <= 1; dx++) {
              const [x, y] = [column + dx, row + dy]
              if (x < 0 || y < 0 || x >= this.columns || y >= this.rows) continue
              sum += from[y * this.columns + x] as number
              count++
            }
          to[row * this.columns + column] = sum / count
        }
      from = to
    }
    return from
  }
}

/**
 * Draws a face anew, in place.
 * @param frame the whole frame, changed @param source the same frame as it was
 * @param outline the face's 68 landmarks in it @param way how far each of them is to move
 * @param strength 0 nothing … 1 all of it
 */
export function drawAnew(
  frame: Picture,
  source: Picture,
  outline: readonly Point[],
  way: readonly Point[],
  reference: ReferenceFace,
  strength: number,
): void {
  const unit = Math.hypot(
    (outline[45] as Point).x - (outline[36] as Point).x,
    (outline[45] as Point).y - (outline[36] as Point).y,
  )
  const goal = outline.map(({ x, y }, i) => ({
    x: x + (way[i] as Point).x * strength,
    y: y + (way[i] as Point).y * strength,
  }))
  const xs = [...goal, ...outline].map(point => point.x)
  const ys = [...goal, ...outline].map(point => point.y)
  const margin = unit * 0.75
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin))
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin))
  const right = Math.min(frame.width, Math.ceil(Math.max(...xs) + margin))
  const bottom = Math.min(frame.height, Math.ceil(Math.max(...ys) + margin))
  if (right - left < 8 || bottom - top < 8) return
  const grid = new Grid(left, top, Math.max(1.5, unit / 16), right - left, bottom - top)

  // Where each point of the new picture comes from in the frame, and in the reference.
  const fromFrame = field(grid, goal, outline, unit * REACH, STILL)
  const laid = similarity(goal, reference.outline)
  const onReference = goal.map(point => apply(laid, point))
  const fromReference = field(grid, goal, reference.outline, unit * REACH * 0.8, 1e-4, onReference)
  const mask = skinMask(grid, goal, unit)

  // The reference in the light of the frame: both are compared where they are soft, channel by channel.
  const gains: Float32Array[] = []
  const weight = mask.map(value => value + 1e-3)
  const evened = grid.soften(weight, LIGHT_PASSES)
  for (let channel = 0; channel < 3; channel++) {
    const own = grid.layer()
    const other = grid.layer()
    grid.each((x, y, index) => {
      const w = weight[index] as number
      own[index] = w * sample(source, x + (fromFrame.x[index] as number), y + (fromFrame.y[index] as number), channel)
      const at = apply(laid, { x, y })
      other[index] =
        w *
        sample(
          reference.picture,
          at.x + (fromReference.x[index] as number),
          at.y + (fromReference.y[index] as number),
          channel,
        )
    })
    const [a, b] = [grid.soften(own, LIGHT_PASSES), grid.soften(other, LIGHT_PASSES)]
    gains.push(
      a.map((value, index) => {
        const w = evened[index] as number
        return Math.min(BRIGHTEST, Math.max(DARKEST, (value / w + 4) / ((b[index] as number) / w + 4)))
      }),
    )
  }

  const { columns, step } = grid
  for (let y = top; y < bottom; y++) {
    const v = (y - top) / step
    const row = Math.floor(v)
    const ry = v - row
    for (let x = left; x < right; x++) {
      const u = (x - left) / step
      const column = Math.floor(u)
      const rx = u - column
      const i = row * columns + column
      const dx = between(fromFrame.x, i, columns, rx, ry)
      const dy = between(fromFrame.y, i, columns, rx, ry)
      const skin = between(mask, i, columns, rx, ry) * SKIN * strength
      if (skin < 0.004 && Math.abs(dx) + Math.abs(dy) < 0.02) continue
      const to = (y * frame.width + x) * 3
      const at = skin >= 0.004 ? apply(laid, { x, y }) : undefined
      const rdx = at ? at.x + between(fromReference.x, i, columns, rx, ry) : 0
      const rdy = at ? at.y + between(fromReference.y, i, columns, rx, ry) : 0
      for (let channel = 0; channel < 3; channel++) {
        const own = sample(source, x + dx, y + dy, channel)
        const other = at
          ? sample(reference.picture, rdx, rdy, channel) * between(gains[channel] as Float32Array, i, columns, rx, ry)
          : own
        frame.data[to + channel] = Math.max(0, Math.min(255, Math.round(own + skin * (other - own))))
      }
    }
  }
}

/**
 * How far a point at each place of the grid is carried when landmarks are carried from `at` to `to`: the mean of their
 * ways, weighted by a Gaussian of the distance, with `still` standing for no way at all. Where the mean falls short of a
 * landmark's way the way is drawn longer, three times, so that landmarks arrive.
 * @param from where the ways begin; `at` unless another place corresponds to it
 */
function field(
  grid: Grid,
  at: readonly Point[],
  to: readonly Point[],
  reach: number,
  still: number,
  from: readonly Point[] = at,
): { x: Float32Array; y: Float32Array } {
  const fall = 1 / (2 * reach * reach)
  const wanted = at.map((_, i) => ({
    x: (to[i] as Point).x - (from[i] as Point).x,
    y: (to[i] as Point).y - (from[i] as Point).y,
  }))
  const ways = wanted.map(way => ({ ...way }))
  const mean = (x: number, y: number): Point => {
    let [sumX, sumY, sum] = [0, 0, still]
    for (let i = 0; i < at.length; i++) {
      const point = at[i] as Point
      const w = Math.exp(-((point.x - x) ** 2 + (point.y - y) ** 2) * fall)
      const way = ways[i] as Point
      sum += w
      sumX += w * way.x
      sumY += w * way.y
    }
    return { x: sumX / sum, y: sumY / sum }
  }
  for (let pass = 0; pass < 3; pass++) {
    const reached = at.map(point => mean(point.x, point.y))
    for (const [i, way] of ways.entries()) {
      way.x += 0.8 * ((wanted[i] as Point).x - (reached[i] as Point).x)
      way.y += 0.8 * ((wanted[i] as Point).y - (reached[i] as Point).y)
    }
  }
  const [x, y] = [grid.layer(), grid.layer()]
  grid.each((px, py, index) => {
    const way = mean(px, py)
    x[index] = way.x
    y[index] = way.y
  })
  return { x, y }
}

/** 1 on the skin inside the face, soft at its edge; 0 on eyes and lips, which play. */
function skinMask(grid: Grid, points: readonly Point[], unit: number): Float32Array {
  const brow = (i: number): Point => {
    const point = points[i] as Point
    const chin = points[8] as Point
    const nose = points[27] as Point
    const up = { x: nose.x - chin.x, y: nose.y - chin.y }
    const length = Math.hypot(up.x, up.y) || 1
    return { x: point.x + (up.x / length) * unit * BROWS, y: point.y + (up.y / length) * unit * BROWS }
  }
  const face = [...points.slice(0, 17), ...[26, 25, 24, 23, 22, 21, 20, 19, 18, 17].map(brow)]
  const holes = [grown(points.slice(36, 42), 1.5), grown(points.slice(42, 48), 1.5), grown(points.slice(48, 60), 1.15)]
  const mask = grid.layer()
  grid.each((x, y, index) => {
    mask[index] = inside(face, x, y) && !holes.some(hole => inside(hole, x, y)) ? 1 : 0
  })
  const passes = Math.max(1, Math.round((FEATHER * unit) / grid.step))
  // Softened inwards only: outside the face nothing is laid on.
  return grid.soften(mask, passes).map((value, index) => Math.max(0, 2 * value - 1) * (mask[index] as number))
}

/** A polygon made larger about its middle. */
function grown(points: readonly Point[], by: number): Point[] {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length
  return points.map(point => ({ x: x + (point.x - x) * by, y: y + (point.y - y) * by }))
}

/** Even-odd rule. */
function inside(polygon: readonly Point[], x: number, y: number): boolean {
  let isInside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i] as Point
    const b = polygon[j] as Point
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isInside = !isInside
  }
  return isInside
}

/** A layer between the grid point `i` and its neighbours. */
const between = (layer: Float32Array, i: number, columns: number, rx: number, ry: number): number =>
  (1 - ry) * ((1 - rx) * (layer[i] as number) + rx * (layer[i + 1] as number)) +
  ry * ((1 - rx) * (layer[i + columns] as number) + rx * (layer[i + columns + 1] as number))

/** A channel between the four nearest pixels; at the border the nearest. */
function sample({ width, height, data }: Picture, x: number, y: number, channel: number): number {
  const cx = Math.max(0, Math.min(x, width - 1.001))
  const cy = Math.max(0, Math.min(y, height - 1.001))
  const left = Math.floor(cx)
  const top = Math.floor(cy)
  const rx = cx - left
  const ry = cy - top
  const up = (top * width + left) * 3 + channel
  const low = up + width * 3
  return (
    (1 - ry) * ((1 - rx) * (data[up] as number) + rx * (data[up + 3] as number)) +
    ry * ((1 - rx) * (data[low] as number) + rx * (data[low + 3] as number))
  )
}
