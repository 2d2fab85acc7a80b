// Filter Items: lets an item pass, or makes it absent, by an expression over its value.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'
import { evaluate } from './language/evaluate.ts'
import { namesParam, scopeOf } from './language/names.ts'
import { isTrue } from './language/values.ts'

export default defineNode({
  type: 'flow/filter-items',
  version: 1,
  title: 'Filter Items',
  category: 'Flow',
  summary:
    'Keeps the items for which an expression is true; the others are absent from there on. Wire Number Items into b to choose by place or key.',
  inputs: {
    value: one(Any).describe('The items, one after the other.'),
    b: one(Any).optional().describe('Something else that the expression looks at.'),
    c: one(Any).optional().describe('And something else.'),
  },
  params: z.object({
    keep: z.string().max(10_000).default('true').meta({
      title: 'Keep',
      description: 'Which items pass, such as "ava" in value.characters, or b.index < 3.',
      widget: 'multiline',
      face: true,
    }),
    names: namesParam('value, b, c'),
  }),
  outputs: {
    kept: one(Any).typedAs('value').describe('The item, when the expression is true.'),
    rest: one(Any).typedAs('value').describe('The item, when it is not.'),
  },
  face: 'any',
  run: async ({ inputs: { value, b, c }, params }) =>
    isTrue(evaluate(params.keep, scopeOf(params.names, { value, b, c })))
      ? { kept: value, rest: undefined }
      : { kept: undefined, rest: value },
})
