// Compare: a question about one or two values, answered yes or no.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import type { Json } from '../../engine/graph/json.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any, BooleanType } from '../types.ts'
import { contains } from './language/functions.ts'
import { describe, isEqual, isTrue, order } from './language/values.ts'

export default defineNode({
  type: 'flow/compare',
  version: 1,
  title: 'Compare',
  category: 'Flow',
  summary: 'Asks one question about two values and answers yes or no, for Switch and on/off params.',
  inputs: {
    a: one(Any).describe('The value in question.'),
    b: one(Any).optional().describe('What it is compared with; the param “With” when nothing is wired.'),
  },
  params: z.object({
    operator: z
      .enum(['=', '≠', '<', '≤', '>', '≥', 'contains', 'is in', 'is true'])
      .default('=')
      .meta({ title: 'Question', description: 'How a stands to b.', face: true }),
    with: z.json().default(0).meta({ title: 'With', description: 'What a is compared with.', widget: 'json' }),
  }),
  outputs: {
    yes: one(BooleanType).describe('Whether it is so.'),
    no: one(BooleanType).describe('Whether it is not so.'),
  },
  face: 'text',
  run: async ({ inputs, params }) => {
    const yes = answer(inputs.a as Json, params.operator, (inputs.b === undefined ? params.with : inputs.b) as Json)
    return { yes, no: !yes }
  },
})

function answer(a: Json, operator: string, b: Json): boolean {
  switch (operator) {
    case '=':
      return isEqual(a, b)
    case '≠':
      return !isEqual(a, b)
    case 'contains':
      return contains(a, b)
    case 'is in':
      return contains(b, a)
    case 'is true':
      return isTrue(a)
  }
  const by = order(a, b)
  if (by === undefined)
    throw new PermanentError(
      `${describe(a)} and ${describe(b)} cannot be compared by ${operator}: both must be numbers or both texts. Take a member or convert one first.`,
    )
  return operator === '<' ? by < 0 : operator === '≤' ? by <= 0 : operator === '>' ? by > 0 : by >= 0
}
