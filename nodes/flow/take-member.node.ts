// Take Member: a part of a value, by its path.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'
import { valueIn } from './language/evaluate.ts'
import { parse, type Tree } from './language/parse.ts'
import { ExpressionError } from './language/tokens.ts'

export default defineNode({
  type: 'flow/take-member',
  version: 1,
  title: 'Take Member',
  category: 'Flow',
  summary: 'Takes a part out of a value by its path: place, utterances[0].text, scenes[*].place, video of an Episode.',
  inputs: { value: one(Any).describe('What the part is taken of.') },
  params: z.object({
    path: z.string().max(1000).default('').meta({
      title: 'Path',
      description:
        'Names and [places]: characters[0].name; [-1] is the last; [*] takes it of every item; empty takes all.',
      face: true,
    }),
    missing: z.enum(['error', 'absent', 'fallback']).default('error').meta({
      title: 'If missing',
      description: 'What happens when there is no such part: an error that names it, an absent item, or the fallback.',
    }),
    fallback: z
      .json()
      .default(null)
      .meta({
        title: 'Fallback',
        description: 'What stands for a missing part.',
        widget: 'json',
        showIf: { param: 'missing', in: ['fallback'] },
      }),
  }),
  outputs: { value: one(Any).describe('The part. It fits any port; the node that reads it checks what it is.') },
  face: 'any',
  run: async ({ inputs: { value }, params: { path, missing, fallback } }) => {
    const trimmed = path.trim()
    if (trimmed === '') return { value }
    const tree = parse(trimmed.startsWith('[') ? `value${trimmed}` : `value.${trimmed}`)
    if (!isPath(tree)) throw new ExpressionError(`“${path}” is more than a path; use an Expression for it`)
    try {
      return { value: valueIn(tree, { value: value as Json }) }
    } catch (error) {
      if (!(error instanceof ExpressionError && error.isMissing) || missing === 'error') throw error
      return { value: missing === 'fallback' ? fallback : undefined }
    }
  },
})

const isPath = (tree: Tree): boolean =>
  tree.kind === 'name' ||
  (tree.kind === 'each' && isPath(tree.of)) ||
  (tree.kind === 'member' && isPath(tree.of) && (tree.index.kind === 'value' || tree.index.kind === 'unary'))
