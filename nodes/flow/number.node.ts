// Number: a value to wire into any numeric param.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/number',
  version: 1,
  title: 'Number',
  category: 'Flow',
  summary: 'A number, set once and wired into as many params as need it.',
  inputs: {},
  params: z.object({ value: z.number().default(0).meta({ description: 'The number.', face: true }) }),
  outputs: { value: one(NumberType).describe('The number.') },
  face: 'text',
  run: async ({ params }) => ({ value: params.value }),
})
