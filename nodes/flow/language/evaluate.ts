// The value of an expression: only the given names can be reached, and the work is bounded.
import type { Json } from '../../../engine/graph/json.ts'
import { bounded, contains, FUNCTIONS, finite } from './functions.ts'
import { parse, type Tree } from './parse.ts'
import { ExpressionError } from './tokens.ts'
import { describe, isEqual, isTrue, membersOf, order, textOf } from './values.ts'

export type Scope = Readonly<Record<string, Json>>

/** Steps that one evaluation may take. */
const MOST_STEPS = 1_000_000

/** These look at a missing value without failing. */
const FORGIVING = new Set(['default', 'has'])

/** Parses and evaluates. @throws ExpressionError that says what and where */
export const evaluate = (source: string, scope: Scope): Json => valueIn(parse(source), scope)

/**
 * The value of a tree. The same tree and scope give the same value; nothing is reached but the scope's own members.
 * @throws ExpressionError that says what and where
 */
export function valueIn(tree: Tree, scope: Scope, budget = { steps: MOST_STEPS }): Json {
  const value = (part: Tree): Json => {
    if (--budget.steps < 0) throw new ExpressionError(`the expression takes more than ${MOST_STEPS} steps`)
    switch (part.kind) {
      case 'value':
        return part.value
      case 'list':
        return part.items.map(value)
      case 'name':
        return named(part.name, part.at, scope)
      case 'member':
        return memberOf(value(part.of), value(part.index), part, () => spoken(part.of))
      case 'each':
        return goesOn(part.of) ? list(value(part.of)).flatMap(of => items(of, part.at)) : items(value(part.of), part.at)
      case 'choice':
        return value(isTrue(value(part.condition)) ? part.yes : part.no)
      case 'unary': {
        const of = value(part.of)
        if (part.sign === '!') return !isTrue(of)
        if (typeof of !== 'number') throw new ExpressionError(`− takes a number, not ${describe(of)}`, part.at)
        return -of
      }
      case 'binary':
        return binary(part)
      case 'call':
        return call(part)
    }
  }

  const orMissing = (part: Tree): Json | undefined => {
    try {
      return value(part)
    } catch (error) {
      if (error instanceof ExpressionError && error.isMissing) return undefined
      throw error
    }
  }

  const binary = ({ sign, left, right, at }: Extract<Tree, { kind: 'binary' }>): Json => {
    if (sign === '&&') return isTrue(value(left)) && isTrue(value(right))
    if (sign === '||') return isTrue(value(left)) || isTrue(value(right))
    if (sign === '??') return orMissing(left) ?? value(right)
    const a = value(left)
    const b = value(right)
    switch (sign) {
      case '==':
        return isEqual(a, b)
      case '!=':
        return !isEqual(a, b)
      case 'in':
        return contains(b, a)
      case '+':
        return add(a, b, at)
      case '<':
      case '<=':
      case '>':
      case '>=': {
        const by = order(a, b)
        if (by === undefined)
          throw new ExpressionError(`${describe(a)} and ${describe(b)} cannot be compared by ${sign}`, at)
        return sign === '<' ? by < 0 : sign === '<=' ? by <= 0 : sign === '>' ? by > 0 : by >= 0
      }
      default:
        if (typeof a !== 'number' || typeof b !== 'number')
          throw new ExpressionError(`${sign} takes two numbers, not ${describe(a)} and ${describe(b)}`, at)
        if (b === 0 && (sign === '/' || sign === '%')) throw new ExpressionError(`${a} ${sign} 0 has no value`, at)
        return finite(
          sign === '-' ? a - b : sign === '*' ? a * b : sign === '/' ? a / b : sign === '%' ? a % b : a ** b,
        )
    }
  }

  const call = ({ name, args, at }: Extract<Tree, { kind: 'call' }>): Json => {
    if (FORGIVING.has(name)) {
      const [asked, fallback] = args
      const wants = name === 'has' ? 1 : 2
      if (!asked || args.length !== wants)
        throw new ExpressionError(`${name} takes ${wants === 1 ? 'one value' : 'a value and what stands for it'}`, at)
      const found = orMissing(asked) ?? null
      if (name === 'has') return found !== null
      return found === null || found === '' ? value(fallback as Tree) : found
    }
    const fn = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (!fn)
      throw new ExpressionError(
        `there is no function ${name}; there are ${Object.keys(FUNCTIONS).join(', ')}, default, has`,
        at,
      )
    const [least, most] = fn.takes
    if (args.length < least || args.length > most)
      throw new ExpressionError(
        `${name} (${fn.says}) takes ${least === most ? least : `${least} to ${most}`} values, not ${args.length}`,
        at,
      )
    const given = args.map(value)
    // A function costs what it looks at.
    for (const one of given)
      budget.steps -= Array.isArray(one) || typeof one === 'string' ? Math.ceil(one.length / 8) : 0
    try {
      return fn.run(given)
    } catch (error) {
      if (error instanceof ExpressionError) throw new ExpressionError(`${name}: ${error.message}`, at)
      throw error
    }
  }

  return value(tree)
}

function named(name: string, at: number, scope: Scope): Json {
  const found = Object.hasOwn(scope, name) ? scope[name] : undefined
  if (found !== undefined) return found
  throw new ExpressionError(`there is no ${name}; known are ${Object.keys(scope).join(', ') || 'no names'}`, at, true)
}

function memberOf(of: Json, index: Json, { of: left, at }: { of: Tree; at: number }, name: () => string): Json {
  if (left.kind === 'each' || (left.kind === 'member' && goesOn(left)))
    return Array.isArray(of)
      ? of.map(item => memberOf(item, index, PLAIN, () => `an item of ${name()}`))
      : missing(of, index, at, name)
  if (Array.isArray(of) && typeof index === 'number') {
    const found = of.at(Math.trunc(index))
    if (found !== undefined) return found
  } else if (typeof of === 'string' && typeof index === 'number') {
    const found = [...of].at(Math.trunc(index))
    if (found !== undefined) return found
  } else if (of !== null && typeof of === 'object' && !Array.isArray(of)) {
    const key = typeof index === 'number' ? String(index) : index
    if (typeof key === 'string' && Object.hasOwn(of, key)) return of[key] ?? null
  }
  return missing(of, index, at, name)
}

const PLAIN = { of: { kind: 'value', value: null }, at: 0 } as const

/** Whether a chain of members goes on from an `[*]`. */
const goesOn = (tree: Tree): boolean => tree.kind === 'each' || (tree.kind === 'member' && goesOn(tree.of))

function missing(of: Json, index: Json, at: number, name: () => string): never {
  const sought = typeof index === 'number' ? `item ${index}` : `“${textOf(index)}”`
  const known =
    of !== null && typeof of === 'object' && !Array.isArray(of)
      ? `it has ${Object.keys(of).sort().slice(0, 12).join(', ') || 'no members'}`
      : `it is ${describe(of)}`
  throw new ExpressionError(`there is no ${sought} in ${name()}: ${known}`, at, true)
}

const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value])

function items(of: Json, at: number): Json[] {
  if (Array.isArray(of)) return of
  if (of !== null && typeof of === 'object') return membersOf(of)
  throw new ExpressionError(`[*] takes a list or an object, not ${describe(of)}`, at)
}

function add(a: Json, b: Json, at: number): Json {
  if (typeof a === 'number' && typeof b === 'number') return finite(a + b)
  if (Array.isArray(a) && Array.isArray(b)) return bounded([...a, ...b])
  const plain = (value: Json) => typeof value === 'string' || typeof value === 'number'
  if (plain(a) && plain(b)) return bounded(textOf(a) + textOf(b))
  throw new ExpressionError(`+ takes numbers, texts or two lists, not ${describe(a)} and ${describe(b)}`, at)
}

/** A tree as a path in words: `scene.place`. */
function spoken(tree: Tree): string {
  if (tree.kind === 'name') return tree.name
  if (tree.kind === 'each') return `${spoken(tree.of)}[*]`
  if (tree.kind === 'member' && tree.index.kind === 'value')
    return typeof tree.index.value === 'number'
      ? `${spoken(tree.of)}[${tree.index.value}]`
      : `${spoken(tree.of)}.${tree.index.value}`
  return 'that value'
}
