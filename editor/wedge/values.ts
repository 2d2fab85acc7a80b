// The values that a swept param takes, from what a person writes: a list, a range, or a number of seeds.
import { MOST_VARIANTS } from '../../engine/graph/edit/wedge.ts'
import type { Json } from '../../engine/graph/json.ts'
import { paramProblem } from '../../engine/graph/model/validate.ts'
import type { ParamSpec } from '../../engine/graph/spec.ts'

export interface Sweep {
  readonly kind: 'list' | 'range' | 'seeds'
  /** (`list`) Values between commas; for words, lines count too. */
  readonly words: string
  /** (`range`) Both ends belong to it. */
  readonly from: number
  readonly to: number
  readonly steps: number
  /** (`seeds`) How many, counted on from the param's own. */
  readonly seeds: number
}

/** How a param is swept before a person has said anything. */
export function firstSweep(param: ParamSpec, value: unknown): Sweep {
  const from = param.minimum ?? (typeof value === 'number' ? value : 0)
  const words =
    param.choices?.join(', ') ??
    (param.widget === 'toggle' ? 'true, false' : value === undefined ? '' : `${wordsOf(value)}`)
  const kind = param.widget === 'seed' ? 'seeds' : param.widget === 'slider' ? 'range' : 'list'
  return { kind, words, from, to: param.maximum ?? from + 1, steps: 3, seeds: 4 }
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The kinds of sweep that make sense for a param. */
export const kindsFor = (param: ParamSpec): Sweep['kind'][] =>
  param.type !== 'Number' ? ['list'] : param.widget === 'seed' ? ['seeds', 'list', 'range'] : ['list', 'range']

/** The largest seed there is, plus one. */
const SEEDS = 2 ** 32

/** The values of a sweep, or what is wrong with it. @param value the param's own */
export function valuesOf(param: ParamSpec, sweep: Sweep, value: unknown): { values: Json[]; problem?: string } {
  const values: Json[] = []
  for (const each of read(param, sweep, value)) {
    const problem = each === undefined ? 'is not a number' : paramProblem(param, each)
    if (problem) return { values: [], problem: `${param.title} ${problem}` }
    if (each !== undefined) values.push(each)
  }
  if (values.length === 0) return { values, problem: 'Write at least one value.' }
  if (values.length > MOST_VARIANTS) return { values, problem: `${MOST_VARIANTS} values are the most.` }
  return { values }
}

/** Numbers that are no numbers come out undefined. */
function read(param: ParamSpec, { kind, words, from, to, steps, seeds }: Sweep, value: unknown): (Json | undefined)[] {
  if (kind === 'seeds') {
    const first = typeof value === 'number' ? value : 0
    return Array.from({ length: Math.max(0, Math.min(seeds, MOST_VARIANTS + 1)) }, (_, at) => (first + at) % SEEDS)
  }
  if (kind === 'range') return rangeOf(from, to, steps, param)
  // A sentence has commas of its own: then a line is a value.
  const split = param.widget === 'multiline' || words.includes('\n') ? /\n/ : /,/
  return words
    .split(split)
    .map(word => word.trim())
    .filter(Boolean)
    .map((word): Json | undefined => {
      if (param.type === 'Number') return Number.isFinite(Number(word)) ? Number(word) : undefined
      if (param.type === 'Boolean') return word === 'true' ? true : word === 'false' ? false : word
      if (param.type !== 'Json') return word
      try {
        return JSON.parse(word) as Json
      } catch {
        return word
      }
    })
}

/** `steps` values from one end to the other, whole numbers where the param's step is whole. */
function rangeOf(from: number, to: number, steps: number, { step }: ParamSpec): number[] {
  const count = Math.max(1, Math.min(Math.round(steps), MOST_VARIANTS + 1))
  const whole = step !== undefined && Number.isInteger(step)
  const values = Array.from({ length: count }, (_, at) => {
    const exact = count === 1 ? from : from + ((to - from) * at) / (count - 1)
    return whole ? Math.round(exact) : Number(exact.toPrecision(6))
  })
  return [...new Set(values)]
}
