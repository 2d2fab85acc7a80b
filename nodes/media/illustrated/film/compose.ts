// A frame put together as planes: the set behind, the people before it, the last layer over both.
import { type Area, holds } from '../draw/area.ts'
import type { Rgb } from '../draw/color.ts'
import type { Pen, Sheet } from '../draw/pen.ts'
import type { Part } from './field.ts'
import { LARGEST_STEP, type Plane, scalerOf, scratchOf } from './scale.ts'
import { keptUnder, STEP } from './vectors.ts'
import {
  add,
  addShorts,
  addWords,
  and,
  bytePairs,
  bytes,
  type Code,
  dot,
  functionOf,
  get,
  half,
  highBytes,
  ifAny,
  int,
  lanes,
  load,
  loop,
  memoryOf,
  minus,
  or,
  set,
  shiftLeft,
  shiftRight,
  shiftWords,
  shorts,
  shortsRight,
  store,
  storeHalf,
  timesShorts,
  words,
  wordsRight,
} from './wasm.ts'
import { U, V, Y } from './weights.ts'
import { type Converter, scalar, yuvConverter } from './yuv.ts'

/** A painted set and where it is seen: its pixel (0, 0) at (`x`, `y`) of the picture, `scale` times as large. */
export interface Backdrop {
  readonly image: Sheet
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** A set as a view sees it. */
export interface Seen {
  /** The same object for as long as it is seen from there. */
  readonly view: unknown
  /** Its farthest part, if that is one sheet; and what of it stands before that, if anything. */
  readonly seen: Backdrop | undefined
  readonly nearer: { readonly area: Area; draw(pen: Pen): void } | undefined
}

/** Rows of people that are copied and laid on together. */
const STRIP = 16

/** Where planes lie: five of one size, one behind the other, are reached from one address. */
const At = {
  /** The set, unfinished, and finished. */
  Set: 0,
  Finished: 1,
  /** The last layer: how much it covers, and its own levels in that proportion. */
  Alpha: 2,
  Over: 3,
  /** What comes out. */
  Frame: 4,
} as const

const under = (below: Code, kept: Code, above: Code): Code =>
  addShorts(shortsRight(addShorts(timesShorts(below, kept), bytePairs(128, 128)), 8), above)

const BYTES = { at: 0, count: 1 } as const

/** `(address, count)`: finishes bytes of the set. */
function finishing(size: number): Code {
  const at = (which: number, i: 0 | 1): Code => half(load(get(BYTES.at), size * which), i)
  const finished = (i: 0 | 1): Code => under(at(At.Set, i), keptUnder(at(At.Alpha, i)), at(At.Over, i))
  return loop(
    [
      ...store(get(BYTES.at), bytes(finished(0), finished(1)), size * At.Finished),
      ...set(BYTES.at, add(get(BYTES.at), int(STEP))),
      ...set(BYTES.count, minus(get(BYTES.count), int(STEP))),
    ],
    BYTES.count,
  )
}

const [PEOPLE, LUMA, CHROMA_U, CHROMA_V, WIDTH, HEIGHT, SKIPPED] = [0, 1, 2, 3, 4, 5, 6] as const
const [LEFT, BELOW, SECOND] = [7, 8, 9] as const
const RED_BLUE = (row: number, i: number): number => 10 + row * 4 + i
const GREEN_ALPHA = (row: number, i: number): number => 18 + row * 4 + i
const SEEN = 26

/** Levels that black and grey have, in proportion to alpha: a share of 2¹⁵. */
const level = (of: number): number => Math.round((of * 32768) / 255)
type Weights = readonly [number, number, number]
const weighed = (redBlue: Code, greenAlpha: Code, [r, g, b]: Weights, base: number): Code =>
  addWords(dot(redBlue, bytePairs(r, b)), dot(greenAlpha, bytePairs(g, level(base))))

/**
 * `(people, y, u, v, width, height, skipped)`: lays premultiplied people on a part of the set and finishes both; where nobody
 * is, the finished set stays. `skipped` pixels of each row of the picture lie outside of the part.
 * @param across pixels from one row of the picture to the next
 */
function laying(size: number, across: number): Code {
  const stride = shiftLeft(get(WIDTH), 2)
  const blended = (address: number, which: 0 | 1, alpha: Code, people: Code): Code =>
    under(
      under(half(load(get(address), size * At.Set), which), keptUnder(alpha), people),
      keptUnder(half(load(get(address), size * At.Alpha), which)),
      half(load(get(address), size * At.Over), which),
    )
  const luma = (row: number): Code => {
    const four = (i: number): Code =>
      shiftWords(addWords(weighed(get(RED_BLUE(row, i)), get(GREEN_ALPHA(row, i)), Y, 16), words(1 << 14)), 15)
    const alpha = (i: number): Code => wordsRight(get(GREEN_ALPHA(row, i)), 16)
    const eight = (i: 0 | 1): Code =>
      blended(
        row === 0 ? LUMA : SECOND,
        i,
        shorts(alpha(i * 2), alpha(i * 2 + 1)),
        shorts(four(i * 2), four(i * 2 + 1)),
      )
    return store(get(row === 0 ? LUMA : SECOND), bytes(eight(0), eight(1)), size * At.Frame)
  }
  const both = (of: typeof RED_BLUE, i: number): Code => addShorts(get(of(0, i)), get(of(1, i)))
  const paired = (a: Code, b: Code): Code => addWords(lanes(a, b, 0), lanes(a, b, 1))
  const chroma = (address: number, weights: Weights): Code => {
    const column = (i: number): Code => weighed(both(RED_BLUE, i), both(GREEN_ALPHA, i), weights, 128)
    const four = (i: number): Code => shiftWords(addWords(paired(column(i), column(i + 1)), words(1 << 16)), 17)
    const alpha = (i: number): Code => wordsRight(both(GREEN_ALPHA, i), 16)
    const alphas = shortsRight(shorts(paired(alpha(0), alpha(1)), paired(alpha(2), alpha(3))), 2)
    const eight = blended(address, 0, alphas, shorts(four(0), four(2)))
    return storeHalf(get(address), bytes(eight, eight), size * At.Frame)
  }
  const pixels = (row: number, i: number): Code => load(row === 0 ? get(PEOPLE) : get(BELOW), i * 16)
  const each = [0, 1].flatMap(row => [0, 1, 2, 3].map(i => [row, i] as const))
  const seen = each.map(([row, i]) => pixels(row, i)).reduce(or)
  const people = each.flatMap(([row, i]) => [
    ...set(RED_BLUE(row, i), and(pixels(row, i), words(0x00ff00ff))),
    ...set(GREEN_ALPHA(row, i), highBytes(pixels(row, i))),
  ])
  const stays = (address: number): Code => load(get(address), size * At.Finished)
  const step = [
    ...set(BELOW, add(get(PEOPLE), stride)),
    ...set(SECOND, add(get(LUMA), int(across))),
    ...set(SEEN, seen),
    ...ifAny(
      get(SEEN),
      [...people, ...luma(0), ...luma(1), ...chroma(CHROMA_U, U), ...chroma(CHROMA_V, V)],
      [
        ...[LUMA, SECOND].flatMap(address => store(get(address), stays(address), size * At.Frame)),
        ...[CHROMA_U, CHROMA_V].flatMap(address => storeHalf(get(address), stays(address), size * At.Frame)),
      ],
    ),
    ...set(PEOPLE, add(get(PEOPLE), int(STEP * 4))),
    ...set(LUMA, add(get(LUMA), int(STEP))),
    ...[CHROMA_U, CHROMA_V].flatMap(address => set(address, add(get(address), int(STEP / 2)))),
    ...set(LEFT, minus(get(LEFT), int(STEP))),
  ]
  return loop(
    [
      ...set(LEFT, get(WIDTH)),
      ...loop(step, LEFT),
      // The second row was laid with the first.
      ...set(PEOPLE, add(get(PEOPLE), stride)),
      ...set(LUMA, add(add(get(LUMA), int(across)), get(SKIPPED))),
      ...[CHROMA_U, CHROMA_V].flatMap(address => set(address, add(get(address), shiftRight(get(SKIPPED), 1)))),
      ...set(HEIGHT, minus(get(HEIGHT), int(2))),
    ],
    HEIGHT,
  )
}

export interface Composer {
  /** Takes the last layer, premultiplied. */
  over(sheet: Sheet): void
  /** The planes of a picture of one colour under the last layer, in memory of their own. */
  tinted(color: Rgb): Uint8Array
  /** Takes a part of a painted set as what is behind; false where it is seen too small to be scaled here. */
  set(backdrop: Backdrop): boolean
  /** Takes a whole opaque picture as what is behind. */
  behind(rgba: Uint8Array): void
  /** The planes with a part of people before the set: the same memory each time. The part lies on whole steps. */
  lay(people: Part): Uint8Array
}

/** Sizes that are put together here. */
export const composes = (width: number, height: number): boolean => width % (STEP * 2) === 0 && height % 2 === 0

/** For pictures of a size that `composes`. */
export function composerOf(width: number, height: number): Composer {
  const area = width * height
  const size = area * 1.5
  const people = size * 5
  const scratch = people + width * STRIP * 4
  const sheetAt = scratch + scratchOf(MOST)
  const shared = memoryOf(sheetAt)
  let memory = new Uint8Array(shared.buffer)
  const lay = functionOf(`lay ${width}×${height}`, () => laying(size, width), shared, {
    parameters: 7,
    numbers: 3,
    vectors: 17,
  })
  const finish = functionOf(`finish ${size}`, () => finishing(size), shared, { parameters: 2, numbers: 0, vectors: 0 })
  const scale = scalerOf(shared, scratch)
  const layPart = ({ rgba, left, top, right, bottom }: Part): void => {
    const across = right - left
    for (let row = top; row < bottom; row += STRIP) {
      const rows = Math.min(STRIP, bottom - row)
      memory.set(rgba.subarray((row - top) * across * 4, (row - top + rows) * across * 4), people)
      const luma = row * width + left
      const chroma = area + ((row / 2) * width + left) / 2
      lay(people, luma, chroma, chroma + area / 4, across, rows, width - across)
    }
  }
  /** The part of the frame that is not the finished set alone; unknown when the set is another. */
  let covered: Area | undefined
  const whole: Area = { left: 0, top: 0, right: width, bottom: height }
  const own = planesOf(0, width, height)
  const fill = ([y, u, v]: readonly [number, number, number]): void => {
    for (const [i, plane] of own.entries())
      memory.fill([y, u, v][i] as number, plane.at, plane.at + plane.width * plane.height)
  }
  let convert: Converter | undefined
  let laid: Sheet | undefined
  let image: Sheet | undefined
  return {
    over(sheet) {
      if (sheet === laid) return
      const rgba = sheet.data()
      // What the layer shows alone: over nothing, under nothing.
      memory.fill(0, size * At.Set, size * At.Frame)
      layPart({ rgba, ...whole })
      covered = undefined
      memory.copyWithin(size * At.Over, size * At.Frame, size * (At.Frame + 1))
      alphasOf(rgba, memory.subarray(size * At.Alpha, size * (At.Alpha + 1)), width, height)
      laid = sheet
    },
    tinted(color) {
      fill(levelsOf(color))
      finish(0, size)
      covered = undefined
      return memory.slice(size * At.Finished, size * (At.Finished + 1))
    },
    set(backdrop) {
      const step = 1 / backdrop.scale
      const { width: w, height: h } = backdrop.image
      if (step > LARGEST_STEP || w > MOST) return false
      if (image !== backdrop.image) {
        const missing = sheetAt + w * h * 1.5 + 64 - memory.length
        if (missing > 0) {
          shared.grow(Math.ceil(missing / 65536))
          memory = new Uint8Array(shared.buffer)
        }
        memory.set(yuvConverter(w, h)(backdrop.image.data()), sheetAt)
        image = backdrop.image
      }
      for (const [i, plane] of planesOf(sheetAt, w, h).entries()) {
        // From the middle of a pixel to the middle of a pixel; chroma's are twice as far apart.
        const far = i === 0 ? 1 : 2
        const start = (offset: number): number => (0.5 - offset / far) * step - 0.5
        scale(plane, own[i] as Plane, step, start(backdrop.x), start(backdrop.y))
      }
      finish(0, size)
      covered = undefined
      return true
    },
    behind(rgba) {
      convert ??= yuvConverter(width, height)
      memory.set(convert(rgba))
      finish(0, size)
      covered = undefined
    },
    lay(part) {
      if (!covered || !holds(part, covered))
        memory.copyWithin(size * At.Frame, size * At.Finished, size * (At.Finished + 1))
      layPart(part)
      covered = part
      return memory.subarray(size * At.Frame, size * (At.Frame + 1))
    },
  }
}

/** The Y, U and V planes of a picture, one behind the other. */
const planesOf = (at: number, width: number, height: number): readonly Plane[] => [
  { at, width, height },
  { at: at + width * height, width: width / 2, height: height / 2 },
  { at: at + width * height * 1.25, width: width / 2, height: height / 2 },
]

/** A colour's Y, U and V. */
function levelsOf([red, green, blue]: Rgb): readonly [number, number, number] {
  const color = new Uint8Array(16).map((_, i) => [red, green, blue, 255][i % 4] as number)
  const [y = 0, , , , u = 0, v = 0] = scalar(2, 2)(color)
  return [y, u, v]
}

/** How much a layer covers of each pixel, and of each four for chroma. */
function alphasOf(rgba: Uint8Array, alphas: Uint8Array, width: number, height: number): void {
  const area = width * height
  for (let i = 0; i < area; i++) alphas[i] = rgba[i * 4 + 3] as number
  let at = area
  for (let row = 0; row < height; row += 2)
    for (let i = row * width; i < (row + 1) * width; i += 2, at++) {
      const four =
        (alphas[i] as number) +
        (alphas[i + 1] as number) +
        (alphas[i + width] as number) +
        (alphas[i + width + 1] as number)
      alphas[at] = four >> 2
    }
  alphas.copyWithin(area * 1.25, area, area * 1.25)
}

/** Pixels of the widest set that is scaled here. */
const MOST = 8192
