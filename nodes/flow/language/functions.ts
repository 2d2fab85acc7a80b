// The functions of the expression language. Each takes plain values and gives one; nothing here reaches outside.
import { canonical, type Json } from '../../../engine/graph/json.ts'
import { ExpressionError } from './tokens.ts'
import { describe, isEqual, isTrue, order, textOf } from './values.ts'

/** The longest text and the longest list that an expression may make. */
const LONGEST_TEXT = 1_000_000
const LONGEST_LIST = 100_000

interface Fn {
  /** How many values it takes. */
  readonly takes: readonly [least: number, most: number]
  readonly run: (args: readonly Json[]) => Json
  /** One line for people. */
  readonly says: string
}

const number = (value: Json | undefined, what = 'value'): number => {
  if (typeof value === 'number') return value
  throw new ExpressionError(`its ${what} is ${describe(value ?? null)}, not a number`)
}
const text = (value: Json | undefined, what = 'value'): string => {
  if (typeof value === 'string') return value
  throw new ExpressionError(`its ${what} is ${describe(value ?? null)}, not a text`)
}
const list = (value: Json | undefined): Json[] => {
  if (Array.isArray(value)) return value
  throw new ExpressionError(`its value is ${describe(value ?? null)}, not a list`)
}
/** A list of numbers: the one list that is given, or all the values. */
const numbers = (args: readonly Json[]): number[] =>
  (args.length === 1 && Array.isArray(args[0]) ? args[0] : args).map(value => number(value))
const some = (values: readonly number[]): readonly number[] => {
  if (values.length === 0) throw new ExpressionError('it has no numbers to look at')
  return values
}
const one = (run: (x: number) => number, says: string): Fn => ({
  takes: [1, 1],
  run: ([x]) => finite(run(number(x))),
  says,
})
const words = (run: (x: string) => string, says: string): Fn => ({ takes: [1, 1], run: ([x]) => run(text(x)), says })

export function finite(value: number): number {
  if (Number.isFinite(value)) return value
  throw new ExpressionError('the result is no finite number')
}
export function bounded<T extends string | Json[]>(value: T): T {
  const most = typeof value === 'string' ? LONGEST_TEXT : LONGEST_LIST
  if (value.length <= most) return value
  throw new ExpressionError(`the result is longer than ${most} ${typeof value === 'string' ? 'characters' : 'items'}`)
}

const round = (value: number, digits: number): number => {
  const scale = 10 ** Math.max(-12, Math.min(12, Math.trunc(digits)))
  return finite(Math.round(value * scale) / scale)
}

export const FUNCTIONS: Readonly<Record<string, Fn>> = {
  abs: one(Math.abs, 'without its sign'),
  floor: one(Math.floor, 'rounded down'),
  ceil: one(Math.ceil, 'rounded up'),
  sqrt: one(Math.sqrt, 'square root'),
  round: {
    takes: [1, 2],
    run: ([x, digits]) => round(number(x), digits === undefined ? 0 : number(digits, 'count of digits')),
    says: 'rounded, to so many digits',
  },
  min: { takes: [1, 100], run: args => Math.min(...some(numbers(args))), says: 'the least' },
  max: { takes: [1, 100], run: args => Math.max(...some(numbers(args))), says: 'the greatest' },
  sum: { takes: [1, 100], run: args => finite(numbers(args).reduce((a, b) => a + b, 0)), says: 'the sum' },
  mean: {
    takes: [1, 100],
    run: args => {
      const all = some(numbers(args))
      return finite(all.reduce((a, b) => a + b, 0) / all.length)
    },
    says: 'the mean',
  },
  clamp: {
    takes: [3, 3],
    run: ([x, low, high]) => Math.min(number(high, 'upper bound'), Math.max(number(low, 'lower bound'), number(x))),
    says: 'held between two bounds',
  },
  count: {
    takes: [1, 1],
    run: ([value]) => {
      if (typeof value === 'string') return [...value].length
      if (Array.isArray(value)) return value.length
      if (value !== null && typeof value === 'object') return Object.keys(value).length
      throw new ExpressionError(`its value is ${describe(value ?? null)}, which has no length`)
    },
    says: 'characters, items or members',
  },
  upper: words(x => x.toUpperCase(), 'in capitals'),
  lower: words(x => x.toLowerCase(), 'in small letters'),
  title: words(x => x.replace(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu, word => capital(word)), 'each word with a capital'),
  capital: words(capital, 'with a capital first letter'),
  trim: words(x => x.trim(), 'without blanks around it'),
  cut: {
    takes: [2, 2],
    run: ([x, most]) => {
      const letters = [...text(x)]
      const kept = Math.max(0, Math.floor(number(most, 'length')))
      return letters.length <= kept ? letters.join('') : `${letters.slice(0, Math.max(0, kept - 1)).join('')}…`
    },
    says: 'cut to so many characters',
  },
  pad: {
    takes: [2, 3],
    run: ([x, width, fill]) =>
      bounded(
        textOf(x ?? null).padStart(Math.min(10_000, number(width, 'width')), fill === undefined ? '0' : text(fill)),
      ),
    says: 'filled from the left, with 0 or another sign',
  },
  replace: {
    takes: [3, 3],
    run: ([x, from, to]) => {
      const sought = text(from, 'sought text')
      if (sought === '') throw new ExpressionError('its sought text is empty')
      return bounded(text(x).split(sought).join(text(to, 'new text')))
    },
    says: 'with each occurrence of a text replaced',
  },
  split: {
    takes: [2, 2],
    run: ([x, at]) => bounded(text(x).split(text(at, 'separator'))),
    says: 'a list of the parts between separators',
  },
  lines: {
    takes: [1, 1],
    run: ([x]) =>
      bounded(
        text(x)
          .split(/\r?\n/)
          .filter(line => line.trim() !== ''),
      ),
    says: 'a list of the lines that are not blank',
  },
  join: {
    takes: [1, 2],
    run: ([x, between]) =>
      bounded(
        list(x)
          .map(textOf)
          .join(between === undefined ? ', ' : text(between, 'separator')),
      ),
    says: 'a list as a text',
  },
  contains: {
    takes: [2, 2],
    run: ([x, part]) => contains(x ?? null, part ?? null),
    says: 'whether a text, list or object holds a part, an item or a member',
  },
  startsWith: {
    takes: [2, 2],
    run: ([x, part]) => text(x).startsWith(text(part, 'beginning')),
    says: 'whether it begins so',
  },
  endsWith: { takes: [2, 2], run: ([x, part]) => text(x).endsWith(text(part, 'end')), says: 'whether it ends so' },
  first: { takes: [1, 1], run: ([x]) => list(x)[0] ?? null, says: 'the first item' },
  last: { takes: [1, 1], run: ([x]) => list(x).at(-1) ?? null, says: 'the last item' },
  slice: {
    takes: [2, 3],
    run: ([x, from, to]) => {
      const start = number(from, 'start')
      const end = to === undefined ? undefined : number(to, 'end')
      return typeof x === 'string' ? [...x].slice(start, end).join('') : list(x).slice(start, end)
    },
    says: 'from one place up to another; negative ones count from the end',
  },
  reverse: { takes: [1, 1], run: ([x]) => [...list(x)].reverse(), says: 'last first' },
  unique: {
    takes: [1, 1],
    run: ([x]) => [...new Map(list(x).map(item => [canonical(item), item])).values()],
    says: 'each item once',
  },
  sort: {
    takes: [1, 1],
    run: ([x]) =>
      [...list(x)].sort((a, b) => {
        const by = order(a, b)
        if (by === undefined) throw new ExpressionError('its items are not all numbers or all texts')
        return by
      }),
    says: 'least first',
  },
  range: {
    takes: [1, 2],
    run: args => {
      const [from, to] = args.length === 1 ? [0, number(args[0])] : [number(args[0]), number(args[1], 'end')]
      const length = Math.max(0, Math.ceil(to - from))
      if (length > LONGEST_LIST)
        throw new ExpressionError(`it would have ${length} numbers; ${LONGEST_LIST} are the most`)
      return Array.from({ length }, (_, index) => from + index)
    },
    says: 'whole steps from a number up to, not with, another',
  },
  keys: {
    takes: [1, 1],
    run: ([x]) => {
      if (x !== null && typeof x === 'object' && !Array.isArray(x)) return Object.keys(x).sort()
      throw new ExpressionError(`its value is ${describe(x ?? null)}, not an object`)
    },
    says: "the names of an object's members, sorted",
  },
  all: { takes: [1, 1], run: ([x]) => list(x).every(isTrue), says: 'whether every item is true' },
  any: { takes: [1, 1], run: ([x]) => list(x).some(isTrue), says: 'whether an item is true' },
  number: {
    takes: [1, 1],
    run: ([x]) => {
      if (typeof x === 'boolean') return Number(x)
      const value = typeof x === 'string' && x.trim() !== '' ? Number(x) : x
      if (typeof value === 'number' && Number.isFinite(value)) return value
      throw new ExpressionError(`${describe(x ?? null)} is no number`)
    },
    says: 'a text as a number',
  },
  text: { takes: [1, 1], run: ([x]) => textOf(x ?? null), says: 'as a text' },
  json: { takes: [1, 1], run: ([x]) => canonical(x), says: 'as JSON' },
  boolean: { takes: [1, 1], run: ([x]) => isTrue(x ?? null), says: 'false for nothing, 0, "", [] and {}; else true' },
  timecode: {
    takes: [1, 2],
    run: ([seconds, fps]) => timecode(number(seconds), fps === undefined ? undefined : number(fps, 'frame rate')),
    says: 'seconds as 0:01:23.4, or as 00:01:23:09 with a frame rate',
  },
}

function capital(word: string): string {
  const [head = '', ...tail] = word
  return head.toUpperCase() + tail.join('')
}

export function contains(whole: Json, part: Json): boolean {
  if (typeof whole === 'string') return whole.includes(text(part, 'part'))
  if (Array.isArray(whole)) return whole.some(item => isEqual(item, part))
  if (whole !== null && typeof whole === 'object') return Object.hasOwn(whole, text(part, 'name'))
  throw new ExpressionError(`${describe(whole)} holds nothing to look for`)
}

function timecode(seconds: number, fps: number | undefined): string {
  if (seconds < 0) throw new ExpressionError('a timecode begins at 0')
  const two = (value: number) => String(value).padStart(2, '0')
  if (fps === undefined) {
    const tenths = Math.round(seconds * 10)
    const whole = Math.floor(tenths / 10)
    return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${tenths % 10}`
  }
  const rate = Math.round(fps)
  if (rate < 1) throw new ExpressionError('the frame rate must be at least 1')
  const frames = Math.round(seconds * fps)
  const whole = Math.floor(frames / rate)
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}:${two(frames % rate)}`
}
