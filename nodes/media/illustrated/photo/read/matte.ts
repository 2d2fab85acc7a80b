// Cuts a person from the background of a levelled photograph: colours and edges, seeded by the landmarks.
import type { Point } from '../../../faces/pixels.ts'
import { type ColourModel, fitColours } from './colour-model.ts'
import { AREA, CHIN, type Levelled } from './level.ts'

export interface Matte {
  /** Opacity of each pixel, 0…1. */
  readonly alpha: Float32Array
  /** `cut` along the person's outline; `faded` where the background could not be told from the person. */
  readonly edge: 'cut' | 'faded'
  /** How well colours alone tell person and background apart along the outline: 0 not at all … 0.7 plainly. */
  readonly certainty: number
}

/** Head units to a cell of the grid on which the person is told from the background. */
const CELL = 2.5
/** Certainty from which the outline is trusted. */
const LEAST_CERTAINTY = 0.08
/** How strongly a cell keeps to its own colour's verdict against its neighbours'. */
const OWN = 0.06
/** Log density of a colour below which a model does not know it; its own lie about −10. */
const UNKNOWN = -14.5
/** Cells of certain background from which it is known well enough. */
const LEAST_FAR = 1200
/** Parts of the outline from ear to ear that are judged each for itself. */
const SECTORS = 9
const ROUNDS = 3
const SWEEPS = 90

interface Grid {
  readonly columns: number
  readonly rows: number
  /** r, g, b of each cell. */
  readonly colour: Float32Array
  readonly inside: Uint8Array
  /** Head units of a cell's middle. */
  x(column: number): number
  y(row: number): number
}

/** The person's opacity over a levelled photograph. */
export function matteOf(photo: Levelled): Matte {
  const grid = gridOf(photo)
  const { columns, rows, colour, inside } = grid
  const n = columns * rows
  const prior = new Float32Array(n)
  const fixed = new Int8Array(n)
  const shape = silhouette(photo)
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) {
      const { chance, sure } = shape(grid.x(column), grid.y(row))
      prior[i] = chance
      fixed[i] = sure
    }
  let alpha = Float32Array.from(prior)
  let certainty = 0
  for (let round = 0; round < ROUNDS; round++) {
    const models = modelsOf(grid, alpha, prior, fixed, round)
    if (!models) break
    const chance = new Float32Array(n)
    const told = new Float32Array(n)
    for (let row = 0, i = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, i++) {
        if (!inside[i]) {
          chance[i] = prior[i] as number
          continue
        }
        const [r, g, b] = [colour[3 * i] as number, colour[3 * i + 1] as number, colour[3 * i + 2] as number]
        const person =
          grid.y(row) < CHIN ? models.head(r, g, b) : Math.max(models.head(r, g, b) - 0.7, models.body(r, g, b))
        // A colour that neither knows says nothing.
        const odds = clamp(Math.max(person, UNKNOWN) - Math.max(models.ground(r, g, b), UNKNOWN), -5, 5)
        told[i] = odds
        const p = clamp(prior[i] as number, 0.02, 0.98)
        chance[i] = 1 / (1 + Math.exp(-(odds * 0.8 + Math.log(p / (1 - p)))))
      }
    alpha = relaxed(grid, chance, fixed, alpha)
    certainty = certaintyOf(grid, told, alpha)
  }
  keepWhole(grid, alpha, photo)
  if (certainty < LEAST_CERTAINTY) return { alpha: faded(photo), edge: 'faded', certainty }
  return { alpha: refined(photo, grid, alpha), edge: 'cut', certainty }
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

function gridOf({ planes, inside, width, height, scale }: Levelled): Grid {
  const columns = Math.floor((AREA.right - AREA.left) / CELL)
  const rows = Math.floor((AREA.bottom - AREA.top) / CELL)
  const colour = new Float32Array(columns * rows * 3)
  const filled = new Uint8Array(columns * rows)
  const step = CELL * scale
  const plane = width * height
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) {
      let count = 0
      const sum = [0, 0, 0]
      let all = 1
      for (
        let y = Math.floor(row * step);
        y < Math.min(height, Math.max(Math.floor(row * step) + 1, (row + 1) * step));
        y++
      )
        for (
          let x = Math.floor(column * step);
          x < Math.min(width, Math.max(Math.floor(column * step) + 1, (column + 1) * step));
          x++
        ) {
          count++
          if (!inside[y * width + x]) all = 0
          for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (planes[c * plane + y * width + x] as number)
        }
      for (let c = 0; c < 3; c++) colour[3 * i + c] = (sum[c] as number) / Math.max(1, count)
      filled[i] = all
    }
  return {
    columns,
    rows,
    colour,
    inside: filled,
    x: column => AREA.left + (column + 0.5) * CELL,
    y: row => AREA.top + (row + 0.5) * CELL,
  }
}

/** How far inside an ellipse a point is, in units: positive inside. */
const inEllipse = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): number =>
  (1 - Math.hypot((x - cx) / rx, (y - cy) / ry)) * Math.min(rx, ry)

/** Half the width that shoulders have at a height, on average. */
export const shoulderHalf = (y: number): number =>
  y < 128
    ? 46
    : y < 165
      ? 46 + ((y - 128) / 37) * 26
      : y < 200
        ? 72 + ((y - 165) / 35) * 76
        : 148 + Math.min(30, (y - 200) * 0.3)

/** Where a person is likely, and where for certain (1 person, −1 background), in head units. */
function silhouette(photo: Levelled): (x: number, y: number) => { chance: number; sure: -1 | 0 | 1 } {
  const mark = (i: number): Point => photo.landmarks[i] as Point
  const middle = (mark(0).x + mark(16).x) / 2
  const half = Math.max(58, (mark(16).x - mark(0).x) / 2)
  // A turned face shows more of the skull on the side it turns from.
  const skull = middle - Math.sin(photo.yaw) * 18
  const neck = middle * 0.5 - Math.sin(photo.yaw) * 12
  return (x, y) => {
    const head = inEllipse(x, y, skull, -14, half * 1.24, 122)
    const body = y < 90 ? -60 : Math.min(shoulderHalf(y) - Math.abs(x - neck), y - 90)
    const inner = Math.max(
      inEllipse(x, y, middle, 12, half * 0.9, 98),
      inEllipse(x, y, skull, -24, half * 0.86, 76),
      y > 96 && y < 180 ? 24 - Math.abs(x - neck) : -9,
    )
    if (inner > 0) return { chance: 0.99, sure: 1 }
    // Long hair may hang beside the neck; arms and other things may be anywhere below.
    const far = Math.max(-head, 0)
    const sure =
      y < -158 || (y < 60 && far > 86) || (y < 130 && Math.abs(x - skull) > 190)
        ? -1
        : photo.others.some(
              box =>
                inEllipse(x, y, box.x + box.width / 2, box.y + box.height / 2, box.width * 0.62, box.height * 0.7) > 0,
            )
          ? -1
          : 0
    if (sure < 0) return { chance: 0.01, sure }
    const beside = y > 20 && y < 240 && Math.abs(x - neck) < 150 ? 0.34 * (1 - Math.abs(x - neck) / 190) : 0
    const near = 1 / (1 + Math.exp(-Math.max(head / 11, body / 16)))
    return { chance: clamp(Math.max(near, beside), 0.03, 0.97), sure: 0 }
  }
}

interface Models {
  readonly head: ColourModel
  readonly body: ColourModel
  readonly ground: ColourModel
}

function modelsOf(
  grid: Grid,
  alpha: Float32Array,
  prior: Float32Array,
  fixed: Int8Array,
  round: number,
): Models | undefined {
  const head: number[] = []
  const body: number[] = []
  const ground: number[] = []
  // Big hair lies where backgrounds mostly are: at first only what is far off counts as background, if there is enough.
  const far = fixed.reduce((sum, sure, i) => sum + (sure === -1 && grid.inside[i] ? 1 : 0), 0)
  const least = far > LEAST_FAR ? 0 : 0.1
  for (let row = 0, i = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++, i++) {
      if (!grid.inside[i]) continue
      const belief = round === 0 ? (prior[i] as number) : (alpha[i] as number)
      const person = fixed[i] === 1 || belief > (round === 0 ? 0.82 : 0.75)
      const away = fixed[i] === -1 || belief < (round === 0 ? least : 0.2)
      const into = person ? (grid.y(row) < CHIN ? head : body) : away ? ground : undefined
      into?.push(grid.colour[3 * i] as number, grid.colour[3 * i + 1] as number, grid.colour[3 * i + 2] as number)
    }
  const own = fitColours(Float32Array.from(head), 6)
  const behind = fitColours(Float32Array.from(ground), 7)
  if (!own || !behind) return undefined
  return { head: own, body: fitColours(Float32Array.from(body), 5) ?? own, ground: behind }
}

/**
 * Opacities that keep to each cell's own chance and change only where colours do: the minimum of a quadratic energy
 * (L. Grady, "Random walks for image segmentation", 2006, with priors), by successive over-relaxation.
 */
function relaxed(grid: Grid, chance: Float32Array, fixed: Int8Array, from: Float32Array): Float32Array<ArrayBuffer> {
  const { columns, rows, colour } = grid
  const n = columns * rows
  const across = new Float32Array(n)
  const down = new Float32Array(n)
  const contrast = (i: number, j: number): number => {
    const d =
      ((colour[3 * i] as number) - (colour[3 * j] as number)) ** 2 +
      ((colour[3 * i + 1] as number) - (colour[3 * j + 1] as number)) ** 2 +
      ((colour[3 * i + 2] as number) - (colour[3 * j + 2] as number)) ** 2
    return d
  }
  let mean = 0
  for (let i = 0; i + 1 < n; i++) mean += contrast(i, i + 1) / n
  const beta = 1 / Math.max(40, mean * 1.2)
  for (let i = 0; i < n; i++) {
    if ((i + 1) % columns !== 0) across[i] = 0.004 + Math.exp(-beta * contrast(i, i + 1))
    if (i + columns < n) down[i] = 0.004 + Math.exp(-beta * contrast(i, i + columns))
  }
  const a = Float32Array.from(from)
  for (let i = 0; i < n; i++) if (fixed[i] !== 0) a[i] = fixed[i] === 1 ? 1 : 0
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (let step = 0; step < n; step++) {
      const i = sweep & 1 ? n - 1 - step : step
      if (fixed[i] !== 0) continue
      const p = chance[i] as number
      const pull = OWN * (0.1 + 2 * Math.abs(p - 0.5))
      let sum = pull * (p > 0.5 ? Math.min(1, p * 1.05) : Math.max(0, p * 1.05 - 0.05))
      let weight = pull
      if (i % columns !== 0) {
        sum += (across[i - 1] as number) * (a[i - 1] as number)
        weight += across[i - 1] as number
      }
      if ((i + 1) % columns !== 0) {
        sum += (across[i] as number) * (a[i + 1] as number)
        weight += across[i] as number
      }
      if (i >= columns) {
        sum += (down[i - columns] as number) * (a[i - columns] as number)
        weight += down[i - columns] as number
      }
      if (i + columns < n) {
        sum += (down[i] as number) * (a[i + columns] as number)
        weight += down[i] as number
      }
      const old = a[i] as number
      a[i] = clamp(old + 1.6 * (sum / weight - old), 0, 1)
    }
  return a
}

/**
 * How well colours alone tell the two sides of the outline apart, above the shoulders: the mean of what they say for the
 * side that a cell lies on less what they say for the other, −1…1. Of the sectors around the head the one counts that a
 * third are worse than: hair that meets a shadow here and there is forgiven. `told` is the log odds of each cell.
 */
function certaintyOf(grid: Grid, told: Float32Array, alpha: Float32Array): number {
  const { columns, rows } = grid
  const sums = new Float64Array(SECTORS)
  const counts = new Uint32Array(SECTORS)
  const reach = 4
  for (let row = reach; row < rows - reach; row++) {
    if (grid.y(row) > CHIN * 0.6) break
    for (let column = reach; column < columns - reach; column++) {
      const i = row * columns + column
      if (!grid.inside[i]) continue
      const own = (alpha[i] as number) > 0.5
      const edge =
        (alpha[i - reach] as number) > 0.5 !== own ||
        (alpha[i + reach] as number) > 0.5 !== own ||
        (alpha[i - reach * columns] as number) > 0.5 !== own ||
        (alpha[i + reach * columns] as number) > 0.5 !== own
      if (!edge) continue
      // From the left ear over the crown to the right one.
      const around = Math.atan2(-(grid.y(row) - CHIN * 0.6), -grid.x(column)) / Math.PI
      const sector = Math.min(SECTORS - 1, Math.max(0, Math.floor(around * SECTORS)))
      sums[sector] = (sums[sector] as number) + Math.tanh((told[i] as number) / 3) * (own ? 1 : -1)
      counts[sector] = (counts[sector] as number) + 1
    }
  }
  const means = [...sums].flatMap((sum, i) => ((counts[i] as number) > 12 ? [sum / (counts[i] as number)] : []))
  means.sort((x, y) => x - y)
  return means[Math.floor(means.length / 3)] ?? 1
}

/** Keeps the piece that holds the face, and fills its holes. */
function keepWhole(grid: Grid, alpha: Float32Array, photo: Levelled): void {
  const { columns, rows } = grid
  const n = columns * rows
  const flood = (start: readonly number[], open: (i: number) => boolean): Uint8Array => {
    const seen = new Uint8Array(n)
    const queue = start.filter(open)
    for (const i of queue) seen[i] = 1
    for (let i = queue.pop(); i !== undefined; i = queue.pop())
      for (const j of [i % columns ? i - 1 : -1, (i + 1) % columns ? i + 1 : -1, i - columns, i + columns])
        if (j >= 0 && j < n && !seen[j] && open(j)) {
          seen[j] = 1
          queue.push(j)
        }
    return seen
  }
  const nose = photo.landmarks[30] as Point
  const at = Math.floor((nose.y - AREA.top) / CELL) * columns + Math.floor((nose.x - AREA.left) / CELL)
  const person = flood([at], i => (alpha[i] as number) > 0.4)
  const rim = [...Array(n).keys()].filter(i => i < columns || i % columns === 0 || (i + 1) % columns === 0)
  const ground = flood(rim, i => !person[i])
  for (let i = 0; i < n; i++) {
    if (!person[i] && (ground[i] || (alpha[i] as number) < 0.4)) {
      // Soft edges stay where they touch the person.
      const row = Math.floor(i / columns)
      const near = [i - 1, i + 1, i - columns, i + columns].some(j => j >= 0 && j < n && person[j])
      if (!near || row === 0) alpha[i] = 0
    }
    if (!ground[i] && !person[i]) alpha[i] = 1
  }
}

/** The grid's opacities at the photograph's own resolution, drawn to its edges. */
function refined(photo: Levelled, grid: Grid, coarse: Float32Array): Float32Array {
  const { width, height, scale, planes, inside } = photo
  const plane = width * height
  const grey = new Float32Array(plane)
  const guess = new Float32Array(plane)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      grey[i] =
        (0.299 * (planes[i] as number) +
          0.587 * (planes[i + plane] as number) +
          0.114 * (planes[i + 2 * plane] as number)) /
        255
      guess[i] = sampled(grid, coarse, x / scale / CELL - 0.5, y / scale / CELL - 0.5)
    }
  const guided = guidedBy(grey, guess, width, height, Math.round(3.2 * scale), 0.0006)
  for (let i = 0; i < plane; i++) {
    const t = clamp(((guided[i] as number) - 0.36) / 0.4, 0, 1)
    guided[i] = inside[i] ? t * t * (3 - 2 * t) : 0
  }
  return softBorders(photo, guided)
}

function sampled({ columns, rows }: Grid, values: Float32Array, x: number, y: number): number {
  const cx = clamp(x, 0, columns - 1.001)
  const cy = clamp(y, 0, rows - 1.001)
  const [ix, iy] = [Math.floor(cx), Math.floor(cy)]
  const [fx, fy] = [cx - ix, cy - iy]
  const i = iy * columns + ix
  return (
    (1 - fy) * ((1 - fx) * (values[i] as number) + fx * (values[i + 1] as number)) +
    fy * ((1 - fx) * (values[i + columns] as number) + fx * (values[i + columns + 1] as number))
  )
}

/** Guided filter (K. He, J. Sun, X. Tang, 2013) of `p` by the grey picture `guide`. */
function guidedBy(
  guide: Float32Array,
  p: Float32Array,
  width: number,
  height: number,
  radius: number,
  eps: number,
): Float32Array {
  const mean = (values: Float32Array): Float32Array => boxed(values, width, height, radius)
  const product = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value * (b[i] as number))
  const mi = mean(guide)
  const mp = mean(p)
  const ii = mean(product(guide, guide))
  const ip = mean(product(guide, p))
  const a = new Float32Array(guide.length)
  const b = new Float32Array(guide.length)
  for (let i = 0; i < a.length; i++) {
    const m = mi[i] as number
    a[i] = ((ip[i] as number) - m * (mp[i] as number)) / ((ii[i] as number) - m * m + eps)
    b[i] = (mp[i] as number) - (a[i] as number) * m
  }
  const ma = mean(a)
  const mb = mean(b)
  return guide.map((value, i) => (ma[i] as number) * value + (mb[i] as number))
}

/** The mean over a square of 2 · radius + 1 pixels, edges repeated. */
export function boxed(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(values.length)
  const out = new Float32Array(values.length)
  const size = 2 * radius + 1
  for (let y = 0; y < height; y++) {
    const at = y * width
    let sum = 0
    for (let k = -radius; k <= radius; k++) sum += values[at + clamp(k, 0, width - 1)] as number
    for (let x = 0; x < width; x++) {
      rows[at + x] = sum / size
      sum +=
        (values[at + Math.min(width - 1, x + radius + 1)] as number) - (values[at + Math.max(0, x - radius)] as number)
    }
  }
  // Down the columns row by row, as memory lies.
  const sums = new Float64Array(width)
  for (let k = -radius; k <= radius; k++) {
    const row = clamp(k, 0, height - 1) * width
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (rows[row + x] as number)
  }
  for (let y = 0; y < height; y++) {
    const enters = Math.min(height - 1, y + radius + 1) * width
    const leaves = Math.max(0, y - radius) * width
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const sum = sums[x] as number
      out[at] = sum / size
      sums[x] = sum + (rows[enters + x] as number) - (rows[leaves + x] as number)
    }
  }
  return out
}

/** Fades the person out toward the borders of what the photograph shows, so that none ends in a straight line. */
function softBorders(photo: Levelled, alpha: Float32Array): Float32Array {
  const { width, height, scale, inside } = photo
  const soft = boxed(Float32Array.from(inside), width, height, Math.round(9 * scale))
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const units = { x: AREA.left + x / scale, y: AREA.top + y / scale }
      const rim = Math.min(units.x - AREA.left, AREA.right - units.x, (AREA.bottom - units.y) * 0.6) / 18
      const own = clamp(((soft[i] as number) - 0.5) * 2, 0, 1)
      alpha[i] = (alpha[i] as number) * Math.min(own, clamp(rim, 0, 1))
    }
  return alpha
}

/** A soft oval around head and shoulders. */
function faded(photo: Levelled): Float32Array {
  const { width, height, scale } = photo
  const mark = (i: number): Point => photo.landmarks[i] as Point
  const middle = (mark(0).x + mark(16).x) / 2
  const half = Math.max(58, (mark(16).x - mark(0).x) / 2)
  const alpha = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const ux = AREA.left + x / scale
      const uy = AREA.top + y / scale
      const head = inEllipse(ux, uy, middle, -10, half * 1.18, 116) / 16
      const body = uy < 100 ? -9 : Math.min((shoulderHalf(uy) - 10 - Math.abs(ux - middle * 0.5)) / 20, (uy - 100) / 8)
      const t = clamp(0.5 + 0.5 * Math.max(head, body), 0, 1)
      alpha[i] = photo.inside[i] ? t * t * (3 - 2 * t) : 0
    }
  return softBorders(photo, alpha)
}
