// Planes seen larger or smaller: bilinear, row by row, by vectors of 16 pixels.

import { STEP } from './vectors.ts'
import {
  add,
  addShorts,
  addWords,
  bytes,
  type Code,
  dot,
  functionOf,
  get,
  half,
  int,
  load,
  loadWord,
  loop,
  minus,
  picked,
  set,
  shiftWords,
  shorts,
  splatShorts,
  store,
  timesShorts,
  words,
} from './wasm.ts'

/** Bytes of the table that says how four pixels are made. */
const ENTRY = 48
/** Pixels of the source to one of the result, at most: four must find theirs within eight. */
export const LARGEST_STEP = 1.6
/** Shares of a pixel. */
const ONE = 128

const [UPPER, LOWER, SHARE, MIXED, SPAN, TABLE, RESULT, COUNT, AT] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

/** `(upper, lower, share, mixed, span, table, result, count)`: two rows become one of shorts, then its pixels are moved. */
function body(): Code {
  const mixed = (which: 0 | 1): Code =>
    addShorts(
      timesShorts(half(load(get(UPPER), 0), which), splatShorts(minus(int(ONE), get(SHARE)))),
      timesShorts(half(load(get(LOWER), 0), which), splatShorts(get(SHARE))),
    )
  const four = (i: number): Code =>
    shiftWords(
      addWords(
        dot(
          picked(load(add(get(MIXED), loadWord(get(TABLE), i * ENTRY + 32)), 0), load(get(TABLE), i * ENTRY)),
          load(get(TABLE), i * ENTRY + 16),
        ),
        words((ONE * ONE) / 2),
      ),
      14,
    )
  return [
    ...set(AT, get(MIXED)),
    ...loop(
      [
        ...store(get(AT), mixed(0)),
        ...store(get(AT), mixed(1), 16),
        ...set(AT, add(get(AT), int(STEP * 2))),
        ...[UPPER, LOWER].flatMap(local => set(local, add(get(local), int(STEP)))),
        ...set(SPAN, minus(get(SPAN), int(STEP))),
      ],
      SPAN,
    ),
    ...loop(
      [
        ...store(get(RESULT), bytes(shorts(four(0), four(1)), shorts(four(2), four(3)))),
        ...set(TABLE, add(get(TABLE), int(ENTRY * 4))),
        ...set(RESULT, add(get(RESULT), int(STEP))),
        ...set(COUNT, minus(get(COUNT), int(STEP))),
      ],
      COUNT,
    ),
  ]
}

export interface Plane {
  /** Where it lies in the memory. */
  readonly at: number
  readonly width: number
  readonly height: number
}

/** Bytes that `scalerOf` needs for itself, for results and sources of at most `width` pixels a row. */
export const scratchOf = (width: number): number => (width / 4) * ENTRY + width * 2 + 64

/**
 * Fills a plane of whole steps with what another shows: pixel `x` shows `x · step + start` there, and rows likewise; the
 * edges go on outside.
 * @param scratch where `scratchOf` bytes lie
 */
export function scalerOf(memory: WebAssembly.Memory, scratch: number) {
  const run = functionOf('scale', body, memory, { parameters: 8, numbers: 1, vectors: 0 })
  /** What the table was made for: both planes of chroma have the same. */
  let made = ''
  return (from: Plane, to: Plane, step: number, startX: number, startY: number): void => {
    const mixed = scratch + (to.width / 4) * ENTRY
    const place = (x: number): number => Math.min(from.width - 1.001, Math.max(0, x * step + startX))
    const first = Math.floor(place(0))
    const last = Math.floor(place(to.width - 1)) + 9
    const wanted = [from.width, to.width, step, startX].join()
    if (wanted !== made) tabulate(new DataView(memory.buffer), scratch, to.width, first, place)
    made = wanted
    const span = Math.ceil((last - first) / STEP) * STEP
    for (let row = 0; row < to.height; row++) {
      const exact = Math.min(from.height - 1.001, Math.max(0, row * step + startY))
      const upper = Math.floor(exact)
      const at = from.at + upper * from.width + first
      run(
        at,
        at + from.width,
        Math.round((exact - upper) * ONE),
        mixed,
        span,
        scratch,
        to.at + row * to.width,
        to.width,
      )
    }
  }
}

/** Says of each pixel of a row which two of the source it is made of, and how. */
function tabulate(view: DataView, table: number, width: number, first: number, place: (x: number) => number): void {
  for (let x = 0; x < width; x += 4) {
    const entry = table + (x / 4) * ENTRY
    const base = Math.floor(place(x))
    view.setInt32(entry + 32, (base - first) * 2, true)
    for (let i = 0; i < 4; i++) {
      const exact = place(x + i)
      const pixel = Math.floor(exact)
      const share = Math.round((exact - pixel) * ONE)
      for (let byte = 0; byte < 4; byte++) view.setUint8(entry + i * 4 + byte, (pixel - base) * 2 + byte)
      view.setInt16(entry + 16 + i * 4, ONE - share, true)
      view.setInt16(entry + 18 + i * 4, share, true)
    }
  }
}
