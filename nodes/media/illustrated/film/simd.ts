// The conversion of film/yuv.ts for a processor's vectors: a WebAssembly module, assembled here.

import { keptUnder, STEP } from './vectors.ts'
import {
  add,
  addShorts,
  addWords,
  alphas,
  and,
  bytePairs,
  bytes,
  type Code,
  dot,
  functionOf,
  get,
  highBytes,
  int,
  lanes,
  load,
  loop,
  minus,
  set,
  shiftLeft,
  shiftWords,
  shorts,
  shortsLeft,
  shortsRight,
  store,
  storeHalf,
  timesShorts,
  words,
} from './wasm.ts'
import { CHROMA_SHIFT, CHROMA_START, FINE, LUMA_SHIFT, LUMA_START, U, V, Y } from './weights.ts'

// The function's parameters and locals. A vector of pixels is split in red and blue, and green and alpha.
const [SOURCE, OVER, LUMA, CHROMA_U, CHROMA_V, WIDTH, HEIGHT, LEFT, BELOW, OVER_BELOW] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const
const FIRST = 10
const RED_BLUE = (row: number, i: number): number => FIRST + row * 8 + i
const GREEN = (row: number, i: number): number => FIRST + 4 + row * 8 + i
const [PIXELS, LAID, KEEP] = [FIRST + 16, FIRST + 17, FIRST + 18] as const
const LOCALS = 19

/** What four pixels weigh together with the weights of a plane, before it is scaled. */
const weighed = (redBlue: Code, green: Code, [r, g, b]: readonly [number, number, number]): Code =>
  addWords(dot(redBlue, bytePairs(r, b)), dot(green, bytePairs(g, 0)))

/** Sixteen luma bytes of a row. */
function luma(row: number): Code {
  const four = (i: number): Code =>
    shiftWords(addWords(weighed(get(RED_BLUE(row, i)), get(GREEN(row, i)), Y), words(LUMA_START)), LUMA_SHIFT)
  return bytes(shorts(four(0), four(1)), shorts(four(2), four(3)))
}

/** Eight chroma bytes of both rows; the upper half of the vector repeats them. */
function chroma(weights: readonly [number, number, number]): Code {
  const column = (i: number): Code =>
    weighed(addShorts(get(RED_BLUE(0, i)), get(RED_BLUE(1, i))), addShorts(get(GREEN(0, i)), get(GREEN(1, i))), weights)
  const pair = (i: number): Code => {
    const [a, b] = [column(i), column(i + 1)]
    return shiftWords(addWords(addWords(lanes(a, b, 0), lanes(a, b, 1)), words(CHROMA_START)), CHROMA_SHIFT)
  }
  const eight = shorts(pair(0), pair(2))
  return bytes(eight, eight)
}

/** The function: `(rgba, over, y, u, v, width, height)`, all addresses in its memory. */
function body(): Code {
  const stride = shiftLeft(get(WIDTH), 2)
  // What is laid over keeps its share of 256 of what is under it; colours go on as shares of 2⁶, so that nothing is rounded twice.
  const laid = (under: Code, over: Code): Code =>
    addShorts(shortsRight(timesShorts(under, get(KEEP)), 8 - FINE), shortsLeft(over, FINE))
  const rows = [0, 1].flatMap(row =>
    [0, 1, 2, 3].flatMap(i => [
      ...set(PIXELS, load(row === 0 ? get(SOURCE) : get(BELOW), i * 16)),
      ...set(LAID, load(row === 0 ? get(OVER) : get(OVER_BELOW), i * 16)),
      ...set(KEEP, alphas(highBytes(get(LAID)))),
      ...set(KEEP, keptUnder(get(KEEP))),
      ...set(RED_BLUE(row, i), laid(and(get(PIXELS), words(0x00ff00ff)), and(get(LAID), words(0x00ff00ff)))),
      ...set(GREEN(row, i), laid(highBytes(get(PIXELS)), highBytes(get(LAID)))),
    ]),
  )
  const step = [
    ...set(BELOW, add(get(SOURCE), stride)),
    ...set(OVER_BELOW, add(get(OVER), stride)),
    ...rows,
    ...store(get(LUMA), luma(0)),
    ...store(add(get(LUMA), get(WIDTH)), luma(1)),
    ...storeHalf(get(CHROMA_U), chroma(U)),
    ...storeHalf(get(CHROMA_V), chroma(V)),
    ...set(SOURCE, add(get(SOURCE), int(STEP * 4))),
    ...set(OVER, add(get(OVER), int(STEP * 4))),
    ...set(LUMA, add(get(LUMA), int(STEP))),
    ...set(CHROMA_U, add(get(CHROMA_U), int(STEP / 2))),
    ...set(CHROMA_V, add(get(CHROMA_V), int(STEP / 2))),
    ...set(LEFT, minus(get(LEFT), int(STEP))),
  ]
  return loop(
    [
      ...set(LEFT, get(WIDTH)),
      ...loop(step, LEFT),
      // The second row was converted with the first.
      ...set(SOURCE, add(get(SOURCE), stride)),
      ...set(OVER, add(get(OVER), stride)),
      ...set(LUMA, add(get(LUMA), get(WIDTH))),
      ...set(HEIGHT, minus(get(HEIGHT), int(2))),
    ],
    HEIGHT,
  )
}

export const converterOf = (memory: WebAssembly.Memory) =>
  functionOf('convert', body, memory, { parameters: 7, numbers: 3, vectors: LOCALS })
