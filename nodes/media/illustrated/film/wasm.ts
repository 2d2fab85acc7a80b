// A small assembler for WebAssembly functions over bytes in memory, by vectors of 128 bits.

/** Bytes of instructions. */
export type Code = readonly number[]

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

export const get = (local: number): Code => [0x20, local]
export const set = (local: number, value: Code): Code => [...value, 0x21, local]
export const int = (value: number): Code => [0x41, ...leb(value)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...int(bits), 0x74]
/** Of whole numbers without sign. */
export const shiftRight = (a: Code, bits: number): Code => [...a, ...int(bits), 0x76]
export const vector = (operation: number, ...operands: readonly Code[]): Code => [
  ...operands.flat(),
  0xfd,
  ...size(operation),
]
export const load = (address: Code, offset: number): Code => [...address, 0xfd, 0, 0, ...size(offset)]
export const loadWord = (address: Code, offset: number): Code => [...address, 0x28, 0, ...size(offset)]
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  0xfd,
  0x0b,
  0,
  ...size(offset),
]
/** The first eight bytes of a vector. */
export const storeHalf = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...[0xfd, 0x5b, 0, ...size(offset), 0],
]
export const constant = (lanes: ArrayBufferView): Code => [
  0xfd,
  0x0c,
  ...new Uint8Array(lanes.buffer, lanes.byteOffset, lanes.byteLength),
]
export const bytePairs = (even: number, odd: number): Code =>
  constant(Int16Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? even : odd)))
export const words = (value: number): Code => constant(new Int32Array(4).fill(value))
export const and = (a: Code, b: Code): Code => vector(0x4e, a, b)
export const addShorts = (a: Code, b: Code): Code => vector(0x8e, a, b)
export const minusShorts = (a: Code, b: Code): Code => vector(0x91, a, b)
export const timesShorts = (a: Code, b: Code): Code => vector(0x95, a, b)
export const shortsLeft = (a: Code, bits: number): Code => vector(0x8b, a, int(bits))
export const shortsRight = (a: Code, bits: number): Code => vector(0x8d, a, int(bits))
export const highBytes = (a: Code): Code => shortsRight(a, 8)
export const addWords = (a: Code, b: Code): Code => vector(0xae, a, b)
export const shiftWords = (a: Code, bits: number): Code => vector(0xac, a, int(bits))
export const dot = (a: Code, b: Code): Code => vector(0xba, a, b)
export const shorts = (a: Code, b: Code): Code => vector(0x85, a, b)
export const bytes = (a: Code, b: Code): Code => vector(0x66, a, b)
/** Bytes of two vectors, by their places: 16 and more are the second's. */
export const shuffled = (a: Code, b: Code, places: readonly number[]): Code => [...a, ...b, 0xfd, 0x0d, ...places]
/** The odd 16-bit lanes, each twice: of green and alpha, the alpha of each pixel for both of its lanes. */
export const alphas = (a: Code): Code =>
  shuffled(
    a,
    a,
    [2, 6, 10, 14].flatMap(at => [at, at + 1, at, at + 1]),
  )
/** Every second 32-bit lane of two vectors, from the first or the second. */
export const lanes = (a: Code, b: Code, first: 0 | 1): Code =>
  shuffled(
    a,
    b,
    [0, 2, 4, 6].flatMap(word => [0, 1, 2, 3].map(byte => (word + first) * 4 + byte)),
  )
export const splatShorts = (value: Code): Code => vector(0x10, value)
/** The lower or upper half of sixteen bytes as shorts. */
export const half = (a: Code, which: 0 | 1): Code => vector(0x89 + which, a)
/** Products of shares of 2¹⁵, rounded. */
export const timesShares = (a: Code, b: Code): Code => vector(0x82, a, b)

export const or = (a: Code, b: Code): Code => vector(0x50, a, b)
export const wordsRight = (a: Code, bits: number): Code => vector(0xad, a, int(bits))
/** The bytes of `a` that `places` names; 0 where it names none. */
export const picked = (a: Code, places: Code): Code => vector(0x0e, a, places)
/** `then` where any bit of a vector is set, `otherwise` where none is. */
export const ifAny = (a: Code, then: Code, otherwise: Code): Code => [
  ...vector(0x53, a),
  ...[0x04, VOID, ...then, 0x05, ...otherwise, 0x0b],
]

/** Runs `content` until the local `counter` is 0 after it. */
export const loop = (content: Code, counter: number): Code => [0x03, VOID, ...content, ...get(counter), 0x0d, 0, 0x0b]

/** Memory that several functions share. @param bytes at least */
export const memoryOf = (bytes: number): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })

/** Modules by name, for the life of the process: to assemble and compile one costs more than a frame. */
const compiled = new Map<string, WebAssembly.Module>()

/**
 * A function over a memory.
 * @param name of what it does: the same content has the same name
 * @param parameters how many whole numbers it takes; `numbers` and `vectors` of locals follow them
 */
export function functionOf(
  name: string,
  content: () => Code,
  memory: WebAssembly.Memory,
  locals: { parameters: number; numbers: number; vectors: number },
): (...values: number[]) => void {
  const module = compiled.get(name) ?? moduleOf(content(), locals)
  compiled.set(name, module)
  return new WebAssembly.Instance(module, { here: { memory } }).exports.run as (...values: number[]) => void
}

/** A module of one function, `run`, over the memory `here.memory`. */
function moduleOf(
  content: Code,
  { parameters, numbers, vectors }: { parameters: number; numbers: number; vectors: number },
): WebAssembly.Module {
  const name = (text: string): number[] => [...size(text.length), ...new TextEncoder().encode(text)]
  const locals = many([
    [numbers, I32],
    [vectors, V128],
  ])
  const code = [...locals, ...content, 0x0b]
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(1, many([[0x60, ...many(Array.from({ length: parameters }, () => [I32])), 0]])),
      ...section(2, many([[...name('here'), ...name('memory'), 0x02, 0x00, 0]])),
      ...section(3, many([[0]])),
      ...section(7, many([[...name('run'), 0x00, 0]])),
      ...section(10, many([[...size(code.length), ...code]])),
    ]),
  )
}
