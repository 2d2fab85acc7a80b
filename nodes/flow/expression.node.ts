// Expression: a value worked out from wired values.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any, BooleanType, NumberType, Text } from '../types.ts'
import { evaluate } from './language/evaluate.ts'
import { namesParam, scopeOf } from './language/names.ts'
import { isTrue, textOf } from './language/values.ts'

export default defineNode({
  type: 'flow/expression',
  version: 1,
  title: 'Expression',
  category: 'Flow',
  summary:
    'Works out a value from the wired ones: arithmetic, comparison, choice, texts, lists and members, as in (scene.frames / scene.fps) * 2.',
  inputs: {
    a: one(Any).describe('The first value; the node runs once for each of its items.'),
    b: one(Any).optional().describe('The second value.'),
    c: one(Any).optional().describe('The third value.'),
    d: one(Any).optional().describe('The fourth value.'),
    e: one(Any).optional().describe('The fifth value.'),
    f: one(Any).optional().describe('The sixth value.'),
  },
  params: z.object({
    expression: z.string().max(10_000).default('a').meta({
      title: 'Expression',
      description:
        'Such as a * 2 + 1, scene.place | upper, count(scene.characters) > 1 ? "crowd" : "alone". See docs/utility-nodes.md.',
      widget: 'multiline',
      face: true,
    }),
    names: namesParam('a, b, c, d, e, f'),
  }),
  outputs: {
    value: one(Any).describe('The value, whatever it is.'),
    text: one(Text).describe('The value as a text.'),
    number: one(NumberType).describe('The value when it is a number; else absent.'),
    boolean: one(BooleanType).describe('Whether the value is true: false for nothing, 0, "", [] and {}.'),
  },
  face: 'json',
  run: async ({ inputs: { a, b, c, d, e, f }, params }) => {
    const value = evaluate(params.expression, scopeOf(params.names, { a, b, c, d, e, f }))
    return {
      value,
      text: textOf(value),
      boolean: isTrue(value),
      number: typeof value === 'number' ? value : undefined,
    }
  },
})
