// The conversion of film/yuv.ts for a processor's vectors: a WebAssembly module of one function, assembled here.
import { CHROMA_SHIFT, CHROMA_START, LUMA_SHIFT, LUMA_START, U, V, Y } from './weights.ts'

type Code = readonly number[]

/** Columns that one step of the loop converts, in two rows. */
export const STEP = 16

// WebAssembly core specification 2.0, §5.4 (instructions) and §5.5 (modules).
const I32 = 0x7f
const V128 = 0x7b
const VOID = 0x40

const leb = (value: number): number[] => {
  const bytes: number[] = []
  for (let rest = value; ; ) {
    const low = rest & 0x7f
    rest >>= 7
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(isLast ? low : low | 0x80)
    if (isLast) return bytes
  }
}
const size = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...size(value >>> 7)])
const many = (items: readonly Code[]): number[] => [...size(items.length), ...items.flat()]
const section = (id: number, content: Code): number[] => [id, ...size(content.length), ...content]

const get = (local: number): Code => [0x20, local]
const set = (local: number, value: Code): Code => [...value, 0x21, local]
const int = (value: number): Code => [0x41, ...leb(value)]
const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
const shiftLeft = (a: Code, bits: number): Code => [...a, ...int(bits), 0x74]
const vector = (operation: number, ...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...size(operation)]
const load = (address: Code, offset: number): Code => [...address, 0xfd, 0, 0, ...size(offset)]
const store = (address: Code, value: Code): Code => [...address, ...value, 0xfd, 0x0b, 0, 0]
const storeHalf = (address: Code, value: Code): Code => [...address, ...value, 0xfd, 0x5b, 0, 0, 0]
const constant = (lanes: ArrayBufferView): Code => [
  0xfd,
  0x0c,
  ...new Uint8Array(lanes.buffer, lanes.byteOffset, lanes.byteLength),
]
const bytePairs = (even: number, odd: number): Code =>
  constant(Int16Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? even : odd)))
const words = (value: number): Code => constant(new Int32Array(4).fill(value))
const and = (a: Code, b: Code): Code => vector(0x4e, a, b)
const addShorts = (a: Code, b: Code): Code => vector(0x8e, a, b)
const highBytes = (a: Code): Code => vector(0x8d, a, int(8))
const addWords = (a: Code, b: Code): Code => vector(0xae, a, b)
const shiftWords = (a: Code, bits: number): Code => vector(0xac, a, int(bits))
const dot = (a: Code, b: Code): Code => vector(0xba, a, b)
const shorts = (a: Code, b: Code): Code => vector(0x85, a, b)
const bytes = (a: Code, b: Code): Code => vector(0x66, a, b)
/** Every second 32-bit lane of two vectors, from the first or the second. */
const lanes = (a: Code, b: Code, first: 0 | 1): Code => [
  ...a,
  ...b,
  0xfd,
  0x0d,
  ...[0, 2, 4, 6].flatMap(word => [0, 1, 2, 3].map(byte => (word + first) * 4 + byte)),
]

// The function's parameters and locals. A vector of pixels is split in red and blue, and green and alpha.
const [SOURCE, LUMA, CHROMA_U, CHROMA_V, WIDTH, HEIGHT, LEFT, BELOW] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const RED_BLUE = (row: number, i: number): number => 8 + row * 8 + i
const GREEN = (row: number, i: number): number => 12 + row * 8 + i
const LOCALS = 16

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

function body(): Code {
  const stride = shiftLeft(get(WIDTH), 2)
  const rows = [0, 1].flatMap(row =>
    [0, 1, 2, 3].flatMap(i => {
      const pixels = load(row === 0 ? get(SOURCE) : get(BELOW), i * 16)
      return [...set(RED_BLUE(row, i), and(pixels, words(0x00ff00ff))), ...set(GREEN(row, i), highBytes(pixels))]
    }),
  )
  const step = [
    ...set(BELOW, add(get(SOURCE), stride)),
    ...rows,
    ...store(get(LUMA), luma(0)),
    ...store(add(get(LUMA), get(WIDTH)), luma(1)),
    ...storeHalf(get(CHROMA_U), chroma(U)),
    ...storeHalf(get(CHROMA_V), chroma(V)),
    ...set(SOURCE, add(get(SOURCE), int(STEP * 4))),
    ...set(LUMA, add(get(LUMA), int(STEP))),
    ...set(CHROMA_U, add(get(CHROMA_U), int(STEP / 2))),
    ...set(CHROMA_V, add(get(CHROMA_V), int(STEP / 2))),
    ...set(LEFT, minus(get(LEFT), int(STEP))),
  ]
  const loop = (content: Code, counter: number): Code => [0x03, VOID, ...content, ...get(counter), 0x0d, 0, 0x0b]
  return loop(
    [
      ...set(LEFT, get(WIDTH)),
      ...loop(step, LEFT),
      // The second row was converted with the first.
      ...set(SOURCE, add(get(SOURCE), stride)),
      ...set(LUMA, add(get(LUMA), get(WIDTH))),
      ...set(HEIGHT, minus(get(HEIGHT), int(2))),
    ],
    HEIGHT,
  )
}

/** The module: exports `memory` of `pages` × 64 KiB and `convert(rgba, y, u, v, width, height)`, all addresses in it. */
export function conversionModule(pages: number): Uint8Array<ArrayBuffer> {
  const name = (text: string): number[] => [...size(text.length), ...new TextEncoder().encode(text)]
  const locals = many([
    [2, I32],
    [LOCALS, V128],
  ])
  const content = [...locals, ...body(), 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, many([[0x60, ...many(Array.from({ length: 6 }, () => [I32])), 0]])),
    ...section(3, many([[0]])),
    ...section(5, many([[0x00, ...size(pages)]])),
    ...section(
      7,
      many([
        [...name('memory'), 0x02, 0],
        [...name('convert'), 0x00, 0],
      ]),
    ),
    ...section(10, many([[...size(content.length), ...content]])),
  ])
}
