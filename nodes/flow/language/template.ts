// Texts with holes: {{scene.place | upper}}, {{#if}}, {{#each}}.
import type { Json } from '../../../engine/graph/json.ts'
import { type Scope, valueIn } from './evaluate.ts'
import { bounded } from './functions.ts'
import { parse, type Tree } from './parse.ts'
import { ExpressionError } from './tokens.ts'
import { isTrue, membersOf, textOf } from './values.ts'

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hole'; readonly tree: Tree; readonly where: string }
  | {
      readonly kind: 'if'
      readonly tree: Tree
      readonly where: string
      readonly yes: Part[]
      readonly no: Part[]
    }
  | { readonly kind: 'each'; readonly tree: Tree; readonly where: string; readonly as: string; readonly body: Part[] }

/** Steps over all the holes of one text, and blocks in blocks. */
const MOST_STEPS = 1_000_000
const DEEPEST = 16

/**
 * Fills a template. `{{expression}}` puts a value in; `{{#if expression}}…{{else}}…{{/if}}` chooses; `{{#each list as
 * name}}…{{/each}}` repeats, with `name`, `name_index` (from 0) and `name_last`; `{{! a remark}}` leaves nothing. A line
 * that holds nothing but a block's tag leaves no empty line.
 * @throws ExpressionError that names the line and what is not there
 */
export function fill(template: string, scope: Scope): string {
  const budget = { steps: MOST_STEPS }
  let length = 0
  const write = (parts: readonly Part[], names: Scope): string => {
    let out = ''
    for (const part of parts) {
      const piece = part.kind === 'text' ? part.text : block(part, names)
      if (part.kind === 'text' || part.kind === 'hole') length += piece.length
      // Checked as it grows: a loop must not fill the memory before it is refused.
      if (length > 1_000_000) bounded('x'.repeat(1_000_001))
      out += piece
    }
    return out
  }
  const block = (part: Exclude<Part, { kind: 'text' }>, names: Scope): string => {
    const value = within(part.where, () => valueIn(part.tree, names, budget))
    if (part.kind === 'hole') return textOf(value)
    if (part.kind === 'if') return write(isTrue(value) ? part.yes : part.no, names)
    const list = itemsOf(value, part.where)
    return list
      .map((item, index) =>
        write(part.body, {
          ...names,
          [part.as]: item,
          [`${part.as}_index`]: index,
          [`${part.as}_last`]: index === list.length - 1,
        }),
      )
      .join('')
  }
  return write(partsOf(template), scope)
}

function itemsOf(value: Json, where: string): Json[] {
  if (Array.isArray(value)) return value
  if (value !== null && typeof value === 'object') return membersOf(value)
  throw new ExpressionError(`${where}: #each takes a list or an object`)
}

function within<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof ExpressionError) throw new ExpressionError(`${where}, ${error.message}`)
    throw error
  }
}

interface Tag {
  readonly text: string
  /** The text before it. */
  readonly before: string
  readonly line: number
}

function partsOf(template: string): Part[] {
  const { tags, tail } = tagsOf(template)
  let next = 0
  const read = (opened: Tag | undefined, depth: number): { parts: Part[]; ended: string } => {
    if (depth > DEEPEST) throw new ExpressionError(`more than ${DEEPEST} blocks lie in each other`)
    const parts: Part[] = []
    while (next < tags.length) {
      const tag = tags[next++] as Tag
      const where = `line ${tag.line}`
      if (tag.before !== '') parts.push({ kind: 'text', text: tag.before })
      if (tag.text.startsWith('!')) continue
      if (tag.text === 'else' || tag.text.startsWith('/')) {
        if (!opened) throw new ExpressionError(`${where}: {{${tag.text}}} closes nothing that is open`)
        return { parts, ended: tag.text }
      }
      const opening = /^#(\w+)\s+([\s\S]+)$/.exec(tag.text)
      if (!opening) {
        if (tag.text.startsWith('#')) throw new ExpressionError(`${where}: {{${tag.text}}} needs an expression`)
        parts.push({ kind: 'hole', where, tree: within(where, () => parse(tag.text)) })
        continue
      }
      const [, name = '', rest = ''] = opening
      if (name === 'if') {
        const then = read(tag, depth + 1)
        const otherwise = then.ended === 'else' ? read(tag, depth + 1) : { parts: [], ended: then.ended }
        close('/if', otherwise.ended, where)
        parts.push({
          kind: 'if',
          where,
          tree: within(where, () => parse(rest)),
          yes: then.parts,
          no: otherwise.parts,
        })
      } else if (name === 'each') {
        const [, list = '', as = 'item'] = /^([\s\S]+?)(?:\s+as\s+([\p{L}_][\p{L}\p{N}_]*))?$/u.exec(rest) ?? []
        const { parts: body, ended } = read(tag, depth + 1)
        close('/each', ended, where)
        parts.push({ kind: 'each', where, as, tree: within(where, () => parse(list)), body })
      } else throw new ExpressionError(`${where}: there is no block #${name}; there are #if and #each`)
    }
    if (opened) throw new ExpressionError(`line ${opened.line}: {{${opened.text}}} is never closed`)
    if (tail !== '') parts.push({ kind: 'text', text: tail })
    return { parts, ended: '' }
  }
  return read(undefined, 0).parts
}

function close(wanted: string, found: string, where: string): void {
  if (found !== wanted) throw new ExpressionError(`${where}: the block ends with {{${found}}}, not {{${wanted}}}`)
}

/** Tags that alone on a line take the line with them. */
const QUIET = /^(?:[#/!]|else$)/

function tagsOf(template: string): { tags: Tag[]; tail: string } {
  const tags: Tag[] = []
  let from = 0
  let line = 1
  for (;;) {
    const open = template.indexOf('{{', from)
    if (open < 0) return { tags, tail: template.slice(from) }
    line += newlines(template.slice(from, open))
    const end = template.indexOf('}}', open + 2)
    if (end < 0) throw new ExpressionError(`line ${line}: {{ has no closing }}`)
    const text = template.slice(open + 2, end).trim()
    let before = template.slice(from, open)
    let after = end + 2
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(template.slice(after))
    if (QUIET.test(text) && rest && beginsLine(template, open)) {
      before = before.replace(/[ \t]*$/, '')
      after += rest[0].length
    }
    tags.push({ text, before, line })
    line += newlines(template.slice(open, after))
    from = after
  }
}

/** Whether nothing but blanks stands before a place on its line. */
const beginsLine = (template: string, at: number): boolean =>
  template.slice(template.lastIndexOf('\n', at - 1) + 1, at).trim() === ''

const newlines = (text: string): number => text.split('\n').length - 1
