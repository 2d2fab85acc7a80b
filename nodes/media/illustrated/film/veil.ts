// What hangs in the air, laid over finished planes: tiles of one colour that only differ in how much they cover.

import { STEP } from './vectors.ts'
import {
  add,
  addShorts,
  bytes,
  type Code,
  functionOf,
  get,
  half,
  int,
  load,
  loop,
  memoryOf,
  minus,
  minusShorts,
  set,
  shortsRight,
  splatShorts,
  store,
  timesShares,
  timesShorts,
} from './wasm.ts'

/** The Y, U and V planes of a picture. */
export interface Planes {
  readonly data: Uint8Array
  /** Even. */
  readonly width: number
  readonly height: number
}

/** How much a tile covers of each pixel, 0…255. */
export interface Tile {
  readonly alpha: Uint8Array
  readonly width: number
  readonly height: number
}

/** From `under` toward `over` by `share` of 2¹⁵, rounded. */
const toward = (under: number, over: number, share: number): number => under + (((over - under) * share + 0x4000) >> 15)

/**
 * Lays a small tile over a picture. Chroma takes the mean of four pixels' alpha.
 * @param tint the planes of the tile's colour, as it is seen at each place @param strength 0…256
 */
export function stamp(
  { data, width, height }: Planes,
  tint: Uint8Array,
  tile: Tile,
  x: number,
  y: number,
  strength: number,
): void {
  const k = Math.round(strength)
  if (k <= 0) return
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= tile.width || row >= tile.height
      ? 0
      : (tile.alpha[row * tile.width + column] as number)
  const right = Math.min(width, x + tile.width)
  const bottom = Math.min(height, y + tile.height)
  for (let row = Math.max(0, y); row < bottom; row++)
    for (let column = Math.max(0, x); column < right; column++) {
      const alpha = tile.alpha[(row - y) * tile.width + column - x] as number
      const i = row * width + column
      if (alpha > 0) data[i] = toward(data[i] as number, tint[i] as number, (alpha * k) >> 1)
    }
  const quarter = (width * height) / 4
  for (let row = Math.max(0, y >> 1); row * 2 < bottom; row++)
    for (let column = Math.max(0, x >> 1); column * 2 < right; column++) {
      const [l, t] = [column * 2 - x, row * 2 - y]
      const alpha = (at(l, t) + at(l + 1, t) + at(l, t + 1) + at(l + 1, t + 1)) >> 2
      if (alpha === 0) continue
      for (const plane of [0, quarter]) {
        const i = width * height + plane + (row * width) / 2 + column
        data[i] = toward(data[i] as number, tint[i] as number, (alpha * k) >> 1)
      }
    }
}

const [UNDER, TINT, ALPHA, COUNT, STRENGTH] = [0, 1, 2, 3, 4] as const
const [COLOR, SHARE] = [5, 6] as const

/** The function `(under, tint, alpha, count, strength)` over rows of bytes, all addresses in its memory. */
function body(): Code {
  const mixed = (which: 0 | 1): Code =>
    addShorts(
      half(get(COLOR), which),
      timesShares(
        minusShorts(half(load(get(TINT), 0), which), half(get(COLOR), which)),
        shortsRight(timesShorts(half(get(SHARE), which), splatShorts(get(STRENGTH))), 1),
      ),
    )
  return loop(
    [
      ...set(COLOR, load(get(UNDER), 0)),
      ...set(SHARE, load(get(ALPHA), 0)),
      ...store(get(UNDER), bytes(mixed(0), mixed(1))),
      ...[UNDER, TINT, ALPHA].flatMap(local => set(local, add(get(local), int(STEP)))),
      ...set(COUNT, minus(get(COUNT), int(STEP))),
    ],
    COUNT,
  )
}

/** A layer of weather: a tile repeated side by side, and also one below the other where it is endless. */
export interface Layer {
  readonly tile: Tile
  readonly endless: boolean
  /** The planes of its colour, as it is seen at each place. */
  readonly tint: Uint8Array
}

/** Lays a layer over the picture with its tile's corner at a place, in whole pixels. `strength` 0…256. */
export type Veil = (planes: Planes, layer: Layer, x: number, y: number, strength: number) => void

/** Veils for pictures of one size: by vectors where rows are long enough for them, to the same bytes otherwise. */
export function veils(width: number, height: number): Veil {
  const area = width * height * 1.5
  const row = area * 2
  const shared = memoryOf(row + width)
  const memory = new Uint8Array(shared.buffer)
  const run = functionOf('veil', body, shared, { parameters: 5, numbers: 0, vectors: 2 })
  let tinted: Uint8Array | undefined
  return ({ data }, layer, x, y, strength) => {
    const k = Math.round(strength)
    if (k <= 0) return
    memory.set(data)
    if (tinted !== layer.tint) memory.set(layer.tint, area)
    tinted = layer.tint
    const cover = (start: number, columns: number, rows: number, tile: Tile, left: number, top: number): void => {
      const vectors = columns - (columns % STEP)
      for (let line = 0; line < rows; line++) {
        const from = layer.endless ? wrap(line - top, tile.height) : line - top
        if (from < 0 || from >= tile.height) continue
        for (let column = -wrap(-left, tile.width); column < columns; column += tile.width) {
          const skipped = Math.max(0, -column)
          const end = Math.min(tile.width, columns - column)
          memory.set(tile.alpha.subarray(from * tile.width + skipped, from * tile.width + end), row + column + skipped)
        }
        const at = start + line * columns
        if (vectors > 0) run(at, area + at, row, vectors, k)
        for (let i = vectors; i < columns; i++)
          memory[at + i] = toward(
            memory[at + i] as number,
            memory[area + at + i] as number,
            ((memory[row + i] as number) * k) >> 1,
          )
      }
    }
    cover(0, width, height, layer.tile, x, y)
    const small = halved(layer, wrap(x, 2), wrap(y, 2))
    for (const plane of [1, 1.25])
      cover(width * height * plane, width / 2, height / 2, small, Math.floor(x / 2), Math.floor(y / 2))
    data.set(memory.subarray(0, area))
  }
}

const wrap = (value: number, period: number): number => ((value % period) + period) % period

const kept = new WeakMap<Layer, Map<number, Tile>>()

/** The tile for chroma, when its corner lies on an even pixel or one beside it. Kept with the layer. */
function halved(layer: Layer, dx: number, dy: number): Tile {
  const known = kept.get(layer) ?? new Map<number, Tile>()
  kept.set(layer, known)
  const found = known.get(dx + 2 * dy)
  if (found) return found
  const { tile, endless } = layer
  const width = Math.floor(tile.width / 2)
  const height = Math.floor(tile.height / 2)
  const at = (column: number, row: number): number => {
    const line = endless ? wrap(row, tile.height) : row
    return line < 0 || line >= tile.height ? 0 : (tile.alpha[line * tile.width + wrap(column, tile.width)] as number)
  }
  const alpha = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = [column * 2 - dx, row * 2 - dy]
      alpha[row * width + column] = (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) >> 2
    }
  const made = { alpha, width, height }
  known.set(dx + 2 * dy, made)
  return made
}
