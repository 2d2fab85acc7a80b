// Number: one number that several nodes can share.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { NumberType } from '../types.ts'

export default defineNode({
  type: 'flow/number',
  version: 1,
  title: 'Number',
  category: 'Flow',
  summary: 'A number to wire into any number param, such as a length or a threshold.',
  inputs: {},
  params: z.object({
    number: z.number().default(0).meta({ title: 'Number', description: 'The number.', face: true }),
  }),
  outputs: { number: one(NumberType).describe('The number as it is.') },
  face: 'text',
  run: async ({ params }) => ({ number: params.number }),
})
