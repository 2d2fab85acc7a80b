// From the text of an expression to its tree, by precedence climbing.
import { ExpressionError, type Token, tokensOf } from './tokens.ts'

export type Tree =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  /** `of[index]`, `of.name`. */
  | { readonly kind: 'member'; readonly of: Tree; readonly index: Tree; readonly at: number }
  /** `of[*]`: every item of a list. What follows is taken of each. */
  | { readonly kind: 'each'; readonly of: Tree; readonly at: number }
  | { readonly kind: 'unary'; readonly sign: string; readonly of: Tree; readonly at: number }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Tree; readonly right: Tree; readonly at: number }
  | { readonly kind: 'choice'; readonly condition: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[]; readonly at: number }

/** How strongly each sign binds. `**` binds to the right; the words `and`, `or`, `in` stand for signs. */
const STRENGTH: Readonly<Record<string, number>> = {
  '??': 2,
  '||': 3,
  '&&': 4,
  '==': 5,
  '!=': 5,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  in: 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
  '%': 8,
  '**': 10,
}
const UNARY = 9
const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', in: 'in' }
const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** Brackets in brackets, at most: a hostile expression must not exhaust the stack. */
const DEEPEST = 64

/**
 * Reads an expression: numbers, texts, `true`, `false`, `null`, `[lists]`, names, `a.b`, `a["b"]`, `a[0]`, `a[*].b`,
 * `- ! ** * / % + - < <= > >= in == != && || ??`, `condition ? a : b`, `call(a, b)` and `a | call(b)`.
 * @throws ExpressionError with the place
 */
export function parse(source: string): Tree {
  const tokens = tokensOf(source)
  let next = 0
  let depth = 0
  const peek = (): Token => tokens[next] as Token
  const take = (): Token => tokens[next++] as Token
  const isSign = (text: string): boolean => peek().kind === 'sign' && peek().text === text
  const accept = (text: string): boolean => {
    if (!isSign(text)) return false
    next++
    return true
  }
  const expect = (text: string, after: string): void => {
    if (!accept(text)) throw unexpected(`a ${text} ${after}`)
  }
  const unexpected = (wanted: string): ExpressionError => {
    const { kind, text, at } = peek()
    return new ExpressionError(
      `${kind === 'end' ? 'the expression ends' : `“${text}” stands`} where ${wanted} is expected`,
      at,
    )
  }
  const deeper = <T>(read: () => T): T => {
    if (++depth > DEEPEST) throw new ExpressionError(`more than ${DEEPEST} brackets lie in each other`, peek().at)
    const read_ = read()
    depth--
    return read_
  }

  /** `a | f(b) | g`: each takes what stands before it as its first argument. */
  function piped(): Tree {
    let tree = choice()
    while (accept('|')) {
      const { kind, text, at } = take()
      if (kind !== 'name') throw new ExpressionError('a | is followed by the name of a function, such as “| upper”', at)
      tree = { kind: 'call', name: text, args: [tree, ...(accept('(') ? list(')') : [])], at }
    }
    return tree
  }
  function choice(): Tree {
    const condition = binary(0)
    if (!accept('?')) return condition
    const yes = deeper(choice)
    expect(':', 'of a choice (condition ? this : that)')
    return { kind: 'choice', condition, yes, no: deeper(choice) }
  }
  function binary(least: number): Tree {
    let left = unary()
    for (;;) {
      const token = peek()
      const sign = token.kind === 'name' ? WORDS[token.text] : token.kind === 'sign' ? token.text : undefined
      const strength = sign === undefined ? undefined : STRENGTH[sign]
      if (sign === undefined || strength === undefined || strength < least) return left
      next++
      const right = deeper(() => binary(sign === '**' ? strength : strength + 1))
      left = { kind: 'binary', sign, left, right, at: token.at }
    }
  }
  function unary(): Tree {
    const token = peek()
    const sign = token.kind === 'name' ? WORDS[token.text] : token.text
    if ((token.kind !== 'sign' && token.kind !== 'name') || (sign !== '-' && sign !== '!')) return member()
    next++
    // −2 ** 2 is −4, as in mathematics.
    return { kind: 'unary', sign, of: deeper(() => binary(UNARY)), at: token.at }
  }
  function member(): Tree {
    let tree = single()
    for (;;) {
      const { at } = peek()
      if (accept('.')) {
        const { kind, text } = take()
        if (kind !== 'name') throw new ExpressionError('a dot is followed by a name', at)
        tree = { kind: 'member', of: tree, index: { kind: 'value', value: text }, at }
      } else if (accept('[')) {
        if (isSign('*') && tokens[next + 1]?.text === ']') {
          next += 2
          tree = { kind: 'each', of: tree, at }
          continue
        }
        const index = deeper(piped)
        expect(']', 'after the index')
        tree = { kind: 'member', of: tree, index, at }
      } else return tree
    }
  }
  function single(): Tree {
    const token = peek()
    if (token.kind === 'number') {
      next++
      return { kind: 'value', value: Number(token.text) }
    }
    if (token.kind === 'string') {
      next++
      return { kind: 'value', value: token.text }
    }
    if (token.kind === 'name') {
      next++
      const constant = Object.hasOwn(CONSTANTS, token.text) ? CONSTANTS[token.text] : undefined
      if (constant !== undefined) return { kind: 'value', value: constant }
      if (accept('(')) return { kind: 'call', name: token.text, args: list(')'), at: token.at }
      return { kind: 'name', name: token.text, at: token.at }
    }
    if (accept('(')) {
      const tree = deeper(piped)
      expect(')', 'after the bracket')
      return tree
    }
    if (accept('[')) return { kind: 'list', items: list(']') }
    throw unexpected('a value')
  }
  function list(end: ')' | ']'): Tree[] {
    const items: Tree[] = []
    if (accept(end)) return items
    do items.push(deeper(piped))
    while (accept(','))
    expect(end, `or a comma after ${items.length} ${items.length === 1 ? 'value' : 'values'}`)
    return items
  }

  if (peek().kind === 'end') throw new ExpressionError('the expression is empty')
  const tree = piped()
  if (peek().kind !== 'end') throw unexpected('the end or a sign')
  return tree
}
