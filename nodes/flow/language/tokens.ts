// The words of the expression language: numbers, strings, names and signs, each with the column it stands in.
import { PermanentError } from '../../../engine/graph/context.ts'

/** What is wrong with an expression, or with the values it meets. `isMissing` when a value that it names is not there. */
export class ExpressionError extends PermanentError {
  override name = 'ExpressionError'
  readonly isMissing: boolean
  constructor(message: string, at?: number, isMissing = false) {
    super(at === undefined ? message : `at character ${at + 1}: ${message}`)
    this.isMissing = isMissing
  }
}

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end'
  readonly text: string
  /** Characters before it. */
  readonly at: number
}

/** The longest expression, in characters and in words: a hostile one must not exhaust the stack. */
const LONGEST = 10_000
const MOST_WORDS = 2000

const SIGNS = /^(?:\*\*|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%<>!?:.,()[\]|])/
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/
const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', "'": "'", '"': '"' }

/** @throws ExpressionError with the character that belongs to no word */
export function tokensOf(source: string): Token[] {
  if (source.length > LONGEST)
    throw new ExpressionError(`the expression has ${source.length} characters; ${LONGEST} are the most`)
  const tokens: Token[] = []
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at, at + 400)
    const blank = /^\s+/.exec(rest)?.[0]
    if (blank) {
      at += blank.length
      continue
    }
    if (rest.startsWith('"') || rest.startsWith("'")) {
      const { text, end } = stringAt(source, at)
      tokens.push({ kind: 'string', text, at })
      at = end
      continue
    }
    const number = NUMBER.exec(rest)?.[0]
    const name = NAME.exec(rest)?.[0]
    const sign = SIGNS.exec(rest)?.[0]
    const text = number ?? name ?? sign
    if (text === undefined) throw new ExpressionError(`“${[...rest][0]}” belongs to no expression`, at)
    if (tokens.length === MOST_WORDS)
      throw new ExpressionError(`the expression has more than ${MOST_WORDS} words and signs`, at)
    tokens.push({ kind: number ? 'number' : name ? 'name' : 'sign', text, at })
    at += text.length
  }
  tokens.push({ kind: 'end', text: '', at: source.length })
  return tokens
}

function stringAt(source: string, from: number): { text: string; end: number } {
  const quote = source[from]
  let text = ''
  for (let at = from + 1; at < source.length; at++) {
    const char = source[at] as string
    if (char === quote) return { text, end: at + 1 }
    if (char !== '\\') {
      text += char
      continue
    }
    const escaped = ESCAPES[source[++at] ?? '']
    if (escaped === undefined)
      throw new ExpressionError(`“\\${source[at] ?? ''}” is no escape; \\n, \\t, \\\\, \\' and \\" are`, at)
    text += escaped
  }
  throw new ExpressionError(`the text that begins here has no closing ${quote}`, from)
}
