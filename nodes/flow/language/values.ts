// What the expression language knows of values: truth, equality, words for people, text. Members of objects come sorted:
// two objects that count as one input must give one result, whatever order their members were written in.
import { canonical, type Json } from '../../../engine/graph/json.ts'

/** false, null, 0, '' and empty lists and objects are not true. */
export function isTrue(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0
  return Boolean(value)
}

export const isEqual = (a: Json, b: Json): boolean => canonical(a) === canonical(b)

/** Numbers by size, texts by code unit; undefined when the two cannot be compared. */
export function order(a: Json, b: Json): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return undefined
}

/** `a number`, `the text "lab"`, `a list of 3`, `nothing`. */
export function describe(value: Json): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)}`
  return typeof value === 'number' ? `the number ${value}` : `${value}`
}

/** The members of an object in the order of their names. */
export const membersOf = (value: { readonly [key: string]: Json }): Json[] =>
  Object.keys(value)
    .sort()
    .map(key => value[key] as Json)

/** A value as it stands in a text: texts as they are, nothing as '', lists with commas, objects as JSON. */
export function textOf(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return typeof value === 'object' ? canonical(value) : String(value)
}
